/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/text/diple-structure-private.h"

#define MAX_OPEN 64 /* marks that may wait for their partner; deeper nesting is no prose */

/* What closes what. The same mark opens in one language and closes in another. */
static const struct
{
  UChar32 open;
  UChar32 close;
  gboolean quotes;
} partners[] = {
  { 0x201c, 0x201d, TRUE },                                                  /* “…” */
  { 0x201e, 0x201c, TRUE },                                                  /* „…“ */
  { 0x201e, 0x201d, TRUE },                                                  /* „…” */
  { 0x201d, 0x201d, TRUE },                                                  /* ”…” */
  { 0x2018, 0x2019, TRUE },                                                  /* ‘…’ */
  { 0x201a, 0x2018, TRUE },                                                  /* ‚…‘ */
  { 0x201a, 0x2019, TRUE },                                                  /* ‚…’ */
  { 0xab, 0xbb, TRUE },                                                      /* «…» */
  { 0xbb, 0xab, TRUE },                                                      /* »…« */
  { 0xbb, 0xbb, TRUE },                                                      /* »…» */
  { 0x2039, 0x203a, TRUE },                                                  /* ‹…› */
  { 0x203a, 0x2039, TRUE },                                                  /* ›…‹ */
  { '"', '"', TRUE },        { '\'', '\'', TRUE }, { 0x300c, 0x300d, TRUE }, /* 「…」 */
  { 0x300e, 0x300f, TRUE },                                                  /* 『…』 */
  { 0x301d, 0x301f, TRUE },                                                  /* 〝…〟 */
  { 0xff02, 0xff02, TRUE },                                                  /* ＂…＂ */
  { 0x300a, 0x300b, FALSE },                                                 /* 《…》 */
  { 0x3008, 0x3009, FALSE },                                                 /* 〈…〉 */
  { 0x3010, 0x3011, FALSE },                                                 /* 【…】 */
  { 0x3014, 0x3015, FALSE },                                                 /* 〔…〕 */
  { '(', ')', FALSE },       { '[', ']', FALSE },  { '{', '}', FALSE },
  { 0xff08, 0xff09, FALSE }, /* （…） */
  { 0xff3b, 0xff3d, FALSE }, /* ［…］ */
};

typedef struct
{
  UChar32 mark;
  DiplePiece piece;
} Opened;

typedef struct
{
  DipleStructure *structure;
  const char *text;
  UChar32 before; /* the character before the one looked at, or 0 */
  UChar32 after;
  Opened opened[MAX_OPEN];
  guint n_opened;
} Reader;

static gboolean
is_blank_or_edge (UChar32 c)
{
  return c == 0 || diple_character_is_blank (c);
}

/* Whether a mark that can be anything stands where quotations begin: after a blank or an opening
 * mark, before something. */
static gboolean
stands_before_words (const Reader *reader)
{
  return !u_isalnum (reader->before) && !is_blank_or_edge (reader->after) &&
         (is_blank_or_edge (reader->before) || u_isalnum (reader->after) ||
          u_charType (reader->before) == U_START_PUNCTUATION);
}

static gboolean
stands_after_words (const Reader *reader)
{
  return !is_blank_or_edge (reader->before) && !u_isalnum (reader->after);
}

static gboolean
may_open (const Reader *reader, UChar32 mark)
{
  switch (mark)
    {
    case '\'': /* not the years of ’90s */
      return stands_before_words (reader) && !u_isdigit (reader->after);
    case 0x2018:
      return !u_isalnum (reader->before);
    case '"':
    case 0x201d:
    case 0xbb:
    case 0x203a:
    case 0xff02:
      return stands_before_words (reader);
    default:
      return TRUE;
    }
}

static gboolean
may_close (const Reader *reader, UChar32 open, UChar32 mark)
{
  if (mark == '\'' || mark == 0x2019) /* otherwise it is an apostrophe */
    return stands_after_words (reader);
  if (open == mark)
    return stands_after_words (reader);

  return TRUE;
}

static gboolean
is_clause_mark (UChar32 c)
{
  return u_hasBinaryProperty (c, UCHAR_S_TERM) || c == ',' || c == ';' || c == 0x2026 ||
         c == 0x3001 || c == 0xff0c || c == 0x060c || c == 0x2014;
}

static void
add_pair (Reader *reader, const Opened *open, DiplePiece close, gboolean quotes)
{
  DipleMarkPair pair = {
    .outer = { open->piece.start, close.end },
    .inner = { open->piece.end, close.start },
    .quotes = quotes,
    .parent = -1,
  };
  DiplePiece said = diple_piece_trim (reader->text, pair.inner);

  pair.inner = said;
  pair.speech = quotes && said.start < said.end &&
                is_clause_mark (diple_character_before (reader->text, said.end));
  if (said.start < said.end)
    g_array_append_val (reader->structure->pairs, pair);
}

/* What @mark closes, as indices into partners; -1 ends the list. */
#define MOST_PARTNERS 4

static void
find_partners (UChar32 mark, int found[MOST_PARTNERS + 1])
{
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (partners) && n < MOST_PARTNERS; i++)
    if (partners[i].close == mark)
      found[n++] = (int) i;
  found[n] = -1;
}

static int
partner_of (const Reader *reader, UChar32 open, const int *candidates)
{
  for (; *candidates >= 0; candidates++)
    if (partners[*candidates].open == open && may_close (reader, open, partners[*candidates].close))
      return *candidates;

  return -1;
}

static gboolean
try_close (Reader *reader, UChar32 mark, DiplePiece piece)
{
  int candidates[MOST_PARTNERS + 1];

  find_partners (mark, candidates);
  for (guint i = candidates[0] >= 0 ? reader->n_opened : 0; i > 0; i--)
    {
      int partner = partner_of (reader, reader->opened[i - 1].mark, candidates);

      if (partner >= 0)
        {
          add_pair (reader, &reader->opened[i - 1], piece, partners[partner].quotes);
          reader->n_opened = i - 1; /* whatever was open inside has no partner */
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
opens (UChar32 mark)
{
  for (guint i = 0; i < G_N_ELEMENTS (partners); i++)
    if (partners[i].open == mark)
      return TRUE;

  return FALSE;
}

/* Dashes set clauses apart, hyphens join words: what counts is the blank. */
static gboolean
is_delimiter (const Reader *reader, UChar32 c)
{
  gboolean between_blanks = is_blank_or_edge (reader->before) && is_blank_or_edge (reader->after);

  switch (c)
    {
    case ',':
    case ';':
    case ':':
      return !u_isalnum (reader->after) && reader->after != '/';
    case '-':
      return between_blanks || reader->after == '-';
    case 0x2013:
      return is_blank_or_edge (reader->before) || is_blank_or_edge (reader->after);
    case 0x2014:
    case 0x2015:
    case 0x060c:
    case 0x061b:
    case 0x3001:
    case 0xff0c:
    case 0xff1a:
    case 0xff1b:
      return TRUE;
    default:
      return FALSE;
    }
}

static void
read_character (Reader *reader, UChar32 c, DiplePiece piece)
{
  DipleDelimiter delimiter = { .piece = piece, .parent = -1 };

  if (is_delimiter (reader, c))
    g_array_append_val (reader->structure->delimiters, delimiter);
  else if (!try_close (reader, c, piece) && opens (c) && may_open (reader, c) &&
           reader->n_opened < MAX_OPEN)
    reader->opened[reader->n_opened++] = (Opened){ .mark = c, .piece = piece };
}

static void
read_paragraph (Reader *reader, DiplePiece paragraph)
{
  UChar32 c = diple_character_at (reader->text, paragraph.start, paragraph.end);
  DiplePiece piece = { paragraph.start, paragraph.start };

  while (piece.start < paragraph.end)
    {
      piece.end = diple_after_character (reader->text, piece.start, paragraph.end);
      reader->after = diple_character_at (reader->text, piece.end, paragraph.end);
      if (!u_isalnum (c))
        read_character (reader, c, piece);
      reader->before = c;
      c = reader->after;
      piece.start = piece.end;
    }
}

static int
compare_pairs_cb (gconstpointer a, gconstpointer b)
{
  const DipleMarkPair *first = a;
  const DipleMarkPair *second = b;

  return (first->outer.start > second->outer.start) - (first->outer.start < second->outer.start);
}

static const DipleMarkPair *
pair_at (const DipleStructure *self, int i)
{
  return &g_array_index (self->pairs, DipleMarkPair, i);
}

/* From the innermost pair open so far outwards: the first that reaches over @place. */
static int
climb (const DipleStructure *self, int pair, int32_t place)
{
  while (pair >= 0 && pair_at (self, pair)->outer.end <= place)
    pair = pair_at (self, pair)->parent;

  return pair;
}

static void
find_parents (DipleStructure *self)
{
  int inside = -1;
  guint k = 0;

  g_array_sort (self->pairs, compare_pairs_cb);
  for (guint i = 0; i <= self->pairs->len; i++)
    {
      int32_t limit = i < self->pairs->len ? pair_at (self, (int) i)->outer.start : G_MAXINT32;

      for (; k < self->delimiters->len; k++)
        {
          DipleDelimiter *delimiter = &g_array_index (self->delimiters, DipleDelimiter, k);

          if (delimiter->piece.start >= limit)
            break;
          inside = climb (self, inside, delimiter->piece.start);
          delimiter->parent = inside;
        }
      if (i < self->pairs->len)
        {
          inside = climb (self, inside, limit);
          g_array_index (self->pairs, DipleMarkPair, i).parent = inside;
          inside = (int) i;
        }
    }
}

DipleStructure *
diple_structure_new (const char *text, DiplePiece paragraph)
{
  DipleStructure *self = g_new0 (DipleStructure, 1);
  Reader reader = { .structure = self, .text = text };

  self->paragraph = paragraph;
  self->pairs = g_array_new (FALSE, FALSE, sizeof (DipleMarkPair));
  self->delimiters = g_array_new (FALSE, FALSE, sizeof (DipleDelimiter));
  read_paragraph (&reader, paragraph);
  find_parents (self);

  return self;
}

void
diple_structure_free (DipleStructure *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->pairs);
  g_array_unref (self->delimiters);
  g_free (self);
}

int
diple_structure_level (const DipleStructure *self, DiplePiece piece)
{
  int level = -1;

  for (guint i = 0; i < self->pairs->len; i++)
    if (diple_piece_holds (pair_at (self, (int) i)->inner, piece))
      level = (int) i; /* pairs are sorted, so the last one is the innermost */

  return level;
}

static gboolean
are_apart (DiplePiece a, DiplePiece b)
{
  return a.end <= b.start || b.end <= a.start;
}

static gboolean
cuts (DiplePiece piece, const DipleMarkPair *pair)
{
  return !are_apart (piece, pair->outer) && !diple_piece_holds (piece, pair->outer) &&
         !diple_piece_holds (pair->inner, piece);
}

DiplePiece
diple_structure_close (const DipleStructure *self, DiplePiece piece)
{
  gboolean widened;

  do
    {
      widened = FALSE;
      for (guint i = 0; i < self->pairs->len; i++)
        {
          const DipleMarkPair *pair = pair_at (self, (int) i);

          if (!cuts (piece, pair))
            continue;
          piece.start = MIN (piece.start, pair->outer.start);
          piece.end = MAX (piece.end, pair->outer.end);
          widened = TRUE;
        }
    }
  while (widened);

  return piece;
}

static void
narrow (DiplePiece *clause, DiplePiece piece, DiplePiece mark)
{
  if (mark.end <= piece.start)
    clause->start = MAX (clause->start, mark.end);
  else if (mark.start >= piece.end)
    clause->end = MIN (clause->end, mark.start);
}

DiplePiece
diple_structure_clause (const DipleStructure *self, DiplePiece piece, DiplePiece limit)
{
  int level = diple_structure_level (self, piece);
  DiplePiece clause = limit;

  if (level >= 0)
    {
      clause.start = MAX (clause.start, pair_at (self, level)->inner.start);
      clause.end = MIN (clause.end, pair_at (self, level)->inner.end);
    }

  for (guint i = 0; i < self->delimiters->len; i++)
    {
      const DipleDelimiter *delimiter = &g_array_index (self->delimiters, DipleDelimiter, i);

      if (delimiter->parent == level)
        narrow (&clause, piece, delimiter->piece);
    }
  for (guint i = 0; i < self->pairs->len; i++)
    if (pair_at (self, (int) i)->parent == level && pair_at (self, (int) i)->speech)
      narrow (&clause, piece, pair_at (self, (int) i)->outer);

  return clause;
}
