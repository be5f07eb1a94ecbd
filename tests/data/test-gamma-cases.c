/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-gamma.h"

#include "case-files.h"

#include <math.h>

/* Published and other programs' figures for gamma and gamma-cat. */

typedef struct
{
  GPtrArray *annotators; /* char *, lent by the file */
  GPtrArray *categories; /* char *, lent by the file */
  GArray *units;         /* DipleGammaUnit */
  GArray *distances;     /* double */
  GPtrArray *samples;    /* GArray * of DipleGammaUnit */
  DipleGammaSettings settings;
} Study;

static guint
find_name (GPtrArray *names, json_t *name)
{
  const char *text = json_string_value (name);
  guint index;

  g_assert_nonnull (text);
  if (g_ptr_array_find_with_equal_func (names, text, g_str_equal, &index))
    return index;
  g_ptr_array_add (names, (gpointer) text);
  return names->len - 1;
}

/* A unit as [start, end, category]. */
static DipleGammaUnit
read_unit (Study *study, json_t *unit, guint first)
{
  DipleGammaUnit read = {
    .start = (gint64) json_number_value (json_array_get (unit, first)),
    .end = (gint64) json_number_value (json_array_get (unit, first + 1)),
  };

  if (json_array_size (unit) > first + 2)
    read.category = find_name (study->categories, json_array_get (unit, first + 2));
  return read;
}

static GArray *
read_units (Study *study, json_t *units)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (DipleGammaUnit));
  json_t *entry;
  size_t i;

  json_array_foreach (units, i, entry)
  {
    DipleGammaUnit unit = read_unit (study, entry, 1);

    unit.annotator = find_name (study->annotators, json_array_get (entry, 0));
    g_array_append_val (all, unit);
  }
  return all;
}

static void
read_distances (Study *study, json_t *matrix)
{
  json_t *row;
  size_t i;

  json_array_foreach (matrix, i, row)
  {
    json_t *cell;
    size_t k;

    json_array_foreach (row, k, cell)
    {
      const double distance = json_number_value (cell);

      g_array_append_val (study->distances, distance);
    }
  }
  if (study->distances->len > 0)
    study->settings.distances = (const double *) (gpointer) study->distances->data;
}

static double
read_parameter (json_t *parameters, const char *name)
{
  json_t *value = json_object_get (parameters, name);

  return value != NULL ? json_number_value (value) : 1;
}

static Study *
study_new (json_t *data)
{
  Study *study = g_new0 (Study, 1);
  json_t *parameters = json_object_get (data, "params");
  json_t *entry;
  size_t i;

  study->annotators = g_ptr_array_new ();
  study->categories = g_ptr_array_new ();
  study->distances = g_array_new (FALSE, FALSE, sizeof (double));
  study->samples = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  study->settings = (DipleGammaSettings) DIPLE_GAMMA_SETTINGS_INIT;
  study->settings.alpha = read_parameter (parameters, "alpha");
  study->settings.beta = read_parameter (parameters, "beta");
  study->settings.delta = read_parameter (parameters, "delta_empty");
  json_array_foreach (json_object_get (parameters, "categories"), i, entry)
      find_name (study->categories, entry);
  read_distances (study, json_object_get (parameters, "category_matrix"));
  study->units = read_units (study, json_object_get (data, "units"));
  json_array_foreach (json_object_get (data, "samples"), i, entry)
      g_ptr_array_add (study->samples, read_units (study, entry));
  return study;
}

static void
study_free (Study *study)
{
  g_ptr_array_unref (study->annotators);
  g_ptr_array_unref (study->categories);
  g_array_unref (study->units);
  g_array_unref (study->distances);
  g_ptr_array_unref (study->samples);
  g_free (study);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Study, study_free)

static DipleGammaContinuum
get_continuum (const Study *study, const GArray *units)
{
  return (DipleGammaContinuum){
    .n_annotators = study->annotators->len,
    .n_categories = study->categories->len,
    .units = (const DipleGammaUnit *) (gpointer) units->data,
    .n_units = units->len,
  };
}

static DipleGammaAlignment *
align (const Study *study, const GArray *units)
{
  const DipleGammaContinuum continuum = get_continuum (study, units);
  g_autoptr (GError) error = NULL;
  DipleGammaAlignment *alignment;

  alignment = diple_gamma_align (&continuum, &study->settings, NULL, &error);
  g_assert_no_error (error);
  return alignment;
}

static double
get_disorder (const Study *study, const GArray *units)
{
  g_autoptr (DipleGammaAlignment) alignment = align (study, units);

  return alignment->disorder;
}

static double
replay (const Study *study)
{
  double sum = 0;

  for (guint i = 0; i < study->samples->len; i++)
    sum += get_disorder (study, g_ptr_array_index (study->samples, i));
  return 1 - get_disorder (study, study->units) / (sum / study->samples->len);
}

static DipleGamma *
compute (Study *study, json_t *expected, DipleGammaCat cat)
{
  const DipleGammaContinuum continuum = get_continuum (study, study->units);
  g_autoptr (GError) error = NULL;
  DipleGamma *gamma;

  study->settings.samples = (guint) case_files_get_number (expected, "samples", 30);
  study->settings.seed = (guint64) case_files_get_number (expected, "seed", 42);
  study->settings.cat = cat;
  gamma = diple_gamma_compute (&continuum, &study->settings, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return gamma;
}

static double
get_unitary_disorder (Study *study, json_t *tuple)
{
  DipleGammaUnit units[8];
  const DipleGammaUnit *places[8];
  json_t *unit;
  size_t i;

  g_assert_cmpuint (json_array_size (tuple), <=, G_N_ELEMENTS (units));
  json_array_foreach (tuple, i, unit)
  {
    places[i] = NULL;
    if (!json_is_null (unit))
      {
        units[i] = read_unit (study, unit, 0);
        places[i] = &units[i];
      }
  }
  return diple_gamma_unitary_disorder (
      places, (guint) json_array_size (tuple), study->categories->len, &study->settings);
}

static double
measure_pair (Study *study, json_t *args, gboolean positional)
{
  const DipleGammaUnit u = read_unit (study, json_object_get (args, "u"), 0);
  const DipleGammaUnit v = read_unit (study, json_object_get (args, "v"), 0);

  return positional ? diple_gamma_positional (&u, &v)
                    : diple_gamma_dissimilarity (&u, &v, study->categories->len, &study->settings);
}

static double
measure_whole (Study *study, json_t *expected, const char *measure)
{
  const DipleGammaCat cat =
      g_str_has_suffix (measure, "_pygamma") ? DIPLE_GAMMA_CAT_PYGAMMA : DIPLE_GAMMA_CAT_2017;
  g_autoptr (DipleGamma) gamma = compute (study, expected, cat);

  if (g_str_equal (measure, "n_unitary"))
    return gamma->n_alignments;
  if (g_str_equal (measure, "gamma"))
    return gamma->gamma.value;
  g_assert_cmpstr (measure, ==, "gamma_cat_pygamma");
  return gamma->cat.value;
}

static double
measure (Study *study, json_t *expected)
{
  const char *name = json_string_value (json_object_get (expected, "measure"));
  json_t *args = json_object_get (expected, "args");

  if (g_str_has_suffix (name, "dissimilarity"))
    return measure_pair (study, args, g_str_has_prefix (name, "positional"));
  if (g_str_equal (name, "unitary_disorder"))
    return get_unitary_disorder (study, json_object_get (args, "tuple"));
  if (g_str_equal (name, "best_alignment_disorder"))
    return get_disorder (study, study->units);
  if (g_str_equal (name, "sample_disorder"))
    return get_disorder (
        study,
        g_ptr_array_index (study->samples, (guint) case_files_get_number (expected, "index", 0)));
  if (g_str_equal (name, "gamma_replayed"))
    return replay (study);
  return measure_whole (study, expected, name);
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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  case_files_add ("gamma", test_figures_are_as_published);

  return g_test_run ();
}
