/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-suggestions.h"

G_BEGIN_DECLS

struct _DipleSuggestions
{
  DipleSpanIndex *all;
  DipleSpanIndex *open;
  GPtrArray *labels;      /* DipleSuggestedLabel *, owned: all of them */
  GPtrArray *open_labels; /* the same, lent by labels */
  GPtrArray *relations;   /* DipleRelation * of the models, with an end in the document */
  GHashTable *answers;    /* DipleAnswer *, owned, by model and what was suggested */
  GHashTable *origins; /* gint64 * (in the answer): a span of the person, to DipleAnswer *, lent */
  GHashTable *models;  /* gint64 * to char *: names */
  GHashTable *far;     /* gint64 * (in the span), the person's spans elsewhere, to DipleFarSpan * */
  GHashTable *elsewhere; /* gint64 *, models' spans of other documents, to gint64 *, the person's */
};

/* diple-suggestions.c: NULL while nothing was answered; lent. */
const DipleAnswer *
diple_suggestions_answer_to (const DipleSuggestions *self, gint64 model, gint64 suggested);

/* The person's own span that says what the model's does: the one made from it, or one just like it;
 * 0 when there is none. */
gint64 diple_suggestions_own_of (const DipleSuggestions *self,
                                 const DipleSpanIndex *spans,
                                 const DipleSpan *suggested);

/* Adds a label of the document; takes its values. */
void diple_suggestions_add_label (
    DipleSuggestions *self, gint64 model, gint64 attribute, const DipleValue *items, guint n_items);

/* What @carrier may have of @values, and what it begins with where nothing is said. */
DipleValues diple_suggestions_fit_values (const DipleSchema *schema,
                                          DipleAttributeOwner owner,
                                          gint64 carrier,
                                          const DipleValues *values);

/* diple-suggestions-relations.c: puts the relations that come along. @made: gint64 * (a model's
 * span) to DipleSpan *, the person's that @changes put for it. */
void diple_suggestions_bring_relations (DipleSuggestions *self,
                                        const DipleOwnWork *own,
                                        GHashTable *made,
                                        DipleChanges *changes);

G_END_DECLS
