/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/people/diple-people-table-parts-private.h"

#include "ui/people/diple-assignment-cell-private.h"
#include "ui/people/diple-document-lead-private.h"

#include <glib/gi18n-lib.h>

guint
diple_people_table_count_documents (DiplePeopleTable *self)
{
  return self->list != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->list)) : 0;
}

static const DipleAnnotator *
get_person (DiplePeopleTable *self, guint person, guint *column)
{
  const gint64 annotator = g_array_index (self->people, gint64, person);

  *column = diple_assignment_matrix_find (self->matrix, annotator);
  return diple_assignment_matrix_get_annotators (self->matrix)->pdata[*column];
}

static void
pressed_cb (DipleAssignmentCell *cell, DiplePeopleTable *self)
{
  g_signal_emit_by_name (self,
                         "pressed",
                         diple_assignment_cell_get_annotator (cell),
                         diple_assignment_cell_get_position (cell));
}

static void
opened_cb (DipleDocumentLead *lead, guint position, DiplePeopleTable *self)
{
  g_signal_emit_by_name (self, "opened", position);
}

GtkWidget *
diple_people_table_make_heading (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 8);
  gtk_widget_add_css_class (label, "assignment-heading");
  return label;
}

static GtkWidget *
make_cell (DiplePeopleTable *self)
{
  GtkWidget *cell = diple_assignment_cell_new ();

  g_signal_connect_object (cell, "clicked", G_CALLBACK (pressed_cb), self, 0);
  return cell;
}

/* Gives @row a cell for each place. */
static void
fit_row (DiplePeopleTable *self, GtkWidget *widget)
{
  DipleTableRow *row = DIPLE_TABLE_ROW (widget);

  diple_table_row_truncate (row, self->n_places);
  while (diple_table_row_get_n_cells (row) < self->n_places)
    diple_table_row_add (
        row, widget == self->header ? diple_people_table_make_heading () : make_cell (self));
}

static void
show_heading (DiplePeopleTable *self, guint place)
{
  GtkWidget *label = diple_table_row_get_cell (DIPLE_TABLE_ROW (self->header), place);
  guint column;
  const DipleAnnotator *annotator = get_person (self, self->left + place, &column);
  const guint *counts = diple_assignment_matrix_get_counts (self->matrix, column);
  /* Translators: a name; under it how many documents they have and how many are done. */
  g_autofree char *text = g_strdup_printf (_ ("%s\n%u · %u done"),
                                           annotator->name,
                                           counts[DIPLE_STATE_ANY],
                                           counts[DIPLE_STATE_FINISHED]);

  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_tooltip_text (label, annotator->name);
}

static void
show_cell (DiplePeopleTable *self,
           DipleTableRow *row,
           guint place,
           const DipleDocumentRow *document)
{
  GtkWidget *cell = diple_table_row_get_cell (row, place);
  guint column;
  const DipleAnnotator *annotator = get_person (self, self->left + place, &column);

  diple_assignment_cell_show (DIPLE_ASSIGNMENT_CELL (cell),
                              annotator->name,
                              diple_document_lead_get_title (document),
                              diple_assignment_matrix_get (self->matrix, column, document->id));
}

static void
show_row (DiplePeopleTable *self, guint i)
{
  DipleTableRow *row = self->rows->pdata[i];
  const guint position = self->first + i;
  g_autoptr (DipleDocumentItem) item = NULL;
  const DipleDocumentRow *document;

  gtk_widget_set_child_visible (GTK_WIDGET (row),
                                position < diple_people_table_count_documents (self));
  if (position >= diple_people_table_count_documents (self))
    return;
  item = g_list_model_get_item (G_LIST_MODEL (self->list), position);
  document = diple_document_item_get_row (item);
  fit_row (self, GTK_WIDGET (row));
  diple_document_lead_show (
      DIPLE_DOCUMENT_LEAD (diple_table_row_get_lead (row)),
      position,
      document,
      diple_assignment_matrix_count (self->matrix, document->id, DIPLE_STATE_FINISHED),
      diple_assignment_matrix_count (self->matrix, document->id, DIPLE_STATE_ANY));
  for (guint place = 0; place < self->n_places; place++)
    {
      diple_assignment_cell_set_place (
          DIPLE_ASSIGNMENT_CELL (diple_table_row_get_cell (row, place)),
          g_array_index (self->people, gint64, self->left + place),
          position);
      show_cell (self, row, place, document);
    }
}

void
diple_people_table_show_rows (DiplePeopleTable *self)
{
  const gboolean focused =
      diple_people_table_note_focus (self) || gtk_widget_is_focus (GTK_WIDGET (self));

  if (self->matrix == NULL)
    return;
  fit_row (self, self->header);
  for (guint place = 0; place < self->n_places; place++)
    show_heading (self, place);
  for (guint i = 0; i < self->rows->len; i++)
    show_row (self, i);
  if (focused)
    diple_people_table_give_focus (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
diple_people_table_make_row (DiplePeopleTable *self)
{
  GtkWidget *lead = diple_document_lead_new ();
  GtkWidget *row = diple_table_row_new (lead);

  g_signal_connect_object (lead, "opened", G_CALLBACK (opened_cb), self, 0);
  gtk_widget_insert_before (row, GTK_WIDGET (self), self->header);
  g_ptr_array_add (self->rows, row);
  fit_row (self, row);
}

void
diple_people_table_drop_rows (DiplePeopleTable *self, guint n)
{
  for (guint i = self->rows->len; i > n; i--)
    gtk_widget_unparent (self->rows->pdata[i - 1]);
  g_ptr_array_set_size (self->rows, (int) MIN (n, self->rows->len));
}
