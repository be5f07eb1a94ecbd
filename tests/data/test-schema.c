/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-error.h"
#include "data/diple-schema.h"

#include <math.h>
#include <string.h>

#define HEAD "{\"format\": \"diple-schema/1\", \"name\": \"x\",\n"
#define LAYER(labels) "\"layers\": [{\"name\": \"a\", \"labels\": [\n" labels "]}]"
#define LABEL(name, key) "{\"name\": \"" name "\", \"colour\": \"#102030\", \"key\": \"" key "\"}"
#define TWO LAYER (LABEL ("P", "p") ",\n" LABEL ("Q", "q"))
#define CONDITIONS(name, when)                                                                     \
  HEAD TWO ", \"attributes\": [\n"                                                                 \
           "{\"name\": " name ", \"owner\": \"span\", \"type\": \"text\", \"when\": [" when        \
           "]},\n"                                                                                 \
           "{\"name\": \"w\", \"owner\": \"span\", \"type\": \"text\",\n"                          \
           " \"when\": [{\"attribute\": \"t\"}]},\n"                                               \
           "{\"name\": \"c\", \"owner\": \"span\", \"type\": \"choice\", \"options\": "            \
           "[{\"name\": \"o\"}]}]}"

typedef struct
{
  const char *name;
  const char *json;
  const char *message; /* what the error must hold */
} Case;

static const Case refused[] = {
  { "broken-json", "{\n\"format\": }", "file.json:2: This is no valid JSON" },
  { "doubled-key-of-json", "{\"name\": \"a\", \"name\": \"b\"}", "duplicate object key" },
  { "no-object", "[]", "file.json:1: An object in braces" },
  { "no-format", "{\"name\": \"x\"}", "“format” is missing" },
  { "other-format",
    "{\"format\":\n \"diple-schema/9\", \"name\": \"x\"}",
    "file.json:1: The format is “diple-schema/9”" },
  { "no-name", "{\"format\": \"diple-schema/1\"}", "“name” is missing" },
  { "empty-name", "{\"format\": \"diple-schema/1\",\n\"name\": \"\"}", "file.json:2: “” cannot" },
  { "blank-at-name", HEAD LAYER (LABEL ("P ", "p")) "}", "file.json:3: “P ” cannot be a name" },
  { "line-break-in-name", HEAD LAYER (LABEL ("a\\nb", "")) "}", "cannot be a name" },
  { "unknown-key",
    HEAD LAYER ("{\"name\": \"P\",\n \"color\": \"#102030\"}") "}",
    "file.json:4: The key “color” is not known here; there are name, description, colour" },
  { "missing-colour", HEAD LAYER ("{\"name\": \"P\"}") "}", "“colour” is missing" },
  { "named-colour",
    HEAD LAYER ("{\"name\": \"P\",\n\n \"colour\": \"red\"}") "}",
    "file.json:5: “red” is no colour" },
  { "short-colour", HEAD LAYER ("{\"name\": \"P\", \"colour\": \"#fff\"}") "}", "no colour" },
  { "colour-as-number", HEAD LAYER ("{\"name\": \"P\", \"colour\": 5}") "}", "must be text" },
  { "clashing-keys",
    HEAD LAYER (LABEL ("Person", "p") ",\n" LABEL ("Place", "p")) "}",
    "file.json:4: “Person” and “Place” have the same key “p”" },
  { "key-of-a-relation-clashes",
    HEAD TWO ",\n\"relations\": [{\"name\": \"r\", \"colour\": \"#102030\", \"key\": \"q\"}]}",
    "file.json:5: “Q” and “r” have the same key “q”" },
  { "reserved-key", HEAD LAYER (LABEL ("P", "Tab")) "}", "“Tab” already does something else" },
  { "digit-as-key", HEAD LAYER (LABEL ("P", "1")) "}", "“1” already does something else" },
  { "no-key-name", HEAD LAYER (LABEL ("P", "Ctrl+p")) "}", "no name of a key" },
  { "doubled-label",
    HEAD LAYER (LABEL ("P", "p") ",\n" LABEL ("P", "q")) "}",
    "file.json:4: The label “P” stands twice in the layer “a”" },
  { "doubled-layer",
    HEAD "\"layers\": [{\"name\": \"a\"},\n{\"name\": \"a\"}]}",
    "file.json:3: The layer “a” stands here twice" },
  { "overlap-rule",
    HEAD "\"layers\": [{\"name\": \"a\", \"overlap\": \"maybe\"}]}",
    "“maybe” is no overlap rule" },
  { "labels-no-list", HEAD "\"layers\": [{\"name\": \"a\", \"labels\": {}}]}", "must be a list" },
  { "fragments-as-number",
    HEAD LAYER ("{\"name\": \"P\", \"colour\": \"#102030\", \"fragments\": 1}") "}",
    "“fragments” must be true or false" },
  { "unknown-end",
    HEAD TWO ", \"relations\": [{\"name\": \"r\", \"colour\": \"#102030\", \"ends\": [\n"
             "{\"from\": \"P\", \"to\": \"Z\"}]}]}",
    "file.json:5: There is no label “Z”" },
  { "doubled-end",
    HEAD TWO ", \"relations\": [{\"name\": \"r\", \"colour\": \"#102030\", \"ends\": [\n"
             "{\"from\": \"P\", \"to\": \"Q\"},\n{\"from\": \"P\", \"to\": \"Q\"}]}]}",
    "file.json:6: The relation “r” has these two ends twice" },
  { "half-an-end",
    HEAD TWO ", \"relations\": [{\"name\": \"r\", \"colour\": \"#102030\", \"ends\": [\n"
             "{\"from\": \"P\"}]}]}",
    "“to” is missing" },
  { "negative-maximum",
    HEAD TWO ", \"relations\": [{\"name\": \"r\", \"colour\": \"#102030\", \"maximum\": -1}]}",
    "whole number" },
  { "doubled-relation",
    HEAD TWO ", \"relations\": [{\"name\": \"r\", \"colour\": \"#102030\"},\n"
             "{\"name\": \"r\", \"colour\": \"#102030\"}]}",
    "The relation “r” stands here twice" },
  { "ambiguous-label",
    HEAD "\"layers\": [{\"name\": \"a\", \"labels\": [" LABEL (
        "P", "p") "]},\n"
                  "{\"name\": \"b\", \"labels\": [" LABEL (
                      "P", "q") "]}], \"attributes\": [\n"
                                "{\"name\": \"t\", \"owner\": \"span\", \"type\": \"text\", "
                                "\"on\": [\"P\"]}]}",
    "file.json:4: Several layers have a label “P”" },
  { "unknown-owner",
    HEAD TWO ", \"attributes\": [{\"name\": \"t\", \"owner\": \"token\", \"type\": \"text\"}]}",
    "“token” owns no attributes" },
  { "unknown-type",
    HEAD TWO ", \"attributes\": [{\"name\": \"t\", \"owner\": \"span\", \"type\": \"list\"}]}",
    "“list” is no type" },
  { "document-attribute-on-a-label",
    HEAD TWO ", \"attributes\": [{\"name\": \"t\", \"owner\": \"document\", \"type\": \"text\",\n"
             "\"on\": [\"P\"]}]}",
    "file.json:5: The attribute “t” belongs to documents" },
  { "relation-attribute-on-nothing",
    HEAD TWO ", \"attributes\": [{\"name\": \"t\", \"owner\": \"relation\", \"type\": \"text\",\n"
             "\"on\": [\"P\"]}]}",
    "There is no relation “P”" },
  { "choice-without-options",
    HEAD TWO ", \"attributes\": [{\"name\": \"t\", \"owner\": \"span\", \"type\": \"choice\"}]}",
    "a choice without options" },
  { "text-with-options",
    HEAD TWO ", \"attributes\": [{\"name\": \"t\", \"owner\": \"span\", \"type\": \"text\", "
             "\"options\": [{\"name\": \"o\"}]}]}",
    "is no choice" },
  { "doubled-option",
    HEAD TWO ", \"attributes\": [{\"name\": \"t\", \"owner\": \"span\", \"type\": \"choice\", "
             "\"options\": [{\"name\": \"o\"}, {\"name\": \"o\"}]}]}",
    "has the option “o” twice" },
  { "default-is-no-option",
    HEAD TWO ", \"attributes\": [{\"name\": \"t\", \"owner\": \"span\", \"type\": \"choice\", "
             "\"options\": [{\"name\": \"o\"}],\n\"default\": \"p\"}]}",
    "file.json:5: “p” cannot be the default" },
  { "doubled-attribute",
    HEAD TWO ", \"attributes\": [{\"name\": \"t\", \"owner\": \"span\", \"type\": \"text\"},\n"
             "{\"name\": \"t\", \"owner\": \"span\", \"type\": \"text\", \"on\": [\"Q\"]}]}",
    "file.json:5: Two attributes of the same thing are called “t”" },
  { "example-without-words",
    HEAD LAYER (
        "{\"name\": \"P\", \"colour\": \"#102030\", \"examples\": [\n{\"text\": \"\"}]}") "}",
    "file.json:4: An example of “P” has no words" },
  { "condition-on-nothing",
    CONDITIONS ("\"t\"", "{\"attribute\": \"u\"}"),
    "file.json:5: Nothing that carries the attribute “t” carries one called “u”" },
  { "condition-on-itself",
    CONDITIONS ("\"t\"", "{\"attribute\": \"t\"}"),
    "carries one called “t”" },
  { "condition-on-an-unknown-option",
    CONDITIONS ("\"t\"", "{\"attribute\": \"c\", \"options\": [\"x\"]}"),
    "file.json:5: The attribute “c” has no option “x”" },
  { "condition-twice",
    CONDITIONS ("\"t\"", "{\"attribute\": \"c\", \"options\": [\"o\", \"o\"]}"),
    "has this condition twice" },
  { "conditions-in-a-circle",
    CONDITIONS ("\"t\"", "{\"attribute\": \"w\"}"),
    "file.json:7: The attribute “w” waits for itself" },
  { "condition-of-one-name-for-two",
    HEAD TWO ", \"attributes\": [\n"
             "{\"name\": \"t\", \"owner\": \"span\", \"type\": \"text\",\n"
             " \"when\": [{\"attribute\": \"c\"}]},\n"
             "{\"name\": \"c\", \"owner\": \"span\", \"type\": \"text\", \"on\": [\"P\"]},\n"
             "{\"name\": \"c\", \"owner\": \"span\", \"type\": \"text\", \"on\": [\"Q\"]}]}",
    "file.json:6: The attribute “t” meets several called “c”" },
};

static void
test_refused (gconstpointer data)
{
  const Case *row = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleSchema) schema = diple_schema_from_json (row->json, -1, "file.json", &error);

  g_assert_error (error, DIPLE_ERROR, DIPLE_ERROR_INPUT);
  g_assert_null (schema);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, row->message));
  g_assert_true (g_str_has_prefix (error->message, "file.json:"));
}

/* What ships is written in the very layout that export uses, so that a diff shows what changed. */
static void
test_builtin_comes_back_byte_for_byte (gconstpointer data)
{
  const char *name = data;
  g_autofree char *path =
      g_strdup_printf ("%s/data/schema/%s.json", g_getenv ("DIPLE_SOURCE_ROOT"), name);
  g_autofree char *json = NULL;
  g_autofree char *again = NULL;
  g_autoptr (DipleSchema) schema = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &json, NULL, &error);
  g_assert_no_error (error);
  schema = diple_schema_from_json (json, -1, path, &error);
  g_assert_no_error (error);
  again = diple_schema_to_json (schema);
  g_assert_cmpstr (again, ==, json);
}

static void
test_news_has_its_labels_on_their_keys (void)
{
  static const char *const labels[][3] = {
    { "entity", "Person", "p" },      { "entity", "Organization", "o" },
    { "entity", "Location", "l" },    { "entity", "Group", "g" },
    { "entity", "Event", "e" },       { "entity", "Date", "d" },
    { "entity", "Quantity", "q" },    { "entity", "Work", "w" },
    { "attribution", "Source", "s" }, { "attribution", "Cue", "u" },
    { "attribution", "Claim", "c" },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleSchema) schema = diple_schema_builtin ("news", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (schema->labels->len, ==, G_N_ELEMENTS (labels));
  g_assert_cmpuint (schema->relation_types->len, ==, 9);
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      const DipleLabel *label = diple_schema_label_by_name (schema, labels[i][0], labels[i][1]);
      g_assert_nonnull (label);
      g_assert_true (diple_schema_label_by_key (schema, labels[i][2]) == label);
      g_assert_true (diple_schema_label_by_name (schema, NULL, labels[i][1]) == label);
      g_assert_true (diple_schema_label (schema, label->id) == label);
    }
  g_assert_true (diple_schema_label_by_name (schema, NULL, "Claim")->fragments);
  g_assert_null (diple_schema_label_by_key (schema, ""));
  g_assert_null (diple_schema_label_by_key (schema, "z"));
}

static void
test_simple_has_no_cues (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleSchema) schema = diple_schema_builtin ("simple", &error);

  g_assert_no_error (error);
  g_assert_nonnull (diple_schema_label_by_name (schema, NULL, "Claim"));
  g_assert_null (diple_schema_label_by_name (schema, NULL, "Cue"));
}

static void
test_unknown_builtin_is_not_found (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (diple_schema_builtin ("opera", &error));
  g_assert_error (error, DIPLE_ERROR, DIPLE_ERROR_NOT_FOUND);
}

static double
luminance (const char *colour)
{
  static const double weight[] = { 0.2126, 0.7152, 0.0722 };
  double sum = 0;

  for (guint i = 0; i < 3; i++)
    {
      double part = (g_ascii_xdigit_value (colour[1 + 2 * i]) * 16 +
                     g_ascii_xdigit_value (colour[2 + 2 * i])) /
                    255.0;
      sum += weight[i] * (part <= 0.04045 ? part / 12.92 : pow ((part + 0.055) / 1.055, 2.4));
    }
  return sum;
}

static void
check_colour (const char *name, const char *colour)
{
  double page = luminance (colour) + 0.05;

  g_test_message ("%s %s", name, colour);
  g_assert_cmpfloat (1.05 / page, >=, 3.0);                           /* WCAG 2: graphics */
  g_assert_cmpfloat (page / (luminance ("#1e1e1e") + 0.05), >=, 2.0); /* a view lightens it there */
}

static void
test_colours_stand_out_on_light_and_dark_pages (void)
{
  g_autoptr (DipleSchema) schema = diple_schema_builtin ("news", NULL);

  for (guint i = 0; i < schema->labels->len; i++)
    {
      const DipleLabel *label = g_ptr_array_index (schema->labels, i);
      check_colour (label->name, label->colour);
      for (guint j = 0; j < i; j++)
        {
          const DipleLabel *other = g_ptr_array_index (schema->labels, j);
          g_assert_cmpstr (other->colour, !=, label->colour);
        }
    }
  for (guint i = 0; i < schema->relation_types->len; i++)
    {
      const DipleRelationType *type = g_ptr_array_index (schema->relation_types, i);
      check_colour (type->name, type->colour);
    }
}

static void
test_everything_that_ships_is_explained (void)
{
  g_autoptr (DipleSchema) schema = diple_schema_builtin ("news", NULL);

  for (guint i = 0; i < schema->labels->len; i++)
    {
      const DipleLabel *label = g_ptr_array_index (schema->labels, i);
      g_assert_cmpstr (label->description, !=, "");
      g_assert_cmpstr (label->guideline, !=, "");
      g_assert_cmpuint (label->examples->len, >=, 2);
    }
  g_assert_cmpstr (schema->guideline, !=, "");
  for (guint i = 0; i < schema->attributes->len; i++)
    {
      const DipleAttribute *attribute = g_ptr_array_index (schema->attributes, i);
      g_assert_cmpstr (attribute->description, !=, "");
      for (guint j = 0; j < attribute->options->len; j++)
        g_assert_cmpstr (
            ((DipleOption *) g_ptr_array_index (attribute->options, j))->description, !=, "");
    }
}

/* A label's name alone is written where it says enough, otherwise with its layer. */
static void
test_labels_of_one_name_are_told_apart_by_layer (void)
{
  static const char json[] = HEAD "\"layers\": [{\"name\": \"a\", \"labels\": [" LABEL (
      "P", "p") "]},\n"
                "{\"name\": \"b\", \"labels\": [" LABEL (
                    "P", "q") "]}], \"attributes\": [\n"
                              "{\"name\": \"t\", \"owner\": \"span\", \"type\": \"text\", \"on\": ["
                              "{\"layer\": \"b\", \"label\": \"P\"}]}]}";
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleSchema) schema = diple_schema_from_json (json, -1, "x", &error);
  g_autoptr (DipleSchema) again = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  const DipleAttribute *attribute;

  g_assert_no_error (error);
  attribute = g_ptr_array_index (schema->attributes, 0);
  g_assert_cmpint (g_array_index (attribute->owners, gint64, 0),
                   ==,
                   diple_schema_label_by_key (schema, "q")->id);
  g_assert_null (diple_schema_label_by_name (schema, NULL, "P"));

  first = diple_schema_to_json (schema);
  again = diple_schema_from_json (first, -1, "again", &error);
  g_assert_no_error (error);
  second = diple_schema_to_json (again);
  g_assert_cmpstr (first, ==, second);
}

static const DipleAttribute *
attribute_on (const DipleSchema *schema, const char *name, const char *label)
{
  gint64 owner = diple_schema_label_by_name (schema, NULL, label)->id;

  for (guint i = 0; i < schema->attributes->len; i++)
    {
      const DipleAttribute *attribute = g_ptr_array_index (schema->attributes, i);
      for (guint j = 0; j < attribute->owners->len; j++)
        if (g_str_equal (attribute->name, name) &&
            g_array_index (attribute->owners, gint64, j) == owner)
          return attribute;
    }
  g_assert_not_reached ();
}

static gint64
option_of (const DipleAttribute *attribute, const char *name)
{
  for (guint i = 0; i < attribute->options->len; i++)
    {
      const DipleOption *option = g_ptr_array_index (attribute->options, i);
      if (g_str_equal (option->name, name))
        return option->id;
    }
  g_assert_not_reached ();
}

static void
test_a_title_is_asked_for_on_named_people_only (void)
{
  g_autoptr (DipleSchema) news = diple_schema_builtin ("news", NULL);
  const DipleAttribute *type = attribute_on (news, "type", "Source");
  const DipleAttribute *title = attribute_on (news, "title", "Source");
  const DipleAttribute *stance = attribute_on (news, "stance", "Cue");
  gint64 source = diple_schema_label_by_name (news, NULL, "Source")->id;
  gint64 cue = diple_schema_label_by_name (news, NULL, "Cue")->id;
  DipleValues values = { NULL, 0 };

  g_assert_false (diple_attribute_applies (news, title, source, &values));
  diple_values_set_option (&values, type->id, option_of (type, "anonymous"));
  g_assert_false (diple_attribute_applies (news, title, source, &values));
  diple_values_set_option (&values, type->id, option_of (type, "named person"));
  g_assert_true (diple_attribute_applies (news, title, source, &values));
  g_assert_true (diple_attribute_applies (news, type, source, &values));
  g_assert_false (diple_attribute_applies (news, title, cue, &values));
  g_assert_true (diple_attribute_applies (news, stance, cue, &values));
  g_assert_false (diple_attribute_applies (news, stance, source, &values));
  diple_values_clear (&values);
}

/* “a” waits for any value of “b”, which waits for yes of “c”, which only P carries. */
static const char chain[] =
    HEAD TWO ", \"attributes\": ["
             "{\"name\": \"a\", \"owner\": \"span\", \"type\": \"text\","
             " \"when\": [{\"attribute\": \"b\"}]},"
             "{\"name\": \"b\", \"owner\": \"span\", \"type\": \"number\","
             " \"when\": [{\"attribute\": \"c\"}]},"
             "{\"name\": \"c\", \"owner\": \"span\", \"on\": [\"P\"], \"type\": \"boolean\"}]}";

static void
test_conditions_reach_through_others (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleSchema) schema = diple_schema_from_json (chain, -1, "chain", &error);
  const DipleAttribute *a, *b, *c;
  gint64 p, q;
  DipleValues values = { NULL, 0 };

  g_assert_no_error (error);
  a = g_ptr_array_index (schema->attributes, 0);
  b = g_ptr_array_index (schema->attributes, 1);
  c = g_ptr_array_index (schema->attributes, 2);
  p = diple_schema_label_by_name (schema, NULL, "P")->id;
  q = diple_schema_label_by_name (schema, NULL, "Q")->id;

  diple_values_set_text (&values, b->id, "3");
  g_assert_false (diple_attribute_applies (schema, b, p, &values));
  g_assert_false (diple_attribute_applies (schema, a, p, &values));
  g_assert_true (diple_attribute_applies (schema, b, q, &values));
  g_assert_true (diple_attribute_applies (schema, a, q, &values));
  diple_values_set_text (&values, c->id, "false");
  g_assert_false (diple_attribute_applies (schema, a, p, &values));
  diple_values_set_text (&values, c->id, "true");
  g_assert_true (diple_attribute_applies (schema, a, p, &values));
  diple_values_clear (&values);
}

static void
test_conditions_on_namesakes_come_back (void)
{
  static const char json[] =
      HEAD TWO ", \"attributes\": ["
               "{\"name\": \"t\", \"owner\": \"span\", \"type\": \"text\", \"when\": ["
               "{\"attribute\": \"c\", \"on\": [\"Q\"]}, {\"attribute\": \"d\", \"options\":"
               " [\"x\", \"y\"]}]},"
               "{\"name\": \"c\", \"owner\": \"span\", \"type\": \"text\", \"on\": [\"P\"]},"
               "{\"name\": \"c\", \"owner\": \"span\", \"type\": \"text\", \"on\": [\"Q\"]},"
               "{\"name\": \"d\", \"owner\": \"span\", \"type\": \"choices\", \"options\":"
               " [{\"name\": \"x\"}, {\"name\": \"y\"}]}]}";
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleSchema) schema = diple_schema_from_json (json, -1, "first", &error);
  g_autoptr (DipleSchema) again = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  const DipleAttribute *attribute;

  g_assert_no_error (error);
  attribute = g_ptr_array_index (schema->attributes, 0);
  g_assert_cmpuint (attribute->conditions->len, ==, 3);
  first = diple_schema_to_json (schema);
  again = diple_schema_from_json (first, -1, "again", &error);
  g_assert_no_error (error);
  second = diple_schema_to_json (again);
  g_assert_cmpstr (first, ==, second);
  attribute = g_ptr_array_index (again->attributes, 0);
  g_assert_cmpint (g_array_index (attribute->conditions, DipleCondition, 0).attribute,
                   ==,
                   ((DipleAttribute *) g_ptr_array_index (again->attributes, 2))->id);
}

static void
test_the_documented_example_is_accepted (void)
{
  g_autofree char *path =
      g_build_filename (g_getenv ("DIPLE_SOURCE_ROOT"), "docs", "schema.md", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleSchema) schema = NULL;
  const char *begin;
  const char *end;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  begin = strstr (text, "```json\n");
  g_assert_nonnull (begin);
  end = strstr (begin + 8, "```");
  g_assert_nonnull (end);
  schema = diple_schema_from_json (begin + 8, end - begin - 8, path, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (schema->name, ==, "dams");
}

static void
test_only_so_many_bytes_are_read (void)
{
  static const char json[] = "{\"format\": \"diple-schema/1\", \"name\": \"x\"}trailing";
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleSchema) schema =
      diple_schema_from_json (json, strlen (json) - strlen ("trailing"), "x", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (schema->name, ==, "x");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autofree char *path = g_strdup_printf ("/schema/refused/%s", refused[i].name);
      g_test_add_data_func (path, &refused[i], test_refused);
    }
  g_test_add_data_func (
      "/schema/news-comes-back-byte-for-byte", "news", test_builtin_comes_back_byte_for_byte);
  g_test_add_data_func (
      "/schema/simple-comes-back-byte-for-byte", "simple", test_builtin_comes_back_byte_for_byte);
  g_test_add_func ("/schema/news-has-its-labels-on-their-keys",
                   test_news_has_its_labels_on_their_keys);
  g_test_add_func ("/schema/simple-has-no-cues", test_simple_has_no_cues);
  g_test_add_func ("/schema/unknown-builtin-is-not-found", test_unknown_builtin_is_not_found);
  g_test_add_func ("/schema/colours-stand-out-on-light-and-dark-pages",
                   test_colours_stand_out_on_light_and_dark_pages);
  g_test_add_func ("/schema/everything-that-ships-is-explained",
                   test_everything_that_ships_is_explained);
  g_test_add_func ("/schema/labels-of-one-name-are-told-apart-by-layer",
                   test_labels_of_one_name_are_told_apart_by_layer);
  g_test_add_func ("/schema/a-title-is-asked-for-on-named-people-only",
                   test_a_title_is_asked_for_on_named_people_only);
  g_test_add_func ("/schema/conditions-reach-through-others", test_conditions_reach_through_others);
  g_test_add_func ("/schema/conditions-on-namesakes-come-back",
                   test_conditions_on_namesakes_come_back);
  g_test_add_func ("/schema/the-documented-example-is-accepted",
                   test_the_documented_example_is_accepted);
  g_test_add_func ("/schema/only-so-many-bytes-are-read", test_only_so_many_bytes_are_read);
  return g_test_run ();
}
