/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/search/diple-phrase-private.h"

#include <string.h>
#include <unicode/uchar.h>

/* Scripts that put no blanks between words (Chinese, Japanese, Thai), or glue particles to them
 * (Korean): there the index holds whole runs of text, in which a word cannot be found. Pictures
 * are in the same classes, and not in the index at all. */
static gboolean
has_no_blanks (gunichar c)
{
  switch (u_getIntPropertyValue ((UChar32) c, UCHAR_LINE_BREAK))
    {
    case U_LB_IDEOGRAPHIC:
    case U_LB_CONDITIONAL_JAPANESE_STARTER:
    case U_LB_COMPLEX_CONTEXT:
    case U_LB_H2:
    case U_LB_H3:
    case U_LB_JL:
    case U_LB_JV:
    case U_LB_JT:
    case U_LB_E_BASE:
    case U_LB_E_MODIFIER:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
needs_scan (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (has_no_blanks (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

gboolean
diple_phrase_is_punctuation (const DiplePhrase *phrase)
{
  if (!phrase->literal || phrase->quoted)
    return FALSE;
  for (const char *p = phrase->text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_ispunct (g_utf8_get_char (p)) ||
        u_getIntPropertyValue ((UChar32) g_utf8_get_char (p), UCHAR_GENERAL_CATEGORY_MASK) &
            U_GC_S_MASK)
      return FALSE;
  return TRUE;
}

typedef struct
{
  DipleQuery *query;
  GArray *terms; /* guint */
} Collection;

static guint
ensure_term (DipleQuery *query, const char *text, gsize n_bytes, gboolean prefix)
{
  DipleTerm *term;

  for (guint i = 0; i < query->terms->len; i++)
    {
      const DipleTerm *known = g_ptr_array_index (query->terms, i);

      if (known->n_bytes == n_bytes && known->prefix == prefix &&
          memcmp (known->text, text, n_bytes) == 0)
        return i;
    }
  term = g_new0 (DipleTerm, 1);
  term->text = g_strndup (text, n_bytes);
  term->n_bytes = n_bytes;
  term->prefix = prefix;
  g_ptr_array_add (query->terms, term);
  return query->terms->len - 1;
}

static void
token_cb (const char *token, int n_bytes, int start, int end, gpointer data)
{
  Collection *collection = data;
  guint term = ensure_term (collection->query, token, (gsize) n_bytes, FALSE);

  g_array_append_val (collection->terms, term);
}

/* Only the last word of a phrase may go on. */
static void
make_last_prefix (DipleQuery *query, GArray *terms)
{
  guint *last = &g_array_index (terms, guint, terms->len - 1);
  const DipleTerm *whole = g_ptr_array_index (query->terms, *last);

  *last = ensure_term (query, whole->text, whole->n_bytes, TRUE);
}

guint
diple_phrase_add (
    DipleQuery *query, DipleTokens *tokens, const char *text, gboolean prefix, gboolean quoted)
{
  DiplePhrase *phrase = g_new0 (DiplePhrase, 1);
  Collection collection = { query, g_array_new (FALSE, FALSE, sizeof (guint)) };

  phrase->text = g_strdup (text);
  phrase->prefix = prefix;
  phrase->quoted = quoted;
  if (!needs_scan (text))
    diple_tokens_foreach (tokens, text, strlen (text), token_cb, &collection);
  phrase->literal = collection.terms->len == 0;
  if (prefix && !phrase->literal)
    make_last_prefix (query, collection.terms);
  phrase->n_terms = collection.terms->len;
  phrase->terms = (guint *) g_array_free (collection.terms, FALSE);
  g_ptr_array_add (query->phrases, phrase);
  return query->phrases->len - 1;
}

void
diple_phrase_free (gpointer data)
{
  DiplePhrase *phrase = data;

  g_free (phrase->text);
  g_free (phrase->terms);
  g_free (phrase);
}

void
diple_term_free (gpointer data)
{
  DipleTerm *term = data;

  g_free (term->text);
  g_free (term);
}
