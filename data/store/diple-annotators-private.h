/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-annotators.h"
#include "data/store/diple-store-private.h"

G_BEGIN_DECLS

/* What adding somebody and renaming them have in common. */

/* @name without blanks round it; NULL with an error when nothing is left. */
char *diple_annotators_dup_trimmed (const char *name, GError **error);

/* Runs a statement that gives somebody the name @name; a name that is taken is refused in words. */
gboolean diple_annotators_finish_naming (sqlite3_stmt *stmt, const char *name, GError **error);

G_END_DECLS
