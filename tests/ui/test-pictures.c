/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stage.h"

#include <adwaita.h>

/* What the view looks like: pictures of one article with every kind of span, and the colours that
 * must be in them. With DIPLE_PICTURES=FOLDER the pictures are kept. */

static const char article[] =
    "Ilse Brandt, the transport minister, said on Thursday that talks with the dockworkers’ union "
    "would resume within days, after a meeting that both sides called “useful”.\n"
    "\n"
    "At least 41,300 commuters have been stranded since the strike began, according to the "
    "Northern Transit Authority. The union puts the number below 20,000.\n"
    "\n"
    "“We will not return to work for a promise,” said Tomas Reyl, who leads the union’s harbour "
    "branch, outside its office in Veldmar. “Not this time,” he added, “and not for less.” A "
    "ministry spokesperson declined to comment on the figures.\n"
    "\n"
    "נמל ולדמר נסגר ביום חמישי, אמרה השרה אילזה ברנדט לסוכנות Coast Daily בשיחה קצרה.\n"
    "\n"
    "港务局表示，至少有四万一千三百名通勤者受到罢工影响。工会说不到两万人。 "
    "👩‍👩‍👧‍👦 "
    "and "
    "🇳🇴 "
    "stayed "
    "home, said the Ministry.\n";

static Stage *
article_stage (void)
{
  static const char *const pieces[] = { "“Not this time,”", "“and not for less.”", NULL };
  Stage *stage = stage_new (article, DIPLE_FORMAT_TEXT);

  stage_mark_pieces (stage, "Claim", pieces);
  stage_mark (stage, "Person", "Ilse Brandt");
  stage_mark (stage, "Source", "Ilse Brandt, the transport minister");
  stage_mark (stage, "Cue", "said");
  stage_mark (stage, "Claim", "talks with the dockworkers’ union would resume within days");
  stage_mark (stage, "Organization", "dockworkers’ union");
  stage_mark (stage, "Claim", "41,300 commuters have been stranded since the strike began");
  stage_mark (stage, "Quantity", "41,300");
  stage_mark (stage, "Event", "since the strike began, according");
  stage_mark (stage, "Source", "Northern Transit Authority");
  stage_mark (stage, "Organization", "Northern Transit Authority");
  stage_mark (stage, "Claim", "below 20,000");
  stage_mark (stage, "Quantity", "20,000");
  stage_mark (stage, "Source", "Tomas Reyl, who leads the union’s harbour branch");
  stage_mark (stage, "Person", "Tomas Reyl");
  stage_mark (stage, "Organization", "union’s harbour branch");
  stage_mark (stage, "Location", "Veldmar");
  stage_mark (stage, "Location", "נמל ולדמר");
  stage_mark (stage, "Source", "השרה אילזה ברנדט לסוכנות Coast Daily");
  stage_mark (stage, "Person", "אילזה ברנדט");
  stage_mark (stage, "Organization", "港务局");
  stage_mark (stage, "Claim", "至少有四万一千三百名通勤者受到罢工影响");
  stage_mark (stage, "Group", "通勤者");
  stage_mark (stage, "Group", "👩‍👩‍👧‍👦 and 🇳🇴");
  stage_mark (stage, "Source", "A ministry");
  stage_mark (stage, "Person", "spokesperson");
  return stage;
}

static void
set_dark (gboolean dark)
{
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                           : ADW_COLOR_SCHEME_FORCE_LIGHT);
}

static void
test_light (void)
{
  g_autoptr (Stage) stage = article_stage ();

  set_dark (FALSE);
  stage_save (stage, "light");
  diple_editor_step (stage->editor, 1, 280);
  stage_save (stage, "light-active");
}

static void
test_dark (void)
{
  g_autoptr (Stage) stage = article_stage ();

  set_dark (TRUE);
  diple_editor_step (stage->editor, 1, 280);
  stage_save (stage, "dark");
  set_dark (FALSE);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/pictures/light", test_light);
  g_test_add_func ("/pictures/dark", test_dark);
  return g_test_run ();
}
