/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/agreement/diple-assignment-private.h"
#include "data/core/diple-random-private.h"
#include "data/diple-agreement-report.h"
#include "data/diple-items.h"

#include "case-files.h"

#include <math.h>

/* What holds for figures of agreement whatever the spans are. */

#define N_ROUNDS 20
#define N_LABELS 3

static const char *const letters[] = { "Ana", "Ben", "Cem", "Dua" };
static const char *const labels[] = { "Claim", "Cue", "Source" };

static guint
draw (DipleRandom *random, guint n)
{
  return (guint) diple_random_below (random, n);
}

static void
add_unit (DipleRandom *random, DipleUnitDocument *document, guint annotator)
{
  const guint start = draw (random, document->length - 12);
  const DipleRange range = { start, start + 1 + draw (random, 12) };
  const DipleRange pieces[] = { { range.start, range.start + 1 },
                                { range.start + 3, range.start + 5 } };
  DipleUnit *unit = diple_unit_document_add (document, annotator, draw (random, N_LABELS), range);

  if (draw (random, 10) == 0)
    diple_unit_set_fragments (unit, pieces, G_N_ELEMENTS (pieces));
  if (draw (random, 2) == 0)
    diple_unit_add_value (unit, 0, draw (random, 2) == 0 ? "yes" : "no");
}

/* Another annotator's unit, often as it is, so that there is something to agree on. */
static void
add_echo (DipleRandom *random, DipleUnitDocument *document, guint annotator)
{
  const DipleUnit unit =
      g_array_index (document->units, DipleUnit, draw (random, document->units->len));
  const guint shift = draw (random, 3) == 0 ? 1 : 0;
  DipleRange range = unit.range;

  range.end = MIN (range.end + shift, document->length);
  diple_unit_document_add (document, annotator, unit.label, range);
}

static DipleUnitDocument *
make_document (DipleRandom *random, const char *name)
{
  DipleUnitDocument *document = diple_unit_document_new (name, 60);

  for (guint annotator = 0; annotator < G_N_ELEMENTS (letters); annotator++)
    {
      const guint n_units = draw (random, 8);

      if (draw (random, 5) > 0)
        g_array_append_val (document->finished, annotator);
      for (guint i = 0; i < n_units; i++)
        if (document->units->len > 0 && draw (random, 3) > 0)
          add_echo (random, document, annotator);
        else
          add_unit (random, document, annotator);
    }
  for (guint i = 0; document->units->len > 1 && i < 5; i++)
    {
      const DipleUnitRelation relation = { 0,
                                           draw (random, document->units->len),
                                           draw (random, document->units->len) };

      g_array_append_val (document->relations, relation);
    }
  return document;
}

static DipleUnits *
make_units (guint64 seed)
{
  DipleRandom random = diple_random_seed (seed);
  DipleUnits *units = diple_units_new ();

  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    g_ptr_array_add (units->annotators, g_strdup (letters[i]));
  for (guint i = 0; i < N_LABELS; i++)
    g_ptr_array_add (units->labels, g_strdup (labels[i]));
  g_ptr_array_add (units->attributes, g_strdup ("sure"));
  g_ptr_array_add (units->types, g_strdup ("of"));
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *name = g_strdup_printf ("d%u", i);

      g_ptr_array_add (units->documents, make_document (&random, name));
    }
  return units;
}

static char *
dup_report (const DipleUnits *units, DipleAgreement *agreement)
{
  g_autoptr (DipleBootstrap) bootstrap =
      diple_agreement_bootstrap (agreement, NULL, 20, 7, NULL, NULL);

  return diple_agreement_to_json (
      agreement, units, bootstrap, NULL, DIPLE_REPORT_ITEMS | DIPLE_REPORT_COUNTS);
}

static char *
measure (DipleUnits *units)
{
  g_autoptr (DipleAgreement) agreement = NULL;

  diple_units_sort (units);
  agreement = diple_agreement_new_for_units (units, DIPLE_AGREEMENT_CHARACTERS);
  return dup_report (units, agreement);
}

/* Turns the annotators round, and every number of one with them; then the labels and documents. */
static void
turn_round (DipleUnits *units)
{
  const guint last = units->annotators->len - 1;
  GPtrArray *const lists[] = { units->annotators, units->labels, units->documents };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint j = 0; j < lists[i]->len / 2; j++)
      {
        gpointer other = lists[i]->pdata[lists[i]->len - 1 - j];

        lists[i]->pdata[lists[i]->len - 1 - j] = lists[i]->pdata[j];
        lists[i]->pdata[j] = other;
      }
  for (guint i = 0; i < units->documents->len; i++)
    {
      DipleUnitDocument *document = units->documents->pdata[i];

      for (guint j = 0; j < document->finished->len; j++)
        g_array_index (document->finished, guint, j) =
            last - g_array_index (document->finished, guint, j);
      for (guint j = 0; j < document->units->len; j++)
        {
          DipleUnit *unit = &g_array_index (document->units, DipleUnit, j);

          unit->annotator = last - unit->annotator;
          unit->label = N_LABELS - 1 - unit->label;
        }
    }
}

/* Units the other way round too, with the relations that name them. */
static void
turn_units (DipleUnits *units)
{
  for (guint i = 0; i < units->documents->len; i++)
    {
      DipleUnitDocument *document = units->documents->pdata[i];
      const guint n = document->units->len;

      for (guint j = 0; j < n / 2; j++)
        {
          DipleUnit *a = &g_array_index (document->units, DipleUnit, j);
          DipleUnit *b = &g_array_index (document->units, DipleUnit, n - 1 - j);
          const DipleUnit held = *a;

          *a = *b;
          *b = held;
        }
      for (guint j = 0; j < document->relations->len; j++)
        {
          DipleUnitRelation *relation = &g_array_index (document->relations, DipleUnitRelation, j);

          relation->from = n - 1 - relation->from;
          relation->to = n - 1 - relation->to;
        }
    }
}

/* Names the first line that differs, since a report is long. */
static void
assert_same_text (const char *text, const char *wanted)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_auto (GStrv) others = g_strsplit (wanted, "\n", -1);

  for (guint i = 0; lines[i] != NULL && others[i] != NULL; i++)
    g_assert_cmpstr (lines[i], ==, others[i]);
  g_assert_cmpuint (g_strv_length (lines), ==, g_strv_length (others));
}

static void
test_order_changes_no_byte (void)
{
  for (guint64 seed = 0; seed < N_ROUNDS; seed++)
    {
      g_autoptr (DipleUnits) units = make_units (seed);
      g_autoptr (DipleUnits) turned = make_units (seed);
      g_autofree char *report = measure (units);
      g_autofree char *other = NULL;

      turn_round (turned);
      turn_units (turned);
      other = measure (turned);
      assert_same_text (other, report);
    }
}

static void
test_counting_one_document_again_is_enough (void)
{
  for (guint64 seed = 0; seed < N_ROUNDS; seed++)
    {
      g_autoptr (DipleUnits) units = make_units (seed);
      g_autoptr (DipleUnits) before = make_units (seed + 1000);
      g_autoptr (DipleAgreement) agreement = NULL;
      g_autofree char *whole = measure (units);
      g_autofree char *edited = NULL;

      diple_units_sort (before);
      agreement = diple_agreement_new_for_units (before, DIPLE_AGREEMENT_CHARACTERS);
      g_assert_true (diple_agreement_remove_document (agreement, "d1"));
      g_assert_false (diple_agreement_remove_document (agreement, "d1"));
      for (guint i = units->documents->len; i > 0; i--)
        diple_agreement_set_document (agreement, units->documents->pdata[i - 1]);
      edited = dup_report (units, agreement);
      assert_same_text (edited, whole);
    }
}

static void
assert_at_most (DipleFigure low, DipleFigure high)
{
  g_assert_cmpint (low.reason, ==, high.reason);
  if (diple_figure_is_defined (low))
    g_assert_cmpfloat (low.value, <=, high.value + 1e-12);
}

static void
test_exact_is_at_most_partial_is_at_most_overlap (void)
{
  for (guint64 seed = 0; seed < N_ROUNDS; seed++)
    {
      g_autoptr (DipleUnits) units = make_units (seed);
      g_autoptr (DipleAgreement) agreement =
          diple_agreement_new_for_units (units, DIPLE_AGREEMENT_CHARACTERS);
      g_autoptr (DipleAgreementFigures) figures = diple_agreement_figures (agreement, NULL);

      for (guint i = 0; i < figures->n_pairs; i++)
        {
          const DipleSpanCounts *all = &figures->pairs[i].all;
          const DipleFigure exact = diple_span_counts_f1 (all, DIPLE_F1_EXACT);
          const DipleFigure overlap = diple_span_counts_f1 (all, DIPLE_F1_OVERLAP);
          const DipleFigure strict =
              diple_alignment_f1 (&figures->pairs[i].alignment, DIPLE_SCHEMA_STRICT);

          assert_at_most (exact, diple_span_counts_f1 (all, DIPLE_F1_PARTIAL));
          assert_at_most (diple_span_counts_f1 (all, DIPLE_F1_PARTIAL), overlap);
          assert_at_most (exact, diple_span_counts_f1 (all, DIPLE_F1_SOFT));
          assert_at_most (diple_span_counts_f1 (all, DIPLE_F1_SOFT), overlap);
          assert_at_most (exact, diple_span_counts_f1 (all, DIPLE_F1_IOU50));
          assert_at_most (diple_span_counts_f1 (all, DIPLE_F1_IOU50), overlap);
          assert_at_most (strict, exact);
          assert_at_most (exact, strict);
        }
    }
}

/* Everybody gets the first one's units and finishes everything. */
static void
make_identical (DipleUnits *units)
{
  for (guint i = 0; i < units->documents->len; i++)
    {
      DipleUnitDocument *document = units->documents->pdata[i];

      g_array_set_size (document->relations, 0);
      g_array_set_size (document->finished, 0);
      g_array_set_size (document->units, 0);
      for (guint annotator = 0; annotator < units->annotators->len; annotator++)
        {
          g_array_append_val (document->finished, annotator);
          diple_unit_document_add (document, annotator, i % N_LABELS, (DipleRange){ 4, 9 + i });
          diple_unit_document_add (document, annotator, 0, (DipleRange){ 20, 31 });
          diple_unit_document_add (document, annotator, 1, (DipleRange){ 25, 40 });
        }
    }
}

static void
test_identical_annotators_agree_wholly (void)
{
  g_autoptr (DipleUnits) units = make_units (1);
  g_autoptr (DipleAgreement) agreement = NULL;
  g_autoptr (DipleAgreementFigures) figures = NULL;

  make_identical (units);
  agreement = diple_agreement_new_for_units (units, DIPLE_AGREEMENT_CHARACTERS);
  figures = diple_agreement_figures (agreement, NULL);
  for (DipleF1 measure_ = 0; measure_ <= DIPLE_F1_LAST; measure_++)
    g_assert_cmpfloat (figures->f1[measure_].mean.value, ==, 1);
  g_assert_cmpfloat (figures->coding.alpha.value, ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (figures->coding.sets_alpha); i++)
    g_assert_cmpfloat (figures->coding.sets_alpha[i].value, ==, 1);
  g_assert_cmpfloat (figures->coding.sets_fleiss.value, ==, 1);
  for (guint i = 0; i < figures->n_pairs; i++)
    g_assert_cmpfloat (figures->pairs[i].coding.kappa.value, ==, 1);
  for (guint i = 0; i < units->documents->len; i++)
    {
      g_autoptr (GPtrArray) items = diple_items_find (units->documents->pdata[i]);

      for (guint j = 0; j < items->len; j++)
        g_assert_cmpint (((DipleItem *) items->pdata[j])->kind, ==, DIPLE_ITEM_AGREE);
    }
}

static void
test_unfinished_is_missing_and_finished_is_data (void)
{
  g_autoptr (DipleUnitDocument) document = diple_unit_document_new ("d", 20);
  g_autoptr (DipleAgreement) agreement = diple_agreement_new (2, 1, DIPLE_AGREEMENT_CHARACTERS);
  g_autoptr (DipleAgreementFigures) alone = NULL;
  g_autoptr (DipleAgreementFigures) both = NULL;
  const guint annotators[] = { 0, 1 };

  diple_unit_document_add (document, 0, 0, (DipleRange){ 0, 5 });
  g_array_append_val (document->finished, annotators[0]);
  diple_agreement_set_document (agreement, document);
  alone = diple_agreement_figures (agreement, NULL);
  g_assert_cmpint (alone->f1[DIPLE_F1_EXACT].mean.reason, ==, DIPLE_FIGURE_NO_DOCUMENTS);

  g_array_append_val (document->finished, annotators[1]);
  diple_agreement_set_document (agreement, document);
  both = diple_agreement_figures (agreement, NULL);
  g_assert_cmpfloat (both->f1[DIPLE_F1_EXACT].mean.value, ==, 0);
}

/* First come, first served would give the first one the second one's partner. */
static void
test_matching_is_the_best_there_is (void)
{
  g_autoptr (DipleUnitDocument) document = diple_unit_document_new ("d", 40);
  g_autoptr (DipleAgreement) agreement = diple_agreement_new (2, 1, DIPLE_AGREEMENT_CHARACTERS);
  g_autoptr (DipleAgreementFigures) figures = NULL;
  const guint annotators[] = { 0, 1 };

  g_array_append_vals (document->finished, annotators, 2);
  diple_unit_document_add (document, 0, 0, (DipleRange){ 0, 12 });
  diple_unit_document_add (document, 0, 0, (DipleRange){ 10, 20 });
  diple_unit_document_add (document, 1, 0, (DipleRange){ 10, 20 });
  diple_unit_document_add (document, 1, 0, (DipleRange){ 0, 11 });
  diple_agreement_set_document (agreement, document);
  figures = diple_agreement_figures (agreement, NULL);
  g_assert_cmpint (figures->alignment.identical, ==, 1);
  g_assert_cmpint (figures->alignment.boundary, ==, 1);
  g_assert_cmpfloat (figures->pairs[0].all.credit[DIPLE_F1_PARTIAL], ==, 1.5);
}

/* The best total from @row on, by trying everything. */
static gint64
try_all (const gint64 weights[5][5], guint row, guint taken)
{
  gint64 best;

  if (row == 5)
    return 0;
  best = try_all (weights, row + 1, taken);
  for (guint column = 0; column < 5; column++)
    if (weights[row][column] > 0 && !(taken & (1u << column)))
      {
        const gint64 total =
            weights[row][column] + try_all (weights, row + 1, taken | (1u << column));

        best = MAX (best, total);
      }
  return best;
}

static void
test_assignment_is_as_good_as_any (void)
{
  DipleRandom random = diple_random_seed (3);

  for (guint round = 0; round < 500; round++)
    {
      gint64 weights[5][5];
      g_autoptr (GArray) pairings = g_array_new (FALSE, FALSE, sizeof (DiplePairing));
      guint matched[5];
      gint64 total = 0;

      for (guint row = 0; row < 5; row++)
        for (guint column = 0; column < 5; column++)
          {
            const DiplePairing pairing = { row, column, draw (&random, 12) };

            weights[row][column] = pairing.weight;
            if (pairing.weight > 0)
              g_array_append_val (pairings, pairing);
          }
      diple_assignment_solve (
          5, 5, (const DiplePairing *) (gpointer) pairings->data, pairings->len, matched);
      for (guint row = 0; row < 5; row++)
        total += matched[row] != DIPLE_UNMATCHED ? weights[row][matched[row]] : 0;
      g_assert_cmpint (total, ==, try_all (weights, 0, 0));
    }
}

static void
test_values_and_relations_are_compared_where_spans_match (void)
{
  g_autoptr (DipleUnitDocument) document = diple_unit_document_new ("d", 60);
  g_autoptr (DipleAgreement) agreement = diple_agreement_new (2, 1, DIPLE_AGREEMENT_CHARACTERS);
  g_autoptr (DipleAgreementFigures) figures = NULL;
  const DipleAttributeFigures *attribute;
  const DipleRelationFigures *relation;
  const DipleUnitRelation relations[] = { { 0, 0, 2 }, { 0, 1, 3 }, { 0, 2, 4 } };
  const guint annotators[] = { 0, 1 };

  g_array_append_vals (document->finished, annotators, 2);
  diple_unit_add_value (diple_unit_document_add (document, 0, 0, (DipleRange){ 0, 5 }), 0, "yes");
  diple_unit_add_value (diple_unit_document_add (document, 1, 0, (DipleRange){ 0, 6 }), 0, "yes");
  diple_unit_add_value (diple_unit_document_add (document, 0, 0, (DipleRange){ 10, 15 }), 0, "no");
  diple_unit_document_add (document, 1, 0, (DipleRange){ 10, 15 });
  diple_unit_add_value (diple_unit_document_add (document, 0, 0, (DipleRange){ 50, 55 }), 0, "no");
  g_array_append_vals (document->relations, relations, G_N_ELEMENTS (relations));
  diple_agreement_set_document (agreement, document);
  figures = diple_agreement_figures (agreement, NULL);
  attribute = &g_array_index (figures->pairs[0].attributes, DipleAttributeFigures, 0);
  relation = &g_array_index (figures->pairs[0].relations, DipleRelationFigures, 0);
  g_assert_cmpint (attribute->compared, ==, 2);
  g_assert_cmpfloat (attribute->share.value, ==, 0.5);
  g_assert_cmpint (relation->all[0], ==, 2);
  g_assert_cmpfloat_with_epsilon (relation->f1.value, 2.0 / 3, 1e-12);
  g_assert_cmpfloat (relation->f1_between_matched.value, ==, 1);
}

static void
test_generator_gives_the_published_numbers (gconstpointer file)
{
  json_t *expected;
  size_t i;

  json_array_foreach (json_object_get (file, "expected"), i, expected)
  {
    const guint64 n = (guint64) case_files_get_number (expected, "n", 0);
    DipleRandom random = diple_random_seed ((guint64) case_files_get_number (expected, "seed", 0));
    guint64 number = 0;

    for (guint k = 0; k <= (guint) case_files_get_number (expected, "index", 0); k++)
      number = n > 0 ? diple_random_below (&random, n) : diple_random_next (&random);
    case_files_assert (expected, (double) number);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  case_files_add ("rng", test_generator_gives_the_published_numbers);
  g_test_add_func ("/agreement/order", test_order_changes_no_byte);
  g_test_add_func ("/agreement/again", test_counting_one_document_again_is_enough);
  g_test_add_func ("/agreement/bounds", test_exact_is_at_most_partial_is_at_most_overlap);
  g_test_add_func ("/agreement/identical", test_identical_annotators_agree_wholly);
  g_test_add_func ("/agreement/unfinished", test_unfinished_is_missing_and_finished_is_data);
  g_test_add_func ("/agreement/matching", test_matching_is_the_best_there_is);
  g_test_add_func ("/agreement/assignment", test_assignment_is_as_good_as_any);
  g_test_add_func ("/agreement/values", test_values_and_relations_are_compared_where_spans_match);
  return g_test_run ();
}
