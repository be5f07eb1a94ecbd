/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-editor.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* DipleGuidelineCard shows the guideline that applies: of the label that is pointed at, else of the
 * armed one, else of the active span's, else of the whole project; with examples that lead to their
 * places, and a way to make one of the active span. Folded up it is one line.
 *
 * Property "expanded". */
#define DIPLE_TYPE_GUIDELINE_CARD (diple_guideline_card_get_type ())
G_DECLARE_FINAL_TYPE (DipleGuidelineCard, diple_guideline_card, DIPLE, GUIDELINE_CARD, GtkWidget)

void diple_guideline_card_set_editor (DipleGuidelineCard *self, DipleEditor *editor);

/* Shows the active span as it is now; called when it, the spans or the relations have changed. */
void diple_guideline_card_look (DipleGuidelineCard *self);

/* Labels, or 0. */
void diple_guideline_card_set_armed (DipleGuidelineCard *self, gint64 label);
void diple_guideline_card_set_pointed (DipleGuidelineCard *self, gint64 label);

void diple_guideline_card_set_expanded (DipleGuidelineCard *self, gboolean expanded);
gboolean diple_guideline_card_get_expanded (DipleGuidelineCard *self);

G_END_DECLS
