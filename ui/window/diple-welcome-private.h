/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/diple-settings.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* DipleWelcome is what a window without a project shows: New, Open, and the projects that were open
 * lately. Signal "open" (const char *path): one of these was chosen. */
#define DIPLE_TYPE_WELCOME (diple_welcome_get_type ())
G_DECLARE_FINAL_TYPE (DipleWelcome, diple_welcome, DIPLE, WELCOME, GtkWidget)

void diple_welcome_set_settings (DipleWelcome *self, DipleSettings *settings);

G_END_DECLS
