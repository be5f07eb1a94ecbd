/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/agreement/diple-agreement-private.h"

#include <string.h>

void
diple_value_part_clear (gpointer data)
{
  DipleValuePart *part = data;

  g_free (part->values[0]);
  g_free (part->values[1]);
}

/* All values of @attribute as one string, in their order; "" when there are none. */
static char *
dup_values (const DipleUnit *unit, guint attribute)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new ();

  for (guint i = 0; unit->values != NULL && i < unit->values->len; i++)
    {
      const DipleUnitValue *value = &g_array_index (unit->values, DipleUnitValue, i);

      if (value->attribute == attribute)
        g_ptr_array_add (values, value->value);
    }
  g_ptr_array_add (values, NULL);
  return g_strjoinv ("\x1f", (char **) values->pdata);
}

static void
add_values (GArray *parts, guint attribute, const DipleUnit *a, const DipleUnit *b)
{
  DipleValuePart added = { attribute, { dup_values (a, attribute), dup_values (b, attribute) }, 1 };

  for (guint i = 0; i < parts->len; i++)
    {
      DipleValuePart *part = &g_array_index (parts, DipleValuePart, i);

      if (part->attribute == attribute && g_str_equal (part->values[0], added.values[0]) &&
          g_str_equal (part->values[1], added.values[1]))
        {
          part->count++;
          diple_value_part_clear (&added);
          return;
        }
    }
  g_array_append_val (parts, added);
}

/* Every attribute that one of both has a value of, once. */
static GArray *
list_attributes (const DipleUnit *a, const DipleUnit *b)
{
  GArray *attributes = g_array_new (FALSE, FALSE, sizeof (guint));
  GArray *const both[] = { a->values, b->values };

  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    for (guint j = 0; both[i] != NULL && j < both[i]->len; j++)
      {
        const guint attribute = g_array_index (both[i], DipleUnitValue, j).attribute;
        gboolean known = FALSE;

        for (guint k = 0; k < attributes->len; k++)
          known |= g_array_index (attributes, guint, k) == attribute;
        if (!known)
          g_array_append_val (attributes, attribute);
      }
  return attributes;
}

void
diple_pair_part_count_values (DiplePairPart *part, GPtrArray *a, GPtrArray *b, const guint *aligned)
{
  for (guint i = 0; i < a->len; i++)
    {
      const DipleUnit *unit = a->pdata[i];
      const DipleUnit *other = aligned[i] != G_MAXUINT ? b->pdata[aligned[i]] : NULL;
      g_autoptr (GArray) attributes = NULL;

      if (other == NULL || unit->label != other->label)
        continue;
      attributes = list_attributes (unit, other);
      for (guint j = 0; j < attributes->len; j++)
        add_values (part->values, g_array_index (attributes, guint, j), unit, other);
    }
}

static DipleRelationPart *
find_type (GArray *parts, guint type)
{
  const DipleRelationPart added = { .type = type };

  for (guint i = 0; i < parts->len; i++)
    if (g_array_index (parts, DipleRelationPart, i).type == type)
      return &g_array_index (parts, DipleRelationPart, i);
  g_array_append_val (parts, added);
  return &g_array_index (parts, DipleRelationPart, parts->len - 1);
}

/* A relation as the places of its ends among one annotator's units. */
typedef struct
{
  guint type;
  guint from;
  guint to;
} Link;

static guint
link_hash (gconstpointer key)
{
  const Link *link = key;

  return (link->type * 31 + link->from) * 31 + link->to;
}

static gboolean
link_equal (gconstpointer a, gconstpointer b)
{
  const Link *x = a;
  const Link *y = b;

  return x->type == y->type && x->from == y->from && x->to == y->to;
}

/* A duplicate stands for the unit that stayed. */
static guint
find_place (GPtrArray *units, const DipleUnit *unit)
{
  for (guint i = 0; i < units->len; i++)
    if (units->pdata[i] == unit || diple_unit_compare (units->pdata[i], unit) == 0)
      return i;
  return G_MAXUINT;
}

/* The relations between @units; a set of Link. */
static GHashTable *
gather_links (const DipleUnitDocument *document, GPtrArray *units)
{
  GHashTable *links = g_hash_table_new_full (link_hash, link_equal, g_free, NULL);

  for (guint i = 0; i < document->relations->len; i++)
    {
      const DipleUnitRelation *relation =
          &g_array_index (document->relations, DipleUnitRelation, i);
      const Link link = {
        relation->type,
        find_place (units, &g_array_index (document->units, DipleUnit, relation->from)),
        find_place (units, &g_array_index (document->units, DipleUnit, relation->to)),
      };

      if (link.from != G_MAXUINT && link.to != G_MAXUINT)
        g_hash_table_add (links, g_memdup2 (&link, sizeof link));
    }
  return links;
}

/* For each unit of the second annotator its partner among the first one's, or G_MAXUINT. */
static guint *
turn_round (const guint *aligned, guint n_first, guint n_second)
{
  guint *turned = g_new (guint, n_second + 1);

  for (guint i = 0; i < n_second; i++)
    turned[i] = G_MAXUINT;
  for (guint i = 0; i < n_first; i++)
    if (aligned[i] != G_MAXUINT)
      turned[aligned[i]] = i;
  return turned;
}

/* @other: the opposite annotator's relations, or NULL when what is the same was counted before. */
static void
count_links (
    DiplePairPart *part, GHashTable *links, guint side, const guint *partners, GHashTable *other)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, links);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      const Link *link = key;
      const Link opposite = { link->type, partners[link->from], partners[link->to] };
      DipleRelationPart *counted = find_type (part->relations, link->type);

      counted->all[side]++;
      if (opposite.from == G_MAXUINT || opposite.to == G_MAXUINT)
        continue;
      counted->between_matched[side]++;
      counted->same += other != NULL && g_hash_table_contains (other, &opposite);
    }
}

void
diple_pair_part_count_relations (DiplePairPart *part,
                                 const DipleUnitDocument *document,
                                 GPtrArray *a,
                                 GPtrArray *b,
                                 const guint *aligned)
{
  g_autoptr (GHashTable) first = NULL;
  g_autoptr (GHashTable) second = NULL;
  g_autofree guint *turned = NULL;

  if (document->relations->len == 0)
    return;
  first = gather_links (document, a);
  second = gather_links (document, b);
  turned = turn_round (aligned, a->len, b->len);
  count_links (part, first, 0, aligned, second);
  count_links (part, second, 1, turned, NULL);
}

/* The number of @value among those met before; new ones are added. */
static guint
number_value (GHashTable *numbers, const char *value)
{
  gpointer number;

  if (g_hash_table_lookup_extended (numbers, value, NULL, &number))
    return GPOINTER_TO_UINT (number);
  g_hash_table_insert (numbers, (gpointer) value, GUINT_TO_POINTER (g_hash_table_size (numbers)));
  return g_hash_table_size (numbers) - 1;
}

/* Compares the values of one attribute; @margins counts each value by its number. */
static void
add_compared (DipleAttributeFigures *figures,
              const DipleValuePart *part,
              GHashTable *numbers,
              GArray *margins)
{
  figures->compared += part->count;
  if (g_str_equal (part->values[0], part->values[1]))
    figures->same += part->count;
  for (guint side = 0; side < 2; side++)
    {
      const guint number = number_value (numbers, part->values[side]);

      if (number >= margins->len)
        g_array_set_size (margins, number + 1);
      g_array_index (margins, gint64, number) += part->count;
    }
}

static void
end_values (DipleAttributeFigures *figures, GArray *margins)
{
  DipleChance chance = { .n = 2.0 * figures->compared,
                         .disagree = 2.0 * (figures->compared - figures->same) };

  for (guint i = 0; i < margins->len; i++)
    {
      const double margin = g_array_index (margins, gint64, i);

      chance.crossed += margin * (chance.n - margin);
    }
  figures->share =
      diple_figure_divide (figures->same, figures->compared, DIPLE_FIGURE_NOTHING_MATCHED);
  figures->alpha = figures->compared > 0 ? diple_chance_alpha (&chance)
                                         : diple_figure_none (DIPLE_FIGURE_NOTHING_MATCHED);
}

/* @parts: DipleValuePart *, of all documents. */
void
diple_pair_figures_add_values (DiplePairFigures *pair, GPtrArray *parts)
{
  guint n_attributes = 0;

  for (guint i = 0; i < parts->len; i++)
    n_attributes = MAX (n_attributes, ((const DipleValuePart *) parts->pdata[i])->attribute + 1);
  for (guint attribute = 0; attribute < n_attributes; attribute++)
    {
      DipleAttributeFigures figures = { .compared = 0 };
      g_autoptr (GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);
      g_autoptr (GArray) margins = g_array_new (FALSE, TRUE, sizeof (gint64));

      for (guint i = 0; i < parts->len; i++)
        if (((const DipleValuePart *) parts->pdata[i])->attribute == attribute)
          add_compared (&figures, parts->pdata[i], numbers, margins);
      end_values (&figures, margins);
      g_array_append_val (pair->attributes, figures);
    }
}

void
diple_pair_figures_add_relations (DiplePairFigures *pair, const DiplePairPart *part)
{
  for (guint i = 0; i < part->relations->len; i++)
    {
      const DipleRelationPart *counted = &g_array_index (part->relations, DipleRelationPart, i);
      DipleRelationFigures *sum;

      if (counted->type >= pair->relations->len)
        g_array_set_size (pair->relations, counted->type + 1);
      sum = &g_array_index (pair->relations, DipleRelationFigures, counted->type);
      for (guint side = 0; side < 2; side++)
        {
          sum->all[side] += counted->all[side];
          sum->between_matched[side] += counted->between_matched[side];
        }
      sum->same += counted->same;
    }
}

void
diple_pair_figures_end_relations (DiplePairFigures *pair)
{
  for (guint i = 0; i < pair->relations->len; i++)
    {
      DipleRelationFigures *sum = &g_array_index (pair->relations, DipleRelationFigures, i);

      sum->f1 =
          diple_figure_divide (2.0 * sum->same, sum->all[0] + sum->all[1], DIPLE_FIGURE_NO_SPANS);
      sum->f1_between_matched =
          diple_figure_divide (2.0 * sum->same,
                               sum->between_matched[0] + sum->between_matched[1],
                               DIPLE_FIGURE_NOTHING_MATCHED);
    }
}
