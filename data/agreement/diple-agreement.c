/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/agreement/diple-agreement-private.h"

#include <string.h>

DipleAgreement *
diple_agreement_new (guint n_annotators, guint n_labels, DipleAgreementUnit unit)
{
  DipleAgreement *self = g_new0 (DipleAgreement, 1);

  self->n_annotators = n_annotators;
  self->n_labels = n_labels;
  self->unit = unit;
  self->sets = diple_label_sets_new ();
  self->documents = g_ptr_array_new_with_free_func ((GDestroyNotify) diple_document_part_free);
  self->by_name = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

void
diple_agreement_free (DipleAgreement *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->by_name);
  g_ptr_array_unref (self->documents);
  diple_label_sets_free (self->sets);
  g_free (self);
}

DipleAgreement *
diple_agreement_new_for_units (const DipleUnits *units, DipleAgreementUnit unit)
{
  DipleAgreement *self = diple_agreement_new (units->annotators->len, units->labels->len, unit);

  for (guint i = 0; i < units->documents->len; i++)
    diple_agreement_set_document (self, units->documents->pdata[i]);
  return self;
}

void
diple_agreement_set_document (DipleAgreement *self, const DipleUnitDocument *document)
{
  DipleDocumentPart *part;

  g_return_if_fail (self->unit == DIPLE_AGREEMENT_CHARACTERS || document->tokens != NULL);

  part = diple_document_part_new (self, document);
  diple_agreement_remove_document (self, document->name);
  g_ptr_array_add (self->documents, part);
  g_hash_table_insert (self->by_name, part->name, part);
  self->sorted = FALSE;
}

gboolean
diple_agreement_remove_document (DipleAgreement *self, const char *name)
{
  DipleDocumentPart *part = g_hash_table_lookup (self->by_name, name);

  if (part == NULL)
    return FALSE;
  g_hash_table_remove (self->by_name, name);
  g_ptr_array_remove_fast (self->documents, part);
  self->sorted = FALSE;
  return TRUE;
}

static int
compare_parts (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(DipleDocumentPart *const *) a)->name, (*(DipleDocumentPart *const *) b)->name);
}

static void
ensure_sorted (DipleAgreement *self)
{
  if (!self->sorted)
    g_ptr_array_sort (self->documents, compare_parts);
  self->sorted = TRUE;
}

GPtrArray *
diple_agreement_list_documents (DipleAgreement *self)
{
  GPtrArray *names = g_ptr_array_new ();

  ensure_sorted (self);
  for (guint i = 0; i < self->documents->len; i++)
    g_ptr_array_add (names, ((DipleDocumentPart *) self->documents->pdata[i])->name);
  return names;
}

GPtrArray *
diple_agreement_select (DipleAgreement *self, const char *const *names)
{
  GPtrArray *selected;

  ensure_sorted (self);
  if (names == NULL)
    return g_ptr_array_ref (self->documents);
  selected = g_ptr_array_new ();
  for (guint i = 0; names[i] != NULL; i++)
    {
      DipleDocumentPart *part = g_hash_table_lookup (self->by_name, names[i]);

      if (part != NULL)
        g_ptr_array_add (selected, part);
    }
  g_ptr_array_sort (selected, compare_parts);
  return selected;
}
