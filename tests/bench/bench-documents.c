/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-documents.h"

#include "data/diple-annotators.h"
#include "data/diple-intake.h"
#include "data/store/diple-store-private.h"

static void
run (DipleStore *store, const char *sql)
{
  g_autoptr (GError) error = NULL;

  if (!diple_sql_exec (diple_store_get_db (store), sql, &error))
    g_error ("%s", error->message);
}

static void
fill (DipleStore *store, guint n_documents)
{
  g_autofree char *documents = g_strdup_printf (
      "INSERT INTO batch (id, source, created) VALUES (1, 'bench', 0);"
      "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < %u)"
      " INSERT INTO document (id, position, title, author, published, outlet, format, length,"
      " text_sha256, file_sha256, batch, added)"
      " SELECT ((i + 1) << 20) + i * 7919 %% 1000, i,"
      " printf ('%%s in district %%d after the %%s', CASE i %% 3 WHEN 0 THEN 'Flood' WHEN 1 THEN"
      " 'Strike' ELSE 'Vote' END, i, CASE i %% 7 WHEN 0 THEN 'storm' ELSE 'talks' END),"
      " printf ('Reporter %%d', i %% 500), printf ('2031-%%02d-%%02d', i %% 12 + 1, i %% 28 + 1),"
      " printf ('Outlet %%d', i %% 40), 'text', 1, randomblob (32), randomblob (32), 1, 0 FROM n",
      n_documents);

  run (store, "BEGIN");
  run (store, documents);
  run (store, "INSERT INTO document_text (document, text) SELECT id, 'x' FROM document");
  run (store,
       "INSERT INTO span (id, document, annotator, label, start, \"end\", surface, created,"
       " modified) SELECT document.id * 4 + n, document.id, annotator.id, label.id, 0, 1, 'x', 0, 0"
       " FROM document, annotator, label, (SELECT 1 AS n UNION SELECT 2 UNION SELECT 3)"
       " WHERE document.position % 5 = 0 AND label.name IN ('Person')");
  run (store,
       "INSERT INTO card_search (rowid, title, byline, rest)"
       " SELECT id, title, byline, rest FROM document_card");
  run (store, "COMMIT");
}

gint64
bench_documents_write (const char *path, guint n_documents)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleStore) store = diple_store_open (path, DIPLE_STORE_CREATE, &error);
  gint64 annotator;

  if (store == NULL)
    g_error ("%s", error->message);
  annotator = diple_annotators_ensure (store, "Ana", NULL);
  fill (store, n_documents);
  diple_store_close (store, NULL);
  return annotator;
}

void
bench_spans_write (DipleStore *store, GPtrArray *spans)
{
  run (store, "BEGIN");
  for (guint i = 0; i < spans->len; i++)
    {
      const DipleSpan *span = g_ptr_array_index (spans, i);
      g_autofree char *sql =
          g_strdup_printf ("INSERT INTO span (id, document, annotator, label, start, \"end\","
                           " surface, created, modified) VALUES (%u + ((SELECT count(*) FROM"
                           " document) << 32), %" G_GINT64_FORMAT ", %" G_GINT64_FORMAT
                           ", %" G_GINT64_FORMAT ", %u, %u, 'x', 0, 0)",
                           i + 1,
                           span->document,
                           span->annotator,
                           span->label,
                           span->range.start,
                           span->range.end);

      run (store, sql);
    }
  run (store, "COMMIT");
}

static void
check (gboolean done, GError **error)
{
  if (!done)
    g_error ("%s", (*error)->message);
}

GArray *
bench_articles_add (DipleStore *store, guint n_documents)
{
  g_autoptr (GError) error = NULL;
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  DipleIntake *intake = diple_intake_begin (store, 0, "bench", &error);

  check (intake != NULL, &error);
  for (guint i = 0; i < n_documents; i++)
    {
      g_autoptr (DipleArticle) article = diple_article_new ();
      g_autoptr (GString) text = g_string_new (NULL);

      for (guint j = 0; j < 100; j++)
        g_string_append_printf (text, "The river rose by %u hands in town %u. ", i, j);
      diple_document_take_text (article->document, g_strdup (text->str), text->len);
      check (diple_intake_add (intake, article, TRUE, &error), &error);
      g_array_append_val (ids, article->document->id);
    }
  check (diple_intake_commit (intake, "Imported", &error), &error);
  return ids;
}
