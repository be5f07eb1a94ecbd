/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/review/diple-review-items-private.h"

#include "data/review/diple-review-mark-private.h"

/* The spans of one layer, as diple_items_find() takes them: annotators by their place among those
 * who count, labels by their place in the schema. */
typedef struct
{
  const DipleReviewInput *input;
  gint64 layer;
  DipleUnitDocument *units;
  GPtrArray *spans; /* DipleSpan *, lent: of the unit with the same number */
} Layer;

static int
find_id (const GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return (int) i;
  return -1;
}

static int
find_label (const DipleSchema *schema, gint64 id)
{
  for (guint i = 0; i < schema->labels->len; i++)
    if (((const DipleLabel *) schema->labels->pdata[i])->id == id)
      return (int) i;
  return -1;
}

static void
add_span (Layer *layer, DipleSpan *span)
{
  const int annotator = find_id (layer->input->annotators, span->annotator);
  const int label = find_label (layer->input->schema, span->label);
  DipleUnit *unit;

  if (annotator < 0 || label < 0 ||
      ((const DipleLabel *) layer->input->schema->labels->pdata[label])->layer != layer->layer)
    return;
  unit = diple_unit_document_add (layer->units, (guint) annotator, (guint) label, span->range);
  if (span->n_fragments > 0)
    diple_unit_set_fragments (unit, span->fragments, span->n_fragments);
  g_ptr_array_add (layer->spans, span);
}

static DipleSpan *
get_span (const Layer *layer, const DipleUnit *unit)
{
  return layer->spans->pdata[unit - (const DipleUnit *) (gconstpointer) layer->units->units->data];
}

static guint64
mark_span (const Layer *layer, const DipleSpan *span)
{
  return diple_mark_place (span->label, span->range, diple_mark_rest (layer->input->schema, span));
}

/* Gives what one annotator has in @found from its unit @from on; returns where the next begins. */
static guint
give (const Layer *layer, const DipleItem *found, guint from, DipleReviewItem *item)
{
  const guint annotator = ((const DipleUnit *) found->units->pdata[from])->annotator;
  DipleReviewGiven *given;
  guint64 mark = 0;
  guint end = from;

  for (; end < found->units->len; end++)
    {
      const DipleUnit *unit = found->units->pdata[end];

      if (unit->annotator != annotator)
        break;
      mark = diple_mark_gather (mark, mark_span (layer, get_span (layer, unit)));
    }
  given = diple_review_item_give (
      item, g_array_index (layer->input->annotators, gint64, annotator), mark);
  for (guint i = from; i < end; i++)
    g_ptr_array_add (given->spans, diple_span_ref (get_span (layer, found->units->pdata[i])));
  return end;
}

/* Those who count and gave nothing say so. */
static void
give_all (const Layer *layer, const DipleItem *found, DipleReviewItem *item)
{
  const GArray *annotators = layer->input->annotators;
  g_autofree gboolean *present = g_new0 (gboolean, annotators->len + 1);

  for (guint i = 0; i < found->units->len; i++)
    present[((const DipleUnit *) found->units->pdata[i])->annotator] = TRUE;
  for (guint i = 0; i < found->units->len;)
    i = give (layer, found, i, item);
  for (guint i = 0; i < annotators->len; i++)
    if (!present[i])
      diple_review_item_give (item, g_array_index (annotators, gint64, i), 0);
}

/* Most spans of the item; of several, the first in the schema. */
static gint64
find_main_label (const Layer *layer, const DipleItem *found)
{
  const GPtrArray *labels = layer->input->schema->labels;
  g_autofree guint *counts = g_new0 (guint, labels->len + 1);
  guint best = 0;

  for (guint i = 0; i < found->units->len; i++)
    counts[((const DipleUnit *) found->units->pdata[i])->label]++;
  for (guint i = 0; i < labels->len; i++)
    if (counts[i] > counts[best])
      best = i;
  return ((const DipleLabel *) labels->pdata[best])->id;
}

static gboolean
compare_values (const Layer *layer, const DipleItem *found)
{
  guint64 first = 0;

  for (guint i = 0; i < found->units->len; i++)
    {
      const DipleSpan *span = get_span (layer, found->units->pdata[i]);
      const guint64 mark = diple_mark_values (layer->input->schema, &span->values);

      if (i == 0)
        first = mark;
      else if (mark != first)
        return TRUE;
    }
  return FALSE;
}

static DipleReviewKind
name_kind (const DipleReviewItem *item)
{
  if (item->candidates->len == 1)
    return DIPLE_REVIEW_AGREE;
  if (item->differs & DIPLE_ITEM_MULTI)
    return DIPLE_REVIEW_MULTI;
  if (item->differs & DIPLE_ITEM_LABEL)
    return DIPLE_REVIEW_LABEL;
  if (item->differs & DIPLE_ITEM_BOUNDARY)
    return DIPLE_REVIEW_BOUNDARY;
  return item->differs & DIPLE_ITEM_MISSING ? DIPLE_REVIEW_MISSING : DIPLE_REVIEW_ATTRIBUTE;
}

/* The name for the difference of two places, in what is about both of them of the text. */
static DiplePatternSet
find_pair (const DipleTextMap *text, const DipleSpan *a, const DipleSpan *b)
{
  const guint start = MIN (a->range.start, b->range.start);
  const DipleRange x = { a->range.start - start, a->range.end - start };
  const DipleRange y = { b->range.start - start, b->range.end - start };
  const char *from = diple_text_map_get_text (text) + diple_text_map_to_byte (text, start);

  return a->n_fragments + b->n_fragments > 0 ? 0 : diple_patterns_find (from, x, y);
}

/* Every pair of different places must have a name for its difference. */
static DiplePatternSet
find_patterns (const DipleReviewInput *input, const DipleReviewItem *item)
{
  DiplePatternSet patterns = 0;

  for (guint i = 0; i < item->candidates->len; i++)
    for (guint k = 0; k < i; k++)
      {
        const DipleReviewCandidate *a = item->candidates->pdata[i];
        const DipleReviewCandidate *b = item->candidates->pdata[k];
        const DipleSpan *x = a->mark != 0 ? a->spans->pdata[0] : NULL;
        const DipleSpan *y = b->mark != 0 ? b->spans->pdata[0] : NULL;
        DiplePatternSet found;

        if (x == NULL || y == NULL ||
            (x->range.start == y->range.start && x->range.end == y->range.end))
          continue;
        found = find_pair (input->text, x, y);
        if (found == 0)
          return 0;
        patterns |= found;
      }
  return patterns;
}

static DipleReviewItem *
make_item (const Layer *layer, const DipleItem *found)
{
  DipleReviewItem *item = diple_review_item_new (layer->input, layer->layer);

  item->differs = found->kind;
  item->label = find_main_label (layer, found);
  item->range = found->range;
  item->n_finished = found->n_finished;
  item->n_present = found->n_present;
  item->severity = found->severity;
  item->values_differ =
      (found->kind & (DIPLE_ITEM_MULTI | DIPLE_ITEM_LABEL)) == 0 && compare_values (layer, found);
  give_all (layer, found, item);
  diple_review_item_end (item, 0);
  item->kind = name_kind (item);
  if (item->kind == DIPLE_REVIEW_BOUNDARY && layer->input->text != NULL)
    item->patterns = find_patterns (layer->input, item);
  return item;
}

static void
add_layer (const DipleReviewInput *input, GPtrArray *spans, gint64 id, GPtrArray *items)
{
  g_autoptr (DipleUnitDocument) units = diple_unit_document_new ("", G_MAXUINT);
  g_autoptr (GPtrArray) of_units = g_ptr_array_new ();
  g_autoptr (GPtrArray) found = NULL;
  Layer layer = { input, id, units, of_units };

  for (guint i = 0; i < input->annotators->len; i++)
    g_array_append_val (units->finished, i);
  for (guint i = 0; i < spans->len; i++)
    add_span (&layer, spans->pdata[i]);
  if (of_units->len == 0)
    return;
  found = diple_items_find (units);
  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (items, make_item (&layer, found->pdata[i]));
}

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  return diple_span_compare (*(DipleSpan *const *) a, *(DipleSpan *const *) b);
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  const DipleReviewItem *x = *(const DipleReviewItem *const *) a;
  const DipleReviewItem *y = *(const DipleReviewItem *const *) b;

  if (x->range.start != y->range.start)
    return x->range.start < y->range.start ? -1 : 1;
  if (x->range.end != y->range.end)
    return x->range.end > y->range.end ? -1 : 1;
  return (x->key > y->key) - (x->key < y->key);
}

GPtrArray *
diple_review_items_find (const DipleReviewInput *input)
{
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) diple_review_item_unref);
  g_autoptr (GPtrArray) spans = g_ptr_array_new ();

  g_return_val_if_fail (input != NULL, items);

  for (guint i = 0; i < input->spans->len; i++)
    g_ptr_array_add (spans, input->spans->pdata[i]);
  g_ptr_array_sort (spans, compare_spans);
  for (guint i = 0; i < input->schema->layers->len; i++)
    add_layer (input, spans, ((const DipleLayer *) input->schema->layers->pdata[i])->id, items);
  g_ptr_array_sort (items, compare_items);
  if (input->relations != NULL)
    diple_review_items_add_relations (input, items);
  if (input->values != NULL)
    diple_review_items_add_values (input, items);
  return items;
}
