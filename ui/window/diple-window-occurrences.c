/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/window/diple-window-private.h"

#include "ui/occurrences/diple-occurrences-dialog-private.h"

#include <glib/gi18n-lib.h>

/* What is looked for: the selection, else the active span, else the word at the caret. */
static char *
find_text (DipleWindow *self, const DipleSpan *active)
{
  const DipleTextMap *map = diple_editor_get_text_map (self->editor);
  DipleArticleView *view = diple_annotate_page_get_view (self->page);
  DipleRange range;

  if (!diple_article_view_get_selection (view, &range))
    range = active != NULL ? active->range
                           : diple_boundaries_word_at (diple_editor_get_boundaries (self->editor),
                                                       range.start);
  return g_strstrip (diple_text_map_dup_range (map, range));
}

void
diple_window_show_occurrences (DipleWindow *self)
{
  const DipleSpan *active = diple_editor_get_active (self->editor);
  DipleArticleView *view = diple_annotate_page_get_view (self->page);
  const gint64 armed = diple_article_view_get_armed (view);
  g_autofree char *text = NULL;

  if (diple_editor_get_document (self->editor) == NULL)
    return;
  text = find_text (self, active);
  if (*text == '\0')
    {
      g_signal_emit_by_name (self->editor,
                             "refused",
                             _ ("Nothing to look for: make a span active or select some text"));
      return;
    }
  gtk_window_present (
      GTK_WINDOW (diple_occurrences_dialog_new (GTK_WINDOW (self),
                                                self->editor,
                                                text,
                                                active != NULL ? active->label : armed,
                                                active != NULL ? &active->values : NULL)));
}
