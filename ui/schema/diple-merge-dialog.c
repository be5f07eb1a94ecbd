/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/schema/diple-schema-dialogs-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* Which label another one is merged into; lives as long as its dialog. */
typedef struct
{
  DipleSchemaWork *work;
  DipleSchema *schema;
  AdwMessageDialog *dialog;
  GtkDropDown *choice;
  GtkCheckButton *carry;
  GArray *others; /* gint64: the labels to choose from */
  gint64 from;
  GCancellable *counting;
} Merge;

typedef struct
{
  gint64 from;
  gint64 into;
  gboolean carry;
} Pair;

static void
merge_free (gpointer data, GClosure *closure)
{
  Merge *merge = data;

  g_cancellable_cancel (merge->counting);
  g_clear_object (&merge->counting);
  g_object_unref (merge->work);
  diple_schema_unref (merge->schema);
  g_array_unref (merge->others);
  g_free (merge);
}

static gboolean
merge_step (DipleStore *store, gpointer data, gint64 *made, GError **error)
{
  const Pair *pair = data;

  return diple_schema_merge (store, pair->from, pair->into, pair->carry, error);
}

static Pair
chosen (Merge *merge)
{
  guint index = gtk_drop_down_get_selected (merge->choice);

  return (Pair){ merge->from,
                 index < merge->others->len ? g_array_index (merge->others, gint64, index) : 0,
                 gtk_check_button_get_active (merge->carry) };
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, Merge *merge)
{
  Pair pair = chosen (merge);
  g_autofree char *sentence = NULL;

  if (!g_str_equal (response, "merge") || pair.into == 0 ||
      diple_schema_work_get_editor (merge->work) == NULL)
    return;
  sentence = g_strdup_printf (_ ("Merged the label “%s” into “%s”"),
                              diple_schema_part_name (merge->schema, pair.from),
                              diple_schema_part_name (merge->schema, pair.into));
  diple_schema_work_run (
      merge->work, merge_step, g_memdup2 (&pair, sizeof pair), g_free, sentence, TRUE);
}

static void
touch_free (gpointer data)
{
  diple_touch_clear (data);
  g_free (data);
}

static gpointer
count_job (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Pair *pair = data;
  DipleTouch *touch = g_new0 (DipleTouch, 1);

  if (diple_schema_touch_merge (store, pair->from, pair->into, touch, error))
    return touch;
  touch_free (touch);
  return NULL;
}

static char *
dup_body (const DipleTouch *touch)
{
  const DipleTouch spans = { .spans = touch->spans,
                             .annotators = touch->annotators,
                             .documents = touch->documents };
  g_autofree char *annotations = diple_touch_describe (&spans);
  g_autoptr (GString) body = g_string_new (NULL);

  g_string_append_printf (body, _ ("%s change their label."), annotations);
  if (touch->doubles > 0)
    g_string_append_printf (
        body,
        g_dngettext (GETTEXT_PACKAGE,
                     " %u span stands there with the other label already; the two become one.",
                     " %u spans stand there with the other label already; each two become one.",
                     (guint) touch->doubles),
        (guint) touch->doubles);
  g_string_append_printf (body, "\n\n%s", _ ("Undo brings all of it back."));
  return g_string_free (g_steal_pointer (&body), FALSE);
}

static void
show_carry (Merge *merge, const DipleTouch *touch)
{
  g_autofree char *names = NULL;
  g_autofree char *label = NULL;

  gtk_widget_set_visible (GTK_WIDGET (merge->carry), touch->along->len > 0);
  if (touch->along->len == 0)
    return;
  g_ptr_array_add (touch->along, NULL);
  names = g_strjoinv (_ (", "), (char **) touch->along->pdata);
  label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                        "Let it carry %s as well (otherwise %u value goes)",
                                        "Let it carry %s as well (otherwise %u values go)",
                                        (guint) touch->values),
                           names,
                           (guint) touch->values);
  gtk_check_button_set_label (merge->carry, label);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Merge *merge = data;
  g_autoptr (GError) error = NULL;
  DipleTouch *touch = diple_project_run_finish (DIPLE_PROJECT (source), result, &error);
  g_autofree char *body = NULL;

  /* Cancelled: another label was chosen, or the dialog is gone and @merge with it. */
  if (touch == NULL && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (touch == NULL)
    {
      adw_message_dialog_set_body (merge->dialog, error->message);
      return;
    }
  body = dup_body (touch);
  adw_message_dialog_set_body (merge->dialog, body);
  adw_message_dialog_set_response_enabled (merge->dialog, "merge", TRUE);
  show_carry (merge, touch);
  touch_free (touch);
}

static void
count (Merge *merge)
{
  Pair pair = chosen (merge);
  DipleEditor *editor = diple_schema_work_get_editor (merge->work);

  g_cancellable_cancel (merge->counting);
  g_clear_object (&merge->counting);
  if (editor == NULL || pair.into == 0)
    return;
  merge->counting = g_cancellable_new ();
  diple_project_read_async (diple_editor_get_project (editor),
                            count_job,
                            g_memdup2 (&pair, sizeof pair),
                            g_free,
                            touch_free,
                            merge->counting,
                            counted_cb,
                            merge);
}

static GtkWidget *
make_choice (Merge *merge)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < merge->schema->labels->len; i++)
    {
      const DipleLabel *label = g_ptr_array_index (merge->schema->labels, i);

      if (label->id == merge->from)
        continue;
      g_array_append_val (merge->others, label->id);
      gtk_string_list_append (names, label->name);
    }
  merge->choice = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)), NULL));
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (merge->choice), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Merge into"), -1);
  merge->carry = GTK_CHECK_BUTTON (gtk_check_button_new ());
  gtk_check_button_set_active (merge->carry, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (merge->carry), FALSE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (merge->choice));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (merge->carry));
  return box;
}

void
diple_schema_ask_merge (DipleSchemaWork *work, GtkWindow *parent, gint64 label)
{
  const DipleSchema *schema = diple_schema_work_get_schema (work);
  g_autofree char *heading = NULL;
  GtkWidget *dialog;
  Merge *merge;

  if (schema == NULL || diple_schema_label (schema, label) == NULL)
    return;
  heading = g_strdup_printf (_ ("Merge “%s” Into…"), diple_schema_label (schema, label)->name);
  dialog = adw_message_dialog_new (parent, heading, NULL);
  merge = g_new0 (Merge, 1);
  merge->work = g_object_ref (work);
  merge->schema = diple_schema_ref ((DipleSchema *) schema);
  merge->dialog = ADW_MESSAGE_DIALOG (dialog);
  merge->others = g_array_new (FALSE, FALSE, sizeof (gint64));
  merge->from = label;
  adw_message_dialog_add_responses (
      merge->dialog, "cancel", _ ("_Cancel"), "merge", _ ("_Merge"), NULL);
  adw_message_dialog_set_response_appearance (merge->dialog, "merge", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_response_enabled (merge->dialog, "merge", FALSE);
  adw_message_dialog_set_extra_child (merge->dialog, make_choice (merge));
  g_signal_connect_data (
      dialog, "response", G_CALLBACK (response_cb), merge, merge_free, (GConnectFlags) 0);
  g_signal_connect_swapped (merge->choice, "notify::selected", G_CALLBACK (count), merge);
  count (merge);
  gtk_window_present (GTK_WINDOW (dialog));
}
