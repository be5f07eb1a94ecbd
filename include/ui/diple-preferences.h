/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/diple-settings.h"

G_BEGIN_DECLS

/* DiplePreferences shows what DipleSettings holds: name, light or dark, size of the text. */
#define DIPLE_TYPE_PREFERENCES (diple_preferences_get_type ())
G_DECLARE_FINAL_TYPE (DiplePreferences, diple_preferences, DIPLE, PREFERENCES, AdwPreferencesWindow)

GtkWidget *diple_preferences_new (GtkWindow *parent, DipleSettings *settings);

G_END_DECLS
