/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/window/diple-details-dialog-private.h"

#include "ui/window/diple-facts-form-private.h"
#include "ui/window/diple-jobs-private.h"

#include <glib/gi18n-lib.h>

struct _DipleDetailsDialog
{
  AdwWindow parent_instance;

  DipleFactsForm *form;

  DipleEditor *editor;
  GCancellable *loading;
};

G_DEFINE_FINAL_TYPE (DipleDetailsDialog, diple_details_dialog, ADW_TYPE_WINDOW)

static gboolean
close_request_cb (GtkWindow *window, gpointer data)
{
  DipleDetailsDialog *self = DIPLE_DETAILS_DIALOG (window);
  const DipleDocument *facts = diple_facts_form_get_changed (self->form);

  if (facts != NULL)
    diple_editor_set_facts (self->editor, facts);
  return FALSE;
}

static void
cancel (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DipleDetailsDialog *self = DIPLE_DETAILS_DIALOG (widget);

  diple_facts_form_take (self->form, NULL);
  gtk_window_close (GTK_WINDOW (self));
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DipleDetailsDialog) self = data;
  g_autoptr (GError) error = NULL;
  DipleDocument *facts = diple_project_run_finish (DIPLE_PROJECT (source), result, &error);

  if (facts != NULL)
    diple_facts_form_take (self->form, facts);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_warning ("The document’s details cannot be read: %s", error->message);
}

static void
diple_details_dialog_dispose (GObject *object)
{
  DipleDetailsDialog *self = DIPLE_DETAILS_DIALOG (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->editor);
  gtk_widget_dispose_template (GTK_WIDGET (self), DIPLE_TYPE_DETAILS_DIALOG);

  G_OBJECT_CLASS (diple_details_dialog_parent_class)->dispose (object);
}

static void
diple_details_dialog_class_init (DipleDetailsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = diple_details_dialog_dispose;
  g_type_ensure (DIPLE_TYPE_FACTS_FORM);
  gtk_widget_class_install_action (widget_class, "details.cancel", NULL, cancel);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "details.cancel", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/diple/Diple/ui/diple-details-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DipleDetailsDialog, form);
  gtk_widget_class_bind_template_callback (widget_class, close_request_cb);
}

static void
diple_details_dialog_init (DipleDetailsDialog *self)
{
  self->loading = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
diple_details_dialog_new (GtkWindow *parent, DipleEditor *editor)
{
  DipleDetailsDialog *self;
  const DipleDocument *document = diple_editor_get_document (editor);

  g_return_val_if_fail (document != NULL, NULL);

  self = g_object_new (DIPLE_TYPE_DETAILS_DIALOG, "transient-for", parent, NULL);
  self->editor = g_object_ref (editor);
  diple_jobs_facts (diple_editor_get_project (editor),
                    document->id,
                    self->loading,
                    loaded_cb,
                    g_object_ref (self));
  return GTK_WIDGET (self);
}
