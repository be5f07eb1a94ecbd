/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/article/diple-drawing-private.h"
#include "ui/article/diple-warning-signs-private.h"

#include <math.h>

/* The chips of one paragraph: asked for while its spans are drawn, placed and written at the end.
 */

/* What the chip says and how wide it is, sign and all; FALSE when there is none. */
static gboolean
dress_chip (const DiplePainter *painter, const DipleSpan *span, gboolean continued, DipleChip *chip)
{
  const gboolean suggested = diple_painter_is_suggested (painter, span);
  const gboolean warned = !continued && diple_painter_warning (painter, span->id) != NULL;
  g_autofree char *words = NULL;
  DipleChipFace *face = NULL;

  chip->kind = diple_chip_kind (span, continued) | (suggested ? DIPLE_CHIP_SUGGESTED : 0);
  chip->sign = warned ? diple_painter_sign_width (painter) : 0;
  chip->width = chip->core = chip->sign;
  if (!painter->metrics->chips)
    return warned;
  if (suggested)
    words = diple_suggestion_words (span);
  else if (painter->show_values)
    words = diple_chip_words (painter->editor, span);
  face = diple_label_styles_face (painter->styles, chip->style, chip->kind, words);
  chip->face = face;
  chip->width += face->width;
  chip->core += face->core;
  return TRUE;
}

/* The chip stands where a reader meets the range first. */
void
diple_drawing_request_chip (DipleDrawing *drawing,
                            const DipleSpan *span,
                            DipleLabelStyle *style,
                            gboolean continued)
{
  const DipleParagraph *paragraph = drawing->paragraph;
  const double right_edge = paragraph->x + paragraph->width;
  const DiplePiece *first = &g_array_index (drawing->pieces, DiplePiece, 0);
  DipleChip chip = { .span = span->id, .row = first->row, .style = style };
  double place = first->left;

  if (!dress_chip (drawing->painter, span, continued, &chip))
    return;

  for (guint i = 0; i < drawing->pieces->len; i++)
    {
      const DiplePiece *piece = &g_array_index (drawing->pieces, DiplePiece, i);

      if (piece->row != first->row)
        break;
      if (i == 0 || paragraph->rtl)
        place = paragraph->rtl ? piece->right : piece->left;
    }
  chip.anchor = paragraph->rtl ? right_edge - place : place - paragraph->x;
  g_array_append_val (drawing->chips, chip);
}

static int
compare_chips (gconstpointer a, gconstpointer b)
{
  const DipleChip *one = a, *two = b;

  if (one->row != two->row)
    return one->row < two->row ? -1 : 1;
  if (fabs (one->anchor - two->anchor) >= 0.5)
    return one->anchor < two->anchor ? -1 : 1;
  return 0; /* the sort is stable: outer spans, which were drawn first, come first */
}

/* "+2" after a chip into which two were folded, and their warning. */
static void
write_folded (DipleDrawing *drawing, const DipleChip *chip)
{
  DiplePainter *painter = drawing->painter;
  const double more = diple_label_styles_more_width (painter->styles, chip->folded);
  const double sign = chip->folded_warned ? diple_painter_sign_width (painter) : 0;
  const double step = drawing->paragraph->rtl ? -more - sign - 3 : chip->room + 3;

  gtk_snapshot_translate (drawing->snapshot, &GRAPHENE_POINT_INIT (step, 0));
  if (sign > 0)
    diple_painter_write_sign (painter, NULL, drawing->snapshot);
  gtk_snapshot_translate (drawing->snapshot, &GRAPHENE_POINT_INIT (sign, 0));
  diple_label_styles_write_more (painter->styles, chip->folded, drawing->snapshot);
}

static void
write_chip (DipleDrawing *drawing, const DipleChip *chip, double length)
{
  DiplePainter *painter = drawing->painter;
  DipleParagraph *paragraph = drawing->paragraph;
  const DipleMetrics *m = painter->metrics;
  const DipleRow *row = &g_array_index (paragraph->rows, DipleRow, chip->row);
  const double y = row->baseline - m->box_above - m->chip_height - 1;
  const double x =
      paragraph->x + (paragraph->rtl ? length - chip->place - chip->room : chip->place);
  const DipleChipPlace place = { .span = chip->span,
                                 .kind = chip->kind,
                                 .face = chip->face,
                                 .sign = chip->sign,
                                 .box = GRAPHENE_RECT_INIT (x, y, chip->room, m->chip_height) };

  gtk_snapshot_save (drawing->snapshot);
  gtk_snapshot_translate (drawing->snapshot, &GRAPHENE_POINT_INIT (round (x), round (y)));
  gtk_snapshot_save (drawing->snapshot);
  diple_painter_write_chip (painter, chip->style, &place, NULL, drawing->snapshot);
  gtk_snapshot_restore (drawing->snapshot);
  if (chip->folded > 0)
    write_folded (drawing, chip);
  gtk_snapshot_restore (drawing->snapshot);
  g_array_append_val (paragraph->chips, place);
}

/* What a "+n" may need for a warning. */
static double
sign_room (const GArray *chips)
{
  double room = 0;

  for (guint i = 0; i < chips->len; i++)
    room = MAX (room, g_array_index (chips, DipleChip, i).sign);
  return room;
}

GskRenderNode *
diple_drawing_chips (DipleDrawing *drawing)
{
  const DipleMetrics *m = drawing->painter->metrics;
  const double length = drawing->paragraph->width;
  const double more =
      diple_label_styles_more_width (drawing->painter->styles, 8) + sign_room (drawing->chips);
  DipleChip *chips = (DipleChip *) drawing->chips->data;
  const guint n = drawing->chips->len;

  drawing->snapshot = gtk_snapshot_new ();
  g_array_sort (drawing->chips, compare_chips);
  for (guint from = 0, to = 0; from < n; from = to)
    {
      while (to < n && chips[to].row == chips[from].row)
        to++;
      diple_chips_place (
          chips + from, to - from, length, m->chip_size * 0.5, m->chip_size * 2, more);
      for (guint i = from; i < to; i++)
        if (chips[i].room > 0)
          write_chip (drawing, &chips[i], length);
    }
  return gtk_snapshot_free_to_node (drawing->snapshot);
}
