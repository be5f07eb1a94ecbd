/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-review-decisions.h"

G_BEGIN_DECLS

/* Marks are numbers that are equal for what says the same, whoever says it and in whatever order.
 * They are stored with decisions, so they must never come out otherwise for the same values. */

/* Stirs @value into @mark; not commutative. */
guint64 diple_mark_stir (guint64 mark, guint64 value);

/* What @values say of attributes that are compared. */
guint64 diple_mark_values (const DipleSchema *schema, const DipleValues *values);

/* What @values say of @attribute; 0: nothing. */
guint64 diple_mark_attribute (const DipleValues *values, gint64 attribute);

/* Pieces and compared values of @span. */
gint64 diple_mark_rest (const DipleSchema *schema, const DipleSpan *span);

/* A label on a place. */
guint64 diple_mark_place (gint64 label, DipleRange range, gint64 rest);

/* Several marks whose order says nothing: start with 0, never ends as 0. */
guint64 diple_mark_gather (guint64 marks, guint64 mark);

/* The key of an item or of what a decision was about. @answers are the marks of the distinct
 * answers but "nothing", guint64, in any order and possibly several times; they are sorted. */
gint64
diple_mark_key (gint64 document, gint64 layer, guint64 of, GArray *answers, gboolean nothing);

G_END_DECLS
