/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-kwic.h"

G_BEGIN_DECLS

/* What is read again for the lines of a search when the project changes. */

/* Tells whether documents came or went. */
typedef struct
{
  gint64 n_documents;
  gint64 last;
} DipleKwicStamp;

DipleKwicStamp *diple_kwic_stamp_new (DipleStore *store, GError **error);
gboolean diple_kwic_stamp_equal (const DipleKwicStamp *a, const DipleKwicStamp *b);

/* For diple_kwic_follow_job(), a DipleJob: @documents (gint64) is taken. */
gpointer diple_kwic_follow_request_new (GArray *documents, gint64 viewer);
void diple_kwic_follow_request_free (gpointer request);
gpointer
diple_kwic_follow_job (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error);

typedef struct _DipleKwicFollowed DipleKwicFollowed;

void diple_kwic_followed_free (DipleKwicFollowed *self);
const DipleKwicStamp *diple_kwic_followed_stamp (const DipleKwicFollowed *self);

/* The viewer's spans in @document (DipleSpan *), or NULL when it was not asked for; lent. */
GPtrArray *diple_kwic_followed_spans (DipleKwicFollowed *self, gint64 document);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleKwicFollowed, diple_kwic_followed_free)

G_END_DECLS
