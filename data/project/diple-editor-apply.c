/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "data/diple-schema-rules.h"
#include "data/project/diple-editor-private.h"
#include "data/store/diple-changes-private.h"

/* From here on many spans are put into the index in one go. */
#define MANY_SPANS 32

/* One action on its way into memory, and what it does there. */
typedef struct
{
  DipleEditor *self;
  DipleChanges *changes;
  GHashTable *put;     /* gint64 * to DipleSpan *: the spans that are put */
  GHashTable *settled; /* gint64 *: relations of which is known what becomes */
  DipleRange touched;
  guint relations_gone; /* with a span, or because a new label does not allow them */
  guint values_gone;    /* attributes that a new label does not carry */
  gboolean spans;
  gboolean relations;
  gboolean values;
  gboolean active;
  gboolean state;
  gboolean suggestions;
} Step;

static gboolean
is_open (Step *step, gint64 document)
{
  return step->self->document != NULL && step->self->document->id == document;
}

static void
touch (Step *step, DipleRange range)
{
  if (!step->spans)
    step->touched = range;
  step->touched.start = MIN (step->touched.start, range.start);
  step->touched.end = MAX (step->touched.end, range.end);
  step->spans = TRUE;
}

/* The relations that are put or removed whatever becomes of the spans. */
static GHashTable *
index_relations (const DipleChanges *changes)
{
  GHashTable *settled = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < changes->relations->len; i++)
    g_hash_table_add (settled, &((DipleRelation *) g_ptr_array_index (changes->relations, i))->id);
  return settled;
}

/* The relations of a span with a new label that the schema does not allow go with the old one. */
static void
drop_misfits (Step *step, gint64 span)
{
  DipleEditor *self = step->self;
  const GPtrArray *relations = diple_relation_index_of (self->relations, span);

  for (guint i = 0; relations != NULL && i < relations->len; i++)
    {
      DipleRelation *relation = g_ptr_array_index (relations, i);
      const DipleSpan *source = diple_editor_look_up (self, step->put, relation->source);
      const DipleSpan *target = diple_editor_look_up (self, step->put, relation->target);
      g_autofree char *why = NULL;

      if (source == NULL || target == NULL || g_hash_table_contains (step->settled, &relation->id))
        continue;
      why = diple_schema_why_not_join (self->schema,
                                       relation->type,
                                       source->label,
                                       target->label,
                                       source->document != target->document);
      if (why == NULL)
        continue;
      diple_changes_remove_relation (step->changes, relation->id);
      g_hash_table_add (step->settled, &relation->id);
      step->relations_gone++;
    }
}

/* As the store does: what is no longer asked for is no longer said. */
static void
settle_span (Step *step, guint i)
{
  GPtrArray *spans = step->changes->spans;
  DipleSpan *span = g_ptr_array_index (spans, i);
  const DipleSpan *old = diple_span_index_find (step->self->spans, span->id, NULL);
  g_autoptr (DipleSpan) settled = NULL;
  guint gone;

  if (old == NULL)
    return;
  settled = diple_span_copy (span);
  gone = diple_schema_settle_values (step->self->schema,
                                     DIPLE_OWNER_SPAN,
                                     old->label,
                                     &old->values,
                                     span->label,
                                     &settled->values);
  if (old->label != span->label)
    {
      step->values_gone += gone;
      drop_misfits (step, span->id);
    }
  if (gone == 0)
    return;
  g_ptr_array_index (spans, i) = diple_span_ref (settled);
  g_hash_table_replace (step->put, &settled->id, settled);
  diple_span_unref (span);
}

static void
settle_spans (Step *step)
{
  const GArray *removed = step->changes->removed_relations;

  step->put = diple_changes_index_spans (step->changes);
  step->settled = index_relations (step->changes);
  for (guint i = 0; i < removed->len; i++)
    {
      DipleRelation *relation =
          diple_relation_index_find (step->self->relations, g_array_index (removed, gint64, i));

      if (relation != NULL)
        g_hash_table_add (step->settled, &relation->id);
    }
  for (guint i = 0; i < step->changes->spans->len; i++)
    settle_span (step, i);
  g_clear_pointer (&step->put, g_hash_table_unref);
  g_clear_pointer (&step->settled, g_hash_table_unref);
}

static void
remove_relation (Step *step, gint64 id)
{
  if (diple_relation_index_remove (step->self->relations, id))
    step->relations = TRUE;
}

static void
remove_span (Step *step, gint64 id)
{
  DipleEditor *self = step->self;
  const DipleSpan *span = diple_span_index_find (self->spans, id, NULL);
  const GPtrArray *relations;

  while ((relations = diple_relation_index_of (self->relations, id)) != NULL)
    {
      remove_relation (step, ((const DipleRelation *) g_ptr_array_index (relations, 0))->id);
      step->relations_gone++;
    }
  if (span == NULL)
    return;
  touch (step, span->range);
  diple_span_index_remove (self->spans, id);
  if (self->active == id)
    self->active = 0;
}

static void
note_span (Step *step, const DipleSpan *span)
{
  const DipleSpan *old = diple_span_index_find (step->self->spans, span->id, NULL);

  if (old != NULL)
    touch (step, old->range);
  touch (step, span->range);
  step->active = step->active || span->id == step->self->active;
}

/* Each put into the index rebuilds its tree, so that many are put with one rebuild. */
static void
put_many (Step *step)
{
  DipleSpanIndex *index = step->self->spans;
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func ((GDestroyNotify) diple_span_unref);

  for (guint i = 0; i < diple_span_index_size (index); i++)
    g_ptr_array_add (kept, diple_span_ref (diple_span_index_get (index, i)));
  g_ptr_array_extend (all, kept, NULL, NULL);
  for (guint i = 0; i < step->changes->spans->len; i++)
    {
      DipleSpan *span = g_ptr_array_index (step->changes->spans, i);

      if (!is_open (step, span->document))
        continue;
      note_span (step, span);
      g_ptr_array_add (all, span); /* after the one with the same id, which it replaces */
    }
  diple_span_index_set (index, all);
}

static void
put_spans (Step *step)
{
  GPtrArray *spans = step->changes->spans;

  if (spans->len >= MANY_SPANS)
    {
      put_many (step);
      return;
    }
  for (guint i = 0; i < spans->len; i++)
    {
      DipleSpan *span = g_ptr_array_index (spans, i);

      if (!is_open (step, span->document))
        continue;
      note_span (step, span);
      diple_span_index_put (step->self->spans, span);
    }
}

static void
put_relations (Step *step)
{
  DipleEditor *self = step->self;
  GPtrArray *relations = step->changes->relations;

  for (guint i = 0; i < relations->len; i++)
    {
      DipleRelation *relation = g_ptr_array_index (relations, i);

      if (diple_span_index_find (self->spans, relation->source, NULL) == NULL &&
          diple_span_index_find (self->spans, relation->target, NULL) == NULL)
        continue;
      diple_relation_index_put (self->relations, relation);
      step->relations = TRUE;
    }
}

static void
put_values (Step *step)
{
  const GArray *values = step->changes->values;

  for (guint i = 0; i < values->len; i++)
    {
      const DipleDocumentChange *change = &g_array_index (values, DipleDocumentChange, i);

      if (!is_open (step, change->document))
        continue;
      diple_values_clear (&step->self->values);
      step->self->values = diple_values_copy (&change->values);
      step->values = TRUE;
    }
}

static void
set_state (Step *step, DipleState state)
{
  step->state = step->state || step->self->state != state;
  step->self->state = state;
}

/* The first mark on a document begins the work on it, in the same action. */
static void
begin_work (gint64 document, gpointer data)
{
  Step *step = data;

  if (is_open (step, document) && step->self->state == DIPLE_STATE_OPEN)
    set_state (step, DIPLE_STATE_IN_PROGRESS);
}

static void
put_states (Step *step)
{
  const GArray *states = step->changes->states;

  if (step->self->document != NULL &&
      !diple_changes_has_state (step->changes, step->self->document->id))
    diple_changes_foreach_worked (step->changes, begin_work, step);
  for (guint i = 0; i < states->len; i++)
    {
      const DipleStateChange *change = &g_array_index (states, DipleStateChange, i);

      if (is_open (step, change->document))
        set_state (step, change->state);
    }
}

static void
learn_entities (Step *step)
{
  const GPtrArray *entities = step->changes->entities;

  for (guint i = 0; i < entities->len; i++)
    {
      const DipleEntity *entity = g_ptr_array_index (entities, i);

      g_hash_table_replace (step->self->entity_names,
                            g_memdup2 (&entity->id, sizeof entity->id),
                            g_strdup (entity->name));
    }
}

/* What was answered, and what was said by hand as a suggestion says it. */
static void
settle_suggestions (Step *step)
{
  const GArray *answers = step->changes->answers;
  DipleRange range = step->spans ? step->touched : (DipleRange){ 0, 0 };

  for (guint i = 0; i < answers->len; i++)
    {
      const DipleAnswer *answer = &g_array_index (answers, DipleAnswer, i);

      if (!is_open (step, answer->document))
        continue;
      diple_suggestions_take_answer (step->self->suggestions, answer);
      range = (DipleRange){ 0, G_MAXUINT };
    }
  step->suggestions = diple_editor_compare_suggestions (step->self, range);
}

static void
change_memory (Step *step, gint64 active)
{
  DipleChanges *changes = step->changes;
  gint64 before = step->self->active;

  learn_entities (step);
  for (guint i = 0; i < changes->removed_relations->len; i++)
    remove_relation (step, g_array_index (changes->removed_relations, gint64, i));
  for (guint i = 0; i < changes->removed_spans->len; i++)
    remove_span (step, g_array_index (changes->removed_spans, gint64, i));
  put_spans (step);
  put_relations (step);
  put_values (step);
  put_states (step);
  settle_suggestions (step);
  if (active != 0)
    step->self->active = active;
  step->active = step->active || step->self->active != before;
}

static void
emit_all (Step *step)
{
  DipleEditor *self = step->self;

  if (step->spans)
    diple_editor_tell_spans (self, step->touched);
  if (step->relations)
    diple_editor_emit (self, DIPLE_EDITOR_RELATIONS_CHANGED);
  if (step->suggestions)
    diple_editor_emit (self, DIPLE_EDITOR_SUGGESTIONS_CHANGED);
  if (step->active)
    diple_editor_emit (self, DIPLE_EDITOR_ACTIVE_CHANGED);
  if (step->values)
    diple_editor_emit (self, DIPLE_EDITOR_VALUES_CHANGED);
  if (step->state)
    diple_editor_emit (self, DIPLE_EDITOR_STATE_CHANGED);
}

static char *
count_relations (guint n)
{
  return g_strdup_printf (ngettext ("%u relation", "%u relations", n), n);
}

/* Says what else goes, to people and in the history: "Deleted Claim “…” and 2 relations". */
static void
tell_losses (Step *step)
{
  g_autofree char *relations = count_relations (step->relations_gone);
  g_autofree char *values =
      g_strdup_printf (ngettext ("%u value", "%u values", step->values_gone), step->values_gone);
  const char *sentence = diple_changes_get_sentence (step->changes);
  g_autofree char *longer = NULL;

  if (step->relations_gone == 0 && step->values_gone == 0)
    return;
  if (step->changes->removed_spans->len > 0)
    longer = g_strdup_printf (_ ("%s and %s"), sentence, relations);
  else if (step->values_gone == 0)
    longer = g_strdup_printf (_ ("%s, without %s that it cannot have"), sentence, relations);
  else if (step->relations_gone == 0)
    longer = g_strdup_printf (_ ("%s, without %s that it cannot have"), sentence, values);
  else
    /* Translators: a sentence, “2 relations”, “1 value”. */
    longer = g_strdup_printf (
        _ ("%s, without %s and %s that it cannot have"), sentence, relations, values);
  diple_changes_set_sentence (step->changes, longer);
  diple_editor_tell (step->self, longer);
}

/* What the writing thread does. */
typedef struct
{
  gint64 annotator;
  DipleChanges *changes;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  diple_changes_free (job->changes);
  g_free (job);
}

static gpointer
run (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Job *job = data;

  return GINT_TO_POINTER (diple_changes_write (store, job->annotator, job->changes, error));
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DipleEditor) self = data;
  g_autoptr (GError) error = NULL;

  if (diple_project_run_finish (DIPLE_PROJECT (source), result, &error) != NULL)
    return;
  diple_editor_refuse (self, error->message);
  diple_editor_load (self, self->wanted);
}

static void
find_other (gint64 document, gpointer data)
{
  gint64 *ours = data;

  if (document != *ours)
    *ours = 0;
}

/* The document that "changed" will name, or 0 when there are several. */
static gint64
document_of (const DipleChanges *changes)
{
  gint64 document = changes->document;

  diple_changes_foreach_worked (changes, find_other, &document);
  for (guint i = 0; i < changes->states->len; i++)
    find_other (g_array_index (changes->states, DipleStateChange, i).document, &document);
  return document;
}

void
diple_editor_write (DipleEditor *self, DipleChanges *changes)
{
  const Job job = { self->annotator, changes };

  self->edits++;
  g_signal_emit (
      self, diple_editor_signals[DIPLE_EDITOR_DID], 0, diple_changes_get_sentence (changes));
  diple_project_write_async (self->project,
                             run,
                             g_memdup2 (&job, sizeof job),
                             job_free,
                             NULL,
                             document_of (changes),
                             NULL,
                             written_cb,
                             g_object_ref (self));
  diple_editor_settle (self);
}

gboolean
diple_editor_apply (DipleEditor *self, DipleChanges *taken, gint64 active)
{
  g_autoptr (DipleChanges) changes = taken;
  Step step = { .self = self, .changes = changes };

  g_return_val_if_fail (DIPLE_IS_EDITOR (self), FALSE);
  g_return_val_if_fail (changes != NULL, FALSE);

  if (self->annotator == 0)
    return diple_editor_refuse (self, _ ("Say first who annotates"));
  settle_spans (&step);
  if (!diple_editor_check (self, changes))
    return FALSE;
  change_memory (&step, active);
  emit_all (&step);
  tell_losses (&step);
  diple_editor_write (self, g_steal_pointer (&changes));
  return TRUE;
}
