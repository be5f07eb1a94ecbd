/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/parts/diple-tint-private.h"

#include "ui/diple-label-colours.h"

#include <adwaita.h>

#define RADIUS 9

struct _DipleTint
{
  GtkWidget parent_instance;

  GtkWidget *child;
  char colour[8]; /* "#rrggbb" */
};

G_DEFINE_FINAL_TYPE (DipleTint, diple_tint, GTK_TYPE_WIDGET)

static void
snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DipleTint *self = DIPLE_TINT (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  DipleLabelColours colours;
  GskRoundedRect ground;

  diple_label_colours (self->colour, dark, &colours);
  gsk_rounded_rect_init_from_rect (
      &ground, &GRAPHENE_RECT_INIT (0, 0, width, height), MIN (RADIUS, height / 2.0f));
  gtk_snapshot_push_rounded_clip (snapshot, &ground);
  gtk_snapshot_append_color (snapshot, &colours.fill, &ground.bounds);
  gtk_snapshot_pop (snapshot);

  GTK_WIDGET_CLASS (diple_tint_parent_class)->snapshot (widget, snapshot);
}

static void
diple_tint_dispose (GObject *object)
{
  DipleTint *self = DIPLE_TINT (object);

  g_clear_pointer (&self->child, gtk_widget_unparent);
  G_OBJECT_CLASS (diple_tint_parent_class)->dispose (object);
}

static void
diple_tint_class_init (DipleTintClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = diple_tint_dispose;
  widget_class->snapshot = snapshot;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "tint");
}

static void
diple_tint_init (DipleTint *self)
{
}

GtkWidget *
diple_tint_new (GtkWidget *child)
{
  DipleTint *self = g_object_new (DIPLE_TYPE_TINT, NULL);

  g_return_val_if_fail (GTK_IS_WIDGET (child), NULL);

  self->child = child;
  gtk_widget_set_parent (child, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

void
diple_tint_set_colour (DipleTint *self, const char *colour)
{
  g_return_if_fail (DIPLE_IS_TINT (self));

  g_strlcpy (self->colour, colour, sizeof self->colour);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
