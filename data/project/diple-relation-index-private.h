/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-relation.h"

G_BEGIN_DECLS

/* The relations of one open document, by source and id, with an index of their ends: what touches
 * a span is found without looking at the others. Belongs to one thread. */
typedef struct _DipleRelationIndex DipleRelationIndex;

DipleRelationIndex *diple_relation_index_new (void);
void diple_relation_index_free (DipleRelationIndex *self);

/* Replaces everything by @relations (elements DipleRelation *, in any order). */
void diple_relation_index_set (DipleRelationIndex *self, GPtrArray *relations);

/* Adds @relation, or puts it in place of the one with the same id. */
void diple_relation_index_put (DipleRelationIndex *self, DipleRelation *relation);

/* FALSE when there is none with @id. */
gboolean diple_relation_index_remove (DipleRelationIndex *self, gint64 id);

/* Lent, or NULL. */
DipleRelation *diple_relation_index_find (const DipleRelationIndex *self, gint64 id);

/* All in order; elements DipleRelation *; lent until the next change. */
GPtrArray *diple_relation_index_get_all (const DipleRelationIndex *self);

/* Those with an end at @span in no order, or NULL; lent until the next change. */
const GPtrArray *diple_relation_index_of (const DipleRelationIndex *self, gint64 span);

int diple_relation_compare (const DipleRelation *a, const DipleRelation *b);

G_END_DECLS
