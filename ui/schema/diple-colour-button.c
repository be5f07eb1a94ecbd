/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/schema/diple-colour-button-private.h"

#include "data/diple-colours.h"
#include "ui/parts/diple-dot-private.h"

#include <glib/gi18n-lib.h>

#define N_SWATCHES 18

struct _DipleColourButton
{
  GtkWidget parent_instance;

  GtkMenuButton *button;
  DipleDot *dot;
  GtkLabel *label;
  GtkPopover *popover;
  GtkFlowBox *swatches;
  GtkEditable *entry;

  DipleSchema *schema;
  gint64 id;
  DipleColour proposed[N_SWATCHES];
};

G_DEFINE_FINAL_TYPE (DipleColourButton, diple_colour_button, GTK_TYPE_WIDGET)

static guint picked_signal;

static void
pick (DipleColourButton *self, const char *colour)
{
  gtk_popover_popdown (self->popover);
  g_signal_emit (self, picked_signal, 0, colour);
}

static void
swatch_chosen_cb (GtkFlowBox *box, GtkFlowBoxChild *child, DipleColourButton *self)
{
  pick (self, self->proposed[gtk_flow_box_child_get_index (child)]);
}

static void
typed_cb (DipleColourButton *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));

  pick (self, text);
}

static void
draw_swatch (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  GdkRGBA rgba = { 0 };

  gdk_rgba_parse (&rgba, gtk_widget_get_name (GTK_WIDGET (area)));
  gdk_cairo_set_source_rgba (cr, &rgba);
  cairo_arc (cr, width / 2.0, height / 2.0, MIN (width, height) / 2.0, 0, 2 * G_PI);
  cairo_fill (cr);
}

static void
add_swatch (DipleColourButton *self, const char *colour)
{
  GtkWidget *dot = gtk_drawing_area_new ();
  GtkWidget *child;

  gtk_widget_set_name (dot, colour);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (dot), draw_swatch, NULL, NULL);
  gtk_widget_set_size_request (dot, 22, 22);
  gtk_flow_box_append (self->swatches, dot);
  child = gtk_widget_get_parent (dot);
  gtk_widget_set_tooltip_text (child, colour);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, colour, -1);
}

/* Proposals take some milliseconds, so that they are made when they are looked at. */
static void
shown_cb (DipleColourButton *self)
{
  GtkFlowBoxChild *child;

  while ((child = gtk_flow_box_get_child_at_index (self->swatches, 0)) != NULL)
    gtk_flow_box_remove (self->swatches, GTK_WIDGET (child));
  if (self->schema == NULL)
    return;
  diple_schema_propose_colours (self->schema, self->id, self->proposed, N_SWATCHES);
  for (guint i = 0; i < N_SWATCHES; i++)
    add_swatch (self, self->proposed[i]);
}

/* Enter on the row that the button stands in opens it. */
static gboolean
diple_colour_button_mnemonic_activate (GtkWidget *widget, gboolean group_cycling)
{
  gtk_menu_button_popup (DIPLE_COLOUR_BUTTON (widget)->button);
  return TRUE;
}

static void
diple_colour_button_dispose (GObject *object)
{
  DipleColourButton *self = DIPLE_COLOUR_BUTTON (object);

  g_clear_pointer (&self->schema, diple_schema_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), DIPLE_TYPE_COLOUR_BUTTON);

  G_OBJECT_CLASS (diple_colour_button_parent_class)->dispose (object);
}

static void
diple_colour_button_class_init (DipleColourButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (DIPLE_TYPE_DOT);
  G_OBJECT_CLASS (klass)->dispose = diple_colour_button_dispose;
  widget_class->mnemonic_activate = diple_colour_button_mnemonic_activate;
  picked_signal = g_signal_new ("picked",
                                G_TYPE_FROM_CLASS (klass),
                                G_SIGNAL_RUN_LAST,
                                0,
                                NULL,
                                NULL,
                                NULL,
                                G_TYPE_NONE,
                                1,
                                G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/diple/Diple/ui/diple-colour-button.ui");
  gtk_widget_class_bind_template_child (widget_class, DipleColourButton, button);
  gtk_widget_class_bind_template_child (widget_class, DipleColourButton, dot);
  gtk_widget_class_bind_template_child (widget_class, DipleColourButton, label);
  gtk_widget_class_bind_template_child (widget_class, DipleColourButton, popover);
  gtk_widget_class_bind_template_child (widget_class, DipleColourButton, swatches);
  gtk_widget_class_bind_template_child (widget_class, DipleColourButton, entry);
  gtk_widget_class_bind_template_callback (widget_class, swatch_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
}

static void
diple_colour_button_init (DipleColourButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
diple_colour_button_set_colour (DipleColourButton *self,
                                const DipleSchema *schema,
                                gint64 id,
                                const char *colour)
{
  g_return_if_fail (DIPLE_IS_COLOUR_BUTTON (self));

  g_clear_pointer (&self->schema, diple_schema_unref);
  self->schema = diple_schema_ref ((DipleSchema *) schema);
  self->id = id;
  diple_dot_set_colour (self->dot, colour);
  gtk_label_set_label (self->label, colour);
  gtk_editable_set_text (self->entry, colour);
}
