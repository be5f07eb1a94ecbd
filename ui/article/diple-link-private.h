/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-editor.h"

G_BEGIN_DECLS

/* A relation that is being made: from the active span to a target that is still looked for. */
typedef struct
{
  gint64 type; /* of the relation; 0: none is being made, or (dragging) the target decides */
  gint64 span; /* where it begins, or 0: none is being made */
  gint64 target;
  gboolean dragging; /* with the mouse, from the active span's dot */
  gboolean asking;   /* both ends are there; a menu asks for the type */
  double x;          /* the pointer then, in buffer coordinates */
  double y;
} DipleLink;

/* Whether the schema lets a relation of @type (0: of any) join these labels in one direction. */
gboolean diple_link_joins (const DipleSchema *schema, gint64 type, gint64 label, gint64 other);

/* Whether @label can be an end of a relation of @type (0: of any). */
gboolean diple_link_begins (const DipleSchema *schema, gint64 type, gint64 label);

/* Whether @link may end at @span. */
gboolean diple_link_allows (const DipleLink *link, DipleEditor *editor, const DipleSpan *span);

/* Whether a relation of @type leads from the second label to the first: only that is allowed. */
gboolean
diple_link_is_reversed (const DipleSchema *schema, gint64 type, gint64 label, gint64 other);

/* The types that may join the two spans, in the schema's order; elements gint64. */
GArray *diple_link_types (DipleEditor *editor, const DipleSpan *span, const DipleSpan *target);

G_END_DECLS
