/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "schema-fixture.h"

static void
merge_parts (Fixture *fixture, gint64 from, gint64 into, gboolean carry)
{
  g_autofree char *before = picture (fixture);
  g_autoptr (GError) error = NULL;

  begin (fixture);
  diple_schema_merge (fixture->store, from, into, carry, &error);
  g_assert_no_error (error);
  commit_and_try_undo (fixture, before);
  g_assert_cmpint (number (fixture, "SELECT count(*) FROM pragma_foreign_key_check"), ==, 0);
}

static void
merge (Fixture *fixture, const char *from, const char *into, gboolean carry)
{
  merge_parts (fixture, label (fixture, from), label (fixture, into), carry);
}

static void
assert_refused (Fixture *fixture, gint64 from, gint64 into)
{
  g_autofree char *before = picture (fixture);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  begin (fixture);
  g_assert_false (diple_schema_merge (fixture->store, from, into, TRUE, &error));
  g_assert_error (error, DIPLE_ERROR, DIPLE_ERROR_REFUSED);
  diple_journal_rollback (fixture->store);
  after = picture (fixture);
  g_assert_cmpstr (after, ==, before);
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

/* Of two spans one says the option that goes, one the other; a condition names it. */
static void
test_merged_options_are_one (Fixture *fixture, gconstpointer data)
{
  gint64 type = attribute (fixture, "type", "Source");
  gint64 person = option (fixture, type, "named person");
  gint64 nobody = option (fixture, type, "anonymous");
  gint64 role = attribute (fixture, "role", "Source");
  g_auto (DipleTouch) touch = { 0 };
  g_autoptr (GError) error = NULL;

  set_option (fixture, mark (fixture, "Source", 0, 11), type, nobody);
  set_option (fixture, mark (fixture, "Source", 49, 60), type, person);
  run (fixture,
       "INSERT INTO attribute_condition (id, attribute, on_attribute, option) VALUES"
       " (7, %" G_GINT64_FORMAT ", %" G_GINT64_FORMAT ", %" G_GINT64_FORMAT ")",
       role,
       type,
       nobody);
  g_assert_true (diple_schema_touch_merge (fixture->store, nobody, person, &touch, &error));
  g_assert_cmpuint (touch.values, ==, 1);
  g_assert_cmpuint (touch.doubles, ==, 0);

  merge_parts (fixture, nobody, person, FALSE);
  g_assert_cmpint (number (fixture, "SELECT count(*) FROM span_value"), ==, 2);
  g_assert_cmpint (number (fixture, "SELECT count(DISTINCT option) FROM span_value"), ==, 1);
  g_assert_cmpint (
      number (fixture, "SELECT count(*) FROM attribute_option WHERE name = 'anonymous'"), ==, 0);
  g_assert_cmpint (
      support_number (fixture->store,
                      "SELECT count(*) FROM attribute_condition JOIN attribute_option ON"
                      " attribute_option.id = option WHERE attribute_option.name = 'named person'"),
      >=,
      1);
}

static void
add_option (Fixture *fixture, gint64 span, gint64 of, int ordinal, gint64 value)
{
  run (fixture,
       "INSERT INTO span_value (span, attribute, ordinal, option) VALUES (%" G_GINT64_FORMAT
       ", %" G_GINT64_FORMAT ", %d, %" G_GINT64_FORMAT ")",
       span,
       of,
       ordinal,
       value);
}

static void
test_merged_options_are_not_doubled (Fixture *fixture, gconstpointer data)
{
  gint64 type = attribute (fixture, "type", "Source");
  gint64 person = option (fixture, type, "named person");
  gint64 nobody = option (fixture, type, "anonymous");
  gint64 span = mark (fixture, "Source", 0, 11);
  g_auto (DipleTouch) touch = { 0 };

  run (fixture, "UPDATE attribute SET type = 'choices' WHERE id = %" G_GINT64_FORMAT, type);
  add_option (fixture, span, type, 0, nobody);
  add_option (fixture, span, type, 1, person);
  g_assert_true (diple_schema_touch_merge (fixture->store, nobody, person, &touch, NULL));
  g_assert_cmpuint (touch.doubles, ==, 1);
  merge_parts (fixture, nobody, person, FALSE);
  g_assert_cmpint (number (fixture, "SELECT count(*) FROM span_value"), ==, 1);
  g_assert_cmpint (number (fixture, "SELECT option FROM span_value"), ==, person);
}

static void
test_options_of_two_attributes_are_not_merged (Fixture *fixture, gconstpointer data)
{
  gint64 type = attribute (fixture, "type", "Source");
  gint64 stance = attribute (fixture, "stance", "Cue");

  assert_refused (
      fixture, option (fixture, type, "anonymous"), option (fixture, stance, "neutral"));
}

/* Both cues and sources have a type: the options of one name become one, the others move. */
static void
test_merged_attributes_keep_all_values (Fixture *fixture, gconstpointer data)
{
  gint64 of_source = attribute (fixture, "type", "Source");
  gint64 of_cue = attribute (fixture, "type", "Cue");
  gint64 source = mark (fixture, "Source", 0, 11);
  gint64 cue = mark (fixture, "Cue", 12, 16);
  gint64 belief = option (fixture, of_cue, "belief");
  g_auto (DipleTouch) touch = { 0 };

  set_option (fixture, source, of_source, option (fixture, of_source, "document"));
  set_option (fixture, cue, of_cue, belief);
  g_assert_true (diple_schema_touch_merge (fixture->store, of_cue, of_source, &touch, NULL));
  g_assert_cmpuint (touch.values, ==, 1);
  g_assert_cmpuint (touch.doubles, ==, 0);

  merge_parts (fixture, of_cue, of_source, FALSE);
  g_assert_cmpint (attribute (fixture, "type", "Cue"), ==, of_source);
  g_assert_cmpint (option (fixture, of_source, "belief"), ==, belief);
  g_assert_cmpint (number (fixture, "SELECT count(*) FROM span_value"), ==, 2);
  g_assert_cmpint (number (fixture, "SELECT count(DISTINCT attribute) FROM span_value"), ==, 1);
}

static void
test_of_two_values_the_other_attributes_stays (Fixture *fixture, gconstpointer data)
{
  gint64 role = attribute (fixture, "role", "Source");
  gint64 title = attribute (fixture, "title", "Source");
  gint64 span = mark (fixture, "Source", 0, 11);
  g_auto (DipleTouch) touch = { 0 };

  run (fixture,
       "INSERT INTO span_value (span, attribute, ordinal, value) VALUES (%" G_GINT64_FORMAT
       ", %" G_GINT64_FORMAT ", 0, 'mayor'), (%" G_GINT64_FORMAT ", %" G_GINT64_FORMAT ", 0, 'Dr')",
       span,
       role,
       span,
       title);
  g_assert_true (diple_schema_touch_merge (fixture->store, title, role, &touch, NULL));
  g_assert_cmpuint (touch.doubles, ==, 1);
  merge_parts (fixture, title, role, FALSE);
  g_assert_cmpint (
      number (fixture, "SELECT count(*) FROM span_value WHERE value = 'mayor'"), ==, 1);
  g_assert_cmpint (number (fixture, "SELECT count(*) FROM span_value"), ==, 1);
}

static void
test_attributes_of_two_types_are_not_merged (Fixture *fixture, gconstpointer data)
{
  assert_refused (
      fixture, attribute (fixture, "type", "Source"), attribute (fixture, "role", "Source"));
  assert_refused (fixture, attribute (fixture, "type", "Source"), label (fixture, "Source"));
  assert_refused (fixture, label (fixture, "Source"), label (fixture, "Source"));
}

static void
test_merged_relations_are_not_doubled (Fixture *fixture, gconstpointer data)
{
  gint64 one = mark (fixture, "Claim", 34, 47);
  gint64 other = mark (fixture, "Claim", 61, 70);
  gint64 supports = relation (fixture, "supports");
  gint64 contradicts = relation (fixture, "contradicts");
  g_auto (DipleTouch) touch = { 0 };

  link_spans (fixture, "supports", one, other);
  link_spans (fixture, "supports", other, one);
  link_spans (fixture, "contradicts", one, other);
  run (fixture, "UPDATE relation_type SET symmetric = 1 WHERE id = %" G_GINT64_FORMAT, contradicts);
  g_assert_true (diple_schema_touch_merge (fixture->store, supports, contradicts, &touch, NULL));
  g_assert_cmpuint (touch.relations, ==, 2);
  g_assert_cmpuint (touch.doubles, >=, 2);
  merge_parts (fixture, supports, contradicts, TRUE);
  g_assert_cmpint (number (fixture, "SELECT count(*) FROM relation"), ==, 1);
}

static void
test_merged_relations_join_what_either_may (Fixture *fixture, gconstpointer data)
{
  gint64 source = mark (fixture, "Source", 0, 11);
  gint64 person = mark (fixture, "Person", 0, 11);
  gint64 link = link_spans (fixture, "refers to", source, person);
  gint64 about = relation (fixture, "about");

  merge_parts (fixture, relation (fixture, "refers to"), about, TRUE);
  g_assert_cmpint (number (fixture, "SELECT id FROM relation"), ==, link);
  g_assert_cmpint (number (fixture, "SELECT type FROM relation"), ==, about);
  g_assert_cmpint (number (fixture,
                           "SELECT count(*) FROM relation_end JOIN label AS f ON f.id = from_label"
                           " JOIN label AS t ON t.id = to_label JOIN relation_type ON"
                           " relation_type.id = relation_end.relation_type"
                           " WHERE f.name = 'Source' AND t.name = 'Person'"
                           " AND relation_type.name = 'about'"),
                   ==,
                   1);
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

static gint64
split_part (Fixture *fixture, gint64 id, const char *name, const DipleSplit *wish)
{
  g_autofree char *before = picture (fixture);
  g_autoptr (GError) error = NULL;
  gint64 made;

  begin (fixture);
  made = diple_schema_split (fixture->store, id, name, wish, &error);
  g_assert_no_error (error);
  commit_and_try_undo (fixture, before);
  g_assert_cmpint (number (fixture, "SELECT count(*) FROM pragma_foreign_key_check"), ==, 0);
  return made;
}

static void
test_values_are_split_off_an_option (Fixture *fixture, gconstpointer data)
{
  const char *const texts[] = { "mira okonjo", NULL };
  const DipleSplit wish = { .texts = texts };
  gint64 type = attribute (fixture, "type", "Source");
  gint64 person = option (fixture, type, "named person");
  g_auto (DipleTouch) touch = { 0 };
  gint64 made;

  set_option (fixture, mark (fixture, "Source", 0, 11), type, person);
  set_option (fixture, mark (fixture, "Source", 49, 60), type, person);
  g_assert_true (diple_schema_touch_split (fixture->store, person, &wish, &touch, NULL));
  g_assert_cmpuint (touch.values, ==, 1);
  made = split_part (fixture, person, "witness", &wish);
  g_assert_cmpint (option (fixture, type, "witness"), ==, made);
  g_assert_cmpint (number (fixture,
                           "SELECT count(*) FROM span_value JOIN attribute_option ON"
                           " attribute_option.id = option WHERE name = 'witness'"),
                   ==,
                   1);
}

static void
test_relations_are_split_off_by_their_ends (Fixture *fixture, gconstpointer data)
{
  const DipleSplit wish = { .carrier = label (fixture, "Group"), .at_target = TRUE };
  gint64 claim = mark (fixture, "Claim", 34, 47);
  gint64 to_person = link_spans (fixture, "about", claim, mark (fixture, "Person", 0, 11));
  gint64 to_group = link_spans (fixture, "about", claim, mark (fixture, "Group", 21, 32));
  gint64 about = relation (fixture, "about");
  gint64 made = split_part (fixture, about, "about many", &wish);

  g_assert_cmpint (relation (fixture, "about many"), ==, made);
  g_assert_cmpint (number (fixture, "SELECT count(*) FROM relation"), ==, 2);
  run (fixture,
       "DELETE FROM relation WHERE id = %" G_GINT64_FORMAT " AND type = %" G_GINT64_FORMAT,
       to_group,
       made);
  run (fixture,
       "DELETE FROM relation WHERE id = %" G_GINT64_FORMAT " AND type = %" G_GINT64_FORMAT,
       to_person,
       about);
  g_assert_cmpint (number (fixture, "SELECT count(*) FROM relation"), ==, 0);
}

static void
test_an_attribute_is_split_by_what_carries_it (Fixture *fixture, gconstpointer data)
{
  gint64 mention = attribute (fixture, "mention", "Person");
  const DipleSplit wish = { .carrier = label (fixture, "Group") };
  gint64 name = option (fixture, mention, "name");
  gint64 made;

  set_option (fixture, mark (fixture, "Person", 0, 11), mention, name);
  set_option (fixture, mark (fixture, "Group", 21, 32), mention, name);
  made = split_part (fixture, mention, "mention", &wish);
  g_assert_cmpint (attribute (fixture, "mention", "Group"), ==, made);
  g_assert_cmpint (attribute (fixture, "mention", "Person"), ==, mention);
  g_assert_cmpint (
      number (fixture, "SELECT count(DISTINCT attribute) + count(DISTINCT option) FROM span_value"),
      ==,
      4);
}

static void
test_an_attribute_of_one_label_is_not_split (Fixture *fixture, gconstpointer data)
{
  const DipleSplit wish = { .carrier = label (fixture, "Source") };
  gint64 type = attribute (fixture, "type", "Source");
  g_autoptr (GError) error = NULL;

  set_option (fixture, mark (fixture, "Source", 0, 11), type, option (fixture, type, "document"));
  begin (fixture);
  g_assert_cmpint (diple_schema_split (fixture->store, type, "kind", &wish, &error), ==, 0);
  g_assert_error (error, DIPLE_ERROR, DIPLE_ERROR_REFUSED);
  diple_journal_rollback (fixture->store);
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
  ADD ("merged-options-are-one", test_merged_options_are_one);
  ADD ("merged-options-are-not-doubled", test_merged_options_are_not_doubled);
  ADD ("options-of-two-attributes-are-not-merged", test_options_of_two_attributes_are_not_merged);
  ADD ("merged-attributes-keep-all-values", test_merged_attributes_keep_all_values);
  ADD ("of-two-values-the-other-attributes-stays", test_of_two_values_the_other_attributes_stays);
  ADD ("attributes-of-two-types-are-not-merged", test_attributes_of_two_types_are_not_merged);
  ADD ("merged-relations-are-not-doubled", test_merged_relations_are_not_doubled);
  ADD ("merged-relations-join-what-either-may", test_merged_relations_join_what_either_may);
  ADD ("spans-with-a-value-are-split-off", test_spans_with_a_value_are_split_off);
  ADD ("spans-of-some-words-are-split-off", test_spans_of_some_words_are_split_off);
  ADD ("values-are-split-off-an-option", test_values_are_split_off_an_option);
  ADD ("relations-are-split-off-by-their-ends", test_relations_are_split_off_by_their_ends);
  ADD ("an-attribute-is-split-by-what-carries-it", test_an_attribute_is_split_by_what_carries_it);
  ADD ("an-attribute-of-one-label-is-not-split", test_an_attribute_of_one_label_is_not_split);
  ADD ("nothing-to-split-off-is-refused", test_nothing_to_split_off_is_refused);
  return g_test_run ();
}
