/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "case-files.h"
#include "support.h"

#include "data/diple-error.h"
#include "data/diple-foreign-schema.h"
#include "data/diple-journal.h"
#include "data/diple-schema-edit.h"
#include "data/diple-schema-store.h"

#include <string.h>

static DipleSchema *
read_text (const char *text, const char *name)
{
  g_autoptr (GError) error = NULL;
  DipleSchema *schema = diple_schema_read (text, -1, name, &error);

  g_assert_no_error (error);
  return schema;
}

static const DipleAttribute *
attribute (const DipleSchema *schema, const char *name)
{
  for (guint i = 0; i < schema->attributes->len; i++)
    {
      const DipleAttribute *found = g_ptr_array_index (schema->attributes, i);
      if (g_str_equal (found->name, name))
        return found;
    }
  g_assert_not_reached ();
}

static const DipleRelationType *
relation (const DipleSchema *schema, const char *name)
{
  for (guint i = 0; i < schema->relation_types->len; i++)
    {
      const DipleRelationType *found = g_ptr_array_index (schema->relation_types, i);
      if (g_str_equal (found->name, name))
        return found;
    }
  g_assert_not_reached ();
}

static const char brat[] = "# who owns which ship\n"
                           "[entities]\n"
                           "!Actor\n"
                           "\tSkipper\n"
                           "\tCompany\n"
                           "Ship\n"
                           "[relations]\n"
                           "<OVERLAP> Arg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>\n"
                           "owns   Arg1:Actor, Arg2:Ship\n"
                           "alias  Arg1:Skipper, Arg2:Skipper, <REL-TYPE>:symmetric-transitive\n"
                           "[events]\n"
                           "<WHO>=Skipper|Company\n"
                           "Sale   Seller-Arg:<WHO>, Thing-Arg*:Ship\n"
                           "Loss   Thing-Arg:Ship, Cause-Arg?:<EVENT>\n"
                           "[attributes]\n"
                           "doubtful  Arg:<EVENT>\n"
                           "size      Arg:Ship, Value:small|large\r\n";

static void
test_brat (void)
{
  g_autoptr (DipleSchema) schema = read_text (brat, "/tmp/annotation.conf");
  const DipleRelationType *thing;

  g_assert_cmpstr (schema->name, ==, "annotation");
  g_assert_cmpuint (schema->layers->len, ==, 2);
  g_assert_cmpuint (schema->labels->len, ==, 5);
  g_assert_nonnull (diple_schema_label_by_name (schema, "entities", "Ship"));
  g_assert_nonnull (diple_schema_label_by_name (schema, "events", "Loss"));
  g_assert_null (diple_schema_label_by_name (schema, NULL, "Actor"));
  g_assert_cmpuint (relation (schema, "owns")->ends->len, ==, 2);
  g_assert_true (relation (schema, "alias")->symmetric);
  thing = relation (schema, "Thing-Arg");
  g_assert_cmpuint (thing->ends->len, ==, 2);
  g_assert_cmpuint (thing->maximum, ==, 0);
  g_assert_cmpuint (relation (schema, "Seller-Arg")->maximum, ==, 1);
  g_assert_cmpuint (relation (schema, "Cause-Arg")->ends->len, ==, 2);
  g_assert_cmpint (attribute (schema, "doubtful")->type, ==, DIPLE_ATTRIBUTE_BOOLEAN);
  g_assert_cmpuint (attribute (schema, "doubtful")->owners->len, ==, 2);
  g_assert_cmpuint (attribute (schema, "size")->options->len, ==, 2);
}

static void
test_doccano (void)
{
  g_autoptr (DipleSchema) schema = read_text (
      "[\n {\"id\": 4, \"text\": \"Ship\", \"prefix_key\": null, \"suffix_key\": \"s\","
      " \"background_color\": \"#B54A2F\", \"text_color\": \"#ffffff\"},\n"
      " {\"text\": \"Port\", \"suffix_key\": \"s\", \"background_color\": \"#b54a2f\"},\n"
      " {\"text\": \"Sea\", \"suffix_key\": \"1\"}]",
      "labels.json");
  const DipleLabel *ship = diple_schema_label_by_name (schema, NULL, "Ship");
  const DipleLabel *port = diple_schema_label_by_name (schema, NULL, "Port");

  g_assert_cmpuint (schema->labels->len, ==, 3);
  g_assert_cmpstr (ship->key, ==, "s");
  g_assert_cmpstr (ship->colour, ==, "#b54a2f");
  g_assert_cmpstr (port->key, ==, "");
  g_assert_cmpstr (port->colour, !=, ship->colour);
  g_assert_cmpstr (diple_schema_label_by_name (schema, NULL, "Sea")->key, ==, "");
}

static const char studio[] =
    "<View>\n"
    "  <Choices name=\"sure\" toName=\"text\" perRegion=\"true\" whenTagName=\"what\""
    " whenLabelValue=\"Claim\">\n"
    "    <Choice value=\"yes\"/><Choice value=\"hardly\" hint=\"Read twice.\"/>\n"
    "  </Choices>\n"
    "  <TextArea name=\"why\" toName=\"text\" perRegion=\"true\" whenTagName=\"sure\""
    " whenChoiceValue=\"hardly\"/>\n"
    "  <Labels name=\"what\" toName=\"text\">\n"
    "    <Label value=\"Claim\" background=\"#7a5200\" hotkey=\"c\"/>\n"
    "    <Label value=\"Person\" hint=\"Somebody.\"/>\n"
    "  </Labels>\n"
    "  <Relations><Relation value=\"said by\"/></Relations>\n"
    "  <Choices name=\"topic\" toName=\"text\" choice=\"multiple\"><Choice "
    "value=\"sea\"/></Choices>\n"
    "  <Text name=\"text\" value=\"$text\"/>\n"
    "</View>\n";

static void
test_label_studio (void)
{
  g_autoptr (DipleSchema) schema = read_text (studio, "config.xml");
  const DipleLabel *claim = diple_schema_label_by_name (schema, "what", "Claim");
  const DipleAttribute *why = attribute (schema, "why");

  g_assert_cmpuint (schema->labels->len, ==, 2);
  g_assert_cmpstr (claim->colour, ==, "#7a5200");
  g_assert_cmpstr (claim->key, ==, "c");
  g_assert_cmpstr (
      diple_schema_label_by_name (schema, NULL, "Person")->description, ==, "Somebody.");
  g_assert_cmpuint (attribute (schema, "sure")->owners->len, ==, 1);
  g_assert_cmpint (g_array_index (attribute (schema, "sure")->owners, gint64, 0), ==, claim->id);
  g_assert_cmpuint (why->conditions->len, ==, 1);
  g_assert_cmpint (why->type, ==, DIPLE_ATTRIBUTE_TEXT);
  g_assert_cmpint (attribute (schema, "topic")->owner, ==, DIPLE_OWNER_DOCUMENT);
  g_assert_cmpint (attribute (schema, "topic")->type, ==, DIPLE_ATTRIBUTE_CHOICES);
  relation (schema, "said by");
}

static const char *const colours[][2] = {
  { "red", "#ff0000" },         { " DarkOrange ", "#ff8c00" }, { "aliceblue", "#f0f8ff" },
  { "yellowgreen", "#9acd32" }, { "#F80", "#ff8800" },         { "#7a520080", "#7a5200" },
};

static void
test_colours_have_names_and_digits (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (colours); i++)
    {
      g_autofree char *text = g_strdup_printf ("<View><Labels name=\"l\"><Label value=\"a\""
                                               " background=\"%s\"/></Labels></View>",
                                               colours[i][0]);
      g_autoptr (DipleSchema) schema = read_text (text, "f");

      g_assert_cmpstr (diple_schema_label_by_name (schema, NULL, "a")->colour, ==, colours[i][1]);
    }
}

static void
test_what_is_no_colour_leaves_the_choice (void)
{
  g_autoptr (DipleSchema) schema =
      read_text ("<View><Labels name=\"l\"><Label value=\"a\" background=\"mud\"/>"
                 "<Label value=\"b\" background=\"#12345\"/><Label value=\"c\"/></Labels></View>",
                 "f");
  g_autoptr (DipleSchema) plain =
      read_text ("<View><Labels name=\"l\"><Label value=\"a\"/><Label value=\"b\"/>"
                 "<Label value=\"c\"/></Labels></View>",
                 "f");

  for (guint i = 0; i < 3; i++)
    g_assert_cmpstr (((DipleLabel *) g_ptr_array_index (schema->labels, i))->colour,
                     ==,
                     ((DipleLabel *) g_ptr_array_index (plain->labels, i))->colour);
}

static void
test_our_own_is_read_as_well (void)
{
  g_autoptr (DipleSchema) news = diple_schema_builtin ("news", NULL);
  g_autofree char *json = diple_schema_to_json (news);
  g_autofree char *with_bom = g_strconcat ("\xef\xbb\xbf", json, NULL);
  g_autoptr (DipleSchema) again = read_text (with_bom, "news.json");

  g_assert_cmpuint (again->labels->len, ==, news->labels->len);
}

typedef struct
{
  const char *name;
  const char *text;
  const char *message;
} Case;

static const Case refused[] = {
  { "brat-unknown-type",
    "[entities]\nShip\n[relations]\nowns Arg1:Ship, Arg2:Sheep\n",
    "f:4: There is no type “Sheep”" },
  { "brat-without-arguments", "[entities]\nShip\n[relations]\nowns Arg1:Ship\n", "f:4:" },
  { "brat-doubled-type", "[entities]\nShip\nShip\n", "f:3: The label “Ship” stands here twice" },
  { "brat-words-outside", "# x\nShip\n[entities]\n", "f:2: A section like [entities]" },
  { "brat-without-types", "[entities]\n", "f:1: There are no labels" },
  { "doccano-without-text", "[\n{\"name\": \"x\"}]", "f:2: A label needs “text”" },
  { "doccano-broken", "[{\"text\":\n }]", "f:2: This is no valid JSON" },
  { "doccano-doubled",
    "[{\"text\": \"a\"},\n{\"text\": \"a\"}]",
    "f:2: The label “a” stands here twice" },
  { "studio-broken", "<View>\n<Labels>\n</View>", "f:3: This is no valid XML" },
  { "studio-label-without-value",
    "<View>\n<Labels name=\"l\"><Label/></Labels></View>",
    "f:2: A Label" },
  { "studio-doubled",
    "<View><Labels name=\"l\"><Label value=\"a\"/>\n<Label value=\"a\"/></Labels></View>",
    "f:2: The label “a” stands here twice" },
  { "studio-without-labels", "<View><Text name=\"t\"/></View>", "f:1: There are no labels" },
  { "nonsense", "hello", "f:1: This is no valid JSON" },
};

static void
test_refused (gconstpointer data)
{
  const Case *row = data;
  g_autoptr (GError) error = NULL;

  g_assert_null (diple_schema_read (row->text, -1, "f", &error));
  g_assert_error (error, DIPLE_ERROR, DIPLE_ERROR_INPUT);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, row->message));
}

typedef struct
{
  const char *path;
  guint n_labels;
  guint n_relations;
  guint n_attributes;
} Kept;

/* Files of the programs themselves, where somebody keeps them. */
static const Kept kept[] = {
  { "own/brat/annotation.conf", 7, 2, 2 },
  { "brat-tutorials/configurations/example-conf/annotation.conf", 12, 17, 2 },
  { "brat-tutorials/tutorials/bio/annotation.conf", 8, 5, 2 },
  { "brat-tutorials/tutorials/news/annotation.conf", 14, 20, 4 },
  { "own/labelstudio/config.xml", 6, 2, 2 },
  { "label-studio/dialogue_analysis/config.xml", 0, 0, 2 },
  { "label-studio/html_document/config.xml", 2, 0, 0 },
  { "label-studio/named_entity/config.xml", 11, 0, 0 },
  { "label-studio/rich_text_html/config.xml", 3, 0, 0 },
  { "label-studio/rich_text_plain/config.xml", 4, 0, 0 },
};

static char *
find_kept (void)
{
  return case_files_find_beside ("DIPLE_LABEL_FILES", "fixtures");
}

static DipleSchema *
read_kept (const char *folder, const char *file)
{
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autofree char *text = NULL;
  gsize n_bytes;
  g_autoptr (GError) error = NULL;
  DipleSchema *schema;

  g_file_get_contents (path, &text, &n_bytes, &error);
  g_assert_no_error (error);
  schema = diple_schema_read (text, (gssize) n_bytes, path, &error);
  g_assert_no_error (error);
  return schema;
}

static void
skip_kept (void)
{
  g_test_skip ("no files of brat or Label Studio here; DIPLE_LABEL_FILES may name a folder");
}

/* What was read can be stored, and comes out of the project as it went in. */
static void
assert_it_is_stored (const DipleSchema *schema)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleStore) store = support_store_new ();
  g_autoptr (DipleSchema) stored = NULL;
  g_autofree char *before = diple_schema_to_json (schema);
  g_autofree char *after = NULL;

  diple_journal_begin (store, support_add_annotator (store, "Ana"), "schema.replace", &error);
  g_assert_no_error (error);
  g_assert_true (diple_schema_replace (store, schema, &error));
  g_assert_no_error (error);
  g_assert_cmpint (diple_journal_commit (store, "Read labels", 0, &error), !=, 0);
  stored = diple_schema_load (store, &error);
  g_assert_no_error (error);
  after = diple_schema_to_json (stored);
  g_assert_cmpstr (before, ==, after);
}

static void
test_kept (gconstpointer data)
{
  const Kept *row = data;
  g_autofree char *folder = find_kept ();
  g_autoptr (DipleSchema) schema = read_kept (folder, row->path);
  g_assert_cmpuint (schema->labels->len, ==, row->n_labels);
  g_assert_cmpuint (schema->relation_types->len, ==, row->n_relations);
  g_assert_cmpuint (schema->attributes->len, ==, row->n_attributes);
  assert_it_is_stored (schema);
}

static void
test_kept_events_of_brat (void)
{
  g_autofree char *folder = find_kept ();
  g_autoptr (DipleSchema) schema =
      read_kept (folder, "brat-tutorials/tutorials/bio/annotation.conf");
  g_assert_cmpuint (relation (schema, "Theme")->ends->len, ==, 12);
  g_assert_cmpuint (relation (schema, "Equiv")->ends->len, ==, 3);
  g_assert_true (relation (schema, "Equiv")->symmetric);
  g_assert_cmpuint (attribute (schema, "Confidence")->options->len, ==, 3);
  g_assert_cmpuint (attribute (schema, "Confidence")->owners->len, ==, 4);
}

static void
test_kept_colours_of_label_studio (void)
{
  g_autofree char *folder = find_kept ();
  g_autoptr (DipleSchema) schema = read_kept (folder, "label-studio/rich_text_plain/config.xml");
  g_assert_cmpstr (diple_schema_label_by_name (schema, NULL, "PER")->colour, ==, "#ff0000");
  g_assert_cmpstr (diple_schema_label_by_name (schema, NULL, "ORG")->colour, ==, "#ff8c00");
  g_assert_cmpstr (diple_schema_label_by_name (schema, NULL, "MISC")->colour, ==, "#008000");
}

static void
add_kept (void)
{
  g_autofree char *folder = find_kept ();

  if (folder == NULL)
    {
      g_test_add_func ("/foreign-schema/kept", skip_kept);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      g_autofree char *path = g_strdup_printf ("/foreign-schema/kept/%s", kept[i].path);
      g_test_add_data_func (path, &kept[i], test_kept);
    }
  g_test_add_func ("/foreign-schema/kept/events of brat", test_kept_events_of_brat);
  g_test_add_func ("/foreign-schema/kept/colours of Label Studio",
                   test_kept_colours_of_label_studio);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/foreign-schema/brat", test_brat);
  g_test_add_func ("/foreign-schema/doccano", test_doccano);
  g_test_add_func ("/foreign-schema/label-studio", test_label_studio);
  g_test_add_func ("/foreign-schema/colours have names and digits",
                   test_colours_have_names_and_digits);
  g_test_add_func ("/foreign-schema/what is no colour leaves the choice",
                   test_what_is_no_colour_leaves_the_choice);
  g_test_add_func ("/foreign-schema/our-own-is-read-as-well", test_our_own_is_read_as_well);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autofree char *path = g_strdup_printf ("/foreign-schema/refused/%s", refused[i].name);
      g_test_add_data_func (path, &refused[i], test_refused);
    }
  add_kept ();
  return g_test_run ();
}
