/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-store.h"

G_BEGIN_DECLS

/* Told about each thing that is wrong, as a sentence that names the row. */
typedef void (*DipleFinding) (const char *sentence, gpointer data);

/* Verifies the file's integrity, its foreign keys, every text's hash and length, every offset and
 * surface, every journal row's changeset and the search index. TRUE when nothing was found; FALSE
 * without an error when something was, with one when checking itself failed. */
gboolean diple_care_check (DipleStore *store,
                           DipleFinding finding,
                           gpointer data,
                           GCancellable *cancellable,
                           GError **error);

/* Copies the project, while others work on it, to @path by SQLite's online backup. @path must not
 * exist; it appears only when it is whole. */
gboolean
diple_care_backup (DipleStore *store, const char *path, GCancellable *cancellable, GError **error);

G_END_DECLS
