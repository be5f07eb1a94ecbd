/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "diplectl-agreement.h"
#include "diplectl-lists.h"

#include "data/diple-annotators.h"
#include "data/diple-error.h"
#include "data/diple-schema-store.h"
#include "data/diple-unit-loader.h"

#include <glib/gi18n.h>

static gint64
find_label (G_GNUC_UNUSED DiplectlCall *call, const char *name, gpointer schema, GError **error)
{
  const DipleLabel *label = diplectl_find_label (schema, name, error);

  return label != NULL ? label->id : 0;
}

/* Somebody and their second pass. */
static gboolean
find_passes (DiplectlCall *call, const char *name, GArray **ids, GError **error)
{
  char *const words[] = { (char *) name, NULL };
  g_autoptr (GPtrArray) annotators = diple_annotators_list (call->store, error);

  if (annotators == NULL || !diplectl_find_annotators (call, (char **) words, ids, error))
    return FALSE;
  for (guint i = 0; i < annotators->len; i++)
    {
      const DipleAnnotator *annotator = annotators->pdata[i];

      if (annotator->again_of == g_array_index (*ids, gint64, 0))
        g_array_append_val (*ids, annotator->id);
    }
  if ((*ids)->len == 2)
    return TRUE;
  g_set_error (error,
               DIPLE_ERROR,
               DIPLE_ERROR_NOT_FOUND,
               _ ("“%s” was given nothing a second time; “diplectl assign --again 10%%” does that"),
               name);
  return FALSE;
}

static gboolean
find_annotators (DiplectlCall *call,
                 const DiplectlAgreementWishes *wishes,
                 GArray **ids,
                 GError **error)
{
  return wishes->again != NULL ? find_passes (call, wishes->again, ids, error)
                               : diplectl_find_annotators (call, wishes->annotators, ids, error);
}

DipleUnits *
diplectl_agreement_load (DiplectlCall *call, const DiplectlAgreementWishes *wishes, GError **error)
{
  g_autoptr (DipleSchema) schema = diple_schema_load (call->store, error);
  g_autoptr (GArray) annotators = NULL;
  g_autoptr (GArray) labels = NULL;
  g_autoptr (GArray) documents = NULL;
  g_autoptr (DipleUnitLoader) loader = NULL;

  if (schema == NULL || !find_annotators (call, wishes, &annotators, error) ||
      !diplectl_find_all (call, wishes->labels, find_label, schema, &labels, error) ||
      !diplectl_find_named_documents (call, wishes->documents, &documents, error))
    return NULL;
  if (documents == NULL)
    documents = diplectl_find_documents (call, error);
  if (documents == NULL)
    return NULL;
  loader = diple_unit_loader_new (call->store, annotators, labels, error);
  return loader != NULL ? diple_unit_loader_load_all (loader, documents, error) : NULL;
}
