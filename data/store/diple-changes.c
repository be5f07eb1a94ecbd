/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/store/diple-changes-private.h"

static void
clear_values (gpointer data)
{
  diple_values_clear (&((DipleDocumentChange *) data)->values);
}

DipleChanges *
diple_changes_new (const char *action, const char *sentence, gint64 document)
{
  DipleChanges *changes = g_new0 (DipleChanges, 1);

  changes->action = action;
  changes->sentence = g_strdup (sentence);
  changes->document = document;
  changes->entities = g_ptr_array_new_with_free_func ((GDestroyNotify) diple_entity_free);
  changes->removed_relations = g_array_new (FALSE, FALSE, sizeof (gint64));
  changes->removed_spans = g_array_new (FALSE, FALSE, sizeof (gint64));
  changes->spans = g_ptr_array_new_with_free_func ((GDestroyNotify) diple_span_unref);
  changes->relations = g_ptr_array_new_with_free_func ((GDestroyNotify) diple_relation_unref);
  changes->values = g_array_new (FALSE, FALSE, sizeof (DipleDocumentChange));
  g_array_set_clear_func (changes->values, clear_values);
  changes->states = g_array_new (FALSE, FALSE, sizeof (DipleStateChange));
  changes->answers = g_array_new (FALSE, FALSE, sizeof (DipleAnswer));
  return changes;
}

void
diple_changes_free (DipleChanges *changes)
{
  if (changes == NULL)
    return;
  g_free (changes->sentence);
  g_ptr_array_unref (changes->entities);
  g_array_unref (changes->removed_relations);
  g_array_unref (changes->removed_spans);
  g_ptr_array_unref (changes->spans);
  g_ptr_array_unref (changes->relations);
  g_array_unref (changes->values);
  g_array_unref (changes->states);
  g_array_unref (changes->answers);
  g_clear_pointer (&changes->facts, diple_document_free);
  g_clear_object (&changes->cancellable);
  g_free (changes);
}

void
diple_changes_set_sentence (DipleChanges *changes, const char *sentence)
{
  g_return_if_fail (changes != NULL);

  g_free (changes->sentence);
  changes->sentence = g_strdup (sentence);
}

const char *
diple_changes_get_sentence (const DipleChanges *changes)
{
  g_return_val_if_fail (changes != NULL, NULL);
  return changes->sentence;
}

void
diple_changes_follow (DipleChanges *changes,
                      DipleChangesFunc func,
                      gpointer data,
                      GCancellable *cancellable)
{
  g_return_if_fail (changes != NULL);

  changes->func = func;
  changes->data = data;
  g_set_object (&changes->cancellable, cancellable);
}

void
diple_changes_put_span (DipleChanges *changes, DipleSpan *span)
{
  g_return_if_fail (changes != NULL);
  g_return_if_fail (span != NULL);
  g_ptr_array_add (changes->spans, diple_span_ref (span));
}

void
diple_changes_put_relation (DipleChanges *changes, DipleRelation *relation)
{
  g_return_if_fail (changes != NULL);
  g_return_if_fail (relation != NULL);
  g_ptr_array_add (changes->relations, diple_relation_ref (relation));
}

void
diple_changes_remove_span (DipleChanges *changes, gint64 span)
{
  g_return_if_fail (changes != NULL);
  g_array_append_val (changes->removed_spans, span);
}

void
diple_changes_remove_relation (DipleChanges *changes, gint64 relation)
{
  g_return_if_fail (changes != NULL);
  g_array_append_val (changes->removed_relations, relation);
}

void
diple_changes_set_document_values (DipleChanges *changes,
                                   gint64 document,
                                   const DipleValues *values)
{
  const DipleDocumentChange change = { document, diple_values_copy (values) };

  g_return_if_fail (changes != NULL);
  g_array_append_val (changes->values, change);
}

void
diple_changes_set_state (DipleChanges *changes, gint64 document, DipleState state)
{
  const DipleStateChange change = { document, state };

  g_return_if_fail (changes != NULL);
  g_return_if_fail (state != DIPLE_STATE_ANY);
  g_array_append_val (changes->states, change);
}

void
diple_changes_add_answer (DipleChanges *changes, const DipleAnswer *answer)
{
  g_return_if_fail (changes != NULL);
  g_return_if_fail (answer != NULL);
  g_array_append_vals (changes->answers, answer, 1);
}

void
diple_changes_set_facts (DipleChanges *changes, const DipleDocument *facts)
{
  g_return_if_fail (changes != NULL);
  g_return_if_fail (changes->facts == NULL);
  changes->facts = diple_document_copy_facts (facts);
}

void
diple_changes_add_entity (DipleChanges *changes, const DipleEntity *entity)
{
  g_return_if_fail (changes != NULL);
  g_return_if_fail (entity->id != 0);
  g_ptr_array_add (changes->entities, diple_entity_copy (entity));
}

gboolean
diple_changes_is_empty (const DipleChanges *changes)
{
  g_return_val_if_fail (changes != NULL, TRUE);

  return changes->entities->len == 0 && changes->removed_relations->len == 0 &&
         changes->removed_spans->len == 0 && changes->spans->len == 0 &&
         changes->relations->len == 0 && changes->values->len == 0 && changes->states->len == 0 &&
         changes->answers->len == 0 && changes->facts == NULL;
}

gboolean
diple_changes_has_state (const DipleChanges *changes, gint64 document)
{
  for (guint i = 0; i < changes->states->len; i++)
    if (g_array_index (changes->states, DipleStateChange, i).document == document)
      return TRUE;
  return FALSE;
}

void
diple_changes_foreach_worked (const DipleChanges *changes,
                              void (*func) (gint64 document, gpointer data),
                              gpointer data)
{
  gint64 last = 0;

  if (changes->document != 0 && (changes->relations->len > 0 || changes->removed_spans->len > 0 ||
                                 changes->removed_relations->len > 0))
    func (last = changes->document, data);
  for (guint i = 0; i < changes->answers->len; i++)
    {
      gint64 document = g_array_index (changes->answers, DipleAnswer, i).document;

      if (document != last)
        func (last = document, data);
    }
  for (guint i = 0; i < changes->values->len; i++)
    func (last = g_array_index (changes->values, DipleDocumentChange, i).document, data);
  for (guint i = 0; i < changes->spans->len; i++)
    {
      gint64 document = ((const DipleSpan *) g_ptr_array_index (changes->spans, i))->document;

      if (document != last)
        func (last = document, data);
    }
}
