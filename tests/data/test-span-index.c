/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-span-index.h"

/* The index is compared with the plainest thing that can be right: an array that is sorted after
 * every change and searched from end to end. */
typedef struct
{
  DipleSpanIndex *index;
  GPtrArray *plain;
  GRand *random;
  guint length;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->index = diple_span_index_new ();
  fixture->plain = g_ptr_array_new_with_free_func ((GDestroyNotify) diple_span_unref);
  fixture->random = g_rand_new_with_seed (GPOINTER_TO_UINT (data));
  fixture->length = 400;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  diple_span_index_free (fixture->index);
  g_ptr_array_unref (fixture->plain);
  g_rand_free (fixture->random);
}

static guint
below (Fixture *fixture, guint limit)
{
  return (guint) g_rand_int_range (fixture->random, 0, (gint32) limit);
}

static DipleSpan *
draw_span (Fixture *fixture)
{
  guint start = below (fixture, fixture->length);
  guint size = below (fixture, 10) == 0 ? below (fixture, fixture->length) : below (fixture, 20);
  DipleSpan *span = diple_span_new (1, 1, 1, (DipleRange){ start, start + size });

  if (size > 8 && below (fixture, 3) == 0)
    {
      const DipleRange pieces[] = { { start, start + 2 },
                                    { start + 4, start + 5 },
                                    { start + 7, start + size } };

      diple_span_set_fragments (span, pieces, G_N_ELEMENTS (pieces));
    }

  return span;
}

static int
compare_cb (gconstpointer a, gconstpointer b)
{
  return diple_span_compare (*(DipleSpan *const *) a, *(DipleSpan *const *) b);
}

static gboolean
collect_cb (DipleSpan *span, gpointer data)
{
  g_ptr_array_add (data, span);

  return TRUE;
}

static void
assert_foreach (Fixture *fixture, DipleRange range)
{
  g_autoptr (GPtrArray) met = g_ptr_array_new ();
  guint n = 0;

  diple_span_index_foreach (fixture->index, range, collect_cb, met);
  for (guint i = 0; i < fixture->plain->len; i++)
    {
      DipleSpan *span = g_ptr_array_index (fixture->plain, i);
      guint first = MAX (span->range.start, range.start);
      guint last = MIN (span->range.end, range.end);

      if (first >= last)
        continue;
      g_assert_cmpuint (n, <, met->len);
      g_assert_true (g_ptr_array_index (met, n) == span);
      n++;
    }
  g_assert_cmpuint (n, ==, met->len);
}

static void
assert_at (Fixture *fixture, guint offset)
{
  g_autoptr (GPtrArray) found = diple_span_index_at (fixture->index, offset);
  guint n = 0;

  for (guint i = 0; i < fixture->plain->len; i++)
    if (diple_span_covers (g_ptr_array_index (fixture->plain, i), offset))
      n++;
  g_assert_cmpuint (found->len, ==, n);

  for (guint i = 0; i < found->len; i++)
    {
      const DipleSpan *span = g_ptr_array_index (found, i);
      const DipleSpan *before = i > 0 ? g_ptr_array_index (found, i - 1) : span;

      g_assert_true (diple_span_covers (span, offset));
      g_assert_cmpuint (
          before->range.end - before->range.start, <=, span->range.end - span->range.start);
    }
}

static void
assert_lower_bound (Fixture *fixture, guint offset)
{
  guint expected = 0;

  while (expected < fixture->plain->len &&
         ((DipleSpan *) g_ptr_array_index (fixture->plain, expected))->range.start < offset)
    expected++;

  g_assert_cmpuint (diple_span_index_lower_bound (fixture->index, offset), ==, expected);
}

static void
assert_equal (Fixture *fixture)
{
  g_ptr_array_sort (fixture->plain, compare_cb);
  g_assert_cmpuint (diple_span_index_size (fixture->index), ==, fixture->plain->len);

  for (guint i = 0; i < fixture->plain->len; i++)
    {
      DipleSpan *span = g_ptr_array_index (fixture->plain, i);
      guint position = G_MAXUINT;

      g_assert_true (diple_span_index_get (fixture->index, i) == span);
      g_assert_true (diple_span_index_find (fixture->index, span->id, &position) == span);
      g_assert_cmpuint (position, ==, i);
    }
}

static void
assert_lookups (Fixture *fixture)
{
  guint start = below (fixture, fixture->length + 20);

  g_ptr_array_sort (fixture->plain, compare_cb);
  assert_foreach (fixture, (DipleRange){ start, start + below (fixture, 60) });
  assert_foreach (fixture, (DipleRange){ 0, G_MAXUINT });
  assert_foreach (fixture, (DipleRange){ start, start });
  assert_at (fixture, start);
  assert_lower_bound (fixture, start);
  assert_lower_bound (fixture, 0);
}

static void
change (Fixture *fixture)
{
  guint which = fixture->plain->len > 0 ? below (fixture, fixture->plain->len) : 0;
  guint choice = below (fixture, 10);
  DipleSpan *span;

  if (fixture->plain->len > 0 && choice < 4)
    {
      span = g_ptr_array_index (fixture->plain, which);
      g_assert_true (diple_span_index_remove (fixture->index, span->id));
      g_assert_null (diple_span_index_find (fixture->index, span->id, NULL));
      g_ptr_array_remove_index_fast (fixture->plain, which);
      return;
    }

  span = draw_span (fixture);
  if (fixture->plain->len > 0 && choice < 7)
    {
      span->id = ((DipleSpan *) g_ptr_array_index (fixture->plain, which))->id;
      g_ptr_array_remove_index_fast (fixture->plain, which);
    }
  diple_span_index_put (fixture->index, span);
  g_ptr_array_add (fixture->plain, span);
}

static void
test_random_changes_agree_with_a_plain_array (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 1500; i++)
    {
      change (fixture);
      assert_lookups (fixture);
      if (i % 50 == 0)
        assert_equal (fixture);
    }
  assert_equal (fixture);
}

static void
fill (Fixture *fixture, guint n)
{
  g_ptr_array_set_size (fixture->plain, 0);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (fixture->plain, draw_span (fixture));
  diple_span_index_set (fixture->index, fixture->plain);
}

static void
test_setting_agrees_at_every_size (Fixture *fixture, gconstpointer data)
{
  static const guint sizes[] = { 0, 1, 15, 16, 17, 255, 256, 257, 600, 4096, 4097, 33, 16, 3, 0 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      fill (fixture, sizes[i]);
      assert_equal (fixture);
      for (guint k = 0; k < 30; k++)
        assert_lookups (fixture);
    }
}

static void
test_shrinking_and_growing_over_a_level_agrees (Fixture *fixture, gconstpointer data)
{
  fill (fixture, 18);
  for (guint i = 0; i < 400; i++)
    {
      change (fixture);
      while (fixture->plain->len > 18)
        {
          DipleSpan *last = g_ptr_array_index (fixture->plain, fixture->plain->len - 1);

          g_assert_true (diple_span_index_remove (fixture->index, last->id));
          g_ptr_array_set_size (fixture->plain, (int) fixture->plain->len - 1);
        }
      assert_equal (fixture);
      assert_lookups (fixture);
    }
}

static void
test_the_last_of_doubled_ids_stays (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) spans = g_ptr_array_new_with_free_func ((GDestroyNotify) diple_span_unref);
  DipleSpan *first = diple_span_new (1, 1, 1, (DipleRange){ 0, 4 });
  DipleSpan *second = diple_span_copy (first);

  second->range = (DipleRange){ 9, 12 };
  g_ptr_array_add (spans, first);
  g_ptr_array_add (spans, second);
  diple_span_index_set (fixture->index, spans);

  g_assert_cmpuint (diple_span_index_size (fixture->index), ==, 1);
  g_assert_true (diple_span_index_get (fixture->index, 0) == second);
}

static gboolean
stop_at_second_cb (DipleSpan *span, gpointer data)
{
  guint *count = data;

  return ++*count < 2;
}

static void
test_foreach_stops_when_told (Fixture *fixture, gconstpointer data)
{
  guint count = 0;

  fill (fixture, 1000);
  diple_span_index_foreach (
      fixture->index, (DipleRange){ 0, G_MAXUINT }, stop_at_second_cb, &count);
  g_assert_cmpuint (count, ==, 2);
}

static void
test_an_unknown_id_is_not_removed (Fixture *fixture, gconstpointer data)
{
  fill (fixture, 20);
  g_assert_false (diple_span_index_remove (fixture->index, 12345));
  g_assert_null (diple_span_index_find (fixture->index, 12345, NULL));
  assert_equal (fixture);
}

static void
test_fifty_thousand_spans_are_searched_in_microseconds (Fixture *fixture, gconstpointer data)
{
  gint64 before;
  gint64 changing;
  gint64 searching;

  fixture->length = 1000000;
  fill (fixture, 50000);
  for (guint i = 0; i < fixture->plain->len; i++)
    {
      DipleSpan *span = diple_span_copy (g_ptr_array_index (fixture->plain, i));

      span->range.end = MIN (span->range.end, span->range.start + 200);
      diple_span_unref (fixture->plain->pdata[i]);
      fixture->plain->pdata[i] = span;
    }
  diple_span_index_set (fixture->index, fixture->plain);

  before = g_get_monotonic_time ();
  for (guint i = 0; i < 100; i++)
    diple_span_index_put (fixture->index, diple_span_index_get (fixture->index, i));
  changing = g_get_monotonic_time () - before;

  before = g_get_monotonic_time ();
  for (guint i = 0; i < 1000; i++)
    {
      g_autoptr (GPtrArray) found = diple_span_index_at (fixture->index, i * 1000);

      g_assert_nonnull (found);
    }
  searching = g_get_monotonic_time () - before;

  g_test_minimized_result ((double) changing / 100, "a change: %.1f µs", (double) changing / 100);
  g_test_minimized_result (
      (double) searching / 1000, "a search: %.2f µs", (double) searching / 1000);
  g_assert_cmpint (changing, <, 100 * 10000);
  g_assert_cmpint (searching, <, 1000 * 1000);
}

static void
add (const char *name, guint seed, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (name, Fixture, GUINT_TO_POINTER (seed), set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (guint seed = 1; seed <= 5; seed++)
    {
      g_autofree char *name =
          g_strdup_printf ("/span-index/random changes agree with a plain array (%u)", seed);

      add (name, seed, test_random_changes_agree_with_a_plain_array);
    }
  add ("/span-index/setting agrees at every size", 6, test_setting_agrees_at_every_size);
  add ("/span-index/shrinking and growing over a level agrees",
       7,
       test_shrinking_and_growing_over_a_level_agrees);
  add ("/span-index/the last of doubled ids stays", 8, test_the_last_of_doubled_ids_stays);
  add ("/span-index/foreach stops when told", 9, test_foreach_stops_when_told);
  add ("/span-index/an unknown id is not removed", 10, test_an_unknown_id_is_not_removed);
  add ("/span-index/fifty thousand spans are searched in microseconds",
       11,
       test_fifty_thousand_spans_are_searched_in_microseconds);

  return g_test_run ();
}
