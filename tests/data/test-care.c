/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-care.h"
#include "data/diple-error.h"
#include "support.h"

#include <string.h>

typedef struct
{
  char *path;
  DipleStore *store;
  gint64 document;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 ana;

  fixture->path = support_path_new ();
  fixture->store = diple_store_open (fixture->path, DIPLE_STORE_CREATE, &error);
  g_assert_no_error (error);
  ana = support_add_annotator (fixture->store, "Ana");
  fixture->document = support_add_document (fixture->store, "Dam", "Mira 🌊 said the dam leaks.");
  support_mark (fixture->store, ana, fixture->document, "Person", 0, 4);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->store);
  support_remove (fixture->path);
}

static void
collect_cb (const char *sentence, gpointer data)
{
  g_string_append_printf (data, "%s\n", sentence);
}

static void
test_sound_project_is_clean (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) findings = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (diple_care_check (fixture->store, collect_cb, findings, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (findings->str, ==, "");
}

typedef struct
{
  const char *name;
  const char *sql;
  const char *words;
} Damage;

static const Damage damages[] = {
  { "a moved span",
    "UPDATE span SET start = start + 1, \"end\" = \"end\" + 1",
    "not on the words" },
  { "a span past its text", "UPDATE span SET \"end\" = 4000", "outside its text" },
  { "a changed text",
    "UPDATE document_text SET text = replace(text, 'Mira', 'Mara')",
    "not the one that was imported" },
  { "a wrong length", "UPDATE document SET length = 3", "length" },
  { "a lost text", "DELETE FROM document_text", "no text" },
  { "a dangling reference",
    "PRAGMA foreign_keys = OFF; UPDATE span SET label = 17; PRAGMA foreign_keys = ON",
    "not there" },
  { "a broken journal row",
    "UPDATE journal SET changeset = x'54ff00aa' WHERE annotator <> 0",
    "journal" },
  { "a search index of other words",
    "INSERT INTO text_search (rowid, text) VALUES (99, 'ghost')",
    "search index" },
  { "pieces that do not fit", "INSERT INTO span_fragment SELECT id, 0, 0, 2 FROM span", "pieces" },
};

static void
test_damage_is_found (Fixture *fixture, gconstpointer data)
{
  const Damage *damage = data;
  g_autoptr (GString) findings = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  support_run_sql (fixture->store, damage->sql);
  g_assert_false (diple_care_check (fixture->store, collect_cb, findings, NULL, &error));
  g_assert_no_error (error);
  if (strstr (findings->str, damage->words) == NULL)
    g_error ("“%s” does not say “%s”", findings->str, damage->words);
}

static void
test_check_is_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  /* The project is small: SQLite may be done before it looks, but then nothing was found. */
  if (!diple_care_check (fixture->store, NULL, NULL, cancellable, &error))
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_backup_is_the_same_project (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_strconcat (fixture->path, ".backup", NULL);
  g_autoptr (GError) error = NULL, again = NULL;
  DipleStore *copy;

  g_assert_true (diple_care_backup (fixture->store, path, NULL, &error));
  g_assert_no_error (error);
  copy = diple_store_open (path, DIPLE_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (support_count_spans (copy, fixture->document), ==, 1);
  g_assert_finalize_object (copy);

  g_assert_false (diple_care_backup (fixture->store, path, NULL, &again));
  g_assert_error (again, DIPLE_ERROR, DIPLE_ERROR_REFUSED);
}

static void
test_cancelled_backup_leaves_nothing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_strconcat (fixture->path, ".backup", NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GError) error = NULL;
  const char *name;

  g_cancellable_cancel (cancellable);
  g_assert_false (diple_care_backup (fixture->store, path, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  dir = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_null (strstr (name, ".backup"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, function, data) g_test_add (path, Fixture, data, set_up, function, tear_down)
  ADD ("/care/a sound project is clean", test_sound_project_is_clean, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autofree char *path = g_strdup_printf ("/care/%s is found", damages[i].name);

      ADD (path, test_damage_is_found, &damages[i]);
    }
  ADD ("/care/a check can be cancelled", test_check_is_cancelled, NULL);
  ADD ("/care/a backup is the same project, and replaces nothing",
       test_backup_is_the_same_project,
       NULL);
  ADD ("/care/a cancelled backup leaves nothing", test_cancelled_backup_leaves_nothing, NULL);

  return g_test_run ();
}
