/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/history/diple-history-window-private.h"
#include "ui/window/diple-ui-compat-private.h"
#include "ui/window/diple-window-private.h"

#include <glib/gi18n-lib.h>

/* The span that is asked about. */
typedef struct
{
  DipleWindow *window;
  gint64 span;
} Asked;

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Asked *asked = data;
  g_autoptr (DipleWindow) self = asked->window;
  g_autofree char *question = diple_ask_text_finish (result);

  if (question != NULL && self->checker != NULL)
    {
      diple_checker_ask (self->checker, asked->span, question);
      diple_window_toast (self, _ ("Asked about the guidelines; see Checks for the answer"));
    }
  g_free (asked);
}

void
diple_window_ask_guideline (DipleWindow *self)
{
  DipleSpan *active = self->editor != NULL ? diple_editor_get_active (self->editor) : NULL;
  const DipleFlag *flag;
  Asked *asked;

  if (active == NULL)
    {
      g_autofree char *advice =
          diple_keymap_dup_no_span (diple_settings_get_keymap (self->settings));

      diple_window_toast (self, advice);
      return;
    }
  flag = diple_checker_get_flag (self->checker, active->id);
  asked = g_new (Asked, 1);
  *asked = (Asked){ g_object_ref (self), active->id };
  diple_ask_text_async (
      GTK_WINDOW (self),
      _ ("Ask About the Guidelines"),
      _ ("The question hangs on this annotation until it is answered or taken back."),
      _ ("_Ask"),
      flag != NULL ? flag->question : "",
      asked_cb,
      asked);
}

static void
show_document_cb (DipleWindow *self, gint64 document)
{
  diple_window_show_place (self, document, 0, (DipleRange){ 0, 0 });
}

void
diple_window_show_history (DipleWindow *self, gboolean of_span)
{
  DipleSpan *active = of_span ? diple_editor_get_active (self->editor) : NULL;
  GtkWidget *window =
      diple_history_window_new (GTK_WINDOW (self), self->editor, active != NULL ? active->id : 0);

  g_signal_connect_object (
      window, "show-document", G_CALLBACK (show_document_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}
