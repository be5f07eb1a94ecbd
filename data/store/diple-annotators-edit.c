/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "data/diple-id.h"
#include "data/store/diple-annotators-private.h"

/* What keeps an annotator in the project; ?1 is the annotator. */
static const struct
{
  const char *sql;
  const char *what;
} holds[] = {
  { "SELECT count(*) FROM span WHERE annotator = ?1", N_ ("annotations") },
  { "SELECT count(*) FROM document_value WHERE annotator = ?1", N_ ("document labels") },
  { "SELECT count(*) FROM relation WHERE annotator = ?1", N_ ("links") },
  { "SELECT count(*) FROM flag WHERE annotator = ?1", N_ ("questions") },
  { "SELECT count(*) FROM suggestion_answer WHERE annotator = ?1 OR model = ?1",
    N_ ("answers to suggestions") },
  { "SELECT count(*) FROM decision WHERE curator = ?1", N_ ("decisions") },
  { "SELECT count(*) FROM decision_span WHERE annotator = ?1", N_ ("decisions") },
  { "SELECT count(*) FROM decision_relation WHERE annotator = ?1", N_ ("decisions") },
  { "SELECT count(*) FROM decision_value WHERE annotator = ?1", N_ ("decisions") },
  { "SELECT count(*) FROM assignment WHERE annotator = ?1 AND state <> 'open'",
    N_ ("documents begun or finished") },
};

static gboolean
run (DipleStore *store, const char *sql, gint64 annotator, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (diple_store_get_db (store), sql, error);

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, annotator);
  return diple_sql_finish (stmt, error);
}

static gboolean
ask (DipleStore *store, const char *sql, gint64 annotator, gint64 *value, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (diple_store_get_db (store), sql, error);
  int rc;

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, annotator);
  rc = diple_sql_step (stmt, error);
  *value = rc == SQLITE_ROW ? sqlite3_column_int64 (stmt, 0) : 0;
  return rc == SQLITE_ROW || rc == SQLITE_DONE;
}

static char *
dup_text (DipleStore *store, const char *sql, gint64 annotator, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (diple_store_get_db (store), sql, error);
  int rc;

  if (stmt == NULL)
    return NULL;
  sqlite3_bind_int64 (stmt, 1, annotator);
  rc = diple_sql_step (stmt, error);
  if (rc == SQLITE_ROW)
    return diple_sql_dup_text (stmt, 0);
  if (rc == SQLITE_DONE)
    g_set_error_literal (
        error, DIPLE_ERROR, DIPLE_ERROR_NOT_FOUND, _ ("The annotator is not in this project"));
  return NULL;
}

static char *
dup_name (DipleStore *store, gint64 annotator, GError **error)
{
  return dup_text (store, "SELECT name FROM annotator WHERE id = ?1", annotator, error);
}

static gboolean
find_again (DipleStore *store, gint64 annotator, gint64 *again, GError **error)
{
  return ask (store, "SELECT id FROM annotator WHERE again_of = ?1", annotator, again, error);
}

/* Translators: the name of what somebody says of documents that they are given a second time. */
static char *
dup_again_name (const char *name)
{
  return g_strdup_printf (_ ("%s (again)"), name);
}

static gboolean
set_name (DipleStore *store, gint64 annotator, const char *name, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (
      diple_store_get_db (store), "UPDATE annotator SET name = ?2 WHERE id = ?1", error);

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, annotator);
  diple_sql_bind_text (stmt, 2, name);
  return diple_annotators_finish_naming (stmt, name, error);
}

gboolean
diple_annotators_rename (DipleStore *store, gint64 annotator, const char *name, GError **error)
{
  g_autofree char *trimmed = NULL;
  g_autofree char *again_name = NULL;
  gint64 again = 0;

  g_return_val_if_fail (DIPLE_IS_STORE (store), FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  trimmed = diple_annotators_dup_trimmed (name, error);
  if (trimmed == NULL || !find_again (store, annotator, &again, error) ||
      !set_name (store, annotator, trimmed, error))
    return FALSE;
  again_name = dup_again_name (trimmed);
  return again == 0 || set_name (store, again, again_name, error);
}

static gboolean
refuse_kind (GError **error)
{
  g_set_error_literal (
      error,
      DIPLE_ERROR,
      DIPLE_ERROR_REFUSED,
      _ ("An annotator is a person or a model; the decided layer and second passes stay what they "
         "are"));
  return FALSE;
}

gboolean
diple_annotators_set_kind (DipleStore *store, gint64 annotator, const char *kind, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  g_autofree char *now = NULL;

  g_return_val_if_fail (DIPLE_IS_STORE (store), FALSE);
  g_return_val_if_fail (kind != NULL, FALSE);

  now = dup_text (store, "SELECT kind FROM annotator WHERE id = ?1", annotator, error);
  if (now == NULL)
    return FALSE;
  for (guint i = 0; i < 2; i++)
    {
      const char *word = i == 0 ? kind : now;

      if (!g_str_equal (word, "person") && !g_str_equal (word, "model"))
        return refuse_kind (error);
    }
  stmt = diple_sql_prepare (
      diple_store_get_db (store), "UPDATE annotator SET kind = ?2 WHERE id = ?1", error);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, annotator);
  diple_sql_bind_text (stmt, 2, kind);
  return diple_sql_finish (stmt, error);
}

static gboolean
check_free (DipleStore *store, gint64 annotator, const char *name, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (holds); i++)
    {
      gint64 n = 0;

      if (!ask (store, holds[i].sql, annotator, &n, error))
        return FALSE;
      if (n > 0)
        {
          /* Translators: a name, what is theirs ("annotations"), how many. */
          g_set_error (error,
                       DIPLE_ERROR,
                       DIPLE_ERROR_REFUSED,
                       _ ("%s stays in the project because of their work (%s: %" G_GINT64_FORMAT
                          "); delete or undo that first"),
                       name,
                       _ (holds[i].what),
                       n);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
take_out (DipleStore *store, gint64 annotator, GError **error)
{
  g_autofree char *name = dup_name (store, annotator, error);

  return name != NULL && check_free (store, annotator, name, error) &&
         run (store, "DELETE FROM assignment WHERE annotator = ?1", annotator, error) &&
         run (store, "DELETE FROM annotator WHERE id = ?1", annotator, error);
}

gboolean
diple_annotators_remove (DipleStore *store, gint64 annotator, GError **error)
{
  gint64 again = 0;

  g_return_val_if_fail (DIPLE_IS_STORE (store), FALSE);

  return find_again (store, annotator, &again, error) &&
         (again == 0 || take_out (store, again, error)) && take_out (store, annotator, error);
}

static gboolean
insert_again (DipleStore *store, gint64 id, gint64 annotator, const char *name, GError **error)
{
  static const char sql[] = "INSERT INTO annotator (id, name, kind, created, again_of)"
                            " VALUES (?1, ?2, 'again', ?3, ?4)";
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (diple_store_get_db (store), sql, error);

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, id);
  diple_sql_bind_text (stmt, 2, name);
  sqlite3_bind_int64 (stmt, 3, diple_store_now ());
  sqlite3_bind_int64 (stmt, 4, annotator);
  return diple_annotators_finish_naming (stmt, name, error);
}

gint64
diple_annotators_ensure_again (DipleStore *store, gint64 annotator, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *again_name = NULL;
  gint64 id = 0;

  g_return_val_if_fail (DIPLE_IS_STORE (store), 0);

  if (!find_again (store, annotator, &id, error))
    return 0;
  if (id != 0)
    return id;
  name = dup_name (store, annotator, error);
  if (name == NULL)
    return 0;
  again_name = dup_again_name (name);
  id = diple_id_new ();
  return insert_again (store, id, annotator, again_name, error) ? id : 0;
}
