/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/text/diple-boundaries-private.h"

/* Growing and shrinking a selection. A unit is the smallest of its kind that holds the whole
 * selection; growing takes the smallest unit that is larger than the selection. */
typedef struct
{
  DipleBoundaries *boundaries;
  DiplePiece from;
  DiplePiece best; /* equal to from while nothing larger was found */
} Choice;

static int32_t
size (DiplePiece piece)
{
  return piece.end - piece.start;
}

static void
offer (Choice *choice, DiplePiece unit)
{
  DiplePiece from = choice->from;
  DiplePiece trimmed = diple_piece_trim (choice->boundaries->text, unit);

  /* Units have no blanks at their edges, unless the selection reaches into them. */
  unit.start = MIN (trimmed.start, MAX (unit.start, from.start));
  unit.end = MAX (trimmed.end, MIN (unit.end, from.end));
  if (!diple_piece_holds (unit, from) || size (unit) <= size (from))
    return;
  if (size (choice->best) == size (from) || size (unit) < size (choice->best))
    choice->best = unit;
}

static const DipleStructure *
structure_of (DipleBoundaries *self, DiplePiece paragraph)
{
  DipleStructure *known = self->structure;

  if (known != NULL && known->paragraph.start == paragraph.start &&
      known->paragraph.end == paragraph.end)
    return known;

  diple_structure_free (known);
  self->structure = diple_structure_new (self->text, paragraph);

  return self->structure;
}

/* From the first sentence that @piece touches to the last. */
static DiplePiece
sentences_of (DipleBoundaries *self, DiplePiece piece)
{
  DiplePiece first = diple_sentence_at (self, piece.start);
  int32_t last;

  if (piece.end <= first.end)
    return first;

  last = diple_before_character (self->text, piece.end);

  return (DiplePiece){ first.start, diple_sentence_at (self, last).end };
}

static DiplePiece
paragraphs_of (DipleBoundaries *self, DiplePiece piece)
{
  DiplePiece first = diple_paragraph_at (self, piece.start);

  if (piece.end <= first.end)
    return first;

  return (DiplePiece){ first.start, diple_paragraph_at (self, piece.end).end };
}

/* Quotations over sentences over quotations: this deep is no prose. */
#define MOST_CLOSINGS 8

/* Whole sentences that cut no quotation: “It broke. We ran,” she said. is one. */
static DiplePiece
closed_sentences_of (DipleBoundaries *self, const DipleStructure *structure, DiplePiece piece)
{
  DiplePiece closed = piece;

  for (guint i = 0; i < MOST_CLOSINGS; i++)
    {
      DiplePiece last = closed;

      closed = sentences_of (self, closed);
      closed.start = MAX (closed.start, structure->paragraph.start);
      closed.end = MIN (closed.end, structure->paragraph.end);
      closed = diple_structure_close (structure, diple_piece_trim (self->text, closed));
      if (size (closed) <= size (last))
        break;
    }

  return closed;
}

/* The full stop belongs to the sentence, not to what it claims. */
static DiplePiece
without_full_stop (DipleBoundaries *self, DiplePiece clause, DiplePiece piece)
{
  clause = diple_piece_trim (self->text, clause);
  while (clause.end > piece.end)
    {
      UChar32 c = diple_character_before (self->text, clause.end);

      if (!u_hasBinaryProperty (c, UCHAR_S_TERM) && c != 0x2026)
        break;
      clause.end = diple_before_character (self->text, clause.end);
    }

  return clause;
}

static void
offer_pairs (Choice *choice, const DipleStructure *structure, DiplePiece sentence)
{
  for (guint i = 0; i < structure->pairs->len; i++)
    {
      const DipleMarkPair *pair = &g_array_index (structure->pairs, DipleMarkPair, i);
      DiplePiece said = { MAX (pair->inner.start, sentence.start),
                          MIN (pair->inner.end, sentence.end) };

      if (!diple_piece_holds (pair->outer, choice->from))
        continue;
      offer (choice, pair->outer);
      offer (choice, pair->inner);
      if (said.start < said.end)
        offer (choice, said);
    }
}

/* Phrases only where they cut no quotation and leave no sentence. */
static void
offer_phrases (Choice *choice, const DipleStructure *structure, DiplePiece sentence)
{
  DipleBoundaries *self = choice->boundaries;
  DiplePiece words = diple_snap (self, choice->from);
  DiplePiece phrases[] = { diple_compound_at (self, words), diple_name_at (self, words) };

  for (guint i = 0; i < G_N_ELEMENTS (phrases); i++)
    {
      DiplePiece closed = diple_structure_close (structure, phrases[i]);

      if (size (words) > 0 && size (closed) == size (phrases[i]) &&
          diple_piece_holds (sentence, phrases[i]))
        offer (choice, phrases[i]);
    }
}

static void
offer_inside_paragraph (Choice *choice, DiplePiece paragraph)
{
  DipleBoundaries *self = choice->boundaries;
  const DipleStructure *structure = structure_of (self, paragraph);
  DiplePiece closed = diple_structure_close (structure, choice->from);
  DiplePiece sentence = sentences_of (self, closed);
  DiplePiece clause;

  sentence.start = MAX (sentence.start, paragraph.start);
  sentence.end = MIN (sentence.end, paragraph.end);
  clause = diple_structure_clause (structure, closed, sentence);

  offer_phrases (choice, structure, sentence);
  offer (choice, closed);
  offer (choice, without_full_stop (self, clause, closed));
  offer_pairs (choice, structure, sentence);
  offer (choice, closed_sentences_of (self, structure, closed));
}

static DiplePiece
grow (DipleBoundaries *self, DiplePiece piece)
{
  Choice choice = { .boundaries = self, .from = piece, .best = piece };
  DiplePiece paragraphs = paragraphs_of (self, piece);
  DiplePiece first = diple_paragraph_at (self, piece.start);

  offer (&choice, diple_snap (self, piece));
  if (piece.end <= first.end)
    offer_inside_paragraph (&choice, first);
  else
    offer (&choice, sentences_of (self, piece));
  offer (&choice, paragraphs);

  return choice.best;
}

DipleRange
diple_boundaries_grow (DipleBoundaries *self, DipleRange range)
{
  DiplePiece piece;

  g_return_val_if_fail (self != NULL, range);

  piece = diple_boundaries_to_piece (self, range);

  return diple_boundaries_to_range (self, grow (self, piece));
}

/* The last step of growing from @from that is still inside @whole and smaller than it. */
static DiplePiece
last_step_inside (DipleBoundaries *self, DiplePiece from, DiplePiece whole)
{
  DiplePiece step = from;

  while (TRUE)
    {
      DiplePiece next = grow (self, step);

      if (size (next) == size (step) || size (next) >= size (whole) ||
          !diple_piece_holds (whole, next))
        return step;
      step = next;
    }
}

DipleRange
diple_boundaries_shrink (DipleBoundaries *self, DipleRange range, guint anchor)
{
  DiplePiece whole;
  DiplePiece at;
  DiplePiece step;

  g_return_val_if_fail (self != NULL, range);

  whole = diple_boundaries_to_piece (self, range);
  at = diple_boundaries_to_piece (self, (DipleRange){ anchor, anchor });
  at.start = at.end = CLAMP (at.start, whole.start, whole.end);

  step = last_step_inside (self, at, whole);
  if (size (step) == 0 && at.start == whole.end && !diple_piece_holds (whole, grow (self, at)))
    {
      /* At the very end growing takes the next word; what is meant is the last one. */
      int32_t last = diple_before_character (self->text, at.start);

      step = last_step_inside (self, (DiplePiece){ last, last }, whole);
      if (size (step) == 0)
        step = at;
    }

  return diple_boundaries_to_range (self, step);
}
