/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/schema/diple-schema-question-private.h"

#include <glib/gi18n-lib.h>

void
diple_schema_touch_free (gpointer touch)
{
  diple_touch_clear (touch);
  g_free (touch);
}

void
diple_schema_question_init (DipleSchemaQuestion *self,
                            DipleSchemaWork *work,
                            GtkWindow *parent,
                            gint64 id,
                            const char *heading,
                            const char *response,
                            const char *word)
{
  self->work = g_object_ref (work);
  self->schema = diple_schema_ref ((DipleSchema *) diple_schema_work_get_schema (work));
  self->dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, heading, NULL));
  self->response = response;
  self->id = id;
  adw_message_dialog_add_responses (self->dialog, "cancel", _ ("_Cancel"), response, word, NULL);
  adw_message_dialog_set_response_appearance (self->dialog, response, ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_response_enabled (self->dialog, response, FALSE);
}

void
diple_schema_question_clear (DipleSchemaQuestion *self)
{
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  g_clear_object (&self->work);
  g_clear_pointer (&self->schema, diple_schema_unref);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DipleSchemaQuestion *self = data;
  g_autoptr (GError) error = NULL;
  DipleTouch *touch = diple_project_run_finish (DIPLE_PROJECT (source), result, &error);
  g_autofree char *body = NULL;
  gboolean may = FALSE;

  /* Cancelled: something else was chosen, or the dialog is gone and @self with it. */
  if (touch == NULL && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  body = touch != NULL ? self->tell (self->owner, touch, &may) : g_strdup (error->message);
  adw_message_dialog_set_body (self->dialog, body);
  adw_message_dialog_set_response_enabled (self->dialog, self->response, may);
  g_clear_pointer (&touch, diple_schema_touch_free);
}

void
diple_schema_question_count (DipleSchemaQuestion *self,
                             DipleJob job,
                             gpointer data,
                             GDestroyNotify data_free)
{
  DipleEditor *editor = diple_schema_work_get_editor (self->work);

  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  adw_message_dialog_set_response_enabled (self->dialog, self->response, FALSE);
  if (editor == NULL)
    {
      data_free (data);
      return;
    }
  self->counting = g_cancellable_new ();
  diple_project_read_async (diple_editor_get_project (editor),
                            job,
                            data,
                            data_free,
                            diple_schema_touch_free,
                            self->counting,
                            counted_cb,
                            self);
}
