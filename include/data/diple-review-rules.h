/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-review-document.h"

G_BEGIN_DECLS

/* One answer to many items: first a list, then one action. Only open and reopened items are meant.
 */
typedef enum
{
  DIPLE_RULE_AGREED,   /* what all say */
  DIPLE_RULE_MAJORITY, /* what at least so many of those who finished say, and more than others */
  DIPLE_RULE_PATTERN,  /* the shorter (or longer) of two places that differ by one pattern alone */
} DipleReviewRuleKind;

typedef struct
{
  DipleReviewRuleKind kind;
  guint least;          /* MAJORITY; 0: more than half */
  DiplePattern pattern; /* PATTERN */
  gboolean longer;      /* PATTERN */
  gint64 document;      /* 0: all */
  gint64 label;         /* 0: all */
} DipleReviewRule;

/* Reads "agreed", "majority", "majority:2", "pattern:NAME", "pattern:NAME:longer". FALSE with
 * DIPLE_ERROR_INPUT. */
gboolean diple_review_rule_parse (const char *words, DipleReviewRule *rule, GError **error);

/* One item that a rule would decide. */
typedef struct
{
  DipleReviewItem *item;
  guint candidate;
  char *title; /* of the document */
  char *place; /* the text of the item's place, cut after 80 code points; or the title */
  char *words; /* of the candidate's first span, cut the same; or its values */
} DipleReviewProposal;

void diple_review_proposal_free (DipleReviewProposal *proposal);

/* What @rule would decide, in the project's order; elements DipleReviewProposal *. */
GPtrArray *diple_review_rule_preview (DipleStore *store,
                                      const DipleReviewRule *rule,
                                      const DipleReviewOptions *options,
                                      GCancellable *cancellable,
                                      GError **error);

/* Decides as @rule says, as one action of @curator: those of the items whose key is in @keys
 * (gint64
 * *; NULL: all). @n_left_out counts those that could not be (a layer's overlap rule, a relation
 * without a decided end). The number decided, or -1. */
int diple_review_rule_apply (DipleStore *store,
                             gint64 curator,
                             const DipleReviewRule *rule,
                             const DipleReviewOptions *options,
                             GHashTable *keys,
                             guint *n_left_out,
                             GCancellable *cancellable,
                             GError **error);

G_END_DECLS
