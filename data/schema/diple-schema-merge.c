/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/diple-schema-change.h"

#include <glib/gi18n-lib.h>

#include "data/diple-error.h"
#include "data/diple-spans.h"
#include "data/schema/diple-schema-private.h"
#include "data/schema/diple-schema-store-private.h"
#include "data/store/diple-store-private.h"

/* One merge: @next is what becomes of @old. */
typedef struct
{
  DipleStore *store;
  DipleSchema *old;
  DipleSchema *next;
  gint64 from;
  gint64 into;
  GError **error;
} Merge;

static void
merge_clear (Merge *merge)
{
  g_clear_pointer (&merge->old, diple_schema_unref);
  g_clear_pointer (&merge->next, diple_schema_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Merge, merge_clear)

static gboolean
begin (Merge *merge)
{
  merge->old = diple_schema_load (merge->store, merge->error);
  merge->next = merge->old != NULL ? diple_schema_load (merge->store, merge->error) : NULL;
  if (merge->next == NULL)
    return FALSE;
  if (diple_schema_label (merge->old, merge->from) == NULL ||
      diple_schema_label (merge->old, merge->into) == NULL)
    return diple_schema_refuse_gone (merge->error);
  if (merge->from != merge->into)
    return TRUE;
  g_set_error_literal (merge->error,
                       DIPLE_ERROR,
                       DIPLE_ERROR_REFUSED,
                       _ ("A label cannot be merged into itself; choose another one"));
  return FALSE;
}

static gboolean
is_lost (const Merge *merge, const DipleAttribute *attribute)
{
  return attribute->owner == DIPLE_OWNER_SPAN && diple_attribute_is_on (attribute, merge->from) &&
         !diple_attribute_is_on (attribute, merge->into);
}

/* Whether @into carries another attribute of that name, in @next. */
static gboolean
has_namesake (const Merge *merge, const DipleAttribute *attribute)
{
  for (guint i = 0; i < merge->next->attributes->len; i++)
    {
      const DipleAttribute *other = g_ptr_array_index (merge->next->attributes, i);
      if (other != attribute && other->owner == DIPLE_OWNER_SPAN &&
          g_str_equal (other->name, attribute->name) && diple_attribute_is_on (other, merge->into))
        return TRUE;
    }
  return FALSE;
}

static void
carry_attributes (Merge *merge)
{
  for (guint i = 0; i < merge->next->attributes->len; i++)
    {
      DipleAttribute *attribute = g_ptr_array_index (merge->next->attributes, i);
      if (is_lost (merge, attribute) && !has_namesake (merge, attribute))
        g_array_append_val (attribute->owners, merge->into);
    }
}

static gboolean
has_end (const GArray *ends, const DipleRelationEnd *end)
{
  for (guint i = 0; i < ends->len; i++)
    if (memcmp (&g_array_index (ends, DipleRelationEnd, i), end, sizeof *end) == 0)
      return TRUE;
  return FALSE;
}

static void
move_ends (Merge *merge)
{
  for (guint i = 0; i < merge->next->relation_types->len; i++)
    {
      DipleRelationType *type = g_ptr_array_index (merge->next->relation_types, i);
      GArray *ends = g_array_new (FALSE, FALSE, sizeof (DipleRelationEnd));

      for (guint j = 0; j < type->ends->len; j++)
        {
          DipleRelationEnd end = g_array_index (type->ends, DipleRelationEnd, j);

          if (end.from_label == merge->from)
            end.from_label = merge->into;
          if (end.to_label == merge->from)
            end.to_label = merge->into;
          if (!has_end (ends, &end))
            g_array_append_val (ends, end);
        }
      g_array_unref (type->ends);
      type->ends = ends;
    }
}

static void
move_guideline (const DipleLabel *from, DipleLabel *into)
{
  g_autofree char *own = g_steal_pointer (&into->guideline);

  into->guideline = *own != '\0' && *from->guideline != '\0'
                        ? g_strdup_printf ("%s\n\n## %s\n\n%s", own, from->name, from->guideline)
                        : g_strconcat (own, from->guideline, NULL);
  while (from->examples->len > 0)
    g_ptr_array_add (into->examples, g_ptr_array_steal_index (from->examples, 0));
}

static gboolean
merge_schema (Merge *merge, gboolean carry)
{
  const DipleLabel *from = diple_schema_label (merge->next, merge->from);
  DipleLabel *into = (DipleLabel *) diple_schema_label (merge->next, merge->into);

  if (carry)
    carry_attributes (merge);
  move_ends (merge);
  move_guideline (from, into);
  into->fragments = into->fragments || from->fragments;
  return diple_schema_take_away (merge->next, merge->from, NULL, merge->error) &&
         diple_schema_check (merge->next, merge->error);
}

/* Pairs of spans by one annotator on the same pieces of one text, ?1 and ?2 their labels. */
#define DOUBLES                                                                                    \
  " FROM span AS a JOIN span AS b ON b.document = a.document AND b.annotator = a.annotator"        \
  " AND b.start = a.start AND b.\"end\" = a.\"end\" WHERE a.label = ?1 AND b.label = ?2"           \
  " AND (SELECT group_concat(start || '-' || \"end\") FROM span_fragment WHERE span = a.id)"       \
  " IS (SELECT group_concat(start || '-' || \"end\") FROM span_fragment WHERE span = b.id)"

static GArray *
find_doubles (Merge *merge)
{
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, 2 * sizeof (gint64));
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (
      diple_store_get_db (merge->store), "SELECT a.id, b.id" DOUBLES, merge->error);
  int rc = SQLITE_ERROR;

  if (stmt == NULL)
    return NULL;
  sqlite3_bind_int64 (stmt, 1, merge->from);
  sqlite3_bind_int64 (stmt, 2, merge->into);
  while ((rc = diple_sql_step (stmt, merge->error)) == SQLITE_ROW)
    {
      gint64 pair[2] = { sqlite3_column_int64 (stmt, 0), sqlite3_column_int64 (stmt, 1) };
      g_array_append_vals (pairs, pair, 1);
    }
  return rc == SQLITE_DONE ? g_steal_pointer (&pairs) : NULL;
}

static gboolean
run (Merge *merge, const char *sql, gint64 one, gint64 other)
{
  g_autoptr (sqlite3_stmt) stmt =
      diple_sql_prepare (diple_store_get_db (merge->store), sql, merge->error);

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, one);
  sqlite3_bind_int64 (stmt, 2, other);
  return diple_sql_finish (stmt, merge->error);
}

/* What the span @other says and @one does not moves over; what cannot go with it goes. */
static gboolean
unite (Merge *merge, gint64 other, gint64 one)
{
  static const char *const statements[] = {
    "UPDATE span_value SET span = ?1 WHERE span = ?2 AND attribute NOT IN"
    " (SELECT attribute FROM span_value WHERE span = ?1)",
    "UPDATE OR IGNORE relation SET source = ?1 WHERE source = ?2 AND target <> ?1",
    "UPDATE OR IGNORE relation SET target = ?1 WHERE target = ?2 AND source <> ?1",
    "UPDATE OR IGNORE flag SET span = ?1 WHERE span = ?2",
    "UPDATE span SET note = (SELECT note FROM span WHERE id = ?2) WHERE id = ?1 AND note = ''",
  };

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    if (!run (merge, statements[i], one, other))
      return FALSE;
  return diple_spans_remove (merge->store, other, merge->error);
}

static gboolean
unite_doubles (Merge *merge)
{
  g_autoptr (GArray) pairs = find_doubles (merge);

  for (guint i = 0; pairs != NULL && i < pairs->len; i++)
    {
      const gint64 *pair = &((const gint64 *) (gconstpointer) pairs->data)[2 * i];
      if (!unite (merge, pair[0], pair[1]))
        return FALSE;
    }
  return pairs != NULL;
}

/* Values of attributes that stay in the schema, but not on @into. */
static gboolean
drop_values (Merge *merge)
{
  for (guint i = 0; i < merge->next->attributes->len; i++)
    {
      const DipleAttribute *attribute = g_ptr_array_index (merge->next->attributes, i);

      if (attribute->owner == DIPLE_OWNER_SPAN && !diple_attribute_is_on (attribute, merge->into) &&
          !run (merge,
                "DELETE FROM span_value WHERE attribute = ?1 AND span IN"
                " (SELECT id FROM span WHERE label = ?2)",
                attribute->id,
                merge->into))
        return FALSE;
    }
  return TRUE;
}

static gboolean
move_spans (Merge *merge)
{
  gint64 now = g_get_real_time () / 1000;
  g_autoptr (sqlite3_stmt) stmt =
      diple_sql_prepare (diple_store_get_db (merge->store),
                         "UPDATE span SET label = ?1, modified = ?3 WHERE label = ?2",
                         merge->error);

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, merge->into);
  sqlite3_bind_int64 (stmt, 2, merge->from);
  sqlite3_bind_int64 (stmt, 3, now);
  return diple_sql_finish (stmt, merge->error) &&
         run (merge,
              "UPDATE decision_span SET label = ?1 WHERE label = ?2",
              merge->into,
              merge->from);
}

gboolean
diple_schema_merge (DipleStore *store, gint64 from, gint64 into, gboolean carry, GError **error)
{
  g_auto (Merge) merge = { store, NULL, NULL, from, into, error };

  g_return_val_if_fail (DIPLE_IS_STORE (store), FALSE);

  return begin (&merge) && merge_schema (&merge, carry) && unite_doubles (&merge) &&
         move_spans (&merge) && drop_values (&merge) &&
         diple_schema_purge (store, merge.old, merge.next, error) &&
         diple_schema_write (store, merge.old, merge.next, error);
}

static gboolean
count_lost (Merge *merge, DipleTouch *touch)
{
  touch->along = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < merge->old->attributes->len; i++)
    {
      const DipleAttribute *attribute = g_ptr_array_index (merge->old->attributes, i);
      g_autoptr (sqlite3_stmt) stmt = NULL;

      if (!is_lost (merge, attribute))
        continue;
      g_ptr_array_add (touch->along, g_strdup (attribute->name));
      stmt = diple_sql_prepare (diple_store_get_db (merge->store),
                                "SELECT count(*) FROM span_value JOIN span ON span.id ="
                                " span_value.span WHERE attribute = ?1 AND label = ?2",
                                merge->error);
      if (stmt == NULL)
        return FALSE;
      sqlite3_bind_int64 (stmt, 1, attribute->id);
      sqlite3_bind_int64 (stmt, 2, merge->from);
      if (diple_sql_step (stmt, merge->error) != SQLITE_ROW)
        return FALSE;
      touch->values += (guint64) sqlite3_column_int64 (stmt, 0);
    }
  return TRUE;
}

gboolean
diple_schema_touch_merge (
    DipleStore *store, gint64 from, gint64 into, DipleTouch *touch, GError **error)
{
  g_auto (Merge) merge = { store, NULL, NULL, from, into, error };
  g_autoptr (GArray) pairs = NULL;

  g_return_val_if_fail (DIPLE_IS_STORE (store), FALSE);
  g_return_val_if_fail (touch != NULL, FALSE);

  *touch = (DipleTouch){ 0 };
  if (!begin (&merge) || !diple_schema_usage (store, from, touch, error))
    return FALSE;
  pairs = find_doubles (&merge);
  if (pairs == NULL)
    return FALSE;
  touch->doubles = pairs->len;
  return count_lost (&merge, touch);
}
