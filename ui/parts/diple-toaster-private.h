/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* DipleToaster puts toasts into one overlay, and lets each come in before it goes: libadwaita 1.2
 * frees one twice that is dismissed sooner, be it with Escape or its button. */
#define DIPLE_TYPE_TOASTER (diple_toaster_get_type ())
G_DECLARE_FINAL_TYPE (DipleToaster, diple_toaster, DIPLE, TOASTER, GObject)

/* @overlay is lent and outlives what is put into it. */
DipleToaster *diple_toaster_new (AdwToastOverlay *overlay);

/* Takes @toast. Who listens to its "dismissed" from now on hears it when it goes. */
void diple_toaster_add (DipleToaster *self, AdwToast *toast);

G_END_DECLS
