/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/checks/diple-checks-page-private.h"
#include "ui/diple-window.h"
#include "ui/insights/diple-insights-page-private.h"
#include "ui/keys/diple-shortcuts-private.h"
#include "ui/parts/diple-after-frame-private.h"
#include "ui/parts/diple-toaster-private.h"
#include "ui/review/diple-review-page-private.h"
#include "ui/schema/diple-schema-page-private.h"
#include "ui/search/diple-search-page-private.h"
#include "ui/window/diple-annotate-page-private.h"
#include "ui/window/diple-job-bar-private.h"
#include "ui/window/diple-jobs-private.h"
#include "ui/window/diple-page-private.h"
#include "ui/window/diple-welcome-private.h"

G_BEGIN_DECLS

/* What the files of the window share: diple-window.c has the frame, -project.c opens and closes,
 * -moved.c says that the file is gone, -pages.c has the screens, -people.c says who annotates,
 * -import.c brings in, -transfer.c brings out, -exchange.c shares and receives, -actions.c has the
 * small actions, -keys.c their keys. */
struct _DipleWindow
{
  AdwApplicationWindow parent_instance;

  GtkWidget *header;
  AdwWindowTitle *title;
  AdwSqueezer *switchers;
  GtkWidget *narrow_title; /* where no switcher of pages fits; it stands below then */
  AdwViewSwitcherBar *switcher_bar;
  GtkWidget *documents_button;
  GtkWidget *annotations_button;
  GtkMenuButton *annotator_button;
  GtkLabel *annotator_label;
  GtkStack *stack;
  DipleWelcome *welcome;
  AdwToastOverlay *toasts;
  DipleToaster *toaster;
  AdwViewStack *pages; /* of DiplePage */
  DipleSchemaPage *schema_page;
  DipleAnnotatePage *page;
  DipleReviewPage *review_page;
  DipleSearchPage *search_page;
  DipleChecksPage *checks_page;
  DipleInsightsPage *insights_page;
  DipleJobBar *job_bar;

  DipleSettings *settings;
  char *given_name; /* of the annotator, whatever the settings say, or NULL */

  char *path;            /* canonical, of the project that is open or being opened */
  DipleStoreMode mode;   /* in which path is being opened */
  DipleProject *project; /* NULL while none is open */
  DipleEditor *editor;   /* the same */
  DipleChecker *checker; /* the same */
  GSignalGroup *editor_signals;
  GSignalGroup *project_signals;
  GStrv waiting_imports; /* what was dropped before there was a project, or NULL */
  gboolean closed;
  gboolean away;           /* the project is not where it was opened */
  gboolean calm;           /* distraction-free */
  gboolean was_fullscreen; /* before it was */

  DiplePeople *people; /* of the project */
  char *annotator;     /* the name of who annotates now */
  GMenu *people_menu;

  GtkShortcutController *keys;
  GtkShortcutController *key_hints;

  AdwToast *toast; /* the one on the screen, or NULL */
  char *toast_text;
  GtkWidget *toast_page; /* where it is; only compared */
  char *told;            /* waits for the article's frame, or NULL */
  DipleAfterFrame *tell;
  guint n_received; /* files that the newest receiving brought: an undo of all takes so many back */
};

/* -actions.c */
void diple_window_install_actions (GtkWidgetClass *widget_class);
void diple_window_enable_actions (DipleWindow *self);

/* -keys.c */
void diple_window_add_keys (DipleWindow *self);
void diple_window_step_pane (DipleWindow *self, int direction);

/* -calm.c */
void diple_window_set_calm (DipleWindow *self, gboolean calm);
void diple_window_follow_comfort (DipleWindow *self);

/* -project.c */
void diple_window_connect_project (DipleWindow *self);
void diple_window_close_project (DipleWindow *self);
void diple_window_choose_new (DipleWindow *self, const char *proposed_name);
void diple_window_choose_open (DipleWindow *self);

/* -moved.c */

/* The project's file is not where it was, or is there again. */
void diple_window_follow_move (DipleWindow *self, gboolean away);

/* Leaves the project for the copy of it at @path. */
void diple_window_go_on_in (DipleWindow *self, const char *path);

/* -pages.c */
void diple_window_connect_pages (DipleWindow *self);
void diple_window_set_pages_editor (DipleWindow *self, DipleEditor *editor);
void diple_window_flush_pages (DipleWindow *self);
void diple_window_show_page (DipleWindow *self, const char *name);
void diple_window_show_place (DipleWindow *self, gint64 document, gint64 span, DipleRange range);
void diple_window_add_toast (DipleWindow *self, AdwToast *toast);

/* -questions.c */
void diple_window_ask_guideline (DipleWindow *self);
void diple_window_show_history (DipleWindow *self, gboolean of_span);

/* -people.c */
void diple_window_take_people (DipleWindow *self, DiplePeople *people);
void diple_window_reload_people (DipleWindow *self);
void diple_window_set_annotator (DipleWindow *self, const char *name);
void diple_window_set_annotator_id (DipleWindow *self, gint64 id);
void diple_window_show_people (DipleWindow *self);
void diple_window_show_feedback (DipleWindow *self, gint64 annotator);
void diple_window_add_annotator (DipleWindow *self);

/* The name under which to work in the project at self->path, or NULL when it must be asked. */
char *diple_window_dup_annotator_name (DipleWindow *self);

/* Asks who annotates; once answered it is in the settings. Finish: whether it was answered. */
void diple_window_ask_name (DipleWindow *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean diple_window_ask_name_finish (DipleWindow *self, GAsyncResult *result);

/* -import.c */
void diple_window_choose_import (DipleWindow *self, gboolean folder);
void diple_window_choose_model_import (DipleWindow *self);

/* Whether something is being read or written, which the user is told then. */
gboolean diple_window_refuse_when_busy (DipleWindow *self);

/* -transfer.c */
void diple_window_start_export (DipleWindow *self);
void diple_window_remove_document (DipleWindow *self);
void diple_window_choose_backup (DipleWindow *self);
void diple_window_choose_schema_import (DipleWindow *self);
void diple_window_choose_schema_export (DipleWindow *self);

/* Says where a file went, or why it was not written; @error NULL. */
void diple_window_tell_written (DipleWindow *self, const char *path, const GError *error);

/* -exchange.c */
void diple_window_share (DipleWindow *self);
void diple_window_choose_receive (DipleWindow *self);

/* Projects that were dropped: bundles of this one are received, any other opened. */
void diple_window_take_projects (DipleWindow *self, const char *const *paths);

/* Opens a project in this window or, when it has one, in another. */
void diple_window_open_elsewhere (DipleWindow *self, const char *path);

/* -toast.c */

/* A word to the user; the same word twice is shown once. */
void diple_window_toast (DipleWindow *self, const char *text);

/* The same of an edit, one frame later: what was edited is painted first. */
void diple_window_tell (DipleWindow *self, const char *text);

/* Something did not work. */
void diple_window_complain (DipleWindow *self, const char *heading, const GError *error);

/* diple-window-occurrences.c */
void diple_window_show_occurrences (DipleWindow *self);

G_END_DECLS
