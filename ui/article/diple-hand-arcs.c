/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/article/diple-article-view-private.h"

#include <glib/gi18n-lib.h>

/* The hand on an arc's label: a click chooses the relation, two jump to its other end. */

/* How many relations of a shared line a tooltip has room for. */
#define MOST_LINES 6

gint64
diple_hand_arc_at (DipleArticleView *self, double x, double y)
{
  double buffer_x, buffer_y;

  if (!diple_article_view_is_open (self) || diple_link_is_on (self))
    return 0;
  diple_article_view_to_buffer (self, x, y, &buffer_x, &buffer_y);
  return diple_arcs_at (self->painter->arcs, buffer_x, buffer_y);
}

void
diple_article_view_select_relation (DipleArticleView *self, gint64 relation)
{
  g_return_if_fail (DIPLE_IS_ARTICLE_VIEW (self));

  if (diple_arcs_get_selected (self->painter->arcs) == relation)
    return;
  diple_arcs_set_selected (self->painter->arcs, relation);
  diple_article_view_update_actions (self);
  g_signal_emit_by_name (self, "select-relation", relation);
}

gint64
diple_article_view_get_selected_relation (DipleArticleView *self)
{
  g_return_val_if_fail (DIPLE_IS_ARTICLE_VIEW (self), 0);

  return diple_arcs_get_selected (self->painter->arcs);
}

/* The end that is not active; the target when neither is. */
static gint64
end_to_jump_to (DipleArticleView *self, const DipleRelation *relation)
{
  const DipleSpan *active = diple_editor_get_active (self->editor);

  return active != NULL && active->id == relation->target ? relation->source : relation->target;
}

void
diple_hand_jump (DipleArticleView *self, gint64 relation)
{
  const DipleRelation *found = diple_editor_find_relation (self->editor, relation);
  const DipleFarSpan *far;
  const DipleSpan *span;
  gint64 end;

  if (found == NULL)
    return;
  end = end_to_jump_to (self, found);
  span = diple_span_index_find (diple_editor_get_spans (self->editor), end, NULL);
  far = span == NULL ? diple_editor_get_far (self->editor, end) : NULL;
  if (span != NULL)
    {
      g_autofree char *words = diple_article_view_describe_warned (self, span);

      diple_editor_set_active (self->editor, end);
      diple_article_view_announce (self, words);
    }
  else if (far != NULL)
    g_signal_emit_by_name (
        self, "show-place", far->span->document, end, far->span->range.start, far->span->range.end);
}

void
diple_hand_press_arc (DipleArticleView *self, gint64 relation, guint n_press)
{
  if (n_press == 1)
    {
      const DipleRelation *found = diple_editor_find_relation (self->editor, relation);
      g_autofree char *words =
          found != NULL ? diple_article_view_describe_relation (self, found) : NULL;

      diple_article_view_select_relation (self, relation);
      if (words != NULL)
        diple_article_view_announce (self, words);
    }
  else if (n_press == 2)
    diple_hand_jump (self, relation);
}

static void
append_end (DipleArticleView *self, GString *words, gint64 id)
{
  const DipleSpan *span = diple_span_index_find (diple_editor_get_spans (self->editor), id, NULL);
  const DipleFarSpan *far = span == NULL ? diple_editor_get_far (self->editor, id) : NULL;
  g_autofree char *text = span != NULL ? diple_article_view_describe (self, span) : NULL;

  if (text != NULL)
    g_string_append (words, text);
  else if (far != NULL)
    g_string_append_printf (words, "“%s” (%s)", far->surface, far->title);
  else
    g_string_append (words, "?");
}

char *
diple_article_view_describe_relation (DipleArticleView *self, const DipleRelation *relation)
{
  const DipleRelationType *type =
      diple_schema_relation_type (diple_editor_get_schema (self->editor), relation->type);
  GString *words = g_string_new (NULL);

  append_end (self, words, relation->source);
  g_string_append_printf (words, " %s ", type != NULL ? type->name : "?");
  append_end (self, words, relation->target);
  return g_string_free (words, FALSE);
}

char *
diple_hand_dup_arc_words (DipleArticleView *self, double x, double y)
{
  double buffer_x, buffer_y;
  g_autoptr (GArray) arcs = NULL;
  g_autoptr (GString) words = g_string_new (NULL);
  guint shown;

  diple_article_view_to_buffer (self, x, y, &buffer_x, &buffer_y);
  arcs = diple_arcs_all_at (self->painter->arcs, buffer_x, buffer_y);
  /* A line of its own for one more would name it as well. */
  shown = arcs->len <= MOST_LINES + 1 ? arcs->len : MOST_LINES;
  for (guint i = 0; i < shown; i++)
    {
      const DipleRelation *relation =
          diple_editor_find_relation (self->editor, g_array_index (arcs, gint64, i));
      g_autofree char *line =
          relation != NULL ? diple_article_view_describe_relation (self, relation) : NULL;

      if (line != NULL)
        g_string_append_printf (words, "%s%s", words->len > 0 ? "\n" : "", line);
    }
  if (arcs->len > shown)
    {
      g_string_append_c (words, '\n');
      g_string_append_printf (
          words, ngettext ("%u more", "%u more", arcs->len - shown), arcs->len - shown);
    }
  return words->len > 0 ? g_string_free (g_steal_pointer (&words), FALSE) : NULL;
}
