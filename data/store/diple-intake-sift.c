/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "data/diple-error.h"
#include "data/diple-intake.h"

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, DIPLE_ERROR, DIPLE_ERROR_INPUT, message);
  return FALSE;
}

static gboolean
is_blank (const char *text)
{
  return text == NULL || text[strspn (text, " \t\r\n")] == '\0';
}

static gboolean
check_pairs (GPtrArray *pairs, GError **error)
{
  for (guint i = 0; pairs != NULL && i < pairs->len; i++)
    if (((const DiplePair *) g_ptr_array_index (pairs, i))->name[0] == '\0')
      return refuse (error, _ ("an attribute has no name"));
  return TRUE;
}

/* The pieces are in order, do not touch and reach from start to end. */
static gboolean
are_pieces (const DipleArticleSpan *span)
{
  for (guint i = 0; i < span->n_fragments; i++)
    if (span->fragments[i].start >= span->fragments[i].end ||
        (i > 0 && span->fragments[i].start <= span->fragments[i - 1].end))
      return FALSE;
  return span->n_fragments == 0 || (span->fragments[0].start == span->range.start &&
                                    span->fragments[span->n_fragments - 1].end == span->range.end);
}

static gboolean
check_span (const DipleArticleSpan *span, const DipleDocument *document, GError **error)
{
  if (is_blank (span->annotator) || is_blank (span->label))
    return refuse (error, _ ("a span has no annotator or no label"));
  if (span->bytes.start > span->bytes.end || span->bytes.end > document->n_bytes)
    return refuse (error, _ ("the bytes of a span were counted wrongly"));
  if (span->range.start >= span->range.end || span->range.end > document->length)
    {
      g_set_error (error,
                   DIPLE_ERROR,
                   DIPLE_ERROR_INPUT,
                   _ ("a span from %u to %u does not fit into a text of %u characters"),
                   span->range.start,
                   span->range.end,
                   document->length);
      return FALSE;
    }
  if (!are_pieces (span))
    return refuse (error, _ ("the fragments of a span are empty, touch or are out of order"));
  return check_pairs (span->attributes, error);
}

static gboolean
check_relation (const DipleArticleRelation *relation, GError **error)
{
  if (is_blank (relation->annotator) || is_blank (relation->label))
    return refuse (error, _ ("a relation has no annotator or no label"));
  if (relation->from == 0 || relation->to == 0 || relation->from == relation->to)
    return refuse (error, _ ("a relation needs two different spans"));
  return check_pairs (relation->attributes, error);
}

static gboolean
check_article (const DipleArticle *article, GError **error)
{
  if (article->document->text == NULL || article->document->length == 0)
    return refuse (error, _ ("there is no text in it"));
  for (guint i = 0; i < article->spans->len; i++)
    if (!check_span (g_ptr_array_index (article->spans, i), article->document, error))
      return FALSE;
  for (guint i = 0; i < article->relations->len; i++)
    if (!check_relation (g_ptr_array_index (article->relations, i), error))
      return FALSE;
  for (guint i = 0; i < article->labels->len; i++)
    {
      const DipleArticleLabel *label = g_ptr_array_index (article->labels, i);

      if (is_blank (label->annotator) || is_blank (label->name))
        return refuse (error, _ ("a label of the document has no annotator or no name"));
    }
  for (guint i = 0; i < article->states->len; i++)
    if (is_blank (((const DipleArticleState *) g_ptr_array_index (article->states, i))->name))
      return refuse (error, _ ("an annotator has no name"));
  return TRUE;
}

static guint
hash_span (gconstpointer key)
{
  const DipleArticleSpan *span = key;

  return span->range.start * 31 + span->range.end;
}

static gboolean
equal_spans (gconstpointer a, gconstpointer b)
{
  const DipleArticleSpan *x = a;
  const DipleArticleSpan *y = b;

  return x->range.start == y->range.start && x->range.end == y->range.end &&
         x->n_fragments == y->n_fragments && g_str_equal (x->label, y->label) &&
         g_str_equal (x->annotator, y->annotator) && g_strcmp0 (x->layer, y->layer) == 0 &&
         (x->n_fragments == 0 ||
          memcmp (x->fragments, y->fragments, x->n_fragments * sizeof (DipleRange)) == 0);
}

static gboolean
is_double (DipleArticle *article, GHashTable *seen, DipleArticleSpan *span)
{
  DipleArticleDouble twin = { .id = span->id, .first = g_hash_table_lookup (seen, span) };

  if (twin.first != NULL)
    g_array_append_val (article->doubles, twin);
  else
    g_hash_table_add (seen, span);
  return twin.first != NULL;
}

/* The same label of one annotator twice on the same pieces says nothing more: the first stands for
 * both. */
static void
drop_doubles (DipleArticle *article)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (hash_span, equal_spans);
  GPtrArray *spans = article->spans;
  guint n = 0;

  article->doubles = g_array_new (FALSE, FALSE, sizeof (DipleArticleDouble));
  for (guint i = 0; i < spans->len; i++)
    {
      DipleArticleSpan *span = g_ptr_array_index (spans, i);

      if (is_double (article, seen, span))
        diple_article_span_free (span);
      else
        spans->pdata[n++] = span;
    }
  while (spans->len > n)
    g_ptr_array_steal_index (spans, spans->len - 1);
}

static void
warn_of_doubles (DipleArticle *article, guint n)
{
  if (n > 0)
    g_ptr_array_add (
        article->warnings,
        g_strdup_printf (ngettext ("%u span said the same as another and was left out",
                                   "%u spans said the same as others and were left out",
                                   n),
                         n));
}

gboolean
diple_intake_sift (DipleArticle *article, GError **error)
{
  g_return_val_if_fail (article != NULL, FALSE);

  if (article->doubles != NULL)
    return TRUE;
  if (!check_article (article, error))
    return FALSE;
  drop_doubles (article);
  warn_of_doubles (article, article->doubles->len);
  return TRUE;
}
