/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/attribution/diple-attribution-private.h"

/* Finds cues, and reads who speaks by each. */
#define MOST_AUXILIARIES 4
#define MOST_BETWEEN 8 /* words between a verb and the “by” or the words that it introduces */

static gboolean
is (const DipleLevel *scope, guint i, DipleWordKinds kinds)
{
  return (diple_level_kinds (scope, i) & kinds) != 0;
}

static const char *
word_at (const DipleLevel *scope, guint i)
{
  return diple_level_is_inside (scope, i) ? diple_passage_token (scope->passage, i)->word : NULL;
}

static gboolean
matches (const DipleLevel *scope, guint i, const DipleCueWords *words)
{
  for (guint j = 0; j < words->n_words; j++)
    if (g_strcmp0 (word_at (scope, i + j), words->words[j]) != 0)
      return FALSE;
  return TRUE;
}

static const DipleCueWords *
look_up (const DipleLevel *scope, guint i)
{
  const char *word = word_at (scope, i);
  const GPtrArray *same =
      word != NULL ? g_hash_table_lookup (scope->passage->rules->cues, word) : NULL;
  const gboolean as_noun =
      i > 0 && is (scope, i - 1, DIPLE_WORD_DETERMINER | DIPLE_WORD_POSSESSIVE);
  const DipleCueWords *best = NULL;

  for (guint j = 0; same != NULL && j < same->len; j++)
    {
      const DipleCueWords *words = g_ptr_array_index (same, j);

      if (!matches (scope, i, words))
        continue;
      /* “the claims”, “she claims”. */
      if (best == NULL ||
          (words->n_words == best->n_words && as_noun == (words->kind == DIPLE_CUE_NOUN)))
        best = words;
    }
  if (best != NULL && best->kind < DIPLE_CUE_NOUN && as_noun &&
      !is (scope, i - 1, DIPLE_WORD_PRONOUN))
    return NULL;
  return best;
}

/* The auxiliaries before a verb, with what stands among them; a lone adverb stays outside. */
static void
take_auxiliaries (const DipleLevel *scope, DipleCue *cue)
{
  const DipleWordKinds auxiliary = DIPLE_WORD_AUXILIARY | DIPLE_WORD_PASSIVE | DIPLE_WORD_NEGATION;
  guint i = cue->word;

  for (guint n = 0; i > 0 && n < MOST_AUXILIARIES; n++, i--)
    {
      if (diple_passage_token (scope->passage, i)->sentence !=
          diple_passage_token (scope->passage, i - 1)->sentence)
        break;
      if (is (scope, i - 1, auxiliary))
        cue->start = i - 1;
      else if (!is (scope, i - 1, DIPLE_WORD_ADVERB))
        break;
      if (is (scope, i - 1, DIPLE_WORD_PASSIVE) && cue->kind != DIPLE_CUE_PARTICIPLE)
        cue->passive = TRUE;
    }
}

/* “was accused by residents of …”. */
static void
take_by (const DipleLevel *scope, DipleCue *cue)
{
  guint i = cue->end;

  while (i < cue->end + 3 && is (scope, i, DIPLE_WORD_ADVERB | DIPLE_WORD_TIME))
    i++;
  if (!is (scope, i, DIPLE_WORD_BY))
    return;
  cue->by = TRUE;
  cue->end = i + 1;
}

gboolean
diple_cue_at (const DipleLevel *scope, guint i, DipleCue *cue)
{
  const DipleCueWords *words = look_up (scope, i);

  if (words == NULL)
    return FALSE;
  *cue = (DipleCue){ .kind = words->kind, .start = i, .word = i, .end = i + words->n_words };
  if (cue->kind <= DIPLE_CUE_PARTICIPLE)
    {
      take_auxiliaries (scope, cue);
      take_by (scope, cue);
    }
  return TRUE;
}

static void
append (GArray *reports, const DipleCue *cue, DipleNoun source)
{
  const DipleReport report = { .cue = *cue,
                               .source = source,
                               .start = MIN (cue->start, source.start),
                               .end = MAX (cue->end, source.end) };

  if (!diple_noun_is_empty (source))
    g_array_append_val (reports, report);
}

/* Before the verb and its auxiliaries, past adverbs: “she later said”. */
static guint
before_adverbs (const DipleLevel *scope, guint i)
{
  while (i > 1 && is (scope, i - 1, DIPLE_WORD_ADVERB | DIPLE_WORD_TIME) &&
         !is (scope, i - 1, DIPLE_WORD_PRONOUN | DIPLE_WORD_DETERMINER))
    i--;
  return i;
}

/* “On Tuesday”, “In a statement,”: the phrase that a clause begins with is not who speaks. */
static DipleNoun
first_noun (const DipleLevel *scope, guint start, guint end)
{
  const DipleWordKinds small = DIPLE_WORD_OPENER | DIPLE_WORD_ADVERB | DIPLE_WORD_TIME;

  for (guint i = start; i < end; i++)
    {
      if (is (scope, i, DIPLE_WORD_PREPOSITION))
        while (i < end && diple_level_mark (scope, i) != ',')
          i++;
      else if (diple_level_is_inside (scope, i) && diple_level_mark (scope, i) == 0 &&
               (!is (scope, i, small) || is (scope, i, DIPLE_WORD_DETERMINER)))
        return diple_noun_from (scope, i, TRUE);
    }
  return (DipleNoun){ 0 };
}

/* “Ana Lund left the room and said”, “…, adding”: who the clause before is about. */
static DipleNoun
shared_subject (const DipleLevel *scope, guint verb)
{
  const guint sentence = diple_passage_token (scope->passage, verb)->sentence;
  g_autoptr (GArray) reports = g_array_new (FALSE, FALSE, sizeof (DipleReport));
  guint start = verb;
  DipleCue cue;

  while (start > 0 && diple_passage_token (scope->passage, start - 1)->sentence == sentence)
    {
      start--;
      if (!is (scope, start, DIPLE_WORD_VERB) || !diple_cue_at (scope, start, &cue) ||
          cue.kind > DIPLE_CUE_ADDRESSED)
        continue;
      append (reports, &cue, diple_noun_subject (scope, before_adverbs (scope, cue.start)));
      append (reports, &cue, diple_noun_from (scope, cue.end, FALSE));
      if (reports->len > 0)
        return g_array_index (reports, DipleReport, 0).source;
    }
  return first_noun (scope, start, verb);
}

static gboolean
shares_subject (const DipleLevel *scope, const DipleCue *cue, guint subject_end)
{
  if (cue->kind == DIPLE_CUE_PARTICIPLE)
    return TRUE;
  return subject_end > 0 && is (scope, subject_end - 1, DIPLE_WORD_JOIN | DIPLE_WORD_OPENER) &&
         !is (scope, subject_end - 1, DIPLE_WORD_PRONOUN | DIPLE_WORD_DETERMINER);
}

static void
read_verb (const DipleLevel *scope, const DipleCue *cue, GArray *reports)
{
  const guint subject_end = before_adverbs (scope, cue->start);
  DipleNoun source;
  DipleReport report = { .cue = *cue, .start = cue->start, .end = cue->end };

  if (cue->by)
    {
      append (reports, cue, diple_noun_from (scope, cue->end, FALSE));
      return;
    }
  if (shares_subject (scope, cue, subject_end))
    {
      report.source = shared_subject (scope, cue->word);
      if (!diple_noun_is_empty (report.source))
        g_array_append_val (reports, report);
      if (cue->kind == DIPLE_CUE_PARTICIPLE)
        return;
    }
  source = diple_noun_subject (scope, subject_end);
  if (diple_noun_is_empty (source) && subject_end != cue->start)
    source = diple_noun_subject (scope, cue->start);
  append (reports, cue, source);
  append (reports, cue, diple_noun_from (scope, cue->end, FALSE));
}

/* “Lund’s warning that”, “a warning by Lund that”. */
static void
read_noun (const DipleLevel *scope, const DipleCue *cue, GArray *reports)
{
  guint owner = cue->word;

  while (owner > 0 && owner + 4 > cue->word && !is (scope, owner, DIPLE_WORD_POSSESSIVE) &&
         diple_level_is_inside (scope, owner) && diple_level_mark (scope, owner) == 0)
    owner--;
  if (is (scope, owner, DIPLE_WORD_POSSESSIVE))
    append (reports, cue, diple_noun_before (scope, owner));
  if (is (scope, cue->end, DIPLE_WORD_NOUN_LINK))
    append (reports, cue, diple_noun_from (scope, cue->end + 1, TRUE));
}

void
diple_cue_read (const DipleLevel *scope, const DipleCue *cue, GArray *reports)
{
  switch (cue->kind)
    {
    case DIPLE_CUE_VERB:
    case DIPLE_CUE_ADDRESSED:
    case DIPLE_CUE_PARTICIPLE:
      read_verb (scope, cue, reports);
      break;
    case DIPLE_CUE_NOUN:
      read_noun (scope, cue, reports);
      break;
    case DIPLE_CUE_PHRASE:
      append (reports, cue, diple_noun_from (scope, cue->end, FALSE));
      append (reports, cue, diple_noun_from (scope, cue->end, TRUE));
      break;
    case DIPLE_CUE_PHRASE_AFTER:
      append (reports, cue, diple_noun_subject (scope, cue->start));
      break;
    default:
      g_assert_not_reached ();
    }
}

/* Words between a cue and what it introduces. */
static gboolean
is_skipped (const DipleLevel *scope, guint i)
{
  const gunichar mark = diple_level_mark (scope, i), next = diple_level_mark (scope, i + 1);

  if (mark != 0)
    return mark == ',' || mark == ':';
  if (is (scope, i, DIPLE_WORD_LINK | DIPLE_WORD_BY))
    return TRUE;
  if (is (scope, i, DIPLE_WORD_PRONOUN | DIPLE_WORD_DETERMINER))
    return FALSE;
  if (is (scope, i, DIPLE_WORD_PREPOSITION))
    return is (scope, i + 1, DIPLE_WORD_TIME);
  if (is (scope, i, DIPLE_WORD_ADVERB))
    return next == ',' || next == ':' || is (scope, i + 1, DIPLE_WORD_LINK);
  return is (scope, i, DIPLE_WORD_TIME);
}

guint
diple_report_content (const DipleLevel *scope, const DipleReport *report)
{
  const DipleWordKinds small =
      DIPLE_WORD_LINK | DIPLE_WORD_TIME | DIPLE_WORD_ADVERB | DIPLE_WORD_BY;
  guint i = report->end;
  guint most = i + MOST_BETWEEN;

  if (report->cue.kind == DIPLE_CUE_ADDRESSED && !report->cue.passive)
    {
      const DipleNoun told = diple_noun_from (scope, i, FALSE);

      /* “promised the beach would be clean”: not whom, but what. */
      if (!diple_noun_is_empty (told) &&
          !is (scope, told.head, DIPLE_WORD_AUXILIARY | DIPLE_WORD_VERB | DIPLE_WORD_LIKE_VERB))
        {
          i = told.head;
          most = i + MOST_BETWEEN;
        }
    }
  /* “on Tuesday that”: up to the word that introduces, when there is one near. */
  for (guint j = i;
       j < most && !is (scope, i, DIPLE_WORD_LINK) && diple_level_is_inside (scope, j) &&
       (diple_level_mark (scope, j) == 0 || diple_level_mark (scope, j) == ',');
       j++)
    if (is (scope, j, DIPLE_WORD_LINK) && is (scope, i, DIPLE_WORD_PREPOSITION | small))
      i = j;
  while (i < most && is_skipped (scope, i))
    i++;
  return i;
}
