/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/feedback/diple-feedback-view-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ui/feedback/diple-feedback-print-private.h"
#include "ui/window/diple-ui-compat-private.h"

static const char *const exports[] = { "feedback.print",
                                       "feedback.save-pdf",
                                       "feedback.save-html" };

void
diple_feedback_view_enable_export (DipleFeedbackView *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (exports); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), exports[i], self->feedback != NULL);
}

static GtkWindow *
get_window (DipleFeedbackView *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
printed_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, DipleFeedbackView *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *told = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  told = g_strdup_printf (_ ("The report was not printed: %s"), error->message);
  diple_feedback_view_tell (self, told);
}

static void
print (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DipleFeedbackView *self = DIPLE_FEEDBACK_VIEW (widget);
  g_autoptr (GtkPrintOperation) operation = diple_feedback_print_new (self->feedback);

  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect_object (operation, "done", G_CALLBACK (printed_cb), self, 0);
  /* What goes wrong is told by "done". */
  gtk_print_operation_run (
      operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, get_window (self), NULL);
}

/* What is to be written where the user says. */
typedef struct
{
  DipleFeedback *feedback;
  char *path;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  diple_feedback_unref (saving->feedback);
  g_free (saving->path);
  g_free (saving);
}

static void
tell_saved (DipleFeedbackView *self, const char *path, const GError *error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *told =
      error == NULL ? g_strdup_printf (_ ("Saved as “%s”"), name)
                    : g_strdup_printf (_ ("“%s” was not saved: %s"), name, error->message);

  diple_feedback_view_tell (self, told);
}

static void
run_html (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Saving *saving = data;
  g_autofree char *html = diple_feedback_dup_html (saving->feedback);
  GError *error = NULL;

  if (g_file_set_contents (saving->path, html, -1, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
html_saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  const Saving *saving = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  tell_saved (DIPLE_FEEDBACK_VIEW (source), saving->path, error);
}

static void
save_html (DipleFeedbackView *self, const char *path)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, html_saved_cb, NULL);
  Saving *saving = g_new (Saving, 1);

  *saving = (Saving){ diple_feedback_ref (self->feedback), g_strdup (path) };
  g_task_set_source_tag (task, save_html);
  g_task_set_task_data (task, saving, saving_free);
  g_task_run_in_thread (task, run_html);
}

static void
save_pdf (DipleFeedbackView *self, const char *path)
{
  g_autoptr (GtkPrintOperation) operation = diple_feedback_print_new (self->feedback);
  g_autoptr (GError) error = NULL;

  gtk_print_operation_set_export_filename (operation, path);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, get_window (self), &error);
  tell_saved (self, path, error);
}

/* It may have changed since the file was asked for: what is saved is what is shown. */
static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DipleFeedbackView) self = data;
  g_auto (GStrv) paths = diple_choose_finish (result, NULL); /* NULL: nothing was chosen */

  if (paths == NULL || paths[0] == NULL || self->feedback == NULL)
    return;
  if (g_str_has_suffix (paths[0], ".pdf"))
    save_pdf (self, paths[0]);
  else
    save_html (self, paths[0]);
}

/* "feedback.save-pdf" and "feedback.save-html": the suffix follows. */
static void
save_as (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DipleFeedbackView *self = DIPLE_FEEDBACK_VIEW (widget);
  const char *suffix = strrchr (action, '-') + 1;
  g_autofree char *title = g_strdup_printf (_ ("Feedback for %s"), self->feedback->name);
  g_autofree char *name = g_strdup_printf ("%s.%s", title, suffix);
  g_autofree char *pattern = g_strdup_printf ("*.%s", suffix);

  diple_choose_async (get_window (self),
                      &(DipleChoice){ .kind = DIPLE_CHOOSE_SAVE,
                                      .title = _ ("Save Feedback"),
                                      .accept = _ ("_Save"),
                                      .name = g_strdelimit (name, "/\\", '-'),
                                      .filter = suffix,
                                      .pattern = pattern },
                      chosen_cb,
                      g_object_ref (self));
}

void
diple_feedback_view_install_export (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "feedback.print", NULL, print);
  gtk_widget_class_install_action (widget_class, "feedback.save-pdf", NULL, save_as);
  gtk_widget_class_install_action (widget_class, "feedback.save-html", NULL, save_as);
}
