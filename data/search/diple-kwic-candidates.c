/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/search/diple-kwic-candidates-private.h"

/* Ids that a statement gives in their order. */
typedef struct
{
  sqlite3_stmt *stmt; /* NULL: there are no more */
  gint64 id;          /* the next one */
} Stream;

struct _DipleCandidates
{
  const DipleScope *scope;
  Stream indexed;
  Stream waiting; /* for being indexed */
  GArray *sorted; /* guint: all positions, when they had to be gathered first; or NULL */
  guint next;     /* into sorted, or into the scope */
  gint64 from;    /* ids before it are skipped */
  gboolean all;
};

static gboolean
advance (Stream *stream, GError **error)
{
  const int rc = diple_sql_step (stream->stmt, error);

  if (rc == SQLITE_ROW)
    stream->id = sqlite3_column_int64 (stream->stmt, 0);
  else
    g_clear_pointer (&stream->stmt, sqlite3_finalize);
  return rc != SQLITE_ERROR;
}

static gboolean
start_indexed (Stream *stream, sqlite3 *db, const char *condition, gint64 after, GError **error)
{
  static const char sql[] = "SELECT rowid FROM text_search WHERE text_search MATCH ?1"
                            " AND rowid > ?2 ORDER BY rowid";

  stream->stmt = diple_sql_prepare (db, sql, error);
  if (stream->stmt == NULL)
    return FALSE;
  sqlite3_bind_text (stream->stmt, 1, condition, -1, SQLITE_TRANSIENT);
  sqlite3_bind_int64 (stream->stmt, 2, after);
  return advance (stream, error);
}

static gboolean
start_waiting (Stream *stream, sqlite3 *db, gint64 after, GError **error)
{
  stream->stmt = diple_sql_prepare (
      db, "SELECT document FROM search_backlog WHERE document > ?1 ORDER BY document", error);
  if (stream->stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stream->stmt, 1, after);
  return advance (stream, error);
}

/* The next id of both streams, or 0 at the end. A text that both name is given once. */
static gboolean
next_id (DipleCandidates *self, gint64 *id, GError **error)
{
  const gboolean indexed = self->indexed.stmt != NULL;
  const gboolean waiting = self->waiting.stmt != NULL;

  *id = 0;
  if (!indexed && !waiting)
    return TRUE;
  if (indexed && (!waiting || self->indexed.id <= self->waiting.id))
    *id = self->indexed.id;
  else
    *id = self->waiting.id;
  if (indexed && self->indexed.id == *id && !advance (&self->indexed, error))
    return FALSE;
  return !waiting || self->waiting.id != *id || advance (&self->waiting, error);
}

/* The next id's place, whatever the order. */
static gboolean
next_place (DipleCandidates *self, guint *position, GError **error)
{
  gint64 id;

  do
    {
      if (!next_id (self, &id, error))
        return FALSE;
      *position = id != 0 && id >= self->from ? diple_scope_find (self->scope, id) : G_MAXUINT;
    }
  while (id != 0 && *position == G_MAXUINT);
  return TRUE;
}

static int
compare_positions_cb (gconstpointer a, gconstpointer b)
{
  const guint first = *(const guint *) a, second = *(const guint *) b;

  return (first > second) - (first < second);
}

static gboolean
collect (DipleCandidates *self, GError **error)
{
  guint position;

  self->sorted = g_array_new (FALSE, FALSE, sizeof (guint));
  for (;;)
    {
      if (!next_place (self, &position, error))
        return FALSE;
      if (position == G_MAXUINT)
        break;
      if (position >= self->next)
        g_array_append_val (self->sorted, position);
    }
  g_array_sort (self->sorted, compare_positions_cb);
  self->next = 0;
  return TRUE;
}

DipleCandidates *
diple_candidates_new (const DipleScope *scope)
{
  DipleCandidates *self = g_new0 (DipleCandidates, 1);

  self->scope = scope;
  self->from = G_MININT64;
  self->all = TRUE;
  return self;
}

void
diple_candidates_limit (DipleCandidates *self, const GArray *documents)
{
  self->all = FALSE;
  self->sorted = g_array_sized_new (FALSE, FALSE, sizeof (guint), documents->len);
  for (guint i = 0; i < documents->len; i++)
    {
      const guint position = diple_scope_find (self->scope, g_array_index (documents, gint64, i));

      if (position != G_MAXUINT)
        g_array_append_val (self->sorted, position);
    }
  g_array_sort (self->sorted, compare_positions_cb);
}

void
diple_candidates_skip (DipleCandidates *self, gint64 document)
{
  self->from = document;
  if (self->all)
    {
      const guint next = diple_scope_find_from (self->scope, document);

      self->next = MAX (self->next, next);
    }
}

gboolean
diple_candidates_narrow (DipleCandidates *self, sqlite3 *db, const char *condition, GError **error)
{
  const gboolean ascending = diple_scope_is_ascending (self->scope);
  gint64 after = G_MININT64;

  if (self->next > 0 && ascending)
    after = diple_scope_get (self->scope, self->next - 1);
  self->all = FALSE;
  if (!start_indexed (&self->indexed, db, condition, after, error) ||
      !start_waiting (&self->waiting, db, after, error))
    return FALSE;
  return ascending || collect (self, error);
}

void
diple_candidates_free (DipleCandidates *self)
{
  g_clear_pointer (&self->indexed.stmt, sqlite3_finalize);
  g_clear_pointer (&self->waiting.stmt, sqlite3_finalize);
  g_clear_pointer (&self->sorted, g_array_unref);
  g_free (self);
}

gboolean
diple_candidates_next (DipleCandidates *self, guint *position, GError **error)
{
  if (!self->all && self->sorted == NULL)
    return next_place (self, position, error);

  *position = G_MAXUINT;
  if (self->all && self->next < diple_scope_size (self->scope))
    *position = self->next++;
  else if (!self->all && self->next < self->sorted->len)
    *position = g_array_index (self->sorted, guint, self->next++);
  return TRUE;
}
