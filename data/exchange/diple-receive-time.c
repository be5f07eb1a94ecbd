/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/exchange/diple-receive-private.h"

/* A bundle counts from nothing. Another copy of the project counts on from what both had, so only
 * what it has more than is counted here is new. */
static gboolean
read_milliseconds (
    DipleStore *store, const char *sql, const gint64 *key, gint64 *milliseconds, GError **error)
{
  g_autoptr (DipleKept) stmt = diple_store_keep (store, sql, error);

  if (stmt == NULL)
    return FALSE;
  for (int i = 0; i < sqlite3_bind_parameter_count (stmt); i++)
    sqlite3_bind_int64 (stmt, i + 1, key[i]);
  if (diple_sql_step (stmt, error) != SQLITE_ROW)
    return FALSE;
  *milliseconds = sqlite3_column_int64 (stmt, 0);
  return TRUE;
}

#define COUNTED                                                                                    \
  "SELECT (SELECT coalesce(sum(milliseconds), 0) FROM reading WHERE annotator = ?1 AND document =" \
  " ?2)"

/* What the other file counted of the annotator at the document, and what of it is here already. */
static gboolean
compare_time (DipleReceive *self,
              const DipleSharedDocument *document,
              const DipleSharedAnnotator *annotator,
              gint64 *there,
              gint64 *here,
              GError **error)
{
  const gint64 key_there[] = { annotator->there, document->there };
  const gint64 key_here[] = { annotator->here, document->here, self->source };
  gint64 counted = 0;

  if (!read_milliseconds (self->other, COUNTED, key_there, there, error) ||
      !read_milliseconds (self->store,
                          "SELECT coalesce(sum(milliseconds), 0) FROM received_time"
                          " WHERE annotator = ?1 AND document = ?2 AND bundle = ?3",
                          key_here,
                          here,
                          error))
    return FALSE;
  if (self->bundle == NULL)
    {
      if (!read_milliseconds (self->store, COUNTED, key_here, &counted, error))
        return FALSE;
      *there -= counted;
    }
  return TRUE;
}

static gboolean
write_time (DipleReceive *self,
            const DipleSharedDocument *document,
            const DipleSharedAnnotator *annotator,
            gint64 milliseconds,
            GError **error)
{
  g_autoptr (DipleKept) stmt =
      diple_store_keep (self->store,
                        "INSERT INTO received_time (bundle, annotator, document, milliseconds)"
                        " VALUES (?1, ?2, ?3, ?4) ON CONFLICT (bundle, annotator, document)"
                        " DO UPDATE SET milliseconds = ?4",
                        error);

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, self->source);
  sqlite3_bind_int64 (stmt, 2, annotator->here);
  sqlite3_bind_int64 (stmt, 3, document->here);
  sqlite3_bind_int64 (stmt, 4, milliseconds);
  return diple_sql_step (stmt, error) == SQLITE_DONE;
}

static gboolean
take_time (DipleReceive *self,
           const DipleSharedDocument *document,
           const DipleSharedAnnotator *annotator,
           gboolean writing,
           GError **error)
{
  gint64 there = 0, here = 0;

  if (!compare_time (self, document, annotator, &there, &here, error))
    return FALSE;
  if (there <= here)
    return TRUE;
  if (!writing)
    self->receipt->milliseconds += there - here;
  return !writing || write_time (self, document, annotator, there, error);
}

static gboolean
take_all (DipleReceive *self, gboolean writing, GError **error)
{
  for (guint i = 0; i < self->documents->len; i++)
    for (guint j = 0; j < self->annotators->len; j++)
      if (!take_time (self,
                      g_ptr_array_index (self->documents, i),
                      g_ptr_array_index (self->annotators, j),
                      writing,
                      error))
        return FALSE;
  return TRUE;
}

gboolean
diple_receive_count_time (DipleReceive *self, GError **error)
{
  return take_all (self, FALSE, error);
}

gboolean
diple_receive_write_time (DipleReceive *self, GError **error)
{
  return take_all (self, TRUE, error);
}
