/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-assignment-sheet.h"
#include "ui/parts/diple-toaster-private.h"
#include "ui/people/diple-people-jobs-private.h"
#include "ui/people/diple-people-table-private.h"
#include "ui/people/diple-people-window-private.h"

G_BEGIN_DECLS

/* What the files of the window of assignments share. */
struct _DiplePeopleWindow
{
  AdwWindow parent_instance;

  GtkWidget *hand_out;
  GtkMenuButton *people_button;
  GtkEditable *search;
  GtkDropDown *whose;
  GtkDropDown *sort;
  GtkToggleButton *descending;
  GtkWidget *chips;
  GtkToggleButton *any;
  GtkToggleButton *nobody;
  GtkToggleButton *open;
  GtkToggleButton *doing;
  GtkToggleButton *done;
  AdwToastOverlay *toasts;
  GtkStack *stack;
  DiplePeopleTable *table;
  GtkLabel *totals;
  GtkLabel *hints;

  DipleEditor *editor;
  DipleKeymap *keymap;
  GSignalGroup *project_signals;
  DipleAssignmentSheet *sheet; /* NULL until it is read */
  DipleDocumentList *list;
  char *people;    /* who they are, as the menu and the choice of one show them */
  AdwToast *toast; /* weak: the one on the screen */
  DipleToaster *toaster;
  gint64 renamed;   /* the annotator whose new name is asked for */
  gboolean reads;   /* the sheet is being read */
  gboolean stale;   /* and has to be read once more */
  gboolean emptied; /* the table had the focus when nothing was left in it */
  gboolean syncing; /* the choices are being made anew */
};

/* diple-people-window.c */
void diple_people_window_tell (DiplePeopleWindow *self, const char *text);
void diple_people_window_load (DiplePeopleWindow *self);
void diple_people_window_say_changed (DiplePeopleWindow *self);

/* NULL for one who is not there. */
const DipleAnnotator *diple_people_window_find (DiplePeopleWindow *self, gint64 annotator);

/* diple-people-acts.c: the actions "people.…" */
void diple_people_window_install_acts (GtkWidgetClass *widget_class);
void diple_people_window_press (DiplePeopleWindow *self, gint64 annotator, guint position);
void diple_people_window_want_document (DiplePeopleWindow *self, guint position);

G_END_DECLS
