/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/article/diple-paragraph-private.h"

#include <math.h>
#include <string.h>

/* GTK's text layout keeps a pixel for the caret at the end of a line. */
#define SPACE_FOR_CURSOR 1

/* Up to so many spans it takes less time to ask the view about each edge than to shape the
 * paragraph once more. */
#define FEW_SPANS 12

static PangoLayout *
create_layout (const DipleParagraph *self, PangoContext *context)
{
  const PangoTabArray *tabs = gtk_text_view_get_tabs (self->view);
  PangoLayout *layout = pango_layout_new (context);

  pango_layout_set_text (layout, self->text, -1);
  pango_layout_set_width (layout, self->width * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_spacing (layout,
                            gtk_text_view_get_pixels_inside_wrap (self->view) * PANGO_SCALE);
  if (tabs != NULL)
    pango_layout_set_tabs (layout, (PangoTabArray *) tabs);
  return layout;
}

/* Nearly every paragraph runs from left to right: asking for its direction before all is set would
 * break it into lines twice. */
static void
set_up_layout (DipleParagraph *self)
{
  self->layout = create_layout (self, gtk_text_view_get_ltr_context (self->view));
  self->rtl = pango_layout_line_get_resolved_direction (
                  pango_layout_get_line_readonly (self->layout, 0)) == PANGO_DIRECTION_RTL;
  if (!self->rtl)
    return;
  g_object_unref (self->layout);
  self->layout = create_layout (self, gtk_text_view_get_rtl_context (self->view));
  pango_layout_set_alignment (self->layout, PANGO_ALIGN_RIGHT);
}

static void
read_rows (DipleParagraph *self)
{
  g_autoptr (PangoLayoutIter) iter = pango_layout_get_iter (self->layout);
  const char *text = self->text;
  const int above = gtk_text_view_get_pixels_above_lines (self->view);
  guint chars = 0, byte = 0;

  do
    {
      PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
      DipleRow row = { .start_byte = line->start_index,
                       .end_byte = line->start_index + line->length };

      row.baseline = above + PANGO_PIXELS (pango_layout_iter_get_baseline (iter));
      chars += g_utf8_strlen (text + byte, row.start_byte - byte);
      row.range.start = chars;
      chars += g_utf8_strlen (text + row.start_byte, line->length);
      row.range.end = chars;
      byte = row.end_byte;
      g_array_append_val (self->rows, row);
    }
  while (pango_layout_iter_next_line (iter));
}

static const DipleRow *
row_of (const DipleParagraph *self, guint offset, gboolean end, guint *number)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const DipleRow *row = &g_array_index (self->rows, DipleRow, i);

      *number = i;
      if (offset < row->range.end || (end && offset == row->range.end) || i + 1 == self->rows->len)
        return row;
    }
  return NULL;
}

static guint
byte_of (const DipleParagraph *self, const DipleRow *row, guint offset)
{
  const char *text = self->text + row->start_byte;

  return row->start_byte + (g_utf8_offset_to_pointer (text, offset - row->range.start) - text);
}

/* The leading edge of the character at @offset or, at an end, the trailing edge of the one before:
 * so the edge stays on its side of a wrap and of a change of direction. */
static double
edge_x (const DipleParagraph *self, guint row_number, guint offset, gboolean end)
{
  const DipleRow *row = &g_array_index (self->rows, DipleRow, row_number);
  PangoRectangle place;

  pango_layout_index_to_pos (self->layout, byte_of (self, row, end ? offset - 1 : offset), &place);
  return self->x + (place.x + (end ? place.width : 0)) / (double) PANGO_SCALE;
}

/* The same where the text runs rightwards, without a walk over all rows. */
static double
row_x (const DipleParagraph *self, guint row_number, guint offset, gboolean end)
{
  const DipleRow *row = &g_array_index (self->rows, DipleRow, row_number);
  int x;

  pango_layout_line_index_to_x (pango_layout_get_line_readonly (self->layout, row_number),
                                byte_of (self, row, end ? offset - 1 : offset),
                                end,
                                &x);
  return self->x + x / (double) PANGO_SCALE;
}

/* What the view itself says about an edge, as edge_x() does, from the left of the text and the top
 * of the paragraph. */
static void
ask_view (const DipleParagraph *self, guint offset, gboolean end, double *x, double *y)
{
  GtkTextIter iter;
  GdkRectangle place;
  int top = 0;

  gtk_text_buffer_get_iter_at_offset (
      gtk_text_view_get_buffer (self->view), &iter, self->extent.start + offset - end);
  gtk_text_view_get_iter_location (self->view, &iter, &place);
  gtk_text_view_get_line_yrange (self->view, &iter, &top, NULL);
  *x = place.x + (end ? place.width : 0);
  *y = place.y - top;
}

/* Whether the view puts the start of the last row, and a place in it, where this layout does. */
static gboolean
agrees_with_view (const DipleParagraph *self)
{
  const guint last = self->rows->len - 1;
  const DipleRow *row = &g_array_index (self->rows, DipleRow, last);
  const guint offset = (row->range.start + row->range.end) / 2;
  PangoRectangle mine;
  double x, y;

  ask_view (self, offset, FALSE, &x, &y);
  pango_layout_index_to_pos (self->layout, byte_of (self, row, offset), &mine);
  return fabs (x - (self->x + mine.x / (double) PANGO_SCALE)) < 2.5 &&
         fabs (y - gtk_text_view_get_pixels_above_lines (self->view) -
               mine.y / (double) PANGO_SCALE) < 1.5;
}

/* Whether each character stands to the right of the one before it: the view can be asked where one
 * is, but not where a range is that falls into pieces. */
static gboolean
runs_rightwards (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      if (c >= 0x0590 && (c < 0x2010 || c > 0x2027) && (c < 0x2030 || c > 0x205e) &&
          (c < 0x20a0 || c > 0x2bff))
        return FALSE;
    }
  return TRUE;
}

/* A line of the view's own face, in Pango's units: from its top to that of the next, and to the
 * baseline. */
static void
measure_line (const DipleParagraph *self, int *pitch, int *baseline)
{
  g_autoptr (PangoLayout) line = pango_layout_new (gtk_text_view_get_ltr_context (self->view));
  PangoRectangle place;

  pango_layout_set_text (line, "x", 1);
  pango_layout_get_extents (line, NULL, &place);
  *pitch = place.height + gtk_text_view_get_pixels_inside_wrap (self->view) * PANGO_SCALE;
  *baseline = pango_layout_get_baseline (line);
}

/* Rows as the view breaks them; whether each is a line of its own face. */
static gboolean
ask_rows (DipleParagraph *self, const GtkTextIter *start)
{
  const guint length = self->extent.end - self->extent.start;
  const int above = gtk_text_view_get_pixels_above_lines (self->view);
  GtkTextIter iter = *start;
  gboolean even = TRUE;
  int pitch, baseline;

  measure_line (self, &pitch, &baseline);
  g_array_set_size (self->rows, 0);
  for (guint from = 0, byte = 0; from < length;)
    {
      DipleRow row = { .range = { from, length }, .start_byte = byte };
      const int place = self->rows->len * pitch;
      double x, y;

      if (gtk_text_view_forward_display_line (self->view, &iter))
        row.range.end = MIN (length, (guint) gtk_text_iter_get_offset (&iter) - self->extent.start);
      if (row.range.end <= from)
        row.range.end = length;
      row.end_byte =
          g_utf8_offset_to_pointer (self->text + byte, row.range.end - from) - self->text;
      ask_view (self, from, FALSE, &x, &y);
      even &= y == above + PANGO_PIXELS (place);
      row.baseline = even ? above + PANGO_PIXELS (place + baseline) : y + PANGO_PIXELS (baseline);
      g_array_append_val (self->rows, row);
      from = row.range.end;
      byte = row.end_byte;
    }
  return even;
}

DipleParagraph *
diple_paragraph_new (GtkTextView *view, const GtkTextIter *start)
{
  DipleParagraph *self = g_new0 (DipleParagraph, 1);
  GtkTextIter end = *start;

  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  self->view = view;
  self->line = gtk_text_iter_get_line (start);
  self->extent.start = gtk_text_iter_get_offset (start);
  self->extent.end = gtk_text_iter_get_offset (&end);
  self->rows = g_array_new (FALSE, FALSE, sizeof (DipleRow));
  self->exact = TRUE;
  return self;
}

static void
read_text (DipleParagraph *self, const GtkTextIter *start)
{
  GtkTextIter end;
  GdkRectangle visible;

  gtk_text_buffer_get_iter_at_offset (
      gtk_text_view_get_buffer (self->view), &end, self->extent.end);
  self->text = gtk_text_iter_get_slice (start, &end);
  self->rightwards = runs_rightwards (self->text);
  gtk_text_view_get_visible_rect (self->view, &visible);
  self->x = gtk_text_view_get_left_margin (self->view);
  self->width =
      visible.width - SPACE_FOR_CURSOR - self->x - gtk_text_view_get_right_margin (self->view);
}

void
diple_paragraph_lay_out (DipleParagraph *self, guint n_spans)
{
  const gboolean few = n_spans <= FEW_SPANS;
  GtkTextIter start;

  if (self->extent.start == self->extent.end || self->layout != NULL || (self->text != NULL && few))
    return;
  gtk_text_buffer_get_iter_at_offset (
      gtk_text_view_get_buffer (self->view), &start, self->extent.start);
  if (self->text == NULL)
    read_text (self, &start);
  self->exact = FALSE;
  if (few && self->rightwards && ask_rows (self, &start))
    return;
  g_array_set_size (self->rows, 0);
  set_up_layout (self);
  read_rows (self);
  self->exact = agrees_with_view (self);
  if (!self->exact)
    ask_rows (self, &start);
}

void
diple_paragraph_undraw (DipleParagraph *self)
{
  g_clear_pointer (&self->below, gsk_render_node_unref);
  g_clear_pointer (&self->above, gsk_render_node_unref);
  self->drawn = FALSE;
}

void
diple_paragraph_free (DipleParagraph *self)
{
  g_free (self->text);
  g_clear_object (&self->layout);
  diple_paragraph_undraw (self);
  g_clear_pointer (&self->chips, g_array_unref);
  g_clear_pointer (&self->lanes, g_array_unref);
  g_array_unref (self->rows);
  g_free (self);
}

void
diple_paragraph_edge (DipleParagraph *self, guint offset, gboolean end, double *x, guint *row)
{
  double y;

  diple_paragraph_lay_out (self, 1);
  offset -= self->extent.start;
  *row = 0;
  *x = self->x;
  if (self->rows->len == 0)
    return;
  row_of (self, offset, end, row);
  if (self->exact)
    *x = edge_x (self, *row, offset, end);
  else
    ask_view (self, offset, end, x, &y);
}

/* Adds @range, which lies in one row and in one stretch. */
static void
add_rightwards (
    DipleParagraph *self, guint number, DipleRange range, DiplePiece piece, GArray *pieces)
{
  piece.left = row_x (self, number, range.start, FALSE);
  piece.right = row_x (self, number, range.end, TRUE);
  if (piece.right - piece.left > 0.5)
    g_array_append_val (pieces, piece);
}

/* Adds the stretches of @range, which lies in one row; Pango gives several where directions mix. */
static void
add_exact (DipleParagraph *self, guint number, DipleRange range, DiplePiece piece, GArray *pieces)
{
  const DipleRow *row = &g_array_index (self->rows, DipleRow, number);
  PangoLayoutLine *line = pango_layout_get_line_readonly (self->layout, number);
  const double start = edge_x (self, number, range.start, FALSE);
  const double end = edge_x (self, number, range.end, TRUE);
  const gboolean starts = piece.ends_left, stops = piece.ends_right;
  g_autofree int *places = NULL;
  int n = 0;

  pango_layout_line_get_x_ranges (
      line, byte_of (self, row, range.start), byte_of (self, row, range.end), &places, &n);
  for (int i = 0; i < n; i++)
    {
      piece.left = self->x + places[2 * i] / (double) PANGO_SCALE;
      piece.right = self->x + places[2 * i + 1] / (double) PANGO_SCALE;
      while (i + 1 < n && places[2 * i + 2] - places[2 * i + 1] < PANGO_SCALE / 2)
        piece.right = self->x + places[2 * ++i + 1] / (double) PANGO_SCALE;
      piece.ends_left =
          (starts && fabs (piece.left - start) < 1) || (stops && fabs (piece.left - end) < 1);
      piece.ends_right =
          (starts && fabs (piece.right - start) < 1) || (stops && fabs (piece.right - end) < 1);
      if (piece.right - piece.left > 0.5)
        g_array_append_val (pieces, piece);
    }
}

/* Where the next character begins, but for the last of its row: so ranges that touch do so even
 * after the view has rounded. */
static void
add_asked (DipleParagraph *self, DipleRange range, DiplePiece piece, GArray *pieces)
{
  const DipleRow *row = &g_array_index (self->rows, DipleRow, piece.row);
  double from, to, y;

  ask_view (self, range.start, FALSE, &from, &y);
  ask_view (self, range.end, range.end == row->range.end, &to, &y);
  piece.left = MIN (from, to);
  piece.right = MAX (from, to);
  g_array_append_val (pieces, piece);
}

/* Without the blanks at which the row was wrapped: they have no width and would look like text. */
static DipleRange
trim_row_end (const DipleParagraph *self, const DipleRow *row, DipleRange range)
{
  const char *text = self->text;

  while (range.end > range.start + 1 && text[byte_of (self, row, range.end - 1)] == ' ')
    range.end--;
  return range;
}

void
diple_paragraph_measure (DipleParagraph *self, DipleRange range, GArray *pieces)
{
  const guint base = self->extent.start;
  const gboolean starts = range.start >= base, stops = range.end <= self->extent.end;

  if (range.end <= base || range.start >= self->extent.end)
    return;
  diple_paragraph_lay_out (self, 1);
  range.start = starts ? range.start - base : 0;
  range.end = MIN (range.end, self->extent.end) - base;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const DipleRow *row = &g_array_index (self->rows, DipleRow, i);
      DipleRange here = { MAX (range.start, row->range.start), MIN (range.end, row->range.end) };
      DiplePiece piece = { .row = i };

      if (here.start >= here.end)
        continue;
      piece.ends_left = starts && here.start == range.start;
      piece.ends_right = stops && here.end == range.end;
      if (!piece.ends_right)
        here = trim_row_end (self, row, here);
      if (self->exact && self->rightwards && !self->rtl)
        add_rightwards (self, i, here, piece, pieces);
      else if (self->exact)
        add_exact (self, i, here, piece, pieces);
      else
        add_asked (self, here, piece, pieces);
    }
}
