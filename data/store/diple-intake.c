/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/diple-intake.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "data/diple-annotators.h"
#include "data/diple-journal.h"
#include "data/diple-spans.h"
#include "data/store/diple-intake-rows-private.h"
#include "data/store/diple-journal-private.h"

struct _DipleIntake
{
  DipleStore *store; /* referenced */
  DipleIntakeNames *names;
  DipleRows rows;
  GHashTable *moved;  /* gint64 * of a span as its file calls it → gint64 *: its id here */
  GPtrArray *waiting; /* DipleArticleRelation *: to spans that did not come yet */
  guint count;
  char *model;     /* of an intake of what it said; NULL: of articles */
  gint64 model_id; /* or 0 */
  GPtrArray
      *existing; /* DipleSpan *: the model's on the document under way; NULL without a model */
};

/* Kibibytes. A page that leaves the cache before the commit and is written to again makes SQLite
 * read all that follows it and count its checksums once more. */
#define WIDE_CACHE 96000

/* Looking every reference up again took a quarter of the time: what an intake writes refers only to
 * rows that it has read or written itself in the same transaction. */
static void
check_references (DipleIntake *self, gboolean check)
{
  sqlite3_db_config (diple_store_get_db (self->store), SQLITE_DBCONFIG_ENABLE_FKEY, check, NULL);
}

/* In the action that has begun, which it ends when it fails. */
static DipleIntake *
intake_new (DipleStore *store, gint64 batch, GError **error)
{
  DipleIntake *self = g_new0 (DipleIntake, 1);

  self->store = g_object_ref (store);
  self->moved = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->waiting = g_ptr_array_new_with_free_func ((GDestroyNotify) diple_article_relation_free);
  check_references (self, FALSE);
  diple_store_set_cache (store, WIDE_CACHE, NULL);
  self->names = diple_intake_names_load (store, error);
  if (self->names != NULL && diple_rows_init (&self->rows, store, self->names, batch, error))
    return self;
  diple_intake_abandon (self);
  return NULL;
}

DipleIntake *
diple_intake_begin (DipleStore *store, gint64 annotator, const char *source, GError **error)
{
  gint64 batch = 0;

  g_return_val_if_fail (DIPLE_IS_STORE (store), NULL);
  g_return_val_if_fail (source != NULL, NULL);

  if (!diple_journal_begin_import (store, annotator, source, &batch, error))
    return NULL;
  return intake_new (store, batch, error);
}

/* The model called @name, added when it is not there; 0 with an error. */
static gint64
ensure_model (DipleStore *store, const char *name, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (DipleAnnotator) found = diple_annotators_find (store, name, &local);

  if (found == NULL && g_error_matches (local, DIPLE_ERROR, DIPLE_ERROR_NOT_FOUND))
    return diple_annotators_add (store, 0, name, "model", error);
  if (found != NULL && g_str_equal (found->kind, "model"))
    return found->id;
  if (found == NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else
    g_set_error (error,
                 DIPLE_ERROR,
                 DIPLE_ERROR_REFUSED,
                 _ ("“%s” is a person in this project; give the model another name"),
                 name);
  return 0;
}

DipleIntake *
diple_intake_begin_model (DipleStore *store, gint64 annotator, const char *model, GError **error)
{
  DipleIntake *self = NULL;
  g_autofree char *name = NULL;
  gint64 id = 0;

  g_return_val_if_fail (DIPLE_IS_STORE (store), NULL);
  g_return_val_if_fail (model != NULL, NULL);

  name = g_strstrip (g_strdup (model));
  if (!diple_journal_begin (store, annotator, "import.model", error))
    return NULL;
  id = ensure_model (store, name, error);
  if (id == 0)
    {
      diple_journal_rollback (store);
      return NULL;
    }
  self = intake_new (store, 0, error);
  if (self == NULL)
    return NULL;
  self->model = g_steal_pointer (&name);
  self->model_id = id;
  return self;
}
static void
intake_free (DipleIntake *self)
{
  check_references (self, TRUE);
  diple_store_set_cache (self->store, DIPLE_STORE_CACHE, NULL);
  diple_rows_clear (&self->rows);
  g_clear_pointer (&self->names, diple_intake_names_free);
  g_hash_table_unref (self->moved);
  g_ptr_array_unref (self->waiting);
  g_clear_pointer (&self->existing, g_ptr_array_unref);
  g_object_unref (self->store);
  g_free (self->model);
  g_free (self);
}

void
diple_intake_abandon (DipleIntake *self)
{
  g_return_if_fail (self != NULL);

  /* A statement under way would keep the transaction open. */
  diple_rows_clear (&self->rows);
  diple_journal_rollback (self->store);
  intake_free (self);
}

guint
diple_intake_get_count (DipleIntake *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->count;
}

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, DIPLE_ERROR, DIPLE_ERROR_INPUT, message);
  return FALSE;
}

static gboolean
check_new (DipleIntake *self, const DipleDocument *document, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *first = diple_rows_find_text (&self->rows, document->text_sha256, &local);

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (first == NULL)
    return TRUE;
  g_set_error (error,
               DIPLE_ERROR,
               DIPLE_ERROR_DUPLICATE,
               _ ("the same text is in the project already, as “%s”"),
               first);
  return FALSE;
}

/* What the file calls @from is @to here. */
static void
move_id (DipleIntake *self, gint64 from, gint64 to)
{
  if (from != 0 && from != to)
    g_hash_table_insert (self->moved, g_memdup2 (&from, sizeof from), g_memdup2 (&to, sizeof to));
}

static gboolean
same_pieces (const DipleArticleSpan *span, const DipleSpan *other)
{
  guint n = other->n_fragments;

  if (span->range.start != other->range.start || span->range.end != other->range.end)
    return FALSE;
  if (span->n_fragments <= 1 || n == 0)
    return span->n_fragments <= 1 && n == 0;
  return span->n_fragments == n &&
         memcmp (span->fragments, other->fragments, n * sizeof (DipleRange)) == 0;
}

/* 0: the model has not said this of the document before. */
static gint64
find_existing (DipleIntake *self, const DipleArticleSpan *span, gint64 label)
{
  for (guint i = 0; i < self->existing->len; i++)
    {
      const DipleSpan *other = g_ptr_array_index (self->existing, i);

      if (other->label == label && same_pieces (span, other))
        return other->id;
    }
  return 0;
}

/* The spans (DipleArticleSpan *, lent) that the model has not said of the document before. */
static GPtrArray *
drop_existing (DipleIntake *self, GPtrArray *spans, GError **error)
{
  g_autoptr (GPtrArray) rest = g_ptr_array_sized_new (spans->len);

  for (guint i = 0; i < spans->len; i++)
    {
      DipleArticleSpan *span = g_ptr_array_index (spans, i);
      gint64 label = diple_intake_label (self->names, span->layer, span->label, error);
      gint64 there = label != 0 ? find_existing (self, span, label) : 0;

      if (label == 0)
        return NULL;
      if (there != 0)
        move_id (self, span->id, there);
      else
        g_ptr_array_add (rest, span);
    }
  return g_steal_pointer (&rest);
}

static gint64
id_here (DipleIntake *self, gint64 id)
{
  const gint64 *moved = g_hash_table_lookup (self->moved, &id);

  return moved != NULL ? *moved : id;
}

static gboolean
write_spans (DipleIntake *self, DipleArticle *article, GError **error)
{
  g_autoptr (GPtrArray) spans = self->existing != NULL ? drop_existing (self, article->spans, error)
                                                       : g_ptr_array_ref (article->spans);
  g_autofree gint64 *asked = spans != NULL ? g_new (gint64, spans->len) : NULL;

  if (spans == NULL)
    return FALSE;
  for (guint i = 0; i < spans->len; i++)
    asked[i] = ((DipleArticleSpan *) g_ptr_array_index (spans, i))->id;
  if (!diple_rows_add_spans (&self->rows, article->document, spans, error))
    return FALSE;
  for (guint i = 0; i < spans->len; i++)
    move_id (self, asked[i], ((DipleArticleSpan *) g_ptr_array_index (spans, i))->id);
  for (guint i = 0; i < article->doubles->len; i++)
    {
      const DipleArticleDouble *twin = &g_array_index (article->doubles, DipleArticleDouble, i);

      move_id (self, twin->id, id_here (self, twin->first->id));
    }
  return TRUE;
}

/* Files name the spans of models as they name their own. */
static gboolean
write_answers (DipleIntake *self, DipleArticle *article, GError **error)
{
  for (guint i = 0; i < article->spans->len; i++)
    {
      const DipleArticleSpan *span = g_ptr_array_index (article->spans, i);

      for (guint j = 0; span->suggested != NULL && j < span->suggested->len; j++)
        {
          const DipleArticleSuggested *suggested = g_ptr_array_index (span->suggested, j);
          const gint64 id = id_here (self, suggested->span);

          if (!diple_rows_add_answer (
                  &self->rows, article->document->id, span, suggested, id, error))
            return FALSE;
        }
    }
  return TRUE;
}

/* 1 when it was written or is there already, 0 when one of its spans is missing, -1 on an error. */
static int
join (DipleIntake *self, DipleArticleRelation *relation, GError **error)
{
  DipleArticleRelation here = *relation;
  g_autoptr (GError) local = NULL;
  int from = 0;
  int to = 0;

  here.from = id_here (self, relation->from);
  here.to = id_here (self, relation->to);
  from = diple_rows_find_span (&self->rows, here.from, error);
  to = from > 0 ? diple_rows_find_span (&self->rows, here.to, error) : from;
  /* Two spans that said the same have become one. */
  if (from <= 0 || to <= 0 || here.from == here.to)
    return MIN (from, to);
  if (diple_rows_add_relation (&self->rows, &here, &local) || local == NULL)
    return 1;
  g_propagate_error (error, g_steal_pointer (&local));
  return -1;
}

/* Relations whose spans all came are joined at once, so that a large file is not held in memory. */
static gboolean
write_relations (DipleIntake *self, DipleArticle *article, GError **error)
{
  for (guint i = 0; i < article->relations->len; i++)
    {
      DipleArticleRelation **place = (DipleArticleRelation **) &article->relations->pdata[i];
      int joined = join (self, *place, error);

      if (joined < 0)
        return FALSE;
      if (joined > 0)
        continue;
      g_ptr_array_add (self->waiting, *place);
      *place = g_new0 (DipleArticleRelation, 1);
    }
  return TRUE;
}

/* Whoever the file says said it: it is the model's. */
static void
give_to_model (DipleIntake *self, DipleArticle *article)
{
  DipleArticleState *state = g_new0 (DipleArticleState, 1);

  for (guint i = 0; i < article->spans->len; i++)
    {
      DipleArticleSpan *span = g_ptr_array_index (article->spans, i);

      g_free (span->annotator);
      span->annotator = g_strdup (self->model);
    }
  for (guint i = 0; i < article->relations->len; i++)
    {
      DipleArticleRelation *relation = g_ptr_array_index (article->relations, i);

      g_free (relation->annotator);
      relation->annotator = g_strdup (self->model);
    }
  for (guint i = 0; i < article->labels->len; i++)
    {
      DipleArticleLabel *label = g_ptr_array_index (article->labels, i);

      g_free (label->annotator);
      label->annotator = g_strdup (self->model);
    }
  state->name = g_strdup (self->model);
  state->state = g_strdup ("finished");
  g_ptr_array_set_size (article->states, 0);
  g_ptr_array_add (article->states, state);
}

/* The document that the article is; what the model has said of it already goes into "existing". */
static gboolean
find_document (DipleIntake *self, DipleArticle *article, GError **error)
{
  DipleDocument *document = article->document;
  g_autoptr (DipleKept) stmt = diple_store_keep (
      self->store,
      "SELECT id, EXISTS (SELECT 1 FROM document_value WHERE document = id AND annotator = ?3)"
      " FROM document WHERE text_sha256 = ?2 ORDER BY id <> ?1, id LIMIT 1",
      error);
  int rc;

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, document->id);
  sqlite3_bind_blob (stmt, 2, document->text_sha256, 32, SQLITE_STATIC);
  sqlite3_bind_int64 (stmt, 3, self->model_id);
  rc = diple_sql_step (stmt, error);
  if (rc == SQLITE_DONE)
    return refuse (error, _ ("its text is not in the project; import the article first"));
  if (rc != SQLITE_ROW)
    return FALSE;
  document->id = sqlite3_column_int64 (stmt, 0);
  /* What it said of the whole document stands. */
  if (sqlite3_column_int (stmt, 1))
    g_ptr_array_set_size (article->labels, 0);
  g_clear_pointer (&self->existing, g_ptr_array_unref);
  self->existing = diple_spans_load (self->store, document->id, self->model_id, error);
  return self->existing != NULL;
}

/* Its document is there, or becomes so. */
static gboolean
place_article (DipleIntake *self, DipleArticle *article, gboolean allow_duplicate, GError **error)
{
  if (self->model != NULL)
    return find_document (self, article, error);
  return (allow_duplicate || check_new (self, article->document, error)) &&
         diple_rows_add_document (&self->rows, article->document, error);
}

gboolean
diple_intake_add (DipleIntake *self,
                  DipleArticle *article,
                  gboolean allow_duplicate,
                  GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (article != NULL, FALSE);

  if (self->model != NULL)
    give_to_model (self, article);
  if (!diple_intake_sift (article, error) || !place_article (self, article, allow_duplicate, error))
    return FALSE;
  if (!diple_rows_add_states (&self->rows, article->document->id, article->states, error) ||
      !diple_rows_add_labels (&self->rows, article->document->id, article->labels, error) ||
      !write_spans (self, article, error) ||
      (self->model == NULL && !write_answers (self, article, error)) ||
      !write_relations (self, article, error))
    return FALSE;
  self->count++;
  return TRUE;
}

gboolean
diple_intake_settle (DipleIntake *self, GPtrArray *warnings, GError **error)
{
  guint n_lost = 0;

  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->waiting->len; i++)
    {
      int joined = join (self, g_ptr_array_index (self->waiting, i), error);

      if (joined < 0)
        return FALSE;
      n_lost += joined == 0;
    }
  if (n_lost > 0 && warnings != NULL)
    g_ptr_array_add (
        warnings,
        g_strdup_printf (
            ngettext ("%u relation was left out: a span that it joins did not come in",
                      "%u relations were left out: spans that they join did not come in",
                      n_lost),
            n_lost));
  g_ptr_array_set_size (self->waiting, 0);
  g_hash_table_remove_all (self->moved);
  return TRUE;
}

gboolean
diple_intake_commit (DipleIntake *self, const char *sentence, GError **error)
{
  gboolean done = FALSE;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (sentence != NULL, FALSE);

  if (self->count == 0)
    {
      diple_intake_abandon (self);
      return TRUE;
    }
  done = diple_intake_settle (self, NULL, error) && diple_rows_flush (&self->rows, error) &&
         diple_rows_postpone_index (&self->rows, error);
  diple_rows_clear (&self->rows);
  if (done)
    done = diple_journal_commit (self->store, sentence, 0, error) != 0;
  else
    diple_journal_rollback (self->store);
  intake_free (self);
  return done;
}
