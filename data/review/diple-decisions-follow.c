/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/review/diple-decisions-follow-private.h"

#include "data/diple-spans.h"
#include "data/review/diple-review-mark-private.h"
#include "data/store/diple-value-rows-private.h"

/* One thing and what it is summed up as. */
typedef struct
{
  gint64 id;      /* of a span, a relation or a decision */
  gint64 ordinal; /* of a row about the document */
  gint64 rest;
} Sum;

struct _DipleFollow
{
  DipleStore *store;
  GArray *spans;     /* Sum */
  GArray *relations; /* Sum */
  GArray *values;    /* Sum: rows about documents that say what is said now */
};

/* Fills one array of a DipleFollow by a schema. */
typedef struct
{
  const DipleSchema *schema;
  GArray *sums;
} Filler;

void
diple_follow_free (DipleFollow *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->spans);
  g_array_unref (self->relations);
  g_array_unref (self->values);
  g_free (self);
}

/* Without values there is nothing in the sum that a schema could change. */
static gboolean
sum_spans (DipleStore *store, const DipleSchema *schema, GArray *sums, GError **error)
{
  static const char sql[] =
      "SELECT DISTINCT span FROM span_value WHERE span IN (SELECT span FROM decision_span)";
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (diple_store_get_db (store), sql, error);
  int rc = SQLITE_ERROR;

  while (stmt != NULL && (rc = diple_sql_step (stmt, error)) == SQLITE_ROW)
    {
      g_autoptr (DipleSpan) span = diple_spans_find (store, sqlite3_column_int64 (stmt, 0), error);
      Sum sum = { 0 };

      if (span == NULL)
        return FALSE;
      sum.id = span->id;
      sum.rest = diple_mark_rest (schema, span);
      g_array_append_val (sums, sum);
    }
  return rc == SQLITE_DONE;
}

static void
take_relation (gint64 relation, DipleValues *values, gpointer data)
{
  const Filler *filler = data;
  const Sum sum = { relation, 0, (gint64) diple_mark_values (filler->schema, values) };

  g_array_append_val (filler->sums, sum);
}

static gboolean
sum_relations (DipleStore *store, const DipleSchema *schema, GArray *sums, GError **error)
{
  static const char sql[] = "SELECT relation, attribute, option, entity, value FROM relation_value"
                            " WHERE relation IN (SELECT relation FROM decision_relation)"
                            " ORDER BY relation, attribute, ordinal";
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (diple_store_get_db (store), sql, error);
  Filler filler = { schema, sums };

  return stmt != NULL && diple_value_rows_read (stmt, take_relation, &filler, error);
}

static void
take_values (gint64 owner, DipleValues *values, gpointer out)
{
  *(DipleValues *) out = *values;
  *values = (DipleValues){ NULL, 0 };
}

/* What the annotator of the row of @stmt says now. */
static gboolean
sum_value (DipleStore *store, sqlite3_stmt *stmt, guint64 *mark, GError **error)
{
  static const char sql[] = "SELECT document, attribute, option, entity, value FROM document_value"
                            " WHERE document = ?1 AND annotator = ?2 AND attribute = ?3"
                            " ORDER BY ordinal";
  g_autoptr (DipleKept) values_stmt = diple_store_keep (store, sql, error);
  DipleValues values = { NULL, 0 };
  gboolean done;

  if (values_stmt == NULL)
    return FALSE;
  for (int i = 0; i < 3; i++)
    sqlite3_bind_value (values_stmt, i + 1, sqlite3_column_value (stmt, 3 + i));
  done = diple_value_rows_read (values_stmt, take_values, &values, error);
  *mark = diple_mark_attribute (&values, sqlite3_column_int64 (stmt, 5));
  diple_values_clear (&values);
  return done;
}

static gboolean
sum_values (DipleStore *store, GArray *sums, GError **error)
{
  static const char sql[] =
      "SELECT decision, ordinal, rest, document, annotator, attribute FROM decision_value"
      " JOIN decision ON decision.id = decision WHERE attribute IS NOT NULL"
      " ORDER BY decision, ordinal";
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (diple_store_get_db (store), sql, error);
  int rc = SQLITE_ERROR;

  while (stmt != NULL && (rc = diple_sql_step (stmt, error)) == SQLITE_ROW)
    {
      const Sum sum = { sqlite3_column_int64 (stmt, 0),
                        sqlite3_column_int64 (stmt, 1),
                        sqlite3_column_int64 (stmt, 2) };
      guint64 mark;

      if (!sum_value (store, stmt, &mark, error))
        return FALSE;
      if ((gint64) mark == sum.rest)
        g_array_append_val (sums, sum);
    }
  return rc == SQLITE_DONE;
}

DipleFollow *
diple_follow_remember (DipleStore *store, const DipleSchema *schema, GError **error)
{
  g_autoptr (DipleFollow) self = g_new0 (DipleFollow, 1);

  self->store = store;
  self->spans = g_array_new (FALSE, FALSE, sizeof (Sum));
  self->relations = g_array_new (FALSE, FALSE, sizeof (Sum));
  self->values = g_array_new (FALSE, FALSE, sizeof (Sum));
  if (!sum_spans (store, schema, self->spans, error) ||
      !sum_relations (store, schema, self->relations, error) ||
      !sum_values (store, self->values, error))
    return NULL;
  return g_steal_pointer (&self);
}

/* ?1 the thing, ?2 what it was summed up as, ?3 what it is now. */
static gboolean
write_sum (DipleFollow *self, const char *sql, const Sum *sum, gint64 rest, GError **error)
{
  g_autoptr (DipleKept) stmt = diple_store_keep (self->store, sql, error);

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, sum->id);
  sqlite3_bind_int64 (stmt, 2, sum->rest);
  sqlite3_bind_int64 (stmt, 3, rest);
  if (sqlite3_bind_parameter_count (stmt) > 3)
    sqlite3_bind_int64 (stmt, 4, sum->ordinal);
  return diple_sql_finish (stmt, error);
}

/* What has no values any more sums up to nothing; a span's pieces are part of its sum. */
static gboolean
find_rest (DipleFollow *self, const Sum *sum, const DipleSchema *schema, gint64 *rest)
{
  g_autoptr (DipleSpan) span = diple_spans_find (self->store, sum->id, NULL);

  if (span != NULL)
    *rest = diple_mark_rest (schema, span);
  return span != NULL;
}

static gboolean
write_spans (DipleFollow *self, const DipleSchema *schema, GError **error)
{
  static const char sql[] = "UPDATE decision_span SET rest = ?3 WHERE span = ?1 AND rest = ?2";

  for (guint i = 0; i < self->spans->len; i++)
    {
      const Sum *sum = &g_array_index (self->spans, Sum, i);
      gint64 rest;

      if (find_rest (self, sum, schema, &rest) && rest != sum->rest &&
          !write_sum (self, sql, sum, rest, error))
        return FALSE;
    }
  return TRUE;
}

static gint64
look_up (const GArray *sums, gint64 id)
{
  for (guint from = 0, to = sums->len; from < to;)
    {
      const guint middle = from + (to - from) / 2;
      const Sum *sum = &g_array_index (sums, Sum, middle);

      if (sum->id == id)
        return sum->rest;
      if (sum->id < id)
        from = middle + 1;
      else
        to = middle;
    }
  return 0;
}

static gboolean
write_relations (DipleFollow *self, const DipleSchema *schema, GError **error)
{
  static const char sql[] =
      "UPDATE decision_relation SET rest = ?3 WHERE relation = ?1 AND rest = ?2";
  g_autoptr (GArray) now = g_array_new (FALSE, FALSE, sizeof (Sum));

  if (!sum_relations (self->store, schema, now, error))
    return FALSE;
  for (guint i = 0; i < self->relations->len; i++)
    {
      const Sum *sum = &g_array_index (self->relations, Sum, i);
      const gint64 rest = look_up (now, sum->id);

      if (rest != sum->rest && !write_sum (self, sql, sum, rest, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_value (DipleFollow *self, const Sum *sum, GError **error)
{
  static const char read_sql[] =
      "SELECT decision, ordinal, rest, document, annotator, attribute FROM decision_value"
      " JOIN decision ON decision.id = decision WHERE decision = ?1 AND ordinal = ?2";
  static const char sql[] = "UPDATE decision_value SET rest = ?3"
                            " WHERE decision = ?1 AND rest = ?2 AND ordinal = ?4";
  g_autoptr (DipleKept) stmt = diple_store_keep (self->store, read_sql, error);
  guint64 mark = 0;
  int rc;

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, sum->id);
  sqlite3_bind_int64 (stmt, 2, sum->ordinal);
  rc = diple_sql_step (stmt, error);
  if (rc != SQLITE_ROW)
    return rc == SQLITE_DONE; /* gone with its attribute */
  return sum_value (self->store, stmt, &mark, error) &&
         ((gint64) mark == sum->rest || write_sum (self, sql, sum, (gint64) mark, error));
}

gboolean
diple_follow_write (DipleFollow *self, const DipleSchema *schema, GError **error)
{
  if (!write_spans (self, schema, error) || !write_relations (self, schema, error))
    return FALSE;
  for (guint i = 0; i < self->values->len; i++)
    if (!write_value (self, &g_array_index (self->values, Sum, i), error))
      return FALSE;
  return TRUE;
}
