/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-error.h"
#include "support.h"

#include <string.h>

typedef struct
{
  DipleStore *store;
  gint64 ana;
  gint64 ben;
  gint64 document;
} Fixture;

/* Code points, not bytes: an emoji, an accent of two code points, Hebrew, Chinese. */
static const char text[] = "“The dam 🌊 leaks”, said Zoë of שלום 水坝.";

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->store = support_store_new ();
  fixture->ana = support_add_annotator (fixture->store, "Ana");
  fixture->ben = support_add_annotator (fixture->store, "Ben");
  fixture->document = support_add_document (fixture->store, "Dam", text);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->store);
}

/* Tries to add in an action of its own; the error, or NULL. */
static GError *
add (
    Fixture *fixture, gint64 annotator, const char *label, const DipleRange *pieces, guint n_pieces)
{
  DipleRange range = { pieces[0].start, pieces[n_pieces - 1].end };
  g_autoptr (DipleSpan) span =
      diple_span_new (fixture->document, annotator, support_label (fixture->store, label), range);
  GError *error = NULL;

  if (n_pieces > 1)
    diple_span_set_fragments (span, pieces, n_pieces);
  g_assert_true (diple_journal_begin (fixture->store, annotator, "span.add", &error));
  if (diple_spans_add (fixture->store, span, &error))
    g_assert_cmpint (diple_journal_commit (fixture->store, "Marked", 0, &error), >, 0);
  else
    diple_journal_rollback (fixture->store);
  return error;
}

static void
test_surface_is_cut_by_code_points (Fixture *fixture, gconstpointer data)
{
  static const char count[] = "SELECT count(*) FROM span WHERE surface = '🌊 leaks'";

  g_assert_no_error (add (fixture, fixture->ana, "Claim", &(DipleRange){ 9, 16 }, 1));
  g_assert_cmpint (support_number (fixture->store, count), ==, 1);
}

static void
test_same_span_again_is_refused (Fixture *fixture, gconstpointer data)
{
  const DipleRange zoe = { 24, 27 };
  g_autoptr (GError) error = NULL;

  g_assert_no_error (add (fixture, fixture->ana, "Person", &zoe, 1));
  g_assert_no_error (add (fixture, fixture->ana, "Source", &zoe, 1));
  g_assert_no_error (add (fixture, fixture->ben, "Person", &zoe, 1));
  error = add (fixture, fixture->ana, "Person", &zoe, 1);
  g_assert_error (error, DIPLE_ERROR, DIPLE_ERROR_REFUSED);
  g_assert_cmpuint (support_count_spans (fixture->store, fixture->document), ==, 3);
}

static void
test_bad_ranges_are_refused (Fixture *fixture, gconstpointer data)
{
  guint length = (guint) g_utf8_strlen (text, -1);
  const DipleRange ranges[] = { { 5, 5 }, { 7, 3 }, { 0, length + 1 }, { length, length + 5 } };

  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    {
      g_autoptr (GError) error = add (fixture, fixture->ana, "Claim", &ranges[i], 1);

      g_assert_error (error, DIPLE_ERROR, DIPLE_ERROR_REFUSED);
    }
  g_assert_no_error (add (fixture, fixture->ana, "Claim", &(DipleRange){ 0, length }, 1));
  g_assert_cmpuint (support_count_spans (fixture->store, fixture->document), ==, 1);
}

static void
test_pieces_come_back (Fixture *fixture, gconstpointer data)
{
  const DipleRange pieces[] = { { 1, 8 }, { 11, 16 }, { 24, 27 } };
  const DipleRange other[] = { { 1, 8 }, { 12, 16 }, { 24, 27 } };
  g_autoptr (GError) error = NULL, again = NULL;
  g_autoptr (GPtrArray) spans = NULL;
  const DipleSpan *span;

  g_assert_no_error (add (fixture, fixture->ana, "Claim", pieces, 3));
  g_assert_no_error (add (fixture, fixture->ana, "Claim", other, 3));
  g_assert_no_error (add (fixture, fixture->ana, "Claim", &(DipleRange){ 1, 27 }, 1));
  again = add (fixture, fixture->ana, "Claim", pieces, 3);
  g_assert_error (again, DIPLE_ERROR, DIPLE_ERROR_REFUSED);

  spans = diple_spans_load (fixture->store, fixture->document, fixture->ana, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (spans->len, ==, 3);
  span = g_ptr_array_index (spans, 0);
  g_assert_cmpuint (span->n_fragments, ==, 3);
  g_assert_cmpuint (span->fragments[1].start, ==, 11);
  g_assert_cmpuint (((DipleSpan *) g_ptr_array_index (spans, 1))->fragments[1].start, ==, 12);
  g_assert_cmpuint (((DipleSpan *) g_ptr_array_index (spans, 2))->n_fragments, ==, 0);
}

static void
test_order_is_start_then_longer (Fixture *fixture, gconstpointer data)
{
  const DipleRange ranges[] = { { 5, 8 }, { 1, 4 }, { 5, 16 }, { 1, 16 } };
  const guint ends[] = { 16, 4, 16, 8 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) spans = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    g_assert_no_error (add (fixture, fixture->ana, "Claim", &ranges[i], 1));
  spans = diple_spans_load (fixture->store, fixture->document, 0, &error);
  g_assert_cmpuint (spans->len, ==, 4);
  for (guint i = 0; i < spans->len; i++)
    g_assert_cmpuint (((DipleSpan *) g_ptr_array_index (spans, i))->range.end, ==, ends[i]);
}

static void
test_overlap_rule (Fixture *fixture, gconstpointer rule)
{
  gboolean nested = g_str_equal (rule, "nested");
  g_autofree char *sql = g_strdup_printf ("UPDATE layer SET overlap = '%s'", (const char *) rule);
  g_autoptr (GError) inner = NULL, crossing = NULL;

  support_run_sql (fixture->store, sql);
  g_assert_no_error (add (fixture, fixture->ana, "Person", &(DipleRange){ 5, 16 }, 1));
  inner = add (fixture, fixture->ana, "Group", &(DipleRange){ 6, 8 }, 1);
  crossing = add (fixture, fixture->ana, "Event", &(DipleRange){ 11, 20 }, 1);
  if (nested)
    g_assert_no_error (inner);
  else
    g_assert_error (inner, DIPLE_ERROR, DIPLE_ERROR_REFUSED);
  g_assert_error (crossing, DIPLE_ERROR, DIPLE_ERROR_REFUSED);
  g_assert_no_error (add (fixture, fixture->ana, "Claim", &(DipleRange){ 11, 20 }, 1));
  g_assert_no_error (add (fixture, fixture->ana, "Event", &(DipleRange){ 16, 20 }, 1));
}

static void
test_nobody_changes_anothers (Fixture *fixture, gconstpointer data)
{
  gint64 id = support_mark (fixture->store, fixture->ana, fixture->document, "Person", 24, 27);
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleSpan) span = diple_spans_find (fixture->store, id, &error);
  g_autoptr (DipleSpan) theirs = diple_span_copy (span);

  theirs->annotator = fixture->ben;
  g_assert_true (diple_journal_begin (fixture->store, fixture->ben, "span.update", &error));
  g_assert_false (diple_spans_update (fixture->store, theirs, &error));
  g_assert_error (error, DIPLE_ERROR, DIPLE_ERROR_REFUSED);
  diple_journal_rollback (fixture->store);
}

static void
test_removal_takes_relations (Fixture *fixture, gconstpointer data)
{
  gint64 claim = support_mark (fixture->store, fixture->ana, fixture->document, "Claim", 1, 16);
  gint64 source = support_mark (fixture->store, fixture->ana, fixture->document, "Source", 24, 27);
  g_autofree char *sql = g_strdup_printf (
      "INSERT INTO relation (id, type, annotator, source, target, created, modified)"
      " SELECT 5, min(id), %" G_GINT64_FORMAT ", %" G_GINT64_FORMAT ", %" G_GINT64_FORMAT
      ", 0, 0 FROM relation_type",
      fixture->ana,
      claim,
      source);
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleUndone) undone = NULL;

  support_run_sql (fixture->store, sql);
  g_assert_true (diple_journal_begin (fixture->store, fixture->ana, "span.remove", &error));
  g_assert_true (diple_spans_remove (fixture->store, source, &error));
  g_assert_cmpint (diple_journal_commit (fixture->store, "Deleted", 0, &error), >, 0);
  g_assert_cmpint (support_number (fixture->store, "SELECT count(*) FROM relation"), ==, 0);

  undone = diple_journal_undo (fixture->store, fixture->ana, &error);
  g_assert_no_error (error);
  g_assert_cmpint (support_number (fixture->store, "SELECT target FROM relation"), ==, source);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, function, data)                                                                  \
  g_test_add ("/spans/" path, Fixture, data, set_up, function, tear_down)
  ADD ("a surface is cut by code points", test_surface_is_cut_by_code_points, NULL);
  ADD ("the very same span again is refused", test_same_span_again_is_refused, NULL);
  ADD ("empty, turned and outlying ranges are refused", test_bad_ranges_are_refused, NULL);
  ADD ("pieces come back as they were", test_pieces_come_back, NULL);
  ADD ("the order is by start, then longer first", test_order_is_start_then_longer, NULL);
  ADD ("a layer that nests refuses crossing spans", test_overlap_rule, "nested");
  ADD ("a flat layer refuses any overlap", test_overlap_rule, "none");
  ADD ("nobody changes another's span", test_nobody_changes_anothers, NULL);
  ADD ("a span's removal takes its relations, and undo brings them",
       test_removal_takes_relations,
       NULL);

  return g_test_run ();
}
