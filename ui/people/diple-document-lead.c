/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/people/diple-document-lead-private.h"

#include <glib/gi18n-lib.h>

struct _DipleDocumentLead
{
  GtkWidget parent_instance;

  GtkLabel *title;
  GtkLabel *share;
  guint position;
};

enum
{
  OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DipleDocumentLead, diple_document_lead, GTK_TYPE_WIDGET)

static void
clicked_cb (GtkGestureClick *gesture, int n, double x, double y, DipleDocumentLead *self)
{
  if (n == 2)
    g_signal_emit (self, signals[OPENED], 0, self->position);
}

static void
diple_document_lead_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (diple_document_lead_parent_class)->dispose (object);
}

static void
diple_document_lead_class_init (DipleDocumentLeadClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = diple_document_lead_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  signals[OPENED] = g_signal_new ("opened",
                                  DIPLE_TYPE_DOCUMENT_LEAD,
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  1,
                                  G_TYPE_UINT);
}

static void
diple_document_lead_init (DipleDocumentLead *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->title = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->title, 0);
  gtk_label_set_ellipsize (self->title, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->title), TRUE);
  gtk_widget_set_parent (GTK_WIDGET (self->title), GTK_WIDGET (self));
  self->share = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->share), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->share), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->share), "numeric");
  gtk_widget_set_parent (GTK_WIDGET (self->share), GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "assignment-lead");
  g_signal_connect (click, "released", G_CALLBACK (clicked_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

GtkWidget *
diple_document_lead_new (void)
{
  return g_object_new (DIPLE_TYPE_DOCUMENT_LEAD, NULL);
}

const char *
diple_document_lead_get_title (const DipleDocumentRow *row)
{
  return row->title[0] != '\0' ? row->title : row->source;
}

void
diple_document_lead_show (DipleDocumentLead *self,
                          guint position,
                          const DipleDocumentRow *row,
                          guint finished,
                          guint given)
{
  g_autofree char *share = NULL;
  g_autofree char *tip = NULL;

  g_return_if_fail (DIPLE_IS_DOCUMENT_LEAD (self));

  self->position = position;
  /* Translators: how many are done, of how many. */
  share = given > 0 ? g_strdup_printf (_ ("%u of %u"), finished, given) : g_strdup ("");
  tip = *row->outlet != '\0'
            ? g_strdup_printf ("%s\n%s", diple_document_lead_get_title (row), row->outlet)
            : g_strdup (diple_document_lead_get_title (row));
  gtk_label_set_text (self->title, diple_document_lead_get_title (row));
  gtk_label_set_text (self->share, share);
  if (g_strcmp0 (gtk_widget_get_tooltip_text (GTK_WIDGET (self)), tip) != 0)
    gtk_widget_set_tooltip_text (GTK_WIDGET (self), tip);
}
