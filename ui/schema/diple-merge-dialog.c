/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/schema/diple-schema-dialogs-private.h"

#include "ui/schema/diple-schema-question-private.h"

#include <glib/gi18n-lib.h>

/* Which part another one is merged into. */
typedef struct
{
  DipleSchemaQuestion question;
  GtkDropDown *choice;
  GtkCheckButton *carry;
  GArray *others; /* gint64: the parts to choose from */
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

  diple_schema_question_clear (&merge->question);
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

  return (Pair){ merge->question.id,
                 index < merge->others->len ? g_array_index (merge->others, gint64, index) : 0,
                 gtk_check_button_get_active (merge->carry) };
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, Merge *merge)
{
  DipleSchemaQuestion *question = &merge->question;
  Pair pair = chosen (merge);
  g_autofree char *what = NULL;
  g_autofree char *sentence = NULL;

  if (!g_str_equal (response, "merge") || pair.into == 0 ||
      diple_schema_work_get_editor (question->work) == NULL)
    return;
  what = diple_schema_describe_part (question->schema, pair.from);
  sentence = g_strdup_printf (
      _ ("Merged %s into “%s”"), what, diple_schema_part_name (question->schema, pair.into));
  diple_schema_work_run (
      question->work, merge_step, g_memdup2 (&pair, sizeof pair), g_free, sentence, TRUE);
}

static gpointer
count_job (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Pair *pair = data;
  DipleTouch *touch = g_new0 (DipleTouch, 1);

  if (diple_schema_touch_merge (store, pair->from, pair->into, touch, error))
    return touch;
  diple_schema_touch_free (touch);
  return NULL;
}

static void
show_carry (Merge *merge, const DipleTouch *touch)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autofree char *names = NULL;
  g_autofree char *label = NULL;

  gtk_widget_set_visible (GTK_WIDGET (merge->carry), touch->along->len > 0);
  if (touch->along->len == 0)
    return;
  g_ptr_array_extend (words, touch->along, NULL, NULL);
  g_ptr_array_add (words, NULL);
  names = g_strjoinv (_ (", "), (char **) words->pdata);
  label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                        "Let it carry %s as well (otherwise %u value goes)",
                                        "Let it carry %s as well (otherwise %u values go)",
                                        (guint) touch->values),
                           names,
                           (guint) touch->values);
  gtk_check_button_set_label (merge->carry, label);
}

/* The values of attributes that are not carried are told beside the tick that saves them. */
static char *
tell (gpointer owner, const DipleTouch *touch, gboolean *may)
{
  Merge *merge = owner;
  const guint n = (guint) touch->doubles;
  DipleTouch moved = *touch;
  g_autofree char *annotations = NULL;
  g_autoptr (GString) body = g_string_new (NULL);

  if (touch->along->len > 0)
    moved.values = 0;
  annotations = diple_touch_describe (&moved);
  g_string_append_printf (body, _ ("Taken over: %s."), annotations);
  if (n > 0)
    g_string_append_printf (
        body,
        g_dngettext (GETTEXT_PACKAGE,
                     " %u stands there with the other one already; of the two, one stays.",
                     " %u stand there with the other one already; of each two, one stays.",
                     n),
        n);
  g_string_append_printf (body, "\n\n%s", _ ("Undo brings all of it back."));
  show_carry (merge, touch);
  *may = TRUE;
  return g_string_free (g_steal_pointer (&body), FALSE);
}

static void
count (Merge *merge)
{
  Pair pair = chosen (merge);

  if (pair.into != 0)
    diple_schema_question_count (
        &merge->question, count_job, g_memdup2 (&pair, sizeof pair), g_free);
}

/* What the part could be merged into: of its kind, an attribute of its type, an option beside it.
 */
static const GPtrArray *
list_others (const DipleSchema *schema, gint64 id)
{
  const DipleAttribute *home = diple_schema_option_owner (schema, id);

  if (diple_schema_label (schema, id) != NULL)
    return schema->labels;
  if (diple_schema_relation_type (schema, id) != NULL)
    return schema->relation_types;
  return home != NULL ? home->options : schema->attributes;
}

static gboolean
may_take (const DipleSchema *schema, gint64 id, gint64 other)
{
  const DipleAttribute *from = diple_schema_attribute (schema, id);
  const DipleAttribute *into = diple_schema_attribute (schema, other);

  if (from == NULL)
    return id != other;
  return id != other && from->owner == into->owner &&
         (from->type == into->type ||
          (from->type == DIPLE_ATTRIBUTE_CHOICE && into->type == DIPLE_ATTRIBUTE_CHOICES));
}

/* All parts begin with their ids. */
static GListModel *
offer_others (Merge *merge)
{
  const DipleSchema *schema = merge->question.schema;
  const GPtrArray *parts = list_others (schema, merge->question.id);
  GtkStringList *names = gtk_string_list_new (NULL);

  for (guint i = 0; i < parts->len; i++)
    {
      gint64 id = *(const gint64 *) g_ptr_array_index (parts, i);
      g_autofree char *name = NULL;

      if (!may_take (schema, merge->question.id, id))
        continue;
      name = diple_schema_dup_part_title (schema, id);
      g_array_append_val (merge->others, id);
      gtk_string_list_append (names, name);
    }
  return G_LIST_MODEL (names);
}

static GtkWidget *
make_choice (Merge *merge)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  merge->choice = GTK_DROP_DOWN (gtk_drop_down_new (offer_others (merge), NULL));
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (merge->choice), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Merge into"), -1);
  merge->carry = GTK_CHECK_BUTTON (gtk_check_button_new ());
  gtk_check_button_set_active (merge->carry, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (merge->carry), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (merge->choice), merge->others->len > 0);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (merge->choice));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (merge->carry));
  return box;
}

void
diple_schema_ask_merge (DipleSchemaWork *work, GtkWindow *parent, gint64 id)
{
  const DipleSchema *schema = diple_schema_work_get_schema (work);
  g_autofree char *heading = NULL;
  AdwMessageDialog *dialog;
  Merge *merge;

  if (schema == NULL || id == 0 || diple_schema_part_name (schema, id) == NULL)
    return;
  heading = g_strdup_printf (_ ("Merge “%s” Into…"), diple_schema_part_name (schema, id));
  merge = g_new0 (Merge, 1);
  diple_schema_question_init (&merge->question, work, parent, id, heading, "merge", _ ("_Merge"));
  merge->question.tell = tell;
  merge->question.owner = merge;
  merge->others = g_array_new (FALSE, FALSE, sizeof (gint64));
  dialog = merge->question.dialog;
  adw_message_dialog_set_extra_child (dialog, make_choice (merge));
  if (merge->others->len == 0)
    adw_message_dialog_set_body (dialog, _ ("There is nothing of its kind that could take it."));
  g_signal_connect_data (
      dialog, "response", G_CALLBACK (response_cb), merge, merge_free, (GConnectFlags) 0);
  g_signal_connect_swapped (merge->choice, "notify::selected", G_CALLBACK (count), merge);
  count (merge);
  gtk_window_present (GTK_WINDOW (dialog));
}
