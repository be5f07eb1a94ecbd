/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/project/diple-document-item-private.h"

struct _DipleDocumentItem
{
  GObject parent_instance;

  DipleDocumentRow *row; /* never NULL */
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DipleDocumentItem, diple_document_item, G_TYPE_OBJECT)

static void
diple_document_item_finalize (GObject *object)
{
  DipleDocumentItem *self = DIPLE_DOCUMENT_ITEM (object);

  diple_document_row_free (self->row);

  G_OBJECT_CLASS (diple_document_item_parent_class)->finalize (object);
}

static void
diple_document_item_class_init (DipleDocumentItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = diple_document_item_finalize;

  signals[CHANGED] = g_signal_new (
      "changed", DIPLE_TYPE_DOCUMENT_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
diple_document_item_init (DipleDocumentItem *self)
{
}

DipleDocumentItem *
diple_document_item_new (DipleDocumentRow *row)
{
  DipleDocumentItem *self = g_object_new (DIPLE_TYPE_DOCUMENT_ITEM, NULL);

  self->row = row;
  return self;
}

void
diple_document_item_take_row (DipleDocumentItem *self, DipleDocumentRow *row)
{
  diple_document_row_free (self->row);
  self->row = row;
  g_signal_emit (self, signals[CHANGED], 0);
}

const DipleDocumentRow *
diple_document_item_get_row (DipleDocumentItem *self)
{
  g_return_val_if_fail (DIPLE_IS_DOCUMENT_ITEM (self), NULL);
  return self->row;
}
