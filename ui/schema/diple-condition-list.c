/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/schema/diple-condition-list-private.h"

#include "ui/schema/diple-check-row-private.h"

#include <glib/gi18n-lib.h>

struct _DipleConditionList
{
  AdwPreferencesGroup parent_instance;

  GPtrArray *rows;   /* AdwExpanderRow *, one for each attribute that can be waited for */
  GPtrArray *checks; /* DipleCheckRow *, in the order of the rows */
  GArray *waits_for; /* gint64: the attribute of each check */
  DipleSchemaWork *work;
  gint64 id;
  char *shown; /* what the rows were made of */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (DipleConditionList, diple_condition_list, ADW_TYPE_PREFERENCES_GROUP)

/* Where anything carries both; one that waits for @at_hand itself would go in a circle. */
static gboolean
can_wait_for (const DipleAttribute *at_hand, const DipleAttribute *other)
{
  if (other == at_hand || other->owner != at_hand->owner ||
      (other->options->len == 0 && other->type != DIPLE_ATTRIBUTE_BOOLEAN))
    return FALSE;
  for (guint i = 0; i < other->conditions->len; i++)
    if (g_array_index (other->conditions, DipleCondition, i).attribute == at_hand->id)
      return FALSE;
  if (at_hand->owners->len == 0 || other->owners->len == 0)
    return at_hand->owners->len == other->owners->len;
  for (guint i = 0; i < at_hand->owners->len; i++)
    if (diple_attribute_is_on (other, g_array_index (at_hand->owners, gint64, i)))
      return TRUE;
  return FALSE;
}

static void
toggled_cb (DipleConditionList *self)
{
  g_autoptr (GArray) conditions = NULL;

  if (self->filling)
    return;
  conditions = g_array_new (FALSE, FALSE, sizeof (DipleCondition));
  for (guint i = 0; i < self->checks->len; i++)
    {
      DipleCheckRow *check = g_ptr_array_index (self->checks, i);
      DipleCondition condition = { g_array_index (self->waits_for, gint64, i),
                                   diple_check_row_get_id (check) };

      if (diple_check_row_get_active (check))
        g_array_append_val (conditions, condition);
    }
  diple_schema_work_set_list (self->work, self->id, DIPLE_LIST_CONDITIONS, conditions);
}

static void
add_check (DipleConditionList *self,
           AdwExpanderRow *row,
           gint64 attribute,
           gint64 option,
           const char *name)
{
  GtkWidget *check = diple_check_row_new (option, name);

  g_signal_connect_swapped (check, "toggled", G_CALLBACK (toggled_cb), self);
  g_ptr_array_add (self->checks, check);
  g_array_append_val (self->waits_for, attribute);
  adw_expander_row_add_row (row, check);
}

static void
add_row (DipleConditionList *self, const DipleAttribute *other)
{
  GtkWidget *row = adw_expander_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), other->name);
  for (guint i = 0; i < other->options->len; i++)
    {
      const DipleOption *option = g_ptr_array_index (other->options, i);
      add_check (self, ADW_EXPANDER_ROW (row), other->id, option->id, option->name);
    }
  if (other->options->len == 0)
    add_check (self, ADW_EXPANDER_ROW (row), other->id, 0, _ ("Yes"));
  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

static void
clear (DipleConditionList *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->checks, 0);
  g_array_set_size (self->waits_for, 0);
}

static char *
picture (const DipleSchema *schema, const DipleAttribute *at_hand)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < schema->attributes->len; i++)
    {
      const DipleAttribute *other = g_ptr_array_index (schema->attributes, i);

      if (!can_wait_for (at_hand, other))
        continue;
      g_string_append_printf (text, "%" G_GINT64_FORMAT " %s\n", other->id, other->name);
      for (guint j = 0; j < other->options->len; j++)
        g_string_append_printf (
            text, "%s\n", ((DipleOption *) g_ptr_array_index (other->options, j))->name);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
rebuild (DipleConditionList *self, const DipleSchema *schema, const DipleAttribute *at_hand)
{
  g_autofree char *now = picture (schema, at_hand);

  if (g_strcmp0 (now, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&now);
  clear (self);
  for (guint i = 0; i < schema->attributes->len; i++)
    if (can_wait_for (at_hand, g_ptr_array_index (schema->attributes, i)))
      add_row (self, g_ptr_array_index (schema->attributes, i));
}

static gboolean
is_condition (const DipleAttribute *at_hand, gint64 attribute, gint64 option)
{
  for (guint i = 0; i < at_hand->conditions->len; i++)
    {
      const DipleCondition *condition = &g_array_index (at_hand->conditions, DipleCondition, i);
      if (condition->attribute == attribute && condition->option == option)
        return TRUE;
    }
  return FALSE;
}

/* What is ticked, under each attribute's name. */
static void
summarise (DipleConditionList *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      AdwExpanderRow *row = g_ptr_array_index (self->rows, i);
      g_autoptr (GString) words = g_string_new (NULL);
      g_autofree char *escaped = NULL;

      for (guint j = 0; j < self->checks->len; j++)
        {
          GtkWidget *check = g_ptr_array_index (self->checks, j);
          if (!gtk_widget_is_ancestor (check, GTK_WIDGET (row)) ||
              !diple_check_row_get_active (DIPLE_CHECK_ROW (check)))
            continue;
          if (words->len > 0)
            g_string_append (words, _ (" or "));
          g_string_append (words, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (check)));
        }
      escaped = g_markup_escape_text (words->len > 0 ? words->str : _ ("Whatever it says"), -1);
      adw_expander_row_set_subtitle (row, escaped);
    }
}

static void
fill (DipleConditionList *self, const DipleSchema *schema, const DipleAttribute *at_hand)
{
  self->filling = TRUE;
  rebuild (self, schema, at_hand);
  for (guint i = 0; i < self->checks->len; i++)
    {
      DipleCheckRow *check = g_ptr_array_index (self->checks, i);
      diple_check_row_set_active (check,
                                  is_condition (at_hand,
                                                g_array_index (self->waits_for, gint64, i),
                                                diple_check_row_get_id (check)));
    }
  summarise (self);
  self->filling = FALSE;
}

static void
diple_condition_list_dispose (GObject *object)
{
  DipleConditionList *self = DIPLE_CONDITION_LIST (object);

  g_clear_object (&self->work);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  g_clear_pointer (&self->waits_for, g_array_unref);
  g_clear_pointer (&self->shown, g_free);

  G_OBJECT_CLASS (diple_condition_list_parent_class)->dispose (object);
}

static void
diple_condition_list_class_init (DipleConditionListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = diple_condition_list_dispose;
}

static void
diple_condition_list_init (DipleConditionList *self)
{
  self->rows = g_ptr_array_new ();
  self->checks = g_ptr_array_new ();
  self->waits_for = g_array_new (FALSE, FALSE, sizeof (gint64));
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Asked for only when"));
}

void
diple_condition_list_show (DipleConditionList *self, DipleSchemaWork *work, gint64 id)
{
  const DipleSchema *schema = diple_schema_work_get_schema (work);
  const DipleAttribute *at_hand = schema != NULL ? diple_schema_attribute (schema, id) : NULL;

  g_return_if_fail (DIPLE_IS_CONDITION_LIST (self));

  g_set_object (&self->work, work);
  self->id = id;
  if (at_hand != NULL)
    fill (self, schema, at_hand);
  gtk_widget_set_visible (GTK_WIDGET (self), at_hand != NULL && self->rows->len > 0);
}
