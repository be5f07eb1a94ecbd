/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-entities.h"
#include "data/diple-error.h"
#include "support.h"

#include <string.h>

typedef struct
{
  DipleStore *store;
  gint64 ana;
  gint64 span;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  gint64 document;

  fixture->store = support_store_new ();
  fixture->ana = support_add_annotator (fixture->store, "Ana");
  document = support_add_document (fixture->store, "Dam", "Mira Holt said the dam leaks.");
  fixture->span = support_mark (fixture->store, fixture->ana, document, "Person", 0, 9);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->store);
}

static void
begin (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  diple_journal_begin (fixture->store, fixture->ana, "entity", &error);
  g_assert_no_error (error);
}

static void
commit (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (diple_journal_commit (fixture->store, "Changed the list", 0, &error), >, 0);
}

static gint64
add (Fixture *fixture, const char *name, const char *wikidata)
{
  g_autoptr (GError) error = NULL;
  gint64 id;

  begin (fixture);
  id = diple_entities_add (fixture->store, name, wikidata, &error);
  g_assert_no_error (error);
  commit (fixture);
  return id;
}

static void
name_in_span (Fixture *fixture, gint64 entity)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleSpan) span = diple_spans_find (fixture->store, fixture->span, &error);
  gint64 attribute = support_number (
      fixture->store, "SELECT id FROM attribute WHERE type = 'entity' AND owner = 'span'");

  diple_values_set_entity (&span->values, attribute, entity);
  begin (fixture);
  g_assert_true (diple_spans_update (fixture->store, span, &error));
  g_assert_no_error (error);
  commit (fixture);
}

static void
assert_found (Fixture *fixture, const char *words, const char *names)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = diple_entities_search (fixture->store, words, 10, &error);
  g_autoptr (GString) list = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (
        list, "%s%s", i > 0 ? "|" : "", ((DipleEntity *) g_ptr_array_index (found, i))->name);
  g_assert_cmpstr (list->str, ==, names);
}

static void
test_what_begins_with_the_words_comes_first (Fixture *fixture, gconstpointer data)
{
  add (fixture, "Amira Sand", "");
  add (fixture, "Öresund Ferries", "Q77");
  add (fixture, "Holt, Mira", "");
  add (fixture, "Mira Holt", "Q4711");
  assert_found (fixture, "mira", "Mira Holt|Holt, Mira|Amira Sand");
  assert_found (fixture, "ÖRE", "Öresund Ferries");
  assert_found (fixture, "q4", "Mira Holt");
  assert_found (fixture, "harbour", "");
}

static void
test_what_is_used_most_comes_first (Fixture *fixture, gconstpointer data)
{
  gint64 second = 0;

  add (fixture, "Holt, Anna", "");
  second = add (fixture, "Holt, Mira", "");
  assert_found (fixture, "holt", "Holt, Anna|Holt, Mira");
  name_in_span (fixture, second);
  assert_found (fixture, "holt", "Holt, Mira|Holt, Anna");
}

static void
assert_refused (Fixture *fixture, const char *name, const char *wikidata, const char *words)
{
  g_autoptr (GError) error = NULL;

  begin (fixture);
  g_assert_cmpint (diple_entities_add (fixture->store, name, wikidata, &error), ==, 0);
  g_assert_error (error, DIPLE_ERROR, DIPLE_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, words));
  diple_journal_rollback (fixture->store);
}

static void
test_two_may_share_a_name_but_no_wikidata_id (Fixture *fixture, gconstpointer data)
{
  add (fixture, "Mira Holt", "Q42");
  add (fixture, "Mira Holt", "");
  add (fixture, "Mira Holt", "Q43");
  assert_refused (fixture, "Ilvi Brevit", "Q42", "“Mira Holt” has the Wikidata id Q42 already");
  assert_refused (fixture, "Ilvi Brevit", "42", "a Q and a number");
  assert_refused (fixture, "Ilvi Brevit", "Q042", "a Q and a number");
  assert_refused (fixture, " \t", "", "needs a name");
}

static void
test_one_that_is_named_is_merged_and_not_removed (Fixture *fixture, gconstpointer data)
{
  gint64 first = add (fixture, "Mira Holt", "Q42");
  gint64 second = add (fixture, "M. Holt", "");
  g_autoptr (DipleEntity) merged = NULL;
  g_autoptr (DipleEntity) gone = NULL;
  g_autoptr (DipleUndone) undone = NULL;
  g_autoptr (GError) error = NULL;

  name_in_span (fixture, first);
  begin (fixture);
  g_assert_false (diple_entities_remove (fixture->store, first, &error));
  g_assert_error (error, DIPLE_ERROR, DIPLE_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "named 1 time"));
  g_clear_error (&error);
  g_assert_false (diple_entities_merge (fixture->store, first, first, &error));
  g_clear_error (&error);
  g_assert_true (diple_entities_merge (fixture->store, first, second, &error));
  commit (fixture);

  merged = diple_entities_find (fixture->store, second, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (merged->uses, ==, 1);
  g_assert_cmpstr (merged->wikidata, ==, "Q42");
  gone = diple_entities_find (fixture->store, first, &error);
  g_assert_error (error, DIPLE_ERROR, DIPLE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  undone = diple_journal_undo (fixture->store, fixture->ana, &error);
  g_assert_no_error (error);
  assert_found (fixture, "holt", "Mira Holt|M. Holt");
}

static void
test_one_that_nothing_names_is_removed (Fixture *fixture, gconstpointer data)
{
  gint64 id = add (fixture, "Mira Holt", "");
  g_autoptr (GError) error = NULL;

  begin (fixture);
  g_assert_true (diple_entities_remove (fixture->store, id, &error));
  g_assert_false (diple_entities_remove (fixture->store, id, &error));
  g_assert_error (error, DIPLE_ERROR, DIPLE_ERROR_NOT_FOUND);
  commit (fixture);
  assert_found (fixture, "", "");
}

static void
test_name_id_and_note_can_be_changed (Fixture *fixture, gconstpointer data)
{
  gint64 id = add (fixture, "Mira Holt", "Q42");
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleEntity) entity = diple_entities_find (fixture->store, id, &error);
  g_autoptr (DipleEntity) stored = NULL;

  g_free (entity->name);
  g_free (entity->note);
  entity->name = g_strdup ("Mira Holt (engineer)");
  entity->note = g_strdup ("of the water board");
  begin (fixture);
  g_assert_true (diple_entities_update (fixture->store, entity, &error));
  commit (fixture);
  stored = diple_entities_find (fixture->store, id, &error);
  g_assert_cmpstr (stored->name, ==, "Mira Holt (engineer)");
  g_assert_cmpstr (stored->wikidata, ==, "Q42");
  g_assert_cmpstr (stored->note, ==, "of the water board");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, function)                                                                        \
  g_test_add ("/entities/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("what begins with the words comes first", test_what_begins_with_the_words_comes_first);
  ADD ("what is used most comes first", test_what_is_used_most_comes_first);
  ADD ("two may share a name but no Wikidata id", test_two_may_share_a_name_but_no_wikidata_id);
  ADD ("one that is named is merged and not removed",
       test_one_that_is_named_is_merged_and_not_removed);
  ADD ("one that nothing names is removed", test_one_that_nothing_names_is_removed);
  ADD ("name, id and note can be changed", test_name_id_and_note_can_be_changed);

  return g_test_run ();
}
