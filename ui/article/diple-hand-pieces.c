/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/article/diple-article-view-private.h"

#include <glib/gi18n-lib.h>

/* Spans in several pieces: a selection becomes a further piece of the active span, or of the one
 * that was active until the selection was made. */

static DipleSpan *
host_of (DipleArticleView *self)
{
  DipleSpan *active = diple_editor_get_active (self->editor);

  if (active != NULL || self->last_active == 0)
    return active;
  return diple_span_index_find (diple_editor_get_spans (self->editor), self->last_active, NULL);
}

static gboolean
may_have_pieces (DipleArticleView *self, const DipleSpan *span)
{
  const DipleLabel *label =
      diple_schema_label (diple_editor_get_schema (self->editor), span->label);
  g_autofree char *sentence = NULL;

  if (label == NULL || label->fragments)
    return TRUE;
  /* Translators: the name of a label. */
  sentence = g_strdup_printf (_ ("%s spans are in one piece; the schema can allow them several"),
                              label->name);
  g_signal_emit_by_name (self->editor, "refused", sentence);
  return FALSE;
}

static void
add (DipleArticleView *self, gint64 span, DipleRange range)
{
  gboolean done;

  diple_article_view_begin_work (self);
  done = diple_editor_add_piece (self->editor, span, range);
  if (done)
    {
      const DipleSpan *now;
      g_autofree char *words = NULL;
      g_autofree char *sentence = NULL;

      diple_article_view_place_caret (self, range.end);
      diple_editor_set_active (self->editor, span);
      now = diple_editor_get_active (self->editor);
      words = now != NULL ? diple_article_view_describe (self, now) : g_strdup ("");
      /* Translators: how many pieces a span has now, and the span. */
      sentence = g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "%u piece: %s", "%u pieces: %s", diple_span_n_pieces (now)),
          diple_span_n_pieces (now),
          words);
      diple_article_view_announce (self, sentence);
    }
  diple_article_view_end_work (self);
}

void
diple_hand_add_piece (DipleArticleView *self)
{
  const DipleSpan *host = host_of (self);
  DipleRange range;

  if (host == NULL)
    g_signal_emit_by_name (self->editor,
                           "refused",
                           _ ("Make a span active first, then select what belongs to it too"));
  else if (!diple_article_view_get_selection (self, &range))
    g_signal_emit_by_name (
        self->editor, "refused", _ ("Select the text that belongs to the span too"));
  else if (may_have_pieces (self, host))
    add (self, host->id, range);
}

/* The piece whose end is held, else the one with the caret; FALSE when the span is in one piece. */
gboolean
diple_hand_piece_at_caret (DipleArticleView *self, guint *piece)
{
  const DipleSpan *active = diple_editor_get_active (self->editor);
  const guint caret = diple_article_view_get_caret (self);

  *piece = 0;
  if (active == NULL || active->n_fragments < 2)
    return FALSE;
  if (self->grip.held && self->grip.span == active->id)
    {
      *piece = self->grip.piece;
      return TRUE;
    }
  for (guint i = 0; i < active->n_fragments; i++)
    if (caret >= active->fragments[i].start && caret <= active->fragments[i].end)
      {
        *piece = i;
        return TRUE;
      }
  return FALSE;
}

void
diple_hand_remove_piece (DipleArticleView *self)
{
  const DipleSpan *active = diple_editor_get_active (self->editor);
  guint piece;

  if (!diple_hand_piece_at_caret (self, &piece))
    {
      g_signal_emit_by_name (self->editor,
                             "refused",
                             active != NULL && active->n_fragments > 1
                                 ? _ ("Put the caret into the piece, or hold its end, to remove it")
                                 : _ ("The span is in one piece; Delete removes it"));
      return;
    }
  diple_grip_cancel (self);
  diple_article_view_begin_work (self);
  if (diple_editor_remove_piece (self->editor, active->id, piece))
    diple_article_view_announce (self, _ ("Removed the piece"));
  diple_article_view_end_work (self);
}

static void
add_piece (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DipleArticleView *self = DIPLE_ARTICLE_VIEW (widget);

  if (!diple_article_view_is_open (self))
    return;
  diple_hand_settle (self);
  diple_grip_let_go (self);
  diple_hand_add_piece (self);
}

static void
remove_piece (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DipleArticleView *self = DIPLE_ARTICLE_VIEW (widget);

  if (diple_article_view_is_open (self))
    diple_hand_remove_piece (self);
}

void
diple_article_view_install_pieces (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "article.add-piece", NULL, add_piece);
  gtk_widget_class_install_action (widget_class, "article.remove-piece", NULL, remove_piece);
}
