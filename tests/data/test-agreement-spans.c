/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-agreement-input.h"
#include "data/diple-agreement-report.h"
#include "data/diple-token-f1.h"

#include "case-files.h"

#include <math.h>

/* Figures of agreement on spans that others published, or that were worked out by hand, and a whole
 * report. */

static DipleUnits *
read_units (json_t *data)
{
  g_autoptr (GError) error = NULL;
  char *text = json_dumps (data, JSON_COMPACT);
  DipleUnits *units = diple_units_read (text, strlen (text), &error);

  g_assert_no_error (error);
  free (text);
  return units;
}

/* @data without its texts, so that blanks are characters like any other. */
static json_t *
drop_texts (json_t *data)
{
  json_t *copy = json_deep_copy (data);
  json_t *document;
  size_t i;

  json_array_foreach (json_object_get (copy, "documents"), i, document)
      json_object_del (document, "text");
  return copy;
}

static json_t *
report (const DipleUnits *units, DipleAgreementUnit unit)
{
  g_autoptr (DipleAgreement) agreement = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; unit == DIPLE_AGREEMENT_TOKENS && i < units->documents->len; i++)
    g_assert_true (diple_unit_document_cut (units->documents->pdata[i], NULL));
  agreement = diple_agreement_new_for_units (units, unit);
  text = diple_agreement_to_json (agreement, units, NULL, NULL, DIPLE_REPORT_ITEMS);
  return json_loads (text, 0, NULL);
}

/* The report that the figure is in: of the units as they are, as tokens, or with blanks. */
static json_t *
find_report (json_t *data, json_t *expected)
{
  json_t *args = json_object_get (expected, "args");
  const char *unit = case_files_get_string (expected, "unit");
  const gboolean blanks = json_is_true (json_object_get (args, "whitespace"));
  json_t *used = blanks ? drop_texts (data) : json_incref (data);
  g_autoptr (DipleUnits) units = read_units (used);

  json_decref (used);
  return report (
      units, g_strcmp0 (unit, "token") == 0 ? DIPLE_AGREEMENT_TOKENS : DIPLE_AGREEMENT_CHARACTERS);
}

/* Everything under test here has two annotators, or names the pair. */
static json_t *
find_pair (json_t *root, json_t *expected)
{
  json_t *pair = json_object_get (json_object_get (expected, "args"), "pair");
  json_t *pairs = json_object_get (root, "pairs");
  g_autofree char *name = NULL;

  if (pair == NULL)
    return json_object_iter_value (json_object_iter (pairs));
  name = g_strdup_printf ("%s|%s",
                          json_string_value (json_array_get (pair, 0)),
                          json_string_value (json_array_get (pair, 1)));
  return json_object_get (pairs, name);
}

static json_t *
follow (json_t *value, const char *measure)
{
  g_auto (GStrv) keys = g_strsplit (measure, ".", -1);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      const char *key = keys[i];

      if (g_str_equal (key, "count"))
        key = "alignment";
      if (g_str_equal (key, "schema"))
        key = "schemas";
      value = json_object_get (value, key);
    }
  return value;
}

/* "unit.alpha" with a label is in the label's part of "unit". */
static json_t *
find_figure (json_t *pair, json_t *expected, const char *measure)
{
  const char *label = case_files_get_string (expected, "label");
  const char *name = strchr (measure, '.') + 1;
  g_autofree char *family = g_strndup (measure, name - measure - 1);
  json_t *figures = json_object_get (pair, family);

  if (label == NULL)
    return follow (pair, measure);
  figures = json_object_get (json_object_get (figures, "per_label"), label);
  return g_str_equal (name, "per_label") ? figures : json_object_get (figures, name);
}

static double
find_in_report (json_t *data, json_t *expected, const char *measure)
{
  json_t *root = find_report (data, expected);
  json_t *value;
  double number;

  if (g_str_equal (measure, "review_kind_count"))
    value =
        follow (json_object_get (root, "review_kinds"), case_files_get_string (expected, "kind"));
  else
    value = find_figure (find_pair (root, expected), expected, measure);
  g_assert_nonnull (value);
  number = json_is_null (value) ? NAN : json_number_value (value);
  json_decref (root);
  return number;
}

static guint
find_label (const DipleUnits *units, const char *name)
{
  guint label = DIPLE_EVERY_LABEL;

  if (name != NULL)
    g_assert_true (g_ptr_array_find_with_equal_func (units->labels, name, g_str_equal, &label));
  return label;
}

static const DipleUnitDocument *
find_document (const DipleUnits *units, const char *name)
{
  for (guint i = 0; name != NULL && i < units->documents->len; i++)
    if (g_str_equal (((DipleUnitDocument *) units->documents->pdata[i])->name, name))
      return units->documents->pdata[i];
  return NULL;
}

static DipleSpread
spread_tokens (const DipleUnits *units, guint label, const DipleUnitDocument *document)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (DipleFigure));

  for (guint first = 0; first < units->annotators->len; first++)
    for (guint second = first + 1; second < units->annotators->len; second++)
      {
        const DipleFigure figure = diple_token_f1 (units, first, second, label, document);

        g_array_append_val (all, figure);
      }
  return (DipleSpread){ diple_figures_mean ((const DipleFigure *) (gpointer) all->data, all->len),
                        diple_figures_deviation ((const DipleFigure *) (gpointer) all->data,
                                                 all->len) };
}

static DipleSpread
spread_exact (const DipleUnits *units, guint label, const DipleUnitDocument *document)
{
  g_autoptr (DipleAgreement) agreement =
      diple_agreement_new_for_units (units, DIPLE_AGREEMENT_CHARACTERS);
  const char *const names[] = { document != NULL ? document->name : NULL, NULL };
  g_autoptr (DipleAgreementFigures) figures =
      diple_agreement_figures (agreement, document != NULL ? names : NULL);

  return label != DIPLE_EVERY_LABEL ? figures->labels[label][DIPLE_F1_EXACT]
                                    : figures->f1[DIPLE_F1_EXACT];
}

/* A mean over pairs, or its deviation. */
static double
measure_spread (json_t *data, json_t *expected, const char *measure)
{
  g_autoptr (DipleUnits) units = read_units (data);
  const guint label = find_label (units, case_files_get_string (expected, "label"));
  const DipleUnitDocument *document =
      find_document (units, case_files_get_string (expected, "document"));
  const gboolean deviation = g_strcmp0 (case_files_get_string (expected, "stat"), "sd") == 0;
  const DipleSpread spread = g_str_equal (measure, "token_multiset_f1")
                                 ? spread_tokens (units, label, document)
                                 : spread_exact (units, label, document);

  return deviation ? spread.deviation.value : spread.mean.value;
}

static void
test_figures_are_as_published (gconstpointer file)
{
  json_t *data = json_object_get (file, "data");
  json_t *expected;
  size_t i;

  json_array_foreach (json_object_get (file, "expected"), i, expected)
  {
    const char *measure = json_string_value (json_object_get (expected, "measure"));
    const gboolean pair = json_object_get (json_object_get (expected, "args"), "pair") != NULL;

    if (g_str_equal (measure, "token_multiset_f1") || (g_str_equal (measure, "f1.exact") && !pair))
      case_files_assert (expected, measure_spread (data, expected, measure));
    else
      case_files_assert (expected, find_in_report (data, expected, measure));
  }
}

static void
assert_same_json (json_t *value, json_t *wanted, const char *place)
{
  const char *key;
  json_t *inner;
  size_t i;

  if (json_typeof (value) != json_typeof (wanted))
    g_error ("%s has another type", place);
  if (json_is_real (wanted))
    g_assert_cmpfloat_with_epsilon (json_real_value (value), json_real_value (wanted), 1e-9);
  else if (json_is_array (wanted))
    {
      g_assert_cmpuint (json_array_size (value), ==, json_array_size (wanted));
      json_array_foreach (wanted, i, inner)
          assert_same_json (json_array_get (value, i), inner, place);
    }
  else if (json_is_object (wanted))
    {
      if (json_object_size (value) != json_object_size (wanted))
        g_error ("%s has other keys", place);
      json_object_foreach (wanted, key, inner)
      {
        json_t *mine = json_object_get (value, key);

        if (mine == NULL)
          g_error ("%s has no %s", place, key);
        assert_same_json (mine, inner, key);
      }
    }
  else if (!json_equal (value, wanted))
    g_error ("%s is something else", place);
}

/* Two files beside the cases: units, and the report on them with 200 resamples. */
static void
test_report_is_as_expected (gconstpointer path)
{
  g_autofree char *input = g_build_filename (path, "example-input.json", NULL);
  g_autofree char *output = g_build_filename (path, "example-output.json", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleUnits) units = diple_units_read_file (input, &error);
  g_autoptr (DipleAgreement) agreement = NULL;
  g_autoptr (DipleBootstrap) bootstrap = NULL;
  g_autofree char *text = NULL;
  json_t *mine, *wanted;

  g_assert_no_error (error);
  agreement = diple_agreement_new_for_units (units, DIPLE_AGREEMENT_CHARACTERS);
  bootstrap = diple_agreement_bootstrap (agreement, NULL, 200, 42, NULL, &error);
  g_assert_no_error (error);
  text = diple_agreement_to_json (agreement, units, bootstrap, NULL, DIPLE_REPORT_ITEMS);
  mine = json_loads (text, 0, NULL);
  wanted = json_load_file (output, 0, NULL);
  g_assert_nonnull (wanted);
  assert_same_json (mine, wanted, "the report");
  json_decref (mine);
  json_decref (wanted);
}

int
main (int argc, char **argv)
{
  g_autofree char *own = NULL;
  g_autofree char *more = NULL;
  g_autofree char *beside = NULL;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  case_files_add ("spans", test_figures_are_as_published);
  own = g_test_build_filename (G_TEST_DIST, "agreement", "example", NULL);
  g_test_add_data_func ("/spans/report", own, test_report_is_as_expected);
  more = case_files_find_more ();
  beside = more != NULL ? g_path_get_dirname (more) : NULL;
  if (beside != NULL)
    g_test_add_data_func ("/spans/more/report", beside, test_report_is_as_expected);
  return g_test_run ();
}
