/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/parts/diple-wrap-layout-private.h"

struct _DipleWrapLayout
{
  GtkLayoutManager parent_instance;

  int spacing; /* pixels between children and between lines */
};

G_DEFINE_FINAL_TYPE (DipleWrapLayout, diple_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkSizeRequestMode
get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* The children from @first that fit on one line of @width, up to but without the one returned;
 * @height is the line's. */
static GtkWidget *
measure_line (DipleWrapLayout *self, GtkWidget *first, int width, int *height)
{
  int x = 0;

  *height = 0;
  for (GtkWidget *child = first; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkRequisition size;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_get_preferred_size (child, NULL, &size);
      if (x > 0 && x + size.width > width)
        return child;
      x += size.width + self->spacing;
      *height = MAX (*height, size.height);
    }
  return NULL;
}

static void
measure_width (DipleWrapLayout *self, GtkWidget *widget, int *minimum, int *natural)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkRequisition size;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_get_preferred_size (child, NULL, &size);
      *minimum = MAX (*minimum, size.width);
      *natural += size.width + (*natural > 0 ? self->spacing : 0);
    }
}

static int
measure_height (DipleWrapLayout *self, GtkWidget *widget, int width)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);
  int y = 0;

  while (child != NULL)
    {
      int height;

      child = measure_line (self, child, width < 0 ? G_MAXINT : width, &height);
      y += height + (y > 0 ? self->spacing : 0);
    }
  return y;
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
  DipleWrapLayout *self = DIPLE_WRAP_LAYOUT (manager);

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (self, widget, minimum, natural);
  else
    *minimum = *natural = measure_height (self, widget, for_size);
}

static void
allocate_line (
    DipleWrapLayout *self, GtkWidget *first, GtkWidget *end, int y, int width, int height)
{
  gboolean rtl = gtk_widget_get_direction (first) == GTK_TEXT_DIR_RTL;
  int x = 0;

  for (GtkWidget *child = first; child != end; child = gtk_widget_get_next_sibling (child))
    {
      GtkRequisition size;
      GtkAllocation place;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_get_preferred_size (child, NULL, &size);
      place = (GtkAllocation){
        rtl ? width - x - size.width : x, y + (height - size.height) / 2, size.width, size.height
      };
      gtk_widget_size_allocate (child, &place, -1);
      x += size.width + self->spacing;
    }
}

static void
allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  DipleWrapLayout *self = DIPLE_WRAP_LAYOUT (manager);
  GtkWidget *child = gtk_widget_get_first_child (widget);
  int y = 0;

  while (child != NULL)
    {
      int line_height;
      GtkWidget *next = measure_line (self, child, width, &line_height);

      allocate_line (self, child, next, y, width, line_height);
      y += line_height + self->spacing;
      child = next;
    }
}

static void
diple_wrap_layout_class_init (DipleWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = get_request_mode;
  layout_class->measure = measure;
  layout_class->allocate = allocate;
}

static void
diple_wrap_layout_init (DipleWrapLayout *self)
{
}

GtkLayoutManager *
diple_wrap_layout_new (int spacing)
{
  DipleWrapLayout *self = g_object_new (DIPLE_TYPE_WRAP_LAYOUT, NULL);

  self->spacing = spacing;
  return GTK_LAYOUT_MANAGER (self);
}
