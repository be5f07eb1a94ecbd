/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/panel/diple-label-palette-private.h"

#include "ui/parts/diple-label-item-private.h"
#include "ui/parts/diple-scroll-layout-private.h"
#include "ui/parts/diple-tint-private.h"
#include "ui/parts/diple-wrap-layout-private.h"

#include <glib/gi18n-lib.h>

/* Pixels that the labels take of the text's height; many more scroll. In a narrow window, where
 * every row holds few, they take less. */
#define LEAST_HEIGHT 26
#define MOST_HEIGHT 150
#define NARROW 500
#define NARROW_HEIGHT 90

struct _DipleLabelPalette
{
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkWidget *frame;
  GtkWidget *labels;
  GtkLabel *status;
  GtkLabel *next_key;
  GtkLabel *delete_key;
  GtkLabel *all_key;

  DipleArticleView *view;
};

enum
{
  POINTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DipleLabelPalette, diple_label_palette, GTK_TYPE_WIDGET)

/* The button stands outside the text, so the action is handed to the text itself. */
static void
hand_on (DipleLabelPalette *self, const char *action, GVariant *parameter)
{
  if (self->view == NULL)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  gtk_widget_activate_action_variant (GTK_WIDGET (self->view), action, parameter);
}

static void
mark (GtkWidget *widget, const char *action, GVariant *parameter)
{
  hand_on (DIPLE_LABEL_PALETTE (widget), "article.mark", parameter);
}

static void
link_spans (GtkWidget *widget, const char *action, GVariant *parameter)
{
  hand_on (DIPLE_LABEL_PALETTE (widget), "article.link", parameter);
}

static void
enter_cb (DipleLabelPalette *self, double x, double y, GtkEventController *controller)
{
  GtkWidget *button = gtk_event_controller_get_widget (controller);
  GVariant *target = gtk_actionable_get_action_target_value (GTK_ACTIONABLE (button));

  g_signal_emit (self, signals[POINTED], 0, g_variant_get_int64 (target));
}

static void
focus_cb (DipleLabelPalette *self, GtkEventController *controller)
{
  enter_cb (self, 0, 0, controller);
}

static void
leave_cb (DipleLabelPalette *self)
{
  g_signal_emit (self, signals[POINTED], 0, G_GINT64_CONSTANT (0));
}

/* Says which label the pointer or the keys are on. */
static void
follow_pointer (DipleLabelPalette *self, GtkWidget *button)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_swapped (motion, "enter", G_CALLBACK (enter_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (focus_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (button, motion);
  gtk_widget_add_controller (button, focus);
}

static GtkWidget *
new_face (const char *name, const char *key)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  if (key[0] != '\0')
    {
      GtkWidget *cap = gtk_label_new (key);

      gtk_widget_add_css_class (cap, "key-hint");
      gtk_box_append (GTK_BOX (box), cap);
    }
  gtk_box_append (GTK_BOX (box), gtk_label_new (name));
  return box;
}

static GtkWidget *
new_button (const char *name, const char *key, const char *description)
{
  GtkWidget *button = gtk_button_new ();
  g_autofree char *spoken = NULL;

  /* Translators: a label and the key that gives it. */
  spoken = key[0] != '\0' ? g_strdup_printf (_ ("%s, key %s"), name, key) : g_strdup (name);
  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "label-button");
  if (description[0] != '\0')
    gtk_widget_set_tooltip_text (button, description);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return button;
}

static GtkWidget *
new_label_button (DipleLabelPalette *self, const DipleLabel *label)
{
  g_autofree char *key = diple_label_key_text (label->key);
  GtkWidget *button = new_button (label->name, key, label->description);
  GtkWidget *tint = diple_tint_new (new_face (label->name, key));

  diple_tint_set_colour (DIPLE_TINT (tint), label->colour);
  gtk_button_set_child (GTK_BUTTON (button), tint);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "palette.mark");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", label->id);
  follow_pointer (self, button);
  return button;
}

static GtkWidget *
new_relation_button (const DipleRelationType *type)
{
  g_autofree char *key = diple_label_key_text (type->key);
  g_autofree char *name = g_strdup_printf ("%s %s", type->name, type->symmetric ? "↔" : "→");
  GtkWidget *button = new_button (type->name, key, type->description);

  gtk_button_set_child (GTK_BUTTON (button), new_face (name, key));
  gtk_widget_add_css_class (button, "relation");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "palette.link");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", type->id);
  return button;
}

static void
add_caption (DipleLabelPalette *self, const char *text)
{
  GtkWidget *caption = gtk_label_new (text);

  gtk_widget_add_css_class (caption, "caption");
  gtk_widget_add_css_class (caption, "dim-label");
  gtk_box_append (GTK_BOX (self->labels), caption);
}

static void
add_layer (DipleLabelPalette *self, const DipleSchema *schema, const DipleLayer *layer)
{
  if (schema->layers->len > 1)
    add_caption (self, layer->name);
  for (guint i = 0; i < schema->labels->len; i++)
    {
      const DipleLabel *label = g_ptr_array_index (schema->labels, i);

      if (label->layer == layer->id)
        gtk_box_append (GTK_BOX (self->labels), new_label_button (self, label));
    }
}

static void
add_relations (DipleLabelPalette *self, const DipleSchema *schema)
{
  if (schema->relation_types->len > 0)
    add_caption (self, _ ("link"));
  for (guint i = 0; i < schema->relation_types->len; i++)
    gtk_box_append (GTK_BOX (self->labels),
                    new_relation_button (g_ptr_array_index (schema->relation_types, i)));
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
  gtk_widget_class_install_action (widget_class, "palette.link", "x", link_spans);
  signals[POINTED] = g_signal_new ("pointed",
                                   DIPLE_TYPE_LABEL_PALETTE,
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   1,
                                   G_TYPE_INT64);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/diple/Diple/ui/diple-label-palette.ui");
  gtk_widget_class_bind_template_child (widget_class, DipleLabelPalette, content);
  gtk_widget_class_bind_template_child (widget_class, DipleLabelPalette, frame);
  gtk_widget_class_bind_template_child (widget_class, DipleLabelPalette, labels);
  gtk_widget_class_bind_template_child (widget_class, DipleLabelPalette, status);
  gtk_widget_class_bind_template_child (widget_class, DipleLabelPalette, next_key);
  gtk_widget_class_bind_template_child (widget_class, DipleLabelPalette, delete_key);
  gtk_widget_class_bind_template_child (widget_class, DipleLabelPalette, all_key);
}

static void
diple_label_palette_init (DipleLabelPalette *self)
{
  GtkLayoutManager *frame;

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->labels, diple_wrap_layout_new (5));
  frame = diple_scroll_layout_new (LEAST_HEIGHT, MOST_HEIGHT);
  diple_scroll_layout_set_narrow (DIPLE_SCROLL_LAYOUT (frame), NARROW, NARROW_HEIGHT);
  gtk_widget_set_layout_manager (self->frame, frame);
}

void
diple_label_palette_set_view (DipleLabelPalette *self, DipleArticleView *view)
{
  g_return_if_fail (DIPLE_IS_LABEL_PALETTE (self));

  g_set_weak_pointer (&self->view, view);
}

void
diple_label_palette_set_keymap (DipleLabelPalette *self, DipleKeymap *keymap)
{
  g_return_if_fail (DIPLE_IS_LABEL_PALETTE (self));
  g_return_if_fail (DIPLE_IS_KEYMAP (keymap));

  diple_keymap_show_key (keymap, self->next_key, "article.next");
  diple_keymap_show_key (keymap, self->delete_key, "article.delete");
  diple_keymap_show_key (keymap, self->all_key, "win.show-help-overlay");
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
  if (schema != NULL)
    add_relations (self, schema);
}

void
diple_label_palette_announce (DipleLabelPalette *self, const char *sentence)
{
  g_return_if_fail (DIPLE_IS_LABEL_PALETTE (self));

  gtk_label_set_text (self->status, sentence);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->status), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
}
