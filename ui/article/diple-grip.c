/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/article/diple-article-view-private.h"

#include <glib/gi18n-lib.h>

static DipleSpan *
preview_of (DipleArticleView *self)
{
  const DipleSpan *active =
      diple_span_index_find (diple_editor_get_spans (self->editor), self->grip.span, NULL);
  DipleSpan *preview;

  if (active == NULL)
    return NULL;
  preview = diple_span_copy (active);
  if (active->n_fragments > 0)
    {
      g_autofree DipleRange *pieces =
          g_memdup2 (active->fragments, active->n_fragments * sizeof (DipleRange));

      pieces[self->grip.piece] = self->grip.range;
      diple_span_set_fragments (preview, pieces, active->n_fragments);
    }
  else
    preview->range = self->grip.range;
  return preview;
}

/* A piece must not reach its neighbours: a character stays between. */
static DipleRange
room_of (const DipleSpan *span, guint piece, guint length)
{
  DipleRange room = { 0, length };

  if (piece > 0)
    room.start = span->fragments[piece - 1].end + 1;
  if (piece + 1 < span->n_fragments)
    room.end = span->fragments[piece + 1].start - 1;
  return room;
}

gboolean
diple_grip_take (DipleArticleView *self, guint piece, gboolean start)
{
  DipleGrip *grip = &self->grip;
  const DipleSpan *active;
  guint length;

  if (!diple_article_view_is_open (self))
    return FALSE;
  if (grip->held)
    diple_grip_let_go (self);
  length = diple_text_map_length (diple_editor_get_text_map (self->editor));
  active = diple_editor_get_active (self->editor);
  *grip = (DipleGrip){ .piece = piece, .start = start, .limit = { 0, length } };
  if (active != NULL)
    {
      grip->span = active->id;
      grip->before = diple_span_piece (active, piece);
      grip->limit = room_of (active, piece, length);
    }
  else if (!diple_article_view_get_selection (self, &grip->before))
    return FALSE;
  grip->held = TRUE;
  grip->range = grip->before;
  return TRUE;
}

static guint
snapped (DipleArticleView *self, guint offset, gboolean exact)
{
  DipleBoundaries *boundaries = diple_editor_get_boundaries (self->editor);
  const DipleGrip *grip = &self->grip;
  DipleRange range = grip->range;
  DipleRange wide;

  if (grip->start)
    range.start = MIN (offset, range.end - 1);
  else
    range.end = MAX (offset, range.start + 1);
  wide = exact ? diple_boundaries_snap_clusters (boundaries, range)
               : diple_boundaries_snap (boundaries, range);
  if (wide.start >= wide.end)
    return grip->start ? range.start : range.end;
  return grip->start ? wide.start : wide.end;
}

static void
show (DipleArticleView *self)
{
  if (self->grip.span != 0)
    {
      g_autoptr (DipleSpan) preview = preview_of (self);

      diple_painter_set_preview (self->painter, preview);
    }
  else
    diple_article_view_select (self, self->grip.range);
}

void
diple_grip_move (DipleArticleView *self, guint offset, gboolean exact)
{
  DipleGrip *grip = &self->grip;

  g_return_if_fail (grip->held);

  offset = CLAMP (offset, grip->limit.start, grip->limit.end);
  offset = snapped (self, offset, exact);
  offset = CLAMP (offset, grip->limit.start, grip->limit.end);
  if (grip->start)
    grip->range.start = MIN (offset, grip->range.end - 1);
  else
    grip->range.end = MAX (offset, grip->range.start + 1);
  show (self);
}

guint
diple_grip_get_offset (DipleArticleView *self)
{
  return self->grip.start ? self->grip.range.start : self->grip.range.end;
}

static void
finish (DipleArticleView *self)
{
  self->grip.held = FALSE;
  diple_painter_set_preview (self->painter, NULL);
  gtk_event_controller_set_propagation_phase (self->hold, GTK_PHASE_NONE);
}

gboolean
diple_grip_let_go (DipleArticleView *self)
{
  const DipleGrip grip = self->grip;
  gboolean done = FALSE;

  if (!grip.held)
    return FALSE;
  finish (self);
  if (grip.span == 0 ||
      (grip.range.start == grip.before.start && grip.range.end == grip.before.end))
    return TRUE;

  diple_article_view_begin_work (self);
  done = diple_editor_resize (self->editor, grip.span, grip.piece, grip.range);
  diple_article_view_end_work (self);
  if (done && diple_editor_get_active (self->editor) != NULL)
    {
      g_autofree char *span =
          diple_article_view_describe (self, diple_editor_get_active (self->editor));
      g_autofree char *sentence = g_strdup_printf (_ ("Resized: %s"), span);

      diple_article_view_announce (self, sentence);
    }
  return done;
}

void
diple_grip_cancel (DipleArticleView *self)
{
  if (!self->grip.held)
    return;
  finish (self);
  if (self->grip.span == 0)
    diple_article_view_select (self, self->grip.before);
}
