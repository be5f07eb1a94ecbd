/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-items.h"

#include "data/agreement/diple-span-matching-private.h"

void
diple_item_free (DipleItem *item)
{
  g_ptr_array_unref (item->units);
  g_free (item);
}

char *
diple_item_kind_to_string (DipleItemKind kind)
{
  static const char *const names[] = { "missing", "label", "boundary", "multi" };
  g_autoptr (GString) string = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (kind & (1u << i))
      g_string_append_printf (string, "%s%s", string->len > 0 ? "+" : "", names[i]);
  return g_strdup (string->len > 0 ? string->str : "agree");
}

/* By place, so that a sweep finds what meets. */
static int
compare_units (gconstpointer a, gconstpointer b)
{
  return diple_unit_compare (*(const DipleUnit *const *) a, *(const DipleUnit *const *) b);
}

static int
compare_in_item (gconstpointer a, gconstpointer b)
{
  const DipleUnit *x = *(const DipleUnit *const *) a;
  const DipleUnit *y = *(const DipleUnit *const *) b;

  if (x->annotator != y->annotator)
    return x->annotator < y->annotator ? -1 : 1;
  return diple_unit_compare (x, y);
}

/* Everything that counts, in order and once. */
static GPtrArray *
gather_units (const DipleUnitDocument *document)
{
  GPtrArray *units = g_ptr_array_new ();
  guint kept = 0;

  for (guint i = 0; i < document->units->len; i++)
    {
      DipleUnit *unit = &g_array_index (document->units, DipleUnit, i);

      if (diple_unit_document_finished_by (document, unit->annotator))
        g_ptr_array_add (units, unit);
    }
  g_ptr_array_sort (units, compare_units);
  for (guint i = 0; i < units->len; i++)
    if (kept == 0 || compare_units (&units->pdata[kept - 1], &units->pdata[i]) != 0)
      units->pdata[kept++] = units->pdata[i];
  g_ptr_array_set_size (units, (int) kept);
  return units;
}

static gboolean
belong_together (const DipleUnit *a, const DipleUnit *b)
{
  const guint shared = diple_unit_overlap (a, b);

  if (a->annotator == b->annotator || shared == 0)
    return FALSE;
  return a->label == b->label ||
         2 * shared >= diple_unit_length (a) + diple_unit_length (b) - shared;
}

/* A forest in which every tree is a group; @parents of a root is itself. */
static guint
find_root (guint *parents, guint i)
{
  while (parents[i] != i)
    i = parents[i] = parents[parents[i]];
  return i;
}

/* Marks what all @n_finished made identically: neighbours, since the units are in order. */
static gboolean *
find_agreed (GPtrArray *units, guint n_finished)
{
  gboolean *agreed = g_new0 (gboolean, units->len + 1);

  for (guint i = 0, end = 0; i < units->len; i = end)
    {
      const DipleUnit *first = units->pdata[i];

      for (end = i + 1; end < units->len; end++)
        {
          const DipleUnit *unit = units->pdata[end];

          if (unit->label != first->label || !diple_unit_same_place (unit, first))
            break;
        }
      for (guint j = i; end - i == n_finished && j < end; j++)
        agreed[j] = TRUE;
    }
  return agreed;
}

static guint *
find_groups (GPtrArray *units, const gboolean *agreed)
{
  guint *parents = g_new (guint, units->len + 1);

  for (guint i = 0; i < units->len; i++)
    parents[i] = i;
  for (guint i = 0; i < units->len; i++)
    for (guint j = i + 1; j < units->len; j++)
      {
        const DipleUnit *a = units->pdata[i];
        const DipleUnit *b = units->pdata[j];

        if (b->range.start >= a->range.end)
          break;
        if (agreed[i] != agreed[j] ||
            (agreed[i] && (a->label != b->label || !diple_unit_same_place (a, b))))
          continue;
        if (belong_together (a, b))
          parents[find_root (parents, j)] = find_root (parents, i);
      }
  return parents;
}

/* What is looked at again and again for one item. */
typedef struct
{
  GPtrArray *units;
  GArray *labels; /* guint, each once */
  GPtrArray *first;
  GPtrArray *second;
} Comparison;

static void
pick (GPtrArray *units, guint annotator, guint label, GPtrArray *picked)
{
  g_ptr_array_set_size (picked, 0);
  for (guint i = 0; i < units->len; i++)
    {
      const DipleUnit *unit = units->pdata[i];

      if (unit->annotator == annotator && unit->label == label)
        g_ptr_array_add (picked, units->pdata[i]);
    }
}

/* The soft F1 of two annotators in the item; their spans are counted in @n_units. */
static double
compute_soft (const Comparison *comparison, guint first, guint second, guint *n_units)
{
  double credit = 0;

  *n_units = 0;
  for (guint i = 0; i < comparison->labels->len; i++)
    {
      const guint label = g_array_index (comparison->labels, guint, i);
      DipleSpanCounts counts = { .spans = { 0 } };

      pick (comparison->units, first, label, comparison->first);
      pick (comparison->units, second, label, comparison->second);
      *n_units += comparison->first->len + comparison->second->len;
      if (comparison->first->len == 0 || comparison->second->len == 0)
        continue;
      diple_match_label (comparison->first, comparison->second, &counts);
      credit += counts.credit[DIPLE_F1_SOFT];
    }
  return *n_units > 0 ? 2 * credit / *n_units : 0;
}

static GArray *
list_labels (GPtrArray *units)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  GArray *labels = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < units->len; i++)
    {
      const guint label = ((const DipleUnit *) units->pdata[i])->label;

      if (g_hash_table_add (seen, GUINT_TO_POINTER (label)))
        g_array_append_val (labels, label);
    }
  return labels;
}

static double
compute_severity (GPtrArray *units, GArray *finished)
{
  g_autoptr (GArray) labels = list_labels (units);
  g_autoptr (GPtrArray) first = g_ptr_array_new ();
  g_autoptr (GPtrArray) second = g_ptr_array_new ();
  const Comparison comparison = { units, labels, first, second };
  double sum = 0;
  guint n_pairs = 0;

  for (guint i = 0; i < finished->len; i++)
    for (guint j = i + 1; j < finished->len; j++)
      {
        guint n_units;

        sum += compute_soft (&comparison,
                             g_array_index (finished, guint, i),
                             g_array_index (finished, guint, j),
                             &n_units);
        n_pairs += n_units > 0;
      }
  return n_pairs > 0 ? 1 - sum / n_pairs : 0;
}

/* The units are by annotator. */
static DipleItemKind
compare_item (const DipleItem *item)
{
  const DipleUnit *first = item->units->pdata[0];
  DipleItemKind kind = DIPLE_ITEM_AGREE;

  for (guint i = 1; i < item->units->len; i++)
    {
      const DipleUnit *unit = item->units->pdata[i];

      if (unit->label != first->label)
        kind |= DIPLE_ITEM_LABEL;
      if (!diple_unit_same_place (unit, first))
        kind |= DIPLE_ITEM_BOUNDARY;
    }
  if (item->units->len > item->n_present)
    kind = DIPLE_ITEM_MULTI;
  return item->n_present < item->n_finished ? kind | DIPLE_ITEM_MISSING : kind;
}

static void
end_item (DipleItem *item, GArray *finished)
{
  g_ptr_array_sort (item->units, compare_in_item);
  item->range = ((const DipleUnit *) item->units->pdata[0])->range;
  item->n_finished = finished->len;
  for (guint i = 0; i < item->units->len; i++)
    {
      const DipleUnit *unit = item->units->pdata[i];
      const DipleUnit *before = i > 0 ? item->units->pdata[i - 1] : NULL;

      item->range.start = MIN (item->range.start, unit->range.start);
      item->range.end = MAX (item->range.end, unit->range.end);
      item->n_present += before == NULL || before->annotator != unit->annotator;
    }
  item->kind = compare_item (item);
  item->severity = item->kind != DIPLE_ITEM_AGREE ? compute_severity (item->units, finished) : 0;
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  const DipleItem *x = *(const DipleItem *const *) a;
  const DipleItem *y = *(const DipleItem *const *) b;

  if (x->range.start != y->range.start)
    return x->range.start < y->range.start ? -1 : 1;
  if (x->range.end != y->range.end)
    return x->range.end < y->range.end ? -1 : 1;
  if (x->kind != y->kind)
    return x->kind < y->kind ? -1 : 1;
  return compare_in_item (&x->units->pdata[0], &y->units->pdata[0]);
}

GPtrArray *
diple_items_find (const DipleUnitDocument *document)
{
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) diple_item_free);
  g_autoptr (GPtrArray) units = gather_units (document);
  g_autofree gboolean *agreed = find_agreed (units, document->finished->len);
  g_autofree guint *groups = find_groups (units, agreed);
  g_autofree DipleItem **of_root = g_new0 (DipleItem *, units->len + 1);

  if (document->finished->len < 2)
    return items;
  for (guint i = 0; i < units->len; i++)
    {
      const guint root = find_root (groups, i);

      if (of_root[root] == NULL)
        {
          of_root[root] = g_new0 (DipleItem, 1);
          of_root[root]->units = g_ptr_array_new ();
          g_ptr_array_add (items, of_root[root]);
        }
      g_ptr_array_add (of_root[root]->units, units->pdata[i]);
    }
  for (guint i = 0; i < items->len; i++)
    end_item (items->pdata[i], document->finished);
  g_ptr_array_sort (items, compare_items);
  return items;
}
