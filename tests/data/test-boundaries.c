/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-boundaries.h"

#include <string.h>

typedef struct
{
  char *text;
  DipleTextMap *map;
  DipleBoundaries *boundaries;
} Reading;

static Reading *
read_text (const char *text, const char *language)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->text = g_strdup (text);
  reading->map = diple_text_map_new (reading->text, strlen (text));
  reading->boundaries = diple_boundaries_new (reading->map, language);

  return reading;
}

static void
reading_free (Reading *reading)
{
  diple_boundaries_free (reading->boundaries);
  diple_text_map_free (reading->map);
  g_free (reading->text);
  g_free (reading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

/* The range of the first @part in the text. */
static DipleRange
find (Reading *reading, const char *part)
{
  const char *found = strstr (reading->text, part);
  DipleRange range;

  if (found == NULL)
    g_error ("“%s” is not in “%s”", part, reading->text);
  range.start = diple_text_map_to_offset (reading->map, (gsize) (found - reading->text));
  range.end = range.start + (guint) g_utf8_strlen (part, -1);

  return range;
}

static void
assert_reads (Reading *reading, DipleRange range, const char *expected)
{
  g_autofree char *found = diple_text_map_dup_range (reading->map, range);

  g_assert_cmpstr (found, ==, expected);
}

typedef struct
{
  const char *language;
  const char *text;
  const char *from;
  const char *to;
} Case;

static const Case snaps[] = {
  { "en", "About 41,300 people", "1,3", "41,300" },
  { "en", "About 41,300 people", "41", "41,300" },
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
  { "en", "Ilse Brandt (62)", "se Bra", "Ilse Brandt" },
  { "en", "Ilse Brandt (62)", "(6", "(62" },
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
  { "en", "50% of $41,300", "$41", "$41,300" },
  { "en", "50% of $41,300", "41", "41,300" },
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
    { 0, "Ilse" }, { 2, "Ilse" }, { 4, "Ilse" }, { 5, "Brandt" }, { 11, "Brandt" }, { 12, "" },
    { 13, "" },    { 14, "she" }, { 20, "did" }, { 21, "did" },   { 22, "" },
  };
  g_autoptr (Reading) reading = read_text ("Ilse Brandt – she did.", "en");

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

static const Case sentences[] = {
  { "en", "It rained. Mr. Smith said so. He left.", "said", "Mr. Smith said so." },
  { "en", "It rained. Mr. Smith said so. He left.", "He", "He left." },
  { "en",
    "It rained. Dr. J. R. Roe of St. Ives spoke. End.",
    "of",
    "Dr. J. R. Roe of St. Ives spoke." },
  { "en",
    "Gov. Kim and Sen. Lee met on Jan. 5. It rained.",
    "met",
    "Gov. Kim and Sen. Lee met on Jan. 5." },
  { "en", "The U.S. Senate met. It voted.", "Senate", "The U.S. Senate met." },
  { "en", "He lives in the U.S. The senator left.", "lives", "He lives in the U.S." },
  { "en", "He came at 5 p.m. He left.", "came", "He came at 5 p.m." },
  { "en", "Roe Inc. Chairman Lee quit. It fell.", "quit", "Roe Inc. Chairman Lee quit." },
  { "en", "“No!” she said. He left.", "she", "“No!” she said." },
  { "en", "“No!” she said. He left.", "No", "“No!” she said." },
  { "en", "Is it so? Yes. No", "so", "Is it so?" },
  { "en", "Is it so? Yes. No", "No", "No" },
  { "en", "One line\nAnother line", "line", "One line" },
  { "en", "It cost 3.5 million. Yes.", "5", "It cost 3.5 million." },
  { "en", "Wait… what? Yes.", "what", "Wait… what?" },
  { "en", "Room No. 5 was shut. Yes.", "Room", "Room No. 5 was shut." },
  { "en", "They said no. 5 people left.", "said", "They said no. 5 people left." },
  { "de", "Am 14. März kam Dr. Roth. Er blieb.", "kam", "Am 14. März kam Dr. Roth." },
  { "en", "It ended in 14. March came.", "ended", "It ended in 14." },
  { "zh", "北京宣布了。他走了。", "宣", "北京宣布了。" },
  { "ja", "「行く」と言った。雨だ。", "言", "「行く」と言った。" },
  { "ar", "هل جاء؟ نعم.", "جاء", "هل جاء؟" },
  { "hi", "वह आया। वह गया।", "गया", "वह गया।" },
  { "fr", "Il dit : « On part. » Puis rien.", "part", "Il dit : « On part. »" },
  { "fr", "Il dit : « On part. » Puis rien.", "»", "Il dit : « On part. »" },
  { "fr", "Il dit : « On part. » Puis rien.", "Puis", "Puis rien." },
  { "fr", "« On part. », dit-il. Rien.", "dit", "« On part. », dit-il." },
  { "de", "Er kam. »Nein.« Er ging.", "Nein", "»Nein.«" },
};

static void
test_sentence (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (Reading) reading = read_text (c->text, c->language);
  guint offset = find (reading, c->from).start;

  assert_reads (reading, diple_boundaries_sentence_at (reading->boundaries, offset), c->to);
}

static void
test_paragraphs_are_lines (void)
{
  static const struct
  {
    guint offset;
    const char *line;
  } cases[] = {
    { 0, "one a" }, { 5, "one a" }, { 6, "one a" }, { 7, "two" },    { 11, "two" },
    { 12, "two" },  { 13, "" },     { 14, "" },     { 15, "three" }, { 20, "three" },
    { 21, "four" }, { 25, "four" }, { 26, "" },
  };
  g_autoptr (Reading) reading = read_text (" one a\n two\r\n\r\nthree\u2029four\n", "en");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_reads (reading,
                  diple_boundaries_paragraph_at (reading->boundaries, cases[i].offset),
                  cases[i].line);
}

typedef struct
{
  const char *name;
  const char *language;
  const char *text;
  const char *from; /* grows from its first place; "" is a caret at the start */
  const char *steps[10];
} Ladder;

static const Ladder ladders[] = {
  { "English quotation",
    "en",
    "It rained. “We ran,” she said. The end.",
    "ra",
    { "rained", "It rained", "It rained.", "It rained. “We ran,” she said. The end." } },
  { "inside a quotation",
    "en",
    "It rained. “We ran,” she said. The end.",
    "ran",
    { "We ran",
      "We ran,",
      "“We ran,”",
      "“We ran,” she said",
      "“We ran,” she said.",
      "It rained. “We ran,” she said. The end." } },
  { "who said it",
    "en",
    "It rained. “We ran,” she said. The end.",
    "she",
    { "she said", "“We ran,” she said.", "It rained. “We ran,” she said. The end." } },
  { "straight marks",
    "en",
    "Lee said: \"It's ours, all of it.\" They left.",
    "ours",
    { "It's ours",
      "It's ours, all of it.",
      "\"It's ours, all of it.\"",
      "Lee said: \"It's ours, all of it.\"",
      "Lee said: \"It's ours, all of it.\" They left." } },
  { "single marks and apostrophes",
    "en",
    "‘I can’t go,’ said the ministers’ aide.",
    "go",
    { "I can’t go",
      "I can’t go,",
      "‘I can’t go,’",
      "‘I can’t go,’ said the ministers’ aide",
      "‘I can’t go,’ said the ministers’ aide." } },
  { "straight single marks",
    "en",
    "He said 'it isn't so' twice.",
    "so",
    { "it isn't so",
      "'it isn't so'",
      "He said 'it isn't so' twice",
      "He said 'it isn't so' twice." } },
  { "one quotation inside another",
    "en",
    "“He said ‘no’ to me,” Ana wrote.",
    "no",
    { "‘no’",
      "He said ‘no’ to me",
      "He said ‘no’ to me,",
      "“He said ‘no’ to me,”",
      "“He said ‘no’ to me,” Ana wrote",
      "“He said ‘no’ to me,” Ana wrote." } },
  { "a quotation of two sentences",
    "en",
    "“It broke. We ran,” she said. End.",
    "ran",
    { "We ran",
      "We ran,",
      "It broke. We ran,",
      "“It broke. We ran,”",
      "“It broke. We ran,” she said",
      "“It broke. We ran,” she said.",
      "“It broke. We ran,” she said. End." } },
  { "a title in marks",
    "en",
    "The film “Jaws” won, they say.",
    "won",
    { "The film “Jaws” won", "The film “Jaws” won, they say." } },
  { "brackets",
    "en",
    "The mayor (62, a nurse) left.",
    "nurse",
    { "a nurse",
      "62, a nurse",
      "(62, a nurse)",
      "The mayor (62, a nurse) left",
      "The mayor (62, a nurse) left." } },
  { "dashes",
    "en",
    "The plan – if any – fails; we know 3–4 ways.",
    "any",
    { "if any", "The plan – if any – fails; we know 3–4 ways." } },
  { "an em dash", "en", "The plan—if any—fails", "any", { "if any", "The plan—if any—fails" } },
  { "a hyphen joins",
    "en",
    "A well-known man - Lee - left",
    "known",
    { "A well-known man", "A well-known man - Lee - left" } },
  { "a number's comma joins",
    "en",
    "Up to 41,300 left, at 10:30 even.",
    "300",
    { "41,300", "Up to 41,300 left", "Up to 41,300 left, at 10:30 even." } },
  { "abbreviations",
    "en",
    "It rained. Mr. Smith said so, Dr. Lee too.",
    "Smith",
    { "Mr. Smith said so",
      "Mr. Smith said so, Dr. Lee too.",
      "It rained. Mr. Smith said so, Dr. Lee too." } },
  { "German marks",
    "de",
    "„Wir gehen“, sagte sie.",
    "gehen",
    { "Wir gehen", "„Wir gehen“", "„Wir gehen“, sagte sie." } },
  { "reversed guillemets",
    "de",
    "»Wir gehen«, sagte sie.",
    "gehen",
    { "Wir gehen", "»Wir gehen«", "»Wir gehen«, sagte sie." } },
  { "French guillemets",
    "fr",
    "Il dit : « On part, enfin. » Puis rien.",
    "part",
    { "On part",
      "On part, enfin.",
      "« On part, enfin. »",
      "Il dit : « On part, enfin. »",
      "Il dit : « On part, enfin. » Puis rien." } },
  { "Swedish marks",
    "sv",
    "”Vi går”, sade hon.",
    "går",
    { "Vi går", "”Vi går”", "”Vi går”, sade hon." } },
  { "Japanese",
    "ja",
    "雨だ。市長は「行く、必ず」と言った。",
    "行",
    { "行く",
      "行く、必ず",
      "「行く、必ず」",
      "市長は「行く、必ず」と言った",
      "市長は「行く、必ず」と言った。",
      "雨だ。市長は「行く、必ず」と言った。" } },
  { "Chinese",
    "zh",
    "北京说：“我们走，好。”他走了。",
    "走",
    { "我们走",
      "我们走，好。",
      "“我们走，好。”",
      "北京说：“我们走，好。”",
      "北京说：“我们走，好。”他走了。" } },
  { "Arabic",
    "ar",
    "قال الوزير: «نرحل، اليوم». ثم صمت.",
    "نرحل",
    { "نرحل، اليوم",
      "«نرحل، اليوم»",
      "قال الوزير: «نرحل، اليوم».",
      "قال الوزير: «نرحل، اليوم». ثم صمت." } },
  { "a list", "en", "- first thing\n- second", "first", { "first thing", "- first thing" } },
  { "lines",
    "en",
    "One line.\n\nTwo lines. Here.",
    "lines",
    { "Two lines", "Two lines.", "Two lines. Here." } },
  { "a caret", "en", "Ana left.", "", { "Ana", "Ana left", "Ana left." } },
  { "an unfinished quotation",
    "en",
    "“We ran, she said. He left.",
    "ran",
    { "“We ran", "“We ran, she said.", "“We ran, she said. He left." } },
  { "a smiley", "en", "We ran :) and left.", "ran", { "We ran", "We ran :) and left." } },
};

static void
test_growing_walks_the_units (gconstpointer data)
{
  const Ladder *ladder = data;
  g_autoptr (Reading) reading = read_text (ladder->text, ladder->language);
  DipleRange range = find (reading, ladder->from);
  DipleRange last;

  for (guint i = 0; i < G_N_ELEMENTS (ladder->steps) && ladder->steps[i] != NULL; i++)
    {
      range = diple_boundaries_grow (reading->boundaries, range);
      assert_reads (reading, range, ladder->steps[i]);
    }

  last = diple_boundaries_grow (reading->boundaries, range);
  g_assert_cmpuint (last.start, ==, range.start);
  g_assert_cmpuint (last.end, ==, range.end);
}

static void
test_shrinking_undoes_growing (gconstpointer data)
{
  const Ladder *ladder = data;
  g_autoptr (Reading) reading = read_text (ladder->text, ladder->language);
  guint anchor = find (reading, ladder->from).start;
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (DipleRange));
  DipleRange range = { anchor, anchor };

  while (steps->len == 0 ||
         g_array_index (steps, DipleRange, steps->len - 1).start != range.start ||
         g_array_index (steps, DipleRange, steps->len - 1).end != range.end)
    {
      g_array_append_val (steps, range);
      range = diple_boundaries_grow (reading->boundaries, range);
    }
  g_assert_cmpuint (steps->len, >, 2);

  for (guint i = steps->len - 1; i > 0; i--)
    {
      const DipleRange *expected = &g_array_index (steps, DipleRange, i - 1);

      range = diple_boundaries_shrink (reading->boundaries, range, anchor);
      g_assert_cmpuint (range.start, ==, expected->start);
      g_assert_cmpuint (range.end, ==, expected->end);
    }
}

static void
test_several_paragraphs_grow_to_whole_ones (void)
{
  g_autoptr (Reading) reading = read_text ("One. Two.\nThree. Four.\nFive.", "en");
  DipleRange range = find (reading, "wo.\nThr");

  range = diple_boundaries_grow (reading->boundaries, range);
  assert_reads (reading, range, "Two.\nThree");
  range = diple_boundaries_grow (reading->boundaries, range);
  assert_reads (reading, range, "Two.\nThree.");
  range = diple_boundaries_grow (reading->boundaries, range);
  assert_reads (reading, range, "One. Two.\nThree. Four.");
  range = diple_boundaries_grow (reading->boundaries, range);
  assert_reads (reading, range, "One. Two.\nThree. Four.");
}

static void
test_shrinking_at_the_end_finds_the_last_word (void)
{
  g_autoptr (Reading) reading = read_text ("We ran fast.", "en");
  DipleRange range = diple_boundaries_shrink (reading->boundaries, (DipleRange){ 0, 11 }, 11);

  assert_reads (reading, range, "fast");
  range = diple_boundaries_shrink (reading->boundaries, range, 11);
  g_assert_cmpuint (range.start, ==, range.end);
}

static void
test_growing_ends_on_random_texts (void)
{
  static const char *const parts[] = { "word", " ", "“", "”", "‘",  "’", "\"", "'",  "(", ")",
                                       "«",    "»", "„", ",", ". ", "—", "\n", "語", "😀", "A" };
  g_autoptr (GRand) random = g_rand_new_with_seed (11);

  for (guint i = 0; i < 300; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (Reading) reading = NULL;
      DipleRange range;
      guint anchor;
      guint steps = 0;

      for (guint k = 0; k < 40; k++)
        g_string_append (text, parts[g_rand_int_range (random, 0, G_N_ELEMENTS (parts))]);
      reading = read_text (text->str, "en");
      anchor = (guint) g_rand_int_range (random, 0, (gint32) diple_text_map_length (reading->map));
      range = (DipleRange){ anchor, anchor };

      while (TRUE)
        {
          DipleRange next = diple_boundaries_grow (reading->boundaries, range);
          DipleRange back = diple_boundaries_shrink (reading->boundaries, next, anchor);

          g_assert_cmpuint (next.start, <=, range.start);
          g_assert_cmpuint (next.end, >=, range.end);
          if (next.start == range.start && next.end == range.end)
            break;
          g_assert_cmpuint (back.start, ==, range.start);
          g_assert_cmpuint (back.end, ==, range.end);
          range = next;
          g_assert_cmpuint (++steps, <, 100);
        }
    }
}

static void
test_a_megabyte_is_read_where_it_is_looked_at (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (Reading) reading = NULL;
  guint length;
  gint64 before;
  gint64 taken;

  while (text->len < 1000000)
    g_string_append (text, "“Šest lidí – přesně tolik,” řekla paní J. Nováková z úřadu.\n");
  reading = read_text (text->str, "cs");
  length = diple_text_map_length (reading->map);

  before = g_get_monotonic_time ();
  for (guint i = 0; i < 100; i++)
    {
      guint at = length / 100 * i;
      DipleRange range = diple_boundaries_word_at (reading->boundaries, at);

      for (guint k = 0; k < 5; k++)
        range = diple_boundaries_grow (reading->boundaries, range);
      g_assert_cmpuint (range.end - range.start, >, 20);
    }
  taken = g_get_monotonic_time () - before;

  g_test_minimized_result (
      (double) taken / 100, "word and five steps: %.0f µs", (double) taken / 100);
  g_assert_cmpint (taken, <, 100 * 20000);
}

static void
add_cases (const char *what, const Case *cases, guint n_cases, GTestDataFunc test)
{
  for (guint i = 0; i < n_cases; i++)
    {
      g_autofree char *from = g_strescape (cases[i].from, NULL);
      g_autofree char *text = g_strescape (cases[i].text, NULL);
      g_autofree char *path =
          g_strdup_printf ("/boundaries/%s of “%s” in “%s” (%u)", what, from, text, i);

      g_strdelimit (path + 1 + strlen ("boundaries/"), "/", ':');
      g_test_add_data_func (path, &cases[i], test);
    }
}

static void
add_ladders (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (ladders); i++)
    {
      g_autofree char *grow =
          g_strdup_printf ("/boundaries/growing walks the units: %s", ladders[i].name);
      g_autofree char *shrink =
          g_strdup_printf ("/boundaries/shrinking undoes growing: %s", ladders[i].name);

      g_test_add_data_func (grow, &ladders[i], test_growing_walks_the_units);
      g_test_add_data_func (shrink, &ladders[i], test_shrinking_undoes_growing);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_set_nonfatal_assertions ();

  add_cases ("a drag", snaps, G_N_ELEMENTS (snaps), test_snap);
  add_cases ("a cluster", clusters, G_N_ELEMENTS (clusters), test_clusters_stay_whole);
  add_cases ("the sentence", sentences, G_N_ELEMENTS (sentences), test_sentence);
  add_ladders ();
  g_test_add_func ("/boundaries/snapping a snapped range changes nothing",
                   test_snapping_a_snapped_range_changes_nothing);
  g_test_add_func ("/boundaries/a caret snaps to its word", test_a_caret_snaps_to_its_word);
  g_test_add_func ("/boundaries/only blanks snap to nothing", test_only_blanks_snap_to_nothing);
  g_test_add_func ("/boundaries/trim takes every kind of blank",
                   test_trim_takes_every_kind_of_blank);
  g_test_add_func ("/boundaries/ranges outside the text are brought in",
                   test_ranges_outside_the_text_are_brought_in);
  g_test_add_func ("/boundaries/steps by word stop at edges of words",
                   test_steps_by_word_stop_at_edges_of_words);
  g_test_add_func ("/boundaries/steps by cluster go both ways", test_steps_by_cluster_go_both_ways);
  g_test_add_func ("/boundaries/paragraphs are lines", test_paragraphs_are_lines);
  g_test_add_func ("/boundaries/several paragraphs grow to whole ones",
                   test_several_paragraphs_grow_to_whole_ones);
  g_test_add_func ("/boundaries/shrinking at the end finds the last word",
                   test_shrinking_at_the_end_finds_the_last_word);
  g_test_add_func ("/boundaries/growing ends on random texts", test_growing_ends_on_random_texts);
  g_test_add_func ("/boundaries/a megabyte is read where it is looked at",
                   test_a_megabyte_is_read_where_it_is_looked_at);

  return g_test_run ();
}
