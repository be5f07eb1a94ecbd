/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "diplectl.h"

#include "data/diple-annotators.h"
#include "data/diple-documents.h"
#include "data/diple-id.h"
#include "data/diple-relations.h"
#include "data/diple-schema-store.h"
#include "data/diple-spans.h"

#include <glib/gi18n.h>

/* What the lines of one listing share. */
typedef struct
{
  DiplectlCall *call;
  DipleSchema *schema;
  DipleDocument *document; /* of the lines under way */
  GPtrArray *spans;        /* the annotator's in it */
  GHashTable *far;
  const DipleAnnotator *annotator;
} Listing;

/* The end's text, from this document or another one. */
static char *
dup_end (const Listing *listing, gint64 id, gboolean *is_near)
{
  const DipleFarSpan *far = g_hash_table_lookup (listing->far, &id);

  *is_near = far == NULL;
  if (far != NULL)
    return g_strdup (far->surface);
  for (guint i = 0; i < listing->spans->len; i++)
    {
      const DipleSpan *span = g_ptr_array_index (listing->spans, i);

      if (span->id == id)
        return diplectl_dup_quote (listing->document, span->range);
    }
  return g_strdup ("");
}

static void
print (const Listing *listing,
       const DipleRelation *relation,
       const char *source,
       const char *target)
{
  const DipleRelationType *type = diple_schema_relation_type (listing->schema, relation->type);
  g_autofree char *values =
      diplectl_dup_values (listing->call->store, listing->schema, &relation->values);
  char id[DIPLE_ID_TEXT_SIZE];

  diplectl_say_columns (diple_id_format (relation->id, id),
                        listing->annotator->name,
                        source,
                        type != NULL ? type->name : "",
                        target,
                        values,
                        NULL);
}

static void
print_json (const Listing *listing,
            const DipleRelation *relation,
            const char *source,
            const char *target)
{
  const DipleRelationType *type = diple_schema_relation_type (listing->schema, relation->type);
  json_t *object = json_object ();

  json_object_set_new (object, "id", diplectl_json_id (relation->id));
  json_object_set_new (object, "document", diplectl_json_id (listing->document->id));
  json_object_set_new (object, "annotator", diplectl_json_text (listing->annotator->name));
  json_object_set_new (object, "relation", diplectl_json_text (type != NULL ? type->name : ""));
  json_object_set_new (object, "source", diplectl_json_id (relation->source));
  json_object_set_new (object, "source_text", diplectl_json_text (source));
  json_object_set_new (object, "target", diplectl_json_id (relation->target));
  json_object_set_new (object, "target_text", diplectl_json_text (target));
  json_object_set_new (
      object,
      "attributes",
      diplectl_json_values (listing->call->store, listing->schema, &relation->values));
  json_object_set_new (object, "note", diplectl_json_text (relation->note));
  diplectl_say_json (object);
}

/* A relation between two documents is listed once: with the document of its source. */
static void
list_one (const Listing *listing, const DipleRelation *relation)
{
  gboolean source_is_near, target_is_near;
  g_autofree char *source = dup_end (listing, relation->source, &source_is_near);
  g_autofree char *target = dup_end (listing, relation->target, &target_is_near);

  if (source_is_near)
    (listing->call->json ? print_json : print) (listing, relation, source, target);
}

static gboolean
list_work (Listing *listing, GError **error)
{
  DipleStore *store = listing->call->store;
  g_autoptr (GHashTable) far = NULL;
  g_autoptr (GPtrArray) relations =
      diple_relations_load (store, listing->document->id, listing->annotator->id, &far, error);
  g_autoptr (GPtrArray) spans = NULL;

  if (relations == NULL || relations->len == 0)
    return relations != NULL;
  spans = diple_spans_load (store, listing->document->id, listing->annotator->id, error);
  if (spans == NULL)
    return FALSE;
  listing->spans = spans;
  listing->far = far;
  for (guint i = 0; i < relations->len; i++)
    list_one (listing, g_ptr_array_index (relations, i));
  return TRUE;
}

static gboolean
list_document (Listing *listing, GPtrArray *annotators, gint64 id, GError **error)
{
  g_autoptr (DipleDocument) document = diple_documents_load (listing->call->store, id, error);

  if (document == NULL)
    return FALSE;
  listing->document = document;
  for (guint i = 0; i < annotators->len; i++)
    {
      listing->annotator = g_ptr_array_index (annotators, i);
      if ((listing->call->as == NULL || listing->annotator->id == listing->call->actor) &&
          !list_work (listing, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
list (DiplectlCall *call, GError **error)
{
  g_autoptr (DipleSchema) schema = diple_schema_load (call->store, error);
  g_autoptr (GPtrArray) annotators =
      schema != NULL ? diple_annotators_list (call->store, error) : NULL;
  g_autoptr (GArray) ids = annotators != NULL ? diplectl_find_documents (call, error) : NULL;
  Listing listing = { .call = call, .schema = schema };

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (!list_document (&listing, annotators, g_array_index (ids, gint64, i), error))
      return FALSE;
  return ids != NULL;
}

static DiplectlStatus
run_relations (DiplectlCall *call)
{
  g_autoptr (GError) error = NULL;
  DiplectlStatus status;

  if (!diplectl_parse (call, NULL, 1, 0, &status) ||
      !diplectl_open (call, DIPLE_STORE_READ_ONLY, &status) ||
      (call->as != NULL && !diplectl_find_actor (call, &status)))
    return status;
  return list (call, &error) ? DIPLECTL_DONE : diplectl_complain_error (call->words[0], error);
}

const DiplectlCommand diplectl_relations = {
  .name = "relations",
  .arguments = N_ ("PROJECT [DOCUMENT…]"),
  .summary = N_ ("List what was linked"),
  .details = N_ ("Each line has the relation’s id, the annotator, the text that it leads from, its "
                 "name, the text that it leads to and its values, with a TAB between them. One "
                 "that leads into another document is listed with the document that it leads "
                 "from. Without --as, everybody’s."),
  .example = "diplectl relations flood.diple \"River breaks its banks\" --as Ana",
  .takes = DIPLECTL_TAKES_AS | DIPLECTL_TAKES_JSON,
  .run = run_relations,
};
