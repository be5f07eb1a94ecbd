/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/exchange/diple-share-dialog-private.h"

#include "data/diple-annotators.h"

#include <glib/gi18n-lib.h>

struct _DipleShareDialog
{
  AdwWindow parent_instance;

  AdwComboRow *person;
  GtkCheckButton *handed_out;
  GtkCheckButton *all;
  AdwActionRow *handed_out_row;
  AdwActionRow *all_row;

  GtkWidget *suggestions_group;
  GtkSwitch *suggestions;
  DipleProject *project;
  GtkStringList *names;
  GArray *ids; /* gint64, by the place in names */
  GCancellable *looking;
  gboolean seen; /* counts have come */
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DipleShareDialog, diple_share_dialog, ADW_TYPE_WINDOW)

static void
show_count (AdwActionRow *row, guint n)
{
  g_autofree char *text =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u document", "%u documents", n), n);

  adw_action_row_set_subtitle (row, text);
}

static void
show_counts (DipleShareDialog *self, const DipleShareCounts *counts)
{
  gboolean chosen = counts->handed_out < counts->all;

  show_count (self->all_row, counts->all);
  if (chosen)
    show_count (self->handed_out_row, counts->handed_out);
  else
    adw_action_row_set_subtitle (self->handed_out_row, _ ("Nothing was handed out: all are open"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->handed_out_row), chosen);
  gtk_check_button_set_active (chosen ? self->handed_out : self->all, TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "share.accept", counts->all > 0);
  if (!self->seen)
    gtk_widget_grab_focus (GTK_WIDGET (self->person));
  self->seen = TRUE;
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DipleShareDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree DipleShareCounts *counts =
      diple_project_run_finish (DIPLE_PROJECT (source), result, &error);

  if (counts != NULL)
    show_counts (self, counts);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    adw_action_row_set_subtitle (self->all_row, error->message);
}

static void
person_cb (DipleShareDialog *self)
{
  if (self->project == NULL)
    return;
  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  self->looking = g_cancellable_new ();
  diple_exchange_count (self->project,
                        diple_share_dialog_get_annotator (self, NULL),
                        self->looking,
                        counted_cb,
                        g_object_ref (self));
}

static void
accept (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[CHOSEN], 0);
}

static void
diple_share_dialog_dispose (GObject *object)
{
  DipleShareDialog *self = DIPLE_SHARE_DIALOG (object);

  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  g_clear_object (&self->project);
  g_clear_object (&self->names);
  gtk_widget_dispose_template (GTK_WIDGET (self), DIPLE_TYPE_SHARE_DIALOG);

  G_OBJECT_CLASS (diple_share_dialog_parent_class)->dispose (object);
}

static void
diple_share_dialog_finalize (GObject *object)
{
  g_array_unref (DIPLE_SHARE_DIALOG (object)->ids);
  G_OBJECT_CLASS (diple_share_dialog_parent_class)->finalize (object);
}

static void
diple_share_dialog_class_init (DipleShareDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = diple_share_dialog_dispose;
  object_class->finalize = diple_share_dialog_finalize;
  signals[CHOSEN] = g_signal_new (
      "chosen", DIPLE_TYPE_SHARE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "share.accept", NULL, accept);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/diple/Diple/ui/diple-share-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DipleShareDialog, person);
  gtk_widget_class_bind_template_child (widget_class, DipleShareDialog, handed_out);
  gtk_widget_class_bind_template_child (widget_class, DipleShareDialog, all);
  gtk_widget_class_bind_template_child (widget_class, DipleShareDialog, handed_out_row);
  gtk_widget_class_bind_template_child (widget_class, DipleShareDialog, all_row);
  gtk_widget_class_bind_template_child (widget_class, DipleShareDialog, suggestions_group);
  gtk_widget_class_bind_template_child (widget_class, DipleShareDialog, suggestions);
  gtk_widget_class_bind_template_callback (widget_class, person_cb);
}

static void
diple_share_dialog_init (DipleShareDialog *self)
{
  self->names = gtk_string_list_new (NULL);
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "share.accept", FALSE);
}

GtkWidget *
diple_share_dialog_new (GtkWindow *parent, DipleProject *project, GPtrArray *annotators)
{
  DipleShareDialog *self = g_object_new (DIPLE_TYPE_SHARE_DIALOG, "transient-for", parent, NULL);
  gboolean has_models = FALSE;

  for (guint i = 0; i < annotators->len; i++)
    {
      const DipleAnnotator *annotator = g_ptr_array_index (annotators, i);

      has_models = has_models || g_str_equal (annotator->kind, "model");
      if (!g_str_equal (annotator->kind, "person") && !g_str_equal (annotator->kind, "again"))
        continue;
      gtk_string_list_append (self->names, annotator->name);
      g_array_append_val (self->ids, annotator->id);
    }
  adw_combo_row_set_model (self->person, G_LIST_MODEL (self->names));
  gtk_widget_set_visible (self->suggestions_group, has_models);
  self->project = g_object_ref (project);
  person_cb (self);
  return GTK_WIDGET (self);
}

gint64
diple_share_dialog_get_annotator (DipleShareDialog *self, const char **name)
{
  guint place;

  g_return_val_if_fail (DIPLE_IS_SHARE_DIALOG (self), 0);

  place = adw_combo_row_get_selected (self->person);
  if (place >= self->ids->len)
    return 0;
  if (name != NULL)
    *name = gtk_string_list_get_string (self->names, place);
  return g_array_index (self->ids, gint64, place);
}

gboolean
diple_share_dialog_get_all (DipleShareDialog *self)
{
  g_return_val_if_fail (DIPLE_IS_SHARE_DIALOG (self), FALSE);

  return gtk_check_button_get_active (self->all);
}

gboolean
diple_share_dialog_get_suggestions (DipleShareDialog *self)
{
  g_return_val_if_fail (DIPLE_IS_SHARE_DIALOG (self), FALSE);

  return gtk_switch_get_active (self->suggestions);
}
