/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/search/diple-query-private.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "data/diple-error.h"
#include "data/search/diple-phrase-private.h"
#include "data/search/diple-query-lexer-private.h"

/* FTS5 gives up on deeper and longer expressions. */
#define MAX_DEPTH 20
#define MAX_PHRASES 64

#define DEFAULT_DISTANCE 10
#define MAX_DISTANCE 1000

typedef struct
{
  DipleLexer lexer;
  DipleTokens *tokens;
  DipleQuery *query;
  guint depth;
} Parser;

static DipleQueryNode *read_either (Parser *self, GError **error);

static void
node_free (gpointer data)
{
  DipleQueryNode *node = data;

  g_clear_pointer (&node->children, g_ptr_array_unref);
  g_free (node);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleQueryNode, node_free)

static DipleQueryNode *
node_new (DipleQueryKind kind)
{
  DipleQueryNode *node = g_new0 (DipleQueryNode, 1);

  node->kind = kind;
  if (kind != DIPLE_QUERY_PHRASE)
    node->children = g_ptr_array_new_with_free_func (node_free);
  return node;
}

/* @left and @right, either of which may be NULL, under a node of @kind; both are taken. */
static DipleQueryNode *
join (DipleQueryKind kind, DipleQueryNode *left, DipleQueryNode *right)
{
  DipleQueryNode *node;

  if (left == NULL || right == NULL)
    return left != NULL ? left : right;
  if (left->kind == kind && kind != DIPLE_QUERY_NOT)
    {
      g_ptr_array_add (left->children, right);
      return left;
    }
  node = node_new (kind);
  g_ptr_array_add (node->children, left);
  g_ptr_array_add (node->children, right);
  return node;
}

static gpointer
fail (GError **error, const char *message)
{
  g_set_error_literal (error, DIPLE_ERROR, DIPLE_ERROR_REFUSED, message);
  return NULL;
}

static gpointer
fail_operator (GError **error, const char *operator)
{
  g_set_error (error,
               DIPLE_ERROR,
               DIPLE_ERROR_REFUSED,
               _ ("%s needs words on both sides, as in: flood %s river; to look for the word "
                  "itself write it in small letters or in quotation marks"),
               operator,
               operator);
  return NULL;
}

static gboolean
is_term (const Parser *self)
{
  return self->lexer.kind == DIPLE_LEXEME_WORD || self->lexer.kind == DIPLE_LEXEME_QUOTED;
}

static DipleQueryNode *
read_phrase (Parser *self, GError **error)
{
  const gboolean quoted = self->lexer.kind == DIPLE_LEXEME_QUOTED;
  g_autoptr (DipleQueryNode) node = node_new (DIPLE_QUERY_PHRASE);

  if (self->query->phrases->len == MAX_PHRASES)
    return fail (error, _ ("These are too many words for one search; leave some out"));
  node->phrase =
      diple_phrase_add (self->query, self->tokens, self->lexer.text, self->lexer.prefix, quoted);
  return diple_lexer_next (&self->lexer, error) ? g_steal_pointer (&node) : NULL;
}

static gboolean
read_distance (Parser *self, DipleQueryNode *near, GError **error)
{
  guint64 distance = DEFAULT_DISTANCE;

  if (self->lexer.kind == DIPLE_LEXEME_COMMA)
    {
      if (!diple_lexer_next (&self->lexer, error))
        return FALSE;
      if (self->lexer.kind != DIPLE_LEXEME_WORD ||
          !g_ascii_string_to_unsigned (self->lexer.text, 10, 0, MAX_DISTANCE, &distance, NULL))
        return fail (error,
                     _ ("After the comma NEAR needs how many words may lie between, as in: "
                        "NEAR(flood river, 5)")) != NULL;
      if (!diple_lexer_next (&self->lexer, error))
        return FALSE;
    }
  near->distance = (guint) distance;
  return TRUE;
}

static DipleQueryNode *
read_near (Parser *self, GError **error)
{
  g_autoptr (DipleQueryNode) near = node_new (DIPLE_QUERY_NEAR);

  self->lexer.in_near = TRUE;
  if (!diple_lexer_next (&self->lexer, error))
    return NULL;
  while (is_term (self))
    {
      DipleQueryNode *phrase = read_phrase (self, error);

      if (phrase == NULL)
        return NULL;
      g_ptr_array_add (near->children, phrase);
    }
  if (!read_distance (self, near, error))
    return NULL;
  self->lexer.in_near = FALSE;
  if (self->lexer.kind != DIPLE_LEXEME_CLOSE || near->children->len < 2)
    return fail (error,
                 _ ("NEAR takes two or more words or phrases and how many words may lie between "
                    "them, as in: NEAR(flood river, 5)"));
  return diple_lexer_next (&self->lexer, error) ? g_steal_pointer (&near) : NULL;
}

static DipleQueryNode *
read_bracket (Parser *self, GError **error)
{
  g_autoptr (DipleQueryNode) node = NULL;

  if (++self->depth > MAX_DEPTH)
    return fail (error, _ ("The brackets are nested too deeply; leave some out"));
  if (!diple_lexer_next (&self->lexer, error))
    return NULL;
  node = read_either (self, error);
  if (node == NULL)
    return NULL;
  self->depth--;
  if (self->lexer.kind != DIPLE_LEXEME_CLOSE)
    return fail (error, _ ("A bracket is not closed: write ) where its words end"));
  return diple_lexer_next (&self->lexer, error) ? g_steal_pointer (&node) : NULL;
}

static DipleQueryNode *
read_one (Parser *self, const char *before, GError **error)
{
  switch (self->lexer.kind)
    {
    case DIPLE_LEXEME_WORD:
    case DIPLE_LEXEME_QUOTED:
      return read_phrase (self, error);
    case DIPLE_LEXEME_NEAR:
      return read_near (self, error);
    case DIPLE_LEXEME_OPEN:
      return read_bracket (self, error);
    case DIPLE_LEXEME_AND:
      return fail_operator (error, "AND");
    case DIPLE_LEXEME_OR:
      return fail_operator (error, "OR");
    case DIPLE_LEXEME_NOT:
      return fail_operator (error, "NOT");
    case DIPLE_LEXEME_END:
    case DIPLE_LEXEME_CLOSE:
    case DIPLE_LEXEME_COMMA:
    default:
      if (before != NULL)
        return fail_operator (error, before);
      return fail (error, _ ("There is nothing between the brackets: write words there"));
    }
}

/* One after another, with AND or without; and NOT, which binds what stands left of it. */
static DipleQueryNode *
read_all (Parser *self, const char *before, GError **error)
{
  g_autoptr (DipleQueryNode) left = read_one (self, before, error);

  while (left != NULL && self->lexer.kind != DIPLE_LEXEME_END &&
         self->lexer.kind != DIPLE_LEXEME_CLOSE && self->lexer.kind != DIPLE_LEXEME_OR)
    {
      const char *operator= NULL;
      DipleQueryKind kind = DIPLE_QUERY_AND;
      DipleQueryNode *right;

      if (self->lexer.kind == DIPLE_LEXEME_AND)
        {
          operator= "AND";
          if (!diple_lexer_next (&self->lexer, error))
            return NULL;
        }
      if (self->lexer.kind == DIPLE_LEXEME_NOT)
        {
          operator= "NOT";
          kind = DIPLE_QUERY_NOT;
          if (!diple_lexer_next (&self->lexer, error))
            return NULL;
        }
      right = read_one (self, operator, error);
      if (right == NULL)
        return NULL;
      left = join (kind, g_steal_pointer (&left), right);
    }
  return g_steal_pointer (&left);
}

static DipleQueryNode *
read_either (Parser *self, GError **error)
{
  g_autoptr (DipleQueryNode) left = read_all (self, NULL, error);

  while (left != NULL && self->lexer.kind == DIPLE_LEXEME_OR)
    {
      DipleQueryNode *right = NULL;

      if (diple_lexer_next (&self->lexer, error))
        right = read_all (self, "OR", error);
      if (right == NULL)
        return NULL;
      left = join (DIPLE_QUERY_OR, g_steal_pointer (&left), right);
    }
  return g_steal_pointer (&left);
}

static DipleQueryNode *
read_query (Parser *self, GError **error)
{
  g_autoptr (DipleQueryNode) root = NULL;

  if (!diple_lexer_next (&self->lexer, error))
    return NULL;
  if (self->lexer.kind == DIPLE_LEXEME_END)
    return fail (error, _ ("There is nothing to look for: write a word"));
  root = read_either (self, error);
  if (root == NULL)
    return NULL;
  if (self->lexer.kind != DIPLE_LEXEME_END)
    return fail (error, _ ("A bracket is closed that was not opened: leave ) out"));
  return g_steal_pointer (&root);
}

/* Takes the phrases that hold nothing but punctuation out of an AND, as in: floods – a history. */
static void
drop_punctuation (DipleQuery *self, DipleQueryNode *node)
{
  if (node->kind != DIPLE_QUERY_AND)
    return;
  for (guint i = node->children->len; i > 0 && node->children->len > 1; i--)
    {
      const DipleQueryNode *child = g_ptr_array_index (node->children, i - 1);

      if (child->kind == DIPLE_QUERY_PHRASE &&
          diple_phrase_is_punctuation (g_ptr_array_index (self->phrases, child->phrase)))
        g_ptr_array_remove_index (node->children, i - 1);
    }
}

DipleQuery *
diple_query_parse (const char *words, DipleTokens *tokens, GError **error)
{
  g_autoptr (DipleQuery) self = g_new0 (DipleQuery, 1);
  g_autofree char *valid = g_utf8_make_valid (words, -1);
  Parser parser = { .lexer = { .rest = valid }, .tokens = tokens, .query = self };

  self->phrases = g_ptr_array_new_with_free_func (diple_phrase_free);
  self->terms = g_ptr_array_new_with_free_func (diple_term_free);
  self->root = read_query (&parser, error);
  diple_lexer_clear (&parser.lexer);
  if (self->root == NULL)
    return NULL;
  drop_punctuation (self, self->root);
  return g_steal_pointer (&self);
}

void
diple_query_free (DipleQuery *self)
{
  g_clear_pointer (&self->root, node_free);
  g_ptr_array_unref (self->phrases);
  g_ptr_array_unref (self->terms);
  g_free (self);
}
