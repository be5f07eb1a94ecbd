/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-journal.h"
#include "data/diple-schema-store.h"
#include "data/diple-spans.h"
#include "data/project/diple-editor-private.h"

void
diple_edit_free (DipleEdit *edit)
{
  g_free (edit->sentence);
  g_clear_pointer (&edit->span, diple_span_unref);
  g_clear_pointer (&edit->facts, diple_document_free);
  g_free (edit);
}

static gboolean
apply (DipleStore *store, const DipleEdit *edit, GError **error)
{
  switch (edit->kind)
    {
    case DIPLE_EDIT_ADD:
      return diple_spans_add (store, edit->span, error);
    case DIPLE_EDIT_UPDATE:
      return diple_spans_update (store, edit->span, error);
    case DIPLE_EDIT_REMOVE:
      return diple_spans_remove (store, edit->span->id, error);
    case DIPLE_EDIT_STATE:
      return TRUE; /* set below, as for every edit */
    case DIPLE_EDIT_FACTS:
      return diple_documents_update_facts (store, edit->facts, error);
    default:
      g_return_val_if_reached (FALSE);
    }
}

static gboolean
apply_state (DipleStore *store, const DipleEdit *edit, GError **error)
{
  return edit->state == DIPLE_STATE_ANY ||
         diple_assignments_set (store, edit->annotator, edit->document, edit->state, error);
}

gpointer
diple_edit_run (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const DipleEdit *edit = data;

  if (!diple_journal_begin (store, edit->annotator, edit->action, error))
    return NULL;
  if (apply (store, edit, error) && apply_state (store, edit, error) &&
      diple_journal_commit (store, edit->sentence, edit->document, error) != 0)
    return GINT_TO_POINTER (TRUE);
  diple_journal_rollback (store);
  return NULL;
}

void
diple_load_free (DipleLoad *load)
{
  g_clear_pointer (&load->schema, diple_schema_unref);
  g_clear_pointer (&load->map, diple_text_map_free);
  g_clear_pointer (&load->document, diple_document_free);
  g_clear_pointer (&load->spans, g_ptr_array_unref);
  g_free (load);
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
  /* Nobody's spans are shown to nobody: 0 would mean everybody's. */
  load->spans = query->annotator != 0
                    ? diple_spans_load (store, query->document, query->annotator, error)
                    : g_ptr_array_new ();
  load->state = diple_assignments_get (store, query->annotator, query->document, error);
  return load->spans != NULL && load->state != DIPLE_STATE_ANY;
}

gpointer
diple_load_run (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  DipleLoad *load = g_new0 (DipleLoad, 1);

  load->state = DIPLE_STATE_OPEN;
  load->schema = diple_schema_load (store, error);
  if (load->schema != NULL && load_document (store, data, load, error))
    return load;
  diple_load_free (load);
  return NULL;
}
