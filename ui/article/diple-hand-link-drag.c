/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/article/diple-article-view-private.h"

#include <glib/gi18n-lib.h>

/* Linking by a drag from the dot of the active span to another span. */

gboolean
diple_link_drag_begin (DipleArticleView *self, double x, double y)
{
  const DipleSpan *active;
  DipleLink link = { .dragging = TRUE };

  if (!diple_article_view_is_open (self))
    return FALSE;
  diple_article_view_to_buffer (self, x, y, &link.x, &link.y);
  active = diple_editor_get_active (self->editor);
  if (active == NULL || !diple_painter_dot_at (self->painter, link.x, link.y))
    return FALSE;
  link.span = active->id;
  diple_painter_set_link (self->painter, &link);
  return TRUE;
}

void
diple_link_drag_to (DipleArticleView *self, double x, double y)
{
  DipleLink link = self->painter->link;
  const DipleSpan *span = diple_article_view_span_at (self, x, y);

  diple_article_view_to_buffer (self, x, y, &link.x, &link.y);
  link.target = span != NULL && diple_link_allows (&link, self->editor, span) ? span->id : 0;
  diple_painter_set_link (self->painter, &link);
}

static void
say_why_not (DipleArticleView *self, const DipleSpan *from, const DipleSpan *to)
{
  const DipleSchema *schema = diple_editor_get_schema (self->editor);
  const DipleLabel *label = diple_schema_label (schema, from->label);
  const DipleLabel *other = diple_schema_label (schema, to->label);
  g_autofree char *reason = NULL;

  for (guint i = 0; i < schema->relation_types->len && reason == NULL; i++)
    {
      const DipleRelationType *type = g_ptr_array_index (schema->relation_types, i);

      if (diple_link_joins (schema, type->id, from->label, to->label))
        reason = diple_editor_why_not_link (self->editor, type->id, from->id, to->id, to->label);
    }
  if (reason == NULL)
    /* Translators: two labels. */
    reason = g_strdup_printf (_ ("The schema has no relation between %s and %s"),
                              label != NULL ? label->name : "?",
                              other != NULL ? other->name : "?");
  g_signal_emit_by_name (self->editor, "refused", reason);
}

/* Both ends stay marked for as long as the menu is there. */
static void
ask_for_type (DipleArticleView *self, const DipleLink *dropped, const GArray *types, gint64 target)
{
  DipleLink link = *dropped;
  int x, y;

  link.dragging = FALSE;
  link.asking = TRUE;
  link.target = target;
  diple_painter_set_link (self->painter, &link);
  gtk_text_view_buffer_to_window_coords (
      GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, (int) link.x, (int) link.y, &x, &y);
  diple_hand_show_types (self, types, target, &(GdkRectangle){ x, y, 1, 1 });
  diple_article_view_announce (self, _ ("Choose how the two spans are linked"));
}

/* One way to link links; of several the user chooses. */
void
diple_link_drag_end (DipleArticleView *self, double x, double y)
{
  const DipleSpan *to = diple_article_view_span_at (self, x, y);
  DipleLink link = self->painter->link;
  const DipleSpan *from =
      diple_span_index_find (diple_editor_get_spans (self->editor), link.span, NULL);
  g_autoptr (GArray) types = NULL;

  diple_link_leave (self);
  if (from == NULL || to == NULL || from->id == to->id)
    return;
  types = diple_link_types (self->editor, from, to);
  if (types->len == 0)
    say_why_not (self, from, to);
  else if (types->len == 1)
    diple_link_make (self, g_array_index (types, gint64, 0), from->id, to->id);
  else
    {
      diple_article_view_to_buffer (self, x, y, &link.x, &link.y);
      ask_for_type (self, &link, types, to->id);
    }
}
