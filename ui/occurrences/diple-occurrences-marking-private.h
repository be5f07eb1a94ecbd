/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/occurrences/diple-occurrence-private.h"
#include "ui/occurrences/diple-occurrences-dialog-private.h"
#include "ui/occurrences/diple-occurrences-jobs-private.h"

G_BEGIN_DECLS

/* What DipleOccurrencesDialog's files have in common: the list with its options
 * (diple-occurrences-dialog.c), and marking what is ticked (diple-occurrences-marking.c). */
struct _DipleOccurrencesDialog
{
  AdwWindow parent_instance;

  AdwWindowTitle *heading;
  GtkButton *cancel;
  GtkButton *apply;
  GtkWidget *options;
  GtkDropDown *label;
  GtkDropDown *scope;
  GtkDropDown *show;
  GtkCheckButton *words;
  GtkCheckButton *case_button;
  GtkCheckButton *values;
  GtkStack *stack;
  GtkListView *list;
  AdwStatusPage *none;
  GtkSpinner *spinner;
  GtkLabel *status;
  GtkLabel *hint;

  DipleEditor *editor;
  char *text;
  DipleValues given;  /* what the places may get */
  gint64 given_label; /* whose they are */
  gboolean ready;
  GListStore *places; /* DipleOccurrence */
  DipleOccurrencesSearch *search;
  DipleKwicTotals totals;
  guint n_ticked;
  GCancellable *marking; /* while places are being marked, or NULL */
  guint n_marked;        /* so far */
  guint n_to_mark;
};

/* The label that the places get, or 0. */
gint64 diple_occurrences_dialog_get_label (DipleOccurrencesDialog *self);

DipleOccurrence *diple_occurrences_dialog_get_place (DipleOccurrencesDialog *self, guint i);
guint diple_occurrences_dialog_count_places (DipleOccurrencesDialog *self);

/* Looks for no more places. */
void diple_occurrences_dialog_stop (DipleOccurrencesDialog *self);

/* Says what is listed or how far the marking is. */
void diple_occurrences_dialog_show_status (DipleOccurrencesDialog *self);

/* Marks what is ticked. */
void diple_occurrences_dialog_apply (DipleOccurrencesDialog *self);

/* For "close-request": TRUE while something is being marked, which is cancelled then. */
gboolean diple_occurrences_dialog_ask_to_close (DipleOccurrencesDialog *self);

G_END_DECLS
