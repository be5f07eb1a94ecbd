/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-document-list.h"
#include "ui/window/diple-document-pane-private.h"
#include "ui/window/diple-jobs-private.h"
#include "ui/window/diple-state-chips-private.h"

G_BEGIN_DECLS

/* What DipleDocumentPane's files have in common: the pane with its search, chips and progress
 * (diple-document-pane.c), and its list (diple-document-rows.c). */
struct _DipleDocumentPane
{
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkEditable *search;
  DipleStateChips *chips;
  GtkCheckButton *own;
  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkListView *view;
  GtkLabel *progress_label;
  GtkProgressBar *progress;

  DipleEditor *editor;
  gint64 annotator; /* whose list is shown */
  GSignalGroup *editor_signals;
  GSignalGroup *project_signals;
  GtkSingleSelection *selection; /* NULL before the first list; replaced with each */
  DipleDocumentList *list;
  GCancellable *loading;
  GCancellable *counting;
  DipleDocumentCounts counts;
  DipleSort sort;
  gboolean descending;

  guint settle_source;
  GHashTable *changed; /* gint64 *: documents whose rows want a new look */
  gboolean wants_reload;
  gboolean wants_count;
  gboolean loaded_again; /* the next list answers the same question as the one that is shown */
  double scroll;         /* where the list was before it was loaded again */
  gboolean syncing;      /* the selection follows the editor, not a hand */
};

/* Where the open document stands in the list, or GTK_INVALID_LIST_POSITION. */
guint diple_document_rows_find_open (DipleDocumentPane *self);

/* Selects the open document; @scroll brings it into sight. */
void diple_document_rows_select_open (DipleDocumentPane *self, gboolean scroll);

/* Shows the list or, where it is empty, why. */
void diple_document_rows_show_page (DipleDocumentPane *self);

/* Reads the list that the pane asks for. */
void diple_document_rows_load (DipleDocumentPane *self);

/* A change of @document (0: of any) is shown soon, with others that follow quickly. */
void diple_document_rows_follow (DipleDocumentPane *self, gint64 document, gboolean elsewhere);

/* Cancels what was under way; returns the new one, which the pane owns. */
GCancellable *diple_document_rows_renew (GCancellable **cancellable);

/* Counts the documents again (diple-document-pane.c). */
void diple_document_pane_recount (DipleDocumentPane *self);

G_END_DECLS
