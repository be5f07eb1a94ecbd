/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "data/store/diple-journal-private.h"

/* Parents before children, which is the order in which a changeset applies them. */
const char *const diple_journal_tables[] = {
  "project",
  "annotator",
  "batch",
  "layer",
  "label",
  "example",
  "relation_type",
  "relation_end",
  "attribute",
  "attribute_owner",
  "attribute_option",
  "attribute_condition",
  "validator_off",
  "entity",
  "document",
  "document_text",
  "metadata",
  "span",
  "span_fragment",
  "relation",
  "span_value",
  "relation_value",
  "document_value",
  "flag",
  "suggestion_answer",
  "assignment_plan",
  "assignment",
  "receipt",
  "received_time",
  "decision",
  "decision_span",
  "decision_relation",
  "decision_value",
  NULL,
};

sqlite3_session *
diple_changeset_record (sqlite3 *db, const char *const *tables, GError **error)
{
  sqlite3_session *session = NULL;
  int rc = sqlite3session_create (db, "main", &session);

  for (guint i = 0; rc == SQLITE_OK && tables[i] != NULL; i++)
    rc = sqlite3session_attach (session, tables[i]);
  if (rc == SQLITE_OK)
    return session;

  if (session != NULL)
    sqlite3session_delete (session);
  diple_sql_fail (db, rc, error);
  return NULL;
}

GBytes *
diple_changeset_take (sqlite3_session *session, GError **error)
{
  void *data = NULL;
  int size = 0;
  int rc = sqlite3session_changeset (session, &size, &data);

  if (rc != SQLITE_OK)
    {
      diple_sql_fail (NULL, rc, error);
      return NULL;
    }
  return g_bytes_new_with_free_func (data, (gsize) size, sqlite3_free, data);
}

static gboolean
fail_unreadable (GError **error)
{
  g_set_error_literal (error,
                       DIPLE_ERROR,
                       DIPLE_ERROR_CORRUPT,
                       _ ("A row of the journal cannot be read; open a backup"));
  return FALSE;
}

gboolean
diple_changeset_foreach (GBytes *changeset, DipleChangeFunc func, gpointer data, GError **error)
{
  sqlite3_changeset_iter *iter = NULL;
  gsize size = 0;
  gconstpointer bytes = g_bytes_get_data (changeset, &size);
  int rc;

  if (size == 0)
    return TRUE;
  if (!diple_changeset_is_sound (changeset))
    return fail_unreadable (error);

  rc = sqlite3changeset_start (&iter, (int) size, (void *) bytes);
  while (rc == SQLITE_OK && sqlite3changeset_next (iter) == SQLITE_ROW)
    if (!func (iter, data))
      break;
  if (iter != NULL)
    rc = sqlite3changeset_finalize (iter);
  return rc == SQLITE_OK || fail_unreadable (error);
}

typedef struct
{
  DipleValueFunc func;
  gpointer data;
} ValueCall;

static gboolean
tell_value (sqlite3_value *value, ValueCall *call)
{
  if (value == NULL || sqlite3_value_type (value) != SQLITE_INTEGER)
    return TRUE;
  return call->func (sqlite3_value_int64 (value), call->data);
}

static gboolean
visit_values (sqlite3_changeset_iter *iter, gpointer data)
{
  const char *table = NULL;
  int n_columns = 0, operation = 0, indirect = 0;

  sqlite3changeset_op (iter, &table, &n_columns, &operation, &indirect);
  for (int i = 0; i < n_columns; i++)
    {
      sqlite3_value *old = NULL, *new = NULL;

      if (operation != SQLITE_INSERT)
        sqlite3changeset_old (iter, i, &old);
      if (operation != SQLITE_DELETE)
        sqlite3changeset_new (iter, i, &new);
      if (!tell_value (old, data) || !tell_value (new, data))
        return FALSE;
    }
  return TRUE;
}

gboolean
diple_changeset_foreach_value (GBytes *changeset,
                               DipleValueFunc func,
                               gpointer data,
                               GError **error)
{
  ValueCall call = { func, data };

  return diple_changeset_foreach (changeset, visit_values, &call, error);
}

/* The first column of the row under @iter, which is its key or the key's first part. */
static gint64
first_key (sqlite3_changeset_iter *iter, int operation)
{
  sqlite3_value *value = NULL;

  if (operation == SQLITE_INSERT)
    sqlite3changeset_new (iter, 0, &value);
  else
    sqlite3changeset_old (iter, 0, &value);
  return value != NULL ? sqlite3_value_int64 (value) : 0;
}

static gboolean
visit_key (sqlite3_changeset_iter *iter, gpointer data)
{
  ValueCall *call = data;
  const char *table = NULL;
  int n_columns = 0, operation = 0, indirect = 0;
  unsigned char *keys = NULL;

  sqlite3changeset_op (iter, &table, &n_columns, &operation, &indirect);
  sqlite3changeset_pk (iter, &keys, NULL);
  if (n_columns > 1 && keys != NULL && keys[1])
    return TRUE; /* a key of several columns names no row by one number */
  return call->func (first_key (iter, operation), call->data);
}

gboolean
diple_changeset_foreach_key (GBytes *changeset, DipleValueFunc func, gpointer data, GError **error)
{
  ValueCall call = { func, data };

  return diple_changeset_foreach (changeset, visit_key, &call, error);
}

static gboolean
collect_document (sqlite3_changeset_iter *iter, gpointer data)
{
  const char *table = NULL;
  int n_columns = 0, operation = 0, indirect = 0;

  sqlite3changeset_op (iter, &table, &n_columns, &operation, &indirect);
  if (g_str_equal (table, "document") || g_str_equal (table, "document_text") ||
      g_str_equal (table, "metadata"))
    {
      gint64 *id = g_new (gint64, 1);

      *id = first_key (iter, operation);
      g_hash_table_add (data, id);
    }
  return TRUE;
}

static gboolean
reindex (sqlite3 *db,
         GHashTable *documents,
         gboolean (*step) (sqlite3 *, gint64, GError **),
         GError **error)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, documents);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!step (db, *(gint64 *) id, error))
      return FALSE;
  return TRUE;
}

static int
conflict_cb (void *data, int kind, sqlite3_changeset_iter *iter)
{
  gboolean *met = data;

  *met = TRUE;
  return SQLITE_CHANGESET_ABORT;
}

/* Without a savepoint of its own, whose journal SQLite walks through again for each row: the caller
 * rolls its transaction back when this fails. */
static gboolean
apply_rows (sqlite3 *db, GBytes *changeset, gboolean invert, GError **error)
{
  gsize size = 0;
  gconstpointer bytes = g_bytes_get_data (changeset, &size);
  gboolean conflict = FALSE;
  int rc;

  rc = sqlite3changeset_apply_v2 (db,
                                  (int) size,
                                  (void *) bytes,
                                  NULL,
                                  conflict_cb,
                                  &conflict,
                                  NULL,
                                  NULL,
                                  SQLITE_CHANGESETAPPLY_NOSAVEPOINT |
                                      (invert ? SQLITE_CHANGESETAPPLY_INVERT : 0));
  if (rc == SQLITE_OK)
    return TRUE;
  if (!conflict)
    return diple_sql_fail (db, rc, error);
  g_set_error_literal (
      error, DIPLE_ERROR, DIPLE_ERROR_CONSTRAINT, _ ("What it changed was changed again since"));
  return FALSE;
}

gboolean
diple_changeset_apply (sqlite3 *db, GBytes *changeset, gboolean invert, GError **error)
{
  g_autoptr (GHashTable) documents =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  if (g_bytes_get_size (changeset) == 0)
    return TRUE;
  return diple_changeset_foreach (changeset, collect_document, documents, error) &&
         reindex (db, documents, diple_search_forget, error) &&
         apply_rows (db, changeset, invert, error) &&
         reindex (db, documents, diple_search_learn, error);
}
