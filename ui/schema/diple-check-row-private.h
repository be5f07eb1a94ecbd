/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* DipleCheckRow is a row with a tick that stands for one part of the schema. Signal "toggled". */
#define DIPLE_TYPE_CHECK_ROW (diple_check_row_get_type ())
G_DECLARE_FINAL_TYPE (DipleCheckRow, diple_check_row, DIPLE, CHECK_ROW, AdwActionRow)

GtkWidget *diple_check_row_new (gint64 id, const char *title);

gint64 diple_check_row_get_id (DipleCheckRow *self);
gboolean diple_check_row_is (DipleCheckRow *self, gint64 id, const char *title);
gboolean diple_check_row_get_active (DipleCheckRow *self);
void diple_check_row_set_active (DipleCheckRow *self, gboolean active);

G_END_DECLS
