/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/search/diple-kwic-wanted-private.h"

/* So many spans with a value are looked up one by one; where there are more, walking through the
 * documents meets the first of them soon. */
#define FEW_SPANS 20000

/* So many documents are gathered before any is read. */
#define FEW_DOCUMENTS 1000

/* The spans of one label and one annotator lie in the index by document. */
typedef struct
{
  gint64 label;
  gint64 annotator;
  gint64 document; /* the next one; G_MAXINT64: none is left */
} Pair;

struct _DipleKwicWanted
{
  GArray *few;        /* gint64: all of them, sorted; or NULL */
  GArray *pairs;      /* Pair: those that may have wanted spans; or NULL */
  sqlite3_stmt *next; /* the first document of label ?1 and annotator ?2, or of any, from ?3 on */
};

static gboolean
count_values (sqlite3 *db, const DipleKwicQuery *query, gint64 *n_spans, GError **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT count (*) FROM (");
  g_autoptr (sqlite3_stmt) stmt = NULL;
  int rc;

  diple_kwic_append_spans_with_value (sql, query);
  g_string_append_printf (sql, " LIMIT %d)", FEW_SPANS + 1);
  stmt = diple_kwic_prepare (db, sql, query, error);
  if (stmt == NULL)
    return FALSE;
  rc = diple_sql_step (stmt, error);
  *n_spans = rc == SQLITE_ROW ? sqlite3_column_int64 (stmt, 0) : 0;
  return rc != SQLITE_ERROR;
}

/* The numbers in the first column; NULL with an error. */
static GArray *
read_numbers (sqlite3_stmt *stmt, GError **error)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  int rc;

  while ((rc = diple_sql_step (stmt, error)) == SQLITE_ROW)
    {
      const gint64 number = sqlite3_column_int64 (stmt, 0);

      g_array_append_val (numbers, number);
    }
  return rc == SQLITE_DONE ? g_steal_pointer (&numbers) : NULL;
}

static gboolean
read_documents_with_value (DipleKwicWanted *self,
                           sqlite3 *db,
                           const DipleKwicQuery *query,
                           GError **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT DISTINCT document FROM span WHERE id IN (");
  g_autoptr (sqlite3_stmt) stmt = NULL;

  diple_kwic_append_spans_with_value (sql, query);
  g_string_append_c (sql, ')');
  diple_kwic_append_span_conditions (sql, query);
  g_string_append (sql, " ORDER BY document");
  stmt = diple_kwic_prepare (db, sql, query, error);
  self->few = stmt != NULL ? read_numbers (stmt, error) : NULL;
  return self->few != NULL;
}

/* @chosen, or without any all ids that @sql gives. */
static GArray *
choose (sqlite3 *db, GArray *chosen, const char *sql, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;

  if (chosen->len > 0)
    return g_array_ref (chosen);
  stmt = diple_sql_prepare (db, sql, error);
  return stmt != NULL ? read_numbers (stmt, error) : NULL;
}

static gboolean
make_pairs (DipleKwicWanted *self, sqlite3 *db, const DipleKwicQuery *query, GError **error)
{
  g_autoptr (GArray) labels = choose (db, query->labels, "SELECT id FROM label", error);
  g_autoptr (GArray) annotators = NULL;

  if (labels != NULL)
    annotators = choose (db, query->annotators, "SELECT id FROM annotator", error);
  if (annotators == NULL)
    return FALSE;
  self->pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  for (guint i = 0; i < labels->len; i++)
    for (guint j = 0; j < annotators->len; j++)
      {
        const Pair pair = { g_array_index (labels, gint64, i),
                            g_array_index (annotators, gint64, j),
                            G_MININT64 };

        g_array_append_val (self->pairs, pair);
      }
  return TRUE;
}

static gboolean
prepare_next (DipleKwicWanted *self, sqlite3 *db, const DipleKwicQuery *query, GError **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT document FROM span INDEXED BY ");

  g_string_append (sql,
                   self->pairs != NULL
                       ? "span_label WHERE label = ?1 AND annotator = ?2 AND document >= ?3"
                       : "span_document WHERE document >= ?3");
  diple_kwic_append_span_conditions (sql, query);
  g_string_append (sql, " ORDER BY document LIMIT 1");
  self->next = diple_kwic_prepare (db, sql, query, error);
  return self->next != NULL;
}

static gboolean
ask (DipleKwicWanted *self, gint64 document, gint64 *next, GError **error)
{
  int rc;

  sqlite3_bind_int64 (self->next, 3, document);
  rc = diple_sql_step (self->next, error);
  *next = rc == SQLITE_ROW ? sqlite3_column_int64 (self->next, 0) : G_MAXINT64;
  sqlite3_reset (self->next);
  return rc != SQLITE_ERROR;
}

static gboolean
next_of_pairs (DipleKwicWanted *self, gint64 document, gint64 *next, GError **error)
{
  *next = G_MAXINT64;
  for (guint i = 0; i < self->pairs->len; i++)
    {
      Pair *pair = &g_array_index (self->pairs, Pair, i);

      if (pair->document < document)
        {
          sqlite3_bind_int64 (self->next, 1, pair->label);
          sqlite3_bind_int64 (self->next, 2, pair->annotator);
          if (!ask (self, document, &pair->document, error))
            return FALSE;
        }
      *next = MIN (*next, pair->document);
    }
  return TRUE;
}

/* Goes on as if nothing had happened where there are too many. */
static gboolean
gather_few (DipleKwicWanted *self, GError **error)
{
  g_autoptr (GArray) few = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 next = G_MININT64;

  while (few->len <= FEW_DOCUMENTS)
    {
      if (!next_of_pairs (self, next + 1, &next, error))
        return FALSE;
      if (next == G_MAXINT64)
        {
          self->few = g_steal_pointer (&few);
          return TRUE;
        }
      g_array_append_val (few, next);
    }
  for (guint i = 0; i < self->pairs->len; i++)
    g_array_index (self->pairs, Pair, i).document = G_MININT64;
  return TRUE;
}

static gboolean
prepare (DipleKwicWanted *self, sqlite3 *db, const DipleKwicQuery *query, GError **error)
{
  const gboolean by_value = query->attribute != 0 && !query->of_document;
  gint64 n_spans = FEW_SPANS + 1;

  if (by_value && !count_values (db, query, &n_spans, error))
    return FALSE;
  if (n_spans <= FEW_SPANS)
    return read_documents_with_value (self, db, query, error);
  if (query->labels->len == 0 && query->annotators->len == 0)
    return prepare_next (self, db, query, error);
  return make_pairs (self, db, query, error) && prepare_next (self, db, query, error) &&
         gather_few (self, error);
}

DipleKwicWanted *
diple_kwic_wanted_new (sqlite3 *db, const DipleKwicQuery *query, GError **error)
{
  g_autoptr (DipleKwicWanted) self = g_new0 (DipleKwicWanted, 1);

  return prepare (self, db, query, error) ? g_steal_pointer (&self) : NULL;
}

void
diple_kwic_wanted_free (DipleKwicWanted *self)
{
  g_clear_pointer (&self->next, sqlite3_finalize);
  g_clear_pointer (&self->few, g_array_unref);
  g_clear_pointer (&self->pairs, g_array_unref);
  g_free (self);
}

const GArray *
diple_kwic_wanted_get_few (const DipleKwicWanted *self)
{
  return self->few;
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
diple_kwic_wanted_next (DipleKwicWanted *self, gint64 document, gint64 *next, GError **error)
{
  if (self->few != NULL)
    *next = next_of_few (self->few, document);
  else if (self->pairs != NULL)
    return next_of_pairs (self, document, next, error);
  else
    return ask (self, document, next, error);
  return TRUE;
}
