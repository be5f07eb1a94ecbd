/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/attribution/diple-attribution-private.h"

/* Weighs each way to read each cue near a claim. What a cue and its source cost is mostly what
 * stands between them and the claim. */
#define BASE 10.0
#define COST_WORD 1.0
#define COST_SMALL 0.3
#define COST_QUOTATION 2.0
#define COST_SENTENCE 5.0
#define COST_PARAGRAPH 2.0
#define COST_EXCLAIMED 0.5 /* “Stop!” Lund said: the rules see two sentences */
#define COST_LEVEL 1.5     /* said by somebody outside of the quotation that the claim stands in */
#define COST_COMPLEMENT 4.0
#define COST_NO_COMMA 3.0
#define COST_PASSIVE 7.0
#define COST_NOUN 2.0
#define COST_SECOND 0.8 /* a less likely way to read the same cue */
#define COST_SHORT 1.6  /* a source without its apposition */
#define LEAST 2.0
#define MOST_WORDS_COUNTED 7

typedef struct
{
  const DiplePassage *passage;
  DipleLevel scope;
  DipleClaim claim;
  guint first; /* the block that the claim is on this level: tokens [first, end) */
  guint end;
  gboolean quoted; /* it is a quotation */
  double bonus;
  GPtrArray *found;
} Ranking;

static gboolean
is (const Ranking *self, guint i, DipleWordKinds kinds)
{
  return (diple_level_kinds (&self->scope, i) & kinds) != 0;
}

static gboolean
is_blocked (const Ranking *self, guint i)
{
  return i < self->passage->tokens->len && self->scope.blocked[i];
}

/* Where the scope's level meets @range: the range itself, or the quotation that holds it. */
static DipleRange
on_level (const DiplePassage *passage, int level, DipleRange range)
{
  int quote = -1, outer;

  for (guint i = 0; i < passage->quotes->len; i++)
    if (diple_passage_quote (passage, (int) i)->inner.start <= range.start &&
        diple_passage_quote (passage, (int) i)->inner.end >= range.end)
      quote = (int) i;
  for (outer = quote; outer >= 0 && outer != level; outer = diple_passage_parent (passage, outer))
    quote = outer;
  return outer == quote || quote < 0 ? range : diple_passage_quote (passage, quote)->outer;
}

static void
block (Ranking *self, DipleRange range)
{
  const DipleRange place = on_level (self->passage, self->scope.level, range);
  const guint from = diple_passage_at (self->passage, place.start);

  self->quoted |= place.start != range.start || place.end != range.end;
  for (guint i = from; i < self->passage->tokens->len; i++)
    {
      const DipleToken *token = diple_passage_token (self->passage, i);

      if (token->range.start >= place.end)
        break;
      self->scope.blocked[i] = 1;
      self->first = MIN (self->first, i);
      self->end = MAX (self->end, i + 1);
    }
  for (guint i = 0; i < self->passage->quotes->len; i++)
    self->quoted |= diple_passage_quote (self->passage, (int) i)->outer.start == place.start;
}

static double
cost_of_edge (const Ranking *self, guint before, guint after)
{
  const DipleToken *one = diple_passage_token (self->passage, before);
  const DipleToken *two = diple_passage_token (self->passage, after);

  if (one->paragraph != two->paragraph)
    return COST_SENTENCE + COST_PARAGRAPH;
  return one->sentence != two->sentence ? COST_SENTENCE : 0;
}

/* What it costs to reach over the tokens [from, to), from the one before to the one after. */
static double
cost_between (const Ranking *self, guint from, guint to)
{
  double cost = 0, edges = 0;
  guint words = 0;
  gboolean quotation = FALSE;

  for (guint i = from; i <= to && i < self->passage->tokens->len; i++)
    {
      if (i > 0 && !(is_blocked (self, i - 1) && is_blocked (self, i)))
        edges += cost_of_edge (self, i - 1, i);
      if (i == to || is_blocked (self, i))
        continue;
      if (!diple_level_is_inside (&self->scope, i))
        {
          cost += quotation ? 0 : COST_QUOTATION;
          quotation = TRUE;
          continue;
        }
      quotation = FALSE;
      if (is (self, i, DIPLE_WORD_LINK))
        continue;
      if (diple_level_mark (&self->scope, i) != 0)
        cost += diple_level_mark (&self->scope, i) == ',' ? 0.1 : 0;
      else if (is (self, i, DIPLE_WORD_TIME | DIPLE_WORD_ADVERB | DIPLE_WORD_PREPOSITION))
        cost += COST_SMALL;
      else if (words++ < MOST_WORDS_COUNTED)
        cost += COST_WORD;
    }
  /* What a sentence before the claim is about counts for little. */
  return edges > 0 ? edges + cost * 0.2 : cost;
}

/* “Stop!” Lund said. The tail that ICU takes for a sentence of its own is the reporting clause. */
static gboolean
is_tail (const Ranking *self, const DipleReport *report)
{
  const gunichar last =
      self->end > 1 ? diple_passage_token (self->passage, self->end - 2)->mark : 0;
  const gunichar next = diple_level_mark (&self->scope, report->end);

  return self->quoted && report->start == self->end &&
         (last == '!' || last == '?' || last == 0x2026) &&
         (next == '.' || next == ',' || next == 0 || next == ':' ||
          is (self, report->end, DIPLE_WORD_PREPOSITION | DIPLE_WORD_TIME));
}

/* Whether the report has words of its own to introduce: “Lund said that …” after the claim. */
static gboolean
has_complement (const Ranking *self, const DipleReport *report)
{
  const guint content = diple_report_content (&self->scope, report);
  const guint end = self->passage->tokens->len;

  if (report->cue.kind == DIPLE_CUE_PHRASE || report->cue.kind == DIPLE_CUE_PHRASE_AFTER)
    return FALSE;
  for (guint i = report->end; i < content; i++)
    if (is (self, i, DIPLE_WORD_LINK) || diple_level_mark (&self->scope, i) == ':')
      return content < end;
  /* “Lund said the bridge was closed”: words go on without anything between. */
  return content == report->end && diple_level_is_inside (&self->scope, content) &&
         diple_level_mark (&self->scope, content) == 0 && report->source.end <= report->cue.start &&
         !is (self,
              content,
              DIPLE_WORD_PREPOSITION | DIPLE_WORD_TIME | DIPLE_WORD_ADVERB | DIPLE_WORD_OPENER);
}

static double
cost_after (const Ranking *self, const DipleReport *report, guint block_end)
{
  double cost = cost_between (self, block_end, report->start);
  gboolean comma = self->quoted || report->cue.kind >= DIPLE_CUE_PHRASE;

  if (is_tail (self, report))
    return COST_EXCLAIMED;
  for (guint i = block_end; i < report->start; i++)
    comma |= diple_level_mark (&self->scope, i) != 0;
  if (!comma && diple_passage_token (self->passage, block_end - 1)->mark == 0)
    cost += COST_NO_COMMA;
  if (!is_blocked (self, report->end) && has_complement (self, report))
    cost += COST_COMPLEMENT;
  return cost;
}

static double
cost_before (const Ranking *self, const DipleReport *report)
{
  const guint content = diple_report_content (&self->scope, report);
  const guint from = CLAMP (content, report->end, self->first);
  double cost = cost_between (self, from, self->first);

  if (report->cue.kind == DIPLE_CUE_NOUN)
    cost += COST_NOUN + (from < self->first ? COST_COMPLEMENT : 0);
  return cost;
}

/* The nearest end of a piece of the claim before @i. */
static guint
piece_end_before (const Ranking *self, guint i)
{
  while (i > self->first && !is_blocked (self, i - 1))
    i--;
  return i;
}

static double
cost_of (const Ranking *self, const DipleReport *report)
{
  if (report->end <= self->first)
    return cost_before (self, report);
  return cost_after (self, report, piece_end_before (self, report->start));
}

static DipleRange
known_cue (const Ranking *self, DipleRange cue, gint64 *span)
{
  for (guint i = 0; self->scope.known != NULL && i < self->scope.known->len; i++)
    {
      const DipleKnown *known = &g_array_index (self->scope.known, DipleKnown, i);

      if (known->role != DIPLE_KNOWN_CUE || known->range.start >= cue.end ||
          known->range.end <= cue.start)
        continue;
      *span = known->span;
      return known->range;
    }
  return cue;
}

static DipleRange
source_range (const Ranking *self, DipleNoun source)
{
  for (guint i = 0; source.known && self->scope.known != NULL && i < self->scope.known->len; i++)
    {
      const DipleKnown *known = &g_array_index (self->scope.known, DipleKnown, i);

      if (known->role != DIPLE_KNOWN_CUE && (source.span == 0 || known->span == source.span) &&
          diple_passage_at (self->passage, known->range.start) == source.start &&
          diple_passage_at (self->passage, known->range.end - 1) + 1 == source.end)
        return known->range;
    }
  return diple_passage_range (self->passage, source.start, source.end);
}

static void
add (Ranking *self, const DipleReport *report, double score)
{
  DipleAttribution *made;

  if (score < LEAST)
    return;
  made = g_new0 (DipleAttribution, 1);
  made->claim = g_memdup2 (self->claim.pieces, self->claim.n_pieces * sizeof (DipleRange));
  made->n_claim = self->claim.n_pieces;
  made->source = source_range (self, report->source);
  made->source_span = report->source.span;
  made->cue = diple_passage_range (self->passage, report->cue.start, report->cue.end);
  if (made->cue.start < made->cue.end)
    made->cue = known_cue (self, made->cue, &made->cue_span);
  made->score = score + (made->source_span != 0 ? 1 : 0) + (made->cue_span != 0 ? 1 : 0);
  g_ptr_array_add (self->found, made);
}

static gboolean
touches_claim (const Ranking *self, const DipleReport *report)
{
  for (guint i = report->start; i < report->end; i++)
    if (is_blocked (self, i))
      return TRUE;
  for (guint i = report->source.start; i < report->source.end; i++)
    if (is_blocked (self, i))
      return TRUE;
  return FALSE;
}

static void
weigh (Ranking *self, const DipleReport *report, double cost)
{
  DipleReport brief = *report;

  if (touches_claim (self, report))
    return;
  if (report->cue.passive && !report->cue.by)
    cost += COST_PASSIVE;
  cost += cost_of (self, report);
  add (self, report, BASE + self->bonus - cost);
  if (report->source.head == report->source.end)
    return;
  brief.source.end = report->source.head;
  add (self, &brief, BASE + self->bonus - cost - COST_SHORT);
}

/* “Lund said the gauge”, “Lund told the council”: what follows the verb of a clause that comes
 * before the claim is not who speaks, unless nothing else can be. */
static gboolean
is_object (const Ranking *self, const DipleReport *report, guint rank)
{
  if (report->cue.kind >= DIPLE_CUE_NOUN || report->cue.by ||
      report->source.start < report->cue.end)
    return FALSE;
  return rank > 0 || (report->cue.kind == DIPLE_CUE_ADDRESSED && report->end <= self->first);
}

static void
weigh_cue (Ranking *self, guint i)
{
  g_autoptr (GArray) reports = g_array_new (FALSE, FALSE, sizeof (DipleReport));
  DipleCue cue;

  if (!diple_level_is_inside (&self->scope, i) || !diple_cue_at (&self->scope, i, &cue))
    return;
  diple_cue_read (&self->scope, &cue, reports);
  for (guint j = 0; j < reports->len; j++)
    {
      const DipleReport *report = &g_array_index (reports, DipleReport, j);

      if (!is_object (self, report, j))
        weigh (self, report, j * COST_SECOND);
    }
}

/* “Lund: We had no choice.” */
static void
weigh_colon (Ranking *self)
{
  DipleReport report = { 0 };

  if (self->first < 2 || diple_level_mark (&self->scope, self->first - 1) != ':')
    return;
  report.source = diple_noun_before (&self->scope, self->first - 1);
  if (diple_noun_is_empty (report.source) ||
      diple_level_clause_start (&self->scope, report.source.start) != report.source.start)
    return;
  report.start = report.cue.start = report.cue.end = report.source.end;
  report.end = self->first - 1;
  add (self, &report, BASE + self->bonus - 3);
}

static void
rank_level (Ranking *self, int cue)
{
  const guint n = self->passage->tokens->len;

  self->first = n;
  self->end = 0;
  self->quoted = FALSE;
  self->scope.blocked = g_new0 (guint8, n);
  for (guint i = 0; i < self->claim.n_pieces; i++)
    block (self, self->claim.pieces[i]);
  if (self->first < self->end)
    {
      for (guint i = 0; i < n; i++)
        if (cue < 0 || i == (guint) cue)
          weigh_cue (self, i);
      if (cue < 0)
        weigh_colon (self);
    }
  g_clear_pointer (&self->scope.blocked, g_free);
}

/* The innermost quotation that holds more than the claim, or -1. */
static int
first_level (const DiplePassage *passage, DipleClaim claim)
{
  const DipleRange whole = { claim.pieces[0].start, claim.pieces[claim.n_pieces - 1].end };
  int level = -1;

  for (guint i = 0; i < passage->quotes->len; i++)
    {
      const DipleRange inner = diple_passage_quote (passage, (int) i)->inner;

      if (inner.start <= whole.start && whole.end <= inner.end &&
          (inner.start < whole.start || whole.end + 1 < inner.end))
        level = (int) i;
    }
  return level;
}

void
diple_attribution_rank (const DiplePassage *passage,
                        GArray *known,
                        DipleClaim claim,
                        int cue,
                        double bonus,
                        GPtrArray *found)
{
  Ranking self = { .passage = passage,
                   .claim = claim,
                   .bonus = bonus,
                   .found = found,
                   .scope = { .passage = passage, .known = known } };
  int level = first_level (passage, claim);

  for (;;)
    {
      self.scope.level = level;
      rank_level (&self, cue);
      if (level < 0)
        break;
      level = diple_passage_parent (passage, level);
      self.bonus -= COST_LEVEL;
    }
}
