/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/panel/diple-label-palette-private.h"

#include "ui/parts/diple-label-item-private.h"
#include "ui/parts/diple-tint-private.h"
#include "ui/parts/diple-wrap-layout-private.h"

#include <glib/gi18n-lib.h>

struct _DipleLabelPalette
{
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkWidget *labels;
  GtkLabel *status;

  DipleArticleView *view;
};

G_DEFINE_FINAL_TYPE (DipleLabelPalette, diple_label_palette, GTK_TYPE_WIDGET)

/* The button stands outside the text, so the action is handed to the text itself. */
static void
mark (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DipleLabelPalette *self = DIPLE_LABEL_PALETTE (widget);

  if (self->view == NULL)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  gtk_widget_activate_action_variant (GTK_WIDGET (self->view), "article.mark", parameter);
}

static GtkWidget *
new_face (const DipleLabel *label)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name = gtk_label_new (label->name);
  g_autofree char *key = diple_label_key_text (label->key);
  GtkWidget *tint;

  if (key[0] != '\0')
    {
      GtkWidget *cap = gtk_label_new (key);

      gtk_widget_add_css_class (cap, "key-hint");
      gtk_box_append (GTK_BOX (box), cap);
    }
  gtk_box_append (GTK_BOX (box), name);
  tint = diple_tint_new (box);
  diple_tint_set_colour (DIPLE_TINT (tint), label->colour);
  return tint;
}

static GtkWidget *
new_button (const DipleLabel *label)
{
  GtkWidget *button = gtk_button_new ();
  g_autofree char *key = diple_label_key_text (label->key);
  g_autofree char *spoken = NULL;

  /* Translators: a label and the key that gives it. */
  spoken = key[0] != '\0' ? g_strdup_printf (_ ("%s, key %s"), label->name, key)
                          : g_strdup (label->name);
  gtk_button_set_child (GTK_BUTTON (button), new_face (label));
  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "label-button");
  if (label->description[0] != '\0')
    gtk_widget_set_tooltip_text (button, label->description);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "palette.mark");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", label->id);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return button;
}

static void
add_layer (DipleLabelPalette *self, const DipleSchema *schema, const DipleLayer *layer)
{
  if (schema->layers->len > 1)
    {
      GtkWidget *caption = gtk_label_new (layer->name);

      gtk_widget_add_css_class (caption, "caption");
      gtk_widget_add_css_class (caption, "dim-label");
      gtk_box_append (GTK_BOX (self->labels), caption);
    }
  for (guint i = 0; i < schema->labels->len; i++)
    {
      const DipleLabel *label = g_ptr_array_index (schema->labels, i);

      if (label->layer == layer->id)
        gtk_box_append (GTK_BOX (self->labels), new_button (label));
    }
}

static void
diple_label_palette_dispose (GObject *object)
{
  DipleLabelPalette *self = DIPLE_LABEL_PALETTE (object);

  g_clear_weak_pointer (&self->view);
  gtk_widget_dispose_template (GTK_WIDGET (self), DIPLE_TYPE_LABEL_PALETTE);

  G_OBJECT_CLASS (diple_label_palette_parent_class)->dispose (object);
}

static void
diple_label_palette_class_init (DipleLabelPaletteClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = diple_label_palette_dispose;
  gtk_widget_class_set_css_name (widget_class, "palette");
  gtk_widget_class_install_action (widget_class, "palette.mark", "x", mark);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/diple/Diple/ui/diple-label-palette.ui");
  gtk_widget_class_bind_template_child (widget_class, DipleLabelPalette, content);
  gtk_widget_class_bind_template_child (widget_class, DipleLabelPalette, labels);
  gtk_widget_class_bind_template_child (widget_class, DipleLabelPalette, status);
}

static void
diple_label_palette_init (DipleLabelPalette *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->labels, diple_wrap_layout_new (5));
}

void
diple_label_palette_set_view (DipleLabelPalette *self, DipleArticleView *view)
{
  g_return_if_fail (DIPLE_IS_LABEL_PALETTE (self));

  g_set_weak_pointer (&self->view, view);
}

void
diple_label_palette_set_schema (DipleLabelPalette *self, DipleSchema *schema)
{
  GtkWidget *child;

  g_return_if_fail (DIPLE_IS_LABEL_PALETTE (self));

  while ((child = gtk_widget_get_first_child (self->labels)) != NULL)
    gtk_box_remove (GTK_BOX (self->labels), child);
  for (guint i = 0; schema != NULL && i < schema->layers->len; i++)
    add_layer (self, schema, g_ptr_array_index (schema->layers, i));
}

void
diple_label_palette_announce (DipleLabelPalette *self, const char *sentence)
{
  g_return_if_fail (DIPLE_IS_LABEL_PALETTE (self));

  gtk_label_set_text (self->status, sentence);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->status), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
}
