/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "diplectl.h"

#include "data/diple-annotators.h"
#include "data/diple-documents.h"
#include "data/diple-error.h"
#include "data/diple-id.h"
#include "data/diple-spans.h"

#include <glib/gi18n.h>
#include <string.h>

gboolean
diplectl_check_utf8 (const char *text, const char *what, GError **error)
{
  if (g_utf8_validate (text, -1, NULL))
    return TRUE;

  g_set_error (error,
               DIPLE_ERROR,
               DIPLE_ERROR_REFUSED,
               _ ("%s is not UTF-8: “%s”; write it in UTF-8"),
               what,
               text);
  return FALSE;
}

static void
set_ambiguous (GArray *ids, const char *name, GError **error)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < ids->len && i < 3; i++)
    {
      char id[DIPLE_ID_TEXT_SIZE];

      diple_id_format (g_array_index (ids, gint64, i), id);
      g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", id);
    }

  g_set_error (error,
               DIPLE_ERROR,
               DIPLE_ERROR_REFUSED,
               _ ("%u documents are called “%s”; give one of their ids instead: %s%s"),
               ids->len,
               name,
               list->str,
               ids->len > 3 ? ", …" : "");
  g_string_free (list, TRUE);
}

gint64
diplectl_find_document (DipleStore *store, const char *name, GError **error)
{
  g_autoptr (GArray) ids = NULL;

  if (!diplectl_check_utf8 (name, _ ("the document’s name"), error))
    return 0;

  ids = diple_documents_named (store, name, error);
  if (ids == NULL)
    return 0;

  if (ids->len == 1)
    return g_array_index (ids, gint64, 0);

  if (ids->len > 1)
    set_ambiguous (ids, name, error);
  else
    g_set_error (
        error,
        DIPLE_ERROR,
        DIPLE_ERROR_NOT_FOUND,
        _ ("no document has the id, title or source “%s”; “diplectl documents” lists them"),
        name);
  return 0;
}

GArray *
diplectl_find_documents (DiplectlCall *call, GError **error)
{
  const DipleDocumentQuery all = { 0 };
  g_autoptr (GArray) ids = NULL;

  if (call->n_words == 1)
    return diple_documents_query (call->store, &all, error);

  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 1; i < call->n_words; i++)
    {
      gint64 id = diplectl_find_document (call->store, call->words[i], error);

      if (id == 0)
        return NULL;
      g_array_append_val (ids, id);
    }

  return g_steal_pointer (&ids);
}

/* Nobody changes another annotator's spans. */
static gboolean
check_owner (DiplectlCall *call, const DipleSpan *span, const char *name, GError **error)
{
  g_autoptr (GPtrArray) annotators = NULL;
  const char *owner = "?";

  if (span->annotator == call->actor)
    return TRUE;

  annotators = diple_annotators_list (call->store, error);
  if (annotators == NULL)
    return FALSE;

  for (guint i = 0; i < annotators->len; i++)
    {
      const DipleAnnotator *annotator = annotators->pdata[i];

      if (annotator->id == span->annotator)
        owner = annotator->name;
    }

  g_set_error (error,
               DIPLE_ERROR,
               DIPLE_ERROR_REFUSED,
               _ ("the span %s is %s’s, whom only “--as %s” may change"),
               name,
               owner,
               owner);
  return FALSE;
}

DipleSpan *
diplectl_find_span (DiplectlCall *call, const char *name, GError **error)
{
  gint64 id = diple_id_parse (name);
  g_autoptr (DipleSpan) span = NULL;
  g_autoptr (GError) local = NULL;

  if (id != 0)
    span = diple_spans_find (call->store, id, &local);

  if (local != NULL && !g_error_matches (local, DIPLE_ERROR, DIPLE_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }

  if (span == NULL)
    {
      g_set_error (error,
                   DIPLE_ERROR,
                   DIPLE_ERROR_NOT_FOUND,
                   _ ("no span has the id “%s”; “diplectl spans” lists them"),
                   name);
      return NULL;
    }

  return check_owner (call, span, name, error) ? g_steal_pointer (&span) : NULL;
}

const DipleLabel *
diplectl_find_label (const DipleSchema *schema, const char *name, GError **error)
{
  const DipleLabel *label = diple_schema_label_by_name (schema, NULL, name);
  const char *slash = strchr (name, '/');

  if (label == NULL && slash != NULL)
    {
      g_autofree char *layer = g_strndup (name, slash - name);

      label = diple_schema_label_by_name (schema, layer, slash + 1);
    }

  if (label == NULL)
    g_set_error (error,
                 DIPLE_ERROR,
                 DIPLE_ERROR_NOT_FOUND,
                 _ ("the schema has no label “%s”, or several; name it as LABEL or LAYER/LABEL, as "
                    "“diplectl schema show” lists them"),
                 name);
  return label;
}
