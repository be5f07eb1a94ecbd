/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The project and the editor that the window stands on, and diplectl beside them in processes of
 * its own: each sees what the other one did, and undoes it. */
#include "data/diple-annotators.h"
#include "data/diple-care.h"
#include "data/diple-editor.h"
#include "data/diple-id.h"

#include <glib/gstdio.h>
#include <string.h>

/* For slow machines; what is waited for mostly comes within a second. */
#define PATIENCE_SECONDS 30

typedef struct
{
  char *folder;
  char *path;
  char *article;
  DipleProject *project;
  DipleEditor *editor;
  gint64 document;
  gboolean opened;
  guint elsewhere;
} Fixture;

/* Runs diplectl with @words (NULL-terminated) and returns what it printed, without the last line
 * break. */
static char *
run (Fixture *fixture, const char *const *words)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) argv = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  char *out = NULL;

  g_strv_builder_add (builder, g_getenv ("DIPLECTL"));
  g_strv_builder_addv (builder, (const char **) words);
  argv = g_strv_builder_end (builder);
  process = g_subprocess_newv ((const char *const *) argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &out, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));
  return g_strchomp (out);
}

#define ctl(fixture, ...) run (fixture, (const char *const[]){ __VA_ARGS__, NULL })

static void
changed_cb (DipleProject *project, gint64 document, gboolean elsewhere, Fixture *fixture)
{
  fixture->elsewhere += elsewhere;
}

static void
opened_cb (Fixture *fixture)
{
  fixture->opened = TRUE;
}

/* Turns the main loop until @is_there says so. */
static void
wait_for (Fixture *fixture, gboolean (*is_there) (Fixture *fixture))
{
  gint64 end = g_get_monotonic_time () + PATIENCE_SECONDS * G_USEC_PER_SEC;

  while (!is_there (fixture))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_main_context_iteration (NULL, TRUE);
    }
}

static gboolean
is_opened (Fixture *fixture)
{
  return fixture->opened;
}

static gboolean
has_no_span (Fixture *fixture)
{
  return diple_span_index_size (diple_editor_get_spans (fixture->editor)) == 0;
}

static gboolean
has_one_span (Fixture *fixture)
{
  return diple_span_index_size (diple_editor_get_spans (fixture->editor)) == 1;
}

static gboolean
is_told (Fixture *fixture)
{
  return fixture->elsewhere > 0;
}

static gint64
find_ana (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleAnnotator) ana =
      diple_annotators_find (diple_project_get_reader (fixture->project), "Ana", &error);

  g_assert_no_error (error);
  return ana->id;
}

static void
open_editor (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) named = NULL;

  fixture->project = diple_project_open (fixture->path, DIPLE_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  fixture->editor = diple_editor_new (fixture->project, find_ana (fixture), &error);
  g_assert_no_error (error);
  named = diple_documents_named (diple_project_get_reader (fixture->project), "dam.txt", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (named->len, ==, 1);
  fixture->document = g_array_index (named, gint64, 0);

  g_signal_connect (fixture->project, "changed", G_CALLBACK (changed_cb), fixture);
  g_signal_connect_swapped (fixture->editor, "opened", G_CALLBACK (opened_cb), fixture);
  diple_editor_open (fixture->editor, fixture->document);
  wait_for (fixture, is_opened);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("diple-beside-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "beside.diple", NULL);
  fixture->article = g_build_filename (fixture->folder, "dam.txt", NULL);
  g_file_set_contents (fixture->article, "Mira Holt said the dam leaks.", -1, &error);
  g_assert_no_error (error);
  g_free (ctl (fixture, "new", fixture->path, "--as", "Ana"));
  g_free (ctl (fixture, "import", fixture->path, fixture->article));
  open_editor (fixture);
}

static void
tell_finding (const char *sentence, gpointer data)
{
  g_test_message ("%s", sentence);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (diple_care_check (
      diple_project_get_reader (fixture->project), tell_finding, NULL, NULL, &error));
  g_assert_no_error (error);
  diple_project_close (fixture->project);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_finalize_object (fixture->editor);
  g_assert_finalize_object (fixture->project);
  g_assert_no_errno (g_unlink (fixture->path));
  g_assert_no_errno (g_unlink (fixture->article));
  g_assert_no_errno (g_rmdir (fixture->folder));
  g_free (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->article);
}

static gint64
mark_in_editor (Fixture *fixture)
{
  const DipleRange mira = { 0, 9 };
  const DipleSchema *schema = diple_editor_get_schema (fixture->editor);
  const DipleLabel *person = diple_schema_label_by_name (schema, "entity", "Person");
  gint64 span = diple_editor_mark (fixture->editor, person->id, mira);

  g_assert_cmpint (span, !=, 0);
  g_assert_true (diple_project_settle (fixture->project, PATIENCE_SECONDS * 1000));
  return span;
}

static void
test_window_sees_the_command_line (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = ctl (fixture, "mark", fixture->path, "dam.txt", "Person", "Mira Holt");
  DipleSpan *span;

  wait_for (fixture, has_one_span);
  span = diple_span_index_get (diple_editor_get_spans (fixture->editor), 0);
  g_assert_cmpint (span->id, ==, diple_id_parse (id));
  g_assert_cmpuint (span->range.end, ==, 9);

  g_free (ctl (fixture, "unmark", fixture->path, id));
  wait_for (fixture, has_no_span);
}

static void
test_command_line_sees_the_window (Fixture *fixture, gconstpointer data)
{
  char id[DIPLE_ID_TEXT_SIZE];
  g_autofree char *spans = NULL;

  diple_id_format (mark_in_editor (fixture), id);
  spans = ctl (fixture, "spans", fixture->path);
  g_assert_true (g_str_has_prefix (spans, id));
  g_assert_nonnull (strstr (spans, "\tAna\tPerson\t0-9\tMira Holt"));
}

static void
test_command_line_undoes_the_window (Fixture *fixture, gconstpointer data)
{
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;

  mark_in_editor (fixture);
  undone = ctl (fixture, "undo", fixture->path);
  g_assert_cmpstr (undone, ==, "Undone: Marked “Mira Holt” as Person");
  wait_for (fixture, has_no_span);

  redone = ctl (fixture, "redo", fixture->path);
  g_assert_cmpstr (redone, ==, "Done again: Marked “Mira Holt” as Person");
  wait_for (fixture, has_one_span);
}

static void
test_window_undoes_the_command_line (Fixture *fixture, gconstpointer data)
{
  g_autofree char *left = NULL;

  g_free (ctl (fixture, "mark", fixture->path, "dam.txt", "Claim", "the dam leaks"));
  wait_for (fixture, has_one_span);
  diple_editor_undo (fixture->editor);
  wait_for (fixture, has_no_span);
  g_assert_true (diple_project_settle (fixture->project, PATIENCE_SECONDS * 1000));
  left = ctl (fixture, "spans", fixture->path);
  g_assert_cmpstr (left, ==, "");
}

static void
test_window_hears_of_an_import (Fixture *fixture, gconstpointer data)
{
  g_autofree char *more = g_build_filename (fixture->folder, "more.txt", NULL);
  g_autoptr (GError) error = NULL;
  DipleTotals totals;

  g_file_set_contents (more, "Something else.", -1, &error);
  g_assert_no_error (error);
  g_free (ctl (fixture, "import", fixture->path, more));
  wait_for (fixture, is_told);
  diple_documents_totals (diple_project_get_reader (fixture->project), &totals, &error);
  g_assert_no_error (error);
  g_assert_cmpint (totals.documents, ==, 2);
  g_assert_no_errno (g_unlink (more));
}

static void
test_both_mark_at_once (Fixture *fixture, gconstpointer data)
{
  g_autofree char *info = NULL;

  g_free (ctl (fixture, "annotators", fixture->path, "add", "Ben"));
  for (guint i = 0; i < 5; i++)
    {
      g_free (ctl (fixture, "mark", fixture->path, "--as", "Ben", "dam.txt", "Date", "Mira"));
      mark_in_editor (fixture);
      g_free (ctl (fixture, "undo", fixture->path, "--as", "Ben"));
      diple_editor_undo (fixture->editor);
      g_assert_true (diple_project_settle (fixture->project, PATIENCE_SECONDS * 1000));
      wait_for (fixture, has_no_span);
    }

  info = ctl (fixture, "info", fixture->path, "--json");
  g_assert_nonnull (strstr (info, "\"spans\":0"));
}

static void
add (const char *name, void (*test) (Fixture *fixture, gconstpointer data))
{
  g_autofree char *path = g_strconcat ("/beside/", name, NULL);

  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_assert_nonnull (g_getenv ("DIPLECTL"));

  add ("the window sees what the command line marks", test_window_sees_the_command_line);
  add ("the command line sees what the window marks", test_command_line_sees_the_window);
  add ("the command line undoes what the window did", test_command_line_undoes_the_window);
  add ("the window undoes what the command line did", test_window_undoes_the_command_line);
  add ("the window hears of an import", test_window_hears_of_an_import);
  add ("both mark at once and nothing is mixed up", test_both_mark_at_once);
  return g_test_run ();
}
