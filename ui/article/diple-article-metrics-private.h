/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The measures of one line of text with what is drawn round it, in pixels, derived from the size
 * of the reading face. A line is so high that a chip fits above and lanes below without touching
 * the neighbours, and nothing ever moves when something is marked. */
typedef struct
{
  double em;        /* the size of the reading face */
  double box_above; /* from the baseline to the top of a fill */
  double box_below; /* from the baseline to the line under it */
  double line;      /* thickness of a line */
  double lane;      /* from lane to lane */
  double chip_size; /* of the chips' face */
  double chip_height;
  int above;   /* pixels-above-lines */
  int inside;  /* pixels-inside-wrap */
  int below;   /* pixels-below-lines */
  int measure; /* the width of the column of text */
  gboolean chips;
} DipleMetrics;

/* How the reader likes the text set. */
typedef struct
{
  double spacing; /* of the lines, as a factor of the normal one */
  int measure;    /* characters in a line */
  gboolean chips; /* whether labels stand over their spans */
} DipleLook;

/* What must fit between two lines does, however little @look leaves. */
void diple_metrics_init (DipleMetrics *metrics, PangoContext *context, const DipleLook *look);

G_END_DECLS
