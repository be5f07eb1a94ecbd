/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-bundle.h"
#include "data/diple-project.h"
#include "ui/window/diple-progress-private.h"

G_BEGIN_DECLS

/* Sharing and receiving as jobs on the project's threads. */

/* How many documents a bundle would hold. */
typedef struct
{
  guint handed_out;
  guint all;
} DipleShareCounts;

/* Finish: a DipleShareCounts, to be freed with g_free(). */
void diple_exchange_count (DipleProject *project,
                           gint64 annotator,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);

/* Makes the bundle, of what was handed out or of @all documents, in place of what is there. Finish:
 * a string to be freed. */
void diple_exchange_share (DipleProject *project,
                           gint64 annotator,
                           gboolean all,
                           DipleBundleFlags flags,
                           const char *path,
                           DipleProgress *progress,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);

/* Finish: a DipleReceipt, for both; the first writes nothing. */
void diple_exchange_preview (DipleProject *project,
                             const char *path,
                             DipleProgress *progress,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
void diple_exchange_receive (DipleProject *project,
                             gint64 annotator,
                             const char *path,
                             DipleProgress *progress,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);

/* What the file at @path is to the project; see diple_bundle_recognise(). Finish: the DipleBundle,
 * or NULL for any other file. */
void diple_exchange_recognise (DipleProject *project,
                               const char *path,
                               GAsyncReadyCallback callback,
                               gpointer user_data);

G_END_DECLS
