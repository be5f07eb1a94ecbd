/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/window/diple-window-private.h"

/* How the keyboard gets about in the window: its shortcuts, and the panes from one to the next. */

/* While somebody writes, undo is the entry's. */
static gboolean
press_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  const DipleCommand *command = data;

  if (g_str_has_suffix (command->action, "do") && diple_keymap_is_writing (widget))
    return FALSE;
  return diple_command_activate (command, widget);
}

/* The same for a key that writes a character. */
static gboolean
press_letter_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  return !diple_keymap_is_writing (widget) && diple_command_activate (data, widget);
}

static void
add_command (DipleWindow *self, DipleKeymap *keymap, const DipleCommand *command)
{
  g_auto (GStrv) keys = diple_keymap_dup_keys (keymap, command);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autoptr (GtkShortcutAction) action = gtk_callback_action_new (
          diple_key_is_writing (keys[i]) ? press_letter_cb : press_cb, (gpointer) command, NULL);

      diple_keymap_add_key (self->keys, keys[i], action, NULL);
    }
  diple_keymap_add_shortcuts (keymap, command, self->key_hints, NULL);
}

static void
add_commands (gpointer data)
{
  DipleWindow *self = data;
  DipleKeymap *keymap = diple_settings_get_keymap (self->settings);

  diple_keymap_clear (self->keys);
  diple_keymap_clear (self->key_hints);
  for (const DipleCommand *command = diple_commands (); command->action != NULL; command++)
    if (diple_command_reach (command) == DIPLE_REACH_WINDOW && !command->fixed)
      add_command (self, keymap, command);
}

static void
follow_keymap (DipleWindow *self)
{
  diple_keymap_change_hints (GTK_WIDGET (self), add_commands, self);
  diple_keymap_dress (diple_settings_get_keymap (self->settings), GTK_WIDGET (self));
}

static GtkShortcutController *
new_controller (DipleWindow *self, const char *name, GtkPropagationPhase phase)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_name (controller, name);
  gtk_event_controller_set_propagation_phase (controller, phase);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
  return GTK_SHORTCUT_CONTROLLER (controller);
}

/* Keys of the window are taken before the text's own widget sees them: GtkTextView keeps some of
 * them for itself, undo even while it has nothing to undo. The hints hear no key; menus read in
 * them what to show. */
void
diple_window_add_keys (DipleWindow *self)
{
  DipleKeymap *keymap = diple_settings_get_keymap (self->settings);

  self->keys = new_controller (self, "diple-window-keys", GTK_PHASE_CAPTURE);
  self->key_hints = new_controller (self, "diple-window-key-hints", GTK_PHASE_NONE);
  diple_schema_page_set_keymap (self->schema_page, keymap);
  diple_checks_page_set_keymap (self->checks_page, keymap);
  diple_review_page_set_keymap (self->review_page, keymap);
  diple_insights_page_set_keymap (self->insights_page, keymap);
  g_signal_connect_object (keymap, "changed", G_CALLBACK (follow_keymap), self, G_CONNECT_SWAPPED);
  follow_keymap (self);
}

static gboolean
can_enter (GtkWidget *pane)
{
  return gtk_widget_get_mapped (pane) && gtk_widget_get_sensitive (pane);
}

static gboolean
enter (GtkWidget *pane)
{
  return can_enter (pane) &&
         (gtk_widget_grab_focus (pane) || gtk_widget_child_focus (pane, GTK_DIR_TAB_FORWARD));
}

static guint
pane_of (GPtrArray *panes, GtkWidget *focus)
{
  for (guint i = 0; focus != NULL && i < panes->len; i++)
    {
      GtkWidget *pane = g_ptr_array_index (panes, i);

      if (focus == pane || gtk_widget_is_ancestor (focus, pane))
        return i;
    }
  return 0;
}

/* Round and round: the header bar, then what stands below it from left to right. */
void
diple_window_step_pane (DipleWindow *self, int direction)
{
  g_autoptr (GPtrArray) panes = g_ptr_array_new ();
  guint at;

  g_ptr_array_add (panes, self->header);
  if (self->editor != NULL && gtk_widget_get_mapped (GTK_WIDGET (self->page)))
    diple_annotate_page_add_panes (self->page, panes);
  else
    g_ptr_array_add (panes, self->stack);
  at = pane_of (panes, gtk_window_get_focus (GTK_WINDOW (self)));
  for (guint i = 1; i < panes->len; i++)
    {
      const guint next = (at + panes->len + direction * (int) i) % panes->len;

      if (enter (g_ptr_array_index (panes, next)))
        return;
    }
}
