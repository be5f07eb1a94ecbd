/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/parts/diple-turned-private.h"

struct _DipleTurned
{
  GtkWidget parent_instance;

  GtkWidget *child;
};

G_DEFINE_FINAL_TYPE (DipleTurned, diple_turned, GTK_TYPE_WIDGET)

static GtkSizeRequestMode
get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

/* Its width is the child's height. */
static void
measure (GtkWidget *widget,
         GtkOrientation orientation,
         int for_size,
         int *minimum,
         int *natural,
         int *minimum_baseline,
         int *natural_baseline)
{
  gtk_widget_measure (DIPLE_TURNED (widget)->child,
                      orientation == GTK_ORIENTATION_HORIZONTAL ? GTK_ORIENTATION_VERTICAL
                                                                : GTK_ORIENTATION_HORIZONTAL,
                      -1,
                      minimum,
                      natural,
                      NULL,
                      NULL);
  /* A cut heading cannot be told from another one. */
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural;
  *minimum_baseline = *natural_baseline = -1;
}

/* At the bottom, next to what it is the heading of. */
static void
size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DipleTurned *self = DIPLE_TURNED (widget);
  GskTransform *transform;
  int thick, length;

  gtk_widget_measure (self->child, GTK_ORIENTATION_VERTICAL, -1, NULL, &thick, NULL, NULL);
  gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &length, NULL, NULL);
  length = MIN (length, height);
  transform = gsk_transform_translate (
      NULL, &GRAPHENE_POINT_INIT ((float) (width - thick) / 2, (float) height));
  transform = gsk_transform_rotate (transform, -90);
  gtk_widget_allocate (self->child, length, thick, -1, transform);
}

static void
diple_turned_dispose (GObject *object)
{
  g_clear_pointer (&DIPLE_TURNED (object)->child, gtk_widget_unparent);
  G_OBJECT_CLASS (diple_turned_parent_class)->dispose (object);
}

static void
diple_turned_class_init (DipleTurnedClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = diple_turned_dispose;
  widget_class->get_request_mode = get_request_mode;
  widget_class->measure = measure;
  widget_class->size_allocate = size_allocate;
}

static void
diple_turned_init (DipleTurned *self)
{
}

GtkWidget *
diple_turned_new (GtkWidget *child)
{
  DipleTurned *self = g_object_new (DIPLE_TYPE_TURNED, NULL);

  g_return_val_if_fail (GTK_IS_WIDGET (child), NULL);

  self->child = child;
  gtk_widget_set_parent (child, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}
