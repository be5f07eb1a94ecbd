/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/article/diple-article-view-private.h"

#include <adwaita.h>

#define MAX_FINDS 2000 /* coloured; GTK merges tags slowly, and nobody looks at more */
#define LIGHT "#f9f06b"
#define DARK "#6b5a14"

static GtkTextTag *
ensure_tag (GtkTextBuffer *buffer)
{
  GtkTextTag *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), "find");

  return tag != NULL ? tag : gtk_text_buffer_create_tag (buffer, "find", NULL);
}

void
diple_article_view_set_finds (DipleArticleView *self, const DipleRange *ranges, guint n_ranges)
{
  GtkTextBuffer *buffer;
  GtkTextTag *tag;
  GtkTextIter start, end;
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());

  g_return_if_fail (DIPLE_IS_ARTICLE_VIEW (self));

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  tag = ensure_tag (buffer);
  g_object_set (tag, "background", dark ? DARK : LIGHT, NULL);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_tag (buffer, tag, &start, &end);
  if (self->text == NULL)
    return;

  for (guint i = 0; i < n_ranges && i < MAX_FINDS; i++)
    {
      gtk_text_buffer_get_iter_at_offset (
          buffer, &start, diple_display_text_from_document (self->text, ranges[i].start));
      gtk_text_buffer_get_iter_at_offset (
          buffer, &end, diple_display_text_from_document (self->text, ranges[i].end));
      gtk_text_buffer_apply_tag (buffer, tag, &start, &end);
    }
}
