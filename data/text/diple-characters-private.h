/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

/* Half-open, in bytes of a UTF-8 text. */
typedef struct
{
  int32_t start;
  int32_t end;
} DiplePiece;

/* The character at @at, or 0 at the end. What is no UTF-8 reads as U+FFFD. */
static inline UChar32
diple_character_at (const char *text, int32_t at, int32_t n_bytes)
{
  UChar32 c = 0;

  if (at < n_bytes)
    U8_NEXT_OR_FFFD (text, at, n_bytes, c);

  return c;
}

/* The character before @at, or 0 at the beginning. */
static inline UChar32
diple_character_before (const char *text, int32_t at)
{
  UChar32 c = 0;

  if (at > 0)
    U8_PREV_OR_FFFD (text, 0, at, c);

  return c;
}

static inline int32_t
diple_after_character (const char *text, int32_t at, int32_t n_bytes)
{
  if (at < n_bytes)
    U8_FWD_1 ((const uint8_t *) text, at, n_bytes);

  return at;
}

static inline int32_t
diple_before_character (const char *text, int32_t at)
{
  if (at > 0)
    U8_BACK_1 ((const uint8_t *) text, 0, at);

  return at;
}

/* White space, and what people cannot see either: the separators that Python's strip() takes, the
 * zero width space, the byte order mark. */
static inline gboolean
diple_character_is_blank (UChar32 c)
{
  return u_isUWhiteSpace (c) || (c >= 0x1c && c <= 0x1f) || c == 0x200b || c == 0xfeff;
}

static inline gboolean
diple_character_ends_paragraph (UChar32 c)
{
  return c == '\n' || c == '\r' || c == 0x85 || c == 0x2029;
}

static inline DiplePiece
diple_piece_trim (const char *text, DiplePiece piece)
{
  while (piece.start < piece.end &&
         diple_character_is_blank (diple_character_at (text, piece.start, piece.end)))
    piece.start = diple_after_character (text, piece.start, piece.end);
  while (piece.start < piece.end &&
         diple_character_is_blank (diple_character_before (text, piece.end)))
    piece.end = diple_before_character (text, piece.end);

  return piece;
}

static inline gboolean
diple_piece_holds (DiplePiece outer, DiplePiece inner)
{
  return outer.start <= inner.start && inner.end <= outer.end;
}
