/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/window/diple-annotate-panes-private.h"

/* Below this width of the window (pixels) panes get narrower, and go when they no longer fit. */
#define WIDE 1150
#define MARGIN 16 /* what the window's frame and the handles take */
#define LEAST_HEIGHT 300

static int
least_width (GtkWidget *widget)
{
  int least;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  return least;
}

/* The width that @pane needs; one that cannot be seen needs what it needed last. */
static int
pane_width (DiplePane *pane)
{
  if (gtk_widget_get_visible (pane->widget))
    pane->least = least_width (pane->widget);
  return pane->least;
}

static void
make_room (DipleAnnotatePage *self, DiplePane *pane, gboolean room)
{
  if (room ? !pane->hidden : !gtk_widget_get_visible (pane->widget))
    return;
  pane->hidden = !room;
  gtk_widget_set_visible (pane->widget, room);
  g_object_notify (G_OBJECT (self), pane->name);
}

static int
centre_width (DipleAnnotatePage *self)
{
  if (gtk_widget_get_visible (self->centre))
    self->centre_least = least_width (self->centre);
  return self->centre_least + MARGIN;
}

/* An empty pane would keep its handle. */
static void
show_centre (DipleAnnotatePage *self, gboolean show)
{
  gtk_widget_set_visible (self->centre, show);
  gtk_widget_set_visible (GTK_WIDGET (self->inner),
                          show || gtk_widget_get_visible (self->right.widget));
}

/* The annotations are the last to go; what was opened by hand stays, and even the article goes
 * where that leaves no room for it. */
static void
fit_panes (DipleAnnotatePage *self)
{
  const int centre = centre_width (self);
  const int right = pane_width (&self->right);
  const int left = pane_width (&self->left);
  DiplePane *opened = self->calm || self->width >= centre + right + left ? NULL : self->by_hand;

  self->by_hand = opened;
  if (opened != NULL)
    make_room (self, opened == &self->left ? &self->right : &self->left, FALSE);
  else if (!self->calm)
    {
      make_room (self, &self->right, self->width >= centre + right);
      make_room (self, &self->left, self->width >= centre + right + left);
    }
  show_centre (self, opened == NULL || self->width >= centre + opened->least);
}

/* Compact below the width at which the palette would take more room than it is worth. */
static void
make_compact (DipleAnnotatePage *self, gboolean compact)
{
  if (compact)
    gtk_widget_add_css_class (GTK_WIDGET (self->palette), "compact");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->palette), "compact");
}

static void
place (DipleAnnotatePage *self)
{
  int left = diple_settings_get_int (self->settings, "left-width");
  int right = diple_settings_get_int (self->settings, "right-width");

  if (self->width < WIDE)
    {
      left = MIN (left, self->width * 24 / 100);
      right = MIN (right, self->width * 27 / 100);
    }
  left = MAX (left, self->left.least);
  gtk_paned_set_position (self->outer, left);
  if (!gtk_widget_get_visible (self->left.widget))
    left = 0;
  gtk_paned_set_position (self->inner, self->width - MARGIN - left - right);
  make_compact (self, self->width < WIDE);
}

static gboolean
is_dragging (DipleAnnotatePage *self)
{
  GdkSeat *seat = gdk_display_get_default_seat (gtk_widget_get_display (GTK_WIDGET (self)));
  GdkDevice *pointer = seat != NULL ? gdk_seat_get_pointer (seat) : NULL;

  return pointer != NULL && (gdk_device_get_modifier_state (pointer) & GDK_BUTTON1_MASK) != 0;
}

/* Also told when a window's size moves a pane, or its being narrow squeezes one: nobody meant that.
 */
void
diple_annotate_panes_moved (DipleAnnotatePage *self)
{
  int inner_width = gtk_widget_get_width (GTK_WIDGET (self->inner));

  if (self->width < WIDE || self->settings == NULL || !is_dragging (self))
    return;
  if (gtk_widget_get_visible (GTK_WIDGET (self->documents)))
    g_object_set (self->settings, "left-width", gtk_paned_get_position (self->outer), NULL);
  if (gtk_widget_get_visible (self->annotations))
    g_object_set (
        self->settings, "right-width", inner_width - gtk_paned_get_position (self->inner), NULL);
}

/* The frame clock lays out again what this changes, before it paints. Placing the panes takes two
 * turns: GtkPaned moves a position along when its own size changes, which showing a pane does. */
static void
layout_cb (DipleAnnotatePage *self, int width, int height)
{
  if (self->settings == NULL || (self->width == width && self->turns == 0))
    return;
  if (self->width != width)
    {
      self->width = width;
      self->turns = 2;
      fit_panes (self);
    }
  self->turns--;
  place (self);
}

/* GtkPaned asks its children for their height as if each were as wide as it likes, and is wrong
 * when a label wraps; every part here can scroll, so any height from this on will do. */
static void
measure (GtkWidget *widget,
         GtkOrientation orientation,
         int for_size,
         int *minimum,
         int *natural,
         int *minimum_baseline,
         int *natural_baseline)
{
  DipleAnnotatePage *self = DIPLE_ANNOTATE_PAGE (widget);
  int centre;

  *minimum = *natural = LEAST_HEIGHT;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    return;
  gtk_widget_measure (GTK_WIDGET (self->outer), orientation, -1, minimum, natural, NULL, NULL);
  centre = centre_width (self) - MARGIN;
  *minimum = MIN (*minimum, centre);
}

static void
size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DipleAnnotatePage *self = DIPLE_ANNOTATE_PAGE (widget);
  int least = least_width (GTK_WIDGET (self->outer));
  const GtkAllocation all = { 0, 0, MAX (width, least), height };

  /* Too wide for the moment until a pane has gone, which is before anything is painted. */
  gtk_widget_size_allocate (GTK_WIDGET (self->outer), &all, -1);
}

/* Panes that went for want of room come back only with a wider window. */
static void
make_way (DipleAnnotatePage *self)
{
  if (self->by_hand != NULL)
    fit_panes (self);
  else
    show_centre (self, TRUE);
  self->turns = 2;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
diple_annotate_panes_show (DipleAnnotatePage *self, DiplePane *pane, gboolean show)
{
  if (gtk_widget_get_visible (pane->widget) == show)
    return;
  /* One that had no room comes back where there is some. */
  pane->hidden = !show && self->by_hand == pane;
  self->by_hand = show ? pane : NULL;
  gtk_widget_set_visible (pane->widget, show);
  g_object_notify (G_OBJECT (self), pane->name);
  make_way (self);
}

void
diple_annotate_panes_show_text (DipleAnnotatePage *self)
{
  if (!gtk_widget_get_visible (self->centre) && self->by_hand != NULL)
    diple_annotate_panes_show (self, self->by_hand, FALSE);
}

void
diple_annotate_panes_calm (DipleAnnotatePage *self, gboolean calm)
{
  if (self->calm == calm)
    return;
  self->calm = calm;
  if (calm)
    {
      self->calm_left = gtk_widget_get_visible (self->left.widget);
      self->calm_right = gtk_widget_get_visible (self->right.widget);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->palette), !calm);
  gtk_widget_set_visible (GTK_WIDGET (self->strip), !calm);
  diple_annotate_panes_show (self, &self->left, !calm && self->calm_left);
  diple_annotate_panes_show (self, &self->right, !calm && self->calm_right);
  self->by_hand = NULL;
  show_centre (self, TRUE);
  self->turns = 2;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
diple_annotate_panes_class_init (GtkWidgetClass *widget_class)
{
  widget_class->measure = measure;
  widget_class->size_allocate = size_allocate;
}

void
diple_annotate_panes_init (DipleAnnotatePage *self)
{
  self->surface_signals = g_signal_group_new (GDK_TYPE_SURFACE);
  g_signal_group_connect_swapped (self->surface_signals, "layout", G_CALLBACK (layout_cb), self);
}
