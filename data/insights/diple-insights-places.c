/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/insights/diple-insights-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "data/agreement/diple-agreement-private.h"
#include "data/agreement/diple-span-matching-private.h"
#include "data/diple-items.h"
#include "data/text/diple-context-private.h"

/* Code points on each side of a passage, and of one passage. */
#define CONTEXT 60
#define MOST_SHOWN 200

void
diple_insights_place_free (DipleInsightsPlace *place)
{
  g_free (place->before);
  g_free (place->text);
  g_free (place->after);
  g_free (place->says);
  g_free (place);
}

DipleInsightsPlace *
diple_insights_place_new (gint64 document, const char *text, DipleRange range)
{
  g_autoptr (DipleTextMap) map = diple_text_map_new (text, strlen (text));
  DipleInsightsPlace *place = g_new0 (DipleInsightsPlace, 1);
  const guint shown = MIN (range.end, range.start + MOST_SHOWN);

  place->document = document;
  place->range = range;
  place->before = diple_context_dup_before (map, range.start, CONTEXT);
  place->text = diple_context_dup (map, (DipleRange){ range.start, shown });
  place->after = diple_context_dup_after (map, shown, CONTEXT);
  return place;
}

/* What is looked for, and what was found so far. */
typedef struct
{
  DipleInsights *insights;
  const DipleInsightsQuery *query;
  guint most;
  GPtrArray *places;
} Search;

static void
say_unit (GString *says, Search *search, const DipleUnitDocument *document, const DipleUnit *unit)
{
  const gboolean cut = unit->range.end > unit->range.start + 40;
  const char *text = document->text != NULL ? document->text : "";
  g_autoptr (DipleTextMap) map = diple_text_map_new (text, strlen (text));
  g_autofree char *quote = diple_context_dup (
      map, (DipleRange){ unit->range.start, cut ? unit->range.start + 40 : unit->range.end });

  g_string_append_printf (says,
                          "%s “%s%s”",
                          (char *) search->insights->labels->pdata[unit->label],
                          quote,
                          cut ? "…" : "");
}

/* "Ana: Person “the mayor”": @units (const DipleUnit *) are those of the passage. */
static void
say_annotator (GString *says,
               Search *search,
               const DipleUnitDocument *document,
               guint annotator,
               GPtrArray *units)
{
  gboolean any = FALSE;

  g_string_append_printf (says,
                          "%s%s: ",
                          says->len > 0 ? "   " : "",
                          (char *) search->insights->annotators->pdata[annotator]);
  for (guint i = 0; i < units->len; i++)
    {
      const DipleUnit *unit = units->pdata[i];

      if (unit->annotator != annotator)
        continue;
      if (any)
        g_string_append (says, ", ");
      say_unit (says, search, document, unit);
      any = TRUE;
    }
  if (!any)
    g_string_append (says, _ ("nothing"));
}

static void
add_place (Search *search,
           const DipleHeldDocument *held,
           DipleRange range,
           GPtrArray *units,
           const guint *annotators,
           guint n_annotators)
{
  const DipleUnitDocument *document = diple_held_document_get (held);
  g_autoptr (GString) says = g_string_new (NULL);
  DipleInsightsPlace *place;

  if (search->places->len >= search->most)
    return;
  place = diple_insights_place_new (
      held->document, document->text != NULL ? document->text : "", range);
  for (guint i = 0; i < n_annotators; i++)
    say_annotator (says, search, document, annotators[i], units);
  place->says = g_strdup (says->str);
  g_ptr_array_add (search->places, place);
}

/* @a and @b stand opposite each other; one of them may be NULL. */
static gboolean
is_wanted (const Search *search, const DipleUnit *a, const DipleUnit *b)
{
  const guint nothing = search->insights->labels->len;
  const guint first = a != NULL ? a->label : nothing;
  const guint second = b != NULL ? b->label : nothing;

  if (search->query->about == DIPLE_INSIGHTS_CONFUSION)
    return first == search->query->labels[0] && second == search->query->labels[1];
  return first != second || !diple_unit_same_place (a, b);
}

static void
add_opposite (Search *search, const DipleHeldDocument *held, const DipleUnit *a, const DipleUnit *b)
{
  g_autoptr (GPtrArray) units = g_ptr_array_new ();
  DipleRange range = a != NULL ? a->range : b->range;

  if (!is_wanted (search, a, b))
    return;
  if (a != NULL)
    g_ptr_array_add (units, (gpointer) a);
  if (b != NULL)
    g_ptr_array_add (units, (gpointer) b);
  if (b != NULL)
    range = (DipleRange){ MIN (range.start, b->range.start), MAX (range.end, b->range.end) };
  add_place (search, held, range, units, search->query->annotators, 2);
}

static void
find_pair (Search *search, const DipleHeldDocument *held)
{
  const DipleUnitDocument *document = diple_held_document_get (held);
  const guint *annotators = search->query->annotators;
  g_autoptr (GPtrArray) a = NULL;
  g_autoptr (GPtrArray) b = NULL;
  g_autofree guint *aligned = NULL;
  g_autofree gboolean *taken = NULL;

  if (!diple_unit_document_finished_by (document, annotators[0]) ||
      !diple_unit_document_finished_by (document, annotators[1]))
    return;
  a = diple_unit_document_gather (document, annotators[0]);
  b = diple_unit_document_gather (document, annotators[1]);
  aligned = diple_align (a, b);
  taken = g_new0 (gboolean, b->len + 1);
  for (guint i = 0; i < a->len; i++)
    {
      const gboolean found = aligned[i] != G_MAXUINT;

      add_opposite (search, held, a->pdata[i], found ? b->pdata[aligned[i]] : NULL);
      if (found)
        taken[aligned[i]] = TRUE;
    }
  for (guint i = 0; i < b->len; i++)
    if (!taken[i])
      add_opposite (search, held, NULL, b->pdata[i]);
}

static gboolean
has_label (const DipleItem *item, guint label)
{
  for (guint i = 0; i < item->units->len; i++)
    if (((const DipleUnit *) item->units->pdata[i])->label == label)
      return TRUE;
  return FALSE;
}

static void
find_items (Search *search, const DipleHeldDocument *held)
{
  const DipleUnitDocument *document = diple_held_document_get (held);
  g_autoptr (GPtrArray) items = diple_items_find (document);

  for (guint i = 0; i < items->len; i++)
    {
      const DipleItem *item = items->pdata[i];

      if (item->kind == DIPLE_ITEM_AGREE || (search->query->about == DIPLE_INSIGHTS_LABEL &&
                                             !has_label (item, search->query->labels[0])))
        continue;
      add_place (search,
                 held,
                 item->range,
                 item->units,
                 (const guint *) document->finished->data,
                 document->finished->len);
    }
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const DipleInsightsPlace *x = *(DipleInsightsPlace *const *) a;
  const DipleInsightsPlace *y = *(DipleInsightsPlace *const *) b;

  if (x->range.start != y->range.start)
    return x->range.start < y->range.start ? -1 : 1;
  return (x->range.end > y->range.end) - (x->range.end < y->range.end);
}

/* Those of one document, in the order of its text. */
static void
find_in (Search *search, const DipleHeldDocument *held)
{
  Search here = *search;

  here.places = g_ptr_array_new ();
  here.most = search->most - search->places->len;
  if (search->query->about == DIPLE_INSIGHTS_PAIR ||
      search->query->about == DIPLE_INSIGHTS_CONFUSION)
    find_pair (&here, held);
  else
    find_items (&here, held);
  g_ptr_array_sort (here.places, compare_places);
  g_ptr_array_extend_and_steal (search->places, here.places);
}

GPtrArray *
diple_insights_find (DipleInsights *self, const DipleInsightsQuery *query, guint most)
{
  GPtrArray *places = g_ptr_array_new_with_free_func ((GDestroyNotify) diple_insights_place_free);
  Search search = { self, query, most, places };

  for (guint i = 0; i < self->held->len && places->len < most; i++)
    {
      const DipleHeldDocument *held = self->held->pdata[i];

      if (query->about != DIPLE_INSIGHTS_DOCUMENT || held->document == query->document)
        find_in (&search, held);
    }
  return places;
}
