/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-entities.h"
#include "data/diple-review-items.h"
#include "data/diple-store.h"

G_BEGIN_DECLS

/* What the curator answered. Decided spans and relations are ordinary ones, owned by the project's
 * annotator of kind "gold": searched, exported and undone like all others. */
typedef enum
{
  DIPLE_OUTCOME_ADOPTED,      /* one candidate as it is */
  DIPLE_OUTCOME_UNION,        /* from the first start to the last end */
  DIPLE_OUTCOME_INTERSECTION, /* what all who marked something share */
  DIPLE_OUTCOME_MAJORITY,     /* the candidate that more than half gave */
  DIPLE_OUTCOME_EDITED,       /* the curator's own */
  DIPLE_OUTCOME_NONE,         /* no span, or no relation, here */
  DIPLE_OUTCOME_DEFERRED,     /* put off */
  DIPLE_N_OUTCOMES,
} DipleOutcome;

/* One row of what a decision was about, as it stood then. */
typedef struct
{
  enum
  {
    DIPLE_ROLE_CANDIDATE,
    DIPLE_ROLE_ADOPTED,
    DIPLE_ROLE_GOLD,
  } role;
  gint64 id; /* of the span or relation; it may be gone */
  gint64 annotator;
  gint64 label;     /* of a span */
  DipleRange range; /* of a span */
  gint64 rest;      /* its pieces and values, as one number; of a span in another document, that */
  gint64 source;    /* of a relation: ids of spans */
  gint64 target;
} DipleDecisionRow;

/* The same of an item about the document: what an annotator said of it. */
typedef struct
{
  guint role; /* as of a DipleDecisionRow */
  gint64 annotator;
  gint64 rest; /* the values as one number */
  char *words; /* the values as they were called */
} DipleDecisionValue;

/* A stored decision; immutable, with an atomic count of references. */
struct _DipleDecision
{
  gint64 id;
  gint64 document;
  gint64 layer;         /* or 0 */
  gint64 relation_type; /* not 0: about relations */
  gint64 attribute;     /* not 0: about the document; else about spans */
  DipleReviewKind kind;
  DipleOutcome outcome;
  DipleRange range;
  gboolean nothing; /* somebody who finished had nothing here */
  guint n_agreed;
  guint n_finished;
  DiplePattern pattern; /* DIPLE_N_PATTERNS: none */
  char *choice;         /* "shorter", "longer" or "" */
  char *words;          /* the text of the place, folded */
  gint64 curator;
  char *reason;
  char *question; /* to whoever writes the guidelines, or "" */
  char *answer;   /* to that, or "" */
  gboolean answered;
  gboolean kept;     /* though nobody says it any more */
  gint64 decided;    /* milliseconds since 1970 UTC */
  GArray *spans;     /* DipleDecisionRow */
  GArray *relations; /* DipleDecisionRow */
  GArray *values;    /* DipleDecisionValue */
};

DipleDecision *diple_decision_ref (DipleDecision *decision);
void diple_decision_unref (DipleDecision *decision);

/* The decisions on @document, oldest first; elements DipleDecision *. */
GPtrArray *diple_decisions_load (DipleStore *store, gint64 document, GError **error);

/* Whose work is compared. */
typedef struct
{
  gboolean unfinished; /* also of annotators who have begun a document and not finished it */
} DipleReviewOptions;

/* What to decide. Zeroed but for the outcome where nothing else is said. */
typedef struct
{
  DipleOutcome outcome;
  guint candidate; /* ADOPTED: its index */
  GPtrArray
      *spans; /* EDITED, of spans: DipleSpan *, of which label, pieces, values and note count */
  GArray *targets;           /* EDITED, of relations: gint64, ids of decided or candidate spans */
  const DipleValues *values; /* EDITED, of the document: those of its attribute count, or NULL */
  GPtrArray *entities;       /* EDITED: DipleEntity *, of which those that values name are new ones
                                of the project's list; or NULL */
  guint least;               /* MAJORITY: how many must agree; 0: more than half */
  const char *reason;        /* or NULL */
  const char *question;      /* to whoever writes the guidelines; NULL: what was asked stays */
  const DipleReviewOptions *options; /* with which the item was found, or NULL */
} DipleVerdict;

/* The spans that @verdict makes of @item: new ones without annotator; elements DipleSpan *. NULL
 * with DIPLE_ERROR_REFUSED, saying why, when there is no such answer (no majority, nothing shared).
 */
GPtrArray *
diple_verdict_make_spans (const DipleReviewItem *item, const DipleVerdict *verdict, GError **error);

/* Decides the item with @key in @document, as one action of @curator, in place of what was decided
 * about it before. The decision's id, or 0: DIPLE_ERROR_REFUSED with the reason, among others when
 * the item is not any more what was seen. */
gint64 diple_review_decide (DipleStore *store,
                            gint64 curator,
                            gint64 document,
                            gint64 key,
                            const DipleVerdict *verdict,
                            GError **error);

/* Takes a decision back, with the spans and relations that it made, as one action: its item is open
 * again. */
gboolean diple_review_withdraw (DipleStore *store, gint64 curator, gint64 decision, GError **error);

/* Whether @annotator works blind: has documents of their own to annotate and has decided nothing
 * yet. The work of others would influence them. */
gboolean
diple_review_is_blind (DipleStore *store, gint64 annotator, gboolean *blind, GError **error);

/* The annotator of kind "gold", or 0 when nothing has been decided yet; -1 with an error. */
gint64 diple_gold_find (DipleStore *store, GError **error);

/* "adopted", "union" …, as stored; DIPLE_N_OUTCOMES for what is none. */
const char *diple_outcome_name (DipleOutcome outcome);
DipleOutcome diple_outcome_from_name (const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleDecision, diple_decision_unref)

G_END_DECLS
