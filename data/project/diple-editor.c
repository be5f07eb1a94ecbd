/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-editor.h"

#include "data/diple-error.h"
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

static void
emit (DipleEditor *self, DipleEditorSignal signal)
{
  g_signal_emit (self, diple_editor_signals[signal], 0);
}

/* Equal words with other ids are another schema: spans point to the ids. */
static gboolean
same_schema (const DipleSchema *a, const DipleSchema *b)
{
  g_autofree char *old = diple_schema_to_json (a);
  g_autofree char *new = diple_schema_to_json (b);

  if (!g_str_equal (old, new))
    return FALSE;
  for (guint i = 0; i < a->labels->len; i++)
    if (((const DipleLabel *) g_ptr_array_index (a->labels, i))->id !=
        ((const DipleLabel *) g_ptr_array_index (b->labels, i))->id)
      return FALSE;
  return TRUE;
}

static void
take_schema (DipleEditor *self, DipleLoad *load)
{
  gboolean changed = !same_schema (self->schema, load->schema);

  g_clear_pointer (&self->schema, diple_schema_unref);
  self->schema = g_steal_pointer (&load->schema);
  if (changed)
    emit (self, DIPLE_EDITOR_SCHEMA_CHANGED);
}

static gboolean
same_metadata (GPtrArray *a, GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      const DiplePair *first = g_ptr_array_index (a, i), *second = g_ptr_array_index (b, i);

      if (!g_str_equal (first->name, second->name) || !g_str_equal (first->value, second->value))
        return FALSE;
    }
  return TRUE;
}

static gboolean
same_facts (const DipleDocument *a, const DipleDocument *b)
{
  return g_str_equal (a->title, b->title) && g_str_equal (a->author, b->author) &&
         g_str_equal (a->published, b->published) && g_str_equal (a->outlet, b->outlet) &&
         g_str_equal (a->url, b->url) && g_str_equal (a->language, b->language) &&
         same_metadata (a->metadata, b->metadata);
}

/* The text is frozen, so the old one stays with its map, which others may be reading. */
static void
take_facts (DipleEditor *self, DipleLoad *load)
{
  g_autoptr (DipleDocument) old = self->document;

  self->document = g_steal_pointer (&load->document);
  g_free (self->document->text);
  self->document->text = g_steal_pointer (&old->text);
  if (g_str_equal (self->document->language, old->language))
    return;
  diple_boundaries_free (self->boundaries);
  self->boundaries = diple_boundaries_new (self->map, self->document->language);
}

/* The one span that @spans has and the editor has not, or has otherwise; 0 when there are several.
 */
static gint64
only_news (DipleEditor *self, GPtrArray *spans)
{
  gint64 news = 0;

  for (guint i = 0; i < spans->len; i++)
    {
      const DipleSpan *span = g_ptr_array_index (spans, i);
      const DipleSpan *old = diple_span_index_find (self->spans, span->id, NULL);

      if (old != NULL && diple_span_same (old, span) && g_str_equal (old->note, span->note))
        continue;
      if (news != 0)
        return 0;
      news = span->id;
    }
  return news;
}

static void
take_again (DipleEditor *self, DipleLoad *load)
{
  gboolean facts_changed = !same_facts (self->document, load->document);
  gboolean state_changed = self->state != load->state;
  gint64 news = self->show_news ? only_news (self, load->spans) : 0;

  diple_span_index_set (self->spans, load->spans);
  self->state = load->state;
  if (facts_changed)
    take_facts (self, load);
  if (news != 0)
    self->active = news;
  else if (diple_span_index_find (self->spans, self->active, NULL) == NULL)
    self->active = 0;

  diple_editor_tell_spans (self, (DipleRange){ 0, self->document->length });
  emit (self, DIPLE_EDITOR_ACTIVE_CHANGED);
  if (facts_changed)
    emit (self, DIPLE_EDITOR_FACTS_CHANGED);
  if (state_changed)
    emit (self, DIPLE_EDITOR_STATE_CHANGED);
}

static void
take_other (DipleEditor *self, DipleLoad *load)
{
  g_clear_pointer (&self->boundaries, diple_boundaries_free);
  g_clear_pointer (&self->map, diple_text_map_free);
  g_clear_pointer (&self->document, diple_document_free);
  self->document = g_steal_pointer (&load->document);
  self->map = g_steal_pointer (&load->map);
  if (self->map != NULL)
    self->boundaries = diple_boundaries_new (self->map, self->document->language);
  if (load->spans != NULL)
    diple_span_index_set (self->spans, load->spans);
  else
    {
      g_autoptr (GPtrArray) none = g_ptr_array_new ();

      diple_span_index_set (self->spans, none);
    }
  self->state = load->state;
  self->active = 0;
  emit (self, DIPLE_EDITOR_OPENED);
}

static void
take_load (DipleEditor *self, DipleLoad *load)
{
  gboolean again =
      self->document != NULL && load->document != NULL && self->document->id == load->document->id;

  take_schema (self, load);
  if (again)
    take_again (self, load);
  else
    take_other (self, load);
  self->show_news = FALSE;
}

static void
load_failed (DipleEditor *self, const GError *error)
{
  self->show_news = FALSE;
  /* A document that left the project, by an undo or another program, cannot stay open. */
  if (!g_error_matches (error, DIPLE_ERROR, DIPLE_ERROR_NOT_FOUND))
    {
      /* Not again whenever something changes: what is open stays what is wanted. */
      self->wanted = self->document != NULL ? self->document->id : 0;
      diple_editor_refuse (self, error->message);
      return;
    }
  diple_editor_tell (self, error->message);
  diple_editor_load (self, 0);
}

/* What a load was asked by, to tell whether its answer still counts. */
typedef struct
{
  DipleEditor *editor;
  guint load;
  guint edits;
} Request;

static void
request_free (Request *request)
{
  g_object_unref (request->editor);
  g_free (request);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, request_free)

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Request) request = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleLoad) load = diple_project_run_finish (DIPLE_PROJECT (source), result, &error);
  DipleEditor *self = request->editor;

  if (request->load != self->loads)
    return; /* a newer one is on its way */
  if (load == NULL)
    load_failed (self, error);
  else if (request->edits != self->edits)
    diple_editor_load (self, self->wanted); /* it was read before the newest edit */
  else
    take_load (self, load);
}

void
diple_editor_load (DipleEditor *self, gint64 document)
{
  const DipleLoadQuery query = { document, self->annotator };
  Request *request = g_new (Request, 1);

  self->wanted = document;
  request->editor = g_object_ref (self);
  request->load = ++self->loads;
  request->edits = self->edits;
  diple_project_read_async (self->project,
                            diple_load_run,
                            g_memdup2 (&query, sizeof query),
                            g_free,
                            (GDestroyNotify) diple_load_free,
                            NULL,
                            loaded_cb,
                            request);
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
  add_plain_signal (DIPLE_EDITOR_SCHEMA_CHANGED, "schema-changed");
  add_plain_signal (DIPLE_EDITOR_STATE_CHANGED, "state-changed");
  add_plain_signal (DIPLE_EDITOR_FACTS_CHANGED, "facts-changed");
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
diple_editor_init (DipleEditor *self)
{
  self->spans = diple_span_index_new ();
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
  self->active = 0;
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

DipleState
diple_editor_get_state (DipleEditor *self)
{
  g_return_val_if_fail (DIPLE_IS_EDITOR (self), DIPLE_STATE_OPEN);
  return self->state;
}
