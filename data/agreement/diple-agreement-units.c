/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-agreement-units.h"

#include <string.h>

static void
clear_value (gpointer value)
{
  g_free (((DipleUnitValue *) value)->value);
}

static void
clear_unit (gpointer data)
{
  DipleUnit *unit = data;

  g_free (unit->fragments);
  g_clear_pointer (&unit->values, g_array_unref);
}

DipleUnitDocument *
diple_unit_document_new (const char *name, guint length)
{
  DipleUnitDocument *document = g_new0 (DipleUnitDocument, 1);

  document->name = g_strdup (name);
  document->length = length;
  document->finished = g_array_new (FALSE, FALSE, sizeof (guint));
  document->units = g_array_new (FALSE, FALSE, sizeof (DipleUnit));
  g_array_set_clear_func (document->units, clear_unit);
  document->relations = g_array_new (FALSE, FALSE, sizeof (DipleUnitRelation));
  return document;
}

void
diple_unit_document_free (DipleUnitDocument *document)
{
  if (document == NULL)
    return;
  g_free (document->name);
  g_free (document->text);
  g_clear_pointer (&document->tokens, g_array_unref);
  g_array_unref (document->finished);
  g_array_unref (document->units);
  g_array_unref (document->relations);
  g_free (document);
}

DipleUnits *
diple_units_new (void)
{
  DipleUnits *units = g_new0 (DipleUnits, 1);

  units->annotators = g_ptr_array_new_with_free_func (g_free);
  units->labels = g_ptr_array_new_with_free_func (g_free);
  units->attributes = g_ptr_array_new_with_free_func (g_free);
  units->types = g_ptr_array_new_with_free_func (g_free);
  units->documents = g_ptr_array_new_with_free_func ((GDestroyNotify) diple_unit_document_free);
  return units;
}

void
diple_units_free (DipleUnits *units)
{
  if (units == NULL)
    return;
  g_ptr_array_unref (units->annotators);
  g_ptr_array_unref (units->labels);
  g_ptr_array_unref (units->attributes);
  g_ptr_array_unref (units->types);
  g_ptr_array_unref (units->documents);
  g_free (units);
}

DipleUnit *
diple_unit_document_add (DipleUnitDocument *document,
                         guint annotator,
                         guint label,
                         DipleRange range)
{
  const DipleUnit unit = { .annotator = annotator, .label = label, .range = range };

  g_return_val_if_fail (range.start < range.end && range.end <= document->length, NULL);

  g_array_append_val (document->units, unit);
  return &g_array_index (document->units, DipleUnit, document->units->len - 1);
}

void
diple_unit_set_fragments (DipleUnit *unit, const DipleRange *fragments, guint n_fragments)
{
  g_return_if_fail (n_fragments > 0);

  unit->range = (DipleRange){ fragments[0].start, fragments[n_fragments - 1].end };
  g_clear_pointer (&unit->fragments, g_free);
  unit->n_fragments = n_fragments > 1 ? n_fragments : 0;
  if (n_fragments > 1)
    unit->fragments = g_memdup2 (fragments, n_fragments * sizeof *fragments);
}

void
diple_unit_add_value (DipleUnit *unit, guint attribute, const char *value)
{
  const DipleUnitValue added = { attribute, g_strdup (value) };

  if (unit->values == NULL)
    {
      unit->values = g_array_new (FALSE, FALSE, sizeof (DipleUnitValue));
      g_array_set_clear_func (unit->values, clear_value);
    }
  g_array_append_val (unit->values, added);
}

const DipleRange *
diple_unit_get_pieces (const DipleUnit *unit, guint *n_pieces)
{
  *n_pieces = MAX (unit->n_fragments, 1);
  return unit->fragments != NULL ? unit->fragments : &unit->range;
}

guint
diple_unit_length (const DipleUnit *unit)
{
  guint n_pieces;
  const DipleRange *pieces = diple_unit_get_pieces (unit, &n_pieces);
  guint length = 0;

  for (guint i = 0; i < n_pieces; i++)
    length += pieces[i].end - pieces[i].start;
  return length;
}

guint
diple_unit_overlap (const DipleUnit *a, const DipleUnit *b)
{
  guint n_a, n_b;
  const DipleRange *in_a = diple_unit_get_pieces (a, &n_a);
  const DipleRange *in_b = diple_unit_get_pieces (b, &n_b);
  guint shared = 0;

  for (guint i = 0, j = 0; i < n_a && j < n_b;)
    {
      guint start = MAX (in_a[i].start, in_b[j].start);
      guint end = MIN (in_a[i].end, in_b[j].end);

      if (start < end)
        shared += end - start;
      if (in_a[i].end < in_b[j].end)
        i++;
      else
        j++;
    }
  return shared;
}

static int
compare_numbers (guint a, guint b)
{
  return (a > b) - (a < b);
}

static int
compare_ranges (DipleRange a, DipleRange b)
{
  int by_start = compare_numbers (a.start, b.start);

  return by_start != 0 ? by_start : compare_numbers (a.end, b.end);
}

static int
compare_places (const DipleUnit *a, const DipleUnit *b)
{
  int order = compare_ranges (a->range, b->range);

  if (order == 0)
    order = compare_numbers (a->n_fragments, b->n_fragments);
  for (guint i = 0; order == 0 && i < a->n_fragments; i++)
    order = compare_ranges (a->fragments[i], b->fragments[i]);
  return order;
}

gboolean
diple_unit_same_place (const DipleUnit *a, const DipleUnit *b)
{
  return compare_places (a, b) == 0;
}

int
diple_unit_compare (const DipleUnit *a, const DipleUnit *b)
{
  int order = compare_places (a, b);

  if (order == 0)
    order = compare_numbers (a->label, b->label);
  return order != 0 ? order : compare_numbers (a->annotator, b->annotator);
}

static int
compare_values (const DipleUnitValue *a, const DipleUnitValue *b)
{
  const int order = compare_numbers (a->attribute, b->attribute);

  return order != 0 ? order : strcmp (a->value, b->value);
}

int
diple_unit_compare_all (const DipleUnit *a, const DipleUnit *b)
{
  const guint n_a = a->values != NULL ? a->values->len : 0;
  const guint n_b = b->values != NULL ? b->values->len : 0;
  int order = diple_unit_compare (a, b);

  for (guint i = 0; order == 0 && i < MIN (n_a, n_b); i++)
    order = compare_values (&g_array_index (a->values, DipleUnitValue, i),
                            &g_array_index (b->values, DipleUnitValue, i));
  return order != 0 ? order : compare_numbers (n_a, n_b);
}

gboolean
diple_unit_document_finished_by (const DipleUnitDocument *document, guint annotator)
{
  for (guint i = 0; i < document->finished->len; i++)
    if (g_array_index (document->finished, guint, i) == annotator)
      return TRUE;
  return FALSE;
}

static gboolean
same_units (const GArray *a, const GArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (diple_unit_compare_all (&g_array_index (a, DipleUnit, i),
                                &g_array_index (b, DipleUnit, i)) != 0)
      return FALSE;
  return TRUE;
}

static gboolean
same_relations (const GArray *a, const GArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      const DipleUnitRelation *x = &g_array_index (a, DipleUnitRelation, i);
      const DipleUnitRelation *y = &g_array_index (b, DipleUnitRelation, i);

      if (x->type != y->type || x->from != y->from || x->to != y->to)
        return FALSE;
    }
  return TRUE;
}

gboolean
diple_unit_document_equal (const DipleUnitDocument *a, const DipleUnitDocument *b)
{
  if (a->finished->len != b->finished->len)
    return FALSE;
  for (guint i = 0; i < a->finished->len; i++)
    if (g_array_index (a->finished, guint, i) != g_array_index (b->finished, guint, i))
      return FALSE;
  return same_units (a->units, b->units) && same_relations (a->relations, b->relations);
}
