/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stage.h"

#include <string.h>

/* The hand on the mouse, with real events of a real X server, sent by xdotool. */

static const char text[] =
    "Ilvi Brevit said on Thursday that talks with the union would resume within days.\n"
    "\n"
    "“Not this time,” said Torma Reyd in Vintmer. The union’s boats stay; the crews do not.\n";

static void
exited_cb (GPid pid, int status, gpointer data)
{
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  g_spawn_close_pid (pid);
  *(gboolean *) data = TRUE;
}

static gboolean
is_set (gpointer data)
{
  return *(gboolean *) data;
}

/* Runs xdotool with @commands, and turns the main loop until its events have been handled. */
static void
act (Stage *stage, const char *commands)
{
  g_autofree char *line = g_strconcat ("xdotool ", commands, NULL);
  g_auto (GStrv) arguments = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done = FALSE;
  GPid pid;

  g_assert_true (g_shell_parse_argv (line, NULL, &arguments, &error));
  g_spawn_async (NULL,
                 arguments,
                 NULL,
                 G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD,
                 NULL,
                 NULL,
                 &pid,
                 &error);
  g_assert_no_error (error);
  g_child_watch_add (pid, exited_cb, &done);
  stage_wait (is_set, &done);
  gdk_display_sync (gtk_widget_get_display (stage->window));
  stage_frame (stage);
  stage_frame (stage);
}

/* Just inside the character @offset; the window stands at the screen's top left. */
static graphene_point_t
place_of (Stage *stage, guint offset)
{
  GtkTextView *view = GTK_TEXT_VIEW (stage->view);
  graphene_point_t place;
  GdkRectangle box;
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (view),
                                      &iter,
                                      diple_display_text_from_document (stage->view->text, offset));
  gtk_text_view_get_iter_location (view, &iter, &box);
  gtk_text_view_buffer_to_window_coords (
      view, GTK_TEXT_WINDOW_WIDGET, box.x + 2, box.y + box.height / 2, &box.x, &box.y);
  g_assert_true (gtk_widget_compute_point (
      GTK_WIDGET (view), stage->window, &GRAPHENE_POINT_INIT (box.x, box.y), &place));
  return place;
}

static void
move_to (Stage *stage, guint offset)
{
  const graphene_point_t place = place_of (stage, offset);
  g_autofree char *commands = g_strdup_printf ("mousemove %d %d", (int) place.x, (int) place.y);

  act (stage, commands);
}

static void
click (Stage *stage, guint offset)
{
  move_to (stage, offset);
  act (stage, "click 1");
}

static void
drag (Stage *stage, guint from, guint to)
{
  move_to (stage, from);
  act (stage, "mousedown 1");
  move_to (stage, (from + to) / 2);
  move_to (stage, to);
  act (stage, "mouseup 1");
}

static guint
at (Stage *stage, const char *quote)
{
  return stage_find (stage, quote, 0).start;
}

static void
assert_selected (Stage *stage, const char *quote)
{
  DipleRange range;
  g_autofree char *found = NULL;

  g_assert_true (diple_article_view_get_selection (stage->view, &range));
  found = diple_text_map_dup_range (diple_editor_get_text_map (stage->editor), range);
  g_assert_cmpstr (found, ==, quote);
}

static Stage *
new_stage (void)
{
  Stage *stage = stage_new (text, DIPLE_FORMAT_TEXT);

  act (stage, "mousemove 880 690");
  return stage;
}

static void
test_drag_snaps (void)
{
  g_autoptr (Stage) stage = new_stage ();

  drag (stage, at (stage, "rsday"), at (stage, "nion would"));
  assert_selected (stage, "Thursday that talks with the union");
}

static void
test_alt_drag_is_exact (void)
{
  g_autoptr (Stage) stage = new_stage ();

  act (stage, "keydown alt");
  drag (stage, at (stage, "rsday"), at (stage, "nion would"));
  act (stage, "keyup alt");
  assert_selected (stage, "rsday that talks with the u");
}

static void
test_double_click (void)
{
  g_autoptr (Stage) stage = new_stage ();

  move_to (stage, at (stage, "sume"));
  act (stage, "click --repeat 2 --delay 30 1");
  assert_selected (stage, "resume");
}

static void
test_click_activates (void)
{
  g_autoptr (Stage) stage = new_stage ();
  const gint64 inner = stage_mark (stage, "Person", "Torma Reyd");
  const gint64 outer = stage_mark (stage, "Source", "Torma Reyd in Vintmer");

  /* Each click is slower than a double click. */
  g_object_set (gtk_settings_get_default (), "gtk-double-click-time", 1, NULL);
  click (stage, at (stage, "Reyd"));
  g_assert_cmpint (diple_editor_get_active (stage->editor)->id, ==, inner);
  act (stage, "click 1");
  g_assert_cmpint (diple_editor_get_active (stage->editor)->id, ==, outer);
  g_object_set (gtk_settings_get_default (), "gtk-double-click-time", 400, NULL);
  click (stage, at (stage, "boats"));
  g_assert_null (diple_editor_get_active (stage->editor));
}

static void
test_click_on_chip (void)
{
  g_autoptr (Stage) stage = new_stage ();
  const gint64 id = stage_mark (stage, "Location", "Vintmer");
  graphene_point_t place;
  g_autofree char *commands = NULL;

  stage_frame (stage);
  place = place_of (stage, at (stage, "Vintmer"));
  commands = g_strdup_printf ("mousemove %d %d click 1", (int) place.x + 6, (int) place.y - 20);
  act (stage, commands);
  g_assert_nonnull (diple_editor_get_active (stage->editor));
  g_assert_cmpint (diple_editor_get_active (stage->editor)->id, ==, id);
}

static void
drag_handle (Stage *stage, guint from, gboolean end, guint to)
{
  graphene_rect_t line;
  graphene_point_t place;
  g_autofree char *commands = NULL;
  int x, y;

  diple_painter_edge (stage->view->painter, from, end, &line);
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (stage->view),
                                         GTK_TEXT_WINDOW_WIDGET,
                                         line.origin.x + (end ? 2 : -2),
                                         line.origin.y + line.size.height / 2,
                                         &x,
                                         &y);
  g_assert_true (gtk_widget_compute_point (
      GTK_WIDGET (stage->view), stage->window, &GRAPHENE_POINT_INIT (x, y), &place));
  commands = g_strdup_printf ("mousemove %d %d mousedown 1", (int) place.x, (int) place.y);
  act (stage, commands);
  move_to (stage, (from + to) / 2);
  move_to (stage, to);
}

static void
test_handle_resizes (void)
{
  g_autoptr (Stage) stage = new_stage ();
  const gint64 id = stage_mark (stage, "Event", "talks with");

  diple_editor_set_active (stage->editor, id);
  stage_frame (stage);
  drag_handle (stage, stage_span (stage, id)->range.end, TRUE, at (stage, "nion"));
  g_assert_nonnull (stage->view->painter->preview);
  g_assert_cmpuint (stage_span (stage, id)->range.end, ==, stage_find (stage, "talks with", 0).end);
  act (stage, "mouseup 1");
  g_assert_null (stage->view->painter->preview);
  g_assert_cmpuint (stage_span (stage, id)->range.end, ==, stage_find (stage, "the union", 0).end);

  drag_handle (stage, stage_span (stage, id)->range.start, FALSE, at (stage, "hursday"));
  act (stage, "mouseup 1");
  g_assert_cmpuint (stage_span (stage, id)->range.start, ==, at (stage, "Thursday"));
}

static void
test_escape_in_drag (void)
{
  g_autoptr (Stage) stage = new_stage ();
  const gint64 id = stage_mark (stage, "Event", "talks with");
  const DipleRange before = stage_span (stage, id)->range;

  diple_editor_set_active (stage->editor, id);
  stage_frame (stage);
  drag_handle (stage, before.end, TRUE, at (stage, "nion"));
  g_assert_true (stage_press (stage, "Escape"));
  act (stage, "mouseup 1");
  g_assert_cmpuint (stage_span (stage, id)->range.end, ==, before.end);
}

static gboolean
has_scrolled (gpointer data)
{
  GtkScrollable *view = GTK_SCROLLABLE (((Stage *) data)->view);

  return gtk_adjustment_get_value (gtk_scrollable_get_vadjustment (view)) > 100;
}

static void
test_drag_scrolls_along (void)
{
  g_autoptr (GString) paragraphs = g_string_new (NULL);
  g_autoptr (Stage) stage = NULL;
  gint64 id;

  for (guint i = 0; i < 60; i++)
    g_string_append_printf (paragraphs, "Paragraph%u is one of many, and all of it is read.\n", i);
  stage = stage_new (paragraphs->str, DIPLE_FORMAT_TEXT);
  id = stage_mark (stage, "Claim", "Paragraph3 is one");
  diple_editor_set_active (stage->editor, id);
  stage_frame (stage);
  drag_handle (stage, stage_span (stage, id)->range.end, TRUE, at (stage, "Paragraph5"));
  act (stage, "mousemove 300 695");
  stage_wait (has_scrolled, stage);
  act (stage, "mousemove 300 300 mouseup 1");
  g_assert_cmpuint (
      stage_span (stage, id)->range.end, >, stage_find (stage, "Paragraph6", 0).start);
  g_assert_cmpuint (stage->view->drag_scroll, ==, 0);
}

static void
test_armed_label (void)
{
  g_autoptr (Stage) stage = new_stage ();

  diple_article_view_set_armed (stage->view, stage_label (stage, "Event"));
  drag (stage, at (stage, "alks"), at (stage, "nion would"));
  g_assert_nonnull (diple_editor_get_active (stage->editor));
  g_assert_cmpuint (diple_editor_get_active (stage->editor)->range.start, ==, at (stage, "talks"));
}

static void
test_press_in_selection (void)
{
  g_autoptr (Stage) stage = new_stage ();

  diple_article_view_select (stage->view, stage_find (stage, "talks with the union", 0));
  drag (stage, at (stage, "with"), at (stage, "would") + 2);
  assert_selected (stage, "with the union would");
}

static void
test_menu (void)
{
  g_autoptr (Stage) stage = new_stage ();
  const gint64 id = stage_mark (stage, "Event", "talks with");

  move_to (stage, at (stage, "alks"));
  act (stage, "click 3");
  g_assert_nonnull (stage->view->menu);
  g_assert_true (gtk_widget_get_visible (stage->view->menu));
  g_assert_cmpint (diple_editor_get_active (stage->editor)->id, ==, id);
  gtk_popover_popdown (GTK_POPOVER (stage->view->menu));
}

static void
test_real_keys (void)
{
  g_autoptr (Stage) stage = new_stage ();
  DipleSpan *active;

  drag (stage, at (stage, "lvi"), at (stage, "revit") + 2);
  act (stage, "key p");
  active = diple_editor_get_active (stage->editor);
  g_assert_nonnull (active);
  g_assert_cmpint (active->label, ==, stage_label (stage, "Person"));
  act (stage, "key bracketright Right Return");
  g_assert_cmpuint (diple_editor_get_active (stage->editor)->range.end,
                    ==,
                    stage_find (stage, "Ilvi Brevit said", 0).end);
  act (stage, "key Delete");
  g_assert_cmpuint (diple_span_index_size (diple_editor_get_spans (stage->editor)), ==, 0);
  act (stage, "key alt+Up alt+Up");
  act (stage, "key c");
  g_assert_cmpuint (diple_span_index_size (diple_editor_get_spans (stage->editor)), ==, 1);
}

static void
go (Stage *stage, double x, double y, const char *then)
{
  GtkTextView *view = GTK_TEXT_VIEW (stage->view);
  g_autofree char *commands = NULL;
  graphene_point_t place;
  int widget_x, widget_y;

  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, x, y, &widget_x, &widget_y);
  g_assert_true (gtk_widget_compute_point (
      GTK_WIDGET (view), stage->window, &GRAPHENE_POINT_INIT (widget_x, widget_y), &place));
  commands = g_strdup_printf ("mousemove %d %d %s", (int) place.x, (int) place.y, then);
  act (stage, commands);
}

/* From the active span's dot to @quote. */
static void
drag_dot (Stage *stage, const char *quote)
{
  double x, y;

  stage_frame (stage);
  g_assert_true (diple_painter_get_dot (stage->view->painter, &x, &y));
  go (stage, x, y, "mousedown 1");
  move_to (stage, at (stage, quote) + 1);
  move_to (stage, at (stage, quote) + 2);
  act (stage, "mouseup 1");
}

static void
test_dot_is_dragged_to_a_target (void)
{
  g_autoptr (Stage) stage = stage_new (text, DIPLE_FORMAT_TEXT);
  const gint64 claim = stage_mark (stage, "Claim", "talks with the union would resume");
  const gint64 source = stage_mark (stage, "Source", "Torma Reyd");
  const GPtrArray *relations;

  diple_editor_set_active (stage->editor, claim);
  drag_dot (stage, "Torma Reyd");
  relations = diple_editor_get_relations (stage->editor);
  g_assert_cmpuint (relations->len, ==, 1);
  g_assert_cmpint (((DipleRelation *) g_ptr_array_index (relations, 0))->source, ==, claim);
  g_assert_cmpint (((DipleRelation *) g_ptr_array_index (relations, 0))->target, ==, source);
  g_assert_cmpint (diple_editor_get_active (stage->editor)->id, ==, claim);

  drag_dot (stage, "Vintmer");
  g_assert_cmpuint (diple_editor_get_relations (stage->editor)->len, ==, 1);
}

static gboolean
menu_is_there (gpointer view)
{
  GtkWidget *menu = ((DipleArticleView *) view)->menu;

  return menu != NULL && gtk_widget_get_mapped (menu);
}

static gboolean
menu_is_gone (gpointer view)
{
  return !menu_is_there (view);
}

/* Both ends stay marked while the menu asks. */
static void
test_several_ways_to_link_are_asked_for (void)
{
  g_autoptr (Stage) stage = stage_new (text, DIPLE_FORMAT_TEXT);
  const gint64 claim = stage_mark (stage, "Claim", "talks with the union would resume");
  const gint64 other = stage_mark (stage, "Claim", "Torma Reyd");
  const DipleLink *link = &stage->view->painter->link;
  const GPtrArray *relations = diple_editor_get_relations (stage->editor);

  diple_editor_set_active (stage->editor, claim);
  drag_dot (stage, "Torma Reyd");
  stage_wait (menu_is_there, stage->view);
  g_assert_true (link->asking);
  g_assert_cmpint (link->target, ==, other);
  gtk_popover_popdown (GTK_POPOVER (stage->view->menu));
  stage_wait (menu_is_gone, stage->view);
  g_assert_false (diple_link_is_on (stage->view));
  g_assert_cmpuint (relations->len, ==, 0);

  drag_dot (stage, "Torma Reyd");
  stage_wait (menu_is_there, stage->view);
  act (stage, "key x");
  stage_wait (menu_is_gone, stage->view);
  relations = diple_editor_get_relations (stage->editor);
  g_assert_cmpuint (relations->len, ==, 1);
  g_assert_cmpint (((DipleRelation *) g_ptr_array_index (relations, 0))->target, ==, other);
  g_assert_false (diple_link_is_on (stage->view));
}

/* Links the claim with @name by key and click, and gives the relation. */
static gint64
link_with (Stage *stage, gint64 claim, const char *name)
{
  const GPtrArray *relations;

  diple_editor_set_active (stage->editor, claim);
  stage_press (stage, "r");
  click (stage, at (stage, name) + 2);
  relations = diple_editor_get_relations (stage->editor);
  g_assert_cmpuint (relations->len, ==, 1);
  g_assert_cmpint (diple_editor_get_active (stage->editor)->id, ==, claim);
  return ((DipleRelation *) g_ptr_array_index (relations, 0))->id;
}

static void
try_click_with_name (const char *name)
{
  g_autofree char *article = g_strdup_printf (
      "%s said on Thursday that talks with the union would resume within days.\n\n"
      "“Not this time,” said Torma Reyd in Vintmer. The union’s boats stay; the crews do not.\n",
      name);
  g_autoptr (Stage) stage = stage_new (article, DIPLE_FORMAT_TEXT);
  const gint64 claim = stage_mark (stage, "Claim", "talks with the union would resume");
  const gint64 source = stage_mark (stage, "Source", "Torma Reyd");
  const gint64 relation = link_with (stage, claim, "Torma Reyd");
  DipleArcBox label;

  stage_frame (stage);
  label =
      g_array_index (diple_arcs_get_drawn (stage->view->painter->arcs), DipleDrawnArc, 0).arc.label;
  go (stage, (label.left + label.right) / 2, (label.top + label.bottom) / 2, "click 1");
  g_assert_cmpint (diple_article_view_get_selected_relation (stage->view), ==, relation);
  g_assert_cmpint (diple_editor_get_active (stage->editor)->id, ==, claim);
  act (stage, "click --repeat 2 --delay 40 1");
  g_assert_cmpint (diple_editor_get_active (stage->editor)->id, ==, source);
}

static void
test_click_links_and_chooses (void)
{
  static const char *const names[] = { "Ilvi Brevit",
                                       "Ed",
                                       "Ulla",
                                       "Timo Ladd",
                                       "Timo Ladde",
                                       "Per Holmqvist",
                                       "Anna-Sofia Wintermarsh",
                                       "Marguerite Oduya of the Harbour Board" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_test_message ("%s", names[i]);
      try_click_with_name (names[i]);
    }
}

static void
test_control_adds_a_piece (void)
{
  g_autoptr (Stage) stage = stage_new (text, DIPLE_FORMAT_TEXT);
  const gint64 claim = stage_mark (stage, "Claim", "Not this time");

  diple_editor_set_active (stage->editor, claim);
  act (stage, "keydown ctrl");
  drag (stage, at (stage, "boats stay"), at (stage, "; the crews"));
  act (stage, "keyup ctrl");
  g_assert_cmpuint (stage_span (stage, claim)->n_fragments, ==, 2);
  g_assert_cmpint (diple_editor_get_active (stage->editor)->id, ==, claim);
}

int
main (int argc, char **argv)
{
  g_autofree char *xdotool = g_find_program_in_path ("xdotool");

  if (xdotool == NULL)
    {
      g_print ("xdotool is missing: skipped\n");
      return 77;
    }
  stage_init (&argc, &argv);
  g_test_add_func ("/mouse/a drag selects whole words", test_drag_snaps);
  g_test_add_func ("/mouse/a drag with Alt selects characters", test_alt_drag_is_exact);
  g_test_add_func ("/mouse/a double click selects a word", test_double_click);
  g_test_add_func ("/mouse/a click makes active, another the next below", test_click_activates);
  g_test_add_func ("/mouse/a chip can be clicked", test_click_on_chip);
  g_test_add_func ("/mouse/handles resize on release", test_handle_resizes);
  g_test_add_func ("/mouse/Escape cancels a drag of a handle", test_escape_in_drag);
  g_test_add_func ("/mouse/a handle at the edge scrolls along", test_drag_scrolls_along);
  g_test_add_func ("/mouse/an armed label marks at once", test_armed_label);
  g_test_add_func ("/mouse/a drag in the selection selects anew", test_press_in_selection);
  g_test_add_func ("/mouse/the right button opens the menu", test_menu);
  g_test_add_func ("/mouse/real keys do what they say", test_real_keys);
  g_test_add_func ("/mouse/the dot is dragged to a target", test_dot_is_dragged_to_a_target);
  g_test_add_func ("/mouse/several ways to link are asked for",
                   test_several_ways_to_link_are_asked_for);
  g_test_add_func ("/mouse/a click links and chooses", test_click_links_and_chooses);
  g_test_add_func ("/mouse/Control adds a piece", test_control_adds_a_piece);
  return g_test_run ();
}
