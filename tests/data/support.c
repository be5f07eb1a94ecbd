/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include <glib/gstdio.h>
#include <string.h>

#include "data/diple-intake.h"
#include "data/diple-schema-store.h"
#include "data/diple-search.h"
#include "data/store/diple-store-private.h"

DipleStore *
support_store_new (void)
{
  g_autoptr (GError) error = NULL;
  DipleStore *store = diple_store_open (":memory:", DIPLE_STORE_CREATE, &error);

  g_assert_no_error (error);
  return store;
}

char *
support_path_new (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("diple-test-XXXXXX", &error);

  g_assert_no_error (error);
  return g_build_filename (folder, "Harbour census.diple", NULL);
}

void
support_remove (char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (folder, name, NULL);

      g_unlink (child);
    }
  g_rmdir (folder);
  g_free (path);
}

gint64
support_add_document (DipleStore *store, const char *title, const char *text)
{
  g_autoptr (DipleArticle) article = diple_article_new ();
  g_autoptr (GError) error = NULL;
  DipleIntake *intake = diple_intake_begin (store, 0, "test", &error);

  g_assert_no_error (error);
  g_free (article->document->title);
  article->document->title = g_strdup (title);
  diple_document_take_text (article->document, g_strdup (text), strlen (text));
  diple_intake_add (intake, article, TRUE, &error);
  g_assert_no_error (error);
  diple_intake_commit (intake, "Imported one document", &error);
  g_assert_no_error (error);
  return article->document->id;
}

gint64
support_add_annotator (DipleStore *store, const char *name)
{
  g_autoptr (GError) error = NULL;
  gint64 id = diple_annotators_ensure (store, name, &error);

  g_assert_no_error (error);
  return id;
}

gint64
support_label (DipleStore *store, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleSchema) schema = diple_schema_load (store, &error);
  const DipleLabel *label;

  g_assert_no_error (error);
  label = diple_schema_label_by_name (schema, NULL, name);
  g_assert_nonnull (label);
  return label->id;
}

gint64
support_mark (
    DipleStore *store, gint64 annotator, gint64 document, const char *label, guint start, guint end)
{
  g_autoptr (DipleSpan) span = diple_span_new (
      document, annotator, support_label (store, label), (DipleRange){ start, end });
  g_autofree char *sentence = g_strdup_printf ("Marked %u–%u as %s", start, end, label);
  g_autoptr (GError) error = NULL;

  diple_journal_begin (store, annotator, "span.add", &error);
  g_assert_no_error (error);
  diple_spans_add (store, span, &error);
  g_assert_no_error (error);
  diple_journal_commit (store, sentence, document, &error);
  g_assert_no_error (error);
  return span->id;
}

guint
support_count_spans (DipleStore *store, gint64 document)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) spans = diple_spans_load (store, document, 0, &error);

  g_assert_no_error (error);
  return spans->len;
}

gint64
support_number (DipleStore *store, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 value = G_MININT64;

  diple_sql_get_int (diple_store_get_db (store), sql, &value, &error);
  g_assert_no_error (error);
  g_assert_cmpint (value, !=, G_MININT64);
  return value;
}

gint64
support_found_by (DipleStore *store, const char *word)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT count(*) FROM text_search WHERE text_search MATCH '%s'", word);
  g_autoptr (GError) error = NULL;
  gboolean more = FALSE;

  do
    {
      g_assert_true (diple_search_catch_up (store, 100, &more, &error));
      g_assert_no_error (error);
    }
  while (more);
  return support_number (store, sql);
}

void
support_run_sql (DipleStore *store, const char *sql)
{
  g_autoptr (GError) error = NULL;

  diple_sql_exec (diple_store_get_db (store), sql, &error);
  g_assert_no_error (error);
}

static gboolean
give_up_cb (gpointer data)
{
  g_error ("What was waited for did not happen within ten seconds");
  return G_SOURCE_REMOVE;
}

void
support_wait (SupportDone done, gpointer data)
{
  guint alarm = g_timeout_add_seconds (10, give_up_cb, NULL);

  while (!done (data))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (alarm);
}
