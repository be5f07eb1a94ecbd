/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stage.h"
#include "ui/diple-window.h"

/* A window with a project of three articles in a folder of its own, worked on by Ana: what every
 * suite of the window starts from. Each function asserts that it worked. */
typedef struct
{
  char *folder;
  char *path; /* of the project */
  DipleSettings *settings;
  DipleWindow *window;
  DipleEditor *editor; /* the window's, lent */
} Desk;

/* The window as it starts, without a project. */
Desk *desk_new_empty (void);

/* The project is made and its articles are imported through the window; the first is open. */
Desk *desk_new (void);
void desk_free (Desk *desk);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Desk, desk_free)

/* Writes a file into the folder; returns its path. */
char *desk_write (Desk *desk, const char *name, const char *text);

/* Turns the main loop until @condition, an expression, holds or ten seconds are over. */
#define desk_until(condition)                                                                      \
  G_STMT_START                                                                                     \
  {                                                                                                \
    const gint64 desk_end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;                         \
    while (!(condition) && g_get_monotonic_time () < desk_end)                                     \
      desk_turn ();                                                                                \
    g_assert_true (condition);                                                                     \
  }                                                                                                \
  G_STMT_END

/* One turn of the main loop, which ends soon even when nothing happens. */
void desk_turn (void);

/* The first visible widget of @type below @widget whose buildable id or text is @name (NULL: any);
 * NULL when there is none. The side panel, which follows the text by a frame, has caught up. */
GtkWidget *desk_find (GtkWidget *widget, GType type, const char *name);

/* The same as the screen shows it at this moment. */
GtkWidget *desk_find_shown (GtkWidget *widget, GType type, const char *name);

/* The toplevel of @type that is on the screen, or NULL. */
GtkWidget *desk_find_window (GType type);

/* Waits for the window of an import and closes it. */
void desk_close_import (Desk *desk);

/* Selects the first @quote in the text. */
DipleRange desk_select (Desk *desk, const char *quote);

/* Marks the first @quote through the editor; returns the span's id. */
gint64 desk_mark (Desk *desk, const char *label, const char *quote);
gint64 desk_label (Desk *desk, const char *name);

const char *desk_title (Desk *desk); /* of the open document, "" when none is */
void desk_open_title (Desk *desk, const char *title);
