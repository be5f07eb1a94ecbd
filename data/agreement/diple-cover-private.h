/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-agreement-units.h"
#include "data/diple-agreement.h"

G_BEGIN_DECLS

/* The text of one document as a row of things that are coded: its characters without blanks, or its
 * tokens. */
typedef struct _DipleScale DipleScale;

DipleScale *diple_scale_new (const DipleUnitDocument *document, DipleAgreementUnit unit);
void diple_scale_free (DipleScale *self);

/* How many things there are. */
guint diple_scale_length (const DipleScale *self);

/* Those that @range touches, as a range of their own; it may be empty. */
DipleRange diple_scale_map (const DipleScale *self, DipleRange range);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleScale, diple_scale_free)

/* Sets of labels by number, so that two can be compared at once; number 0 is the empty one. */
typedef struct _DipleLabelSets DipleLabelSets;

DipleLabelSets *diple_label_sets_new (void);
void diple_label_sets_free (DipleLabelSets *self);

/* The number of @set (guint, ascending), which is copied when it is new. */
guint diple_label_sets_find (DipleLabelSets *self, GArray *set);
GArray *diple_label_sets_get (const DipleLabelSets *self, guint number);
guint diple_label_sets_count (const DipleLabelSets *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleLabelSets, diple_label_sets_free)

/* What @units (const DipleUnit *, of one annotator) cover: elements DipleStretch, without a gap
 * from the first thing to the last; neighbours differ. */
typedef struct
{
  guint end;
  guint set; /* in @sets */
} DipleStretch;

GArray *diple_cover (GPtrArray *units, const DipleScale *scale, DipleLabelSets *sets);

/* How much has these two sets, of the first and the second annotator. */
typedef struct
{
  guint set[2];
  guint64 weight;
} DipleCell;

/* The cells of two covers of one text, by set; elements DipleCell. */
GArray *diple_cover_cross (GArray *first, GArray *second);

G_END_DECLS
