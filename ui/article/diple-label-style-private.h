/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-schema.h"
#include "data/diple-span.h"
#include "ui/article/diple-article-metrics-private.h"
#include "ui/diple-label-colours.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How the lines of a layer's spans are drawn, so that colour is never the only sign. */
typedef enum
{
  DIPLE_LINE_SOLID,
  DIPLE_LINE_DOUBLE,
  DIPLE_LINE_DOTTED,
  DIPLE_LINE_DASHED,
} DipleLineKind;

typedef enum
{
  DIPLE_CHIP_PLAIN = 0,
  DIPLE_CHIP_CONTINUED = 1 << 0, /* a further piece, or a span that began further up */
  DIPLE_CHIP_NOTED = 1 << 1,
} DipleChipKind;

#define DIPLE_CHIP_KINDS 4

/* What drawing the spans of one label needs; kept until schema, size or light change. */
typedef struct
{
  char *name;
  char *layer;
  DipleLabelColours colours;
  DipleLineKind line;
  struct
  {
    double width;
    PangoLayout *writing; /* NULL before it is asked for */
  } chips[DIPLE_CHIP_KINDS];
} DipleLabelStyle;

/* The styles of one schema on one page. Owned by the painter. */
typedef struct _DipleLabelStyles DipleLabelStyles;

DipleLabelStyles *diple_label_styles_new (DipleSchema *schema,
                                          GtkWidget *widget,
                                          const DipleMetrics *metrics,
                                          gboolean dark);
void diple_label_styles_free (DipleLabelStyles *self);

/* Never NULL: a label that the schema lost is grey and called "?". */
DipleLabelStyle *diple_label_styles_get (DipleLabelStyles *self, gint64 label);

/* The width of a chip's writing. */
double
diple_label_styles_width (DipleLabelStyles *self, DipleLabelStyle *style, DipleChipKind kind);

/* Draws a chip's writing with its top left at the snapshot's origin, in its own colour or in
 * @colour, shortened to @room. */
void diple_label_styles_write (DipleLabelStyles *self,
                               DipleLabelStyle *style,
                               DipleChipKind kind,
                               double room,
                               const GdkRGBA *colour,
                               GtkSnapshot *snapshot);

/* The same for "+n". */
double diple_label_styles_more_width (DipleLabelStyles *self, guint n);
void diple_label_styles_write_more (DipleLabelStyles *self, guint n, GtkSnapshot *snapshot);

DipleChipKind diple_chip_kind (const DipleSpan *span, gboolean continued);

G_END_DECLS
