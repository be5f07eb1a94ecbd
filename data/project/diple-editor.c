/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-editor.h"

#include "data/diple-schema-store.h"
#include "data/project/diple-editor-private.h"

/* How long an edit waits for the disk, and how long behind an import. */
#define PATIENCE_MILLISECONDS 2000
#define BUSY_MILLISECONDS 50

guint diple_editor_signals[DIPLE_EDITOR_N_SIGNALS];

G_DEFINE_FINAL_TYPE (DipleEditor, diple_editor, G_TYPE_OBJECT)

gboolean
diple_editor_refuse (DipleEditor *self, const char *message)
{
  g_signal_emit (self, diple_editor_signals[DIPLE_EDITOR_REFUSED], 0, message);
  return FALSE;
}

gboolean
diple_editor_take_refusal (DipleEditor *self, char *message)
{
  if (message == NULL)
    return TRUE;
  diple_editor_refuse (self, message);
  g_free (message);
  return FALSE;
}

void
diple_editor_settle (DipleEditor *self)
{
  diple_project_settle (self->project,
                        diple_project_is_busy (self->project) ? BUSY_MILLISECONDS
                                                              : PATIENCE_MILLISECONDS);
}

void
diple_editor_tell (DipleEditor *self, const char *message)
{
  g_signal_emit (self, diple_editor_signals[DIPLE_EDITOR_TOLD], 0, message);
}

void
diple_editor_tell_spans (DipleEditor *self, DipleRange range)
{
  g_signal_emit (self, diple_editor_signals[DIPLE_EDITOR_SPANS_CHANGED], 0, range.start, range.end);
}

void
diple_editor_emit (DipleEditor *self, DipleEditorSignal signal)
{
  g_signal_emit (self, diple_editor_signals[signal], 0);
}

/* Own edits are shown already; what else changed may touch anything that is shown. */
static void
project_changed_cb (DipleEditor *self, gint64 document, gboolean elsewhere)
{
  if (elsewhere || document == 0)
    diple_editor_load (self, self->wanted);
}

static void
diple_editor_dispose (GObject *object)
{
  DipleEditor *self = DIPLE_EDITOR (object);

  if (self->project != NULL)
    g_clear_signal_handler (&self->changed_handler, self->project);
  g_clear_object (&self->project);
  G_OBJECT_CLASS (diple_editor_parent_class)->dispose (object);
}

static void
diple_editor_finalize (GObject *object)
{
  DipleEditor *self = DIPLE_EDITOR (object);

  g_clear_pointer (&self->boundaries, diple_boundaries_free);
  g_clear_pointer (&self->map, diple_text_map_free);
  g_clear_pointer (&self->document, diple_document_free);
  g_clear_pointer (&self->schema, diple_schema_unref);
  g_clear_pointer (&self->far, g_hash_table_unref);
  g_hash_table_unref (self->entity_names);
  g_hash_table_unref (self->carried);
  g_hash_table_unref (self->pins);
  diple_values_clear (&self->values);
  diple_suggestions_free (self->suggestions);
  diple_relation_index_free (self->relations);
  diple_span_index_free (self->spans);
  G_OBJECT_CLASS (diple_editor_parent_class)->finalize (object);
}

static void
add_plain_signal (DipleEditorSignal signal, const char *name)
{
  diple_editor_signals[signal] = g_signal_new (
      name, DIPLE_TYPE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
add_message_signal (DipleEditorSignal signal, const char *name)
{
  diple_editor_signals[signal] = g_signal_new (name,
                                               DIPLE_TYPE_EDITOR,
                                               G_SIGNAL_RUN_LAST,
                                               0,
                                               NULL,
                                               NULL,
                                               NULL,
                                               G_TYPE_NONE,
                                               1,
                                               G_TYPE_STRING);
}

static void
diple_editor_class_init (DipleEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = diple_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = diple_editor_finalize;

  add_plain_signal (DIPLE_EDITOR_OPENED, "opened");
  add_plain_signal (DIPLE_EDITOR_ACTIVE_CHANGED, "active-changed");
  add_plain_signal (DIPLE_EDITOR_RELATIONS_CHANGED, "relations-changed");
  add_plain_signal (DIPLE_EDITOR_VALUES_CHANGED, "values-changed");
  add_plain_signal (DIPLE_EDITOR_SCHEMA_CHANGED, "schema-changed");
  add_plain_signal (DIPLE_EDITOR_STATE_CHANGED, "state-changed");
  add_plain_signal (DIPLE_EDITOR_SUGGESTIONS_CHANGED, "suggestions-changed");
  add_plain_signal (DIPLE_EDITOR_FACTS_CHANGED, "facts-changed");
  add_message_signal (DIPLE_EDITOR_DID, "did");
  add_message_signal (DIPLE_EDITOR_TOLD, "told");
  add_message_signal (DIPLE_EDITOR_REFUSED, "refused");
  diple_editor_signals[DIPLE_EDITOR_SPANS_CHANGED] = g_signal_new ("spans-changed",
                                                                   DIPLE_TYPE_EDITOR,
                                                                   G_SIGNAL_RUN_LAST,
                                                                   0,
                                                                   NULL,
                                                                   NULL,
                                                                   NULL,
                                                                   G_TYPE_NONE,
                                                                   2,
                                                                   G_TYPE_UINT,
                                                                   G_TYPE_UINT);
}

static void
free_values (gpointer values)
{
  diple_values_clear (values);
  g_free (values);
}

static void
diple_editor_init (DipleEditor *self)
{
  self->spans = diple_span_index_new ();
  self->relations = diple_relation_index_new ();
  self->suggestions = diple_suggestions_new ();
  self->entity_names = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->carried = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_values);
  self->pins = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->state = DIPLE_STATE_OPEN;
}

DipleEditor *
diple_editor_new (DipleProject *project, gint64 annotator, GError **error)
{
  g_autoptr (DipleEditor) self = NULL;

  g_return_val_if_fail (DIPLE_IS_PROJECT (project), NULL);

  self = g_object_new (DIPLE_TYPE_EDITOR, NULL);
  self->annotator = annotator;
  self->schema = diple_schema_load (diple_project_get_reader (project), error);
  if (self->schema == NULL)
    return NULL;
  self->project = g_object_ref (project);
  self->changed_handler = g_signal_connect_object (
      project, "changed", G_CALLBACK (project_changed_cb), self, G_CONNECT_SWAPPED);
  return g_steal_pointer (&self);
}

void
diple_editor_set_annotator (DipleEditor *self, gint64 annotator)
{
  g_return_if_fail (DIPLE_IS_EDITOR (self));

  if (self->annotator == annotator)
    return;
  self->annotator = annotator;
  self->shown = 0; /* also when they come back before the other one's work was read */
  self->active = 0;
  g_hash_table_remove_all (self->carried);
  diple_editor_load (self, self->wanted);
}

void
diple_editor_open (DipleEditor *self, gint64 document)
{
  g_return_if_fail (DIPLE_IS_EDITOR (self));
  self->show_news = FALSE;
  diple_editor_load (self, document);
}

DipleProject *
diple_editor_get_project (DipleEditor *self)
{
  g_return_val_if_fail (DIPLE_IS_EDITOR (self), NULL);
  return self->project;
}

gint64
diple_editor_get_annotator (DipleEditor *self)
{
  g_return_val_if_fail (DIPLE_IS_EDITOR (self), 0);
  return self->annotator;
}

DipleSchema *
diple_editor_get_schema (DipleEditor *self)
{
  g_return_val_if_fail (DIPLE_IS_EDITOR (self), NULL);
  return self->schema;
}

const DipleDocument *
diple_editor_get_document (DipleEditor *self)
{
  g_return_val_if_fail (DIPLE_IS_EDITOR (self), NULL);
  return self->document;
}

const DipleTextMap *
diple_editor_get_text_map (DipleEditor *self)
{
  g_return_val_if_fail (DIPLE_IS_EDITOR (self), NULL);
  return self->map;
}

DipleBoundaries *
diple_editor_get_boundaries (DipleEditor *self)
{
  g_return_val_if_fail (DIPLE_IS_EDITOR (self), NULL);
  return self->boundaries;
}

DipleSpanIndex *
diple_editor_get_spans (DipleEditor *self)
{
  g_return_val_if_fail (DIPLE_IS_EDITOR (self), NULL);
  return self->spans;
}

const DipleReading *
diple_editor_get_reading (DipleEditor *self)
{
  g_return_val_if_fail (DIPLE_IS_EDITOR (self), NULL);
  return &self->reading;
}

DipleState
diple_editor_get_state (DipleEditor *self)
{
  g_return_val_if_fail (DIPLE_IS_EDITOR (self), DIPLE_STATE_OPEN);
  return self->state;
}
