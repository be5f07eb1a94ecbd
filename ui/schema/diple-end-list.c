/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/schema/diple-end-list-private.h"

#include "ui/schema/diple-row-list-private.h"

#include <glib/gi18n-lib.h>

struct _DipleEndList
{
  AdwPreferencesGroup parent_instance;

  DipleRowList rows;
  GtkWidget *add;
  GtkDropDown *from;
  GtkDropDown *to;
  DipleSchemaWork *work;
  gint64 id;
};

G_DEFINE_FINAL_TYPE (DipleEndList, diple_end_list, ADW_TYPE_PREFERENCES_GROUP)

static const DipleRelationType *
relation (DipleEndList *self)
{
  const DipleSchema *schema = self->work != NULL ? diple_schema_work_get_schema (self->work) : NULL;

  return schema != NULL ? diple_schema_relation_type (schema, self->id) : NULL;
}

static void
remove_cb (GtkWidget *button, DipleEndList *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, ADW_TYPE_ACTION_ROW);
  const DipleRelationType *type = relation (self);
  g_autoptr (GArray) ends = NULL;
  guint index = 0;

  if (type == NULL || !diple_row_list_find (&self->rows, row, &index) || index >= type->ends->len)
    return;
  ends = g_array_copy (type->ends);
  g_array_remove_index (ends, index);
  diple_schema_work_set_list (self->work, self->id, DIPLE_LIST_ENDS, ends);
}

static gint64
chosen_label (GtkDropDown *choice, const DipleSchema *schema)
{
  guint index = gtk_drop_down_get_selected (choice);

  return index < schema->labels->len
             ? ((DipleLabel *) g_ptr_array_index (schema->labels, index))->id
             : 0;
}

static void
add_cb (DipleEndList *self)
{
  const DipleRelationType *type = relation (self);
  const DipleSchema *schema = diple_schema_work_get_schema (self->work);
  DipleRelationEnd end;
  g_autoptr (GArray) ends = NULL;

  if (type == NULL)
    return;
  end = (DipleRelationEnd){ chosen_label (self->from, schema), chosen_label (self->to, schema) };
  ends = g_array_copy (type->ends);
  g_array_append_val (ends, end);
  diple_schema_work_set_list (self->work, self->id, DIPLE_LIST_ENDS, ends);
}

static void
add_row (DipleEndList *self, const DipleSchema *schema, const DipleRelationEnd *end)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *title = g_strdup_printf (_ ("%s → %s"),
                                            diple_schema_part_name (schema, end->from_label),
                                            diple_schema_part_name (schema, end->to_label));
  g_autofree char *label = g_strdup_printf (_ ("Remove %s"), title);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Remove"));
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  diple_row_list_add (&self->rows, row);
}

static char *
picture (const DipleSchema *schema, const DipleRelationType *type)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < type->ends->len; i++)
    {
      const DipleRelationEnd *end = &g_array_index (type->ends, DipleRelationEnd, i);
      g_string_append_printf (
          text, "%" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n", end->from_label, end->to_label);
    }
  for (guint i = 0; i < schema->labels->len; i++)
    g_string_append_printf (
        text, "%s\n", ((DipleLabel *) g_ptr_array_index (schema->labels, i))->name);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
offer_labels (GtkDropDown *choice, const DipleSchema *schema)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = gtk_drop_down_get_selected (choice);

  for (guint i = 0; i < schema->labels->len; i++)
    gtk_string_list_append (names, ((DipleLabel *) g_ptr_array_index (schema->labels, i))->name);
  gtk_drop_down_set_model (choice, G_LIST_MODEL (names));
  if (selected < schema->labels->len)
    gtk_drop_down_set_selected (choice, selected);
}

static void
fill (DipleEndList *self, const DipleSchema *schema, const DipleRelationType *type)
{

  if (!diple_row_list_begin (&self->rows, picture (schema, type)))
    return;
  for (guint i = 0; i < type->ends->len; i++)
    add_row (self, schema, &g_array_index (type->ends, DipleRelationEnd, i));
  diple_row_list_end (&self->rows);
  offer_labels (self->from, schema);
  offer_labels (self->to, schema);
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (self), type->ends->len == 0 ? _ ("It may join any two spans") : NULL);
}

static void
make_add_row (DipleEndList *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Add"));

  self->add = adw_action_row_new ();
  self->from = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  self->to = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->from), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("From"), -1);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->to), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("To"), -1);
  gtk_widget_set_valign (GTK_WIDGET (self->from), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self->to), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self->add), GTK_WIDGET (self->to));
  adw_action_row_add_prefix (ADW_ACTION_ROW (self->add), gtk_label_new ("→"));
  adw_action_row_add_prefix (ADW_ACTION_ROW (self->add), GTK_WIDGET (self->from));
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->add), button);
  diple_row_list_init (&self->rows, ADW_PREFERENCES_GROUP (self), self->add);
}

static void
diple_end_list_dispose (GObject *object)
{
  DipleEndList *self = DIPLE_END_LIST (object);

  g_clear_object (&self->work);
  diple_row_list_clear (&self->rows);

  G_OBJECT_CLASS (diple_end_list_parent_class)->dispose (object);
}

static void
diple_end_list_class_init (DipleEndListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = diple_end_list_dispose;
}

static void
diple_end_list_init (DipleEndList *self)
{
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Joins"));
  make_add_row (self);
}

void
diple_end_list_show (DipleEndList *self, DipleSchemaWork *work, gint64 id)
{
  const DipleRelationType *type;

  g_return_if_fail (DIPLE_IS_END_LIST (self));

  g_set_object (&self->work, work);
  self->id = id;
  type = relation (self);
  if (type != NULL)
    fill (self, diple_schema_work_get_schema (work), type);
  gtk_widget_set_visible (GTK_WIDGET (self), type != NULL);
}
