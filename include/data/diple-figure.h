/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Why a figure has no value: 0/0 is a result of its own, not 0 and not 1. */
typedef enum
{
  DIPLE_FIGURE_DEFINED,
  DIPLE_FIGURE_NO_DOCUMENTS,    /* nobody finished the same document as somebody else */
  DIPLE_FIGURE_INCOMPLETE,      /* no document was finished by all */
  DIPLE_FIGURE_NO_SPANS,        /* neither marked anything */
  DIPLE_FIGURE_NO_VARIATION,    /* one value everywhere: agreement by chance would be as good */
  DIPLE_FIGURE_OVERLAPPING,     /* one annotator's labels overlap, which the measure cannot have */
  DIPLE_FIGURE_NOTHING_MATCHED, /* no spans were matched whose values could be compared */
} DipleFigureReason;

/* A figure of agreement, or the reason why there is none. */
typedef struct
{
  double value; /* NAN without one */
  DipleFigureReason reason;
} DipleFigure;

/* The quotient, or @reason when @below is 0. */
DipleFigure diple_figure_divide (double above, double below, DipleFigureReason reason);
DipleFigure diple_figure_none (DipleFigureReason reason);
gboolean diple_figure_is_defined (DipleFigure figure);

/* One minus it. */
DipleFigure diple_figure_complement (DipleFigure figure);

/* Mean and population standard deviation of those of @figures that are defined; when none is, the
 * first one's reason. */
DipleFigure diple_figures_mean (const DipleFigure *figures, guint n_figures);
DipleFigure diple_figures_deviation (const DipleFigure *figures, guint n_figures);

/* A translated sentence for people; NULL for a figure that is defined. */
const char *diple_figure_reason_text (DipleFigureReason reason);

/* The same for programs: "no-spans"; NULL for a figure that is defined. */
const char *diple_figure_reason_name (DipleFigureReason reason);

G_END_DECLS
