/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/diple-kwic-mark.h"

#include <glib/gi18n-lib.h>

#include "data/diple-changes.h"
#include "data/diple-error.h"
#include "data/diple-schema-store.h"
#include "data/diple-spans.h"

/* How much of a hit a sentence shows, in code points. */
#define QUOTE 40

/* What marking the lines comes to. */
typedef struct
{
  DipleStore *store;
  gint64 annotator;
  gint64 label;
  GHashTable *spans;           /* gint64 * of a document to GPtrArray of its DipleSpan * */
  GPtrArray *puts;             /* DipleSpan * */
  const DipleSpan *relabelled; /* the last that was, as it had been; in spans */
  gint64 document;             /* the only one, or 0 */
  DipleKwicMarked *result;
} Marking;

static void
marking_clear (Marking *marking)
{
  g_hash_table_unref (marking->spans);
  g_ptr_array_unref (marking->puts);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Marking, marking_clear)

static GPtrArray *
ensure_spans (Marking *marking, gint64 document, GError **error)
{
  GPtrArray *spans = g_hash_table_lookup (marking->spans, &document);

  if (spans != NULL)
    return spans;
  spans = diple_spans_load (marking->store, document, marking->annotator, error);
  if (spans != NULL)
    g_hash_table_insert (marking->spans, g_memdup2 (&document, sizeof document), spans);
  return spans;
}

static gboolean
has_same (GPtrArray *spans, DipleRange range, gint64 label)
{
  for (guint i = 0; i < spans->len; i++)
    {
      const DipleSpan *span = g_ptr_array_index (spans, i);

      if (span->label == label && span->n_fragments == 0 && span->range.start == range.start &&
          span->range.end == range.end)
        return TRUE;
    }
  return FALSE;
}

static DipleSpan *
find_span (GPtrArray *spans, gint64 id)
{
  for (guint i = 0; i < spans->len; i++)
    {
      DipleSpan *span = g_ptr_array_index (spans, i);

      if (span->id == id)
        return span;
    }
  return NULL;
}

/* The span that the line shows, when it is still there and marks just the hit. */
static DipleSpan *
find_shown (GPtrArray *spans, const DipleKwicLine *line)
{
  DipleSpan *span = line->exact ? find_span (spans, line->span) : NULL;

  if (span == NULL || span->range.start != line->range.start || span->range.end != line->range.end)
    return NULL;
  return span;
}

static gboolean
add_line (Marking *marking, const DipleKwicLine *line, GError **error)
{
  GPtrArray *spans = ensure_spans (marking, line->document, error);
  DipleSpan *shown, *changed;

  if (spans == NULL)
    return FALSE;
  shown = find_shown (spans, line);
  if (has_same (spans, line->range, marking->label) ||
      (shown != NULL && shown->label == marking->label))
    {
      marking->result->left_out++;
      return TRUE;
    }
  if (shown != NULL)
    {
      changed = diple_span_copy (shown);
      changed->label = marking->label;
      marking->relabelled = shown;
      marking->result->relabelled++;
    }
  else
    {
      changed = diple_span_new (line->document, marking->annotator, marking->label, line->range);
      marking->result->marked++;
    }
  g_ptr_array_add (marking->puts, changed);
  g_ptr_array_add (spans, diple_span_ref (changed));
  return TRUE;
}

static char *
quote (const DipleKwicLine *line)
{
  const gboolean cut = g_utf8_strlen (line->hit, -1) > QUOTE;
  g_autofree char *text = cut ? g_utf8_substring (line->hit, 0, QUOTE) : g_strdup (line->hit);

  g_strdelimit (text, "\n\r\t", ' ');
  return g_strconcat (text, cut ? "…" : "", NULL);
}

static const char *
label_name (const DipleSchema *schema, gint64 label)
{
  const DipleLabel *found = diple_schema_label (schema, label);

  return found != NULL ? found->name : "?";
}

static char *
describe_one (const Marking *marking, const DipleSchema *schema, const DipleKwicLine *line)
{
  const char *name = label_name (schema, marking->label);
  g_autofree char *words = quote (line);

  if (marking->puts->len == 0)
    return g_strdup_printf (_ ("“%s” is marked as %s already"), words, name);
  if (marking->relabelled == NULL)
    return g_strdup_printf (_ ("Marked “%s” as %s"), words, name);
  return g_strdup_printf (_ ("Relabelled “%s” from %s to %s"),
                          words,
                          label_name (schema, marking->relabelled->label),
                          name);
}

static char *
describe (const Marking *marking, const DipleSchema *schema, GPtrArray *lines)
{
  const char *name = label_name (schema, marking->label);
  const DipleKwicMarked *result = marking->result;

  if (lines->len == 1)
    return describe_one (marking, schema, g_ptr_array_index (lines, 0));
  if (marking->puts->len == 0)
    return g_strdup_printf (_ ("All of them are marked as %s already"), name);
  if (result->relabelled == 0)
    return g_strdup_printf (
        ngettext ("Marked %u hit as %s", "Marked %u hits as %s", result->marked),
        result->marked,
        name);
  if (result->marked == 0)
    return g_strdup_printf (
        ngettext ("Relabelled %u hit to %s", "Relabelled %u hits to %s", result->relabelled),
        result->relabelled,
        name);
  return g_strdup_printf (
      _ ("Marked %u hits as %s and relabelled %u"), result->marked, name, result->relabelled);
}

static gboolean
write_puts (Marking *marking, GError **error)
{
  g_autoptr (DipleChanges) changes = NULL;
  guint left_out = 0;

  if (marking->puts->len == 0)
    return TRUE;
  changes = diple_changes_new (marking->result->marked > 0 ? "span.add" : "span.relabel",
                               marking->result->sentence,
                               marking->document);
  for (guint i = 0; i < marking->puts->len; i++)
    diple_changes_put_span (changes, g_ptr_array_index (marking->puts, i));
  if (!diple_changes_write_new (marking->store, marking->annotator, changes, &left_out, error))
    return FALSE;
  marking->result->left_out += left_out;
  marking->result->marked -= MIN (left_out, marking->result->marked);
  return TRUE;
}

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, DIPLE_ERROR, DIPLE_ERROR_REFUSED, message);
  return FALSE;
}

gboolean
diple_kwic_mark (DipleStore *store,
                 gint64 annotator,
                 gint64 label,
                 GPtrArray *lines,
                 DipleKwicMarked *result,
                 GError **error)
{
  g_auto (Marking) marking = { .store = store, .annotator = annotator, .label = label };
  g_autoptr (DipleSchema) schema = NULL;

  g_return_val_if_fail (DIPLE_IS_STORE (store), FALSE);
  g_return_val_if_fail (lines != NULL && lines->len > 0, FALSE);
  g_return_val_if_fail (result != NULL, FALSE);

  *result = (DipleKwicMarked){ 0 };
  marking.result = result;
  marking.spans = g_hash_table_new_full (
      g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  marking.puts = g_ptr_array_new_with_free_func ((GDestroyNotify) diple_span_unref);
  marking.document = ((DipleKwicLine *) g_ptr_array_index (lines, 0))->document;
  if (annotator == 0)
    return refuse (error, _ ("Say first who annotates"));
  schema = diple_schema_load (store, error);
  if (schema == NULL)
    return FALSE;
  if (diple_schema_label (schema, label) == NULL)
    return refuse (error, _ ("That label is no longer in the schema"));
  for (guint i = 0; i < lines->len; i++)
    {
      const DipleKwicLine *line = g_ptr_array_index (lines, i);

      if (line->document != marking.document)
        marking.document = 0;
      if (!add_line (&marking, line, error))
        return FALSE;
    }
  result->sentence = describe (&marking, schema, lines);
  return write_puts (&marking, error);
}

void
diple_kwic_marked_clear (DipleKwicMarked *result)
{
  g_clear_pointer (&result->sentence, g_free);
}
