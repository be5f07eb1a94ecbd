/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-attribution.h"

G_BEGIN_DECLS

/* What a word can be; one word is often several of them. */
typedef enum
{
  DIPLE_WORD_PRONOUN = 1 << 0,
  DIPLE_WORD_DETERMINER = 1 << 1,
  DIPLE_WORD_TITLE = 1 << 2,
  DIPLE_WORD_TIME = 1 << 3,
  DIPLE_WORD_END = 1 << 4,    /* a noun phrase ends before it */
  DIPLE_WORD_OPENER = 1 << 5, /* begins a clause, before its subject */
  DIPLE_WORD_JOIN = 1 << 6,
  DIPLE_WORD_PREPOSITION = 1 << 7,
  DIPLE_WORD_INSIDE = 1 << 8,       /* a preposition that goes on with any noun phrase */
  DIPLE_WORD_INSIDE_PLAIN = 1 << 9, /* … with one that is no name */
  DIPLE_WORD_APPOSITION = 1 << 10,
  DIPLE_WORD_AUXILIARY = 1 << 11,
  DIPLE_WORD_PASSIVE = 1 << 12, /* an auxiliary after which the subject is spoken to */
  DIPLE_WORD_NEGATION = 1 << 13,
  DIPLE_WORD_ADVERB = 1 << 14,
  DIPLE_WORD_LINK = 1 << 15, /* between a cue and what it introduces */
  DIPLE_WORD_BY = 1 << 16,
  DIPLE_WORD_NOUN_LINK = 1 << 17,
  DIPLE_WORD_POSSESSIVE = 1 << 18,
  DIPLE_WORD_EVENT = 1 << 19, /* the occasion on which somebody spoke: “in a statement” */
  DIPLE_WORD_VERB = 1 << 20,  /* the next two: a cue of one word */
  DIPLE_WORD_NOUN = 1 << 21,
  DIPLE_WORD_LIKE_VERB = 1 << 22, /* ends as verbs do */

  /* What its letters say. */
  DIPLE_WORD_CAPITAL = 1 << 23,
  DIPLE_WORD_NUMBER = 1 << 24,
  DIPLE_WORD_FIRST = 1 << 25, /* of its sentence */
} DipleWordKinds;

typedef enum
{
  DIPLE_CUE_VERB,
  DIPLE_CUE_ADDRESSED, /* a verb that says to whom: told, warned */
  DIPLE_CUE_PARTICIPLE,
  DIPLE_CUE_NOUN,
  DIPLE_CUE_PHRASE,       /* before its source */
  DIPLE_CUE_PHRASE_AFTER, /* after its source */
} DipleCueKind;

typedef struct
{
  DipleCueKind kind;
  GStrv words; /* folded */
  guint n_words;
} DipleCueWords;

struct _DipleAttributionRules
{
  GHashTable *kinds; /* char * -> DipleWordKinds */
  GHashTable *cues;  /* a first word -> GPtrArray of DipleCueWords, longest first */
  GStrv possessive;
  GStrv adverb_endings;
  GStrv verb_endings;
  gboolean nouns_capitalised;
  GStrv labels[4]; /* names of claims, sources, cues and of who may speak */
};

/* diple-attribution-roles.c asks for the names in every language at once. */
GPtrArray *diple_attribution_rules_all (void); /* elements DipleAttributionRules * */

DipleWordKinds diple_attribution_kinds (const DipleAttributionRules *rules, const char *word);

/* A word or a single mark. */
typedef struct
{
  DipleRange range; /* code points */
  const char *word; /* folded; NULL for a mark */
  gunichar mark;    /* 0 for a word */
  DipleWordKinds kinds;
  int level; /* the innermost quotation round it, or -1 */
  guint sentence;
  guint paragraph;
} DipleToken;

/* The neighbourhood of a claim, cut into tokens. */
typedef struct
{
  const DipleAttributionRules *rules;
  GArray *tokens; /* DipleToken */
  GArray *quotes; /* DipleQuotation, by start */
  GStringChunk *words;
} DiplePassage;

DiplePassage *diple_passage_new (const DipleAttributionRules *rules,
                                 const DipleTextMap *map,
                                 DipleBoundaries *boundaries,
                                 DipleRange place);
void diple_passage_free (DiplePassage *self);

static inline const DipleToken *
diple_passage_token (const DiplePassage *self, guint i)
{
  return &g_array_index (self->tokens, DipleToken, i);
}

static inline const DipleQuotation *
diple_passage_quote (const DiplePassage *self, int i)
{
  return &g_array_index (self->quotes, DipleQuotation, (guint) i);
}

/* The first token that ends after @offset; the number of tokens when none does. */
guint diple_passage_at (const DiplePassage *self, guint offset);
int diple_passage_parent (const DiplePassage *self, int quote);
DipleRange diple_passage_range (const DiplePassage *self, guint start, guint end);

/* One level of quotations of a passage, seen from a claim: tokens of other levels and those of the
 * claim itself are walls. */
typedef struct
{
  const DiplePassage *passage;
  int level;
  guint8 *blocked; /* by token: belongs to the claim; NULL: none does */
  GArray *known;   /* DipleKnown, or NULL */
} DipleLevel;

gboolean diple_level_is_inside (const DipleLevel *scope, guint i);

/* The kinds of a token inside the scope, 0 outside of it and for marks. */
DipleWordKinds diple_level_kinds (const DipleLevel *scope, guint i);
gunichar diple_level_mark (const DipleLevel *scope, guint i);

/* The first token of the stretch that holds @i: after a wall or the end of a sentence. */
guint diple_level_clause_start (const DipleLevel *scope, guint i);

/* A noun phrase: tokens [start, end). What stands beside it in apposition comes after head. */
typedef struct
{
  guint start;
  guint end;
  guint head;  /* where it ends without its apposition */
  gint64 span; /* a known source, or 0 */
  gboolean known;
} DipleNoun;

static inline gboolean
diple_noun_is_empty (DipleNoun noun)
{
  return noun.start >= noun.end;
}

/* The noun phrase that ends before the token @end; that begins at @start, with an apposition only
 * when something closes it if @closed; the subject of a verb at @verb. Empty when there is none. */
DipleNoun diple_noun_before (const DipleLevel *scope, guint end);
DipleNoun diple_noun_from (const DipleLevel *scope, guint start, gboolean closed);
DipleNoun diple_noun_subject (const DipleLevel *scope, guint verb);

/* A cue found in the text: tokens [start, end), auxiliaries included. */
typedef struct
{
  DipleCueKind kind;
  guint start;
  guint word; /* the verb itself */
  guint end;
  gboolean passive; /* its subject is spoken to */
  gboolean by;      /* … and who speaks follows */
} DipleCue;

/* The cue that begins at the token @i; FALSE when none does. */
gboolean diple_cue_at (const DipleLevel *scope, guint i, DipleCue *cue);

/* A cue with its source. */
typedef struct
{
  DipleCue cue;
  DipleNoun source;
  guint start; /* of both and what stands between */
  guint end;
} DipleReport;

/* The ways to read the cue, the likelier first; appends DipleReport. */
void diple_cue_read (const DipleLevel *scope, const DipleCue *cue, GArray *reports);

/* After the cue: the token at which what it introduces begins. */
guint diple_report_content (const DipleLevel *scope, const DipleReport *report);

/* A claim as tokens. */
typedef struct
{
  DipleRange *pieces;
  guint n_pieces;
} DipleClaim;

/* Appends proposals (DipleAttribution *) for a claim, those by the cue at the token @cue alone when
 * that is not -1, with @bonus on their scores. */
void diple_attribution_rank (const DiplePassage *passage,
                             GArray *known,
                             DipleClaim claim,
                             int cue,
                             double bonus,
                             GPtrArray *found);

/* The same for the claims that may be meant by @caret (diple-attribution-claims.c). */
void
diple_attribution_guess (const DiplePassage *passage, GArray *known, guint caret, GPtrArray *found);

/* Pieces of a claim of one piece in which its source and cue stand, or NULL. */
GArray *diple_attribution_split (const DiplePassage *passage, GArray *known, DipleRange claim);

G_END_DECLS
