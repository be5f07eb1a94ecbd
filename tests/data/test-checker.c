/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-checker.h"
#include "support.h"

#include <string.h>

static const char text[] = "Rike says it rained. Odo left.";

typedef struct
{
  char *path;
  DipleProject *project;
  DipleEditor *editor;
  DipleChecker *checker;
  gint64 annotator;
  gint64 claim;
  gint64 source;
} Fixture;

static gboolean
has_text (gpointer data)
{
  return diple_editor_get_text_map (data) != NULL;
}

static gint64
label (Fixture *fixture, const char *name)
{
  return diple_schema_label_by_name (diple_editor_get_schema (fixture->editor), NULL, name)->id;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 document;

  fixture->path = support_path_new ();
  {
    g_autoptr (DipleStore) store = diple_store_open (fixture->path, DIPLE_STORE_CREATE, &error);

    g_assert_no_error (error);
    fixture->annotator = support_add_annotator (store, "Rike");
    document = support_add_document (store, "Rain", text);
  }
  fixture->project = diple_project_open (fixture->path, DIPLE_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  fixture->editor = diple_editor_new (fixture->project, fixture->annotator, &error);
  g_assert_no_error (error);
  fixture->checker = diple_checker_new (fixture->editor);
  diple_editor_open (fixture->editor, document);
  support_wait (has_text, fixture->editor);
  fixture->claim =
      diple_editor_mark (fixture->editor, label (fixture, "Claim"), (DipleRange){ 10, 20 });
  fixture->source =
      diple_editor_mark (fixture->editor, label (fixture, "Source"), (DipleRange){ 0, 4 });
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  diple_project_close (fixture->project);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->checker);
  g_object_unref (fixture->editor);
  g_object_unref (fixture->project);
  support_remove (fixture->path);
}

/* What one waits for: words that are in the warning on the claim, or are not. */
typedef struct
{
  Fixture *fixture;
  const char *words;
  gboolean there;
} Wait;

static gboolean
is_so (gpointer data)
{
  const Wait *wait = data;
  const char *warning = diple_checker_get_warning (wait->fixture->checker, wait->fixture->claim);

  return (warning != NULL && strstr (warning, wait->words) != NULL) == wait->there;
}

static void
wait_for (Fixture *fixture, const char *words, gboolean there)
{
  Wait wait = { fixture, words, there };

  support_wait (is_so, &wait);
}

static void
test_warnings_follow_the_edits (Fixture *fixture, gconstpointer data)
{
  const DipleSchema *schema = diple_editor_get_schema (fixture->editor);
  const DipleRelationType *type = g_ptr_array_index (schema->relation_types, 0);

  wait_for (fixture, "no Source", TRUE);
  wait_for (fixture, "full stop", TRUE);
  g_assert_cmpuint (diple_checker_count_warnings (fixture->checker), ==, 1);
  g_assert_true (diple_editor_resize (fixture->editor, fixture->claim, 0, (DipleRange){ 10, 19 }));
  wait_for (fixture, "full stop", FALSE);
  wait_for (fixture, "no Source", TRUE);
  g_assert_cmpint (
      diple_editor_link (fixture->editor, type->id, fixture->claim, fixture->source, NULL), !=, 0);
  wait_for (fixture, "no Source", FALSE);
  g_assert_cmpuint (diple_checker_count_warnings (fixture->checker), ==, 0);
  g_assert_true (diple_editor_remove (fixture->editor, fixture->source));
  wait_for (fixture, "no Source", TRUE);
}

static gboolean
has_no_warning (gpointer data)
{
  return diple_checker_count_warnings (data) == 0;
}

static gboolean
has_two_warnings (gpointer data)
{
  return diple_checker_count_warnings (data) == 2;
}

static void
test_what_is_gone_takes_its_warning_along (Fixture *fixture, gconstpointer data)
{
  const DipleSchema *schema = diple_editor_get_schema (fixture->editor);
  const DipleRelationType *type = g_ptr_array_index (schema->relation_types, 0);
  gint64 second, link;

  wait_for (fixture, "no Source", TRUE);
  second = diple_editor_mark (fixture->editor, label (fixture, "Claim"), (DipleRange){ 21, 29 });
  support_wait (has_two_warnings, fixture->checker);

  /* What is joined and parted again is as it was. */
  link = diple_editor_link (fixture->editor, type->id, fixture->claim, fixture->source, NULL);
  wait_for (fixture, "no Source", FALSE);
  g_assert_true (diple_editor_remove_relation (fixture->editor, link));
  wait_for (fixture, "no Source", TRUE);

  g_assert_true (diple_editor_remove (fixture->editor, fixture->claim));
  g_assert_true (diple_editor_remove (fixture->editor, second));
  support_wait (has_no_warning, fixture->checker);
  g_assert_null (diple_checker_get_warning (fixture->checker, second));

  diple_editor_undo (fixture->editor);
  diple_editor_undo (fixture->editor);
  support_wait (has_two_warnings, fixture->checker);
}

static void
test_a_validator_can_be_silenced (Fixture *fixture, gconstpointer data)
{
  wait_for (fixture, "full stop", TRUE);
  diple_checker_switch (fixture->checker, DIPLE_VALIDATOR_FULL_STOP, FALSE);
  wait_for (fixture, "full stop", FALSE);
  wait_for (fixture, "no Source", TRUE);
  g_assert_false (diple_checker_is_on (fixture->checker, DIPLE_VALIDATOR_FULL_STOP));
  diple_editor_undo (fixture->editor);
  wait_for (fixture, "full stop", TRUE);
}

static gboolean
is_flagged (gpointer data)
{
  Fixture *fixture = data;

  return diple_checker_get_flag (fixture->checker, fixture->claim) != NULL;
}

static gboolean
is_not_flagged (gpointer data)
{
  return !is_flagged (data);
}

static gboolean
is_answered (gpointer data)
{
  Fixture *fixture = data;
  const DipleFlag *flag = diple_checker_get_flag (fixture->checker, fixture->claim);

  return flag != NULL && flag->answered;
}

static void
test_a_question_is_one_undo (Fixture *fixture, gconstpointer data)
{
  const DipleFlag *flag;

  diple_checker_ask (fixture->checker, fixture->claim, "With the stop?");
  support_wait (is_flagged, fixture);
  flag = diple_checker_get_flag (fixture->checker, fixture->claim);
  g_assert_cmpstr (flag->question, ==, "With the stop?");
  diple_checker_answer (fixture->checker, fixture->claim, "Without.", TRUE);
  support_wait (is_answered, fixture);
  diple_editor_undo (fixture->editor);
  diple_editor_undo (fixture->editor);
  support_wait (is_not_flagged, fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, function)                                                                        \
  g_test_add ("/checker/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("warnings follow the edits", test_warnings_follow_the_edits);
  ADD ("what is gone takes its warning along", test_what_is_gone_takes_its_warning_along);
  ADD ("a validator can be silenced", test_a_validator_can_be_silenced);
  ADD ("a question is one undo", test_a_question_is_one_undo);
  return g_test_run ();
}
