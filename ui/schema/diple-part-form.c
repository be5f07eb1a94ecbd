/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/schema/diple-part-form-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <gtksourceview/gtksource.h>

#include "ui/schema/diple-colour-button-private.h"
#include "ui/schema/diple-condition-list-private.h"
#include "ui/schema/diple-end-list-private.h"
#include "ui/schema/diple-example-list-private.h"
#include "ui/schema/diple-key-button-private.h"
#include "ui/schema/diple-option-list-private.h"
#include "ui/schema/diple-owner-list-private.h"
#include "ui/schema/diple-schema-dialogs-private.h"

#define N_TEXTS 3
#define N_FLAGS 5

struct _DiplePartForm
{
  GtkWidget parent_instance;

  GtkWidget *content;
  AdwPreferencesGroup *identity;
  GtkEditable *name;
  GtkEditable *description;
  GtkWidget *colour_row;
  DipleColourButton *colour;
  GtkWidget *key_row;
  DipleKeyButton *key;
  GtkWidget *rules;
  AdwComboRow *overlap;
  GtkWidget *fragments_row;
  GtkSwitch *fragments;
  AdwComboRow *type;
  AdwComboRow *default_choice;
  GtkEditable *default_text;
  GtkWidget *carried_row;
  GtkSwitch *carried;
  GtkWidget *compared_row;
  GtkSwitch *compared;
  GtkWidget *symmetric_row;
  GtkSwitch *symmetric;
  GtkWidget *across_row;
  GtkSwitch *across;
  GtkWidget *maximum_row;
  GtkSpinButton *maximum;
  DipleOptionList *options;
  DipleOwnerList *owners;
  DipleConditionList *conditions;
  DipleEndList *ends;
  GtkWidget *guideline_group;
  GtkSourceView *guideline;
  DipleExampleList *examples;
  GtkWidget *actions;
  GtkWidget *merge_button;
  GtkWidget *split_button;
  GtkWidget *remove_button;

  DipleSchemaWork *work;
  gint64 id;
  gboolean filling;
  char *texts[N_TEXTS];  /* as last shown, to tell what is being written from what was stored */
  char *guideline_shown; /* the same */
};

G_DEFINE_FINAL_TYPE (DiplePartForm, diple_part_form, GTK_TYPE_WIDGET)

enum
{
  SHOW_PLACE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* The rows for words, and the switches, with the fields they stand for. */
static const DipleSchemaField text_fields[N_TEXTS] = {
  DIPLE_FIELD_NAME,
  DIPLE_FIELD_DESCRIPTION,
  DIPLE_FIELD_DEFAULT,
};

static const DipleSchemaField flag_fields[N_FLAGS] = {
  DIPLE_FIELD_FRAGMENTS, DIPLE_FIELD_CARRIED, DIPLE_FIELD_COMPARED,
  DIPLE_FIELD_SYMMETRIC, DIPLE_FIELD_ACROSS,
};

static GtkEditable *
text_row (DiplePartForm *self, guint index)
{
  GtkEditable *const rows[N_TEXTS] = { self->name, self->description, self->default_text };

  return rows[index];
}

static GtkSwitch *
flag_switch (DiplePartForm *self, guint index)
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

static char *
dup_field (DiplePartForm *self, DipleSchemaField field)
{
  const DipleSchema *schema = diple_schema_work_get_schema (self->work);

  return schema != NULL ? diple_schema_dup_field (schema, self->id, field) : NULL;
}

static void
set_field (DiplePartForm *self, DipleSchemaField field, const char *value)
{
  if (!self->filling && self->work != NULL)
    diple_schema_work_set_field (self->work, self->id, field, value);
}

static void
save_text (DiplePartForm *self, guint index)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (text_row (self, index))));

  if (self->texts[index] != NULL && !g_str_equal (text, self->texts[index]))
    set_field (self, text_fields[index], text);
}

static void
applied_cb (DiplePartForm *self, GtkEditable *row)
{
  for (guint i = 0; i < N_TEXTS; i++)
    if (text_row (self, i) == row)
      save_text (self, i);
}

static void
switched_cb (DiplePartForm *self, GParamSpec *pspec, GtkSwitch *toggled)
{
  for (guint i = 0; i < N_FLAGS; i++)
    if (flag_switch (self, i) == toggled)
      set_field (self, flag_fields[i], gtk_switch_get_active (toggled) ? "true" : "false");
}

static void
overlap_chosen_cb (DiplePartForm *self)
{
  static const char *const words[] = { "any", "nested", "none" };
  guint chosen = adw_combo_row_get_selected (self->overlap);

  if (chosen < G_N_ELEMENTS (words))
    set_field (self, DIPLE_FIELD_OVERLAP, words[chosen]);
}

static const char *const type_words[] = {
  "choice", "choices", "boolean", "number", "text", "entity",
};

static void
type_chosen_cb (DiplePartForm *self)
{
  guint chosen = adw_combo_row_get_selected (self->type);

  if (chosen < G_N_ELEMENTS (type_words))
    set_field (self, DIPLE_FIELD_TYPE, type_words[chosen]);
}

static const DipleAttribute *
attribute (DiplePartForm *self)
{
  const DipleSchema *schema = diple_schema_work_get_schema (self->work);

  return schema != NULL ? diple_schema_attribute (schema, self->id) : NULL;
}

/* The first row of the defaults means none; then come options, or yes and no. */
static void
default_chosen_cb (DiplePartForm *self)
{
  const DipleAttribute *at_hand = attribute (self);
  guint chosen = adw_combo_row_get_selected (self->default_choice);

  if (at_hand == NULL || self->filling || chosen == GTK_INVALID_LIST_POSITION)
    return;
  if (chosen == 0)
    set_field (self, DIPLE_FIELD_DEFAULT, "");
  else if (at_hand->type == DIPLE_ATTRIBUTE_BOOLEAN)
    set_field (self, DIPLE_FIELD_DEFAULT, chosen == 1 ? "true" : "false");
  else if (chosen <= at_hand->options->len)
    set_field (self,
               DIPLE_FIELD_DEFAULT,
               ((DipleOption *) g_ptr_array_index (at_hand->options, chosen - 1))->name);
}

static void
maximum_changed_cb (DiplePartForm *self)
{
  g_autofree char *number =
      g_strdup_printf ("%d", gtk_spin_button_get_value_as_int (self->maximum));

  set_field (self, DIPLE_FIELD_MAXIMUM, number);
}

static void
colour_picked_cb (DiplePartForm *self, const char *colour)
{
  set_field (self, DIPLE_FIELD_COLOUR, colour);
}

static void
key_pressed_cb (DiplePartForm *self, const char *key)
{
  set_field (self, DIPLE_FIELD_KEY, key);
}

static void
show_place_cb (DiplePartForm *self, gint64 document, gint64 span, guint start, guint end)
{
  g_signal_emit (self, signals[SHOW_PLACE], 0, document, span, start, end);
}

static void
save_guideline (DiplePartForm *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->guideline));
  g_autofree char *text = NULL;

  g_object_get (buffer, "text", &text, NULL);
  if (self->guideline_shown == NULL || g_str_equal (text, self->guideline_shown))
    return;
  set_field (self, DIPLE_FIELD_GUIDELINE, text);
}

void
diple_part_form_flush (DiplePartForm *self)
{
  g_return_if_fail (DIPLE_IS_PART_FORM (self));

  if (self->work == NULL || diple_schema_work_get_editor (self->work) == NULL)
    return;
  for (guint i = 0; i < N_TEXTS; i++)
    save_text (self, i);
  save_guideline (self);
}

/* What is being written stays, unless the stored words became others. */
static void
show_texts (DiplePartForm *self, gboolean again)
{
  for (guint i = 0; i < N_TEXTS; i++)
    {
      g_autofree char *stored = dup_field (self, text_fields[i]);

      if (text_fields[i] != DIPLE_FIELD_DEFAULT)
        gtk_widget_set_visible (GTK_WIDGET (text_row (self, i)), stored != NULL);
      if (!again && g_strcmp0 (stored, self->texts[i]) == 0)
        continue;
      g_free (self->texts[i]);
      self->texts[i] = g_steal_pointer (&stored);
      gtk_editable_set_text (text_row (self, i), self->texts[i] != NULL ? self->texts[i] : "");
    }
}

static void
show_guideline (DiplePartForm *self, gboolean again)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->guideline));
  g_autofree char *stored = dup_field (self, DIPLE_FIELD_GUIDELINE);

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
      g_autofree char *stored = dup_field (self, flag_fields[i]);

      gtk_widget_set_visible (flag_row (self, i), stored != NULL);
      gtk_switch_set_active (flag_switch (self, i), g_strcmp0 (stored, "true") == 0);
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
  const DipleAttribute *at_hand = attribute (self);
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
  g_autofree char *colour = dup_field (self, DIPLE_FIELD_COLOUR);
  g_autofree char *key = dup_field (self, DIPLE_FIELD_KEY);
  g_autofree char *maximum = dup_field (self, DIPLE_FIELD_MAXIMUM);

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
  g_autofree char *overlap = dup_field (self, DIPLE_FIELD_OVERLAP);
  g_autofree char *type = dup_field (self, DIPLE_FIELD_TYPE);
  DipleSchemaPart part = DIPLE_PART_SCHEMA;
  const DipleSchema *schema = diple_schema_work_get_schema (self->work);

  show_combo (self->overlap, overlap, overlaps, G_N_ELEMENTS (overlaps));
  show_combo (self->type, type, type_words, G_N_ELEMENTS (type_words));
  show_flags (self);
  show_default (self);
  if (schema != NULL)
    diple_schema_find_part (schema, self->id, &part);
  gtk_widget_set_visible (self->rules, part != DIPLE_PART_SCHEMA && part != DIPLE_PART_OPTION);
  gtk_widget_set_visible (self->actions, part != DIPLE_PART_SCHEMA);
  gtk_widget_set_visible (self->merge_button, part == DIPLE_PART_LABEL);
  gtk_widget_set_visible (self->split_button, part == DIPLE_PART_LABEL);
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

static void
fill (DiplePartForm *self, gboolean again)
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

static void
work_changed_cb (DiplePartForm *self)
{
  fill (self, FALSE);
}

static void
refused_cb (DiplePartForm *self)
{
  fill (self, TRUE);
}

static void
merge (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DiplePartForm *self = DIPLE_PART_FORM (widget);

  diple_schema_ask_merge (self->work, GTK_WINDOW (gtk_widget_get_root (widget)), self->id);
}

static void
split (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DiplePartForm *self = DIPLE_PART_FORM (widget);

  diple_schema_ask_split (self->work, GTK_WINDOW (gtk_widget_get_root (widget)), self->id);
}

static void
remove_part (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DiplePartForm *self = DIPLE_PART_FORM (widget);

  diple_schema_ask_remove (self->work, GTK_WINDOW (gtk_widget_get_root (widget)), self->id);
}

static void
watch_focus (DiplePartForm *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_swapped (focus, "leave", G_CALLBACK (diple_part_form_flush), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

static void
dark_cb (DiplePartForm *self)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  GtkSourceStyleScheme *scheme = gtk_source_style_scheme_manager_get_scheme (
      gtk_source_style_scheme_manager_get_default (), dark ? "Adwaita-dark" : "Adwaita");

  gtk_source_buffer_set_style_scheme (
      GTK_SOURCE_BUFFER (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->guideline))), scheme);
}

static void
prepare_guideline (DiplePartForm *self)
{
  GtkSourceBuffer *buffer =
      GTK_SOURCE_BUFFER (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->guideline)));

  gtk_source_buffer_set_language (buffer,
                                  gtk_source_language_manager_get_language (
                                      gtk_source_language_manager_get_default (), "markdown"));
  g_signal_connect_object (adw_style_manager_get_default (),
                           "notify::dark",
                           G_CALLBACK (dark_cb),
                           self,
                           G_CONNECT_SWAPPED);
  dark_cb (self);
}

static void
diple_part_form_dispose (GObject *object)
{
  DiplePartForm *self = DIPLE_PART_FORM (object);

  g_clear_object (&self->work);
  gtk_widget_dispose_template (GTK_WIDGET (self), DIPLE_TYPE_PART_FORM);

  G_OBJECT_CLASS (diple_part_form_parent_class)->dispose (object);
}

static void
diple_part_form_finalize (GObject *object)
{
  DiplePartForm *self = DIPLE_PART_FORM (object);

  for (guint i = 0; i < N_TEXTS; i++)
    g_free (self->texts[i]);
  g_free (self->guideline_shown);

  G_OBJECT_CLASS (diple_part_form_parent_class)->finalize (object);
}

static void
bind_rows (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DiplePartForm, content);
  gtk_widget_class_bind_template_child (widget_class, DiplePartForm, identity);
  gtk_widget_class_bind_template_child (widget_class, DiplePartForm, name);
  gtk_widget_class_bind_template_child (widget_class, DiplePartForm, description);
  gtk_widget_class_bind_template_child (widget_class, DiplePartForm, colour_row);
  gtk_widget_class_bind_template_child (widget_class, DiplePartForm, colour);
  gtk_widget_class_bind_template_child (widget_class, DiplePartForm, key_row);
  gtk_widget_class_bind_template_child (widget_class, DiplePartForm, key);
  gtk_widget_class_bind_template_child (widget_class, DiplePartForm, rules);
  gtk_widget_class_bind_template_child (widget_class, DiplePartForm, overlap);
  gtk_widget_class_bind_template_child (widget_class, DiplePartForm, fragments_row);
  gtk_widget_class_bind_template_child (widget_class, DiplePartForm, fragments);
  gtk_widget_class_bind_template_child (widget_class, DiplePartForm, type);
  gtk_widget_class_bind_template_child (widget_class, DiplePartForm, default_choice);
  gtk_widget_class_bind_template_child (widget_class, DiplePartForm, default_text);
  gtk_widget_class_bind_template_child (widget_class, DiplePartForm, carried_row);
  gtk_widget_class_bind_template_child (widget_class, DiplePartForm, carried);
  gtk_widget_class_bind_template_child (widget_class, DiplePartForm, compared_row);
  gtk_widget_class_bind_template_child (widget_class, DiplePartForm, compared);
  gtk_widget_class_bind_template_child (widget_class, DiplePartForm, symmetric_row);
  gtk_widget_class_bind_template_child (widget_class, DiplePartForm, symmetric);
  gtk_widget_class_bind_template_child (widget_class, DiplePartForm, across_row);
  gtk_widget_class_bind_template_child (widget_class, DiplePartForm, across);
  gtk_widget_class_bind_template_child (widget_class, DiplePartForm, maximum_row);
  gtk_widget_class_bind_template_child (widget_class, DiplePartForm, maximum);
}

static void
bind_groups (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DiplePartForm, options);
  gtk_widget_class_bind_template_child (widget_class, DiplePartForm, owners);
  gtk_widget_class_bind_template_child (widget_class, DiplePartForm, conditions);
  gtk_widget_class_bind_template_child (widget_class, DiplePartForm, ends);
  gtk_widget_class_bind_template_child (widget_class, DiplePartForm, guideline_group);
  gtk_widget_class_bind_template_child (widget_class, DiplePartForm, guideline);
  gtk_widget_class_bind_template_child (widget_class, DiplePartForm, examples);
  gtk_widget_class_bind_template_child (widget_class, DiplePartForm, actions);
  gtk_widget_class_bind_template_child (widget_class, DiplePartForm, merge_button);
  gtk_widget_class_bind_template_child (widget_class, DiplePartForm, split_button);
  gtk_widget_class_bind_template_child (widget_class, DiplePartForm, remove_button);
  gtk_widget_class_bind_template_callback (widget_class, applied_cb);
  gtk_widget_class_bind_template_callback (widget_class, switched_cb);
  gtk_widget_class_bind_template_callback (widget_class, overlap_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, type_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, default_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, maximum_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, colour_picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_place_cb);
}

static void
ensure_types (void)
{
  g_type_ensure (GTK_SOURCE_TYPE_VIEW);
  g_type_ensure (DIPLE_TYPE_COLOUR_BUTTON);
  g_type_ensure (DIPLE_TYPE_KEY_BUTTON);
  g_type_ensure (DIPLE_TYPE_OPTION_LIST);
  g_type_ensure (DIPLE_TYPE_OWNER_LIST);
  g_type_ensure (DIPLE_TYPE_CONDITION_LIST);
  g_type_ensure (DIPLE_TYPE_END_LIST);
  g_type_ensure (DIPLE_TYPE_EXAMPLE_LIST);
}

static void
diple_part_form_class_init (DiplePartFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  ensure_types ();
  object_class->dispose = diple_part_form_dispose;
  object_class->finalize = diple_part_form_finalize;
  signals[SHOW_PLACE] = g_signal_new ("show-place",
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
  gtk_widget_class_install_action (widget_class, "part.merge", NULL, merge);
  gtk_widget_class_install_action (widget_class, "part.split", NULL, split);
  gtk_widget_class_install_action (widget_class, "part.remove", NULL, remove_part);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/diple/Diple/ui/diple-part-form.ui");
  bind_rows (widget_class);
  bind_groups (widget_class);
}

static void
diple_part_form_init (DiplePartForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  prepare_guideline (self);
  watch_focus (self);
}

void
diple_part_form_set_work (DiplePartForm *self, DipleSchemaWork *work)
{
  g_return_if_fail (DIPLE_IS_PART_FORM (self));
  g_return_if_fail (self->work == NULL);

  self->work = g_object_ref (work);
  g_signal_connect_object (work, "changed", G_CALLBACK (work_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (work, "refused", G_CALLBACK (refused_cb), self, G_CONNECT_SWAPPED);
}

void
diple_part_form_show (DiplePartForm *self, gint64 id)
{
  g_return_if_fail (DIPLE_IS_PART_FORM (self));

  if (id != self->id)
    diple_part_form_flush (self);
  self->id = id;
  fill (self, TRUE);
}

gint64
diple_part_form_get_id (DiplePartForm *self)
{
  g_return_val_if_fail (DIPLE_IS_PART_FORM (self), 0);

  return self->id;
}

void
diple_part_form_edit_name (DiplePartForm *self)
{
  g_return_if_fail (DIPLE_IS_PART_FORM (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->name));
  gtk_editable_select_region (self->name, 0, -1);
}
