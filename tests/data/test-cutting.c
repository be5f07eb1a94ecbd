/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-gamma-figures.h"
#include "data/diple-unitizing-figures.h"

#include <math.h>

/* Gamma and the u-alpha family over documents. */

enum
{
  PLACE,
  PERSON,
  N_LABELS,
};

static DipleUnits *
make_units (void)
{
  DipleUnits *units = diple_units_new ();

  g_ptr_array_add (units->annotators, g_strdup ("ada"));
  g_ptr_array_add (units->annotators, g_strdup ("ben"));
  g_ptr_array_add (units->annotators, g_strdup ("cleo"));
  g_ptr_array_add (units->labels, g_strdup ("place"));
  g_ptr_array_add (units->labels, g_strdup ("person"));
  return units;
}

/* A document that the first n annotators finished. */
static DipleUnitDocument *
add_document (DipleUnits *units, guint length, guint n_finished)
{
  g_autofree char *name = g_strdup_printf ("letter %u", units->documents->len);
  DipleUnitDocument *document = diple_unit_document_new (name, length);

  for (guint i = 0; i < n_finished; i++)
    g_array_append_val (document->finished, i);
  g_ptr_array_add (units->documents, document);
  return document;
}

static void
mark (DipleUnitDocument *document, guint annotator, guint label, guint start, guint end)
{
  diple_unit_document_add (document, annotator, label, (DipleRange){ start, end });
}

static DipleGammaFigures *
compute (const DipleUnits *units)
{
  const DipleGammaSettings settings = DIPLE_GAMMA_SETTINGS_INIT;
  g_autoptr (GError) error = NULL;
  DipleGammaFigures *figures;

  figures = diple_gamma_figures_new (units, NULL, 0, &settings, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return figures;
}

static void
test_nothing_anywhere_is_not_defined (void)
{
  g_autoptr (DipleUnits) units = make_units ();
  g_autoptr (DipleUnitizingFigures) cut = NULL;
  g_autoptr (DipleGammaFigures) gamma = NULL;

  add_document (units, 10, 2);
  cut = diple_unitizing_figures_new (units, NULL, 0);
  gamma = compute (units);
  g_assert_true (isnan (cut->u.value));
  g_assert_cmpint (cut->u.reason, ==, DIPLE_FIGURE_NO_SPANS);
  g_assert_true (isnan (cut->pooled.value));
  g_assert_true (isnan (cut->unlabelled.value));
  g_assert_cmpint (gamma->gamma.reason, ==, DIPLE_GAMMA_NO_UNITS);
  g_assert_cmpuint (gamma->n_counted, ==, 0);
}

static void
test_finished_without_a_span_is_an_answer (void)
{
  g_autoptr (DipleUnits) units = make_units ();
  g_autoptr (DipleUnitizingFigures) cut = NULL;

  mark (add_document (units, 10, 2), 0, PLACE, 0, 5);
  cut = diple_unitizing_figures_new (units, NULL, 0);
  g_assert_cmpfloat_with_epsilon (cut->u.value, -0.2, 1e-12);
  g_assert_cmpfloat_with_epsilon (cut->labels[PLACE].value, -0.2, 1e-12);
  g_assert_true (isnan (cut->labels[PERSON].value));
}

static void
test_one_label_everywhere_is_not_defined (void)
{
  g_autoptr (DipleUnits) units = make_units ();
  DipleUnitDocument *document = add_document (units, 10, 2);
  g_autoptr (DipleUnitizingFigures) cut = NULL;

  mark (document, 0, PLACE, 0, 10);
  mark (document, 1, PLACE, 0, 10);
  cut = diple_unitizing_figures_new (units, NULL, 0);
  g_assert_cmpint (cut->u.reason, ==, DIPLE_FIGURE_NO_VARIATION);
  g_assert_false (cut->overlaps);
}

static void
test_labels_that_cross_are_measured_one_by_one (void)
{
  g_autoptr (DipleUnits) units = make_units ();
  DipleUnitDocument *document = add_document (units, 20, 2);
  g_autoptr (DipleUnitizingFigures) cut = NULL;

  for (guint i = 0; i < 2; i++)
    {
      mark (document, i, PLACE, 0, 5);
      mark (document, i, PERSON, 3, 8);
    }
  cut = diple_unitizing_figures_new (units, NULL, 0);
  g_assert_true (cut->overlaps);
  g_assert_cmpint (cut->u.reason, ==, DIPLE_FIGURE_OVERLAPPING);
  g_assert_cmpint (cut->ku[PLACE].reason, ==, DIPLE_FIGURE_OVERLAPPING);
  g_assert_cmpfloat (cut->labels[PLACE].value, ==, 1);
  g_assert_cmpfloat (cut->pooled.value, ==, 1);
  g_assert_cmpfloat (cut->unlabelled.value, ==, 1);
}

static void
test_spans_of_one_label_that_cross_are_one (void)
{
  g_autoptr (DipleUnits) units = make_units ();
  DipleUnitDocument *document = add_document (units, 20, 2);
  g_autoptr (DipleUnitizingFigures) cut = NULL;

  mark (document, 0, PLACE, 0, 10);
  mark (document, 1, PLACE, 0, 6);
  mark (document, 1, PLACE, 4, 10);
  cut = diple_unitizing_figures_new (units, NULL, 0);
  g_assert_false (cut->overlaps);
  g_assert_cmpfloat (cut->u.value, ==, 1);
}

static void
test_a_gap_in_a_span_is_not_marked (void)
{
  static const DipleRange pieces[] = { { 0, 3 }, { 6, 9 } };
  g_autoptr (DipleUnits) units = make_units ();
  DipleUnitDocument *document = add_document (units, 20, 2);
  g_autoptr (DipleUnitizingFigures) cut = NULL;

  diple_unit_set_fragments (
      diple_unit_document_add (document, 0, PLACE, (DipleRange){ 0, 9 }), pieces, 2);
  mark (document, 1, PLACE, 0, 3);
  mark (document, 1, PLACE, 6, 9);
  cut = diple_unitizing_figures_new (units, NULL, 0);
  g_assert_cmpfloat (cut->u.value, ==, 1);
}

/* Ada and Ben agree in one letter; Cleo, who has not finished the other one, does not in hers. */
static DipleUnits *
make_letters (void)
{
  DipleUnits *units = make_units ();
  DipleUnitDocument *first = add_document (units, 60, 3);
  DipleUnitDocument *second = add_document (units, 60, 2);

  for (guint i = 0; i < 2; i++)
    {
      mark (first, i, PLACE, 4, 10);
      mark (first, i, PERSON, 30, 36);
      mark (second, i, PERSON, 11, 17);
    }
  mark (first, 2, PLACE, 6, 12);
  mark (first, 2, PLACE, 30, 36);
  mark (second, 2, PERSON, 40, 50);
  return units;
}

static void
test_only_those_who_finished_count (void)
{
  static const guint pair[] = { 0, 1 };
  static const guint others[] = { 0, 2 };
  g_autoptr (DipleUnits) units = make_letters ();
  const DipleGammaSettings settings = DIPLE_GAMMA_SETTINGS_INIT;
  g_autoptr (DipleUnitizingFigures) agreed = diple_unitizing_figures_new (units, pair, 2);
  g_autoptr (DipleGammaFigures) alike =
      diple_gamma_figures_new (units, pair, 2, &settings, NULL, NULL, NULL, NULL);
  g_autoptr (DipleGammaFigures) unlike =
      diple_gamma_figures_new (units, others, 2, &settings, NULL, NULL, NULL, NULL);

  g_assert_cmpfloat (agreed->u.value, ==, 1);
  g_assert_cmpfloat (alike->gamma.value, ==, 1);
  g_assert_cmpuint (alike->n_counted, ==, 2);
  g_assert_cmpfloat (unlike->gamma.value, <, 1);
  g_assert_cmpfloat (unlike->cat.value, <, 1);
  g_assert_cmpuint (unlike->n_counted, ==, 1);
}

static void
test_order_of_documents_changes_no_figure (void)
{
  g_autoptr (DipleUnits) units = make_letters ();
  g_autoptr (DipleGammaFigures) gamma = compute (units);
  g_autoptr (DipleUnitizingFigures) cut = diple_unitizing_figures_new (units, NULL, 0);
  g_autoptr (DipleGammaFigures) gamma_again = NULL;
  g_autoptr (DipleUnitizingFigures) cut_again = NULL;
  gpointer first = units->documents->pdata[0];

  units->documents->pdata[0] = units->documents->pdata[1];
  units->documents->pdata[1] = first;
  gamma_again = compute (units);
  cut_again = diple_unitizing_figures_new (units, NULL, 0);
  g_assert_cmpfloat (gamma->gamma.value, ==, gamma_again->gamma.value);
  g_assert_cmpfloat (gamma->cat.value, ==, gamma_again->cat.value);
  g_assert_cmpfloat (cut->u.value, ==, cut_again->u.value);
  g_assert_cmpfloat (cut->pooled.value, ==, cut_again->pooled.value);
  g_assert_cmpfloat (cut->cu.value, ==, cut_again->cu.value);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cutting/nothing-anywhere-is-not-defined",
                   test_nothing_anywhere_is_not_defined);
  g_test_add_func ("/cutting/finished-without-a-span-is-an-answer",
                   test_finished_without_a_span_is_an_answer);
  g_test_add_func ("/cutting/one-label-everywhere-is-not-defined",
                   test_one_label_everywhere_is_not_defined);
  g_test_add_func ("/cutting/labels-that-cross-are-measured-one-by-one",
                   test_labels_that_cross_are_measured_one_by_one);
  g_test_add_func ("/cutting/spans-of-one-label-that-cross-are-one",
                   test_spans_of_one_label_that_cross_are_one);
  g_test_add_func ("/cutting/a-gap-in-a-span-is-not-marked", test_a_gap_in_a_span_is_not_marked);
  g_test_add_func ("/cutting/only-those-who-finished-count", test_only_those_who_finished_count);
  g_test_add_func ("/cutting/order-of-documents-changes-no-figure",
                   test_order_of_documents_changes_no_figure);

  return g_test_run ();
}
