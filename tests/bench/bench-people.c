/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <glib/gstdio.h>

#include "bench-documents.h"
#include "bench-loop.h"
#include "bench-measure.h"
#include "data/diple-annotators.h"
#include "data/store/diple-store-private.h"
#include "ui/people/diple-people-table-private.h"
#include "ui/people/diple-people-window-private.h"

/* What the window of assignments asks of the main thread: it is opened, read again after a change
 * and filtered, on a project of ten documents, whose cost is GTK's own for such a window, and on
 * one of 100,000 (or as many as the first argument says). Prints JSON. */

#define FEW 10
#define QUIET_MS 400

static const char *const names[] = { "Ana", "Ben", "Cem", "Dora", "Eli", "Fay" };

static gboolean
stop_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Turns the main loop for a while; the most that it had to do at once, in milliseconds. */
static double
turn (void)
{
  gboolean stopped = FALSE;

  bench_loop_take_longest ();
  bench_loop_begin ();
  g_timeout_add (QUIET_MS * 4, stop_cb, &stopped);
  while (!stopped)
    g_main_context_iteration (NULL, TRUE);
  return bench_loop_take_longest ();
}

static void
run (DipleStore *store, const char *sql)
{
  g_autoptr (GError) error = NULL;

  if (!diple_sql_exec (diple_store_get_db (store), sql, &error))
    g_error ("%s", error->message);
}

/* Each document is with two of six people, in one of three states. */
static gint64
write_project (const char *path, guint n_documents)
{
  const gint64 ana = bench_documents_write (path, n_documents);
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleStore) store = diple_store_open (path, DIPLE_STORE_READ_WRITE, &error);

  if (store == NULL)
    g_error ("%s", error->message);
  for (guint i = 1; i < G_N_ELEMENTS (names); i++)
    diple_annotators_ensure (store, names[i], NULL);
  run (store,
       "INSERT INTO assignment (annotator, document, state, modified)"
       " SELECT a.id, d.id, CASE d.position % 4 WHEN 0 THEN 'finished' WHEN 1 THEN 'in progress'"
       " ELSE 'open' END, 0 FROM document AS d, (SELECT id, row_number () OVER (ORDER BY id) AS n"
       " FROM annotator WHERE kind = 'person') AS a WHERE (d.position + a.n) % 3 = 0");
  diple_store_close (store, NULL);
  return ana;
}

static GtkWidget *
find (GtkWidget *widget, GType type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type);
  return found;
}

static void
measure (const char *name, guint n_documents)
{
  g_autofree char *folder = g_dir_make_tmp ("diple-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "people.diple", NULL);
  const gint64 annotator = write_project (path, n_documents);
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleProject) project = diple_project_open (path, DIPLE_STORE_READ_WRITE, &error);
  g_autoptr (DipleEditor) editor = NULL;
  g_autoptr (DipleKeymap) keymap = diple_keymap_new ();
  GtkWidget *window;
  double opened, again, found;

  if (project == NULL)
    g_error ("%s", error->message);
  editor = diple_editor_new (project, annotator, &error);
  turn ();
  bench_loop_begin ();
  window = diple_people_window_new (NULL, editor, keymap);
  gtk_window_present (GTK_WINDOW (window));
  const double made = bench_loop_since ();
  opened = turn ();
  g_signal_emit_by_name (project, "changed", G_GINT64_CONSTANT (0), FALSE);
  again = turn ();
  gtk_editable_set_text (GTK_EDITABLE (find (window, GTK_TYPE_SEARCH_ENTRY)), "flood");
  found = turn ();
  g_print (
      "  \"%s\": {\"documents\": %u, \"make_ms\": %.2f, \"open_ms\": %.2f, \"change_ms\": %.2f,"
      " \"search_ms\": %.2f}",
      name,
      n_documents,
      made,
      opened,
      again,
      found);
  gtk_window_destroy (GTK_WINDOW (window));
  turn ();
  g_clear_object (&editor);
  diple_project_close (project);
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  const guint n_documents = argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : 100000;

  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  bench_loop_watch ();
  g_print ("{\n  \"bench\": \"people\",\n");
  measure ("warm", FEW);
  g_print (",\n");
  measure ("few", FEW);
  g_print (",\n");
  measure ("many", n_documents);
  g_print ("\n}\n");
  return 0;
}
