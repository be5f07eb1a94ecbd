/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-editor.h"
#include "ui/diple-keymap.h"
#include "ui/feedback/diple-feedback-list-private.h"
#include "ui/insights/diple-figure-grid-private.h"

G_BEGIN_DECLS

/* DipleFeedbackView shows what review changed in one annotator's work: what it comes to, counts,
 * and each case in its context, which opens in the text.
 *
 * Signals "closed" (); "show-place" (gint64 document, gint64 span or 0, guint start, guint end);
 * "told" (const char *message). */
#define DIPLE_TYPE_FEEDBACK_VIEW (diple_feedback_view_get_type ())
G_DECLARE_FINAL_TYPE (DipleFeedbackView, diple_feedback_view, DIPLE, FEEDBACK_VIEW, GtkWidget)

struct _DipleFeedbackView
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *back_button;
  GtkDropDown *whose;
  GtkSpinner *spinner;
  GtkWidget *print_button;
  GtkWidget *chips;
  GtkDropDown *labels;
  GtkLabel *summary;
  GtkExpander *counts;
  DipleFigureGrid *label_grid;
  DipleFigureGrid *pattern_grid;
  GtkStack *stack;
  GtkListView *view;

  DipleEditor *editor; /* NULL while no project is open */
  GSignalGroup *project_signals;
  GCancellable *loading; /* NULL while nothing is being read */
  gboolean stale;        /* what is shown, or being read, is not what there is any more */
  gboolean filling;      /* choices are being set by the program */
  gint64 annotator;
  GArray *whose_ids;       /* gint64: of the choice */
  DipleFeedback *feedback; /* NULL until it is read */
  DipleFeedbackChange change;
  guint label; /* of its counts, from 1; 0: all */
  DipleFeedbackList *list;
};

void diple_feedback_view_set_editor (DipleFeedbackView *self, DipleEditor *editor);
void diple_feedback_view_set_keymap (DipleFeedbackView *self, DipleKeymap *keymap);

/* Shows the work of @annotator; 0: of whoever is at work here. */
void diple_feedback_view_show (DipleFeedbackView *self, gint64 annotator);

void diple_feedback_view_tell (DipleFeedbackView *self, const char *message);

/* diple-feedback-export.c: printing and saving. */
void diple_feedback_view_install_export (GtkWidgetClass *widget_class);
void diple_feedback_view_enable_export (DipleFeedbackView *self);

G_END_DECLS
