/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-editor.h"

#include <gdk/gdk.h>

G_BEGIN_DECLS

/* A picture of where the spans of the editor's whole article are, one column for each layer, in
 * the dark colours when the program is. @width and @height are a widget's, and @unit is how many
 * pixels of the screen are in one of its own. The article is not empty. */
GdkTexture *diple_overview_marks_draw (DipleEditor *editor, int width, int height, int unit);

G_END_DECLS
