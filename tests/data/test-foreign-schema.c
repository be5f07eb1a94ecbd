/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-error.h"
#include "data/diple-foreign-schema.h"
#include "data/diple-schema-edit.h"

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

/* Files of the programs themselves, where somebody keeps them: DIPLE_LABEL_FILES names a folder. */
static void
read_kept (const char *path)
{
  g_autofree char *text = NULL;
  gsize n_bytes;
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleSchema) schema = NULL;

  g_assert_true (g_file_get_contents (path, &text, &n_bytes, &error));
  schema = diple_schema_read (text, (gssize) n_bytes, path, &error);
  g_assert_no_error (error);
  g_test_message ("%s: %u labels", path, schema->labels->len);
  g_assert_true (diple_schema_check (schema, &error));
}

static void
find_kept (const char *folder, guint *n)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        find_kept (path, n);
      else if (g_str_equal (name, "annotation.conf") || g_str_equal (name, "config.xml"))
        {
          read_kept (path);
          (*n)++;
        }
    }
}

static void
test_files_of_the_programs_themselves_are_read (void)
{
  const char *folder = g_getenv ("DIPLE_LABEL_FILES");
  guint n = 0;

  if (folder != NULL)
    find_kept (folder, &n);
  if (n == 0)
    g_test_skip ("no files of brat or Label Studio here; DIPLE_LABEL_FILES may name a folder");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/foreign-schema/brat", test_brat);
  g_test_add_func ("/foreign-schema/doccano", test_doccano);
  g_test_add_func ("/foreign-schema/label-studio", test_label_studio);
  g_test_add_func ("/foreign-schema/our-own-is-read-as-well", test_our_own_is_read_as_well);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autofree char *path = g_strdup_printf ("/foreign-schema/refused/%s", refused[i].name);
      g_test_add_data_func (path, &refused[i], test_refused);
    }
  g_test_add_func ("/foreign-schema/files-of-the-programs-themselves-are-read",
                   test_files_of_the_programs_themselves_are_read);
  return g_test_run ();
}
