/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/schema/diple-part-form-rows-private.h"

#include <glib/gi18n-lib.h>

/* The rows for words, and the switches, with the fields they stand for. */
const DipleSchemaField diple_part_form_texts[N_TEXTS] = {
  DIPLE_FIELD_NAME,
  DIPLE_FIELD_DESCRIPTION,
  DIPLE_FIELD_DEFAULT,
};

const DipleSchemaField diple_part_form_flags[N_FLAGS] = {
  DIPLE_FIELD_FRAGMENTS, DIPLE_FIELD_CARRIED, DIPLE_FIELD_COMPARED,
  DIPLE_FIELD_SYMMETRIC, DIPLE_FIELD_ACROSS,
};

GtkEditable *
diple_part_form_text_row (DiplePartForm *self, guint index)
{
  GtkEditable *const rows[N_TEXTS] = { self->name, self->description, self->default_text };

  return rows[index];
}

GtkSwitch *
diple_part_form_flag_switch (DiplePartForm *self, guint index)
{
  GtkSwitch *const switches[N_FLAGS] = {
    self->fragments, self->carried, self->compared, self->symmetric, self->across,
  };

  return switches[index];
}

static GtkWidget *
flag_row (DiplePartForm *self, guint index)
{
  GtkWidget *const rows[N_FLAGS] = {
    self->fragments_row, self->carried_row, self->compared_row,
    self->symmetric_row, self->across_row,
  };

  return rows[index];
}

char *
diple_part_form_dup_field (DiplePartForm *self, DipleSchemaField field)
{
  const DipleSchema *schema = diple_schema_work_get_schema (self->work);

  return schema != NULL ? diple_schema_dup_field (schema, self->id, field) : NULL;
}

const DipleAttribute *
diple_part_form_attribute (DiplePartForm *self)
{
  const DipleSchema *schema = diple_schema_work_get_schema (self->work);

  return schema != NULL ? diple_schema_attribute (schema, self->id) : NULL;
}

const char *const diple_part_form_types[N_TYPES] = {
  "choice", "choices", "boolean", "number", "text", "entity",
};

/* What is being written stays, unless the stored words became others. */
static void
show_texts (DiplePartForm *self, gboolean again)
{
  for (guint i = 0; i < N_TEXTS; i++)
    {
      g_autofree char *stored = diple_part_form_dup_field (self, diple_part_form_texts[i]);

      if (diple_part_form_texts[i] != DIPLE_FIELD_DEFAULT)
        gtk_widget_set_visible (GTK_WIDGET (diple_part_form_text_row (self, i)), stored != NULL);
      if (!again && g_strcmp0 (stored, self->texts[i]) == 0)
        continue;
      g_free (self->texts[i]);
      self->texts[i] = g_steal_pointer (&stored);
      gtk_editable_set_text (diple_part_form_text_row (self, i),
                             self->texts[i] != NULL ? self->texts[i] : "");
    }
}

static void
show_guideline (DiplePartForm *self, gboolean again)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->guideline));
  g_autofree char *stored = diple_part_form_dup_field (self, DIPLE_FIELD_GUIDELINE);

  gtk_widget_set_visible (self->guideline_group, stored != NULL);
  if (!again && g_strcmp0 (stored, self->guideline_shown) == 0)
    return;
  g_free (self->guideline_shown);
  self->guideline_shown = g_steal_pointer (&stored);
  gtk_text_buffer_set_text (buffer, self->guideline_shown != NULL ? self->guideline_shown : "", -1);
}

static void
show_flags (DiplePartForm *self)
{
  for (guint i = 0; i < N_FLAGS; i++)
    {
      g_autofree char *stored = diple_part_form_dup_field (self, diple_part_form_flags[i]);

      gtk_widget_set_visible (flag_row (self, i), stored != NULL);
      gtk_switch_set_active (diple_part_form_flag_switch (self, i),
                             g_strcmp0 (stored, "true") == 0);
    }
}

static void
show_combo (AdwComboRow *row, const char *stored, const char *const *words, guint n_words)
{
  gtk_widget_set_visible (GTK_WIDGET (row), stored != NULL);
  for (guint i = 0; i < n_words; i++)
    if (g_strcmp0 (stored, words[i]) == 0)
      adw_combo_row_set_selected (row, i);
}

static void
show_default (DiplePartForm *self)
{
  const DipleAttribute *at_hand = diple_part_form_attribute (self);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  gboolean choice = at_hand != NULL && at_hand->options->len > 0;
  gboolean boolean = at_hand != NULL && at_hand->type == DIPLE_ATTRIBUTE_BOOLEAN;
  guint selected = 0;

  gtk_widget_set_visible (GTK_WIDGET (self->default_choice), choice || boolean);
  gtk_widget_set_visible (GTK_WIDGET (self->default_text),
                          at_hand != NULL && (at_hand->type == DIPLE_ATTRIBUTE_NUMBER ||
                                              at_hand->type == DIPLE_ATTRIBUTE_TEXT));
  gtk_string_list_append (names, _ ("None"));
  for (guint i = 0; choice && i < at_hand->options->len; i++)
    {
      const DipleOption *option = g_ptr_array_index (at_hand->options, i);

      gtk_string_list_append (names, option->name);
      if (g_str_equal (option->name, at_hand->default_value))
        selected = i + 1;
    }
  if (boolean)
    {
      gtk_string_list_append (names, _ ("Yes"));
      gtk_string_list_append (names, _ ("No"));
      if (*at_hand->default_value != '\0')
        selected = g_str_equal (at_hand->default_value, "true") ? 1 : 2;
    }
  adw_combo_row_set_model (self->default_choice, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->default_choice, selected);
}

static void
show_marks (DiplePartForm *self)
{
  g_autofree char *colour = diple_part_form_dup_field (self, DIPLE_FIELD_COLOUR);
  g_autofree char *key = diple_part_form_dup_field (self, DIPLE_FIELD_KEY);
  g_autofree char *maximum = diple_part_form_dup_field (self, DIPLE_FIELD_MAXIMUM);

  gtk_widget_set_visible (self->colour_row, colour != NULL);
  gtk_widget_set_visible (self->key_row, key != NULL);
  gtk_widget_set_visible (self->maximum_row, maximum != NULL);
  if (colour != NULL)
    diple_colour_button_set_colour (
        self->colour, diple_schema_work_get_schema (self->work), self->id, colour);
  if (key != NULL)
    diple_key_button_set_key (self->key, key);
  if (maximum != NULL)
    gtk_spin_button_set_value (self->maximum, g_ascii_strtod (maximum, NULL));
}

static void
show_rules (DiplePartForm *self)
{
  static const char *const overlaps[] = { "any", "nested", "none" };
  g_autofree char *overlap = diple_part_form_dup_field (self, DIPLE_FIELD_OVERLAP);
  g_autofree char *type = diple_part_form_dup_field (self, DIPLE_FIELD_TYPE);
  DipleSchemaPart part = DIPLE_PART_SCHEMA;
  const DipleSchema *schema = diple_schema_work_get_schema (self->work);

  show_combo (self->overlap, overlap, overlaps, G_N_ELEMENTS (overlaps));
  show_combo (self->type, type, diple_part_form_types, N_TYPES);
  show_flags (self);
  show_default (self);
  if (schema != NULL)
    diple_schema_find_part (schema, self->id, &part);
  gtk_widget_set_visible (self->rules, part != DIPLE_PART_SCHEMA && part != DIPLE_PART_OPTION);
  gtk_widget_set_visible (self->actions, part != DIPLE_PART_SCHEMA);
  gtk_widget_set_visible (self->merge_button, part != DIPLE_PART_LAYER);
  gtk_widget_set_visible (self->split_button, part != DIPLE_PART_LAYER);
}

static const char *
title_of (const DipleSchema *schema, gint64 id)
{
  DipleSchemaPart part = DIPLE_PART_SCHEMA;

  diple_schema_find_part (schema, id, &part);
  switch (part)
    {
    case DIPLE_PART_LAYER:
      return _ ("Layer");
    case DIPLE_PART_LABEL:
      return _ ("Label");
    case DIPLE_PART_RELATION:
      return _ ("Relation");
    case DIPLE_PART_ATTRIBUTE:
      return _ ("Attribute");
    case DIPLE_PART_SCHEMA:
    case DIPLE_PART_OPTION:
    default:
      return _ ("Project");
    }
}

static void
show_heading (DiplePartForm *self, const DipleSchema *schema)
{
  const DipleTouch none = { 0 };
  const DipleTouch *usage = diple_schema_work_get_usage (self->work, self->id);
  g_autofree char *words = diple_touch_describe (usage != NULL ? usage : &none);

  adw_preferences_group_set_title (self->identity, title_of (schema, self->id));
  adw_preferences_group_set_description (
      self->identity,
      self->id != 0 ? words : _ ("What holds for every label stands in this guideline"));
}

void
diple_part_form_fill (DiplePartForm *self, gboolean again)
{
  const DipleSchema *schema = self->work != NULL ? diple_schema_work_get_schema (self->work) : NULL;

  if (schema == NULL || diple_schema_part_name (schema, self->id) == NULL)
    return;
  self->filling = TRUE;
  show_heading (self, schema);
  show_texts (self, again);
  show_guideline (self, again);
  show_marks (self);
  show_rules (self);
  diple_option_list_show (self->options, self->work, self->id);
  diple_owner_list_show (self->owners, self->work, self->id);
  diple_condition_list_show (self->conditions, self->work, self->id);
  diple_end_list_show (self->ends, self->work, self->id);
  diple_example_list_show (self->examples, self->work, self->id);
  self->filling = FALSE;
}
