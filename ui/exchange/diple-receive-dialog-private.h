/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/exchange/diple-exchange-jobs-private.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* DipleReceiveDialog shows what receiving one or several files would change, before it does.
 *
 * Signal "accepted" (): Receive was pressed. */
#define DIPLE_TYPE_RECEIVE_DIALOG (diple_receive_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DipleReceiveDialog, diple_receive_dialog, DIPLE, RECEIVE_DIALOG, AdwWindow)

/* @parcels are DipleParcel *; when it is only one, it has a receipt. */
GtkWidget *diple_receive_dialog_new (GtkWindow *parent, const GPtrArray *parcels);

/* The files that bring something; lent. */
const char *const *diple_receive_dialog_get_paths (DipleReceiveDialog *self);

G_END_DECLS
