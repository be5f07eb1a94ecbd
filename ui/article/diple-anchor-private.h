/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* DipleAnchor keeps one place of the text at one height of the view while lines round it are still
 * being laid out: after a jump in a long text GtkTextView alone drifts by more than a screen. It
 * lets go once the text's height has stood still, or as soon as the user scrolls. Owned by its
 * view. */
typedef struct _DipleAnchor DipleAnchor;

DipleAnchor *diple_anchor_new (GtkTextView *view);
void diple_anchor_free (DipleAnchor *self);

/* Keeps the line with the buffer's @offset @height pixels below the view's top. */
void diple_anchor_hold (DipleAnchor *self, guint offset, double height);

/* Goes to the line with @offset and keeps it at @share of the view's height. */
void diple_anchor_jump (DipleAnchor *self, guint offset, double share);

/* Keeps what is at the view's top now; nothing when the view stands at the very top. */
void diple_anchor_hold_top (DipleAnchor *self);

void diple_anchor_release (DipleAnchor *self);
gboolean diple_anchor_is_held (DipleAnchor *self);

/* The view's buffer was replaced or emptied. */
void diple_anchor_reset (DipleAnchor *self);

G_END_DECLS
