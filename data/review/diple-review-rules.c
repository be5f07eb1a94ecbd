/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/diple-review-rules.h"

#include <glib/gi18n-lib.h>

#include "data/diple-documents.h"
#include "data/diple-error.h"
#include "data/diple-journal.h"
#include "data/diple-schema-store.h"
#include "data/review/diple-decision-private.h"
#include "data/review/diple-review-rows-private.h"
#include "data/store/diple-rules-private.h"

void
diple_review_proposal_free (DipleReviewProposal *proposal)
{
  diple_review_item_unref (proposal->item);
  g_free (proposal->title);
  g_free (proposal->place);
  g_free (proposal->words);
  g_free (proposal);
}

static gboolean
refuse (const char *words, GError **error)
{
  g_set_error (error,
               DIPLE_ERROR,
               DIPLE_ERROR_INPUT,
               _ ("“%s” is no rule; there are agreed, majority, majority:NUMBER, pattern:NAME and"
                  " pattern:NAME:longer"),
               words);
  return FALSE;
}

static gboolean
parse_pattern (const char *words, GStrv parts, DipleReviewRule *rule, GError **error)
{
  const guint n = g_strv_length (parts);

  rule->kind = DIPLE_RULE_PATTERN;
  rule->pattern = diple_pattern_from_name (parts[1]);
  rule->longer = n == 3 && g_str_equal (parts[2], "longer");
  if (rule->pattern < DIPLE_N_PATTERNS &&
      (n == 2 || (n == 3 && (rule->longer || g_str_equal (parts[2], "shorter")))))
    return TRUE;
  return refuse (words, error);
}

gboolean
diple_review_rule_parse (const char *words, DipleReviewRule *rule, GError **error)
{
  g_auto (GStrv) parts = NULL;
  guint64 least = 0;
  guint n;

  g_return_val_if_fail (words != NULL && rule != NULL, FALSE);

  *rule = (DipleReviewRule){ .pattern = DIPLE_N_PATTERNS };
  parts = g_strsplit (words, ":", 4);
  n = g_strv_length (parts);
  if (n == 1 && g_str_equal (parts[0], "agreed"))
    return TRUE;
  if (n >= 2 && g_str_equal (parts[0], "pattern"))
    return parse_pattern (words, parts, rule, error);
  if (n == 0 || n > 2 || !g_str_equal (parts[0], "majority") ||
      (n == 2 && !g_ascii_string_to_unsigned (parts[1], 10, 2, 1000, &least, NULL)))
    return refuse (words, error);
  rule->kind = DIPLE_RULE_MAJORITY;
  rule->least = (guint) least;
  return TRUE;
}

/* The shorter or the longer of just two places. */
static int
find_extent (const DipleReviewItem *item, gboolean longer)
{
  guint lengths[2];

  if (item->candidates->len != 2)
    return -1;
  for (guint i = 0; i < 2; i++)
    {
      const DipleReviewCandidate *candidate = item->candidates->pdata[i];
      const DipleSpan *span = candidate->mark != 0 ? candidate->spans->pdata[0] : NULL;

      if (span == NULL)
        return -1;
      lengths[i] = span->range.end - span->range.start;
    }
  if (lengths[0] == lengths[1])
    return -1;
  return (lengths[0] < lengths[1]) != longer ? 0 : 1;
}

/* The candidate that @rule takes, or -1. */
static int
apply_to (const DipleReviewRule *rule, const DipleReviewItem *item)
{
  if (item->state != DIPLE_REVIEW_OPEN && item->state != DIPLE_REVIEW_REOPENED)
    return -1;
  if (rule->label != 0 && item->label != rule->label)
    return -1;
  if (rule->kind == DIPLE_RULE_AGREED)
    return item->kind == DIPLE_REVIEW_AGREE ? 0 : -1;
  if (item->kind == DIPLE_REVIEW_AGREE)
    return -1;
  if (rule->kind == DIPLE_RULE_MAJORITY)
    return diple_review_item_get_majority (item, rule->least);
  return item->patterns == 1u << rule->pattern && !item->values_differ
             ? find_extent (item, rule->longer)
             : -1;
}

static char *
dup_words (const DipleReviewDocument *document, const DipleReviewItem *item, guint index)
{
  const DipleReviewCandidate *candidate = item->candidates->pdata[index];
  const DipleSpan *span = candidate->spans->len > 0 ? candidate->spans->pdata[0] : NULL;

  if (item->attribute != 0)
    return g_strdup (candidate->words);
  return diple_review_dup_quote (document->map, span != NULL ? span->range : item->range);
}

static void
add_proposals (const DipleReviewRule *rule, const DipleReviewDocument *document, GPtrArray *list)
{
  for (guint i = 0; i < document->items->len; i++)
    {
      DipleReviewItem *item = document->items->pdata[i];
      const int candidate = apply_to (rule, item);
      DipleReviewProposal *proposal;

      if (candidate < 0)
        continue;
      proposal = g_new0 (DipleReviewProposal, 1);
      proposal->item = diple_review_item_ref (item);
      proposal->candidate = (guint) candidate;
      proposal->title = g_strdup (document->title);
      proposal->place = item->attribute != 0 ? g_strdup (document->title)
                                             : diple_review_dup_quote (document->map, item->range);
      proposal->words = dup_words (document, item, (guint) candidate);
      g_ptr_array_add (list, proposal);
    }
}

static GArray *
list_documents (DipleStore *store, const DipleReviewRule *rule, GError **error)
{
  const DipleDocumentQuery query = { .sort = DIPLE_SORT_POSITION };
  GArray *ids;

  if (rule->document == 0)
    return diple_documents_query (store, &query, error);
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (ids, rule->document);
  return ids;
}

GPtrArray *
diple_review_rule_preview (DipleStore *store,
                           const DipleReviewRule *rule,
                           const DipleReviewOptions *options,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (DipleSchema) schema = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) list =
      g_ptr_array_new_with_free_func ((GDestroyNotify) diple_review_proposal_free);

  g_return_val_if_fail (DIPLE_IS_STORE (store), NULL);
  g_return_val_if_fail (rule != NULL, NULL);

  schema = diple_schema_load (store, error);
  ids = schema != NULL ? list_documents (store, rule, error) : NULL;
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (DipleReviewDocument) document = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      document = diple_review_document_load (
          store, schema, g_array_index (ids, gint64, i), options, error);
      if (document == NULL)
        return NULL;
      add_proposals (rule, document, list);
    }
  return ids != NULL ? g_steal_pointer (&list) : NULL;
}

/* A rule at work. */
typedef struct
{
  DipleStore *store;
  gint64 curator;
  const DipleReviewRule *rule;
  const DipleReviewOptions *options;
  GHashTable *keys; /* or NULL */
  guint n_done;
  guint n_left_out;
  GError **error;
} Work;

/* What cannot be is left out, and nothing of it stays. */
static gboolean
decide_one (Work *work, const DipleReviewDocument *document, DipleReviewItem *item, guint candidate)
{
  const DipleVerdict verdict = {
    .outcome =
        work->rule->kind == DIPLE_RULE_MAJORITY ? DIPLE_OUTCOME_MAJORITY : DIPLE_OUTCOME_ADOPTED,
    .candidate = candidate,
    .least = work->rule->least,
    .options = work->options,
  };
  sqlite3 *db = diple_store_get_db (work->store);
  g_autoptr (GError) local = NULL;

  if (!diple_sql_exec (db, "SAVEPOINT item", work->error))
    return FALSE;
  if (diple_review_decide_item (work->store, work->curator, document, item, &verdict, &local) != 0)
    {
      work->n_done++;
      return diple_sql_exec (db, "RELEASE item", work->error);
    }
  if (!g_error_matches (local, DIPLE_ERROR, DIPLE_ERROR_REFUSED))
    {
      g_propagate_error (work->error, g_steal_pointer (&local));
      return FALSE;
    }
  work->n_left_out++;
  return diple_sql_exec (db, "ROLLBACK TO item; RELEASE item", work->error);
}

/* Relations rest on the spans that were decided a moment ago, so these are read again for them. */
static gboolean
decide_document (Work *work, gint64 id, gboolean relations, gboolean *more)
{
  const DipleSchema *schema = diple_rules_get_schema (work->store, work->error);
  g_autoptr (DipleReviewDocument) document = NULL;

  if (schema != NULL)
    document = diple_review_document_load (work->store, schema, id, work->options, work->error);
  for (guint i = 0; document != NULL && i < document->items->len; i++)
    {
      DipleReviewItem *item = document->items->pdata[i];
      const int candidate = apply_to (work->rule, item);

      if (candidate < 0 || (work->keys != NULL && !g_hash_table_contains (work->keys, &item->key)))
        continue;
      if ((item->relation_type != 0) != relations)
        *more = TRUE;
      else if (!decide_one (work, document, item, (guint) candidate))
        return FALSE;
    }
  return document != NULL;
}

static char *
describe (const Work *work)
{
  const DipleReviewRule *rule = work->rule;

  if (rule->kind == DIPLE_RULE_AGREED)
    return g_strdup_printf (ngettext ("Accepted %u item on which all agree",
                                      "Accepted %u items on which all agree",
                                      work->n_done),
                            work->n_done);
  if (rule->kind == DIPLE_RULE_MAJORITY)
    return g_strdup_printf (ngettext ("Accepted the majority for %u item",
                                      "Accepted the majority for %u items",
                                      work->n_done),
                            work->n_done);
  /* Translators: a pattern's title, such as “Final full stop”, then a number of items. */
  return g_strdup_printf (rule->longer ? ngettext ("%s: took the longer for %u item",
                                                   "%s: took the longer for %u items",
                                                   work->n_done)
                                       : ngettext ("%s: took the shorter for %u item",
                                                   "%s: took the shorter for %u items",
                                                   work->n_done),
                          diple_pattern_title (rule->pattern),
                          work->n_done);
}

/* Spans of all documents come first: a relation may lead into another one. */
static gboolean
decide_all (Work *work, GCancellable *cancellable)
{
  g_autoptr (GArray) ids = list_documents (work->store, work->rule, work->error);
  gboolean more = FALSE;

  for (guint pass = 0; ids != NULL && pass < 2 && (pass == 0 || more); pass++)
    for (guint i = 0; i < ids->len; i++)
      if (g_cancellable_set_error_if_cancelled (cancellable, work->error) ||
          !decide_document (work, g_array_index (ids, gint64, i), pass == 1, &more))
        return FALSE;
  return ids != NULL;
}

int
diple_review_rule_apply (DipleStore *store,
                         gint64 curator,
                         const DipleReviewRule *rule,
                         const DipleReviewOptions *options,
                         GHashTable *keys,
                         guint *n_left_out,
                         GCancellable *cancellable,
                         GError **error)
{
  Work work = { store, curator, rule, options, keys, 0, 0, error };
  g_autofree char *sentence = NULL;

  g_return_val_if_fail (DIPLE_IS_STORE (store), -1);
  g_return_val_if_fail (curator != 0 && rule != NULL, -1);

  if (!diple_journal_begin (store, curator, "review.rule", error))
    return -1;
  if (!decide_all (&work, cancellable))
    {
      diple_journal_rollback (store);
      return -1;
    }
  sentence = describe (&work);
  if (diple_journal_commit (store, sentence, rule->document, error) == 0)
    return -1;
  if (n_left_out != NULL)
    *n_left_out = work.n_left_out;
  return (int) work.n_done;
}
