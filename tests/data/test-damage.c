/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include "data/diple-error.h"

/* Rows that no version of the program writes, but a damaged or crafted file may hold. */
typedef struct
{
  DipleStore *store;
  gint64 ana;
  gint64 document;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->store = support_store_new ();
  fixture->ana = support_add_annotator (fixture->store, "Ana");
  fixture->document = support_add_document (fixture->store, "Dam", "Mira said “no”.");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->store);
}

typedef struct
{
  const char *name;
  const char *sql;
} Case;

static const Case texts[] = {
  { "that is no UTF-8", "UPDATE document_text SET text = CAST (x'4d697261ff' AS TEXT)" },
  { "with a NUL", "UPDATE document_text SET text = CAST (x'4d697200612073616964' AS TEXT)" },
  { "shorter than recorded", "UPDATE document_text SET text = 'Mira'" },
  { "longer than recorded", "UPDATE document SET length = 3" },
  { "that is gone", "DELETE FROM document_text" },
};

static void
test_text_is_refused (Fixture *fixture, gconstpointer data)
{
  const Case *damage = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleDocument) facts = NULL;

  support_run_sql (fixture->store, damage->sql);
  g_assert_null (diple_documents_load (fixture->store, fixture->document, &error));
  g_assert_error (error, DIPLE_ERROR, DIPLE_ERROR_CORRUPT);

  g_clear_error (&error);
  facts = diple_documents_load_facts (fixture->store, fixture->document, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (facts->title, ==, "Dam");
}

static const Case spans[] = {
  { "past the text", "UPDATE span SET \"end\" = 16" },
  { "far past the text", "UPDATE span SET \"end\" = 4294967300" },
  { "with one piece", "INSERT INTO span_fragment SELECT id, 0, 0, 2 FROM span" },
  { "with pieces that overlap",
    "INSERT INTO span_fragment SELECT id, 0, 0, 3 FROM span;"
    "INSERT INTO span_fragment SELECT id, 1, 2, 4 FROM span" },
  { "with pieces out of order",
    "INSERT INTO span_fragment SELECT id, 0, 2, 4 FROM span;"
    "INSERT INTO span_fragment SELECT id, 1, 0, 1 FROM span" },
  { "with pieces past its end",
    "INSERT INTO span_fragment SELECT id, 0, 0, 1 FROM span;"
    "INSERT INTO span_fragment SELECT id, 1, 2, 9 FROM span" },
};

static void
test_span_is_refused (Fixture *fixture, gconstpointer data)
{
  const Case *damage = data;
  g_autoptr (GError) error = NULL;
  gint64 id = support_mark (fixture->store, fixture->ana, fixture->document, "Person", 0, 4);

  support_run_sql (fixture->store, damage->sql);
  g_assert_null (diple_spans_load (fixture->store, fixture->document, 0, &error));
  g_assert_error (error, DIPLE_ERROR, DIPLE_ERROR_CORRUPT);

  g_clear_error (&error);
  g_assert_null (diple_spans_find (fixture->store, id, &error));
  g_assert_error (error, DIPLE_ERROR, DIPLE_ERROR_CORRUPT);
}

static void
test_whatever_stands_in_a_row_is_shown_as_utf8 (Fixture *fixture, gconstpointer data)
{
  const gint64 ids[] = { fixture->document };
  g_autoptr (DipleDocument) document = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  const DipleDocumentRow *row;
  const DiplePair *pair;

  support_run_sql (fixture->store,
                   "UPDATE document SET title = CAST (x'41ff42' AS TEXT);"
                   "DELETE FROM metadata;"
                   "INSERT INTO metadata (document, ordinal, name, value)"
                   " SELECT id, 0, 'tag', CAST (x'80' AS TEXT) FROM document");
  document = diple_documents_load (fixture->store, fixture->document, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (document->title,
                   ==,
                   "A\xef\xbf\xbd"
                   "B");
  pair = g_ptr_array_index (document->metadata, 0);
  g_assert_cmpstr (pair->value, ==, "\xef\xbf\xbd");

  rows = diple_documents_rows (fixture->store, fixture->ana, ids, 1, &error);
  g_assert_no_error (error);
  row = g_ptr_array_index (rows, 0);
  g_assert_cmpstr (row->title,
                   ==,
                   "A\xef\xbf\xbd"
                   "B");
}

static void
add (const char *what, const Case *cases, guint n_cases, void (*test) (Fixture *, gconstpointer))
{
  for (guint i = 0; i < n_cases; i++)
    {
      g_autofree char *path = g_strdup_printf ("/damage/%s %s is refused", what, cases[i].name);

      g_test_add (path, Fixture, &cases[i], set_up, test, tear_down);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  add ("a text", texts, G_N_ELEMENTS (texts), test_text_is_refused);
  add ("a span", spans, G_N_ELEMENTS (spans), test_span_is_refused);
  g_test_add ("/damage/whatever stands in a row is shown as UTF-8",
              Fixture,
              NULL,
              set_up,
              test_whatever_stands_in_a_row_is_shown_as_utf8,
              tear_down);

  return g_test_run ();
}
