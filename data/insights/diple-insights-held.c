/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/insights/diple-insights-private.h"

#include "data/diple-agreement-input.h"
#include "data/diple-items.h"

void
diple_insights_note_change (DipleInsights *self)
{
  for (guint look = 0; look < DIPLE_N_INSIGHTS_LOOKS; look++)
    self->versions[look]++;
}

void
diple_held_document_free (DipleHeldDocument *held)
{
  diple_unit_document_free (held->read);
  diple_unit_document_free (held->seen);
  g_clear_pointer (&held->title, g_ref_string_release);
  g_free (held);
}

const DipleUnitDocument *
diple_held_document_get (const DipleHeldDocument *held)
{
  return held->seen != NULL ? held->seen : held->read;
}

static void
count_items (DipleInsightsDocument *counted, const DipleUnitDocument *document)
{
  g_autoptr (GPtrArray) items = diple_items_find (document);

  counted->n_items = items->len;
  for (guint i = 0; i < items->len; i++)
    counted->n_agreed += ((DipleItem *) items->pdata[i])->kind == DIPLE_ITEM_AGREE;
}

static void
count_spans (DipleInsightsDocument *counted, const DipleUnitDocument *document)
{
  for (guint i = 0; i < document->units->len; i++)
    counted->n_spans += diple_unit_document_finished_by (
        document, g_array_index (document->units, DipleUnit, i).annotator);
}

static void
count (DipleInsights *self, DipleHeldDocument *held, DipleInsightsLook look)
{
  const DipleUnitDocument *document =
      look == DIPLE_INSIGHTS_WHAT_IF ? diple_held_document_get (held) : held->read;
  const char *const names[] = { document->name, NULL };
  DipleInsightsDocument *counted = &held->figures[look];
  g_autoptr (DipleAgreementFigures) figures = NULL;

  *counted =
      (DipleInsightsDocument){ .document = held->document, .n_finished = document->finished->len };
  diple_agreement_set_document (self->agreements[look], document);
  count_spans (counted, document);
  count_items (counted, document);
  figures = diple_agreement_figures (self->agreements[look], names);
  counted->exact = figures->f1[DIPLE_F1_EXACT].mean;
  counted->alpha = figures->coding.alpha;
}

void
diple_held_document_see (DipleInsights *self, DipleHeldDocument *held)
{
  g_clear_pointer (&held->seen, diple_unit_document_free);
  if (self->agreements[DIPLE_INSIGHTS_WHAT_IF] == NULL)
    return;
  if (self->what_if.tokens)
    diple_unit_document_cut (held->read, NULL); /* a document has its text here */
  if (!diple_what_if_is_plain (&self->what_if))
    held->seen = diple_what_if_apply (&self->what_if, held->read);
  count (self, held, DIPLE_INSIGHTS_WHAT_IF);
}

static int
compare_held (gconstpointer a, gconstpointer b)
{
  const DipleHeldDocument *x = *(DipleHeldDocument *const *) a;
  const DipleHeldDocument *y = *(DipleHeldDocument *const *) b;

  if (x->position != y->position)
    return x->position < y->position ? -1 : 1;
  return (x->document > y->document) - (x->document < y->document);
}

/* They mostly come in their order. */
static void
keep_in_order (DipleInsights *self, const DipleHeldDocument *moved)
{
  gpointer *held = self->held->pdata;
  const guint last = self->held->len - 1;

  if (held[last] != moved || (last > 0 && compare_held (&held[last - 1], &held[last]) > 0))
    g_ptr_array_sort (self->held, compare_held);
}

static DipleHeldDocument *
find_or_add (DipleInsights *self, gint64 document)
{
  DipleHeldDocument *held = g_hash_table_lookup (self->by_id, &document);

  if (held != NULL)
    return held;
  held = g_new0 (DipleHeldDocument, 1);
  held->document = document;
  held->title = g_ref_string_new ("");
  g_ptr_array_add (self->held, held);
  g_hash_table_insert (self->by_id, &held->document, held);
  return held;
}

/* Where it stands and what it is called. */
static void
place (DipleInsights *self, DipleHeldDocument *held, gint64 position, const char *title)
{
  const gboolean moved = held->read == NULL || held->position != position;

  if (!moved && g_str_equal (held->title, title))
    return;
  diple_insights_note_change (self);
  held->position = position;
  g_ref_string_release (held->title);
  held->title = g_ref_string_new (title);
  if (moved)
    keep_in_order (self, held);
}

void
diple_insights_hold (DipleInsights *self,
                     gint64 document,
                     gint64 position,
                     const char *title,
                     DipleUnitDocument *read)
{
  DipleHeldDocument *held = find_or_add (self, document);

  place (self, held, position, title);
  if (held->read != NULL && diple_unit_document_equal (held->read, read))
    {
      diple_unit_document_free (read);
      return;
    }
  g_clear_pointer (&held->read, diple_unit_document_free);
  held->read = read;
  count (self, held, DIPLE_INSIGHTS_AS_IS);
  diple_held_document_see (self, held);
  diple_insights_note_change (self);
}

void
diple_insights_drop (DipleInsights *self, gint64 document)
{
  DipleHeldDocument *held = g_hash_table_lookup (self->by_id, &document);

  if (held == NULL)
    return;
  for (guint look = 0; look < DIPLE_N_INSIGHTS_LOOKS; look++)
    if (self->agreements[look] != NULL)
      diple_agreement_remove_document (self->agreements[look], held->read->name);
  g_hash_table_remove (self->by_id, &document);
  g_ptr_array_remove (self->held, held);
  diple_insights_note_change (self);
}

void
diple_insights_renew (DipleInsights *self, DipleInsightsLook look)
{
  const DipleWhatIf *what_if = &self->what_if;
  const gboolean needed =
      look == DIPLE_INSIGHTS_AS_IS || what_if->tokens || !diple_what_if_is_plain (what_if);

  g_clear_pointer (&self->agreements[look], diple_agreement_free);
  if (needed)
    self->agreements[look] = diple_agreement_new (self->annotators->len,
                                                  self->labels->len,
                                                  look == DIPLE_INSIGHTS_WHAT_IF && what_if->tokens
                                                      ? DIPLE_AGREEMENT_TOKENS
                                                      : DIPLE_AGREEMENT_CHARACTERS);
}
