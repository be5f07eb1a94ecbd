/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/diple-review-patterns.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "data/text/diple-characters-private.h"

static const struct
{
  const char *name;
  const char *title;
} patterns[DIPLE_N_PATTERNS] = {
  [DIPLE_PATTERN_WHITE_SPACE] = { "white-space", N_ ("White space") },
  [DIPLE_PATTERN_FULL_STOP] = { "final-full-stop", N_ ("Final full stop") },
  [DIPLE_PATTERN_QUOTATION] = { "quotation-marks", N_ ("Quotation marks") },
  [DIPLE_PATTERN_PUNCTUATION] = { "punctuation", N_ ("Punctuation at the edge") },
  [DIPLE_PATTERN_ARTICLE] = { "leading-article", N_ ("Leading article") },
  [DIPLE_PATTERN_TITLE] = { "title-before-name", N_ ("Title before the name") },
  [DIPLE_PATTERN_HEDGE] = { "hedge", N_ ("Hedge before it") },
  [DIPLE_PATTERN_PREPOSITION] = { "leading-preposition", N_ ("Leading preposition") },
  [DIPLE_PATTERN_CONJUNCTION] = { "leading-conjunction", N_ ("Leading conjunction") },
  [DIPLE_PATTERN_POSSESSIVE] = { "possessive", N_ ("Possessive ending") },
  [DIPLE_PATTERN_APPOSITION] = { "apposition", N_ ("What follows a comma") },
};

/* Between blanks; English, German, French and Spanish. */
#define ARTICLES                                                                                   \
  " the a an der die das des dem den ein eine einer eines einem einen le la les l' l’ un une "   \
  "du el los las una "
#define TITLES                                                                                     \
  " mr mrs ms miss mx dr prof professor sir dame lord lady president vice-president premier "      \
  "prime minister chancellor mayor senator governor judge justice captain colonel general major "  \
  "sergeant lieutenant admiral inspector chief officer secretary deputy minister ambassador "      \
  "bishop cardinal pope king queen prince princess duke father sister brother reverend rabbi "     \
  "imam chair chairman chairwoman director spokesman spokeswoman spokesperson commissioner "       \
  "foreign finance transport interior defence defense health state former acting herr frau "       \
  "präsident präsidentin minister ministerin kanzler kanzlerin bürgermeister bürgermeisterin " \
  "doktor m mme mlle monsieur madame président présidente ministre maire señor señora sr sra " \
  "presidente presidenta ministro ministra alcalde alcaldesa of and the "
#define HEDGES                                                                                     \
  " about around roughly approximately some nearly almost over under more than less fewer at "     \
  "least most up to close just only well as many much an estimated reportedly allegedly "          \
  "apparently probably possibly perhaps etwa rund ungefähr fast mehr als weniger mindestens "     \
  "höchstens knapp gut environ près de plus moins au presque casi alrededor más menos unos unas "
#define PREPOSITIONS                                                                               \
  " in on at of to from by for with near into over under against between through since until "     \
  "during after before im am an auf aus bei mit nach von vom zu zum zur seit bis à au aux dans "  \
  "de des en sur par pour avec desde hasta con "
#define CONJUNCTIONS                                                                               \
  " that and but or because although while whether if so dass daß und aber oder weil ob que qui " \
  "et mais ou parce y pero porque si "

const char *
diple_pattern_name (DiplePattern pattern)
{
  g_return_val_if_fail (pattern < DIPLE_N_PATTERNS, NULL);
  return patterns[pattern].name;
}

const char *
diple_pattern_title (DiplePattern pattern)
{
  g_return_val_if_fail (pattern < DIPLE_N_PATTERNS, NULL);
  return _ (patterns[pattern].title);
}

DiplePattern
diple_pattern_from_name (const char *name)
{
  guint i = 0;

  g_return_val_if_fail (name != NULL, DIPLE_N_PATTERNS);

  while (i < DIPLE_N_PATTERNS && !g_str_equal (name, patterns[i].name))
    i++;
  return (DiplePattern) i;
}

DiplePattern
diple_pattern_only (DiplePatternSet set)
{
  for (guint i = 0; i < DIPLE_N_PATTERNS; i++)
    if (set == 1u << i)
      return (DiplePattern) i;
  return DIPLE_N_PATTERNS;
}

/* The words of @text folded, a full stop after an abbreviation left out; NULL-terminated. */
static GStrv
split_words (const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  g_auto (GStrv) parts = g_strsplit_set (folded, " \t\r\n", -1);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const gsize length = strlen (parts[i]);

      if (length > 1 && parts[i][length - 1] == '.')
        parts[i][length - 1] = '\0';
      if (length > 0)
        g_strv_builder_add (words, parts[i]);
    }
  return g_strv_builder_end (words);
}

static gboolean
is_listed (const char *word, const char *list)
{
  g_autofree char *between = g_strconcat (" ", word, " ", NULL);

  return strstr (list, between) != NULL;
}

static gboolean
are_listed (GStrv words, const char *list, guint most)
{
  const guint n = g_strv_length (words);

  for (guint i = 0; i < n; i++)
    if (!is_listed (words[i], list))
      return FALSE;
  return n > 0 && n <= most;
}

static gboolean
is_quotation (UChar32 c)
{
  return u_hasBinaryProperty (c, UCHAR_QUOTATION_MARK) || c == '`' || c == 0xb4;
}

static gboolean
is_stop (UChar32 c)
{
  return u_hasBinaryProperty (c, UCHAR_S_TERM) || c == 0x2026;
}

static gboolean
is_mark (UChar32 c)
{
  return u_ispunct (c) || u_charType (c) == U_MATH_SYMBOL;
}

/* Whether all of @text but blanks is @wanted, and something is. */
static gboolean
is_all (const char *text, gboolean (*wanted) (UChar32 c))
{
  gboolean any = FALSE;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      const UChar32 c = (UChar32) g_utf8_get_char (text);

      if (diple_character_is_blank (c))
        continue;
      if (!wanted (c))
        return FALSE;
      any = TRUE;
    }
  return any;
}

static gboolean
is_blank (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (!diple_character_is_blank ((UChar32) g_utf8_get_char (text)))
      return FALSE;
  return TRUE;
}

/* What names an addition of signs, at either side; DIPLE_N_PATTERNS when there are letters. */
static DiplePattern
name_signs (const char *text, gboolean at_end)
{
  if (is_blank (text))
    return DIPLE_PATTERN_WHITE_SPACE;
  if (is_all (text, is_quotation))
    return DIPLE_PATTERN_QUOTATION;
  if (at_end && is_all (text, is_stop))
    return DIPLE_PATTERN_FULL_STOP;
  return is_all (text, is_mark) ? DIPLE_PATTERN_PUNCTUATION : DIPLE_N_PATTERNS;
}

/* Titles may be told apart only by a word that is one: "the" alone is an article. */
static DiplePattern
name_start (const char *text)
{
  const DiplePattern signs = name_signs (text, FALSE);
  g_auto (GStrv) words = split_words (text);

  if (signs != DIPLE_N_PATTERNS)
    return signs;
  if (are_listed (words, ARTICLES, 1))
    return DIPLE_PATTERN_ARTICLE;
  if (are_listed (words, CONJUNCTIONS, 1))
    return DIPLE_PATTERN_CONJUNCTION;
  if (are_listed (words, PREPOSITIONS, 1) && !g_str_equal (words[0], "over") &&
      !g_str_equal (words[0], "under"))
    return DIPLE_PATTERN_PREPOSITION;
  if (are_listed (words, HEDGES, 4))
    return DIPLE_PATTERN_HEDGE;
  return are_listed (words, TITLES, 6) ? DIPLE_PATTERN_TITLE : DIPLE_N_PATTERNS;
}

static DiplePattern
name_end (const char *text)
{
  const DiplePattern signs = name_signs (text, TRUE);
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  if (g_str_equal (stripped, "’s") || g_str_equal (stripped, "'s") || g_str_equal (stripped, "’") ||
      g_str_equal (stripped, "'"))
    return DIPLE_PATTERN_POSSESSIVE;
  if (signs != DIPLE_N_PATTERNS)
    return signs;
  return *stripped == ',' ? DIPLE_PATTERN_APPOSITION : DIPLE_N_PATTERNS;
}

static char *
dup_range (const char *text, guint start, guint end)
{
  const char *from = g_utf8_offset_to_pointer (text, start);
  const char *to = g_utf8_offset_to_pointer (from, (glong) end - start);

  return g_strndup (from, (gsize) (to - from));
}

DiplePatternSet
diple_patterns_find (const char *text, DipleRange a, DipleRange b)
{
  const DipleRange outer = { MIN (a.start, b.start), MAX (a.end, b.end) };
  const DipleRange inner = { MAX (a.start, b.start), MIN (a.end, b.end) };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  DiplePattern first = DIPLE_N_PATTERNS, last = DIPLE_N_PATTERNS;

  g_return_val_if_fail (text != NULL, 0);

  if (inner.start >= inner.end || (outer.start == inner.start && outer.end == inner.end))
    return 0;
  before = dup_range (text, outer.start, inner.start);
  after = dup_range (text, inner.end, outer.end);
  if (*before != '\0')
    first = name_start (before);
  if (*after != '\0')
    last = name_end (after);
  if ((*before != '\0' && first == DIPLE_N_PATTERNS) ||
      (*after != '\0' && last == DIPLE_N_PATTERNS))
    return 0;
  return (first != DIPLE_N_PATTERNS ? 1u << first : 0) |
         (last != DIPLE_N_PATTERNS ? 1u << last : 0);
}
