/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/store/diple-intake-rows-private.h"

#include <math.h>
#include <string.h>

#include "data/diple-id.h"

gboolean
diple_rows_init (
    DipleRows *self, sqlite3 *db, DipleIntakeNames *names, gint64 batch, GError **error)
{
  *self = (DipleRows){ .db = db, .names = names, .batch = batch, .now = diple_store_now () };
  return diple_sql_get_int (
      db, "SELECT coalesce(max(position) + 1, 0) FROM document", &self->position, error);
}

void
diple_rows_clear (DipleRows *self)
{
  for (guint i = 0; i < DIPLE_ROWS_N; i++)
    g_clear_pointer (&self->statements[i], sqlite3_finalize);
}

static sqlite3_stmt *
statement (DipleRows *self, DipleRowsStatement which, const char *sql, GError **error)
{
  if (self->statements[which] == NULL)
    self->statements[which] = diple_sql_prepare_persistent (self->db, sql, error);
  return self->statements[which];
}

/* Runs an insert whose id, its first parameter, may be taken: then it gets a new one. */
static gboolean
insert_with_id (sqlite3_stmt *stmt, gint64 *id, GError **error)
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

static void
bind_string (sqlite3_stmt *stmt, int parameter, const char *text)
{
  sqlite3_bind_text (stmt, parameter, text != NULL ? text : "", -1, SQLITE_STATIC);
}

static gboolean
insert_document (DipleRows *self, DipleDocument *document, GError **error)
{
  static const char sql[] =
      "INSERT INTO document (id, position, title, author, published, outlet, url, language, format,"
      " source, encoding, length, text_sha256, file_sha256, batch, added)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)";
  sqlite3_stmt *stmt = statement (self, DIPLE_ROWS_DOCUMENT, sql, error);

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 2, self->position);
  bind_string (stmt, 3, document->title);
  bind_string (stmt, 4, document->author);
  bind_string (stmt, 5, document->published);
  bind_string (stmt, 6, document->outlet);
  bind_string (stmt, 7, document->url);
  bind_string (stmt, 8, document->language);
  bind_string (stmt, 9, document->format == DIPLE_FORMAT_MARKDOWN ? "markdown" : "text");
  bind_string (stmt, 10, document->source);
  bind_string (stmt, 11, document->encoding);
  sqlite3_bind_int64 (stmt, 12, document->length);
  sqlite3_bind_blob (stmt, 13, document->text_sha256, 32, SQLITE_STATIC);
  sqlite3_bind_blob (stmt, 14, document->file_sha256, 32, SQLITE_STATIC);
  sqlite3_bind_int64 (stmt, 15, self->batch);
  sqlite3_bind_int64 (stmt, 16, self->now);
  return insert_with_id (stmt, &document->id, error);
}

static gboolean
insert_text (DipleRows *self, const DipleDocument *document, GError **error)
{
  sqlite3_stmt *stmt = statement (
      self, DIPLE_ROWS_TEXT, "INSERT INTO document_text (document, text) VALUES (?1, ?2)", error);

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, document->id);
  sqlite3_bind_text64 (stmt, 2, document->text, document->n_bytes, SQLITE_STATIC, SQLITE_UTF8);
  return diple_sql_finish (stmt, error);
}

static gboolean
insert_metadata (DipleRows *self, const DipleDocument *document, GError **error)
{
  sqlite3_stmt *stmt =
      statement (self,
                 DIPLE_ROWS_METADATA,
                 "INSERT INTO metadata (document, ordinal, name, value) VALUES (?1, ?2, ?3, ?4)",
                 error);

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, document->id);
  for (guint i = 0; i < document->metadata->len; i++)
    {
      const DiplePair *pair = g_ptr_array_index (document->metadata, i);

      sqlite3_bind_int64 (stmt, 2, i);
      bind_string (stmt, 3, pair->name);
      bind_string (stmt, 4, pair->value);
      if (!diple_sql_finish (stmt, error))
        return FALSE;
    }
  return TRUE;
}

/* The index gets the text from here rather than reading it from the table again. */
static gboolean
index_document (DipleRows *self, const DipleDocument *document, GError **error)
{
  sqlite3_stmt *text = statement (
      self, DIPLE_ROWS_TEXT_SEARCH, "INSERT INTO text_search (rowid, text) VALUES (?1, ?2)", error);
  sqlite3_stmt *card =
      statement (self,
                 DIPLE_ROWS_CARD_SEARCH,
                 "INSERT INTO card_search (rowid, title, byline, rest)"
                 " SELECT id, title, byline, rest FROM document_card WHERE id = ?1",
                 error);

  if (text == NULL || card == NULL)
    return FALSE;
  sqlite3_bind_int64 (text, 1, document->id);
  sqlite3_bind_text64 (text, 2, document->text, document->n_bytes, SQLITE_STATIC, SQLITE_UTF8);
  sqlite3_bind_int64 (card, 1, document->id);
  return diple_sql_finish (text, error) && diple_sql_finish (card, error);
}

gboolean
diple_rows_add_document (DipleRows *self, DipleDocument *document, GError **error)
{
  if (!insert_document (self, document, error) || !insert_text (self, document, error) ||
      !insert_metadata (self, document, error) || !index_document (self, document, error))
    return FALSE;
  self->position++;
  return TRUE;
}

static gboolean
insert_fragments (DipleRows *self, const DipleArticleSpan *span, gint64 id, GError **error)
{
  sqlite3_stmt *stmt = statement (
      self,
      DIPLE_ROWS_FRAGMENT,
      "INSERT INTO span_fragment (span, ordinal, start, \"end\") VALUES (?1, ?2, ?3, ?4)",
      error);

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, id);
  for (guint i = 0; i < span->n_fragments; i++)
    {
      sqlite3_bind_int64 (stmt, 2, i);
      sqlite3_bind_int64 (stmt, 3, span->fragments[i].start);
      sqlite3_bind_int64 (stmt, 4, span->fragments[i].end);
      if (!diple_sql_finish (stmt, error))
        return FALSE;
    }
  return TRUE;
}

/* Binds the columns attribute, option, entity and value from @first on and runs @stmt. */
static gboolean
insert_value (sqlite3_stmt *stmt, int first, const DipleIntakeValue *value, GError **error)
{
  sqlite3_bind_int64 (stmt, first, value->attribute);
  sqlite3_bind_null (stmt, first + 1);
  sqlite3_bind_null (stmt, first + 2);
  sqlite3_bind_text (stmt, first + 3, value->value, -1, SQLITE_STATIC);
  if (value->option != 0)
    sqlite3_bind_int64 (stmt, first + 1, value->option);
  if (value->entity != 0)
    sqlite3_bind_int64 (stmt, first + 2, value->entity);
  return diple_sql_finish (stmt, error);
}

/* The ordinals of one attribute count its values; those of different ones may be equal, so that the
 * place in the list serves. */
static gboolean
insert_values (DipleRows *self,
               sqlite3_stmt *stmt,
               DipleAttributeOwner owner,
               gint64 carrier,
               gint64 id,
               GPtrArray *pairs,
               GError **error)
{
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, id);
  for (guint i = 0; i < pairs->len; i++)
    {
      const DiplePair *pair = g_ptr_array_index (pairs, i);
      DipleIntakeValue value;

      if (!diple_intake_value (self->names, owner, carrier, pair->name, pair->value, &value, error))
        return FALSE;
      sqlite3_bind_int64 (stmt, 2, i);
      if (!insert_value (stmt, 3, &value, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
insert_span_values (DipleRows *self, gint64 label, gint64 id, GPtrArray *pairs, GError **error)
{
  static const char sql[] =
      "INSERT INTO span_value (span, ordinal, attribute, option, entity, value)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6)";

  return insert_values (self,
                        statement (self, DIPLE_ROWS_SPAN_VALUE, sql, error),
                        DIPLE_OWNER_SPAN,
                        label,
                        id,
                        pairs,
                        error);
}

gboolean
diple_rows_add_span (DipleRows *self,
                     const DipleDocument *document,
                     const DipleArticleSpan *span,
                     DipleRange bytes,
                     gint64 *id,
                     GError **error)
{
  static const char sql[] =
      "INSERT INTO span (id, document, annotator, label, start, \"end\", surface, note, score,"
      " created, modified) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?10)";
  sqlite3_stmt *stmt = statement (self, DIPLE_ROWS_SPAN, sql, error);
  gint64 annotator = diple_intake_annotator (self->names, span->annotator, error);
  gint64 label =
      annotator != 0 ? diple_intake_label (self->names, span->layer, span->label, error) : 0;

  if (stmt == NULL || label == 0)
    return FALSE;
  sqlite3_bind_int64 (stmt, 2, document->id);
  sqlite3_bind_int64 (stmt, 3, annotator);
  sqlite3_bind_int64 (stmt, 4, label);
  sqlite3_bind_int64 (stmt, 5, span->range.start);
  sqlite3_bind_int64 (stmt, 6, span->range.end);
  sqlite3_bind_text (
      stmt, 7, document->text + bytes.start, (int) (bytes.end - bytes.start), SQLITE_STATIC);
  bind_string (stmt, 8, span->note);
  sqlite3_bind_double (stmt, 9, span->score); /* SQLite makes a NAN NULL */
  sqlite3_bind_int64 (stmt, 10, self->now);
  *id = span->id;
  if (!insert_with_id (stmt, id, error))
    return FALSE;
  if (span->n_fragments > 1 && !insert_fragments (self, span, *id, error))
    return FALSE;
  return span->attributes == NULL || insert_span_values (self, label, *id, span->attributes, error);
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
  sqlite3_stmt *stmt = statement (self, DIPLE_ROWS_FIND_RELATION, sql, error);
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
  static const char values_sql[] =
      "INSERT INTO relation_value (relation, ordinal, attribute, option, entity, value)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
  sqlite3_stmt *stmt = statement (self, DIPLE_ROWS_RELATION, sql, error);
  gint64 id = relation->id;

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 2, type);
  sqlite3_bind_int64 (stmt, 3, annotator);
  sqlite3_bind_int64 (stmt, 4, relation->from);
  sqlite3_bind_int64 (stmt, 5, relation->to);
  bind_string (stmt, 6, relation->note);
  sqlite3_bind_int64 (stmt, 7, self->now);
  return insert_with_id (stmt, &id, error) &&
         (relation->attributes == NULL ||
          insert_values (self,
                         statement (self, DIPLE_ROWS_RELATION_VALUE, values_sql, error),
                         DIPLE_OWNER_RELATION,
                         type,
                         id,
                         relation->attributes,
                         error));
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
  static const char sql[] =
      "INSERT INTO document_value (document, annotator, ordinal, attribute, option, entity, value)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";

  for (guint i = 0; i < labels->len; i++)
    {
      const DipleArticleLabel *label = g_ptr_array_index (labels, i);
      gint64 annotator = diple_intake_annotator (self->names, label->annotator, error);
      sqlite3_stmt *stmt = statement (self, DIPLE_ROWS_DOCUMENT_VALUE, sql, error);
      DipleIntakeValue value;

      if (stmt == NULL || annotator == 0 ||
          !diple_intake_value (
              self->names, DIPLE_OWNER_DOCUMENT, 0, label->name, label->value, &value, error))
        return FALSE;
      sqlite3_bind_int64 (stmt, 1, document);
      sqlite3_bind_int64 (stmt, 2, annotator);
      sqlite3_bind_int64 (stmt, 3, i);
      if (!insert_value (stmt, 4, &value, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
diple_rows_add_states (DipleRows *self, gint64 document, GPtrArray *states, GError **error)
{
  static const char sql[] =
      "INSERT INTO assignment (annotator, document, state, modified) VALUES (?1, ?2, ?3, ?4)"
      " ON CONFLICT (annotator, document) DO UPDATE SET state = ?3";

  for (guint i = 0; i < states->len; i++)
    {
      const DipleArticleState *state = g_ptr_array_index (states, i);
      gint64 annotator = diple_intake_annotator (self->names, state->name, error);
      sqlite3_stmt *stmt = statement (self, DIPLE_ROWS_ASSIGNMENT, sql, error);

      if (stmt == NULL || annotator == 0)
        return FALSE;
      sqlite3_bind_int64 (stmt, 1, annotator);
      sqlite3_bind_int64 (stmt, 2, document);
      bind_string (stmt, 3, state->state);
      sqlite3_bind_int64 (stmt, 4, self->now);
      if (!diple_sql_finish (stmt, error))
        return FALSE;
    }
  return TRUE;
}

char *
diple_rows_find_text (DipleRows *self, const guint8 sha256[32], GError **error)
{
  static const char sql[] = "SELECT CASE title WHEN '' THEN source ELSE title END FROM document"
                            " WHERE text_sha256 = ?1 ORDER BY position LIMIT 1";
  sqlite3_stmt *stmt = statement (self, DIPLE_ROWS_FIND_TEXT, sql, error);
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
      statement (self, DIPLE_ROWS_FIND_SPAN, "SELECT 1 FROM span WHERE id = ?1", error);
  int rc = SQLITE_ERROR;

  if (stmt == NULL)
    return -1;
  sqlite3_bind_int64 (stmt, 1, id);
  rc = diple_sql_step (stmt, error);
  sqlite3_reset (stmt);
  return rc == SQLITE_ERROR ? -1 : rc == SQLITE_ROW;
}
