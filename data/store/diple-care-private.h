/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-care.h"
#include "data/store/diple-sql-private.h"

G_BEGIN_DECLS

/* One check under way. */
typedef struct
{
  sqlite3 *db;
  DipleFinding finding;
  gpointer data;
  gboolean clean; /* nothing was found so far */
} DipleCheck;

void diple_check_tell (DipleCheck *check, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* diple-check-texts.c: FALSE only when checking itself failed. */
gboolean diple_check_documents (DipleCheck *check, GError **error);
gboolean diple_check_spans (DipleCheck *check, GError **error);

G_END_DECLS
