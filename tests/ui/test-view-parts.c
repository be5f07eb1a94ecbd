/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <string.h>

#include "ui/article/diple-chips-private.h"
#include "ui/article/diple-display-text-private.h"
#include "ui/article/diple-lanes-private.h"
#include "ui/article/diple-quiet-marks-private.h"
#include "ui/diple-label-colours.h"

/* The parts of the view that need no display. */

/* @n times @word. */
static char *
repeat (const char *word, guint n)
{
  GString *text = g_string_new (NULL);

  while (n-- > 0)
    g_string_append (text, word);
  return g_string_free (text, FALSE);
}

static void
check_lines (const DipleDisplayText *shown)
{
  gsize n_bytes;
  const char *text = diple_display_text_get (shown, &n_bytes);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  g_assert_cmpuint (strlen (text), ==, n_bytes);
  for (guint i = 0; lines[i] != NULL; i++)
    g_assert_cmpint (g_utf8_strlen (lines[i], -1), <=, DIPLE_PARAGRAPH_LIMIT);
}

/* Every character of the document stands at its mapped place, or is a blank shown as a split. */
static void
check_offsets (const char *text, const DipleDisplayText *shown)
{
  const guint length = g_utf8_strlen (text, -1);
  gsize n_bytes;
  const char *display = diple_display_text_get (shown, &n_bytes);
  const char *at = display, *p = text;
  guint place = 0;

  for (guint i = 0; i < length; i++, p = g_utf8_next_char (p))
    {
      const guint mapped = diple_display_text_from_document (shown, i);

      g_assert_cmpuint (diple_display_text_to_document (shown, mapped), ==, i);
      g_assert_cmpuint (mapped, >=, place);
      at = g_utf8_offset_to_pointer (at, mapped - place);
      place = mapped;
      if (g_utf8_get_char (p) != g_utf8_get_char (at))
        {
          g_assert_cmpint (*p, ==, ' ');
          g_assert_cmpint (*at, ==, '\n');
          g_assert_true (diple_display_text_is_soft (shown, mapped));
        }
    }
}

static void
test_splits (gconstpointer data)
{
  g_autofree char *text = repeat (data, 15000);
  g_autoptr (DipleDisplayText) shown = diple_display_text_new (text, strlen (text));
  gsize n_bytes;

  g_assert_true (diple_display_text_get (shown, &n_bytes) != text);
  check_lines (shown);
  check_offsets (text, shown);
}

static void
test_short_is_not_copied (void)
{
  const char *text = "one\r\ntwo\nthree four";
  g_autoptr (DipleDisplayText) shown = diple_display_text_new (text, strlen (text));
  gsize n_bytes;

  g_assert_true (diple_display_text_get (shown, &n_bytes) == text);
  g_assert_cmpuint (diple_display_text_from_document (shown, 7), ==, 7);
  g_assert_false (diple_display_text_is_soft (shown, 8));
}

static void
test_real_breaks_are_kept (void)
{
  g_autofree char *long_line = repeat ("word ", 2000);
  g_autofree char *text = g_strconcat ("a\r\n", long_line, "\xe2\x80\xa9", "b\n\nc", NULL);
  g_autoptr (DipleDisplayText) shown = diple_display_text_new (text, strlen (text));
  gsize n_bytes;

  check_offsets (text, shown);
  g_assert_true (g_str_has_prefix (diple_display_text_get (shown, &n_bytes), "a\r\nword"));
  g_assert_true (g_str_has_suffix (diple_display_text_get (shown, &n_bytes),
                                   "word \xe2\x80\xa9"
                                   "b\n\nc"));
  g_assert_false (diple_display_text_is_soft (shown, 2));
}

static void
test_splits_after_sentence (void)
{
  g_autofree char *text = repeat ("A word and more of them. ", 1000);
  g_autoptr (DipleDisplayText) shown = diple_display_text_new (text, strlen (text));
  gsize n_bytes;
  const char *split = strchr (diple_display_text_get (shown, &n_bytes), '\n');

  g_assert_nonnull (split);
  g_assert_cmpint (split[-1], ==, '.');
}

typedef struct
{
  const char *name;
  DipleRange ranges[4];
  guint n;
  guint8 lanes[4];
} LaneCase;

static const LaneCase lane_cases[] = {
  { "spans that do not meet share the first lane", { { 0, 5 }, { 5, 9 } }, 2, { 0, 0 } },
  { "an outer span lies deeper than the inner one", { { 0, 9 }, { 2, 4 } }, 2, { 1, 0 } },
  { "of two crossing spans the longer lies deeper", { { 0, 6 }, { 4, 8 } }, 2, { 1, 0 } },
  { "two labels on one range have two lanes", { { 3, 7 }, { 3, 7 } }, 2, { 0, 1 } },
  { "nesting in nesting goes on", { { 0, 9 }, { 1, 8 }, { 2, 3 }, { 4, 5 } }, 4, { 2, 1, 0, 0 } },
};

static void
test_lanes (gconstpointer data)
{
  const LaneCase *expected = data;
  guint8 lanes[4];

  diple_lanes_assign (expected->ranges, expected->n, lanes);
  for (guint i = 0; i < expected->n; i++)
    g_assert_cmpuint (lanes[i], ==, expected->lanes[i]);
}

static void
test_deep_lanes_are_shared (void)
{
  DipleRange ranges[20];
  guint8 lanes[20];

  for (guint i = 0; i < 20; i++)
    ranges[i] = (DipleRange){ 20 - i, 21 + i };
  diple_lanes_assign (ranges, 20, lanes);
  for (guint i = 0; i < 20; i++)
    g_assert_cmpuint (lanes[i], ==, MIN (i, DIPLE_LANES - 1));
}

static void
test_chips_never_touch (void)
{
  for (guint seed = 0; seed < 500; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      const guint n = g_rand_int_range (random, 1, 20);
      DipleChip chips[20] = { 0 };
      double anchor = 0, end = -4;
      guint folded = 0;

      for (guint i = 0; i < n; i++)
        {
          anchor += g_rand_int_range (random, 0, 60);
          chips[i].anchor = MIN (anchor, 590);
          chips[i].width = g_rand_int_range (random, 20, 90);
        }
      diple_chips_place (chips, n, 600, 4, 20, 12);
      for (guint i = 0; i < n; i++)
        {
          if (chips[i].room <= 0)
            {
              folded++;
              continue;
            }
          g_assert_cmpfloat (chips[i].place, >=, end + 4 - 0.001);
          end = chips[i].place + chips[i].room + (chips[i].folded > 0 ? 16 : 0);
        }
      for (guint i = 0; i < n; i++)
        folded -= chips[i].folded;
      g_assert_cmpuint (folded, ==, 0);
    }
}

static void
test_same_place_shows_both_chips (void)
{
  DipleChip chips[2] = { { .anchor = 40, .width = 50 }, { .anchor = 40, .width = 30 } };

  diple_chips_place (chips, 2, 600, 4, 20, 12);
  g_assert_cmpfloat (chips[0].room, ==, 50);
  g_assert_cmpfloat (chips[1].room, ==, 30);
  g_assert_cmpfloat (chips[0].place, ==, 40);
  g_assert_cmpfloat (chips[1].place, ==, 94);
}

/* What is folded away is not hushed up. */
static void
test_folding_keeps_the_warning (void)
{
  DipleChip chips[12] = { 0 };
  guint warned = 0;

  for (guint i = 0; i < G_N_ELEMENTS (chips); i++)
    chips[i] = (DipleChip){ .anchor = 40, .width = 80, .sign = i == 11 ? 12 : 0 };
  diple_chips_place (chips, G_N_ELEMENTS (chips), 600, 4, 20, 12);
  g_assert_cmpfloat (chips[11].room, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (chips); i++)
    warned += chips[i].folded_warned;
  g_assert_cmpuint (warned, ==, 1);
}

static void
test_last_chip_stays_in_row (void)
{
  DipleChip chip = { .anchor = 580, .width = 50 };

  diple_chips_place (&chip, 1, 600, 4, 20, 12);
  g_assert_cmpfloat (chip.place, ==, 550);
  g_assert_cmpfloat (chip.room, ==, 50);
}

typedef struct
{
  const char *line;
  const char *quiet; /* the line with ^ under each quiet character */
} QuietCase;

static const QuietCase quiet_cases[] = {
  { "plain text, 5 * 3 and snake_case_name", "" },
  { "a **bold** word", "  ^^    ^^" },
  { "an *easy* one", "   ^    ^" },
  { "_so_ is this", "^  ^" },
  { "# Title", "^" },
  { "> quoted", "^^" },
  { "`code` here", "^    ^" },
  { "see [this](http://x.y) now", "    ^    ^^^^^^^^^^^^^" },
  { "\\*not\\* so", "^    ^" },
  { "lonely *star", "" },
  { "é **ü** 中", "  ^^ ^^" },
};

static void
test_quiet (gconstpointer data)
{
  const QuietCase *expected = data;
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (DipleRange));
  g_autoptr (GString) found = g_string_new (NULL);
  gboolean fenced = FALSE;
  guint last = 0;

  diple_quiet_marks_find (expected->line, strlen (expected->line), &fenced, marks);
  for (guint i = 0; i < g_utf8_strlen (expected->line, -1); i++)
    {
      gboolean quiet = FALSE;

      for (guint j = 0; j < marks->len; j++)
        quiet |= i >= g_array_index (marks, DipleRange, j).start &&
                 i < g_array_index (marks, DipleRange, j).end;
      g_string_append_c (found, quiet ? '^' : ' ');
      if (quiet)
        last = i + 1;
    }
  g_string_truncate (found, last);
  g_assert_cmpstr (found->str, ==, expected->quiet);
}

static void
test_fence (void)
{
  static const char *const lines[] = { "```c", "a *b* c", "```", "a *b* c" };
  static const guint counts[] = { 1, 0, 1, 2 };
  gboolean fenced = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (DipleRange));

      diple_quiet_marks_find (lines[i], strlen (lines[i]), &fenced, marks);
      g_assert_cmpuint (marks->len, ==, counts[i]);
    }
}

static void
test_colours_stand_out (gconstpointer data)
{
  for (int dark = 0; dark <= 1; dark++)
    {
      DipleLabelColours colours;

      diple_label_colours (data, dark, &colours);
      g_assert_cmpfloat (diple_colour_contrast (&colours.text, diple_page_colour (dark)), >=, 4.5);
      g_assert_cmpfloat (diple_colour_contrast (&colours.line, diple_page_colour (dark)), >=, 3);
      g_assert_cmpfloat (colours.fill.alpha, <, 0.5);
    }
}

int
main (int argc, char **argv)
{
  static const char *const colours[] = { "#004bc5", "#ffff00", "#000000",
                                         "#ffffff", "#777777", "nonsense" };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_data_func ("/display/long lines with blanks are split", "word ", test_splits);
  g_test_add_data_func ("/display/long lines without blanks are split", "港务局", test_splits);
  g_test_add_data_func (
      "/display/joined emoji are not parted", "👩‍👩‍👧‍👦🇳🇴", test_splits);
  g_test_add_func ("/display/a short text is not copied", test_short_is_not_copied);
  g_test_add_func ("/display/the text's own breaks are kept", test_real_breaks_are_kept);
  g_test_add_func ("/display/a split follows a sentence", test_splits_after_sentence);
  for (guint i = 0; i < G_N_ELEMENTS (lane_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/lanes/%s", lane_cases[i].name);

      g_test_add_data_func (path, &lane_cases[i], test_lanes);
    }
  g_test_add_func ("/lanes/deep ones share the last", test_deep_lanes_are_shared);
  g_test_add_func ("/chips/never touch and are never lost", test_chips_never_touch);
  g_test_add_func ("/chips/two at one place are both shown", test_same_place_shows_both_chips);
  g_test_add_func ("/chips/the last stays in the row", test_last_chip_stays_in_row);
  g_test_add_func ("/chips/folding keeps the warning", test_folding_keeps_the_warning);
  for (guint i = 0; i < G_N_ELEMENTS (quiet_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/quiet/marks of case %u are found", i);

      g_test_add_data_func (path, &quiet_cases[i], test_quiet);
    }
  g_test_add_func ("/quiet/code blocks are left alone", test_fence);
  for (guint i = 0; i < G_N_ELEMENTS (colours); i++)
    {
      g_autofree char *path = g_strdup_printf ("/colours/%s stands out", colours[i]);

      g_test_add_data_func (path, colours[i], test_colours_stand_out);
    }
  return g_test_run ();
}
