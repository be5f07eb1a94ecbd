/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* DipleMarkdown shows a Markdown text (CommonMark) as labels, a block each: headings, paragraphs,
 * lists, quotations, code. Links to the web and to mail open outside; HTML is shown as it is
 * written. */
#define DIPLE_TYPE_MARKDOWN (diple_markdown_get_type ())
G_DECLARE_FINAL_TYPE (DipleMarkdown, diple_markdown, DIPLE, MARKDOWN, GtkWidget)

GtkWidget *diple_markdown_new (void);
void diple_markdown_set_text (DipleMarkdown *self, const char *text);

/* What stands in paragraph and heading, as Pango markup; for tests too. @text is one block. A new
 * string. */
char *diple_markdown_to_markup (const char *text);

G_END_DECLS
