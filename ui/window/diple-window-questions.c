/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

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
      diple_window_toast (self, _ ("No annotation is active: click one, or press Tab"));
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
