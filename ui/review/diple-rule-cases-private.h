/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-review-rules.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* DipleRuleCases is what a rule would decide, each case with a tick: a GListModel of DipleRuleCase.
 * However many there are, an object is made only of those that are looked at.
 *
 * Signal "changed" (): other cases are ticked now. */
#define DIPLE_TYPE_RULE_CASES (diple_rule_cases_get_type ())
G_DECLARE_FINAL_TYPE (DipleRuleCases, diple_rule_cases, DIPLE, RULE_CASES, GObject)

/* One of them as an object. */
#define DIPLE_TYPE_RULE_CASE (diple_rule_case_get_type ())
G_DECLARE_FINAL_TYPE (DipleRuleCase, diple_rule_case, DIPLE, RULE_CASE, GObject)

/* Of DipleReviewProposal *; all of them are ticked. */
DipleRuleCases *diple_rule_cases_new (GPtrArray *proposals);
guint diple_rule_cases_count (DipleRuleCases *self);
guint diple_rule_cases_count_ticked (DipleRuleCases *self);
gboolean diple_rule_cases_get_ticked (DipleRuleCases *self, guint place);
void diple_rule_cases_set_ticked (DipleRuleCases *self, guint place, gboolean ticked);
void diple_rule_cases_tick_all (DipleRuleCases *self, gboolean ticked);

/* The keys of the items that are ticked, gint64 * as diple_review_rule_apply() takes them. */
GHashTable *diple_rule_cases_dup_keys (DipleRuleCases *self);

DipleRuleCases *diple_rule_case_get_cases (DipleRuleCase *self);
guint diple_rule_case_get_place (DipleRuleCase *self);
const DipleReviewProposal *diple_rule_case_get_proposal (DipleRuleCase *self);

G_END_DECLS
