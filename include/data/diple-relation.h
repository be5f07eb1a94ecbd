/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-value.h"

G_BEGIN_DECLS

/* A typed, directed link that one annotator drew from one span to another, of the same document or
 * of another one. Immutable once shared, with an atomic count of references; a change is a new
 * DipleRelation with the same id. */
typedef struct
{
  gint64 id;
  gint64 type; /* of the schema's relation types */
  gint64 annotator;
  gint64 source; /* ids of spans */
  gint64 target;
  DipleValues values;
  char *note;      /* never NULL */
  double score;    /* a model's confidence, or NAN */
  gint64 modified; /* milliseconds since 1970 UTC */
} DipleRelation;

/* A new relation without values and with a new id; the caller owns it. */
DipleRelation *diple_relation_new (gint64 type, gint64 annotator, gint64 source, gint64 target);

/* A copy of @relation, with the same id, that its caller may change before sharing it. */
DipleRelation *diple_relation_copy (const DipleRelation *relation);

/* The end of @relation that is not @span. */
gint64 diple_relation_other_end (const DipleRelation *relation, gint64 span);

DipleRelation *diple_relation_ref (DipleRelation *relation);
void diple_relation_unref (DipleRelation *relation);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleRelation, diple_relation_unref)

G_END_DECLS
