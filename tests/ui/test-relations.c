/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stage.h"

#include <string.h>

/* Relations and pieces in the article: the keys that make them, and what is drawn. */

static const char text[] =
    "Ilvi Brevit, the transport minister, said on Thursday that talks with the dockworkers’ union "
    "would resume within days, after a meeting that both sides called “useful”.\n"
    "\n"
    "At least 38,700 travellers have been rerouted since the bridge broke, according to the "
    "Riverain "
    "Tramway Authority. The union puts the number below 15,000.\n"
    "\n"
    "“We will not settle a wage over breakfast,” said Torma Reyd, who leads the union’s harbour "
    "branch, outside its office in Vintmer. “The boats stay,” he added, “until we have a date.” "
    "A ministry spokesperson declined to comment on the figures.\n";

static Stage *
new_stage (void)
{
  return stage_new (text, DIPLE_FORMAT_TEXT);
}

static gint64
type_named (Stage *stage, const char *name)
{
  const GPtrArray *types = diple_editor_get_schema (stage->editor)->relation_types;

  for (guint i = 0; i < types->len; i++)
    {
      const DipleRelationType *type = g_ptr_array_index (types, i);

      if (g_str_equal (type->name, name))
        return type->id;
    }
  g_assert_not_reached ();
}

static void
test_picture (void)
{
  g_autoptr (Stage) stage = new_stage ();
  const gint64 claim =
      stage_mark (stage, "Claim", "38,700 travellers have been rerouted since the bridge broke");
  const gint64 source = stage_mark (stage, "Source", "Riverain Tramway Authority");
  const gint64 cue = stage_mark (stage, "Cue", "according to");
  const gint64 other = stage_mark (stage, "Claim", "below 15,000");
  const gint64 union_ = stage_mark (stage, "Source", "The union");
  const gint64 far =
      stage_mark (stage, "Source", "Torma Reyd, who leads the union’s harbour branch");
  const gint64 puts = stage_mark (stage, "Cue", "puts the number");

  stage_mark (stage, "Person", "Torma Reyd");
  stage_mark (stage, "Organization", "dockworkers’ union");
  diple_editor_link (stage->editor, type_named (stage, "attributed to"), claim, source, NULL);
  diple_editor_link (stage->editor, type_named (stage, "cued by"), claim, cue, NULL);
  diple_editor_link (stage->editor, type_named (stage, "contradicts"), claim, other, NULL);
  diple_editor_link (stage->editor, type_named (stage, "attributed to"), other, union_, NULL);
  diple_editor_link (stage->editor, type_named (stage, "cued by"), other, puts, NULL);
  diple_editor_link (stage->editor, type_named (stage, "attributed to"), claim, far, NULL);
  stage_save (stage, "arcs-none");
  diple_editor_set_active (stage->editor, claim);
  stage_save (stage, "arcs-active");
  g_object_set (stage->view, "show-relations", TRUE, NULL);
  stage_save (stage, "arcs-all");
  diple_editor_set_active (stage->editor, other);
  stage_save (stage, "arcs-all-other");
  stage_press (stage, "f");
  stage_press (stage, "r");
  stage_press (stage, "Tab");
  stage_save (stage, "arcs-link");
}

static const char claim_text[] = "38,700 travellers have been rerouted since the bridge broke";

/* A claim, two sources and a person; the claim is active. */
static gint64
prepare (Stage *stage)
{
  const gint64 claim = stage_mark (stage, "Claim", claim_text);

  stage_mark (stage, "Source", "Riverain Tramway Authority");
  stage_mark (stage, "Source", "Ilvi Brevit, the transport minister");
  stage_mark (stage, "Person", "Torma Reyd");
  diple_editor_set_active (stage->editor, claim);
  return claim;
}

static DipleRelation *
only_relation (Stage *stage)
{
  const GPtrArray *relations = diple_editor_get_relations (stage->editor);

  g_assert_cmpuint (relations->len, ==, 1);
  return g_ptr_array_index (relations, 0);
}

static gint64
span_at (Stage *stage, const char *quote)
{
  g_autoptr (GPtrArray) spans = diple_span_index_at (diple_editor_get_spans (stage->editor),
                                                     stage_find (stage, quote, 0).start);

  g_assert_cmpuint (spans->len, >, 0);
  return ((DipleSpan *) g_ptr_array_index (spans, 0))->id;
}

static void
test_key_links (void)
{
  g_autoptr (Stage) stage = new_stage ();
  const gint64 claim = prepare (stage);
  const DipleRelation *made;

  g_assert_true (stage_press (stage, "r"));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (stage->view->hint)));
  g_assert_true (stage_press (stage, "Tab"));
  g_assert_cmpint (
      stage->view->painter->link.target, ==, span_at (stage, "Riverain Tramway Authority"));
  g_assert_true (stage_press (stage, "Return"));
  made = only_relation (stage);
  g_assert_cmpint (made->type, ==, type_named (stage, "attributed to"));
  g_assert_cmpint (made->source, ==, claim);
  g_assert_cmpint (made->target, ==, span_at (stage, "Riverain Tramway Authority"));
  g_assert_cmpint (diple_editor_get_active (stage->editor)->id, ==, claim);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (stage->view->hint)));
  g_assert_true (g_str_has_prefix (stage->announcement, "Linked Claim: “38,700"));
}

static void
test_tab_meets_only_targets (void)
{
  g_autoptr (Stage) stage = new_stage ();

  prepare (stage);
  stage_press (stage, "r");
  stage_press (stage, "Tab");
  stage_press (stage, "Tab");
  g_assert_cmpint (stage->view->painter->link.target, ==, span_at (stage, "Ilvi Brevit"));
  stage_press (stage, "Tab");
  g_assert_cmpint (stage->view->painter->link.target, ==, span_at (stage, "Riverain Tramway"));
  stage_press (stage, "<Shift>Tab");
  g_assert_cmpint (stage->view->painter->link.target, ==, span_at (stage, "Ilvi Brevit"));
  g_assert_cmpuint (diple_editor_get_relations (stage->editor)->len, ==, 0);
}

static void
test_source_links_back (void)
{
  g_autoptr (Stage) stage = new_stage ();
  const gint64 claim = prepare (stage);
  const gint64 source = span_at (stage, "Riverain Tramway Authority");

  diple_editor_set_active (stage->editor, source);
  stage_press (stage, "r");
  stage_press (stage, "Tab");
  stage_press (stage, "Return");
  g_assert_cmpint (only_relation (stage)->source, ==, claim);
  g_assert_cmpint (only_relation (stage)->target, ==, source);
}

static void
test_escape_links_nothing (void)
{
  g_autoptr (Stage) stage = new_stage ();
  const gint64 claim = prepare (stage);

  stage_press (stage, "r");
  stage_press (stage, "Tab");
  g_assert_true (stage_press (stage, "Escape"));
  g_assert_cmpint (stage->view->painter->link.span, ==, 0);
  g_assert_cmpuint (diple_editor_get_relations (stage->editor)->len, ==, 0);
  g_assert_cmpint (diple_editor_get_active (stage->editor)->id, ==, claim);
}

static void
test_labels_wait_while_linking (void)
{
  g_autoptr (Stage) stage = new_stage ();
  const gint64 claim = prepare (stage);
  const gint64 label = stage_span (stage, claim)->label;

  stage_press (stage, "r");
  stage_press (stage, "s");
  g_assert_cmpint (stage_span (stage, claim)->label, ==, label);
  g_assert_cmpint (stage->view->painter->link.span, ==, claim);
}

static void
test_refusals_say_why (void)
{
  g_autoptr (Stage) stage = new_stage ();

  prepare (stage);
  stage_press (stage, "r");
  stage_press (stage, "Return");
  g_assert_cmpstr (stage->announcement, ==, "Choose the other end first, with Tab or a click");
  stage_press (stage, "slash");
  g_assert_cmpstr (stage->refusal, ==, "“attributed to” does not join two documents");
  stage_press (stage, "Escape");
  diple_editor_set_active (stage->editor, span_at (stage, "Torma Reyd"));
  stage_press (stage, "r");
  g_assert_cmpstr (
      stage->refusal, ==, "“attributed to” joins Claim → Source; the active span is a Person");
  diple_editor_set_active (stage->editor, 0);
  stage_press (stage, "r");
  g_assert_cmpuint (stage->refusals, ==, 3);
  g_assert_cmpint (stage->view->painter->link.span, ==, 0);
}

static void
far_cb (gint64 *asked, gint64 type, gint64 span)
{
  asked[0] = type;
  asked[1] = span;
}

static void
test_other_documents_are_asked_for (void)
{
  g_autoptr (Stage) stage = new_stage ();
  const gint64 claim = prepare (stage);
  gint64 asked[2] = { 0, 0 };

  g_signal_connect_swapped (stage->view, "choose-far", G_CALLBACK (far_cb), asked);
  stage_press (stage, "x");
  g_assert_true (stage_press (stage, "slash"));
  g_assert_cmpint (asked[0], ==, type_named (stage, "contradicts"));
  g_assert_cmpint (asked[1], ==, claim);
  g_assert_cmpint (stage->view->painter->link.span, ==, 0);
}

static guint
count_drawn (Stage *stage)
{
  stage_frame (stage);
  return diple_arcs_get_drawn (stage->view->painter->arcs)->len;
}

static void
test_arcs_are_those_of_the_active_span (void)
{
  g_autoptr (Stage) stage = new_stage ();
  const gint64 claim = prepare (stage);
  const DipleDrawnArc *drawn;
  gint64 relation;

  relation = diple_editor_link (stage->editor,
                                type_named (stage, "attributed to"),
                                claim,
                                span_at (stage, "Riverain Tramway"),
                                NULL);
  g_assert_cmpuint (count_drawn (stage), ==, 1);
  drawn = &g_array_index (diple_arcs_get_drawn (stage->view->painter->arcs), DipleDrawnArc, 0);
  g_assert_cmpuint (drawn->arc.n_points, >=, 4);
  g_assert_cmpfloat (drawn->arc.label.right, >, drawn->arc.label.left);
  g_assert_cmpint (diple_arcs_at (stage->view->painter->arcs,
                                  (drawn->arc.label.left + drawn->arc.label.right) / 2,
                                  (drawn->arc.label.top + drawn->arc.label.bottom) / 2),
                   ==,
                   relation);
  diple_editor_set_active (stage->editor, 0);
  g_assert_cmpuint (count_drawn (stage), ==, 0);
  g_object_set (stage->view, "show-relations", TRUE, NULL);
  g_assert_cmpuint (count_drawn (stage), ==, 1);
}

static void
test_chosen_relation_is_changed (void)
{
  g_autoptr (Stage) stage = new_stage ();
  const gint64 claim = prepare (stage);
  const gint64 other = stage_mark (stage, "Claim", "below 15,000");
  const gint64 relation =
      diple_editor_link (stage->editor, type_named (stage, "updates"), claim, other, NULL);

  diple_editor_set_active (stage->editor, claim);
  g_assert_true (stage_press (stage, "<Control>r"));
  g_assert_cmpint (diple_article_view_get_selected_relation (stage->view), ==, relation);
  gtk_widget_activate_action (GTK_WIDGET (stage->view), "article.reverse-relation", NULL);
  g_assert_cmpint (only_relation (stage)->source, ==, other);
  gtk_widget_activate_action (
      GTK_WIDGET (stage->view), "article.relabel-relation", "x", type_named (stage, "supports"));
  g_assert_cmpint (only_relation (stage)->type, ==, type_named (stage, "supports"));
  g_assert_true (stage_press (stage, "<Control>j"));
  g_assert_cmpint (diple_editor_get_active (stage->editor)->id, ==, other);
  stage_press (stage, "<Control>r");
  g_assert_true (stage_press (stage, "Delete"));
  g_assert_cmpuint (diple_editor_get_relations (stage->editor)->len, ==, 0);
  g_assert_nonnull (stage_span (stage, other));
}

static void
select_quote (Stage *stage, const char *quote)
{
  diple_editor_set_active (stage->editor, 0);
  diple_article_view_select (stage->view, stage_find (stage, quote, 0));
}

static void
test_selection_becomes_a_piece (void)
{
  g_autoptr (Stage) stage = new_stage ();
  const gint64 claim = stage_mark (stage, "Claim", "The boats stay");
  const DipleSpan *active;

  diple_editor_set_active (stage->editor, claim);
  select_quote (stage, "until we have a date");
  g_assert_true (stage_press (stage, "plus"));
  active = diple_editor_get_active (stage->editor);
  g_assert_cmpint (active->id, ==, claim);
  g_assert_cmpuint (active->n_fragments, ==, 2);
  stage_save (stage, "pieces");
  stage_press (stage, "bracketright");
  g_assert_cmpuint (stage->view->grip.piece, ==, 1);
  stage_press (stage, "bracketright");
  g_assert_cmpuint (stage->view->grip.piece, ==, 0);
  g_assert_true (stage_press (stage, "Delete"));
  active = diple_editor_get_active (stage->editor);
  g_assert_cmpuint (active->n_fragments, ==, 0);
  g_assert_cmpuint (active->range.start, ==, stage_find (stage, "until we", 0).start);
}

static void
test_labels_in_one_piece_say_so (void)
{
  g_autoptr (Stage) stage = new_stage ();
  const gint64 person = stage_mark (stage, "Person", "Torma Reyd");

  diple_editor_set_active (stage->editor, person);
  select_quote (stage, "Vintmer");
  stage_press (stage, "plus");
  g_assert_cmpuint (stage_span (stage, person)->n_fragments, ==, 0);
  g_assert_cmpstr (
      stage->refusal, ==, "Person spans are in one piece; the schema can allow them several");
}

static const DipleAttribute *
attribute_named (Stage *stage, const char *name)
{
  const GPtrArray *attributes = diple_editor_get_schema (stage->editor)->attributes;

  for (guint i = 0; i < attributes->len; i++)
    {
      const DipleAttribute *attribute = g_ptr_array_index (attributes, i);

      if (g_str_equal (attribute->name, name) && attribute->owner == DIPLE_OWNER_SPAN)
        return attribute;
    }
  g_assert_not_reached ();
}

static const char *
writing_of (Stage *stage, const char *quote)
{
  const DipleRange place = stage_find (stage, quote, 0);
  const DipleParagraph *paragraph;
  int top;

  stage_frame (stage);
  paragraph =
      diple_painter_paragraph_at (stage->view->painter,
                                  diple_display_text_from_document (stage->view->text, place.start),
                                  &top);
  g_assert_cmpuint (paragraph->chips->len, >, 0);
  return g_array_index (paragraph->chips, DipleChipPlace, 0).face->writing;
}

static void
test_chips_say_values (void)
{
  g_autoptr (Stage) stage = new_stage ();
  const gint64 claim = stage_mark (stage, "Claim", claim_text);
  const DipleAttribute *kind = attribute_named (stage, "kind");
  const DipleAttribute *review = attribute_named (stage, "needs review");
  const DipleOption *figure = g_ptr_array_index (kind->options, 1);
  const DipleValue option = { .option = figure->id };
  const DipleValue yes = { .text = (char *) "true" };

  g_assert_true (diple_editor_set_values (stage->editor, claim, kind->id, &option, 1));
  g_assert_true (diple_editor_set_values (stage->editor, claim, review->id, &yes, 1));
  g_assert_cmpstr (writing_of (stage, claim_text), ==, "Claim · figure · needs review");
  g_assert_true (stage_press (stage, "<Alt>v"));
  g_assert_cmpstr (writing_of (stage, claim_text), ==, "Claim");
}

static void
value_cb (int *digit, GVariant *parameter)
{
  *digit = g_variant_get_int32 (parameter);
}

static void
test_digits_reach_the_panel (void)
{
  g_autoptr (Stage) stage = new_stage ();
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("value", G_VARIANT_TYPE_INT32);
  int digit = 0;

  g_signal_connect_swapped (action, "activate", G_CALLBACK (value_cb), &digit);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (stage->window, "span", G_ACTION_GROUP (group));
  g_assert_true (stage_press (stage, "7"));
  g_assert_cmpint (digit, ==, 7);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/relations/are drawn without trouble", test_picture);
  g_test_add_func ("/relations/a key, Tab and Enter link", test_key_links);
  g_test_add_func ("/relations/Tab meets only targets", test_tab_meets_only_targets);
  g_test_add_func ("/relations/a source links back to its claim", test_source_links_back);
  g_test_add_func ("/relations/Escape links nothing", test_escape_links_nothing);
  g_test_add_func ("/relations/labels wait while linking", test_labels_wait_while_linking);
  g_test_add_func ("/relations/refusals say why", test_refusals_say_why);
  g_test_add_func ("/relations/other documents are asked for", test_other_documents_are_asked_for);
  g_test_add_func ("/relations/arcs are those of the active span",
                   test_arcs_are_those_of_the_active_span);
  g_test_add_func ("/relations/the chosen one is changed", test_chosen_relation_is_changed);
  g_test_add_func ("/pieces/a selection becomes one", test_selection_becomes_a_piece);
  g_test_add_func ("/pieces/labels in one piece say so", test_labels_in_one_piece_say_so);
  g_test_add_func ("/values/are said on chips", test_chips_say_values);
  g_test_add_func ("/values/digits reach the panel", test_digits_reach_the_panel);
  return g_test_run ();
}
