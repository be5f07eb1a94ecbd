/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/window/diple-window-private.h"

#include <glib/gi18n-lib.h>

/* Distraction-free: nothing but the text, on the whole screen. All keys work as before. */

static void
tell_how_to_leave (DipleWindow *self)
{
  g_autofree char *key =
      diple_keymap_dup_label (diple_settings_get_keymap (self->settings), "win.distraction-free");
  g_autofree char *text =
      key != NULL ? g_strdup_printf (_ ("Only the text; %s or Esc brings back the rest"), key)
                  : g_strdup (_ ("Only the text; Esc brings back the rest"));

  diple_window_toast (self, text);
}

void
diple_window_set_calm (DipleWindow *self, gboolean calm)
{
  if (self->calm == calm || (calm && self->editor == NULL))
    return;
  self->calm = calm;
  if (calm)
    {
      self->was_fullscreen = gtk_window_is_fullscreen (GTK_WINDOW (self));
      diple_window_show_page (self, "annotate");
    }
  gtk_widget_set_visible (self->header, !calm);
  diple_annotate_page_set_calm (self->page, calm);
  if (calm)
    gtk_window_fullscreen (GTK_WINDOW (self));
  else if (!self->was_fullscreen)
    gtk_window_unfullscreen (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (diple_annotate_page_get_view (self->page)));
  if (calm)
    tell_how_to_leave (self);
}

/* What the text has no use for. */
static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  DipleWindow *self = DIPLE_WINDOW (gtk_widget_get_root (widget));

  if (!self->calm)
    return FALSE;
  g_object_set (self, "distraction-free", FALSE, NULL);
  return TRUE;
}

static void
follow_compact (DipleWindow *self)
{
  gboolean compact;

  g_object_get (self->settings, "compact", &compact, NULL);
  if (compact)
    gtk_widget_add_css_class (GTK_WIDGET (self), "compact");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "compact");
}

static void
add_escape (GtkWidget *widget)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_name (keys, "diple-window-escape");
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                        gtk_callback_action_new (escape_cb, NULL, NULL)));
  gtk_widget_add_controller (widget, keys);
}

void
diple_window_follow_comfort (DipleWindow *self)
{
  /* On the text, too: between it and the window a toast would take the key. */
  add_escape (GTK_WIDGET (self));
  add_escape (GTK_WIDGET (diple_annotate_page_get_view (self->page)));
  g_signal_connect_object (
      self->settings, "notify::compact", G_CALLBACK (follow_compact), self, G_CONNECT_SWAPPED);
  follow_compact (self);
}
