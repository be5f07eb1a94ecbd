/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-editor.h"
#include "data/diple-review-rules.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* DipleRulesDialog decides many items at once by a rule: it lists what would be decided, and does
 * it as one action.
 *
 * Signal "decided" (const char *sentence): what was done. */
#define DIPLE_TYPE_RULES_DIALOG (diple_rules_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DipleRulesDialog, diple_rules_dialog, DIPLE, RULES_DIALOG, AdwWindow)

/* @document is the one that the rule can be narrowed to, or 0; @patterns what to begin with, or 0.
 */
DipleRulesDialog *diple_rules_dialog_new (GtkWindow *parent,
                                          DipleEditor *editor,
                                          const DipleReviewOptions *options,
                                          gint64 document,
                                          DiplePatternSet patterns);

G_END_DECLS
