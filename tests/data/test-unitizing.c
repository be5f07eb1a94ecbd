/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-unitizing.h"

#include "case-files.h"

#include <math.h>

typedef struct
{
  gint64 begin;
  gint64 length;
  GPtrArray *values;     /* char *, lent by the file */
  GPtrArray *annotators; /* GArray * of DipleUnitizingUnit */
} Study;

static guint
find_value (Study *study, const char *value)
{
  guint index;

  if (g_ptr_array_find_with_equal_func (study->values, value, g_str_equal, &index))
    return index;
  g_ptr_array_add (study->values, (gpointer) value);
  return study->values->len - 1;
}

static int
compare_starts (gconstpointer a, gconstpointer b)
{
  const gint64 x = ((const DipleUnitizingUnit *) a)->start;
  const gint64 y = ((const DipleUnitizingUnit *) b)->start;

  return (x > y) - (x < y);
}

static GArray *
read_units (Study *study, json_t *units)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (DipleUnitizingUnit));
  json_t *entry;
  size_t i;

  json_array_foreach (units, i, entry)
  {
    const DipleUnitizingUnit unit = {
      .start = (gint64) json_number_value (json_array_get (entry, 0)),
      .end = (gint64) json_number_value (json_array_get (entry, 1)),
      .value = find_value (study, json_string_value (json_array_get (entry, 2))),
    };

    g_array_append_val (all, unit);
  }
  g_array_sort (all, compare_starts);
  return all;
}

static Study *
study_new (json_t *data)
{
  Study *study = g_new0 (Study, 1);
  const char *name;
  json_t *units;

  study->begin = (gint64) json_number_value (json_object_get (data, "begin"));
  study->length = (gint64) json_number_value (json_object_get (data, "length"));
  study->values = g_ptr_array_new ();
  study->annotators = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  json_object_foreach (json_object_get (data, "units"), name, units)
  {
    g_ptr_array_add (study->annotators, read_units (study, units));
  }
  return study;
}

static void
study_free (Study *study)
{
  g_ptr_array_unref (study->values);
  g_ptr_array_unref (study->annotators);
  g_free (study);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Study, study_free)

static DipleUnitizing *
count (const Study *study)
{
  DipleUnitizing *unitizing = diple_unitizing_new (study->values->len);

  diple_unitizing_add (unitizing,
                       study->begin,
                       study->length,
                       (const GArray *const *) study->annotators->pdata,
                       study->annotators->len);
  return unitizing;
}

/* For one value, or over all of them. */
static double
measure_1995 (Study *study, json_t *expected, const char *measure)
{
  const char *name = case_files_get_string (expected, "value");
  const guint only = name != NULL ? find_value (study, name) : G_MAXUINT;
  double observed = 0;
  double by_chance = 0;

  for (guint i = 0; i < study->values->len; i++)
    if (name == NULL || i == only)
      {
        double sides[2];

        diple_unitizing_1995 (study->begin,
                              study->length,
                              (const GArray *const *) study->annotators->pdata,
                              study->annotators->len,
                              i,
                              &sides[0],
                              &sides[1]);
        observed += sides[0];
        by_chance += sides[1];
      }
  if (g_str_has_suffix (measure, "_observed"))
    return observed;
  return g_str_has_suffix (measure, "_expected") ? by_chance : 1 - observed / by_chance;
}

static double
measure (Study *study, json_t *expected)
{
  const char *name = json_string_value (json_object_get (expected, "measure"));
  g_autoptr (DipleUnitizing) unitizing = NULL;
  guint value;

  if (g_str_has_prefix (name, "alpha_u_1995"))
    return measure_1995 (study, expected, name);
  unitizing = count (study);
  if (g_str_equal (name, "u_alpha"))
    return diple_unitizing_u (unitizing);
  if (g_str_equal (name, "bar_u_alpha"))
    return diple_unitizing_bar_u (unitizing);
  if (g_str_equal (name, "cu_alpha"))
    return diple_unitizing_cu (unitizing);
  value = find_value (study, case_files_get_string (expected, "value"));
  if (g_str_equal (name, "ku_alpha"))
    return diple_unitizing_ku (unitizing, value);
  g_assert_cmpstr (name, ==, "ku_coverage");
  return diple_unitizing_ku_coverage (unitizing, value);
}

static void
test_figures_are_as_published (gconstpointer file)
{
  g_autoptr (Study) study = study_new (json_object_get (file, "data"));
  json_t *expected;
  size_t i;

  json_array_foreach (json_object_get (file, "expected"), i, expected)
      case_files_assert (expected, measure (study, expected));
}

static GArray *
make_units (GRand *random, guint n_values, gint64 length)
{
  GArray *units = g_array_new (FALSE, FALSE, sizeof (DipleUnitizingUnit));
  gint64 place = g_rand_int_range (random, 0, 6);

  while (place + 8 < length)
    {
      const DipleUnitizingUnit unit = {
        .start = place,
        .end = place + g_rand_int_range (random, 1, 8),
        .value = (guint) g_rand_int_range (random, 0, (int) n_values),
      };

      g_array_append_val (units, unit);
      place = unit.end + g_rand_int_range (random, 0, 6);
    }
  return units;
}

static void
assert_same (const DipleUnitizing *a, const DipleUnitizing *b)
{
  g_assert_cmpfloat (diple_unitizing_u (a), ==, diple_unitizing_u (b));
  g_assert_cmpfloat (diple_unitizing_bar_u (a), ==, diple_unitizing_bar_u (b));
  g_assert_cmpfloat (diple_unitizing_cu (a), ==, diple_unitizing_cu (b));
  g_assert_cmpfloat (diple_unitizing_cu_coverage (a), ==, diple_unitizing_cu_coverage (b));
  g_assert_cmpfloat (diple_unitizing_ku (a, 0), ==, diple_unitizing_ku (b, 0));
}

static void
test_order_of_documents_and_annotators_changes_no_figure (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  g_autoptr (DipleUnitizing) forward = diple_unitizing_new (3);
  g_autoptr (DipleUnitizing) backward = diple_unitizing_new (3);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  for (guint i = 0; i < 12; i++)
    g_ptr_array_add (all, make_units (random, 3, 90));
  for (guint i = 0; i < 4; i++)
    {
      const GArray *one[] = { all->pdata[3 * i], all->pdata[3 * i + 1], all->pdata[3 * i + 2] };
      const guint last = 3 * (3 - i);
      const GArray *other[] = { all->pdata[last + 2], all->pdata[last + 1], all->pdata[last] };

      /* The third annotator has not finished documents 0 and 2. */
      diple_unitizing_add (forward, 0, 90 + i, one, i % 2 == 0 ? 2 : 3);
      diple_unitizing_add (backward, 0, 93 - i, i % 2 == 0 ? other : other + 1, i % 2 == 0 ? 3 : 2);
    }
  assert_same (forward, backward);
}

static void
test_who_cut_alike_have_alpha_1 (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (2);
  g_autoptr (DipleUnitizing) unitizing = diple_unitizing_new (2);
  g_autoptr (GArray) units = make_units (random, 2, 80);
  const GArray *all[] = { units, units, units };

  diple_unitizing_add (unitizing, 0, 80, all, 3);
  g_assert_cmpfloat (diple_unitizing_u (unitizing), ==, 1);
  g_assert_cmpfloat (diple_unitizing_bar_u (unitizing), ==, 1);
  g_assert_cmpfloat (diple_unitizing_cu (unitizing), ==, 1);
  g_assert_cmpfloat (diple_unitizing_ku_coverage (unitizing, 1), ==, 1);
}

static void
test_splitting_a_unit_costs_nothing (void)
{
  const DipleUnitizingUnit whole[] = { { 0, 10, 0 } };
  const DipleUnitizingUnit halves[] = { { 0, 5, 0 }, { 5, 10, 0 } };
  g_autoptr (DipleUnitizing) unitizing = diple_unitizing_new (1);
  g_autoptr (GArray) one = g_array_new (FALSE, FALSE, sizeof *whole);
  g_autoptr (GArray) other = g_array_new (FALSE, FALSE, sizeof *halves);
  const GArray *both[] = { one, other };

  g_array_append_vals (one, whole, 1);
  g_array_append_vals (other, halves, 2);
  g_assert_true (diple_unitizing_merge (other));
  g_assert_cmpuint (other->len, ==, 2);
  diple_unitizing_add (unitizing, 0, 20, both, 2);
  g_assert_cmpfloat (diple_unitizing_u (unitizing), ==, 1);
}

static void
test_without_variation_nothing_is_defined (gconstpointer data)
{
  const DipleUnitizingUnit whole = { 0, 10, 0 };
  g_autoptr (DipleUnitizing) unitizing = diple_unitizing_new (1);
  g_autoptr (GArray) units = g_array_new (FALSE, FALSE, sizeof whole);
  const GArray *both[] = { units, units };

  if (data != NULL)
    g_array_append_val (units, whole);
  diple_unitizing_add (unitizing, 0, 10, both, 2);
  g_assert_true (isnan (diple_unitizing_u (unitizing)));
  g_assert_true (isnan (diple_unitizing_bar_u (unitizing)));
  g_assert_true (isnan (diple_unitizing_cu (unitizing)));
  g_assert_true (isnan (diple_unitizing_ku (unitizing, 0)));
}

static void
test_one_annotator_alone_counts_for_nothing (void)
{
  const DipleUnitizingUnit unit = { 2, 5, 0 };
  g_autoptr (DipleUnitizing) unitizing = diple_unitizing_new (1);
  g_autoptr (GArray) units = g_array_new (FALSE, FALSE, sizeof unit);
  const GArray *alone[] = { units };

  g_array_append_val (units, unit);
  diple_unitizing_add (unitizing, 0, 10, alone, 1);
  g_assert_true (isnan (diple_unitizing_u (unitizing)));
  g_assert_true (isnan (diple_unitizing_cu_coverage (unitizing)));
}

static void
test_merging_joins_what_crosses_with_the_same_value_only (void)
{
  const DipleUnitizingUnit same[] = { { 4, 9, 1 }, { 0, 5, 1 }, { 9, 12, 1 }, { 20, 22, 0 } };
  const DipleUnitizingUnit crossing = { 11, 14, 0 };
  g_autoptr (GArray) units = g_array_new (FALSE, FALSE, sizeof crossing);

  g_array_append_vals (units, same, G_N_ELEMENTS (same));
  g_assert_true (diple_unitizing_merge (units));
  g_assert_cmpuint (units->len, ==, 3);
  g_assert_cmpint (g_array_index (units, DipleUnitizingUnit, 0).end, ==, 9);
  g_array_append_val (units, crossing);
  g_assert_false (diple_unitizing_merge (units));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  case_files_add ("unitizing", test_figures_are_as_published);
  g_test_add_func ("/unitizing/order-changes-no-figure",
                   test_order_of_documents_and_annotators_changes_no_figure);
  g_test_add_func ("/unitizing/who-cut-alike-have-alpha-1", test_who_cut_alike_have_alpha_1);
  g_test_add_func ("/unitizing/splitting-a-unit-costs-nothing",
                   test_splitting_a_unit_costs_nothing);
  g_test_add_data_func ("/unitizing/without-variation-nothing-is-defined/empty",
                        NULL,
                        test_without_variation_nothing_is_defined);
  g_test_add_data_func ("/unitizing/without-variation-nothing-is-defined/full",
                        GINT_TO_POINTER (1),
                        test_without_variation_nothing_is_defined);
  g_test_add_func ("/unitizing/one-annotator-alone-counts-for-nothing",
                   test_one_annotator_alone_counts_for_nothing);
  g_test_add_func ("/unitizing/merging-joins-what-crosses-with-the-same-value-only",
                   test_merging_joins_what_crosses_with_the_same_value_only);

  return g_test_run ();
}
