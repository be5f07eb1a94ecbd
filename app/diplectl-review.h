/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "diplectl.h"

#include "data/diple-review-precedents.h"
#include "data/diple-review-rules.h"

G_BEGIN_DECLS

/* The options of “diplectl review” as they were typed; a word that was not is NULL. */
typedef struct
{
  char *kind;
  char *label;
  char *annotator;
  char *document;
  char *pattern;
  char *state;
  gboolean orphans;
  gboolean unfinished;

  int adopt; /* from 1, or 0 */
  gboolean majority;
  gboolean join;
  gboolean shared;
  gboolean none;
  gboolean defer;
  char *place;
  GStrv values;
  GStrv targets;
  gboolean withdraw;
  char *note;
  char *question;

  char *rule;
  GStrv except;
  gboolean preview;
  gboolean apply;
} DiplectlReviewWishes;

/* What a command has at hand. */
typedef struct
{
  DiplectlCall *call;
  const DiplectlReviewWishes *wishes;
  DipleReviewOptions options;
  DipleSchema *schema;
  GHashTable *names; /* gint64 * to char *: of annotators */
} DiplectlReview;

/* diplectl-review-list.c: what people and scripts read of items. */

DiplectlStatus diplectl_review_list (const DiplectlReview *self);
void diplectl_review_print (const DiplectlReview *self,
                            const DipleReviewDocument *document,
                            const DipleReviewItem *item);

/* One item with its answers and what was decided about such ones before. */
gboolean diplectl_review_show (const DiplectlReview *self,
                               const DipleReviewDocument *document,
                               const DipleReviewItem *item,
                               GError **error);

/* Reads "DOCUMENT-KEY". */
gboolean diplectl_review_parse_item (const char *word, gint64 *document, gint64 *key);

/* The same written; a new string. */
char *diplectl_review_dup_item (gint64 document, gint64 key);

/* diplectl-review-decide.c */
DiplectlStatus diplectl_review_decide (const DiplectlReview *self);
DiplectlStatus diplectl_review_rule (const DiplectlReview *self);

G_END_DECLS
