/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-items.h"
#include "data/diple-relation.h"
#include "data/diple-review-patterns.h"
#include "data/diple-schema.h"
#include "data/diple-text-map.h"

G_BEGIN_DECLS

/* Items of review: what several annotators said about one place, and which of their answers differ.
 * Plain values made by pure functions; see docs/review.md. All offsets are code points. */

/* What an item is called: the first of these that is true of it, in the order multi, label,
 * boundary, missing, attribute. An item about relations is "relation" or "agree", one about what is
 * said of the whole document "document" or "agree". An "orphan" is no difference: what was decided
 * about something that nobody says any more; its one answer is that, given by the curator. */
typedef enum
{
  DIPLE_REVIEW_AGREE,
  DIPLE_REVIEW_LABEL,
  DIPLE_REVIEW_BOUNDARY,
  DIPLE_REVIEW_MISSING,
  DIPLE_REVIEW_MULTI,
  DIPLE_REVIEW_ATTRIBUTE,
  DIPLE_REVIEW_RELATION,
  DIPLE_REVIEW_DOCUMENT,
  DIPLE_REVIEW_ORPHAN,
  DIPLE_N_REVIEW_KINDS,
} DipleReviewKind;

typedef enum
{
  DIPLE_REVIEW_OPEN,     /* nobody has decided it */
  DIPLE_REVIEW_REOPENED, /* it was decided, and is not any more what it was then */
  DIPLE_REVIEW_DEFERRED, /* the curator put it off */
  DIPLE_REVIEW_DECIDED,
} DipleReviewState;

/* What one annotator said in an item. */
typedef struct
{
  gint64 annotator;
  GPtrArray *spans; /* DipleSpan *, in text order; of an item about relations: where they start */
  GPtrArray *relations; /* DipleRelation *; of an item about relations */
  DipleValues values;   /* of an item about the document: those of its attribute */
} DipleReviewGiven;

/* One answer to an item, and who gave it. */
typedef struct
{
  GPtrArray *given; /* DipleReviewGiven *, by annotator; what they say is the same */
  GPtrArray *spans; /* of the first of them, lent; none: "nothing here" */
  GPtrArray
      *relations; /* of the first of them, lent; in an item about relations none is "nothing" */
  const DipleValues *values; /* of the first of them, lent; in an item about the document */
  char *words;  /* these in words, in an item about the document that was loaded; else NULL */
  double score; /* the best of models that gave it, or NAN */
  guint64 mark; /* equal for equal answers; 0: nothing */
} DipleReviewCandidate;

typedef struct _DipleDecision DipleDecision;

/* Immutable once found, with an atomic count of references. */
typedef struct
{
  gint64 key; /* unlike all others of the project; the same as long as the item is what it is */
  DipleReviewKind kind;
  DipleItemKind differs;  /* all that is not the same */
  gboolean values_differ; /* a compared attribute is among it */
  gint64 document;
  gint64 layer;          /* 0: it is about the document */
  gint64 relation_type;  /* not 0: it is about relations */
  gint64 attribute;      /* not 0: it is about this attribute of the document; else about spans */
  gint64 source;         /* about relations: the key of the item where they start */
  gint64 label;          /* that most of its spans have */
  DipleRange range;      /* 0 to 0 about the document */
  GPtrArray *candidates; /* DipleReviewCandidate *: most annotators first, "nothing" last */
  guint n_finished;
  guint n_present;
  double severity;          /* 0 to 1 */
  DiplePatternSet patterns; /* of a boundary difference, all of which they explain */
  DipleReviewState state;
  DipleDecision *decision; /* the newest that is about it, or NULL; owned */
  GPtrArray *earlier;      /* DipleDecision *: others that were about parts of it, or NULL */
} DipleReviewItem;

DipleReviewItem *diple_review_item_ref (DipleReviewItem *item);
void diple_review_item_unref (DipleReviewItem *item);

/* Whether a majority of those who finished gave one answer: its index, or -1. @least is how many
 * must agree at least; 0 asks for more than half. */
int diple_review_item_get_majority (const DipleReviewItem *item, guint least);

/* Whether it is @annotator's difference: they said something else than more than half of those who
 * finished; what all agree on is everybody's. */
gboolean diple_review_item_is_of (const DipleReviewItem *item, gint64 annotator);

/* The name of what is asked about: a relation's type, an attribute of the document, or a label; ""
 * when the schema has it no more. Each of the ids may be 0. */
const char *diple_review_subject (const DipleSchema *schema,
                                  gint64 relation_type,
                                  gint64 attribute,
                                  gint64 label);

/* Brings @annotators (gint64, ascending) into the order in which they are shown at the item with
 * @key while names are hidden: drawn by lot, and the same each time. */
void diple_review_draw_lanes (GArray *annotators, gint64 key);

/* What the items of one document are found in. Everything is lent. */
typedef struct
{
  const DipleSchema *schema;
  gint64 document;
  const DipleTextMap *text; /* NULL: no patterns are looked for */
  GArray *annotators;   /* gint64, ascending: who counts ("finished and found nothing" is data) */
  GPtrArray *spans;     /* DipleSpan * of anybody; those of others are passed over */
  GPtrArray *relations; /* DipleRelation *, or NULL */
  GHashTable *far;      /* gint64 * to DipleSpan *: ends of relations in other documents, or NULL */
  GHashTable *values;   /* gint64 *, annotators, to DipleValues *: of the document; or NULL */
} DipleReviewInput;

/* The items by place, those about relations after those about spans and those about the document
 * last; elements DipleReviewItem *, open. None unless two annotators count. The order of spans and
 * relations changes nothing. */
GPtrArray *diple_review_items_find (const DipleReviewInput *input);

/* "agree", "label" …, as stored; DIPLE_N_REVIEW_KINDS for what is none. */
const char *diple_review_kind_name (DipleReviewKind kind);
DipleReviewKind diple_review_kind_from_name (const char *name);
/* "open", "reopened", "deferred", "decided". */
const char *diple_review_state_name (DipleReviewState state);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleReviewItem, diple_review_item_unref)

G_END_DECLS
