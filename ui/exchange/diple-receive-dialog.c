/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/exchange/diple-receive-dialog-private.h"

#include "ui/exchange/diple-receipt-item-private.h"

#include <glib/gi18n-lib.h>

struct _DipleReceiveDialog
{
  AdwWindow parent_instance;

  AdwWindowTitle *heading;
  GtkWidget *accept;
  GtkLabel *summary;
  GtkStack *stack;
  AdwStatusPage *nothing;
  GtkListView *view;

  GStrv paths; /* of the files that bring something */
};

enum
{
  ACCEPTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DipleReceiveDialog, diple_receive_dialog, ADW_TYPE_WINDOW)

static void
accept (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[ACCEPTED], 0);
}

static void
show_list (DipleReceiveDialog *self, const GPtrArray *parcels)
{
  g_autoptr (GListModel) items = diple_receipt_items_new (parcels);
  g_autoptr (GtkSelectionModel) selection = NULL;

  gtk_stack_set_visible_child_name (self->stack,
                                    g_list_model_get_n_items (items) > 0 ? "list" : "nothing");
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (g_steal_pointer (&items)));
  gtk_list_view_set_model (self->view, selection);
}

static GStrv
find_news (const GPtrArray *parcels)
{
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();

  for (guint i = 0; i < parcels->len; i++)
    {
      const DipleParcel *parcel = g_ptr_array_index (parcels, i);

      if (parcel->receipt != NULL && !parcel->receipt->nothing_to_do)
        g_strv_builder_add (paths, parcel->path);
    }
  return g_strv_builder_end (paths);
}

static char *
dup_summary (const DipleReceipt *receipt)
{
  g_autofree char *sums = diple_receipt_dup_summary (receipt);

  if (receipt->nothing_to_do)
    return g_strdup (_ ("Everything in it is here already."));
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "%s. %u annotation stays as it is.",
                                       "%s. %u annotations stay as they are.",
                                       receipt->unchanged),
                          sums,
                          receipt->unchanged);
}

static void
show_one (DipleReceiveDialog *self, const DipleParcel *parcel)
{
  const DipleReceipt *receipt = parcel->receipt;
  g_autofree char *file = g_filename_display_basename (parcel->path);
  g_autofree char *heading = receipt->whole
                                 ? g_strdup (_ ("Receive a Copy"))
                                 : g_strdup_printf (_ ("Receive from %s"), receipt->from);
  g_autofree char *summary = dup_summary (receipt);

  adw_window_title_set_title (self->heading, heading);
  adw_window_title_set_subtitle (self->heading, file);
  gtk_label_set_text (self->summary, summary);
}

static void
show_several (DipleReceiveDialog *self, const GPtrArray *parcels)
{
  g_autofree char *heading = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "Receive %u File", "Receive %u Files", parcels->len),
      parcels->len);
  const guint n_news = g_strv_length (self->paths);
  g_autofree char *summary =
      n_news == 0
          ? g_strdup (_ ("None of them brings anything new."))
          : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                          "%u of them brings something new; it is one undo.",
                                          "%u of them bring something new; each is one undo.",
                                          n_news),
                             n_news);

  adw_window_title_set_title (self->heading, heading);
  gtk_label_set_text (self->summary, summary);
}

static void
show_parcels (DipleReceiveDialog *self, const GPtrArray *parcels)
{
  const gboolean news = self->paths[0] != NULL;

  if (parcels->len == 1)
    show_one (self, g_ptr_array_index (parcels, 0));
  else
    show_several (self, parcels);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "receive.accept", news);
  if (news)
    gtk_widget_grab_focus (self->accept);
  show_list (self, parcels);
}

static void
diple_receive_dialog_dispose (GObject *object)
{
  DipleReceiveDialog *self = DIPLE_RECEIVE_DIALOG (object);

  if (self->view != NULL)
    gtk_list_view_set_model (self->view, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DIPLE_TYPE_RECEIVE_DIALOG);

  G_OBJECT_CLASS (diple_receive_dialog_parent_class)->dispose (object);
}

static void
diple_receive_dialog_finalize (GObject *object)
{
  g_strfreev (DIPLE_RECEIVE_DIALOG (object)->paths);
  G_OBJECT_CLASS (diple_receive_dialog_parent_class)->finalize (object);
}

static void
diple_receive_dialog_class_init (DipleReceiveDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = diple_receive_dialog_dispose;
  object_class->finalize = diple_receive_dialog_finalize;
  signals[ACCEPTED] = g_signal_new ("accepted",
                                    DIPLE_TYPE_RECEIVE_DIALOG,
                                    G_SIGNAL_RUN_LAST,
                                    0,
                                    NULL,
                                    NULL,
                                    NULL,
                                    G_TYPE_NONE,
                                    0);

  gtk_widget_class_install_action (widget_class, "receive.accept", NULL, accept);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/diple/Diple/ui/diple-receive-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DipleReceiveDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, DipleReceiveDialog, accept);
  gtk_widget_class_bind_template_child (widget_class, DipleReceiveDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, DipleReceiveDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, DipleReceiveDialog, nothing);
  gtk_widget_class_bind_template_child (widget_class, DipleReceiveDialog, view);
}

static void
diple_receive_dialog_init (DipleReceiveDialog *self)
{
  g_autoptr (GtkListItemFactory) factory = diple_receipt_items_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_view_set_factory (self->view, factory);
}

GtkWidget *
diple_receive_dialog_new (GtkWindow *parent, const GPtrArray *parcels)
{
  DipleReceiveDialog *self =
      g_object_new (DIPLE_TYPE_RECEIVE_DIALOG, "transient-for", parent, NULL);

  self->paths = find_news (parcels);
  show_parcels (self, parcels);
  return GTK_WIDGET (self);
}

const char *const *
diple_receive_dialog_get_paths (DipleReceiveDialog *self)
{
  g_return_val_if_fail (DIPLE_IS_RECEIVE_DIALOG (self), NULL);

  return (const char *const *) self->paths;
}
