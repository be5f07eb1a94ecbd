/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/article/diple-highlight-painter-private.h"

#include <math.h>

/* What models suggest is drawn with the paragraphs' own spans; this is what is special about it. */

gboolean
diple_painter_is_suggested (const DiplePainter *self, const DipleSpan *span)
{
  const DipleSuggestions *suggestions = diple_editor_get_suggestions (self->editor);

  return *diple_suggestions_model_name (suggestions, span->annotator) != '\0';
}

char *
diple_suggestion_words (const DipleSpan *suggested)
{
  return isnan (suggested->score) ? NULL : g_strdup_printf (" %.2f", suggested->score);
}

void
diple_painter_set_show_suggestions (DiplePainter *self, gboolean show)
{
  self->show_suggestions = show;
  diple_painter_invalidate (self, (DipleRange){ 0, G_MAXUINT });
}

void
diple_painter_draw_suggestion (DiplePainter *self, GtkSnapshot *snapshot)
{
  const DipleSpan *span = NULL;

  if (self->chosen.span != 0)
    span = diple_span_index_find (
        diple_suggestions_get_open (diple_editor_get_suggestions (self->editor)),
        self->chosen.span,
        NULL);
  if (span == NULL)
    return;
  diple_painter_foreach_piece (self, span, diple_painter_outline, snapshot);
  diple_painter_draw_chip (self, span, snapshot);
}
