/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "data/diple-span.h"

G_BEGIN_DECLS

/* How two places that begin or end apart differ, where it can be named: what the longer one has
 * more is … */
typedef enum
{
  DIPLE_PATTERN_WHITE_SPACE, /* only white space */
  DIPLE_PATTERN_FULL_STOP,   /* at the end: full stop, question or exclamation mark, ellipsis */
  DIPLE_PATTERN_QUOTATION,   /* quotation marks, at either side or both */
  DIPLE_PATTERN_PUNCTUATION, /* other punctuation, at either side or both */
  DIPLE_PATTERN_ARTICLE,     /* at the start: an article ("the", "a", "der", "une" …) */
  DIPLE_PATTERN_TITLE, /* at the start: titles and offices ("Mr", "President", "the minister") */
  DIPLE_PATTERN_HEDGE, /* at the start: "at least", "about", "more than", "nearly" … */
  DIPLE_PATTERN_PREPOSITION, /* at the start: one preposition */
  DIPLE_PATTERN_CONJUNCTION, /* at the start: "that", "and", "but" … */
  DIPLE_PATTERN_POSSESSIVE,  /* at the end: ’s or ’ */
  DIPLE_PATTERN_APPOSITION,  /* at the end: what follows a comma */
  DIPLE_N_PATTERNS,
} DiplePattern;

typedef guint DiplePatternSet; /* 1u << DiplePattern */

/* The patterns that explain both ends of the difference of @a and @b in @text (UTF-8); none when
 * they are the same, do not overlap, or one end is not explained. */
DiplePatternSet diple_patterns_find (const char *text, DipleRange a, DipleRange b);

/* "final-full-stop", for command lines and files; DIPLE_N_PATTERNS for what is none. */
const char *diple_pattern_name (DiplePattern pattern);
DiplePattern diple_pattern_from_name (const char *name);

/* "Final full stop", in the user's language. */
const char *diple_pattern_title (DiplePattern pattern);

/* The only pattern of @set, or DIPLE_N_PATTERNS when there are none or several. */
DiplePattern diple_pattern_only (DiplePatternSet set);

G_END_DECLS
