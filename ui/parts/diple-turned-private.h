/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* DipleTurned shows its only child turned to the left, so that it is read from below. */
#define DIPLE_TYPE_TURNED (diple_turned_get_type ())
G_DECLARE_FINAL_TYPE (DipleTurned, diple_turned, DIPLE, TURNED, GtkWidget)

GtkWidget *diple_turned_new (GtkWidget *child);

G_END_DECLS
