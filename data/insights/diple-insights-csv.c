/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-insights-words.h"

#include <math.h>
#include <string.h>

#include "data/diple-id.h"

/* One line of the file: what it is of, the measure, and what was found. */
typedef struct
{
  const char *of; /* "all", "pair", "label", "confusion", "document", "self" */
  const char *first;
  const char *second;
  const char *measure;
  DipleFigure figure;
  const DipleInterval *interval; /* or NULL */
  gint64 documents;
  gint64 spans;
} Line;

static const struct
{
  DipleF1 f1;
  const char *name;
} measures[] = {
  { DIPLE_F1_EXACT, "exact_f1" },
  { DIPLE_F1_OVERLAP, "overlap_f1" },
  { DIPLE_F1_PARTIAL, "partial_f1" },
  { DIPLE_F1_SOFT, "soft_f1" },
};

static void
add_cell (GString *csv, const char *text)
{
  if (strpbrk (text, "\",\r\n") == NULL)
    {
      g_string_append (csv, text);
      return;
    }
  g_string_append_c (csv, '"');
  for (; *text != '\0'; text++)
    {
      if (*text == '"')
        g_string_append_c (csv, '"');
      g_string_append_c (csv, *text);
    }
  g_string_append_c (csv, '"');
}

/* Nothing for what is not a number. */
static void
add_number (GString *csv, double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_c (csv, ',');
  if (!isnan (number))
    g_string_append (csv, g_ascii_formatd (text, sizeof text, "%.6f", number));
}

static void
add_line (GString *csv, const Line *line)
{
  const char *reason = diple_figure_reason_name (line->figure.reason);

  add_cell (csv, line->of);
  g_string_append_c (csv, ',');
  add_cell (csv, line->first);
  g_string_append_c (csv, ',');
  add_cell (csv, line->second);
  g_string_append_c (csv, ',');
  add_cell (csv, line->measure);
  add_number (csv, diple_figure_is_defined (line->figure) ? line->figure.value : NAN);
  add_number (csv, line->interval != NULL ? line->interval->low : NAN);
  add_number (csv, line->interval != NULL ? line->interval->high : NAN);
  g_string_append_printf (csv,
                          ",%" G_GINT64_FORMAT ",%" G_GINT64_FORMAT ",%s\r\n",
                          line->documents,
                          line->spans,
                          reason != NULL ? reason : "");
}

static gint64
count_label (const DipleAgreementFigures *figures, guint label)
{
  gint64 spans = 0;

  for (guint i = 0; i < figures->n_annotators; i++)
    spans += figures->spans[i * figures->n_labels + label];
  return spans;
}

static const char *
name_alpha (const DipleInsightsFigures *all)
{
  return all->what_if.tokens ? "alpha_tokens" : "alpha";
}

static void
add_all (GString *csv, const DipleInsightsFigures *all)
{
  const DipleAgreementFigures *figures = all->figures;
  const DipleBootstrap *bootstrap = all->bootstrap;
  Line line = { .of = "all", .first = "", .second = "", .documents = figures->n_shared };

  for (guint label = 0; label < figures->n_labels; label++)
    line.spans += count_label (figures, label);
  for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
    {
      line.measure = measures[i].name;
      line.figure = figures->f1[measures[i].f1].mean;
      line.interval = bootstrap != NULL && i == 0 ? &bootstrap->exact : NULL;
      add_line (csv, &line);
    }
  line.measure = name_alpha (all);
  line.figure = figures->coding.alpha;
  line.interval = bootstrap != NULL ? &bootstrap->alpha : NULL;
  add_line (csv, &line);
}

static void
add_pair (GString *csv, const DipleInsightsFigures *all, const DiplePairFigures *pair)
{
  Line line = { .of = "pair",
                .first = all->annotators->pdata[pair->annotators[0]],
                .second = all->annotators->pdata[pair->annotators[1]],
                .documents = pair->n_documents,
                .spans = pair->all.spans[0] + pair->all.spans[1] };

  for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
    {
      line.measure = measures[i].name;
      line.figure = diple_pair_figures_f1 (pair, &pair->all, measures[i].f1);
      add_line (csv, &line);
    }
  line.measure = name_alpha (all);
  line.figure = pair->coding.alpha;
  add_line (csv, &line);
  line.measure = all->what_if.tokens ? "kappa_tokens" : "kappa";
  line.figure = pair->coding.kappa;
  add_line (csv, &line);
}

static void
add_label (GString *csv, const DipleInsightsFigures *all, guint label)
{
  const DipleBootstrap *bootstrap = all->bootstrap;
  Line line = { .of = "label",
                .first = all->labels->pdata[label],
                .second = "",
                .documents = all->figures->n_shared,
                .spans = count_label (all->figures, label) };

  for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
    {
      line.measure = measures[i].name;
      line.figure = all->figures->labels[label][measures[i].f1].mean;
      line.interval = bootstrap != NULL && i == 0 ? &bootstrap->label_exact[label] : NULL;
      add_line (csv, &line);
    }
  line.measure = name_alpha (all);
  line.figure = all->figures->coding.labels[label].alpha;
  line.interval = bootstrap != NULL ? &bootstrap->label_alpha[label] : NULL;
  add_line (csv, &line);
}

/* A line for each two labels that a pair has opposite each other. */
static void
add_confusion (GString *csv, const DipleInsightsFigures *all, const DiplePairFigures *pair)
{
  const guint n = all->labels->len;
  g_autofree char *who = g_strdup_printf ("%s × %s",
                                          (char *) all->annotators->pdata[pair->annotators[0]],
                                          (char *) all->annotators->pdata[pair->annotators[1]]);

  for (guint i = 0; i < (n + 1) * (n + 1); i++)
    {
      const guint row = i / (n + 1);
      const guint column = i % (n + 1);
      const Line line = { .of = "confusion",
                          .first = row < n ? all->labels->pdata[row] : "",
                          .second = column < n ? all->labels->pdata[column] : "",
                          .measure = who,
                          .figure = { NAN, DIPLE_FIGURE_DEFINED },
                          .documents = pair->n_documents,
                          .spans = pair->confusion[i] };

      if (pair->confusion[i] > 0)
        add_line (csv, &line);
    }
}

static void
add_document (GString *csv, const DipleInsightsFigures *all, const DipleInsightsDocument *document)
{
  char id[DIPLE_ID_TEXT_SIZE];
  Line line = { .of = "document",
                .first = diple_id_format (document->document, id),
                .second = "",
                .measure = "exact_f1",
                .figure = document->exact,
                .documents = 1,
                .spans = document->n_spans };

  add_line (csv, &line);
  line.measure = name_alpha (all);
  line.figure = document->alpha;
  add_line (csv, &line);
}

static void
add_self (GString *csv, const DipleSelfAgreement *agreement)
{
  const struct
  {
    const char *name;
    DipleFigure figure;
  } found[] = {
    { "exact_f1", agreement->exact },
    { "overlap_f1", agreement->overlap },
    { "alpha", agreement->alpha },
  };

  for (guint i = 0; i < G_N_ELEMENTS (found); i++)
    {
      const Line line = { .of = "self",
                          .first = agreement->name,
                          .second = "",
                          .measure = found[i].name,
                          .figure = found[i].figure,
                          .documents = agreement->n_documents,
                          .spans = (gint64) agreement->spans[0] + agreement->spans[1] };

      add_line (csv, &line);
    }
}

char *
diple_insights_dup_csv (const DipleInsightsFigures *figures, GPtrArray *selves)
{
  GString *csv = g_string_new ("of,first,second,measure,value,low,high,documents,spans,reason\r\n");

  add_all (csv, figures);
  for (guint i = 0; i < figures->figures->n_pairs; i++)
    add_pair (csv, figures, &figures->figures->pairs[i]);
  for (guint i = 0; i < figures->labels->len; i++)
    add_label (csv, figures, i);
  for (guint i = 0; i < figures->figures->n_pairs; i++)
    add_confusion (csv, figures, &figures->figures->pairs[i]);
  for (guint i = 0; i < figures->documents->len; i++)
    add_document (csv, figures, &g_array_index (figures->documents, DipleInsightsDocument, i));
  for (guint i = 0; selves != NULL && i < selves->len; i++)
    add_self (csv, selves->pdata[i]);
  return g_string_free (csv, FALSE);
}
