/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-documents.h"
#include "data/diple-project.h"

G_BEGIN_DECLS

/* Looks for the document that comes after @document in the order of @query, of whatever state the
 * query asks, and is not finished; past the end it goes on from the beginning. With @document 0 it
 * is the first that is begun, otherwise the first that is not finished, otherwise the first. */
void diple_next_document_async (DipleProject *project,
                                const DipleDocumentQuery *query,
                                gint64 document,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);

/* 0 without an error when every other one is finished. */
gint64 diple_next_document_finish (DipleProject *project, GAsyncResult *result, GError **error);

G_END_DECLS
