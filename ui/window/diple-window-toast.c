/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/window/diple-window-private.h"

static void
toast_gone_cb (AdwToast *toast, DipleWindow *self)
{
  if (self->toast == toast)
    g_clear_weak_pointer (&self->toast);
}

/* One word after the other goes into the toast that is there: libadwaita 1.2 frees a toast twice
 * that is dismissed while it comes in, as happens when somebody holds the key of undo. */
void
diple_window_toast (DipleWindow *self, const char *text)
{
  GtkWidget *page = adw_view_stack_get_visible_child (self->pages);
  AdwToast *toast;
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_clear_pointer (&self->told, g_free);
  diple_annotate_page_announce (self->page, text);
  if (self->toast != NULL && g_strcmp0 (self->toast_text, text) == 0)
    return;
  g_free (self->toast_text);
  self->toast_text = g_strdup (text);
  if (self->toast != NULL && self->toast_page == page)
    {
      adw_toast_set_title (self->toast, escaped);
      return;
    }
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);

  self->toast_page = page;
  toast = adw_toast_new (escaped);
  adw_toast_set_timeout (toast, 4);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (toast_gone_cb), self, 0);
  g_set_weak_pointer (&self->toast, toast);
  diple_window_add_toast (self, toast);
}

static void
tell_cb (gpointer data)
{
  DipleWindow *self = data;
  g_autofree char *told = g_steal_pointer (&self->told);

  if (told != NULL)
    diple_window_toast (self, told);
}

void
diple_window_tell (DipleWindow *self, const char *text)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      diple_window_toast (self, text);
      return;
    }
  g_free (self->told);
  self->told = g_strdup (text);
  if (self->tell == NULL)
    self->tell = diple_after_frame_new (GTK_WIDGET (self), tell_cb, self);
  diple_after_frame_ask (self->tell);
}
