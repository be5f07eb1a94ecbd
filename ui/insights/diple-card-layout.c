/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/insights/diple-card-layout-private.h"

#define LEAST_WIDTH 400
#define GAP 14
#define MOST_COLUMNS 4

struct _DipleCardLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (DipleCardLayout, diple_card_layout, GTK_TYPE_LAYOUT_MANAGER)

/* Columns being filled. */
typedef struct
{
  int n;
  int width; /* of one */
  int heights[MOST_COLUMNS];
} Columns;

static Columns
divide (int width)
{
  Columns columns = { .n = CLAMP ((width + GAP) / (LEAST_WIDTH + GAP), 1, MOST_COLUMNS) };

  columns.width = (width - (columns.n - 1) * GAP) / columns.n;
  return columns;
}

/* How many columns @child needs, so that as much as can be is seen of it without scrolling. */
static int
count_columns (const Columns *columns, GtkWidget *child)
{
  int wanted;
  int n;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &wanted, NULL, NULL);
  n = (wanted + GAP + columns->width + GAP - 1) / (columns->width + GAP);
  return CLAMP (n, 1, columns->n);
}

static int
find_top (const Columns *columns, int first, int n)
{
  int top = 0;

  for (int i = first; i < first + n; i++)
    top = MAX (top, columns->heights[i]);
  return top;
}

/* Where @child goes; the columns grow by it. */
static GtkAllocation
place (Columns *columns, GtkWidget *child)
{
  const int n = count_columns (columns, child);
  GtkAllocation allocation = { .width = n * columns->width + (n - 1) * GAP };
  int best = 0;

  for (int i = 1; i + n <= columns->n; i++)
    if (find_top (columns, i, n) < find_top (columns, best, n))
      best = i;
  allocation.x = best * (columns->width + GAP);
  allocation.y = find_top (columns, best, n);
  gtk_widget_measure (
      child, GTK_ORIENTATION_VERTICAL, allocation.width, NULL, &allocation.height, NULL, NULL);
  for (int i = best; i < best + n; i++)
    columns->heights[i] = allocation.y + allocation.height + GAP;
  return allocation;
}

static GtkSizeRequestMode
get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static int
measure_width (GtkWidget *widget)
{
  int width = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int least;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      width = MAX (width, least);
    }
  return width;
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
  Columns columns;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = *natural = measure_width (widget);
      return;
    }
  columns = divide (for_size > 0 ? for_size : LEAST_WIDTH);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      place (&columns, child);
  *minimum = *natural = MAX (find_top (&columns, 0, columns.n) - GAP, 0);
}

static void
allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  Columns columns = divide (width);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkAllocation allocation;

      if (!gtk_widget_should_layout (child))
        continue;
      allocation = place (&columns, child);
      gtk_widget_size_allocate (child, &allocation, -1);
    }
}

static void
diple_card_layout_class_init (DipleCardLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = get_request_mode;
  layout_class->measure = measure;
  layout_class->allocate = allocate;
}

static void
diple_card_layout_init (DipleCardLayout *self)
{
}
