/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/store/diple-sql-private.h"

G_BEGIN_DECLS

/* A project file made by a stranger is hostile until it has been looked at. */

/* Switches off what no project needs; before any statement reads the file. */
gboolean diple_trust_harden (sqlite3 *db, GError **error);

/* Whether the file says that it is a project, and of which format. */
gboolean diple_trust_identify (sqlite3 *db, const char *path, int *format, GError **error);

/* Compares every table, index and view with what this program would have made for @format. */
gboolean diple_trust_compare_schema (sqlite3 *db, const char *path, int format, GError **error);

/* Verifies the trees of all tables but the texts and their search index, whose size would make
 * opening slow; a damaged page there is met when it is read, and by a full check. */
gboolean diple_trust_verify (sqlite3 *db, GError **error);

G_END_DECLS
