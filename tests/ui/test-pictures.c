/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stage.h"

#include <adwaita.h>

/* What the view looks like: pictures of one article with every kind of span, and the colours that
 * must be in them. With DIPLE_PICTURES=FOLDER the pictures are kept. */

static const char article[] =
    "Ilvi Brevit, the transport minister, said on Thursday that talks with the dockworkers’ union "
    "would resume within days, after a meeting that both sides called “useful”.\n"
    "\n"
    "At least 38,700 travellers have been rerouted since the bridge broke, according to the "
    "Riverain Tramway Authority. The union puts the number below 15,000.\n"
    "\n"
    "“We will not settle a wage over breakfast,” said Torma Reyd, who leads the union’s harbour "
    "branch, outside its office in Vintmer. “Not this time,” he added, “and not for less.” A "
    "ministry spokesperson declined to comment on the figures.\n"
    "\n"
    "נמל ונטמר נסגר ביום חמישי, אמרה השרה אינגה ברביק לסוכנות Cliff Daily בשיחה קצרה.\n"
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
  stage_mark (stage, "Person", "Ilvi Brevit");
  stage_mark (stage, "Source", "Ilvi Brevit, the transport minister");
  stage_mark (stage, "Cue", "said");
  stage_mark (stage, "Claim", "talks with the dockworkers’ union would resume within days");
  stage_mark (stage, "Organization", "dockworkers’ union");
  stage_mark (stage, "Claim", "38,700 travellers have been rerouted since the bridge broke");
  stage_mark (stage, "Quantity", "38,700");
  stage_mark (stage, "Event", "since the bridge broke, according");
  stage_mark (stage, "Source", "Riverain Tramway Authority");
  stage_mark (stage, "Organization", "Riverain Tramway Authority");
  stage_mark (stage, "Claim", "below 15,000");
  stage_mark (stage, "Quantity", "15,000");
  stage_mark (stage, "Source", "Torma Reyd, who leads the union’s harbour branch");
  stage_mark (stage, "Person", "Torma Reyd");
  stage_mark (stage, "Organization", "union’s harbour branch");
  stage_mark (stage, "Location", "Vintmer");
  stage_mark (stage, "Location", "נמל ונטמר");
  stage_mark (stage, "Source", "השרה אינגה ברביק לסוכנות Cliff Daily");
  stage_mark (stage, "Person", "אינגה ברביק");
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

/* How many pixels of @box, in the view's buffer coordinates, are nearly @colour. */
static guint
count_pixels (Stage *stage, const graphene_rect_t *box, const GdkRGBA *colour)
{
  g_autoptr (GdkTexture) picture = stage_picture (stage);
  const int width = gdk_texture_get_width (picture), height = gdk_texture_get_height (picture);
  g_autofree guint32 *pixels = g_new (guint32, width * height);
  guint found = 0;
  int left, top;

  gdk_texture_download (picture, (guchar *) pixels, width * 4);
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (stage->view),
                                         GTK_TEXT_WINDOW_WIDGET,
                                         box->origin.x,
                                         box->origin.y,
                                         &left,
                                         &top);
  for (int y = MAX (0, top); y < MIN (height, top + box->size.height); y++)
    for (int x = MAX (0, left); x < MIN (width, left + box->size.width); x++)
      {
        const guint32 pixel = pixels[y * width + x];

        found += ABS ((int) (pixel >> 16 & 255) - (int) (colour->red * 255)) < 4 &&
                 ABS ((int) (pixel >> 8 & 255) - (int) (colour->green * 255)) < 4 &&
                 ABS ((int) (pixel & 255) - (int) (colour->blue * 255)) < 4;
      }
  return found;
}

static GdkRGBA
over (const GdkRGBA *colour, const GdkRGBA *page)
{
  const float alpha = colour->alpha;

  return (GdkRGBA){ page->red + (colour->red - page->red) * alpha,
                    page->green + (colour->green - page->green) * alpha,
                    page->blue + (colour->blue - page->blue) * alpha,
                    1 };
}

/* The box round @quote, from the chip's top to below its line. */
static graphene_rect_t
box_of (Stage *stage, const char *quote)
{
  const DipleRange range = stage_find (stage, quote, 0);
  graphene_rect_t from, to;

  diple_painter_edge (stage->view->painter, range.start, FALSE, &from);
  diple_painter_edge (stage->view->painter, range.end, TRUE, &to);
  return GRAPHENE_RECT_INIT (from.origin.x,
                             from.origin.y - stage->view->metrics.chip_height - 2,
                             to.origin.x - from.origin.x,
                             from.size.height + stage->view->metrics.chip_height + 4);
}

static DipleLabelColours
colours_of (Stage *stage, const char *label, gboolean dark)
{
  const DipleSchema *schema = diple_editor_get_schema (stage->editor);
  DipleLabelColours colours;

  diple_label_colours (
      diple_schema_label (schema, stage_label (stage, label))->colour, dark, &colours);
  return colours;
}

static GdkRGBA
fill_of (Stage *stage, const char *label, gboolean dark)
{
  return colours_of (stage, label, dark).fill;
}

static void
assert_drawn (Stage *stage, const char *quote, const char *label, gboolean dark)
{
  const graphene_rect_t box = box_of (stage, quote);
  const DipleLabelColours colours = colours_of (stage, label, dark);
  const GdkRGBA fill = over (&colours.fill, diple_page_colour (dark));

  g_assert_cmpuint (count_pixels (stage, &box, &fill), >, box.size.width * 4);
  g_assert_cmpuint (count_pixels (stage, &box, &colours.line), >=, box.size.width - 2);
  g_assert_cmpuint (count_pixels (stage, &box, &colours.text), >, 10);
}

static void
test_colours (gconstpointer data)
{
  const gboolean dark = GPOINTER_TO_INT (data);
  g_autoptr (Stage) stage = article_stage ();

  set_dark (dark);
  stage_frame (stage);
  assert_drawn (stage, "Vintmer", "Location", dark);
  assert_drawn (stage, "spokesperson", "Person", dark);
  assert_drawn (stage, "港务局", "Organization", dark);
  assert_drawn (stage, "said", "Cue", dark);
  stage_save (stage, dark ? "dark" : "light");
  diple_editor_step (stage->editor, 1, 280);
  stage_save (stage, dark ? "dark-active" : "light-active");
  set_dark (FALSE);
}

/* A fill shows what it lies on: the page, the span round it or, where spans cross, both. */
static void
test_fills_mix (gconstpointer data)
{
  const gboolean dark = GPOINTER_TO_INT (data);
  g_autoptr (Stage) stage = article_stage ();
  graphene_rect_t nested, crossed;
  GdkRGBA claim, quantity, event;

  set_dark (dark);
  stage_frame (stage);
  nested = box_of (stage, "15,000");
  crossed = box_of (stage, "since the bridge broke");
  claim = fill_of (stage, "Claim", dark);
  quantity = fill_of (stage, "Quantity", dark);
  event = fill_of (stage, "Event", dark);
  claim = over (&claim, diple_page_colour (dark));
  quantity = over (&quantity, &claim);
  event = over (&event, &claim);
  g_assert_cmpuint (count_pixels (stage, &nested, &quantity), >, nested.size.width * 4);
  g_assert_cmpuint (count_pixels (stage, &crossed, &event), >, crossed.size.width * 4);
  g_assert_cmpfloat (diple_label_styles_page (stage->view->painter->styles)->alpha, ==, 1);
  set_dark (FALSE);
}

static void
test_unmarked_is_plain (void)
{
  g_autoptr (Stage) stage = article_stage ();
  DipleLabelColours colours;

  diple_label_colours ("#943611", FALSE, &colours);
  g_assert_cmpuint (
      count_pixels (stage, &GRAPHENE_RECT_INIT (0, 0, 900, 60), &colours.line), ==, 0);
}

static DipleParagraph *
paragraph_of (Stage *stage, const char *quote)
{
  int top;

  return diple_painter_paragraph_at (
      stage->view->painter, stage_find (stage, quote, 0).start, &top);
}

static guint
lane_of (Stage *stage, const char *quote, const char *label)
{
  const DipleParagraph *paragraph = paragraph_of (stage, quote);
  const DipleRange range = stage_find (stage, quote, 0);

  for (guint i = 0; i < paragraph->lanes->len; i++)
    {
      const DipleLanePlace *place = &g_array_index (paragraph->lanes, DipleLanePlace, i);
      const DipleSpan *span = stage_span (stage, place->span);

      if (span->label == stage_label (stage, label) && span->range.start == range.start &&
          span->range.end == range.end)
        return place->lane;
    }
  g_assert_not_reached ();
}

static void
test_lanes_tell_apart (void)
{
  g_autoptr (Stage) stage = article_stage ();

  stage_frame (stage);
  /* Nested, crossing, and two labels on the same range. */
  g_assert_cmpuint (lane_of (stage, "38,700", "Quantity"), ==, 0);
  g_assert_cmpuint (lane_of (stage, "since the bridge broke, according", "Event"), ==, 0);
  g_assert_cmpuint (
      lane_of (stage, "38,700 travellers have been rerouted since the bridge broke", "Claim"),
      ==,
      1);
  g_assert_cmpuint (lane_of (stage, "Riverain Tramway Authority", "Source") +
                        lane_of (stage, "Riverain Tramway Authority", "Organization"),
                    ==,
                    1);
}

static void
test_chips_of_pieces (void)
{
  g_autoptr (Stage) stage = article_stage ();
  const DipleParagraph *paragraph;
  guint whole = 0, continued = 0;

  stage_frame (stage);
  paragraph = paragraph_of (stage, "“Not this time,”");
  for (guint i = 0; i < paragraph->chips->len; i++)
    {
      const DipleChipPlace *place = &g_array_index (paragraph->chips, DipleChipPlace, i);

      if (stage_span (stage, place->span)->n_fragments == 0)
        continue;
      whole += (place->kind & DIPLE_CHIP_CONTINUED) == 0;
      continued += (place->kind & DIPLE_CHIP_CONTINUED) != 0;
    }
  g_assert_cmpuint (whole, ==, 1);
  g_assert_cmpuint (continued, ==, 0);
}

/* Marking moves no text and does not scroll. */
static void
test_text_stands_still (void)
{
  g_autoptr (Stage) stage = stage_new (article, DIPLE_FORMAT_TEXT);
  GtkTextView *view = GTK_TEXT_VIEW (stage->view);
  GtkAdjustment *across = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  GdkRectangle before, after;
  GtkTextIter end;
  double upper;

  gtk_text_buffer_get_end_iter (gtk_text_view_get_buffer (view), &end);
  gtk_text_view_get_iter_location (view, &end, &before);
  upper = gtk_adjustment_get_upper (across);
  for (guint i = 0; i < 30; i++)
    {
      diple_article_view_select (stage->view, (DipleRange){ i, i * 15 + 9 });
      stage_press (stage, i % 2 == 0 ? "c" : "p");
      stage_frame (stage);
    }
  gtk_text_view_get_iter_location (view, &end, &after);
  g_assert_true (gdk_rectangle_equal (&before, &after));
  g_assert_cmpfloat (gtk_adjustment_get_upper (across), ==, upper);
  g_assert_cmpfloat (gtk_adjustment_get_value (across), ==, 0);
  g_assert_cmpuint (diple_span_index_size (diple_editor_get_spans (stage->editor)), >, 10);
  stage_save (stage, "crowd");
}

/* A paragraph is drawn again when its spans change, and only then. */
static void
test_cache (void)
{
  g_autoptr (Stage) stage = article_stage ();
  GskRenderNode *first, *second;

  stage_frame (stage);
  first = gsk_render_node_ref (paragraph_of (stage, "Ilvi Brevit")->below);
  second = gsk_render_node_ref (paragraph_of (stage, "At least")->below);
  stage_mark (stage, "Event", "a meeting");
  stage_frame (stage);
  g_assert_true (paragraph_of (stage, "Ilvi Brevit")->below != first);
  g_assert_true (paragraph_of (stage, "At least")->below == second);
  gsk_render_node_unref (first);
  gsk_render_node_unref (second);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_data_func (
      "/pictures/fill, line and chip on a light page", GINT_TO_POINTER (FALSE), test_colours);
  g_test_add_data_func (
      "/pictures/fill, line and chip on a dark page", GINT_TO_POINTER (TRUE), test_colours);
  g_test_add_data_func (
      "/pictures/fills mix on a light page", GINT_TO_POINTER (FALSE), test_fills_mix);
  g_test_add_data_func (
      "/pictures/fills mix on a dark page", GINT_TO_POINTER (TRUE), test_fills_mix);
  g_test_add_func ("/pictures/what is not marked is plain", test_unmarked_is_plain);
  g_test_add_func ("/pictures/lanes tell spans apart", test_lanes_tell_apart);
  g_test_add_func ("/pictures/each piece has a chip", test_chips_of_pieces);
  g_test_add_func ("/pictures/marking moves nothing", test_text_stands_still);
  g_test_add_func ("/pictures/only changed paragraphs are drawn again", test_cache);
  return g_test_run ();
}
