/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/insights/diple-figure-cell-private.h"

#include "ui/diple-label-colours.h"

#include <adwaita.h>

#define PAD_X 8
#define PAD_Y 5
#define RADIUS 4

struct _DipleFigureCell
{
  GtkWidget parent_instance;

  PangoLayout *layout;
  DipleCellKind kind;
  double value; /* 0 to 1 */
};

G_DEFINE_FINAL_TYPE (DipleFigureCell, diple_figure_cell, GTK_TYPE_WIDGET)

/* Orange and blue are told apart by almost everybody. */
static gboolean
find_ground (DipleFigureCell *self, GdkRGBA *ground)
{
  const gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  const gboolean warm =
      self->kind == DIPLE_CELL_OTHER || (self->kind == DIPLE_CELL_SCALE && self->value < 0.67);
  double strength = self->value;

  if (self->kind == DIPLE_CELL_PLAIN || self->kind == DIPLE_CELL_FEW)
    return FALSE;
  if (self->kind == DIPLE_CELL_SCALE)
    strength = warm ? 1 - self->value / 0.67 : (self->value - 0.67) / 0.33;
  gdk_rgba_parse (ground, warm ? (dark ? "#ff9a4d" : "#e66100") : (dark ? "#62a0ea" : "#1c71d8"));
  ground->alpha = (float) (0.08 + 0.32 * CLAMP (strength, 0, 1));
  return TRUE;
}

static void
snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DipleFigureCell *self = DIPLE_FIGURE_CELL (widget);
  const int width = gtk_widget_get_width (widget);
  const int height = gtk_widget_get_height (widget);
  GdkRGBA colour;
  GskRoundedRect ground;
  int text_width, text_height;

  gsk_rounded_rect_init_from_rect (&ground, &GRAPHENE_RECT_INIT (0, 0, width, height), RADIUS);
  if (find_ground (self, &colour))
    {
      gtk_snapshot_push_rounded_clip (snapshot, &ground);
      gtk_snapshot_append_color (snapshot, &colour, &ground.bounds);
      gtk_snapshot_pop (snapshot);
    }
  pango_layout_get_pixel_size (self->layout, &text_width, &text_height);
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot, &GRAPHENE_POINT_INIT ((width - text_width) / 2.0f, (height - text_height) / 2.0f));
  gtk_snapshot_append_layout (snapshot, self->layout, &colour);
  gtk_snapshot_restore (snapshot);
}

static void
measure (GtkWidget *widget,
         GtkOrientation orientation,
         int for_size,
         int *minimum,
         int *natural,
         int *minimum_baseline,
         int *natural_baseline)
{
  int width, height;

  pango_layout_get_pixel_size (DIPLE_FIGURE_CELL (widget)->layout, &width, &height);
  *minimum = *natural =
      orientation == GTK_ORIENTATION_HORIZONTAL ? width + 2 * PAD_X : height + 2 * PAD_Y;
}

static void
css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (diple_figure_cell_parent_class)->css_changed (widget, change);
  if (DIPLE_FIGURE_CELL (widget)->layout != NULL)
    pango_layout_context_changed (DIPLE_FIGURE_CELL (widget)->layout);
}

static void
diple_figure_cell_dispose (GObject *object)
{
  g_clear_object (&DIPLE_FIGURE_CELL (object)->layout);
  G_OBJECT_CLASS (diple_figure_cell_parent_class)->dispose (object);
}

static void
diple_figure_cell_class_init (DipleFigureCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = diple_figure_cell_dispose;
  widget_class->snapshot = snapshot;
  widget_class->measure = measure;
  widget_class->css_changed = css_changed;
  gtk_widget_class_set_css_name (widget_class, "figurecell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
}

static void
diple_figure_cell_init (DipleFigureCell *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

GtkWidget *
diple_figure_cell_new (const char *text, const char *says, DipleCellKind kind, double value)
{
  DipleFigureCell *self = g_object_new (DIPLE_TYPE_FIGURE_CELL, "tooltip-text", says, NULL);

  self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  self->kind = kind;
  self->value = value;
  if (kind == DIPLE_CELL_FEW)
    gtk_widget_add_css_class (GTK_WIDGET (self), "dim-label");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, says, -1);
  return GTK_WIDGET (self);
}

const char *
diple_figure_cell_get_text (DipleFigureCell *self)
{
  g_return_val_if_fail (DIPLE_IS_FIGURE_CELL (self), NULL);

  return pango_layout_get_text (self->layout);
}
