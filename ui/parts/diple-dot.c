/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/parts/diple-dot-private.h"

#include "ui/diple-label-colours.h"

#include <adwaita.h>

#define SIZE 9
#define GREY "#8b8a90"

struct _DipleDot
{
  GtkWidget parent_instance;

  char colour[8]; /* "#rrggbb" */
  gboolean hollow;
};

G_DEFINE_FINAL_TYPE (DipleDot, diple_dot, GTK_TYPE_WIDGET)

static void
measure (GtkWidget *widget,
         GtkOrientation orientation,
         int for_size,
         int *minimum,
         int *natural,
         int *minimum_baseline,
         int *natural_baseline)
{
  *minimum = *natural = SIZE;
}

static void
snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DipleDot *self = DIPLE_DOT (widget);
  float x = (gtk_widget_get_width (widget) - SIZE) / 2.0f;
  float y = (gtk_widget_get_height (widget) - SIZE) / 2.0f;
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  DipleLabelColours colours;
  GskRoundedRect disc;

  diple_label_colours (self->colour, dark, &colours);
  gsk_rounded_rect_init_from_rect (&disc, &GRAPHENE_RECT_INIT (x, y, SIZE, SIZE), SIZE / 2.0f);
  if (self->hollow)
    {
      const float width[4] = { 2, 2, 2, 2 };
      const GdkRGBA colour[4] = { colours.line, colours.line, colours.line, colours.line };

      gtk_snapshot_append_border (snapshot, &disc, width, colour);
      return;
    }
  gtk_snapshot_push_rounded_clip (snapshot, &disc);
  gtk_snapshot_append_color (snapshot, &colours.line, &disc.bounds);
  gtk_snapshot_pop (snapshot);
}

static void
diple_dot_class_init (DipleDotClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = measure;
  widget_class->snapshot = snapshot;
  gtk_widget_class_set_css_name (widget_class, "dot");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
diple_dot_init (DipleDot *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  diple_dot_set_colour (self, NULL);
}

GtkWidget *
diple_dot_new (void)
{
  return g_object_new (DIPLE_TYPE_DOT, NULL);
}

void
diple_dot_set_colour (DipleDot *self, const char *colour)
{
  g_return_if_fail (DIPLE_IS_DOT (self));

  g_strlcpy (self->colour, colour != NULL ? colour : GREY, sizeof self->colour);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
diple_dot_set_hollow (DipleDot *self, gboolean hollow)
{
  g_return_if_fail (DIPLE_IS_DOT (self));

  if (self->hollow == hollow)
    return;
  self->hollow = hollow;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
