/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "data/project/diple-editor-private.h"
#include "data/store/diple-changes-private.h"

/* What models suggest, and what the annotator makes of it. */

static DipleOwnWork
own_work (DipleEditor *self)
{
  return (DipleOwnWork){
    .schema = self->schema,
    .document = self->document->id,
    .annotator = self->annotator,
    .spans = self->spans,
    .relations = diple_relation_index_get_all (self->relations),
    .values = &self->values,
  };
}

gboolean
diple_editor_compare_suggestions (DipleEditor *self, DipleRange range)
{
  DipleOwnWork own;

  if (self->document == NULL || diple_suggestions_count (self->suggestions) == 0)
    return FALSE;
  own = own_work (self);
  return diple_suggestions_compare (self->suggestions, &own, range);
}

const DipleSuggestions *
diple_editor_get_suggestions (DipleEditor *self)
{
  g_return_val_if_fail (DIPLE_IS_EDITOR (self), NULL);
  return self->suggestions;
}

/* The open suggestion with that id, lent; NULL, and "refused" said why, when there is none. */
static DipleSpan *
open_suggestion (DipleEditor *self, gint64 suggested)
{
  DipleSpan *span;

  if (!diple_editor_can_edit (self))
    return NULL;
  span = diple_span_index_find (diple_suggestions_get_open (self->suggestions), suggested, NULL);
  if (span == NULL)
    diple_editor_refuse (self, _ ("The suggestion is no longer open"));
  return span;
}

/* The other ends of relations that come along, for what is shown of them. */
static void
keep_far_ends (DipleEditor *self, const DipleChanges *changes)
{
  for (guint i = 0; i < changes->relations->len; i++)
    {
      const DipleRelation *relation = g_ptr_array_index (changes->relations, i);
      const DipleFarSpan *source = diple_suggestions_get_far (self->suggestions, relation->source);
      const DipleFarSpan *target = diple_suggestions_get_far (self->suggestions, relation->target);

      if (source != NULL)
        diple_editor_keep_far (self, source);
      if (target != NULL)
        diple_editor_keep_far (self, target);
    }
}

static char *
accepted_sentence (DipleEditor *self, const DipleSpan *suggested, gint64 label)
{
  const char *model = diple_suggestions_model_name (self->suggestions, suggested->annotator);
  const char *name = diple_editor_label_name (self, suggested->label);
  g_autofree char *quote = diple_editor_quote (self, suggested->range);

  if (label != 0 && label != suggested->label)
    /* Translators: a label, the text that it was suggested for, the model, the label instead. */
    return g_strdup_printf (_ ("Accepted %s “%s” of %s as %s"),
                            name,
                            quote,
                            model,
                            diple_editor_label_name (self, label));
  /* Translators: a label, the text that it was suggested for, and the model. */
  return g_strdup_printf (_ ("Accepted %s “%s” of %s"), name, quote, model);
}

/* Fills a new action with @chosen; NULL, and "refused" said why, when nothing of it can stand. */
static DipleChanges *
accept (DipleEditor *self, const GPtrArray *chosen, gint64 label, guint *n)
{
  const DipleOwnWork own = own_work (self);
  g_autoptr (DipleChanges) changes =
      diple_changes_new ("suggestion.accept", "", self->document->id);
  g_autofree char *why = NULL;

  *n = diple_suggestions_accept (self->suggestions, &own, chosen, label, changes, &why);
  if (*n > 0)
    {
      keep_far_ends (self, changes);
      return g_steal_pointer (&changes);
    }
  diple_editor_refuse (self, why != NULL ? why : _ ("No suggestion is open"));
  return NULL;
}

gint64
diple_editor_accept_suggestion (DipleEditor *self,
                                gint64 suggested,
                                gint64 label,
                                gboolean activate)
{
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();
  g_autofree char *sentence = NULL;
  DipleChanges *changes;
  DipleSpan *span;
  gint64 own;
  guint n;

  g_return_val_if_fail (DIPLE_IS_EDITOR (self), 0);

  span = open_suggestion (self, suggested);
  if (span == NULL)
    return 0;
  g_ptr_array_add (chosen, span);
  changes = accept (self, chosen, label, &n);
  if (changes == NULL)
    return 0;
  sentence = accepted_sentence (self, span, label);
  diple_changes_set_sentence (changes, sentence);
  own = ((const DipleSpan *) g_ptr_array_index (changes->spans, 0))->id;
  return diple_editor_apply (self, changes, activate ? own : 0) ? own : 0;
}

guint
diple_editor_accept_suggestions_above (DipleEditor *self, double score)
{
  g_autoptr (GPtrArray) chosen = NULL;
  g_autofree char *sentence = NULL;
  DipleChanges *changes;
  guint n = 0;

  g_return_val_if_fail (DIPLE_IS_EDITOR (self), 0);

  if (!diple_editor_can_edit (self))
    return 0;
  chosen = diple_suggestions_above (self->suggestions, score);
  changes = accept (self, chosen, 0, &n);
  if (changes == NULL)
    return 0;
  /* Translators: how many, and a score between 0 and 1. */
  sentence = g_strdup_printf (ngettext ("Accepted %u suggestion with a score of %.2f or more",
                                        "Accepted %u suggestions with a score of %.2f or more",
                                        n),
                              n,
                              score);
  diple_changes_set_sentence (changes, sentence);
  return diple_editor_apply (self, changes, 0) ? n : 0;
}

gboolean
diple_editor_reject_suggestion (DipleEditor *self, gint64 suggested)
{
  g_autofree char *quote = NULL;
  g_autofree char *sentence = NULL;
  DipleChanges *changes;
  DipleSpan *span;

  g_return_val_if_fail (DIPLE_IS_EDITOR (self), FALSE);

  span = open_suggestion (self, suggested);
  if (span == NULL)
    return FALSE;
  quote = diple_editor_quote (self, span->range);
  sentence = g_strdup_printf (_ ("Rejected %s “%s” of %s"),
                              diple_editor_label_name (self, span->label),
                              quote,
                              diple_suggestions_model_name (self->suggestions, span->annotator));
  changes = diple_changes_new ("suggestion.reject", sentence, self->document->id);
  diple_suggestions_reject (span, changes);
  return diple_editor_apply (self, changes, 0);
}

static DipleSuggestedLabel *
open_label (DipleEditor *self, gint64 model, gint64 attribute)
{
  const GPtrArray *labels = diple_suggestions_get_open_labels (self->suggestions);

  if (!diple_editor_can_edit (self))
    return NULL;
  for (guint i = 0; i < labels->len; i++)
    {
      DipleSuggestedLabel *label = g_ptr_array_index (labels, i);

      if (label->model == model && label->attribute == attribute)
        return label;
    }
  diple_editor_refuse (self, _ ("The suggestion is no longer open"));
  return NULL;
}

/* "genre: report". */
static char *
label_words (DipleEditor *self, const DipleSuggestedLabel *label)
{
  const DipleAttribute *attribute = diple_schema_attribute (self->schema, label->attribute);
  g_autofree char *values = diple_editor_describe_values (
      self, label->attribute, label->values.items, label->values.n_items);

  return g_strdup_printf ("%s: %s", attribute->name, values);
}

gboolean
diple_editor_accept_suggested_label (DipleEditor *self, gint64 model, gint64 attribute)
{
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();
  g_autoptr (DipleChanges) changes = NULL;
  g_autofree char *words = NULL;
  g_autofree char *sentence = NULL;
  DipleSuggestedLabel *label;
  DipleOwnWork own;

  g_return_val_if_fail (DIPLE_IS_EDITOR (self), FALSE);

  label = open_label (self, model, attribute);
  if (label == NULL)
    return FALSE;
  own = own_work (self);
  /* Translators: an attribute with its value, and the model. */
  words = label_words (self, label);
  sentence = g_strdup_printf (_ ("Accepted for the document %s, of %s"),
                              words,
                              diple_suggestions_model_name (self->suggestions, model));
  changes = diple_changes_new ("suggestion.accept", sentence, own.document);
  g_ptr_array_add (chosen, label);
  if (diple_suggestions_accept_labels (self->suggestions, &own, chosen, changes) == 0)
    return diple_editor_refuse (self, _ ("The schema does not allow this value any more"));
  return diple_editor_apply (self, g_steal_pointer (&changes), 0);
}

gboolean
diple_editor_reject_suggested_label (DipleEditor *self, gint64 model, gint64 attribute)
{
  g_autofree char *words = NULL;
  g_autofree char *sentence = NULL;
  DipleSuggestedLabel *label;
  DipleChanges *changes;

  g_return_val_if_fail (DIPLE_IS_EDITOR (self), FALSE);

  label = open_label (self, model, attribute);
  if (label == NULL)
    return FALSE;
  /* Translators: an attribute with its value, and the model. */
  words = label_words (self, label);
  sentence = g_strdup_printf (_ ("Rejected for the document %s, of %s"),
                              words,
                              diple_suggestions_model_name (self->suggestions, model));
  changes = diple_changes_new ("suggestion.reject", sentence, self->document->id);
  diple_suggestions_reject_label (label, self->document->id, changes);
  return diple_editor_apply (self, changes, 0);
}
