/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-article.h"
#include "data/diple-store.h"

G_BEGIN_DECLS

/* Puts articles into a project in bulk: one intake is one action, one batch and one undo. Between
 * begin and commit the store is the intake's alone. Layers, labels, attributes, options, relation
 * types and annotators that articles name and the project lacks are added. */
typedef struct _DipleIntake DipleIntake;

/* @annotator and @who as for diple_journal_begin(); @source names where the articles come from. */
DipleIntake *
diple_intake_begin (DipleStore *store, gint64 annotator, const char *source, GError **error);

/* Adds one article; afterwards its document has its id. On an error (DIPLE_ERROR_DUPLICATE with the
 * name of the first, DIPLE_ERROR_INPUT when an offset or a reference does not fit) nothing of this
 * article was added and the intake can go on. */
gboolean diple_intake_add (DipleIntake *self,
                           DipleArticle *article,
                           gboolean allow_duplicate,
                           GError **error);

guint diple_intake_get_count (DipleIntake *self);

/* Commits everything under @sentence and frees the intake; on an error nothing was added. An intake
 * of nothing leaves no trace. */
gboolean diple_intake_commit (DipleIntake *self, const char *sentence, GError **error);

/* Leaves the project as it was and frees the intake. */
void diple_intake_abandon (DipleIntake *self);

G_END_DECLS
