/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* DipleAfterFrame lets a widget do something behind the article: what the user did is painted in
 * the text first, and what follows from it comes in the frame after that, once for all that was
 * asked for meanwhile. */
typedef struct _DipleAfterFrame DipleAfterFrame;

typedef void (*DipleAfterFrameFunc) (gpointer data);

/* @func is called with @data, which outlives what is returned; so does @widget. */
DipleAfterFrame *diple_after_frame_new (GtkWidget *widget, DipleAfterFrameFunc func, gpointer data);
void diple_after_frame_free (DipleAfterFrame *self);

/* Calls the function in the frame after the next one. Nothing when it is asked for already. */
void diple_after_frame_ask (DipleAfterFrame *self);

/* Takes the asking back. */
void diple_after_frame_forget (DipleAfterFrame *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleAfterFrame, diple_after_frame_free)

G_END_DECLS
