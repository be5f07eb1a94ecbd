/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "data/diple-feedback.h"

G_BEGIN_DECLS

/* The report on paper: what it comes to, a table of the labels, and each case that was not kept, on
 * numbered pages. Run it with a dialog, or with a file to export to. */
GtkPrintOperation *diple_feedback_print_new (DipleFeedback *feedback);

G_END_DECLS
