/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/insights/diple-figure-grid-private.h"

#include <gdk/gdkkeysyms.h>

#include "ui/parts/diple-turned-private.h"

#define GAP 2

/* Letters of a heading: what is usually not cut, and what is shown of one where there is room. */
#define SHORT 12
#define LONG 26

struct _DipleFigureGrid
{
  GtkWidget parent_instance;

  GtkGrid *grid;
  guint n_rows;
  guint n_columns;
  guint row; /* where the focus is, or comes back to */
  guint column;
  guint least;      /* letters of a heading that are never cut */
  gboolean focused; /* it was inside before all was taken away */
};

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DipleFigureGrid, diple_figure_grid, GTK_TYPE_WIDGET)

DipleFigureCell *
diple_figure_grid_get_cell (DipleFigureGrid *self, guint row, guint column)
{
  GtkWidget *child;

  g_return_val_if_fail (DIPLE_IS_FIGURE_GRID (self), NULL);

  child = gtk_grid_get_child_at (self->grid, (int) column + 1, (int) row + 1);
  return DIPLE_IS_FIGURE_CELL (child) ? DIPLE_FIGURE_CELL (child) : NULL;
}

static gboolean
find_cell (DipleFigureGrid *self, GtkWidget *cell, guint *row, guint *column)
{
  int left, top;

  if (cell == NULL || !DIPLE_IS_FIGURE_CELL (cell))
    return FALSE;
  gtk_grid_query_child (self->grid, cell, &left, &top, NULL, NULL);
  *row = (guint) top - 1;
  *column = (guint) left - 1;
  return TRUE;
}

static gboolean
focus_cell (DipleFigureGrid *self, guint row, guint column)
{
  DipleFigureCell *cell = diple_figure_grid_get_cell (self, row, column);

  if (cell == NULL || !gtk_widget_grab_focus (GTK_WIDGET (cell)))
    return FALSE;
  self->row = row;
  self->column = column;
  return TRUE;
}

/* The cell of @row that is nearest to the current column. */
static gboolean
focus_nearest (DipleFigureGrid *self, guint row)
{
  for (guint distance = 0; distance < self->n_columns; distance++)
    if ((self->column >= distance && focus_cell (self, row, self->column - distance)) ||
        focus_cell (self, row, self->column + distance))
      return TRUE;
  return FALSE;
}

/* The next row that has a cell. */
static gboolean
move_down (DipleFigureGrid *self, int step)
{
  for (int row = (int) self->row + step; row >= 0 && row < (int) self->n_rows; row += step)
    if (focus_nearest (self, (guint) row))
      return TRUE;
  return FALSE;
}

/* The next cell of the row; places without one are passed over. */
static gboolean
move_right (DipleFigureGrid *self, int step)
{
  for (int column = (int) self->column + step; column >= 0 && column < (int) self->n_columns;
       column += step)
    if (focus_cell (self, self->row, (guint) column))
      return TRUE;
  return FALSE;
}

static gboolean
enter (DipleFigureGrid *self)
{
  if (focus_cell (self, self->row, self->column))
    return TRUE;
  for (guint row = 0; row < self->n_rows; row++)
    for (guint column = 0; column < self->n_columns; column++)
      if (focus_cell (self, row, column))
        return TRUE;
  return FALSE;
}

static gboolean
focus (GtkWidget *widget, GtkDirectionType direction)
{
  DipleFigureGrid *self = DIPLE_FIGURE_GRID (widget);

  return gtk_widget_get_focus_child (widget) == NULL && enter (self);
}

static gboolean
grab_focus (GtkWidget *widget)
{
  return enter (DIPLE_FIGURE_GRID (widget));
}

static gboolean
key_cb (DipleFigureGrid *self, guint keyval, guint keycode, GdkModifierType state)
{
  const gboolean plain = (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) == 0;

  if (!plain)
    return FALSE;
  if (keyval == GDK_KEY_Up || keyval == GDK_KEY_Down)
    return move_down (self, keyval == GDK_KEY_Down ? 1 : -1);
  if (keyval == GDK_KEY_Left || keyval == GDK_KEY_Right)
    {
      move_right (self, keyval == GDK_KEY_Right ? 1 : -1);
      return TRUE;
    }
  if (keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter && keyval != GDK_KEY_space)
    return FALSE;
  g_signal_emit (self, signals[CHOSEN], 0, self->row, self->column);
  return TRUE;
}

static void
released_cb (DipleFigureGrid *self, int n_press, double x, double y)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  guint row, column;

  if (!find_cell (self, picked, &row, &column))
    return;
  focus_cell (self, row, column);
  g_signal_emit (self, signals[CHOSEN], 0, row, column);
}

static void
diple_figure_grid_dispose (GObject *object)
{
  DipleFigureGrid *self = DIPLE_FIGURE_GRID (object);

  if (self->grid != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->grid));
  self->grid = NULL;
  G_OBJECT_CLASS (diple_figure_grid_parent_class)->dispose (object);
}

static void
diple_figure_grid_class_init (DipleFigureGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = diple_figure_grid_dispose;
  widget_class->focus = focus;
  widget_class->grab_focus = grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "figuregrid");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  signals[CHOSEN] = g_signal_new ("chosen",
                                  DIPLE_TYPE_FIGURE_GRID,
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  2,
                                  G_TYPE_UINT,
                                  G_TYPE_UINT);
}

static void
diple_figure_grid_init (DipleFigureGrid *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->least = SHORT;
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_row_spacing (self->grid, GAP);
  gtk_grid_set_column_spacing (self->grid, GAP);
  gtk_widget_set_halign (GTK_WIDGET (self->grid), GTK_ALIGN_START);
  gtk_widget_set_parent (GTK_WIDGET (self->grid), GTK_WIDGET (self));
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

GtkWidget *
diple_figure_grid_new (void)
{
  return g_object_new (DIPLE_TYPE_FIGURE_GRID, NULL);
}

void
diple_figure_grid_begin (DipleFigureGrid *self)
{
  GtkWidget *child;

  g_return_if_fail (DIPLE_IS_FIGURE_GRID (self));

  self->focused = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  self->n_rows = self->n_columns = 0;
}

void
diple_figure_grid_end (DipleFigureGrid *self)
{
  g_return_if_fail (DIPLE_IS_FIGURE_GRID (self));

  if (self->focused)
    enter (self);
  self->focused = FALSE;
}

/* What has few letters is never cut. */
static GtkWidget *
new_heading (DipleFigureGrid *self, const char *title, const char *tooltip, float xalign)
{
  GtkWidget *label = gtk_label_new (title);
  const gboolean cut = g_utf8_strlen (title, -1) > self->least;

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_ellipsize (GTK_LABEL (label), cut ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), LONG);
  gtk_label_set_width_chars (GTK_LABEL (label), cut ? (int) self->least : -1);
  gtk_widget_set_tooltip_text (label, tooltip != NULL ? tooltip : title);
  gtk_widget_add_css_class (label, "grid-heading");
  return label;
}

void
diple_figure_grid_set_column (DipleFigureGrid *self,
                              guint column,
                              const char *title,
                              const char *tooltip)
{
  g_return_if_fail (DIPLE_IS_FIGURE_GRID (self));

  gtk_grid_attach (self->grid, new_heading (self, title, tooltip, 0.5f), (int) column + 1, 0, 1, 1);
}

void
diple_figure_grid_set_turned_column (DipleFigureGrid *self, guint column, const char *title)
{
  GtkWidget *label;

  g_return_if_fail (DIPLE_IS_FIGURE_GRID (self));

  label = new_heading (self, title, NULL, 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_grid_attach (self->grid, diple_turned_new (label), (int) column + 1, 0, 1, 1);
}

void
diple_figure_grid_set_row (DipleFigureGrid *self, guint row, const char *title)
{
  GtkWidget *heading;

  g_return_if_fail (DIPLE_IS_FIGURE_GRID (self));

  heading = new_heading (self, title, NULL, 0);
  gtk_widget_set_margin_end (heading, 8);
  gtk_grid_attach (self->grid, heading, 0, (int) row + 1, 1, 1);
}

void
diple_figure_grid_set_least (DipleFigureGrid *self, guint letters)
{
  g_return_if_fail (DIPLE_IS_FIGURE_GRID (self));

  self->least = letters;
}

void
diple_figure_grid_mark_row (DipleFigureGrid *self, guint row)
{
  g_return_if_fail (DIPLE_IS_FIGURE_GRID (self));

  for (guint i = 0; i < self->n_rows; i++)
    {
      GtkWidget *heading = gtk_grid_get_child_at (self->grid, 0, (int) i + 1);

      if (heading != NULL && i == row)
        gtk_widget_add_css_class (heading, "marked");
      else if (heading != NULL)
        gtk_widget_remove_css_class (heading, "marked");
    }
}

void
diple_figure_grid_set_cell (DipleFigureGrid *self,
                            guint row,
                            guint column,
                            const char *text,
                            const char *says,
                            DipleCellKind kind,
                            double value)
{
  g_return_if_fail (DIPLE_IS_FIGURE_GRID (self));

  gtk_grid_attach (self->grid,
                   diple_figure_cell_new (text, says, kind, value),
                   (int) column + 1,
                   (int) row + 1,
                   1,
                   1);
  self->n_rows = MAX (self->n_rows, row + 1);
  self->n_columns = MAX (self->n_columns, column + 1);
}
