/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/feedback/diple-feedback-private.h"

#include "data/diple-value-words.h"
#include "data/text/diple-context-private.h"

/* Code points on each side of a passage, and of a passage at most. */
#define CONTEXT 60
#define MOST_SHOWN 600

static void
clear_version (DipleFeedbackVersion *version)
{
  g_free (version->name);
  g_free (version->text);
  g_free (version->values);
  g_array_unref (version->marks);
}

void
diple_feedback_case_free (DipleFeedbackCase *self)
{
  clear_version (&self->own);
  clear_version (&self->decided);
  g_free (self->title);
  g_free (self->passage);
  g_free (self->curator);
  g_free (self->reason);
  g_free (self->question);
  g_free (self);
}

static void
init_version (DipleFeedbackVersion *version)
{
  version->text = g_strdup ("");
  version->values = g_strdup ("");
  version->marks = g_array_new (FALSE, FALSE, sizeof (DipleRange));
}

static void
count (DipleFeedbackPage *page, const DipleFeedbackCase *self)
{
  page->feedback->n[self->change]++;
  for (guint i = 0; i < page->feedback->counts->len; i++)
    {
      DipleFeedbackCount *counted = page->feedback->counts->pdata[i];

      if (counted->about == self->about && counted->of == self->of)
        counted->n[self->change]++;
    }
}

DipleFeedbackCase *
diple_feedback_page_add (DipleFeedbackPage *page,
                         DipleFeedbackAbout about,
                         DipleFeedbackChange change,
                         gint64 of,
                         const DipleDecision *decision)
{
  DipleFeedbackCase *self = g_new0 (DipleFeedbackCase, 1);
  const char *curator = g_hash_table_lookup (page->names, &decision->curator);

  self->about = about;
  self->change = change;
  self->of = of;
  self->document = page->document->document;
  self->title = g_strdup (page->document->title);
  self->passage = g_strdup ("");
  init_version (&self->own);
  init_version (&self->decided);
  self->decision = decision->id;
  self->at = decision->decided;
  self->curator = g_strdup (curator != NULL ? curator : "");
  self->reason = g_strdup (decision->reason);
  self->question = g_strdup (decision->question);
  g_ptr_array_add (page->feedback->cases, self);
  count (page, self);
  return self;
}

/* A span in one piece is its own piece. */
static const DipleRange *
get_pieces (const DipleSpan *span, guint *n_pieces)
{
  *n_pieces = MAX (span->n_fragments, 1);
  return span->n_fragments > 0 ? span->fragments : &span->range;
}

/* @shown is the part of the text that begins in the passage at @base. */
static void
mark (DipleFeedbackVersion *version, const DipleSpan *span, DipleRange shown, guint base)
{
  guint n_pieces;
  const DipleRange *pieces = get_pieces (span, &n_pieces);

  for (guint i = 0; i < n_pieces; i++)
    {
      const DipleRange piece = { base + MIN (pieces[i].start, shown.end) - shown.start,
                                 base + MIN (pieces[i].end, shown.end) - shown.start };

      if (piece.start < piece.end)
        g_array_append_val (version->marks, piece);
    }
}

void
diple_feedback_case_show (DipleFeedbackCase *self,
                          const DipleFeedbackPage *page,
                          const DipleSpan *own,
                          const DipleSpan *decided)
{
  const DipleRange first = own != NULL ? own->range : decided->range;
  const DipleRange second = decided != NULL ? decided->range : first;
  const DipleRange all = { MIN (first.start, second.start), MAX (first.end, second.end) };
  const DipleRange shown = { all.start, MIN (all.end, all.start + MOST_SHOWN) };
  g_autofree char *before = diple_context_dup_before (page->map, shown.start, CONTEXT);
  g_autofree char *words = diple_context_dup (page->map, shown);
  g_autofree char *after = diple_context_dup_after (page->map, shown.end, CONTEXT);
  const guint base = (guint) g_utf8_strlen (before, -1);

  self->range = all;
  g_free (self->passage);
  self->passage = g_strconcat (before, words, after, NULL);
  if (own != NULL)
    mark (&self->own, own, shown, base);
  if (decided != NULL)
    mark (&self->decided, decided, shown, base);
}

char *
diple_feedback_page_dup_text (const DipleFeedbackPage *page, const DipleSpan *span)
{
  GString *text = g_string_new (NULL);
  guint n_pieces;
  const DipleRange *pieces = get_pieces (span, &n_pieces);

  for (guint i = 0; i < n_pieces; i++)
    {
      g_autofree char *piece = diple_context_dup (page->map, pieces[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? " … " : "", piece);
    }
  return g_string_free (text, FALSE);
}

static void
say (GString *values, const DipleAttribute *attribute, const char *words)
{
  g_string_append_printf (values,
                          "%s%s: %s",
                          values->len > 0 ? ", " : "",
                          attribute->name,
                          *words != '\0' ? words : "–");
}

static void
set_words (char **values, GString *words)
{
  g_free (*values);
  *values = g_string_free (words, FALSE);
}

void
diple_feedback_case_compare (DipleFeedbackCase *self,
                             const DipleFeedbackPage *page,
                             const DipleValues *own,
                             const DipleValues *decided)
{
  GString *first = g_string_new (NULL);
  GString *second = g_string_new (NULL);

  for (guint i = 0; i < page->schema->attributes->len; i++)
    {
      const DipleAttribute *attribute = page->schema->attributes->pdata[i];
      g_autofree char *a = diple_values_dup_words (page->store, attribute, own);
      g_autofree char *b = diple_values_dup_words (page->store, attribute, decided);

      if (!attribute->compared || g_str_equal (a, b))
        continue;
      say (first, attribute, a);
      say (second, attribute, b);
    }
  set_words (&self->own.values, first);
  set_words (&self->decided.values, second);
}
