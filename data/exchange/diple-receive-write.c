/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/exchange/diple-receive-private.h"
#include "data/store/diple-journal-private.h"

/* Children before parents; ?1 is the thing, ?2 and ?3 the rest of its key. */
static const char *const remove_question[] = { "DELETE FROM flag WHERE id = ?1", NULL };
static const char *const remove_relation[] = {
  "DELETE FROM relation_value WHERE relation = ?1",
  "DELETE FROM relation WHERE id = ?1",
  NULL,
};
static const char *const remove_span[] = {
#define RELATIONS "(SELECT id FROM relation WHERE source = ?1 OR target = ?1)"
  "DELETE FROM relation_value WHERE relation IN " RELATIONS,
  "DELETE FROM relation WHERE source = ?1 OR target = ?1",
  "DELETE FROM flag WHERE span = ?1",
  "DELETE FROM span_value WHERE span = ?1",
  "DELETE FROM span_fragment WHERE span = ?1",
  "DELETE FROM span WHERE id = ?1",
  NULL,
#undef RELATIONS
};
static const char *const remove_label[] = {
  "DELETE FROM document_value WHERE document = ?1 AND annotator = ?2 AND attribute = ?3",
  NULL,
};
static const char *const remove_state[] = {
  "UPDATE assignment SET state = 'open' WHERE annotator = ?1 AND document = ?2",
  NULL,
};
static const char *const remove_answer[] = {
  "DELETE FROM suggestion_answer WHERE annotator = ?1 AND document = ?2 AND suggested = ?3",
  NULL,
};

/* What a thing is made of: rows there, and how they are put here. In a query ?1 is the thing there
 * and ?2, ?3 the rest of its key; what it gives are the parameters of the statement, ?1 and ?2 of
 * which are replaced by the document's and the annotator's ids here where the row has them. */
typedef struct
{
  const char *clear; /* before it is put; or NULL */
  const char *read;
  const char *put;
} Rows;

#define ENTITY "coalesce((SELECT here FROM temp.entity_here WHERE id = entity), entity)"

static const Rows span_rows[] = {
  { NULL,
    "SELECT NULL, NULL, id, label, start, \"end\", surface, note, score, created, modified"
    " FROM span WHERE id = ?1",
    "INSERT INTO span (document, annotator, id, label, start, \"end\", surface, note, score,"
    " created, modified) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)"
    " ON CONFLICT (id) DO UPDATE SET label = ?4, start = ?5, \"end\" = ?6, surface = ?7,"
    " note = ?8, score = ?9, modified = ?11" },
  { "DELETE FROM span_fragment WHERE span = ?1",
    "SELECT NULL, NULL, span, ordinal, start, \"end\" FROM span_fragment WHERE span = ?1",
    "INSERT INTO span_fragment (span, ordinal, start, \"end\") VALUES (?3, ?4, ?5, ?6)" },
  { "DELETE FROM span_value WHERE span = ?1",
    "SELECT NULL, NULL, span, attribute, ordinal, option, " ENTITY ", value FROM span_value"
    " WHERE span = ?1",
    "INSERT INTO span_value (span, attribute, ordinal, option, entity, value)"
    " VALUES (?3, ?4, ?5, ?6, ?7, ?8)" },
  { NULL, NULL, NULL },
};
static const Rows relation_rows[] = {
  { NULL,
    "SELECT NULL, NULL, id, type, source, target, note, score, created, modified FROM relation"
    " WHERE id = ?1",
    "INSERT INTO relation (annotator, id, type, source, target, note, score, created, modified)"
    " VALUES (?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT (id) DO UPDATE SET type = ?4,"
    " source = ?5, target = ?6, note = ?7, score = ?8, modified = ?10" },
  { "DELETE FROM relation_value WHERE relation = ?1",
    "SELECT NULL, NULL, relation, attribute, ordinal, option, " ENTITY ", value"
    " FROM relation_value WHERE relation = ?1",
    "INSERT INTO relation_value (relation, attribute, ordinal, option, entity, value)"
    " VALUES (?3, ?4, ?5, ?6, ?7, ?8)" },
  { NULL, NULL, NULL },
};
/* An answer that was given here is never lost. */
static const Rows question_rows[] = {
  { NULL,
    "SELECT NULL, NULL, id, span, question, answer, answered, created FROM flag WHERE id = ?1",
    "INSERT INTO flag (annotator, id, span, question, answer, answered, created)"
    " VALUES (?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (id) DO UPDATE SET question = ?5" },
  { NULL, NULL, NULL },
};
static const Rows label_rows[] = {
  { "DELETE FROM document_value WHERE document = ?1 AND annotator = ?2 AND attribute = ?3",
    "SELECT NULL, NULL, attribute, ordinal, option, " ENTITY ", value FROM document_value"
    " WHERE document = ?1 AND annotator = ?2 AND attribute = ?3",
    "INSERT INTO document_value (document, annotator, attribute, ordinal, option, entity, value)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)" },
  { NULL, NULL, NULL },
};
static const Rows state_rows[] = {
  { NULL,
    "SELECT NULL, NULL, state, modified FROM assignment WHERE annotator = ?1 AND document = ?2",
    "INSERT INTO assignment (document, annotator, state, modified) VALUES (?1, ?2, ?3, ?4)"
    " ON CONFLICT (annotator, document) DO UPDATE SET state = ?3, modified = ?4" },
  { NULL, NULL, NULL },
};
/* The model is the one that owns the suggestion here; one that is no longer here suggests nothing.
 */
static const Rows answer_rows[] = {
  { "DELETE FROM suggestion_answer WHERE annotator = ?1 AND document = ?2 AND suggested = ?3",
    "SELECT NULL, NULL, suggested, model, answer, span, score, answered FROM suggestion_answer"
    " WHERE annotator = ?1 AND document = ?2 AND suggested = ?3",
    "INSERT INTO suggestion_answer (document, annotator, suggested, model, answer, span, score,"
    " answered) SELECT ?1, ?2, ?3, annotator.id, ?5, ?6, ?7, ?8 FROM annotator WHERE annotator.id ="
    " coalesce((SELECT annotator FROM span WHERE id = ?3), ?4) AND kind = 'model'" },
  { NULL, NULL, NULL },
};

static const struct
{
  const char *const *remove;
  const Rows *rows;
} things[] = {
  [DIPLE_THING_SPAN] = { remove_span, span_rows },
  [DIPLE_THING_RELATION] = { remove_relation, relation_rows },
  [DIPLE_THING_QUESTION] = { remove_question, question_rows },
  [DIPLE_THING_LABEL] = { remove_label, label_rows },
  [DIPLE_THING_STATE] = { remove_state, state_rows },
  [DIPLE_THING_ANSWER] = { remove_answer, answer_rows },
};

static void
bind_key (sqlite3_stmt *stmt, const DipleThingKey *key)
{
  const gint64 parts[] = { key->a, key->b, key->c };

  for (int i = 0; i < sqlite3_bind_parameter_count (stmt); i++)
    sqlite3_bind_int64 (stmt, i + 1, parts[i]);
}

static gboolean
run (DipleStore *store, const char *sql, const DipleThingKey *key, GError **error)
{
  g_autoptr (DipleKept) stmt = diple_store_keep (store, sql, error);

  if (stmt == NULL)
    return FALSE;
  bind_key (stmt, key);
  return diple_sql_step (stmt, error) == SQLITE_DONE;
}

gint64
diple_receive_find_twin (const DipleReceive *self, gint64 span)
{
  const gint64 *twin = g_hash_table_lookup (self->twins, &span);

  return twin != NULL ? *twin : span;
}

/* A relation between spans that both copies decided alike leads to those of this one. */
static void
bind_end (const DipleReceive *self, sqlite3_stmt *stmt, sqlite3_stmt *from, int column)
{
  sqlite3_bind_int64 (
      stmt, column + 1, diple_receive_find_twin (self, sqlite3_column_int64 (from, column)));
}

static gboolean
is_end (sqlite3_stmt *from, int column)
{
  const char *name = sqlite3_column_name (from, column);

  return g_strcmp0 (name, "source") == 0 || g_strcmp0 (name, "target") == 0;
}

static gboolean
put_row (
    DipleReceive *self, const DipleStep *step, sqlite3_stmt *from, const char *sql, GError **error)
{
  const DipleSharedDocument *document = g_ptr_array_index (self->documents, step->document);
  const DipleSharedAnnotator *annotator = g_ptr_array_index (self->annotators, step->annotator);
  g_autoptr (DipleKept) stmt = diple_store_keep (self->store, sql, error);

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, document->here);
  sqlite3_bind_int64 (stmt, 2, annotator->here);
  for (int i = 2; i < sqlite3_column_count (from); i++)
    if (step->kind == DIPLE_THING_RELATION && is_end (from, i))
      bind_end (self, stmt, from, i);
    else
      sqlite3_bind_value (stmt, i + 1, sqlite3_column_value (from, i));
  return diple_sql_step (stmt, error) == SQLITE_DONE;
}

static gboolean
put_rows (DipleReceive *self, const DipleStep *step, const Rows *rows, GError **error)
{
  g_autoptr (DipleKept) from = NULL;
  int rc;

  if (rows->clear != NULL && !run (self->store, rows->clear, &step->here, error))
    return FALSE;
  from = diple_store_keep (self->other, rows->read, error);
  if (from == NULL)
    return FALSE;
  bind_key (from, &step->there);
  while ((rc = diple_sql_step (from, error)) == SQLITE_ROW)
    if (!put_row (self, step, from, rows->put, error))
      return FALSE;
  return rc == SQLITE_DONE;
}

gboolean
diple_receive_put (DipleReceive *self, const DipleStep *step, GError **error)
{
  const Rows *rows = things[step->kind].rows;

  for (guint i = 0; rows[i].read != NULL; i++)
    if (!put_rows (self, step, &rows[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
remove_thing (DipleReceive *self, const DipleStep *step, GError **error)
{
  const char *const *sql = things[step->kind].remove;

  for (guint i = 0; sql[i] != NULL; i++)
    if (!run (self->store, sql[i], &step->here, error))
      return FALSE;
  return TRUE;
}

/* Puts or removes all of one kind. */
static gboolean
do_steps (DipleReceive *self, DipleThingKind kind, gboolean removing, GError **error)
{
  for (guint i = 0; i < self->steps->len; i++)
    {
      const DipleStep *step = &g_array_index (self->steps, DipleStep, i);

      if (step->kind != kind || step->verb == DIPLE_STEP_NONE ||
          (step->verb == DIPLE_STEP_REMOVE) != removing)
        continue;
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error) ||
          !(removing ? remove_thing (self, step, error) : diple_receive_put (self, step, error)))
        return FALSE;
    }
  return TRUE;
}

/* The rows that @read gives there, as they are. */
static gboolean
copy_rows (
    DipleReceive *self, const char *read, const char *put, const DipleThingKey *key, GError **error)
{
  g_autoptr (DipleKept) from = diple_store_keep (self->other, read, error);
  g_autoptr (DipleKept) to = diple_store_keep (self->store, put, error);
  int rc;

  if (from == NULL || to == NULL)
    return FALSE;
  bind_key (from, key);
  while ((rc = diple_sql_step (from, error)) == SQLITE_ROW)
    {
      for (int i = 0; i < sqlite3_column_count (from); i++)
        sqlite3_bind_value (to, i + 1, sqlite3_column_value (from, i));
      if (!diple_sql_finish (to, error))
        return FALSE;
    }
  return rc == SQLITE_DONE;
}

/* With the kind they have there; whose second pass somebody is, is known by the id. */
static gboolean
add_annotator (DipleReceive *self, DipleSharedAnnotator *annotator, GError **error)
{
  const DipleThingKey key = { DIPLE_THING_SPAN, annotator->there, 0, 0 };

  annotator->here = annotator->there;
  return copy_rows (
      self,
      "SELECT id, name, kind, created, again_of FROM annotator WHERE id = ?1",
      "INSERT INTO annotator (id, name, kind, created, again_of) VALUES (?1, ?2, ?3, ?4, ?5)",
      &key,
      error);
}

static gboolean
add_annotators (DipleReceive *self, GError **error)
{
  for (guint i = 0; i < self->annotators->len; i++)
    {
      DipleSharedAnnotator *annotator = g_ptr_array_index (self->annotators, i);

      if (annotator->here == 0 && !add_annotator (self, annotator, error))
        return FALSE;
    }
  return TRUE;
}

/* A document of another copy of the project, at the end of the list. */
static gboolean
add_document (DipleReceive *self, gint64 id, GError **error)
{
  static const char *const copies[][2] = {
    { "SELECT id, source, created FROM batch WHERE id ="
      " (SELECT batch FROM document WHERE id = ?1)",
      "INSERT INTO batch (id, source, created) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING" },
    { "SELECT id, title, author, published, outlet, url, language, format, source, encoding,"
      " length, text_sha256, file_sha256, batch, added FROM document WHERE id = ?1",
      "INSERT INTO document (id, title, author, published, outlet, url, language, format, source,"
      " encoding, length, text_sha256, file_sha256, batch, added, position) VALUES (?1, ?2, ?3, ?4,"
      " ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15,"
      " (SELECT coalesce(max(position) + 1, 0) FROM document))" },
    { "SELECT document, text FROM document_text WHERE document = ?1",
      "INSERT INTO document_text (document, text) VALUES (?1, ?2)" },
    { "SELECT document, ordinal, name, value FROM metadata WHERE document = ?1",
      "INSERT INTO metadata (document, ordinal, name, value) VALUES (?1, ?2, ?3, ?4)" },
  };
  const DipleThingKey key = { DIPLE_THING_SPAN, id, 0, 0 };

  for (guint i = 0; i < G_N_ELEMENTS (copies); i++)
    if (!copy_rows (self, copies[i][0], copies[i][1], &key, error))
      return FALSE;
  return diple_search_learn (self->here, id, error);
}

static gboolean
add_documents (DipleReceive *self, GError **error)
{
  for (guint i = 0; i < self->documents->len; i++)
    {
      const DipleSharedDocument *document = g_ptr_array_index (self->documents, i);

      if (document->is_new && !add_document (self, document->there, error))
        return FALSE;
    }
  return TRUE;
}

/* New ones, and those that a value needs. */
static gboolean
add_entities (DipleReceive *self, GError **error)
{
  for (guint i = 0; i < self->entities->len; i++)
    {
      const DipleThingKey key = {
        DIPLE_THING_ENTITY, g_array_index (self->entities, gint64, i), 0, 0
      };

      if (!copy_rows (self,
                      "SELECT id, name, wikidata, note FROM entity WHERE id = ?1",
                      "INSERT INTO entity (id, name, wikidata, note) VALUES (?1, ?2, ?3, ?4)"
                      " ON CONFLICT DO NOTHING",
                      &key,
                      error))
        return FALSE;
    }
  return TRUE;
}

gboolean
diple_receive_write (DipleReceive *self, GError **error)
{
  static const DipleThingKind children_first[] = { DIPLE_THING_ANSWER,   DIPLE_THING_STATE,
                                                   DIPLE_THING_LABEL,    DIPLE_THING_QUESTION,
                                                   DIPLE_THING_RELATION, DIPLE_THING_SPAN };

  if (!add_annotators (self, error) || !add_documents (self, error) || !add_entities (self, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (children_first); i++)
    if (!do_steps (self, children_first[i], TRUE, error))
      return FALSE;
  for (guint i = G_N_ELEMENTS (children_first); i > 0; i--)
    if (!do_steps (self, children_first[i - 1], FALSE, error))
      return FALSE;
  return TRUE;
}
