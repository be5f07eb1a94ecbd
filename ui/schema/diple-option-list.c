/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/schema/diple-option-list-private.h"

#include "ui/schema/diple-row-list-private.h"

#include "ui/schema/diple-schema-dialogs-private.h"

#include <glib/gi18n-lib.h>

struct _DipleOptionList
{
  AdwPreferencesGroup parent_instance;

  DipleRowList rows;
  AdwEntryRow *add;
  DipleSchemaWork *work;
  gint64 id;
};

G_DEFINE_FINAL_TYPE (DipleOptionList, diple_option_list, ADW_TYPE_PREFERENCES_GROUP)

/* An option's row keeps its id in its name, so that no data hangs on widgets. */
static gint64
id_of (GtkWidget *row)
{
  return g_ascii_strtoll (gtk_widget_get_name (row), NULL, 10);
}

static GtkWidget *
row_of (GtkWidget *widget)
{
  return gtk_widget_get_ancestor (widget, ADW_TYPE_EXPANDER_ROW);
}

static void
name_applied_cb (GtkEditable *entry, DipleOptionList *self)
{
  diple_schema_work_set_field (self->work,
                               id_of (row_of (GTK_WIDGET (entry))),
                               DIPLE_FIELD_NAME,
                               gtk_editable_get_text (entry));
}

static void
description_applied_cb (GtkEditable *entry, DipleOptionList *self)
{
  diple_schema_work_set_field (self->work,
                               id_of (row_of (GTK_WIDGET (entry))),
                               DIPLE_FIELD_DESCRIPTION,
                               gtk_editable_get_text (entry));
}

static void
up_cb (GtkWidget *button, DipleOptionList *self)
{
  diple_schema_work_step (self->work, id_of (row_of (button)), -1);
}

static void
down_cb (GtkWidget *button, DipleOptionList *self)
{
  diple_schema_work_step (self->work, id_of (row_of (button)), 1);
}

static void
remove_cb (GtkWidget *button, DipleOptionList *self)
{
  diple_schema_ask_remove (
      self->work, GTK_WINDOW (gtk_widget_get_root (button)), id_of (row_of (button)));
}

static void
merge_cb (GtkWidget *button, DipleOptionList *self)
{
  diple_schema_ask_merge (
      self->work, GTK_WINDOW (gtk_widget_get_root (button)), id_of (row_of (button)));
}

static void
split_cb (GtkWidget *button, DipleOptionList *self)
{
  diple_schema_ask_split (
      self->work, GTK_WINDOW (gtk_widget_get_root (button)), id_of (row_of (button)));
}

static void
added_cb (DipleOptionList *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->add))));

  if (*name == '\0')
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->add), "");
  diple_schema_work_make (self->work, DIPLE_PART_OPTION, self->id, name);
}

static void
add_button (DipleOptionList *self,
            AdwExpanderRow *row,
            const char *icon,
            const char *words,
            GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  const char *option = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));
  g_autofree char *label = g_strdup_printf ("%s: %s", words, option);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (button, "clicked", callback, self, 0);
  adw_expander_row_add_action (row, button);
}

static void
add_entry (DipleOptionList *self,
           AdwExpanderRow *row,
           const char *title,
           const char *text,
           GCallback callback)
{
  GtkWidget *entry = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), title);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (entry), TRUE);
  g_signal_connect_object (entry, "apply", callback, self, 0);
  adw_expander_row_add_row (row, entry);
}

/* What is done now and then stands inside, below the name. */
static void
add_changes (DipleOptionList *self, AdwExpanderRow *row)
{
  GtkWidget *changes = adw_action_row_new ();
  GtkWidget *merge = gtk_button_new_with_mnemonic (_ ("_Merge Into…"));
  GtkWidget *split = gtk_button_new_with_mnemonic (_ ("_Split Off…"));

  gtk_widget_set_valign (merge, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (split, GTK_ALIGN_CENTER);
  g_signal_connect_object (merge, "clicked", G_CALLBACK (merge_cb), self, 0);
  g_signal_connect_object (split, "clicked", G_CALLBACK (split_cb), self, 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (changes), split);
  adw_action_row_add_prefix (ADW_ACTION_ROW (changes), merge);
  adw_expander_row_add_row (row, changes);
}

static void
add_row (DipleOptionList *self, const DipleOption *option)
{
  AdwExpanderRow *row = ADW_EXPANDER_ROW (adw_expander_row_new ());
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, option->id);
  g_autofree char *subtitle = g_markup_escape_text (option->description, -1);

  gtk_widget_set_name (GTK_WIDGET (row), id);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), option->name);
  adw_expander_row_set_subtitle (row, subtitle);
  add_entry (self, row, _ ("Name"), option->name, G_CALLBACK (name_applied_cb));
  add_entry (
      self, row, _ ("Description"), option->description, G_CALLBACK (description_applied_cb));
  add_changes (self, row);
  /* The first action stands next to the arrow. */
  add_button (self, row, "user-trash-symbolic", _ ("Remove"), G_CALLBACK (remove_cb));
  add_button (self, row, "go-down-symbolic", _ ("Move down"), G_CALLBACK (down_cb));
  add_button (self, row, "go-up-symbolic", _ ("Move up"), G_CALLBACK (up_cb));
  diple_row_list_add (&self->rows, GTK_WIDGET (row));
}

static char *
picture (const DipleAttribute *attribute)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < attribute->options->len; i++)
    {
      const DipleOption *option = g_ptr_array_index (attribute->options, i);
      g_string_append_printf (
          text, "%" G_GINT64_FORMAT " %s\n%s\n", option->id, option->name, option->description);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* New options come before the row that makes one, which keeps the caret. */
static void
fill (DipleOptionList *self, const DipleAttribute *attribute)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (GTK_ROOT (root)) : NULL;
  gboolean adding = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->add));

  if (!diple_row_list_begin (&self->rows, picture (attribute)))
    return;
  for (guint i = 0; i < attribute->options->len; i++)
    add_row (self, g_ptr_array_index (attribute->options, i));
  diple_row_list_end (&self->rows);
  if (adding)
    gtk_widget_grab_focus (GTK_WIDGET (self->add));
}

static void
diple_option_list_dispose (GObject *object)
{
  DipleOptionList *self = DIPLE_OPTION_LIST (object);

  g_clear_object (&self->work);
  diple_row_list_clear (&self->rows);

  G_OBJECT_CLASS (diple_option_list_parent_class)->dispose (object);
}

static void
diple_option_list_class_init (DipleOptionListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = diple_option_list_dispose;
}

static void
diple_option_list_init (DipleOptionList *self)
{
  self->add = ADW_ENTRY_ROW (adw_entry_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->add), _ ("Add an option"));
  adw_entry_row_set_show_apply_button (self->add, TRUE);
  g_signal_connect_object (self->add, "apply", G_CALLBACK (added_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Options"));
  diple_row_list_init (&self->rows, ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->add));
}

void
diple_option_list_show (DipleOptionList *self, DipleSchemaWork *work, gint64 id)
{
  const DipleSchema *schema = diple_schema_work_get_schema (work);
  const DipleAttribute *attribute = schema != NULL ? diple_schema_attribute (schema, id) : NULL;
  gboolean shown = attribute != NULL && attribute->options->len > 0;

  g_return_if_fail (DIPLE_IS_OPTION_LIST (self));

  g_set_object (&self->work, work);
  self->id = id;
  if (shown)
    fill (self, attribute);
  gtk_widget_set_visible (GTK_WIDGET (self), shown);
}
