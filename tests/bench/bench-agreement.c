/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-agreement-bootstrap.h"
#include "data/diple-items.h"

#include <stdio.h>

/* 5 annotators, 2,000 articles, 30 spans each: counting, figures, one article counted again, and
 * 200 resamples. Figures as JSON, in milliseconds. */

#define N_ANNOTATORS 5
#define N_DOCUMENTS 2000
#define N_SPANS 30
#define N_LABELS 8
#define N_CHARACTERS 3000
#define N_RESAMPLES 200

/* The same for everybody but for one in four, so that there is something to match. */
static void
fill_document (DipleUnitDocument *document, GRand *random)
{
  for (guint i = 0; i < N_SPANS; i++)
    {
      const guint start = (guint) g_rand_int_range (random, 0, N_CHARACTERS - 80);
      const guint length = (guint) g_rand_int_range (random, 3, 40);
      const guint label = (guint) g_rand_int_range (random, 0, N_LABELS);

      for (guint annotator = 0; annotator < N_ANNOTATORS; annotator++)
        {
          const guint shift =
              g_rand_int_range (random, 0, 4) == 0 ? (guint) g_rand_int_range (random, 0, 30) : 0;
          const guint other = shift > 20 ? (guint) g_rand_int_range (random, 0, N_LABELS) : label;

          diple_unit_document_add (
              document, annotator, other, (DipleRange){ start + shift, start + shift + length });
        }
    }
}

static DipleUnitDocument *
make_document (guint number, GRand *random)
{
  g_autofree char *name = g_strdup_printf ("%06u", number);
  DipleUnitDocument *document = diple_unit_document_new (name, N_CHARACTERS);

  document->text = g_strnfill (N_CHARACTERS, 'x');
  for (guint i = 5; i < N_CHARACTERS; i += 6)
    document->text[i] = ' ';
  for (guint annotator = 0; annotator < N_ANNOTATORS; annotator++)
    g_array_append_val (document->finished, annotator);
  fill_document (document, random);
  return document;
}

static double
lap (gint64 *since)
{
  const gint64 now = g_get_monotonic_time ();
  const double milliseconds = (now - *since) / 1000.0;

  *since = now;
  return milliseconds;
}

static double
measure_figures (DipleAgreement *agreement, gint64 *clock)
{
  g_autoptr (DipleAgreementFigures) figures = diple_agreement_figures (agreement, NULL);

  g_assert_true (diple_figure_is_defined (figures->coding.alpha));
  return lap (clock);
}

int
main (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  g_autoptr (GPtrArray) documents =
      g_ptr_array_new_with_free_func ((GDestroyNotify) diple_unit_document_free);
  g_autoptr (DipleAgreement) agreement =
      diple_agreement_new (N_ANNOTATORS, N_LABELS, DIPLE_AGREEMENT_CHARACTERS);
  g_autoptr (DipleBootstrap) bootstrap = NULL;
  double counted, computed, again, items;
  gint64 clock;

  for (guint i = 0; i < N_DOCUMENTS; i++)
    g_ptr_array_add (documents, make_document (i, random));
  clock = g_get_monotonic_time ();
  for (guint i = 0; i < documents->len; i++)
    diple_agreement_set_document (agreement, documents->pdata[i]);
  counted = lap (&clock);
  computed = measure_figures (agreement, &clock);
  diple_agreement_set_document (agreement, documents->pdata[N_DOCUMENTS / 2]);
  again = lap (&clock);
  for (guint i = 0; i < documents->len; i++)
    g_ptr_array_unref (diple_items_find (documents->pdata[i]));
  items = lap (&clock);
  bootstrap = diple_agreement_bootstrap (agreement, NULL, N_RESAMPLES, 42, NULL, NULL);
  printf ("{\"count\": %.1f, \"figures\": %.1f, \"count_one\": %.2f, \"items\": %.1f, "
          "\"bootstrap_%u\": %.1f}\n",
          counted,
          computed,
          again,
          items,
          N_RESAMPLES,
          lap (&clock));
  return 0;
}
