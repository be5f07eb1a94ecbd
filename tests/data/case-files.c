/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "case-files.h"

#include <math.h>

static void
add_file (const char *path, const char *where, const char *kind, GTestDataFunc func)
{
  json_error_t error;
  json_t *file = json_load_file (path, JSON_DECODE_INT_AS_REAL, &error);
  g_autofree char *name = NULL;

  if (file == NULL)
    g_error ("%s:%d: %s", path, error.line, error.text);
  if (g_strcmp0 (json_string_value (json_object_get (file, "kind")), kind) != 0)
    {
      json_decref (file);
      return;
    }
  name =
      g_strdup_printf ("/%s/%s/%s", kind, where, json_string_value (json_object_get (file, "id")));
  g_test_add_data_func_full (name, file, func, (GDestroyNotify) json_decref);
}

static void
add_directory (const char *path, const char *where, const char *kind, GTestDataFunc func)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) directory = g_dir_open (path, 0, &error);

  g_assert_no_error (error);
  for (const char *name = g_dir_read_name (directory); name != NULL;
       name = g_dir_read_name (directory))
    if (g_str_has_suffix (name, ".json"))
      {
        g_autofree char *file = g_build_filename (path, name, NULL);

        add_file (file, where, kind, func);
      }
}

static void
skip_more_cases (void)
{
  g_test_skip ("there are no more cases beside the sources, and DIPLE_AGREEMENT_CASES names none");
}

char *
case_files_find_beside (const char *variable, const char *folder)
{
  const char *named = g_getenv (variable);
  const char *sources = g_getenv ("DIPLE_SOURCE_ROOT");
  g_autofree char *beside = NULL;

  if (named != NULL)
    return g_strdup (named);
  if (sources == NULL)
    return NULL;
  beside = g_build_filename (sources, "..", "shared", folder, NULL);
  return g_file_test (beside, G_FILE_TEST_IS_DIR) ? g_steal_pointer (&beside) : NULL;
}

char *
case_files_find_more (void)
{
  return case_files_find_beside ("DIPLE_AGREEMENT_CASES", "agreement/cases");
}

void
case_files_add (const char *kind, GTestDataFunc func)
{
  g_autofree char *own = g_test_build_filename (G_TEST_DIST, "agreement", NULL);
  g_autofree char *more = case_files_find_more ();
  g_autofree char *name = g_strconcat ("/", kind, "/more", NULL);

  add_directory (own, "published", kind, func);
  if (more != NULL)
    add_directory (more, "more", kind, func);
  else
    g_test_add_func (name, skip_more_cases);
}

void
case_files_assert (json_t *expected, double value)
{
  json_t *wanted = json_object_get (expected, "value");

  g_test_message ("%s: %.12g", json_string_value (json_object_get (expected, "measure")), value);
  if (json_is_null (wanted))
    g_assert_true (isnan (value));
  else if (json_is_array (wanted))
    {
      g_assert_cmpfloat (value, >=, json_number_value (json_array_get (wanted, 0)));
      g_assert_cmpfloat (value, <=, json_number_value (json_array_get (wanted, 1)));
    }
  else
    g_assert_cmpfloat_with_epsilon (value,
                                    json_number_value (wanted),
                                    json_number_value (json_object_get (expected, "tol")) + 1e-12);
}

double
case_files_get_number (json_t *expected, const char *name, double otherwise)
{
  json_t *value = json_object_get (json_object_get (expected, "args"), name);

  return value != NULL ? json_number_value (value) : otherwise;
}

const char *
case_files_get_string (json_t *expected, const char *name)
{
  return json_string_value (json_object_get (json_object_get (expected, "args"), name));
}
