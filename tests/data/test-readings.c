/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include "data/diple-documents.h"
#include "data/diple-readings.h"

typedef struct
{
  DipleStore *store;
  gint64 annotator;
  gint64 document;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->store = support_store_new ();
  fixture->annotator = support_add_annotator (fixture->store, "Ana");
  fixture->document = support_add_document (fixture->store, "Ferries", "The ferries run again.\n");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->store);
}

static void
put (Fixture *fixture, gint64 document, guint place, guint caret, gint64 milliseconds)
{
  const DipleReading reading = { fixture->annotator, document, place, caret, milliseconds };
  g_autoptr (GError) error = NULL;

  g_assert_true (diple_readings_put (fixture->store, &reading, &error));
  g_assert_no_error (error);
}

static DipleReading
get (Fixture *fixture, gint64 annotator, gint64 document)
{
  DipleReading reading;

  g_assert_true (diple_readings_get (fixture->store, annotator, document, &reading, NULL));
  return reading;
}

static void
test_who_never_was_in_a_document_begins_at_its_start (Fixture *fixture, gconstpointer data)
{
  const DipleReading reading = get (fixture, fixture->annotator, fixture->document);

  g_assert_cmpint (reading.annotator, ==, fixture->annotator);
  g_assert_cmpint (reading.document, ==, fixture->document);
  g_assert_cmpuint (reading.place + reading.caret, ==, 0);
  g_assert_cmpint (reading.milliseconds, ==, 0);
}

static void
test_the_last_place_is_kept_and_times_add_up (Fixture *fixture, gconstpointer data)
{
  DipleReading reading;

  put (fixture, fixture->document, 4, 9, 1500);
  put (fixture, fixture->document, 2, 7, 700);
  reading = get (fixture, fixture->annotator, fixture->document);
  g_assert_cmpuint (reading.place, ==, 2);
  g_assert_cmpuint (reading.caret, ==, 7);
  g_assert_cmpint (reading.milliseconds, ==, 2200);
}

static void
test_each_annotator_has_a_place_of_their_own (Fixture *fixture, gconstpointer data)
{
  const gint64 ben = support_add_annotator (fixture->store, "Ben");

  put (fixture, fixture->document, 4, 9, 1500);
  g_assert_cmpuint (get (fixture, ben, fixture->document).place, ==, 0);
}

static void
test_reading_is_no_action (Fixture *fixture, gconstpointer data)
{
  const gint64 before = support_number (fixture->store, "SELECT count(*) FROM journal");

  put (fixture, fixture->document, 4, 9, 1500);
  g_assert_cmpint (support_number (fixture->store, "SELECT count(*) FROM journal"), ==, before);
}

static void
test_a_document_that_is_gone_is_left_alone (Fixture *fixture, gconstpointer data)
{
  put (fixture, fixture->document + 1, 4, 9, 1500);
  g_assert_cmpint (support_number (fixture->store, "SELECT count(*) FROM reading"), ==, 0);
  g_assert_cmpint (diple_readings_last (fixture->store, fixture->annotator, NULL), ==, 0);
}

static void
test_the_document_that_was_read_last_is_known (Fixture *fixture, gconstpointer data)
{
  const gint64 other = support_add_document (fixture->store, "Docks", "The docks are shut.\n");

  put (fixture, other, 1, 1, 0);
  put (fixture, fixture->document, 1, 1, 0);
  support_run_sql (fixture->store,
                   "UPDATE reading SET modified = modified + 60000"
                   " WHERE document = (SELECT id FROM document WHERE title = 'Docks')");
  g_assert_cmpint (diple_readings_last (fixture->store, fixture->annotator, NULL), ==, other);
}

static void
test_readings_are_listed_by_document_and_annotator (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) all = NULL;
  g_autoptr (GArray) none = NULL;

  put (fixture, fixture->document, 4, 9, 1500);
  all = diple_readings_list (fixture->store, 0, NULL);
  g_assert_cmpuint (all->len, ==, 1);
  g_assert_cmpint (g_array_index (all, DipleReading, 0).milliseconds, ==, 1500);
  none = diple_readings_list (fixture->store, fixture->annotator + 1, NULL);
  g_assert_cmpuint (none->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *name;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "who never was in a document begins at its start",
      test_who_never_was_in_a_document_begins_at_its_start },
    { "the last place is kept and times add up", test_the_last_place_is_kept_and_times_add_up },
    { "each annotator has a place of their own", test_each_annotator_has_a_place_of_their_own },
    { "reading is no action", test_reading_is_no_action },
    { "a document that is gone is left alone", test_a_document_that_is_gone_is_left_alone },
    { "the document that was read last is known", test_the_document_that_was_read_last_is_known },
    { "readings are listed by document and annotator",
      test_readings_are_listed_by_document_and_annotator },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/readings/", tests[i].name, NULL);

      g_test_add (path, Fixture, NULL, set_up, tests[i].test, tear_down);
    }
  return g_test_run ();
}
