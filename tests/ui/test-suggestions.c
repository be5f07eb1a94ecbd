/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stage.h"

#include <string.h>

#include "data/diple-annotators.h"
#include "data/diple-journal.h"
#include "ui/diple-settings.h"
#include "ui/suggestions/diple-suggestion-bar-private.h"

/* What a model suggests, answered with one key each. */

static const char text[] =
    "Torma Reyd told the council that the weir had given way. The council of Aldmere waited.\n"
    "\n"
    "By noon Ruth Ekdahl had counted 340 boats.\n";

typedef struct
{
  const char *label;
  const char *quote;
  double score;
} Guess;

static const Guess guesses[] = { { "Person", "Torma Reyd", 0.97 },
                                 { "Organization", "council", 0.55 },
                                 { "Location", "Aldmere", 0.88 },
                                 { "Person", "Ruth Ekdahl", 0.91 } };

static gint64
add_model (DipleStore *store)
{
  g_autoptr (GError) error = NULL;
  gint64 model;

  g_assert_true (diple_journal_begin (store, 0, "annotator.add", &error));
  model = diple_annotators_add (store, 0, "river-tagger", "model", &error);
  g_assert_no_error (error);
  g_assert_cmpint (diple_journal_commit (store, "Added a model", 0, &error), !=, 0);
  return model;
}

static void
guess (Stage *stage, DipleChanges *changes, gint64 model, const Guess *one)
{
  g_autoptr (DipleSpan) span = diple_span_new (
      stage->document, model, stage_label (stage, one->label), stage_find (stage, one->quote, 0));

  span->score = one->score;
  diple_changes_put_span (changes, span);
}

/* Another program imports the model's output while the document is closed. */
static void
speak (Stage *stage)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleChanges) changes = diple_changes_new ("test", "Said", 0);
  g_autoptr (DipleStore) store =
      diple_store_open (diple_project_get_path (stage->project), DIPLE_STORE_READ_WRITE, &error);
  gint64 model;

  g_assert_no_error (error);
  model = add_model (store);
  for (guint i = 0; i < G_N_ELEMENTS (guesses); i++)
    guess (stage, changes, model, &guesses[i]);
  g_assert_true (diple_changes_write (store, model, changes, &error));
  g_assert_true (diple_store_close (store, &error));
}

static Stage *
new_stage (void)
{
  Stage *stage = stage_new (text, DIPLE_FORMAT_TEXT);
  const gint64 document = stage->document;

  speak (stage);
  stage_open (stage, 0);
  stage_open (stage, document);
  diple_article_view_place_caret (stage->view, 0);
  return stage;
}

static guint
count_open (Stage *stage)
{
  return diple_suggestions_count_open (diple_editor_get_suggestions (stage->editor));
}

static guint
count_own (Stage *stage)
{
  return diple_span_index_size (diple_editor_get_spans (stage->editor));
}

static const DipleSpan *
own (Stage *stage, guint position)
{
  return diple_span_index_get (diple_editor_get_spans (stage->editor), position);
}

static void
assert_announced (Stage *stage, const char *part)
{
  g_assert_nonnull (stage->announcement);
  if (strstr (stage->announcement, part) == NULL)
    g_error ("“%s” is not in “%s”", part, stage->announcement);
}

static void
test_return_accepts_and_goes_on (void)
{
  g_autoptr (Stage) stage = new_stage ();

  g_assert_true (stage_press (stage, "F8"));
  assert_announced (stage,
                    "Suggestion 1 of 4: Person: “Torma Reyd”, suggested by river-tagger (0.97) — ");
  stage_frame (stage);
  stage_save (stage, "suggestion");
  g_assert_true (stage_press (stage, "Return"));
  assert_announced (stage,
                    "Accepted Person “Torma Reyd” of river-tagger. Suggestion 1 of 3: "
                    "Organization: “council”");
  g_assert_cmpuint (count_own (stage), ==, 1);
  g_assert_cmpint (own (stage, 0)->annotator, ==, stage->annotator);
  g_assert_cmpuint (count_open (stage), ==, 3);
}

static void
test_delete_rejects_and_goes_on (void)
{
  g_autoptr (Stage) stage = new_stage ();

  g_assert_true (stage_press (stage, "F8"));
  g_assert_true (stage_press (stage, "Delete"));
  assert_announced (stage, "Rejected Person “Torma Reyd” of river-tagger. Suggestion 1 of 3");
  g_assert_cmpuint (count_own (stage), ==, 0);
  g_assert_cmpuint (count_open (stage), ==, 3);
}

static void
test_a_labels_key_accepts_with_that_label (void)
{
  g_autoptr (Stage) stage = new_stage ();

  g_assert_true (stage_press (stage, "F8"));
  g_assert_true (stage_press (stage, "Tab"));
  g_assert_true (stage_press (stage, "g"));
  assert_announced (stage,
                    "Accepted Organization “council” of river-tagger as Group. Suggestion 2 of 3");
  g_assert_cmpuint (count_own (stage), ==, 1);
  g_assert_cmpint (own (stage, 0)->label, ==, stage_label (stage, "Group"));
}

static void
test_space_accepts_to_correct (void)
{
  g_autoptr (Stage) stage = new_stage ();

  g_assert_true (stage_press (stage, "F8"));
  g_assert_true (stage_press (stage, "space"));
  g_assert_cmpint (diple_editor_get_active (stage->editor)->id, ==, own (stage, 0)->id);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (stage->view->hint)));
  g_assert_true (stage_press (stage, "o")); /* relabels, as ever */
  g_assert_cmpint (own (stage, 0)->label, ==, stage_label (stage, "Organization"));
  g_assert_true (stage_press (stage, "F8"));
  assert_announced (stage, "Suggestion 1 of 3: Organization: “council”");
}

static void
test_a_bracket_accepts_and_holds_an_end (void)
{
  g_autoptr (Stage) stage = new_stage ();

  g_assert_true (stage_press (stage, "F8"));
  g_assert_true (stage_press (stage, "bracketright"));
  g_assert_true (stage_press (stage, "Left"));
  g_assert_true (stage_press (stage, "Return"));
  g_assert_cmpuint (count_own (stage), ==, 1);
  g_assert_cmpuint (own (stage, 0)->range.end, ==, 5);
  g_assert_cmpuint (count_open (stage), ==, 3);
}

static void
test_all_keys_lead_to_an_end (void)
{
  g_autoptr (Stage) stage = new_stage ();

  g_assert_true (stage_press (stage, "F8"));
  g_assert_true (stage_press (stage, "Return"));
  g_assert_true (stage_press (stage, "Delete"));
  g_assert_true (stage_press (stage, "Return"));
  g_assert_true (stage_press (stage, "Return"));
  assert_announced (stage, "All suggestions of this document are answered");
  g_assert_cmpuint (count_own (stage), ==, 3);
  g_assert_cmpuint (count_open (stage), ==, 0);
  g_assert_true (stage_press (stage, "F8"));
  assert_announced (stage, "All suggestions of this document are answered");
}

static void
test_tab_goes_round_and_escape_leaves (void)
{
  g_autoptr (Stage) stage = new_stage ();

  g_assert_true (stage_press (stage, "F8"));
  g_assert_true (stage_press (stage, "<Shift>Tab"));
  assert_announced (stage, "Suggestion 4 of 4: Person: “Ruth Ekdahl”");
  g_assert_true (stage_press (stage, "Tab"));
  assert_announced (stage, "Suggestion 1 of 4");
  g_assert_true (stage_press (stage, "Escape"));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (stage->view->hint)));
  g_assert_cmpuint (count_open (stage), ==, 4);
  g_assert_false (stage_press (stage, "Return")); /* it edits a note, and nothing is active */
  g_assert_cmpuint (count_own (stage), ==, 0);
}

static gboolean
hint_says (GtkWidget *widget, const char *words)
{
  if (GTK_IS_LABEL (widget))
    return strstr (gtk_label_get_text (GTK_LABEL (widget)), words) != NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (hint_says (child, words))
      return TRUE;
  return FALSE;
}

static gboolean
nothing_is_own (gpointer data)
{
  return count_own (data) == 0;
}

static void
test_undo_opens_it_again (void)
{
  g_autoptr (Stage) stage = new_stage ();

  g_assert_true (stage_press (stage, "F8"));
  g_assert_true (stage_press (stage, "Return"));
  diple_editor_undo (stage->editor);
  while (!nothing_is_own (stage))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (count_open (stage), ==, 4);
  /* The next one is chosen still, and the others are counted anew. */
  g_assert_true (hint_says (GTK_WIDGET (stage->view->hint), "Suggestion 2 of 4"));
}

static void
test_the_switch_hides_them (void)
{
  g_autoptr (Stage) stage = new_stage ();

  g_assert_true (stage_press (stage, "<Alt>s"));
  g_assert_true (stage_press (stage, "F8"));
  assert_announced (stage, "Suggestions are hidden; show them first");
  g_assert_cmpint (stage->view->painter->chosen.model, ==, 0);
  g_assert_true (stage_press (stage, "<Alt>s"));
  g_assert_true (stage_press (stage, "F8"));
  assert_announced (stage, "Suggestion 1 of 4");
}

static void
test_hidden_ones_are_not_drawn (void)
{
  g_autoptr (Stage) stage = new_stage ();
  g_autoptr (GdkTexture) shown = stage_picture (stage);
  g_autoptr (GdkTexture) hidden = NULL;
  g_autoptr (GBytes) a = NULL, b = NULL;

  g_object_set (stage->view, "show-suggestions", FALSE, NULL);
  hidden = stage_picture (stage);
  a = gdk_texture_save_to_png_bytes (shown);
  b = gdk_texture_save_to_png_bytes (hidden);
  g_assert_false (g_bytes_equal (a, b));
}

static void
test_the_bar_counts_and_accepts_from_a_score_on (void)
{
  g_autoptr (Stage) stage = new_stage ();
  DipleSuggestionBar *bar = g_object_ref_sink (g_object_new (DIPLE_TYPE_SUGGESTION_BAR, NULL));

  diple_suggestion_bar_set_view (bar, stage->view);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (bar)));
  g_assert_cmpuint (diple_editor_accept_suggestions_above (stage->editor, 0.9), ==, 2);
  assert_announced (stage, "Accepted 2 suggestions with a score of 0.90 or more");
  g_object_set (stage->view, "show-suggestions", FALSE, NULL);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (bar)));
  diple_suggestion_bar_ask (bar);
  assert_announced (stage, "Suggestions are hidden; show them first");
  diple_suggestion_bar_set_view (bar, NULL);
  g_object_unref (bar);
}

static void
test_moving_the_caret_leaves (void)
{
  g_autoptr (Stage) stage = new_stage ();

  g_assert_true (stage_press (stage, "F8"));
  g_signal_emit_by_name (stage->view, "move-cursor", GTK_MOVEMENT_VISUAL_POSITIONS, 1, FALSE);
  g_assert_cmpint (stage->view->painter->chosen.model, ==, 0);
  g_assert_true (stage_press (stage, "F8"));
  assert_announced (stage, "Organization: “council”"); /* the next after the caret */
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/suggestions/return accepts and goes on", test_return_accepts_and_goes_on);
  g_test_add_func ("/suggestions/delete rejects and goes on", test_delete_rejects_and_goes_on);
  g_test_add_func ("/suggestions/a label's key accepts with that label",
                   test_a_labels_key_accepts_with_that_label);
  g_test_add_func ("/suggestions/space accepts to correct", test_space_accepts_to_correct);
  g_test_add_func ("/suggestions/a bracket accepts and holds an end",
                   test_a_bracket_accepts_and_holds_an_end);
  g_test_add_func ("/suggestions/all keys lead to an end", test_all_keys_lead_to_an_end);
  g_test_add_func ("/suggestions/tab goes round and escape leaves",
                   test_tab_goes_round_and_escape_leaves);
  g_test_add_func ("/suggestions/undo opens it again", test_undo_opens_it_again);
  g_test_add_func ("/suggestions/the switch hides them", test_the_switch_hides_them);
  g_test_add_func ("/suggestions/hidden ones are not drawn", test_hidden_ones_are_not_drawn);
  g_test_add_func ("/suggestions/the bar counts and accepts from a score on",
                   test_the_bar_counts_and_accepts_from_a_score_on);
  g_test_add_func ("/suggestions/moving the caret leaves", test_moving_the_caret_leaves);
  return g_test_run ();
}
