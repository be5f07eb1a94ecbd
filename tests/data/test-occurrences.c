/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include "data/diple-occurrences.h"
#include "data/diple-schema-store.h"
#include "data/diple-search.h"

#include <string.h>

typedef struct
{
  DipleStore *store;
  gint64 ana;
  gint64 one;
  gint64 two;
  GPtrArray *lines;
  DipleKwicTotals totals;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  gboolean more;

  fixture->store = support_store_new ();
  fixture->ana = support_add_annotator (fixture->store, "Ana");
  fixture->one = support_add_document (
      fixture->store, "one", "Mira Holt said so. The HOLT is dry. Mira\nHolt left Holtby.");
  g_assert_true (diple_search_catch_up (fixture->store, 10, &more, NULL));
  /* Waits to be indexed. */
  fixture->two = support_add_document (
      fixture->store, "two", "Nobody saw 🙂 Mira Holt’s dog. 霍尔特先生说霍尔特。");
  fixture->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) diple_kwic_line_unref);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_ptr_array_unref (fixture->lines);
  g_assert_finalize_object (fixture->store);
}

static void
told_cb (GPtrArray *lines, gboolean anew, const DipleKwicTotals *totals, gpointer data)
{
  Fixture *fixture = data;

  fixture->totals = *totals;
  for (guint i = 0; i < lines->len; i++)
    g_ptr_array_add (fixture->lines, diple_kwic_line_ref (g_ptr_array_index (lines, i)));
}

static guint
find (Fixture *fixture, const DipleOccurrences *wanted)
{
  g_autoptr (GError) error = NULL;

  g_ptr_array_set_size (fixture->lines, 0);
  diple_occurrences_run (fixture->store, wanted, told_cb, fixture, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (fixture->totals.complete);
  g_assert_cmpuint (fixture->totals.hits, ==, fixture->lines->len);
  return fixture->lines->len;
}

static const DipleKwicLine *
line (Fixture *fixture, guint i)
{
  return g_ptr_array_index (fixture->lines, i);
}

static void
test_whole_words_are_found_everywhere (Fixture *fixture, gconstpointer data)
{
  const DipleOccurrences wanted = { .text = "Mira Holt", .whole_words = TRUE };

  g_assert_cmpuint (find (fixture, &wanted), ==, 3);
  g_assert_cmpuint (fixture->totals.documents, ==, 2);
  g_assert_cmpstr (line (fixture, 1)->hit, ==, "Mira\nHolt");
  g_assert_cmpint (line (fixture, 2)->document, ==, fixture->two);
  g_assert_cmpuint (line (fixture, 2)->range.start, ==, 13);
  g_assert_cmpuint (line (fixture, 2)->range.end, ==, 22);
}

static void
test_case_and_parts_are_options (Fixture *fixture, gconstpointer data)
{
  DipleOccurrences wanted = { .text = "Holt", .whole_words = TRUE, .document = fixture->one };

  g_assert_cmpuint (find (fixture, &wanted), ==, 3);
  wanted.match_case = TRUE;
  g_assert_cmpuint (find (fixture, &wanted), ==, 2);
  wanted.whole_words = FALSE;
  g_assert_cmpuint (find (fixture, &wanted), ==, 3);
}

static void
test_scripts_without_blanks_are_found (Fixture *fixture, gconstpointer data)
{
  const DipleOccurrences wanted = { .text = "霍尔特" };

  g_assert_cmpuint (find (fixture, &wanted), ==, 2);
}

/* The Kelvin sign and the long s are folded to letters of ASCII. */
static void
test_a_letter_is_found_in_its_other_forms (Fixture *fixture, gconstpointer data)
{
  const gint64 document =
      support_add_document (fixture->store, "kelvin", "5 K, 6 k; \u212a too. K\u017fana, ks.");
  DipleOccurrences wanted = { .text = "k", .whole_words = TRUE, .document = document };

  g_assert_cmpuint (find (fixture, &wanted), ==, 3);
  wanted.match_case = TRUE;
  g_assert_cmpuint (find (fixture, &wanted), ==, 1);
  wanted = (DipleOccurrences){ .text = "KS", .document = document };
  g_assert_cmpuint (find (fixture, &wanted), ==, 2);
  wanted.text = "sana";
  g_assert_cmpuint (find (fixture, &wanted), ==, 1);

  /* A letter without its accent is another one. */
  wanted.text = "cafe";
  wanted.document = support_add_document (fixture->store, "accent", "Cafe\u0301s, cafes.");
  g_assert_cmpuint (find (fixture, &wanted), ==, 1);
}

static void
test_what_has_the_label_can_be_left_out (Fixture *fixture, gconstpointer data)
{
  DipleOccurrences wanted = { .text = "Mira Holt",
                              .whole_words = TRUE,
                              .annotator = fixture->ana,
                              .label = support_label (fixture->store, "Person") };

  support_mark (fixture->store, fixture->ana, fixture->one, "Person", 0, 9);
  g_assert_cmpuint (find (fixture, &wanted), ==, 2);
  wanted.show = DIPLE_OCCURRENCES_MARKED;
  g_assert_cmpuint (find (fixture, &wanted), ==, 1);
  g_assert_cmpint (line (fixture, 0)->span, !=, 0);
  wanted.show = DIPLE_OCCURRENCES_ALL;
  g_assert_cmpuint (find (fixture, &wanted), ==, 3);
  /* A part of a name that is marked is marked too. */
  wanted.text = "Holt";
  wanted.show = DIPLE_OCCURRENCES_MARKED;
  g_assert_cmpuint (find (fixture, &wanted), ==, 1);
}

static DipleOccurrencesMarked
mark (Fixture *fixture, const char *label)
{
  g_autoptr (DipleSpan) model =
      diple_span_new (0, fixture->ana, support_label (fixture->store, label), (DipleRange){ 0, 1 });
  g_autoptr (GError) error = NULL;
  DipleOccurrencesMarked marked = { 0 };

  diple_occurrences_mark (fixture->store,
                          fixture->ana,
                          fixture->lines,
                          model,
                          FALSE,
                          &marked,
                          NULL,
                          NULL,
                          NULL,
                          &error);
  g_assert_no_error (error);
  return marked;
}

static void
test_marking_is_one_action_that_doubles_nothing (Fixture *fixture, gconstpointer data)
{
  const DipleOccurrences wanted = { .text = "Mira Holt", .whole_words = TRUE };
  g_auto (DipleOccurrencesMarked) first = { 0 }, second = { 0 };
  g_autoptr (DipleUndone) undone = NULL;

  find (fixture, &wanted);
  first = mark (fixture, "Person");
  g_assert_cmpuint (first.marked, ==, 3);
  g_assert_cmpstr (first.sentence, ==, "Marked 3 occurrences of “Mira Holt” as Person");
  second = mark (fixture, "Person");
  g_assert_cmpuint (second.marked, ==, 0);
  g_assert_cmpuint (second.left_out, ==, 3);
  g_assert_cmpuint (support_count_spans (fixture->store, fixture->one), ==, 2);
  undone = diple_journal_undo (fixture->store, fixture->ana, NULL);
  g_assert_nonnull (undone);
  g_assert_cmpuint (support_count_spans (fixture->store, fixture->one), ==, 0);
  g_assert_cmpuint (support_count_spans (fixture->store, fixture->two), ==, 0);
}

static void
test_what_the_layer_does_not_allow_is_left_out (Fixture *fixture, gconstpointer data)
{
  const DipleOccurrences wanted = { .text = "Mira Holt", .whole_words = TRUE };
  g_auto (DipleOccurrencesMarked) marked = { 0 };

  support_mark (fixture->store, fixture->ana, fixture->one, "Organization", 5, 14);
  find (fixture, &wanted);
  marked = mark (fixture, "Person");
  g_assert_cmpuint (marked.marked, ==, 2);
  g_assert_cmpuint (marked.refused, ==, 1);
}

static void
test_nothing_is_lost_when_it_is_cancelled (Fixture *fixture, gconstpointer data)
{
  const DipleOccurrences wanted = { .text = "Mira" };
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancelled);
  g_assert_false (
      diple_occurrences_run (fixture->store, &wanted, told_cb, fixture, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (find (fixture, &wanted), ==, 3);
}

static void
cancel_cb (guint done, guint all, gpointer data)
{
  g_assert_cmpuint (done, <, all);
  if (done > 0)
    g_cancellable_cancel (data);
}

static void
test_marking_can_be_cancelled_while_it_is_written (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleSpan) model = diple_span_new (
      0, fixture->ana, support_label (fixture->store, "Person"), (DipleRange){ 0, 1 });
  g_auto (DipleOccurrencesMarked) marked = { 0 };
  DipleOccurrences wanted = { .text = "Ilvi", .whole_words = TRUE };
  gint64 document;

  for (guint i = 0; i < 1000; i++)
    g_string_append (text, "Ilvi came. ");
  document = support_add_document (fixture->store, "many", text->str);
  g_assert_cmpuint (find (fixture, &wanted), ==, 1000);
  g_assert_false (diple_occurrences_mark (fixture->store,
                                          fixture->ana,
                                          fixture->lines,
                                          model,
                                          FALSE,
                                          &marked,
                                          cancel_cb,
                                          cancellable,
                                          cancellable,
                                          &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (support_count_spans (fixture->store, document), ==, 0);
  g_assert_null (diple_journal_undo (fixture->store, fixture->ana, NULL));

  /* Lines may be fewer than what is counted. */
  wanted.most = 10;
  g_ptr_array_set_size (fixture->lines, 0);
  g_assert_true (diple_occurrences_run (fixture->store, &wanted, told_cb, fixture, NULL, NULL));
  g_assert_cmpuint (fixture->lines->len, ==, 10);
  g_assert_cmpuint (fixture->totals.hits, ==, 1000);
}

static void
test_the_next_one_is_found_from_anywhere (Fixture *fixture, gconstpointer data)
{
  static const char text[] = "é Holt, Holtby, Holt.";
  g_autoptr (DipleTextMap) map = diple_text_map_new (text, strlen (text));
  g_autoptr (DipleBoundaries) boundaries = diple_boundaries_new (map, "en");
  const DipleOccurrences wanted = { .text = "holt", .whole_words = TRUE };
  DipleRange found;

  g_assert_true (
      diple_occurrences_next (text, strlen (text), boundaries, &wanted, 0, FALSE, &found));
  g_assert_cmpuint (found.start, ==, 2);
  g_assert_true (
      diple_occurrences_next (text, strlen (text), boundaries, &wanted, 6, FALSE, &found));
  g_assert_cmpuint (found.start, ==, 16);
  g_assert_false (
      diple_occurrences_next (text, strlen (text), boundaries, &wanted, 20, FALSE, &found));
  g_assert_true (
      diple_occurrences_next (text, strlen (text), boundaries, &wanted, 20, TRUE, &found));
  g_assert_cmpuint (found.start, ==, 2);
}

static void
add (const char *sentence, void (*test) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/occurrences/", sentence, NULL);

  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add ("whole words are found everywhere", test_whole_words_are_found_everywhere);
  add ("case and parts are options", test_case_and_parts_are_options);
  add ("scripts without blanks are found", test_scripts_without_blanks_are_found);
  add ("a letter is found in its other forms", test_a_letter_is_found_in_its_other_forms);
  add ("what has the label can be left out", test_what_has_the_label_can_be_left_out);
  add ("marking is one action that doubles nothing",
       test_marking_is_one_action_that_doubles_nothing);
  add ("what the layer does not allow is left out", test_what_the_layer_does_not_allow_is_left_out);
  add ("nothing is lost when it is cancelled", test_nothing_is_lost_when_it_is_cancelled);
  add ("marking can be cancelled while it is written",
       test_marking_can_be_cancelled_while_it_is_written);
  add ("the next one is found from anywhere", test_the_next_one_is_found_from_anywhere);
  return g_test_run ();
}
