/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-schema.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* An example of a guideline as a button: what it quotes, whether it is a good one, and why. It asks
 * the page for "panel.show-place" when the example has a place in the project. */
GtkWidget *diple_example_row_new (const DipleExample *example);

G_END_DECLS
