/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/panel/diple-attribute-row-private.h"

#include "ui/panel/diple-choice-control-private.h"
#include "ui/panel/diple-entity-control-private.h"
#include "ui/panel/diple-entry-control-private.h"
#include "ui/panel/diple-switch-control-private.h"
#include "ui/parts/diple-column-layout-private.h"
#include "ui/parts/diple-focus-private.h"

#include <glib/gi18n-lib.h>

enum
{
  CHOSEN,
  DONE,
  CREATE,
  PICKED,
  PINNED,
  N_SIGNALS
};

struct _DipleAttributeRow
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *head;   /* caption, beside, pin */
  GtkWidget *beside; /* where the control stands, or */
  GtkWidget *below;
  GtkWidget *caption;
  GtkToggleButton *pin;
  DipleValueControl *control;

  DipleSchema *schema;
  const DipleAttribute *attribute; /* of schema */
  gboolean showing;                /* the pin follows what it is told, not a hand */
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DipleAttributeRow, diple_attribute_row, GTK_TYPE_WIDGET)

static void
chosen_cb (DipleAttributeRow *self, gpointer items, guint n_items)
{
  g_signal_emit (self, signals[CHOSEN], 0, items, n_items);
}

static void
done_cb (DipleAttributeRow *self)
{
  g_signal_emit (self, signals[DONE], 0);
}

static void
create_cb (DipleAttributeRow *self, const char *name, const char *wikidata)
{
  g_signal_emit (self, signals[CREATE], 0, name, wikidata);
}

static void
pin_cb (DipleAttributeRow *self)
{
  if (!self->showing)
    g_signal_emit (self, signals[PINNED], 0, gtk_toggle_button_get_active (self->pin));
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, DipleAttributeRow *self)
{
  g_signal_emit (self, signals[PICKED], 0);
}

static GtkWidget *
new_control (DipleEditor *editor, DipleSchema *schema, const DipleAttribute *attribute)
{
  switch (attribute->type)
    {
    case DIPLE_ATTRIBUTE_CHOICE:
    case DIPLE_ATTRIBUTE_CHOICES:
      return diple_choice_control_new (schema, attribute);
    case DIPLE_ATTRIBUTE_BOOLEAN:
      return diple_switch_control_new (attribute);
    case DIPLE_ATTRIBUTE_ENTITY:
      return diple_entity_control_new (editor, attribute);
    case DIPLE_ATTRIBUTE_NUMBER:
    case DIPLE_ATTRIBUTE_TEXT:
    default:
      return diple_entry_control_new (attribute);
    }
}

/* A wide control stands below the name, any other beside it. (GtkGrid asks what spans its columns
 * for a height at a width that it does not give.) */
static void
place_control (DipleAttributeRow *self)
{
  GtkWidget *control = GTK_WIDGET (self->control);
  GtkWidget *wanted = diple_value_control_is_wide (self->control) ? self->below : self->beside;
  GtkWidget *parent = gtk_widget_get_parent (control);

  if (parent == wanted)
    return;
  g_object_ref (control);
  if (parent != NULL)
    gtk_box_remove (GTK_BOX (parent), control);
  gtk_box_append (GTK_BOX (wanted), control);
  g_object_unref (control);
  gtk_widget_set_visible (self->below, wanted == self->below);
}

static void
diple_attribute_row_dispose (GObject *object)
{
  DipleAttributeRow *self = DIPLE_ATTRIBUTE_ROW (object);

  self->control = NULL;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (diple_attribute_row_parent_class)->dispose (object);
}

static void
diple_attribute_row_finalize (GObject *object)
{
  diple_schema_unref (DIPLE_ATTRIBUTE_ROW (object)->schema);
  G_OBJECT_CLASS (diple_attribute_row_parent_class)->finalize (object);
}

static guint
new_signal (const char *name, guint n_types, GType first, GType second)
{
  return g_signal_new (name,
                       DIPLE_TYPE_ATTRIBUTE_ROW,
                       G_SIGNAL_RUN_LAST,
                       0,
                       NULL,
                       NULL,
                       NULL,
                       G_TYPE_NONE,
                       n_types,
                       first,
                       second);
}

static gboolean
grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DIPLE_ATTRIBUTE_ROW (widget)->control));
}

static void
diple_attribute_row_class_init (DipleAttributeRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = diple_attribute_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = diple_attribute_row_finalize;
  widget_class->grab_focus = grab_focus;
  widget_class->focus = diple_focus_children;
  signals[CHOSEN] = new_signal ("chosen", 2, G_TYPE_POINTER, G_TYPE_UINT);
  signals[DONE] = new_signal ("done", 0, 0, 0);
  signals[CREATE] = new_signal ("create", 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[PICKED] = new_signal ("picked", 0, 0, 0);
  signals[PINNED] = new_signal ("pinned", 1, G_TYPE_BOOLEAN, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, DIPLE_TYPE_COLUMN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "attribute");
}

static void
add_caption (DipleAttributeRow *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->caption = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->caption), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->caption), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (self->caption), 14);
  gtk_label_set_max_width_chars (GTK_LABEL (self->caption), 14);
  gtk_widget_add_css_class (self->caption, "field-caption");
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (self->caption, GTK_EVENT_CONTROLLER (click));
  gtk_box_append (GTK_BOX (self->head), self->caption);
}

static void
add_pin (DipleAttributeRow *self)
{
  GtkWidget *pin = gtk_toggle_button_new ();

  self->pin = GTK_TOGGLE_BUTTON (pin);
  gtk_button_set_icon_name (GTK_BUTTON (pin), "view-pin-symbolic");
  gtk_widget_set_focus_on_click (pin, FALSE);
  gtk_widget_set_valign (pin, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (pin, GTK_ALIGN_END);
  gtk_widget_set_tooltip_text (pin, _ ("Give the next mark of this label the same value"));
  gtk_widget_add_css_class (pin, "flat");
  gtk_widget_add_css_class (pin, "pin");
  gtk_box_append (GTK_BOX (self->head), pin);
  g_signal_connect_object (pin, "toggled", G_CALLBACK (pin_cb), self, G_CONNECT_SWAPPED);
}

static void
diple_attribute_row_init (DipleAttributeRow *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_layout_manager (self->box, g_object_new (DIPLE_TYPE_COLUMN_LAYOUT, NULL));
  self->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->beside = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  self->below = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_layout_manager (self->below, g_object_new (DIPLE_TYPE_COLUMN_LAYOUT, NULL));
  gtk_widget_set_margin_top (self->below, 4);
  gtk_widget_set_hexpand (self->beside, TRUE);
  gtk_widget_add_css_class (self->box, "field");
  add_caption (self);
  gtk_box_append (GTK_BOX (self->head), self->beside);
  add_pin (self);
  gtk_box_append (GTK_BOX (self->box), self->head);
  gtk_box_append (GTK_BOX (self->box), self->below);
  gtk_widget_set_visible (self->below, FALSE);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static void
name_pin (DipleAttributeRow *self)
{
  /* Translators: a toggle button that carries an attribute's value to the next mark. */
  g_autofree char *text = g_strdup_printf (_ ("Carry “%s” forward"), self->attribute->name);

  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->pin), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

GtkWidget *
diple_attribute_row_new (DipleEditor *editor, const DipleAttribute *attribute)
{
  DipleAttributeRow *self = g_object_new (DIPLE_TYPE_ATTRIBUTE_ROW, NULL);
  GtkWidget *control;

  self->schema = diple_schema_ref (diple_editor_get_schema (editor));
  self->attribute = attribute;
  control = new_control (editor, self->schema, attribute);
  self->control = DIPLE_VALUE_CONTROL (control);
  gtk_widget_set_hexpand (control, TRUE);
  gtk_label_set_text (GTK_LABEL (self->caption), attribute->name);
  gtk_widget_set_tooltip_text (
      self->caption, attribute->description[0] != '\0' ? attribute->description : attribute->name);
  name_pin (self);
  place_control (self);

  g_signal_connect_swapped (control, "chosen", G_CALLBACK (chosen_cb), self);
  g_signal_connect_swapped (control, "done", G_CALLBACK (done_cb), self);
  if (DIPLE_IS_ENTITY_CONTROL (control))
    g_signal_connect_swapped (control, "create", G_CALLBACK (create_cb), self);
  return GTK_WIDGET (self);
}

const DipleAttribute *
diple_attribute_row_get_attribute (DipleAttributeRow *self)
{
  g_return_val_if_fail (DIPLE_IS_ATTRIBUTE_ROW (self), NULL);

  return self->attribute;
}

DipleValueControl *
diple_attribute_row_get_control (DipleAttributeRow *self)
{
  g_return_val_if_fail (DIPLE_IS_ATTRIBUTE_ROW (self), NULL);

  return self->control;
}

void
diple_attribute_row_set_current (DipleAttributeRow *self, gboolean current)
{
  g_return_if_fail (DIPLE_IS_ATTRIBUTE_ROW (self));

  if (current)
    gtk_widget_add_css_class (GTK_WIDGET (self), "current");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "current");
  diple_value_control_set_current (self->control, current);
  place_control (self);
}

void
diple_attribute_row_set_pin (DipleAttributeRow *self, gboolean there, gboolean pinned)
{
  g_return_if_fail (DIPLE_IS_ATTRIBUTE_ROW (self));

  gtk_widget_set_visible (GTK_WIDGET (self->pin), there);
  self->showing = TRUE;
  gtk_toggle_button_set_active (self->pin, pinned);
  self->showing = FALSE;
}
