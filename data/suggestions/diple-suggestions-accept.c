/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "data/diple-schema-rules.h"
#include "data/suggestions/diple-suggestions-private.h"

void
diple_suggestions_add_label (
    DipleSuggestions *self, gint64 model, gint64 attribute, const DipleValue *items, guint n_items)
{
  DipleSuggestedLabel *label = g_new0 (DipleSuggestedLabel, 1);

  label->model = model;
  label->attribute = attribute;
  diple_values_set (&label->values, attribute, items, n_items);
  g_ptr_array_add (self->labels, label);
}

static gboolean
may_have (const DipleSchema *schema,
          DipleAttributeOwner owner,
          gint64 carrier,
          const DipleValues *values)
{
  g_autofree char *why = diple_schema_why_not_values (schema, owner, carrier, values, NULL);

  return why == NULL;
}

/* Adds what @values or, where they say nothing, the default says for @attribute. */
static void
add_value (const DipleSchema *schema,
           const DipleAttribute *attribute,
           gint64 carrier,
           const DipleValues *values,
           DipleValues *fitting)
{
  DipleValues before = diple_values_copy (fitting);
  guint n = 0;
  const DipleValue *items = diple_values_get (values, attribute->id, &n);

  if (items != NULL)
    diple_values_set (fitting, attribute->id, items, n);
  else
    diple_attribute_set_default (attribute, fitting);
  if (may_have (schema, attribute->owner, carrier, fitting))
    {
      diple_values_clear (&before);
      return;
    }
  diple_values_clear (fitting);
  *fitting = before;
}

DipleValues
diple_suggestions_fit_values (const DipleSchema *schema,
                              DipleAttributeOwner owner,
                              gint64 carrier,
                              const DipleValues *values)
{
  DipleValues fitting = { NULL, 0 };

  for (guint i = 0; i < schema->attributes->len; i++)
    {
      const DipleAttribute *attribute = g_ptr_array_index (schema->attributes, i);

      if (diple_attribute_is_carried (attribute, owner, carrier))
        add_value (schema, attribute, carrier, values, &fitting);
    }
  return fitting;
}

typedef struct
{
  const DipleOwnWork *own;
  gint64 label;           /* instead of theirs, or 0 */
  GHashTable *made;       /* gint64 * (the model's span) to DipleSpan *, owned */
  GHashTable *said;       /* DipleSpan *, lent by made: what was put */
  DipleSpanIndex *placed; /* of it, what lies in a layer with a rule of overlap */
} Acceptance;

static guint
place_hash (gconstpointer data)
{
  const DipleSpan *span = data;
  const guint64 mixed = ((guint64) span->label * 31 + span->range.start) * 31 + span->range.end;

  return g_int64_hash (&mixed);
}

static gboolean
place_equal (gconstpointer a, gconstpointer b)
{
  return diple_span_same (a, b);
}

static DipleSpan *
make_own (const Acceptance *self, const DipleSpan *suggested)
{
  const DipleSchema *schema = self->own->schema;
  const gint64 id = self->label != 0 ? self->label : suggested->label;
  const DipleLabel *label = diple_schema_label (schema, id);
  DipleSpan *span =
      diple_span_new (suggested->document, self->own->annotator, id, suggested->range);

  if (label != NULL && label->fragments && suggested->n_fragments > 0)
    diple_span_set_fragments (span, suggested->fragments, suggested->n_fragments);
  span->values = diple_suggestions_fit_values (schema, DIPLE_OWNER_SPAN, id, &suggested->values);
  return span;
}

static gboolean
has_rule (const DipleSchema *schema, gint64 label)
{
  const DipleLabel *found = diple_schema_label (schema, label);
  const DipleLayer *layer = found != NULL ? diple_schema_layer (schema, found->layer) : NULL;

  return layer != NULL && layer->overlap != DIPLE_OVERLAP_ANY;
}

/* NULL, or a new string. Only a layer with a rule needs a tree, which each span builds anew. */
static char *
why_not (Acceptance *self, const DipleSpan *span)
{
  const DipleSchema *schema = self->own->schema;
  char *why = diple_schema_why_not_place (schema, self->own->spans, span);

  if (why == NULL && has_rule (schema, span->label))
    why = diple_schema_why_not_place (schema, self->placed, span);
  if (why == NULL && g_hash_table_contains (self->said, span))
    why = g_strdup (""); /* another model said it too, and the best was taken */
  return why;
}

static void
answer (DipleChanges *changes, const DipleSpan *suggested, gint64 span, gboolean accepted)
{
  const DipleAnswer given = {
    suggested->document, suggested->annotator, suggested->id, span, accepted, suggested->score
  };

  diple_changes_add_answer (changes, &given);
}

/* FALSE, with @why in place of an older one, when it cannot stand there. */
static gboolean
accept_one (Acceptance *self, const DipleSpan *suggested, DipleChanges *changes, char **why)
{
  g_autoptr (DipleSpan) span = make_own (self, suggested);
  char *reason = why_not (self, span);

  if (reason != NULL)
    {
      g_free (*why);
      *why = reason;
      return FALSE;
    }
  diple_changes_put_span (changes, span);
  answer (changes, suggested, span->id, TRUE);
  g_hash_table_add (self->said, span);
  if (has_rule (self->own->schema, span->label))
    diple_span_index_put (self->placed, span);
  g_hash_table_insert (
      self->made, g_memdup2 (&suggested->id, sizeof suggested->id), g_steal_pointer (&span));
  return TRUE;
}

/* The best first; without a score last. */
static int
by_score (gconstpointer a, gconstpointer b)
{
  const DipleSpan *x = *(DipleSpan *const *) a, *y = *(DipleSpan *const *) b;
  const double first = isnan (x->score) ? -HUGE_VAL : x->score;
  const double second = isnan (y->score) ? -HUGE_VAL : y->score;

  if (first != second)
    return first > second ? -1 : 1;
  return diple_span_compare (x, y);
}

static GPtrArray *
sort (const GPtrArray *chosen)
{
  GPtrArray *sorted = g_ptr_array_new ();

  for (guint i = 0; i < chosen->len; i++)
    g_ptr_array_add (sorted, g_ptr_array_index (chosen, i));
  g_ptr_array_sort (sorted, by_score);
  return sorted;
}

guint
diple_suggestions_accept (DipleSuggestions *self,
                          const DipleOwnWork *own,
                          const GPtrArray *chosen,
                          gint64 label,
                          DipleChanges *changes,
                          char **why)
{
  g_autoptr (GHashTable) made = g_hash_table_new_full (
      g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) diple_span_unref);
  g_autoptr (GHashTable) said = g_hash_table_new (place_hash, place_equal);
  g_autoptr (DipleSpanIndex) placed = diple_span_index_new ();
  g_autoptr (GPtrArray) sorted = sort (chosen);
  g_autofree char *reason = NULL;
  Acceptance acceptance = { own, label, made, said, placed };

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < sorted->len; i++)
    accept_one (&acceptance, g_ptr_array_index (sorted, i), changes, &reason);
  diple_suggestions_bring_relations (self, own, made, changes);
  if (why != NULL)
    *why = g_steal_pointer (&reason);
  return g_hash_table_size (made);
}

void
diple_suggestions_reject (const DipleSpan *suggested, DipleChanges *changes)
{
  answer (changes, suggested, 0, FALSE);
}

static void
answer_label (DipleChanges *changes,
              const DipleSuggestedLabel *label,
              gint64 document,
              gboolean accepted)
{
  const DipleAnswer given = { document, label->model, label->attribute, 0, accepted, NAN };

  diple_changes_add_answer (changes, &given);
}

guint
diple_suggestions_accept_labels (DipleSuggestions *self,
                                 const DipleOwnWork *own,
                                 const GPtrArray *chosen,
                                 DipleChanges *changes)
{
  DipleValues values = diple_values_copy (own->values);
  guint n_taken = 0;

  for (guint i = 0; i < chosen->len; i++)
    {
      const DipleSuggestedLabel *label = g_ptr_array_index (chosen, i);
      DipleValues with = diple_values_copy (&values);

      diple_values_set (&with, label->attribute, label->values.items, label->values.n_items);
      if (diple_values_get (&values, label->attribute, NULL) != NULL ||
          !may_have (own->schema, DIPLE_OWNER_DOCUMENT, 0, &with))
        {
          diple_values_clear (&with);
          continue;
        }
      diple_values_clear (&values);
      values = with;
      answer_label (changes, label, own->document, TRUE);
      n_taken++;
    }
  if (n_taken > 0)
    diple_changes_set_document_values (changes, own->document, &values);
  diple_values_clear (&values);
  return n_taken;
}

void
diple_suggestions_reject_label (const DipleSuggestedLabel *label,
                                gint64 document,
                                DipleChanges *changes)
{
  answer_label (changes, label, document, FALSE);
}
