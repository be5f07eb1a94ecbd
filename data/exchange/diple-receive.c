/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "data/diple-assignments.h"
#include "data/diple-journal.h"
#include "data/exchange/diple-receive-private.h"

static void
document_free (DipleSharedDocument *document)
{
  g_free (document->title);
  g_free (document);
}

static void
annotator_free (DipleSharedAnnotator *annotator)
{
  g_free (annotator->name);
  g_free (annotator->kind);
  g_free (annotator);
}

static void
count_free (DipleReceiptDocument *count)
{
  g_free (count->title);
  g_free (count->state);
  g_free (count);
}

static DipleReceipt *
receipt_new (void)
{
  DipleReceipt *receipt = g_new0 (DipleReceipt, 1);

  receipt->documents = g_ptr_array_new_with_free_func ((GDestroyNotify) count_free);
  receipt->notes = g_ptr_array_new_with_free_func (g_free);
  return receipt;
}

static void
receive_init (DipleReceive *self, DipleStore *store, DipleStore *other)
{
  self->store = store;
  self->other = other;
  self->here = diple_store_get_db (store);
  self->there = diple_store_get_db (other);
  self->touched_here = diple_touched_new ();
  self->touched_there = diple_touched_new ();
  self->documents = g_ptr_array_new_with_free_func ((GDestroyNotify) document_free);
  self->annotators = g_ptr_array_new_with_free_func ((GDestroyNotify) annotator_free);
  self->steps = g_array_new (FALSE, FALSE, sizeof (DipleStep));
  self->decisions = g_ptr_array_new_with_free_func ((GDestroyNotify) diple_receive_decision_free);
  self->entities = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->missing = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->twins = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->counts = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->receipt = receipt_new ();
}

static void
receive_clear (DipleReceive *self)
{
  g_clear_pointer (&self->bundle, diple_bundle_free);
  g_clear_pointer (&self->touched_here, diple_touched_free);
  g_clear_pointer (&self->touched_there, diple_touched_free);
  g_clear_pointer (&self->documents, g_ptr_array_unref);
  g_clear_pointer (&self->annotators, g_ptr_array_unref);
  g_clear_pointer (&self->steps, g_array_unref);
  g_clear_pointer (&self->decisions, g_ptr_array_unref);
  g_clear_pointer (&self->entities, g_array_unref);
  g_clear_pointer (&self->missing, g_hash_table_unref);
  g_clear_pointer (&self->twins, g_hash_table_unref);
  g_clear_pointer (&self->counts, g_hash_table_unref);
  g_clear_pointer (&self->receipt, diple_receipt_free);
}

static char *
dup_project_text (sqlite3 *db, const char *sql, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (db, sql, error);

  if (stmt == NULL || diple_sql_step (stmt, error) != SQLITE_ROW)
    return NULL;
  return diple_sql_dup_text (stmt, 0);
}

static gboolean
refuse_stranger (DipleReceive *self, GError **error)
{
  g_autofree char *name = self->bundle != NULL
                              ? g_strdup (self->bundle->name)
                              : dup_project_text (self->there, "SELECT name FROM project", NULL);

  if (self->bundle != NULL)
    g_set_error (error,
                 DIPLE_ERROR,
                 DIPLE_ERROR_REFUSED,
                 _ ("This bundle was made from another project, “%s”; open that one and receive it "
                    "there"),
                 name);
  else
    g_set_error (error,
                 DIPLE_ERROR,
                 DIPLE_ERROR_REFUSED,
                 _ ("“%s” is neither a bundle of this project nor a copy of it; export it as JSONL "
                    "and import that"),
                 name);
  return FALSE;
}

/* Whether the other file comes from this project. */
static gboolean
recognise (DipleReceive *self, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *here = dup_project_text (self->here, "SELECT uuid FROM project", error);
  g_autofree char *there =
      here != NULL ? dup_project_text (self->there, "SELECT uuid FROM project", error) : NULL;

  if (there == NULL)
    return FALSE;
  self->bundle = diple_bundle_look (self->other, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  /* A copy of a bundle is received into the bundle as a whole. */
  if (self->bundle != NULL && g_str_equal (here, there))
    g_clear_pointer (&self->bundle, diple_bundle_free);
  self->receipt->whole = self->bundle == NULL;
  self->receipt->from = g_strdup (self->bundle != NULL ? self->bundle->annotator_name : "");
  return g_str_equal (here, self->bundle != NULL ? self->bundle->project : there) ||
         refuse_stranger (self, error);
}

static char *
dup_new_state (DipleReceive *self, const DipleStep *step)
{
  g_autoptr (DipleKept) stmt = NULL;

  if (step->verb == DIPLE_STEP_REMOVE)
    return g_strdup (diple_state_name (DIPLE_STATE_OPEN));
  stmt = diple_store_keep (
      self->other, "SELECT state FROM assignment WHERE annotator = ?1 AND document = ?2", NULL);
  if (stmt == NULL)
    return NULL;
  sqlite3_bind_int64 (stmt, 1, step->there.a);
  sqlite3_bind_int64 (stmt, 2, step->there.b);
  return diple_sql_step (stmt, NULL) == SQLITE_ROW ? diple_sql_dup_text (stmt, 0) : NULL;
}

static void
count_step (DipleReceive *self, const DipleStep *step)
{
  DipleReceiptDocument *count;

  if (step->verb == DIPLE_STEP_NONE)
    return;
  if (step->kind == DIPLE_THING_ANSWER)
    {
      self->receipt->answers++;
      return;
    }
  count = diple_receive_count (self, step->document);
  if (step->kind == DIPLE_THING_STATE)
    {
      g_free (count->state);
      count->state = dup_new_state (self, step);
      self->receipt->states++;
    }
  else if (step->verb == DIPLE_STEP_ADD)
    count->added++;
  else if (step->verb == DIPLE_STEP_CHANGE)
    count->changed++;
  else
    count->removed++;
}

/* The sums; only documents where something changes are told of. */
static void
sum_up (DipleReceive *self)
{
  DipleReceipt *receipt = self->receipt;

  for (guint i = 0; i < self->steps->len; i++)
    count_step (self, &g_array_index (self->steps, DipleStep, i));
  for (guint i = receipt->documents->len; i > 0; i--)
    {
      const DipleReceiptDocument *count = g_ptr_array_index (receipt->documents, i - 1);

      receipt->added += count->added;
      receipt->changed += count->changed;
      receipt->removed += count->removed;
      receipt->unchanged += count->unchanged;
      if (count->added + count->changed + count->removed == 0 && count->state == NULL)
        g_ptr_array_remove_index (receipt->documents, i - 1);
    }
  receipt->nothing_to_do = receipt->added + receipt->changed + receipt->removed + receipt->states +
                                   receipt->answers + receipt->entities + receipt->new_documents +
                                   receipt->decisions ==
                               0 &&
                           receipt->milliseconds == 0;
}

static gboolean
plan (DipleReceive *self, GError **error)
{
  if (!recognise (self, error) || !diple_receive_find_since (self, error))
    return FALSE;
  if (self->is_old)
    {
      diple_receive_note (
          self, g_strdup (_ ("More of this was received already: the file is older than that")));
      sum_up (self);
      return TRUE;
    }
  if (!diple_receive_match (self, error) || !diple_receive_plan (self, error) ||
      !diple_receive_check (self, error) || !diple_receive_plan_decisions (self, error) ||
      !diple_receive_count_time (self, error))
    return FALSE;
  sum_up (self);
  return TRUE;
}

static char *
dup_sentence (const DipleReceipt *receipt)
{
  g_autofree char *summary = diple_receipt_dup_summary (receipt);

  if (receipt->whole)
    return g_strdup_printf (_ ("Received a copy of the project: %s"), summary);
  return g_strdup_printf (_ ("Received the work of %s: %s"), receipt->from, summary);
}

/* Inside the action that has begun; commits it. */
static gboolean
write_all (DipleReceive *self, GError **error)
{
  g_autofree char *sentence = NULL;

  if (self->receipt->nothing_to_do)
    {
      diple_journal_rollback (self->store);
      return TRUE;
    }
  sentence = dup_sentence (self->receipt);
  return diple_receive_write (self, error) && diple_receive_write_decisions (self, error) &&
         diple_receive_write_time (self, error) && diple_receive_write_receipt (self, error) &&
         diple_journal_commit (self->store, sentence, 0, error) != 0;
}

/* The other file, as far as it is to be trusted, at one moment. */
static gboolean
is_itself (DipleStore *store, const char *path, GError **error)
{
  g_autoptr (GFile) here = g_file_new_for_path (diple_store_get_path (store));
  g_autoptr (GFile) there = g_file_new_for_path (path);

  if (!g_file_equal (here, there))
    return FALSE;
  g_set_error_literal (
      error, DIPLE_ERROR, DIPLE_ERROR_REFUSED, _ ("A project cannot be received into itself"));
  return TRUE;
}

/* Of a project that is opened one has backups; of a file that came, its sender has the whole one.
 */
static void
take_error (GError **error, GError *fault)
{
  if (g_error_matches (fault, DIPLE_ERROR, DIPLE_ERROR_CORRUPT))
    {
      g_clear_error (&fault);
      g_set_error_literal (error,
                           DIPLE_ERROR,
                           DIPLE_ERROR_CORRUPT,
                           _ ("This file is damaged, perhaps because it was not copied whole; ask "
                              "for it again. Nothing of it was received"));
      return;
    }
  g_propagate_error (error, fault);
}

static DipleStore *
open_other (DipleStore *store, const char *path, GError **error)
{
  g_autoptr (DipleStore) other = NULL;
  GError *fault = NULL;

  if (is_itself (store, path, error))
    return NULL;
  other = diple_store_open (path, DIPLE_STORE_READ_ONLY, &fault);
  if (other != NULL && diple_store_ensure_sound (other, &fault) &&
      diple_sql_exec (diple_store_get_db (other), "BEGIN", &fault))
    return g_steal_pointer (&other);
  take_error (error, fault);
  return NULL;
}

static DipleReceipt *
finish (DipleReceive *self, gboolean done)
{
  DipleReceipt *receipt = done ? g_steal_pointer (&self->receipt) : NULL;

  receive_clear (self);
  return receipt;
}

DipleReceipt *
diple_bundle_preview (DipleStore *store,
                      const char *path,
                      DipleBundleProgress progress,
                      gpointer data,
                      GCancellable *cancellable,
                      GError **error)
{
  DipleReceive self = { .progress = progress, .data = data, .cancellable = cancellable };
  g_autoptr (DipleStore) other = NULL;
  gboolean done;

  g_return_val_if_fail (DIPLE_IS_STORE (store), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  other = open_other (store, path, error);
  if (other == NULL || !diple_sql_exec (diple_store_get_db (store), "BEGIN", error))
    return NULL;
  receive_init (&self, store, other);
  done = plan (&self, error);
  sqlite3_exec (self.here, "ROLLBACK", NULL, NULL, NULL);
  return finish (&self, done);
}

DipleReceipt *
diple_bundle_receive (DipleStore *store,
                      gint64 actor,
                      const char *path,
                      DipleBundleProgress progress,
                      gpointer data,
                      GCancellable *cancellable,
                      GError **error)
{
  DipleReceive self = { .progress = progress, .data = data, .cancellable = cancellable };
  g_autoptr (DipleStore) other = NULL;
  gboolean done;

  g_return_val_if_fail (DIPLE_IS_STORE (store), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  other = open_other (store, path, error);
  if (other == NULL || !diple_journal_begin (store, actor, "receive", error))
    return NULL;
  receive_init (&self, store, other);
  done = plan (&self, error) && write_all (&self, error);
  if (!done)
    diple_journal_rollback (store);
  return finish (&self, done);
}
