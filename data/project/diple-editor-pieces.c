/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "data/project/diple-editor-private.h"

/* Where the pieces of a span are: moved, added, taken away. */

/* The span's pieces, one for a plain span; elements DipleRange. */
static GArray *
copy_pieces (const DipleSpan *span)
{
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (DipleRange));

  if (span->n_fragments == 0)
    g_array_append_val (pieces, span->range);
  else
    g_array_append_vals (pieces, span->fragments, span->n_fragments);
  return pieces;
}

static void
set_pieces (DipleSpan *span, const GArray *pieces)
{
  diple_span_set_fragments (span, (const DipleRange *) (gpointer) pieces->data, pieces->len);
}

/* Pieces stay apart and in order: one that ran into its neighbour would no longer be a piece. */
static gboolean
set_piece (DipleEditor *self, DipleSpan *span, guint piece, DipleRange range)
{
  g_autoptr (GArray) pieces = copy_pieces (span);

  if (span->n_fragments == 0)
    {
      span->range = range;
      return piece == 0;
    }
  if (piece >= span->n_fragments || range.start >= range.end ||
      (piece > 0 && range.start <= span->fragments[piece - 1].end) ||
      (piece + 1 < span->n_fragments && range.end >= span->fragments[piece + 1].start))
    return diple_editor_refuse (self, _ ("A piece must end before the next one begins"));
  g_array_index (pieces, DipleRange, piece) = range;
  set_pieces (span, pieces);
  return TRUE;
}

gboolean
diple_editor_resize (DipleEditor *self, gint64 id, guint piece, DipleRange range)
{
  g_autoptr (DipleSpan) changed = NULL;
  g_autofree char *old_words = NULL, *new_words = NULL;
  DipleSpan *span;

  g_return_val_if_fail (DIPLE_IS_EDITOR (self), FALSE);

  span = diple_editor_editable_span (self, id);
  if (span == NULL)
    return FALSE;
  range = diple_boundaries_trim (self->boundaries, range);
  changed = diple_span_copy (span);
  if (!set_piece (self, changed, piece, range))
    return FALSE;
  if (diple_span_same (span, changed))
    return TRUE; /* let go where it was taken: no action */
  old_words = diple_editor_quote (self, span->range);
  new_words = diple_editor_quote (self, changed->range);
  return diple_editor_put (
      self,
      changed,
      "span.resize",
      g_strdup_printf (_ ("Changed the extent of “%s” to “%s”"), old_words, new_words));
}

/* @pieces with @range among them, those that touch or overlap it grown into one. */
static GArray *
join_piece (const GArray *pieces, DipleRange range)
{
  GArray *joined = g_array_new (FALSE, FALSE, sizeof (DipleRange));
  guint i = 0;

  for (; i < pieces->len && g_array_index (pieces, DipleRange, i).end < range.start; i++)
    g_array_append_val (joined, g_array_index (pieces, DipleRange, i));
  for (; i < pieces->len && g_array_index (pieces, DipleRange, i).start <= range.end; i++)
    {
      range.start = MIN (range.start, g_array_index (pieces, DipleRange, i).start);
      range.end = MAX (range.end, g_array_index (pieces, DipleRange, i).end);
    }
  g_array_append_val (joined, range);
  for (; i < pieces->len; i++)
    g_array_append_val (joined, g_array_index (pieces, DipleRange, i));
  return joined;
}

gboolean
diple_editor_add_piece (DipleEditor *self, gint64 id, DipleRange range)
{
  g_autoptr (DipleSpan) changed = NULL;
  g_autoptr (GArray) pieces = NULL, joined = NULL;
  g_autofree char *words = NULL, *piece = NULL;
  DipleSpan *span;

  g_return_val_if_fail (DIPLE_IS_EDITOR (self), FALSE);

  span = diple_editor_editable_span (self, id);
  if (span == NULL)
    return FALSE;
  range = diple_boundaries_trim (self->boundaries, range);
  if (range.start >= range.end)
    return diple_editor_refuse (self, _ ("Nothing is selected: select the text of the new piece"));
  pieces = copy_pieces (span);
  joined = join_piece (pieces, range);
  changed = diple_span_copy (span);
  set_pieces (changed, joined);
  if (diple_span_same (span, changed))
    return diple_editor_refuse (self, _ ("That text is a piece of the annotation already"));
  words = diple_editor_quote (self, span->range);
  piece = diple_editor_quote (self, range);
  return diple_editor_put (self,
                           changed,
                           "span.piece",
                           g_strdup_printf (_ ("Added the piece “%s” to “%s”"), piece, words));
}

gboolean
diple_editor_remove_piece (DipleEditor *self, gint64 id, guint piece)
{
  g_autoptr (DipleSpan) changed = NULL;
  g_autoptr (GArray) pieces = NULL;
  g_autofree char *words = NULL, *gone = NULL;
  DipleSpan *span;

  g_return_val_if_fail (DIPLE_IS_EDITOR (self), FALSE);

  span = diple_editor_editable_span (self, id);
  if (span == NULL)
    return FALSE;
  if (span->n_fragments == 0)
    return diple_editor_refuse (self, _ ("It is in one piece: delete the annotation instead"));
  g_return_val_if_fail (piece < span->n_fragments, FALSE);

  words = diple_editor_quote (self, span->range);
  gone = diple_editor_quote (self, span->fragments[piece]);
  pieces = copy_pieces (span);
  g_array_remove_index (pieces, piece);
  changed = diple_span_copy (span);
  set_pieces (changed, pieces);
  return diple_editor_put (self,
                           changed,
                           "span.piece",
                           g_strdup_printf (_ ("Took the piece “%s” off “%s”"), gone, words));
}
