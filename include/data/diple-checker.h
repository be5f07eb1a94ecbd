/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-editor.h"
#include "data/diple-flags.h"
#include "data/diple-validators.h"

G_BEGIN_DECLS

/* DipleChecker knows what is probably wrong with the spans of the document that an editor has open,
 * and which of them carry a question about the guidelines. It looks in small steps while nothing
 * else is to be done, and again only at what changed. Lives on the main thread.
 *
 * Signal "changed" (): warnings or questions are other ones now. */
#define DIPLE_TYPE_CHECKER (diple_checker_get_type ())
G_DECLARE_FINAL_TYPE (DipleChecker, diple_checker, DIPLE, CHECKER, GObject)

DipleChecker *diple_checker_new (DipleEditor *editor);

/* What is probably wrong with @span, in a sentence or several, or NULL; lent until "changed". */
const char *diple_checker_get_warning (DipleChecker *self, gint64 span);
guint diple_checker_count_warnings (DipleChecker *self); /* spans with a warning */

/* The question on @span, or NULL; lent until "changed". */
const DipleFlag *diple_checker_get_flag (DipleChecker *self, gint64 span);

/* Each is one action; should it fail, the editor's "refused" says why. */
void diple_checker_ask (DipleChecker *self, gint64 span, const char *question);
void diple_checker_take_back (DipleChecker *self, gint64 span);
void diple_checker_answer (DipleChecker *self, gint64 span, const char *answer, gboolean answered);
void diple_checker_switch (DipleChecker *self, DipleValidator validator, gboolean on);
gboolean diple_checker_is_on (DipleChecker *self, DipleValidator validator);

G_END_DECLS
