/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "editing.h"

#include <math.h>
#include <string.h>

#include "data/diple-document-values.h"
#include "data/diple-schema-rules.h"

/* “Mira 🌊 Holt said the dam leaks. She is sure.” */
#define HOLT 0, 11
#define SAID 12, 16
#define CLAIM 17, 30
#define SHE 32, 35

/* What the model says: a claim, its source and cue with two links, and a weak person. */
typedef struct
{
  gint64 model;
  gint64 source;
  gint64 cue;
  gint64 claim;
  gint64 person;
} Said;

static gint64
add_model (Fixture *fixture, const char *name)
{
  g_autoptr (GError) error = NULL;
  gint64 model;

  g_assert_true (diple_journal_begin (fixture->other, 0, "annotator.add", &error));
  model = diple_annotators_add (fixture->other, 0, name, "model", &error);
  g_assert_no_error (error);
  g_assert_cmpint (diple_journal_commit (fixture->other, "Added a model", 0, &error), !=, 0);
  return model;
}

static gint64
say (Fixture *fixture,
     DipleChanges *changes,
     gint64 model,
     const char *label,
     guint start,
     guint end,
     double score)
{
  g_autoptr (DipleSpan) span = diple_span_new (
      fixture->document, model, editing_label (fixture, label), (DipleRange){ start, end });

  span->score = score;
  diple_changes_put_span (changes, span);
  return span->id;
}

static void
join (Fixture *fixture,
      DipleChanges *changes,
      gint64 model,
      const char *type,
      gint64 source,
      gint64 target)
{
  g_autoptr (DipleRelation) relation =
      diple_relation_new (editing_type (fixture, type), model, source, target);

  diple_changes_put_relation (changes, relation);
}

static void
write_all (Fixture *fixture, gint64 model, DipleChanges *changes)
{
  g_autoptr (GError) error = NULL;

  diple_changes_write (fixture->other, model, changes, &error);
  g_assert_no_error (error);
}

/* The editor shows what the model said once the document is opened again. */
static Said
speak (Fixture *fixture)
{
  g_autoptr (DipleChanges) changes = diple_changes_new ("test", "Said", 0);
  Said said = { .model = add_model (fixture, "river-tagger") };

  said.source = say (fixture, changes, said.model, "Source", HOLT, 0.9);
  said.cue = say (fixture, changes, said.model, "Cue", SAID, 0.8);
  said.claim = say (fixture, changes, said.model, "Claim", CLAIM, 0.95);
  said.person = say (fixture, changes, said.model, "Person", SHE, 0.3);
  join (fixture, changes, said.model, "attributed to", said.claim, said.source);
  join (fixture, changes, said.model, "cued by", said.claim, said.cue);
  write_all (fixture, said.model, changes);
  editing_open (fixture, 0);
  editing_open (fixture, fixture->document);
  return said;
}

static guint
count_open (Fixture *fixture)
{
  return diple_suggestions_count_open (diple_editor_get_suggestions (fixture->editor));
}

static guint
count_own (Fixture *fixture)
{
  return diple_span_index_size (diple_editor_get_spans (fixture->editor));
}

static gint64
accept (Fixture *fixture, gint64 suggested)
{
  gint64 own = diple_editor_accept_suggestion (fixture->editor, suggested, 0, FALSE);

  editing_settle (fixture);
  return own;
}

static void
test_suggestions_are_not_the_persons_own (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = editing_export (fixture);
  g_autofree char *after = NULL;

  speak (fixture);
  g_assert_cmpuint (count_open (fixture), ==, 4);
  g_assert_cmpuint (count_own (fixture), ==, 0);
  g_assert_cmpuint (diple_editor_get_relations (fixture->editor)->len, ==, 0);
  after = editing_export (fixture);
  g_assert_null (strstr (before, "river-tagger"));
  g_assert_nonnull (strstr (after, "river-tagger")); /* by its own name alone */
  g_assert_null (strstr (after, "\"annotator\":\"Ana\""));
}

static void
test_accepting_makes_an_own_span_that_remembers_its_origin (Fixture *fixture, gconstpointer data)
{
  const Said said = speak (fixture);
  const gint64 own = accept (fixture, said.source);
  const DipleSpan *span = editing_span (fixture, own);
  const DipleAnswer *origin =
      diple_suggestions_origin (diple_editor_get_suggestions (fixture->editor), own);

  g_assert_cmpint (span->annotator, ==, fixture->ana);
  g_assert_cmpint (span->label, ==, editing_label (fixture, "Source"));
  g_assert_cmpuint (span->range.end, ==, 11);
  g_assert_true (isnan (span->score)); /* a person is not sure by numbers */
  g_assert_cmpint (origin->suggested, ==, said.source);
  g_assert_cmpint (origin->model, ==, said.model);
  g_assert_cmpfloat (origin->score, ==, 0.9);
  g_assert_cmpuint (count_open (fixture), ==, 3);
  g_assert_cmpint (support_number (fixture->other,
                                   "SELECT count(*) FROM suggestion_answer"
                                   " JOIN span ON span.id = suggestion_answer.span"
                                   " WHERE answer = 'accepted' AND suggestion_answer.score = 0.9"),
                   ==,
                   1);
  g_assert_cmpint (
      support_number (fixture->other,
                      "SELECT count(*) FROM journal WHERE action = 'suggestion.accept' AND sentence"
                      " = 'Accepted Source “Mira 🌊 Holt” of river-tagger'"),
      ==,
      1);
}

static void
test_an_answer_is_one_undo (Fixture *fixture, gconstpointer data)
{
  const Said said = speak (fixture);

  accept (fixture, said.source);
  editing_undo (fixture);
  g_assert_cmpuint (count_own (fixture), ==, 0);
  g_assert_cmpuint (count_open (fixture), ==, 4);
  editing_redo (fixture);
  g_assert_cmpuint (count_own (fixture), ==, 1);
  g_assert_cmpuint (count_open (fixture), ==, 3);

  g_assert_true (diple_editor_reject_suggestion (fixture->editor, said.person));
  editing_settle (fixture);
  g_assert_cmpuint (count_open (fixture), ==, 2);
  editing_undo (fixture);
  g_assert_cmpuint (count_open (fixture), ==, 3);
}

static void
test_what_was_rejected_is_not_shown_again (Fixture *fixture, gconstpointer data)
{
  const Said said = speak (fixture);

  g_assert_true (diple_editor_reject_suggestion (fixture->editor, said.person));
  editing_settle (fixture);
  g_assert_cmpuint (count_own (fixture), ==, 0);
  editing_open (fixture, 0);
  editing_open (fixture, fixture->document);
  g_assert_cmpuint (count_open (fixture), ==, 3);
  g_assert_null (diple_span_index_find (
      diple_suggestions_get_open (diple_editor_get_suggestions (fixture->editor)),
      said.person,
      NULL));
  g_assert_false (diple_editor_reject_suggestion (fixture->editor, said.person));
  g_assert_cmpstr (fixture->refused, ==, "The suggestion is no longer open");
}

static void
test_links_come_along_once_both_ends_are_own (Fixture *fixture, gconstpointer data)
{
  const Said said = speak (fixture);
  const GPtrArray *relations;
  gint64 claim, source;

  claim = accept (fixture, said.claim);
  g_assert_cmpuint (diple_editor_get_relations (fixture->editor)->len, ==, 0);
  source = accept (fixture, said.source);
  relations = diple_editor_get_relations (fixture->editor);
  g_assert_cmpuint (relations->len, ==, 1);
  g_assert_cmpint (((DipleRelation *) relations->pdata[0])->source, ==, claim);
  g_assert_cmpint (((DipleRelation *) relations->pdata[0])->target, ==, source);
  g_assert_cmpint (((DipleRelation *) relations->pdata[0])->annotator, ==, fixture->ana);
  accept (fixture, said.cue);
  g_assert_cmpuint (diple_editor_get_relations (fixture->editor)->len, ==, 2);
  editing_undo (fixture);
  g_assert_cmpuint (diple_editor_get_relations (fixture->editor)->len, ==, 1);
}

static void
test_a_link_comes_along_to_what_was_marked_by_hand (Fixture *fixture, gconstpointer data)
{
  const Said said = speak (fixture);
  const gint64 source = editing_mark (fixture, "Source", HOLT);

  g_assert_cmpuint (count_open (fixture), ==, 3); /* said already */
  accept (fixture, said.claim);
  g_assert_cmpuint (diple_editor_get_relations (fixture->editor)->len, ==, 1);
  g_assert_cmpint (
      ((DipleRelation *) diple_editor_get_relations (fixture->editor)->pdata[0])->target,
      ==,
      source);
}

static void
test_all_above_a_score_are_one_action (Fixture *fixture, gconstpointer data)
{
  speak (fixture);
  g_assert_cmpuint (diple_editor_accept_suggestions_above (fixture->editor, 0.8), ==, 3);
  editing_settle (fixture);
  g_assert_cmpuint (count_own (fixture), ==, 3);
  g_assert_cmpuint (count_open (fixture), ==, 1);
  g_assert_cmpuint (diple_editor_get_relations (fixture->editor)->len, ==, 2);
  g_assert_cmpint (support_number (fixture->other,
                                   "SELECT count(*) FROM journal WHERE sentence ="
                                   " 'Accepted 3 suggestions with a score of 0.80 or more'"),
                   ==,
                   1);
  editing_undo (fixture);
  g_assert_cmpuint (count_own (fixture), ==, 0);
  g_assert_cmpuint (count_open (fixture), ==, 4);
  g_assert_cmpuint (diple_editor_accept_suggestions_above (fixture->editor, 0.99), ==, 0);
  g_assert_cmpstr (fixture->refused, ==, "No suggestion is open");
}

static void
test_a_correction_keeps_what_the_other_label_may_have (Fixture *fixture, gconstpointer data)
{
  const Said said = speak (fixture);
  const gint64 label = editing_label (fixture, "Organization");
  const gint64 own = diple_editor_accept_suggestion (fixture->editor, said.source, label, TRUE);

  editing_settle (fixture);
  g_assert_cmpint (editing_span (fixture, own)->label, ==, label);
  g_assert_cmpint (diple_editor_get_active (fixture->editor)->id, ==, own);
  g_assert_cmpuint (count_open (fixture), ==, 3);
  accept (fixture, said.claim);
  g_assert_cmpuint (
      diple_editor_get_relations (fixture->editor)->len, ==, 0); /* may not lead there */
  g_assert_true (diple_editor_resize (fixture->editor, own, 0, (DipleRange){ 0, 4 }));
  editing_settle (fixture);
  g_assert_cmpuint (count_open (fixture), ==, 2); /* answered, whatever becomes of it */
}

static void
test_deleting_what_was_accepted_asks_nothing_again (Fixture *fixture, gconstpointer data)
{
  const Said said = speak (fixture);
  const gint64 own = accept (fixture, said.source);

  g_assert_true (diple_editor_remove (fixture->editor, own));
  editing_settle (fixture);
  g_assert_cmpuint (count_open (fixture), ==, 3);
}

static void
test_marking_by_hand_and_deleting_opens_it_again (Fixture *fixture, gconstpointer data)
{
  gint64 own;

  speak (fixture);
  own = editing_mark (fixture, "Source", HOLT);
  g_assert_cmpuint (count_open (fixture), ==, 3);
  g_assert_true (diple_editor_remove (fixture->editor, own));
  editing_settle (fixture);
  g_assert_cmpuint (count_open (fixture), ==, 4);
}

static void
test_values_come_along (Fixture *fixture, gconstpointer data)
{
  const DipleAttribute *type = editing_attribute (fixture, "Source", "type");
  const gint64 anonymous = editing_option (type, "anonymous");
  g_autoptr (DipleChanges) changes = diple_changes_new ("test", "Said", 0);
  const gint64 model = add_model (fixture, "river-tagger");
  g_autoptr (DipleSpan) span = diple_span_new (
      fixture->document, model, editing_label (fixture, "Source"), (DipleRange){ HOLT });
  gint64 own;

  diple_values_set_option (&span->values, type->id, anonymous);
  diple_changes_put_span (changes, span);
  write_all (fixture, model, changes);
  editing_open (fixture, 0);
  editing_open (fixture, fixture->document);
  own = accept (fixture, span->id);
  g_assert_true (diple_values_has_option (&editing_span (fixture, own)->values, anonymous));
}

static void
test_labels_of_the_document_are_answered_too (Fixture *fixture, gconstpointer data)
{
  const DipleAttribute *genre = editing_attribute (fixture, NULL, "genre");
  const DipleOption *option = g_ptr_array_index (genre->options, 0);
  g_autoptr (DipleChanges) changes = diple_changes_new ("test", "Said", 0);
  const gint64 model = add_model (fixture, "river-tagger");
  DipleValues values = { NULL, 0 };

  diple_values_set_option (&values, genre->id, option->id);
  diple_changes_set_document_values (changes, fixture->document, &values);
  diple_values_clear (&values);
  write_all (fixture, model, changes);
  editing_open (fixture, 0);
  editing_open (fixture, fixture->document);
  g_assert_cmpuint (count_open (fixture), ==, 1);
  g_assert_true (diple_editor_accept_suggested_label (fixture->editor, model, genre->id));
  editing_settle (fixture);
  g_assert_cmpuint (count_open (fixture), ==, 0);
  g_assert_true (
      diple_values_has_option (diple_editor_get_document_values (fixture->editor), option->id));
  editing_undo (fixture);
  g_assert_cmpuint (count_open (fixture), ==, 1);
  g_assert_true (diple_editor_reject_suggested_label (fixture->editor, model, genre->id));
  editing_settle (fixture);
  g_assert_cmpuint (count_open (fixture), ==, 0);
  g_assert_cmpuint (diple_editor_get_document_values (fixture->editor)->n_items, ==, 0);
}

static void
test_of_two_models_that_say_the_same_one_is_taken (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DipleChanges) changes = diple_changes_new ("test", "Said", 0);
  gint64 second;

  speak (fixture);
  second = add_model (fixture, "sea-tagger");
  say (fixture, changes, second, "Source", HOLT, 0.99);
  write_all (fixture, second, changes);
  editing_open (fixture, 0);
  editing_open (fixture, fixture->document);
  g_assert_cmpuint (count_open (fixture), ==, 5);
  g_assert_cmpuint (diple_editor_accept_suggestions_above (fixture->editor, 0.9), ==, 2);
  editing_settle (fixture);
  g_assert_cmpuint (count_open (fixture), ==, 2);
  g_assert_cmpint (
      support_number (fixture->other, "SELECT count(*) FROM suggestion_answer WHERE score = 0.99"),
      ==,
      1);
}

static void
test_only_people_are_asked (Fixture *fixture, gconstpointer data)
{
  const Said said = speak (fixture);
  const gint64 ben = support_add_annotator (fixture->other, "Ben");
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleSuggestions) bens = NULL;
  g_autoptr (DipleSuggestions) models = NULL;

  diple_editor_reject_suggestion (fixture->editor, said.person);
  editing_settle (fixture);
  bens = diple_suggestions_load (fixture->other, fixture->document, ben, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (diple_span_index_size (diple_suggestions_get_all (bens)), ==, 4);
  g_assert_null (diple_suggestions_origin (bens, said.person));
  models = diple_suggestions_load (fixture->other, fixture->document, said.model, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (diple_suggestions_count (models), ==, 0);
}

static void
test_answers_go_with_the_document (Fixture *fixture, gconstpointer data)
{
  const Said said = speak (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleUndone) undone = NULL;

  accept (fixture, said.source);
  g_assert_true (diple_journal_begin (fixture->other, fixture->ana, "document.remove", &error));
  g_assert_true (diple_documents_remove (fixture->other, fixture->document, &error));
  g_assert_cmpint (diple_journal_commit (fixture->other, "Removed", 0, &error), !=, 0);
  g_assert_cmpint (
      support_number (fixture->other, "SELECT count(*) FROM suggestion_answer"), ==, 0);
  undone = diple_journal_undo (fixture->other, fixture->ana, &error);
  g_assert_no_error (error);
  g_assert_cmpint (
      support_number (fixture->other, "SELECT count(*) FROM suggestion_answer"), ==, 1);
}

static void
add (const char *name, void (*test) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strdup_printf ("/suggestions/%s", name);

  g_test_add (path, Fixture, NULL, editing_set_up, test, editing_tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add ("suggestions are not the person's own", test_suggestions_are_not_the_persons_own);
  add ("accepting makes an own span that remembers its origin",
       test_accepting_makes_an_own_span_that_remembers_its_origin);
  add ("an answer is one undo", test_an_answer_is_one_undo);
  add ("what was rejected is not shown again", test_what_was_rejected_is_not_shown_again);
  add ("links come along once both ends are own", test_links_come_along_once_both_ends_are_own);
  add ("a link comes along to what was marked by hand",
       test_a_link_comes_along_to_what_was_marked_by_hand);
  add ("all above a score are one action", test_all_above_a_score_are_one_action);
  add ("a correction keeps what the other label may have",
       test_a_correction_keeps_what_the_other_label_may_have);
  add ("deleting what was accepted asks nothing again",
       test_deleting_what_was_accepted_asks_nothing_again);
  add ("marking by hand and deleting opens it again",
       test_marking_by_hand_and_deleting_opens_it_again);
  add ("values come along", test_values_come_along);
  add ("labels of the document are answered too", test_labels_of_the_document_are_answered_too);
  add ("of two models that say the same one is taken",
       test_of_two_models_that_say_the_same_one_is_taken);
  add ("only people are asked, each for themselves", test_only_people_are_asked);
  add ("answers go with the document", test_answers_go_with_the_document);
  return g_test_run ();
}
