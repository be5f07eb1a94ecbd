/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-schema-rules.h"

#include <string.h>

static const char json[] =
    "{\"format\": \"diple-schema/1\", \"name\": \"test\", \"layers\": [{\"name\": \"l\","
    " \"labels\": [{\"name\": \"Person\", \"colour\": \"#102030\"}, {\"name\": \"Claim\", "
    "\"colour\": \"#102030\"}, {\"name\": \"Source\", \"colour\": \"#102030\"}]}],"
    " \"relations\": [{\"name\": \"by\", \"colour\": \"#102030\", \"ends\": [{\"from\": \"Claim\", "
    "\"to\": \"Source\"}]},"
    " {\"name\": \"same\", \"colour\": \"#102030\", \"symmetric\": true, \"ends\":"
    " [{\"from\": \"Claim\", \"to\": \"Source\"}]}, {\"name\": \"any\", \"colour\": \"#102030\", "
    "\"across\": true}],"
    " \"attributes\": ["
    " {\"name\": \"kind\", \"owner\": \"span\", \"on\": [\"Claim\"], \"type\": \"choice\","
    "  \"options\": [{\"name\": \"a, b\"}, {\"name\": \"c\"}], \"default\": \"a, b\"},"
    " {\"name\": \"topics\", \"owner\": \"span\", \"on\": [\"Claim\"], \"type\": \"choices\","
    "  \"options\": [{\"name\": \"water\"}, {\"name\": \"fire\"}]},"
    " {\"name\": \"sum\", \"owner\": \"span\", \"type\": \"number\"},"
    " {\"name\": \"sure\", \"owner\": \"span\", \"type\": \"boolean\"},"
    " {\"name\": \"who\", \"owner\": \"span\", \"type\": \"entity\"},"
    " {\"name\": \"genre\", \"owner\": \"document\", \"type\": \"text\"}]}";

typedef struct
{
  DipleSchema *schema;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->schema = diple_schema_from_json (json, -1, "test", &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  diple_schema_unref (fixture->schema);
}

static const DipleAttribute *
attribute (Fixture *fixture, const char *name)
{
  for (guint i = 0; i < fixture->schema->attributes->len; i++)
    {
      const DipleAttribute *found = g_ptr_array_index (fixture->schema->attributes, i);

      if (g_str_equal (found->name, name))
        return found;
    }
  g_assert_not_reached ();
}

static gint64
label (Fixture *fixture, const char *name)
{
  return diple_schema_label_by_name (fixture->schema, NULL, name)->id;
}

static gint64
option (const DipleAttribute *of, guint i)
{
  return ((const DipleOption *) g_ptr_array_index (of->options, i))->id;
}

static void
assert_judged (Fixture *fixture, const char *on, const DipleValues *values, const char *words)
{
  g_autofree char *why = diple_schema_why_not_values (
      fixture->schema, DIPLE_OWNER_SPAN, label (fixture, on), values, NULL);

  if (words == NULL)
    g_assert_null (why);
  else
    g_assert_nonnull (strstr (why != NULL ? why : "", words));
}

static void
assert_text (Fixture *fixture, const char *name, const char *text, const char *words)
{
  DipleValues values = { NULL, 0 };

  diple_values_set_text (&values, attribute (fixture, name)->id, text);
  assert_judged (fixture, "Claim", &values, words);
  diple_values_clear (&values);
}

static void
test_each_type_takes_its_own (Fixture *fixture, gconstpointer data)
{
  assert_text (fixture, "sum", "12.5", NULL);
  assert_text (fixture, "sum", "-1e6", NULL);
  assert_text (fixture, "sum", "12,5", "a number");
  assert_text (fixture, "sum", "nan", "a number");
  assert_text (fixture, "sum", "0x10", "a number");
  assert_text (fixture, "sum", "1e999", "a number");
  assert_text (fixture, "sum", " 1", "a number");
  assert_text (fixture, "sure", "true", NULL);
  assert_text (fixture, "sure", "yes", "“true” or “false”");
  assert_text (fixture, "kind", "c", "none of the values of “kind”");
  assert_text (fixture, "who", "Mira Holt", "names an entity");
  assert_text (fixture, "genre", "news", "is not said of Claim");
}

static void
test_a_choice_has_one_value_and_choices_have_several (Fixture *fixture, gconstpointer data)
{
  const DipleAttribute *kind = attribute (fixture, "kind");
  const DipleAttribute *topics = attribute (fixture, "topics");
  DipleValues values = { NULL, 0 };
  const DipleValue twice[] = { { .option = option (topics, 0) }, { .option = option (topics, 0) } };

  diple_values_toggle_option (&values, topics->id, option (topics, 0));
  diple_values_toggle_option (&values, topics->id, option (topics, 1));
  assert_judged (fixture, "Claim", &values, NULL);
  assert_judged (fixture, "Person", &values, "“topics” is not said of Person");
  diple_values_set (&values, topics->id, twice, 2);
  assert_judged (fixture, "Claim", &values, "each value once");
  diple_values_clear (&values);
  diple_values_toggle_option (&values, kind->id, option (kind, 0));
  assert_judged (fixture, "Claim", &values, NULL);
  diple_values_toggle_option (&values, kind->id, option (kind, 1));
  assert_judged (fixture, "Claim", &values, "one value only");
  diple_values_set_option (&values, kind->id, option (topics, 0));
  assert_judged (fixture, "Claim", &values, "none of the values");
  diple_values_clear (&values);
}

static void
test_what_was_there_is_not_judged_again (Fixture *fixture, gconstpointer data)
{
  DipleValues values = { NULL, 0 };
  g_autofree char *why = NULL;

  diple_values_set_text (&values, attribute (fixture, "sum")->id, "about 12");
  why = diple_schema_why_not_values (
      fixture->schema, DIPLE_OWNER_SPAN, label (fixture, "Claim"), &values, &values);
  g_assert_null (why);
  diple_values_clear (&values);
}

static void
test_defaults_name_options (Fixture *fixture, gconstpointer data)
{
  const DipleAttribute *kind = attribute (fixture, "kind");
  DipleAttribute *topics = (DipleAttribute *) attribute (fixture, "topics");
  DipleValues values = { NULL, 0 };

  diple_attribute_set_default (kind, &values);
  g_assert_true (diple_values_has_option (&values, option (kind, 0)));
  g_free (topics->default_value);
  topics->default_value = g_strdup ("fire, water, fire");
  diple_attribute_set_default (topics, &values);
  assert_judged (fixture, "Claim", &values, NULL);
  g_assert_cmpuint (values.n_items, ==, 3);
  g_assert_cmpuint (diple_schema_prune_values (
                        fixture->schema, DIPLE_OWNER_SPAN, label (fixture, "Person"), &values),
                    ==,
                    2);
  g_assert_cmpuint (values.n_items, ==, 0);
}

static void
assert_joins (Fixture *fixture,
              guint type,
              const char *from,
              const char *to,
              gboolean across,
              const char *words)
{
  const DipleRelationType *of = g_ptr_array_index (fixture->schema->relation_types, type);
  g_autofree char *why = diple_schema_why_not_join (
      fixture->schema, of->id, label (fixture, from), label (fixture, to), across);

  if (words == NULL)
    g_assert_null (why);
  else
    g_assert_nonnull (strstr (why != NULL ? why : "", words));
}

static void
test_relations_lead_where_the_schema_says (Fixture *fixture, gconstpointer data)
{
  assert_joins (fixture, 0, "Claim", "Source", FALSE, NULL);
  assert_joins (fixture, 0, "Source", "Claim", FALSE, "“by” does not lead from Source to Claim");
  assert_joins (fixture, 1, "Source", "Claim", FALSE, NULL);
  assert_joins (fixture, 1, "Person", "Claim", FALSE, "does not lead");
  assert_joins (fixture, 1, "Claim", "Source", TRUE, "one document only");
  assert_joins (fixture, 2, "Person", "Claim", TRUE, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, function)                                                                        \
  g_test_add ("/schema-rules/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("each type takes its own", test_each_type_takes_its_own);
  ADD ("a choice has one value, choices have several",
       test_a_choice_has_one_value_and_choices_have_several);
  ADD ("what was there is not judged again", test_what_was_there_is_not_judged_again);
  ADD ("defaults name options", test_defaults_name_options);
  ADD ("relations lead where the schema says", test_relations_lead_where_the_schema_says);

  return g_test_run ();
}
