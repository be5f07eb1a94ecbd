/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* DipleFeed cuts a stream into lines or JSON values, holding one of them and a buffer at a time.
 * The stream is lent. */
typedef struct _DipleFeed DipleFeed;

typedef enum
{
  DIPLE_FEED_PART,
  DIPLE_FEED_END,
  DIPLE_FEED_ERROR,
} DipleFeedResult;

/* The first bytes of the stream, lent until the next call; they stay to be read. */
gboolean diple_feed_peek (DipleFeed *self, const char **head, gsize *n_bytes, GError **error);

DipleFeed *diple_feed_new (GInputStream *stream, GCancellable *cancellable);
void diple_feed_free (DipleFeed *self);

/* Reads the rest as UTF-16 by the byte order mark it begins with. Holds all of it. */
gboolean diple_feed_recode (DipleFeed *self, GError **error);

/* Everything that is left, at most @limit bytes; more is DIPLE_ERROR_INPUT. Lent. */
gboolean
diple_feed_all (DipleFeed *self, gsize limit, const char **bytes, gsize *n_bytes, GError **error);

/* The next line that is not blank, without its line break, with its number from 1. Lent until the
 * next call. */
DipleFeedResult
diple_feed_line (DipleFeed *self, const char **bytes, gsize *n_bytes, guint *line, GError **error);

/* The next object of a list of objects, or the only one, with the number of the line it begins on.
 * What stands between objects and is no comma is DIPLE_ERROR_INPUT and ends everything. */
DipleFeedResult
diple_feed_value (DipleFeed *self, const char **bytes, gsize *n_bytes, guint *line, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleFeed, diple_feed_free)

G_END_DECLS
