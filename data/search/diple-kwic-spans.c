/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/search/diple-kwic-spans-private.h"

struct _DipleKwicSpans
{
  sqlite3_stmt *wanted; /* marks of ?1 */
  sqlite3_stmt *own;
};

#define MARKS                                                                                      \
  "SELECT id, label, annotator, span.start, span.\"end\","                                         \
  " coalesce (span_fragment.start, span.start), coalesce (span_fragment.\"end\", span.\"end\")"    \
  " FROM span INDEXED BY span_document LEFT JOIN span_fragment ON span_fragment.span = span.id "   \
  "WHERE document = ?1"
#define MARKS_ORDER " ORDER BY span.start, span.\"end\" DESC, id, ordinal"

static sqlite3_stmt *
prepare_wanted (sqlite3 *db, const DipleKwicQuery *query, GError **error)
{
  g_autoptr (GString) sql = g_string_new (MARKS);

  diple_kwic_append_span_conditions (sql, query);
  g_string_append (sql, MARKS_ORDER);
  return diple_kwic_prepare (db, sql, query, error);
}

static sqlite3_stmt *
prepare_own (sqlite3 *db, const DipleKwicQuery *query, GError **error)
{
  g_autoptr (GString) sql = g_string_new (MARKS " AND annotator = :viewer" MARKS_ORDER);

  return diple_kwic_prepare (db, sql, query, error);
}

DipleKwicSpans *
diple_kwic_spans_new (sqlite3 *db, const DipleKwicQuery *query, GError **error)
{
  g_autoptr (DipleKwicSpans) self = g_new0 (DipleKwicSpans, 1);

  self->own = prepare_own (db, query, error);
  self->wanted = self->own != NULL ? prepare_wanted (db, query, error) : NULL;
  if (self->wanted == NULL)
    return NULL;
  return g_steal_pointer (&self);
}

void
diple_kwic_spans_free (DipleKwicSpans *self)
{
  g_clear_pointer (&self->wanted, sqlite3_finalize);
  g_clear_pointer (&self->own, sqlite3_finalize);
  g_free (self);
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
