/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "diplectl.h"

#include "data/diple-annotators.h"
#include "data/diple-assignments.h"
#include "data/diple-documents.h"
#include "data/diple-id.h"
#include "data/diple-readings.h"
#include "data/diple-schema-store.h"
#include "data/diple-search.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <unistd.h>

/* Rows are read as the window's list reads them. */
#define PAGE 128

/* What the lines of one listing share. */
typedef struct
{
  DiplectlCall *call;
  DipleSchema *schema;
  GPtrArray *annotators; /* DipleAnnotator * */
  GHashTable *times; /* gint64 * (a document) -> gint64 *: milliseconds of the actor, or of all */
} Listing;

static void
clear_listing (Listing *listing)
{
  g_clear_pointer (&listing->schema, diple_schema_unref);
  g_clear_pointer (&listing->annotators, g_ptr_array_unref);
  g_clear_pointer (&listing->times, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Listing, clear_listing)

static guint
count_spans (const DipleDocumentRow *row)
{
  guint spans = 0;

  for (guint i = 0; i < row->counts->len; i++)
    spans += g_array_index (row->counts, DipleLayerCount, i).spans;

  return spans;
}

/* A state is somebody's. */
static const char *
get_state (DiplectlCall *call, const DipleDocumentRow *row)
{
  return call->actor != 0 ? diple_state_name (row->state) : "-";
}

static void
print_row (DiplectlCall *call, const DipleDocumentRow *row)
{
  char id[DIPLE_ID_TEXT_SIZE];
  g_autofree char *spans = g_strdup_printf ("%u", count_spans (row));

  diplectl_say_columns (diple_id_format (row->id, id),
                        get_state (call, row),
                        spans,
                        row->published,
                        *row->title != '\0' ? row->title : row->source,
                        NULL);
}

static json_t *
layers_to_json (const DipleDocumentRow *row, const DipleSchema *schema)
{
  json_t *layers = json_array ();

  for (guint i = 0; i < row->counts->len; i++)
    {
      const DipleLayerCount *count = &g_array_index (row->counts, DipleLayerCount, i);
      const DipleLayer *layer = diple_schema_layer (schema, count->layer);
      json_t *object = json_object ();

      json_object_set_new (object, "layer", diplectl_json_text (layer != NULL ? layer->name : ""));
      json_object_set_new (object, "spans", json_integer (count->spans));
      json_array_append_new (layers, object);
    }

  return layers;
}

static gint64
time_spent (Listing *listing, gint64 document)
{
  const gint64 *milliseconds = g_hash_table_lookup (listing->times, &document);

  return milliseconds != NULL ? *milliseconds : 0;
}

static gboolean
load_times (Listing *listing, GError **error)
{
  g_autoptr (GArray) readings =
      diple_readings_list (listing->call->store, listing->call->actor, error);

  listing->times = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  for (guint i = 0; readings != NULL && i < readings->len; i++)
    {
      const DipleReading *reading = &g_array_index (readings, DipleReading, i);
      const gint64 sum = time_spent (listing, reading->document) + reading->milliseconds;

      g_hash_table_replace (listing->times,
                            g_memdup2 (&reading->document, sizeof reading->document),
                            g_memdup2 (&sum, sizeof sum));
    }
  return readings != NULL;
}

static void
print_row_json (Listing *listing, const DipleDocumentRow *row)
{
  DiplectlCall *call = listing->call;
  json_t *object = json_object ();

  json_object_set_new (object, "id", diplectl_json_id (row->id));
  json_object_set_new (object, "title", diplectl_json_text (row->title));
  json_object_set_new (object, "author", diplectl_json_text (row->author));
  json_object_set_new (object, "published", diplectl_json_text (row->published));
  json_object_set_new (object, "outlet", diplectl_json_text (row->outlet));
  json_object_set_new (object, "source", diplectl_json_text (row->source));
  json_object_set_new (object, "state", json_string (get_state (call, row)));
  json_object_set_new (object, "spans", json_integer (count_spans (row)));
  json_object_set_new (object, "layers", layers_to_json (row, listing->schema));
  json_object_set_new (object, "milliseconds", json_integer (time_spent (listing, row->id)));
  diplectl_say_json (object);
}

static void
add_count (GArray *counts, const DipleLayerCount *more)
{
  for (guint i = 0; i < counts->len; i++)
    {
      DipleLayerCount *count = &g_array_index (counts, DipleLayerCount, i);

      if (count->layer == more->layer)
        {
          count->spans += more->spans;
          return;
        }
    }

  g_array_append_val (counts, *more);
}

/* The spans of nobody in particular are everybody's. */
static gboolean
add_counts (Listing *listing, GPtrArray *rows, const gint64 *ids, guint n_ids, GError **error)
{
  for (guint i = 0; i < listing->annotators->len; i++)
    {
      const DipleAnnotator *annotator = listing->annotators->pdata[i];
      g_autoptr (GPtrArray) theirs =
          diple_documents_rows (listing->call->store, annotator->id, ids, n_ids, error);

      if (theirs == NULL)
        return FALSE;

      for (guint j = 0; j < theirs->len; j++)
        {
          GArray *counts = ((DipleDocumentRow *) theirs->pdata[j])->counts;

          for (guint k = 0; counts != NULL && k < counts->len; k++)
            add_count (((DipleDocumentRow *) rows->pdata[j])->counts,
                       &g_array_index (counts, DipleLayerCount, k));
        }
    }

  return TRUE;
}

static gboolean
print_page (Listing *listing, const gint64 *ids, guint n_ids, GError **error)
{
  DiplectlCall *call = listing->call;
  g_autoptr (GPtrArray) rows = diple_documents_rows (call->store, call->actor, ids, n_ids, error);

  if (rows == NULL || (call->actor == 0 && !add_counts (listing, rows, ids, n_ids, error)))
    return FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      const DipleDocumentRow *row = rows->pdata[i];

      /* Another program may have removed it since the query. */
      if (row->id == 0)
        continue;
      if (call->json)
        print_row_json (listing, row);
      else
        print_row (call, row);
    }

  return TRUE;
}

static gboolean
load_listing (Listing *listing, GError **error)
{
  listing->schema = diple_schema_load (listing->call->store, error);
  if (listing->schema != NULL)
    listing->annotators = diple_annotators_list (listing->call->store, error);
  return listing->annotators != NULL && load_times (listing, error);
}

static DiplectlStatus
print_documents (DiplectlCall *call, const DipleDocumentQuery *query)
{
  g_autoptr (GError) error = NULL;
  g_auto (Listing) listing = { .call = call };
  g_autoptr (GArray) ids = NULL;

  if (load_listing (&listing, &error))
    ids = diple_documents_query (call->store, query, &error);
  if (ids == NULL)
    return diplectl_complain_error (call->words[0], error);

  for (guint from = 0; from < ids->len; from += PAGE)
    if (!print_page (
            &listing, &g_array_index (ids, gint64, from), MIN (ids->len - from, PAGE), &error))
      return diplectl_complain_error (call->words[0], error);

  return DIPLECTL_DONE;
}

/* "in-progress" needs no quotes in a shell. */
gboolean
diplectl_find_state (const char *word, DipleState *state)
{
  static const struct
  {
    const char *word;
    DipleState state;
  } states[] = {
    { "open", DIPLE_STATE_OPEN },
    { "in-progress", DIPLE_STATE_IN_PROGRESS },
    { "finished", DIPLE_STATE_FINISHED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (g_str_equal (states[i].word, word))
      {
        *state = states[i].state;
        return TRUE;
      }

  return FALSE;
}

static gboolean
read_state (const char *word, DipleState *state)
{
  if (diplectl_find_state (word, state))
    return TRUE;

  diplectl_complain (
      NULL, _ ("“%s” is no state; --state takes “open”, “in-progress” or “finished”"), word);
  return FALSE;
}

static gboolean
read_sort (const char *word, DipleSort *sort)
{
  static const struct
  {
    const char *word;
    DipleSort sort;
  } sorts[] = {
    { "position", DIPLE_SORT_POSITION },
    { "title", DIPLE_SORT_TITLE },
    { "published", DIPLE_SORT_PUBLISHED },
    { "outlet", DIPLE_SORT_OUTLET },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sorts); i++)
    if (g_str_equal (sorts[i].word, word))
      {
        *sort = sorts[i].sort;
        return TRUE;
      }

  diplectl_complain (
      NULL,
      _ ("“%s” is no order; --sort takes “position”, “title”, “published” or “outlet”"),
      word);
  return FALSE;
}

/* The options as they were typed. */
typedef struct
{
  char *words;
  char *state;
  char *sort;
  gboolean descending;
  gboolean assigned;
} Wishes;

static void
clear_wishes (Wishes *wishes)
{
  g_free (wishes->words);
  g_free (wishes->state);
  g_free (wishes->sort);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wishes, clear_wishes)

static gboolean
fill_query (DipleDocumentQuery *query, const Wishes *wishes)
{
  g_autoptr (GError) error = NULL;

  if (wishes->words != NULL && !diplectl_check_utf8 (wishes->words, "--search", &error))
    {
      diplectl_complain_error (NULL, error);
      return FALSE;
    }

  query->words = wishes->words;
  query->descending = wishes->descending;
  query->owned = wishes->assigned ? DIPLE_OWNED : DIPLE_OWNED_OR_NOT;
  return (wishes->state == NULL || read_state (wishes->state, &query->state)) &&
         (wishes->sort == NULL || read_sort (wishes->sort, &query->sort));
}

static gboolean
parse (DiplectlCall *call, Wishes *wishes, DiplectlStatus *status)
{
  const GOptionEntry entries[] = {
    { "state",
      0,
      0,
      G_OPTION_ARG_FILENAME,
      &wishes->state,
      N_ ("Only those in this state"),
      N_ ("open|in-progress|finished") },
    { "assigned",
      0,
      0,
      G_OPTION_ARG_NONE,
      &wishes->assigned,
      N_ ("Only those that the annotator was given or has begun"),
      NULL },
    { "search",
      0,
      0,
      G_OPTION_ARG_FILENAME,
      &wishes->words,
      N_ ("Only those with these words in title or metadata"),
      N_ ("WORDS") },
    { "sort",
      0,
      0,
      G_OPTION_ARG_FILENAME,
      &wishes->sort,
      N_ ("The order"),
      N_ ("position|title|published|outlet") },
    { "descending",
      0,
      0,
      G_OPTION_ARG_NONE,
      &wishes->descending,
      N_ ("The other way round"),
      NULL },
    { NULL },
  };

  return diplectl_parse (call, entries, 1, 1, status);
}

/* What was imported without a window is not indexed yet. A search that may not do so, or is
 * hindered, looks through it all the same, only more slowly. */
static void
catch_up (DiplectlCall *call)
{
  gboolean more = TRUE;

  while (more && diple_search_catch_up (call->store, 1000, &more, NULL))
    continue;
}

static DiplectlStatus
run_documents (DiplectlCall *call)
{
  DipleDocumentQuery query = { 0 };
  g_auto (Wishes) wishes = { 0 };
  DipleStoreMode mode = DIPLE_STORE_READ_ONLY;
  DiplectlStatus status;

  if (!parse (call, &wishes, &status))
    return status;

  if (!fill_query (&query, &wishes))
    return DIPLECTL_USAGE;

  if (query.words != NULL && g_access (call->words[0], W_OK) == 0)
    mode = DIPLE_STORE_READ_WRITE;
  if (!diplectl_open (call, mode, &status) || !diplectl_find_actor (call, &status))
    return status;

  if (mode == DIPLE_STORE_READ_WRITE)
    catch_up (call);

  if ((query.state != DIPLE_STATE_ANY || query.owned != DIPLE_OWNED_OR_NOT) &&
      !diplectl_need_actor (call, &status))
    return status;

  query.annotator = call->actor;
  return print_documents (call, &query);
}

static DiplectlStatus
run_text (DiplectlCall *call)
{
  g_autoptr (DipleDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  DiplectlStatus status;
  gint64 id;

  if (!diplectl_parse (call, NULL, 2, 2, &status) ||
      !diplectl_open (call, DIPLE_STORE_READ_ONLY, &status))
    return status;

  id = diplectl_find_document (call->store, call->words[1], &error);
  if (id != 0)
    document = diple_documents_load (call->store, id, &error);
  if (document == NULL)
    return diplectl_complain_error (call->words[0], error);

  fwrite (document->text, 1, document->n_bytes, stdout);
  return DIPLECTL_DONE;
}

const DiplectlCommand diplectl_documents = {
  .name = "documents",
  .arguments = N_ ("PROJECT"),
  .summary = N_ ("List the documents"),
  .details =
      N_ ("Each line has the document’s id, the state, the number of spans, the date and the "
          "title, with a TAB between them. State and spans are those of --as; where "
          "nobody in particular is asked about, spans are everybody’s."),
  .example = "diplectl documents flood.diple --state open --search \"river gauge\"",
  .takes = DIPLECTL_TAKES_AS | DIPLECTL_TAKES_JSON,
  .run = run_documents,
};

const DiplectlCommand diplectl_text = {
  .name = "text",
  .arguments = N_ ("PROJECT DOCUMENT"),
  .summary = N_ ("Print a document’s text, byte for byte"),
  .details = N_ ("DOCUMENT is an id, a title or a source, as “documents --json” lists them."),
  .example = "diplectl text flood.diple \"River breaks its banks\"",
  .run = run_text,
};
