/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/store/diple-sql-private.h"

G_BEGIN_DECLS

#define DIPLE_APPLICATION_ID 0x4449504c /* "DIPL" */

/* The number of the newest format. */
int diple_migrations_latest (void);

/* Brings @db from format @from to @to, each step committed together with its number. */
gboolean diple_migrations_apply (sqlite3 *db, int from, int to, GError **error);

G_END_DECLS
