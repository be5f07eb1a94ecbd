/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/review/diple-decision-private.h"

#include "data/diple-annotators.h"
#include "data/store/diple-store-private.h"

gint64
diple_gold_find (DipleStore *store, GError **error)
{
  static const char sql[] = "SELECT id FROM annotator WHERE kind = 'gold' ORDER BY id LIMIT 1";
  g_autoptr (DipleKept) stmt = NULL;
  int rc;

  g_return_val_if_fail (DIPLE_IS_STORE (store), -1);

  stmt = diple_store_keep (store, sql, error);
  rc = stmt != NULL ? diple_sql_step (stmt, error) : SQLITE_ERROR;
  if (rc == SQLITE_ERROR)
    return -1;
  return rc == SQLITE_ROW ? sqlite3_column_int64 (stmt, 0) : 0;
}

/* Files name it, so it is called the same in all languages; somebody else may be called so already.
 */
static gint64
add_gold (DipleStore *store, GError **error)
{
  static const char *const names[] = { "gold", "gold (decided)" };
  g_autoptr (GError) local = NULL;
  gint64 id = diple_annotators_add (store, 0, names[0], "gold", &local);

  if (id != 0)
    return id;
  if (g_error_matches (local, DIPLE_ERROR, DIPLE_ERROR_REFUSED))
    return diple_annotators_add (store, 0, names[1], "gold", error);
  g_propagate_error (error, g_steal_pointer (&local));
  return 0;
}

gint64
diple_gold_ensure (DipleStore *store, GError **error)
{
  const gint64 id = diple_gold_find (store, error);

  if (id != 0)
    return MAX (id, 0);
  return add_gold (store, error);
}

char *
diple_review_fold (const char *words)
{
  g_autofree char *folded = g_utf8_casefold (words, -1);
  g_auto (GStrv) parts = g_strsplit_set (folded, " \t\r\n", -1);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", parts[i]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
