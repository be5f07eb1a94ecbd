/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-documents.h"
#include "data/diple-project.h"

G_BEGIN_DECLS

/* One row of the list of documents. An object because it sits in a GListModel; a list gives the
 * same object for the same document for as long as anybody holds it, so a selection stays.
 *
 * Signal "changed" (): the row was read again and is another one now. Whoever shows it listens:
 * the list says nothing for it, because a list view would take the item away and lose the selection
 * and the focus. */
#define DIPLE_TYPE_DOCUMENT_ITEM (diple_document_item_get_type ())
G_DECLARE_FINAL_TYPE (DipleDocumentItem, diple_document_item, DIPLE, DOCUMENT_ITEM, GObject)

/* Lent until "changed". A document that is gone, or cannot be read, is a row with id 0. */
const DipleDocumentRow *diple_document_item_get_row (DipleDocumentItem *self);

/* DipleDocumentList is the result of one query as a GListModel of DipleDocumentItem, paged over
 * SQLite: an array of ids and the last few pages of 128 rows. It never changes its length: for
 * another query, or after documents came or went, load a new one and replace the model (GTK takes
 * seconds over a reset of a million rows). Lives on the main thread. */
#define DIPLE_TYPE_DOCUMENT_LIST (diple_document_list_get_type ())
G_DECLARE_FINAL_TYPE (DipleDocumentList, diple_document_list, DIPLE, DOCUMENT_LIST, GObject)

/* Asks for the ids on the reading thread. @query is copied. */
void diple_document_list_load_async (DipleProject *project,
                                     const DipleDocumentQuery *query,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
DipleDocumentList *diple_document_list_load_finish (GAsyncResult *result, GError **error);

/* Of the documents @ids (gint64), which is taken, as @annotator (0: nobody) sees them. */
DipleDocumentList *diple_document_list_new (DipleProject *project, gint64 annotator, GArray *ids);

/* The position of @document in the list, or G_MAXUINT. */
guint diple_document_list_find (DipleDocumentList *self, gint64 document);
gint64 diple_document_list_get_id (DipleDocumentList *self, guint position);

/* Reads the row of @document again, on the reading thread, if anybody holds it or it is in a page;
 * its item then emits "changed". */
void diple_document_list_refresh (DipleDocumentList *self, gint64 document);

G_END_DECLS
