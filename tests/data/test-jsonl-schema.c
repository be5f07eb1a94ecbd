/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export-fixture.h"

#include <jansson.h>

/* Checks values against docs/jsonl.schema.json, with as much of JSON Schema as that file uses; a
 * keyword that is not known here fails the test, so that nothing is passed over. */
typedef struct
{
  const json_t *root;
  const char *problem; /* the keyword that did not hold, or NULL */
} Validator;

static gboolean validate (Validator *self, const json_t *rule, const json_t *value);

static gboolean
has_type (const json_t *value, const char *type)
{
  static const char *const names[] = { "object", "array", "string", "integer" };
  const json_type types[] = { JSON_OBJECT, JSON_ARRAY, JSON_STRING, JSON_INTEGER };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i], type))
      return json_typeof (value) == types[i];
  g_assert_not_reached ();
}

static gboolean
check_properties (Validator *self, const json_t *properties, const json_t *value)
{
  const char *key;
  json_t *rule;

  json_object_foreach ((json_t *) properties, key, rule)
  {
    const json_t *member = json_object_get (value, key);
    if (member != NULL && !validate (self, rule, member))
      return FALSE;
  }
  return TRUE;
}

static gboolean
check_required (const json_t *required, const json_t *value)
{
  for (guint i = 0; i < json_array_size (required); i++)
    if (json_object_get (value, json_string_value (json_array_get (required, i))) == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
check_no_others (const json_t *rule, const json_t *value)
{
  const char *key;
  json_t *member;

  json_object_foreach (
      (json_t *) value, key, member) if (json_object_get (json_object_get (rule, "properties"),
                                                          key) == NULL) return FALSE;
  return TRUE;
}

static gboolean
check_items (Validator *self, const json_t *rule, const json_t *value)
{
  for (guint i = 0; i < json_array_size (value); i++)
    if (!validate (self, rule, json_array_get (value, i)))
      return FALSE;
  return TRUE;
}

static gboolean
check_enum (const json_t *values, const json_t *value)
{
  for (guint i = 0; i < json_array_size (values); i++)
    if (json_equal (json_array_get (values, i), value))
      return TRUE;
  return FALSE;
}

static gboolean
check_reference (Validator *self, const char *reference, const json_t *value)
{
  const json_t *rule;

  g_assert_true (g_str_has_prefix (reference, "#/$defs/"));
  rule = json_object_get (json_object_get (self->root, "$defs"), reference + strlen ("#/$defs/"));
  g_assert_nonnull (rule);
  return validate (self, rule, value);
}

static gboolean
check_string (const char *keyword, const json_t *wanted, const json_t *value)
{
  const char *text = json_string_value (value);

  if (g_str_equal (keyword, "pattern"))
    return g_regex_match_simple (json_string_value (wanted), text, 0, 0);
  return g_utf8_strlen (text, -1) >= json_integer_value (wanted);
}

static gboolean
check_keyword (Validator *self,
               const char *keyword,
               const json_t *wanted,
               const json_t *rule,
               const json_t *value)
{
  static const char *const silent[] = { "$schema", "$id", "title", "description", "$defs", NULL };

  if (g_strv_contains (silent, keyword))
    return TRUE;
  if (g_str_equal (keyword, "$ref"))
    return check_reference (self, json_string_value (wanted), value);
  if (g_str_equal (keyword, "type"))
    return has_type (value, json_string_value (wanted));
  if (g_str_equal (keyword, "properties"))
    return check_properties (self, wanted, value);
  if (g_str_equal (keyword, "required"))
    return check_required (wanted, value);
  if (g_str_equal (keyword, "additionalProperties"))
    return check_no_others (rule, value);
  if (g_str_equal (keyword, "items"))
    return check_items (self, wanted, value);
  if (g_str_equal (keyword, "enum"))
    return check_enum (wanted, value);
  if (g_str_equal (keyword, "minimum"))
    return json_integer_value (value) >= json_integer_value (wanted);
  if (g_str_equal (keyword, "minItems"))
    return json_array_size (value) >= (gsize) json_integer_value (wanted);
  g_assert_true (g_str_equal (keyword, "pattern") || g_str_equal (keyword, "minLength"));
  return check_string (keyword, wanted, value);
}

static gboolean
validate (Validator *self, const json_t *rule, const json_t *value)
{
  const char *keyword;
  json_t *wanted;

  json_object_foreach (
      (json_t *) rule, keyword, wanted) if (!check_keyword (self, keyword, wanted, rule, value))
  {
    if (self->problem == NULL)
      self->problem = keyword;
    return FALSE;
  }
  return TRUE;
}

static json_t *
load_schema (void)
{
  g_autofree char *path =
      g_build_filename (g_getenv ("DIPLE_SOURCE_ROOT"), "docs", "jsonl.schema.json", NULL);
  json_error_t problem;
  json_t *schema = json_load_file (path, 0, &problem);

  if (schema == NULL)
    g_error ("%s:%d: %s", path, problem.line, problem.text);
  return schema;
}

static char **
export_lines (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  run_sql (fixture->store,
           "INSERT INTO annotator (id, name, kind, created) VALUES (4, 'Tagger', 'model', 0);"
           "INSERT INTO suggestion_answer (annotator, document, suggested, model, answer, span,"
           " score, answered) VALUES (2, 20, 11, 4, 'corrected', 2, 0.1, 0)");
  diple_export_jsonl (fixture->store, fixture->path, NULL, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  text = read_file (fixture->path);
  g_assert_true (g_str_has_suffix (text, "\n"));
  text[strlen (text) - 1] = '\0';
  return g_strsplit (text, "\n", -1);
}

static void
test_every_line_fits_the_schema (Fixture *fixture, gconstpointer data)
{
  g_auto (GStrv) lines = export_lines (fixture);
  json_t *schema = load_schema ();

  g_assert_cmpuint (g_strv_length (lines), ==, 2);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      json_t *line = json_loads (lines[i], 0, NULL);
      Validator validator = { .root = schema };

      g_assert_true (validate (&validator, schema, line));
      json_decref (line);
    }
  json_decref (schema);
}

/* The example of docs/jsonl.md is one line in one block of code. */
static void
test_the_documented_line_fits_too (void)
{
  g_autofree char *path =
      g_build_filename (g_getenv ("DIPLE_SOURCE_ROOT"), "docs", "jsonl.md", NULL);
  g_autofree char *text = read_file (path);
  char *begin = strstr (text, "```json\n");
  char *end = begin != NULL ? strstr (begin + 8, "```") : NULL;
  json_t *schema = load_schema ();
  Validator validator = { .root = schema };
  json_t *line;

  g_assert_nonnull (end);
  *end = '\0';
  line = json_loads (begin + 8, 0, NULL);
  g_assert_nonnull (line);
  g_assert_true (validate (&validator, schema, line));
  json_decref (line);
  json_decref (schema);
}

typedef struct
{
  const char *from;
  const char *to;
  const char *keyword;
} Change;

/* A schema that accepts everything would pass the test above too. */
static void
test_the_schema_refuses_other_lines (Fixture *fixture, gconstpointer data)
{
  static const Change changes[] = {
    { "\"title\":", "\"titel\":", "required" },
    { "\"url\":\"https://example.org/1\"", "\"url\":null", "type" },
    { "\"note\":\"\"", "\"note\":\"\",\"score\":1", "additionalProperties" },
    { "\"start\":0", "\"start\":-1", "minimum" },
    { "\"start\":0", "\"start\":0.0", "type" },
    { "\"end\":4", "\"end\":\"4\"", "type" },
    { "\"state\":\"finished\"", "\"state\":\"done\"", "enum" },
    { "\"id\":\"0000000000005\"", "\"id\":\"5\"", "pattern" },
    { "[{\"start\":0,\"end\":6}]", "[]", "minItems" },
    { "\"layer\":\"entity\"", "\"layer\":\"\"", "minLength" },
    { "\"labels\":[", "\"labels\":{\"a\":[", "type" },
    { "\"score\":\"0.1\"", "\"score\":0.1", "type" },
    { "\"score\":\"0.1\"", "\"score\":\"high\"", "pattern" },
    { "\"answer\":\"corrected\"", "\"answer\":\"rejected\"", "enum" },
  };
  g_auto (GStrv) lines = export_lines (fixture);
  json_t *schema = load_schema ();

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (GString) changed = g_string_new (lines[0]);
      Validator validator = { .root = schema };
      json_t *line;

      g_test_message ("%s", changes[i].to);
      g_assert_cmpuint (g_string_replace (changed, changes[i].from, changes[i].to, 1), ==, 1);
      if (g_str_has_prefix (changes[i].to, "\"labels\":{"))
        g_string_insert_c (changed, (gssize) changed->len - 1, '}');
      line = json_loads (changed->str, 0, NULL);
      g_assert_nonnull (line);
      g_assert_false (validate (&validator, schema, line));
      g_assert_cmpstr (validator.problem, ==, changes[i].keyword);
      json_decref (line);
    }
  json_decref (schema);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/jsonl-schema/every-line-fits-the-schema",
              Fixture,
              NULL,
              set_up,
              test_every_line_fits_the_schema,
              tear_down);
  g_test_add ("/jsonl-schema/the-schema-refuses-other-lines",
              Fixture,
              NULL,
              set_up,
              test_the_schema_refuses_other_lines,
              tear_down);
  g_test_add_func ("/jsonl-schema/the-documented-line-fits-too", test_the_documented_line_fits_too);
  return g_test_run ();
}
