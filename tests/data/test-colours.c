/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-colours.h"
#include "data/diple-schema-edit.h"

#define N_COLOURS 16

static void
propose (DipleColour *colours, guint n)
{
  diple_colours_propose (NULL, 0, colours, n);
}

static void
test_every_proposal_stands_out_on_both_pages (void)
{
  DipleColour colours[N_COLOURS];

  propose (colours, N_COLOURS);
  for (guint i = 0; i < N_COLOURS; i++)
    {
      g_test_message ("%s", colours[i]);
      g_assert_cmpfloat (diple_colours_contrast (colours[i], "#ffffff"), >=, 3.0);
      g_assert_cmpfloat (diple_colours_contrast (colours[i], "#1e1e1e"), >=, 3.0);
    }
}

static double
nearest (const DipleColour *colours, guint n, DipleVision vision)
{
  double least = 2;

  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < i; j++)
      {
        double distance = diple_colours_distance (colours[i], colours[j], vision);
        least = MIN (least, distance);
      }
  return least;
}

/* 0.02 in OKLab is about what eyes just notice side by side. */
static void
test_few_labels_look_apart_to_everybody (void)
{
  DipleColour colours[6];

  propose (colours, G_N_ELEMENTS (colours));
  for (DipleVision vision = DIPLE_VISION_FULL; vision <= DIPLE_VISION_TRITAN; vision++)
    {
      g_test_message ("%u: %g", vision, nearest (colours, G_N_ELEMENTS (colours), vision));
      g_assert_cmpfloat (nearest (colours, G_N_ELEMENTS (colours), vision), >=, 0.06);
    }
}

static void
test_many_labels_never_share_a_colour (void)
{
  DipleColour colours[N_COLOURS];

  propose (colours, N_COLOURS);
  g_assert_cmpfloat (nearest (colours, N_COLOURS, DIPLE_VISION_FULL), >=, 0.03);
}

static void
test_same_question_has_same_answer (void)
{
  DipleColour one[5], other[5];

  propose (one, 5);
  propose (other, 5);
  for (guint i = 0; i < 5; i++)
    g_assert_cmpstr (one[i], ==, other[i]);
}

static void
test_a_new_label_keeps_away_from_the_others (void)
{
  g_autoptr (DipleSchema) schema = diple_schema_new ();
  gint64 layer = diple_schema_make_layer (schema, "things", NULL);
  DipleColour next;

  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *name = g_strdup_printf ("L%u", i);
      diple_schema_make_label (schema, layer, name, NULL);
    }
  diple_schema_propose_colour (schema, next);
  for (guint i = 0; i < 5; i++)
    {
      const DipleLabel *label = g_ptr_array_index (schema->labels, i);
      for (DipleVision vision = DIPLE_VISION_FULL; vision <= DIPLE_VISION_TRITAN; vision++)
        g_assert_cmpfloat (diple_colours_distance (next, label->colour, vision), >=, 0.06);
    }
}

/* Red and green of one lightness: hard to tell for most colour-blind people, not for others. */
static void
test_the_eyes_differ (void)
{
  double full = diple_colours_distance ("#b05030", "#6f7a00", DIPLE_VISION_FULL);

  g_assert_cmpfloat (
      diple_colours_distance ("#b05030", "#6f7a00", DIPLE_VISION_DEUTAN), <, full / 2);
  g_assert_cmpfloat_with_epsilon (
      diple_colours_distance ("#000000", "#ffffff", DIPLE_VISION_PROTAN), 1.0, 0.01);
  g_assert_cmpfloat_with_epsilon (diple_colours_contrast ("#000000", "#ffffff"), 21.0, 0.01);
  g_assert_cmpfloat_with_epsilon (diple_colours_contrast ("#777777", "#ffffff"), 4.48, 0.01);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/colours/every-proposal-stands-out-on-both-pages",
                   test_every_proposal_stands_out_on_both_pages);
  g_test_add_func ("/colours/few-labels-look-apart-to-everybody",
                   test_few_labels_look_apart_to_everybody);
  g_test_add_func ("/colours/many-labels-never-share-a-colour",
                   test_many_labels_never_share_a_colour);
  g_test_add_func ("/colours/same-question-has-same-answer", test_same_question_has_same_answer);
  g_test_add_func ("/colours/a-new-label-keeps-away-from-the-others",
                   test_a_new_label_keeps_away_from_the_others);
  g_test_add_func ("/colours/the-eyes-differ", test_the_eyes_differ);
  return g_test_run ();
}
