/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/diple-entities.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "data/diple-error.h"
#include "data/diple-id.h"
#include "data/review/diple-decisions-follow-private.h"
#include "data/store/diple-entities-private.h"
#include "data/store/diple-rules-private.h"

static gboolean
refuse (GError **error, const char *message)
{
  return diple_rules_refuse (error, g_strdup (message));
}

DipleEntity *
diple_entity_copy (const DipleEntity *entity)
{
  DipleEntity *copy = g_memdup2 (entity, sizeof *entity);

  copy->name = g_strdup (entity->name);
  copy->wikidata = g_strdup (entity->wikidata);
  copy->note = g_strdup (entity->note);
  return copy;
}

void
diple_entity_free (DipleEntity *entity)
{
  if (entity == NULL)
    return;
  g_free (entity->name);
  g_free (entity->wikidata);
  g_free (entity->note);
  g_free (entity);
}

static DipleEntity *
read_entity (sqlite3_stmt *stmt)
{
  DipleEntity *entity = g_new0 (DipleEntity, 1);

  entity->id = sqlite3_column_int64 (stmt, 0);
  diple_sql_dup_texts (stmt, 1, &entity->name, &entity->wikidata, &entity->note, NULL);
  entity->uses = (guint) sqlite3_column_int64 (stmt, 4);
  return entity;
}

/* The list is read whole: the folding of Unicode is not SQLite's. 0 for no match, 1 when the name
 * or the id begins with the words, 2 when a word of it does, 3 otherwise. */
static int
rank (const DipleEntity *entity, const char *words)
{
  g_autofree char *name = g_utf8_casefold (entity->name, -1);
  g_autofree char *wikidata = g_utf8_casefold (entity->wikidata, -1);
  const char *found = strstr (name, words);

  if (found == name || (*wikidata != '\0' && g_str_has_prefix (wikidata, words)))
    return 1;
  for (; found != NULL; found = strstr (found + 1, words))
    if (!g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (found))))
      return 2;
  return strstr (name, words) != NULL || strstr (wikidata, words) != NULL ? 3 : 0;
}

typedef struct
{
  DipleEntity *entity;
  int rank;
} Hit;

static void
clear_hit (gpointer data)
{
  diple_entity_free (((Hit *) data)->entity);
}

static int
compare_hits (gconstpointer a, gconstpointer b)
{
  const Hit *first = a;
  const Hit *second = b;

  if (first->rank != second->rank)
    return first->rank - second->rank;
  if (first->entity->uses != second->entity->uses)
    return first->entity->uses > second->entity->uses ? -1 : 1;
  return g_utf8_collate (first->entity->name, second->entity->name);
}

static gboolean
collect (sqlite3 *db, const char *words, GArray *hits, GError **error)
{
  static const char sql[] =
      "SELECT id, name, wikidata, note,"
      " (SELECT count(*) FROM span_value WHERE span_value.entity = entity.id) FROM entity"
      " ORDER BY id";
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (db, sql, error);
  int rc = SQLITE_ERROR;

  while (stmt != NULL && (rc = diple_sql_step (stmt, error)) == SQLITE_ROW)
    {
      g_autoptr (DipleEntity) entity = read_entity (stmt);
      Hit hit = { NULL, rank (entity, words) };

      if (hit.rank == 0)
        continue;
      hit.entity = g_steal_pointer (&entity);
      g_array_append_val (hits, hit);
    }
  return rc == SQLITE_DONE;
}

GPtrArray *
diple_entities_search (DipleStore *store, const char *words, guint limit, GError **error)
{
  g_autofree char *folded = NULL;
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (Hit));
  GPtrArray *entities;

  g_return_val_if_fail (DIPLE_IS_STORE (store), NULL);
  g_return_val_if_fail (words != NULL, NULL);

  g_array_set_clear_func (hits, clear_hit);
  folded = g_utf8_casefold (words, -1);
  if (!collect (diple_store_get_db (store), folded, hits, error))
    return NULL;
  g_array_sort (hits, compare_hits);
  entities = g_ptr_array_new_with_free_func ((GDestroyNotify) diple_entity_free);
  for (guint i = 0; i < hits->len && i < limit; i++)
    g_ptr_array_add (entities, g_steal_pointer (&g_array_index (hits, Hit, i).entity));
  return entities;
}

DipleEntity *
diple_entities_find (DipleStore *store, gint64 id, GError **error)
{
  static const char sql[] =
      "SELECT id, name, wikidata, note,"
      " (SELECT count(*) FROM span_value WHERE span_value.entity = entity.id) FROM entity"
      " WHERE id = ?1";
  g_autoptr (sqlite3_stmt) stmt = NULL;
  int rc;

  g_return_val_if_fail (DIPLE_IS_STORE (store), NULL);

  stmt = diple_sql_prepare (diple_store_get_db (store), sql, error);
  if (stmt == NULL)
    return NULL;
  sqlite3_bind_int64 (stmt, 1, id);
  rc = diple_sql_step (stmt, error);
  if (rc == SQLITE_ROW)
    return read_entity (stmt);
  if (rc == SQLITE_DONE)
    g_set_error_literal (error,
                         DIPLE_ERROR,
                         DIPLE_ERROR_NOT_FOUND,
                         _ ("The entity is no longer in the project’s list"));
  return NULL;
}

/* "Q" and a number, without zeros before it. */
static gboolean
is_wikidata (const char *text)
{
  return text[0] == 'Q' && text[1] >= '1' && text[1] <= '9' &&
         strspn (text + 1, "0123456789") == strlen (text + 1);
}

static gboolean
allow_wikidata (sqlite3 *db, const DipleEntity *entity, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  g_autofree char *name = NULL;
  g_autofree char *why = NULL;
  int rc;

  if (*entity->wikidata == '\0')
    return TRUE;
  if (!is_wikidata (entity->wikidata))
    return refuse (error, _ ("A Wikidata id is a Q and a number, such as Q42"));
  stmt = diple_sql_prepare (db, "SELECT name FROM entity WHERE wikidata = ?1 AND id <> ?2", error);
  if (stmt == NULL)
    return FALSE;
  diple_sql_bind_text (stmt, 1, entity->wikidata);
  sqlite3_bind_int64 (stmt, 2, entity->id);
  rc = diple_sql_step (stmt, error);
  if (rc != SQLITE_ROW)
    return rc == SQLITE_DONE;
  name = diple_sql_dup_text (stmt, 0);
  why = g_strdup_printf (_ ("“%s” has the Wikidata id %s already"), name, entity->wikidata);
  return refuse (error, why);
}

static gboolean
is_blank (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)))
      return FALSE;
  return TRUE;
}

gboolean
diple_entities_allow (DipleStore *store, const DipleEntity *entity, GError **error)
{
  if (!g_utf8_validate (entity->name, -1, NULL) || is_blank (entity->name))
    return refuse (error, _ ("An entity needs a name"));
  return allow_wikidata (diple_store_get_db (store), entity, error);
}

static gboolean
write_entity (DipleStore *store, const char *sql, const DipleEntity *entity, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;

  if (!diple_entities_allow (store, entity, error))
    return FALSE;
  stmt = diple_sql_prepare (diple_store_get_db (store), sql, error);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, entity->id);
  diple_sql_bind_text (stmt, 2, entity->name);
  diple_sql_bind_text (stmt, 3, entity->wikidata);
  diple_sql_bind_text (stmt, 4, entity->note);
  return diple_sql_finish (stmt, error);
}

gboolean
diple_entities_insert (DipleStore *store, const DipleEntity *entity, GError **error)
{
  g_return_val_if_fail (DIPLE_IS_STORE (store), FALSE);
  g_return_val_if_fail (diple_store_get_action (store) != NULL, FALSE);

  return write_entity (store,
                       "INSERT INTO entity (id, name, wikidata, note) VALUES (?1, ?2, ?3, ?4)",
                       entity,
                       error);
}

gint64
diple_entities_add (DipleStore *store, const char *name, const char *wikidata, GError **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (name));
  const DipleEntity entity = {
    .id = diple_id_new (),
    .name = stripped,
    .wikidata = (char *) (wikidata != NULL ? wikidata : ""),
    .note = (char *) "",
  };

  return diple_entities_insert (store, &entity, error) ? entity.id : 0;
}

static gboolean
changed_one (sqlite3 *db, GError **error)
{
  if (sqlite3_changes (db) == 1)
    return TRUE;
  g_set_error_literal (error,
                       DIPLE_ERROR,
                       DIPLE_ERROR_NOT_FOUND,
                       _ ("The entity is no longer in the project’s list"));
  return FALSE;
}

gboolean
diple_entities_update (DipleStore *store, const DipleEntity *entity, GError **error)
{
  static const char sql[] = "UPDATE entity SET name = ?2, wikidata = ?3, note = ?4 WHERE id = ?1";

  g_return_val_if_fail (DIPLE_IS_STORE (store), FALSE);
  g_return_val_if_fail (diple_store_get_action (store) != NULL, FALSE);

  return write_entity (store, sql, entity, error) &&
         changed_one (diple_store_get_db (store), error);
}

static gboolean
run (sqlite3 *db, const char *sql, gint64 first, gint64 second, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, first);
  if (sqlite3_bind_parameter_count (stmt) > 1)
    sqlite3_bind_int64 (stmt, 2, second);
  return diple_sql_finish (stmt, error);
}

/* How many spans, relations and documents name it, or -1 with an error. */
static gint64
count_uses (sqlite3 *db, gint64 id, GError **error)
{
  static const char sql[] = "SELECT (SELECT count(*) FROM span_value WHERE entity = ?1)"
                            " + (SELECT count(*) FROM relation_value WHERE entity = ?1)"
                            " + (SELECT count(*) FROM document_value WHERE entity = ?1)";
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (db, sql, error);

  if (stmt == NULL)
    return -1;
  sqlite3_bind_int64 (stmt, 1, id);
  return diple_sql_step (stmt, error) == SQLITE_ROW ? sqlite3_column_int64 (stmt, 0) : -1;
}

gboolean
diple_entities_remove (DipleStore *store, gint64 id, GError **error)
{
  g_autoptr (DipleEntity) entity = NULL;
  g_autofree char *why = NULL;
  sqlite3 *db;
  gint64 uses;

  g_return_val_if_fail (DIPLE_IS_STORE (store), FALSE);
  g_return_val_if_fail (diple_store_get_action (store) != NULL, FALSE);

  db = diple_store_get_db (store);
  entity = diple_entities_find (store, id, error);
  uses = entity != NULL ? count_uses (db, id, error) : -1;
  if (uses < 0)
    return FALSE;
  if (uses == 0)
    return run (db, "DELETE FROM entity WHERE id = ?1", id, 0, error) && changed_one (db, error);
  why = g_strdup_printf (
      ngettext ("“%s” is named %" G_GINT64_FORMAT " time: merge it into another entity instead",
                "“%s” is named %" G_GINT64_FORMAT " times: merge it into another entity instead",
                (gulong) uses),
      entity->name,
      uses);
  return refuse (error, why);
}

gboolean
diple_entities_merge (DipleStore *store, gint64 from, gint64 into, GError **error)
{
  static const char *const statements[] = {
    "UPDATE span_value SET entity = ?2 WHERE entity = ?1",
    "UPDATE relation_value SET entity = ?2 WHERE entity = ?1",
    "UPDATE document_value SET entity = ?2 WHERE entity = ?1",
    "DELETE FROM entity WHERE id = ?1",
  };
  g_autoptr (DipleEntity) first = NULL, second = NULL;
  g_autoptr (DipleFollow) follow = NULL;
  const DipleSchema *schema;
  sqlite3 *db;

  g_return_val_if_fail (DIPLE_IS_STORE (store), FALSE);
  g_return_val_if_fail (diple_store_get_action (store) != NULL, FALSE);

  db = diple_store_get_db (store);
  first = diple_entities_find (store, from, error);
  second = first != NULL ? diple_entities_find (store, into, error) : NULL;
  if (second == NULL)
    return FALSE;
  if (from == into)
    return refuse (error, _ ("An entity cannot be merged into itself"));
  schema = diple_rules_get_schema (store, error);
  follow = schema != NULL ? diple_follow_remember (store, schema, error) : NULL;
  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    if (follow == NULL || !run (db, statements[i], from, into, error))
      return FALSE;
  if (!diple_follow_write (follow, schema, error))
    return FALSE;
  /* What only the one that goes says of itself is not lost. */
  if (*second->wikidata != '\0' || *first->wikidata == '\0')
    return TRUE;
  g_free (second->wikidata);
  second->wikidata = g_strdup (first->wikidata);
  return diple_entities_update (store, second, error);
}
