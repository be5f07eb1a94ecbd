/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/window/diple-ui-compat-private.h"
#include "ui/window/diple-window-private.h"

#include <glib/gi18n-lib.h>

/* The project's file was moved or deleted while it is open: all goes on in it, and is lost with it
 * if it was deleted. Whoever saves a copy goes on there. */

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DipleWindow *self = DIPLE_WINDOW (source);

  if (diple_ask_finish (result) && self->project != NULL)
    diple_window_choose_backup (self);
}

static void
ask (DipleWindow *self)
{
  g_autofree char *shown = g_filename_display_name (self->path);
  g_autofree char *body = g_strdup_printf (
      _ ("“%s” was moved, replaced or deleted while it is open here. What you do now goes into the "
         "old file, and is lost if that was deleted. Save a copy to go on there."),
      shown);

  diple_ask_async (GTK_WINDOW (self),
                   _ ("The Project Is No Longer in Its Place"),
                   body,
                   _ ("_Save a Copy…"),
                   FALSE,
                   answered_cb,
                   NULL);
}

void
diple_window_follow_move (DipleWindow *self, gboolean away)
{
  self->away = away;
  if (away)
    ask (self);
  else
    diple_window_toast (self, _ ("The project is in its place again"));
}

void
diple_window_go_on_in (DipleWindow *self, const char *path)
{
  diple_window_close_project (self);
  g_clear_pointer (&self->path, g_free);
  diple_window_open (self, path, DIPLE_STORE_READ_WRITE);
}
