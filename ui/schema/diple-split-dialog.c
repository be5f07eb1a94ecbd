/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/schema/diple-schema-dialogs-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* What is split off from a label; lives as long as its dialog. */
typedef struct
{
  DipleSchemaWork *work;
  DipleSchema *schema;
  AdwMessageDialog *dialog;
  GtkEditable *name;
  GtkDropDown *by;
  GtkEditable *texts;
  GArray *values; /* DipleSplit: what the choices after the first one mean */
  gint64 label;
} Split;

/* What the writing thread gets. */
typedef struct
{
  gint64 label;
  char *name;
  DipleSplit split;
  GStrv texts;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  g_free (order->name);
  g_strfreev (order->texts);
  g_free (order);
}

static void
split_free (gpointer data, GClosure *closure)
{
  Split *split = data;

  g_object_unref (split->work);
  diple_schema_unref (split->schema);
  g_array_unref (split->values);
  g_free (split);
}

static gboolean
split_step (DipleStore *store, gpointer data, gint64 *made, GError **error)
{
  Order *order = data;

  *made = diple_schema_split (store, order->label, order->name, &order->split, error);
  return *made != 0;
}

/* The first choice is by words, which stand in the entry with commas between them. */
static Order *
new_order (Split *split)
{
  guint index = gtk_drop_down_get_selected (split->by);
  Order *order = g_new0 (Order, 1);

  order->label = split->label;
  order->name = g_strstrip (g_strdup (gtk_editable_get_text (split->name)));
  if (index > 0 && index - 1 < split->values->len)
    {
      order->split = g_array_index (split->values, DipleSplit, index - 1);
      return order;
    }
  order->texts = g_strsplit (gtk_editable_get_text (split->texts), ",", -1);
  for (guint i = 0; order->texts[i] != NULL; i++)
    g_strstrip (order->texts[i]);
  order->split.texts = (const char *const *) order->texts;
  return order;
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, Split *split)
{
  g_autofree char *sentence = NULL;
  Order *order;

  if (!g_str_equal (response, "split") || diple_schema_work_get_editor (split->work) == NULL)
    return;
  order = new_order (split);
  sentence = g_strdup_printf (_ ("Split “%s” off the label “%s”"),
                              order->name,
                              diple_schema_part_name (split->schema, split->label));
  diple_schema_work_run (split->work, split_step, order, order_free, sentence, TRUE);
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
  const Order *order = data;
  DipleTouch *touch = g_new0 (DipleTouch, 1);

  if (diple_schema_touch_split (store, order->label, &order->split, touch, error))
    return touch;
  touch_free (touch);
  return NULL;
}

/* The dialog may be closed by then: it is held, its split is not looked at. */
static void
counted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AdwMessageDialog) dialog = data;
  g_autoptr (GError) error = NULL;
  DipleTouch *touch = diple_project_run_finish (DIPLE_PROJECT (source), result, &error);
  g_autofree char *words = touch != NULL ? diple_touch_describe (touch) : NULL;
  g_autofree char *body = NULL;

  if (touch == NULL)
    {
      adw_message_dialog_set_body (dialog, error->message);
      return;
    }
  body = touch->spans > 0
             ? g_strdup_printf (_ ("%s get the new label. Undo brings the old one back."), words)
             : g_strdup (_ ("No annotation matches yet."));
  adw_message_dialog_set_body (dialog, body);
  adw_message_dialog_set_response_enabled (dialog, "split", touch->spans > 0);
  touch_free (touch);
}

static void
count (Split *split)
{
  DipleEditor *editor = diple_schema_work_get_editor (split->work);

  gtk_widget_set_visible (GTK_WIDGET (split->texts), gtk_drop_down_get_selected (split->by) == 0);
  adw_message_dialog_set_response_enabled (split->dialog, "split", FALSE);
  if (editor == NULL)
    return;
  diple_project_read_async (diple_editor_get_project (editor),
                            count_job,
                            new_order (split),
                            order_free,
                            touch_free,
                            NULL,
                            counted_cb,
                            g_object_ref (split->dialog));
}

static GListModel *
list_choices (Split *split)
{
  GtkStringList *choices = gtk_string_list_new (NULL);

  gtk_string_list_append (choices, _ ("Certain words"));
  for (guint i = 0; i < split->schema->attributes->len; i++)
    {
      const DipleAttribute *attribute = g_ptr_array_index (split->schema->attributes, i);

      if (attribute->owner != DIPLE_OWNER_SPAN || !diple_attribute_is_on (attribute, split->label))
        continue;
      for (guint j = 0; j < attribute->options->len; j++)
        {
          const DipleOption *option = g_ptr_array_index (attribute->options, j);
          DipleSplit value = { .attribute = attribute->id, .option = option->id };
          g_autofree char *words = g_strdup_printf ("%s: %s", attribute->name, option->name);

          g_array_append_val (split->values, value);
          gtk_string_list_append (choices, words);
        }
    }
  return G_LIST_MODEL (choices);
}

static GtkWidget *
new_named_entry (const char *name)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return entry;
}

static GtkWidget *
make_form (Split *split)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  g_autofree char *name = diple_schema_free_name (split->schema, _ ("New label"));

  split->name = GTK_EDITABLE (new_named_entry (_ ("Name of the new label")));
  gtk_editable_set_text (split->name, name);
  split->by = GTK_DROP_DOWN (gtk_drop_down_new (list_choices (split), NULL));
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (split->by), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Which spans"), -1);
  split->texts = GTK_EDITABLE (new_named_entry (_ ("Words, with commas between them")));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (split->name));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (split->by));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (split->texts));
  g_signal_connect_swapped (split->by, "notify::selected", G_CALLBACK (count), split);
  g_signal_connect_swapped (split->texts, "changed", G_CALLBACK (count), split);
  return box;
}

void
diple_schema_ask_split (DipleSchemaWork *work, GtkWindow *parent, gint64 label)
{
  const DipleSchema *schema = diple_schema_work_get_schema (work);
  g_autofree char *heading = NULL;
  GtkWidget *dialog;
  Split *split;

  if (schema == NULL || diple_schema_label (schema, label) == NULL)
    return;
  heading =
      g_strdup_printf (_ ("Split a Label Off “%s”"), diple_schema_label (schema, label)->name);
  dialog = adw_message_dialog_new (parent, heading, NULL);
  split = g_new0 (Split, 1);
  split->work = g_object_ref (work);
  split->schema = diple_schema_ref ((DipleSchema *) schema);
  split->dialog = ADW_MESSAGE_DIALOG (dialog);
  split->values = g_array_new (FALSE, TRUE, sizeof (DipleSplit));
  split->label = label;
  adw_message_dialog_add_responses (
      split->dialog, "cancel", _ ("_Cancel"), "split", _ ("_Split Off"), NULL);
  adw_message_dialog_set_response_appearance (split->dialog, "split", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_extra_child (split->dialog, make_form (split));
  g_signal_connect_data (
      dialog, "response", G_CALLBACK (response_cb), split, split_free, (GConnectFlags) 0);
  count (split);
  gtk_window_present (GTK_WINDOW (dialog));
}
