/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-bundle.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* DipleReceiveDialog shows what receiving a file would change, before it does.
 *
 * Signal "accepted" (): Receive was pressed. */
#define DIPLE_TYPE_RECEIVE_DIALOG (diple_receive_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DipleReceiveDialog, diple_receive_dialog, DIPLE, RECEIVE_DIALOG, AdwWindow)

GtkWidget *
diple_receive_dialog_new (GtkWindow *parent, const char *path, const DipleReceipt *receipt);

const char *diple_receive_dialog_get_path (DipleReceiveDialog *self);

G_END_DECLS
