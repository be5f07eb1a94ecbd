/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "schema-fixture.h"

static void
merge (Fixture *fixture, const char *from, const char *into, gboolean carry)
{
  g_autofree char *before = picture (fixture);
  g_autoptr (GError) error = NULL;

  begin (fixture);
  diple_schema_merge (fixture->store, label (fixture, from), label (fixture, into), carry, &error);
  g_assert_no_error (error);
  commit_and_try_undo (fixture, before);
  g_assert_cmpint (number (fixture, "SELECT count(*) FROM pragma_foreign_key_check"), ==, 0);
}

/* Both annotators marked Mira as Person; Ana as Group too, with a note of its own and a relation.
 */
static void
test_a_merge_doubles_no_span (Fixture *fixture, gconstpointer data)
{
  gint64 person = mark (fixture, "Person", 0, 11);
  gint64 group = mark (fixture, "Group", 0, 11);
  gint64 claim = mark (fixture, "Claim", 34, 47);
  gint64 mention = attribute (fixture, "mention", "Group");
  gint64 group_label = label (fixture, "Group");
  gint64 person_label = label (fixture, "Person");
  g_auto (DipleTouch) touch = { 0 };
  g_autoptr (GError) error = NULL;

  mark (fixture, "Group", 49, 60);
  support_mark (fixture->store, fixture->ben, fixture->document, "Person", 49, 60);
  set_option (fixture, group, mention, option (fixture, mention, "name"));
  link_spans (fixture, "about", claim, group);

  g_assert_true (
      diple_schema_touch_merge (fixture->store, group_label, person_label, &touch, &error));
  g_assert_cmpuint (touch.spans, ==, 2);
  g_assert_cmpuint (touch.doubles, ==, 1);
  g_assert_cmpuint (touch.along->len, ==, 0);

  merge (fixture, "Group", "Person", FALSE);
  g_assert_cmpint (number (fixture, "SELECT count(*) FROM span"), ==, 4);
  g_assert_cmpint (number (fixture, "SELECT target FROM relation"), ==, person);
  g_assert_cmpint (number (fixture, "SELECT span FROM span_value"), ==, person);
  g_assert_cmpint (number (fixture, "SELECT count(*) FROM label WHERE name = 'Group'"), ==, 0);
}

static void
test_a_merge_says_which_attributes_are_not_carried (Fixture *fixture, gconstpointer data)
{
  gint64 role = attribute (fixture, "role", "Source");
  gint64 source = label (fixture, "Source");
  gint64 person = label (fixture, "Person");
  gint64 type = attribute (fixture, "type", "Source");
  gint64 span = mark (fixture, "Source", 0, 11);
  g_auto (DipleTouch) touch = { 0 };

  set_option (fixture, span, type, option (fixture, type, "named person"));
  run (fixture,
       "INSERT INTO span_value (span, attribute, ordinal, value) VALUES (%" G_GINT64_FORMAT
       ", %" G_GINT64_FORMAT ", 0, 'mayor')",
       span,
       role);
  g_assert_true (diple_schema_touch_merge (fixture->store, source, person, &touch, NULL));
  g_assert_cmpuint (touch.values, ==, 2);
  g_assert_cmpuint (told (touch.along, "role"), ==, 1);
  g_assert_cmpuint (told (touch.along, "type"), ==, 1);

  merge (fixture, "Source", "Person", TRUE);
  g_assert_cmpint (number (fixture, "SELECT count(*) FROM span_value"), ==, 2);
  g_assert_cmpint (attribute (fixture, "role", "Person"), ==, role);
}

static void
test_a_merge_without_carrying_drops_values (Fixture *fixture, gconstpointer data)
{
  gint64 stance = attribute (fixture, "stance", "Cue");
  gint64 span = mark (fixture, "Cue", 12, 16);

  set_option (fixture, span, stance, option (fixture, stance, "neutral"));
  merge (fixture, "Cue", "Claim", FALSE);
  g_assert_cmpint (number (fixture, "SELECT count(*) FROM span_value"), ==, 0);
  g_assert_cmpint (number (fixture, "SELECT count(*) FROM attribute WHERE name = 'stance'"), ==, 0);
}

static void
split (Fixture *fixture, const DipleSplit *wish, guint n)
{
  gint64 source = label (fixture, "Source");
  g_autofree char *before = picture (fixture);
  g_auto (DipleTouch) touch = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_true (diple_schema_touch_split (fixture->store, source, wish, &touch, &error));
  g_assert_cmpuint (touch.spans, ==, n);
  begin (fixture);
  g_assert_cmpint (
      diple_schema_split (fixture->store, source, "Hidden source", wish, &error), !=, 0);
  g_assert_no_error (error);
  commit_and_try_undo (fixture, before);
  g_assert_cmpint (number (fixture,
                           "SELECT count(*) FROM span JOIN label ON label.id = span.label"
                           " WHERE label.name = 'Hidden source'"),
                   ==,
                   n);
}

static void
test_spans_with_a_value_are_split_off (Fixture *fixture, gconstpointer data)
{
  gint64 type = attribute (fixture, "type", "Source");
  DipleSplit wish = { .attribute = type, .option = option (fixture, type, "anonymous") };

  set_option (fixture, mark (fixture, "Source", 0, 11), type, wish.option);
  set_option (fixture, mark (fixture, "Source", 49, 60), type, option (fixture, type, "document"));
  split (fixture, &wish, 1);
  g_assert_cmpint (attribute (fixture, "type", "Hidden source"), ==, type);
  g_assert_cmpint (number (fixture,
                           "SELECT count(*) FROM relation_end JOIN label ON label.id = to_label"
                           " JOIN relation_type ON relation_type.id = relation_end.relation_type"
                           " WHERE label.name = 'Hidden source'"
                           " AND relation_type.name = 'attributed to'"),
                   ==,
                   1);
}

static void
test_spans_of_some_words_are_split_off (Fixture *fixture, gconstpointer data)
{
  const char *const texts[] = { "mira  okonjo", "nobody", NULL };
  const DipleSplit wish = { .texts = texts };

  mark (fixture, "Source", 0, 11);
  mark (fixture, "Source", 49, 60);
  split (fixture, &wish, 1);
}

static void
test_nothing_to_split_off_is_refused (Fixture *fixture, gconstpointer data)
{
  const char *const texts[] = { "nobody", NULL };
  const DipleSplit wish = { .texts = texts };
  g_autoptr (GError) error = NULL;

  begin (fixture);
  g_assert_cmpint (
      diple_schema_split (fixture->store, label (fixture, "Source"), "New", &wish, &error), ==, 0);
  g_assert_error (error, DIPLE_ERROR, DIPLE_ERROR_REFUSED);
  diple_journal_rollback (fixture->store);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/schema-merge/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("a-merge-doubles-no-span", test_a_merge_doubles_no_span);
  ADD ("a-merge-says-which-attributes-are-not-carried",
       test_a_merge_says_which_attributes_are_not_carried);
  ADD ("a-merge-without-carrying-drops-values", test_a_merge_without_carrying_drops_values);
  ADD ("spans-with-a-value-are-split-off", test_spans_with_a_value_are_split_off);
  ADD ("spans-of-some-words-are-split-off", test_spans_of_some_words_are_split_off);
  ADD ("nothing-to-split-off-is-refused", test_nothing_to_split_off_is_refused);
  return g_test_run ();
}
