/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-agreement-units.h"

#include <string.h>

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static int
compare_documents (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(DipleUnitDocument *const *) a)->name, (*(DipleUnitDocument *const *) b)->name);
}

static int
compare_indices (gconstpointer a, gconstpointer b)
{
  const guint x = *(const guint *) a;
  const guint y = *(const guint *) b;

  return (x > y) - (x < y);
}

/* Sorts @names and returns the new index of each old one; a new array. */
static guint *
sort_names (GPtrArray *names)
{
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);
  g_autofree gpointer *before = g_memdup2 (names->pdata, names->len * sizeof (gpointer));
  guint *moved = g_new (guint, names->len + 1);

  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    g_hash_table_insert (places, names->pdata[i], GUINT_TO_POINTER (i));
  for (guint i = 0; i < names->len; i++)
    moved[i] = GPOINTER_TO_UINT (g_hash_table_lookup (places, before[i]));
  return moved;
}

static int
compare_values (gconstpointer a, gconstpointer b)
{
  const DipleUnitValue *x = a;
  const DipleUnitValue *y = b;

  if (x->attribute != y->attribute)
    return x->attribute < y->attribute ? -1 : 1;
  return strcmp (x->value, y->value);
}

static void
rename_values (GArray *values, const guint *attributes)
{
  if (values == NULL)
    return;
  for (guint i = 0; i < values->len; i++)
    {
      DipleUnitValue *value = &g_array_index (values, DipleUnitValue, i);

      value->attribute = attributes[value->attribute];
    }
  g_array_sort (values, compare_values);
}

static int
compare_placed (gconstpointer a, gconstpointer b, gpointer units)
{
  const guint x = *(const guint *) a;
  const guint y = *(const guint *) b;
  int order = diple_unit_compare_all (&g_array_index ((GArray *) units, DipleUnit, x),
                                      &g_array_index ((GArray *) units, DipleUnit, y));

  return order != 0 ? order : (x > y) - (x < y);
}

/* The indices of @units in their order; a new array. */
static guint *
dup_order (GArray *units)
{
  guint *order = g_new (guint, units->len + 1);

  for (guint i = 0; i < units->len; i++)
    order[i] = i;
  g_qsort_with_data (order, (int) units->len, sizeof *order, compare_placed, units);
  return order;
}

static void
move_relations (GArray *relations, const guint *types, const guint *moved)
{
  for (guint i = 0; i < relations->len; i++)
    {
      DipleUnitRelation *relation = &g_array_index (relations, DipleUnitRelation, i);

      relation->type = types[relation->type];
      relation->from = moved[relation->from];
      relation->to = moved[relation->to];
    }
}

/* Puts @unit at the end of the @kept ones, or a duplicate of the last of them at the array's end,
 * of which @dropped are there. TRUE when it was kept. */
static gboolean
place_unit (GArray *units, const DipleUnit *unit, guint kept, guint dropped)
{
  DipleUnit *all = (DipleUnit *) units->data;
  const gboolean again = kept > 0 && diple_unit_compare (&all[kept - 1], unit) == 0;

  all[again ? units->len - 1 - dropped : kept] = *unit;
  return !again;
}

/* The relations of a duplicate become those of the one that stays. */
static void
sort_units (DipleUnitDocument *document, const guint *types)
{
  GArray *units = document->units;
  g_autofree guint *order = dup_order (units);
  g_autofree guint *moved = g_new (guint, units->len + 1);
  g_autofree DipleUnit *before = g_memdup2 (units->data, units->len * sizeof (DipleUnit));
  guint kept = 0;

  for (guint i = 0; i < units->len; i++)
    {
      kept += place_unit (units, &before[order[i]], kept, i - kept);
      moved[order[i]] = kept - 1;
    }
  move_relations (document->relations, types, moved);
  g_array_set_size (units, kept);
}

static void
sort_document (DipleUnitDocument *document,
               const guint *annotators,
               const guint *labels,
               const guint *attributes,
               const guint *types)
{
  for (guint i = 0; i < document->finished->len; i++)
    {
      guint *annotator = &g_array_index (document->finished, guint, i);

      *annotator = annotators[*annotator];
    }
  g_array_sort (document->finished, compare_indices);
  for (guint i = 0; i < document->units->len; i++)
    {
      DipleUnit *unit = &g_array_index (document->units, DipleUnit, i);

      unit->annotator = annotators[unit->annotator];
      unit->label = labels[unit->label];
      rename_values (unit->values, attributes);
    }
  sort_units (document, types);
}

void
diple_units_sort (DipleUnits *units)
{
  g_autofree guint *annotators = sort_names (units->annotators);
  g_autofree guint *labels = sort_names (units->labels);
  g_autofree guint *attributes = sort_names (units->attributes);
  g_autofree guint *types = sort_names (units->types);

  for (guint i = 0; i < units->documents->len; i++)
    sort_document (units->documents->pdata[i], annotators, labels, attributes, types);
  g_ptr_array_sort (units->documents, compare_documents);
}
