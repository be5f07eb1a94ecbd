/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "diplectl-agreement.h"

#include "data/diple-annotators.h"
#include "data/diple-schema-store.h"
#include "data/diple-unit-loader.h"

#include <string.h>

/* The id behind a name, or 0 with an error. */
typedef gint64 (*Finder) (DiplectlCall *call, const char *name, gpointer data, GError **error);

/* A name may hold a comma; a list of names has one between each two. */
static gboolean
find_ids (
    DiplectlCall *call, const char *word, Finder find, gpointer data, GArray *ids, GError **error)
{
  g_autoptr (GError) whole = NULL;
  gint64 id = find (call, word, data, &whole);
  g_auto (GStrv) names = NULL;

  if (id != 0)
    {
      g_array_append_val (ids, id);
      return TRUE;
    }
  if (strchr (word, ',') == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&whole));
      return FALSE;
    }
  names = g_strsplit (word, ",", -1);
  for (guint i = 0; names[i] != NULL; i++)
    {
      id = find (call, g_strstrip (names[i]), data, error);
      if (id == 0)
        return FALSE;
      g_array_append_val (ids, id);
    }
  return TRUE;
}

/* Of all @words; FALSE with an error. Without words *@ids stays NULL. */
static gboolean
find_all (
    DiplectlCall *call, char **words, Finder find, gpointer data, GArray **ids, GError **error)
{
  if (words == NULL)
    return TRUE;
  *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; words[i] != NULL; i++)
    if (!find_ids (call, words[i], find, data, *ids, error))
      return FALSE;
  return TRUE;
}

static gint64
find_annotator (DiplectlCall *call, const char *name, G_GNUC_UNUSED gpointer data, GError **error)
{
  g_autoptr (DipleAnnotator) annotator = diple_annotators_find (call->store, name, error);

  return annotator != NULL ? annotator->id : 0;
}

static gint64
find_label (G_GNUC_UNUSED DiplectlCall *call, const char *name, gpointer schema, GError **error)
{
  const DipleLabel *label = diplectl_find_label (schema, name, error);

  return label != NULL ? label->id : 0;
}

static gint64
find_document (DiplectlCall *call, const char *name, G_GNUC_UNUSED gpointer data, GError **error)
{
  return diplectl_find_document (call->store, name, error);
}

DipleUnits *
diplectl_agreement_load (DiplectlCall *call, const DiplectlAgreementWishes *wishes, GError **error)
{
  g_autoptr (DipleSchema) schema = diple_schema_load (call->store, error);
  g_autoptr (GArray) annotators = NULL;
  g_autoptr (GArray) labels = NULL;
  g_autoptr (GArray) documents = NULL;
  g_autoptr (DipleUnitLoader) loader = NULL;

  if (schema == NULL ||
      !find_all (call, wishes->annotators, find_annotator, NULL, &annotators, error) ||
      !find_all (call, wishes->labels, find_label, schema, &labels, error) ||
      !find_all (call, wishes->documents, find_document, NULL, &documents, error))
    return NULL;
  if (documents == NULL)
    documents = diplectl_find_documents (call, error);
  if (documents == NULL)
    return NULL;
  loader = diple_unit_loader_new (call->store, annotators, labels, error);
  return loader != NULL ? diple_unit_loader_load_all (loader, documents, error) : NULL;
}
