/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-document-values.h"
#include "data/diple-schema-store.h"
#include "data/diple-spans.h"
#include "data/project/diple-editor-private.h"

void
diple_load_free (DipleLoad *load)
{
  g_clear_pointer (&load->schema, diple_schema_unref);
  g_clear_pointer (&load->map, diple_text_map_free);
  g_clear_pointer (&load->document, diple_document_free);
  g_clear_pointer (&load->spans, g_ptr_array_unref);
  g_clear_pointer (&load->relations, diple_relation_index_free);
  g_clear_pointer (&load->far, g_hash_table_unref);
  diple_values_clear (&load->values);
  diple_suggestions_free (load->suggestions);
  g_free (load);
}

/* Indexed here and not where it is shown: 10,000 relations take some milliseconds. */
static gboolean
load_relations (DipleStore *store, const DipleLoadQuery *query, DipleLoad *load, GError **error)
{
  g_autoptr (GPtrArray) relations =
      diple_relations_load (store, query->document, query->annotator, &load->far, error);

  if (relations == NULL)
    return FALSE;
  diple_relation_index_set (load->relations, relations);
  return TRUE;
}

static gboolean
load_suggestions (DipleStore *store, const DipleLoadQuery *query, DipleLoad *load, GError **error)
{
  load->suggestions = diple_suggestions_load (store, query->document, query->annotator, error);
  return load->suggestions != NULL;
}

static gboolean
load_work (DipleStore *store, const DipleLoadQuery *query, DipleLoad *load, GError **error)
{
  load->spans = diple_spans_load (store, query->document, query->annotator, error);
  return load->spans != NULL && load_relations (store, query, load, error) &&
         diple_document_values_load (
             store, query->document, query->annotator, &load->values, error) &&
         load_suggestions (store, query, load, error);
}

static gboolean
load_document (DipleStore *store, const DipleLoadQuery *query, DipleLoad *load, GError **error)
{
  if (query->document == 0)
    return TRUE;
  load->document = diple_documents_load (store, query->document, error);
  if (load->document == NULL)
    return FALSE;
  load->map = diple_text_map_new (load->document->text, load->document->n_bytes);
  load->state = diple_assignments_get (store, query->annotator, query->document, error);
  if (!diple_readings_get (store, query->annotator, query->document, &load->reading, error))
    return FALSE;
  /* Nobody's spans are shown to nobody: 0 would mean everybody's. */
  return load->state != DIPLE_STATE_ANY &&
         (query->annotator == 0 || load_work (store, query, load, error));
}

gpointer
diple_load_run (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const DipleLoadQuery *query = data;
  DipleLoad *load = g_new0 (DipleLoad, 1);

  load->annotator = query->annotator;
  load->state = DIPLE_STATE_OPEN;
  load->relations = diple_relation_index_new ();
  load->schema = diple_schema_load (store, error);
  if (load->schema != NULL && load_document (store, query, load, error))
    {
      if (load->spans == NULL)
        load->spans = g_ptr_array_new ();
      if (load->suggestions == NULL)
        load->suggestions = diple_suggestions_new ();
      return load;
    }
  diple_load_free (load);
  return NULL;
}
