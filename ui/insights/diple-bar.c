/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/insights/diple-bar-private.h"

#include "ui/diple-label-colours.h"

#include <adwaita.h>

#define HEIGHT 14
#define RADIUS 3

struct _DipleBar
{
  GtkWidget parent_instance;

  double share;
  char colour[8]; /* "#rrggbb" */
};

G_DEFINE_FINAL_TYPE (DipleBar, diple_bar, GTK_TYPE_WIDGET)

static void
append_part (GtkSnapshot *snapshot, double width, int height, const GdkRGBA *colour)
{
  GskRoundedRect bar;

  gsk_rounded_rect_init_from_rect (
      &bar, &GRAPHENE_RECT_INIT (0, (height - HEIGHT) / 2.0f, (float) width, HEIGHT), RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &bar);
  gtk_snapshot_append_color (snapshot, colour, &bar.bounds);
  gtk_snapshot_pop (snapshot);
}

static void
snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DipleBar *self = DIPLE_BAR (widget);
  const int width = gtk_widget_get_width (widget);
  const int height = gtk_widget_get_height (widget);
  GdkRGBA ground;
  DipleLabelColours colours;

  diple_label_colours (
      self->colour, adw_style_manager_get_dark (adw_style_manager_get_default ()), &colours);
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &ground);
  ground.alpha = 0.07f;
  append_part (snapshot, width, height, &ground);
  if (self->share > 0)
    append_part (snapshot, CLAMP (self->share * width, 2.0, width), height, &colours.line);
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
  *minimum = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : 40;
  *natural = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : 160;
}

static void
diple_bar_class_init (DipleBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = snapshot;
  widget_class->measure = measure;
  gtk_widget_class_set_css_name (widget_class, "bar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
diple_bar_init (DipleBar *self)
{
}

GtkWidget *
diple_bar_new (void)
{
  return g_object_new (DIPLE_TYPE_BAR, "hexpand", TRUE, NULL);
}

void
diple_bar_set (DipleBar *self, double share, const char *colour)
{
  g_return_if_fail (DIPLE_IS_BAR (self));

  self->share = share;
  g_strlcpy (self->colour, colour != NULL ? colour : "", sizeof self->colour);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
