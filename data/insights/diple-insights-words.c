/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/diple-insights-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Adding 0 makes of "-0.00" what people write. */
static char *
dup_number (double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (g_ascii_formatd (text, sizeof text, "%.2f", round (number * 100) / 100 + 0.0));
}

char *
diple_insights_dup_figure (DipleFigure figure)
{
  return diple_figure_is_defined (figure) ? dup_number (figure.value) : g_strdup ("–");
}

char *
diple_insights_dup_interval (const DipleInterval *interval)
{
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;

  if (isnan (interval->low) || isnan (interval->high))
    return g_strdup ("");
  low = dup_number (interval->low);
  high = dup_number (interval->high);
  return g_strdup_printf ("%s–%s", low, high);
}

static gint64
sum_spans (const DipleInsightsFigures *figures)
{
  const guint n = figures->figures->n_annotators * figures->figures->n_labels;
  gint64 spans = 0;

  for (guint i = 0; i < n; i++)
    spans += figures->figures->spans[i];
  return spans;
}

/* " (95 % CI 0.74–0.82)", or nothing. */
static char *
dup_bounds (const DipleInterval *interval)
{
  g_autofree char *bounds = NULL;

  if (interval == NULL)
    return g_strdup ("");
  bounds = diple_insights_dup_interval (interval);
  return *bounds != '\0' ? g_strdup_printf (_ (" (95 %% CI %s)"), bounds) : g_strdup ("");
}

static void
say_whose (GString *text, const DipleInsightsFigures *figures)
{
  g_autofree char *spans = g_strdup_printf ("%" G_GINT64_FORMAT, sum_spans (figures));
  guint n_annotators = 0;

  for (guint i = 0; i < figures->figures->n_annotators; i++)
    n_annotators += figures->figures->finished[i] > 0;
  g_string_append_printf (
      text,
      g_dngettext (GETTEXT_PACKAGE,
                   "Agreement between %u annotators was measured on the %u document that "
                   "two or more of them had finished (%s spans). ",
                   "Agreement between %u annotators was measured on the %u documents that "
                   "two or more of them had finished (%s spans). ",
                   figures->figures->n_shared),
      n_annotators,
      figures->figures->n_shared,
      spans);
}

static void
say_f1 (GString *text, const DipleInsightsFigures *figures)
{
  g_autofree char *exact = diple_insights_dup_figure (figures->figures->f1[DIPLE_F1_EXACT].mean);
  g_autofree char *overlap =
      diple_insights_dup_figure (figures->figures->f1[DIPLE_F1_OVERLAP].mean);
  g_autofree char *bounds =
      dup_bounds (figures->bootstrap != NULL ? &figures->bootstrap->exact : NULL);

  g_string_append_printf (
      text,
      _ ("The mean pairwise F1 of exactly matching labelled spans was %s%s, and "
         "%s when any overlap counts. "),
      exact,
      bounds,
      overlap);
}

static void
say_alpha (GString *text, const DipleInsightsFigures *figures)
{
  g_autofree char *alpha = diple_insights_dup_figure (figures->figures->coding.alpha);
  g_autofree char *bounds =
      dup_bounds (figures->bootstrap != NULL ? &figures->bootstrap->alpha : NULL);

  g_string_append_printf (text,
                          figures->what_if.tokens
                              ? _ ("Krippendorff’s α, computed on tokens (words and single marks), "
                                   "binary for each label and pooled over the labels, was %s%s. ")
                              : _ ("Krippendorff’s α, computed on characters without white space, "
                                   "binary for each label and pooled over the labels, was %s%s. "),
                          alpha,
                          bounds);
}

static void
say_what_if (GString *text, const DipleInsightsFigures *figures)
{
  const DipleWhatIf *what_if = &figures->what_if;

  if (what_if->ignore_edges)
    g_string_append (text, _ ("White space and punctuation at the ends of spans were ignored. "));
  if (what_if->merge && what_if->merged != what_if->into)
    g_string_append_printf (text,
                            _ ("The label %s was counted as %s. "),
                            (char *) figures->labels->pdata[what_if->merged],
                            (char *) figures->labels->pdata[what_if->into]);
}

static void
say_bootstrap (GString *text, const DipleBootstrap *bootstrap)
{
  g_autofree char *seed = NULL;

  if (bootstrap == NULL || bootstrap->n_documents < DIPLE_BOOTSTRAP_FEW)
    return;
  seed = g_strdup_printf ("%" G_GUINT64_FORMAT, bootstrap->seed);
  g_string_append_printf (text,
                          _ ("Intervals are percentiles of %u bootstrap resamples of the documents "
                             "(seed %s). "),
                          bootstrap->n_replicates,
                          seed);
}

char *
diple_insights_dup_sentence (const DipleInsightsFigures *figures)
{
  GString *text = g_string_new (NULL);

  if (figures->figures->n_shared == 0)
    {
      g_string_append (text, _ ("No document has been finished by two annotators. "));
    }
  else
    {
      say_whose (text, figures);
      say_f1 (text, figures);
      say_alpha (text, figures);
      say_what_if (text, figures);
      say_bootstrap (text, figures->bootstrap);
    }
  g_string_append_printf (text, _ ("Computed with Diple %s."), DIPLE_VERSION);
  return g_string_free (text, FALSE);
}
