/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stage.h"

#include "ui/article/diple-overview-marks-private.h"
#include "ui/diple-overview-strip.h"

/* Where the view stands: it goes where it is told, stays there, and never moves by itself. */

static char *
long_text (guint paragraphs)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < paragraphs; i++)
    g_string_append_printf (
        text,
        "Paragraph%u tells that the talks with the dockworkers’ union would resume within days, "
        "after a meeting that both sides called useful; nobody else was asked, and so on.\n\n",
        i);
  return g_string_free (text, FALSE);
}

static double
value_of (Stage *stage)
{
  return gtk_adjustment_get_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (stage->view)));
}

/* Where the heading, and where the first line, is in the window. */
static double
heading_y (Stage *stage)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (
      GTK_WIDGET (stage->view->heading), GTK_WIDGET (stage->view), &bounds));
  return bounds.origin.y;
}

static double
offset_y (Stage *stage, guint offset)
{
  GtkTextView *view = GTK_TEXT_VIEW (stage->view);
  GdkRectangle place;
  GtkTextIter iter;
  int y;

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (view), &iter, offset);
  gtk_text_view_get_iter_location (view, &iter, &place);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, 0, place.y, NULL, &y);
  return y;
}

/* Frames until the text's height has stood still for a while. */
static void
wait_laid_out (Stage *stage)
{
  GtkAdjustment *across = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (stage->view));
  double upper = -1;
  guint still = 0;

  while (still < 12)
    {
      while (g_main_context_iteration (NULL, FALSE))
        ;
      stage_frame (stage);
      still = gtk_adjustment_get_upper (across) == upper ? still + 1 : 0;
      upper = gtk_adjustment_get_upper (across);
    }
}

/* Where there is no text yet one cannot scroll to. */
static void
scroll_to (Stage *stage, double value)
{
  wait_laid_out (stage);
  gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (stage->view)), value);
  stage_frame (stage);
  stage_frame (stage);
}

static void
test_opens_at_top (void)
{
  g_autofree char *text = long_text (100);
  g_autofree char *other = long_text (60);
  g_autoptr (Stage) stage = stage_new (text, DIPLE_FORMAT_TEXT);
  const double heading = heading_y (stage), line = offset_y (stage, 0);
  gint64 document;

  g_assert_cmpfloat (heading, >, 0);
  g_assert_cmpfloat (line, >, heading);
  document = stage_add_document (stage, other, DIPLE_FORMAT_TEXT);
  scroll_to (stage, 700);
  g_assert_cmpfloat (value_of (stage), ==, 700);
  stage_open (stage, document);
  wait_laid_out (stage);
  g_assert_cmpfloat (value_of (stage), ==, 0);
  g_assert_cmpfloat (heading_y (stage), ==, heading);
  g_assert_cmpfloat (offset_y (stage, 0), ==, line);
}

static void
test_heading_scrolls (void)
{
  g_autofree char *text = long_text (100);
  g_autoptr (Stage) stage = stage_new (text, DIPLE_FORMAT_TEXT);
  const double heading = heading_y (stage), line = offset_y (stage, 0);

  scroll_to (stage, 40);
  g_assert_cmpfloat (heading_y (stage), ==, heading - 40);
  g_assert_cmpfloat (offset_y (stage, 0), ==, line - 40);
  scroll_to (stage, 900);
  g_assert_false (gtk_widget_get_child_visible (GTK_WIDGET (stage->view->heading)));
  scroll_to (stage, 0);
  g_assert_true (gtk_widget_get_child_visible (GTK_WIDGET (stage->view->heading)));
  g_assert_cmpfloat (heading_y (stage), ==, heading);
}

static void
test_jump_holds (void)
{
  g_autofree char *text = long_text (4000);
  g_autoptr (Stage) stage = stage_new (text, DIPLE_FORMAT_TEXT);
  const DipleRange goal = stage_find (stage, "Paragraph3210", 0);

  diple_article_view_reveal (stage->view, goal);
  stage_frame (stage);
  stage_frame (stage);
  g_assert_cmpfloat (offset_y (stage, goal.start), >, 0);
  g_assert_cmpfloat (offset_y (stage, goal.start), <, 700);
  wait_laid_out (stage);
  g_assert_cmpfloat (offset_y (stage, goal.start), >, 0);
  g_assert_cmpfloat (offset_y (stage, goal.start), <, 700);
  g_assert_false (diple_anchor_is_held (stage->view->anchor));
}

static void
test_step_reveals (void)
{
  g_autofree char *text = long_text (200);
  g_autoptr (Stage) stage = stage_new (text, DIPLE_FORMAT_TEXT);
  DipleRange viewport;

  stage_mark (stage, "Event", "Paragraph150");
  diple_article_view_place_caret (stage->view, 0);
  stage_press (stage, "Tab");
  wait_laid_out (stage);
  viewport = diple_article_view_get_viewport (stage->view);
  g_assert_cmpuint (viewport.start, <=, stage_find (stage, "Paragraph150", 0).start);
  g_assert_cmpuint (viewport.end, >=, stage_find (stage, "Paragraph150", 0).end);
}

static void
test_what_is_seen_does_not_scroll (void)
{
  g_autofree char *text = long_text (200);
  g_autoptr (Stage) stage = stage_new (text, DIPLE_FORMAT_TEXT);

  stage_mark (stage, "Event", "Paragraph2");
  scroll_to (stage, 30);
  diple_article_view_place_caret (stage->view, 0);
  stage_press (stage, "Tab");
  stage_frame (stage);
  g_assert_nonnull (diple_editor_get_active (stage->editor));
  g_assert_cmpfloat (value_of (stage), ==, 30);
}

/* Selected, then scrolled away from, then marked: the reader stays where they are. */
static void
test_commit_does_not_scroll (void)
{
  g_autofree char *text = long_text (200);
  g_autoptr (Stage) stage = stage_new (text, DIPLE_FORMAT_TEXT);

  wait_laid_out (stage);
  diple_article_view_select (stage->view, stage_find (stage, "Paragraph1", 0));
  scroll_to (stage, 4000);
  g_assert_true (stage_press (stage, "e"));
  stage_frame (stage);
  g_assert_cmpfloat (value_of (stage), ==, 4000);
  g_assert_true (stage_press (stage, "q"));
  g_assert_true (stage_press (stage, "Delete"));
  stage_frame (stage);
  g_assert_cmpfloat (value_of (stage), ==, 4000);
  g_assert_cmpuint (diple_span_index_size (diple_editor_get_spans (stage->editor)), ==, 0);
}

static void
test_zoom_keeps_place (void)
{
  g_autofree char *text = long_text (200);
  g_autoptr (Stage) stage = stage_new (text, DIPLE_FORMAT_TEXT);
  guint before, after;

  wait_laid_out (stage);
  scroll_to (stage, 5000);
  before = diple_article_view_get_viewport (stage->view).start;
  stage_press (stage, "<Control>plus");
  wait_laid_out (stage);
  after = diple_article_view_get_viewport (stage->view).start;
  g_assert_cmpuint (MAX (before, after) - MIN (before, after), <, 200);
}

static void
test_strip_goes (void)
{
  g_autofree char *text = long_text (200);
  g_autoptr (Stage) stage = stage_new (text, DIPLE_FORMAT_TEXT);
  g_autoptr (GtkWidget) strip = g_object_ref_sink (diple_overview_strip_new ());

  diple_overview_strip_set_view (DIPLE_OVERVIEW_STRIP (strip), stage->view);
  g_assert_true (diple_overview_strip_get_view (DIPLE_OVERVIEW_STRIP (strip)) == stage->view);
  stage_mark (stage, "Event", "Paragraph150");
  diple_overview_strip_set_view (DIPLE_OVERVIEW_STRIP (strip), NULL);
}

/* Puts two boxes round what the window holds; returns the outer one. */
static GtkWidget *
wrap (Stage *stage)
{
  GtkWidget *outer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *inner = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autoptr (GtkWidget) held = g_object_ref (gtk_window_get_child (GTK_WINDOW (stage->window)));

  gtk_widget_set_vexpand (held, TRUE);
  gtk_window_set_child (GTK_WINDOW (stage->window), NULL);
  gtk_box_append (GTK_BOX (inner), held);
  gtk_box_append (GTK_BOX (outer), inner);
  gtk_window_set_child (GTK_WINDOW (stage->window), outer);
  return outer;
}

/* GTK warns, which ends a test, of what is painted and has not been laid out. */
static void
test_is_laid_out_with_what_is_round_it (void)
{
  g_autofree char *text = long_text (60);
  g_autoptr (Stage) stage = stage_new (text, DIPLE_FORMAT_TEXT);
  GtkWidget *outer = wrap (stage);

  wait_laid_out (stage);
  for (int measure = 40; measure < 60; measure += 5)
    {
      /* The text gets a new height while its place is given to what is round it. */
      g_object_set (stage->view, "measure", measure, NULL);
      gtk_widget_queue_allocate (outer);
      stage_frame (stage);
      gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (stage->view)),
                                measure);
      stage_frame (stage);
    }
}

/* Its rows that have something in them, from the first to the last. */
static DipleRange
inked_rows (GdkTexture *picture)
{
  const guint width = gdk_texture_get_width (picture), height = gdk_texture_get_height (picture);
  g_autofree guint32 *pixels = g_new (guint32, width * height);
  DipleRange rows = { height, 0 };

  gdk_texture_download (picture, (guchar *) pixels, width * sizeof (guint32));
  for (guint i = 0; i < width * height; i++)
    if (pixels[i] != 0)
      rows = (DipleRange){ MIN (rows.start, i / width), i / width + 1 };
  return rows;
}

static void
test_strip_marks (void)
{
  g_autofree char *text = long_text (200);
  g_autoptr (Stage) stage = stage_new (text, DIPLE_FORMAT_TEXT);
  g_autoptr (GdkTexture) none = diple_overview_marks_draw (stage->editor, 16, 500, 1);
  g_autoptr (GdkTexture) one = NULL;
  g_autoptr (GdkTexture) fine = NULL;
  DipleRange rows = inked_rows (none);

  g_assert_cmpuint (rows.end, ==, 0);
  stage_mark (stage, "Event", "Paragraph150");
  one = diple_overview_marks_draw (stage->editor, 16, 500, 1);
  rows = inked_rows (one);
  g_assert_cmpuint (rows.start, >, 350);
  g_assert_cmpuint (rows.end, <, 400);
  g_assert_cmpuint (rows.end - rows.start, ==, 2);

  fine = diple_overview_marks_draw (stage->editor, 16, 500, 2);
  g_assert_cmpint (gdk_texture_get_height (fine), ==, 1000);
  rows = inked_rows (fine);
  g_assert_cmpuint (rows.end - rows.start, ==, 4);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/scrolling/another document opens at its top", test_opens_at_top);
  g_test_add_func ("/scrolling/the heading scrolls with the text", test_heading_scrolls);
  g_test_add_func ("/scrolling/a jump in a long text holds", test_jump_holds);
  g_test_add_func ("/scrolling/a step reveals its span", test_step_reveals);
  g_test_add_func ("/scrolling/what is seen does not scroll", test_what_is_seen_does_not_scroll);
  g_test_add_func ("/scrolling/a commit does not scroll", test_commit_does_not_scroll);
  g_test_add_func ("/scrolling/zoom keeps the reader's place", test_zoom_keeps_place);
  g_test_add_func ("/scrolling/the strip follows its view", test_strip_goes);
  g_test_add_func ("/scrolling/the text is laid out with what is round it",
                   test_is_laid_out_with_what_is_round_it);
  g_test_add_func ("/scrolling/the strip has a mark where a span is", test_strip_marks);
  return g_test_run ();
}
