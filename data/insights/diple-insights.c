/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/insights/diple-insights-private.h"

static void
clear (DipleInsights *self)
{
  g_clear_pointer (&self->annotators, g_ptr_array_unref);
  g_clear_pointer (&self->labels, g_ptr_array_unref);
  g_clear_pointer (&self->annotator_ids, g_array_unref);
  g_clear_pointer (&self->label_ids, g_array_unref);
  g_clear_pointer (&self->list, g_array_unref);
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->held, g_ptr_array_unref);
  for (guint look = 0; look < DIPLE_N_INSIGHTS_LOOKS; look++)
    g_clear_pointer (&self->agreements[look], diple_agreement_free);
}

static void
set_up (DipleInsights *self)
{
  self->annotators = g_ptr_array_new_with_free_func (g_free);
  self->labels = g_ptr_array_new_with_free_func (g_free);
  self->annotator_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->label_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->list = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->n_read = 0;
  self->held = g_ptr_array_new_with_free_func ((GDestroyNotify) diple_held_document_free);
  self->by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  diple_insights_renew (self, DIPLE_INSIGHTS_AS_IS);
}

void
diple_insights_forget (DipleInsights *self)
{
  clear (self);
  set_up (self);
}

DipleInsights *
diple_insights_new (void)
{
  DipleInsights *self = g_new0 (DipleInsights, 1);

  g_atomic_ref_count_init (&self->references);
  set_up (self);
  return self;
}

DipleInsights *
diple_insights_new_for_two (gint64 first, gint64 second)
{
  DipleInsights *self = diple_insights_new ();

  self->two[0] = first;
  self->two[1] = second;
  return self;
}

DipleInsights *
diple_insights_ref (DipleInsights *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
diple_insights_unref (DipleInsights *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  clear (self);
  g_free (self);
}

guint
diple_insights_get_version (DipleInsights *self, DipleInsightsLook look)
{
  return self->versions[look];
}

void
diple_insights_set_what_if (DipleInsights *self, const DipleWhatIf *what_if)
{
  const gboolean before = self->agreements[DIPLE_INSIGHTS_WHAT_IF] != NULL;

  self->what_if = *what_if;
  if (what_if->merged >= self->labels->len || what_if->into >= self->labels->len)
    self->what_if.merge = FALSE; /* the schema has changed meanwhile */
  diple_insights_renew (self, DIPLE_INSIGHTS_WHAT_IF);
  if (!before && self->agreements[DIPLE_INSIGHTS_WHAT_IF] == NULL)
    return;
  for (guint i = 0; i < self->held->len; i++)
    diple_held_document_see (self, self->held->pdata[i]);
  self->versions[DIPLE_INSIGHTS_WHAT_IF]++;
}

/* The worst first; those without a figure last. */
static int
compare_documents (gconstpointer a, gconstpointer b)
{
  const DipleInsightsDocument *x = a;
  const DipleInsightsDocument *y = b;
  const gboolean defined = diple_figure_is_defined (x->exact);

  if (defined != diple_figure_is_defined (y->exact))
    return defined ? -1 : 1;
  if (defined && x->exact.value != y->exact.value)
    return x->exact.value < y->exact.value ? -1 : 1;
  return (x->document > y->document) - (x->document < y->document);
}

static void
clear_document (gpointer data)
{
  g_ref_string_release (((DipleInsightsDocument *) data)->title);
}

static GArray *
copy_documents (GPtrArray *held, DipleInsightsLook look)
{
  GArray *documents = g_array_sized_new (FALSE, FALSE, sizeof (DipleInsightsDocument), held->len);

  for (guint i = 0; i < held->len; i++)
    {
      const DipleHeldDocument *of = held->pdata[i];
      DipleInsightsDocument document = of->figures[look];

      document.title = g_ref_string_acquire (of->title);
      g_array_append_val (documents, document);
    }
  g_array_set_clear_func (documents, clear_document);
  g_array_sort (documents, compare_documents);
  return documents;
}

static GPtrArray *
copy_names (GPtrArray *names)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < names->len; i++)
    g_ptr_array_add (copy, g_strdup (names->pdata[i]));
  return copy;
}

/* Where the what-if changes nothing, what is as it is. */
static DipleInsightsLook
find_look (DipleInsights *self, DipleInsightsLook look)
{
  return self->agreements[look] != NULL ? look : DIPLE_INSIGHTS_AS_IS;
}

DipleInsightsFigures *
diple_insights_compute (DipleInsights *self, DipleInsightsLook look)
{
  const DipleInsightsLook found = find_look (self, look);
  DipleInsightsFigures *figures = g_new0 (DipleInsightsFigures, 1);

  figures->annotators = copy_names (self->annotators);
  figures->labels = copy_names (self->labels);
  figures->annotator_ids = g_array_copy (self->annotator_ids);
  figures->label_ids = g_array_copy (self->label_ids);
  if (found == DIPLE_INSIGHTS_WHAT_IF)
    figures->what_if = self->what_if;
  figures->figures = diple_agreement_figures (self->agreements[found], NULL);
  figures->documents = copy_documents (self->held, found);
  return figures;
}

void
diple_insights_figures_free (DipleInsightsFigures *figures)
{
  if (figures == NULL)
    return;
  g_ptr_array_unref (figures->annotators);
  g_ptr_array_unref (figures->labels);
  g_array_unref (figures->annotator_ids);
  g_array_unref (figures->label_ids);
  diple_agreement_figures_free (figures->figures);
  g_clear_pointer (&figures->bootstrap, diple_bootstrap_free);
  g_array_unref (figures->documents);
  g_free (figures);
}

DipleBootstrap *
diple_insights_resample (DipleInsights *self,
                         DipleInsightsLook look,
                         guint n_replicates,
                         guint64 seed,
                         GCancellable *cancellable,
                         GError **error)
{
  return diple_agreement_bootstrap (
      self->agreements[find_look (self, look)], NULL, n_replicates, seed, cancellable, error);
}
