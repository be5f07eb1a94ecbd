/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/search/diple-kwic-item-private.h"

struct _DipleKwicItem
{
  GObject parent_instance;

  DipleKwicLine *line;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DipleKwicItem, diple_kwic_item, G_TYPE_OBJECT)

static void
diple_kwic_item_finalize (GObject *object)
{
  diple_kwic_line_unref (DIPLE_KWIC_ITEM (object)->line);
  G_OBJECT_CLASS (diple_kwic_item_parent_class)->finalize (object);
}

static void
diple_kwic_item_class_init (DipleKwicItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = diple_kwic_item_finalize;
  signals[CHANGED] = g_signal_new (
      "changed", DIPLE_TYPE_KWIC_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
diple_kwic_item_init (DipleKwicItem *self)
{
}

DipleKwicItem *
diple_kwic_item_new (DipleKwicLine *line)
{
  DipleKwicItem *self = g_object_new (DIPLE_TYPE_KWIC_ITEM, NULL);

  self->line = diple_kwic_line_ref (line);
  return self;
}

const DipleKwicLine *
diple_kwic_item_get_line (DipleKwicItem *self)
{
  g_return_val_if_fail (DIPLE_IS_KWIC_ITEM (self), NULL);
  return self->line;
}

/* Whether one piece of @span holds @range. */
static gboolean
holds (const DipleSpan *span, DipleRange range)
{
  if (span->n_fragments == 0)
    return span->range.start <= range.start && range.end <= span->range.end;
  for (guint i = 0; i < span->n_fragments; i++)
    if (span->fragments[i].start <= range.start && range.end <= span->fragments[i].end)
      return TRUE;
  return FALSE;
}

static guint
size (const DipleSpan *span)
{
  return span->range.end - span->range.start;
}

/* The span of just the hit, the one shown so far if it is still that; else the smallest round it.
 */
static const DipleSpan *
find_span (const DipleKwicLine *line, GPtrArray *spans)
{
  const DipleSpan *best = NULL;

  for (guint i = 0; i < spans->len; i++)
    {
      const DipleSpan *span = g_ptr_array_index (spans, i);
      const gboolean exact =
          span->range.start == line->range.start && span->range.end == line->range.end;

      if (exact && span->id == line->span)
        return span;
      if ((exact || holds (span, line->range)) && (best == NULL || size (span) < size (best)))
        best = span;
    }
  return best;
}

void
diple_kwic_item_follow (DipleKwicItem *self, GPtrArray *spans)
{
  const DipleSpan *span = find_span (self->line, spans);
  DipleKwicLine *line;

  if ((span != NULL ? span->id : 0) == self->line->span &&
      (span == NULL || span->label == self->line->label))
    return;
  line = diple_kwic_line_with_span (self->line, span);
  diple_kwic_line_unref (self->line);
  self->line = line;
  g_signal_emit (self, signals[CHANGED], 0);
}
