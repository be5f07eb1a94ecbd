/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-document-values.h"
#include "data/diple-entities.h"
#include "data/diple-schema-change.h"
#include "data/diple-schema-store.h"
#include "reviewing.h"

/* The schema may change while decisions stand: what they say follows it, and nothing is asked again
 * that nobody said otherwise. */

static void
begin (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (diple_journal_begin (fixture->store, fixture->kim, "test", &error));
}

static void
end (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (diple_journal_commit (fixture->store, "Changed", 0, &error), >, 0);
  g_clear_pointer (&fixture->schema, diple_schema_unref);
  fixture->schema = diple_schema_load (fixture->store, &error);
  g_assert_no_error (error);
}

static const DipleAttribute *
find_attribute (Fixture *fixture, const char *name)
{
  for (guint i = 0; i < fixture->schema->attributes->len; i++)
    if (g_str_equal (((DipleAttribute *) fixture->schema->attributes->pdata[i])->name, name))
      return fixture->schema->attributes->pdata[i];
  g_assert_not_reached ();
}

static gint64
find_option (const DipleAttribute *attribute, const char *name)
{
  for (guint i = 0; i < attribute->options->len; i++)
    if (g_str_equal (((DipleOption *) attribute->options->pdata[i])->name, name))
      return ((DipleOption *) attribute->options->pdata[i])->id;
  g_assert_not_reached ();
}

static void
merge (Fixture *fixture, gint64 from, gint64 into)
{
  g_autoptr (GError) error = NULL;

  begin (fixture);
  g_assert_true (diple_schema_merge (fixture->store, from, into, TRUE, &error));
  g_assert_no_error (error);
  end (fixture);
}

static void
say (Fixture *fixture, gint64 span, gint64 attribute, gint64 option, gint64 entity)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleSpan) stored = diple_spans_find (fixture->store, span, &error);
  g_autoptr (DipleSpan) said = diple_span_copy (stored);

  if (option != 0)
    diple_values_set_option (&said->values, attribute, option);
  else
    diple_values_set_entity (&said->values, attribute, entity);
  g_assert_true (diple_journal_begin (fixture->store, said->annotator, "test", &error));
  g_assert_true (diple_spans_update (fixture->store, said, &error));
  g_assert_no_error (error);
  g_assert_cmpint (diple_journal_commit (fixture->store, "Said", 0, &error), >, 0);
}

/* Ana and Ben say one thing of a name, which is decided. */
static void
decide_with (Fixture *fixture, gint64 attribute, gint64 option, gint64 entity)
{
  const gint64 people[] = { fixture->ana, fixture->ben };

  for (guint i = 0; i < 2; i++)
    {
      const gint64 span = reviewing_mark (fixture, people[i], "Person", "Odo Brask");

      say (fixture, span, attribute, option, entity);
      reviewing_finish (fixture, people[i]);
    }
  reviewing_decide_well (fixture, 0, DIPLE_OUTCOME_ADOPTED, 0);
  reviewing_assert_items (fixture, "agree:decided");
}

static void
test_options_may_be_merged (Fixture *fixture, gconstpointer data)
{
  const DipleAttribute *mention = find_attribute (fixture, "mention");
  const gint64 from = find_option (mention, "pronoun");
  const gint64 into = find_option (mention, "name");

  decide_with (fixture, mention->id, from, 0);
  merge (fixture, from, into);
  reviewing_assert_items (fixture, "agree:decided");
  reviewing_undo (fixture);
  reviewing_assert_items (fixture, "agree:decided");
}

static gboolean
compare_no_more (DipleSchema *schema, gpointer data, GError **error)
{
  for (guint i = 0; i < schema->attributes->len; i++)
    {
      DipleAttribute *attribute = schema->attributes->pdata[i];

      if (g_str_equal (attribute->name, "mention"))
        attribute->compared = !attribute->compared;
    }
  return TRUE;
}

static void
test_attributes_may_be_compared_no_more (Fixture *fixture, gconstpointer data)
{
  const DipleAttribute *mention = find_attribute (fixture, "mention");
  g_autoptr (GError) error = NULL;

  decide_with (fixture, mention->id, find_option (mention, "name"), 0);
  for (guint i = 0; i < 2; i++)
    {
      begin (fixture);
      g_assert_true (diple_schema_change (fixture->store, compare_no_more, NULL, &error));
      g_assert_no_error (error);
      end (fixture);
      reviewing_assert_items (fixture, "agree:decided");
    }
}

static void
test_attributes_may_go (Fixture *fixture, gconstpointer data)
{
  const DipleAttribute *mention = find_attribute (fixture, "mention");
  g_autoptr (GError) error = NULL;

  decide_with (fixture, mention->id, find_option (mention, "name"), 0);
  begin (fixture);
  g_assert_true (diple_schema_remove (fixture->store, mention->id, &error));
  g_assert_no_error (error);
  end (fixture);
  reviewing_assert_items (fixture, "agree:decided");
}

static void
test_entities_may_be_merged (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 from, into;

  begin (fixture);
  from = diple_entities_add (fixture->store, "O. Brask", "", &error);
  into = diple_entities_add (fixture->store, "Odo Brask", "", &error);
  end (fixture);
  decide_with (fixture, find_attribute (fixture, "entity")->id, 0, from);
  begin (fixture);
  g_assert_true (diple_entities_merge (fixture->store, from, into, &error));
  g_assert_no_error (error);
  end (fixture);
  reviewing_assert_items (fixture, "agree:decided");
}

static void
test_labels_may_be_merged (Fixture *fixture, gconstpointer data)
{
  reviewing_mark (fixture, fixture->ana, "Group", "Odo Brask");
  reviewing_mark (fixture, fixture->ben, "Group", "Mr Odo Brask");
  reviewing_finish (fixture, fixture->ana);
  reviewing_finish (fixture, fixture->ben);
  reviewing_decide_well (fixture, 0, DIPLE_OUTCOME_UNION, 0);
  merge (fixture,
         support_label (fixture->store, "Group"),
         support_label (fixture->store, "Organization"));
  reviewing_assert_items (fixture, "boundary:decided");
  reviewing_assert_gold (fixture, "Mr Odo Brask");
}

static void
test_labels_on_one_place_become_one (Fixture *fixture, gconstpointer data)
{
  const gint64 people[] = { fixture->ana, fixture->ben };

  for (guint i = 0; i < 2; i++)
    {
      reviewing_mark (fixture, people[i], "Group", "Odo Brask");
      reviewing_mark (fixture, people[i], "Organization", "Odo Brask");
      reviewing_finish (fixture, people[i]);
    }
  reviewing_assert_items (fixture, "agree:open agree:open");
  reviewing_decide_well (fixture, 0, DIPLE_OUTCOME_ADOPTED, 0);
  reviewing_decide_well (fixture, 1, DIPLE_OUTCOME_ADOPTED, 0);
  merge (fixture,
         support_label (fixture->store, "Group"),
         support_label (fixture->store, "Organization"));
  reviewing_assert_items (fixture, "agree:decided");
  reviewing_assert_gold (fixture, "Odo Brask");
}

static void
test_a_label_that_goes_takes_its_decisions_along (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  reviewing_mark (fixture, fixture->ana, "Group", "Odo Brask");
  reviewing_mark (fixture, fixture->ben, "Person", "Lena Weil");
  reviewing_finish (fixture, fixture->ana);
  reviewing_finish (fixture, fixture->ben);
  reviewing_decide_well (fixture, 0, DIPLE_OUTCOME_ADOPTED, 0);
  reviewing_decide_well (fixture, 1, DIPLE_OUTCOME_ADOPTED, 0);
  begin (fixture);
  g_assert_true (
      diple_schema_remove (fixture->store, support_label (fixture->store, "Group"), &error));
  g_assert_no_error (error);
  end (fixture);
  reviewing_assert_items (fixture, "missing:decided");
  reviewing_assert_gold (fixture, "Lena Weil");
  reviewing_undo (fixture);
  g_clear_pointer (&fixture->schema, diple_schema_unref);
  fixture->schema = diple_schema_load (fixture->store, &error);
  reviewing_assert_items (fixture, "missing:decided missing:decided");
  reviewing_assert_gold (fixture, "Odo Brask|Lena Weil");
}

static void
say_genre (Fixture *fixture, gint64 annotator, gint64 attribute, gint64 option)
{
  DipleValues values = { NULL, 0 };
  g_autoptr (GError) error = NULL;

  diple_values_set_option (&values, attribute, option);
  g_assert_true (diple_journal_begin (fixture->store, annotator, "test", &error));
  g_assert_true (
      diple_document_values_set (fixture->store, fixture->article, annotator, &values, &error));
  g_assert_cmpint (diple_journal_commit (fixture->store, "Said", 0, &error), >, 0);
  diple_values_clear (&values);
}

static void
test_what_is_said_of_documents_follows (Fixture *fixture, gconstpointer data)
{
  const DipleAttribute *genre = find_attribute (fixture, "genre");
  const gint64 from = find_option (genre, "review");
  const gint64 into = find_option (genre, "opinion");

  say_genre (fixture, fixture->ana, genre->id, from);
  say_genre (fixture, fixture->ben, genre->id, find_option (genre, "news"));
  reviewing_finish (fixture, fixture->ana);
  reviewing_finish (fixture, fixture->ben);
  reviewing_decide_well (fixture, 0, DIPLE_OUTCOME_ADOPTED, 0);
  reviewing_assert_items (fixture, "document:decided");
  merge (fixture, from, into);
  reviewing_assert_items (fixture, "document:decided");
}

#define ADD(path, test)                                                                            \
  g_test_add ("/review-schema/" path, Fixture, NULL, reviewing_set_up, test, reviewing_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("options-may-be-merged", test_options_may_be_merged);
  ADD ("attributes-may-be-compared-no-more", test_attributes_may_be_compared_no_more);
  ADD ("attributes-may-go", test_attributes_may_go);
  ADD ("entities-may-be-merged", test_entities_may_be_merged);
  ADD ("labels-may-be-merged", test_labels_may_be_merged);
  ADD ("labels-on-one-place-become-one", test_labels_on_one_place_become_one);
  ADD ("a-label-that-goes-takes-its-decisions-along",
       test_a_label_that_goes_takes_its_decisions_along);
  ADD ("what-is-said-of-documents-follows", test_what_is_said_of_documents_follows);
  return g_test_run ();
}
