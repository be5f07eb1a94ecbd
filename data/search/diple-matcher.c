/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/search/diple-matcher-parts-private.h"

#include <string.h>
#include <unicode/uchar.h>

/* A token of the text that is one of the query's terms. */
typedef struct
{
  guint number;
  gsize start;
  gsize end;
} Token;

struct _DipleMatcher
{
  const DipleQuery *query;
  DipleTokens *tokens;
  gboolean has_literals;
  GPtrArray *found;   /* for each term, GArray of Token */
  GPtrArray *phrases; /* for each phrase, GArray of DiplePlace */
  GArray *starts;     /* gsize, of every token; empty unless there are literals */
  GArray *hits;       /* DipleHit */
  guint n_tokens;
};

static GPtrArray *
arrays_new (guint n_arrays, guint size)
{
  GPtrArray *arrays = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  for (guint i = 0; i < n_arrays; i++)
    g_ptr_array_add (arrays, g_array_new (FALSE, FALSE, size));
  return arrays;
}

DipleMatcher *
diple_matcher_new (const DipleQuery *query, DipleTokens *tokens)
{
  DipleMatcher *self = g_new0 (DipleMatcher, 1);

  self->query = query;
  self->tokens = tokens;
  self->found = arrays_new (query->terms->len, sizeof (Token));
  self->phrases = arrays_new (query->phrases->len, sizeof (DiplePlace));
  self->starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->hits = g_array_new (FALSE, FALSE, sizeof (DipleHit));
  for (guint i = 0; i < query->phrases->len; i++)
    self->has_literals |= ((DiplePhrase *) g_ptr_array_index (query->phrases, i))->literal;
  return self;
}

void
diple_matcher_free (DipleMatcher *self)
{
  g_ptr_array_unref (self->found);
  g_ptr_array_unref (self->phrases);
  g_array_unref (self->starts);
  g_array_unref (self->hits);
  g_free (self);
}

static gboolean
is_term (const DipleTerm *term, const char *token, gsize n_bytes)
{
  if (term->prefix ? n_bytes < term->n_bytes : n_bytes != term->n_bytes)
    return FALSE;
  return memcmp (term->text, token, term->n_bytes) == 0;
}

static void
token_cb (const char *token, int n_bytes, int start, int end, gpointer data)
{
  DipleMatcher *self = data;
  const Token found = { self->n_tokens++, (gsize) start, (gsize) end };

  for (guint i = 0; i < self->query->terms->len; i++)
    if (is_term (g_ptr_array_index (self->query->terms, i), token, (gsize) n_bytes))
      g_array_append_val ((GArray *) g_ptr_array_index (self->found, i), found);
  if (self->has_literals)
    g_array_append_val (self->starts, found.start);
}

/* The token called @number among those of one term, or NULL. */
static const Token *
find_token (const GArray *tokens, guint number)
{
  guint low = 0, high = tokens->len;

  while (low < high)
    {
      const guint middle = (low + high) / 2;
      const Token *token = &g_array_index (tokens, Token, middle);

      if (token->number == number)
        return token;
      if (token->number < number)
        low = middle + 1;
      else
        high = middle;
    }
  return NULL;
}

static void
find_phrase (DipleMatcher *self, const DiplePhrase *phrase, GArray *places)
{
  const GArray *first = g_ptr_array_index (self->found, phrase->terms[0]);

  for (guint i = 0; i < first->len; i++)
    {
      const Token *begin = &g_array_index (first, Token, i);
      const Token *last = begin;
      DiplePlace place;

      for (guint j = 1; j < phrase->n_terms && last != NULL; j++)
        last = find_token (g_ptr_array_index (self->found, phrase->terms[j]), begin->number + j);
      if (last == NULL)
        continue;
      place = (DiplePlace){ begin->number, last->number + 1, begin->start, last->end };
      g_array_append_val (places, place);
    }
}

static void
find_phrases (DipleMatcher *self, const char *text, gsize n_bytes)
{
  for (guint i = 0; i < self->found->len; i++)
    g_array_set_size (g_ptr_array_index (self->found, i), 0);
  g_array_set_size (self->starts, 0);
  self->n_tokens = 0;
  diple_tokens_foreach (self->tokens, text, n_bytes, token_cb, self);

  for (guint i = 0; i < self->phrases->len; i++)
    {
      const DiplePhrase *phrase = g_ptr_array_index (self->query->phrases, i);
      GArray *places = g_ptr_array_index (self->phrases, i);

      g_array_set_size (places, 0);
      if (phrase->literal)
        diple_literal_find (phrase->text, text, n_bytes, self->starts, places);
      else
        find_phrase (self, phrase, places);
    }
}

static void
add_hits (GArray *hits, const GArray *places)
{
  for (guint i = 0; i < places->len; i++)
    {
      const DiplePlace *place = &g_array_index (places, DiplePlace, i);
      const DipleHit hit = { place->start, place->end };

      g_array_append_val (hits, hit);
    }
}

static gboolean
match_near (DipleMatcher *self, const DipleQueryNode *node)
{
  g_autoptr (GPtrArray) lists = g_ptr_array_new ();
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (DiplePlace));

  for (guint i = 0; i < node->children->len; i++)
    {
      const DipleQueryNode *child = g_ptr_array_index (node->children, i);

      g_ptr_array_add (lists, g_ptr_array_index (self->phrases, child->phrase));
    }
  diple_near_find (lists, node->distance, found);
  add_hits (self->hits, found);
  return found->len > 0;
}

/* Whether @node is true of the text; its hits are appended then, and only then. */
static gboolean
match (DipleMatcher *self, const DipleQueryNode *node)
{
  const guint before = self->hits->len;
  guint n_true = 0;
  gboolean is_true;

  if (node->kind == DIPLE_QUERY_NEAR)
    return match_near (self, node);
  if (node->kind == DIPLE_QUERY_PHRASE)
    {
      add_hits (self->hits, g_ptr_array_index (self->phrases, node->phrase));
      return self->hits->len > before;
    }
  for (guint i = 0; i < node->children->len; i++)
    if (match (self, g_ptr_array_index (node->children, i)))
      n_true += node->kind == DIPLE_QUERY_NOT && i > 0 ? 2 : 1;

  if (node->kind == DIPLE_QUERY_OR)
    return n_true > 0;
  is_true = n_true == (node->kind == DIPLE_QUERY_NOT ? 1 : node->children->len);
  if (!is_true)
    g_array_set_size (self->hits, before);
  return is_true;
}

static int
compare_hits_cb (gconstpointer a, gconstpointer b)
{
  const DipleHit *first = a, *second = b;

  if (first->start != second->start)
    return first->start < second->start ? -1 : 1;
  return first->end > second->end ? -1 : first->end < second->end;
}

/* The marks that belong to the last letter are no part of a token in many scripts; nor are the
 * tones of skin. */
static gsize
end_of_letters (const char *text, gsize n_bytes, gsize end)
{
  while (end < n_bytes)
    {
      const char *p = text + end;
      const gunichar c = g_utf8_get_char (p);

      if (!g_unichar_ismark (c) && c != 0x200d &&
          !u_hasBinaryProperty ((UChar32) c, UCHAR_EMOJI_MODIFIER))
        break;
      end = (gsize) (g_utf8_next_char (p) - text);
    }
  return end;
}

/* Into text order, and none that lies in another. */
static void
tidy (GArray *hits, const char *text, gsize n_bytes)
{
  guint kept = 0;
  gsize reached = 0;

  g_array_sort (hits, compare_hits_cb);
  for (guint i = 0; i < hits->len; i++)
    {
      DipleHit hit = g_array_index (hits, DipleHit, i);

      hit.end = end_of_letters (text, n_bytes, hit.end);
      if (kept > 0 && hit.end <= reached)
        continue;
      reached = hit.end;
      g_array_index (hits, DipleHit, kept++) = hit;
    }
  g_array_set_size (hits, kept);
}

GArray *
diple_matcher_run (DipleMatcher *self, const char *text, gsize n_bytes)
{
  g_array_set_size (self->hits, 0);
  find_phrases (self, text, n_bytes);
  if (!match (self, self->query->root))
    g_array_set_size (self->hits, 0);
  tidy (self->hits, text, n_bytes);
  return self->hits;
}
