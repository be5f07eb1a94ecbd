/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/panel/diple-choice-control-private.h"

#include "ui/parts/diple-column-layout-private.h"
#include "ui/parts/diple-focus-private.h"
#include "ui/parts/diple-wrap-layout-private.h"

#include <glib/gi18n-lib.h>

#define MAX_CHIPS 12 /* options: with more, buttons would fill the panel */
#define N_DIGITS 9

struct _DipleChoiceControl
{
  GtkWidget parent_instance;

  DipleSchema *schema;
  const DipleAttribute *attribute; /* of schema */
  GtkWidget *menu;                 /* NULL for several choices */
  GtkWidget *chips;                /* NULL when there are too many options */
  GPtrArray *buttons;              /* GtkToggleButton *: of chips, in the options' order */
  gboolean showing;                /* the widgets follow the values, not a hand */
};

static void control_init (DipleValueControlInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DipleChoiceControl,
                               diple_choice_control,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (DIPLE_TYPE_VALUE_CONTROL, control_init))

static const DipleOption *
option_at (DipleChoiceControl *self, guint position)
{
  return g_ptr_array_index (self->attribute->options, position);
}

static gboolean
is_multiple (DipleChoiceControl *self)
{
  return self->attribute->type == DIPLE_ATTRIBUTE_CHOICES;
}

static void
choose_only (DipleChoiceControl *self, gint64 option)
{
  const DipleValue value = { .option = option };

  diple_value_control_choose (DIPLE_VALUE_CONTROL (self), &value, option != 0 ? 1 : 0);
}

static void
choose_all_pressed (DipleChoiceControl *self)
{
  g_autoptr (GArray) values = g_array_new (FALSE, TRUE, sizeof (DipleValue));

  for (guint i = 0; i < self->buttons->len; i++)
    if (gtk_toggle_button_get_active (g_ptr_array_index (self->buttons, i)))
      {
        const DipleValue value = { .option = option_at (self, i)->id };

        g_array_append_val (values, value);
      }
  diple_value_control_choose (
      DIPLE_VALUE_CONTROL (self), (const DipleValue *) values->data, values->len);
}

static void
toggled_cb (DipleChoiceControl *self, GtkToggleButton *button)
{
  guint position;

  if (self->showing)
    return;
  if (is_multiple (self))
    {
      choose_all_pressed (self);
      return;
    }
  g_ptr_array_find (self->buttons, button, &position);
  choose_only (self, gtk_toggle_button_get_active (button) ? option_at (self, position)->id : 0);
}

static void
selected_cb (DipleChoiceControl *self)
{
  const guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->menu));

  if (self->showing || selected == GTK_INVALID_LIST_POSITION)
    return;
  choose_only (self, selected > 0 ? option_at (self, selected - 1)->id : 0);
  diple_value_control_finish (DIPLE_VALUE_CONTROL (self));
}

static GtkWidget *
new_chip (DipleChoiceControl *self, guint position)
{
  const DipleOption *option = option_at (self, position);
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
  g_autofree char *digit = g_strdup_printf ("%u", position + 1);

  if (position < N_DIGITS)
    {
      GtkWidget *cap = gtk_label_new (digit);

      gtk_widget_add_css_class (cap, "digit");
      gtk_box_append (GTK_BOX (box), cap);
    }
  gtk_box_append (GTK_BOX (box), gtk_label_new (option->name));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "value-chip");
  gtk_widget_set_focus_on_click (button, FALSE);
  if (option->description[0] != '\0')
    gtk_widget_set_tooltip_text (button, option->description);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, option->name, -1);
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static void
add_chips (DipleChoiceControl *self)
{
  self->chips = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (self->chips, diple_wrap_layout_new (4));
  gtk_widget_set_hexpand (self->chips, TRUE);
  for (guint i = 0; i < self->attribute->options->len; i++)
    {
      GtkWidget *chip = new_chip (self, i);

      g_ptr_array_add (self->buttons, chip);
      gtk_box_append (GTK_BOX (self->chips), chip);
    }
  gtk_widget_set_parent (self->chips, GTK_WIDGET (self));
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));
  GtkWidget *label = gtk_list_item_get_child (item);

  gtk_label_set_text (GTK_LABEL (label), text[0] != '\0' ? text : "–");
  if (text[0] != '\0')
    gtk_widget_remove_css_class (label, "dim-label");
  else
    gtk_widget_add_css_class (label, "dim-label");
}

static void
add_menu (DipleChoiceControl *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkStringList *names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, "");
  for (guint i = 0; i < self->attribute->options->len; i++)
    gtk_string_list_append (names, option_at (self, i)->name);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);

  self->menu = gtk_drop_down_new (G_LIST_MODEL (names), NULL);
  gtk_drop_down_set_factory (GTK_DROP_DOWN (self->menu), factory);
  g_object_unref (factory);
  gtk_widget_set_hexpand (self->menu, TRUE);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  g_signal_connect_object (
      self->menu, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->menu), GTK_ACCESSIBLE_PROPERTY_LABEL, self->attribute->name, -1);
}

static gboolean
has_option (const DipleValue *items, guint n_items, gint64 option)
{
  for (guint i = 0; i < n_items; i++)
    if (items[i].option == option)
      return TRUE;
  return FALSE;
}

static void
show (DipleValueControl *control, const DipleValue *items, guint n_items)
{
  DipleChoiceControl *self = DIPLE_CHOICE_CONTROL (control);
  guint selected = 0;

  self->showing = TRUE;
  for (guint i = 0; i < self->attribute->options->len; i++)
    {
      const gboolean has = has_option (items, n_items, option_at (self, i)->id);

      if (has)
        selected = i + 1;
      if (self->chips != NULL)
        gtk_toggle_button_set_active (g_ptr_array_index (self->buttons, i), has);
    }
  if (self->menu != NULL)
    gtk_drop_down_set_selected (GTK_DROP_DOWN (self->menu), selected);
  self->showing = FALSE;
}

/* Which option the drop-down shows: what is said, whether or not buttons are shown just now. */
static gint64
get_option (DipleChoiceControl *self)
{
  const guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->menu));

  return selected == 0 || selected == GTK_INVALID_LIST_POSITION
             ? 0
             : option_at (self, selected - 1)->id;
}

static gboolean
press (DipleValueControl *control, guint digit)
{
  DipleChoiceControl *self = DIPLE_CHOICE_CONTROL (control);
  GtkToggleButton *button;
  gint64 option;

  if (digit == 0 || digit > self->attribute->options->len)
    return FALSE;
  if (is_multiple (self))
    {
      button = g_ptr_array_index (self->buttons, digit - 1);
      gtk_toggle_button_set_active (button, !gtk_toggle_button_get_active (button));
      return FALSE;
    }
  option = option_at (self, digit - 1)->id;
  choose_only (self, option != get_option (self) ? option : 0);
  return TRUE;
}

static gboolean
is_wide (DipleValueControl *control)
{
  DipleChoiceControl *self = DIPLE_CHOICE_CONTROL (control);

  return self->chips != NULL && gtk_widget_get_visible (self->chips);
}

static void
set_current (DipleValueControl *control, gboolean current)
{
  DipleChoiceControl *self = DIPLE_CHOICE_CONTROL (control);

  if (self->menu == NULL || self->chips == NULL)
    return;
  gtk_widget_set_visible (self->chips, current);
  gtk_widget_set_visible (self->menu, !current);
}

static void
control_init (DipleValueControlInterface *interface)
{
  interface->show = show;
  interface->press = press;
  interface->set_current = set_current;
  interface->is_wide = is_wide;
}

static gboolean
grab_focus (GtkWidget *widget)
{
  DipleChoiceControl *self = DIPLE_CHOICE_CONTROL (widget);

  if (self->chips != NULL && gtk_widget_get_visible (self->chips))
    return gtk_widget_child_focus (self->chips, GTK_DIR_TAB_FORWARD);
  return gtk_widget_grab_focus (self->menu);
}

static void
diple_choice_control_dispose (GObject *object)
{
  DipleChoiceControl *self = DIPLE_CHOICE_CONTROL (object);

  if (self->buttons != NULL)
    g_ptr_array_set_size (self->buttons, 0);
  g_clear_pointer (&self->chips, gtk_widget_unparent);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  G_OBJECT_CLASS (diple_choice_control_parent_class)->dispose (object);
}

static void
diple_choice_control_finalize (GObject *object)
{
  DipleChoiceControl *self = DIPLE_CHOICE_CONTROL (object);

  g_ptr_array_unref (self->buttons);
  diple_schema_unref (self->schema);
  G_OBJECT_CLASS (diple_choice_control_parent_class)->finalize (object);
}

static void
diple_choice_control_class_init (DipleChoiceControlClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = diple_choice_control_dispose;
  G_OBJECT_CLASS (klass)->finalize = diple_choice_control_finalize;
  widget_class->grab_focus = grab_focus;
  widget_class->focus = diple_focus_children;
  gtk_widget_class_set_layout_manager_type (widget_class, DIPLE_TYPE_COLUMN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "choice");
}

static void
diple_choice_control_init (DipleChoiceControl *self)
{
  self->buttons = g_ptr_array_new ();
}

GtkWidget *
diple_choice_control_new (DipleSchema *schema, const DipleAttribute *attribute)
{
  DipleChoiceControl *self = g_object_new (DIPLE_TYPE_CHOICE_CONTROL, NULL);

  self->schema = diple_schema_ref (schema);
  self->attribute = attribute;
  if (is_multiple (self) || attribute->options->len <= MAX_CHIPS)
    add_chips (self);
  if (!is_multiple (self))
    add_menu (self);
  diple_value_control_set_current (DIPLE_VALUE_CONTROL (self), FALSE);
  return GTK_WIDGET (self);
}
