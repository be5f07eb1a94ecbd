/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/article/diple-highlight-painter-private.h"

#include <math.h>

/* What the arcs' router must know of the page: lines, chips, and where the ends of the relations
 * are that are to be seen. */

/* Characters of the other end's text on the label of an arc that leaves the page. */
#define FAR_TEXT 28

static void
index_end (DipleArcs *self, gint64 span, DipleRelation *relation)
{
  GPtrArray *relations = g_hash_table_lookup (self->by_span, &span);

  if (relations == NULL)
    {
      relations = g_ptr_array_new ();
      g_hash_table_insert (self->by_span, g_memdup2 (&span, sizeof span), relations);
    }
  g_ptr_array_add (relations, relation);
}

static void
index_relations (DipleArcs *self)
{
  const GPtrArray *relations = diple_editor_get_relations (self->painter->editor);

  self->by_span = g_hash_table_new_full (
      g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < relations->len; i++)
    {
      DipleRelation *relation = g_ptr_array_index (relations, i);

      index_end (self, relation->source, relation);
      index_end (self, relation->target, relation);
    }
}

/* The page as the router sees it, while it is being described. */
typedef struct
{
  DipleArcs *arcs;
  GArray *rows;  /* DipleArcRow */
  GArray *first; /* guint: of each visible paragraph its first row there, or G_MAXUINT */
  GArray *skip;  /* guint: how many of its rows are above the page */
  GArray *pieces;
  guint top_offset; /* the display's first character on the page */
  DipleArcPage page;
} Survey;

static void
survey_chips (Survey *survey, const DipleParagraph *paragraph, double top)
{
  for (guint i = 0; paragraph->chips != NULL && i < paragraph->chips->len; i++)
    {
      const graphene_rect_t *box = &g_array_index (paragraph->chips, DipleChipPlace, i).box;
      const DipleArcBox chip = { box->origin.x,
                                 top + box->origin.y,
                                 box->origin.x + box->size.width,
                                 top + box->origin.y + box->size.height };

      g_array_append_val (survey->arcs->chips, chip);
    }
}

static void
survey_paragraph (Survey *survey, DipleParagraph *paragraph, double top)
{
  const DipleMetrics *m = survey->arcs->painter->metrics;
  const GdkRectangle *visible = &survey->arcs->visible;
  const guint first = survey->rows->len;
  guint skip = 0;

  diple_paragraph_lay_out (paragraph, 1);
  for (guint i = 0; i < paragraph->rows->len; i++)
    {
      const double baseline = top + g_array_index (paragraph->rows, DipleRow, i).baseline;
      const DipleArcRow row = { baseline - m->box_above - 1, baseline + m->box_below + m->line };

      if (row.bottom <= visible->y)
        {
          skip++;
          survey->page.first_top = row.bottom;
        }
      else if (row.top < visible->y + visible->height)
        {
          if (survey->rows->len == 0)
            {
              survey->page.rtl = paragraph->rtl;
              survey->top_offset = paragraph->extent.start +
                                   g_array_index (paragraph->rows, DipleRow, i).range.start;
            }
          g_array_append_val (survey->rows, row);
        }
    }
  g_array_append_val (survey->first, first);
  g_array_append_val (survey->skip, skip);
  survey_chips (survey, paragraph, top);
}

/* A label over the dot would take the drags that begin there, or lose its clicks to them. */
static void
survey_dot (Survey *survey)
{
  const double reach = DIPLE_DOT_REACH;
  double x, y;

  if (diple_painter_get_dot (survey->arcs->painter, &x, &y))
    {
      const DipleArcBox dot = { x - reach, y - reach, x + reach, y + reach };

      g_array_append_val (survey->arcs->chips, dot);
    }
}

static void
survey_page (Survey *survey)
{
  DiplePainter *painter = survey->arcs->painter;
  const GdkRectangle *visible = &survey->arcs->visible;
  const DipleMetrics *m = painter->metrics;
  DipleArcPage *page = &survey->page;

  page->first_top = -m->chip_height;
  page->left = gtk_text_view_get_left_margin (painter->view);
  page->right = visible->width - gtk_text_view_get_right_margin (painter->view);
  page->page_left = visible->x;
  page->page_right = visible->x + visible->width;
  page->page_top = visible->y;
  page->page_bottom = visible->y + visible->height;
  page->pitch = MAX (3, round (m->em * 0.24));
  page->head = MAX (5, round (m->em * 0.42));
  page->label_height = m->chip_height + 1;
  for (guint i = 0; i < painter->visible->len; i++)
    survey_paragraph (
        survey, g_ptr_array_index (painter->visible, i), g_array_index (painter->tops, int, i));
  survey_dot (survey);
  page->rows = (const DipleArcRow *) survey->rows->data;
  page->n_rows = survey->rows->len;
  page->chips = (const DipleArcBox *) survey->arcs->chips->data;
  page->n_chips = survey->arcs->chips->len;
  page->last_bottom =
      page->n_rows > 0 ? page->rows[page->n_rows - 1].bottom + 2 * m->chip_height : 0;
}

static void
add_stretches (Survey *survey, guint paragraph_number, GArray *stretches)
{
  const guint first = g_array_index (survey->first, guint, paragraph_number);
  const guint skip = g_array_index (survey->skip, guint, paragraph_number);

  for (guint i = 0; i < survey->pieces->len; i++)
    {
      const DiplePiece *piece = &g_array_index (survey->pieces, DiplePiece, i);
      const DipleArcStretch stretch = { first + piece->row - skip, piece->left, piece->right };

      if (piece->row >= skip && stretch.row < survey->rows->len)
        g_array_append_val (stretches, stretch);
    }
}

/* Where the pieces of @span are on the page, or on which side of it they are. */
static void
survey_end (Survey *survey, const DipleSpan *span, DipleArcEnd *end)
{
  DiplePainter *painter = survey->arcs->painter;
  g_autoptr (GArray) stretches = g_array_new (FALSE, FALSE, sizeof (DipleArcStretch));
  DipleRange first = { 0, 0 };

  for (guint j = 0; j < diple_span_n_pieces (span); j++)
    {
      const DipleRange piece = diple_span_piece (span, j);
      const DipleRange shown = { diple_display_text_from_document (painter->text, piece.start),
                                 diple_display_text_from_document (painter->text, piece.end) };

      first = j == 0 ? shown : first;
      for (guint i = 0; i < painter->visible->len; i++)
        {
          g_array_set_size (survey->pieces, 0);
          diple_paragraph_measure (g_ptr_array_index (painter->visible, i), shown, survey->pieces);
          add_stretches (survey, i, stretches);
        }
    }
  end->n_stretches = stretches->len;
  end->where = DIPLE_ARC_HERE;
  if (stretches->len == 0)
    end->where = first.start < survey->top_offset ? DIPLE_ARC_ABOVE : DIPLE_ARC_BELOW;
  else
    end->stretches = (DipleArcStretch *) g_array_free (g_steal_pointer (&stretches), FALSE);
}

static char *
cut (const char *text)
{
  g_autofree char *line = g_strdup (text);
  char *end;

  g_strdelimit (line, "\r\n\t", ' ');
  if (g_utf8_strlen (line, -1) <= FAR_TEXT)
    return g_steal_pointer (&line);
  end = g_utf8_offset_to_pointer (line, FAR_TEXT - 1);
  *end = '\0';
  return g_strconcat (line, "…", NULL);
}

/* "same claim ↗ “ferries will sail” · Pier Wire". */
static char *
words_of (DipleArcs *self, const DipleDrawnArc *drawn, const char *name)
{
  static const char *const arrows[] = { "", "↑", "↓", "↗" };
  DipleEditor *editor = self->painter->editor;

  for (guint i = 0; i < 2; i++)
    {
      const DipleArcWhere where = drawn->arc.ends[i].where;
      const DipleFarSpan *far = diple_editor_get_far (editor, drawn->ends[i]);
      const DipleSpan *span =
          diple_span_index_find (diple_editor_get_spans (editor), drawn->ends[i], NULL);
      g_autofree char *text = NULL;

      if (where == DIPLE_ARC_HERE || (span == NULL && far == NULL))
        continue;
      if (span != NULL)
        {
          g_autofree char *whole =
              diple_text_map_dup_range (diple_editor_get_text_map (editor), span->range);

          text = cut (whole);
          return g_strdup_printf ("%s %s “%s”", name, arrows[where], text);
        }
      text = cut (far->surface);
      return g_strdup_printf ("%s %s “%s” · %s", name, arrows[where], text, far->title);
    }
  return g_strdup (name);
}

static guint
rank_of (DipleArcs *self, const DipleRelation *relation)
{
  if (relation->source == self->active || relation->target == self->active)
    return 0;
  return relation->source == self->pointed || relation->target == self->pointed ? 1 : 2;
}

static gboolean
survey_ends (Survey *survey, DipleDrawnArc *drawn)
{
  DiplePainter *painter = survey->arcs->painter;
  const DipleSpan *active = diple_painter_active (painter);
  gboolean here = FALSE;

  for (guint i = 0; i < 2; i++)
    {
      const DipleSpan *span =
          diple_span_index_find (diple_editor_get_spans (painter->editor), drawn->ends[i], NULL);

      if (active != NULL && active->id == drawn->ends[i])
        span = active;
      drawn->arc.ends[i].where = DIPLE_ARC_ASIDE;
      if (span != NULL)
        survey_end (survey, span, &drawn->arc.ends[i]);
      here = here || drawn->arc.ends[i].where == DIPLE_ARC_HERE;
    }
  return here;
}

static void
add_relation (Survey *survey, const DipleRelation *relation)
{
  DipleArcs *self = survey->arcs;
  const DipleRelationType *type =
      diple_schema_relation_type (diple_editor_get_schema (self->painter->editor), relation->type);
  DipleDrawnArc drawn = { .relation = relation->id,
                          .ends = { relation->source, relation->target } };

  for (guint i = 0; i < self->drawn->len; i++)
    if (g_array_index (self->drawn, DipleDrawnArc, i).relation == relation->id)
      return;
  if (!survey_ends (survey, &drawn))
    return;
  drawn.symmetric = type != NULL && type->symmetric;
  drawn.arc.rank = rank_of (self, relation);
  drawn.strong =
      drawn.arc.rank < 2 || relation->id == self->hovered || relation->id == self->selected;
  drawn.arc.ends[1].head = !drawn.symmetric;
  diple_label_colours (type != NULL ? type->colour : NULL, self->painter->dark, &drawn.colours);
  drawn.words = words_of (self, &drawn, type != NULL ? type->name : "?");
  drawn.arc.label_width =
      diple_label_styles_text_width (self->painter->styles, drawn.words) + 2 * DIPLE_ARC_PAD;
  drawn.arc.label_least = MIN (drawn.arc.label_width, self->painter->metrics->chip_size * 5);
  g_array_append_val (self->drawn, drawn);
}

static void
add_relations_of (Survey *survey, gint64 span)
{
  const GPtrArray *relations = g_hash_table_lookup (survey->arcs->by_span, &span);

  for (guint i = 0; relations != NULL && i < relations->len; i++)
    add_relation (survey, g_ptr_array_index (relations, i));
}

static gboolean
add_span_cb (DipleSpan *span, gpointer data)
{
  add_relations_of (data, span->id);
  return TRUE;
}

/* Relations with an end on the page. */
static void
add_all (Survey *survey)
{
  DiplePainter *painter = survey->arcs->painter;
  const DipleParagraph *first, *last;
  DipleRange range;

  if (painter->visible->len == 0)
    return;
  first = g_ptr_array_index (painter->visible, 0);
  last = g_ptr_array_index (painter->visible, painter->visible->len - 1);
  range.start = diple_display_text_to_document (painter->text, first->extent.start);
  range.end = diple_display_text_to_document (painter->text, last->extent.end);
  diple_span_index_foreach (diple_editor_get_spans (painter->editor), range, add_span_cb, survey);
}

static void
add_one (Survey *survey, gint64 relation)
{
  const DipleRelation *found =
      relation != 0 ? diple_editor_find_relation (survey->arcs->painter->editor, relation) : NULL;

  if (found != NULL)
    add_relation (survey, found);
}

/* The relation as it would be made. */
static void
add_pending (Survey *survey)
{
  const DiplePainter *painter = survey->arcs->painter;
  const DipleLink *link = &painter->link;
  DipleSpanIndex *spans = diple_editor_get_spans (painter->editor);
  const DipleSpan *from = diple_span_index_find (spans, link->span, NULL);
  const DipleSpan *to = diple_span_index_find (spans, link->target, NULL);
  DipleRelation pending = { .type = link->type };

  if (from == NULL || to == NULL || link->type == 0)
    return;
  pending.source = from->id;
  pending.target = to->id;
  if (diple_link_is_reversed (
          diple_editor_get_schema (painter->editor), link->type, from->label, to->label))
    {
      pending.source = to->id;
      pending.target = from->id;
    }
  add_relation (survey, &pending);
}

static void
add_shown (Survey *survey)
{
  DipleArcs *self = survey->arcs;

  add_relations_of (survey, self->active);
  add_relations_of (survey, self->pointed);
  add_one (survey, self->hovered);
  add_one (survey, self->selected);
  if (self->show_all)
    add_all (survey);
}

/* One array, as the router wants it; the stretches stay with the arcs. */
static void
route (Survey *survey)
{
  GArray *drawn = survey->arcs->drawn;
  g_autofree DipleArc *arcs = g_new (DipleArc, drawn->len);

  for (guint i = 0; i < drawn->len; i++)
    arcs[i] = g_array_index (drawn, DipleDrawnArc, i).arc;
  diple_arcs_route (&survey->page, arcs, drawn->len);
  for (guint i = 0; i < drawn->len; i++)
    g_array_index (drawn, DipleDrawnArc, i).arc = arcs[i];
}

void
diple_arcs_find (DipleArcs *self)
{
  Survey survey = { .arcs = self };

  g_array_set_size (self->drawn, 0);
  if (self->by_span == NULL)
    index_relations (self);
  if (g_hash_table_size (self->by_span) == 0 && self->painter->link.target == 0)
    return;
  survey.rows = g_array_new (FALSE, FALSE, sizeof (DipleArcRow));
  survey.first = g_array_new (FALSE, FALSE, sizeof (guint));
  survey.skip = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_set_size (self->chips, 0);
  survey.pieces = g_array_new (FALSE, FALSE, sizeof (DiplePiece));
  survey_page (&survey);
  if (self->painter->link.span != 0)
    add_pending (&survey);
  else
    add_shown (&survey);
  route (&survey);
  g_array_unref (survey.rows);
  g_array_unref (survey.first);
  g_array_unref (survey.skip);
  g_array_unref (survey.pieces);
}
