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
  DIPLE_CHIP_SUGGESTED = 1 << 2, /* a model's, which nobody has accepted */
} DipleChipKind;

#define DIPLE_CHIP_KINDS 8

/* A chip's writing, shared by all chips that say the same; lives as long as the styles. */
typedef struct
{
  char *writing;
  guint name_end;      /* byte at which the label's name ends and its span's values begin */
  double width;        /* of the whole writing */
  double core;         /* of the writing up to there */
  PangoLayout *layout; /* NULL before it is drawn whole */
} DipleChipFace;

/* What drawing the spans of one label needs; kept until schema, size or light change. */
typedef struct
{
  char *name;
  char *layer;
  DipleLabelColours colours;
  DipleLineKind line;
  DipleChipFace *faces[DIPLE_CHIP_KINDS]; /* without values; NULL before they are asked for */
  GHashTable *valued;                     /* writing (lent by the face) -> DipleChipFace */
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

/* The colour of the page that the text stands on; not opaque when the theme does not say. */
const GdkRGBA *diple_label_styles_page (const DipleLabelStyles *self);

/* The face of a chip of @style with @words about the span's values after its name, or NULL. */
DipleChipFace *diple_label_styles_face (DipleLabelStyles *self,
                                        DipleLabelStyle *style,
                                        DipleChipKind kind,
                                        const char *words);

/* Draws a chip's writing with its top left at the snapshot's origin, in its own colour or in
 * @colour, shortened to @room. */
void diple_label_styles_write (DipleLabelStyles *self,
                               const DipleLabelStyle *style,
                               DipleChipFace *face,
                               double room,
                               const GdkRGBA *colour,
                               GtkSnapshot *snapshot);

/* Whether so many different chips are kept that the styles are better made anew. */
gboolean diple_label_styles_are_many (const DipleLabelStyles *self);

/* Draws any text in the chips' face, shortened to @room; and how wide it is. */
double diple_label_styles_text_width (DipleLabelStyles *self, const char *text);
void diple_label_styles_write_text (DipleLabelStyles *self,
                                    const char *text,
                                    double room,
                                    const GdkRGBA *colour,
                                    GtkSnapshot *snapshot);

/* The same for "+n". */
double diple_label_styles_more_width (DipleLabelStyles *self, guint n);
void diple_label_styles_write_more (DipleLabelStyles *self, guint n, GtkSnapshot *snapshot);

DipleChipKind diple_chip_kind (const DipleSpan *span, gboolean continued);

G_END_DECLS
