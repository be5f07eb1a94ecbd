/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-article.h"
#include "data/diple-store.h"

G_BEGIN_DECLS

/* Puts articles into a project in bulk: one intake is one action, one batch and one undo. Between
 * begin and commit the store is the intake's alone. Layers, labels, attributes, options, relation
 * types and annotators that articles name and the project lacks are added. */
typedef struct _DipleIntake DipleIntake;

/* @annotator as for diple_journal_begin(); @source names where the articles come from. */
DipleIntake *
diple_intake_begin (DipleStore *store, gint64 annotator, const char *source, GError **error);

/* The same for what a model said of articles that are in the project: everything is taken as said
 * by the model called @model, which is added when it is not there, and finishes what it annotates.
 * An article is the document with its id or its text; one that the project does not have is
 * refused. Scores are kept, and what the model has said already is not said twice. Errors:
 * DIPLE_ERROR_REFUSED when @model is the name of a person. */
DipleIntake *
diple_intake_begin_model (DipleStore *store, gint64 annotator, const char *model, GError **error);

/* Checks @article for what can be said without the project, and takes spans out of it that say the
 * same as another, with a sentence for its warnings. Does nothing the second time. On an error
 * (DIPLE_ERROR_INPUT) the article is as it was. diple_intake_add() does it to an article that was
 * not sifted; to do it before, on another thread, saves that one the time. */
gboolean diple_intake_sift (DipleArticle *article, GError **error);

/* Adds one article; afterwards its document has its id, which is the one it came with when that was
 * free. What had to be left out or changed is added to the article's warnings. On
 * DIPLE_ERROR_DUPLICATE, with the name of the first, and on DIPLE_ERROR_INPUT, when an offset or a
 * name does not fit, nothing of this article was added and the intake can go on; after any other
 * error it can only be abandoned. */
gboolean diple_intake_add (DipleIntake *self,
                           DipleArticle *article,
                           gboolean allow_duplicate,
                           GError **error);

/* Ends a file: joins the relations whose spans stood in several of its articles, and forgets the
 * ids that were its own. A relation to a span that never came is left out, with a sentence (char *)
 * added to @warnings, which may be NULL. */
gboolean diple_intake_settle (DipleIntake *self, GPtrArray *warnings, GError **error);

guint diple_intake_get_count (DipleIntake *self);

/* Settles, commits everything under @sentence and frees the intake; on an error nothing was added.
 * An intake of nothing leaves no trace. */
gboolean diple_intake_commit (DipleIntake *self, const char *sentence, GError **error);

/* Leaves the project as it was and frees the intake. */
void diple_intake_abandon (DipleIntake *self);

G_END_DECLS
