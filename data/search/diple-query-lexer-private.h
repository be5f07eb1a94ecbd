/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Cuts what people write into words, quoted phrases, brackets and operators. */

typedef enum
{
  DIPLE_LEXEME_END,
  DIPLE_LEXEME_WORD,
  DIPLE_LEXEME_QUOTED,
  DIPLE_LEXEME_OPEN,
  DIPLE_LEXEME_CLOSE,
  DIPLE_LEXEME_COMMA, /* only inside of NEAR() */
  DIPLE_LEXEME_AND,
  DIPLE_LEXEME_OR,
  DIPLE_LEXEME_NOT,
  DIPLE_LEXEME_NEAR, /* with the bracket that follows it */
} DipleLexemeKind;

/* The lexeme that is read next; of a word or phrase, its text without marks and asterisk. */
typedef struct
{
  const char *rest; /* what comes after the lexeme */
  gboolean in_near;
  DipleLexemeKind kind;
  char *text; /* owned; "" but for words and phrases */
  gboolean prefix;
} DipleLexer;

/* Reads the next lexeme; FALSE with DIPLE_ERROR_REFUSED. */
gboolean diple_lexer_next (DipleLexer *self, GError **error);
void diple_lexer_clear (DipleLexer *self);

G_END_DECLS
