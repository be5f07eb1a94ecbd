/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stage.h"

#include <string.h>

/* Relations and pieces in the article: the keys that make them, and what is drawn. */

static const char text[] =
    "Ilse Brandt, the transport minister, said on Thursday that talks with the dockworkers’ union "
    "would resume within days, after a meeting that both sides called “useful”.\n"
    "\n"
    "At least 41,300 commuters have been stranded since the strike began, according to the "
    "Northern "
    "Transit Authority. The union puts the number below 20,000.\n"
    "\n"
    "“We will not return to work for a promise,” said Tomas Reyl, who leads the union’s harbour "
    "branch, outside its office in Veldmar. “The boats stay,” he added, “until we have a date.” "
    "A ministry spokesperson declined to comment on the figures.\n";

static Stage *
new_stage (void)
{
  return stage_new (text, DIPLE_FORMAT_TEXT);
}

static gint64
type_named (Stage *stage, const char *name)
{
  const GPtrArray *types = diple_editor_get_schema (stage->editor)->relation_types;

  for (guint i = 0; i < types->len; i++)
    {
      const DipleRelationType *type = g_ptr_array_index (types, i);

      if (g_str_equal (type->name, name))
        return type->id;
    }
  g_assert_not_reached ();
}

static void
test_picture (void)
{
  g_autoptr (Stage) stage = new_stage ();
  const gint64 claim =
      stage_mark (stage, "Claim", "41,300 commuters have been stranded since the strike began");
  const gint64 source = stage_mark (stage, "Source", "Northern Transit Authority");
  const gint64 cue = stage_mark (stage, "Cue", "according to");
  const gint64 other = stage_mark (stage, "Claim", "below 20,000");
  const gint64 union_ = stage_mark (stage, "Source", "The union");
  const gint64 far =
      stage_mark (stage, "Source", "Tomas Reyl, who leads the union’s harbour branch");
  const gint64 puts = stage_mark (stage, "Cue", "puts the number");

  stage_mark (stage, "Person", "Tomas Reyl");
  stage_mark (stage, "Organization", "dockworkers’ union");
  diple_editor_link (stage->editor, type_named (stage, "attributed to"), claim, source, NULL);
  diple_editor_link (stage->editor, type_named (stage, "cued by"), claim, cue, NULL);
  diple_editor_link (stage->editor, type_named (stage, "contradicts"), claim, other, NULL);
  diple_editor_link (stage->editor, type_named (stage, "attributed to"), other, union_, NULL);
  diple_editor_link (stage->editor, type_named (stage, "cued by"), other, puts, NULL);
  diple_editor_link (stage->editor, type_named (stage, "attributed to"), claim, far, NULL);
  stage_save (stage, "arcs-none");
  diple_editor_set_active (stage->editor, claim);
  stage_save (stage, "arcs-active");
  g_object_set (stage->view, "show-relations", TRUE, NULL);
  stage_save (stage, "arcs-all");
  diple_editor_set_active (stage->editor, other);
  stage_save (stage, "arcs-all-other");
  stage_press (stage, "f");
  stage_press (stage, "r");
  stage_press (stage, "Tab");
  stage_save (stage, "arcs-link");
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/relations/picture", test_picture);
  return g_test_run ();
}
