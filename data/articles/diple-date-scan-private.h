/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* More tokens than any line with a date has. */
#define DIPLE_MAX_TOKENS 64

typedef enum
{
  DIPLE_TOKEN_END,
  DIPLE_TOKEN_WORD,
  DIPLE_TOKEN_NUMBER,
  DIPLE_TOKEN_SIGN,
} DipleTokenKind;

typedef struct
{
  DipleTokenKind kind;
  gsize start; /* bytes */
  gsize end;
  guint number; /* of a number, or of the month or weekday that a word names, from 1; otherwise 0 */
  guint digits;
  gboolean weekday;
  gunichar sign;
} DipleToken;

typedef struct
{
  const char *line;
  DipleToken tokens[DIPLE_MAX_TOKENS + 1]; /* ends with DIPLE_TOKEN_END */
  guint at;
} DipleScan;

/* Whether @list, words in lower case with a blank before and after each, has @word in any case. */
gboolean diple_scan_lists (const char *list, const char *word);

/* Cuts @line, which is lent, into tokens. */
void diple_scan_begin (DipleScan *scan, const char *line);

const DipleToken *diple_scan_look (const DipleScan *scan);

/* Each steps over the next token if it is one of @signs, one of @words (as for lists), a number of
 * so many digits, or a month with a full stop or without. */
gboolean diple_scan_sign (DipleScan *scan, const char *signs);
gboolean diple_scan_word (DipleScan *scan, const char *words);
gboolean diple_scan_number (DipleScan *scan, guint digits_min, guint digits_max, guint *number);
gboolean diple_scan_month (DipleScan *scan, guint *month);

G_END_DECLS
