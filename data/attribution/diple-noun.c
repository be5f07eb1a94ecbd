/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/attribution/diple-attribution-private.h"

/* Noun phrases without a grammar: where they begin and end is read off determiners, capitals,
 * prepositions and the lists of the language. */
#define MOST_WORDS 18
#define MOST_APPOSITION 32

gboolean
diple_level_is_inside (const DipleLevel *scope, guint i)
{
  return i < scope->passage->tokens->len &&
         diple_passage_token (scope->passage, i)->level == scope->level &&
         (scope->blocked == NULL || !scope->blocked[i]);
}

DipleWordKinds
diple_level_kinds (const DipleLevel *scope, guint i)
{
  return diple_level_is_inside (scope, i) ? diple_passage_token (scope->passage, i)->kinds : 0;
}

gunichar
diple_level_mark (const DipleLevel *scope, guint i)
{
  return diple_level_is_inside (scope, i) ? diple_passage_token (scope->passage, i)->mark : 0;
}

static gboolean
is_word (const DipleLevel *scope, guint i)
{
  return diple_level_is_inside (scope, i) && diple_passage_token (scope->passage, i)->mark == 0;
}

static gboolean
is (const DipleLevel *scope, guint i, DipleWordKinds kinds)
{
  return (diple_level_kinds (scope, i) & kinds) != 0;
}

static gboolean
is_comma (const DipleLevel *scope, guint i)
{
  const gunichar mark = diple_level_mark (scope, i);

  return mark == ',' || mark == 0x2013 || mark == 0x2014 || mark == 0xff0c || mark == 0x060c;
}

/* Two neighbours of one sentence, on the scope's level. */
static gboolean
go_together (const DipleLevel *scope, guint i)
{
  return i > 0 && diple_level_is_inside (scope, i) && diple_level_is_inside (scope, i - 1) &&
         diple_passage_token (scope->passage, i)->sentence ==
             diple_passage_token (scope->passage, i - 1)->sentence;
}

guint
diple_level_clause_start (const DipleLevel *scope, guint i)
{
  while (go_together (scope, i))
    i--;
  return i;
}

static DipleNoun
nothing (void)
{
  return (DipleNoun){ 0 };
}

static DipleNoun
noun (guint start, guint end)
{
  return (DipleNoun){ .start = start, .end = end, .head = end };
}

/* What is known to begin (or, with @ends, to end) at the token @at; a source rather than a name. */
static const DipleKnown *
known_at (const DipleLevel *scope, guint at, gboolean ends)
{
  const DipleKnown *best = NULL;
  const DipleToken *token;

  if (scope->known == NULL || !diple_level_is_inside (scope, at))
    return NULL;
  token = diple_passage_token (scope->passage, at);
  for (guint i = 0; i < scope->known->len; i++)
    {
      const DipleKnown *known = &g_array_index (scope->known, DipleKnown, i);
      const gboolean fits =
          ends ? known->range.end > token->range.start && known->range.end <= token->range.end
               : known->range.start >= token->range.start && known->range.start < token->range.end;

      if (!fits || known->role == DIPLE_KNOWN_CUE)
        continue;
      if (best == NULL || known->role < best->role ||
          (known->role == best->role &&
           known->range.end - known->range.start > best->range.end - best->range.start))
        best = known;
    }
  return best;
}

static DipleNoun
from_known (const DipleLevel *scope, const DipleKnown *known)
{
  DipleNoun found = noun (diple_passage_at (scope->passage, known->range.start),
                          diple_passage_at (scope->passage, known->range.end - 1) + 1);

  found.known = TRUE;
  found.span = known->role == DIPLE_KNOWN_SOURCE ? known->span : 0;
  return found;
}

static gboolean
has_between (const DipleLevel *scope, guint start, guint end, DipleWordKinds kinds)
{
  for (guint i = start; i < end; i++)
    if (is (scope, i, kinds))
      return TRUE;
  return FALSE;
}

/* What is known inside the phrase that was found, when it is its head: the Person in “mayor Ana
 * Lund”, but not the Organization in “a spokesman for Norvik Gas”. */
static DipleNoun
prefer_known (const DipleLevel *scope, DipleNoun found)
{
  const DipleKnown *known = NULL;
  guint i;

  for (i = found.start; i < found.head && known == NULL; i++)
    {
      known = known_at (scope, i, FALSE);
      if (i > found.start && is (scope, i, DIPLE_WORD_PREPOSITION))
        break;
    }
  if (known == NULL)
    return found;
  if (known->role == DIPLE_KNOWN_SOURCE || i == found.start + 1 ||
      diple_passage_at (scope->passage, known->range.end - 1) + 1 >= found.head ||
      is (scope, i - 2, DIPLE_WORD_DETERMINER | DIPLE_WORD_TITLE))
    return from_known (scope, known);
  return found;
}

/* Going left: does the phrase that holds the token @i take the one before it along? */
static gboolean
reaches_left (const DipleLevel *scope, guint i)
{
  const guint before = i - 1;

  if (!go_together (scope, i) || !is_word (scope, before))
    return FALSE;
  if (is (scope, i, DIPLE_WORD_DETERMINER))
    return is (scope, before, DIPLE_WORD_PREPOSITION) ||
           (is (scope, before, DIPLE_WORD_JOIN) &&
            !is (scope, before - 1, DIPLE_WORD_LIKE_VERB | DIPLE_WORD_VERB));
  if (is (scope, before, DIPLE_WORD_JOIN))
    return is (scope, i, DIPLE_WORD_CAPITAL) && is (scope, before - 1, DIPLE_WORD_CAPITAL);
  if (is (scope,
          before,
          DIPLE_WORD_DETERMINER | DIPLE_WORD_PREPOSITION | DIPLE_WORD_TITLE |
              DIPLE_WORD_POSSESSIVE))
    return TRUE;
  if (is (scope,
          before,
          DIPLE_WORD_TIME | DIPLE_WORD_AUXILIARY | DIPLE_WORD_PRONOUN | DIPLE_WORD_END |
              DIPLE_WORD_NEGATION))
    return FALSE;
  return !is (scope, before, DIPLE_WORD_VERB) || is (scope, before, DIPLE_WORD_NOUN);
}

/* “On Tuesday the minister”: where the phrase behind the preposition's own begins. */
static guint
after_preposition (const DipleLevel *scope, guint start, guint end)
{
  for (guint i = start + 3; i < end; i++)
    if (is (scope, i, DIPLE_WORD_DETERMINER) && !is (scope, i - 1, DIPLE_WORD_PREPOSITION))
      return i;
  for (guint i = start + 2; i < end; i++)
    if (is (scope, i, DIPLE_WORD_CAPITAL) && is_word (scope, i - 1) &&
        !is (scope,
             i - 1,
             DIPLE_WORD_CAPITAL | DIPLE_WORD_DETERMINER | DIPLE_WORD_PREPOSITION |
                 DIPLE_WORD_TITLE | DIPLE_WORD_JOIN))
      return i;
  return end;
}

static guint
trim_left (const DipleLevel *scope, guint start, guint end)
{
  const DipleWordKinds small =
      DIPLE_WORD_OPENER | DIPLE_WORD_ADVERB | DIPLE_WORD_TIME | DIPLE_WORD_POSSESSIVE;

  while (start < end && is (scope, start, small) &&
         !is (scope, start, DIPLE_WORD_DETERMINER | DIPLE_WORD_PRONOUN))
    start++;
  /* “that the minister”: a word that may also point. */
  if (start + 1 < end && is (scope, start, DIPLE_WORD_OPENER | DIPLE_WORD_LINK) &&
      is (scope, start + 1, DIPLE_WORD_DETERMINER | DIPLE_WORD_CAPITAL | DIPLE_WORD_PRONOUN))
    start++;
  if (start < end && is (scope, start, DIPLE_WORD_PREPOSITION) &&
      !is (scope, start, DIPLE_WORD_DETERMINER))
    start = after_preposition (scope, start, end);
  return start;
}

DipleNoun
diple_noun_before (const DipleLevel *scope, guint end)
{
  const DipleKnown *known;
  guint start = end;

  if (end == 0 || !is_word (scope, end - 1))
    return nothing ();
  known = known_at (scope, end - 1, TRUE);
  if (known != NULL && known->role == DIPLE_KNOWN_SOURCE)
    return from_known (scope, known);
  start = end - 1;
  if (is (scope, start, DIPLE_WORD_PRONOUN) &&
      !(is (scope, start, DIPLE_WORD_DETERMINER) && reaches_left (scope, start)))
    return noun (start, end);
  if (is (scope,
          start,
          DIPLE_WORD_END | DIPLE_WORD_PREPOSITION | DIPLE_WORD_JOIN | DIPLE_WORD_AUXILIARY |
              DIPLE_WORD_LINK))
    return nothing ();
  while (start > 0 && end - start < MOST_WORDS && reaches_left (scope, start))
    start--;
  start = trim_left (scope, start, end);
  return start < end ? prefer_known (scope, noun (start, end)) : nothing ();
}

/* Going right: a preposition after the phrase [start, i). */
static gboolean
goes_on_with_preposition (const DipleLevel *scope, guint start, guint i)
{
  const gboolean name =
      is (scope, i - 1, DIPLE_WORD_CAPITAL) && !scope->passage->rules->nouns_capitalised;

  if (!is_word (scope, i + 1) || is (scope, i + 1, DIPLE_WORD_TIME | DIPLE_WORD_NUMBER))
    return FALSE;
  if (is (scope, i, DIPLE_WORD_INSIDE))
    return !has_between (
               scope, i + 1, MIN (i + 3, scope->passage->tokens->len), DIPLE_WORD_EVENT) ||
           !name;
  if (!is (scope, i, DIPLE_WORD_INSIDE_PLAIN) || (name && i - start < 3) || start == i)
    return FALSE;
  for (guint j = i + 1; j < i + 5 && is_word (scope, j); j++)
    if (is (scope, j, DIPLE_WORD_EVENT | DIPLE_WORD_TIME))
      return FALSE;
  return TRUE;
}

/* A join goes on with a second of the same kind. */
static gboolean
goes_on_with_join (const DipleLevel *scope, guint start, guint i)
{
  if (is (scope, i + 1, DIPLE_WORD_CAPITAL) && is (scope, i - 1, DIPLE_WORD_CAPITAL))
    return !is (scope, i + 2, DIPLE_WORD_VERB | DIPLE_WORD_AUXILIARY);
  if (is (scope, start, DIPLE_WORD_DETERMINER) && is (scope, i + 1, DIPLE_WORD_DETERMINER))
    return !has_between (scope, i + 2, i + 6, DIPLE_WORD_VERB | DIPLE_WORD_AUXILIARY);
  return is_word (scope, i + 1) && !is_word (scope, i + 2) &&
         !is (scope, i + 1, DIPLE_WORD_VERB | DIPLE_WORD_LIKE_VERB);
}

/* A small word after a name is part of it only where the phrase ends with it: “Sel Water Board
 * engineers,”. */
static gboolean
goes_on_after_name (const DipleLevel *scope, guint start, guint i)
{
  if (!is (scope, i - 1, DIPLE_WORD_CAPITAL) || i == start)
    return TRUE;
  if (scope->passage->rules->nouns_capitalised)
    return FALSE;
  if (is (scope, i - 1, DIPLE_WORD_FIRST) || is (scope, i - 1, DIPLE_WORD_DETERMINER))
    return TRUE;
  return !is_word (scope, i + 1);
}

static gboolean
goes_on (const DipleLevel *scope, guint start, guint i)
{
  const DipleWordKinds kinds = diple_level_kinds (scope, i);
  const gboolean first = i == start || is (scope, i - 1, DIPLE_WORD_DETERMINER);

  if (!is_word (scope, i) || i - start >= MOST_WORDS || (i > start && !go_together (scope, i)))
    return FALSE;
  if (i > start && is (scope, i - 1, DIPLE_WORD_PREPOSITION) &&
      (kinds & (DIPLE_WORD_DETERMINER | DIPLE_WORD_CAPITAL)) != 0)
    return TRUE;
  if (i > start && (kinds & DIPLE_WORD_PREPOSITION) != 0)
    return goes_on_with_preposition (scope, start, i);
  if (i > start && (kinds & DIPLE_WORD_JOIN) != 0)
    return goes_on_with_join (scope, start, i);
  if (i > start && (kinds & DIPLE_WORD_TIME) != 0)
    return FALSE;
  if ((kinds & (DIPLE_WORD_END | DIPLE_WORD_AUXILIARY | DIPLE_WORD_NEGATION)) != 0)
    return first && (kinds & (DIPLE_WORD_DETERMINER | DIPLE_WORD_PRONOUN)) != 0;
  if (i > start && (kinds & DIPLE_WORD_DETERMINER) != 0)
    return is (scope, i - 1, DIPLE_WORD_DETERMINER | DIPLE_WORD_POSSESSIVE);
  if ((kinds & (DIPLE_WORD_VERB | DIPLE_WORD_LIKE_VERB | DIPLE_WORD_ADVERB)) != 0 && !first)
    return (kinds & DIPLE_WORD_NOUN) != 0 && is (scope, i - 1, DIPLE_WORD_POSSESSIVE);
  if (i > start && (kinds & DIPLE_WORD_PRONOUN) != 0 && !first)
    return FALSE;
  if ((kinds & (DIPLE_WORD_CAPITAL | DIPLE_WORD_POSSESSIVE)) != 0)
    return TRUE;
  /* “rejects the plan”: what has an object is a verb. */
  if (i > start && !is (scope, i - 1, DIPLE_WORD_DETERMINER) &&
      (is (scope, i - 1, DIPLE_WORD_LINK) || !is (scope, i - 1, DIPLE_WORD_PREPOSITION)) &&
      is (scope, i + 1, DIPLE_WORD_DETERMINER) &&
      !is (scope, i + 1, DIPLE_WORD_PREPOSITION | DIPLE_WORD_LINK))
    return FALSE;
  return goes_on_after_name (scope, start, i);
}

/* “Its chief engineer, Marta Olsen,”: only a name between two commas. */
static guint
name_end (const DipleLevel *scope, guint i)
{
  guint end = i + 1;

  while (is (scope, end, DIPLE_WORD_CAPITAL | DIPLE_WORD_TITLE) && go_together (scope, end) &&
         !is (scope, end, DIPLE_WORD_TIME))
    end++;
  return end > i + 1 && end - i < 6 && is_comma (scope, end) ? end : 0;
}

/* Whether the comma at @i begins an apposition, and where that ends. */
static guint
plain_apposition_end (const DipleLevel *scope, guint i, gboolean closed)
{
  const gboolean relative = is (scope, i + 1, DIPLE_WORD_PRONOUN | DIPLE_WORD_END) &&
                            !is (scope, i + 1, DIPLE_WORD_DETERMINER);
  gboolean verb = FALSE;
  guint end = i + 1;

  if (!is_comma (scope, i) || !is (scope, i + 1, DIPLE_WORD_APPOSITION | DIPLE_WORD_NUMBER) ||
      !go_together (scope, i + 1))
    return 0;
  while (end - i < MOST_APPOSITION && is_word (scope, end) && go_together (scope, end))
    {
      verb |= is (scope, end, DIPLE_WORD_VERB | DIPLE_WORD_AUXILIARY) &&
              !is (scope, end, DIPLE_WORD_NOUN);
      end++;
    }
  if (end == i + 1 || (closed && !is_comma (scope, end)) || (verb && !relative))
    return 0;
  /* “, who said that …” tells something of its own. */
  return relative && is (scope, i + 2, DIPLE_WORD_VERB) ? 0 : end;
}

static guint
apposition_end (const DipleLevel *scope, guint i, gboolean closed)
{
  guint end = plain_apposition_end (scope, i, closed);

  if (end == 0 && is_comma (scope, i) && is (scope, i - 1, DIPLE_WORD_CAPITAL) == FALSE)
    end = name_end (scope, i);
  /* “, 41, a welder” */
  if (end != 0 && is (scope, i + 1, DIPLE_WORD_NUMBER) &&
      plain_apposition_end (scope, end, closed) != 0)
    end = plain_apposition_end (scope, end, closed);
  return end;
}

/* “who”, but not the “that” of a determiner. */
static gboolean
is_relative (const DipleLevel *scope, guint i)
{
  return is (scope, i, DIPLE_WORD_APPOSITION) &&
         is (scope, i, DIPLE_WORD_PRONOUN | DIPLE_WORD_END) &&
         !is (scope, i, DIPLE_WORD_DETERMINER);
}

/* “a passenger who gave her name only as Iris”. */
static guint
relative_end (const DipleLevel *scope, guint i)
{
  const guint start = i;

  while (i - start < MOST_APPOSITION && is_word (scope, i) && go_together (scope, i))
    i++;
  return i;
}

DipleNoun
diple_noun_from (const DipleLevel *scope, guint start, gboolean closed)
{
  const DipleKnown *known = known_at (scope, start, FALSE);
  guint end = start;
  DipleNoun found;

  if (known != NULL && known->role == DIPLE_KNOWN_SOURCE)
    return from_known (scope, known);
  if (is (scope, start, DIPLE_WORD_PRONOUN) &&
      (!is (scope, start, DIPLE_WORD_DETERMINER) || !goes_on (scope, start, start + 1)))
    return noun (start, start + 1);
  if (is (scope, start, DIPLE_WORD_PREPOSITION | DIPLE_WORD_LINK | DIPLE_WORD_JOIN) &&
      !is (scope, start, DIPLE_WORD_DETERMINER))
    return nothing ();
  while (goes_on (scope, start, end))
    end++;
  while (end > start &&
         is (scope, end - 1, DIPLE_WORD_PREPOSITION | DIPLE_WORD_JOIN | DIPLE_WORD_POSSESSIVE))
    end--;
  if (end == start || (end == start + 1 && is (scope, start, DIPLE_WORD_DETERMINER) &&
                       !is (scope, start, DIPLE_WORD_PRONOUN)))
    return nothing ();
  found = prefer_known (scope, noun (start, end));
  if (!found.known && is_relative (scope, end) && !is (scope, end + 1, DIPLE_WORD_VERB))
    found.end = relative_end (scope, end);
  else if (!found.known && apposition_end (scope, end, closed) != 0)
    found.end = apposition_end (scope, end, closed);
  return found;
}

/* “Ana Lund, speaking at a rally,”: not part of who she is. */
static DipleNoun
before_insertion (const DipleLevel *scope, guint comma)
{
  guint open = comma;

  while (go_together (scope, open) && comma - open < MOST_APPOSITION)
    if (is_comma (scope, --open))
      break;
  return open < comma && is_comma (scope, open) ? diple_noun_before (scope, open) : nothing ();
}

/* “Ana Lund, who leads the branch,” before the token @comma + 1. */
static DipleNoun
with_apposition (const DipleLevel *scope, guint comma)
{
  DipleNoun found;
  guint open = comma;

  while (go_together (scope, open) && comma - open < MOST_APPOSITION)
    {
      open--;
      if (is_comma (scope, open) && apposition_end (scope, open, TRUE) == comma)
        break;
    }
  if (open == comma || !is_comma (scope, open) || apposition_end (scope, open, TRUE) != comma)
    return before_insertion (scope, comma);
  found = diple_noun_before (scope, open);
  if (!diple_noun_is_empty (found) && !found.known)
    found.end = comma;
  return found;
}

/* “Three passengers who asked not to be named said”: the verb of the clause that “who” begins is
 * taken for the head of a phrase, unless it is looked for. */
static DipleNoun
with_relative (const DipleLevel *scope, DipleNoun found, guint verb)
{
  guint i = found.start;

  if (found.known || is (scope, i, DIPLE_WORD_DETERMINER | DIPLE_WORD_CAPITAL | DIPLE_WORD_PRONOUN))
    return found;
  while (go_together (scope, i) && is_word (scope, i - 1) && verb - i < MOST_APPOSITION)
    if (is_relative (scope, --i))
      {
        DipleNoun who = diple_noun_before (scope, i);

        if (diple_noun_is_empty (who))
          return found;
        who.end = who.known ? who.end : verb;
        return who;
      }
  return found;
}

/* “Ana Lund, who says”: whoever “who” is. */
static DipleNoun
antecedent (const DipleLevel *scope, DipleNoun who)
{
  DipleNoun found = nothing ();

  if (who.end != who.start + 1 || who.start == 0 || !is_relative (scope, who.start))
    return who;
  found = diple_noun_before (scope, who.start - (is_comma (scope, who.start - 1) ? 1 : 0));
  return diple_noun_is_empty (found) ? who : found;
}

DipleNoun
diple_noun_subject (const DipleLevel *scope, guint verb)
{
  DipleNoun found;

  if (!go_together (scope, verb))
    return nothing ();
  if (is_comma (scope, verb - 1))
    return with_apposition (scope, verb - 1);
  found = diple_noun_before (scope, verb);
  if (diple_noun_is_empty (found))
    return found;
  return antecedent (scope, with_relative (scope, found, verb));
}
