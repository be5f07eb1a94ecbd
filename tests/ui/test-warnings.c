/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stage.h"

#include "ui/article/diple-warning-signs-private.h"

#include <string.h>

/* What is probably wrong, as the article says it where it stands. */

static const char text[] = "Ferries stopped, Ana Holt said on Monday. The quays were empty.\n"
                           "\n"
                           "Nobody at the harbour office said more.\n";

typedef struct
{
  Stage *stage;
  DipleChecker *checker;
  gint64 cue;
  gint64 claim;
} Fixture;

static const DipleChipPlace *
chip_of (Fixture *fixture, gint64 span)
{
  const DiplePainter *painter = fixture->stage->view->painter;

  stage_frame (fixture->stage);
  for (guint i = 0; i < painter->visible->len; i++)
    {
      const DipleParagraph *paragraph = g_ptr_array_index (painter->visible, i);

      for (guint j = 0; paragraph->chips != NULL && j < paragraph->chips->len; j++)
        if (g_array_index (paragraph->chips, DipleChipPlace, j).span == span)
          return &g_array_index (paragraph->chips, DipleChipPlace, j);
    }
  return NULL;
}

static gboolean
is_warned (Fixture *fixture, gint64 span)
{
  const DipleChipPlace *place = chip_of (fixture, span);

  return place != NULL && place->sign > 0;
}

static gboolean
cue_is_warned (gpointer fixture)
{
  return is_warned (fixture, ((Fixture *) fixture)->cue);
}

static gboolean
cue_is_not_warned (gpointer fixture)
{
  return !cue_is_warned (fixture);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->stage = stage_new (text, DIPLE_FORMAT_TEXT);
  fixture->checker = diple_checker_new (fixture->stage->editor);
  diple_article_view_set_checker (fixture->stage->view, fixture->checker);
  fixture->claim = stage_mark (fixture->stage, "Claim", "Ferries stopped");
  fixture->cue = stage_mark (fixture->stage, "Cue", "said");
  stage_wait (cue_is_warned, fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  diple_article_view_set_checker (fixture->stage->view, NULL);
  g_assert_finalize_object (fixture->checker);
  stage_free (fixture->stage);
}

static gint64
cued_by (Stage *stage)
{
  const GPtrArray *types = diple_editor_get_schema (stage->editor)->relation_types;

  for (guint i = 0; i < types->len; i++)
    if (g_str_equal (((DipleRelationType *) g_ptr_array_index (types, i))->name, "cued by"))
      return ((DipleRelationType *) g_ptr_array_index (types, i))->id;
  g_assert_not_reached ();
}

static void
test_the_sign_goes_when_the_cause_is_mended (Fixture *fixture, gconstpointer data)
{
  Stage *stage = fixture->stage;

  diple_editor_link (stage->editor, cued_by (stage), fixture->claim, fixture->cue, NULL);
  stage_wait (cue_is_not_warned, fixture);
  diple_editor_undo (stage->editor);
  stage_wait (cue_is_warned, fixture);
  diple_editor_remove (stage->editor, fixture->cue);
  g_assert_null (chip_of (fixture, fixture->cue));
}

static void
test_the_sign_stands_where_chips_are_off (Fixture *fixture, gconstpointer data)
{
  const DipleChipPlace *place;

  g_object_set (fixture->stage->view, "chips", FALSE, NULL);
  place = chip_of (fixture, fixture->cue);
  g_assert_nonnull (place);
  g_assert_null (place->face);
  g_assert_cmpfloat (place->box.size.width, >=, 7);
  g_assert_cmpint (fixture->stage->view->painter->visible->len, >=, 3);
  diple_editor_link (
      fixture->stage->editor, cued_by (fixture->stage), fixture->claim, fixture->cue, NULL);
  stage_wait (cue_is_not_warned, fixture);
  g_assert_null (chip_of (fixture, fixture->cue));
}

static void
test_words_are_in_the_tooltip_and_said (Fixture *fixture, gconstpointer data)
{
  Stage *stage = fixture->stage;
  const DipleChipPlace *place = chip_of (fixture, fixture->cue);
  const char *warning = diple_checker_get_warning (fixture->checker, fixture->cue);
  g_autofree char *words = NULL;
  int x, y;

  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (stage->view),
                                         GTK_TEXT_WINDOW_WIDGET,
                                         place->box.origin.x + 2,
                                         place->box.origin.y + 2,
                                         &x,
                                         &y);
  words = diple_hand_dup_words_at (
      stage->view, x, y + g_array_index (stage->view->painter->tops, int, 0));
  g_assert_nonnull (strstr (words, warning));

  diple_editor_set_active (stage->editor, 0);
  diple_article_view_place_caret (stage->view, stage_find (stage, "Ana", 0).start);
  g_assert_true (stage_press (stage, "Tab"));
  g_assert_nonnull (strstr (stage->announcement, "Cue: “said”"));
  g_assert_nonnull (strstr (stage->announcement, warning));
}

static void
test_what_is_right_has_no_sign (Fixture *fixture, gconstpointer data)
{
  const gint64 person = stage_mark (fixture->stage, "Person", "Ana Holt");

  g_assert_false (is_warned (fixture, person));
  diple_article_view_set_checker (fixture->stage->view, NULL);
  g_assert_false (is_warned (fixture, fixture->cue));
  diple_article_view_set_checker (fixture->stage->view, fixture->checker);
  g_assert_true (is_warned (fixture, fixture->cue));
}

static void
add (const char *path, void (*func) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, func, tear_down);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  add ("/warnings/the sign goes when the cause is mended",
       test_the_sign_goes_when_the_cause_is_mended);
  add ("/warnings/the sign stands where chips are off", test_the_sign_stands_where_chips_are_off);
  add ("/warnings/words are in the tooltip and said", test_words_are_in_the_tooltip_and_said);
  add ("/warnings/what is right has no sign", test_what_is_right_has_no_sign);
  return g_test_run ();
}
