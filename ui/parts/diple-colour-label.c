/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/parts/diple-colour-label-private.h"

#include "ui/diple-label-colours.h"

#include <adwaita.h>

struct _DipleColourLabel
{
  GtkWidget parent_instance;

  GtkWidget *label;
  char *colour; /* "#rrggbb", or NULL */
};

G_DEFINE_FINAL_TYPE (DipleColourLabel, diple_colour_label, GTK_TYPE_WIDGET)

static void
paint (DipleColourLabel *self)
{
  const gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  DipleLabelColours colours;

  diple_label_colours (self->colour, dark, &colours);
  pango_attr_list_insert (attributes,
                          pango_attr_foreground_new ((guint16) (colours.text.red * G_MAXUINT16),
                                                     (guint16) (colours.text.green * G_MAXUINT16),
                                                     (guint16) (colours.text.blue * G_MAXUINT16)));
  gtk_label_set_attributes (GTK_LABEL (self->label), attributes);
}

static void
diple_colour_label_dispose (GObject *object)
{
  g_clear_pointer (&DIPLE_COLOUR_LABEL (object)->label, gtk_widget_unparent);
  G_OBJECT_CLASS (diple_colour_label_parent_class)->dispose (object);
}

static void
diple_colour_label_finalize (GObject *object)
{
  g_free (DIPLE_COLOUR_LABEL (object)->colour);
  G_OBJECT_CLASS (diple_colour_label_parent_class)->finalize (object);
}

static void
diple_colour_label_class_init (DipleColourLabelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = diple_colour_label_dispose;
  G_OBJECT_CLASS (klass)->finalize = diple_colour_label_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
diple_colour_label_init (DipleColourLabel *self)
{
  self->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  g_signal_connect_object (adw_style_manager_get_default (),
                           "notify::dark",
                           G_CALLBACK (paint),
                           self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
diple_colour_label_new (void)
{
  return g_object_new (DIPLE_TYPE_COLOUR_LABEL, NULL);
}

void
diple_colour_label_set (DipleColourLabel *self, const char *text, const char *colour)
{
  g_return_if_fail (DIPLE_IS_COLOUR_LABEL (self));

  gtk_label_set_text (GTK_LABEL (self->label), text);
  if (g_strcmp0 (colour, self->colour) == 0 &&
      gtk_label_get_attributes (GTK_LABEL (self->label)) != NULL)
    return;
  g_free (self->colour);
  self->colour = g_strdup (colour);
  paint (self);
}
