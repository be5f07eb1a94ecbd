/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reading.h"

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
    { "well-known", "A well-known man", "A well-known man - Lee - left" } },
  { "a number's comma joins",
    "en",
    "Up to 38,700 left, at 10:30 even.",
    "700",
    { "38,700", "Up to 38,700 left", "Up to 38,700 left, at 10:30 even." } },
  { "abbreviations",
    "en",
    "It rained. Mr. Smith said so, Dr. Lee too.",
    "Smith",
    { "Mr. Smith",
      "Mr. Smith said so",
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
  { "a name",
    "en",
    "Ilvi Brevit spoke.",
    "Brevit",
    { "Ilvi Brevit", "Ilvi Brevit spoke", "Ilvi Brevit spoke." } },
  { "a name after a word that begins sentences",
    "en",
    "But Ilvi Brevit spoke.",
    "Brevit",
    { "Ilvi Brevit", "But Ilvi Brevit spoke", "But Ilvi Brevit spoke." } },
  { "a name with initials and particles",
    "nl",
    "Then Mr. J. P. de la Vries-Bos left, he said.",
    "Vries",
    { "Vries-Bos",
      "Mr. J. P. de la Vries-Bos",
      "Then Mr. J. P. de la Vries-Bos left",
      "Then Mr. J. P. de la Vries-Bos left, he said." } },
  { "an office",
    "en",
    "he heads the Ministry of the Interior, they say",
    "Interior",
    { "Ministry of the Interior",
      "he heads the Ministry of the Interior",
      "he heads the Ministry of the Interior, they say" } },
  { "a name ends at a comma",
    "en",
    "in Paris, France Ana lives",
    "Paris",
    { "in Paris", "in Paris, France Ana lives" } },
  { "a name ends at a quotation",
    "en",
    "So Ana “Bee” Cook left",
    "Cook",
    { "So Ana “Bee” Cook left" } },
  { "a name's possessive stays out",
    "en",
    "saw Ilvi Brevit’s plan",
    "Brevit",
    { "Ilvi Brevit", "saw Ilvi Brevit’s plan" } },
  { "money",
    "en",
    "It cost $38,700 then.",
    "700",
    { "38,700", "$38,700", "It cost $38,700 then", "It cost $38,700 then." } },
  { "a share", "en", "about 50% of it", "50", { "50%", "about 50% of it" } },
  { "a country with full stops",
    "en",
    "in the U.S. today",
    "U.S",
    { "U.S.", "in the U.S. today" } },
  { "a date",
    "en",
    "on 2031-03-14 it fell",
    "03",
    { "2031", "2031-03-14", "on 2031-03-14 it fell" } },
  { "years", "en", "in 1999–2003 it fell", "1999", { "1999–2003", "in 1999–2003 it fell" } },
  { "an address",
    "en",
    "to ana@example.org now",
    "ana",
    { "ana@example.org", "to ana@example.org now" } },
  { "no name across lines", "en", "Ilvi\nBrevit left", "Brevit", { "Brevit left" } },
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
test_a_long_line_that_is_no_prose_is_bearable (void)
{
  static const char *const parts[] = { "A. ", "(", "“a, ", "“a”", "Ana ", "a-", "» ", "語" };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (Reading) reading = NULL;
      DipleRange range;
      gint64 before = g_get_monotonic_time ();

      while (text->len < 50000)
        g_string_append (text, parts[i]);
      reading = read_text (text->str, "en");
      range.start = range.end = diple_text_map_length (reading->map) / 2;
      for (guint k = 0; k < 3; k++)
        range = diple_boundaries_grow (reading->boundaries, range);
      diple_boundaries_shrink (reading->boundaries, range, range.start);
      g_assert_cmpint (g_get_monotonic_time () - before, <, 5 * G_USEC_PER_SEC);
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
add_ladders (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (ladders); i++)
    {
      g_autofree char *grow =
          g_strdup_printf ("/units/growing walks the units: %s", ladders[i].name);
      g_autofree char *shrink =
          g_strdup_printf ("/units/shrinking undoes growing: %s", ladders[i].name);

      g_test_add_data_func (grow, &ladders[i], test_growing_walks_the_units);
      g_test_add_data_func (shrink, &ladders[i], test_shrinking_undoes_growing);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_set_nonfatal_assertions ();

  add_cases ("the sentence", sentences, G_N_ELEMENTS (sentences), test_sentence);
  add_ladders ();
  g_test_add_func ("/units/paragraphs are lines", test_paragraphs_are_lines);
  g_test_add_func ("/units/several paragraphs grow to whole ones",
                   test_several_paragraphs_grow_to_whole_ones);
  g_test_add_func ("/units/shrinking at the end finds the last word",
                   test_shrinking_at_the_end_finds_the_last_word);
  g_test_add_func ("/units/growing ends on random texts", test_growing_ends_on_random_texts);
  g_test_add_func ("/units/a long line that is no prose is bearable",
                   test_a_long_line_that_is_no_prose_is_bearable);
  g_test_add_func ("/units/a megabyte is read where it is looked at",
                   test_a_megabyte_is_read_where_it_is_looked_at);

  return g_test_run ();
}
