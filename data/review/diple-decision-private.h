/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-review-document.h"

G_BEGIN_DECLS

/* An empty one, to be filled in before it is shared. */
DipleDecision *diple_decision_new (void);

/* The decisions whose place has the folded text @words, newest first and without their rows. */
GPtrArray *
diple_decisions_find_words (DipleStore *store, const char *words, guint limit, GError **error);

const char *diple_role_name (guint role);

/* diple-decision-write.c: inside an action. remove leaves the gold spans and relations alone. */
gboolean diple_decision_write (DipleStore *store, const DipleDecision *decision, GError **error);
gboolean diple_decision_remove (DipleStore *store, gint64 id, GError **error);

/* Lets what was decided stay though nobody says it any more; @reason and @question may be NULL:
 * they stay. Inside an action. */
gboolean diple_decision_keep (
    DipleStore *store, gint64 id, const char *reason, const char *question, GError **error);

/* Takes a decision back, with what it made and no other decision stands on; inside an action. */
gboolean diple_decision_unmake (DipleStore *store, gint64 id, GError **error);

/* diple-decision-compare.c: whether two decisions were given to one question (in some form of it),
 * and whether they answered it alike; one that puts off contradicts none. */
gboolean diple_decision_asks_same (const DipleDecision *a, const DipleDecision *b);
gboolean diple_decision_says_same (const DipleDecision *a, const DipleDecision *b);

/* diple-decide.c: one decision inside an action that is under way, on an item of @document as it is
 * stored. The decision's id, or 0. */
gint64 diple_review_decide_item (DipleStore *store,
                                 gint64 curator,
                                 const DipleReviewDocument *document,
                                 const DipleReviewItem *item,
                                 const DipleVerdict *verdict,
                                 GError **error);

/* diple-gold-relations.c: the gold relations that @verdict makes of an item about relations;
 * elements DipleRelation *. DIPLE_ERROR_REFUSED when an end is not decided. */
GPtrArray *diple_gold_make_relations (DipleStore *store,
                                      gint64 gold,
                                      const DipleReviewDocument *document,
                                      const DipleReviewItem *item,
                                      const DipleVerdict *verdict,
                                      GError **error);

/* diple-gold-values.c: what @verdict makes of an item about the document, into @values, which the
 * caller clears. DIPLE_ERROR_REFUSED when there is no such answer. */
gboolean diple_verdict_make_values (const DipleSchema *schema,
                                    const DipleReviewItem *item,
                                    const DipleVerdict *verdict,
                                    DipleValues *values,
                                    GError **error);

/* Makes the values of @attribute in @values, or none, all that the gold annotator says of it in
 * @document. */
gboolean diple_gold_write_values (DipleStore *store,
                                  gint64 gold,
                                  gint64 document,
                                  gint64 attribute,
                                  const DipleValues *values,
                                  GError **error);

/* The gold annotator, added inside the action when there is none; 0 with an error. */
gint64 diple_gold_ensure (DipleStore *store, GError **error);

/* @words as they are compared: folded, white space as single blanks; a new string. */
char *diple_review_fold (const char *words);

G_END_DECLS
