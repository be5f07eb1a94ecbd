/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/article/diple-article-view-private.h"

#include "data/diple-occurrences.h"

#include <glib/gi18n-lib.h>

/* The last span that was made or changed, once more on the next place with the same text or, while
 * the find bar shows finds, on the next of these. */

void
diple_hand_remember (DipleArticleView *self, gint64 span)
{
  self->repeated = span;
}

/* The span to repeat: the active one, else the last that was worked on. */
static DipleSpan *
find_model (DipleArticleView *self)
{
  DipleSpanIndex *spans = diple_editor_get_spans (self->editor);
  DipleSpan *active = diple_editor_get_active (self->editor);

  if (self->repeated != 0 && diple_span_index_find (spans, self->repeated, NULL) != NULL)
    return diple_span_index_find (spans, self->repeated, NULL);
  return active;
}

/* Whether the label is there already: on @range, or round it. */
static gboolean
is_marked (DipleArticleView *self, gint64 label, DipleRange range)
{
  g_autoptr (GPtrArray) here =
      diple_span_index_at (diple_editor_get_spans (self->editor), range.start);

  for (guint i = 0; i < here->len; i++)
    {
      const DipleSpan *span = g_ptr_array_index (here, i);

      if (span->label == label && span->range.start <= range.start && span->range.end >= range.end)
        return TRUE;
    }
  return FALSE;
}

static gboolean
next_same (DipleArticleView *self, const char *text, guint from, DipleRange *found)
{
  const DipleDocument *document = diple_editor_get_document (self->editor);
  const DipleOccurrences wanted = { .text = text, .whole_words = TRUE, .match_case = TRUE };

  return diple_occurrences_next (document->text,
                                 document->n_bytes,
                                 diple_editor_get_boundaries (self->editor),
                                 &wanted,
                                 from,
                                 FALSE,
                                 found);
}

/* The next place without the label after @from, and then from the text's beginning up to it. */
static gboolean
find_place (DipleArticleView *self, const DipleSpan *model, guint from, DipleRange *found)
{
  g_autofree char *text =
      diple_text_map_dup_range (diple_editor_get_text_map (self->editor), model->range);
  const gboolean finds = diple_article_view_next_find (self, 0, found);

  for (guint round = 0; round < 2; round++)
    {
      guint at = round == 0 ? from : 0;

      while (finds ? diple_article_view_next_find (self, at, found)
                   : next_same (self, text, at, found))
        {
          if (!is_marked (self, model->label, *found))
            return TRUE;
          at = found->end;
        }
    }
  return FALSE;
}

/* The find that is selected, else what comes after @model. */
static guint
place_to_begin (DipleArticleView *self, const DipleSpan *model)
{
  DipleRange selection;
  int position = 0;

  diple_article_view_count_finds (self, &position);
  return position > 0 && diple_article_view_get_selection (self, &selection) ? selection.start
                                                                             : model->range.end;
}

static void
put_again (DipleArticleView *self, const DipleSpan *model, DipleRange range)
{
  const DipleDocument *document = diple_editor_get_document (self->editor);
  const DipleLabel *label =
      diple_schema_label (diple_editor_get_schema (self->editor), model->label);
  g_autofree char *text =
      diple_text_map_dup_range (diple_editor_get_text_map (self->editor), range);
  g_autofree char *sentence = NULL;
  g_autoptr (DipleSpan) span =
      diple_span_new (document->id, diple_editor_get_annotator (self->editor), model->label, range);
  DipleChanges *changes;

  g_strdelimit (text, "\r\n\t", ' ');
  sentence = g_strdup_printf (_ ("Marked “%s” as %s too"), text, label->name);
  span->values = diple_values_copy (&model->values);
  changes = diple_changes_new ("span.add", sentence, document->id);
  diple_changes_put_span (changes, span);
  if (!diple_editor_apply (self->editor, changes, span->id))
    return;
  diple_hand_remember (self, span->id);
  diple_article_view_announce (self, sentence);
  g_signal_emit_by_name (self->editor, "told", sentence);
}

static void
refuse_end (DipleArticleView *self)
{
  g_autofree char *words = diple_keymap_dup_words (
      self->keymap,
      _ ("The text has no further place without that label; {win.occurrences} looks through the "
         "project"));

  g_signal_emit_by_name (self->editor, "refused", words);
}

void
diple_hand_repeat (DipleArticleView *self)
{
  g_autoptr (DipleSpan) model = NULL;
  DipleRange found;

  if (!diple_article_view_is_open (self))
    return;
  diple_grip_let_go (self);
  if (find_model (self) == NULL)
    {
      g_signal_emit_by_name (
          self->editor, "refused", _ ("Nothing to repeat: mark something first"));
      return;
    }
  model = diple_span_ref (find_model (self));
  if (find_place (self, model, place_to_begin (self, model), &found))
    put_again (self, model, found);
  else
    refuse_end (self);
}
