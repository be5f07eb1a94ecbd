/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/exchange/diple-touched-private.h"

#include "data/store/diple-journal-private.h"

struct _DipleTouched
{
  GHashTable *when; /* DipleThingKey * to gint64 *: milliseconds since 1970 UTC */
  gint64 now;       /* of the action that is read */
};

/* The kinds of the tables whose rows make up a thing, by which columns of the key. */
static const struct
{
  const char *table;
  DipleThingKind kind;
  guint n_columns; /* of the row's key that name the thing */
} tables[] = {
  { "span", DIPLE_THING_SPAN, 1 },
  { "span_fragment", DIPLE_THING_SPAN, 1 },
  { "span_value", DIPLE_THING_SPAN, 1 },
  { "relation", DIPLE_THING_RELATION, 1 },
  { "relation_value", DIPLE_THING_RELATION, 1 },
  { "flag", DIPLE_THING_QUESTION, 1 },
  { "document_value", DIPLE_THING_LABEL, 3 },
  { "assignment", DIPLE_THING_STATE, 2 },
  { "suggestion_answer", DIPLE_THING_ANSWER, 3 },
  { "entity", DIPLE_THING_ENTITY, 1 },
  { "decision", DIPLE_THING_DECISION, 1 },
};

/* Columns of relation. */
enum
{
  RELATION_SOURCE = 3,
  RELATION_TARGET = 4,
};

guint
diple_thing_hash (gconstpointer key)
{
  const DipleThingKey *thing = key;
  const guint64 mixed =
      (guint64) thing->a * 31 + (guint64) thing->b * 17 + (guint64) thing->c * 7 + thing->kind;

  return g_int64_hash (&mixed);
}

gboolean
diple_thing_equal (gconstpointer a, gconstpointer b)
{
  const DipleThingKey *x = a, *y = b;

  return x->kind == y->kind && x->a == y->a && x->b == y->b && x->c == y->c;
}

DipleTouched *
diple_touched_new (void)
{
  DipleTouched *self = g_new0 (DipleTouched, 1);

  self->when = g_hash_table_new_full (diple_thing_hash, diple_thing_equal, g_free, g_free);
  return self;
}

void
diple_touched_free (DipleTouched *self)
{
  g_hash_table_unref (self->when);
  g_free (self);
}

static void
touch (DipleTouched *self, const DipleThingKey *key)
{
  gint64 *when = g_hash_table_lookup (self->when, key);

  if (when != NULL)
    *when = MAX (*when, self->now);
  else
    g_hash_table_insert (
        self->when, g_memdup2 (key, sizeof *key), g_memdup2 (&self->now, sizeof self->now));
}

static gint64
column_of (sqlite3_changeset_iter *iter, int operation, int column)
{
  sqlite3_value *value = NULL;

  if (operation == SQLITE_INSERT)
    sqlite3changeset_new (iter, column, &value);
  else
    sqlite3changeset_old (iter, column, &value);
  return value != NULL ? sqlite3_value_int64 (value) : 0;
}

/* Whoever links a span wants it to be there. */
static void
touch_ends (DipleTouched *self, sqlite3_changeset_iter *iter)
{
  const DipleThingKey source = {
    DIPLE_THING_SPAN, column_of (iter, SQLITE_INSERT, RELATION_SOURCE), 0, 0
  };
  const DipleThingKey target = {
    DIPLE_THING_SPAN, column_of (iter, SQLITE_INSERT, RELATION_TARGET), 0, 0
  };

  touch (self, &source);
  touch (self, &target);
}

static gboolean
read_change (sqlite3_changeset_iter *iter, gpointer data)
{
  DipleTouched *self = data;
  const char *table = NULL;
  int n_columns = 0, operation = 0, indirect = 0;

  sqlite3changeset_op (iter, &table, &n_columns, &operation, &indirect);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (g_str_equal (table, tables[i].table) && n_columns >= 3)
      {
        const DipleThingKey key = {
          tables[i].kind,
          column_of (iter, operation, 0),
          tables[i].n_columns > 1 ? column_of (iter, operation, 1) : 0,
          tables[i].n_columns > 2 ? column_of (iter, operation, 2) : 0,
        };

        touch (self, &key);
      }
  if (g_str_equal (table, "relation") && operation == SQLITE_INSERT && n_columns > RELATION_TARGET)
    touch_ends (self, iter);
  return TRUE;
}

gboolean
diple_touched_read (DipleTouched *self,
                    sqlite3_stmt *stmt,
                    GCancellable *cancellable,
                    GError **error)
{
  int rc;

  while ((rc = diple_sql_step (stmt, error)) == SQLITE_ROW)
    {
      g_autoptr (GBytes) changeset = g_bytes_new_static (sqlite3_column_blob (stmt, 1),
                                                         (gsize) sqlite3_column_bytes (stmt, 1));

      self->now = sqlite3_column_int64 (stmt, 0);
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !diple_changeset_foreach (changeset, read_change, self, error))
        return FALSE;
    }
  return rc == SQLITE_DONE;
}

gint64
diple_touched_when (DipleTouched *self, const DipleThingKey *key)
{
  const gint64 *when = g_hash_table_lookup (self->when, key);

  return when != NULL ? *when : 0;
}
