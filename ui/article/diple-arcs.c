/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/article/diple-highlight-painter-private.h"

#include <math.h>

/* How near to a line counts as on it. */
#define REACH 4

static void
clear_drawn (gpointer data)
{
  DipleDrawnArc *drawn = data;

  g_free (drawn->words);
  diple_arc_clear (&drawn->arc);
}

DipleArcs *
diple_arcs_new (DiplePainter *painter)
{
  DipleArcs *self = g_new0 (DipleArcs, 1);

  self->painter = painter;
  self->drawn = g_array_new (FALSE, TRUE, sizeof (DipleDrawnArc));
  g_array_set_clear_func (self->drawn, clear_drawn);
  self->chips = g_array_new (FALSE, FALSE, sizeof (DipleArcBox));
  return self;
}

void
diple_arcs_forget (DipleArcs *self)
{
  self->found = FALSE;
  g_clear_pointer (&self->node, gsk_render_node_unref);
}

void
diple_arcs_forget_relations (DipleArcs *self)
{
  diple_arcs_forget (self);
  g_clear_pointer (&self->by_span, g_hash_table_unref);
  g_array_set_size (self->drawn, 0);
  self->hovered = 0;
}

void
diple_arcs_free (DipleArcs *self)
{
  diple_arcs_forget_relations (self);
  g_array_unref (self->drawn);
  g_array_unref (self->chips);
  g_free (self);
}

static void
changed (DipleArcs *self)
{
  diple_arcs_forget (self);
  gtk_widget_queue_draw (GTK_WIDGET (self->painter->view));
}

void
diple_arcs_set_show_all (DipleArcs *self, gboolean show)
{
  self->show_all = show;
  changed (self);
}

void
diple_arcs_set_hovered (DipleArcs *self, gint64 relation)
{
  if (self->hovered == relation)
    return;
  self->hovered = relation;
  changed (self);
}

gint64
diple_arcs_get_hovered (DipleArcs *self)
{
  return self->hovered;
}

void
diple_arcs_set_selected (DipleArcs *self, gint64 relation)
{
  if (self->selected == relation)
    return;
  self->selected = relation;
  changed (self);
}

gint64
diple_arcs_get_selected (DipleArcs *self)
{
  return self->selected;
}

const GArray *
diple_arcs_get_drawn (DipleArcs *self)
{
  return self->drawn;
}

static void
draw_label (DipleArcs *self, const DipleDrawnArc *drawn, GtkSnapshot *snapshot)
{
  const DipleArcBox *label = &drawn->arc.label;
  const gboolean lit = drawn->relation == self->hovered || drawn->relation == self->selected;
  const GdkRGBA *page = diple_page_colour (self->painter->dark);
  const GdkRGBA *fill = lit ? &drawn->colours.text : page;
  const GdkRGBA *line = &drawn->colours.line;
  const float height = label->bottom - label->top;
  const graphene_rect_t box = GRAPHENE_RECT_INIT (
      round (label->left), round (label->top), round (label->right - label->left), height);
  GskRoundedRect outline;

  if (label->right <= label->left)
    return;
  gsk_rounded_rect_init_from_rect (&outline, &box, height / 2);
  gtk_snapshot_append_border (
      snapshot, &outline, (float[]){ height, 0, 0, 0 }, (GdkRGBA[]){ *fill, *fill, *fill, *fill });
  gtk_snapshot_append_border (
      snapshot, &outline, (float[]){ 1, 1, 1, 1 }, (GdkRGBA[]){ *line, *line, *line, *line });
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (box.origin.x + DIPLE_ARC_PAD, box.origin.y));
  diple_label_styles_write_text (self->painter->styles,
                                 drawn->words,
                                 box.size.width - 2 * DIPLE_ARC_PAD + 1,
                                 lit ? page : &drawn->colours.text,
                                 snapshot);
  gtk_snapshot_restore (snapshot);
}

static GskRenderNode *
draw (DipleArcs *self)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  for (guint i = self->drawn->len; i > 0; i--)
    diple_arc_draw_line (&g_array_index (self->drawn, DipleDrawnArc, i - 1),
                         self->chips,
                         self->painter->metrics->em,
                         snapshot);
  for (guint i = 0; i < self->drawn->len; i++)
    draw_label (self, &g_array_index (self->drawn, DipleDrawnArc, i), snapshot);
  return gtk_snapshot_free_to_node (snapshot);
}

static void
check_state (DipleArcs *self)
{
  const DipleSpan *active = diple_painter_active (self->painter);
  const gint64 id = active != NULL ? active->id : 0;
  GdkRectangle visible;

  gtk_text_view_get_visible_rect (self->painter->view, &visible);
  if (self->found && gdk_rectangle_equal (&visible, &self->visible) && id == self->active &&
      self->painter->hovered == self->pointed)
    return;
  diple_arcs_forget (self);
  self->visible = visible;
  self->active = id;
  self->pointed = self->painter->hovered;
}

void
diple_arcs_snapshot (DipleArcs *self, GtkSnapshot *snapshot)
{
  check_state (self);
  if (!self->found)
    {
      diple_arcs_find (self);
      self->node = self->drawn->len > 0 ? draw (self) : NULL;
      self->found = TRUE;
    }
  if (self->node != NULL)
    gtk_snapshot_append_node (snapshot, self->node);
}

static gboolean
on_line (const DipleArc *arc, double x, double y)
{
  for (guint i = 0; i + 1 < arc->n_points; i++)
    {
      const DipleArcPoint a = arc->points[i], b = arc->points[i + 1];

      if (x >= MIN (a.x, b.x) - REACH && x <= MAX (a.x, b.x) + REACH &&
          y >= MIN (a.y, b.y) - REACH && y <= MAX (a.y, b.y) + REACH)
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_label (const DipleDrawnArc *drawn)
{
  return drawn->arc.label.right > drawn->arc.label.left;
}

static gboolean
in_label (const DipleDrawnArc *drawn, double x, double y)
{
  const DipleArcBox *label = &drawn->arc.label;

  return has_label (drawn) && x >= label->left && x < label->right && y >= label->top &&
         y < label->bottom;
}

GArray *
diple_arcs_all_at (DipleArcs *self, double x, double y)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < self->drawn->len; i++)
    {
      const DipleDrawnArc *drawn = &g_array_index (self->drawn, DipleDrawnArc, i);

      if (in_label (drawn, x, y))
        {
          g_array_set_size (found, 0);
          return g_array_append_val (found, drawn->relation);
        }
      if (!has_label (drawn) && on_line (&drawn->arc, x, y))
        g_array_append_val (found, drawn->relation);
    }
  return found;
}

gint64
diple_arcs_at (DipleArcs *self, double x, double y)
{
  g_autoptr (GArray) all = diple_arcs_all_at (self, x, y);

  return all->len > 0 ? g_array_index (all, gint64, 0) : 0;
}
