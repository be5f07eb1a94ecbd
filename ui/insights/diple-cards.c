/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/insights/diple-cards-private.h"

#include "ui/insights/diple-card-layout-private.h"
#include "ui/parts/diple-focus-private.h"

struct _DipleCards
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (DipleCards, diple_cards, GTK_TYPE_WIDGET)

static void
diple_cards_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (diple_cards_parent_class)->dispose (object);
}

static void
diple_cards_class_init (DipleCardsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = diple_cards_dispose;
  widget_class->focus = diple_focus_children;
  gtk_widget_class_set_layout_manager_type (widget_class, DIPLE_TYPE_CARD_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "cards");
}

static void
diple_cards_init (DipleCards *self)
{
}
