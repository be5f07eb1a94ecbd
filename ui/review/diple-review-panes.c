/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/review/diple-review-page-private.h"

/* What the panes need, in pixels: the queue goes first where there is no room, the answers last.
 * Either comes over the text when it is asked for. */
#define LEAST_HEIGHT 300
#define ANSWERS_FROM 620
#define QUEUE_FROM 890

static AdwFlapFoldPolicy
fold_below (int width, int least)
{
  return width < least ? ADW_FLAP_FOLD_POLICY_ALWAYS : ADW_FLAP_FOLD_POLICY_NEVER;
}

void
diple_review_page_fold (DipleReviewPage *self)
{
  adw_flap_set_fold_policy (self->outer, fold_below (self->width, QUEUE_FROM));
  adw_flap_set_fold_policy (self->inner, fold_below (self->width, ANSWERS_FROM));
}

/* Before anything is painted. The frame clock lays out four times at most, of which a page that
 * nobody sees must take none. */
static void
layout_cb (DipleReviewPage *self, int width, int height)
{
  if (self->width == width)
    return;
  self->width = width;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    diple_review_page_fold (self);
}

/* AdwFlap folds whichever asks first: which one it is to be is said here, so the page asks for no
 * more than the text alone. */
static void
measure (GtkWidget *widget,
         GtkOrientation orientation,
         int for_size,
         int *minimum,
         int *natural,
         int *minimum_baseline,
         int *natural_baseline)
{
  DipleReviewPage *self = DIPLE_REVIEW_PAGE (widget);

  *minimum = *natural = LEAST_HEIGHT;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    return;
  gtk_widget_measure (GTK_WIDGET (self->outer), orientation, -1, minimum, natural, NULL, NULL);
  *minimum = MIN (*minimum, LEAST_HEIGHT);
}

static void
size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DipleReviewPage *self = DIPLE_REVIEW_PAGE (widget);
  GtkAllocation all = { 0, 0, width, height };
  int least;

  gtk_widget_measure (
      GTK_WIDGET (self->outer), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  all.width = MAX (width, least);
  gtk_widget_size_allocate (GTK_WIDGET (self->outer), &all, -1);
}

static void
reveal (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DipleReviewPage *self = DIPLE_REVIEW_PAGE (widget);
  const gboolean queue = g_str_equal (action, "review.queue");
  GtkWidget *pane = queue ? GTK_WIDGET (self->list) : self->answers;

  adw_flap_set_reveal_flap (queue ? self->outer : self->inner, TRUE);
  if (!gtk_widget_grab_focus (pane))
    gtk_widget_child_focus (pane, GTK_DIR_TAB_FORWARD);
}

static void
realize_cb (DipleReviewPage *self)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));

  g_signal_group_set_target (self->surface_signals, gtk_native_get_surface (native));
}

static void
unrealize_cb (DipleReviewPage *self)
{
  g_signal_group_set_target (self->surface_signals, NULL);
}

void
diple_review_page_class_init_panes (GtkWidgetClass *widget_class)
{
  widget_class->measure = measure;
  widget_class->size_allocate = size_allocate;
  gtk_widget_class_install_action (widget_class, "review.queue", NULL, reveal);
  gtk_widget_class_install_action (widget_class, "review.answers", NULL, reveal);
}

void
diple_review_page_init_panes (DipleReviewPage *self)
{
  self->surface_signals = g_signal_group_new (GDK_TYPE_SURFACE);
  g_signal_group_connect_swapped (self->surface_signals, "layout", G_CALLBACK (layout_cb), self);
  g_signal_connect (self, "realize", G_CALLBACK (realize_cb), NULL);
  g_signal_connect (self, "unrealize", G_CALLBACK (unrealize_cb), NULL);
}
