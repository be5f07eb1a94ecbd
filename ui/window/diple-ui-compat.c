/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/window/diple-ui-compat-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

static GtkFileChooserAction
action_of (DipleChooseKind kind)
{
  switch (kind)
    {
    case DIPLE_CHOOSE_FOLDER:
      return GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER;
    case DIPLE_CHOOSE_SAVE:
      return GTK_FILE_CHOOSER_ACTION_SAVE;
    case DIPLE_CHOOSE_FILE:
    case DIPLE_CHOOSE_FILES:
    default:
      return GTK_FILE_CHOOSER_ACTION_OPEN;
    }
}

static void
add_filter (GtkFileChooser *chooser, const char *name, const char *pattern)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  gtk_file_filter_add_pattern (filter, pattern);
  gtk_file_chooser_add_filter (chooser, filter);
}

static void
begin_in (GtkFileChooser *chooser, const char *folder)
{
  g_autoptr (GFile) file = g_file_new_for_path (folder);

  /* A folder that is gone makes the chooser begin where it would anyway. */
  gtk_file_chooser_set_current_folder (chooser, file, NULL);
}

static GStrv
take_paths (GtkFileChooser *chooser)
{
  g_autoptr (GListModel) files = gtk_file_chooser_get_files (chooser);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);
      g_autofree char *path = g_file_get_path (file);

      if (path != NULL)
        g_strv_builder_add (builder, path);
    }
  return g_strv_builder_end (builder);
}

static void
chosen_cb (GtkNativeDialog *dialog, int response, GTask *task)
{
  g_autoptr (GTask) owned = task;

  if (response == GTK_RESPONSE_ACCEPT)
    g_task_return_pointer (
        task, take_paths (GTK_FILE_CHOOSER (dialog)), (GDestroyNotify) g_strfreev);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Nothing was chosen");
}

void
diple_choose_async (GtkWindow *parent,
                    const DipleChoice *choice,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (parent, NULL, callback, user_data);
  GtkFileChooserNative *dialog;

  g_return_if_fail (choice != NULL);

  g_task_set_source_tag (task, diple_choose_async);
  dialog = gtk_file_chooser_native_new (
      choice->title, parent, action_of (choice->kind), choice->accept, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog),
                                        choice->kind == DIPLE_CHOOSE_FILES);
  if (choice->folder != NULL)
    begin_in (GTK_FILE_CHOOSER (dialog), choice->folder);
  if (choice->name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), choice->name);
  if (choice->pattern != NULL)
    add_filter (GTK_FILE_CHOOSER (dialog), choice->filter, choice->pattern);
  add_filter (GTK_FILE_CHOOSER (dialog), _ ("All files"), "*");

  g_task_set_task_data (task, dialog, g_object_unref);
  g_signal_connect (dialog, "response", G_CALLBACK (chosen_cb), g_steal_pointer (&task));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

GStrv
diple_choose_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static AdwMessageDialog *
new_question (GtkWindow *parent,
              const char *heading,
              const char *body,
              const char *accept,
              AdwResponseAppearance appearance)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, heading, body));

  adw_message_dialog_add_response (dialog, "close", accept != NULL ? _ ("_Cancel") : _ ("_Close"));
  adw_message_dialog_set_close_response (dialog, "close");
  if (accept != NULL)
    {
      adw_message_dialog_add_response (dialog, "accept", accept);
      adw_message_dialog_set_response_appearance (dialog, "accept", appearance);
      adw_message_dialog_set_default_response (dialog, "accept");
    }
  return dialog;
}

static void
answered_cb (AdwMessageDialog *dialog, const char *response, GTask *task)
{
  g_autoptr (GTask) owned = task;

  g_task_return_boolean (task, g_str_equal (response, "accept"));
}

void
diple_ask_async (GtkWindow *parent,
                 const char *heading,
                 const char *body,
                 const char *accept,
                 gboolean destructive,
                 GAsyncReadyCallback callback,
                 gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (parent, NULL, callback, user_data);
  AdwMessageDialog *dialog =
      new_question (parent,
                    heading,
                    body,
                    accept,
                    destructive ? ADW_RESPONSE_DESTRUCTIVE : ADW_RESPONSE_SUGGESTED);

  g_task_set_source_tag (task, diple_ask_async);
  g_signal_connect (dialog, "response", G_CALLBACK (answered_cb), g_steal_pointer (&task));
  gtk_window_present (GTK_WINDOW (dialog));
}

gboolean
diple_ask_finish (GAsyncResult *result)
{
  g_return_val_if_fail (G_IS_TASK (result), FALSE);

  return g_task_propagate_boolean (G_TASK (result), NULL);
}

static char *
dup_stripped (GtkEditable *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (entry)));
}

static void
text_answered_cb (AdwMessageDialog *dialog, const char *response, GTask *task)
{
  g_autoptr (GTask) owned = task;
  GtkEditable *entry = GTK_EDITABLE (adw_message_dialog_get_extra_child (dialog));

  g_task_return_pointer (
      task, g_str_equal (response, "accept") ? dup_stripped (entry) : NULL, g_free);
}

static void
text_changed_cb (GtkEditable *entry, AdwMessageDialog *dialog)
{
  g_autofree char *text = dup_stripped (entry);

  adw_message_dialog_set_response_enabled (dialog, "accept", text[0] != '\0');
}

void
diple_ask_text_async (GtkWindow *parent,
                      const char *heading,
                      const char *body,
                      const char *accept,
                      const char *text,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (parent, NULL, callback, user_data);
  AdwMessageDialog *dialog = new_question (parent, heading, body, accept, ADW_RESPONSE_SUGGESTED);
  GtkWidget *entry = gtk_entry_new ();

  g_task_set_source_tag (task, diple_ask_text_async);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, heading, -1);
  adw_message_dialog_set_extra_child (dialog, entry);
  g_signal_connect (entry, "changed", G_CALLBACK (text_changed_cb), dialog);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  text_changed_cb (GTK_EDITABLE (entry), dialog);
  g_signal_connect (dialog, "response", G_CALLBACK (text_answered_cb), g_steal_pointer (&task));
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (entry);
}

char *
diple_ask_text_finish (GAsyncResult *result)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}
