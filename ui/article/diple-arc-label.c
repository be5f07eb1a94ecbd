/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/article/diple-arc-ways-private.h"

/* How far a label may stand from the way whose it is. */
#define LABEL_REACH 12

static double
clamp (double value, double least, double most)
{
  return value < least ? least : value > most ? most : value;
}

/* On the shelf or, where that is short, beside it. */
static gboolean
place_on_shelf (DipleArcRouter *router, DipleArc *arc, const DipleArcShelf *shelf, double width)
{
  const DipleArcPage *page = router->page;
  DipleCorridor *room = &router->corridors[shelf->corridor];
  const double left = clamp (MIN (shelf->from, shelf->to), page->left, page->right);
  const double right = clamp (MAX (shelf->from, shelf->to), page->left, page->right);
  const double reach = width + LABEL_REACH;
  const double height = page->label_height;
  DipleArcBox box;

  if (room->bottom - room->top < height)
    return FALSE;
  box.top = clamp (shelf->y - height / 2, room->top, room->bottom - height);
  box.bottom = box.top + height;
  if (!diple_corridor_find_box (room,
                                MAX (page->left, left - reach),
                                MIN (page->right, right + reach),
                                box.top,
                                box.bottom,
                                width,
                                (left + right) / 2,
                                &box.left))
    return FALSE;
  box.right = box.left + width;
  arc->label = box;
  diple_corridor_add_box (room, &box);
  return TRUE;
}

void
diple_arc_place_label (DipleArcRouter *router, DipleArc *arc, const DipleArcShelf *shelves, guint n)
{
  for (double width = arc->label_width;; width = MAX (arc->label_least, width * 0.8))
    {
      for (guint i = 0; i < n; i++)
        if (place_on_shelf (router, arc, &shelves[i], width))
          return;
      if (width <= arc->label_least)
        return;
    }
}
