/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/window/diple-import-dialog-private.h"

#include "ui/window/diple-facts-form-private.h"
#include "ui/window/diple-import-item-private.h"
#include "ui/window/diple-jobs-private.h"

#include <glib/gi18n-lib.h>

struct _DipleImportDialog
{
  AdwWindow parent_instance;

  AdwWindowTitle *heading;
  GtkToggleButton *chip_all;
  GtkToggleButton *chip_problems;
  GtkWidget *again;
  GtkListView *view;
  GtkStack *stack;
  DipleFactsForm *form;

  DipleEditor *editor;
  DipleImportReport *report;
  GtkSingleSelection *selection;
  GCancellable *loading;
};

enum
{
  IMPORT_DUPLICATES,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DipleImportDialog, diple_import_dialog, ADW_TYPE_WINDOW)

static void
save (DipleImportDialog *self)
{
  const DipleDocument *facts = diple_facts_form_get_changed (self->form);

  if (facts != NULL)
    diple_editor_set_facts (self->editor, facts);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DipleImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  DipleDocument *facts = diple_project_run_finish (DIPLE_PROJECT (source), result, &error);

  if (facts != NULL)
    {
      diple_facts_form_take (self->form, facts);
      gtk_stack_set_visible_child_name (self->stack, "facts");
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_warning ("A document’s details cannot be read: %s", error->message);
}

static void
selected_cb (DipleImportDialog *self)
{
  DipleImportItem *item = gtk_single_selection_get_selected_item (self->selection);
  gint64 document = item != NULL ? diple_import_item_get_result (item)->document : 0;

  save (self);
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  if (document == 0)
    {
      diple_facts_form_take (self->form, NULL);
      gtk_stack_set_visible_child_name (self->stack, "nothing");
      return;
    }
  self->loading = g_cancellable_new ();
  diple_jobs_facts (diple_editor_get_project (self->editor),
                    document,
                    self->loading,
                    loaded_cb,
                    g_object_ref (self));
}

static void
show_results (DipleImportDialog *self, gboolean problems)
{
  g_autoptr (GListModel) items = diple_import_items_new (self->report, problems);

  g_clear_object (&self->selection);
  self->selection = gtk_single_selection_new (g_steal_pointer (&items));
  g_signal_connect_object (
      self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  selected_cb (self);
}

static void
chip_toggled_cb (GtkToggleButton *chip, DipleImportDialog *self)
{
  show_results (self, !gtk_toggle_button_get_active (self->chip_all));
}

static void
again_cb (GtkButton *button, DipleImportDialog *self)
{
  g_signal_emit (self, signals[IMPORT_DUPLICATES], 0);
  gtk_window_close (GTK_WINDOW (self));
}

static gboolean
close_request_cb (GtkWindow *window, gpointer data)
{
  save (DIPLE_IMPORT_DIALOG (window));
  return FALSE;
}

static void
show_report (DipleImportDialog *self)
{
  g_autofree char *summary = diple_import_dialog_summary (self->report);
  g_autofree char *all = NULL;
  g_autofree char *problems = NULL;
  guint n_problems = 0;

  for (guint i = 0; i < self->report->results->len; i++)
    {
      const DipleImportResult *result = g_ptr_array_index (self->report->results, i);

      n_problems += result->status != DIPLE_IMPORT_DONE;
    }
  all = g_strdup_printf (_ ("All %u"), self->report->results->len);
  problems = g_strdup_printf (_ ("To look at %u"), n_problems);
  adw_window_title_set_subtitle (self->heading, summary);
  gtk_button_set_label (GTK_BUTTON (self->chip_all), all);
  gtk_button_set_label (GTK_BUTTON (self->chip_problems), problems);
  gtk_widget_set_sensitive (GTK_WIDGET (self->chip_problems), n_problems > 0);
  gtk_widget_set_visible (self->again, self->report->duplicates > 0);
  show_results (self, FALSE);
}

static void
diple_import_dialog_dispose (GObject *object)
{
  DipleImportDialog *self = DIPLE_IMPORT_DIALOG (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  if (self->view != NULL)
    gtk_list_view_set_model (self->view, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->editor);
  gtk_widget_dispose_template (GTK_WIDGET (self), DIPLE_TYPE_IMPORT_DIALOG);

  G_OBJECT_CLASS (diple_import_dialog_parent_class)->dispose (object);
}

static void
diple_import_dialog_finalize (GObject *object)
{
  g_clear_pointer (&DIPLE_IMPORT_DIALOG (object)->report, diple_import_report_free);
  G_OBJECT_CLASS (diple_import_dialog_parent_class)->finalize (object);
}

static void
diple_import_dialog_class_init (DipleImportDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = diple_import_dialog_dispose;
  object_class->finalize = diple_import_dialog_finalize;
  signals[IMPORT_DUPLICATES] = g_signal_new ("import-duplicates",
                                             DIPLE_TYPE_IMPORT_DIALOG,
                                             G_SIGNAL_RUN_LAST,
                                             0,
                                             NULL,
                                             NULL,
                                             NULL,
                                             G_TYPE_NONE,
                                             0);

  g_type_ensure (DIPLE_TYPE_FACTS_FORM);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/diple/Diple/ui/diple-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DipleImportDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, DipleImportDialog, chip_all);
  gtk_widget_class_bind_template_child (widget_class, DipleImportDialog, chip_problems);
  gtk_widget_class_bind_template_child (widget_class, DipleImportDialog, again);
  gtk_widget_class_bind_template_child (widget_class, DipleImportDialog, view);
  gtk_widget_class_bind_template_child (widget_class, DipleImportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, DipleImportDialog, form);
  gtk_widget_class_bind_template_callback (widget_class, chip_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, again_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_request_cb);
}

static void
diple_import_dialog_init (DipleImportDialog *self)
{
  g_autoptr (GtkListItemFactory) factory = diple_import_items_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_view_set_factory (self->view, factory);
}

GtkWidget *
diple_import_dialog_new (GtkWindow *parent, DipleEditor *editor, DipleImportReport *report)
{
  DipleImportDialog *self = g_object_new (DIPLE_TYPE_IMPORT_DIALOG, "transient-for", parent, NULL);

  self->editor = g_object_ref (editor);
  self->report = report;
  show_report (self);
  return GTK_WIDGET (self);
}

char *
diple_import_dialog_summary (const DipleImportReport *report)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (
      text,
      g_dngettext (
          GETTEXT_PACKAGE, "%u document imported", "%u documents imported", report->imported),
      report->imported);
  if (report->warned > 0)
    g_string_append_printf (text, _ (", %u to look at"), report->warned);
  if (report->duplicates > 0)
    g_string_append_printf (text, _ (", %u already there"), report->duplicates);
  if (report->refused > 0)
    g_string_append_printf (text, _ (", %u refused"), report->refused);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
