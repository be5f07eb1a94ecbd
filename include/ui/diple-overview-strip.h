/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/diple-article-view.h"

G_BEGIN_DECLS

/* DipleOverviewStrip is a narrow column beside the article that shows where in the whole text spans
 * lie, which part is on the screen, and where the active span is; a click goes there. Property
 * "view": the DipleArticleView it stands beside. */
#define DIPLE_TYPE_OVERVIEW_STRIP (diple_overview_strip_get_type ())
G_DECLARE_FINAL_TYPE (DipleOverviewStrip, diple_overview_strip, DIPLE, OVERVIEW_STRIP, GtkWidget)

GtkWidget *diple_overview_strip_new (void);

DipleArticleView *diple_overview_strip_get_view (DipleOverviewStrip *self);
void diple_overview_strip_set_view (DipleOverviewStrip *self, DipleArticleView *view);

G_END_DECLS
