/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/search/diple-kwic-line-private.h"

#include <string.h>
#include <unicode/ucol.h>
#include <unicode/ustring.h>

/* Longest sort key of one text. A hundred characters need less but for rare scripts, and what is
 * cut off decides hardly anything. */
#define KEY_BYTES 768
#define UNITS 512

typedef struct
{
  DipleKwicLine *line;
  guint8 *keys[2]; /* zero-terminated; the second decides between equals */
} Entry;

/* The same order on every desk: no locale's own, but Unicode's, which people of all of them can
 * read. NULL without ICU's data, and then code points decide. */
static UCollator *
open_collator (void)
{
  UErrorCode status = U_ZERO_ERROR;
  UCollator *collator = ucol_open ("", &status);

  if (U_FAILURE (status))
    return NULL;
  /* Whether a letter is large says nothing here. */
  ucol_setStrength (collator, UCOL_SECONDARY);
  return collator;
}

static guint8 *
make_key (const UCollator *collator, const char *text)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar units[UNITS];
  guint8 key[KEY_BYTES] = { 0 };
  int32_t n_units = 0;

  if (collator == NULL)
    return (guint8 *) g_strdup (text);
  u_strFromUTF8Lenient (units, UNITS, &n_units, text, -1, &status);
  n_units = MIN (n_units, UNITS);
  ucol_getSortKey (collator, units, n_units, key, KEY_BYTES - 1);
  key[KEY_BYTES - 1] = 0;
  return (guint8 *) g_strdup ((const char *) key);
}

static gboolean
is_in_word (const char *p)
{
  const gunichar c = g_utf8_get_char (p);

  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

/* The end of the word at @p; where no blanks are between words, each character counts as one. */
static const char *
end_of_word (const char *p)
{
  const gboolean wide = g_unichar_iswide (g_utf8_get_char (p));

  while (*p != '\0' && is_in_word (p))
    {
      p = g_utf8_next_char (p);
      if (wide || g_unichar_iswide (g_utf8_get_char (p)))
        break;
    }
  return p;
}

/* The words of @text, as they follow each other or backwards, with a blank between them: so that
 * punctuation does not decide. */
static char *
words_of (const char *text, gboolean backwards)
{
  g_autoptr (GString) words = g_string_new (NULL);
  const char *p = text;

  while (*p != '\0')
    {
      const char *start = p;
      g_autofree char *word = NULL;

      p = end_of_word (p);
      if (p == start)
        {
          p = g_utf8_next_char (p);
          continue;
        }
      word = g_strndup (start, p - start);
      if (words->len > 0)
        g_string_insert_c (words, backwards ? 0 : -1, ' ');
      g_string_insert (words, backwards ? 0 : -1, word);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
make_keys (Entry *entry, const UCollator *collator, DipleKwicSort sort)
{
  const DipleKwicLine *line = entry->line;
  g_autofree char *context =
      words_of (sort == DIPLE_KWIC_LEFT ? line->left : line->right, sort == DIPLE_KWIC_LEFT);

  entry->keys[0] = make_key (collator, sort == DIPLE_KWIC_HIT ? line->hit : context);
  entry->keys[1] = make_key (collator, sort == DIPLE_KWIC_HIT ? context : line->hit);
}

static int
compare_entries_cb (gconstpointer a, gconstpointer b)
{
  const Entry *first = a, *second = b;

  for (guint i = 0; i < G_N_ELEMENTS (first->keys); i++)
    {
      const int order = strcmp ((const char *) first->keys[i], (const char *) second->keys[i]);

      if (order != 0)
        return order;
    }
  return (first->line->position > second->line->position) -
         (first->line->position < second->line->position);
}

static int
compare_positions_cb (gconstpointer a, gconstpointer b)
{
  const DipleKwicLine *first = *(DipleKwicLine *const *) a, *second = *(DipleKwicLine *const *) b;

  return (first->position > second->position) - (first->position < second->position);
}

void
diple_kwic_lines_sort (GPtrArray *lines, DipleKwicSort sort)
{
  g_autofree Entry *entries = NULL;
  UCollator *collator;

  if (sort == DIPLE_KWIC_DOCUMENT)
    {
      g_ptr_array_sort (lines, compare_positions_cb);
      return;
    }
  collator = open_collator ();
  entries = g_new0 (Entry, lines->len);
  for (guint i = 0; i < lines->len; i++)
    {
      entries[i].line = g_ptr_array_index (lines, i);
      make_keys (&entries[i], collator, sort);
    }
  qsort (entries, lines->len, sizeof *entries, compare_entries_cb);
  for (guint i = 0; i < lines->len; i++)
    {
      lines->pdata[i] = entries[i].line;
      g_free (entries[i].keys[0]);
      g_free (entries[i].keys[1]);
    }
  if (collator != NULL)
    ucol_close (collator);
}
