/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/panel/diple-value-form-private.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* DipleLinkRow is a line of a DipleLinkList: a relation as one of its ends sees it, with its type,
 * its direction and the words at the other end. While it is open it also has what is said of the
 * relation: its attributes and its note. Signal "done" (): the keys may go back to the text. */
#define DIPLE_TYPE_LINK_ROW (diple_link_row_get_type ())
G_DECLARE_FINAL_TYPE (DipleLinkRow, diple_link_row, DIPLE, LINK_ROW, GtkListBoxRow)

GtkWidget *diple_link_row_new (void);

/* Shows @relation as the span @from sees it. */
void
diple_link_row_show (DipleLinkRow *self, DipleEditor *editor, DipleRelation *relation, gint64 from);

DipleRelation *diple_link_row_get_relation (DipleLinkRow *self); /* lent */

/* An open row with attributes has the digit keys. */
void diple_link_row_set_open (DipleLinkRow *self, gboolean open);

/* Of an open row; NULL when it is closed or its relation has no attributes. */
DipleValueForm *diple_link_row_get_form (DipleLinkRow *self);

void diple_link_row_popup_menu (DipleLinkRow *self);

/* Says what is still being written. */
void diple_link_row_settle (DipleLinkRow *self);

G_END_DECLS
