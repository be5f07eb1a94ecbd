/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reviewing.h"

#include <string.h>

#include "data/diple-assignments.h"
#include "data/diple-relations.h"
#include "data/diple-schema-store.h"

void
reviewing_set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->store = support_store_new ();
  fixture->ana = support_add_annotator (fixture->store, "Ana");
  fixture->ben = support_add_annotator (fixture->store, "Ben");
  fixture->cleo = support_add_annotator (fixture->store, "Cleo");
  fixture->kim = support_add_annotator (fixture->store, "Kim");
  fixture->article = support_add_document (fixture->store, "Boats", REVIEWING_TEXT);
  fixture->schema = diple_schema_load (fixture->store, &error);
  g_assert_no_error (error);
}

void
reviewing_tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->schema, diple_schema_unref);
  g_assert_finalize_object (fixture->store);
}

/* Marks the first place with @words. */
gint64
reviewing_mark (Fixture *fixture, gint64 annotator, const char *label, const char *words)
{
  const char *at = strstr (REVIEWING_TEXT, words);
  const guint start = (guint) g_utf8_pointer_to_offset (REVIEWING_TEXT, at);

  return support_mark (fixture->store,
                       annotator,
                       fixture->article,
                       label,
                       start,
                       start + (guint) g_utf8_strlen (words, -1));
}

static gint64
find_type (Fixture *fixture, const char *name)
{
  for (guint i = 0; i < fixture->schema->relation_types->len; i++)
    {
      const DipleRelationType *type = fixture->schema->relation_types->pdata[i];

      if (g_str_equal (type->name, name))
        return type->id;
    }
  g_assert_not_reached ();
}

void
reviewing_join (Fixture *fixture, gint64 annotator, const char *type, gint64 source, gint64 target)
{
  g_autoptr (DipleRelation) relation =
      diple_relation_new (find_type (fixture, type), annotator, source, target);
  g_autoptr (GError) error = NULL;

  g_assert_true (diple_journal_begin (fixture->store, annotator, "test", &error));
  g_assert_true (diple_relations_add (fixture->store, relation, &error));
  g_assert_cmpint (diple_journal_commit (fixture->store, "Linked", 0, &error), >, 0);
}

void
reviewing_finish (Fixture *fixture, gint64 annotator)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (diple_journal_begin (fixture->store, annotator, "test", &error));
  g_assert_true (diple_assignments_set (
      fixture->store, annotator, fixture->article, DIPLE_STATE_FINISHED, &error));
  g_assert_cmpint (diple_journal_commit (fixture->store, "Finished", 0, &error), !=, 0);
}

DipleReviewDocument *
reviewing_load (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  DipleReviewDocument *document =
      diple_review_document_load (fixture->store, fixture->schema, fixture->article, NULL, &error);

  g_assert_no_error (error);
  return document;
}

/* "boundary:open missing:decided", in the items' order. */
static char *
describe (Fixture *fixture)
{
  g_autoptr (DipleReviewDocument) document = reviewing_load (fixture);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < document->items->len; i++)
    {
      const DipleReviewItem *item = document->items->pdata[i];

      g_string_append_printf (text,
                              "%s%s:%s",
                              i > 0 ? " " : "",
                              diple_review_kind_name (item->kind),
                              diple_review_state_name (item->state));
    }
  if (document->orphans->len > 0)
    g_string_append_printf (text, " +%u", document->orphans->len);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

void
reviewing_assert_items (Fixture *fixture, const char *expected)
{
  g_autofree char *found = describe (fixture);

  g_assert_cmpstr (found, ==, expected);
}

gint64
reviewing_decide (Fixture *fixture, guint index, const DipleVerdict *verdict, GError **error)
{
  g_autoptr (DipleReviewDocument) document = reviewing_load (fixture);
  const DipleReviewItem *item;

  g_assert_cmpuint (index, <, document->items->len);
  item = document->items->pdata[index];
  return diple_review_decide (
      fixture->store, fixture->kim, fixture->article, item->key, verdict, error);
}

void
reviewing_decide_well (Fixture *fixture, guint index, DipleOutcome outcome, guint candidate)
{
  const DipleVerdict verdict = { .outcome = outcome, .candidate = candidate };
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (reviewing_decide (fixture, index, &verdict, &error), >, 0);
  g_assert_no_error (error);
}

/* The texts of all gold spans, by place. */
static char *
list_gold (Fixture *fixture)
{
  g_autoptr (DipleReviewDocument) document = reviewing_load (fixture);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < document->spans->len; i++)
    {
      const DipleSpan *span = document->spans->pdata[i];
      const char *from = g_utf8_offset_to_pointer (REVIEWING_TEXT, span->range.start);
      const char *to = g_utf8_offset_to_pointer (REVIEWING_TEXT, span->range.end);

      if (span->annotator == document->gold)
        g_string_append_printf (text, "%s%.*s", text->len > 0 ? "|" : "", (int) (to - from), from);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

void
reviewing_assert_gold (Fixture *fixture, const char *expected)
{
  g_autofree char *found = list_gold (fixture);

  g_assert_cmpstr (found, ==, expected);
}

void
reviewing_undo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleUndone) undone = diple_journal_undo (fixture->store, fixture->kim, &error);

  g_assert_no_error (error);
}

void
reviewing_redo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleUndone) undone = diple_journal_redo (fixture->store, fixture->kim, &error);

  g_assert_no_error (error);
}
