/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-editor.h"
#include "ui/diple-keymap.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* DiplePeopleWindow shows who annotates and who has which documents, and changes both. Everything
 * it does is an action of the editor's annotator, and has a key.
 *
 * Signals "people-changed" (): somebody came, went or has another name; "feedback-wanted" (gint64
 * annotator); "document-wanted" (gint64 document). */
#define DIPLE_TYPE_PEOPLE_WINDOW (diple_people_window_get_type ())
G_DECLARE_FINAL_TYPE (DiplePeopleWindow, diple_people_window, DIPLE, PEOPLE_WINDOW, AdwWindow)

GtkWidget *diple_people_window_new (GtkWindow *parent, DipleEditor *editor, DipleKeymap *keymap);

G_END_DECLS
