/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* DipleApplication is the program with a window: one instance a session, one window a project. */
#define DIPLE_TYPE_APPLICATION (diple_application_get_type ())
G_DECLARE_FINAL_TYPE (DipleApplication, diple_application, DIPLE, APPLICATION, AdwApplication)

DipleApplication *diple_application_new (void);

G_END_DECLS
