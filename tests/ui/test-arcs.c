/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk.h"
#include "stage.h"

#include "ui/window/diple-annotate-page-private.h"

#include <stdlib.h>
#include <string.h>

/* Arcs in a real article: each is there, and begins and ends at its spans; and what is shown while
 * one is being made. */

static gint64
type_named (DipleEditor *editor, const char *name)
{
  const GPtrArray *types = diple_editor_get_schema (editor)->relation_types;

  for (guint i = 0; i < types->len; i++)
    if (g_str_equal (((DipleRelationType *) g_ptr_array_index (types, i))->name, name))
      return ((DipleRelationType *) g_ptr_array_index (types, i))->id;
  g_assert_not_reached ();
}

static const GArray *
drawn_arcs (Stage *stage)
{
  stage_frame (stage);
  return diple_arcs_get_drawn (stage->view->painter->arcs);
}

typedef struct
{
  DipleArcPoint tip;
  gboolean met;
} Touch;

static void
touch_cb (DiplePainter *painter,
          const DipleSpan *span,
          const graphene_rect_t *box,
          const DiplePiece *piece,
          gpointer data)
{
  Touch *touch = data;
  const float top = box->origin.y, bottom = top + box->size.height;

  touch->met = touch->met || (touch->tip.x >= piece->left && touch->tip.x <= piece->right &&
                              touch->tip.y >= top - 3 && touch->tip.y <= bottom + 3);
}

/* Whether one end of @drawn touches the upper or lower edge of its span. */
static gboolean
touches (Stage *stage, const DipleDrawnArc *drawn, guint end)
{
  const DipleArc *arc = &drawn->arc;
  Touch touch = { .tip = arc->points[end == 0 ? 0 : arc->n_points - 1] };

  diple_painter_foreach_piece (
      stage->view->painter, stage_span (stage, drawn->ends[end]), touch_cb, &touch);
  return touch.met;
}

static void
assert_joins_its_spans (Stage *stage, const DipleDrawnArc *drawn)
{
  g_assert_cmpuint (drawn->arc.n_points, >=, 3);
  for (guint i = 0; i < 2; i++)
    g_assert_true (drawn->arc.ends[i].where != DIPLE_ARC_HERE || touches (stage, drawn, i));
}

/* Forty claims, each of which supports the three before it: no room for all of that. */
static guint
crowd (Stage *stage)
{
  g_autoptr (GArray) claims = g_array_new (FALSE, FALSE, sizeof (gint64));
  const gint64 type = type_named (stage->editor, "supports");
  guint n = 0;

  for (guint i = 0; i < 40; i++)
    {
      const DipleRange range = { i * 24, i * 24 + 21 };
      const gint64 claim = diple_editor_mark (stage->editor, stage_label (stage, "Claim"), range);

      g_assert_cmpint (claim, !=, 0);
      g_array_append_val (claims, claim);
      for (guint j = 1; j <= 3 && j <= i; j++, n++)
        g_assert_cmpint (
            diple_editor_link (
                stage->editor, type, claim, g_array_index (claims, gint64, i - j), NULL),
            !=,
            0);
    }
  diple_editor_set_active (stage->editor, 0);
  return n;
}

static Stage *
new_crowded_stage (void)
{
  GString *text = g_string_new (NULL);
  g_autofree char *whole = NULL;

  for (guint i = 0; i < 40; i++)
    g_string_append (text, "the ferries still wait. ");
  whole = g_string_free (text, FALSE);
  return stage_new (whole, DIPLE_FORMAT_TEXT);
}

static void
test_no_relation_that_is_asked_for_is_invisible (void)
{
  g_autoptr (Stage) stage = new_crowded_stage ();
  const guint n = crowd (stage);
  const GArray *drawn;
  guint shared = 0;

  g_object_set (stage->view, "show-relations", TRUE, NULL);
  drawn = drawn_arcs (stage);
  g_assert_cmpuint (drawn->len, ==, n);
  for (guint i = 0; i < drawn->len; i++)
    {
      const DipleDrawnArc *arc = &g_array_index (drawn, DipleDrawnArc, i);

      assert_joins_its_spans (stage, arc);
      shared += arc->arc.shared;
    }
  g_assert_cmpuint (shared, >, 0);
  stage_save (stage, "arcs-crowded");
}

/* Where the most lines of arcs lie together; returns how many. */
static guint
find_shared (Stage *stage, int *x, int *y)
{
  const GArray *drawn = drawn_arcs (stage);
  guint most = 0;

  for (guint i = 0; i < drawn->len; i++)
    {
      const DipleArc *arc = &g_array_index (drawn, DipleDrawnArc, i).arc;

      for (guint j = 0; j + 1 < arc->n_points; j++)
        {
          const DipleArcPoint a = arc->points[j], b = arc->points[j + 1];
          const int middle_x = (int) (a.x + b.x) / 2, middle_y = (int) (a.y + b.y) / 2;
          g_autoptr (GArray) all =
              diple_arcs_all_at (stage->view->painter->arcs, middle_x, middle_y);

          if (all->len > most)
            gtk_text_view_buffer_to_window_coords (
                GTK_TEXT_VIEW (stage->view), GTK_TEXT_WINDOW_WIDGET, middle_x, middle_y, x, y);
          most = MAX (most, all->len);
        }
    }
  return most;
}

/* Relations that no line of the tooltip names are counted in its last. */
static void
assert_all_are_said (const char *words, guint n)
{
  g_auto (GStrv) lines = g_strsplit (words, "\n", -1);
  guint said = 0;

  g_test_message ("%u relations: %s", n, words);
  for (guint i = 0; lines[i] != NULL; i++)
    said += strstr (lines[i], " supports ") != NULL ? 1 : (guint) strtoul (lines[i], NULL, 10);
  g_assert_cmpuint (said, ==, n);
  g_assert_cmpuint (g_strv_length (lines), <=, 7);
}

static void
test_relations_that_share_a_line_are_all_named (void)
{
  g_autoptr (Stage) stage = new_crowded_stage ();
  const gint64 type = type_named (stage->editor, "supports");
  int x = 0, y = 0;
  guint n;
  gint64 first;
  const DipleSpanIndex *spans;
  g_autofree char *words = NULL;

  crowd (stage);
  spans = diple_editor_get_spans (stage->editor);
  first = diple_span_index_get (spans, 0)->id;
  for (guint i = 20; i < 40; i++)
    g_assert_cmpint (
        diple_editor_link (stage->editor, type, diple_span_index_get (spans, i)->id, first, NULL),
        !=,
        0);
  g_object_set (stage->view, "show-relations", TRUE, NULL);
  n = find_shared (stage, &x, &y);
  g_assert_cmpuint (n, >, 7);
  words = diple_hand_dup_words_at (stage->view, x, y);
  assert_all_are_said (words, n);
}

static void
test_a_crowd_is_drawn_without_chips_and_in_a_narrow_window (void)
{
  g_autoptr (Stage) stage = new_crowded_stage ();
  const GArray *drawn;

  crowd (stage);
  g_object_set (stage->view, "show-relations", TRUE, "chips", FALSE, "line-spacing", 0.8, NULL);
  gtk_window_set_default_size (GTK_WINDOW (stage->window), 300, 700);
  drawn = drawn_arcs (stage);
  g_assert_cmpuint (drawn->len, >, 20);
  for (guint i = 0; i < drawn->len; i++)
    assert_joins_its_spans (stage, &g_array_index (drawn, DipleDrawnArc, i));
  stage_save (stage, "arcs-crowded-narrow");
}

static const char arabic[] =
    "قالت هيئة الموانئ يوم الاثنين إن العبارات توقفت عن العمل في المرفأ الشمالي بعد العاصفة، "
    "وأضافت أن الركاب ينتظرون منذ ساعات طويلة على الرصيف.\n";

static void
test_arcs_join_their_spans_from_right_to_left (void)
{
  g_autoptr (Stage) stage = stage_new (arabic, DIPLE_FORMAT_TEXT);
  const gint64 source = stage_mark (stage, "Source", "هيئة الموانئ");
  const gint64 claim = stage_mark (stage, "Claim", "العبارات توقفت عن العمل");
  const gint64 other = stage_mark (stage, "Claim", "الركاب ينتظرون");
  const GArray *drawn;

  diple_editor_link (
      stage->editor, type_named (stage->editor, "attributed to"), claim, source, NULL);
  diple_editor_link (
      stage->editor, type_named (stage->editor, "attributed to"), other, source, NULL);
  g_object_set (stage->view, "show-relations", TRUE, NULL);
  drawn = drawn_arcs (stage);
  g_assert_cmpuint (drawn->len, ==, 2);
  for (guint i = 0; i < drawn->len; i++)
    {
      const DipleDrawnArc *arc = &g_array_index (drawn, DipleDrawnArc, i);

      g_assert_cmpint (arc->ends[1], ==, source);
      assert_joins_its_spans (stage, arc);
      g_assert_true (touches (stage, arc, 0) && touches (stage, arc, 1));
    }
  stage_save (stage, "arcs-rtl");
}

static void
find_toast (GtkWidget *widget, graphene_rect_t *bounds)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (g_str_equal (gtk_widget_get_css_name (child), "toast") && gtk_widget_get_mapped (child))
        g_assert_true (
            gtk_widget_compute_bounds (child, GTK_WIDGET (gtk_widget_get_root (child)), bounds));
      find_toast (child, bounds);
    }
}

static gboolean
both_are_read (Desk *desk)
{
  DipleArticleView *view =
      DIPLE_ARTICLE_VIEW (desk_find (GTK_WIDGET (desk->window), DIPLE_TYPE_ARTICLE_VIEW, NULL));
  graphene_rect_t toast = GRAPHENE_RECT_INIT (0, 0, 0, 0), hint;

  find_toast (GTK_WIDGET (desk->window), &toast);
  return toast.size.height > 0 && gtk_widget_get_mapped (GTK_WIDGET (view->hint)) &&
         gtk_widget_compute_bounds (GTK_WIDGET (view->hint), GTK_WIDGET (desk->window), &hint) &&
         !graphene_rect_intersection (&toast, &hint, NULL);
}

static void
test_a_toast_and_the_hint_are_both_read (void)
{
  g_autoptr (Desk) desk = desk_new ();
  GtkWidget *view = desk_find (GTK_WIDGET (desk->window), DIPLE_TYPE_ARTICLE_VIEW, NULL);

  desk_mark (desk, "Claim", "At least 38,700 travellers");
  gtk_widget_activate_action (
      view, "article.link", "x", type_named (desk->editor, "attributed to"));
  g_signal_emit_by_name (desk->editor, "refused", "The other end is a Person");
  desk_until (both_are_read (desk));
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/arcs/no relation that is asked for is invisible",
                   test_no_relation_that_is_asked_for_is_invisible);
  g_test_add_func ("/arcs/relations that share a line are all named",
                   test_relations_that_share_a_line_are_all_named);
  g_test_add_func ("/arcs/a crowd is drawn without chips and in a narrow window",
                   test_a_crowd_is_drawn_without_chips_and_in_a_narrow_window);
  g_test_add_func ("/arcs/they join their spans from right to left",
                   test_arcs_join_their_spans_from_right_to_left);
  g_test_add_func ("/arcs/a toast and the hint are both read",
                   test_a_toast_and_the_hint_are_both_read);
  return g_test_run ();
}
