/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/keys/diple-keyboard-dialog-private.h"

#include "ui/keys/diple-keyboard-row-private.h"

#include <glib/gi18n-lib.h>

struct _DipleKeyboardDialog
{
  AdwWindow parent_instance;

  GtkSearchEntry *search;
  GtkWidget *reset;
  GtkStack *stack;
  AdwPreferencesPage *page;

  DipleKeymap *keymap;
  DipleSchema *schema; /* or NULL */
  GtkWidget *groups[DIPLE_N_GROUPS];
  GPtrArray *rows;             /* DipleKeyboardRow *, lent by the groups, as the commands stand */
  DipleKeyboardRow *listening; /* takes the next key, or NULL */
};

G_DEFINE_FINAL_TYPE (DipleKeyboardDialog, diple_keyboard_dialog, ADW_TYPE_WINDOW)

static void
stop_listening (DipleKeyboardDialog *self)
{
  DipleKeyboardRow *row = self->listening;

  self->listening = NULL;
  if (row != NULL)
    diple_keyboard_row_stop (row);
}

static void
listening_cb (DipleKeyboardDialog *self, DipleKeyboardRow *row)
{
  if (self->listening != row)
    stop_listening (self);
  self->listening = row;
}

static GdkModifierType
consumed_by (GtkEventController *controller)
{
  GdkEvent *event = gtk_event_controller_get_current_event (controller);

  return event != NULL ? gdk_key_event_get_consumed_modifiers (event) : 0;
}

/* Before any widget sees it: while a row listens, every key is meant for it. */
static gboolean
key_pressed_cb (GtkEventController *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                DipleKeyboardDialog *self)
{
  g_autofree char *key = NULL;

  if (self->listening == NULL)
    return FALSE;
  key = diple_key_from_press (keyval, state, consumed_by (controller));
  if (g_strcmp0 (key, "Escape") == 0)
    stop_listening (self);
  else if (key != NULL)
    diple_keyboard_row_offer (self->listening, key);
  return TRUE;
}

static void
changed_cb (DipleKeyboardDialog *self)
{
  gboolean custom = FALSE;

  self->listening = NULL;
  for (const DipleCommand *command = diple_commands (); command->action != NULL; command++)
    custom |= diple_keymap_is_custom (self->keymap, command);
  gtk_widget_set_sensitive (self->reset, custom);
  for (guint i = 0; i < self->rows->len; i++)
    diple_keyboard_row_stop (g_ptr_array_index (self->rows, i));
}

static void
search_changed_cb (DipleKeyboardDialog *self)
{
  g_autofree char *folded =
      g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search)), -1);
  const char *search = g_strstrip (folded);
  gboolean shown[DIPLE_N_GROUPS] = { FALSE };
  gboolean any = FALSE;
  const DipleCommand *commands = diple_commands ();

  stop_listening (self);
  for (guint i = 0; i < self->rows->len; i++)
    {
      DipleKeyboardRow *row = g_ptr_array_index (self->rows, i);
      gboolean match = diple_keyboard_row_matches (row, search);

      gtk_widget_set_visible (GTK_WIDGET (row), match);
      shown[commands[i].group] |= match;
    }
  for (guint i = 0; i < DIPLE_N_GROUPS; i++)
    {
      gtk_widget_set_visible (self->groups[i], shown[i]);
      any |= shown[i];
    }
  gtk_stack_set_visible_child_name (self->stack, any ? "keys" : "none");
}

/* On to the first command that was found. */
static void
search_activated_cb (DipleKeyboardDialog *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);

      if (gtk_widget_get_visible (row) && gtk_widget_grab_focus (row))
        return;
    }
}

static void
search_stopped_cb (DipleKeyboardDialog *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  else
    gtk_window_close (GTK_WINDOW (self));
}

/* From the search down into the list. */
static gboolean
leave_search_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  search_activated_cb (DIPLE_KEYBOARD_DIALOG (data));
  return TRUE;
}

static void
reset_answered_cb (DipleKeyboardDialog *self, const char *response)
{
  if (g_str_equal (response, "reset"))
    diple_keymap_reset (self->keymap);
}

static void
reset_cb (DipleKeyboardDialog *self)
{
  GtkWidget *dialog =
      adw_message_dialog_new (GTK_WINDOW (self),
                              _ ("Reset All Keys?"),
                              _ ("Every command gets the keys that ship; your own are forgotten."));

  adw_message_dialog_add_responses (
      ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "reset", _ ("_Reset"), NULL);
  adw_message_dialog_set_response_appearance (
      ADW_MESSAGE_DIALOG (dialog), "reset", ADW_RESPONSE_DESTRUCTIVE);
  g_signal_connect_object (
      dialog, "response", G_CALLBACK (reset_answered_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
fill (DipleKeyboardDialog *self)
{
  for (guint i = 0; i < DIPLE_N_GROUPS; i++)
    {
      self->groups[i] = adw_preferences_group_new ();
      adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->groups[i]),
                                       diple_command_group_title (i));
      adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (self->groups[i]));
    }
  for (const DipleCommand *command = diple_commands (); command->action != NULL; command++)
    {
      GtkWidget *row = diple_keyboard_row_new (self->keymap, command, self->schema);

      g_signal_connect_object (
          row, "listening", G_CALLBACK (listening_cb), self, G_CONNECT_SWAPPED);
      g_ptr_array_add (self->rows, row);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->groups[command->group]), row);
    }
}

static void
diple_keyboard_dialog_dispose (GObject *object)
{
  DipleKeyboardDialog *self = DIPLE_KEYBOARD_DIALOG (object);

  self->listening = NULL;
  g_clear_object (&self->keymap);
  g_clear_pointer (&self->schema, diple_schema_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), DIPLE_TYPE_KEYBOARD_DIALOG);
  G_OBJECT_CLASS (diple_keyboard_dialog_parent_class)->dispose (object);
}

static void
diple_keyboard_dialog_class_init (DipleKeyboardDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = diple_keyboard_dialog_dispose;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/diple/Diple/ui/diple-keyboard-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DipleKeyboardDialog, search);
  gtk_widget_class_bind_template_child (widget_class, DipleKeyboardDialog, reset);
  gtk_widget_class_bind_template_child (widget_class, DipleKeyboardDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, DipleKeyboardDialog, page);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, reset_cb);
}

static void
diple_keyboard_dialog_init (DipleKeyboardDialog *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *down;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
  gtk_event_controller_set_name (keys, "diple-keyboard-dialog");
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  down = gtk_shortcut_controller_new ();
  gtk_event_controller_set_propagation_phase (down, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (down),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Down, 0),
                        gtk_callback_action_new (leave_search_cb, self, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->search), down);
}

GtkWidget *
diple_keyboard_dialog_new (GtkWindow *parent, DipleKeymap *keymap, DipleSchema *schema)
{
  DipleKeyboardDialog *self;

  g_return_val_if_fail (DIPLE_IS_KEYMAP (keymap), NULL);

  self = g_object_new (DIPLE_TYPE_KEYBOARD_DIALOG, "transient-for", parent, NULL);
  self->keymap = g_object_ref (keymap);
  self->schema = schema != NULL ? diple_schema_ref (schema) : NULL;
  fill (self);
  g_signal_connect_object (keymap, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);
  return GTK_WIDGET (self);
}
