/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* DipleBarList is a chart of bars that lie below each other, each with its name and its number.
 *
 * Signal "chosen" (guint row): a bar was clicked, or entered by key. */
#define DIPLE_TYPE_BAR_LIST (diple_bar_list_get_type ())
G_DECLARE_FINAL_TYPE (DipleBarList, diple_bar_list, DIPLE, BAR_LIST, GtkWidget)

/* One bar; strings are copied. */
typedef struct
{
  const char *name;
  const char *number;
  const char *says;   /* the tooltip */
  const char *colour; /* "#rrggbb", or NULL */
  double share;       /* of the width */
} DipleBarRow;

/* Shows @n_rows; a row that had the focus keeps it. */
void diple_bar_list_set (DipleBarList *self, const DipleBarRow *rows, guint n_rows);

G_END_DECLS
