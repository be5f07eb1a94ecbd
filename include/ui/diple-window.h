/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "data/diple-editor.h"
#include "ui/diple-settings.h"

G_BEGIN_DECLS

/* DipleWindow is one window: the start page, or one project with its annotate screen. It owns the
 * project and its editor. Actions are "win.…"; see diple-window-actions.c. */
#define DIPLE_TYPE_WINDOW (diple_window_get_type ())
G_DECLARE_FINAL_TYPE (DipleWindow, diple_window, DIPLE, WINDOW, AdwApplicationWindow)

/* @application may be NULL. @name, unless NULL, is who annotates, whatever the settings say. */
GtkWidget *
diple_window_new (GtkApplication *application, DipleSettings *settings, const char *name);

/* At the first start, asks for the annotator's name; later does nothing. */
void diple_window_greet (DipleWindow *self);

/* Opens the project at @path, or makes it, in this window, which must not have one. Asks for the
 * annotator's name first when it is not known; what goes wrong is said in a dialog. */
void diple_window_open (DipleWindow *self, const char *path, DipleStoreMode mode);

/* The canonical path of the project that is open or being opened, or NULL. */
const char *diple_window_get_path (DipleWindow *self);

/* Brings files, folders and archives into the project; without one, asks where to make one. */
void diple_window_import (DipleWindow *self, const char *const *paths);

/* NULL while no project is open; lent. */
DipleEditor *diple_window_get_editor (DipleWindow *self);

/* @path without links and relative parts, so that two names of one file compare equal; a new
 * string. */
char *diple_window_canonical_path (const char *path);

G_END_DECLS
