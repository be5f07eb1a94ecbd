/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "diplectl-search.h"

#include "data/diple-annotators.h"
#include "data/diple-error.h"
#include "data/diple-id.h"
#include "data/diple-kwic-mark.h"
#include "data/diple-schema-store.h"

#include <glib/gi18n.h>

/* How many lines are gathered before they are printed. */
#define PAGE 100

/* A search on its way to stdout. */
typedef struct
{
  DiplectlCall *call;
  const DiplectlSearchWishes *wishes;
  DipleSchema *schema;
  GPtrArray *annotators; /* DipleAnnotator * */
  GCancellable *enough;  /* cancelled when no more lines are asked for */
  GPtrArray *lines;      /* DipleKwicLine *: all so far, in the order asked for */
  DipleKwicTotals totals;
} Search;

static void
search_clear (Search *search)
{
  g_clear_pointer (&search->schema, diple_schema_unref);
  g_clear_pointer (&search->annotators, g_ptr_array_unref);
  g_clear_object (&search->enough);
  g_clear_pointer (&search->lines, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

static const char *
label_name (const Search *search, gint64 id)
{
  const DipleLabel *label = diple_schema_label (search->schema, id);

  return label != NULL ? label->name : "";
}

static const char *
annotator_name (const Search *search, gint64 id)
{
  for (guint i = 0; i < search->annotators->len; i++)
    {
      const DipleAnnotator *annotator = search->annotators->pdata[i];

      if (annotator->id == id)
        return annotator->name;
    }

  return "";
}

static void
print_line (const Search *search, const DipleKwicLine *line)
{
  char document[DIPLE_ID_TEXT_SIZE];
  g_autofree char *place = g_strdup_printf ("%u-%u", line->range.start, line->range.end);

  diplectl_say_columns (diple_id_format (line->document, document),
                        place,
                        line->left,
                        line->hit,
                        line->right,
                        label_name (search, line->label),
                        line->title,
                        NULL);
}

static void
print_line_json (const Search *search, const DipleKwicLine *line)
{
  json_t *object = json_object ();

  json_object_set_new (object, "document", diplectl_json_id (line->document));
  json_object_set_new (object, "title", diplectl_json_text (line->title));
  json_object_set_new (object, "start", json_integer (line->range.start));
  json_object_set_new (object, "end", json_integer (line->range.end));
  json_object_set_new (object, "left", diplectl_json_text (line->left));
  json_object_set_new (object, "text", diplectl_json_text (line->hit));
  json_object_set_new (object, "right", diplectl_json_text (line->right));
  json_object_set_new (object, "span", diplectl_json_id (line->span));
  json_object_set_new (object, "label", diplectl_json_text (label_name (search, line->label)));
  json_object_set_new (
      object, "annotator", diplectl_json_text (annotator_name (search, line->annotator)));
  json_object_set_new (object, "exact", json_boolean (line->exact));
  diplectl_say_json (object);
}

/* In document order the first lines stay the first, so the rest need not be found; in another one
 * any that is found may come before them. */
static void
told_cb (GPtrArray *lines, gboolean anew, const DipleKwicTotals *totals, gpointer data)
{
  Search *search = data;
  const guint limit = search->wishes->limit;

  search->totals = *totals;
  if (anew)
    g_ptr_array_set_size (search->lines, 0);
  for (guint i = 0; i < lines->len && (limit == 0 || search->lines->len < limit); i++)
    g_ptr_array_add (search->lines, diple_kwic_line_ref (lines->pdata[i]));

  if (limit > 0 && search->lines->len == limit && !anew && !search->wishes->count)
    g_cancellable_cancel (search->enough);
}

static gboolean
run_query (Search *search, const DipleKwicQuery *query, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (diple_kwic_run (search->call->store, query, PAGE, told_cb, search, search->enough, &local) ||
      g_cancellable_is_cancelled (search->enough))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static void
print_count (const Search *search)
{
  json_t *object;

  if (!search->call->json)
    {
      diplectl_say (_ ("%" G_GUINT64_FORMAT " hits in %u documents"),
                    search->totals.hits,
                    search->totals.documents);
      return;
    }

  object = json_object ();
  json_object_set_new (object, "hits", json_integer ((json_int_t) search->totals.hits));
  json_object_set_new (object, "documents", json_integer (search->totals.documents));
  diplectl_say_json (object);
}

static void
print_lines (const Search *search)
{
  const gboolean cut = search->totals.complete && search->wishes->limit == 0 &&
                       search->totals.hits > search->lines->len;

  for (guint i = 0; i < search->lines->len; i++)
    (search->call->json ? print_line_json : print_line) (search, search->lines->pdata[i]);

  if (cut)
    diplectl_complain (search->call->words[0],
                       _ ("only the first %u of %" G_GUINT64_FORMAT
                          " hits are shown; ask for less, or count them with --count"),
                       search->lines->len,
                       search->totals.hits);
}

static gboolean
mark_lines (Search *search, GError **error)
{
  const DipleLabel *label = diplectl_find_label (search->schema, search->wishes->mark, error);
  g_auto (DipleKwicMarked) marked = { 0 };

  if (label == NULL)
    return FALSE;
  if (search->lines->len == 0)
    {
      diplectl_say (_ ("Nothing was found, so nothing was marked"));
      return TRUE;
    }
  if (!diple_kwic_mark (
          search->call->store, search->call->actor, label->id, search->lines, &marked, error))
    return FALSE;

  diplectl_say ("%s", marked.sentence);
  return TRUE;
}

static gboolean
search_project (Search *search, GError **error)
{
  g_autoptr (DipleKwicQuery) query = NULL;

  search->enough = g_cancellable_new ();
  search->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) diple_kwic_line_unref);
  search->schema = diple_schema_load (search->call->store, error);
  if (search->schema != NULL)
    search->annotators = diple_annotators_list (search->call->store, error);
  if (search->annotators == NULL)
    return FALSE;

  query = diplectl_search_query (search->call, search->wishes, search->schema, error);
  if (query == NULL || !run_query (search, query, error))
    return FALSE;

  if (search->wishes->mark != NULL)
    return mark_lines (search, error);
  if (search->wishes->count)
    print_count (search);
  else
    print_lines (search);
  return TRUE;
}

static gboolean
find_who (DiplectlCall *call, const DiplectlSearchWishes *wishes, DiplectlStatus *status)
{
  if (wishes->mark != NULL || wishes->state != NULL)
    return diplectl_need_actor (call, status);

  return diplectl_find_actor (call, status);
}

static DiplectlStatus
run_search (DiplectlCall *call)
{
  g_auto (DiplectlSearchWishes) wishes = { 0 };
  g_auto (Search) search = { .call = call, .wishes = &wishes };
  g_autoptr (GError) error = NULL;
  DiplectlStatus status;

  if (!diplectl_search_parse (call, &wishes, &status) ||
      !diplectl_open (
          call, wishes.mark != NULL ? DIPLE_STORE_READ_WRITE : DIPLE_STORE_READ_ONLY, &status) ||
      !find_who (call, &wishes, &status))
    return status;

  return search_project (&search, &error) ? DIPLECTL_DONE
                                          : diplectl_complain_error (call->words[0], error);
}

const DiplectlCommand diplectl_search = {
  .name = "search",
  .arguments = N_ ("PROJECT [QUERY]"),
  .summary = N_ ("Find words and spans in all documents"),
  .details =
      N_ ("QUERY is words, “phrases in quotation marks”, beginnings of words with an asterisk, "
          "NEAR(a b, 5), AND, OR, NOT and brackets. Without it the spans are listed that the "
          "options ask for; with --label, words inside of such spans. Each line has the document’s "
          "id, the place, what stands before, the hit, what stands behind, the label of the span "
          "that the hit is or lies in, and the document’s title, with a TAB between them. "
          "Whose spans: --annotator’s, else those of --as, else everybody’s. --mark marks the "
          "hits, as one action."),
  .example =
      "diplectl search flood.diple 'NEAR(dam leak*, 5)' --outlet \"Valley News\" --sort left",
  .takes = DIPLECTL_TAKES_AS | DIPLECTL_TAKES_JSON,
  .run = run_search,
};
