/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/schema/diple-schema-private.h"
#include "data/schema/diple-schema-store-private.h"
#include "data/store/diple-store-private.h"

G_BEGIN_DECLS

/* One merge of two parts of a kind: @next is what becomes of the stored @old. Each kind has one
 * function that changes @next and moves what annotators made, and one that counts it beforehand.
 * What still hangs on @from afterwards is purged. */
typedef struct
{
  DipleStore *store;
  DipleSchema *old;
  DipleSchema *next;
  gint64 from;
  gint64 into;
  gboolean carry; /* @into takes the attributes of @from over */
  GError **error;
} DipleMerge;

gboolean diple_merge_labels (DipleMerge *merge);
gboolean diple_merge_relation_types (DipleMerge *merge);
gboolean diple_merge_attributes (DipleMerge *merge);
gboolean diple_merge_options (DipleMerge *merge);

/* Each adds to a @touch that holds the usage of @from. */
gboolean diple_merge_count_labels (DipleMerge *merge, DipleTouch *touch);
gboolean diple_merge_count_relation_types (DipleMerge *merge, DipleTouch *touch);
gboolean diple_merge_count_attributes (DipleMerge *merge, DipleTouch *touch);
gboolean diple_merge_count_options (DipleMerge *merge, DipleTouch *touch);

/* Runs @sql with @one as ?1, @other as ?2 and, where it is asked for, the time (ms) as ?3. */
gboolean diple_merge_run (DipleMerge *merge, const char *sql, gint64 one, gint64 other);

/* The pairs of ids (gint64[2]) that @sql selects, with @from as ?1 and @into as ?2; NULL with an
 * error. */
GArray *diple_merge_pairs (DipleMerge *merge, const char *sql);

/* Makes one of the things @other and @one, of which the second stays. */
typedef gboolean (*DipleMergeFunc) (DipleMerge *merge, gint64 other, gint64 one);

/* Calls @func for all pairs that @sql selects. */
gboolean diple_merge_unite (DipleMerge *merge, const char *sql, DipleMergeFunc func);

/* Adds the number that @sql selects, bound so, to @n. */
gboolean diple_merge_count (DipleMerge *merge, const char *sql, guint64 *n);

/* The attributes that @from carries and @into does not: to carry them in @next, to count their
 * values, and to drop those of attributes that stay in @next but not on @into. @values counts, and
 * @drop deletes, values of the attribute ?1 on what has the label or type ?2. */
void diple_merge_carry (DipleMerge *merge, DipleAttributeOwner owner);
gboolean diple_merge_count_lost (DipleMerge *merge,
                                 DipleAttributeOwner owner,
                                 const char *values,
                                 DipleTouch *touch);
gboolean diple_merge_drop_values (DipleMerge *merge, DipleAttributeOwner owner, const char *drop);

G_END_DECLS
