/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/schema/diple-example-list-private.h"

#include "ui/schema/diple-row-list-private.h"

#include "data/diple-guidelines.h"

#include <glib/gi18n-lib.h>

struct _DipleExampleList
{
  AdwPreferencesGroup parent_instance;

  DipleRowList rows;
  AdwExpanderRow *add;
  AdwEntryRow *text;
  AdwEntryRow *note;
  GtkSwitch *negative;
  DipleSchemaWork *work;
  gint64 id;
};

G_DEFINE_FINAL_TYPE (DipleExampleList, diple_example_list, ADW_TYPE_PREFERENCES_GROUP)

static guint place_signal;

/* What is added, or the id of what is removed. */
typedef struct
{
  gint64 id;
  gboolean positive;
  char *text;
  char *note;
} Wish;

static void
wish_free (gpointer data)
{
  Wish *wish = data;

  g_free (wish->text);
  g_free (wish->note);
  g_free (wish);
}

static const DipleLabel *
label (DipleExampleList *self)
{
  const DipleSchema *schema = self->work != NULL ? diple_schema_work_get_schema (self->work) : NULL;

  return schema != NULL ? diple_schema_label (schema, self->id) : NULL;
}

static gboolean
add_step (DipleStore *store, gpointer data, gint64 *made, GError **error)
{
  const Wish *wish = data;
  const DipleExample example = { .positive = wish->positive,
                                 .text = wish->text,
                                 .note = wish->note };

  return diple_guidelines_add_example (store, wish->id, &example, error) != 0;
}

static gboolean
remove_step (DipleStore *store, gpointer data, gint64 *made, GError **error)
{
  return diple_guidelines_remove_example (store, ((Wish *) data)->id, error);
}

static void
added_cb (DipleExampleList *self)
{
  const DipleLabel *at_hand = label (self);
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->text))));
  g_autofree char *sentence = NULL;
  Wish *wish;

  if (at_hand == NULL || *text == '\0')
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->text));
      return;
    }
  wish = g_new0 (Wish, 1);
  wish->id = self->id;
  wish->positive = !gtk_switch_get_active (self->negative);
  wish->text = g_strdup (text);
  wish->note = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->note)));
  sentence = g_strdup_printf (_ ("Added “%s” to the examples of “%s”"), text, at_hand->name);
  gtk_editable_set_text (GTK_EDITABLE (self->text), "");
  gtk_editable_set_text (GTK_EDITABLE (self->note), "");
  adw_expander_row_set_expanded (self->add, FALSE);
  diple_schema_work_run (self->work, add_step, wish, wish_free, sentence, FALSE);
}

static const DipleExample *
example_of (DipleExampleList *self, GtkWidget *button)
{
  const DipleLabel *at_hand = label (self);
  GtkWidget *row = gtk_widget_get_ancestor (button, ADW_TYPE_ACTION_ROW);
  guint index = 0;

  if (at_hand == NULL || !diple_row_list_find (&self->rows, row, &index) ||
      index >= at_hand->examples->len)
    return NULL;
  return g_ptr_array_index (at_hand->examples, index);
}

static void
remove_cb (GtkWidget *button, DipleExampleList *self)
{
  const DipleExample *example = example_of (self, button);
  g_autofree char *sentence = NULL;
  Wish *wish;

  if (example == NULL)
    return;
  sentence = g_strdup_printf (
      _ ("Removed “%s” from the examples of “%s”"), example->text, label (self)->name);
  wish = g_new0 (Wish, 1);
  wish->id = example->id;
  diple_schema_work_run (self->work, remove_step, wish, wish_free, sentence, FALSE);
}

static void
show_cb (GtkWidget *button, DipleExampleList *self)
{
  const DipleExample *example = example_of (self, button);

  if (example != NULL)
    g_signal_emit (
        self, place_signal, 0, example->document, example->span, example->start, example->end);
}

static void
add_button (
    DipleExampleList *self, GtkWidget *row, const char *icon, const char *words, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_signal_connect_object (button, "clicked", callback, self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
add_row (DipleExampleList *self, const DipleExample *example)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name (
      example->positive ? "object-select-symbolic" : "action-unavailable-symbolic");
  g_autofree char *note = g_markup_escape_text (example->note, -1);
  const char *kind = example->positive ? _ ("This is one") : _ ("This is none");

  gtk_widget_add_css_class (icon, example->positive ? "success" : "error");
  gtk_widget_set_tooltip_text (icon, kind);
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, kind, -1);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), example->text);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), note);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  if (example->document != 0)
    add_button (self, row, "go-jump-symbolic", _ ("Show in its article"), G_CALLBACK (show_cb));
  add_button (self, row, "user-trash-symbolic", _ ("Remove this example"), G_CALLBACK (remove_cb));
  diple_row_list_add (&self->rows, row);
}

static char *
picture (const DipleLabel *at_hand)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < at_hand->examples->len; i++)
    {
      const DipleExample *example = g_ptr_array_index (at_hand->examples, i);
      g_string_append_printf (text,
                              "%" G_GINT64_FORMAT " %d %s\n%s\n%" G_GINT64_FORMAT "\n",
                              example->id,
                              example->positive,
                              example->text,
                              example->note,
                              example->document);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
fill (DipleExampleList *self, const DipleLabel *at_hand)
{

  if (!diple_row_list_begin (&self->rows, picture (at_hand)))
    return;
  for (guint i = 0; i < at_hand->examples->len; i++)
    add_row (self, g_ptr_array_index (at_hand->examples, i));
  diple_row_list_end (&self->rows);
}

static AdwEntryRow *
new_entry (DipleExampleList *self, const char *title)
{
  GtkWidget *entry = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), title);
  g_signal_connect_object (
      entry, "entry-activated", G_CALLBACK (added_cb), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (self->add, entry);
  return ADW_ENTRY_ROW (entry);
}

static void
make_negative_row (DipleExampleList *self)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Add"));

  self->negative = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->negative), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", G_CALLBACK (added_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Not to be marked so"));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), GTK_WIDGET (self->negative));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), GTK_WIDGET (self->negative));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_expander_row_add_row (self->add, row);
}

static void
diple_example_list_dispose (GObject *object)
{
  DipleExampleList *self = DIPLE_EXAMPLE_LIST (object);

  g_clear_object (&self->work);
  diple_row_list_clear (&self->rows);

  G_OBJECT_CLASS (diple_example_list_parent_class)->dispose (object);
}

static void
diple_example_list_class_init (DipleExampleListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = diple_example_list_dispose;
  place_signal = g_signal_new ("show-place",
                               G_TYPE_FROM_CLASS (klass),
                               G_SIGNAL_RUN_LAST,
                               0,
                               NULL,
                               NULL,
                               NULL,
                               G_TYPE_NONE,
                               4,
                               G_TYPE_INT64,
                               G_TYPE_INT64,
                               G_TYPE_UINT,
                               G_TYPE_UINT);
}

static void
diple_example_list_init (DipleExampleList *self)
{
  self->add = ADW_EXPANDER_ROW (adw_expander_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->add), _ ("Add an example"));
  self->text = new_entry (self, _ ("Words"));
  self->note = new_entry (self, _ ("Why"));
  make_negative_row (self);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Examples"));
  diple_row_list_init (&self->rows, ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->add));
}

void
diple_example_list_show (DipleExampleList *self, DipleSchemaWork *work, gint64 id)
{
  const DipleLabel *at_hand;

  g_return_if_fail (DIPLE_IS_EXAMPLE_LIST (self));

  g_set_object (&self->work, work);
  self->id = id;
  at_hand = label (self);
  if (at_hand != NULL)
    fill (self, at_hand);
  gtk_widget_set_visible (GTK_WIDGET (self), at_hand != NULL);
}
