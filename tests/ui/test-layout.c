/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stage.h"

#include <math.h>
#include <string.h>

/* Highlights stand where the text stands: the paragraph's own layout against what the view says,
 * for every caret position in many scripts, widths and sizes. */

static const char scripts[] =
    "The quick brown fox, said Ana, jumps over 38,700 lazy dogs; “and not for less,” she added.\n"
    "נמל ונטמר נסגר ביום חמישי, אמרה השרה אינגה ברביק לסוכנות Cliff Daily בשיחה קצרה של 12 דקות.\n"
    "قالت الوزيرة إن المحادثات مع نقابة عمال الميناء ستستأنف خلال أيام (Vintmer 2031) بعد لقاء.\n"
    "Mixed: the word שלום stands in an English line, and مرحبا too, with 3.14 and 100% at last.\n"
    "港务局表示，至少有四万一千三百名通勤者受到罢工影响。工会说不到两万人。港务局没有说更多的话。\n"
    "बंदरगाह प्राधिकरण ने कहा कि हड़ताल से कम से कम इकतालीस हज़ार यात्री प्रभावित हुए हैं।\n"
    "👩‍👩‍👧‍👦 and 🇳🇴 stayed 👍🏽 home; cafe\xcc\x81 na\xc3\xafve "
    "Z\xcc\xa7 "
    "a\xcc\x8a, "
    "said\tthe\tMinistry.\n"
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftsmitglied\n"
    "x\n"
    "   leading and trailing blanks   \n";

/* So many that a paragraph makes a layout of its own. */
#define MANY_SPANS 1000

typedef struct
{
  guint checked;
  guint inexact;
  guint wrong;
} Tally;

static double
row_top (GtkTextView *view, const GtkTextIter *iter)
{
  GdkRectangle place;
  int top;

  gtk_text_view_get_iter_location (view, iter, &place);
  gtk_text_view_get_line_yrange (view, iter, &top, NULL);
  return place.y + place.height - top;
}

/* Compares each caret position of one paragraph. */
static void
check_paragraph (GtkTextView *view, GtkTextIter *start, Tally *tally)
{
  g_autoptr (DipleParagraph) paragraph = diple_paragraph_new (view, start);
  /* Asking the view takes the longer the longer the paragraph is. */
  const guint step = paragraph->extent.end - paragraph->extent.start > 1000 ? 37 : 1;

  diple_paragraph_lay_out (paragraph, MANY_SPANS);
  tally->inexact += !paragraph->exact;
  for (guint i = paragraph->extent.start; i < paragraph->extent.end; i += step)
    {
      GtkTextIter iter;
      GdkRectangle place;
      double x;
      guint row;

      gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (view), &iter, i);
      if (!gtk_text_iter_is_cursor_position (&iter))
        continue;
      gtk_text_view_get_iter_location (view, &iter, &place);
      diple_paragraph_edge (paragraph, i, FALSE, &x, &row);
      tally->checked++;
      /* The view rounds, inside a ligature twice. */
      if (fabs (place.x - x) > 1.5)
        tally->wrong++;
      /* The baseline lies inside the row that the view names. */
      if (g_array_index (paragraph->rows, DipleRow, row).baseline > row_top (view, &iter) ||
          g_array_index (paragraph->rows, DipleRow, row).baseline <
              row_top (view, &iter) - place.height)
        tally->wrong++;
    }
}

static void
check_all (Stage *stage, Tally *tally)
{
  GtkTextView *view = GTK_TEXT_VIEW (stage->view);
  GtkTextIter iter;

  gtk_text_buffer_get_start_iter (gtk_text_view_get_buffer (view), &iter);
  do
    check_paragraph (view, &iter, tally);
  while (gtk_text_iter_forward_line (&iter));
}

/* The column's own width is set by hand, so that every width is tried without a window manager. */
static void
set_column (Stage *stage, int width)
{
  GtkTextView *view = GTK_TEXT_VIEW (stage->view);
  GdkRectangle visible;

  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_set_left_margin (view, 40);
  gtk_text_view_set_right_margin (view, visible.width - 40 - width);
}

static void
test_every_caret (gconstpointer data)
{
  g_autoptr (Stage) stage = stage_new (data, DIPLE_FORMAT_TEXT);
  Tally tally = { 0 };

  for (int width = 180; width < 780; width += 53)
    {
      set_column (stage, width);
      check_all (stage, &tally);
    }
  g_assert_cmpuint (tally.checked, >, 1000);
  g_assert_cmpuint (tally.wrong, ==, 0);
  g_assert_cmpuint (tally.inexact, ==, 0);
}

static void
test_zoomed (void)
{
  g_autoptr (Stage) stage = stage_new (scripts, DIPLE_FORMAT_TEXT);

  for (int i = -4; i <= 6; i += 2)
    {
      Tally tally = { 0 };

      diple_article_view_zoom_by (stage->view, 0);
      diple_article_view_zoom_by (stage->view, i);
      stage_frame (stage);
      check_all (stage, &tally);
      g_assert_cmpuint (tally.checked, >, 500);
      g_assert_cmpuint (tally.wrong + tally.inexact, ==, 0);
    }
}

static void
test_markdown (void)
{
  static const char text[] =
      "# A *title* with marks\n\n"
      "The **minister** said that _talks_ with [the union](https://example.org/a/b) would `resume` "
      "and **AVATAR** To**Va**lue *fi*ne **fl**ow office; *a**b* \\*c\\* and so on to the end.\n\n"
      "> a _quoted_ line of some length, so that it is wrapped at **least** once, or _twice_.\n";
  g_autoptr (Stage) stage = stage_new (text, DIPLE_FORMAT_MARKDOWN);
  Tally tally = { 0 };

  for (int width = 180; width < 780; width += 23)
    {
      set_column (stage, width);
      check_all (stage, &tally);
    }
  g_assert_cmpuint (tally.checked, >, 1000);
  g_assert_cmpuint (tally.wrong, ==, 0);
  g_assert_cmpuint (tally.inexact, ==, 0);
}

/* A paragraph that the view lays out otherwise is measured by asking the view. */
static void
test_fallback (void)
{
  g_autoptr (Stage) stage = stage_new (scripts, DIPLE_FORMAT_TEXT);
  GtkTextView *view = GTK_TEXT_VIEW (stage->view);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (DiplePiece));
  g_autoptr (DipleParagraph) paragraph = NULL;
  GtkTextIter start, end;
  GdkRectangle place;

  gtk_text_buffer_create_tag (buffer, "big", "scale", 2.0, NULL);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, 9);
  gtk_text_buffer_apply_tag_by_name (buffer, "big", &start, &end);
  paragraph = diple_paragraph_new (view, &start);
  diple_paragraph_lay_out (paragraph, MANY_SPANS);
  g_assert_false (paragraph->exact);

  diple_paragraph_measure (paragraph, (DipleRange){ 4, 9 }, pieces);
  g_assert_cmpuint (pieces->len, ==, 1);
  gtk_text_view_get_iter_location (view, &end, &place);
  g_assert_cmpfloat_with_epsilon (g_array_index (pieces, DiplePiece, 0).right, place.x, 1.01);
}

/* Rows and pieces of the paragraph from @start on in both ways; whether the view was asked. */
static gboolean
compare_ways (GtkTextView *view, const GtkTextIter *start)
{
  g_autoptr (DipleParagraph) asked = diple_paragraph_new (view, start);
  g_autoptr (DipleParagraph) shaped = diple_paragraph_new (view, start);
  const guint length = asked->extent.end - asked->extent.start;

  diple_paragraph_lay_out (asked, 1);
  diple_paragraph_lay_out (shaped, MANY_SPANS);
  g_assert_cmpuint (asked->rows->len, ==, shaped->rows->len);
  g_assert_cmpmem (asked->rows->data,
                   asked->rows->len * sizeof (DipleRow),
                   shaped->rows->data,
                   shaped->rows->len * sizeof (DipleRow));
  for (guint from = 0; from + 1 < length; from += 7)
    {
      g_autoptr (GArray) one = g_array_new (FALSE, FALSE, sizeof (DiplePiece));
      g_autoptr (GArray) two = g_array_new (FALSE, FALSE, sizeof (DiplePiece));
      const DipleRange range = { asked->extent.start + from,
                                 asked->extent.start + MIN (length, from + 1 + from % 90) };

      diple_paragraph_measure (asked, range, one);
      diple_paragraph_measure (shaped, range, two);
      g_assert_cmpuint (one->len, ==, two->len);
      for (guint i = 0; i < one->len; i++)
        {
          const DiplePiece *a = &g_array_index (one, DiplePiece, i);
          const DiplePiece *b = &g_array_index (two, DiplePiece, i);

          g_assert_cmpuint (a->row, ==, b->row);
          g_assert_cmpint (a->ends_left, ==, b->ends_left);
          g_assert_cmpint (a->ends_right, ==, b->ends_right);
          g_assert_cmpfloat_with_epsilon (a->left, b->left, 1.5);
          g_assert_cmpfloat_with_epsilon (a->right, b->right, 1.5);
        }
    }
  return !asked->exact;
}

/* What the picture shows does not depend on how many spans a paragraph has. */
static void
test_both_ways_agree (void)
{
  g_autoptr (Stage) stage = stage_new (scripts, DIPLE_FORMAT_TEXT);
  GtkTextView *view = GTK_TEXT_VIEW (stage->view);
  guint asked = 0, shaped = 0;
  GtkTextIter iter;

  for (int width = 180; width < 780; width += 53)
    {
      set_column (stage, width);
      gtk_text_buffer_get_start_iter (gtk_text_view_get_buffer (view), &iter);
      do
        compare_ways (view, &iter) ? asked++ : shaped++;
      while (gtk_text_iter_forward_line (&iter));
    }
  g_assert_cmpuint (asked, >, 40);
  g_assert_cmpuint (shaped, >, 40);
}

static void
test_pieces_cover_rows (void)
{
  g_autoptr (Stage) stage = stage_new (scripts, DIPLE_FORMAT_TEXT);
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (DiplePiece));
  g_autoptr (DipleParagraph) paragraph = NULL;
  GtkTextIter start;

  set_column (stage, 300);
  gtk_text_buffer_get_start_iter (gtk_text_view_get_buffer (GTK_TEXT_VIEW (stage->view)), &start);
  paragraph = diple_paragraph_new (GTK_TEXT_VIEW (stage->view), &start);
  diple_paragraph_lay_out (paragraph, MANY_SPANS);
  g_assert_cmpuint (paragraph->rows->len, >=, 3);
  diple_paragraph_measure (paragraph, paragraph->extent, pieces);
  g_assert_cmpuint (pieces->len, ==, paragraph->rows->len);
  for (guint i = 0; i < pieces->len; i++)
    {
      const DiplePiece *piece = &g_array_index (pieces, DiplePiece, i);

      g_assert_cmpuint (piece->row, ==, i);
      g_assert_true (piece->ends_left == (i == 0));
      g_assert_true (piece->ends_right == (i + 1 == pieces->len));
      g_assert_cmpfloat (piece->right, <=, 341);
    }
}

int
main (int argc, char **argv)
{
  g_autofree char *long_line = NULL;
  GString *words = g_string_new (NULL);

  stage_init (&argc, &argv);
  for (guint i = 0; i < 1500; i++)
    g_string_append_printf (words, "word%u ", i % 97);
  long_line = g_string_free (words, FALSE);

  g_test_add_data_func ("/layout/every caret of every script", scripts, test_every_caret);
  g_test_add_data_func ("/layout/a long line split softly", long_line, test_every_caret);
  g_test_add_func ("/layout/every size", test_zoomed);
  g_test_add_func ("/layout/quiet marks change nothing", test_markdown);
  g_test_add_func ("/layout/what differs is asked", test_fallback);
  g_test_add_func ("/layout/few spans and many are drawn alike", test_both_ways_agree);
  g_test_add_func ("/layout/pieces cover their rows", test_pieces_cover_rows);
  return g_test_run ();
}
