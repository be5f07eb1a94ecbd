/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-error.h"
#include "data/project/diple-editor-private.h"

/* What was read takes the place of what is shown. */

/* Of labels, attributes, options or relation types: each begins with its id. */
static gboolean
same_ids (GPtrArray *a, GPtrArray *b)
{
  for (guint i = 0; i < a->len; i++)
    if (*(const gint64 *) g_ptr_array_index (a, i) != *(const gint64 *) g_ptr_array_index (b, i))
      return FALSE;
  return TRUE;
}

static gboolean
same_options (const DipleSchema *a, const DipleSchema *b)
{
  for (guint i = 0; i < a->attributes->len; i++)
    if (!same_ids (((const DipleAttribute *) g_ptr_array_index (a->attributes, i))->options,
                   ((const DipleAttribute *) g_ptr_array_index (b->attributes, i))->options))
      return FALSE;
  return TRUE;
}

/* Equal words with other ids are another schema: spans and values point to the ids. */
static gboolean
same_schema (const DipleSchema *a, const DipleSchema *b)
{
  g_autofree char *old = diple_schema_to_json (a);
  g_autofree char *new = diple_schema_to_json (b);

  if (!g_str_equal (old, new))
    return FALSE;
  return same_ids (a->labels, b->labels) && same_ids (a->attributes, b->attributes) &&
         same_ids (a->relation_types, b->relation_types) && same_options (a, b);
}

/* The one that is shown stays while it says the same: others hold what it lends. */
static void
take_schema (DipleEditor *self, DipleLoad *load)
{
  if (same_schema (self->schema, load->schema))
    return;
  g_clear_pointer (&self->schema, diple_schema_unref);
  self->schema = g_steal_pointer (&load->schema);
  diple_editor_emit (self, DIPLE_EDITOR_SCHEMA_CHANGED);
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

static gboolean
is_news (const DipleSpan *old, const DipleSpan *span)
{
  return old == NULL || !diple_span_same (old, span) || !g_str_equal (old->note, span->note) ||
         !diple_values_equal (&old->values, &span->values);
}

static gboolean
is_new_link (const DipleRelation *old, const DipleRelation *relation)
{
  return old == NULL || old->type != relation->type || old->source != relation->source ||
         old->target != relation->target || !g_str_equal (old->note, relation->note) ||
         !diple_values_equal (&old->values, &relation->values);
}

/* The one span that @load has and the editor has not, or has otherwise; 0 when there are several.
 */
static gint64
only_new_span (DipleEditor *self, const DipleLoad *load, gboolean *several)
{
  gint64 news = 0;

  for (guint i = 0; i < load->spans->len; i++)
    {
      const DipleSpan *span = g_ptr_array_index (load->spans, i);

      if (!is_news (diple_span_index_find (self->spans, span->id, NULL), span))
        continue;
      *several = news != 0;
      if (*several)
        return 0;
      news = span->id;
    }
  return news;
}

/* The source, or the end that lies in the document, of the one relation that is new. */
static gint64
only_new_end (DipleEditor *self, const DipleLoad *load)
{
  const GPtrArray *relations = diple_relation_index_get_all (load->relations);
  const DipleRelation *news = NULL;

  for (guint i = 0; i < relations->len; i++)
    {
      const DipleRelation *relation = g_ptr_array_index (relations, i);

      if (!is_new_link (diple_relation_index_find (self->relations, relation->id), relation))
        continue;
      if (news != NULL)
        return 0;
      news = relation;
    }
  if (news == NULL)
    return 0;
  return diple_span_index_find (self->spans, news->source, NULL) != NULL ? news->source
                                                                         : news->target;
}

static gint64
only_news (DipleEditor *self, const DipleLoad *load)
{
  gboolean several = FALSE;
  gint64 span = only_new_span (self, load, &several);

  return span != 0 || several ? span : only_new_end (self, load);
}

static void
take_work (DipleEditor *self, DipleLoad *load)
{
  self->shown = load->annotator;
  diple_span_index_set (self->spans, load->spans);
  diple_relation_index_free (self->relations);
  self->relations = g_steal_pointer (&load->relations);
  g_clear_pointer (&self->far, g_hash_table_unref);
  self->far = g_steal_pointer (&load->far);
  diple_values_clear (&self->values);
  self->values = load->values;
  load->values = (DipleValues){ NULL, 0 };
  diple_suggestions_free (self->suggestions);
  self->suggestions = g_steal_pointer (&load->suggestions);
  diple_editor_compare_suggestions (self, (DipleRange){ 0, G_MAXUINT });
  g_hash_table_remove_all (self->entity_names);
  self->state = load->state;
}

static void
take_again (DipleEditor *self, DipleLoad *load)
{
  gboolean facts_changed = !same_facts (self->document, load->document);
  gboolean state_changed = self->state != load->state;
  gboolean values_changed = !diple_values_equal (&self->values, &load->values);
  gint64 news = self->show_news ? only_news (self, load) : 0;

  take_work (self, load);
  if (facts_changed)
    take_facts (self, load);
  if (news != 0)
    self->active = news;
  else if (diple_span_index_find (self->spans, self->active, NULL) == NULL)
    self->active = 0;

  diple_editor_tell_spans (self, (DipleRange){ 0, self->document->length });
  diple_editor_emit (self, DIPLE_EDITOR_RELATIONS_CHANGED);
  diple_editor_emit (self, DIPLE_EDITOR_SUGGESTIONS_CHANGED);
  diple_editor_emit (self, DIPLE_EDITOR_ACTIVE_CHANGED);
  if (values_changed)
    diple_editor_emit (self, DIPLE_EDITOR_VALUES_CHANGED);
  if (facts_changed)
    diple_editor_emit (self, DIPLE_EDITOR_FACTS_CHANGED);
  if (state_changed)
    diple_editor_emit (self, DIPLE_EDITOR_STATE_CHANGED);
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
  take_work (self, load);
  self->reading = load->reading;
  self->active = 0;
  diple_editor_emit (self, DIPLE_EDITOR_OPENED);
}

static void
take_load (DipleEditor *self, DipleLoad *load)
{
  gboolean again = self->document != NULL && load->document != NULL &&
                   self->document->id == load->document->id && self->shown == load->annotator;

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
