/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/search/diple-query-lexer-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "data/diple-error.h"

/* Which marks close what the first of each line opens. Programs for writing turn straight marks
 * into any of these. */
static const struct
{
  gunichar open;
  const char *close;
} marks[] = {
  { '"', "\"" },   { 0x201c, "”\"" }, { 0x201e, "“”\"" },
  { 0xab, "»\"" }, { 0xbb, "«\"" },   { 0x300c, "」" },
};

static const char *
closing_marks (gunichar c)
{
  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (marks[i].open == c)
      return marks[i].close;
  return NULL;
}

static void
set (DipleLexer *self, DipleLexemeKind kind, const char *start, const char *end)
{
  g_free (self->text);
  self->text = g_strndup (start, end - start);
  self->kind = kind;
  self->prefix = FALSE;
}

static gboolean
fail_unclosed (const char *start, GError **error)
{
  g_set_error (error,
               DIPLE_ERROR,
               DIPLE_ERROR_REFUSED,
               _ ("A quotation mark is not closed: write one more after “%s”"),
               start);
  return FALSE;
}

static gboolean
read_quoted (DipleLexer *self, const char *start, const char *closing, GError **error)
{
  const char *end = start;

  while (*end != '\0' && g_utf8_strchr (closing, -1, g_utf8_get_char (end)) == NULL)
    end = g_utf8_next_char (end);
  if (*end == '\0')
    return fail_unclosed (start, error);
  set (self, DIPLE_LEXEME_QUOTED, start, end);
  self->rest = g_utf8_next_char (end);
  self->prefix = *self->rest == '*';
  while (*self->rest == '*')
    self->rest++;
  return TRUE;
}

static gboolean
ends_word (const DipleLexer *self, const char *at)
{
  const gunichar c = g_utf8_get_char (at);

  return c == '\0' || g_unichar_isspace (c) || strchr ("()", (int) MIN (c, 0x7f)) != NULL ||
         closing_marks (c) != NULL || (c == ',' && self->in_near);
}

static DipleLexemeKind
kind_of (const char *word, const char *after)
{
  if (g_str_equal (word, "AND"))
    return DIPLE_LEXEME_AND;
  if (g_str_equal (word, "OR"))
    return DIPLE_LEXEME_OR;
  if (g_str_equal (word, "NOT"))
    return DIPLE_LEXEME_NOT;
  return g_str_equal (word, "NEAR") && *after == '(' ? DIPLE_LEXEME_NEAR : DIPLE_LEXEME_WORD;
}

static gboolean
read_word (DipleLexer *self, const char *start, GError **error)
{
  const char *end = start;
  const char *letters;

  while (!ends_word (self, end))
    end = g_utf8_next_char (end);
  self->rest = end;
  for (letters = end; letters > start && letters[-1] == '*'; letters--)
    ;
  set (self, DIPLE_LEXEME_WORD, start, letters);
  self->prefix = letters < end;
  if (letters == start)
    {
      g_set_error_literal (error,
                           DIPLE_ERROR,
                           DIPLE_ERROR_REFUSED,
                           _ ("An asterisk stands right after the beginning of a word: write "
                              "flood* to find flood, floods and flooding"));
      return FALSE;
    }
  if (!self->prefix)
    self->kind = kind_of (self->text, end);
  if (self->kind == DIPLE_LEXEME_NEAR)
    self->rest++;
  return TRUE;
}

gboolean
diple_lexer_next (DipleLexer *self, GError **error)
{
  const char *start = self->rest;
  const char *closing;

  while (g_unichar_isspace (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  closing = closing_marks (g_utf8_get_char (start));
  if (closing != NULL)
    return read_quoted (self, g_utf8_next_char (start), closing, error);
  if (*start != '(' && *start != ')' && *start != '\0' && !(*start == ',' && self->in_near))
    return read_word (self, start, error);

  set (self,
       *start == '('   ? DIPLE_LEXEME_OPEN
       : *start == ')' ? DIPLE_LEXEME_CLOSE
       : *start == ',' ? DIPLE_LEXEME_COMMA
                       : DIPLE_LEXEME_END,
       start,
       start);
  self->rest = *start == '\0' ? start : start + 1;
  return TRUE;
}

void
diple_lexer_clear (DipleLexer *self)
{
  g_clear_pointer (&self->text, g_free);
}
