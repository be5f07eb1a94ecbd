/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "data/project/diple-editor-private.h"

gboolean
diple_editor_can_edit (DipleEditor *self)
{
  if (self->document == NULL)
    return diple_editor_refuse (self, _ ("No document is open"));
  if (self->annotator == 0)
    return diple_editor_refuse (self, _ ("Say first who annotates"));
  return TRUE;
}

DipleSpan *
diple_editor_editable_span (DipleEditor *self, gint64 id)
{
  DipleSpan *span;

  if (!diple_editor_can_edit (self))
    return NULL;
  span = diple_span_index_find (self->spans, id, NULL);
  if (span == NULL)
    diple_editor_refuse (self, _ ("No annotation is active: click one, or press Tab"));
  else if (span->annotator != self->annotator)
    {
      /* The annotator was switched a moment ago and their own are still being read. */
      diple_editor_refuse (self, _ ("Nobody changes another annotator's annotation"));
      return NULL;
    }
  return span;
}

gboolean
diple_editor_put (DipleEditor *self, DipleSpan *changed, const char *action, char *sentence)
{
  DipleChanges *changes = diple_changes_new (action, sentence, self->document->id);

  g_free (sentence);
  changed->modified = g_get_real_time () / 1000;
  diple_changes_put_span (changes, changed);
  return diple_editor_apply (self, changes, 0);
}

gint64
diple_editor_mark (DipleEditor *self, gint64 label, DipleRange range)
{
  g_autoptr (DipleSpan) span = NULL;
  g_autofree char *words = NULL;
  g_autofree char *sentence = NULL;
  DipleChanges *changes;

  g_return_val_if_fail (DIPLE_IS_EDITOR (self), 0);

  if (!diple_editor_can_edit (self))
    return 0;
  range = diple_boundaries_trim (self->boundaries, range);
  span = diple_span_new (self->document->id, self->annotator, label, range);
  diple_editor_begin_values (self, DIPLE_OWNER_SPAN, label, 0, &span->values);
  words = diple_editor_quote (self, range);
  sentence =
      g_strdup_printf (_ ("Marked “%s” as %s"), words, diple_editor_label_name (self, label));
  changes = diple_changes_new ("span.add", sentence, self->document->id);
  diple_changes_put_span (changes, span);
  return diple_editor_apply (self, changes, span->id) ? span->id : 0;
}

gboolean
diple_editor_relabel (DipleEditor *self, gint64 id, gint64 label)
{
  g_autoptr (DipleSpan) changed = NULL;
  g_autofree char *words = NULL;
  DipleSpan *span;

  g_return_val_if_fail (DIPLE_IS_EDITOR (self), FALSE);

  span = diple_editor_editable_span (self, id);
  if (span == NULL)
    return FALSE;
  if (span->label == label)
    return diple_editor_take_refusal (
        self, g_strdup_printf (_ ("This is a %s already"), diple_editor_label_name (self, label)));
  changed = diple_span_copy (span);
  changed->label = label;
  diple_editor_begin_values (self, DIPLE_OWNER_SPAN, label, span->label, &changed->values);
  words = diple_editor_quote (self, span->range);
  return diple_editor_put (self,
                           changed,
                           "span.relabel",
                           g_strdup_printf (_ ("Relabelled “%s” from %s to %s"),
                                            words,
                                            diple_editor_label_name (self, span->label),
                                            diple_editor_label_name (self, label)));
}

gboolean
diple_editor_set_note (DipleEditor *self, gint64 id, const char *note)
{
  g_autoptr (DipleSpan) changed = NULL;
  g_autofree char *words = NULL;
  DipleSpan *span;

  g_return_val_if_fail (DIPLE_IS_EDITOR (self), FALSE);
  g_return_val_if_fail (note != NULL, FALSE);

  span = diple_editor_editable_span (self, id);
  if (span == NULL)
    return FALSE;
  if (g_str_equal (span->note, note))
    return TRUE;
  changed = diple_span_copy (span);
  g_free (changed->note);
  changed->note = g_strdup (note);
  words = diple_editor_quote (self, span->range);
  return diple_editor_put (
      self, changed, "span.note", g_strdup_printf (_ ("Noted something on “%s”"), words));
}

gboolean
diple_editor_remove (DipleEditor *self, gint64 id)
{
  g_autofree char *words = NULL;
  g_autofree char *sentence = NULL;
  DipleChanges *changes;
  DipleSpan *span;

  g_return_val_if_fail (DIPLE_IS_EDITOR (self), FALSE);

  span = diple_editor_editable_span (self, id);
  if (span == NULL)
    return FALSE;
  words = diple_editor_quote (self, span->range);
  sentence =
      g_strdup_printf (_ ("Deleted %s “%s”"), diple_editor_label_name (self, span->label), words);
  changes = diple_changes_new ("span.remove", sentence, self->document->id);
  diple_changes_remove_span (changes, id);
  return diple_editor_apply (self, changes, 0);
}
