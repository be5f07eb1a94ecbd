/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* DipleStore is one SQLite connection to one project file. It is synchronous and belongs to one
 * thread at a time; DipleProject gives the window an asynchronous face. It only opens, closes and
 * frames actions: what is in the tables stands in diple-documents.h, diple-spans.h and so on. */
#define DIPLE_TYPE_STORE (diple_store_get_type ())
G_DECLARE_FINAL_TYPE (DipleStore, diple_store, DIPLE, STORE, GObject)

typedef enum
{
  DIPLE_STORE_READ_WRITE,
  DIPLE_STORE_CREATE, /* the file must not exist */
  DIPLE_STORE_READ_ONLY,
} DipleStoreMode;

/* Opens or creates the project at @path (":memory:" with CREATE makes one that is never a file). An
 * older format is copied aside, then migrated. Errors: DIPLE_ERROR_OPEN for what is no project, is
 * newer, damaged or not as this program would have made it; DIPLE_ERROR_BUSY. A created project has
 * the schema called "news" and nobody in it. */
DipleStore *diple_store_open (const char *path, DipleStoreMode mode, GError **error);

/* Checkpoints and closes; further calls fail with DIPLE_ERROR_OPEN. Safe to call twice. */
gboolean diple_store_close (DipleStore *self, GError **error);

const char *diple_store_get_path (DipleStore *self);

/* How long a write waits while another program holds the file, before DIPLE_ERROR_BUSY; five
 * seconds unless set. */
void diple_store_set_patience (DipleStore *self, guint milliseconds);

/* A number that changes when another connection, of this or another program, commits. */
guint64 diple_store_get_data_version (DipleStore *self);

/* Whether the file is no longer where it was opened: somebody moved, replaced or deleted it. */
gboolean diple_store_has_moved (DipleStore *self);

G_END_DECLS
