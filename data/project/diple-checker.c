/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-checker.h"

#include "data/project/diple-checker-private.h"
#include "data/project/diple-relation-index-private.h"

/* How long one step of looking may take: a fraction of a frame. */
#define STEP_MICROSECONDS 2500

/* What depends on the span alone, and not on its neighbours and relations. */
#define TEXT_VALIDATORS                                                                            \
  (1u << DIPLE_VALIDATOR_FULL_STOP | 1u << DIPLE_VALIDATOR_QUOTATION |                             \
   1u << DIPLE_VALIDATOR_EDGE | 1u << DIPLE_VALIDATOR_WORD)

typedef struct
{
  DipleSpan *span; /* as it was looked at */
  char *text;      /* about its text, or NULL */
  char *all;       /* the whole sentence, or NULL */
} Finding;

struct _DipleChecker
{
  GObject parent_instance;

  DipleEditor *editor;
  GHashTable *findings; /* gint64 * to Finding * */
  DipleSpanIndex *seen; /* the spans of the findings */
  GHashTable *flags;    /* gint64 * to DipleFlag * */
  DipleValidatorSet off;
  guint warned; /* findings with a warning */

  guint idle;            /* source, or 0 */
  GArray *pending;       /* gint64: spans to look at, or to forget when they are gone */
  guint position;        /* of the next of these */
  gboolean anew;         /* what was found out about texts counts no more */
  gboolean news;         /* something new was found */
  GPtrArray *relations;  /* DipleRelation *, those that rest knows */
  DipleValidation *text; /* this and rest are NULL while no document is open */
  DipleValidation *rest;
  GCancellable *loading;
};

G_DEFINE_FINAL_TYPE (DipleChecker, diple_checker, G_TYPE_OBJECT)

static guint changed_signal;

static void
finding_free (Finding *finding)
{
  diple_span_unref (finding->span);
  g_free (finding->text);
  g_free (finding->all);
  g_free (finding);
}

static void
stop (DipleChecker *self)
{
  g_clear_handle_id (&self->idle, g_source_remove);
  g_array_set_size (self->pending, 0);
  self->position = 0;
  g_clear_pointer (&self->text, diple_validation_free);
  g_clear_pointer (&self->rest, diple_validation_free);
}

/* The messages about @span, or NULL; a new string. */
static char *
look (DipleValidation *validation, const DipleSpan *span)
{
  g_autoptr (GPtrArray) warnings =
      g_ptr_array_new_with_free_func ((GDestroyNotify) diple_warning_free);
  g_autoptr (GString) sentence = g_string_new (NULL);

  diple_validation_look (validation, span, warnings);
  for (guint i = 0; i < warnings->len; i++)
    {
      const DipleWarning *warning = g_ptr_array_index (warnings, i);

      g_string_append_printf (sentence, "%s%s", i > 0 ? "; " : "", warning->message);
    }
  return sentence->len > 0 ? g_string_free (g_steal_pointer (&sentence), FALSE) : NULL;
}

static char *
join (const char *text, const char *rest)
{
  if (text == NULL || rest == NULL)
    return g_strdup (text != NULL ? text : rest);
  return g_strconcat (rest, "; ", text, NULL);
}

/* Spans are immutable, so the same one still has the same text. */
static void
look_at (DipleChecker *self, DipleSpan *span)
{
  const Finding *old = g_hash_table_lookup (self->findings, &span->id);
  const char *before = old != NULL ? old->all : NULL;
  Finding *finding = g_new0 (Finding, 1);
  g_autofree char *rest = look (self->rest, span);

  finding->span = diple_span_ref (span);
  if (old != NULL && old->span == span && !self->anew)
    finding->text = g_strdup (old->text);
  else
    finding->text = look (self->text, span);
  finding->all = join (finding->text, rest);
  self->news |= g_strcmp0 (finding->all, before) != 0;
  self->warned += (finding->all != NULL) - (before != NULL);
  g_hash_table_replace (self->findings, g_memdup2 (&span->id, sizeof span->id), finding);
  diple_span_index_put (self->seen, span);
}

static void
forget (DipleChecker *self, gint64 span)
{
  const Finding *finding = g_hash_table_lookup (self->findings, &span);

  if (finding == NULL)
    return;
  self->news |= finding->all != NULL;
  self->warned -= finding->all != NULL;
  g_hash_table_remove (self->findings, &span);
  diple_span_index_remove (self->seen, span);
}

static void
forget_all (DipleChecker *self)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  self->news |= self->warned > 0;
  self->warned = 0;
  g_hash_table_remove_all (self->findings);
  diple_span_index_set (self->seen, none);
}

static void
finish (DipleChecker *self)
{
  g_array_set_size (self->pending, 0);
  self->position = 0;
  self->anew = FALSE;
  if (self->news)
    g_signal_emit (self, changed_signal, 0);
  self->news = FALSE;
}

static gboolean
step_cb (gpointer data)
{
  DipleChecker *self = data;
  DipleSpanIndex *spans = diple_editor_get_spans (self->editor);
  const gint64 end = g_get_monotonic_time () + STEP_MICROSECONDS;

  while (self->position < self->pending->len)
    {
      const gint64 id = g_array_index (self->pending, gint64, self->position++);
      DipleSpan *span = diple_span_index_find (spans, id, NULL);

      if (span != NULL)
        look_at (self, span);
      else
        forget (self, id);
      if (g_get_monotonic_time () >= end)
        return G_SOURCE_CONTINUE;
    }
  self->idle = 0;
  finish (self);
  return G_SOURCE_REMOVE;
}

static void
look_soon (DipleChecker *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_LOW, step_cb, self, NULL);
}

static gboolean
add_pending (DipleSpan *span, gpointer data)
{
  g_array_append_val (((DipleChecker *) data)->pending, span->id);
  return TRUE;
}

static gboolean
add_gone (DipleSpan *span, gpointer data)
{
  DipleChecker *self = data;

  if (diple_span_index_find (diple_editor_get_spans (self->editor), span->id, NULL) == NULL)
    g_array_append_val (self->pending, span->id);
  return TRUE;
}

/* What shares text with a change may be touched by it, and nothing else. */
static void
spans_changed_cb (DipleChecker *self, guint start, guint end)
{
  const DipleRange range = { start, end };

  if (self->rest == NULL)
    return;
  diple_span_index_foreach (diple_editor_get_spans (self->editor), range, add_pending, self);
  diple_span_index_foreach (self->seen, range, add_gone, self);
  look_soon (self);
}

static void
keep_relations (DipleChecker *self)
{
  const GPtrArray *now = diple_editor_get_relations (self->editor);

  g_ptr_array_set_size (self->relations, 0);
  for (guint i = 0; i < now->len; i++)
    g_ptr_array_add (self->relations, diple_relation_ref (g_ptr_array_index (now, i)));
}

static void
add_ends (DipleChecker *self, const DipleRelation *relation)
{
  g_array_append_val (self->pending, relation->source);
  g_array_append_val (self->pending, relation->target);
}

/* The relations of @a that are not in @b; both are in order. */
static void
foreach_missing (DipleChecker *self,
                 const GPtrArray *a,
                 const GPtrArray *b,
                 void (*func) (DipleValidation *, const DipleRelation *))
{
  guint j = 0;

  for (guint i = 0; i < a->len; i++)
    {
      const DipleRelation *relation = g_ptr_array_index (a, i);

      while (j < b->len && diple_relation_compare (g_ptr_array_index (b, j), relation) < 0)
        j++;
      if (j < b->len && g_ptr_array_index (b, j) == relation)
        continue;
      func (self->rest, relation);
      add_ends (self, relation);
    }
}

static void
relations_changed_cb (DipleChecker *self)
{
  const GPtrArray *now = diple_editor_get_relations (self->editor);

  if (self->rest == NULL)
    return;
  foreach_missing (self, self->relations, now, diple_validation_remove_relation);
  foreach_missing (self, now, self->relations, diple_validation_add_relation);
  keep_relations (self);
  look_soon (self);
}

/* A round over all spans: another document, schema or set of validators. */
static void
start (DipleChecker *self)
{
  const DipleSchema *schema = diple_editor_get_schema (self->editor);
  const DipleTextMap *map = diple_editor_get_text_map (self->editor);
  DipleBoundaries *boundaries = diple_editor_get_boundaries (self->editor);
  DipleSpanIndex *spans = diple_editor_get_spans (self->editor);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  stop (self);
  if (map == NULL)
    {
      forget_all (self);
      finish (self);
      return;
    }
  keep_relations (self);
  self->text =
      diple_validation_new (schema, map, boundaries, spans, none, self->off | ~TEXT_VALIDATORS);
  self->rest = diple_validation_new (
      schema, map, boundaries, spans, self->relations, self->off | TEXT_VALIDATORS);
  self->anew = TRUE;
  for (guint i = 0; i < diple_span_index_size (spans); i++)
    add_pending (diple_span_index_get (spans, i), self);
  for (guint i = 0; i < diple_span_index_size (self->seen); i++)
    add_gone (diple_span_index_get (self->seen, i), self);
  look_soon (self);
}

/* What is in the file and not in the editor. */
typedef struct
{
  gint64 annotator;
  gint64 document;
  DipleValidatorSet off;
  GPtrArray *flags; /* DipleFlag * */
} News;

static void
news_free (News *news)
{
  g_clear_pointer (&news->flags, g_ptr_array_unref);
  g_free (news);
}

static gpointer
read_news (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const News *query = data;
  News *news = g_memdup2 (query, sizeof *query);

  if (diple_validators_load_off (store, &news->off, error))
    news->flags = query->document != 0
                      ? diple_flags_load (store, query->annotator, query->document, error)
                      : g_ptr_array_new ();
  if (news->flags != NULL)
    return news;
  news_free (news);
  return NULL;
}

static void
take_flags (DipleChecker *self, GPtrArray *flags)
{
  g_hash_table_remove_all (self->flags);
  while (flags->len > 0)
    {
      DipleFlag *flag = g_ptr_array_steal_index (flags, flags->len - 1);

      g_hash_table_replace (self->flags, g_memdup2 (&flag->span, sizeof flag->span), flag);
    }
}

static void
news_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DipleChecker) self = data;
  g_autoptr (GError) error = NULL;
  News *news = diple_project_run_finish (DIPLE_PROJECT (source), result, &error);

  /* Warnings help where they can: without an answer the old ones stay. */
  if (news == NULL || self->editor == NULL)
    {
      g_clear_pointer (&news, news_free);
      return;
    }
  self->off = news->off;
  take_flags (self, news->flags);
  news_free (news);
  self->news = TRUE;
  start (self);
}

void
diple_checker_load (DipleChecker *self)
{
  const DipleDocument *document = diple_editor_get_document (self->editor);
  const News query = { .annotator = diple_editor_get_annotator (self->editor),
                       .document = document != NULL ? document->id : 0 };

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  diple_project_read_async (diple_editor_get_project (self->editor),
                            read_news,
                            g_memdup2 (&query, sizeof query),
                            g_free,
                            (GDestroyNotify) news_free,
                            self->loading,
                            news_cb,
                            g_object_ref (self));
}

static void
opened_cb (DipleChecker *self)
{
  stop (self);
  forget_all (self);
  g_hash_table_remove_all (self->flags);
  self->news = TRUE;
  diple_checker_load (self);
}

/* A question may have been asked, answered or undone anywhere. */
static void
project_changed_cb (DipleChecker *self, gint64 document, gboolean elsewhere)
{
  if (document == 0 || elsewhere)
    diple_checker_load (self);
}

static void
diple_checker_dispose (GObject *object)
{
  DipleChecker *self = DIPLE_CHECKER (object);

  stop (self);
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->editor);
  G_OBJECT_CLASS (diple_checker_parent_class)->dispose (object);
}

static void
diple_checker_finalize (GObject *object)
{
  DipleChecker *self = DIPLE_CHECKER (object);

  g_hash_table_unref (self->findings);
  diple_span_index_free (self->seen);
  g_hash_table_unref (self->flags);
  g_array_unref (self->pending);
  g_ptr_array_unref (self->relations);
  G_OBJECT_CLASS (diple_checker_parent_class)->finalize (object);
}

static void
diple_checker_class_init (DipleCheckerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = diple_checker_dispose;
  G_OBJECT_CLASS (klass)->finalize = diple_checker_finalize;
  changed_signal = g_signal_new (
      "changed", DIPLE_TYPE_CHECKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
diple_checker_init (DipleChecker *self)
{
  self->seen = diple_span_index_new ();
  self->pending = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->relations = g_ptr_array_new_with_free_func ((GDestroyNotify) diple_relation_unref);
  self->findings =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) finding_free);
  self->flags =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) diple_flag_free);
}

DipleChecker *
diple_checker_new (DipleEditor *editor)
{
  static const struct
  {
    const char *signal;
    GCallback callback;
  } follow[] = { { "spans-changed", G_CALLBACK (spans_changed_cb) },
                 { "relations-changed", G_CALLBACK (relations_changed_cb) },
                 { "schema-changed", G_CALLBACK (start) },
                 { "opened", G_CALLBACK (opened_cb) } };
  DipleChecker *self;

  g_return_val_if_fail (DIPLE_IS_EDITOR (editor), NULL);

  self = g_object_new (DIPLE_TYPE_CHECKER, NULL);
  self->editor = g_object_ref (editor);
  for (guint i = 0; i < G_N_ELEMENTS (follow); i++)
    g_signal_connect_object (editor, follow[i].signal, follow[i].callback, self, G_CONNECT_SWAPPED);
  g_signal_connect_object (diple_editor_get_project (editor),
                           "changed",
                           G_CALLBACK (project_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  diple_checker_load (self);
  return self;
}

DipleEditor *
diple_checker_get_editor (DipleChecker *self)
{
  return self->editor;
}

const char *
diple_checker_get_warning (DipleChecker *self, gint64 span)
{
  const Finding *finding;

  g_return_val_if_fail (DIPLE_IS_CHECKER (self), NULL);
  finding = g_hash_table_lookup (self->findings, &span);
  return finding != NULL ? finding->all : NULL;
}

guint
diple_checker_count_warnings (DipleChecker *self)
{
  g_return_val_if_fail (DIPLE_IS_CHECKER (self), 0);
  return self->warned;
}

const DipleFlag *
diple_checker_get_flag (DipleChecker *self, gint64 span)
{
  g_return_val_if_fail (DIPLE_IS_CHECKER (self), NULL);
  return g_hash_table_lookup (self->flags, &span);
}

gboolean
diple_checker_is_on (DipleChecker *self, DipleValidator validator)
{
  g_return_val_if_fail (DIPLE_IS_CHECKER (self), FALSE);
  return (self->off & (1u << validator)) == 0;
}
