/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk.h"

#include <string.h>

#include "ui/panel/diple-attribute-row-private.h"
#include "ui/panel/diple-entity-control-private.h"
#include "ui/panel/diple-fact-row-private.h"
#include "ui/panel/diple-far-dialog-private.h"
#include "ui/panel/diple-link-row-private.h"
#include "ui/panel/diple-side-panel-private.h"
#include "ui/window/diple-annotate-page-private.h"

static DipleSidePanel *
side (Desk *desk)
{
  return DIPLE_SIDE_PANEL (desk_find (GTK_WIDGET (desk->window), DIPLE_TYPE_SIDE_PANEL, NULL));
}

static GtkWidget *
view (Desk *desk)
{
  return desk_find (GTK_WIDGET (desk->window), DIPLE_TYPE_ARTICLE_VIEW, NULL);
}

static void
press (Desk *desk, int digit)
{
  g_assert_true (gtk_widget_activate_action (view (desk), "span.value", "i", digit));
}

static const char *
current (Desk *desk)
{
  const DipleAttribute *attribute =
      diple_value_form_get_current (diple_side_panel_get_form (side (desk)));

  return attribute != NULL ? attribute->name : "";
}

/* The attribute called @name that the active span's label carries. */
static const DipleAttribute *
find_attribute (Desk *desk, const char *name)
{
  DipleSchema *schema = diple_editor_get_schema (desk->editor);
  const DipleSpan *active = diple_editor_get_active (desk->editor);

  for (guint i = 0; i < schema->attributes->len; i++)
    {
      const DipleAttribute *attribute = g_ptr_array_index (schema->attributes, i);

      if (g_str_equal (attribute->name, name) && attribute->owner == DIPLE_OWNER_SPAN &&
          diple_attribute_applies (schema, attribute, active->label, &active->values))
        return attribute;
    }
  g_assert_not_reached ();
}

/* What the active span says for @name, "" for nothing. */
static char *
said (Desk *desk, const char *name)
{
  return diple_value_form_dup_value (diple_side_panel_get_form (side (desk)),
                                     find_attribute (desk, name)->id);
}

static void
assert_said (Desk *desk, const char *name, const char *value)
{
  g_autofree char *now = said (desk, name);

  g_assert_cmpstr (now, ==, value);
}

static DipleAttributeRow *
find_row (GtkWidget *widget, const char *name)
{
  GtkWidget *caption = desk_find (widget, GTK_TYPE_LABEL, name);

  g_assert_nonnull (caption);
  return DIPLE_ATTRIBUTE_ROW (gtk_widget_get_ancestor (caption, DIPLE_TYPE_ATTRIBUTE_ROW));
}

static void
test_digits_answer_one_attribute_after_the_other (void)
{
  g_autoptr (Desk) desk = desk_new ();

  desk_mark (desk, "Claim", "At least 38,700 travellers");
  g_assert_cmpstr (current (desk), ==, "quotation");
  press (desk, 2);
  assert_said (desk, "quotation", "direct");
  g_assert_cmpstr (current (desk), ==, "kind");
  press (desk, 2);
  assert_said (desk, "kind", "figure");

  g_assert_true (gtk_widget_activate_action (view (desk), "span.attribute", "i", -1));
  g_assert_cmpstr (current (desk), ==, "kind");
  press (desk, 2);
  assert_said (desk, "kind", "");
  diple_editor_undo (desk->editor);
  desk_until (diple_values_get (&diple_editor_get_active (desk->editor)->values,
                                find_attribute (desk, "kind")->id,
                                NULL) != NULL);
  assert_said (desk, "kind", "figure");
}

static void
test_the_panel_follows_the_text_by_itself (void)
{
  g_autoptr (Desk) desk = desk_new ();
  GtkWidget *panel = desk_find (GTK_WIDGET (desk->window), DIPLE_TYPE_SPAN_PANEL, NULL);
  const gint64 first = desk_mark (desk, "Person", "travellers");
  const gint64 second = desk_mark (desk, "Date", "Thursday");

  g_assert_null (desk_find_shown (panel, GTK_TYPE_LABEL, "“Thursday”"));
  desk_until (desk_find_shown (panel, GTK_TYPE_LABEL, "“Thursday”") != NULL);
  diple_editor_set_active (desk->editor, first);
  desk_until (desk_find_shown (panel, GTK_TYPE_LABEL, "“travellers”") != NULL);
  diple_editor_remove (desk->editor, first);
  desk_until (desk_find_shown (panel, GTK_TYPE_BUTTON, "remove") == NULL);
  diple_editor_set_active (desk->editor, second);
  desk_until (desk_find_shown (panel, GTK_TYPE_LABEL, "“Thursday”") != NULL);
}

static void
test_attributes_are_those_that_the_label_carries (void)
{
  g_autoptr (Desk) desk = desk_new ();
  GtkWidget *panel = GTK_WIDGET (side (desk));

  desk_mark (desk, "Person", "Ilvi Brevit");
  g_assert_nonnull (desk_find (panel, GTK_TYPE_LABEL, "mention"));
  g_assert_null (desk_find (panel, GTK_TYPE_LABEL, "quotation"));
  diple_editor_relabel (
      desk->editor, diple_editor_get_active (desk->editor)->id, desk_label (desk, "Claim"));
  g_assert_null (desk_find (panel, GTK_TYPE_LABEL, "mention"));
  g_assert_nonnull (desk_find (panel, GTK_TYPE_LABEL, "quotation"));
}

static void
test_a_click_on_a_name_gives_it_the_digits (void)
{
  g_autoptr (Desk) desk = desk_new ();
  DipleAttributeRow *row;

  desk_mark (desk, "Claim", "At least 38,700 travellers");
  row = find_row (GTK_WIDGET (side (desk)), "factuality");
  g_signal_emit_by_name (row, "picked");
  g_assert_cmpstr (current (desk), ==, "factuality");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (row), "current"));
  press (desk, 1);
  g_assert_cmpstr (current (desk), ==, "polarity");
}

static void
test_a_pinned_value_goes_to_the_next_mark (void)
{
  g_autoptr (Desk) desk = desk_new ();
  DipleAttributeRow *row;

  desk_mark (desk, "Claim", "At least 38,700 travellers");
  press (desk, 3);
  row = find_row (GTK_WIDGET (side (desk)), "quotation");
  g_signal_emit_by_name (row, "pinned", TRUE);
  desk_mark (desk, "Claim", "talks with the dockworkers’ union");
  assert_said (desk, "quotation", "mixed");
  assert_said (desk, "kind", "");

  g_signal_emit_by_name (row, "pinned", FALSE);
  desk_mark (desk, "Claim", "would resume");
  assert_said (desk, "quotation", "");
}

static DipleEntityControl *
open_entity (Desk *desk)
{
  DipleAttributeRow *row = find_row (GTK_WIDGET (side (desk)), "entity");
  DipleEntityControl *control = DIPLE_ENTITY_CONTROL (diple_attribute_row_get_control (row));

  diple_entity_control_open (control);
  return control;
}

static void
test_an_entity_is_made_as_its_name_is_written (void)
{
  g_autoptr (Desk) desk = desk_new ();
  GtkWidget *search;

  desk_mark (desk, "Person", "Ilvi Brevit");
  search = desk_find (GTK_WIDGET (open_entity (desk)), GTK_TYPE_SEARCH_ENTRY, "search");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (search)), ==, "Ilvi Brevit");
  gtk_editable_set_text (GTK_EDITABLE (search), "Brevit, Ilvi");
  g_signal_emit_by_name (search, "activate");
  desk_until (diple_values_get (&diple_editor_get_active (desk->editor)->values,
                                find_attribute (desk, "entity")->id,
                                NULL) != NULL);
  assert_said (desk, "entity", "Brevit, Ilvi");

  /* The second mention finds it. */
  g_assert_true (diple_project_settle (diple_editor_get_project (desk->editor), 10000));
  desk_mark (desk, "Person", "travellers");
  search = desk_find (GTK_WIDGET (open_entity (desk)), GTK_TYPE_SEARCH_ENTRY, "search");
  gtk_editable_set_text (GTK_EDITABLE (search), "brev");
  g_signal_emit_by_name (search, "activate");
  desk_until (diple_values_get (&diple_editor_get_active (desk->editor)->values,
                                find_attribute (desk, "entity")->id,
                                NULL) != NULL);
  assert_said (desk, "entity", "Brevit, Ilvi");
}

static gint64
relation_type (Desk *desk, const char *name)
{
  GPtrArray *types = diple_editor_get_schema (desk->editor)->relation_types;

  for (guint i = 0; i < types->len; i++)
    if (g_str_equal (((DipleRelationType *) g_ptr_array_index (types, i))->name, name))
      return ((DipleRelationType *) g_ptr_array_index (types, i))->id;
  g_assert_not_reached ();
}

static gint64
link_claims (Desk *desk)
{
  gint64 first = desk_mark (desk, "Claim", "talks with the dockworkers’ union");
  gint64 second = desk_mark (desk, "Claim", "At least 38,700 travellers");
  gint64 relation =
      diple_editor_link (desk->editor, relation_type (desk, "supports"), second, first, NULL);

  g_assert_cmpint (relation, !=, 0);
  return relation;
}

static GtkWidget *
link_row (Desk *desk)
{
  return desk_find (GTK_WIDGET (side (desk)), DIPLE_TYPE_LINK_ROW, NULL);
}

static void
test_a_link_is_listed_turned_round_and_deleted (void)
{
  g_autoptr (Desk) desk = desk_new ();
  gint64 relation = link_claims (desk);
  GtkWidget *row = link_row (desk);

  g_assert_nonnull (desk_find (row, GTK_TYPE_LABEL, "→ supports"));
  g_assert_nonnull (desk_find (row, GTK_TYPE_LABEL, "talks with the dockworkers’ union"));
  g_assert_nonnull (
      desk_find (GTK_WIDGET (diple_side_panel_get_list (side (desk))), GTK_TYPE_LABEL, "→ Claim"));

  g_assert_true (gtk_widget_activate_action (row, "link.reverse", "x", relation));
  g_assert_nonnull (desk_find (link_row (desk), GTK_TYPE_LABEL, "← supports"));
  g_assert_true (gtk_widget_activate_action (
      link_row (desk), "link.relabel", "(xx)", relation, relation_type (desk, "updates")));
  g_assert_nonnull (desk_find (link_row (desk), GTK_TYPE_LABEL, "← updates"));
  g_assert_true (gtk_widget_activate_action (link_row (desk), "link.remove", "x", relation));
  g_assert_null (link_row (desk));
  diple_editor_undo (desk->editor);
  desk_until (link_row (desk) != NULL);
}

static void
test_following_a_link_makes_the_other_end_active (void)
{
  g_autoptr (Desk) desk = desk_new ();
  gint64 relation = link_claims (desk);
  gint64 other = diple_editor_find_relation (desk->editor, relation)->target;

  g_signal_emit_by_name (gtk_widget_get_ancestor (link_row (desk), GTK_TYPE_LIST_BOX),
                         "row-activated",
                         link_row (desk));
  g_assert_cmpint (diple_editor_get_active (desk->editor)->id, ==, other);
}

static void
test_a_link_has_a_note (void)
{
  g_autoptr (Desk) desk = desk_new ();
  gint64 relation = link_claims (desk);
  GtkWidget *note;

  g_assert_true (gtk_widget_activate_action (view (desk), "panel.links", NULL));
  note = desk_find (link_row (desk), GTK_TYPE_ENTRY, "note");
  g_assert_nonnull (note);
  gtk_editable_set_text (GTK_EDITABLE (note), "the same figures");
  g_signal_emit_by_name (note, "activate");
  g_assert_cmpstr (
      diple_editor_find_relation (desk->editor, relation)->note, ==, "the same figures");
}

/* What the relation says for the attribute that its link's form is at. */
static guint
count_values (Desk *desk, gint64 relation)
{
  return diple_editor_find_relation (desk->editor, relation)->values.n_items;
}

static void
test_digits_go_to_the_link_that_is_selected (void)
{
  g_autoptr (Desk) desk = desk_new ();
  gint64 relation = link_claims (desk);
  DipleArticleView *text = DIPLE_ARTICLE_VIEW (view (desk));
  const guint before = diple_editor_get_active (desk->editor)->values.n_items;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (text), "article.next-relation", NULL));
  g_assert_cmpint (diple_article_view_get_selected_relation (text), ==, relation);
  g_assert_cmpstr (current (desk), ==, "confidence");
  press (desk, 1);
  g_assert_cmpuint (count_values (desk, relation), ==, 1);
  g_assert_cmpuint (diple_editor_get_active (desk->editor)->values.n_items, ==, before);

  /* Left again, the digits are the span's. */
  diple_article_view_select_relation (text, 0);
  g_assert_cmpstr (current (desk), !=, "");
  press (desk, 1);
  g_assert_cmpuint (count_values (desk, relation), ==, 1);
  g_assert_cmpuint (diple_editor_get_active (desk->editor)->values.n_items, ==, before + 1);
}

static int
least_width (Desk *desk)
{
  int least;

  gtk_widget_measure (
      GTK_WIDGET (side (desk)), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  return least;
}

static void
test_a_link_that_is_opened_needs_no_more_width_and_is_seen (void)
{
  g_autoptr (Desk) desk = desk_new ();
  graphene_rect_t row;
  GtkWidget *scrolled;
  int before;

  link_claims (desk);
  link_row (desk);
  before = least_width (desk);
  /* GTK scrolls to a focus by and by. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  g_assert_true (gtk_widget_activate_action (view (desk), "panel.links", NULL));
  g_assert_nonnull (desk_find (link_row (desk), GTK_TYPE_ENTRY, "note"));
  g_assert_cmpint (least_width (desk), ==, before);
  scrolled = gtk_widget_get_ancestor (link_row (desk), GTK_TYPE_SCROLLED_WINDOW);
  desk_until (gtk_widget_compute_bounds (link_row (desk), scrolled, &row) && row.origin.y >= 0 &&
              row.origin.y + row.size.height <= gtk_widget_get_height (scrolled));
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
}

static GtkWidget *
label_with (GtkWidget *widget, const char *words)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), words) != NULL)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = label_with (child, words);
  return found;
}

static void
test_far_spans_stand_in_their_context (void)
{
  g_autoptr (Desk) desk = desk_new ();
  GtkWidget *dialog;

  desk_open_title (desk, "Union rejects the offer");
  desk_mark (desk, "Claim", "the union");
  desk_open_title (desk, "No subsidy, says minister");
  desk_mark (desk, "Claim", "The minister spoke of pressure");
  g_assert_true (gtk_widget_activate_action (
      view (desk), "panel.link-far", "x", relation_type (desk, "contradicts")));
  desk_until (desk_find_window (DIPLE_TYPE_FAR_DIALOG) != NULL);
  dialog = desk_find_window (DIPLE_TYPE_FAR_DIALOG);
  desk_until (label_with (dialog, "Torma Reyd, who leads the union, said no") != NULL);
  gtk_window_close (GTK_WINDOW (dialog));
}

static void
test_a_link_leads_into_another_document (void)
{
  g_autoptr (Desk) desk = desk_new ();
  gint64 here, there;
  GtkWidget *dialog, *search;

  desk_open_title (desk, "Union rejects the offer");
  there = desk_mark (desk, "Claim", "Torma Reyd, who leads the union, said no");
  desk_open_title (desk, "No subsidy, says minister");
  here = desk_mark (desk, "Claim", "The minister spoke of pressure");
  g_assert_true (
      gtk_widget_activate_action (link_row (desk) != NULL ? link_row (desk) : view (desk),
                                  "panel.link-far",
                                  "x",
                                  relation_type (desk, "contradicts")));
  desk_until (desk_find_window (DIPLE_TYPE_FAR_DIALOG) != NULL);
  dialog = desk_find_window (DIPLE_TYPE_FAR_DIALOG);
  search = desk_find (dialog, GTK_TYPE_SEARCH_ENTRY, "search");
  gtk_editable_set_text (GTK_EDITABLE (search), "Reyd");
  g_signal_emit_by_name (search, "activate");
  desk_until (desk_find_window (DIPLE_TYPE_FAR_DIALOG) == NULL);

  g_assert_nonnull (desk_find (link_row (desk), GTK_TYPE_LABEL, "Union rejects the offer"));
  g_signal_emit_by_name (gtk_widget_get_ancestor (link_row (desk), GTK_TYPE_LIST_BOX),
                         "row-activated",
                         link_row (desk));
  desk_until (g_str_equal (desk_title (desk), "Union rejects the offer"));
  g_assert_cmpint (diple_editor_get_active (desk->editor)->id, ==, there);
  g_assert_cmpint (here, !=, there);
}

static void
write_fact (GtkWidget *row, const char *text)
{
  GtkWidget *entry = desk_find (row, GTK_TYPE_ENTRY, NULL);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "activate");
}

static void
test_details_are_changed_where_they_stand (void)
{
  g_autoptr (Desk) desk = desk_new ();
  GtkWidget *panel = GTK_WIDGET (side (desk));

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.details", NULL));
  write_fact (desk_find (panel, DIPLE_TYPE_FACT_ROW, "author"), " Minna Hask ");
  desk_until (g_str_equal (diple_editor_get_document (desk->editor)->author, "Minna Hask"));
  diple_editor_undo (desk->editor);
  desk_until (g_str_equal (diple_editor_get_document (desk->editor)->author, ""));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (desk_find (
                       desk_find (panel, DIPLE_TYPE_FACT_ROW, "author"), GTK_TYPE_ENTRY, NULL))),
                   ==,
                   "");
}

static void
test_a_detail_is_added_and_removed (void)
{
  g_autoptr (Desk) desk = desk_new ();
  GtkWidget *panel = GTK_WIDGET (side (desk));
  GtkWidget *row, *name;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.details", NULL));
  g_signal_emit_by_name (desk_find (panel, GTK_TYPE_BUTTON, "add"), "clicked");
  row = gtk_widget_get_last_child (desk_find (panel, GTK_TYPE_BOX, "others"));
  name = desk_find (row, GTK_TYPE_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (name), "section");
  g_signal_emit_by_name (name, "activate");
  g_assert_cmpuint (diple_editor_get_document (desk->editor)->metadata->len, ==, 0);
  write_fact (gtk_widget_get_parent (gtk_widget_get_next_sibling (name)), "section");
  gtk_editable_set_text (GTK_EDITABLE (gtk_widget_get_next_sibling (name)), "Harbour");
  g_signal_emit_by_name (gtk_widget_get_next_sibling (name), "activate");
  desk_until (diple_editor_get_document (desk->editor)->metadata->len == 1);

  row = gtk_widget_get_last_child (desk_find (panel, GTK_TYPE_BOX, "others"));
  g_signal_emit_by_name (desk_find (row, GTK_TYPE_BUTTON, NULL), "clicked");
  desk_until (diple_editor_get_document (desk->editor)->metadata->len == 0);
  diple_editor_undo (desk->editor);
  desk_until (diple_editor_get_document (desk->editor)->metadata->len == 1);
}

static void
test_digits_label_the_document_while_it_is_shown (void)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autofree char *value = NULL;
  const DipleAttribute *genre;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.details", NULL));
  g_assert_cmpstr (current (desk), ==, "genre");
  genre = diple_value_form_get_current (diple_side_panel_get_form (side (desk)));
  press (desk, 2);
  g_assert_cmpuint (diple_editor_get_document_values (desk->editor)->n_items, ==, 1);
  value = diple_value_form_dup_value (diple_side_panel_get_form (side (desk)), genre->id);
  g_assert_cmpstr (value, ==, "feature");
}

static void
test_the_guideline_has_examples_that_lead_to_their_places (void)
{
  g_autoptr (Desk) desk = desk_new ();
  DipleGuidelineCard *card = diple_side_panel_get_guideline (side (desk));
  gint64 first = desk_mark (desk, "Person", "Brevit said on Thursday");
  GtkWidget *example;

  g_assert_true (gtk_widget_activate_action (view (desk), "panel.guideline", NULL));
  g_assert_true (diple_guideline_card_get_expanded (card));
  g_assert_nonnull (desk_find (GTK_WIDGET (card), GTK_TYPE_LABEL, "Guideline · Person"));
  gtk_menu_button_popup (
      GTK_MENU_BUTTON (desk_find (GTK_WIDGET (card), GTK_TYPE_MENU_BUTTON, "add")));
  g_signal_emit_by_name (desk_find (GTK_WIDGET (card), GTK_TYPE_BUTTON, "good"), "clicked");
  desk_until (desk_find (GTK_WIDGET (card), GTK_TYPE_LABEL, "Brevit said on Thursday") != NULL);

  desk_mark (desk, "Person", "travellers");
  example = gtk_widget_get_ancestor (
      desk_find (GTK_WIDGET (card), GTK_TYPE_LABEL, "Brevit said on Thursday"), GTK_TYPE_BUTTON);
  g_assert_true (gtk_widget_activate (example));
  desk_until (diple_editor_get_active (desk->editor)->id == first);
}

int
main (int argc, char *argv[])
{
  stage_init (&argc, &argv);

  g_test_add_func ("/panel/digits answer one attribute after the other",
                   test_digits_answer_one_attribute_after_the_other);
  g_test_add_func ("/panel/it follows the text by itself",
                   test_the_panel_follows_the_text_by_itself);
  g_test_add_func ("/panel/attributes are those that the label carries",
                   test_attributes_are_those_that_the_label_carries);
  g_test_add_func ("/panel/a click on a name gives it the digits",
                   test_a_click_on_a_name_gives_it_the_digits);
  g_test_add_func ("/panel/a pinned value goes to the next mark",
                   test_a_pinned_value_goes_to_the_next_mark);
  g_test_add_func ("/panel/an entity is made as its name is written",
                   test_an_entity_is_made_as_its_name_is_written);
  g_test_add_func ("/panel/a link is listed, turned round and deleted",
                   test_a_link_is_listed_turned_round_and_deleted);
  g_test_add_func ("/panel/following a link makes the other end active",
                   test_following_a_link_makes_the_other_end_active);
  g_test_add_func ("/panel/a link has a note", test_a_link_has_a_note);
  g_test_add_func ("/panel/a link that is opened needs no more width and is seen",
                   test_a_link_that_is_opened_needs_no_more_width_and_is_seen);
  g_test_add_func ("/panel/digits go to the link that is selected",
                   test_digits_go_to_the_link_that_is_selected);
  g_test_add_func ("/panel/far spans stand in their context",
                   test_far_spans_stand_in_their_context);
  g_test_add_func ("/panel/a link leads into another document",
                   test_a_link_leads_into_another_document);
  g_test_add_func ("/panel/details are changed where they stand",
                   test_details_are_changed_where_they_stand);
  g_test_add_func ("/panel/a detail is added and removed", test_a_detail_is_added_and_removed);
  g_test_add_func ("/panel/digits label the document while it is shown",
                   test_digits_label_the_document_while_it_is_shown);
  g_test_add_func ("/panel/the guideline has examples that lead to their places",
                   test_the_guideline_has_examples_that_lead_to_their_places);

  return g_test_run ();
}
