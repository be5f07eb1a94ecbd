/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/article/diple-display-text-private.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* DipleDressing gives a buffer's text the few tags that it has: empty lines are made low, so that
 * they separate paragraphs and are no holes, and Markdown's marks are made quiet. The first screens
 * are dressed at once, the rest in idle slices, ahead of GTK's layout. Owned by the view. */
typedef struct _DipleDressing DipleDressing;

DipleDressing *
diple_dressing_new (GtkTextBuffer *buffer, const DipleDisplayText *text, gboolean markdown);
void diple_dressing_free (DipleDressing *self);

/* Dresses everything that is left, before a jump. */
void diple_dressing_finish (DipleDressing *self);

/* The colour of quiet marks. */
void diple_dressing_set_colour (GtkTextBuffer *buffer, const GdkRGBA *colour);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleDressing, diple_dressing_free)

G_END_DECLS
