/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/schema/diple-part-form-rows-private.h"

#include <glib/gi18n-lib.h>
#include <gtksourceview/gtksource.h>

#include "ui/parts/diple-wrap-layout-private.h"
#include "ui/schema/diple-schema-dialogs-private.h"

G_DEFINE_FINAL_TYPE (DiplePartForm, diple_part_form, GTK_TYPE_WIDGET)

enum
{
  SHOW_PLACE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
set_field (DiplePartForm *self, DipleSchemaField field, const char *value)
{
  if (!self->filling && self->work != NULL)
    diple_schema_work_set_field (self->work, self->id, field, value);
}

static void
save_text (DiplePartForm *self, guint index)
{
  g_autofree char *text =
      g_strstrip (g_strdup (gtk_editable_get_text (diple_part_form_text_row (self, index))));

  if (self->texts[index] != NULL && !g_str_equal (text, self->texts[index]))
    set_field (self, diple_part_form_texts[index], text);
}

/* Written and done: the keys go back to the list, where undo is the project's and not the entry's.
 */
static void
applied_cb (DiplePartForm *self, GtkEditable *row)
{
  for (guint i = 0; i < N_TEXTS; i++)
    if (diple_part_form_text_row (self, i) == row)
      save_text (self, i);
  gtk_widget_activate_action (GTK_WIDGET (self), "schema.list", NULL);
}

static void
switched_cb (DiplePartForm *self, GParamSpec *pspec, GtkSwitch *toggled)
{
  for (guint i = 0; i < N_FLAGS; i++)
    if (diple_part_form_flag_switch (self, i) == toggled)
      set_field (
          self, diple_part_form_flags[i], gtk_switch_get_active (toggled) ? "true" : "false");
}

static void
overlap_chosen_cb (DiplePartForm *self)
{
  static const char *const words[] = { "any", "nested", "none" };
  guint chosen = adw_combo_row_get_selected (self->overlap);

  if (chosen < G_N_ELEMENTS (words))
    set_field (self, DIPLE_FIELD_OVERLAP, words[chosen]);
}

static void
type_chosen_cb (DiplePartForm *self)
{
  guint chosen = adw_combo_row_get_selected (self->type);

  if (chosen < N_TYPES)
    set_field (self, DIPLE_FIELD_TYPE, diple_part_form_types[chosen]);
}

/* The first row of the defaults means none; then come options, or yes and no. */
static void
default_chosen_cb (DiplePartForm *self)
{
  const DipleAttribute *at_hand = diple_part_form_attribute (self);
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

/* Any command of the text will do to ask for: what it must not clash with is what all of them hear.
 */
static const DipleCommand *
find_command (DiplePartForm *self, const char *key)
{
  if (self->keymap == NULL || *key == '\0')
    return NULL;
  return diple_keymap_find_rival (self->keymap, diple_command_find ("article.next"), key);
}

static void
key_pressed_cb (DiplePartForm *self, const char *key)
{
  const DipleCommand *command = find_command (self, key);
  g_autofree char *message = NULL;

  if (command == NULL)
    {
      set_field (self, DIPLE_FIELD_KEY, key);
      return;
    }
  message = g_strdup_printf (
      _ ("The key “%s” is kept for: %s. Choose another one, or change that one’s key"),
      key,
      _ (command->title));
  g_signal_emit_by_name (self->work, "refused", message);
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

static void
work_changed_cb (DiplePartForm *self)
{
  diple_part_form_fill (self, FALSE);
}

static void
refused_cb (DiplePartForm *self)
{
  diple_part_form_fill (self, TRUE);
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
  g_clear_object (&self->keymap);
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
  /* From wherever one is in the form, back to the list. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "schema.list", NULL);
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
  /* The buttons are wider than a narrow window. */
  gtk_widget_set_layout_manager (gtk_widget_get_parent (self->merge_button),
                                 diple_wrap_layout_new (12));
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
diple_part_form_set_keymap (DiplePartForm *self, DipleKeymap *keymap)
{
  g_return_if_fail (DIPLE_IS_PART_FORM (self));

  g_set_object (&self->keymap, keymap);
}

void
diple_part_form_show (DiplePartForm *self, gint64 id)
{
  g_return_if_fail (DIPLE_IS_PART_FORM (self));

  if (id != self->id)
    diple_part_form_flush (self);
  self->id = id;
  diple_part_form_fill (self, TRUE);
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
