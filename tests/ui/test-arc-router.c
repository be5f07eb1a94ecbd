/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <math.h>

#include "ui/article/diple-arc-router-private.h"

/* The ways of arcs, over pages of random lines, chips and spans. */

#define ROWS 12
#define PITCH 39
#define LEFT 40
#define RIGHT 640
#define WIDTH 680
#define CHIP 13

typedef struct
{
  DipleArcRow rows[ROWS];
  GArray *chips;
  GArray *arcs;
  DipleArcPage page;
} Scene;

static void
init_scene (Scene *scene)
{
  *scene = (Scene){ .page = { .n_rows = ROWS,
                              .left = LEFT,
                              .right = RIGHT,
                              .page_right = WIDTH,
                              .page_bottom = ROWS * PITCH + 40,
                              .first_top = 0,
                              .last_bottom = ROWS * PITCH + 30,
                              .pitch = 4,
                              .head = 7,
                              .label_height = CHIP + 1 } };
  for (guint i = 0; i < ROWS; i++)
    scene->rows[i] = (DipleArcRow){ 20 + i * PITCH, 42 + i * PITCH };
  scene->chips = g_array_new (FALSE, FALSE, sizeof (DipleArcBox));
  scene->arcs = g_array_new (FALSE, TRUE, sizeof (DipleArc));
  g_array_set_clear_func (scene->arcs, (GDestroyNotify) diple_arc_clear);
}

static void
clear_scene (Scene *scene)
{
  g_array_unref (scene->chips);
  g_array_unref (scene->arcs);
}

static void
add_chip (Scene *scene, guint row, double left, double width)
{
  const double bottom = scene->rows[row].top - 1;
  const DipleArcBox chip = { left, bottom - CHIP, left + width, bottom };

  g_array_append_val (scene->chips, chip);
}

static DipleArcEnd
end_at (guint row, double left, double right)
{
  DipleArcEnd end = { .where = DIPLE_ARC_HERE, .n_stretches = 1 };

  end.stretches = g_new (DipleArcStretch, 1);
  end.stretches[0] = (DipleArcStretch){ row, left, right };
  return end;
}

static DipleArc *
add_arc (Scene *scene, DipleArcEnd source, DipleArcEnd target)
{
  DipleArc arc = { .ends = { source, target }, .label_width = 70, .label_least = 30 };

  arc.ends[1].head = TRUE;
  g_array_append_val (scene->arcs, arc);
  return &g_array_index (scene->arcs, DipleArc, scene->arcs->len - 1);
}

static void
route (Scene *scene)
{
  scene->page.rows = scene->rows;
  scene->page.chips = (DipleArcBox *) scene->chips->data;
  scene->page.n_chips = scene->chips->len;
  diple_arcs_route (&scene->page, (DipleArc *) scene->arcs->data, scene->arcs->len);
}

static DipleArc *
arc_at (Scene *scene, guint i)
{
  return &g_array_index (scene->arcs, DipleArc, i);
}

static DipleArcBox
part_of (const DipleArc *arc, guint i)
{
  const DipleArcPoint a = arc->points[i], b = arc->points[i + 1];

  return (DipleArcBox){ MIN (a.x, b.x), MIN (a.y, b.y), MAX (a.x, b.x), MAX (a.y, b.y) };
}

static gboolean
meet (const DipleArcBox *a, const DipleArcBox *b)
{
  return a->left < b->right && b->left < a->right && a->top < b->bottom && b->top < a->bottom;
}

/* A line as a box that has an inside. */
static DipleArcBox
swell (DipleArcBox line, double by)
{
  return (DipleArcBox){ line.left - by, line.top - by, line.right + by, line.bottom + by };
}

static gboolean
is_level (const DipleArcBox *line)
{
  return line->bottom - line->top < 0.01;
}

static void
assert_not_over_text (Scene *scene, const DipleArcBox *box)
{
  for (guint i = 0; i < ROWS; i++)
    {
      const DipleArcBox text = { LEFT, scene->rows[i].top, RIGHT, scene->rows[i].bottom };

      g_assert_false (meet (&text, box));
    }
}

static void
assert_not_over_chips (Scene *scene, const DipleArcBox *box)
{
  for (guint i = 0; i < scene->chips->len; i++)
    g_assert_false (meet (&g_array_index (scene->chips, DipleArcBox, i), box));
}

/* Two lines that run the same way keep apart; lines that cross do not matter. */
static void
assert_apart (const DipleArc *one, const DipleArc *two)
{
  for (guint i = 0; i + 1 < one->n_points; i++)
    for (guint j = 0; j + 1 < two->n_points; j++)
      {
        const DipleArcBox a = part_of (one, i), b = part_of (two, j);
        const DipleArcBox wide = swell (a, 1), other = swell (b, 1);

        if (is_level (&a) == is_level (&b))
          g_assert_false (meet (&wide, &other));
      }
}

static void
assert_label_is_clear (Scene *scene, guint number)
{
  const DipleArc *arc = arc_at (scene, number);

  if (arc->label.right <= arc->label.left)
    return;
  assert_not_over_text (scene, &arc->label);
  assert_not_over_chips (scene, &arc->label);
  for (guint i = 0; i < scene->arcs->len; i++)
    {
      const DipleArc *other = arc_at (scene, i);

      if (i == number)
        continue;
      g_assert_false (meet (&other->label, &arc->label));
      /* It passes behind the label. */
      if (other->shared)
        continue;
      for (guint j = 0; j + 1 < other->n_points; j++)
        {
          const DipleArcBox line = swell (part_of (other, j), 0.4);

          g_assert_false (meet (&line, &arc->label));
        }
    }
}

static void
assert_scene (Scene *scene)
{
  for (guint i = 0; i < scene->arcs->len; i++)
    {
      const DipleArc *arc = arc_at (scene, i);

      for (guint j = 0; j + 1 < arc->n_points; j++)
        {
          const DipleArcBox line = part_of (arc, j);
          const DipleArcBox inside = swell (line, -0.1), thick = swell (line, 0.4);

          assert_not_over_text (scene, is_level (&line) ? &thick : &inside);
          if (!arc->shared)
            assert_not_over_chips (scene, &thick);
        }
      for (guint j = 0; j < i; j++)
        if (!arc->shared && !arc_at (scene, j)->shared)
          assert_apart (arc, arc_at (scene, j));
      assert_label_is_clear (scene, i);
    }
}

static void
add_random (Scene *scene, GRand *random)
{
  const guint n_chips = g_rand_int_range (random, 0, 20);
  const guint n_arcs = g_rand_int_range (random, 1, 16);
  const guint first = scene->arcs->len;

  for (guint i = 0; i < n_chips; i++)
    add_chip (scene,
              g_rand_int_range (random, 0, ROWS),
              g_rand_double_range (random, LEFT, RIGHT - 60),
              g_rand_double_range (random, 20, 60));
  for (guint i = 0; i < n_arcs; i++)
    {
      DipleArcEnd ends[2];

      for (guint j = 0; j < 2; j++)
        {
          const double left = g_rand_double_range (random, LEFT, RIGHT - 120);

          ends[j] = end_at (g_rand_int_range (random, 0, ROWS),
                            left,
                            left + g_rand_double_range (random, 6, 120));
        }
      add_arc (scene, ends[0], ends[1]);
      if (g_rand_int_range (random, 0, 4) == 0)
        {
          DipleArcEnd *away = &arc_at (scene, first + i)->ends[g_rand_int_range (random, 0, 2)];

          g_clear_pointer (&away->stretches, g_free);
          away->n_stretches = 0;
          away->where = g_rand_int_range (random, DIPLE_ARC_ABOVE, DIPLE_ARC_ASIDE + 1);
        }
    }
}

static void
test_arcs_avoid_text_and_each_other (void)
{
  guint all = 0, alone = 0, labelled = 0;

  for (guint seed = 0; seed < 400; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      Scene scene;

      init_scene (&scene);
      add_random (&scene, random);
      route (&scene);
      assert_scene (&scene);
      for (guint i = 0; i < scene.arcs->len; i++)
        {
          const DipleArc *arc = arc_at (&scene, i);

          all++;
          alone += !arc->shared;
          labelled += arc->label.right > arc->label.left;
        }
      clear_scene (&scene);
    }
  g_test_message ("%u arcs, %u on ways of their own, %u labelled", all, alone, labelled);
  g_assert_cmpuint (alone * 100, >=, all * 85);
  g_assert_cmpuint (labelled * 100, >=, all * 75);
}

/* The ends of a way are at the edges of its spans, or where it leaves the page. */
static void
assert_joins (Scene *scene, const DipleArc *arc)
{
  for (guint i = 0; i < 2; i++)
    {
      const DipleArcPoint tip = arc->points[i == 0 ? 0 : arc->n_points - 1];
      const DipleArcStretch *part = arc->ends[i].stretches;

      if (part == NULL)
        continue;
      g_assert_cmpfloat (tip.x, >=, part->left);
      g_assert_cmpfloat (tip.x, <=, part->right);
      g_assert_true (tip.y == scene->rows[part->row].top || tip.y == scene->rows[part->row].bottom);
    }
}

static gboolean
is_somewhere (const DipleArc *arc)
{
  return arc->ends[0].n_stretches > 0 || arc->ends[1].n_stretches > 0;
}

static void
test_no_arc_is_left_out (void)
{
  for (guint seed = 0; seed < 100; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      Scene scene;

      init_scene (&scene);
      /* Narrow margins, and far more than the page has room for. */
      scene.page.page_left = LEFT - 3;
      scene.page.page_right = RIGHT + 3;
      for (guint i = 0; i < 5; i++)
        add_random (&scene, random);
      route (&scene);
      for (guint i = 0; i < scene.arcs->len; i++)
        {
          const DipleArc *arc = arc_at (&scene, i);

          g_assert_true (arc->n_points >= 3 || !is_somewhere (arc));
          if (is_somewhere (arc))
            assert_joins (&scene, arc);
        }
      assert_scene (&scene);
      clear_scene (&scene);
    }
}

static void
test_neighbours_are_joined_above (void)
{
  Scene scene;
  const DipleArc *arc;

  init_scene (&scene);
  add_arc (&scene, end_at (3, 100, 160), end_at (3, 300, 360));
  route (&scene);
  arc = arc_at (&scene, 0);
  g_assert_cmpuint (arc->n_points, ==, 4);
  g_assert_cmpfloat (arc->points[0].y, ==, scene.rows[3].top);
  g_assert_cmpfloat (arc->points[3].y, ==, scene.rows[3].top);
  g_assert_cmpfloat (arc->points[1].y, <, scene.rows[3].top - 5);
  g_assert_cmpfloat (arc->points[0].x, >, 100);
  g_assert_cmpfloat (arc->points[0].x, <, 160);
  g_assert_cmpfloat (arc->label.right - arc->label.left, ==, 70);
  clear_scene (&scene);
}

static void
test_next_lines_are_joined_between (void)
{
  Scene scene;
  const DipleArc *arc;

  init_scene (&scene);
  add_arc (&scene, end_at (3, 100, 400), end_at (4, 120, 200));
  route (&scene);
  arc = arc_at (&scene, 0);
  g_assert_cmpuint (arc->n_points, ==, 4);
  g_assert_cmpfloat (arc->points[0].y, ==, scene.rows[3].bottom);
  g_assert_cmpfloat (arc->points[3].y, ==, scene.rows[4].top);
  clear_scene (&scene);
}

static void
test_far_lines_are_joined_in_the_margin (void)
{
  Scene scene;
  const DipleArc *arc;

  init_scene (&scene);
  add_arc (&scene, end_at (2, 500, 600), end_at (9, 480, 560));
  route (&scene);
  arc = arc_at (&scene, 0);
  g_assert_cmpuint (arc->n_points, ==, 6);
  g_assert_cmpfloat (arc->points[2].x, >, RIGHT);
  clear_scene (&scene);
}

static void
test_other_documents_are_aside (void)
{
  const DipleArcEnd away = { .where = DIPLE_ARC_ASIDE };

  for (int rtl = 0; rtl < 2; rtl++)
    {
      Scene scene;
      const DipleArc *arc;

      init_scene (&scene);
      scene.page.rtl = rtl;
      add_arc (&scene, end_at (5, 300, 360), away);
      route (&scene);
      arc = arc_at (&scene, 0);
      g_assert_cmpuint (arc->n_points, ==, 3);
      g_assert_cmpfloat (arc->points[2].x, ==, rtl ? 1 : WIDTH - 1);
      clear_scene (&scene);
    }
}

static void
test_what_is_above_leaves_upwards (void)
{
  const DipleArcEnd above = { .where = DIPLE_ARC_ABOVE };
  Scene scene;
  const DipleArc *arc;

  init_scene (&scene);
  add_arc (&scene, above, end_at (5, 300, 360));
  route (&scene);
  arc = arc_at (&scene, 0);
  g_assert_cmpuint (arc->n_points, ==, 4);
  g_assert_cmpfloat (arc->points[0].y, ==, scene.page.page_top);
  g_assert_cmpfloat (arc->points[3].y, ==, scene.rows[5].top);
  clear_scene (&scene);
}

/* What was found first stays where it is when less important arcs come. */
static void
test_rank_keeps_its_way (void)
{
  Scene scene;
  DipleArcPoint before;

  init_scene (&scene);
  add_arc (&scene, end_at (3, 100, 160), end_at (3, 500, 560));
  route (&scene);
  before = arc_at (&scene, 0)->points[1];
  add_arc (&scene, end_at (3, 120, 160), end_at (3, 200, 260))->rank = 1;
  route (&scene);
  g_assert_cmpfloat (arc_at (&scene, 0)->points[1].y, ==, before.y);
  assert_scene (&scene);
  clear_scene (&scene);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/arcs/avoid-text-chips-and-each-other", test_arcs_avoid_text_and_each_other);
  g_test_add_func ("/arcs/none-is-left-out", test_no_arc_is_left_out);
  g_test_add_func ("/arcs/join-neighbours-above-the-line", test_neighbours_are_joined_above);
  g_test_add_func ("/arcs/join-next-lines-between-them", test_next_lines_are_joined_between);
  g_test_add_func ("/arcs/join-far-lines-in-the-margin", test_far_lines_are_joined_in_the_margin);
  g_test_add_func ("/arcs/lead-aside-to-other-documents", test_other_documents_are_aside);
  g_test_add_func ("/arcs/lead-up-to-what-is-above", test_what_is_above_leaves_upwards);
  g_test_add_func ("/arcs/keep-their-way-by-rank", test_rank_keeps_its_way);
  return g_test_run ();
}
