/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* DipleFactRow is one fact about a document: its name and an entry for its value. One that the
 * document's file had beside the usual ones has a name that can be changed too, and can be removed.
 *
 * Signals:
 *  "written" ()  name or value were changed by a hand, and it has left
 *  "remove" ()   the fact is to go
 *  "done" ()     the keys may go back to the text */
#define DIPLE_TYPE_FACT_ROW (diple_fact_row_get_type ())
G_DECLARE_FINAL_TYPE (DipleFactRow, diple_fact_row, DIPLE, FACT_ROW, GtkWidget)

/* A fact of its own, whose name can be written; otherwise set "caption". */
GtkWidget *diple_fact_row_new_free (void);

/* What is being written stays unless what was shown before is another now. */
void diple_fact_row_show (DipleFactRow *self, const char *name, const char *value);

/* Without white space round it; new strings. The name is "" for a row with a caption. */
char *diple_fact_row_dup_name (DipleFactRow *self);
char *diple_fact_row_dup_value (DipleFactRow *self);

/* Whether a hand has changed it since it was shown. */
gboolean diple_fact_row_is_changed (DipleFactRow *self);

/* Back to what was shown. */
void diple_fact_row_reset (DipleFactRow *self);

G_END_DECLS
