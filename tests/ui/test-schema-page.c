/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk.h"

#include <adwaita.h>
#include <string.h>

#include "ui/schema/diple-key-button-private.h"
#include "ui/schema/diple-part-form-private.h"
#include "ui/schema/diple-schema-outline-private.h"
#include "ui/schema/diple-schema-page-private.h"
#include "ui/window/diple-window-private.h"

/* The page as it is shown, with its outline and its form; all lent. */
typedef struct
{
  Desk *desk;
  GtkWidget *page;
  DipleSchemaOutline *outline;
  DiplePartForm *form;
} Table;

static void
set_up (Table *table, gconstpointer data)
{
  table->desk = desk_new ();
  diple_window_show_page (table->desk->window, "schema");
  desk_until (desk_find (GTK_WIDGET (table->desk->window), DIPLE_TYPE_SCHEMA_PAGE, NULL) != NULL);
  table->page = desk_find (GTK_WIDGET (table->desk->window), DIPLE_TYPE_SCHEMA_PAGE, NULL);
  table->outline = DIPLE_SCHEMA_OUTLINE (desk_find (table->page, DIPLE_TYPE_SCHEMA_OUTLINE, NULL));
  table->form = DIPLE_PART_FORM (desk_find (table->page, DIPLE_TYPE_PART_FORM, NULL));
}

static void
tear_down (Table *table, gconstpointer data)
{
  desk_free (table->desk);
}

static const DipleSchema *
schema (Table *table)
{
  return diple_editor_get_schema (table->desk->editor);
}

static const DipleLabel *
label (Table *table, const char *name)
{
  return diple_schema_label_by_name (schema (table), NULL, name);
}

static void
choose (Table *table, const char *name)
{
  gint64 id = label (table, name)->id;

  diple_schema_outline_choose (table->outline, id);
  desk_until (diple_part_form_get_id (table->form) == id);
}

static GtkWidget *
find (Table *table, GType type, const char *name)
{
  GtkWidget *widget = desk_find (GTK_WIDGET (table->form), type, name);

  g_assert_nonnull (widget);
  return widget;
}

static void
rename_to (Table *table, const char *name)
{
  GtkWidget *row = find (table, ADW_TYPE_ENTRY_ROW, "name");

  gtk_editable_set_text (GTK_EDITABLE (row), name);
  g_signal_emit_by_name (row, "apply");
}

static void
test_renaming_shows_at_once_and_is_one_undo (Table *table, gconstpointer data)
{
  choose (table, "Person");
  rename_to (table, "Human");
  desk_until (label (table, "Human") != NULL);
  g_assert_null (label (table, "Person"));
  g_assert_nonnull (desk_find (GTK_WIDGET (table->outline), GTK_TYPE_LABEL, "Human"));
  gtk_widget_activate_action (GTK_WIDGET (table->desk->window), "win.undo", NULL);
  desk_until (label (table, "Person") != NULL);
  g_assert_nonnull (desk_find (GTK_WIDGET (table->outline), GTK_TYPE_LABEL, "Person"));
}

static void
test_a_name_that_is_taken_is_refused (Table *table, gconstpointer data)
{
  GtkWidget *row;

  choose (table, "Person");
  row = find (table, ADW_TYPE_ENTRY_ROW, "name");
  rename_to (table, "Group");
  desk_until (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (row)), "Person"));
  g_assert_nonnull (label (table, "Person"));
}

/* The key of another label, then one that a command of the text has: both stay where they are. */
static void
test_keys_that_clash_are_refused (Table *table, gconstpointer data)
{
  static const char *const taken[] = { "o", "a", "minus" };
  GtkWidget *button;

  choose (table, "Person");
  button = find (table, DIPLE_TYPE_KEY_BUTTON, "key");
  for (guint i = 0; i < G_N_ELEMENTS (taken); i++)
    {
      g_signal_emit_by_name (button, "pressed", taken[i]);
      desk_until (!diple_project_is_busy (diple_editor_get_project (table->desk->editor)));
      desk_turn ();
      g_assert_cmpstr (label (table, "Person")->key, ==, "p");
    }
  g_signal_emit_by_name (button, "pressed", "z");
  desk_until (g_str_equal (label (table, "Person")->key, "z"));
}

static void
test_a_switch_changes_its_rule (Table *table, gconstpointer data)
{
  choose (table, "Person");
  gtk_switch_set_active (GTK_SWITCH (find (table, GTK_TYPE_SWITCH, "fragments")), TRUE);
  desk_until (label (table, "Person")->fragments);
}

static void
test_a_guideline_is_saved_when_another_part_is_chosen (Table *table, gconstpointer data)
{
  GtkWidget *text;

  choose (table, "Person");
  text = find (table, GTK_TYPE_TEXT_VIEW, "guideline");
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), "Whole *names*.", -1);
  choose (table, "Group");
  desk_until (g_str_equal (label (table, "Person")->guideline, "Whole *names*."));
}

static void
test_parts_are_added_and_named (Table *table, gconstpointer data)
{
  guint n = schema (table)->labels->len;

  choose (table, "Person");
  gtk_widget_activate_action (GTK_WIDGET (table->outline), "schema.add", "s", "label");
  desk_until (schema (table)->labels->len == n + 1);
  desk_until (label (table, "New label") != NULL &&
              diple_part_form_get_id (table->form) == label (table, "New label")->id);
  rename_to (table, "Ferry");
  desk_until (label (table, "Ferry") != NULL);
  g_assert_cmpint (label (table, "Ferry")->layer, ==, label (table, "Person")->layer);
}

static void
test_alt_and_arrows_move_a_part (Table *table, gconstpointer data)
{
  choose (table, "Organization");
  gtk_widget_activate_action (GTK_WIDGET (table->outline), "schema.up", NULL);
  desk_until (g_ptr_array_index (schema (table)->labels, 0) ==
              (gpointer) label (table, "Organization"));
  g_assert_cmpint (
      diple_schema_outline_get_chosen (table->outline), ==, label (table, "Organization")->id);
}

static GtkWidget *
focused_row (Table *table)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (table->desk->window));

  return focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW) : NULL;
}

static void
test_the_keys_are_in_the_list_and_stay_there (Table *table, gconstpointer data)
{
  GtkWidget *row;

  desk_until (focused_row (table) != NULL &&
              gtk_widget_is_ancestor (focused_row (table), GTK_WIDGET (table->outline)));
  choose (table, "Person");
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (table->outline)));
  row = focused_row (table);
  rename_to (table, "Human");
  desk_until (label (table, "Human") != NULL);
  g_assert_true (focused_row (table) == row);
}

static AdwMessageDialog *
wait_for_question (void)
{
  desk_until (desk_find_window (ADW_TYPE_MESSAGE_DIALOG) != NULL);
  return ADW_MESSAGE_DIALOG (desk_find_window (ADW_TYPE_MESSAGE_DIALOG));
}

static void
test_removing_says_how_many_annotations_go (Table *table, gconstpointer data)
{
  AdwMessageDialog *dialog;
  guint before;

  diple_window_show_page (table->desk->window, "annotate");
  desk_mark (table->desk, "Person", "the");
  diple_window_show_page (table->desk->window, "schema");
  choose (table, "Person");
  before = diple_span_index_size (diple_editor_get_spans (table->desk->editor));
  gtk_widget_activate_action (GTK_WIDGET (table->form), "part.remove", NULL);
  dialog = wait_for_question ();
  g_assert_nonnull (strstr (adw_message_dialog_get_body (dialog), "1 span"));
  adw_message_dialog_response (dialog, "accept");
  desk_until (label (table, "Person") == NULL);
  desk_until (diple_span_index_size (diple_editor_get_spans (table->desk->editor)) == before - 1);
  gtk_widget_activate_action (GTK_WIDGET (table->desk->window), "win.undo", NULL);
  desk_until (label (table, "Person") != NULL);
}

static void
test_merging_counts_first (Table *table, gconstpointer data)
{
  AdwMessageDialog *dialog;

  choose (table, "Group");
  gtk_widget_activate_action (GTK_WIDGET (table->form), "part.merge", NULL);
  dialog = wait_for_question ();
  desk_until (adw_message_dialog_get_response_enabled (dialog, "merge"));
  adw_message_dialog_response (dialog, "merge");
  desk_until (label (table, "Group") == NULL);
}

static void
test_examples_are_added_and_removed (Table *table, gconstpointer data)
{
  guint n;
  GtkWidget *row;

  choose (table, "Person");
  n = label (table, "Person")->examples->len;
  row = gtk_widget_get_ancestor (find (table, GTK_TYPE_LABEL, "Words"), ADW_TYPE_ENTRY_ROW);
  gtk_editable_set_text (GTK_EDITABLE (row), "Aino Salt");
  g_signal_emit_by_name (row, "entry-activated");
  desk_until (label (table, "Person")->examples->len == n + 1);
  g_assert_nonnull (desk_find (GTK_WIDGET (table->form), GTK_TYPE_LABEL, "Aino Salt"));
}

static void
test_a_narrow_window_shows_one_side_of_the_page (Table *table, gconstpointer data)
{
  static const char *const names[] = { "Person", "Claim" };
  int minimum;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      choose (table, names[i]);
      gtk_widget_measure (table->page, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      g_assert_cmpint (minimum, <=, 350);
    }
}

/* An attribute on spans, by its name and one of what carries it. */
static const DipleAttribute *
attribute (Table *table, const char *name, const char *on)
{
  for (guint i = 0; i < schema (table)->attributes->len; i++)
    {
      const DipleAttribute *found = g_ptr_array_index (schema (table)->attributes, i);
      if (g_str_equal (found->name, name) && found->owner == DIPLE_OWNER_SPAN &&
          diple_attribute_is_on (found, label (table, on)->id))
        return found;
    }
  return NULL;
}

static void
press_button (GtkWidget *row, const char *label)
{
  GtkWidget *word = desk_find (row, GTK_TYPE_LABEL, label);

  g_assert_nonnull (word);
  g_signal_emit_by_name (gtk_widget_get_ancestor (word, GTK_TYPE_BUTTON), "clicked");
}

static void
test_options_are_merged (Table *table, gconstpointer data)
{
  const DipleAttribute *stance = attribute (table, "stance", "Cue");
  const gint64 id = stance->id;
  const guint n = stance->options->len;
  AdwMessageDialog *dialog;
  GtkWidget *row;

  diple_schema_outline_choose (table->outline, id);
  desk_until (diple_part_form_get_id (table->form) == id);
  row = gtk_widget_get_ancestor (find (table, GTK_TYPE_LABEL, "supporting"), ADW_TYPE_EXPANDER_ROW);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  desk_until (desk_find (row, GTK_TYPE_LABEL, "Merge Into…") != NULL);
  press_button (row, "Merge Into…");
  dialog = wait_for_question ();
  desk_until (adw_message_dialog_get_response_enabled (dialog, "merge"));
  adw_message_dialog_response (dialog, "merge");
  desk_until (attribute (table, "stance", "Cue")->options->len == n - 1);
  gtk_widget_activate_action (GTK_WIDGET (table->desk->window), "win.undo", NULL);
  desk_until (attribute (table, "stance", "Cue")->options->len == n);
}

static void
test_relations_are_merged (Table *table, gconstpointer data)
{
  const guint n = schema (table)->relation_types->len;
  const gint64 id = *(gint64 *) g_ptr_array_index (schema (table)->relation_types, 0);
  AdwMessageDialog *dialog;

  diple_schema_outline_choose (table->outline, id);
  desk_until (diple_part_form_get_id (table->form) == id);
  gtk_widget_activate_action (GTK_WIDGET (table->form), "part.merge", NULL);
  dialog = wait_for_question ();
  desk_until (adw_message_dialog_get_response_enabled (dialog, "merge"));
  adw_message_dialog_response (dialog, "merge");
  desk_until (schema (table)->relation_types->len == n - 1);
}

static void
choose_part (Table *table, gint64 id)
{
  diple_schema_outline_choose (table->outline, id);
  desk_until (diple_part_form_get_id (table->form) == id);
}

static const DipleRelationType *
relation (Table *table, const char *name)
{
  const GPtrArray *types = schema (table)->relation_types;

  for (guint i = 0; i < types->len; i++)
    if (g_str_equal (((DipleRelationType *) g_ptr_array_index (types, i))->name, name))
      return g_ptr_array_index (types, i);
  return NULL;
}

/* In the question about what to split off: names the new part and chooses which annotations. */
static AdwMessageDialog *
answer_split (const char *name, const char *which)
{
  AdwMessageDialog *dialog = wait_for_question ();
  GtkWidget *form = adw_message_dialog_get_extra_child (dialog);
  GtkDropDown *by = GTK_DROP_DOWN (desk_find (form, GTK_TYPE_DROP_DOWN, NULL));
  GListModel *choices = gtk_drop_down_get_model (by);
  guint i = 0;

  gtk_editable_set_text (GTK_EDITABLE (desk_find (form, GTK_TYPE_ENTRY, NULL)), name);
  while (i < g_list_model_get_n_items (choices) &&
         !g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (choices), i), which))
    i++;
  g_assert_cmpuint (i, <, g_list_model_get_n_items (choices));
  gtk_drop_down_set_selected (by, i);
  return dialog;
}

/* The question says what it counted, and is answered with yes. */
static void
accept_split (AdwMessageDialog *dialog, const char *counted)
{
  desk_until (strstr (adw_message_dialog_get_body (dialog), counted) != NULL);
  g_assert_true (adw_message_dialog_get_response_enabled (dialog, "split"));
  adw_message_dialog_response (dialog, "split");
}

static void
set_option (Table *table, gint64 span, const DipleAttribute *attribute, guint option)
{
  const DipleValue value = {
    .option = ((DipleOption *) g_ptr_array_index (attribute->options, option))->id,
  };

  g_assert_true (diple_editor_set_values (table->desk->editor, span, attribute->id, &value, 1));
}

/* A claim that is about a person and about a place. */
static void
link_claims (Table *table)
{
  DipleEditor *editor = table->desk->editor;
  const gint64 type = relation (table, "about")->id;
  gint64 claim, person, place;

  diple_window_show_page (table->desk->window, "annotate");
  claim = desk_mark (table->desk, "Claim", "the");
  person = desk_mark (table->desk, "Person", "Ilvi");
  place = desk_mark (table->desk, "Location", "Ferry");
  g_assert_cmpint (diple_editor_link (editor, type, claim, person, NULL), !=, 0);
  g_assert_cmpint (diple_editor_link (editor, type, claim, place, NULL), !=, 0);
  diple_window_show_page (table->desk->window, "schema");
}

static guint
count_relations (Table *table, const char *name)
{
  GPtrArray *all = diple_editor_get_relations (table->desk->editor);
  const DipleRelationType *type = relation (table, name);
  guint n = 0;

  for (guint i = 0; type != NULL && i < all->len; i++)
    n += ((DipleRelation *) g_ptr_array_index (all, i))->type == type->id;
  return n;
}

static void
test_relations_are_split_by_their_ends (Table *table, gconstpointer data)
{
  link_claims (table);
  choose_part (table, relation (table, "about")->id);
  gtk_widget_activate_action (GTK_WIDGET (table->form), "part.split", NULL);
  accept_split (answer_split ("set in", "Those that lead to “Location”"), "1 relation");
  desk_until (relation (table, "set in") != NULL && count_relations (table, "set in") == 1);
  g_assert_cmpuint (count_relations (table, "about"), ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (table->desk->window), "win.undo", NULL);
  desk_until (relation (table, "set in") == NULL && count_relations (table, "about") == 2);
}

static void
test_an_attribute_is_split_by_its_labels (Table *table, gconstpointer data)
{
  const DipleAttribute *mention = attribute (table, "mention", "Person");
  const gint64 id = mention->id;
  const DipleAttribute *split;

  g_assert_true (diple_attribute_is_on (mention, label (table, "Group")->id));
  diple_window_show_page (table->desk->window, "annotate");
  set_option (table, desk_mark (table->desk, "Group", "the"), mention, 1);
  diple_window_show_page (table->desk->window, "schema");
  choose_part (table, id);
  gtk_widget_activate_action (GTK_WIDGET (table->form), "part.split", NULL);
  accept_split (answer_split ("how many", "Those of “Group”"), "1 value");
  desk_until ((split = attribute (table, "how many", "Group")) != NULL);
  g_assert_null (attribute (table, "mention", "Group"));
  g_assert_nonnull (attribute (table, "mention", "Person"));
  g_assert_cmpuint (split->options->len, ==, attribute (table, "mention", "Person")->options->len);
  gtk_widget_activate_action (GTK_WIDGET (table->desk->window), "win.undo", NULL);
  desk_until (attribute (table, "mention", "Group") != NULL);
  g_assert_null (attribute (table, "how many", "Group"));
}

static void
test_an_option_is_split_by_words (Table *table, gconstpointer data)
{
  const DipleAttribute *mention = attribute (table, "mention", "Person");
  const gint64 id = mention->id;
  const guint n = mention->options->len;
  g_autofree char *name =
      g_strdup (((DipleOption *) g_ptr_array_index (mention->options, 1))->name);
  AdwMessageDialog *dialog;
  GtkWidget *row;

  diple_window_show_page (table->desk->window, "annotate");
  set_option (table, desk_mark (table->desk, "Person", "the"), mention, 1);
  diple_window_show_page (table->desk->window, "schema");
  choose_part (table, id);
  row = gtk_widget_get_ancestor (find (table, GTK_TYPE_LABEL, name), ADW_TYPE_EXPANDER_ROW);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  desk_until (desk_find (row, GTK_TYPE_LABEL, "Split Off…") != NULL);
  press_button (row, "Split Off…");
  dialog = answer_split ("nickname", "Certain words");
  gtk_editable_set_text (
      GTK_EDITABLE (gtk_widget_get_last_child (adw_message_dialog_get_extra_child (dialog))),
      "nobody, the");
  accept_split (dialog, "1 value");
  desk_until (attribute (table, "mention", "Person")->options->len == n + 1);
  gtk_widget_activate_action (GTK_WIDGET (table->desk->window), "win.undo", NULL);
  desk_until (attribute (table, "mention", "Person")->options->len == n);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/schema-page/" name, Table, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);

  ADD ("renaming-shows-at-once-and-is-one-undo", test_renaming_shows_at_once_and_is_one_undo);
  ADD ("a-name-that-is-taken-is-refused", test_a_name_that_is_taken_is_refused);
  ADD ("keys-that-clash-are-refused", test_keys_that_clash_are_refused);
  ADD ("a-switch-changes-its-rule", test_a_switch_changes_its_rule);
  ADD ("a-guideline-is-saved-when-another-part-is-chosen",
       test_a_guideline_is_saved_when_another_part_is_chosen);
  ADD ("parts-are-added-and-named", test_parts_are_added_and_named);
  ADD ("alt-and-arrows-move-a-part", test_alt_and_arrows_move_a_part);
  ADD ("the-keys-are-in-the-list-and-stay-there", test_the_keys_are_in_the_list_and_stay_there);
  ADD ("removing-says-how-many-annotations-go", test_removing_says_how_many_annotations_go);
  ADD ("merging-counts-first", test_merging_counts_first);
  ADD ("examples-are-added-and-removed", test_examples_are_added_and_removed);
  ADD ("a-narrow-window-shows-one-side-of-the-page",
       test_a_narrow_window_shows_one_side_of_the_page);
  ADD ("options-are-merged", test_options_are_merged);
  ADD ("relations-are-merged", test_relations_are_merged);
  ADD ("relations-are-split-by-their-ends", test_relations_are_split_by_their_ends);
  ADD ("an-attribute-is-split-by-its-labels", test_an_attribute_is_split_by_its_labels);
  ADD ("an-option-is-split-by-words", test_an_option_is_split_by_words);
  return g_test_run ();
}
