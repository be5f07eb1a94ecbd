/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/diple-article-view.h"

G_BEGIN_DECLS

/* DipleSuggestionBar stands over an article that a model suggested something for: it counts what is
 * left to answer, and accepts all from a score on. It is there only while the view shows
 * suggestions. */
#define DIPLE_TYPE_SUGGESTION_BAR (diple_suggestion_bar_get_type ())
G_DECLARE_FINAL_TYPE (DipleSuggestionBar, diple_suggestion_bar, DIPLE, SUGGESTION_BAR, GtkWidget)

/* The view that is worked in, which outlives the bar. */
void diple_suggestion_bar_set_view (DipleSuggestionBar *self, DipleArticleView *view);

/* Asks from which score on to accept; says why where that cannot be. */
void diple_suggestion_bar_ask (DipleSuggestionBar *self);

G_END_DECLS
