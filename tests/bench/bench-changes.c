/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-documents.h"

#include "data/diple-annotators.h"
#include "data/diple-changes.h"
#include "data/diple-journal.h"
#include "data/store/diple-store-private.h"

#include <glib/gstdio.h>
#include <string.h>

/* One action that marks 10,000 spans (or as many as the first argument says), ten in a document,
 * and links each to the next: how long it takes to write and to take back. Figures as JSON. */
#define IN_DOCUMENT 10

static void
check (gboolean done, GError **error)
{
  if (!done)
    g_error ("%s", (*error)->message);
}

static gint64
number (DipleStore *store, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 value = 0;

  check (diple_sql_get_int (diple_store_get_db (store), sql, &value, &error), &error);
  return value;
}

static DipleChanges *
make_changes (DipleStore *store, const GArray *documents, gint64 annotator, guint n_spans)
{
  const gint64 label = number (store, "SELECT id FROM label WHERE name = 'Person'");
  const gint64 type = number (store, "SELECT id FROM relation_type WHERE name = 'coreference'");
  DipleChanges *changes = diple_changes_new ("span.add", "Marked many", 0);
  g_autoptr (DipleSpan) last = NULL;

  for (guint i = 0; i < n_spans; i++)
    {
      const gint64 document = g_array_index (documents, gint64, i / IN_DOCUMENT);
      const guint start = i % IN_DOCUMENT * 30;
      g_autoptr (DipleSpan) span =
          diple_span_new (document, annotator, label, (DipleRange){ start, start + 25 });

      diple_changes_put_span (changes, span);
      if (last != NULL && last->document == document)
        {
          g_autoptr (DipleRelation) link = diple_relation_new (type, annotator, last->id, span->id);

          diple_changes_put_relation (changes, link);
        }
      g_clear_pointer (&last, diple_span_unref);
      last = diple_span_ref (span);
    }
  return changes;
}

static double
milliseconds_since (gint64 begun)
{
  return (double) (g_get_monotonic_time () - begun) / 1000;
}

static void
measure (DipleStore *store, const GArray *documents, guint n_spans)
{
  g_autoptr (GError) error = NULL;
  const gint64 ana = number (store, "SELECT id FROM annotator");
  g_autoptr (DipleChanges) changes = make_changes (store, documents, ana, n_spans);
  g_autoptr (DipleUndone) undone = NULL;
  gint64 begun = g_get_monotonic_time ();

  check (diple_changes_write (store, ana, changes, &error), &error);
  g_print ("{\"bench\":\"changes\",\"spans\":%" G_GINT64_FORMAT ",\"relations\":%" G_GINT64_FORMAT
           ",\"write_ms\":%.1f",
           number (store, "SELECT count (*) FROM span"),
           number (store, "SELECT count (*) FROM relation"),
           milliseconds_since (begun));
  begun = g_get_monotonic_time ();
  undone = diple_journal_undo (store, ana, &error);
  check (undone != NULL, &error);
  g_print (",\"undo_ms\":%.1f}\n", milliseconds_since (begun));
}

int
main (int argc, char **argv)
{
  const guint n_spans = argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : 10000;
  g_autofree char *folder = g_dir_make_tmp ("diple-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "changes.diple", NULL);
  g_autoptr (GArray) documents = NULL;
  g_autoptr (DipleStore) store = NULL;
  g_autoptr (GError) error = NULL;

  store = diple_store_open (path, DIPLE_STORE_CREATE, &error);
  check (store != NULL, &error);
  diple_annotators_ensure (store, "Ana", NULL);
  documents = bench_articles_add (store, n_spans / IN_DOCUMENT + 1);
  measure (store, documents, n_spans);
  diple_store_close (store, NULL);
  g_unlink (path);
  return g_rmdir (folder) == 0 ? 0 : 1;
}
