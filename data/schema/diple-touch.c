/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/diple-schema-change.h"

#include <glib/gi18n-lib.h>

#include "data/schema/diple-schema-private.h"
#include "data/schema/diple-schema-store-private.h"
#include "data/store/diple-store-private.h"

void
diple_touch_clear (DipleTouch *touch)
{
  g_clear_pointer (&touch->along, g_ptr_array_unref);
  *touch = (DipleTouch){ 0 };
}

/* Takes @word; says it when there is anything to say. */
static void
say (GPtrArray *words, guint64 n, char *word)
{
  if (n > 0)
    g_ptr_array_add (words, word);
  else
    g_free (word);
}

static char *
join (GPtrArray *words, const char *separator)
{
  g_ptr_array_add (words, NULL);
  return g_strjoinv (separator, (char **) words->pdata);
}

char *
diple_touch_describe (const DipleTouch *touch)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) whose = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *what = NULL;
  g_autofree char *where = NULL;
  guint n;

  g_return_val_if_fail (touch != NULL, NULL);

  n = (guint) touch->spans;
  say (words, n, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u span", "%u spans", n), n));
  n = (guint) touch->relations;
  say (words,
       n,
       g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u relation", "%u relations", n), n));
  n = (guint) touch->values;
  say (words, n, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u value", "%u values", n), n));
  if (words->len == 0)
    return g_strdup (_ ("No annotations"));
  n = (guint) touch->annotators;
  say (
      whose,
      n,
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "by %u annotator", "by %u annotators", n), n));
  n = (guint) touch->documents;
  say (whose,
       n,
       g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "in %u document", "in %u documents", n), n));
  what = join (words, _ (", "));
  where = join (whose, " ");
  return g_strstrip (g_strdup_printf ("%s %s", what, where));
}

gboolean
diple_schema_usage (DipleStore *store, gint64 id, DipleTouch *touch, GError **error)
{
  g_autoptr (GHashTable) usages = NULL;
  const DipleTouch *found;

  g_return_val_if_fail (DIPLE_IS_STORE (store), FALSE);
  g_return_val_if_fail (touch != NULL, FALSE);

  *touch = (DipleTouch){ 0 };
  usages = diple_schema_usages (store, error);
  if (usages == NULL)
    return FALSE;
  found = g_hash_table_lookup (usages, &id);
  if (found != NULL)
    *touch = *found;
  return TRUE;
}

static DipleTouch *
touch_of (GHashTable *usages, gint64 id)
{
  DipleTouch *touch = g_hash_table_lookup (usages, &id);
  gint64 *key;

  if (touch != NULL)
    return touch;
  key = g_new (gint64, 1);
  *key = id;
  touch = g_new0 (DipleTouch, 1);
  g_hash_table_insert (usages, key, touch);
  return touch;
}

/* Adds what @sql counts to the field at @offset; its columns are id, number, documents, annotators.
 */
static gboolean
count (DipleStore *store, GHashTable *usages, const char *sql, gsize offset, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (diple_store_get_db (store), sql, error);
  int rc = SQLITE_ERROR;

  while (stmt != NULL && (rc = diple_sql_step (stmt, error)) == SQLITE_ROW)
    {
      DipleTouch *touch = touch_of (usages, sqlite3_column_int64 (stmt, 0));

      G_STRUCT_MEMBER (guint64, touch, offset) += (guint64) sqlite3_column_int64 (stmt, 1);
      touch->documents = MAX (touch->documents, (guint64) sqlite3_column_int64 (stmt, 2));
      touch->annotators = MAX (touch->annotators, (guint64) sqlite3_column_int64 (stmt, 3));
    }
  return rc == SQLITE_DONE;
}

#define VALUES                                                                                     \
  "WITH v AS (SELECT attribute, option, document, annotator FROM span_value"                       \
  " JOIN span ON span.id = span_value.span"                                                        \
  " UNION ALL SELECT attribute, option, (SELECT document FROM span WHERE span.id = source),"       \
  " annotator FROM relation_value JOIN relation ON relation.id = relation_value.relation"          \
  " UNION ALL SELECT attribute, option, document, annotator FROM document_value)"

GHashTable *
diple_schema_usages (DipleStore *store, GError **error)
{
  static const struct
  {
    const char *sql;
    gsize offset;
  } counts[] = {
    { "SELECT label, count(*), count(DISTINCT document), count(DISTINCT annotator) FROM span"
      " GROUP BY label",
      G_STRUCT_OFFSET (DipleTouch, spans) },
    { "SELECT layer, count(*), count(DISTINCT document), count(DISTINCT annotator) FROM span"
      " JOIN label ON label.id = span.label GROUP BY layer",
      G_STRUCT_OFFSET (DipleTouch, spans) },
    { "SELECT type, count(*), count(DISTINCT document), count(DISTINCT relation.annotator)"
      " FROM relation JOIN span ON span.id = source GROUP BY type",
      G_STRUCT_OFFSET (DipleTouch, relations) },
    { VALUES " SELECT attribute, count(*), count(DISTINCT document), count(DISTINCT annotator)"
             " FROM v GROUP BY attribute",
      G_STRUCT_OFFSET (DipleTouch, values) },
    { VALUES " SELECT option, count(*), count(DISTINCT document), count(DISTINCT annotator)"
             " FROM v WHERE option IS NOT NULL GROUP BY option",
      G_STRUCT_OFFSET (DipleTouch, values) },
  };
  g_autoptr (GHashTable) usages = NULL;

  g_return_val_if_fail (DIPLE_IS_STORE (store), NULL);

  usages = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    if (!count (store, usages, counts[i].sql, counts[i].offset, error))
      return NULL;
  return g_steal_pointer (&usages);
}
