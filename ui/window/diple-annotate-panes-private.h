/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/diple-overview-strip.h"
#include "ui/panel/diple-label-palette-private.h"
#include "ui/panel/diple-side-panel-private.h"
#include "ui/parts/diple-toaster-private.h"
#include "ui/suggestions/diple-suggestion-bar-private.h"
#include "ui/window/diple-annotate-page-private.h"
#include "ui/window/diple-document-pane-private.h"
#include "ui/window/diple-find-bar-private.h"
#include "ui/window/diple-page-private.h"
#include "ui/window/diple-reader-private.h"

G_BEGIN_DECLS

/* What the files of the annotate page share: diple-annotate-page.c follows the editor,
 * -panes.c finds room for the panes at the sides, -side.c joins the text with the right one, and
 * -toasts.c shows short messages over the text. */

/* A place in an article that is to be shown once its document is open; document 0: none. */
typedef struct
{
  gint64 document;
  gint64 span; /* or 0 */
  DipleRange range;
} DiplePlace;

/* A pane at one side of the article. */
typedef struct
{
  GtkWidget *widget;
  const char *name; /* of the page's property that says whether it is there; static */
  int least;        /* its minimum width when it was seen last */
  gboolean hidden;  /* for want of room, not by a hand */
} DiplePane;

struct _DipleAnnotatePage
{
  GtkWidget parent_instance;

  GtkPaned *outer;
  GtkPaned *inner;
  GtkWidget *centre;
  GtkWidget *annotations;
  DipleDocumentPane *documents;
  DipleFindBar *find_bar;
  DipleSuggestionBar *suggestions;
  AdwToastOverlay *toasts;
  DipleToaster *toaster;
  GtkStack *stack;
  DipleArticleView *view;
  DipleOverviewStrip *strip;
  DipleLabelPalette *palette;
  DipleSidePanel *side;
  GtkLabel *finish_label;
  GtkLabel *finish_key;

  DipleSettings *settings;
  DipleReader *reader;
  DipleEditor *editor;
  GSignalGroup *editor_signals;
  GSignalGroup *surface_signals;
  DiplePlace awaited;
  GCancellable *advancing; /* looks for the next document */
  int width;               /* of the window, as the panes were placed for it */
  guint turns;             /* of layout until they are */
  DiplePane left;          /* documents */
  DiplePane right;         /* annotations */
  gboolean calm;           /* only the text is there */
  gboolean calm_left;      /* which panes were there before */
  gboolean calm_right;
  guint n_toasts;     /* that are on the screen or wait */
  int centre_least;   /* the minimum width of the article when it was seen last */
  DiplePane *by_hand; /* was opened where there was no room for all; or NULL */
};

/* Overrides how the page is measured and laid out. */
void diple_annotate_panes_class_init (GtkWidgetClass *widget_class);
void diple_annotate_panes_init (DipleAnnotatePage *self);

/* Shows or hides @pane because somebody asked for it: where there is no room for all, the other one
 * goes, and even the article where it does not fit beside. */
void diple_annotate_panes_show (DipleAnnotatePage *self, DiplePane *pane, gboolean show);

/* Brings the article back where a pane stands in its place. */
void diple_annotate_panes_show_text (DipleAnnotatePage *self);

/* Leaves only the text, or brings back what was there before. */
void diple_annotate_panes_calm (DipleAnnotatePage *self, gboolean calm);

/* The border of a pane was moved, perhaps by a hand: then its width is kept. */
void diple_annotate_panes_moved (DipleAnnotatePage *self);

/* Installs what the text and the panel beside it ask of each other. */
void diple_annotate_side_class_init (GtkWidgetClass *widget_class);
void diple_annotate_side_init (DipleAnnotatePage *self);

void diple_annotate_side_edit_note (DipleAnnotatePage *self);

/* Asks for the other end of a relation of @type from @span among all spans of the project. */
void diple_annotate_side_choose_far (DipleAnnotatePage *self, gint64 type, gint64 span);

G_END_DECLS
