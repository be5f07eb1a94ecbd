/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/attribution/diple-attribution-private.h"

/* What may be meant as the claim where none is marked: the quotation round the caret, what a cue of
 * its sentence introduces, and the sentence itself. */
#define BONUS_QUOTATION 1.0
#define BONUS_INDIRECT 0.0
#define BONUS_SENTENCE (-3.0)
#define COST_FAR                                                                                   \
  0.02 /* a token between a cue's first word and the caret: the inner report wins                  \
        */
#define COST_NOT_INTRODUCED 4.0
#define LEAST_QUOTATION 3 /* words; below it a quotation is only a word in quotation marks */
#define MOST_INSERTED 40  /* tokens of a reporting clause between two halves of a quotation */

typedef struct
{
  const DiplePassage *passage;
  GArray *known;
  guint caret; /* a token */
  GPtrArray *found;
} Guess;

static gunichar
mark_at (const DiplePassage *passage, guint i)
{
  return i < passage->tokens->len ? diple_passage_token (passage, i)->mark : 0;
}

static gboolean
ends_statement (gunichar mark)
{
  return mark == '.' || mark == ',' || mark == ';' || mark == ':' || mark == 0x3002 ||
         mark == 0xff0c || mark == 0x2013 || mark == 0x2014;
}

/* Without the full stop or comma at its end and what joins it to the words before. */
static DipleRange
trim (const DiplePassage *passage, guint start, guint end)
{
  while (end > start && ends_statement (mark_at (passage, end - 1)))
    end--;
  while (start < end && ends_statement (mark_at (passage, start)))
    start++;
  return diple_passage_range (passage, start, end);
}

/* A quotation that is all of it is taken without its marks. */
static DipleRange
trim_range (const DiplePassage *passage, DipleRange range)
{
  for (guint i = 0; i < passage->quotes->len; i++)
    {
      const DipleQuotation *quote = diple_passage_quote (passage, (int) i);

      if (quote->outer.start == range.start && quote->outer.end == range.end)
        range = quote->inner;
    }
  return trim (passage,
               diple_passage_at (passage, range.start),
               diple_passage_at (passage, range.end > 0 ? range.end - 1 : 0) + 1);
}

static void
rank (Guess *self, const DipleRange *pieces, guint n_pieces, int cue, double bonus)
{
  const DipleClaim claim = { (DipleRange *) pieces, n_pieces };

  for (guint i = 0; i < n_pieces; i++)
    if (pieces[i].start >= pieces[i].end)
      return;
  diple_attribution_rank (self->passage, self->known, claim, cue, bonus, self->found);
}

/* Whether one quotation goes on in the other: “A,” she said, “b”. */
static gboolean
goes_on_in (Guess *self, int one, int two)
{
  const DiplePassage *passage = self->passage;
  const DipleQuotation *first = diple_passage_quote (passage, one);
  const DipleQuotation *second = diple_passage_quote (passage, two);
  const guint from = diple_passage_at (passage, first->outer.end);
  const guint to = diple_passage_at (passage, second->outer.start);
  DipleLevel scope = { .passage = passage, .level = diple_passage_parent (passage, one) };
  const gunichar last = mark_at (passage, from > 1 ? from - 2 : 0);
  gboolean comma = last == ',' || mark_at (passage, from) == ',';
  gboolean said = FALSE;
  DipleCue cue;

  if (scope.level != diple_passage_parent (passage, two) || from >= to || to - from > MOST_INSERTED)
    return FALSE;
  for (guint i = from; i < to; i++)
    {
      if (!diple_level_is_inside (&scope, i) || mark_at (passage, i) == '.')
        return FALSE;
      said |= diple_cue_at (&scope, i, &cue);
    }
  comma |= last == '-' || last == 0x2014 || last == 0x2013;
  return said && comma && ends_statement (mark_at (passage, to - 1));
}

static guint
count_words (const DiplePassage *passage, DipleRange range)
{
  guint n = 0;

  for (guint i = diple_passage_at (passage, range.start); i < passage->tokens->len; i++)
    {
      if (diple_passage_token (passage, i)->range.start >= range.end)
        break;
      n += mark_at (passage, i) == 0;
    }
  return n;
}

static void
guess_quotation (Guess *self, int quote, double bonus)
{
  guint words = 0;
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (DipleRange));
  const int n = (int) self->passage->quotes->len;
  int first = quote, last = quote;

  while (first > 0 && goes_on_in (self, first - 1, first))
    first--;
  while (last + 1 < n && goes_on_in (self, last, last + 1))
    last++;
  for (int i = first; i <= last; i++)
    {
      const DipleRange piece =
          trim_range (self->passage, diple_passage_quote (self->passage, i)->inner);

      g_array_append_val (pieces, piece);
      words += count_words (self->passage, piece);
    }
  if (words < LEAST_QUOTATION)
    bonus -= 2;
  rank (self, (DipleRange *) pieces->data, pieces->len, -1, bonus);
  if (first != last)
    rank (self, &g_array_index (pieces, DipleRange, quote - first), 1, -1, bonus - 2);
}

/* The quotations round the caret, from the innermost. */
static void
guess_quotations (Guess *self, guint offset)
{
  double bonus = BONUS_QUOTATION;

  for (int i = (int) self->passage->quotes->len - 1; i >= 0; i--)
    {
      const DipleQuotation *quote = diple_passage_quote (self->passage, i);

      if (quote->outer.start > offset || offset > quote->outer.end)
        continue;
      guess_quotation (self, i, bonus);
      bonus -= 1;
    }
}

/* The sentence round the token @i as the scope sees it: a quotation inside does not end it. */
static void
find_sentence (const DiplePassage *passage, int level, guint i, guint *start, guint *end)
{
  const guint n = passage->tokens->len;

  *start = i;
  *end = i + 1;
  for (guint j = i; j > 0; j--)
    {
      const DipleToken *one = diple_passage_token (passage, j - 1);
      const DipleToken *two = diple_passage_token (passage, j);

      if (one->paragraph != two->paragraph ||
          (one->sentence != two->sentence && (one->level == level || two->level == level)) ||
          (level >= 0 && one->range.start < diple_passage_quote (passage, level)->inner.start))
        break;
      *start = j - 1;
    }
  for (guint j = i + 1; j < n; j++)
    {
      const DipleToken *one = diple_passage_token (passage, j - 1);
      const DipleToken *two = diple_passage_token (passage, j);

      if (one->paragraph != two->paragraph ||
          (one->sentence != two->sentence && (one->level == level || two->level == level)) ||
          (level >= 0 && two->range.end > diple_passage_quote (passage, level)->inner.end))
        break;
      *end = j + 1;
    }
}

static gboolean
is (const DipleLevel *scope, guint i, DipleWordKinds kinds)
{
  return (diple_level_kinds (scope, i) & kinds) != 0;
}

/* What is introduced ends where somebody else, or the same one again, begins to say something: “,
 * and that …”, “, but Lund said …”. */
static guint
find_content_end (const DipleLevel *scope, guint start, guint end)
{
  for (guint i = start + 1; i + 1 < end; i++)
    {
      guint next = i + 1;
      g_autoptr (GArray) reports = g_array_new (FALSE, FALSE, sizeof (DipleReport));
      DipleCue cue;

      if (is (scope, i, DIPLE_WORD_JOIN) && is (scope, next, DIPLE_WORD_LINK) &&
          !is (scope, next, DIPLE_WORD_PREPOSITION))
        return i;
      if (diple_level_mark (scope, i) != ',' && diple_level_mark (scope, i) != ';')
        continue;
      if (is (scope, next, DIPLE_WORD_JOIN) && is (scope, next + 1, DIPLE_WORD_LINK))
        return i;
      for (guint j = next; j < MIN (next + 12, end) && diple_level_mark (scope, j) != ','; j++)
        if (diple_cue_at (scope, j, &cue) && cue.kind != DIPLE_CUE_NOUN)
          {
            diple_cue_read (scope, &cue, reports);
            break;
          }
      if (reports->len > 0 && g_array_index (reports, DipleReport, 0).start <= next + 1)
        return i;
    }
  return end;
}

static gboolean
has_words (const DiplePassage *passage, guint start, guint end)
{
  for (guint i = start; i < end; i++)
    if (mark_at (passage, i) == 0)
      return TRUE;
  return FALSE;
}

/* “asked for it”: words that nothing introduces, after a verb that says to whom. */
static double
cost_of_content (const DipleLevel *scope, const DipleReport *report, guint content)
{
  const gboolean introduced = content > 0 && (is (scope, content - 1, DIPLE_WORD_LINK) ||
                                              diple_level_mark (scope, content - 1) != 0 ||
                                              !diple_level_is_inside (scope, content));

  return report->cue.kind == DIPLE_CUE_ADDRESSED && !introduced ? COST_NOT_INTRODUCED : 0;
}

/* “…, as Lund said”. */
static guint
before_openers (const DipleLevel *scope, guint i, guint from)
{
  while (i > from && is (scope, i - 1, DIPLE_WORD_OPENER | DIPLE_WORD_TIME))
    i--;
  return i;
}

/* “The bridge, Lund said, was closed”, “…, Lund said”, “Lund said …”: what a report says. */
static void
guess_report (Guess *self, const DipleLevel *scope, const DipleReport *report, guint from, guint to)
{
  const DiplePassage *passage = self->passage;
  const guint edge = before_openers (scope, report->start, from);
  const gboolean set_off = edge > from && ends_statement (diple_level_mark (scope, edge - 1));
  const guint content = MIN (diple_report_content (scope, report), to);
  const gboolean comma = diple_level_mark (scope, report->end) == ',';
  const guint end = find_content_end (scope, content, to);
  DipleRange pieces[2] = { trim_range (passage, diple_passage_range (passage, from, edge)),
                           trim_range (passage, diple_passage_range (passage, content, end)) };
  const gboolean before = has_words (passage, from, edge);
  const gboolean after = has_words (passage, content, end);
  const gboolean here = (self->caret >= report->start && self->caret < end);
  const int word = (int) report->cue.word;
  const guint far = self->caret > content ? self->caret - content : 0;

  if (before && after && set_off && comma && report->cue.kind != DIPLE_CUE_PARTICIPLE &&
      self->caret < end)
    rank (self, pieces, 2, word, BONUS_INDIRECT - 0.5);
  if (after && here)
    rank (self,
          &pieces[1],
          1,
          word,
          BONUS_INDIRECT - far * COST_FAR - cost_of_content (scope, report, content));
  if (before && self->caret < report->end && (set_off || report->cue.kind >= DIPLE_CUE_PHRASE))
    rank (self, &pieces[0], 1, word, BONUS_INDIRECT - (after && !comma ? 2 : 0));
}

static void
guess_indirect (Guess *self, int level)
{
  DipleLevel scope = { .passage = self->passage, .level = level, .known = self->known };
  guint from, to;

  find_sentence (self->passage, level, self->caret, &from, &to);
  for (guint i = from; i < to; i++)
    {
      g_autoptr (GArray) reports = g_array_new (FALSE, FALSE, sizeof (DipleReport));
      DipleCue cue;

      if (!diple_level_is_inside (&scope, i) || !diple_cue_at (&scope, i, &cue))
        continue;
      diple_cue_read (&scope, &cue, reports);
      for (guint j = 0; j < reports->len; j++)
        {
          const DipleReport *report = &g_array_index (reports, DipleReport, j);

          if (j == 0 || report->source.start < report->cue.start)
            guess_report (self, &scope, report, from, to);
        }
    }
}

static void
guess_sentence (Guess *self, int level)
{
  guint from, to;
  DipleRange piece;

  find_sentence (self->passage, level, self->caret, &from, &to);
  piece = trim_range (self->passage, diple_passage_range (self->passage, from, to));
  rank (self, &piece, 1, -1, BONUS_SENTENCE);
}

void
diple_attribution_guess (const DiplePassage *passage, GArray *known, guint caret, GPtrArray *found)
{
  Guess self = { .passage = passage, .known = known, .found = found };
  int level;

  if (passage->tokens->len == 0)
    return;
  self.caret = MIN (diple_passage_at (passage, caret), passage->tokens->len - 1);
  /* At the end of a line the caret belongs to the words before it. */
  if (self.caret > 0 && diple_passage_token (passage, self.caret)->range.start > caret &&
      diple_passage_token (passage, self.caret)->sentence !=
          diple_passage_token (passage, self.caret - 1)->sentence)
    self.caret--;
  level = diple_passage_token (passage, self.caret)->level;
  guess_quotations (&self, caret);
  for (int outer = level;; outer = diple_passage_parent (passage, outer))
    {
      guess_indirect (&self, outer);
      if (outer < 0)
        break;
    }
  guess_sentence (&self, level);
}

GArray *
diple_attribution_split (const DiplePassage *passage, GArray *known, DipleRange claim)
{
  Guess self = { .passage = passage, .known = known };
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (DipleRange));

  for (int i = 0; i + 1 < (int) passage->quotes->len; i++)
    {
      const DipleQuotation *one = diple_passage_quote (passage, i);
      const DipleQuotation *two = diple_passage_quote (passage, i + 1);
      const DipleRange first = trim_range (passage, one->inner);
      const DipleRange second = trim_range (passage, two->inner);

      if (one->inner.start < claim.start || two->inner.start >= claim.end ||
          !goes_on_in (&self, i, i + 1))
        continue;
      if (pieces->len == 0)
        g_array_append_val (pieces, first);
      g_array_append_val (pieces, second);
    }
  if (pieces->len > 0)
    return pieces;
  g_array_unref (pieces);
  return NULL;
}
