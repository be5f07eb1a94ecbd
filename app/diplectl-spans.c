/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "diplectl.h"

#include "data/diple-annotators.h"
#include "data/diple-documents.h"
#include "data/diple-error.h"
#include "data/diple-id.h"
#include "data/diple-schema-store.h"
#include "data/diple-spans.h"
#include "data/diple-text-map.h"

#include <glib/gi18n.h>

/* What the lines of one listing share. */
typedef struct
{
  DiplectlCall *call;
  DipleSchema *schema;
  GPtrArray *annotators; /* DipleAnnotator * */
  gint64 annotator;      /* 0: everybody's */
} Listing;

static const char *
annotator_name (const Listing *listing, gint64 id)
{
  for (guint i = 0; i < listing->annotators->len; i++)
    {
      const DipleAnnotator *annotator = listing->annotators->pdata[i];

      if (annotator->id == id)
        return annotator->name;
    }

  return "";
}

static const DipleRange *
get_pieces (const DipleSpan *span, guint *n_pieces)
{
  *n_pieces = MAX (span->n_fragments, 1);
  return span->fragments != NULL ? span->fragments : &span->range;
}

/* As mark and resize take it: "12-25,31-40". */
static char *
dup_place (const DipleSpan *span)
{
  GString *place = g_string_new (NULL);
  guint n_pieces;
  const DipleRange *pieces = get_pieces (span, &n_pieces);

  for (guint i = 0; i < n_pieces; i++)
    g_string_append_printf (place, "%s%u-%u", i > 0 ? "," : "", pieces[i].start, pieces[i].end);

  return g_string_free (place, FALSE);
}

static char *
dup_quote (const DipleTextMap *map, const DipleSpan *span)
{
  GString *quote = g_string_new (NULL);
  guint n_pieces;
  const DipleRange *pieces = get_pieces (span, &n_pieces);

  for (guint i = 0; i < n_pieces; i++)
    {
      g_autofree char *piece = diple_text_map_dup_range (map, pieces[i]);

      g_string_append_printf (quote, "%s%s", i > 0 ? " … " : "", piece);
    }

  return g_string_free (quote, FALSE);
}

static void
print_span (const Listing *listing, const DipleTextMap *map, const DipleSpan *span)
{
  const DipleLabel *label = diple_schema_label (listing->schema, span->label);
  char id[DIPLE_ID_TEXT_SIZE];
  char document[DIPLE_ID_TEXT_SIZE];
  g_autofree char *place = dup_place (span);
  g_autofree char *quote = dup_quote (map, span);

  diplectl_say_columns (diple_id_format (span->id, id),
                        diple_id_format (span->document, document),
                        annotator_name (listing, span->annotator),
                        label != NULL ? label->name : "",
                        place,
                        quote,
                        span->note,
                        NULL);
}

static json_t *
pieces_to_json (const DipleSpan *span)
{
  json_t *array = json_array ();
  guint n_pieces;
  const DipleRange *pieces = get_pieces (span, &n_pieces);

  for (guint i = 0; i < n_pieces; i++)
    {
      json_t *object = json_object ();

      json_object_set_new (object, "start", json_integer (pieces[i].start));
      json_object_set_new (object, "end", json_integer (pieces[i].end));
      json_array_append_new (array, object);
    }

  return array;
}

static void
print_span_json (const Listing *listing, const DipleTextMap *map, const DipleSpan *span)
{
  const DipleLabel *label = diple_schema_label (listing->schema, span->label);
  const DipleLayer *layer =
      label != NULL ? diple_schema_layer (listing->schema, label->layer) : NULL;
  g_autofree char *text = diple_text_map_dup_range (map, span->range);
  json_t *object = json_object ();

  json_object_set_new (object, "id", diplectl_json_id (span->id));
  json_object_set_new (object, "document", diplectl_json_id (span->document));
  json_object_set_new (
      object, "annotator", diplectl_json_text (annotator_name (listing, span->annotator)));
  json_object_set_new (object, "layer", diplectl_json_text (layer != NULL ? layer->name : ""));
  json_object_set_new (object, "label", diplectl_json_text (label != NULL ? label->name : ""));
  json_object_set_new (object, "start", json_integer (span->range.start));
  json_object_set_new (object, "end", json_integer (span->range.end));
  json_object_set_new (object, "text", diplectl_json_text (text));
  json_object_set_new (object, "fragments", pieces_to_json (span));
  json_object_set_new (object, "note", diplectl_json_text (span->note));
  json_object_set_new (object,
                       "attributes",
                       diplectl_json_values (listing->call->store, listing->schema, &span->values));
  diplectl_say_json (object);
}

static gboolean
list_document (const Listing *listing, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) spans =
      diple_spans_load (listing->call->store, id, listing->annotator, error);
  g_autoptr (DipleDocument) document = NULL;
  g_autoptr (DipleTextMap) map = NULL;

  if (spans == NULL)
    return FALSE;
  if (spans->len == 0)
    return TRUE;

  document = diple_documents_load (listing->call->store, id, error);
  if (document == NULL)
    return FALSE;

  map = diple_text_map_new (document->text, document->n_bytes);
  for (guint i = 0; i < spans->len; i++)
    (listing->call->json ? print_span_json : print_span) (listing, map, spans->pdata[i]);

  return TRUE;
}

static gboolean
list_spans (DiplectlCall *call, GError **error)
{
  g_autoptr (DipleSchema) schema = diple_schema_load (call->store, error);
  g_autoptr (GPtrArray) annotators = NULL;
  g_autoptr (GArray) ids = NULL;
  Listing listing = { call, schema, NULL, call->actor };

  if (schema == NULL)
    return FALSE;

  annotators = listing.annotators = diple_annotators_list (call->store, error);
  if (annotators == NULL)
    return FALSE;

  ids = diplectl_find_documents (call, error);
  if (ids == NULL)
    return FALSE;

  for (guint i = 0; i < ids->len; i++)
    if (!list_document (&listing, g_array_index (ids, gint64, i), error))
      return FALSE;

  return TRUE;
}

static DiplectlStatus
run_spans (DiplectlCall *call)
{
  g_autoptr (GError) error = NULL;
  DiplectlStatus status;

  if (!diplectl_parse (call, NULL, 1, 0, &status) ||
      !diplectl_open (call, DIPLE_STORE_READ_ONLY, &status))
    return status;

  if (call->as != NULL && !diplectl_find_actor (call, &status))
    return status;

  return list_spans (call, &error) ? DIPLECTL_DONE
                                   : diplectl_complain_error (call->words[0], error);
}

const DiplectlCommand diplectl_spans = {
  .name = "spans",
  .arguments = N_ ("PROJECT [DOCUMENT…]"),
  .summary = N_ ("List what was marked"),
  .details =
      N_ ("Each line has the span’s id, the document’s id, the annotator, the label, the "
          "place, the text and the note, with a TAB between them. Without --as, everybody’s."),
  .example = "diplectl spans flood.diple \"River breaks its banks\" --as Ana",
  .takes = DIPLECTL_TAKES_AS | DIPLECTL_TAKES_JSON,
  .run = run_spans,
};
