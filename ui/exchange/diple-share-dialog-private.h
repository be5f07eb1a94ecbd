/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/exchange/diple-exchange-jobs-private.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* DipleShareDialog asks for whom a bundle is made, and with which documents.
 *
 * Signal "chosen" (): Share was pressed. */
#define DIPLE_TYPE_SHARE_DIALOG (diple_share_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DipleShareDialog, diple_share_dialog, DIPLE, SHARE_DIALOG, AdwWindow)

/* @annotators: DipleAnnotator *, lent; only people are offered. */
GtkWidget *diple_share_dialog_new (GtkWindow *parent, DipleProject *project, GPtrArray *annotators);

/* For whom; the name is lent. */
gint64 diple_share_dialog_get_annotator (DipleShareDialog *self, const char **name);

/* Whether all documents are wanted, and not those handed out. */
gboolean diple_share_dialog_get_all (DipleShareDialog *self);

/* Whether what models said is to be in the bundle. */
gboolean diple_share_dialog_get_suggestions (DipleShareDialog *self);

G_END_DECLS
