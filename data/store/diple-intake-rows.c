/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/store/diple-intake-rows-private.h"

#include <string.h>

#include "data/diple-id.h"

gboolean
diple_rows_init (
    DipleRows *self, DipleStore *store, DipleIntakeNames *names, gint64 batch, GError **error)
{
  sqlite3 *db = diple_store_get_db (store);

  *self = (DipleRows){
    .store = store,
    .db = db,
    .names = names,
    .batch = batch,
    .now = diple_store_now (),
    .blocks = {
      [DIPLE_BLOCK_METADATA] = { "INSERT INTO metadata (document, ordinal, name, value)", 4 },
      [DIPLE_BLOCK_FRAGMENT] = { "INSERT INTO span_fragment (span, ordinal, start, \"end\")", 4 },
      [DIPLE_BLOCK_SPAN_VALUE] = { "INSERT INTO span_value"
                                   " (span, ordinal, attribute, option, entity, value)", 6 },
      [DIPLE_BLOCK_RELATION_VALUE] = { "INSERT INTO relation_value"
                                       " (relation, ordinal, attribute, option, entity, value)", 6 },
      [DIPLE_BLOCK_DOCUMENT_VALUE] = { "INSERT INTO document_value (document, annotator, ordinal,"
                                       " attribute, option, entity, value)", 7 },
      [DIPLE_BLOCK_ASSIGNMENT] = { "INSERT OR IGNORE INTO assignment"
                                   " (annotator, document, state, modified)", 4 },
      [DIPLE_BLOCK_ANSWER] = { "INSERT OR IGNORE INTO suggestion_answer (annotator, document,"
                               " suggested, model, answer, span, score, answered)", 8 },
    },
  };
  return diple_sql_get_int (
      db, "SELECT coalesce(max(position) + 1, 0) FROM document", &self->position, error);
}

void
diple_rows_clear (DipleRows *self)
{
  for (guint i = 0; i < DIPLE_ROWS_N; i++)
    g_clear_pointer (&self->statements[i], sqlite3_finalize);
  for (guint i = 0; i < DIPLE_ROWS_MOST_SPANS; i++)
    g_clear_pointer (&self->spans[i], sqlite3_finalize);
  for (guint i = 0; i < DIPLE_BLOCK_N; i++)
    diple_block_clear (&self->blocks[i]);
}

sqlite3_stmt *
diple_rows_begin (DipleRows *self, DipleRowsBlock which, int *first, GError **error)
{
  return diple_block_begin_row (&self->blocks[which], self->db, first, error);
}

gboolean
diple_rows_flush (DipleRows *self, GError **error)
{
  for (guint i = 0; i < DIPLE_BLOCK_N; i++)
    if (!diple_block_flush (&self->blocks[i], error))
      return FALSE;
  return TRUE;
}

sqlite3_stmt *
diple_rows_statement (DipleRows *self, DipleRowsStatement which, const char *sql, GError **error)
{
  if (self->statements[which] == NULL)
    self->statements[which] = diple_sql_prepare_persistent (self->db, sql, error);
  return self->statements[which];
}

/* Runs an insert whose id, its first parameter, may be taken: then it gets a new one. */
gboolean
diple_rows_insert (sqlite3_stmt *stmt, gint64 *id, GError **error)
{
  if (*id == 0)
    *id = diple_id_new ();
  for (;;)
    {
      int rc = SQLITE_OK;

      sqlite3_bind_int64 (stmt, 1, *id);
      rc = sqlite3_step (stmt);
      sqlite3_reset (stmt);
      if (rc == SQLITE_DONE)
        return TRUE;
      if (rc != SQLITE_CONSTRAINT_PRIMARYKEY && rc != SQLITE_CONSTRAINT_ROWID)
        return diple_sql_fail (sqlite3_db_handle (stmt), rc, error);
      *id = diple_id_new ();
    }
}

static gboolean
insert_document (DipleRows *self, DipleDocument *document, GError **error)
{
  static const char sql[] =
      "INSERT INTO document (id, position, title, author, published, outlet, url, language, format,"
      " source, encoding, length, text_sha256, file_sha256, batch, added)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)";
  sqlite3_stmt *stmt = diple_rows_statement (self, DIPLE_ROWS_DOCUMENT, sql, error);

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 2, self->position);
  diple_sql_bind_text (stmt, 3, document->title);
  diple_sql_bind_text (stmt, 4, document->author);
  diple_sql_bind_text (stmt, 5, document->published);
  diple_sql_bind_text (stmt, 6, document->outlet);
  diple_sql_bind_text (stmt, 7, document->url);
  diple_sql_bind_text (stmt, 8, document->language);
  diple_sql_bind_text (stmt, 9, document->format == DIPLE_FORMAT_MARKDOWN ? "markdown" : "text");
  diple_sql_bind_text (stmt, 10, document->source);
  diple_sql_bind_text (stmt, 11, document->encoding);
  sqlite3_bind_int64 (stmt, 12, document->length);
  sqlite3_bind_blob (stmt, 13, document->text_sha256, 32, SQLITE_STATIC);
  sqlite3_bind_blob (stmt, 14, document->file_sha256, 32, SQLITE_STATIC);
  sqlite3_bind_int64 (stmt, 15, self->batch);
  sqlite3_bind_int64 (stmt, 16, self->now);
  return diple_rows_insert (stmt, &document->id, error);
}

static gboolean
insert_text (DipleRows *self, const DipleDocument *document, GError **error)
{
  sqlite3_stmt *stmt = diple_rows_statement (
      self, DIPLE_ROWS_TEXT, "INSERT INTO document_text (document, text) VALUES (?1, ?2)", error);

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, document->id);
  sqlite3_bind_text64 (stmt, 2, document->text, document->n_bytes, SQLITE_STATIC, SQLITE_UTF8);
  return diple_sql_finish (stmt, error);
}

static gboolean
add_metadata (DipleRows *self, const DipleDocument *document, GError **error)
{
  for (guint i = 0; i < document->metadata->len; i++)
    {
      const DiplePair *pair = g_ptr_array_index (document->metadata, i);
      int first = 0;
      sqlite3_stmt *stmt = diple_rows_begin (self, DIPLE_BLOCK_METADATA, &first, error);

      if (stmt == NULL)
        return FALSE;
      sqlite3_bind_int64 (stmt, first, document->id);
      sqlite3_bind_int64 (stmt, first + 1, i);
      sqlite3_bind_text (stmt, first + 2, pair->name, -1, SQLITE_TRANSIENT);
      sqlite3_bind_text (stmt, first + 3, pair->value, -1, SQLITE_TRANSIENT);
    }
  return TRUE;
}

gboolean
diple_rows_add_document (DipleRows *self, DipleDocument *document, GError **error)
{
  if (!insert_document (self, document, error) || !insert_text (self, document, error) ||
      !add_metadata (self, document, error))
    return FALSE;
  self->position++;
  return TRUE;
}

gboolean
diple_rows_postpone_index (DipleRows *self, GError **error)
{
  static const char sql[] =
      "INSERT INTO search_backlog (document) SELECT id FROM document WHERE batch = ?1";
  sqlite3_stmt *stmt = diple_rows_statement (self, DIPLE_ROWS_BACKLOG, sql, error);

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, self->batch);
  return diple_sql_finish (stmt, error);
}

/* Binds the columns attribute, option, entity and value from @first on. */
static void
bind_value (sqlite3_stmt *stmt, int first, const DipleIntakeValue *value)
{
  sqlite3_bind_int64 (stmt, first, value->attribute);
  sqlite3_bind_null (stmt, first + 1);
  sqlite3_bind_null (stmt, first + 2);
  sqlite3_bind_text (stmt, first + 3, value->value, -1, SQLITE_TRANSIENT);
  if (value->option != 0)
    sqlite3_bind_int64 (stmt, first + 1, value->option);
  if (value->entity != 0)
    sqlite3_bind_int64 (stmt, first + 2, value->entity);
}

/* The ordinals of one attribute count its values; those of different ones may be equal, so that the
 * place in the list serves. */
gboolean
diple_rows_add_values (DipleRows *self,
                       DipleRowsBlock which,
                       DipleAttributeOwner owner,
                       gint64 carrier,
                       gint64 id,
                       GPtrArray *pairs,
                       GError **error)
{
  for (guint i = 0; pairs != NULL && i < pairs->len; i++)
    {
      const DiplePair *pair = g_ptr_array_index (pairs, i);
      int first = 0;
      sqlite3_stmt *stmt = NULL;
      DipleIntakeValue value;

      if (!diple_intake_value (self->names, owner, carrier, pair->name, pair->value, &value, error))
        return FALSE;
      stmt = diple_rows_begin (self, which, &first, error);
      if (stmt == NULL)
        return FALSE;
      sqlite3_bind_int64 (stmt, first, id);
      sqlite3_bind_int64 (stmt, first + 1, i);
      bind_value (stmt, first + 2, &value);
    }
  return TRUE;
}

gboolean
diple_rows_add_answer (DipleRows *self,
                       gint64 document,
                       const DipleArticleSpan *span,
                       const DipleArticleSuggested *suggested,
                       gint64 id,
                       GError **error)
{
  const gint64 annotator = diple_intake_annotator (self->names, span->annotator, error);
  const gint64 model =
      annotator != 0 ? diple_intake_model (self->names, suggested->model, error) : 0;
  int first = 0;
  sqlite3_stmt *stmt =
      model != 0 ? diple_rows_begin (self, DIPLE_BLOCK_ANSWER, &first, error) : NULL;

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, first, annotator);
  sqlite3_bind_int64 (stmt, first + 1, document);
  sqlite3_bind_int64 (stmt, first + 2, id);
  sqlite3_bind_int64 (stmt, first + 3, model);
  diple_sql_bind_text (stmt, first + 4, suggested->corrected ? "corrected" : "accepted");
  sqlite3_bind_int64 (stmt, first + 5, span->id);
  sqlite3_bind_double (stmt, first + 6, suggested->score); /* SQLite makes a NAN NULL */
  sqlite3_bind_int64 (stmt, first + 7, self->now);
  return TRUE;
}

/* Whether there is one between the same two; otherwise @error may be set. */
static gboolean
has_relation (DipleRows *self,
              gint64 type,
              gint64 annotator,
              const DipleArticleRelation *relation,
              GError **error)
{
  static const char sql[] = "SELECT 1 FROM relation WHERE type = ?1 AND annotator = ?2"
                            " AND source = ?3 AND target = ?4";
  sqlite3_stmt *stmt = diple_rows_statement (self, DIPLE_ROWS_FIND_RELATION, sql, error);
  int rc = SQLITE_ERROR;

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, type);
  sqlite3_bind_int64 (stmt, 2, annotator);
  sqlite3_bind_int64 (stmt, 3, relation->from);
  sqlite3_bind_int64 (stmt, 4, relation->to);
  rc = diple_sql_step (stmt, error);
  sqlite3_reset (stmt);
  return rc == SQLITE_ROW;
}

static gboolean
insert_relation (DipleRows *self,
                 gint64 type,
                 gint64 annotator,
                 const DipleArticleRelation *relation,
                 GError **error)
{
  static const char sql[] =
      "INSERT INTO relation (id, type, annotator, source, target, note, created, modified)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7)";
  sqlite3_stmt *stmt = diple_rows_statement (self, DIPLE_ROWS_RELATION, sql, error);
  gint64 id = relation->id;

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 2, type);
  sqlite3_bind_int64 (stmt, 3, annotator);
  sqlite3_bind_int64 (stmt, 4, relation->from);
  sqlite3_bind_int64 (stmt, 5, relation->to);
  diple_sql_bind_text (stmt, 6, relation->note);
  sqlite3_bind_int64 (stmt, 7, self->now);
  return diple_rows_insert (stmt, &id, error) && diple_rows_add_values (self,
                                                                        DIPLE_BLOCK_RELATION_VALUE,
                                                                        DIPLE_OWNER_RELATION,
                                                                        type,
                                                                        id,
                                                                        relation->attributes,
                                                                        error);
}

gboolean
diple_rows_add_relation (DipleRows *self, const DipleArticleRelation *relation, GError **error)
{
  gint64 annotator = diple_intake_annotator (self->names, relation->annotator, error);
  gint64 type =
      annotator != 0 ? diple_intake_relation_type (self->names, relation->label, error) : 0;
  g_autoptr (GError) local = NULL;
  gboolean there = type != 0 && has_relation (self, type, annotator, relation, &local);

  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (type != 0 && !there)
    return insert_relation (self, type, annotator, relation, error);
  return FALSE;
}

gboolean
diple_rows_add_labels (DipleRows *self, gint64 document, GPtrArray *labels, GError **error)
{
  for (guint i = 0; i < labels->len; i++)
    {
      const DipleArticleLabel *label = g_ptr_array_index (labels, i);
      gint64 annotator = diple_intake_annotator (self->names, label->annotator, error);
      sqlite3_stmt *stmt = NULL;
      int first = 0;
      DipleIntakeValue value;

      if (annotator == 0 ||
          !diple_intake_value (
              self->names, DIPLE_OWNER_DOCUMENT, 0, label->name, label->value, &value, error))
        return FALSE;
      stmt = diple_rows_begin (self, DIPLE_BLOCK_DOCUMENT_VALUE, &first, error);
      if (stmt == NULL)
        return FALSE;
      sqlite3_bind_int64 (stmt, first, document);
      sqlite3_bind_int64 (stmt, first + 1, annotator);
      sqlite3_bind_int64 (stmt, first + 2, i);
      bind_value (stmt, first + 3, &value);
    }
  return TRUE;
}

gboolean
diple_rows_add_states (DipleRows *self, gint64 document, GPtrArray *states, GError **error)
{
  for (guint i = 0; i < states->len; i++)
    {
      const DipleArticleState *state = g_ptr_array_index (states, i);
      gint64 annotator = diple_intake_annotator (self->names, state->name, error);
      int first = 0;
      sqlite3_stmt *stmt =
          annotator != 0 ? diple_rows_begin (self, DIPLE_BLOCK_ASSIGNMENT, &first, error) : NULL;

      if (stmt == NULL)
        return FALSE;
      sqlite3_bind_int64 (stmt, first, annotator);
      sqlite3_bind_int64 (stmt, first + 1, document);
      sqlite3_bind_text (stmt, first + 2, state->state, -1, SQLITE_TRANSIENT);
      sqlite3_bind_int64 (stmt, first + 3, self->now);
    }
  return TRUE;
}

char *
diple_rows_find_text (DipleRows *self, const guint8 sha256[32], GError **error)
{
  static const char sql[] = "SELECT CASE title WHEN '' THEN source ELSE title END FROM document"
                            " WHERE text_sha256 = ?1 ORDER BY id LIMIT 1";
  sqlite3_stmt *stmt = diple_rows_statement (self, DIPLE_ROWS_FIND_TEXT, sql, error);
  char *name = NULL;

  if (stmt == NULL)
    return NULL;
  sqlite3_bind_blob (stmt, 1, sha256, 32, SQLITE_STATIC);
  if (diple_sql_step (stmt, error) == SQLITE_ROW)
    name = diple_sql_dup_text (stmt, 0);
  sqlite3_reset (stmt);
  return name;
}

int
diple_rows_find_span (DipleRows *self, gint64 id, GError **error)
{
  sqlite3_stmt *stmt =
      diple_rows_statement (self, DIPLE_ROWS_FIND_SPAN, "SELECT 1 FROM span WHERE id = ?1", error);
  int rc = SQLITE_ERROR;

  if (stmt == NULL)
    return -1;
  sqlite3_bind_int64 (stmt, 1, id);
  rc = diple_sql_step (stmt, error);
  sqlite3_reset (stmt);
  return rc == SQLITE_ERROR ? -1 : rc == SQLITE_ROW;
}
