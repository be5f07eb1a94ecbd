/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reviewing.h"

#include "data/diple-annotators.h"
#include "data/diple-documents.h"
#include "data/diple-journal.h"
#include "data/diple-relations.h"
#include "data/diple-schema-store.h"
#include "data/diple-spans.h"

#include <string.h>

/* Relations in the page of review. */

static gint64
add_span (DipleStore *store,
          const DipleSchema *schema,
          const DipleDocument *document,
          gint64 annotator,
          const char *label,
          const char *quote)
{
  const char *at = strstr (document->text, quote);
  const guint start = (guint) g_utf8_strlen (document->text, at - document->text);
  g_autoptr (DipleSpan) span =
      diple_span_new (document->id,
                      annotator,
                      diple_schema_label_by_name (schema, NULL, label)->id,
                      (DipleRange){ start, start + (guint) g_utf8_strlen (quote, -1) });

  g_assert_true (diple_spans_add (store, span, NULL));
  return span->id;
}

/* Ana and Ben agree on a claim and its source; only Ana joins them. */
static gpointer
add_claims (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (DipleSchema) schema = diple_schema_load (store, NULL);
  g_autoptr (DipleDocument) document = diple_documents_load (store, *(gint64 *) data, NULL);
  const DipleRelationType *type = g_ptr_array_index (schema->relation_types, 0);

  g_assert_cmpstr (type->name, ==, "attributed to");
  for (guint i = 0; i < 2; i++)
    {
      const gint64 who = diple_annotators_ensure (store, i == 0 ? "Ana" : "Ben", NULL);
      g_autoptr (DipleRelation) relation = NULL;
      gint64 claim, source;

      g_assert_true (diple_journal_begin (store, who, "test", NULL));
      claim = add_span (store, schema, document, who, "Claim", "talks with the dockworkers");
      source = add_span (store, schema, document, who, "Source", "Ilvi Brevit");
      relation = diple_relation_new (type->id, who, claim, source);
      g_assert_true (i == 1 || diple_relations_add (store, relation, NULL));
      g_assert_cmpint (diple_journal_commit (store, "Joined", 0, NULL), >, 0);
    }
  return store;
}

static gpointer
count_gold (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 gold = diple_gold_find (store, NULL);
  g_autoptr (GPtrArray) relations =
      diple_relations_load (store, *(gint64 *) data, gold, NULL, NULL);

  g_assert_nonnull (relations);
  g_assert_cmpuint (relations->len, ==, 1);
  return store;
}

static gboolean
is_at_relation (DipleReviewPage *page)
{
  return page->item != NULL && page->item->key == page->key && page->item->relation_type != 0 &&
         !diple_review_is_loading (page->review);
}

/* At an end of it that both have alike, which the queue leaves out. */
static gboolean
is_at_end (DipleReviewPage *page)
{
  return page->item != NULL && page->item->key == page->key &&
         page->item->kind == DIPLE_REVIEW_AGREE && !diple_review_is_loading (page->review) &&
         diple_review_find (page->review, page->key) >= 0;
}

/* The page at the relation that only Ana has. */
static DipleReviewPage *
show_relation (Desk *desk, gint64 *document)
{
  DipleReviewPage *page;

  *document = diple_editor_get_document (desk->editor)->id;
  reviewing_write (desk, add_claims, document);
  page = reviewing_show (desk);
  diple_review_page_set_kind (page, DIPLE_REVIEW_RELATION);
  desk_until (is_at_relation (page));
  return page;
}

static void
test_a_relation_leads_to_its_open_ends_and_back (void)
{
  g_autoptr (Desk) desk = reviewing_new ();
  gint64 document, end;
  DipleReviewPage *page = show_relation (desk, &document);
  const gint64 relation = page->key;

  g_assert_true (reviewing_press (page, "1"));
  desk_until (is_at_end (page));
  end = page->key;
  g_assert_true (reviewing_press (page, "1"));
  desk_until (is_at_relation (page));
  g_assert_cmpint (page->key, ==, relation);

  g_assert_true (reviewing_press (page, "1"));
  desk_until (is_at_end (page));
  g_assert_cmpint (page->key, !=, end);
  g_assert_true (reviewing_press (page, "1"));
  desk_until (is_at_relation (page));
  g_assert_cmpint (page->key, ==, relation);

  g_assert_true (reviewing_press (page, "1"));
  g_assert_true (diple_project_settle (diple_editor_get_project (desk->editor), 5000));
  desk_until (page->key != relation && g_hash_table_size (page->pending) == 0);
  reviewing_write (desk, count_gold, &document);
}

static void
test_nothing_here_needs_no_ends (void)
{
  g_autoptr (Desk) desk = reviewing_new ();
  gint64 document;
  DipleReviewPage *page = show_relation (desk, &document);
  const gint64 relation = page->key;

  g_assert_true (reviewing_press (page, "0"));
  desk_until (page->key != relation && g_hash_table_size (page->pending) == 0);
  g_assert_cmpint (page->waiting, ==, 0);
  desk_until (diple_review_count_left (page->review, DIPLE_REVIEW_RELATION) == 0);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/review-relations/a relation leads to its open ends and back",
                   test_a_relation_leads_to_its_open_ends_and_back);
  g_test_add_func ("/review-relations/nothing here needs no ends", test_nothing_here_needs_no_ends);
  return g_test_run ();
}
