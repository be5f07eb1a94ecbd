/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/review/diple-rule-cases-private.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* DipleRuleCaseRow shows one case of a rule, with a tick: the place, and what would be decided. */
#define DIPLE_TYPE_RULE_CASE_ROW (diple_rule_case_row_get_type ())
G_DECLARE_FINAL_TYPE (DipleRuleCaseRow, diple_rule_case_row, DIPLE, RULE_CASE_ROW, GtkWidget)

GtkWidget *diple_rule_case_row_new (void);

/* @one may be NULL. */
void
diple_rule_case_row_set (DipleRuleCaseRow *self, DipleRuleCase *one, const DipleSchema *schema);

G_END_DECLS
