/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stage.h"

#include <string.h>

/* Attribution in one gesture: a key proposes, Enter takes, Tab shows another, Escape leaves. */

static const char text[] =
    "“The pumps stopped at four,” said Ruth Ekdahl, who runs the night shift.\n"
    "\n"
    "Torma Reyd told the council that nobody had looked. The council waited. “It rained,” she "
    "said, “for days.”\n";

static Stage *
new_stage (void)
{
  return stage_new (text, DIPLE_FORMAT_TEXT);
}

static void
put_caret (Stage *stage, const char *quote)
{
  diple_article_view_place_caret (stage->view, stage_find (stage, quote, 0).start + 1);
}

/* Marks the claim of the first line and makes it active. */
static gint64
mark_claim (Stage *stage)
{
  const gint64 id = stage_mark (stage, "Claim", "The pumps stopped at four");

  diple_editor_set_active (stage->editor, id);
  return id;
}

/* The one span with @label and @quote. */
static DipleSpan *
find_span (Stage *stage, const char *label, const char *quote)
{
  const DipleRange range = stage_find (stage, quote, 0);
  DipleSpanIndex *spans = diple_editor_get_spans (stage->editor);

  for (guint i = 0; i < diple_span_index_size (spans); i++)
    {
      DipleSpan *span = diple_span_index_get (spans, i);

      if (span->label == stage_label (stage, label) && span->range.start == range.start &&
          span->range.end == range.end)
        return span;
    }
  g_error ("no %s on “%s”", label, quote);
}

static guint
count (Stage *stage)
{
  return diple_span_index_size (diple_editor_get_spans (stage->editor));
}

static gboolean
is_joined (Stage *stage, const DipleSpan *from, const DipleSpan *to)
{
  const GPtrArray *relations = diple_editor_get_relations (stage->editor);

  for (guint i = 0; i < relations->len; i++)
    {
      const DipleRelation *relation = g_ptr_array_index (relations, i);

      if (relation->source == from->id && relation->target == to->id)
        return TRUE;
    }
  return FALSE;
}

static void
assert_announced (Stage *stage, const char *part)
{
  g_assert_nonnull (stage->announcement);
  if (strstr (stage->announcement, part) == NULL)
    g_error ("“%s” is not in “%s”", part, stage->announcement);
}

static void
test_enter_makes_spans_and_relations (void)
{
  g_autoptr (Stage) stage = new_stage ();
  const DipleSpan *claim, *source, *cue;
  gint64 id;

  id = mark_claim (stage);
  g_assert_true (stage_press (stage, "a"));
  assert_announced (stage, "Source: Ruth Ekdahl, who runs the night shift · Cue: said — Enter");
  stage_frame (stage);
  stage_save (stage, "proposal");
  g_assert_cmpuint (count (stage), ==, 1);

  g_assert_true (stage_press (stage, "Return"));
  g_assert_cmpuint (count (stage), ==, 3);
  claim = find_span (stage, "Claim", "The pumps stopped at four");
  source = find_span (stage, "Source", "Ruth Ekdahl, who runs the night shift");
  cue = find_span (stage, "Cue", "said");
  g_assert_cmpint (claim->id, ==, id);
  g_assert_true (is_joined (stage, claim, source));
  g_assert_true (is_joined (stage, claim, cue));
  g_assert_true (diple_editor_get_active (stage->editor) == claim);
  assert_announced (stage, "Made Source: Ruth Ekdahl");
}

static void
test_one_undo_takes_all_of_it_back (void)
{
  g_autoptr (Stage) stage = new_stage ();

  mark_claim (stage);
  g_assert_true (stage_press (stage, "a"));
  g_assert_true (stage_press (stage, "Return"));
  g_assert_cmpuint (count (stage), ==, 3);
  diple_editor_undo (stage->editor);
  while (count (stage) != 1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (diple_editor_get_relations (stage->editor)->len, ==, 0);
}

static void
test_tab_steps_through_alternatives_and_round (void)
{
  g_autoptr (Stage) stage = new_stage ();
  g_autofree char *first = NULL;

  mark_claim (stage);
  g_assert_true (stage_press (stage, "a"));
  first = g_strdup (stage->announcement);
  g_assert_true (stage_press (stage, "Tab"));
  assert_announced (stage, "Source: Ruth Ekdahl · Cue: said");
  assert_announced (stage, "(2 of ");
  g_assert_true (stage_press (stage, "<Shift>Tab"));
  g_assert_cmpstr (stage->announcement, ==, first);
  g_assert_true (stage_press (stage, "Tab"));
  g_assert_true (stage_press (stage, "Return"));
  find_span (stage, "Source", "Ruth Ekdahl");
  g_assert_cmpuint (count (stage), ==, 3);
}

static void
test_escape_leaves_everything_as_it_was (void)
{
  g_autoptr (Stage) stage = new_stage ();

  mark_claim (stage);
  g_assert_true (stage_press (stage, "a"));
  g_assert_nonnull (stage->view->proposal);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (stage->view->hint)));
  g_assert_true (stage_press (stage, "Escape"));
  g_assert_null (stage->view->proposal);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (stage->view->hint)));
  g_assert_cmpuint (count (stage), ==, 1);
  g_assert_nonnull (diple_editor_get_active (stage->editor)); /* Escape did nothing else */
}

static void
test_without_a_claim_the_reported_words_become_one (void)
{
  g_autoptr (Stage) stage = new_stage ();
  const DipleSpan *claim;

  put_caret (stage, "nobody had");
  g_assert_true (stage_press (stage, "a"));
  assert_announced (stage, "Claim: nobody had looked");
  g_assert_true (stage_press (stage, "Return"));
  claim = find_span (stage, "Claim", "nobody had looked");
  g_assert_true (is_joined (stage, claim, find_span (stage, "Source", "Torma Reyd")));
  g_assert_true (is_joined (stage, claim, find_span (stage, "Cue", "told")));
}

static void
test_an_interrupted_quotation_becomes_pieces (void)
{
  g_autoptr (Stage) stage = new_stage ();
  const DipleSpan *claim;

  put_caret (stage, "It rained");
  g_assert_true (stage_press (stage, "a"));
  g_assert_true (stage_press (stage, "Return"));
  claim = diple_editor_get_active (stage->editor);
  g_assert_cmpuint (claim->n_fragments, ==, 2);
  g_assert_cmpuint (claim->fragments[0].start, ==, stage_find (stage, "It rained", 0).start);
  g_assert_cmpuint (claim->fragments[1].end, ==, stage_find (stage, "for days", 0).end);
}

static void
test_what_is_marked_already_is_taken (void)
{
  g_autoptr (Stage) stage = new_stage ();
  const gint64 source = stage_mark (stage, "Source", "Ruth Ekdahl");
  const DipleSpan *claim;

  mark_claim (stage);
  g_assert_true (stage_press (stage, "a"));
  g_assert_true (stage_press (stage, "Return"));
  g_assert_cmpuint (count (stage), ==, 3);
  claim = find_span (stage, "Claim", "The pumps stopped at four");
  g_assert_true (is_joined (stage, claim, stage_span (stage, source)));
}

static void
test_doing_it_twice_doubles_nothing (void)
{
  g_autoptr (Stage) stage = new_stage ();

  mark_claim (stage);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (stage_press (stage, "a"));
      g_assert_true (stage_press (stage, "Return"));
    }
  g_assert_cmpuint (count (stage), ==, 3);
  g_assert_cmpuint (diple_editor_get_relations (stage->editor)->len, ==, 2);
  g_assert_cmpuint (stage->refusals, ==, 1);
}

static void
test_nothing_found_is_said (void)
{
  g_autoptr (Stage) stage = stage_new ("The dam is 41 metres high.\n", DIPLE_FORMAT_TEXT);

  put_caret (stage, "metres");
  g_assert_true (stage_press (stage, "a"));
  g_assert_null (stage->view->proposal);
  g_assert_cmpuint (stage->refusals, ==, 1);
}

static void
test_the_view_does_not_scroll_for_what_can_be_seen (void)
{
  g_autoptr (Stage) stage = new_stage ();
  GtkAdjustment *across = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (stage->view));
  double before;

  mark_claim (stage);
  stage_frame (stage);
  before = gtk_adjustment_get_value (across);
  g_assert_true (stage_press (stage, "a"));
  stage_frame (stage);
  g_assert_cmpfloat (gtk_adjustment_get_value (across), ==, before);
}

static void
test_another_action_leaves_the_proposal (void)
{
  g_autoptr (Stage) stage = new_stage ();

  mark_claim (stage);
  g_assert_true (stage_press (stage, "a"));
  stage_mark (stage, "Person", "Torma Reyd");
  g_assert_null (stage->view->proposal);
  g_assert_null (stage->view->painter->proposal);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/attribution/enter makes spans and relations",
                   test_enter_makes_spans_and_relations);
  g_test_add_func ("/attribution/one undo takes all of it back",
                   test_one_undo_takes_all_of_it_back);
  g_test_add_func ("/attribution/tab steps through alternatives and round",
                   test_tab_steps_through_alternatives_and_round);
  g_test_add_func ("/attribution/escape leaves everything as it was",
                   test_escape_leaves_everything_as_it_was);
  g_test_add_func ("/attribution/without a claim the reported words become one",
                   test_without_a_claim_the_reported_words_become_one);
  g_test_add_func ("/attribution/an interrupted quotation becomes pieces",
                   test_an_interrupted_quotation_becomes_pieces);
  g_test_add_func ("/attribution/what is marked already is taken",
                   test_what_is_marked_already_is_taken);
  g_test_add_func ("/attribution/doing it twice doubles nothing",
                   test_doing_it_twice_doubles_nothing);
  g_test_add_func ("/attribution/nothing found is said", test_nothing_found_is_said);
  g_test_add_func ("/attribution/the view does not scroll for what can be seen",
                   test_the_view_does_not_scroll_for_what_can_be_seen);
  g_test_add_func ("/attribution/another action leaves the proposal",
                   test_another_action_leaves_the_proposal);
  return g_test_run ();
}
