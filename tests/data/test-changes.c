/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-assignments.h"
#include "data/diple-changes.h"
#include "data/diple-document-values.h"
#include "data/diple-error.h"
#include "data/diple-id.h"
#include "data/diple-relations.h"
#include "data/diple-schema-store.h"
#include "support.h"

#include <string.h>

typedef struct
{
  DipleStore *store;
  DipleSchema *schema;
  gint64 ana;
  gint64 dam;
  gint64 ferry;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->store = support_store_new ();
  fixture->ana = support_add_annotator (fixture->store, "Ana");
  fixture->dam = support_add_document (fixture->store, "Dam", "Mira Holt said the dam leaks.");
  fixture->ferry = support_add_document (fixture->store, "Ferry", "The ferry is safe, she said.");
  fixture->schema = diple_schema_load (fixture->store, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->schema, diple_schema_unref);
  g_assert_finalize_object (fixture->store);
}

static DipleChanges *
changes_new (Fixture *fixture)
{
  return diple_changes_new ("test", "Changed much", fixture->dam);
}

static DipleSpan *
put (Fixture *fixture,
     DipleChanges *changes,
     gint64 document,
     const char *label,
     guint start,
     guint end)
{
  DipleSpan *span = diple_span_new (
      document, fixture->ana, support_label (fixture->store, label), (DipleRange){ start, end });

  diple_changes_put_span (changes, span);
  return span;
}

static gint64
type (Fixture *fixture, const char *name)
{
  for (guint i = 0; i < fixture->schema->relation_types->len; i++)
    {
      const DipleRelationType *found = g_ptr_array_index (fixture->schema->relation_types, i);

      if (g_str_equal (found->name, name))
        return found->id;
    }
  g_assert_not_reached ();
}

static void
put_link (Fixture *fixture,
          DipleChanges *changes,
          const char *name,
          const DipleSpan *source,
          const DipleSpan *target)
{
  g_autoptr (DipleRelation) relation =
      diple_relation_new (type (fixture, name), fixture->ana, source->id, target->id);

  diple_changes_put_relation (changes, relation);
}

static void
write_changes (Fixture *fixture, const DipleChanges *changes)
{
  g_autoptr (GError) error = NULL;

  diple_changes_write (fixture->store, fixture->ana, changes, &error);
  g_assert_no_error (error);
}

static gint64
rows (Fixture *fixture, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s", table);

  return support_number (fixture->store, sql);
}

static void
test_much_is_one_action (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DipleChanges) changes = changes_new (fixture);
  g_autoptr (DipleSpan) claim = put (fixture, changes, fixture->dam, "Claim", 15, 28);
  g_autoptr (DipleSpan) source = put (fixture, changes, fixture->dam, "Source", 0, 9);
  g_autoptr (DipleSpan) other = put (fixture, changes, fixture->ferry, "Claim", 0, 17);
  g_autoptr (DipleUndone) undone = NULL;
  g_autoptr (GError) error = NULL;
  gint64 before = rows (fixture, "journal");

  put_link (fixture, changes, "attributed to", claim, source);
  put_link (fixture, changes, "contradicts", claim, other);
  write_changes (fixture, changes);
  g_assert_cmpint (rows (fixture, "span"), ==, 3);
  g_assert_cmpint (rows (fixture, "relation"), ==, 2);
  g_assert_cmpint (rows (fixture, "journal"), ==, before + 1);
  g_assert_cmpint (rows (fixture, "assignment WHERE state = 'in progress'"), ==, 2);

  undone = diple_journal_undo (fixture->store, fixture->ana, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (undone->sentence, ==, "Changed much");
  g_assert_cmpint (rows (fixture, "span"), ==, 0);
  g_assert_cmpint (rows (fixture, "relation"), ==, 0);
  g_assert_cmpint (rows (fixture, "assignment"), ==, 0);
}

static void
test_one_refusal_refuses_all (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DipleChanges) changes = changes_new (fixture);
  g_autoptr (DipleSpan) first = put (fixture, changes, fixture->dam, "Claim", 15, 28);
  g_autoptr (DipleSpan) second = put (fixture, changes, fixture->dam, "Claim", 15, 28);
  g_autoptr (GError) error = NULL;

  g_assert_false (diple_changes_write (fixture->store, fixture->ana, changes, &error));
  g_assert_error (error, DIPLE_ERROR, DIPLE_ERROR_REFUSED);
  g_assert_cmpint (rows (fixture, "span"), ==, 0);
  g_assert_cmpint (rows (fixture, "assignment"), ==, 0);
}

static void
test_what_is_there_is_left_out_of_many (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DipleChanges) before = changes_new (fixture);
  g_autoptr (DipleSpan) old = put (fixture, before, fixture->dam, "Source", 0, 9);
  g_autoptr (DipleChanges) changes = changes_new (fixture);
  g_autoptr (DipleSpan) same = put (fixture, changes, fixture->dam, "Source", 0, 9);
  g_autoptr (DipleSpan) claim = put (fixture, changes, fixture->dam, "Claim", 15, 28);
  g_autoptr (GError) error = NULL;
  guint n_left_out = 0;

  write_changes (fixture, before);
  put_link (fixture, changes, "attributed to", claim, same);
  g_assert_true (
      diple_changes_write_new (fixture->store, fixture->ana, changes, &n_left_out, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_left_out, ==, 1);
  g_assert_cmpint (rows (fixture, "span"), ==, 2);
  g_assert_cmpint (rows (fixture, "relation"), ==, 0);
}

static const DipleAttribute *
attribute (Fixture *fixture, const char *name, DipleAttributeOwner owner)
{
  for (guint i = 0; i < fixture->schema->attributes->len; i++)
    {
      const DipleAttribute *found = g_ptr_array_index (fixture->schema->attributes, i);

      if (found->owner == owner && g_str_equal (found->name, name))
        return found;
    }
  g_assert_not_reached ();
}

static void
set_first (DipleValues *values, const DipleAttribute *of)
{
  diple_values_set_option (
      values, of->id, ((DipleOption *) g_ptr_array_index (of->options, 0))->id);
}

static void
test_a_new_label_takes_what_it_cannot_have (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DipleChanges) changes = changes_new (fixture);
  g_autoptr (DipleChanges) relabel = changes_new (fixture);
  g_autoptr (DipleSpan) claim = put (fixture, changes, fixture->dam, "Claim", 15, 28);
  g_autoptr (DipleSpan) source = put (fixture, changes, fixture->dam, "Source", 0, 9);
  g_autoptr (DipleSpan) changed = NULL;
  g_autoptr (DipleUndone) undone = NULL;
  g_autoptr (GError) error = NULL;

  set_first (&claim->values, attribute (fixture, "quotation", DIPLE_OWNER_SPAN));
  set_first (&claim->values, attribute (fixture, "confidence", DIPLE_OWNER_SPAN));
  put_link (fixture, changes, "attributed to", claim, source);
  write_changes (fixture, changes);
  g_assert_cmpint (rows (fixture, "span_value"), ==, 2);

  changed = diple_span_copy (claim);
  changed->label = support_label (fixture->store, "Cue");
  diple_changes_put_span (relabel, changed);
  write_changes (fixture, relabel);
  g_assert_cmpint (rows (fixture, "span_value"), ==, 1);
  g_assert_cmpint (rows (fixture, "relation"), ==, 0);

  undone = diple_journal_undo (fixture->store, fixture->ana, &error);
  g_assert_cmpint (rows (fixture, "span_value"), ==, 2);
  g_assert_cmpint (rows (fixture, "relation"), ==, 1);
}

static void
test_both_ends_may_get_new_labels_at_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DipleChanges) changes = changes_new (fixture);
  g_autoptr (DipleChanges) relabel = changes_new (fixture);
  g_autoptr (DipleSpan) first = put (fixture, changes, fixture->dam, "Person", 0, 9);
  g_autoptr (DipleSpan) second = put (fixture, changes, fixture->dam, "Person", 0, 4);
  g_autoptr (DipleSpan) first_group = diple_span_copy (first);
  g_autoptr (DipleSpan) second_group = diple_span_copy (second);

  put_link (fixture, changes, "coreference", first, second);
  write_changes (fixture, changes);
  first_group->label = second_group->label = support_label (fixture->store, "Group");
  diple_changes_put_span (relabel, first_group);
  diple_changes_put_span (relabel, second_group);
  write_changes (fixture, relabel);
  g_assert_cmpint (rows (fixture, "relation"), ==, 1);
}

static void
test_values_no_longer_asked_for_go (Fixture *fixture, gconstpointer data)
{
  const DipleAttribute *kind = attribute (fixture, "type", DIPLE_OWNER_SPAN);
  const DipleAttribute *role = attribute (fixture, "role", DIPLE_OWNER_SPAN);
  g_autoptr (DipleChanges) changes = changes_new (fixture);
  g_autoptr (DipleChanges) next = changes_new (fixture);
  g_autoptr (DipleSpan) source = put (fixture, changes, fixture->dam, "Source", 0, 9);
  g_autoptr (DipleSpan) changed = NULL;
  g_autoptr (DipleSpan) stored = NULL;
  g_autoptr (GError) error = NULL;

  set_first (&source->values, kind); /* a named person */
  diple_values_set_text (&source->values, role->id, "engineer");
  write_changes (fixture, changes);
  changed = diple_span_copy (source);
  diple_values_set_option (
      &changed->values, kind->id, ((DipleOption *) g_ptr_array_index (kind->options, 2))->id);
  diple_changes_put_span (next, changed);
  write_changes (fixture, next);
  stored = diple_spans_find (fixture->store, source->id, &error);
  g_assert_null (diple_values_get (&stored->values, role->id, NULL));
  g_assert_cmpuint (stored->values.n_items, ==, 1);
}

static void
test_nobody_changes_anothers (Fixture *fixture, gconstpointer data)
{
  gint64 ben = support_add_annotator (fixture->store, "Ben");
  gint64 span = support_mark (fixture->store, ben, fixture->dam, "Source", 0, 9);
  g_autoptr (DipleChanges) removal = changes_new (fixture);
  g_autoptr (DipleChanges) change = changes_new (fixture);
  g_autoptr (DipleSpan) bens = NULL;
  g_autoptr (GError) error = NULL;

  diple_changes_remove_span (removal, span);
  g_assert_false (diple_changes_write (fixture->store, fixture->ana, removal, &error));
  g_assert_error (error, DIPLE_ERROR, DIPLE_ERROR_REFUSED);
  g_clear_error (&error);
  bens = diple_spans_find (fixture->store, span, &error);
  diple_changes_put_span (change, bens);
  g_assert_false (diple_changes_write (fixture->store, fixture->ana, change, &error));
  g_assert_error (error, DIPLE_ERROR, DIPLE_ERROR_REFUSED);
}

static void
test_documents_are_labelled_with_new_entities (Fixture *fixture, gconstpointer data)
{
  const DipleAttribute *genre = attribute (fixture, "genre", DIPLE_OWNER_DOCUMENT);
  const DipleEntity entity = { diple_id_new (), "Mira Holt", "Q42", "", 0 };
  g_autoptr (DipleChanges) changes = changes_new (fixture);
  DipleValues values = { NULL, 0 };
  DipleValues stored;
  g_autoptr (GError) error = NULL;

  set_first (&values, genre);
  diple_changes_add_entity (changes, &entity);
  diple_changes_set_document_values (changes, fixture->ferry, &values);
  diple_changes_set_state (changes, fixture->dam, DIPLE_STATE_FINISHED);
  g_assert_false (diple_changes_is_empty (changes));
  write_changes (fixture, changes);
  g_assert_true (
      diple_document_values_load (fixture->store, fixture->ferry, fixture->ana, &stored, &error));
  g_assert_true (diple_values_equal (&values, &stored));
  g_assert_cmpint (rows (fixture, "entity"), ==, 1);
  g_assert_cmpint (diple_assignments_get (fixture->store, fixture->ana, fixture->ferry, &error),
                   ==,
                   DIPLE_STATE_IN_PROGRESS);
  g_assert_cmpint (diple_assignments_get (fixture->store, fixture->ana, fixture->dam, &error),
                   ==,
                   DIPLE_STATE_FINISHED);
  diple_values_clear (&values);
  diple_values_clear (&stored);
}

static void
test_spans_come_with_their_values (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DipleChanges) changes = changes_new (fixture);
  g_autoptr (DipleSpan) claim = put (fixture, changes, fixture->dam, "Claim", 15, 28);
  g_autoptr (DipleSpan) plain = put (fixture, changes, fixture->dam, "Person", 0, 4);
  g_autoptr (DipleSpan) source = put (fixture, changes, fixture->dam, "Source", 0, 9);
  g_autoptr (GPtrArray) spans = NULL;
  g_autoptr (GError) error = NULL;

  set_first (&claim->values, attribute (fixture, "quotation", DIPLE_OWNER_SPAN));
  set_first (&claim->values, attribute (fixture, "polarity", DIPLE_OWNER_SPAN));
  set_first (&source->values, attribute (fixture, "type", DIPLE_OWNER_SPAN));
  write_changes (fixture, changes);
  spans = diple_spans_load (fixture->store, fixture->dam, fixture->ana, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < spans->len; i++)
    {
      const DipleSpan *span = g_ptr_array_index (spans, i);
      const DipleSpan *wanted = span->id == claim->id   ? claim
                                : span->id == plain->id ? plain
                                                        : source;

      g_assert_true (diple_values_equal (&span->values, &wanted->values));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, function)                                                                        \
  g_test_add ("/changes/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("much is one action and one undo", test_much_is_one_action);
  ADD ("one refusal refuses all", test_one_refusal_refuses_all);
  ADD ("what is there already is left out of many", test_what_is_there_is_left_out_of_many);
  ADD ("a new label takes what it cannot have", test_a_new_label_takes_what_it_cannot_have);
  ADD ("both ends may get new labels at once", test_both_ends_may_get_new_labels_at_once);
  ADD ("values that are no longer asked for go", test_values_no_longer_asked_for_go);
  ADD ("nobody changes another's annotations", test_nobody_changes_anothers);
  ADD ("documents are labelled, with new entities", test_documents_are_labelled_with_new_entities);
  ADD ("spans come with their values", test_spans_come_with_their_values);

  return g_test_run ();
}
