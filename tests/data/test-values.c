/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-document.h"
#include "data/diple-error.h"
#include "data/diple-span.h"

#include <math.h>
#include <string.h>

static char *
hex (const guint8 *bytes)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < 32; i++)
    g_string_append_printf (text, "%02x", bytes[i]);

  return g_string_free (text, FALSE);
}

static void
test_a_new_document_has_empty_strings (void)
{
  g_autoptr (DipleDocument) document = diple_document_new ();

  g_assert_cmpint (document->id, ==, 0);
  g_assert_cmpstr (document->title, ==, "");
  g_assert_cmpstr (document->encoding, ==, "");
  g_assert_null (document->text);
  g_assert_cmpuint (document->metadata->len, ==, 0);
}

static void
test_a_text_brings_its_length_and_hash (void)
{
  g_autoptr (DipleDocument) document = diple_document_new ();
  g_autofree char *empty = NULL;
  g_autofree char *abc = NULL;

  diple_document_take_text (document, g_strdup (""), 0);
  empty = hex (document->text_sha256);
  g_assert_cmpstr (empty, ==, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  g_assert_cmpuint (document->length, ==, 0);

  diple_document_take_text (document, g_strdup ("abc"), 3);
  abc = hex (document->text_sha256);
  g_assert_cmpstr (abc, ==, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");

  diple_document_take_text (document, g_strdup ("“é😀”"), strlen ("“é😀”"));
  g_assert_cmpuint (document->length, ==, 4);
  g_assert_cmpuint (document->n_bytes, ==, 12);
}

static void
test_a_pair_copies_its_strings (void)
{
  char name[] = "tags";
  g_autoptr (DiplePair) pair = diple_pair_new (name, "flood");

  name[0] = 'X';
  g_assert_cmpstr (pair->name, ==, "tags");
  g_assert_cmpstr (pair->value, ==, "flood");
}

static void
test_freeing_nothing_is_allowed (void)
{
  diple_pair_free (NULL);
  diple_document_free (NULL);
}

static void
test_the_error_domain_has_a_name (void)
{
  g_assert_cmpstr (g_quark_to_string (DIPLE_ERROR), ==, "diple-error-quark");
}

static void
test_a_new_span_is_plain (void)
{
  g_autoptr (DipleSpan) span = diple_span_new (1, 2, 3, (DipleRange){ 4, 9 });
  g_autoptr (DipleSpan) other = diple_span_new (1, 2, 3, (DipleRange){ 4, 9 });

  g_assert_cmpint (span->document, ==, 1);
  g_assert_cmpint (span->annotator, ==, 2);
  g_assert_cmpint (span->label, ==, 3);
  g_assert_cmpuint (span->n_fragments, ==, 0);
  g_assert_null (span->fragments);
  g_assert_cmpstr (span->note, ==, "");
  g_assert_true (isnan (span->score));
  g_assert_cmpint (span->id, >, 0);
  g_assert_cmpint (span->id, !=, other->id);
}

static void
test_pieces_set_the_range_and_decide_what_is_covered (void)
{
  const DipleRange pieces[] = { { 4, 6 }, { 8, 9 } };
  g_autoptr (DipleSpan) span = diple_span_new (1, 1, 1, (DipleRange){ 0, 1 });

  diple_span_set_fragments (span, pieces, 2);
  g_assert_cmpuint (span->range.start, ==, 4);
  g_assert_cmpuint (span->range.end, ==, 9);
  for (guint i = 0; i < 12; i++)
    g_assert_cmpint (diple_span_covers (span, i), ==, i == 4 || i == 5 || i == 8);

  diple_span_set_fragments (span, span->fragments, 1);
  g_assert_cmpuint (span->n_fragments, ==, 0);
  g_assert_null (span->fragments);
  g_assert_cmpuint (span->range.end, ==, 6);
  g_assert_true (diple_span_covers (span, 5));
  g_assert_false (diple_span_covers (span, 6));
}

static void
test_a_copy_shares_nothing (void)
{
  const DipleRange pieces[] = { { 4, 6 }, { 8, 9 } };
  g_autoptr (DipleSpan) span = diple_span_new (1, 1, 1, (DipleRange){ 0, 1 });
  g_autoptr (DipleSpan) copy = NULL;

  diple_span_set_fragments (span, pieces, 2);
  copy = diple_span_copy (span);
  g_assert_true (diple_span_same (span, copy));
  g_assert_cmpint (copy->id, ==, span->id);

  copy->fragments[0].start = 5;
  copy->note[0] = '\0';
  g_assert_cmpuint (span->fragments[0].start, ==, 4);
  g_assert_false (diple_span_same (span, copy));
}

static void
test_spans_are_the_same_by_label_and_pieces (void)
{
  const DipleRange pieces[] = { { 4, 6 }, { 8, 9 } };
  g_autoptr (DipleSpan) span = diple_span_new (1, 1, 1, (DipleRange){ 4, 9 });
  g_autoptr (DipleSpan) twin = diple_span_new (1, 1, 1, (DipleRange){ 4, 9 });
  g_autoptr (DipleSpan) longer = diple_span_new (1, 1, 1, (DipleRange){ 4, 10 });
  g_autoptr (DipleSpan) other = diple_span_new (1, 1, 2, (DipleRange){ 4, 9 });
  g_autoptr (DipleSpan) broken = diple_span_new (1, 1, 1, (DipleRange){ 4, 9 });

  diple_span_set_fragments (broken, pieces, 2);
  g_assert_true (diple_span_same (span, twin));
  g_assert_false (diple_span_same (span, longer));
  g_assert_false (diple_span_same (span, other));
  g_assert_false (diple_span_same (span, broken));
}

static void
test_spans_sort_by_start_then_longer_then_id (void)
{
  g_autoptr (DipleSpan) early = diple_span_new (1, 1, 1, (DipleRange){ 1, 2 });
  g_autoptr (DipleSpan) longer = diple_span_new (1, 1, 1, (DipleRange){ 2, 9 });
  g_autoptr (DipleSpan) first = diple_span_new (1, 1, 1, (DipleRange){ 2, 5 });
  g_autoptr (DipleSpan) second = diple_span_new (1, 1, 1, (DipleRange){ 2, 5 });
  DipleSpan *order[] = { early, longer, first, second };

  for (guint i = 0; i < 4; i++)
    for (guint k = 0; k < 4; k++)
      {
        int result = diple_span_compare (order[i], order[k]);

        g_assert_cmpint ((result > 0) - (result < 0), ==, (i > k) - (i < k));
      }
}

static gpointer
ref_and_unref (gpointer data)
{
  for (guint i = 0; i < 20000; i++)
    {
      diple_span_ref (data);
      diple_span_unref (data);
    }

  return NULL;
}

static void
test_references_are_counted_across_threads (void)
{
  g_autoptr (DipleSpan) span = diple_span_new (1, 1, 1, (DipleRange){ 0, 1 });
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("refs", ref_and_unref, span);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);

  g_assert_cmpuint (g_atomic_rc_box_get_size (span), ==, sizeof *span);
  g_assert_cmpstr (span->note, ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/document/a new document has empty strings",
                   test_a_new_document_has_empty_strings);
  g_test_add_func ("/document/a text brings its length and hash",
                   test_a_text_brings_its_length_and_hash);
  g_test_add_func ("/document/a pair copies its strings", test_a_pair_copies_its_strings);
  g_test_add_func ("/document/freeing nothing is allowed", test_freeing_nothing_is_allowed);
  g_test_add_func ("/error/the error domain has a name", test_the_error_domain_has_a_name);
  g_test_add_func ("/span/a new span is plain", test_a_new_span_is_plain);
  g_test_add_func ("/span/pieces set the range and decide what is covered",
                   test_pieces_set_the_range_and_decide_what_is_covered);
  g_test_add_func ("/span/a copy shares nothing", test_a_copy_shares_nothing);
  g_test_add_func ("/span/spans are the same by label and pieces",
                   test_spans_are_the_same_by_label_and_pieces);
  g_test_add_func ("/span/spans sort by start, then longer, then id",
                   test_spans_sort_by_start_then_longer_then_id);
  g_test_add_func ("/span/references are counted across threads",
                   test_references_are_counted_across_threads);

  return g_test_run ();
}
