/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/diple-keymap.h"

#include <glib/gi18n-lib.h>

/* The keymap among widgets: shortcuts and tooltips. */

static void
add_shortcut (GtkShortcutController *controller,
              guint keyval,
              GdkModifierType state,
              GtkShortcutAction *action,
              GVariant *arguments)
{
  GtkShortcut *shortcut =
      gtk_shortcut_new (gtk_keyval_trigger_new (keyval, state), g_object_ref (action));

  gtk_shortcut_set_arguments (shortcut, arguments);
  gtk_shortcut_controller_add_shortcut (controller, shortcut);
}

void
diple_keymap_add_key (GtkShortcutController *controller,
                      const char *key,
                      GtkShortcutAction *action,
                      GVariant *arguments)
{
  GdkModifierType state;
  guint keyval;

  if (!gtk_accelerator_parse (key, &keyval, &state))
    return;
  if (keyval == GDK_KEY_Tab && (state & GDK_SHIFT_MASK) != 0)
    add_shortcut (controller, GDK_KEY_ISO_Left_Tab, state, action, arguments);
  if (diple_key_on_keypad (keyval) != 0)
    add_shortcut (controller, diple_key_on_keypad (keyval), state, action, arguments);
  add_shortcut (controller, keyval, state, action, arguments);
}

/* The name and target of a detailed action; FALSE for none, which only a wrong table has. */
static gboolean
split_action (const DipleCommand *command, char **name, GVariant **target)
{
  g_autoptr (GError) error = NULL;

  if (g_action_parse_detailed_name (command->action, name, target, &error))
    return TRUE;
  g_critical ("%s", error->message);
  return FALSE;
}

void
diple_keymap_add_shortcuts (DipleKeymap *self,
                            const DipleCommand *command,
                            GtkShortcutController *controller,
                            GtkShortcutAction *action)
{
  g_auto (GStrv) keys = diple_keymap_dup_keys (self, command);
  g_autoptr (GtkShortcutAction) own = NULL;
  g_autoptr (GVariant) target = NULL;
  g_autofree char *name = NULL;

  if (action == NULL && !split_action (command, &name, &target))
    return;
  own = action != NULL ? g_object_ref (action) : gtk_named_action_new (name);
  /* Of several keys a menu shows the last that was added. */
  for (guint i = g_strv_length (keys); i > 0; i--)
    diple_keymap_add_key (controller, keys[i - 1], own, target);
}

gboolean
diple_command_activate (const DipleCommand *command, GtkWidget *widget)
{
  g_autoptr (GVariant) target = NULL;
  g_autofree char *name = NULL;

  return split_action (command, &name, &target) &&
         gtk_widget_activate_action_variant (widget, name, target);
}

gboolean
diple_keymap_is_writing (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (GTK_IS_TEXT_VIEW (focus))
    return gtk_text_view_get_editable (GTK_TEXT_VIEW (focus));
  return GTK_IS_TEXT (focus);
}

static gboolean
served_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  return diple_command_activate (data, widget);
}

static gboolean
served_letter_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  return !diple_keymap_is_writing (widget) && diple_command_activate (data, widget);
}

static void
serve_command (DipleKeymap *self, const DipleCommand *command, GtkShortcutController *controller)
{
  g_auto (GStrv) keys = diple_keymap_dup_keys (self, command);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autoptr (GtkShortcutAction) action = gtk_callback_action_new (
          diple_key_is_writing (keys[i]) ? served_letter_cb : served_cb, (gpointer) command, NULL);

      diple_keymap_add_key (controller, keys[i], action, NULL);
    }
}

/* The controller is called as the actions that it is for begin. */
static void
serve_anew (GtkShortcutController *controller, DipleKeymap *self)
{
  const char *prefix = gtk_event_controller_get_name (GTK_EVENT_CONTROLLER (controller));

  diple_keymap_clear (controller);
  for (const DipleCommand *command = diple_commands (); command->action != NULL; command++)
    if (!command->fixed && g_str_has_prefix (command->action, prefix))
      serve_command (self, command, controller);
}

void
diple_keymap_serve (DipleKeymap *self, GtkWidget *widget, const char *prefix)
{
  GtkEventController *controller;

  g_return_if_fail (DIPLE_IS_KEYMAP (self));
  g_return_if_fail (GTK_IS_WIDGET (widget));

  controller = gtk_shortcut_controller_new ();
  gtk_event_controller_set_name (controller, prefix);
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (widget, controller);
  g_signal_connect_object (self, "changed", G_CALLBACK (serve_anew), controller, G_CONNECT_SWAPPED);
  serve_anew (GTK_SHORTCUT_CONTROLLER (controller), self);
}

void
diple_keymap_clear (GtkShortcutController *controller)
{
  g_return_if_fail (GTK_IS_SHORTCUT_CONTROLLER (controller));

  for (guint n = g_list_model_get_n_items (G_LIST_MODEL (controller)); n > 0; n--)
    {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), n - 1);

      gtk_shortcut_controller_remove_shortcut (controller, shortcut);
    }
}

typedef struct
{
  GtkMenuButton *button;
  GMenuModel *menu;
} Menu;

static void
collect_menus (GtkWidget *widget, GArray *menus)
{
  if (GTK_IS_MENU_BUTTON (widget))
    {
      GMenuModel *model = gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (widget));
      const Menu menu = { g_object_ref (GTK_MENU_BUTTON (widget)), model };

      if (model != NULL)
        g_object_ref (model);
      g_array_append_val (menus, menu);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_menus (child, menus);
}

static void
clear_menu (gpointer data)
{
  Menu *menu = data;

  g_clear_object (&menu->button);
  g_clear_object (&menu->menu);
}

/* GTK 4.8 loses count of a menu item's accelerator that goes away, so no item may see it go. */
void
diple_keymap_change_hints (GtkWidget *root, DipleKeymapFunc change, gpointer data)
{
  g_autoptr (GArray) menus = g_array_new (FALSE, FALSE, sizeof (Menu));

  g_array_set_clear_func (menus, clear_menu);
  collect_menus (root, menus);
  for (guint i = 0; i < menus->len; i++)
    if (g_array_index (menus, Menu, i).menu != NULL)
      gtk_menu_button_set_menu_model (g_array_index (menus, Menu, i).button, NULL);
  change (data);
  for (guint i = 0; i < menus->len; i++)
    if (g_array_index (menus, Menu, i).menu != NULL)
      gtk_menu_button_set_menu_model (g_array_index (menus, Menu, i).button,
                                      g_array_index (menus, Menu, i).menu);
}

/* The command that a button stands for, with its target, or NULL. */
static const DipleCommand *
command_of (GtkWidget *widget)
{
  g_autofree char *detailed = NULL;
  const char *action;

  if (!GTK_IS_ACTIONABLE (widget))
    return NULL;
  action = gtk_actionable_get_action_name (GTK_ACTIONABLE (widget));
  if (action == NULL)
    return NULL;
  detailed = g_action_print_detailed_name (
      action, gtk_actionable_get_action_target_value (GTK_ACTIONABLE (widget)));
  return diple_command_find (detailed);
}

void
diple_keymap_dress (DipleKeymap *self, GtkWidget *widget)
{
  const DipleCommand *command = command_of (widget);

  g_return_if_fail (DIPLE_IS_KEYMAP (self));

  if (command != NULL)
    {
      g_autofree char *key = diple_keymap_dup_label (self, command->action);
      /* Translators: what a button does and the key that does the same. */
      g_autofree char *tip = key != NULL ? g_strdup_printf (_ ("%s (%s)"), _ (command->title), key)
                                         : g_strdup (_ (command->title));

      gtk_widget_set_tooltip_text (widget, tip);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    diple_keymap_dress (self, child);
}
