/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stage.h"

#include "ui/panel/diple-choice-control-private.h"
#include "ui/panel/diple-entry-control-private.h"
#include "ui/panel/diple-switch-control-private.h"
#include "ui/parts/diple-markdown-private.h"

/* What a control has chosen last. */
typedef struct
{
  guint times;
  guint n_items;
  char *text;
  gint64 option;
} Chosen;

static void
chosen_cb (DipleValueControl *control, const DipleValue *items, guint n_items, Chosen *chosen)
{
  chosen->times++;
  chosen->n_items = n_items;
  g_free (chosen->text);
  chosen->text = n_items > 0 ? g_strdup (items->text) : NULL;
  chosen->option = n_items > 0 ? items[n_items - 1].option : 0;
  diple_value_control_show (control, items, n_items);
}

static DipleValueControl *
watch (GtkWidget *control, Chosen *chosen)
{
  g_object_ref_sink (control);
  g_signal_connect (control, "chosen", G_CALLBACK (chosen_cb), chosen);
  return DIPLE_VALUE_CONTROL (control);
}

static void
test_what_is_no_number_is_not_said (void)
{
  const DipleAttribute attribute = { .name = (char *) "count", .type = DIPLE_ATTRIBUTE_NUMBER };
  Chosen chosen = { 0 };
  g_autoptr (DipleValueControl) control = watch (diple_entry_control_new (&attribute), &chosen);
  GtkWidget *entry = gtk_widget_get_first_child (GTK_WIDGET (control));

  gtk_editable_set_text (GTK_EDITABLE (entry), "about five");
  g_assert_true (gtk_widget_has_css_class (entry, "error"));
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpuint (chosen.times, ==, 0);
  diple_value_control_settle (control);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");

  gtk_editable_set_text (GTK_EDITABLE (entry), " 5.5 ");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpstr (chosen.text, ==, "5.5");
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpuint (chosen.n_items, ==, 0);
  g_free (chosen.text);
}

static void
test_yes_no_and_neither_are_three_answers (void)
{
  const DipleAttribute attribute = { .name = (char *) "sure", .type = DIPLE_ATTRIBUTE_BOOLEAN };
  Chosen chosen = { 0 };
  g_autoptr (DipleValueControl) control = watch (diple_switch_control_new (&attribute), &chosen);

  g_assert_true (diple_value_control_press (control, 1));
  g_assert_cmpstr (chosen.text, ==, "true");
  g_assert_true (diple_value_control_press (control, 2));
  g_assert_cmpstr (chosen.text, ==, "false");
  g_assert_true (diple_value_control_press (control, 2));
  g_assert_cmpuint (chosen.n_items, ==, 0);
  g_assert_false (diple_value_control_press (control, 3));
  g_assert_cmpuint (chosen.times, ==, 3);
  g_free (chosen.text);
}

static DipleSchema *
new_schema (void)
{
  static const char json[] =
      "{\"format\": \"diple-schema/1\", \"name\": \"t\", \"layers\": [{\"name\": \"l\","
      " \"description\": \"\", \"overlap\": \"any\", \"labels\": []}], \"relations\": [],"
      " \"attributes\": [{\"name\": \"tone\", \"description\": \"\", \"owner\": \"document\","
      " \"on\": [], \"type\": \"choices\", \"default\": \"\", \"carried\": false,"
      " \"compared\": true, \"options\": [{\"name\": \"calm\", \"description\": \"\"},"
      " {\"name\": \"angry\", \"description\": \"\"}]}]}";
  g_autoptr (GError) error = NULL;
  DipleSchema *schema = diple_schema_from_json (json, -1, "t", &error);

  g_assert_no_error (error);
  return schema;
}

static void
test_several_choices_are_toggled_one_by_one (void)
{
  g_autoptr (DipleSchema) schema = new_schema ();
  const DipleAttribute *attribute = g_ptr_array_index (schema->attributes, 0);
  const DipleOption *second = g_ptr_array_index (attribute->options, 1);
  Chosen chosen = { 0 };
  g_autoptr (DipleValueControl) control =
      watch (diple_choice_control_new (schema, attribute), &chosen);

  g_assert_false (diple_value_control_press (control, 1));
  g_assert_cmpuint (chosen.n_items, ==, 1);
  g_assert_false (diple_value_control_press (control, 2));
  g_assert_cmpuint (chosen.n_items, ==, 2);
  g_assert_cmpint (chosen.option, ==, second->id);
  g_assert_false (diple_value_control_press (control, 1));
  g_assert_cmpuint (chosen.n_items, ==, 1);
  g_assert_cmpint (chosen.option, ==, second->id);
}

static void
test_markdown_becomes_markup (void)
{
  static const char *const cases[][2] = {
    { "plain & *soft* **hard** `code`", "plain &amp; <i>soft</i> <b>hard</b> <tt>code</tt>" },
    { "[page](https://example.org/?a&b)", "<a href=\"https://example.org/?a&amp;b\">page</a>" },
    { "[file](file:///etc/passwd)", "file" },
    { "[script](javascript:alert(1))", "script" },
    { "a\nb", "a b" },
    { "<b>x</b>", "&lt;b&gt;x&lt;/b&gt;" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *markup = diple_markdown_to_markup (cases[i][0]);

      g_assert_cmpstr (markup, ==, cases[i][1]);
    }
}

static void
test_blocks_that_nest_without_end_are_cut (void)
{
  g_autoptr (GtkWidget) widget = g_object_ref_sink (diple_markdown_new ());
  g_autoptr (GString) deep = g_string_new (NULL);

  for (guint i = 0; i < 2000; i++)
    g_string_append (deep, "> ");
  g_string_append (deep, "words");
  diple_markdown_set_text (DIPLE_MARKDOWN (widget), deep->str);
  diple_markdown_set_text (DIPLE_MARKDOWN (widget),
                           "# Title\n\n1. one\n2. two\n\n---\n\n    code\n");
  g_assert_nonnull (gtk_widget_get_first_child (gtk_widget_get_first_child (widget)));
}

int
main (int argc, char *argv[])
{
  stage_init (&argc, &argv);

  g_test_add_func ("/panel-parts/what is no number is not said",
                   test_what_is_no_number_is_not_said);
  g_test_add_func ("/panel-parts/yes, no and neither are three answers",
                   test_yes_no_and_neither_are_three_answers);
  g_test_add_func ("/panel-parts/several choices are toggled one by one",
                   test_several_choices_are_toggled_one_by_one);
  g_test_add_func ("/panel-parts/markdown becomes markup", test_markdown_becomes_markup);
  g_test_add_func ("/panel-parts/blocks that nest without end are cut",
                   test_blocks_that_nest_without_end_are_cut);

  return g_test_run ();
}
