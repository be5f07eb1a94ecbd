/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-checker.h"
#include "data/diple-editor.h"
#include "ui/article/diple-arcs-private.h"
#include "ui/article/diple-article-metrics-private.h"
#include "ui/article/diple-chips-private.h"
#include "ui/article/diple-display-text-private.h"
#include "ui/article/diple-label-style-private.h"
#include "ui/article/diple-link-private.h"
#include "ui/article/diple-paragraph-private.h"
#include "ui/article/diple-proposal-private.h"

G_BEGIN_DECLS

/* The suggestion of a model that the keys are about: a span or, with the attribute in its place,
 * what the model says of the whole document. */
typedef struct
{
  gint64 model; /* 0: none is chosen */
  gint64 span;
  gint64 attribute;
} DipleChosen;

/* DiplePainter draws an editor's spans round the text of a text view, from a cache of paragraphs
 * that were on the screen lately: their geometry and one render node below and one above the text.
 * Owned by its view; everything it is given is lent. Ranges are code points of the document, unless
 * they are said to be of the display. */
struct _DiplePainter
{
  GtkTextView *view;
  DipleEditor *editor;          /* NULL: nothing to draw */
  const DipleDisplayText *text; /* NULL: no document is open */
  const DipleMetrics *metrics;
  DipleLabelStyles *styles; /* NULL until something is drawn */
  gboolean dark;

  DipleSpan *preview; /* drawn in place of the span with its id while an end is held */
  gint64 hovered;
  const DipleProposal *proposal; /* shown over everything, or NULL; lent */
  DipleChosen chosen;            /* the suggestion that is chosen */
  gboolean show_suggestions;
  gboolean show_values;   /* after the label's name on the chip */
  DipleChecker *checker;  /* whose warnings are shown, or NULL; lent */
  GtkIconPaintable *sign; /* of a warning; NULL before the first is drawn */

  GHashTable *paragraphs; /* a line's number -> DipleParagraph, owned */
  GPtrArray *visible;     /* DipleParagraph, lent by the cache: of the frame under way */
  GArray *tops;           /* int: their tops in buffer coordinates */
  int width;              /* for which the cache was laid out */
  int margin;

  DipleArcs *arcs;
  DipleLink link; /* the relation that is being made */
};

/* Where a chip was drawn, from the paragraph's top. */
typedef struct
{
  gint64 span;
  guint kind;
  DipleChipFace *face; /* lent by the styles; NULL: the sign alone */
  float sign;          /* the width of the warning's sign before the writing, or 0 */
  graphene_rect_t box;
} DipleChipPlace;

/* How deep a span's line runs in its paragraph, and whether it was drawn with a warning's sign. */
typedef struct
{
  gint64 span;
  guint lane;
  gboolean warned;
} DipleLanePlace;

DiplePainter *diple_painter_new (GtkTextView *view, const DipleMetrics *metrics);
void diple_painter_free (DiplePainter *self);

/* Another document, or none: forgets everything. */
void
diple_painter_set_document (DiplePainter *self, DipleEditor *editor, const DipleDisplayText *text);

/* Text is laid out differently from now on: forgets all geometry. */
void diple_painter_drop (DiplePainter *self);

/* Schema or light changed: forgets how labels look. */
void diple_painter_restyle (DiplePainter *self);

/* Spans in @range changed: draws them again. */
void diple_painter_invalidate (DiplePainter *self, DipleRange range);

/* Whether chips say what their spans' attributes are. */
void diple_painter_set_show_values (DiplePainter *self, gboolean show);

/* What stands after the label's name on the chip of @span, in the order of the schema's attributes;
 * NULL when there is nothing to say. Values that are an attribute's default are not said
 * (diple-chip-words.c). */
char *diple_chip_words (DipleEditor *editor, const DipleSpan *span);

/* Draws @preview (or NULL) in place of the stored span. */
void diple_painter_set_preview (DiplePainter *self, DipleSpan *preview);

void diple_painter_snapshot (DiplePainter *self, GtkTextViewLayer layer, GtkSnapshot *snapshot);

/* The paragraph with the display's character @offset, from the cache or made for it. */
DipleParagraph *diple_painter_paragraph_at (DiplePainter *self, guint offset, int *top);

/* The edge of a range at @offset, as a line as high as a fill; in buffer coordinates. */
void diple_painter_edge (DiplePainter *self, guint offset, gboolean end, graphene_rect_t *line);

/* The span whose chip is at this place in buffer coordinates, or 0. */
gint64 diple_painter_chip_at (DiplePainter *self, double x, double y);

/* The active span as it is drawn now: the preview while an end is held; lent. */
DipleSpan *diple_painter_active (DiplePainter *self);

/* Of a span: how many pieces it has, and each. */
guint diple_span_n_pieces (const DipleSpan *span);
DipleRange diple_span_piece (const DipleSpan *span, guint piece);

/* Draws the nodes of @paragraph (diple-highlight-nodes.c). */
void diple_painter_draw_paragraph (DiplePainter *self, DipleParagraph *paragraph);

/* Draws hovered and active span over the cached nodes (diple-span-handles.c). */
void
diple_painter_draw_emphasis (DiplePainter *self, GtkTextViewLayer layer, GtkSnapshot *snapshot);

/* Calls @func for each stretch of @span on the screen: its box, a little larger than its fill. */
typedef void (*DiplePieceFunc) (DiplePainter *self,
                                const DipleSpan *span,
                                const graphene_rect_t *box,
                                const DiplePiece *piece,
                                gpointer data);
void diple_painter_foreach_piece (DiplePainter *self,
                                  const DipleSpan *span,
                                  DiplePieceFunc func,
                                  gpointer data);

/* The outline of what is active or chosen; @data is the GtkSnapshot. */
void diple_painter_outline (DiplePainter *self,
                            const DipleSpan *span,
                            const graphene_rect_t *box,
                            const DiplePiece *piece,
                            gpointer data);
void diple_painter_draw_chip (DiplePainter *self, const DipleSpan *span, GtkSnapshot *snapshot);

const GdkRGBA *diple_painter_accent (const DiplePainter *self);

/* Whether the character @offset of the document is in a paragraph on the screen. */
gboolean diple_painter_on_screen (const DiplePainter *self, guint offset);

/* How near to the dot of the active span counts as on it, in pixels. */
#define DIPLE_DOT_REACH 7

/* While a relation is being made (diple-link-marks.c): dims the spans, when TRUE is returned until
 * gtk_snapshot_pop(); draws its targets; and, whenever there is an active span, the dot from which
 * one is dragged. */
gboolean diple_painter_begin_dim (DiplePainter *self, GtkSnapshot *snapshot);
void diple_painter_draw_link (DiplePainter *self, GtkTextViewLayer layer, GtkSnapshot *snapshot);
gboolean diple_painter_dot_at (DiplePainter *self, double x, double y);

/* The middle of that dot, in buffer coordinates; FALSE when there is none. */
gboolean diple_painter_get_dot (DiplePainter *self, double *x, double *y);

/* The relation that is being made, from now on. */
void diple_painter_set_link (DiplePainter *self, const DipleLink *link);

/* The end of the active span whose handle is at this place: TRUE with the piece and which end. */
gboolean
diple_painter_handle_at (DiplePainter *self, double x, double y, guint *piece, gboolean *start);

/* Draws what is proposed, over everything (diple-proposal-marks.c). */
void diple_painter_draw_proposal (DiplePainter *self, GtkSnapshot *snapshot);

/* Whether @span is a model's suggestion and not the annotator's own; the frame of the chosen one
 * (diple-suggestion-marks.c). */
gboolean diple_painter_is_suggested (const DiplePainter *self, const DipleSpan *span);
void diple_painter_set_show_suggestions (DiplePainter *self, gboolean show);
void diple_painter_draw_suggestion (DiplePainter *self, GtkSnapshot *snapshot);

/* What a suggestion's chip says after the label; a new string, or NULL without a score. */
char *diple_suggestion_words (const DipleSpan *suggested);

/* Fills a box, rounded where the range really ends. */
void diple_snapshot_fill (GtkSnapshot *snapshot,
                          const graphene_rect_t *box,
                          gboolean round_left,
                          gboolean round_right,
                          const GdkRGBA *colour);

G_END_DECLS
