/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/schema/diple-schema-dialogs-private.h"

#include "ui/schema/diple-schema-question-private.h"

#include <glib/gi18n-lib.h>

/* What is split off from a part. */
typedef struct
{
  DipleSchemaQuestion question;
  GtkEditable *name;
  GtkDropDown *by;
  GtkEditable *texts;
  GArray *choices; /* DipleSplit: what the choices mean; one of nothing is by the words */
} Split;

/* What the writing thread gets. */
typedef struct
{
  gint64 id;
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

  diple_schema_question_clear (&split->question);
  g_array_unref (split->choices);
  g_free (split);
}

static gboolean
split_step (DipleStore *store, gpointer data, gint64 *made, GError **error)
{
  Order *order = data;

  *made = diple_schema_split (store, order->id, order->name, &order->split, error);
  return *made != 0;
}

static gboolean
is_by_words (const DipleSplit *split)
{
  return split->attribute == 0 && split->carrier == 0;
}

static const DipleSplit *
chosen (Split *split)
{
  guint index = gtk_drop_down_get_selected (split->by);

  return index < split->choices->len ? &g_array_index (split->choices, DipleSplit, index) : NULL;
}

/* Words stand in the entry with commas between them. */
static Order *
new_order (Split *split)
{
  const DipleSplit *choice = chosen (split);
  Order *order = g_new0 (Order, 1);

  order->id = split->question.id;
  order->name = g_strstrip (g_strdup (gtk_editable_get_text (split->name)));
  order->split = *choice;
  if (!is_by_words (choice))
    return order;
  order->texts = g_strsplit (gtk_editable_get_text (split->texts), ",", -1);
  for (guint i = 0; order->texts[i] != NULL; i++)
    g_strstrip (order->texts[i]);
  order->split.texts = (const char *const *) order->texts;
  return order;
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, Split *split)
{
  DipleSchemaQuestion *question = &split->question;
  g_autofree char *what = NULL;
  g_autofree char *sentence = NULL;
  Order *order;

  if (!g_str_equal (response, "split") || diple_schema_work_get_editor (question->work) == NULL)
    return;
  order = new_order (split);
  what = diple_schema_describe_part (question->schema, question->id);
  sentence = g_strdup_printf (_ ("Split “%s” off %s"), order->name, what);
  diple_schema_work_run (question->work, split_step, order, order_free, sentence, TRUE);
}

static gpointer
count_job (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Order *order = data;
  DipleTouch *touch = g_new0 (DipleTouch, 1);

  if (diple_schema_touch_split (store, order->id, &order->split, touch, error))
    return touch;
  diple_schema_touch_free (touch);
  return NULL;
}

static char *
tell (gpointer owner, const DipleTouch *touch, gboolean *may)
{
  g_autofree char *words = diple_touch_describe (touch);

  *may = touch->spans + touch->relations + touch->values > 0;
  return *may ? g_strdup_printf (_ ("Split off: %s. Undo brings them back."), words)
              : g_strdup (_ ("No annotation matches yet."));
}

static void
count (Split *split)
{
  const DipleSplit *choice = chosen (split);

  gtk_widget_set_visible (GTK_WIDGET (split->texts), choice != NULL && is_by_words (choice));
  if (choice != NULL)
    diple_schema_question_count (&split->question, count_job, new_order (split), order_free);
}

static void
add_choice (Split *split,
            GtkStringList *names,
            const DipleSplit *choice,
            const char *format,
            const char *one,
            const char *other)
{
  g_autoptr (GString) words = g_string_new (format);

  g_string_replace (words, "%1", one, 1);
  g_string_replace (words, "%2", other, 1);
  g_array_append_vals (split->choices, choice, 1);
  gtk_string_list_append (names, words->str);
}

static void
add_values (Split *split, GtkStringList *names, const DipleAttribute *attribute)
{
  for (guint i = 0; i < attribute->options->len; i++)
    {
      const DipleOption *option = g_ptr_array_index (attribute->options, i);
      DipleSplit choice = { .attribute = attribute->id, .option = option->id };

      add_choice (split, names, &choice, "%1: %2", attribute->name, option->name);
    }
}

/* Ids of what carries @attribute; all parts begin with their ids. */
static GArray *
list_carriers (const DipleSchema *schema, const DipleAttribute *attribute)
{
  const GPtrArray *parts =
      attribute->owner == DIPLE_OWNER_SPAN ? schema->labels : schema->relation_types;
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; attribute->owner != DIPLE_OWNER_DOCUMENT && i < parts->len; i++)
    {
      gint64 id = *(const gint64 *) g_ptr_array_index (parts, i);
      if (diple_attribute_is_on (attribute, id))
        g_array_append_val (ids, id);
    }
  return ids;
}

static void
add_carriers (Split *split, GtkStringList *names, const DipleAttribute *attribute)
{
  const DipleSchema *schema = split->question.schema;
  g_autoptr (GArray) ids = list_carriers (schema, attribute);

  for (guint i = 0; ids->len > 1 && i < ids->len; i++)
    {
      DipleSplit choice = { .carrier = g_array_index (ids, gint64, i) };

      add_choice (split,
                  names,
                  &choice,
                  _ ("Those of “%1”"),
                  diple_schema_part_name (schema, choice.carrier),
                  "");
    }
}

static void
add_ends (Split *split, GtkStringList *names)
{
  const DipleSchema *schema = split->question.schema;

  for (guint i = 0; i < 2 * schema->labels->len; i++)
    {
      const DipleLabel *label = g_ptr_array_index (schema->labels, i % schema->labels->len);
      DipleSplit choice = { .carrier = label->id, .at_target = i >= schema->labels->len };

      add_choice (split,
                  names,
                  &choice,
                  choice.at_target ? _ ("Those that lead to “%1”") : _ ("Those that begin at “%1”"),
                  label->name,
                  "");
    }
}

/* Whether something with the part at hand may have a value of @attribute. */
static gboolean
may_have (const DipleSchema *schema, gint64 id, const DipleAttribute *attribute)
{
  const DipleAttribute *home = diple_schema_option_owner (schema, id);

  if (home != NULL)
    return home != attribute && home->owner == attribute->owner;
  return diple_attribute_is_on (attribute, id) &&
         attribute->owner ==
             (diple_schema_label (schema, id) != NULL ? DIPLE_OWNER_SPAN : DIPLE_OWNER_RELATION);
}

static GListModel *
list_choices (Split *split)
{
  const DipleSchema *schema = split->question.schema;
  const DipleAttribute *attribute = diple_schema_attribute (schema, split->question.id);
  const DipleAttribute *home = diple_schema_option_owner (schema, split->question.id);
  GtkStringList *names = gtk_string_list_new (NULL);
  const DipleSplit words = { 0 };

  if (diple_schema_relation_type (schema, split->question.id) != NULL)
    add_ends (split, names);
  else if (attribute == NULL && (home == NULL || home->owner == DIPLE_OWNER_SPAN))
    add_choice (split, names, &words, _ ("Certain words"), "", "");
  if (attribute != NULL || home != NULL)
    add_carriers (split, names, attribute != NULL ? attribute : home);
  for (guint i = 0; attribute == NULL && i < schema->attributes->len; i++)
    if (may_have (schema, split->question.id, g_ptr_array_index (schema->attributes, i)))
      add_values (split, names, g_ptr_array_index (schema->attributes, i));
  return G_LIST_MODEL (names);
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
  g_autofree char *name = diple_schema_free_name (
      split->question.schema, diple_schema_part_name (split->question.schema, split->question.id));

  split->name = GTK_EDITABLE (new_named_entry (_ ("Name of the new one")));
  gtk_editable_set_text (split->name, name);
  split->by = GTK_DROP_DOWN (gtk_drop_down_new (list_choices (split), NULL));
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (split->by), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Which annotations"), -1);
  split->texts = GTK_EDITABLE (new_named_entry (_ ("Words, with commas between them")));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (split->name));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (split->by));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (split->texts));
  g_signal_connect_swapped (split->by, "notify::selected", G_CALLBACK (count), split);
  g_signal_connect_swapped (split->texts, "changed", G_CALLBACK (count), split);
  return box;
}

void
diple_schema_ask_split (DipleSchemaWork *work, GtkWindow *parent, gint64 id)
{
  const DipleSchema *schema = diple_schema_work_get_schema (work);
  g_autofree char *heading = NULL;
  AdwMessageDialog *dialog;
  Split *split;

  if (schema == NULL || id == 0 || diple_schema_part_name (schema, id) == NULL)
    return;
  heading = g_strdup_printf (_ ("Split Off “%s”"), diple_schema_part_name (schema, id));
  split = g_new0 (Split, 1);
  diple_schema_question_init (
      &split->question, work, parent, id, heading, "split", _ ("_Split Off"));
  split->question.tell = tell;
  split->question.owner = split;
  split->choices = g_array_new (FALSE, TRUE, sizeof (DipleSplit));
  dialog = split->question.dialog;
  adw_message_dialog_set_extra_child (dialog, make_form (split));
  if (split->choices->len == 0)
    adw_message_dialog_set_body (dialog, _ ("Nothing tells its annotations apart."));
  g_signal_connect_data (
      dialog, "response", G_CALLBACK (response_cb), split, split_free, (GConnectFlags) 0);
  count (split);
  gtk_window_present (GTK_WINDOW (dialog));
}
