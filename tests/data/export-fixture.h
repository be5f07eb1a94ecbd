/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The small project that the suites about export share; each includes this once. */
#include "data/diple-error.h"
#include "data/diple-export.h"
#include "data/store/diple-store-private.h"

#include <glib/gstdio.h>
#include <string.h>

/* Two annotators, two labels that lie on one range, a span in pieces, values of every kind, a
 * relation, a document's label; text in four scripts. Ids are 1, 2 …, whose text is 000…01. */
static const char schema_rows[] =
    "DELETE FROM attribute_condition; DELETE FROM example; DELETE FROM relation_end; DELETE FROM "
    "attribute_owner; DELETE FROM attribute_option;"
    "DELETE FROM attribute; DELETE FROM relation_type; DELETE FROM label; DELETE FROM layer;"
    "INSERT INTO layer (id, position, name, overlap) VALUES (1, 0, 'entity', 'any'),"
    " (2, 1, 'attribution', 'any');"
    "INSERT INTO label (id, layer, position, name, colour, fragments) VALUES"
    " (1, 1, 0, 'Person', '#102030', 0), (2, 2, 1, 'Claim', '#102030', 1);"
    "INSERT INTO relation_type (id, position, name, colour) VALUES (1, 0, 'about', '#102030');"
    "INSERT INTO attribute (id, position, name, owner, type) VALUES"
    " (1, 0, 'kind', 'span', 'choices'), (2, 1, 'entity', 'span', 'entity'),"
    " (3, 2, 'Alter', 'span', 'number'), (4, 3, 'sure', 'relation', 'boolean'),"
    " (5, 4, 'genre', 'document', 'text');"
    "INSERT INTO attribute_option (id, attribute, position, name) VALUES"
    " (1, 1, 0, 'z'), (2, 1, 1, 'a \"b\"');"
    "INSERT INTO entity (id, name) VALUES (1, 'Mira Öz');"
    "INSERT INTO annotator (id, name, kind, created) VALUES (1, 'Cem', 'person', 0),"
    " (2, 'Ana', 'person', 0), (3, 'Zoe', 'person', 0);"
    "INSERT INTO batch (id, source, created) VALUES (1, 'test', 0);";

#define DOCUMENT(id, position, title)                                                              \
  "INSERT INTO document (id, position, title, author, published, outlet, url, language, format,"   \
  " length, text_sha256, file_sha256, batch, added) VALUES (" id ", " position ", '" title "',"    \
  " 'Minna Hask', '2031-03-14', 'Cliff Daily', 'https://example.org/1', 'en', 'text', 0,"          \
  " zeroblob(32), zeroblob(32), 1, 0);"
#define TEXT(id, text) "INSERT INTO document_text (document, text) VALUES (" id ", '" text "');"
#define SPAN(id, document, annotator, label, start, end, surface)                                  \
  "INSERT INTO span (id, document, annotator, label, start, \"end\", surface, created, modified)"  \
  " VALUES (" id ", " document ", " annotator ", " label ", " start ", " end ", '" surface         \
  "', 0, 0);"

/* Code points: M0 i1 r2 a3 _4 🙂5 _6 said7-10 _11 the12-14 _15 dam16-18 _19 leaks20-24 .25 */
static const char documents[] =
    DOCUMENT ("9", "1", "Second") TEXT ("9", "שלום 日本") DOCUMENT ("20", "0", "Dam \"leaks\"")
        TEXT ("20", "Mira 🙂 said the dam leaks.\n") "INSERT INTO metadata (document, ordinal, "
                                                       "name, value) VALUES (20, 1, 'tag', 'b'),"
                                                       " (20, 0, 'tag', 'a\tz');";

static const char spans[] = SPAN ("1", "20", "1", "1", "0", "4", "Mira") SPAN (
    "2", "20", "2", "1", "0", "4", "Mira") SPAN ("3",
                                                 "20",
                                                 "2",
                                                 "2",
                                                 "0",
                                                 "4",
                                                 "Mira") SPAN ("4",
                                                               "20",
                                                               "2",
                                                               "2",
                                                               "12",
                                                               "25",
                                                               "the dam leaks")
    SPAN ("5", "20", "2", "2", "0", "6", "Mira 🙂") SPAN (
        "6",
        "9",
        "1",
        "1",
        "5",
        "7",
        "日本") "UPDATE span SET note = 'Is \"it\"?' WHERE id = 4;"
                "INSERT INTO span_fragment (span, ordinal, start, \"end\") VALUES (4, 0, 12, 15),"
                " (4, 1, 20, 25);"
                "INSERT INTO span_value (span, attribute, ordinal, option, entity, value) VALUES"
                " (4, 1, 0, 1, NULL, NULL), (4, 1, 1, 2, NULL, NULL), (4, 2, 0, NULL, 1, NULL),"
                " (4, 3, 0, NULL, NULL, '4.5');"
                "INSERT INTO relation (id, type, annotator, source, target, created, modified) "
                "VALUES"
                " (1, 1, 2, 4, 2, 0, 0), (2, 1, 1, 1, 6, 0, 0);"
                "INSERT INTO relation_value (relation, attribute, ordinal, value) VALUES (1, 4, 0, "
                "'true');"
                "INSERT INTO document_value (document, annotator, attribute, ordinal, value) VALUES"
                " (20, 1, 5, 0, 'news'), (20, 2, 5, 0, 'other');"
                "INSERT INTO assignment (annotator, document, state, modified) VALUES"
                " (2, 20, 'finished', 0), (3, 20, 'open', 0), (1, 9, 'finished', 0);";

typedef struct
{
  char *folder;
  char *project;
  char *path; /* where to export to */
  DipleStore *store;
} Fixture;

static void
run_sql (DipleStore *store, const char *sql)
{
  g_autoptr (GError) error = NULL;

  diple_sql_exec (diple_store_get_db (store), sql, &error);
  g_assert_no_error (error);
}

static DipleStore *
new_store (const char *path)
{
  g_autoptr (GError) error = NULL;
  DipleStore *store = diple_store_open (path, DIPLE_STORE_CREATE, &error);

  g_assert_no_error (error);
  return store;
}

static void
set_up_empty (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("diple-export-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->project = g_build_filename (fixture->folder, "p.diple", NULL);
  fixture->path = g_build_filename (fixture->folder, "out.jsonl", NULL);
  fixture->store = new_store (fixture->project);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  set_up_empty (fixture, data);
  run_sql (fixture->store, "PRAGMA foreign_keys = OFF");
  run_sql (fixture->store, schema_rows);
  run_sql (fixture->store, documents);
  run_sql (fixture->store, spans);
  run_sql (fixture->store, "PRAGMA foreign_keys = ON");
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_remove (path);
    }
  g_rmdir (folder);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->store);
  remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->project);
  g_free (fixture->path);
}

static char *
read_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}
