/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/article/diple-chips-private.h"

/* How far from its span's beginning a chip may stand, in times the least width: with its whole
 * writing, and shortened. */
#define DRIFT 5
#define SHORT_DRIFT 2.5

/* The row while it is filled. */
typedef struct
{
  double length;
  double gap;
  double least;
  double more;
  double free_from;
} Row;

/* How many chips from the first on push each other when all are written out. */
static guint
count_crowd (const DipleChip *chips, guint n, const Row *row)
{
  double end = MAX (chips[0].anchor, row->free_from) + chips[0].width;
  guint i;

  for (i = 1; i < n && chips[i].anchor < end + row->gap; i++)
    end += row->gap + chips[i].width;
  return i;
}

static double
least_of (const DipleChip *chip, gboolean core)
{
  return core && chip->core > 0 ? MIN (chip->core, chip->width) : chip->width;
}

/* Writes a crowd out, in full or the cores alone, if no chip leaves its span too far behind. */
static gboolean
write_out (DipleChip *chips, guint n, gboolean core, Row *row)
{
  double place = MAX (chips[0].anchor, row->free_from);
  double width = -row->gap;

  for (guint i = 0; i < n; i++)
    width += row->gap + least_of (&chips[i], core);
  /* The last crowd moves back from the row's end as far as the row is empty. */
  if (place + width > row->length)
    place = MAX (row->free_from, row->length - width);
  if (place + width > row->length)
    return FALSE;

  for (guint i = 0; i < n; i++)
    {
      chips[i].place = core ? MAX (place, chips[i].anchor) : place;
      chips[i].room = least_of (&chips[i], core);
      place = chips[i].place + chips[i].room + row->gap;
      if (chips[i].place - chips[i].anchor > DRIFT * row->least ||
          chips[i].place + chips[i].room > row->length)
        return FALSE;
    }
  row->free_from = place;
  return TRUE;
}

/* What is left between the cores goes to the rest of the writings. */
static void
widen (DipleChip *chips, guint n, Row *row)
{
  for (guint i = 0; i < n; i++)
    {
      const double stop = i + 1 < n ? chips[i + 1].place - row->gap : row->length;

      chips[i].room = CLAMP (stop - chips[i].place, chips[i].room, chips[i].width);
    }
  row->free_from = chips[n - 1].place + chips[n - 1].room + row->gap;
}

/* Shortens a crowd; what finds no place even so is folded into the chip before. */
static void
squeeze (DipleChip *chips, guint n, Row *row)
{
  DipleChip *host = NULL;

  for (guint i = 0; i < n; i++)
    {
      DipleChip *chip = &chips[i];
      const double stop = i + 1 < n ? chips[i + 1].anchor - row->gap : row->length;
      double room;

      chip->place = MAX (chip->anchor, row->free_from);
      room = MAX (row->least, stop - chip->place);
      chip->room = MIN (chip->width, room);
      if (host != NULL && (chip->place - chip->anchor > SHORT_DRIFT * row->least ||
                           chip->place + chip->room > row->length))
        {
          row->free_from += host->folded++ == 0 ? row->more + row->gap : 0;
          host->folded_warned = host->folded_warned || chip->sign > 0;
          chip->room = 0;
          continue;
        }
      host = chip;
      row->free_from = chip->place + chip->room + row->gap;
    }
}

void
diple_chips_place (DipleChip *chips, guint n, double length, double gap, double least, double more)
{
  Row row = { .length = length, .gap = gap, .least = least, .more = more };

  for (guint i = 0; i < n;)
    {
      const guint crowd = count_crowd (chips + i, n - i, &row);

      for (guint j = i; j < i + crowd; j++)
        chips[j].folded = 0;
      if (write_out (chips + i, crowd, FALSE, &row))
        ;
      else if (write_out (chips + i, crowd, TRUE, &row))
        widen (chips + i, crowd, &row);
      else
        squeeze (chips + i, crowd, &row);
      i += crowd;
    }
}
