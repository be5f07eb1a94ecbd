/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/diple-article-view.h"

G_BEGIN_DECLS

/* DipleLabelPalette shows the schema's labels with their keys, layer by layer, and then its
 * relation types; clicking one does what its key does in the text. Below stand the commonest keys
 * and what was done last. Signal "pointed" (gint64): the pointer or the keys are on a label, or 0.
 */
#define DIPLE_TYPE_LABEL_PALETTE (diple_label_palette_get_type ())
G_DECLARE_FINAL_TYPE (DipleLabelPalette, diple_label_palette, DIPLE, LABEL_PALETTE, GtkWidget)

/* The view on which the labels act, or NULL. */
void diple_label_palette_set_view (DipleLabelPalette *self, DipleArticleView *view);

/* Called once: shows the keys of @keymap, whatever they become. */
void diple_label_palette_set_keymap (DipleLabelPalette *self, DipleKeymap *keymap);

/* Rebuilds the buttons. */
void diple_label_palette_set_schema (DipleLabelPalette *self, DipleSchema *schema);

/* What was done last, for people and for screen readers. */
void diple_label_palette_announce (DipleLabelPalette *self, const char *sentence);

G_END_DECLS
