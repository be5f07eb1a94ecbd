/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/window/diple-annotate-panes-private.h"

/* Toasts lie over the foot of the article, where the hint of a gesture stands as well: that moves
 * up for as long, so that both are read. */

static GtkWidget *
find_toast (DipleAnnotatePage *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->toasts));

  while (child != NULL && child == GTK_WIDGET (self->stack))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static void
make_room (DipleAnnotatePage *self)
{
  GtkWidget *toast = self->n_toasts > 0 ? find_toast (self) : NULL;
  const int width = gtk_widget_get_width (GTK_WIDGET (self->toasts));
  int least, natural, height = 0;

  if (toast != NULL)
    {
      gtk_widget_measure (toast, GTK_ORIENTATION_HORIZONTAL, -1, &least, &natural, NULL, NULL);
      gtk_widget_measure (toast,
                          GTK_ORIENTATION_VERTICAL,
                          MAX (least, MIN (natural, width)),
                          NULL,
                          &height,
                          NULL,
                          NULL);
    }
  diple_article_view_set_covered (self->view, height);
}

static void
dismissed_cb (DipleAnnotatePage *self)
{
  self->n_toasts--;
  if (self->view != NULL)
    make_room (self);
}

void
diple_annotate_page_add_toast (DipleAnnotatePage *self, AdwToast *toast)
{
  g_return_if_fail (DIPLE_IS_ANNOTATE_PAGE (self));

  self->n_toasts++;
  diple_toaster_add (self->toaster, toast);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (dismissed_cb), self, G_CONNECT_SWAPPED);
  make_room (self);
}
