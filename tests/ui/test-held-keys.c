/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk.h"

#include "ui/window/diple-window-private.h"

/* A key that is held down repeats faster than toasts come and go. */

#define N_STEPS 100

static void
hold (Desk *desk, const char *action)
{
  for (guint i = 0; i < N_STEPS; i++)
    {
      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (desk->window), action, NULL));
      /* The screen gets its turn between the repetitions, in all kinds of places. */
      for (guint j = 0; j < i % 4; j++)
        g_main_context_iteration (NULL, FALSE);
    }
}

static guint
marks (Desk *desk)
{
  return diple_span_index_size (diple_editor_get_spans (desk->editor));
}

/* Each letter of the text has a label of its own in turn, so that each is an action. */
static void
mark_much (Desk *desk)
{
  const GPtrArray *labels = diple_editor_get_schema (desk->editor)->labels;

  for (guint i = 0; marks (desk) < N_STEPS; i++)
    {
      const DipleLabel *label = g_ptr_array_index (labels, i % labels->len);
      const guint start = i / labels->len;

      diple_editor_mark (desk->editor, label->id, (DipleRange){ start, start + 1 });
    }
}

static void
test_undo_and_redo_may_be_held_down (void)
{
  g_autoptr (Desk) desk = desk_new ();

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  mark_much (desk);
  hold (desk, "win.undo");
  desk_until (marks (desk) == 0);
  hold (desk, "win.redo");
  desk_until (marks (desk) == N_STEPS);
  hold (desk, "win.undo");
  desk_until (marks (desk) == 0);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
}

/* What is refused says so again and again. */
static void
test_a_refusal_may_be_held_down (void)
{
  g_autoptr (Desk) desk = desk_new ();

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  for (guint i = 0; i < 3; i++)
    {
      hold (desk, "win.redo");
      diple_window_show_page (desk->window, i % 2 == 0 ? "search" : "annotate");
    }
  g_assert_cmpuint (marks (desk), ==, 0);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);

  g_test_add_func ("/held-keys/undo and redo may be held down",
                   test_undo_and_redo_may_be_held_down);
  g_test_add_func ("/held-keys/a refusal may be held down", test_a_refusal_may_be_held_down);
  return g_test_run ();
}
