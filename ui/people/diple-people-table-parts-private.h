/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/people/diple-people-table-private.h"
#include "ui/people/diple-table-row-private.h"

G_BEGIN_DECLS

/* What the files of the table of assignments share. */
struct _DiplePeopleTable
{
  GtkWidget parent_instance;

  GtkAdjustment *adjustments[2]; /* by GtkOrientation; owned */
  GtkScrollablePolicy policies[2];
  GtkWidget *header; /* a DipleTableRow */
  GPtrArray *rows;   /* DipleTableRow *, from the top */

  const DipleAssignmentMatrix *matrix;
  DipleDocumentList *list;
  GArray *people; /* gint64, the annotators of the columns */

  guint first;       /* the document in the first row */
  guint left;        /* the column in the first place */
  guint n_places;    /* for columns */
  guint n_rows;      /* that the height has room for */
  guint person;      /* the cell that has, or had, the focus */
  guint position;    /* its row */
  int header_height; /* pixels */
  int row_height;
  int lead_width;
  int cell_width;
  guint tick;
};

guint diple_people_table_count_documents (DiplePeopleTable *self);

/* diple-people-table-rows.c: what stands in the rows */
GtkWidget *diple_people_table_make_heading (void);
void diple_people_table_make_row (DiplePeopleTable *self);
void diple_people_table_drop_rows (DiplePeopleTable *self, guint n); /* those from @n on */
void diple_people_table_show_rows (DiplePeopleTable *self);

/* diple-people-table-focus.c: which cell has the focus. Rows show other documents when they scroll,
 * so it is noted in documents and annotators; FALSE while it is not in a cell. */
gboolean diple_people_table_note_focus (DiplePeopleTable *self);
void diple_people_table_keep_focus (DiplePeopleTable *self);
void diple_people_table_give_focus (DiplePeopleTable *self);
gboolean diple_people_table_grab_focus (GtkWidget *widget);
gboolean diple_people_table_focus (GtkWidget *widget, GtkDirectionType direction);
gboolean diple_people_table_key_cb (GtkEventControllerKey *controller,
                                    guint key,
                                    guint code,
                                    GdkModifierType state,
                                    DiplePeopleTable *self);

G_END_DECLS
