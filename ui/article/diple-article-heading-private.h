/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* DipleArticleHeading is the title and byline above an article's text. It is as wide as it is told
 * to be, and as high as that makes it. */
#define DIPLE_TYPE_ARTICLE_HEADING (diple_article_heading_get_type ())
G_DECLARE_FINAL_TYPE (DipleArticleHeading, diple_article_heading, DIPLE, ARTICLE_HEADING, GtkWidget)

/* NULL shows nothing. */
void diple_article_heading_set_document (DipleArticleHeading *self, const DipleDocument *document);

/* The height at this width. */
int diple_article_heading_get_height (DipleArticleHeading *self, int width);

G_END_DECLS
