/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-answers.h"
#include "data/diple-changes.h"
#include "data/diple-relations.h"
#include "data/diple-schema.h"
#include "data/diple-span-index.h"

G_BEGIN_DECLS

/* DipleSuggestions is what models said of one document, as suggestions to one person: those that
 * are open, and what was answered to the others. Something is open until the person accepts or
 * rejects it, or says the same by hand. Belongs to one thread at a time. */
typedef struct _DipleSuggestions DipleSuggestions;

/* What a model says of the whole document for one attribute. */
typedef struct
{
  gint64 model;
  gint64 attribute;
  DipleValues values; /* of that attribute */
} DipleSuggestedLabel;

/* What the person has on the document already; lent. */
typedef struct
{
  const DipleSchema *schema;
  gint64 document;
  gint64 annotator;
  DipleSpanIndex *spans;
  const GPtrArray *relations; /* DipleRelation * */
  const DipleValues *values;  /* of the whole document */
} DipleOwnWork;

DipleSuggestions *diple_suggestions_new (void); /* none */
void diple_suggestions_free (DipleSuggestions *self);

/* What models said of @document, to @annotator; none when that is no person. Nothing is open before
 * diple_suggestions_compare(). NULL with an error. */
DipleSuggestions *
diple_suggestions_load (DipleStore *store, gint64 document, gint64 annotator, GError **error);

/* Finds out which suggestions in @range (code points) are open beside @own, and which of the whole
 * document. TRUE when it are others than before. */
gboolean
diple_suggestions_compare (DipleSuggestions *self, const DipleOwnWork *own, DipleRange range);

/* All spans that were suggested, open or not, and the open ones; lent. */
const DipleSpanIndex *diple_suggestions_get_all (const DipleSuggestions *self);
const DipleSpanIndex *diple_suggestions_get_open (const DipleSuggestions *self);

/* The open ones of the whole document, in the schema's order; elements DipleSuggestedLabel *,
 * lent until the next compare. */
const GPtrArray *diple_suggestions_get_open_labels (const DipleSuggestions *self);

/* Spans and labels of the document that were suggested, and how many of them are open. */
guint diple_suggestions_count (const DipleSuggestions *self);
guint diple_suggestions_count_open (const DipleSuggestions *self);

/* The open spans with a score of @score or more, in text order; elements DipleSpan *, referenced.
 */
GPtrArray *diple_suggestions_above (const DipleSuggestions *self, double score);

/* Lent; "" for one that suggests nothing. */
const char *diple_suggestions_model_name (const DipleSuggestions *self, gint64 model);

/* From what the person's own @span was made, or NULL; lent until the next answer. */
const DipleAnswer *diple_suggestions_origin (const DipleSuggestions *self, gint64 span);

/* Keeps in mind what was answered; compare tells what is open then. */
void diple_suggestions_take_answer (DipleSuggestions *self, const DipleAnswer *answer);

/* Fills @changes with spans of the person's own like @chosen (elements DipleSpan *, open ones), the
 * answers, and the models' relations of which both ends are the person's then. What a schema that
 * changed does not allow is left out of their values. @label, when not 0, takes the place of
 * theirs. Of several that cannot stand beside each other those with the best score are taken.
 * Returns how many; @why, when not NULL, is set to a new string that says why one was not taken, or
 * to NULL. */
guint diple_suggestions_accept (DipleSuggestions *self,
                                const DipleOwnWork *own,
                                const GPtrArray *chosen,
                                gint64 label,
                                DipleChanges *changes,
                                char **why);

/* The same with what is said of the whole document; elements of @chosen DipleSuggestedLabel *. */
guint diple_suggestions_accept_labels (DipleSuggestions *self,
                                       const DipleOwnWork *own,
                                       const GPtrArray *chosen,
                                       DipleChanges *changes);

void diple_suggestions_reject (const DipleSpan *suggested, DipleChanges *changes);
void diple_suggestions_reject_label (const DipleSuggestedLabel *label,
                                     gint64 document,
                                     DipleChanges *changes);

/* A span of another document to which an accepted relation leads, as the model's relation had it,
 * by the person's own id; lent, or NULL. */
const DipleFarSpan *diple_suggestions_get_far (const DipleSuggestions *self, gint64 span);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleSuggestions, diple_suggestions_free)

G_END_DECLS
