/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-relation.h"
#include "ui/article/diple-arc-router-private.h"
#include "ui/diple-label-colours.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _DiplePainter DiplePainter;

/* A relation as it is drawn in the frame under way. */
typedef struct
{
  gint64 relation;
  gint64 ends[2]; /* source and target; spans */
  DipleLabelColours colours;
  gboolean symmetric;
  gboolean strong; /* of the active or hovered span, or itself pointed at or selected */
  char *words;     /* of its label */
  DipleArc arc;
} DipleDrawnArc;

/* DipleArcs draws the relations of a painter's active and hovered spans, or all of them, over text
 * and chips. What it found for one state of the page it keeps until that changes. Owned by the
 * painter. */
typedef struct
{
  DiplePainter *painter;
  gboolean show_all;
  gint64 hovered;
  gint64 selected;

  GHashTable *by_span; /* gint64 -> GPtrArray of DipleRelation, lent; NULL: to be made */

  /* For this state of the page. */
  gboolean found;
  GdkRectangle visible;
  gint64 active;
  gint64 pointed; /* the hovered span */
  GArray *drawn;  /* DipleDrawnArc */
  GArray *chips;  /* DipleArcBox: those on the page, and the dot */
  GskRenderNode *node;
} DipleArcs;

/* Between a label's edge and its words. */
#define DIPLE_ARC_PAD 5

DipleArcs *diple_arcs_new (DiplePainter *painter);
void diple_arcs_free (DipleArcs *self);

/* The page, its spans or relations changed: find everything anew. */
void diple_arcs_forget (DipleArcs *self);

/* Relations changed, or the document. */
void diple_arcs_forget_relations (DipleArcs *self);

void diple_arcs_set_show_all (DipleArcs *self, gboolean show);

/* The relation that the pointer is on and the one that was chosen, or 0. */
void diple_arcs_set_hovered (DipleArcs *self, gint64 relation);
gint64 diple_arcs_get_hovered (DipleArcs *self);
void diple_arcs_set_selected (DipleArcs *self, gint64 relation);
gint64 diple_arcs_get_selected (DipleArcs *self);

/* Draws after all spans. */
void diple_arcs_snapshot (DipleArcs *self, GtkSnapshot *snapshot);

/* The relation whose label is at this place in buffer coordinates, or else all that have no label
 * and whose line passes there: gint64, those drawn on top first. A new array. */
GArray *diple_arcs_all_at (DipleArcs *self, double x, double y);

/* The first of them, or 0. */
gint64 diple_arcs_at (DipleArcs *self, double x, double y);

/* The arcs of the last frame; elements DipleDrawnArc. */
const GArray *diple_arcs_get_drawn (DipleArcs *self);

/* Describes the page to the router, with the relations that are to be seen, and keeps what it finds
 * (diple-arc-survey.c). */
void diple_arcs_find (DipleArcs *self);

/* Draws one arc; one that shares its way is thin and passes behind @chips (DipleArcBox)
 * (diple-arc-nodes.c). */
void diple_arc_draw_line (const DipleDrawnArc *drawn,
                          const GArray *chips,
                          double em,
                          GtkSnapshot *snapshot);

G_END_DECLS
