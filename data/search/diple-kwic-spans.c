/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/search/diple-kwic-spans-private.h"

/* So many spans with a value are looked up one by one; where there are more, walking through the
 * documents meets the first of them soon. */
#define FEW 20000

struct _DipleKwicSpans
{
  const DipleKwicQuery *query;
  sqlite3_stmt *next;   /* the first document from ?1 on; NULL when there are few */
  GArray *few;          /* gint64: all documents with such spans, sorted; or NULL */
  sqlite3_stmt *wanted; /* marks of ?1 */
  sqlite3_stmt *own;
  gint64 known; /* what next gave last */
};

static sqlite3_stmt *
prepare (sqlite3 *db, const GString *sql, const DipleKwicQuery *query, GError **error)
{
  sqlite3_stmt *stmt = diple_sql_prepare_persistent (db, sql->str, error);

  if (stmt != NULL)
    diple_kwic_bind_conditions (stmt, query);
  return stmt;
}

#define MARKS                                                                                      \
  "SELECT id, label, annotator, span.start, span.\"end\","                                         \
  " coalesce (span_fragment.start, span.start), coalesce (span_fragment.\"end\", span.\"end\")"    \
  " FROM span LEFT JOIN span_fragment ON span_fragment.span = span.id WHERE document = ?1"
#define MARKS_ORDER " ORDER BY span.start, span.\"end\" DESC, id, ordinal"

static sqlite3_stmt *
prepare_wanted (sqlite3 *db, const DipleKwicQuery *query, GError **error)
{
  g_autoptr (GString) sql = g_string_new (MARKS);

  diple_kwic_append_span_conditions (sql, query);
  g_string_append (sql, MARKS_ORDER);
  return prepare (db, sql, query, error);
}

static sqlite3_stmt *
prepare_own (sqlite3 *db, const DipleKwicQuery *query, GError **error)
{
  g_autoptr (GString) sql = g_string_new (MARKS " AND annotator = :viewer" MARKS_ORDER);

  return prepare (db, sql, query, error);
}

static sqlite3_stmt *
prepare_next (sqlite3 *db, const DipleKwicQuery *query, GError **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT document FROM span WHERE document >= ?1");

  diple_kwic_append_span_conditions (sql, query);
  g_string_append (sql, " ORDER BY document LIMIT 1");
  return prepare (db, sql, query, error);
}

/* The spans with the wanted value, FEW and one at most. An option and an entity have indexes of
 * their own. */
static char *
values_sql (const DipleKwicQuery *query)
{
  const char *condition = query->option != 0   ? "option = :option"
                          : query->entity != 0 ? "entity = :entity"
                                               : "attribute = :attribute";

  return g_strdup_printf ("SELECT span FROM span_value WHERE %s LIMIT %d", condition, FEW + 1);
}

static gboolean
count_values (sqlite3 *db, const DipleKwicQuery *query, gint64 *n_spans, GError **error)
{
  g_autofree char *values = values_sql (query);
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (sqlite3_stmt) stmt = NULL;
  int rc;

  g_string_printf (sql, "SELECT count (*) FROM (%s)", values);
  stmt = prepare (db, sql, query, error);
  if (stmt == NULL)
    return FALSE;
  rc = diple_sql_step (stmt, error);
  *n_spans = rc == SQLITE_ROW ? sqlite3_column_int64 (stmt, 0) : 0;
  return rc != SQLITE_ERROR;
}

static gboolean
read_few (DipleKwicSpans *self, sqlite3 *db, GError **error)
{
  g_autofree char *values = values_sql (self->query);
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (sqlite3_stmt) stmt = NULL;
  int rc;

  g_string_printf (sql, "SELECT DISTINCT document FROM span WHERE id IN (%s)", values);
  diple_kwic_append_span_conditions (sql, self->query);
  g_string_append (sql, " ORDER BY document");
  stmt = prepare (db, sql, self->query, error);
  if (stmt == NULL)
    return FALSE;
  self->few = g_array_new (FALSE, FALSE, sizeof (gint64));
  while ((rc = diple_sql_step (stmt, error)) == SQLITE_ROW)
    {
      const gint64 id = sqlite3_column_int64 (stmt, 0);

      g_array_append_val (self->few, id);
    }
  return rc == SQLITE_DONE;
}

static gboolean
prepare_walk (DipleKwicSpans *self, sqlite3 *db, GError **error)
{
  const gboolean by_value = self->query->attribute != 0 && !self->query->of_document;
  gint64 n_spans = FEW + 1;

  if (by_value && !count_values (db, self->query, &n_spans, error))
    return FALSE;
  if (n_spans <= FEW)
    return read_few (self, db, error);
  self->next = prepare_next (db, self->query, error);
  return self->next != NULL;
}

DipleKwicSpans *
diple_kwic_spans_new (sqlite3 *db, const DipleKwicQuery *query, GError **error)
{
  g_autoptr (DipleKwicSpans) self = g_new0 (DipleKwicSpans, 1);

  self->query = query;
  self->known = G_MININT64;
  self->own = prepare_own (db, query, error);
  self->wanted = self->own != NULL ? prepare_wanted (db, query, error) : NULL;
  if (self->wanted == NULL || !prepare_walk (self, db, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
diple_kwic_spans_free (DipleKwicSpans *self)
{
  g_clear_pointer (&self->next, sqlite3_finalize);
  g_clear_pointer (&self->wanted, sqlite3_finalize);
  g_clear_pointer (&self->own, sqlite3_finalize);
  g_clear_pointer (&self->few, g_array_unref);
  g_free (self);
}

static gint64
next_of_few (const GArray *few, gint64 document)
{
  guint low = 0, high = few->len;

  while (low < high)
    {
      const guint middle = (low + high) / 2;

      if (g_array_index (few, gint64, middle) < document)
        low = middle + 1;
      else
        high = middle;
    }
  return low < few->len ? g_array_index (few, gint64, low) : G_MAXINT64;
}

gboolean
diple_kwic_spans_next_document (DipleKwicSpans *self, gint64 document, gint64 *next, GError **error)
{
  int rc;

  if (self->few != NULL)
    {
      *next = next_of_few (self->few, document);
      return TRUE;
    }
  sqlite3_bind_int64 (self->next, 1, document);
  rc = diple_sql_step (self->next, error);
  *next = rc == SQLITE_ROW ? sqlite3_column_int64 (self->next, 0) : G_MAXINT64;
  sqlite3_reset (self->next);
  return rc != SQLITE_ERROR;
}

static DipleRange
read_range (sqlite3_stmt *stmt, int column)
{
  const gint64 start = sqlite3_column_int64 (stmt, column);
  const gint64 end = sqlite3_column_int64 (stmt, column + 1);

  if (start < 0 || end <= start || end > G_MAXUINT)
    return (DipleRange){ 0, 0 };
  return (DipleRange){ (guint) start, (guint) end };
}

gboolean
diple_kwic_spans_load (
    DipleKwicSpans *self, gint64 document, gboolean own, GArray *marks, GError **error)
{
  sqlite3_stmt *stmt = own ? self->own : self->wanted;
  int rc;

  g_array_set_size (marks, 0);
  sqlite3_bind_int64 (stmt, 1, document);
  while ((rc = diple_sql_step (stmt, error)) == SQLITE_ROW)
    {
      const DipleMark mark = {
        .span = sqlite3_column_int64 (stmt, 0),
        .label = sqlite3_column_int64 (stmt, 1),
        .annotator = sqlite3_column_int64 (stmt, 2),
        .range = read_range (stmt, 3),
        .piece = read_range (stmt, 5),
      };

      g_array_append_val (marks, mark);
    }
  sqlite3_reset (stmt);
  return rc == SQLITE_DONE;
}

static gboolean
holds (DipleRange outer, DipleRange inner)
{
  return outer.start <= inner.start && inner.end <= outer.end;
}

gboolean
diple_marks_hold (const GArray *marks, DipleRange range)
{
  return diple_marks_find_round (marks, range) != NULL;
}

const DipleMark *
diple_marks_find_exact (const GArray *marks, DipleRange range)
{
  for (guint i = 0; i < marks->len; i++)
    {
      const DipleMark *mark = &g_array_index (marks, DipleMark, i);

      if (mark->range.start == range.start && mark->range.end == range.end)
        return mark;
    }
  return NULL;
}

const DipleMark *
diple_marks_find_round (const GArray *marks, DipleRange range)
{
  const DipleMark *smallest = NULL;

  for (guint i = 0;
       i < marks->len && g_array_index (marks, DipleMark, i).range.start <= range.start;
       i++)
    {
      const DipleMark *mark = &g_array_index (marks, DipleMark, i);

      if (holds (mark->piece, range) &&
          (smallest == NULL ||
           mark->range.end - mark->range.start < smallest->range.end - smallest->range.start))
        smallest = mark;
    }
  return smallest;
}
