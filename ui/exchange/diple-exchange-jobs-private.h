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

/* One of the files that are received in one go: what it brings or, when it brings nothing because
 * something is wrong with it, why. */
typedef struct
{
  char *path;
  DipleReceipt *receipt; /* or NULL */
  GError *error;         /* or NULL */
} DipleParcel;

/* Finish: an array of DipleParcel * in the order of @paths, for both; the first writes nothing, the
 * second is one action a file. */
void diple_exchange_preview (DipleProject *project,
                             const char *const *paths,
                             DipleProgress *progress,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
void diple_exchange_receive (DipleProject *project,
                             gint64 annotator,
                             const char *const *paths,
                             DipleProgress *progress,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);

/* Which of the files at @paths are bundles of the project or copies of it; see
 * diple_bundle_recognise(). Finish: a GStrv. */
void diple_exchange_recognise (DipleProject *project,
                               const char *const *paths,
                               GAsyncReadyCallback callback,
                               gpointer user_data);

G_END_DECLS
