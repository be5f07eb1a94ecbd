/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/diple-keymap.h"

G_BEGIN_DECLS

/* DipleSettings is what this person likes, whatever the project: properties that are bound to
 * GSettings where its schema is installed and last as long as the program where it is not. Lives on
 * the main thread; the application owns the one that its windows share.
 *
 * Properties: "annotator-name", "style" ("system", "light", "dark"), "zoom", "show-values",
 * "show-relations", "show-suggestions", "recent-projects", "annotators" (a{ss}: a project's path
 * and who works there), "window-width", "window-height", "window-maximized", "left-width",
 * "right-width", "keys" (a{sas}: see DipleKeymap); how articles are read: "face", "line-spacing",
 * "measure", "chips" (see DipleArticleView), "compact" (lists and panes take less room);
 * "count-time" (whether the time spent on documents is kept). */
#define DIPLE_TYPE_SETTINGS (diple_settings_get_type ())
G_DECLARE_FINAL_TYPE (DipleSettings, diple_settings, DIPLE, SETTINGS, GObject)

DipleSettings *diple_settings_new (void);

/* The keys of all windows; lent. */
DipleKeymap *diple_settings_get_keymap (DipleSettings *self);

/* The person's name, "" before they gave one; a new string. */
char *diple_settings_dup_annotator_name (DipleSettings *self);

/* Paths of projects, the newest first. */
GStrv diple_settings_dup_recent (DipleSettings *self);
void diple_settings_add_recent (DipleSettings *self, const char *path);
void diple_settings_forget_recent (DipleSettings *self, const char *path);

/* Who worked last in the project at @path, or NULL; a new string. */
char *diple_settings_dup_annotator_for (DipleSettings *self, const char *path);
void diple_settings_set_annotator_for (DipleSettings *self, const char *path, const char *name);

int diple_settings_get_int (DipleSettings *self, const char *property);

G_END_DECLS
