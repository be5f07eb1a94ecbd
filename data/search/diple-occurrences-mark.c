/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/diple-occurrences.h"

#include <glib/gi18n-lib.h>

#include "data/diple-changes.h"
#include "data/diple-error.h"
#include "data/diple-schema-rules.h"
#include "data/diple-schema-store.h"
#include "data/diple-span-index.h"
#include "data/diple-spans.h"
#include "data/store/diple-store-private.h"

/* How much of the text a sentence shows, in code points. */
#define QUOTE 40

typedef struct
{
  DipleStore *store;
  DipleSchema *schema;
  const DipleSpan *model;
  gint64 annotator;
  gboolean values;
  gint64 layer;          /* of the model's label */
  DipleOverlap overlap;  /* its rule */
  gint64 document;       /* of spans */
  DipleSpanIndex *spans; /* of the annotator there, new ones among them */
  GPtrArray *puts;       /* DipleSpan * */
  DipleOccurrencesMarked *result;
  DipleChangesFunc func;
  gpointer data;
  GCancellable *cancellable;
} Marking;

static void
marking_clear (Marking *marking)
{
  g_clear_pointer (&marking->schema, diple_schema_unref);
  g_clear_pointer (&marking->spans, diple_span_index_free);
  g_clear_pointer (&marking->puts, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Marking, marking_clear)

static gint64
layer_of (const Marking *marking, gint64 label)
{
  const DipleLabel *found = diple_schema_label (marking->schema, label);

  return found != NULL ? found->layer : 0;
}

static gboolean
crosses (DipleOverlap rule, DipleRange a, DipleRange b)
{
  if (rule == DIPLE_OVERLAP_ANY || a.end <= b.start || b.end <= a.start)
    return FALSE;
  return rule == DIPLE_OVERLAP_NONE || (a.start < b.start && a.end < b.end) ||
         (b.start < a.start && b.end < a.end);
}

typedef enum
{
  VERDICT_FREE,
  VERDICT_THERE,
  VERDICT_REFUSED,
} Verdict;

/* What stands in the way of a new span. */
typedef struct
{
  const Marking *marking;
  DipleRange range;
  Verdict verdict;
} Judgement;

static gboolean
look_at_span (DipleSpan *span, gpointer data)
{
  Judgement *judgement = data;
  const Marking *marking = judgement->marking;
  const DipleRange range = judgement->range;

  if (span->label == marking->model->label && span->range.start <= range.start &&
      span->range.end >= range.end && diple_span_covers (span, range.start))
    judgement->verdict = VERDICT_THERE;
  else if (layer_of (marking, span->label) == marking->layer &&
           crosses (marking->overlap, span->range, range))
    judgement->verdict = VERDICT_REFUSED;
  return judgement->verdict != VERDICT_THERE;
}

static Verdict
judge (const Marking *marking, DipleRange range)
{
  Judgement judgement = { marking, range, VERDICT_FREE };

  diple_span_index_foreach (marking->spans, range, look_at_span, &judgement);
  return judgement.verdict;
}

static gboolean
ensure_spans (Marking *marking, gint64 document, GError **error)
{
  g_autoptr (GPtrArray) spans = NULL;

  if (marking->spans != NULL && marking->document == document)
    return TRUE;
  g_clear_pointer (&marking->spans, diple_span_index_free);
  spans = diple_spans_load (marking->store, document, marking->annotator, error);
  if (spans == NULL)
    return FALSE;
  marking->document = document;
  marking->spans = diple_span_index_new ();
  diple_span_index_set (marking->spans, spans);
  return TRUE;
}

/* What the attributes of a span begin with. */
static void
set_defaults (const DipleSchema *schema, DipleSpan *span)
{
  for (guint round = 0; round < 2; round++)
    for (guint i = 0; i < schema->attributes->len; i++)
      {
        const DipleAttribute *attribute = g_ptr_array_index (schema->attributes, i);

        if (diple_attribute_is_carried (attribute, DIPLE_OWNER_SPAN, span->label) &&
            diple_values_get (&span->values, attribute->id, NULL) == NULL &&
            diple_attribute_applies (schema, attribute, span->label, &span->values))
          diple_attribute_set_default (attribute, &span->values);
      }
}

static gboolean
add_line (Marking *marking, const DipleKwicLine *line, GError **error)
{
  DipleSpan *span;

  if (!ensure_spans (marking, line->document, error))
    return FALSE;
  switch (judge (marking, line->range))
    {
    case VERDICT_THERE:
      marking->result->left_out++;
      return TRUE;
    case VERDICT_REFUSED:
      marking->result->refused++;
      return TRUE;
    case VERDICT_FREE:
    default:
      break;
    }
  span = diple_span_new (line->document, marking->annotator, marking->model->label, line->range);
  if (marking->values)
    span->values = diple_values_copy (&marking->model->values);
  else
    set_defaults (marking->schema, span);
  g_ptr_array_add (marking->puts, span);
  diple_span_index_put (marking->spans, span);
  marking->result->marked++;
  return TRUE;
}

static char *
describe (const Marking *marking, const DipleKwicLine *first)
{
  const DipleLabel *label = diple_schema_label (marking->schema, marking->model->label);
  const gboolean cut = g_utf8_strlen (first->hit, -1) > QUOTE;
  g_autofree char *text = cut ? g_utf8_substring (first->hit, 0, QUOTE) : g_strdup (first->hit);
  const guint n = marking->result->marked;

  g_strdelimit (text, "\n\r\t", ' ');
  return g_strdup_printf (
      ngettext ("Marked %u occurrence of “%s%s” as %s", "Marked %u occurrences of “%s%s” as %s", n),
      n,
      text,
      cut ? "…" : "",
      label->name);
}

/* The only document that is marked in, or 0. */
static gint64
only_document (const Marking *marking)
{
  const gint64 first = ((DipleSpan *) g_ptr_array_index (marking->puts, 0))->document;

  for (guint i = 1; i < marking->puts->len; i++)
    if (((DipleSpan *) g_ptr_array_index (marking->puts, i))->document != first)
      return 0;
  return first;
}

static gboolean
write_puts (Marking *marking, GError **error)
{
  g_autoptr (DipleChanges) changes = NULL;
  guint left_out = 0;

  if (marking->puts->len == 0)
    return TRUE;
  changes = diple_changes_new ("span.add", marking->result->sentence, only_document (marking));
  for (guint i = 0; i < marking->puts->len; i++)
    diple_changes_put_span (changes, g_ptr_array_index (marking->puts, i));
  diple_changes_follow (changes, marking->func, marking->data, marking->cancellable);
  return diple_changes_write_new (marking->store, marking->annotator, changes, &left_out, error);
}

static gboolean
load_schema (Marking *marking, GError **error)
{
  marking->schema = diple_schema_load (marking->store, error);
  if (marking->schema == NULL)
    return FALSE;
  marking->layer = layer_of (marking, marking->model->label);
  if (marking->layer == 0)
    {
      g_set_error_literal (
          error, DIPLE_ERROR, DIPLE_ERROR_REFUSED, _ ("That label is no longer in the schema"));
      return FALSE;
    }
  marking->overlap = diple_schema_layer (marking->schema, marking->layer)->overlap;
  return TRUE;
}

static gboolean
add_lines (Marking *marking, GPtrArray *lines, GError **error)
{
  for (guint i = 0; i < lines->len; i++)
    if (g_cancellable_set_error_if_cancelled (marking->cancellable, error) ||
        !add_line (marking, g_ptr_array_index (lines, i), error))
      return FALSE;
  return TRUE;
}

gboolean
diple_occurrences_mark (DipleStore *store,
                        gint64 annotator,
                        GPtrArray *lines,
                        const DipleSpan *model,
                        gboolean values,
                        DipleOccurrencesMarked *result,
                        DipleChangesFunc func,
                        gpointer data,
                        GCancellable *cancellable,
                        GError **error)
{
  g_auto (Marking) marking = { .store = store,
                               .model = model,
                               .annotator = annotator,
                               .values = values,
                               .result = result,
                               .func = func,
                               .data = data,
                               .cancellable = cancellable };
  gboolean framed, read;

  g_return_val_if_fail (DIPLE_IS_STORE (store), FALSE);
  g_return_val_if_fail (lines != NULL && lines->len > 0, FALSE);
  g_return_val_if_fail (model != NULL && result != NULL, FALSE);

  *result = (DipleOccurrencesMarked){ 0 };
  marking.puts = g_ptr_array_new_with_free_func ((GDestroyNotify) diple_span_unref);
  if (!diple_store_begin_reading (store, &framed, error))
    return FALSE;
  read = load_schema (&marking, error) && add_lines (&marking, lines, error);
  diple_store_end_reading (store, framed);
  if (!read)
    return FALSE;
  result->sentence = describe (&marking, g_ptr_array_index (lines, 0));
  return write_puts (&marking, error);
}

void
diple_occurrences_marked_clear (DipleOccurrencesMarked *result)
{
  g_clear_pointer (&result->sentence, g_free);
}
