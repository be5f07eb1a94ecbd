/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/feedback/diple-feedback-print-private.h"

#include <glib/gi18n-lib.h>

#include "ui/feedback/diple-feedback-blocks-private.h"

#define MARGIN 16.0 /* millimetres */

/* In points. */
#define TEXT_FONT "Sans 9.5"
#define SMALL_FONT "Sans 8"
#define HEADER 26.0
#define FOOTER 26.0
#define INDENT 62.0
#define LABEL_WIDTH 130.0
#define GREY 0.4

/* Blocks that are set into pages before the dialog hears of it again. */
#define CHUNK 40

/* Lines of a block on a page. */
typedef struct
{
  guint block;
  guint from;
  guint to;
  guint page;
  double y;
} Piece;

typedef struct
{
  DipleFeedback *feedback;
  GPtrArray *blocks; /* DipleFeedbackBlock * */
  GArray *pieces;    /* Piece */
  guint next;        /* block to be set */
  guint page;
  double y;
  double width;
  double height; /* between header and footer */
} Report;

static void
report_free (gpointer data)
{
  Report *report = data;

  diple_feedback_unref (report->feedback);
  g_ptr_array_unref (report->blocks);
  g_array_unref (report->pieces);
  g_free (report);
}

static PangoLayout *
new_layout (GtkPrintContext *context, const char *font, double width)
{
  PangoLayout *layout = gtk_print_context_create_pango_layout (context);
  PangoFontDescription *description = pango_font_description_from_string (font);

  pango_layout_set_font_description (layout, description);
  pango_font_description_free (description);
  pango_layout_set_width (layout, width > 0 ? (int) (width * PANGO_SCALE) : -1);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  return layout;
}

static PangoLayout *
lay_out (const Report *report, GtkPrintContext *context, const DipleFeedbackBlock *block)
{
  const double indent = block->kind == DIPLE_BLOCK_VERSION ? INDENT : 0;
  PangoLayout *layout = new_layout (context, TEXT_FONT, report->width - indent);

  pango_layout_set_markup (layout, block->markup, -1);
  return layout;
}

/* Cells of a row, each on as many lines as it needs: all columns but the first are alike. */
static double
draw_row (const Report *report,
          GtkPrintContext *context,
          const DipleFeedbackBlock *block,
          cairo_t *cairo,
          double y)
{
  g_auto (GStrv) cells = g_strsplit (block->markup, "\t", -1);
  const guint n = g_strv_length (cells) - 1;
  const double column = MIN ((report->width - LABEL_WIDTH) / MAX (n, 1), 80);
  double height = 0;

  for (guint i = 0; i <= n; i++)
    {
      g_autoptr (PangoLayout) layout =
          new_layout (context, SMALL_FONT, i == 0 ? LABEL_WIDTH : column - 6);
      g_autofree char *markup =
          block->word != NULL ? g_strdup_printf ("<b>%s</b>", cells[i]) : g_strdup (cells[i]);
      int pixels;

      pango_layout_set_markup (layout, markup, -1);
      pango_layout_set_alignment (layout, i == 0 ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT);
      pango_layout_get_size (layout, NULL, &pixels);
      height = MAX (height, (double) pixels / PANGO_SCALE);
      if (cairo == NULL)
        continue;
      cairo_move_to (cairo, i == 0 ? 0 : LABEL_WIDTH + (i - 1) * column, y);
      pango_cairo_show_layout (cairo, layout);
    }
  return height + 2;
}

static void
add_piece (Report *report, guint block, guint line)
{
  Piece *last = report->pieces->len > 0
                    ? &g_array_index (report->pieces, Piece, report->pieces->len - 1)
                    : NULL;
  const Piece piece = { block, line, line + 1, report->page, report->y };

  if (last != NULL && last->block == block && last->page == report->page)
    last->to = line + 1;
  else
    g_array_append_val (report->pieces, piece);
}

static void
turn_page (Report *report)
{
  report->page++;
  report->y = 0;
}

/* Sets one line, on the next page when it does not fit; a page takes one line at least. */
static void
set_line (Report *report, guint block, guint line, double height)
{
  if (report->y > 0 && report->y + height > report->height)
    turn_page (report);
  add_piece (report, block, line);
  report->y += height;
}

static double
measure_line (PangoLayoutIter *iter)
{
  PangoRectangle logical;

  pango_layout_iter_get_line_extents (iter, NULL, &logical);
  return (double) logical.height / PANGO_SCALE;
}

static void
set_block (Report *report, GtkPrintContext *context, guint index)
{
  const DipleFeedbackBlock *block = report->blocks->pdata[index];
  g_autoptr (PangoLayout) layout = NULL;
  PangoLayoutIter *iter;
  guint line = 0;

  if (report->y > 0)
    report->y += block->before;
  if (block->kind == DIPLE_BLOCK_ROW)
    {
      set_line (report, index, 0, draw_row (report, context, block, NULL, 0));
      return;
    }
  layout = lay_out (report, context, block);
  iter = pango_layout_get_iter (layout);
  do
    set_line (report, index, line++, measure_line (iter));
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

static double
measure_block (const Report *report, GtkPrintContext *context, const DipleFeedbackBlock *block)
{
  g_autoptr (PangoLayout) layout = NULL;
  int height;

  if (block->kind == DIPLE_BLOCK_ROW)
    return block->before + draw_row (report, context, block, NULL, 0);
  layout = lay_out (report, context, block);
  pango_layout_get_size (layout, NULL, &height);
  return block->before + (double) height / PANGO_SCALE;
}

/* The group that begins at the next block. */
static void
set_group (Report *report, GtkPrintContext *context)
{
  guint end = report->next + 1;
  double height = 0;

  while (end < report->blocks->len && !((DipleFeedbackBlock *) report->blocks->pdata[end])->begins)
    end++;
  for (guint i = report->next; i < end; i++)
    height += measure_block (report, context, report->blocks->pdata[i]);
  if (report->y > 0 && report->y + height > report->height && height <= report->height)
    turn_page (report);
  for (; report->next < end; report->next++)
    set_block (report, context, report->next);
}

static void
begin_cb (GtkPrintOperation *operation, GtkPrintContext *context, Report *report)
{
  report->width = gtk_print_context_get_width (context);
  report->height = gtk_print_context_get_height (context) - HEADER - FOOTER;
  report->next = 0;
  report->page = 0;
  report->y = 0;
  g_array_set_size (report->pieces, 0);
}

/* A part at a time, so that the window goes on. */
static gboolean
paginate_cb (GtkPrintOperation *operation, GtkPrintContext *context, Report *report)
{
  const guint end = MIN (report->next + CHUNK, report->blocks->len);

  while (report->next < end)
    set_group (report, context);
  if (report->next < report->blocks->len)
    return FALSE;
  gtk_print_operation_set_n_pages (operation, (int) report->page + 1);
  return TRUE;
}

/* In grey, beginning or ending at @x. */
static void
draw_small (GtkPrintContext *context, const char *text, double x, double y, gboolean ends)
{
  cairo_t *cairo = gtk_print_context_get_cairo_context (context);
  g_autoptr (PangoLayout) layout = new_layout (context, SMALL_FONT, -1);
  int width;

  pango_layout_set_text (layout, text, -1);
  pango_layout_get_size (layout, &width, NULL);
  cairo_move_to (cairo, ends ? x - (double) width / PANGO_SCALE : x, y);
  cairo_set_source_rgb (cairo, GREY, GREY, GREY);
  pango_cairo_show_layout (cairo, layout);
}

static void
draw_frame (const Report *report, GtkPrintContext *context, int page)
{
  g_autoptr (GDateTime) made = g_date_time_new_from_unix_local (report->feedback->made / 1000);
  g_autofree char *date = g_date_time_format (made, "%x");
  g_autofree char *title = diple_feedback_blocks_dup_title (report->feedback);
  /* Translators: the number of a page, and how many there are. */
  g_autofree char *number = g_strdup_printf (_ ("%d of %u"), page + 1, report->page + 1);
  const double bottom = gtk_print_context_get_height (context);

  if (page > 0)
    {
      draw_small (context, title, 0, 0, FALSE);
      draw_small (context, report->feedback->project, report->width, 0, TRUE);
    }
  draw_small (context, date, 0, bottom - 12, FALSE);
  draw_small (context, number, report->width, bottom - 12, TRUE);
}

static void
draw_lines (cairo_t *cairo, PangoLayout *layout, const Piece *piece, double x)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  double y = HEADER + piece->y;
  guint line = 0;

  do
    {
      PangoRectangle logical;

      if (line >= piece->from && line < piece->to)
        {
          pango_layout_iter_get_line_extents (iter, NULL, &logical);
          cairo_move_to (cairo,
                         x + (double) logical.x / PANGO_SCALE,
                         y + (double) (pango_layout_iter_get_baseline (iter) - logical.y) /
                                 PANGO_SCALE);
          pango_cairo_show_layout_line (cairo, pango_layout_iter_get_line_readonly (iter));
          y += (double) logical.height / PANGO_SCALE;
        }
      line++;
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

static void
draw_piece (const Report *report, GtkPrintContext *context, const Piece *piece)
{
  const DipleFeedbackBlock *block = report->blocks->pdata[piece->block];
  cairo_t *cairo = gtk_print_context_get_cairo_context (context);
  g_autoptr (PangoLayout) layout = NULL;

  if (block->kind == DIPLE_BLOCK_VERSION && piece->from == 0)
    draw_small (context, block->word, 0, HEADER + piece->y + 1.5, FALSE);
  cairo_set_source_rgb (cairo, 0, 0, 0);
  if (block->kind == DIPLE_BLOCK_ROW)
    {
      draw_row (report, context, block, cairo, HEADER + piece->y);
      return;
    }
  layout = lay_out (report, context, block);
  draw_lines (cairo, layout, piece, block->kind == DIPLE_BLOCK_VERSION ? INDENT : 0);
}

static void
draw_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, Report *report)
{
  draw_frame (report, context, page);
  for (guint i = 0; i < report->pieces->len; i++)
    {
      const Piece *piece = &g_array_index (report->pieces, Piece, i);

      if (piece->page == (guint) page)
        draw_piece (report, context, piece);
    }
}

static void
forget (gpointer data, GClosure *closure)
{
  report_free (data);
}

/* Printers leave hardly any margin by themselves. */
static void
set_margins (GtkPrintOperation *operation)
{
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();

  gtk_page_setup_set_top_margin (setup, MARGIN, GTK_UNIT_MM);
  gtk_page_setup_set_bottom_margin (setup, MARGIN, GTK_UNIT_MM);
  gtk_page_setup_set_left_margin (setup, MARGIN, GTK_UNIT_MM);
  gtk_page_setup_set_right_margin (setup, MARGIN, GTK_UNIT_MM);
  gtk_print_operation_set_default_page_setup (operation, setup);
}

GtkPrintOperation *
diple_feedback_print_new (DipleFeedback *feedback)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  Report *report = g_new0 (Report, 1);
  g_autofree char *title = diple_feedback_blocks_dup_title (feedback);

  report->feedback = diple_feedback_ref (feedback);
  report->blocks = diple_feedback_blocks_new (feedback);
  report->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  set_margins (operation);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, title);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_cb), report);
  g_signal_connect (operation, "paginate", G_CALLBACK (paginate_cb), report);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (draw_cb), report, forget, 0);
  return operation;
}
