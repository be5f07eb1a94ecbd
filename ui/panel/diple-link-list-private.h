/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/panel/diple-value-form-private.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* DipleLinkList shows the relations of the active span: each can be followed, changed, reversed and
 * deleted, and new ones be begun.
 *
 * Actions: "link.jump", "link.reverse", "link.remove" (x: a relation's id), "link.relabel" (xx: and
 * a type's). It asks the page for "panel.show-place", "panel.link" and "panel.link-far". Signal
 * "done" (): the keys may go back to the text; "form-changed" (): another link's attributes, or
 * none's, have the digit keys. */
#define DIPLE_TYPE_LINK_LIST (diple_link_list_get_type ())
G_DECLARE_FINAL_TYPE (DipleLinkList, diple_link_list, DIPLE, LINK_LIST, GtkWidget)

void diple_link_list_set_editor (DipleLinkList *self, DipleEditor *editor);

/* Shows the active span as it is now; called when it, the spans or the relations have changed. */
void diple_link_list_look (DipleLinkList *self);

/* Moves the keys into the list; FALSE when no span is active. */
gboolean diple_link_list_focus (DipleLinkList *self);

/* Makes the relation the selected one, when it is of the active span. */
void diple_link_list_select (DipleLinkList *self, gint64 relation);

/* The attributes of the link that is selected, which have the digit keys; NULL when it has none. */
DipleValueForm *diple_link_list_get_form (DipleLinkList *self);

/* Says what is still being written. */
void diple_link_list_settle (DipleLinkList *self);

G_END_DECLS
