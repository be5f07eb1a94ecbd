/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reading.h"

static const Case snaps[] = {
  { "en", "About 38,700 people", "8,7", "38,700" },
  { "en", "About 38,700 people", "38", "38,700" },
  { "en", "It rose 3.5 per cent", ".5", "3.5" },
  { "en", "They don't know", "don", "don't" },
  { "en", "They don’t know", "’t", "don’t" },
  { "en", "Brian O’Brien left", "Bri", "Brian" },
  { "en", "Mr O’Brien left", "Brien", "O’Brien" },
  { "en", "the minister’s plan", "minis", "minister" },
  { "en", "the minister's plan", "minister", "minister" },
  { "en", "the minister's plan", "minister's", "minister's" },
  { "en", "“Stop,” she said.", "top", "Stop" },
  { "en", "“Stop,” she said.", "Stop,” sh", "Stop,” she" },
  { "en", "“Stop,” she said.", "“St", "“Stop" },
  { "en", "“Stop,” she said.", ",", "," },
  { "en", "“Stop,” she said.", ",”", ",”" },
  { "en", "“Stop,” she said.", ",” ", ",”" },
  { "en", "a  plain   word", " plain  ", "plain" },
  { "en", "a \t plain\u00a0\u200b word", "\t plain\u00a0\u200b", "plain" },
  { "en", "Ilvi Brevit (62)", "vi Bre", "Ilvi Brevit" },
  { "en", "Ilvi Brevit (62)", "(6", "(62" },
  { "en", "a well-known man", "ell", "well" },
  { "en", "the U.S. Senate", "U.S.", "U.S." },
  { "en", "the U.S. Senate", "U", "U.S" },
  { "en", "in 2031-03-14 it", "203", "2031" },
  { "en", "one\r\ntwo", "ne\r\ntw", "one\r\ntwo" },
  { "en", "so 👨‍👩‍👧 sad", "👩", "👨‍👩‍👧" },
  { "en", "so 👍🏽 good", "👍", "👍🏽" },
  { "en", "flag 🇩🇪🇫🇷 end", "🇩", "🇩🇪" },
  { "en", "cafe\xcc\x81 noir", "caf", "cafe\xcc\x81" },
  { "en", "snake_case_name", "case", "snake_case_name" },
  { "en", "50% of $38,700", "$38", "$38,700" },
  { "en", "50% of $38,700", "38", "38,700" },
  { "en", "", "", "" },
  { "fr", "devant l’Élysée hier", "Élysée", "Élysée" },
  { "fr", "devant l’Élysée hier", "lys", "Élysée" },
  { "fr", "devant l’Élysée hier", "l’Ély", "l’Élysée" },
  { "fr", "c’est aujourd’hui mardi", "jour", "aujourd’hui" },
  { "fr", "jusqu’au bout", "au", "au" },
  { "it", "il ministro dell'Interno", "Inter", "Interno" },
  { "en", "in L’Aquila today", "quil", "L’Aquila" },
  { "de", "Die Überschwemmung kam", "schwemm", "Überschwemmung" },
  { "ar", "قال الوزير إن", "وزي", "الوزير" },
  { "he", "אמר השר אתמול", "ש", "השר" },
  { "ja", "東京都は発表した。", "表", "発表" },
  { "zh", "北京政府宣布了", "京", "北京" },
  { "zh", "“北京”，", "京", "北京" },
  { "th", "รัฐบาลไทยประกาศ", "ไท", "ไทย" },
  { "ko", "정부는 발표했다", "부", "정부는" },
};

static void
test_snap (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (Reading) reading = read_text (c->text, c->language);
  DipleRange range = find (reading, c->from);

  assert_reads (reading, diple_boundaries_snap (reading->boundaries, range), c->to);
}

static void
test_snapping_a_snapped_range_changes_nothing (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (snaps); i++)
    {
      g_autoptr (Reading) reading = read_text (snaps[i].text, snaps[i].language);
      DipleRange first = find (reading, snaps[i].from);
      DipleRange second;

      first = diple_boundaries_snap (reading->boundaries, first);
      second = diple_boundaries_snap (reading->boundaries, first);
      g_assert_cmpuint (first.start, ==, second.start);
      g_assert_cmpuint (first.end, ==, second.end);
    }
}

static void
test_a_caret_snaps_to_its_word (void)
{
  static const struct
  {
    guint offset;
    const char *word;
  } cases[] = {
    { 0, "Ilvi" }, { 2, "Ilvi" }, { 4, "Ilvi" }, { 5, "Brevit" }, { 11, "Brevit" }, { 12, "" },
    { 13, "" },    { 14, "she" }, { 20, "did" }, { 21, "did" },   { 22, "" },
  };
  g_autoptr (Reading) reading = read_text ("Ilvi Brevit – she did.", "en");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DipleRange caret = { cases[i].offset, cases[i].offset };

      assert_reads (reading, diple_boundaries_snap (reading->boundaries, caret), cases[i].word);
      assert_reads (
          reading, diple_boundaries_word_at (reading->boundaries, cases[i].offset), cases[i].word);
    }
}

static void
test_only_blanks_snap_to_nothing (void)
{
  g_autoptr (Reading) reading = read_text ("one  two", "en");
  DipleRange range = diple_boundaries_snap (reading->boundaries, (DipleRange){ 3, 5 });

  g_assert_cmpuint (range.start, ==, range.end);
}

static void
test_trim_takes_every_kind_of_blank (void)
{
  static const char *const blanks[] = {
    " ",      "\t",     "\n",     "\r\n",   "\u00a0", "\u2003",
    "\u3000", "\u200b", "\ufeff", "\u2029", "\x1f",   "\xc2\x85"
  };

  for (guint i = 0; i < G_N_ELEMENTS (blanks); i++)
    {
      g_autofree char *text = g_strconcat (blanks[i], "a b", blanks[i], NULL);
      g_autoptr (Reading) reading = read_text (text, "en");
      guint length = diple_text_map_length (reading->map);

      assert_reads (
          reading, diple_boundaries_trim (reading->boundaries, (DipleRange){ 0, length }), "a b");
    }
}

static void
test_quotations_pair_up_inside_their_paragraph (void)
{
  g_autoptr (Reading) reading =
      read_text ("“She said ‘no’,” (he said). “Open\n„Zu“ and «fermé» \"", "en");
  const guint length = diple_text_map_length (reading->map);
  g_autoptr (GArray) found =
      diple_boundaries_quotations (reading->boundaries, (DipleRange){ 0, length });
  static const char *const inner[] = { "She said ‘no’,", "no", "Zu", "fermé" };

  g_assert_cmpuint (found->len, ==, G_N_ELEMENTS (inner));
  for (guint i = 0; i < found->len; i++)
    assert_reads (reading, g_array_index (found, DipleQuotation, i).inner, inner[i]);
}

static void
test_ranges_outside_the_text_are_brought_in (void)
{
  g_autoptr (Reading) reading = read_text ("one two", "en");
  DipleRange range = diple_boundaries_snap (reading->boundaries, (DipleRange){ 5, 900 });

  assert_reads (reading, range, "two");
  range = diple_boundaries_snap (reading->boundaries, (DipleRange){ 900, 5 });
  g_assert_cmpuint (range.start, <=, 7);
  g_assert_cmpuint (range.end, <=, 7);
  g_assert_cmpuint (diple_boundaries_next_word (reading->boundaries, 900, TRUE), ==, 7);
  g_assert_cmpuint (diple_boundaries_previous_word (reading->boundaries, 900, TRUE), ==, 4);
}

static const Case clusters[] = {
  { "", "a\r\nb", "\n", "\r\n" },
  { "", "x👨‍👩‍👧y", "👩", "👨‍👩‍👧" },
  { "", "e\xcc\x81x", "\xcc\x81", "e\xcc\x81" },
  { "", "🇩🇪🇫🇷", "🇪🇫", "🇩🇪🇫🇷" },
  { "", "plain", "lai", "lai" },
  { "hi", "नमस्ते", "म", "म" },
  { "ko", "\u1100\u1161\u11a8", "\u1161", "\u1100\u1161\u11a8" },
};

static void
test_clusters_stay_whole (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (Reading) reading = read_text (c->text, c->language);
  DipleRange range = find (reading, c->from);

  assert_reads (reading, diple_boundaries_snap_clusters (reading->boundaries, range), c->to);
}

static void
test_steps_by_word_stop_at_edges_of_words (void)
{
  g_autoptr (Reading) reading = read_text ("“Stop, now” said 41 👍🏽 …", "en");
  guint length = diple_text_map_length (reading->map);
  guint at = 0;

  g_assert_cmpuint (length, ==, 24);
  g_assert_cmpuint (diple_boundaries_next_word (reading->boundaries, 0, TRUE), ==, 1);
  g_assert_cmpuint (diple_boundaries_next_word (reading->boundaries, 1, TRUE), ==, 7);
  g_assert_cmpuint (diple_boundaries_next_word (reading->boundaries, 0, FALSE), ==, 5);
  g_assert_cmpuint (diple_boundaries_next_word (reading->boundaries, 5, FALSE), ==, 10);
  g_assert_cmpuint (diple_boundaries_previous_word (reading->boundaries, 10, TRUE), ==, 7);
  g_assert_cmpuint (diple_boundaries_previous_word (reading->boundaries, 7, TRUE), ==, 1);
  g_assert_cmpuint (diple_boundaries_previous_word (reading->boundaries, 1, TRUE), ==, 0);
  g_assert_cmpuint (diple_boundaries_previous_word (reading->boundaries, 10, FALSE), ==, 5);
  g_assert_cmpuint (diple_boundaries_previous_word (reading->boundaries, 9, FALSE), ==, 5);

  while (at < length)
    {
      guint next = diple_boundaries_next_word (reading->boundaries, at, FALSE);

      g_assert_cmpuint (next, >, at);
      at = next;
    }
}

static void
test_steps_by_cluster_go_both_ways (void)
{
  static const guint edges[] = { 0, 1, 3, 4, 9, 10 };
  g_autoptr (Reading) reading = read_text ("a\r\nb👨‍👩‍👧c", "en");

  for (guint i = 0; i + 1 < G_N_ELEMENTS (edges); i++)
    {
      g_assert_cmpuint (
          diple_boundaries_next_cluster (reading->boundaries, edges[i]), ==, edges[i + 1]);
      g_assert_cmpuint (
          diple_boundaries_previous_cluster (reading->boundaries, edges[i + 1]), ==, edges[i]);
    }
  g_assert_cmpuint (diple_boundaries_next_cluster (reading->boundaries, 10), ==, 10);
  g_assert_cmpuint (diple_boundaries_previous_cluster (reading->boundaries, 0), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_set_nonfatal_assertions ();

  add_cases ("a drag", snaps, G_N_ELEMENTS (snaps), test_snap);
  add_cases ("a cluster", clusters, G_N_ELEMENTS (clusters), test_clusters_stay_whole);
  g_test_add_func ("/boundaries/snapping a snapped range changes nothing",
                   test_snapping_a_snapped_range_changes_nothing);
  g_test_add_func ("/boundaries/a caret snaps to its word", test_a_caret_snaps_to_its_word);
  g_test_add_func ("/boundaries/only blanks snap to nothing", test_only_blanks_snap_to_nothing);
  g_test_add_func ("/boundaries/trim takes every kind of blank",
                   test_trim_takes_every_kind_of_blank);
  g_test_add_func ("/boundaries/quotations pair up inside their paragraph",
                   test_quotations_pair_up_inside_their_paragraph);
  g_test_add_func ("/boundaries/ranges outside the text are brought in",
                   test_ranges_outside_the_text_are_brought_in);
  g_test_add_func ("/boundaries/steps by word stop at edges of words",
                   test_steps_by_word_stop_at_edges_of_words);
  g_test_add_func ("/boundaries/steps by cluster go both ways", test_steps_by_cluster_go_both_ways);

  return g_test_run ();
}
