/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/keys/diple-keyboard-row-private.h"

#include <glib/gi18n-lib.h>

struct _DipleKeyboardRow
{
  AdwActionRow parent_instance;

  GtkWidget *suffix;
  GtkBox *keys;
  GtkWidget *waiting;
  GtkMenuButton *more;

  DipleKeymap *keymap;
  DipleSchema *schema; /* or NULL */
  const DipleCommand *command;
  gboolean adding; /* the key that is listened for comes beside those that are there */
};

static guint listening_signal;

G_DEFINE_FINAL_TYPE (DipleKeyboardRow, diple_keyboard_row, ADW_TYPE_ACTION_ROW)

static void
set_subtitle (DipleKeyboardRow *self, const char *text, gboolean refused)
{
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), text);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  if (refused)
    gtk_widget_add_css_class (GTK_WIDGET (self), "refused");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "refused");
}

static void
listen (DipleKeyboardRow *self, gboolean adding)
{
  self->adding = adding;
  set_subtitle (self, "", FALSE);
  gtk_widget_set_visible (self->waiting, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->keys), adding);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  g_signal_emit (self, listening_signal, 0);
}

static void
activate (AdwActionRow *row)
{
  DipleKeyboardRow *self = DIPLE_KEYBOARD_ROW (row);

  if (!self->command->fixed)
    listen (self, FALSE);
}

static void
add (GtkWidget *widget, const char *name, GVariant *parameter)
{
  listen (DIPLE_KEYBOARD_ROW (widget), TRUE);
}

static void
change (GtkWidget *widget, const char *name, GVariant *parameter)
{
  listen (DIPLE_KEYBOARD_ROW (widget), FALSE);
}

static void
remove_key (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DipleKeyboardRow *self = DIPLE_KEYBOARD_ROW (widget);
  const char *key = g_variant_get_string (parameter, NULL);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) keys = diple_keymap_dup_keys (self->keymap, self->command);
  g_auto (GStrv) kept = NULL;

  for (guint i = 0; keys[i] != NULL; i++)
    if (!g_str_equal (keys[i], key))
      g_strv_builder_add (builder, keys[i]);
  kept = g_strv_builder_end (builder);
  diple_keymap_set_keys (self->keymap, self->command, (const char *const *) kept);
}

static void
clear (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DipleKeyboardRow *self = DIPLE_KEYBOARD_ROW (widget);
  const char *const none[] = { NULL };

  if (!self->command->fixed)
    diple_keymap_set_keys (self->keymap, self->command, none);
}

static void
reset (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DipleKeyboardRow *self = DIPLE_KEYBOARD_ROW (widget);

  diple_keymap_set_keys (self->keymap, self->command, NULL);
}

static GMenuModel *
create_menu (DipleKeyboardRow *self, GStrv keys)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) each = g_menu_new ();
  g_autoptr (GMenu) all = g_menu_new ();

  g_menu_append (menu, _ ("_Change…"), "row.change");
  g_menu_append (menu, _ ("_Add Another Key…"), "row.add");
  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autofree char *key = diple_key_dup_label (keys[i]);
      g_autofree char *label = g_strdup_printf (_ ("Remove %s"), key);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "row.remove", "s", keys[i]);
      g_menu_append_item (each, item);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (each));
  g_menu_append (all, _ ("Remove A_ll Keys"), "row.clear");
  g_menu_append (all, _ ("_Reset"), "row.reset");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (all));
  return G_MENU_MODEL (menu);
}

static void
diple_keyboard_row_dispose (GObject *object)
{
  DipleKeyboardRow *self = DIPLE_KEYBOARD_ROW (object);

  g_clear_object (&self->keymap);
  g_clear_pointer (&self->schema, diple_schema_unref);
  if (self->suffix != NULL)
    adw_action_row_remove (ADW_ACTION_ROW (self), self->suffix);
  gtk_widget_dispose_template (GTK_WIDGET (self), DIPLE_TYPE_KEYBOARD_ROW);
  G_OBJECT_CLASS (diple_keyboard_row_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "row.change", NULL, change);
  gtk_widget_class_install_action (widget_class, "row.add", NULL, add);
  gtk_widget_class_install_action (widget_class, "row.remove", "s", remove_key);
  gtk_widget_class_install_action (widget_class, "row.clear", NULL, clear);
  gtk_widget_class_install_action (widget_class, "row.reset", NULL, reset);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "row.clear", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Insert, 0, "row.add", NULL);
}

static void
diple_keyboard_row_class_init (DipleKeyboardRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = diple_keyboard_row_dispose;
  ADW_ACTION_ROW_CLASS (klass)->activate = activate;
  listening_signal = g_signal_new (
      "listening", DIPLE_TYPE_KEYBOARD_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  install_actions (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/diple/Diple/ui/diple-keyboard-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DipleKeyboardRow, suffix);
  gtk_widget_class_bind_template_child (widget_class, DipleKeyboardRow, keys);
  gtk_widget_class_bind_template_child (widget_class, DipleKeyboardRow, waiting);
  gtk_widget_class_bind_template_child (widget_class, DipleKeyboardRow, more);
}

static void
diple_keyboard_row_init (DipleKeyboardRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
diple_keyboard_row_new (DipleKeymap *keymap, const DipleCommand *command, DipleSchema *schema)
{
  DipleKeyboardRow *self = g_object_new (DIPLE_TYPE_KEYBOARD_ROW, NULL);

  self->keymap = g_object_ref (keymap);
  self->schema = schema != NULL ? diple_schema_ref (schema) : NULL;
  self->command = command;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _ (command->title));
  gtk_widget_set_visible (GTK_WIDGET (self->more), !command->fixed);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), !command->fixed);
  diple_keyboard_row_refresh (self);
  return GTK_WIDGET (self);
}

/* A label or relation that came with another project may have the key of a command. */
static char *
dup_taken (DipleKeyboardRow *self, GStrv keys)
{
  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autofree char *rival = diple_keymap_dup_schema_rival (self->schema, self->command, keys[i]);
      g_autofree char *key = diple_key_dup_label (keys[i]);

      if (rival != NULL)
        return g_strdup_printf (_ ("In this project %s is the key of %s."), key, rival);
    }
  return NULL;
}

void
diple_keyboard_row_refresh (DipleKeyboardRow *self)
{
  g_auto (GStrv) keys = diple_keymap_dup_keys (self->keymap, self->command);
  g_autoptr (GMenuModel) menu = create_menu (self, keys);
  g_autofree char *taken = dup_taken (self, keys);
  g_autofree char *words = NULL;
  const gboolean custom = diple_keymap_is_custom (self->keymap, self->command);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->keys))) != NULL)
    gtk_box_remove (self->keys, child);
  for (guint i = 0; keys[i] != NULL; i++)
    gtk_box_append (self->keys, gtk_shortcut_label_new (keys[i]));
  gtk_menu_button_set_menu_model (self->more, menu);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "row.clear", keys[0] != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "row.reset", custom);
  set_subtitle (self, taken != NULL ? taken : custom ? _ ("Your own") : "", taken != NULL);
}

gboolean
diple_keyboard_row_matches (DipleKeyboardRow *self, const char *search)
{
  g_auto (GStrv) keys = diple_keymap_dup_keys (self->keymap, self->command);
  g_autofree char *title = g_utf8_casefold (_ (self->command->title), -1);

  if (strstr (title, search) != NULL)
    return TRUE;
  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autofree char *label = diple_key_dup_label (keys[i]);
      g_autofree char *folded = g_utf8_casefold (label, -1);

      if (strstr (folded, search) != NULL)
        return TRUE;
    }
  return FALSE;
}

static char *
dup_refusal (DipleKeyboardRow *self, const char *key)
{
  const DipleCommand *other = diple_keymap_find_rival (self->keymap, self->command, key);
  g_autofree char *label = diple_key_dup_label (key);
  g_autofree char *rival = NULL;

  if (other != NULL && other->fixed)
    return g_strdup_printf (
        _ ("%s belongs to “%s” and cannot be given away; press another."), label, _ (other->title));
  if (other != NULL)
    return g_strdup_printf (_ ("%s belongs to “%s”; press another, or remove it there first."),
                            label,
                            _ (other->title));
  rival = diple_keymap_dup_schema_rival (self->schema, self->command, key);
  if (rival != NULL)
    return g_strdup_printf (
        _ ("%s is the key of %s in this project; press another."), label, rival);
  return NULL;
}

static void
take (DipleKeyboardRow *self, const char *key)
{
  g_auto (GStrv) keys = diple_keymap_dup_keys (self->keymap, self->command);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) taken = NULL;

  for (guint i = 0; self->adding && keys[i] != NULL; i++)
    if (!g_str_equal (keys[i], key))
      g_strv_builder_add (builder, keys[i]);
  g_strv_builder_add (builder, key);
  taken = g_strv_builder_end (builder);
  diple_keyboard_row_stop (self);
  diple_keymap_set_keys (self->keymap, self->command, (const char *const *) taken);
}

void
diple_keyboard_row_offer (DipleKeyboardRow *self, const char *key)
{
  g_autofree char *refusal = dup_refusal (self, key);

  if (refusal != NULL)
    set_subtitle (self, refusal, TRUE);
  else
    take (self, key);
}

void
diple_keyboard_row_stop (DipleKeyboardRow *self)
{
  gtk_widget_set_visible (self->waiting, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->keys), TRUE);
  diple_keyboard_row_refresh (self);
}
