/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk.h"

#include <string.h>

#include "ui/diple-preferences.h"
#include "ui/panel/diple-label-palette-private.h"
#include "ui/window/diple-document-pane-private.h"
#include "ui/window/diple-face-row-private.h"
#include "ui/window/diple-reader-private.h"
#include "ui/window/diple-stopwatch-private.h"
#include "ui/window/diple-window-private.h"

#define SECOND ((gint64) G_USEC_PER_SEC)

static char *
long_text (void)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < 200; i++)
    g_string_append_printf (text, "Paragraph %03u tells what the ferries did that day.\n\n", i);
  return g_string_free (text, FALSE);
}

static Stage *
new_stage (void)
{
  g_autofree char *text = long_text ();

  return stage_new (text, DIPLE_FORMAT_TEXT);
}

/* Scrolls to a paragraph in the middle, and waits until the view stands still. */
static guint
scroll_to_middle (Stage *stage)
{
  const DipleRange middle = stage_find (stage, "Paragraph 100", 0);

  diple_article_view_return_to (stage->view, middle.start, middle.start);
  for (guint i = 0; i < 30; i++)
    stage_frame (stage);
  return middle.start;
}

static void
test_a_view_returns_to_where_it_was (void)
{
  g_autoptr (Stage) stage = new_stage ();
  const guint place = scroll_to_middle (stage);

  g_assert_cmpuint (diple_article_view_get_place (stage->view), ==, place);
  g_assert_cmpuint (diple_article_view_get_caret_place (stage->view), ==, place);
}

static void
test_the_place_stays_when_the_text_is_set_otherwise (void)
{
  g_autoptr (Stage) stage = new_stage ();
  const guint place = scroll_to_middle (stage);
  const DipleRange next = stage_find (stage, "Paragraph 101", 0);

  g_object_set (stage->view,
                "line-spacing",
                1.6,
                "measure",
                50,
                "chips",
                FALSE,
                "face",
                "mono",
                "zoom",
                1.45,
                NULL);
  for (guint i = 0; i < 30; i++)
    stage_frame (stage);
  g_assert_cmpuint (diple_article_view_get_place (stage->view), >=, place);
  g_assert_cmpuint (diple_article_view_get_place (stage->view), <, next.start);
}

static void
test_lines_keep_room_for_chips_and_lanes (void)
{
  g_autoptr (Stage) stage = new_stage ();
  const DipleMetrics *metrics = &stage->view->metrics;
  const int usual = metrics->inside;

  g_object_set (stage->view, "line-spacing", 0.5, NULL);
  g_assert_cmpint (metrics->inside, <=, usual);
  g_assert_cmpfloat (metrics->inside + metrics->em * 1.4,
                     >=,
                     metrics->box_above + metrics->box_below + metrics->chip_height +
                         metrics->lane);
  g_object_set (stage->view, "line-spacing", 1.5, NULL);
  g_assert_cmpint (metrics->inside, >, usual);
}

static void
test_a_measure_is_counted_in_characters (void)
{
  g_autoptr (Stage) stage = new_stage ();
  int usual = stage->view->metrics.measure;

  g_object_set (stage->view, "measure", 35, NULL);
  g_assert_cmpint (stage->view->metrics.measure, ==, (usual + 1) / 2);
}

static void
test_without_chips_lines_are_closer_and_none_is_drawn (void)
{
  g_autoptr (Stage) stage = new_stage ();
  const int usual = stage->view->metrics.inside;
  gint64 id;

  id = stage_mark (stage, "Person", "Paragraph 000");
  stage_frame (stage);
  g_assert_cmpint (id, !=, 0);
  g_object_set (stage->view, "chips", FALSE, NULL);
  stage_frame (stage);
  g_assert_cmpint (stage->view->metrics.inside, <, usual);
  for (double y = 0; y < 200; y++)
    g_assert_cmpint (diple_painter_chip_at (stage->view->painter, 200, y), ==, 0);
}

static PangoFontFamily *
any_family (GtkWidget *widget)
{
  g_autofree PangoFontFamily **families = NULL;
  int n;

  pango_context_list_families (gtk_widget_get_pango_context (widget), &families, &n);
  g_assert_cmpint (n, >, 0);
  return families[n - 1];
}

static void
test_a_reading_face_may_be_any_family (void)
{
  g_autoptr (Stage) stage = new_stage ();
  GtkWidget *view = GTK_WIDGET (stage->view);
  const char *family = pango_font_family_get_name (any_family (view));
  g_autofree char *start = g_strconcat (family, ",", NULL);
  const PangoFontDescription *face;

  g_object_set (stage->view, "face", family, NULL);
  stage_frame (stage);
  face = pango_context_get_font_description (gtk_widget_get_pango_context (view));
  g_assert_true (g_str_has_prefix (pango_font_description_get_family (face), start));
  /* Whatever somebody wrote into the settings, it is only a name. */
  g_object_set (stage->view, "face", "no \"such\" { family", NULL);
  stage_frame (stage);
  g_object_set (stage->view, "face", "serif", NULL);
  stage_frame (stage);
  face = pango_context_get_font_description (gtk_widget_get_pango_context (view));
  g_assert_true (g_str_has_prefix (pango_font_description_get_family (face), "Noto Serif"));
}

/* Time. */

static void
test_time_counts_while_somebody_is_at_work (void)
{
  DipleStopwatch watch = { 0 };

  diple_stopwatch_live (&watch, 5 * SECOND);
  g_assert_cmpint (diple_stopwatch_take (&watch, 9 * SECOND), ==, 0); /* it does not run */
  diple_stopwatch_run (&watch, TRUE, 10 * SECOND);
  diple_stopwatch_live (&watch, 20 * SECOND);
  g_assert_cmpint (diple_stopwatch_take (&watch, 25 * SECOND), ==, 15000);
  g_assert_cmpint (diple_stopwatch_take (&watch, 25 * SECOND), ==, 0);
  /* Nobody has been here since 20: half a minute counts, the hour after it does not. */
  g_assert_cmpint (diple_stopwatch_take (&watch, 3600 * SECOND), ==, 25000);
  diple_stopwatch_live (&watch, 3700 * SECOND);
  g_assert_cmpint (diple_stopwatch_take (&watch, 3701 * SECOND), ==, 1000);
  diple_stopwatch_run (&watch, FALSE, 3702 * SECOND);
  diple_stopwatch_live (&watch, 3710 * SECOND);
  g_assert_cmpint (diple_stopwatch_take (&watch, 3720 * SECOND), ==, 1000);
}

/* The window. */

static GtkWidget *
find (Desk *desk, GType type, const char *name)
{
  return desk_find (GTK_WIDGET (desk->window), type, name);
}

static DipleReading
read_place (Desk *desk)
{
  g_autoptr (DipleStore) store = diple_store_open (desk->path, DIPLE_STORE_READ_ONLY, NULL);
  DipleReading reading;

  g_assert_nonnull (store);
  g_assert_true (diple_readings_get (store,
                                     diple_editor_get_annotator (desk->editor),
                                     diple_editor_get_document (desk->editor)->id,
                                     &reading,
                                     NULL));
  g_assert_true (diple_store_close (store, NULL));
  return reading;
}

static void
test_the_caret_is_where_it_was_when_a_document_is_opened_again (void)
{
  g_autoptr (Desk) desk = desk_new ();
  DipleArticleView *view = DIPLE_ARTICLE_VIEW (find (desk, DIPLE_TYPE_ARTICLE_VIEW, NULL));
  const gint64 first = diple_editor_get_document (desk->editor)->id;

  diple_article_view_return_to (view, 0, 31);
  diple_window_flush_pages (desk->window);
  desk_open_title (desk, "Union rejects the offer");
  g_assert_cmpuint (diple_article_view_get_caret_place (view), ==, 0);
  diple_editor_open (desk->editor, first);
  desk_until (g_str_equal (desk_title (desk), "Ferry talks resume"));
  g_assert_cmpuint (diple_article_view_get_caret_place (view), ==, 31);
}

static void
test_preferences_act_at_once_in_all_windows (void)
{
  g_autoptr (Desk) desk = desk_new ();
  GtkWidget *view = find (desk, DIPLE_TYPE_ARTICLE_VIEW, NULL);
  GtkWidget *preferences = diple_preferences_new (GTK_WINDOW (desk->window), desk->settings);
  g_autofree char *face = NULL;
  GtkWidget *spin, *row;
  gboolean chips, values, relations;
  int measure;

  gtk_window_present (GTK_WINDOW (preferences));
  desk_until (gtk_widget_get_mapped (preferences));
  spin = desk_find (preferences, GTK_TYPE_SPIN_BUTTON, "measure");
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), 90);
  gtk_switch_set_active (GTK_SWITCH (desk_find (preferences, GTK_TYPE_SWITCH, "chips")), FALSE);
  gtk_switch_set_active (GTK_SWITCH (desk_find (preferences, GTK_TYPE_SWITCH, "compact")), TRUE);
  gtk_switch_set_active (GTK_SWITCH (desk_find (preferences, GTK_TYPE_SWITCH, "values")), FALSE);
  gtk_switch_set_active (GTK_SWITCH (desk_find (preferences, GTK_TYPE_SWITCH, "relations")), TRUE);
  row = desk_find (preferences, DIPLE_TYPE_FACE_ROW, NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (desk_find (row, GTK_TYPE_DROP_DOWN, NULL)), 2);
  g_object_get (view, "measure", &measure, "chips", &chips, "face", &face, NULL);
  g_object_get (view, "show-values", &values, "show-relations", &relations, NULL);
  g_assert_cmpint (measure, ==, 90);
  g_assert_false (chips);
  g_assert_false (values);
  g_assert_true (relations);
  g_assert_cmpstr (face, ==, "mono");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (desk->window), "compact"));
  /* The keys of the text and the rows are one switch. */
  gtk_widget_activate_action (view, "article.show-values", NULL);
  g_assert_true (
      gtk_switch_get_active (GTK_SWITCH (desk_find (preferences, GTK_TYPE_SWITCH, "values"))));
  gtk_window_destroy (GTK_WINDOW (preferences));
  g_object_set (
      desk->settings, "measure", 70, "chips", TRUE, "compact", FALSE, "face", "serif", NULL);
  g_object_set (desk->settings, "show-relations", FALSE, NULL);
}

static void
test_distraction_free_leaves_the_text_alone_and_comes_back (void)
{
  g_autoptr (Desk) desk = desk_new ();

  g_object_set (desk->window, "show-annotations", FALSE, NULL);
  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.distraction-free", NULL));
  g_assert_null (find (desk, ADW_TYPE_HEADER_BAR, NULL));
  g_assert_null (find (desk, DIPLE_TYPE_DOCUMENT_PANE, NULL));
  g_assert_null (find (desk, DIPLE_TYPE_LABEL_PALETTE, NULL));
  g_assert_nonnull (find (desk, DIPLE_TYPE_ARTICLE_VIEW, NULL));
  desk_mark (desk, "Person", "Ilvi Brevit");
  g_object_set (desk->window, "distraction-free", FALSE, NULL);
  g_assert_nonnull (find (desk, ADW_TYPE_HEADER_BAR, NULL));
  g_assert_nonnull (find (desk, DIPLE_TYPE_DOCUMENT_PANE, NULL));
  g_assert_nonnull (find (desk, DIPLE_TYPE_LABEL_PALETTE, NULL));
  g_assert_null (find (desk, GTK_TYPE_SCROLLED_WINDOW, "annotations"));
}

static void
test_a_place_outlasts_the_window (void)
{
  g_autoptr (Desk) desk = desk_new ();
  DipleArticleView *view = DIPLE_ARTICLE_VIEW (find (desk, DIPLE_TYPE_ARTICLE_VIEW, NULL));
  GtkWidget *second;
  DipleReading reading;

  diple_article_view_return_to (view, 0, 31);
  second = diple_window_new (NULL, desk->settings, "Ana");
  diple_window_flush_pages (desk->window);
  desk_until ((reading = read_place (desk)).caret == 31);
  gtk_window_present (GTK_WINDOW (second));
  diple_window_open (DIPLE_WINDOW (second), desk->path, DIPLE_STORE_READ_WRITE);
  desk_until (diple_window_get_editor (DIPLE_WINDOW (second)) != NULL &&
              diple_editor_get_document (diple_window_get_editor (DIPLE_WINDOW (second))) != NULL);
  view = DIPLE_ARTICLE_VIEW (desk_find (second, DIPLE_TYPE_ARTICLE_VIEW, NULL));
  g_assert_cmpuint (diple_article_view_get_caret_place (view), ==, 31);
  gtk_window_destroy (GTK_WINDOW (second));
}

static void
put_time (Desk *desk, gint64 document, gint64 milliseconds)
{
  g_autoptr (DipleStore) store = diple_store_open (desk->path, DIPLE_STORE_READ_WRITE, NULL);
  const DipleReading reading = {
    .annotator = diple_editor_get_annotator (desk->editor),
    .document = document,
    .milliseconds = milliseconds,
  };

  g_assert_nonnull (store);
  g_assert_true (diple_readings_put (store, &reading, NULL));
  g_assert_true (diple_store_close (store, NULL));
}

static const char *
time_shown (Desk *desk)
{
  GtkWidget *label = find (desk, GTK_TYPE_LABEL, "time");

  return label != NULL ? gtk_label_get_text (GTK_LABEL (label)) : "";
}

static void
test_the_time_spent_on_a_document_is_told_in_words (void)
{
  g_autoptr (Desk) desk = desk_new ();
  const gint64 first = diple_editor_get_document (desk->editor)->id;

  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.details", NULL);
  desk_open_title (desk, "Union rejects the offer");
  put_time (desk, first, 12 * 60 * 1000 + 5000);
  diple_editor_open (desk->editor, first);
  desk_until (strstr (time_shown (desk), ": 12 min") != NULL);
  desk_open_title (desk, "Union rejects the offer");
  g_assert_null (strstr (time_shown (desk), "12 min"));
  put_time (desk, first, 60 * 60 * 1000);
  diple_editor_open (desk->editor, first);
  desk_until (strstr (time_shown (desk), ": 1 h 12 min") != NULL);
}

int
main (int argc, char *argv[])
{
  stage_init (&argc, &argv);

  g_test_add_func ("/comfort/a view returns to where it was", test_a_view_returns_to_where_it_was);
  g_test_add_func ("/comfort/the place stays when the text is set otherwise",
                   test_the_place_stays_when_the_text_is_set_otherwise);
  g_test_add_func ("/comfort/lines keep room for chips and lanes",
                   test_lines_keep_room_for_chips_and_lanes);
  g_test_add_func ("/comfort/a measure is counted in characters",
                   test_a_measure_is_counted_in_characters);
  g_test_add_func ("/comfort/without chips lines are closer and none is drawn",
                   test_without_chips_lines_are_closer_and_none_is_drawn);
  g_test_add_func ("/comfort/a reading face may be any family",
                   test_a_reading_face_may_be_any_family);
  g_test_add_func ("/comfort/time counts while somebody is at work",
                   test_time_counts_while_somebody_is_at_work);
  g_test_add_func ("/comfort/the caret is where it was when a document is opened again",
                   test_the_caret_is_where_it_was_when_a_document_is_opened_again);
  g_test_add_func ("/comfort/preferences act at once in all windows",
                   test_preferences_act_at_once_in_all_windows);
  g_test_add_func ("/comfort/distraction-free leaves the text alone and comes back",
                   test_distraction_free_leaves_the_text_alone_and_comes_back);
  g_test_add_func ("/comfort/the time spent on a document is told in words",
                   test_the_time_spent_on_a_document_is_told_in_words);
  g_test_add_func ("/comfort/a place outlasts the window", test_a_place_outlasts_the_window);
  return g_test_run ();
}
