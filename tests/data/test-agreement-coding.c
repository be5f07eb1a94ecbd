/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-coding.h"

#include "case-files.h"

/* Published figures of agreement in coding. */

typedef struct
{
  DipleCoding *coding;
  GPtrArray *categories; /* json_t *, lent by the file */
  guint n_coders;
} Study;

static guint
find_category (Study *study, json_t *value)
{
  if (json_is_null (value))
    return DIPLE_CODING_MISSING;
  for (guint i = 0; i < study->categories->len; i++)
    if (json_equal (study->categories->pdata[i], value))
      return i;
  g_ptr_array_add (study->categories, value);
  return study->categories->len - 1;
}

static json_t *
get_values (json_t *entry)
{
  return json_is_object (entry) ? json_object_get (entry, "values") : entry;
}

static json_t *
get_entries (json_t *data)
{
  json_t *items = json_object_get (data, "items");

  return items != NULL ? items : json_object_get (data, "patterns");
}

static void
find_categories (Study *study, json_t *entries)
{
  json_t *entry, *value;
  size_t i, k;

  json_array_foreach (entries, i, entry)
  {
    study->n_coders = (guint) json_array_size (get_values (entry));
    json_array_foreach (get_values (entry), k, value) find_category (study, value);
  }
}

static void
add_entries (Study *study, json_t *entries)
{
  g_autofree guint *values = g_new (guint, study->n_coders);
  json_t *entry, *value;
  size_t i, k;

  json_array_foreach (entries, i, entry)
  {
    json_t *count = json_object_get (entry, "count");

    json_array_foreach (get_values (entry), k, value) values[k] = find_category (study, value);
    diple_coding_add (
        study->coding, values, count != NULL ? (guint64) json_number_value (count) : 1);
  }
}

/* A set of letters; anything else that is no number stands for itself. */
static void
describe_category (DipleCoding *coding, guint category, json_t *value)
{
  g_autoptr (GArray) set = g_array_new (FALSE, FALSE, sizeof (guint));
  json_t *element;
  size_t i;

  if (json_is_number (value))
    diple_coding_set_number (coding, category, json_number_value (value));
  json_array_foreach (value, i, element)
  {
    const guint letter = (guchar) json_string_value (element)[0];

    g_array_append_val (set, letter);
  }
  diple_coding_set_elements (coding, category, set);
}

static Study *
study_new (json_t *data)
{
  Study *study = g_new0 (Study, 1);

  study->categories = g_ptr_array_new ();
  find_categories (study, get_entries (data));
  study->coding = diple_coding_new (study->n_coders, study->categories->len);
  for (guint i = 0; i < study->categories->len; i++)
    describe_category (study->coding, i, study->categories->pdata[i]);
  add_entries (study, get_entries (data));
  return study;
}

static void
study_free (Study *study)
{
  diple_coding_free (study->coding);
  g_ptr_array_unref (study->categories);
  g_free (study);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Study, study_free)

static DipleMetric
find_metric (json_t *expected)
{
  static const char *const names[] = {
    [DIPLE_METRIC_NOMINAL] = "nominal",   [DIPLE_METRIC_ORDINAL] = "ordinal",
    [DIPLE_METRIC_INTERVAL] = "interval", [DIPLE_METRIC_RATIO] = "ratio",
    [DIPLE_METRIC_JACCARD] = "jaccard",   [DIPLE_METRIC_MASI] = "masi",
    [DIPLE_METRIC_SET_2004] = "set2004",  [DIPLE_METRIC_SET_JACCARD] = "masi_dkpro",
  };
  const char *name = case_files_get_string (expected, "metric");

  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i], name))
      return (DipleMetric) i;
  g_assert_null (name);
  return DIPLE_METRIC_NOMINAL;
}

static double
measure_table (const Study *study, const char *name)
{
  const DipleChance table = diple_coding_table (study->coding, 0, 1);

  if (g_str_equal (name, "cohen_kappa"))
    return diple_chance_kappa (&table).value;
  g_assert_cmpstr (name, ==, "cohen_kappa_mean_pairs");
  return diple_coding_mean_kappa (study->coding).value;
}

static double
measure_category (Study *study, json_t *expected, gboolean alpha)
{
  json_t *value = json_object_get (json_object_get (expected, "args"), "value");
  const DipleChance chance = diple_coding_category (study->coding, find_category (study, value));

  return (alpha ? diple_chance_alpha (&chance) : diple_chance_kappa (&chance)).value;
}

static double
measure (Study *study, json_t *expected)
{
  const char *name = json_string_value (json_object_get (expected, "measure"));
  const DipleChance chance = diple_coding_coincidences (study->coding, find_metric (expected));
  const guint n_used = diple_coding_count_used (study->coding);

  if (g_str_equal (name, "percent_agreement"))
    return diple_chance_percent (&chance).value;
  if (g_str_equal (name, "krippendorff_alpha"))
    return diple_chance_alpha (&chance).value;
  if (g_str_equal (name, "alpha_observed"))
    return diple_chance_observed (&chance);
  if (g_str_equal (name, "alpha_expected"))
    return diple_chance_expected (&chance);
  if (g_str_equal (name, "scott_pi"))
    return diple_chance_kappa (&chance).value;
  if (g_str_equal (name, "fleiss_kappa"))
    return diple_coding_fleiss (study->coding).value;
  if (g_str_equal (name, "gwet_ac1"))
    return diple_chance_ac1 (&chance, n_used).value;
  if (g_str_equal (name, "bennett_s"))
    return diple_chance_s (&chance, n_used).value;
  if (g_str_has_suffix (name, "_category"))
    return measure_category (study, expected, g_str_has_prefix (name, "alpha"));
  return measure_table (study, name);
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

static void
test_missing_values_make_fleiss_undefined (void)
{
  g_autoptr (DipleCoding) coding = diple_coding_new (3, 2);
  const guint first[] = { 0, 1, 0 };
  const guint second[] = { 0, DIPLE_CODING_MISSING, 1 };

  diple_coding_add (coding, first, 1);
  diple_coding_add (coding, second, 1);
  g_assert_cmpint (diple_coding_fleiss (coding).reason, ==, DIPLE_FIGURE_INCOMPLETE);
}

static void
test_sets_have_the_distances_of_their_papers (void)
{
  static const struct
  {
    guint a[3], b[3];
    guint n_a, n_b;
    double jaccard, masi;
  } cases[] = {
    { { 1, 2 }, { 1, 2 }, 2, 2, 0, 0 },
    { { 1 }, { 1, 2 }, 1, 2, 0.5, 1 - 0.5 * 2 / 3 },
    { { 1, 2 }, { 2, 3 }, 2, 2, 2.0 / 3, 1 - 1.0 / 9 },
    { { 1 }, { 2 }, 1, 1, 1, 1 },
    { { 0 }, { 1 }, 0, 1, 1, 1 },
    { { 0 }, { 0 }, 0, 0, 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) a = g_array_new (FALSE, FALSE, sizeof (guint));
      g_autoptr (GArray) b = g_array_new (FALSE, FALSE, sizeof (guint));

      g_array_append_vals (a, cases[i].a, cases[i].n_a);
      g_array_append_vals (b, cases[i].b, cases[i].n_b);
      g_assert_cmpfloat_with_epsilon (
          diple_set_distance (a, b, DIPLE_METRIC_JACCARD), cases[i].jaccard, 1e-12);
      g_assert_cmpfloat_with_epsilon (
          diple_set_distance (b, a, DIPLE_METRIC_MASI), cases[i].masi, 1e-12);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  case_files_add ("coding", test_figures_are_as_published);
  g_test_add_func ("/coding/fleiss-missing", test_missing_values_make_fleiss_undefined);
  g_test_add_func ("/coding/set-distances", test_sets_have_the_distances_of_their_papers);
  return g_test_run ();
}
