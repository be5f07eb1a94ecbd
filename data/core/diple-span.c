/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-span.h"
#include "data/diple-id.h"

#include <math.h>
#include <string.h>

static DipleSpan *
allocate (void)
{
  return g_atomic_rc_box_new0 (DipleSpan);
}

DipleSpan *
diple_span_new (gint64 document, gint64 annotator, gint64 label, DipleRange range)
{
  DipleSpan *span = allocate ();

  span->id = diple_id_new ();
  span->document = document;
  span->annotator = annotator;
  span->label = label;
  span->range = range;
  span->note = g_strdup ("");
  span->score = NAN;
  span->modified = g_get_real_time () / 1000;

  return span;
}

DipleSpan *
diple_span_copy (const DipleSpan *span)
{
  DipleSpan *copy;

  g_return_val_if_fail (span != NULL, NULL);

  copy = allocate ();
  *copy = *span;
  copy->fragments = g_memdup2 (span->fragments, span->n_fragments * sizeof *span->fragments);
  copy->values = diple_values_copy (&span->values);
  copy->note = g_strdup (span->note);

  return copy;
}

static gboolean
are_apart_and_in_order (const DipleRange *fragments, guint n_fragments)
{
  for (guint i = 0; i < n_fragments; i++)
    {
      if (fragments[i].start >= fragments[i].end)
        return FALSE;
      if (i > 0 && fragments[i].start <= fragments[i - 1].end)
        return FALSE;
    }

  return TRUE;
}

void
diple_span_set_fragments (DipleSpan *span, const DipleRange *fragments, guint n_fragments)
{
  DipleRange *pieces = NULL;

  g_return_if_fail (span != NULL);
  g_return_if_fail (fragments != NULL && n_fragments > 0);
  g_return_if_fail (are_apart_and_in_order (fragments, n_fragments));

  span->range.start = fragments[0].start;
  span->range.end = fragments[n_fragments - 1].end;

  if (n_fragments > 1)
    pieces = g_memdup2 (fragments, n_fragments * sizeof *fragments);
  g_free (span->fragments);
  span->fragments = pieces;
  span->n_fragments = n_fragments > 1 ? n_fragments : 0;
}

static gboolean
holds (DipleRange range, guint offset)
{
  return range.start <= offset && offset < range.end;
}

gboolean
diple_span_covers (const DipleSpan *span, guint offset)
{
  g_return_val_if_fail (span != NULL, FALSE);

  if (span->n_fragments == 0)
    return holds (span->range, offset);

  for (guint i = 0; i < span->n_fragments; i++)
    if (holds (span->fragments[i], offset))
      return TRUE;

  return FALSE;
}

gboolean
diple_span_same (const DipleSpan *a, const DipleSpan *b)
{
  g_return_val_if_fail (a != NULL, FALSE);
  g_return_val_if_fail (b != NULL, FALSE);

  if (a->label != b->label || a->n_fragments != b->n_fragments)
    return FALSE;
  if (a->range.start != b->range.start || a->range.end != b->range.end)
    return FALSE;

  for (guint i = 0; i < a->n_fragments; i++)
    if (a->fragments[i].start != b->fragments[i].start ||
        a->fragments[i].end != b->fragments[i].end)
      return FALSE;

  return TRUE;
}

int
diple_span_compare (const DipleSpan *a, const DipleSpan *b)
{
  g_return_val_if_fail (a != NULL, 0);
  g_return_val_if_fail (b != NULL, 0);

  if (a->range.start != b->range.start)
    return a->range.start < b->range.start ? -1 : 1;
  if (a->range.end != b->range.end)
    return a->range.end > b->range.end ? -1 : 1;

  return (a->id > b->id) - (a->id < b->id);
}

DipleSpan *
diple_span_ref (DipleSpan *span)
{
  g_return_val_if_fail (span != NULL, NULL);

  return g_atomic_rc_box_acquire (span);
}

static void
clear (gpointer data)
{
  DipleSpan *span = data;

  g_free (span->fragments);
  diple_values_clear (&span->values);
  g_free (span->note);
}

void
diple_span_unref (DipleSpan *span)
{
  g_return_if_fail (span != NULL);

  g_atomic_rc_box_release_full (span, clear);
}
