/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/parts/diple-scroll-layout-private.h"

struct _DipleScrollLayout
{
  GtkLayoutManager parent_instance;

  int least; /* pixels */
  int most;  /* or 0 */
  int narrow_width;
  int narrow_most; /* in less than that width */
};

G_DEFINE_FINAL_TYPE (DipleScrollLayout, diple_scroll_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkSizeRequestMode
get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure (GtkLayoutManager *manager,
         GtkWidget *widget,
         GtkOrientation orientation,
         int for_size,
         int *minimum,
         int *natural,
         int *minimum_baseline,
         int *natural_baseline)
{
  DipleScrollLayout *self = DIPLE_SCROLL_LAYOUT (manager);
  GtkWidget *scroller = gtk_widget_get_first_child (widget);
  int height, most;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      gtk_widget_measure (scroller, orientation, -1, minimum, natural, NULL, NULL);
      return;
    }
  gtk_widget_measure (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scroller)),
                      orientation,
                      for_size,
                      NULL,
                      &height,
                      NULL,
                      NULL);
  most = for_size >= 0 && for_size < self->narrow_width ? self->narrow_most : self->most;
  *natural = most > 0 ? MIN (height, most) : height;
  *minimum = MIN (height, self->least);
}

static void
allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  const GtkAllocation all = { 0, 0, width, height };

  gtk_widget_size_allocate (gtk_widget_get_first_child (widget), &all, -1);
}

static void
diple_scroll_layout_class_init (DipleScrollLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = get_request_mode;
  layout_class->measure = measure;
  layout_class->allocate = allocate;
}

static void
diple_scroll_layout_init (DipleScrollLayout *self)
{
}

GtkLayoutManager *
diple_scroll_layout_new (int least, int most)
{
  DipleScrollLayout *self = g_object_new (DIPLE_TYPE_SCROLL_LAYOUT, NULL);

  self->least = least;
  self->most = most;
  return GTK_LAYOUT_MANAGER (self);
}

void
diple_scroll_layout_set_narrow (DipleScrollLayout *self, int width, int most)
{
  g_return_if_fail (DIPLE_IS_SCROLL_LAYOUT (self));

  self->narrow_width = width;
  self->narrow_most = most;
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
}
