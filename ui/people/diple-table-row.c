/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/people/diple-table-row-private.h"

struct _DipleTableRow
{
  GtkWidget parent_instance;

  GtkWidget *lead;
  GPtrArray *cells; /* GtkWidget * */
  int lead_width;
  int cell_width;
};

G_DEFINE_FINAL_TYPE (DipleTableRow, diple_table_row, GTK_TYPE_WIDGET)

static void
measure (GtkWidget *widget,
         GtkOrientation orientation,
         int for_size,
         int *minimum,
         int *natural,
         int *minimum_baseline,
         int *natural_baseline)
{
  DipleTableRow *self = DIPLE_TABLE_ROW (widget);
  int low, wanted;

  gtk_widget_measure (self->lead, orientation, -1, &low, &wanted, NULL, NULL);
  *minimum = low;
  *natural = wanted;
  for (guint i = 0; i < self->cells->len; i++)
    {
      gtk_widget_measure (self->cells->pdata[i], orientation, -1, &low, &wanted, NULL, NULL);
      *minimum = MAX (*minimum, low);
      *natural = MAX (*natural, wanted);
    }
}

/* From the left, or where one writes so from the right. */
static void
place (GtkWidget *widget, GtkWidget *child, int x, int width, int height)
{
  const gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  const int left = rtl ? gtk_widget_get_width (widget) - x - width : x;
  int least;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_size_allocate (child, &(GtkAllocation){ left, 0, MAX (width, least), height }, -1);
}

static void
size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DipleTableRow *self = DIPLE_TABLE_ROW (widget);

  place (widget, self->lead, 0, self->lead_width, height);
  for (guint i = 0; i < self->cells->len; i++)
    place (widget,
           self->cells->pdata[i],
           self->lead_width + (int) i * self->cell_width,
           self->cell_width,
           height);
}

static void
diple_table_row_dispose (GObject *object)
{
  DipleTableRow *self = DIPLE_TABLE_ROW (object);

  diple_table_row_truncate (self, 0);
  g_clear_pointer (&self->lead, gtk_widget_unparent);
  G_OBJECT_CLASS (diple_table_row_parent_class)->dispose (object);
}

static void
diple_table_row_finalize (GObject *object)
{
  g_ptr_array_unref (DIPLE_TABLE_ROW (object)->cells);
  G_OBJECT_CLASS (diple_table_row_parent_class)->finalize (object);
}

static void
diple_table_row_class_init (DipleTableRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = diple_table_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = diple_table_row_finalize;
  widget_class->measure = measure;
  widget_class->size_allocate = size_allocate;
  gtk_widget_class_set_css_name (widget_class, "tablerow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ROW);
}

static void
diple_table_row_init (DipleTableRow *self)
{
  self->cells = g_ptr_array_new ();
}

GtkWidget *
diple_table_row_new (GtkWidget *lead)
{
  DipleTableRow *self = g_object_new (DIPLE_TYPE_TABLE_ROW, NULL);

  self->lead = lead;
  gtk_widget_set_parent (lead, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

GtkWidget *
diple_table_row_get_lead (DipleTableRow *self)
{
  g_return_val_if_fail (DIPLE_IS_TABLE_ROW (self), NULL);

  return self->lead;
}

void
diple_table_row_add (DipleTableRow *self, GtkWidget *cell)
{
  g_return_if_fail (DIPLE_IS_TABLE_ROW (self));

  g_ptr_array_add (self->cells, cell);
  gtk_widget_set_parent (cell, GTK_WIDGET (self));
}

guint
diple_table_row_get_n_cells (DipleTableRow *self)
{
  g_return_val_if_fail (DIPLE_IS_TABLE_ROW (self), 0);

  return self->cells->len;
}

GtkWidget *
diple_table_row_get_cell (DipleTableRow *self, guint i)
{
  g_return_val_if_fail (DIPLE_IS_TABLE_ROW (self), NULL);
  g_return_val_if_fail (i < self->cells->len, NULL);

  return self->cells->pdata[i];
}

void
diple_table_row_truncate (DipleTableRow *self, guint n)
{
  g_return_if_fail (DIPLE_IS_TABLE_ROW (self));

  for (guint i = self->cells->len; i > n; i--)
    gtk_widget_unparent (self->cells->pdata[i - 1]);
  g_ptr_array_set_size (self->cells, (int) MIN (n, self->cells->len));
}

void
diple_table_row_set_widths (DipleTableRow *self, int lead, int cell)
{
  g_return_if_fail (DIPLE_IS_TABLE_ROW (self));

  if (self->lead_width == lead && self->cell_width == cell)
    return;
  self->lead_width = lead;
  self->cell_width = cell;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

int
diple_table_row_measure_cells (DipleTableRow *self)
{
  int widest = 0;

  g_return_val_if_fail (DIPLE_IS_TABLE_ROW (self), 0);

  for (guint i = 0; i < self->cells->len; i++)
    {
      int natural;

      gtk_widget_measure (
          self->cells->pdata[i], GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
      widest = MAX (widest, natural);
    }
  return widest;
}
