/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "data/diple-assignments.h"
#include "data/diple-document-values.h"
#include "data/diple-error.h"
#include "data/diple-journal.h"
#include "data/diple-relations.h"
#include "data/store/diple-changes-private.h"
#include "data/store/diple-entities-private.h"
#include "data/store/diple-rules-private.h"
#include "data/store/diple-spans-private.h"

/* After so many spans somebody is told, or may end it: some milliseconds. */
#define SPANS_A_STEP 200

/* One action on its way into the file. */
typedef struct
{
  DipleStore *store;
  gint64 annotator;
  const DipleChanges *changes;
  GHashTable *left_out; /* gint64 *: spans that are there already; NULL: those are refused */
  GArray *relabelled;   /* gint64: spans that have another label now */
  GError **error;
  gboolean failed;
} Writer;

static gboolean
write_entities (Writer *writer)
{
  const GPtrArray *entities = writer->changes->entities;

  for (guint i = 0; i < entities->len; i++)
    if (!diple_entities_insert (writer->store, g_ptr_array_index (entities, i), writer->error))
      return FALSE;
  return TRUE;
}

/* Into @annotator whose the row with @id is; @sql never goes away. SQLITE_ROW, SQLITE_DONE when
 * there is none, or SQLITE_ERROR. */
static int
find_owner (Writer *writer, const char *sql, gint64 id, gint64 *annotator)
{
  g_autoptr (DipleKept) stmt = diple_store_keep (writer->store, sql, writer->error);
  int rc = SQLITE_ERROR;

  if (stmt == NULL)
    return SQLITE_ERROR;
  sqlite3_bind_int64 (stmt, 1, id);
  rc = diple_sql_step (stmt, writer->error);
  *annotator = rc == SQLITE_ROW ? sqlite3_column_int64 (stmt, 0) : 0;
  return rc;
}

/* One that is not there is the caller's to tell. */
static gboolean
may_remove (Writer *writer, const char *sql, gint64 id)
{
  gint64 annotator;
  int rc = find_owner (writer, sql, id, &annotator);

  if (rc == SQLITE_ROW && annotator != writer->annotator)
    return diple_rules_refuse (writer->error,
                               g_strdup (_ ("Nobody changes another annotator's annotation")));
  return rc != SQLITE_ERROR;
}

static gboolean
remove_all (Writer *writer)
{
  const GArray *relations = writer->changes->removed_relations;
  const GArray *spans = writer->changes->removed_spans;

  for (guint i = 0; i < relations->len; i++)
    {
      gint64 id = g_array_index (relations, gint64, i);

      if (!may_remove (writer, "SELECT annotator FROM relation WHERE id = ?1", id) ||
          !diple_relations_remove (writer->store, id, writer->error))
        return FALSE;
    }
  for (guint i = 0; i < spans->len; i++)
    {
      gint64 id = g_array_index (spans, gint64, i);

      if (!may_remove (writer, "SELECT annotator FROM span WHERE id = ?1", id) ||
          !diple_spans_remove (writer->store, id, writer->error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_span (Writer *writer, DipleSpan *span)
{
  gboolean is_new = TRUE;

  if (writer->left_out != NULL &&
      !diple_span_rules_is_new (writer->store, span, &is_new, writer->error))
    return FALSE;
  if (is_new)
    return diple_spans_add (writer->store, span, writer->error);
  g_hash_table_add (writer->left_out, &span->id);
  return TRUE;
}

/* What the new label does not carry, or is no longer asked for, is no longer said. */
static gboolean
change_span (Writer *writer, const DipleSpan *span)
{
  const DipleSchema *schema = diple_rules_get_schema (writer->store, writer->error);
  g_autoptr (DipleSpan) stored = NULL, settled = NULL;

  if (schema != NULL)
    stored = diple_spans_find (writer->store, span->id, writer->error);
  if (stored == NULL)
    return FALSE;
  settled = diple_span_copy (span);
  diple_schema_settle_values (
      schema, DIPLE_OWNER_SPAN, stored->label, &stored->values, span->label, &settled->values);
  if (stored->label != span->label)
    g_array_append_val (writer->relabelled, span->id);
  return diple_spans_update (writer->store, settled, writer->error);
}

static gboolean
write_span (Writer *writer, DipleSpan *span)
{
  gint64 annotator;
  int rc = find_owner (writer, "SELECT annotator FROM span WHERE id = ?1", span->id, &annotator);

  if (rc == SQLITE_ERROR)
    return FALSE;
  if (span->annotator != writer->annotator)
    return diple_rules_refuse (writer->error,
                               g_strdup (_ ("Nobody changes another annotator's annotation")));
  return rc == SQLITE_DONE ? add_span (writer, span) : change_span (writer, span);
}

/* The relations of @span that the schema does not allow with the label that it has now. */
static gboolean
find_misfits (Writer *writer, gint64 span, GArray *misfits)
{
  static const char sql[] =
      "SELECT relation.id, relation.type, source.label, target.label,"
      " source.document <> target.document FROM relation"
      " JOIN span AS source ON source.id = relation.source"
      " JOIN span AS target ON target.id = relation.target"
      " WHERE relation.source = ?1 OR relation.target = ?1 ORDER BY relation.id";
  g_autoptr (DipleKept) stmt = diple_store_keep (writer->store, sql, writer->error);
  const DipleSchema *schema = diple_rules_get_schema (writer->store, writer->error);
  int rc = SQLITE_ERROR;

  if (stmt == NULL || schema == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, span);
  while ((rc = diple_sql_step (stmt, writer->error)) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (stmt, 0);
      g_autofree char *why = diple_schema_why_not_join (schema,
                                                        sqlite3_column_int64 (stmt, 1),
                                                        sqlite3_column_int64 (stmt, 2),
                                                        sqlite3_column_int64 (stmt, 3),
                                                        sqlite3_column_int (stmt, 4));

      if (why != NULL)
        g_array_append_val (misfits, id);
    }
  return rc == SQLITE_DONE;
}

/* Once all spans are written: both ends of a relation may have got another label. */
static gboolean
drop_misfits (Writer *writer)
{
  for (guint i = 0; i < writer->relabelled->len; i++)
    {
      g_autoptr (GArray) misfits = g_array_new (FALSE, FALSE, sizeof (gint64));

      if (!find_misfits (writer, g_array_index (writer->relabelled, gint64, i), misfits))
        return FALSE;
      for (guint k = 0; k < misfits->len; k++)
        if (!diple_relations_remove (
                writer->store, g_array_index (misfits, gint64, k), writer->error))
          return FALSE;
    }
  return TRUE;
}

static gboolean
may_go_on (Writer *writer, guint n_done)
{
  const DipleChanges *changes = writer->changes;

  if (n_done % SPANS_A_STEP != 0)
    return TRUE;
  if (changes->func != NULL)
    changes->func (n_done, changes->spans->len, changes->data);
  return !g_cancellable_set_error_if_cancelled (changes->cancellable, writer->error);
}

static gboolean
write_spans (Writer *writer)
{
  const GPtrArray *spans = writer->changes->spans;

  for (guint i = 0; i < spans->len; i++)
    if (!may_go_on (writer, i) || !write_span (writer, g_ptr_array_index (spans, i)))
      return FALSE;
  return drop_misfits (writer);
}

static gboolean
is_left_out (Writer *writer, const DipleRelation *relation)
{
  return writer->left_out != NULL && (g_hash_table_contains (writer->left_out, &relation->source) ||
                                      g_hash_table_contains (writer->left_out, &relation->target));
}

static gboolean
write_relation (Writer *writer, const DipleRelation *relation)
{
  static const char sql[] = "SELECT annotator FROM relation WHERE id = ?1";
  gint64 annotator;
  int rc = find_owner (writer, sql, relation->id, &annotator);

  if (rc == SQLITE_ERROR)
    return FALSE;
  if (relation->annotator != writer->annotator)
    return diple_rules_refuse (writer->error,
                               g_strdup (_ ("Nobody changes another annotator's relation")));
  if (rc == SQLITE_DONE)
    return diple_relations_add (writer->store, relation, writer->error);
  return diple_relations_update (writer->store, relation, writer->error);
}

static gboolean
write_relations (Writer *writer)
{
  const GPtrArray *relations = writer->changes->relations;

  for (guint i = 0; i < relations->len; i++)
    {
      const DipleRelation *relation = g_ptr_array_index (relations, i);

      if (!is_left_out (writer, relation) && !write_relation (writer, relation))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_document_values (Writer *writer)
{
  const GArray *values = writer->changes->values;

  for (guint i = 0; i < values->len; i++)
    {
      const DipleDocumentChange *change = &g_array_index (values, DipleDocumentChange, i);

      if (!diple_document_values_set (
              writer->store, change->document, writer->annotator, &change->values, writer->error))
        return FALSE;
    }
  return TRUE;
}

/* The first mark on a document begins the work on it, in the same action. */
static void
begin_work (gint64 document, gpointer data)
{
  Writer *writer = data;
  DipleState state;

  if (writer->failed || diple_changes_has_state (writer->changes, document))
    return;
  state = diple_assignments_get (writer->store, writer->annotator, document, writer->error);
  if (state == DIPLE_STATE_ANY ||
      (state == DIPLE_STATE_OPEN &&
       !diple_assignments_set (
           writer->store, writer->annotator, document, DIPLE_STATE_IN_PROGRESS, writer->error)))
    writer->failed = TRUE;
}

static gboolean
write_states (Writer *writer)
{
  const GArray *states = writer->changes->states;

  diple_changes_foreach_worked (writer->changes, begin_work, writer);
  for (guint i = 0; !writer->failed && i < states->len; i++)
    {
      const DipleStateChange *change = &g_array_index (states, DipleStateChange, i);

      writer->failed = !diple_assignments_set (
          writer->store, writer->annotator, change->document, change->state, writer->error);
    }
  return !writer->failed;
}

static gboolean
write_answers (Writer *writer)
{
  const GArray *answers = writer->changes->answers;

  for (guint i = 0; i < answers->len; i++)
    if (!diple_answers_put (writer->store,
                            writer->annotator,
                            &g_array_index (answers, DipleAnswer, i),
                            writer->error))
      return FALSE;
  return TRUE;
}

static gboolean
write_facts (Writer *writer)
{
  const DipleDocument *facts = writer->changes->facts;

  return facts == NULL || diple_documents_update_facts (writer->store, facts, writer->error);
}

static gboolean
write_all (Writer *writer)
{
  return write_entities (writer) && remove_all (writer) && write_spans (writer) &&
         write_relations (writer) && write_document_values (writer) && write_answers (writer) &&
         write_facts (writer) && write_states (writer);
}

static gboolean
write_action (Writer *writer)
{
  const DipleChanges *changes = writer->changes;
  gboolean done;

  if (!diple_journal_begin (writer->store, writer->annotator, changes->action, writer->error))
    return FALSE;
  writer->relabelled = g_array_new (FALSE, FALSE, sizeof (gint64));
  done = write_all (writer) &&
         diple_journal_commit (
             writer->store, changes->sentence, changes->document, writer->error) != 0;
  if (!done)
    diple_journal_rollback (writer->store);
  g_array_unref (writer->relabelled);
  return done;
}

gboolean
diple_changes_write (DipleStore *store,
                     gint64 annotator,
                     const DipleChanges *changes,
                     GError **error)
{
  Writer writer = { .annotator = annotator, .changes = changes, .store = store, .error = error };

  g_return_val_if_fail (DIPLE_IS_STORE (store), FALSE);
  g_return_val_if_fail (changes != NULL, FALSE);

  return write_action (&writer);
}

gboolean
diple_changes_write_new (DipleStore *store,
                         gint64 annotator,
                         const DipleChanges *changes,
                         guint *n_left_out,
                         GError **error)
{
  g_autoptr (GHashTable) left_out = g_hash_table_new (g_int64_hash, g_int64_equal);
  Writer writer = { .annotator = annotator, .changes = changes, .store = store, .error = error };
  gboolean done;

  g_return_val_if_fail (DIPLE_IS_STORE (store), FALSE);
  g_return_val_if_fail (changes != NULL, FALSE);

  writer.left_out = left_out;
  done = write_action (&writer);
  if (n_left_out != NULL)
    *n_left_out = done ? g_hash_table_size (left_out) : 0;
  return done;
}
