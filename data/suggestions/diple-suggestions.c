/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/suggestions/diple-suggestions-private.h"

static guint
answer_hash (gconstpointer data)
{
  const DipleAnswer *answer = data;
  const gint64 mixed = (gint64) ((guint64) answer->model * 31 ^ (guint64) answer->suggested);

  return g_int64_hash (&mixed);
}

static gboolean
answer_equal (gconstpointer a, gconstpointer b)
{
  const DipleAnswer *x = a, *y = b;

  return x->model == y->model && x->suggested == y->suggested;
}

static void
label_free (gpointer data)
{
  DipleSuggestedLabel *label = data;

  diple_values_clear (&label->values);
  g_free (label);
}

DipleSuggestions *
diple_suggestions_new (void)
{
  DipleSuggestions *self = g_new0 (DipleSuggestions, 1);

  self->all = diple_span_index_new ();
  self->open = diple_span_index_new ();
  self->labels = g_ptr_array_new_with_free_func (label_free);
  self->open_labels = g_ptr_array_new ();
  self->relations = g_ptr_array_new_with_free_func ((GDestroyNotify) diple_relation_unref);
  self->answers = g_hash_table_new_full (answer_hash, answer_equal, g_free, NULL);
  self->origins = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->models = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->far = g_hash_table_new_full (
      g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) diple_far_span_free);
  self->elsewhere = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  return self;
}

void
diple_suggestions_free (DipleSuggestions *self)
{
  if (self == NULL)
    return;

  diple_span_index_free (self->all);
  diple_span_index_free (self->open);
  g_ptr_array_unref (self->open_labels);
  g_ptr_array_unref (self->labels);
  g_ptr_array_unref (self->relations);
  g_hash_table_unref (self->origins);
  g_hash_table_unref (self->answers);
  g_hash_table_unref (self->models);
  g_hash_table_unref (self->far);
  g_hash_table_unref (self->elsewhere);
  g_free (self);
}

const DipleAnswer *
diple_suggestions_answer_to (const DipleSuggestions *self, gint64 model, gint64 suggested)
{
  const DipleAnswer key = { .model = model, .suggested = suggested };

  return g_hash_table_lookup (self->answers, &key);
}

void
diple_suggestions_take_answer (DipleSuggestions *self, const DipleAnswer *answer)
{
  const DipleAnswer *old;
  DipleAnswer *kept;

  g_return_if_fail (self != NULL);
  g_return_if_fail (answer != NULL);

  old = diple_suggestions_answer_to (self, answer->model, answer->suggested);
  if (old != NULL)
    g_hash_table_remove (self->origins, &old->span);
  kept = g_memdup2 (answer, sizeof *answer);
  g_hash_table_replace (self->answers, kept, kept);
  if (kept->span != 0)
    g_hash_table_insert (self->origins, &kept->span, kept);
}

const DipleAnswer *
diple_suggestions_origin (const DipleSuggestions *self, gint64 span)
{
  g_return_val_if_fail (self != NULL, NULL);
  return g_hash_table_lookup (self->origins, &span);
}

typedef struct
{
  const DipleSpan *wanted;
  gint64 found;
} Search;

static gboolean
find_same (DipleSpan *span, gpointer data)
{
  Search *search = data;

  if (diple_span_same (span, search->wanted))
    search->found = span->id;
  return search->found == 0;
}

static gint64
same_of (const DipleSpanIndex *spans, const DipleSpan *suggested)
{
  const DipleRange first = { suggested->range.start, suggested->range.start + 1 };
  Search search = { suggested, 0 };

  diple_span_index_foreach (spans, first, find_same, &search);
  return search.found;
}

gint64
diple_suggestions_own_of (const DipleSuggestions *self,
                          const DipleSpanIndex *spans,
                          const DipleSpan *suggested)
{
  const DipleAnswer *answer =
      diple_suggestions_answer_to (self, suggested->annotator, suggested->id);

  if (answer != NULL && diple_span_index_find (spans, answer->span, NULL) != NULL)
    return answer->span;
  return same_of (spans, suggested);
}

typedef struct
{
  DipleSuggestions *self;
  const DipleOwnWork *own;
  GPtrArray *open; /* DipleSpan *, lent */
} Comparison;

static gboolean
compare_span (DipleSpan *span, gpointer data)
{
  Comparison *comparison = data;

  if (diple_suggestions_answer_to (comparison->self, span->annotator, span->id) == NULL &&
      same_of (comparison->own->spans, span) == 0)
    g_ptr_array_add (comparison->open, span);
  return TRUE;
}

static gboolean
add_span (DipleSpan *span, gpointer data)
{
  g_ptr_array_add (data, span);
  return TRUE;
}

static gboolean
same_spans (const GPtrArray *a, const GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (g_ptr_array_index (a, i) != g_ptr_array_index (b, i))
      return FALSE;
  return TRUE;
}

/* Everything outside of @range stays as it was. Both lists are in text order. */
static void
replace_open (DipleSuggestions *self, DipleRange range, const GPtrArray *open)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) diple_span_unref);

  for (guint i = 0; i < diple_span_index_size (self->open); i++)
    {
      DipleSpan *span = diple_span_index_get (self->open, i);

      if (span->range.start >= range.end || span->range.end <= range.start)
        g_ptr_array_add (all, diple_span_ref (span));
    }
  for (guint i = 0; i < open->len; i++)
    g_ptr_array_add (all, diple_span_ref (g_ptr_array_index (open, i)));
  diple_span_index_set (self->open, all);
}

static gboolean
compare_spans (DipleSuggestions *self, const DipleOwnWork *own, DipleRange range)
{
  g_autoptr (GPtrArray) before = g_ptr_array_new ();
  g_autoptr (GPtrArray) open = g_ptr_array_new ();
  Comparison comparison = { self, own, open };

  diple_span_index_foreach (self->open, range, add_span, before);
  diple_span_index_foreach (self->all, range, compare_span, &comparison);
  if (same_spans (before, open))
    return FALSE;
  replace_open (self, range, open);
  return TRUE;
}

static gboolean
compare_labels (DipleSuggestions *self, const DipleOwnWork *own)
{
  const guint before = self->open_labels->len;

  g_ptr_array_set_size (self->open_labels, 0);
  for (guint i = 0; i < self->labels->len; i++)
    {
      DipleSuggestedLabel *label = g_ptr_array_index (self->labels, i);

      if (diple_schema_attribute (own->schema, label->attribute) != NULL &&
          diple_suggestions_answer_to (self, label->model, label->attribute) == NULL &&
          diple_values_get (own->values, label->attribute, NULL) == NULL)
        g_ptr_array_add (self->open_labels, label);
    }
  return before != self->open_labels->len;
}

gboolean
diple_suggestions_compare (DipleSuggestions *self, const DipleOwnWork *own, DipleRange range)
{
  gboolean spans, labels;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (own != NULL, FALSE);

  spans = compare_spans (self, own, range);
  labels = compare_labels (self, own);
  return spans || labels;
}

const DipleSpanIndex *
diple_suggestions_get_all (const DipleSuggestions *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->all;
}

const DipleSpanIndex *
diple_suggestions_get_open (const DipleSuggestions *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->open;
}

const GPtrArray *
diple_suggestions_get_open_labels (const DipleSuggestions *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->open_labels;
}

guint
diple_suggestions_count (const DipleSuggestions *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return diple_span_index_size (self->all) + self->labels->len;
}

guint
diple_suggestions_count_open (const DipleSuggestions *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return diple_span_index_size (self->open) + self->open_labels->len;
}

GPtrArray *
diple_suggestions_above (const DipleSuggestions *self, double score)
{
  GPtrArray *above = g_ptr_array_new_with_free_func ((GDestroyNotify) diple_span_unref);

  g_return_val_if_fail (self != NULL, above);

  for (guint i = 0; i < diple_span_index_size (self->open); i++)
    {
      DipleSpan *span = diple_span_index_get (self->open, i);

      if (span->score >= score) /* never where there is none */
        g_ptr_array_add (above, diple_span_ref (span));
    }
  return above;
}

const char *
diple_suggestions_model_name (const DipleSuggestions *self, gint64 model)
{
  const char *name;

  g_return_val_if_fail (self != NULL, "");

  name = g_hash_table_lookup (self->models, &model);
  return name != NULL ? name : "";
}

const DipleFarSpan *
diple_suggestions_get_far (const DipleSuggestions *self, gint64 span)
{
  g_return_val_if_fail (self != NULL, NULL);
  return g_hash_table_lookup (self->far, &span);
}
