/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "schema-fixture.h"

typedef struct
{
  gint64 id;
  DipleSchemaField field;
  const char *value;
} Set;

static gboolean
set_field (DipleSchema *schema, gpointer data, GError **error)
{
  const Set *set = data;

  return diple_schema_set_field (schema, set->id, set->field, set->value, error);
}

static void
change (Fixture *fixture, gint64 id, DipleSchemaField field, const char *value)
{
  Set set = { id, field, value };
  g_autofree char *before = picture (fixture);
  g_autoptr (GError) error = NULL;

  begin (fixture);
  diple_schema_change (fixture->store, set_field, &set, &error);
  g_assert_no_error (error);
  commit_and_try_undo (fixture, before);
}

static void
refuse (Fixture *fixture, gint64 id, DipleSchemaField field, const char *value, const char *why)
{
  Set set = { id, field, value };
  g_autofree char *before = picture (fixture);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  begin (fixture);
  g_assert_false (diple_schema_change (fixture->store, set_field, &set, &error));
  g_assert_error (error, DIPLE_ERROR, DIPLE_ERROR_REFUSED);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, why));
  diple_journal_rollback (fixture->store);
  after = picture (fixture);
  g_assert_cmpstr (after, ==, before);
}

static void
test_renamed_parts_keep_their_annotations (Fixture *fixture, gconstpointer data)
{
  gint64 span = mark (fixture, "Source", 0, 11);
  gint64 type = attribute (fixture, "type", "Source");
  gint64 named = option (fixture, type, "named person");
  gint64 source = label (fixture, "Source");

  set_option (fixture, span, type, named);
  change (fixture, source, DIPLE_FIELD_NAME, "Speaker");
  change (fixture, type, DIPLE_FIELD_NAME, "sort");
  change (fixture, named, DIPLE_FIELD_NAME, "somebody");
  change (fixture, relation (fixture, "attributed to"), DIPLE_FIELD_NAME, "said by");
  g_assert_cmpint (label (fixture, "Speaker"), ==, source);
  g_assert_cmpint (attribute (fixture, "sort", "Speaker"), ==, type);
  g_assert_cmpint (option (fixture, type, "somebody"), ==, named);
  g_assert_cmpint (number (fixture, "SELECT count(*) FROM span_value"), ==, 1);
}

static void
test_fields_are_one_undo_each (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DipleSchema) schema = load (fixture);
  gint64 cue = label (fixture, "Cue");
  gint64 layer = diple_schema_label (schema, cue)->layer;
  gint64 said = relation (fixture, "attributed to");
  gint64 stance = attribute (fixture, "stance", "Cue");

  change (fixture, cue, DIPLE_FIELD_COLOUR, "#0A6E5C");
  change (fixture, cue, DIPLE_FIELD_KEY, "z");
  change (fixture, cue, DIPLE_FIELD_DESCRIPTION, "The handing over.");
  change (fixture, cue, DIPLE_FIELD_GUIDELINE, "Take *all* of it.");
  change (fixture, cue, DIPLE_FIELD_FRAGMENTS, "false");
  change (fixture, layer, DIPLE_FIELD_OVERLAP, "none");
  change (fixture, said, DIPLE_FIELD_SYMMETRIC, "true");
  change (fixture, said, DIPLE_FIELD_ACROSS, "true");
  change (fixture, said, DIPLE_FIELD_MAXIMUM, "3");
  change (fixture, stance, DIPLE_FIELD_DEFAULT, "denying");
  change (fixture, stance, DIPLE_FIELD_CARRIED, "true");
  change (fixture, stance, DIPLE_FIELD_COMPARED, "false");
  change (fixture, stance, DIPLE_FIELD_TYPE, "choices");
  change (fixture, 0, DIPLE_FIELD_NAME, "dams");
  change (fixture, 0, DIPLE_FIELD_GUIDELINE, "Read first.");
}

static void
test_clashes_are_refused_naming_the_other (Fixture *fixture, gconstpointer data)
{
  gint64 cue = label (fixture, "Cue");
  gint64 stance = attribute (fixture, "stance", "Cue");

  refuse (fixture, cue, DIPLE_FIELD_KEY, "s", "“Source” and “Cue” have the same key “s”");
  refuse (fixture, cue, DIPLE_FIELD_KEY, "r", "“attributed to” have the same key “r”");
  refuse (fixture, cue, DIPLE_FIELD_KEY, "Tab", "already does something else");
  refuse (fixture, cue, DIPLE_FIELD_NAME, "Claim", "has a label “Claim” already");
  refuse (fixture, cue, DIPLE_FIELD_NAME, " Cue", "cannot be a name");
  refuse (fixture, cue, DIPLE_FIELD_COLOUR, "red", "“red” cannot stand here");
  refuse (fixture, cue, DIPLE_FIELD_OVERLAP, "any", "cannot stand here");
  refuse (fixture, stance, DIPLE_FIELD_NAME, "type", "would be called “type”");
  refuse (fixture, stance, DIPLE_FIELD_DEFAULT, "happy", "“happy” cannot be the default");
}

static void
test_a_used_type_stays (Fixture *fixture, gconstpointer data)
{
  gint64 stance = attribute (fixture, "stance", "Cue");

  set_option (fixture, mark (fixture, "Cue", 12, 16), stance, option (fixture, stance, "neutral"));
  refuse (fixture, stance, DIPLE_FIELD_TYPE, "text", "1 annotation uses");
  change (fixture, stance, DIPLE_FIELD_TYPE, "choices");
  g_assert_cmpint (number (fixture, "SELECT count(*) FROM span_value"), ==, 1);
}

static gboolean
take_away (DipleSchema *schema, gpointer data, GError **error)
{
  return diple_schema_take_away (schema, *(gint64 *) data, NULL, error);
}

static void
test_a_used_label_is_taken_away_only_with_its_annotations (Fixture *fixture, gconstpointer data)
{
  gint64 claim = label (fixture, "Claim");
  g_autoptr (GError) error = NULL;

  mark (fixture, "Claim", 34, 47);
  begin (fixture);
  g_assert_false (diple_schema_change (fixture->store, take_away, &claim, &error));
  g_assert_error (error, DIPLE_ERROR, DIPLE_ERROR_REFUSED);
  diple_journal_rollback (fixture->store);
}

static void
remove_part (Fixture *fixture, gint64 id)
{
  g_autofree char *before = picture (fixture);
  g_autoptr (GError) error = NULL;

  begin (fixture);
  diple_schema_remove (fixture->store, id, &error);
  g_assert_no_error (error);
  commit_and_try_undo (fixture, before);
  g_assert_cmpint (number (fixture, "SELECT count(*) FROM pragma_foreign_key_check"), ==, 0);
}

static void
test_a_label_goes_with_all_that_was_made_with_it (Fixture *fixture, gconstpointer data)
{
  gint64 claim = mark (fixture, "Claim", 34, 47);
  gint64 source = mark (fixture, "Source", 0, 11);
  gint64 person = mark (fixture, "Person", 0, 11);
  gint64 type = attribute (fixture, "type", "Source");
  g_auto (DipleTouch) touch = { 0 };
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;

  support_mark (fixture->store, fixture->ben, fixture->document, "Source", 49, 60);
  set_option (fixture, source, type, option (fixture, type, "named person"));
  link_spans (fixture, "attributed to", claim, source);
  link_spans (fixture, "refers to", source, person);
  run (fixture,
       "INSERT INTO flag (id, span, annotator, created) VALUES (1, %" G_GINT64_FORMAT
       ", %" G_GINT64_FORMAT ", 0)",
       source,
       fixture->ana);

  diple_schema_touch_remove (fixture->store, label (fixture, "Source"), &touch, &error);
  g_assert_no_error (error);
  words = diple_touch_describe (&touch);
  g_assert_cmpstr (words, ==, "2 spans, 2 relations by 2 annotators in 1 document");
  g_assert_cmpuint (told (touch.along, "relation “attributed to”"), ==, 1);
  g_assert_cmpuint (told (touch.along, "relation “refers to”"), ==, 1);
  g_assert_cmpuint (told (touch.along, "attribute “title”"), ==, 1);
  g_assert_cmpuint (told (touch.along, "attribute “entity”"), ==, 0);

  remove_part (fixture, label (fixture, "Source"));
  g_assert_cmpint (number (fixture, "SELECT count(*) FROM span"), ==, 2);
  g_assert_cmpint (number (fixture, "SELECT count(*) FROM relation"), ==, 0);
  g_assert_cmpint (number (fixture, "SELECT count(*) FROM span_value"), ==, 0);
}

static void
test_an_option_goes_with_its_values (Fixture *fixture, gconstpointer data)
{
  gint64 type = attribute (fixture, "type", "Source");
  gint64 named = option (fixture, type, "named person");
  g_auto (DipleTouch) touch = { 0 };
  g_autoptr (DipleSchema) after = NULL;
  g_autoptr (GError) error = NULL;

  set_option (fixture, mark (fixture, "Source", 0, 11), type, named);
  set_option (fixture, mark (fixture, "Source", 49, 60), type, option (fixture, type, "anonymous"));
  g_assert_true (diple_schema_touch_remove (fixture->store, named, &touch, &error));
  g_assert_cmpuint (touch.values, ==, 1);
  g_assert_cmpuint (touch.spans, ==, 0);
  remove_part (fixture, named);
  after = load (fixture);
  g_assert_cmpuint (
      diple_schema_attribute (after, attribute (fixture, "title", "Source"))->conditions->len,
      ==,
      0);
  g_assert_cmpuint (
      diple_schema_attribute (after, attribute (fixture, "role", "Source"))->conditions->len,
      ==,
      2);
  g_assert_cmpint (number (fixture, "SELECT count(*) FROM span_value"), ==, 1);
}

static void
test_attributes_relations_and_layers_go (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DipleSchema) schema = load (fixture);
  gint64 type = attribute (fixture, "type", "Source");
  gint64 claim = mark (fixture, "Claim", 34, 47);
  gint64 source = mark (fixture, "Source", 0, 11);

  set_option (fixture, source, type, option (fixture, type, "named person"));
  link_spans (fixture, "attributed to", claim, source);
  mark (fixture, "Person", 0, 11);
  remove_part (fixture, type);
  g_assert_cmpint (number (fixture, "SELECT count(*) FROM span_value"), ==, 0);
  remove_part (fixture, relation (fixture, "attributed to"));
  g_assert_cmpint (number (fixture, "SELECT count(*) FROM relation"), ==, 0);
  remove_part (fixture, diple_schema_label (schema, label (fixture, "Claim"))->layer);
  g_assert_cmpint (number (fixture, "SELECT count(*) FROM span"), ==, 1);
  g_assert_cmpint (number (fixture, "SELECT count(*) FROM layer"), ==, 1);
}

static gboolean
make_parts (DipleSchema *schema, gpointer data, GError **error)
{
  gint64 layer = diple_schema_make_layer (schema, "stances", error);
  gint64 made = diple_schema_make_label (schema, layer, "Praise", error);
  gint64 asked = diple_schema_make_attribute (
      schema, DIPLE_OWNER_SPAN, DIPLE_ATTRIBUTE_CHOICE, "strength", error);
  g_autoptr (GArray) owners = g_array_new (FALSE, FALSE, sizeof (gint64));
  const DipleRelationEnd end = { made, made };
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof end);
  gint64 type = diple_schema_make_relation (schema, "answers", error);

  g_array_append_val (owners, made);
  g_array_append_val (ends, end);
  return diple_schema_set_owners (schema, asked, owners, error) &&
         diple_schema_make_option (schema, asked, "strong", error) != 0 &&
         diple_schema_set_ends (schema, type, ends, error);
}

static void
test_parts_are_made (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = picture (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleSchema) after = NULL;

  begin (fixture);
  diple_schema_change (fixture->store, make_parts, NULL, &error);
  g_assert_no_error (error);
  commit_and_try_undo (fixture, before);
  after = load (fixture);
  g_assert_nonnull (diple_schema_label_by_name (after, "stances", "Praise"));
  option (fixture, attribute (fixture, "strength", "Praise"), "strong");
}

static gboolean
step_down (DipleSchema *schema, gpointer data, GError **error)
{
  return diple_schema_step (schema, *(gint64 *) data, 1);
}

static const char *
name_at (const DipleSchema *schema, const char *layer, guint index)
{
  for (guint i = 0; i < schema->labels->len; i++)
    {
      const DipleLabel *each = g_ptr_array_index (schema->labels, i);
      if (g_str_equal (diple_schema_layer (schema, each->layer)->name, layer) && index-- == 0)
        return each->name;
    }
  return NULL;
}

/* Work is the last of its layer: it steps into the next one, before Source, then after it. */
static void
test_labels_step_from_layer_to_layer (Fixture *fixture, gconstpointer data)
{
  gint64 work = label (fixture, "Work");

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *before = picture (fixture);
      g_autoptr (DipleSchema) after = NULL;
      g_autoptr (GError) error = NULL;

      begin (fixture);
      g_assert_true (diple_schema_change (fixture->store, step_down, &work, &error));
      commit_and_try_undo (fixture, before);
      after = load (fixture);
      g_assert_cmpstr (name_at (after, "attribution", i), ==, "Work");
      g_assert_cmpstr (name_at (after, "attribution", 1 - i), ==, "Source");
    }
}

static void
test_usage_is_counted_for_every_part (Fixture *fixture, gconstpointer data)
{
  gint64 type = attribute (fixture, "type", "Source");
  gint64 named = option (fixture, type, "named person");
  g_autoptr (GHashTable) usages = NULL;
  const DipleTouch *touch;
  gint64 source = label (fixture, "Source");

  set_option (fixture, mark (fixture, "Source", 0, 11), type, named);
  support_mark (fixture->store, fixture->ben, fixture->document, "Source", 49, 60);
  usages = diple_schema_usages (fixture->store, NULL);
  touch = g_hash_table_lookup (usages, &source);
  g_assert_cmpuint (touch->spans, ==, 2);
  g_assert_cmpuint (touch->annotators, ==, 2);
  touch = g_hash_table_lookup (usages, &named);
  g_assert_cmpuint (touch->values, ==, 1);
  touch = g_hash_table_lookup (usages, &type);
  g_assert_cmpuint (touch->annotators, ==, 1);
  source = label (fixture, "Cue");
  g_assert_null (g_hash_table_lookup (usages, &source));
}

#define ADD(name, function)                                                                        \
  g_test_add ("/schema-change/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("renamed-parts-keep-their-annotations", test_renamed_parts_keep_their_annotations);
  ADD ("fields-are-one-undo-each", test_fields_are_one_undo_each);
  ADD ("clashes-are-refused-naming-the-other", test_clashes_are_refused_naming_the_other);
  ADD ("a-used-type-stays", test_a_used_type_stays);
  ADD ("a-used-label-is-taken-away-only-with-its-annotations",
       test_a_used_label_is_taken_away_only_with_its_annotations);
  ADD ("a-label-goes-with-all-that-was-made-with-it",
       test_a_label_goes_with_all_that_was_made_with_it);
  ADD ("an-option-goes-with-its-values", test_an_option_goes_with_its_values);
  ADD ("attributes-relations-and-layers-go", test_attributes_relations_and_layers_go);
  ADD ("parts-are-made", test_parts_are_made);
  ADD ("labels-step-from-layer-to-layer", test_labels_step_from_layer_to_layer);
  ADD ("usage-is-counted-for-every-part", test_usage_is_counted_for_every_part);
  return g_test_run ();
}
