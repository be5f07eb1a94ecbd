/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A project with two annotators and one text, and what the suites about changed schemas ask it. Not
 * every suite uses all of it. */
#include "data/diple-error.h"
#include "data/diple-id.h"
#include "data/diple-schema-change.h"
#include "data/diple-schema-store.h"

#include "support.h"

#include <string.h>

typedef struct
{
  DipleStore *store;
  gint64 ana;
  gint64 ben;
  gint64 document;
} Fixture;

static const char text[] =
    "Mira Okonjo told the council that the dam leaks. Ilvi Brevit denied it.";

G_GNUC_UNUSED static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->store = support_store_new ();
  fixture->ana = support_add_annotator (fixture->store, "Ana");
  fixture->ben = support_add_annotator (fixture->store, "Ben");
  fixture->document = support_add_document (fixture->store, "Dam", text);
}

G_GNUC_UNUSED static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->store);
}

static DipleSchema *
load (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  DipleSchema *schema = diple_schema_load (fixture->store, &error);

  g_assert_no_error (error);
  return schema;
}

G_GNUC_UNUSED static gint64
label (Fixture *fixture, const char *name)
{
  return support_label (fixture->store, name);
}

G_GNUC_UNUSED static gint64
attribute (Fixture *fixture, const char *name, const char *on)
{
  g_autoptr (DipleSchema) schema = load (fixture);

  for (guint i = 0; i < schema->attributes->len; i++)
    {
      const DipleAttribute *found = g_ptr_array_index (schema->attributes, i);
      if (g_str_equal (found->name, name) && found->owner == DIPLE_OWNER_SPAN &&
          diple_attribute_is_on (found, diple_schema_label_by_name (schema, NULL, on)->id))
        return found->id;
    }
  g_assert_not_reached ();
}

G_GNUC_UNUSED static gint64
option (Fixture *fixture, gint64 of, const char *name)
{
  g_autoptr (DipleSchema) schema = load (fixture);
  const DipleAttribute *found = diple_schema_attribute (schema, of);

  for (guint i = 0; i < found->options->len; i++)
    {
      const DipleOption *each = g_ptr_array_index (found->options, i);
      if (g_str_equal (each->name, name))
        return each->id;
    }
  g_assert_not_reached ();
}

G_GNUC_UNUSED static gint64
relation (Fixture *fixture, const char *name)
{
  g_autoptr (DipleSchema) schema = load (fixture);

  for (guint i = 0; i < schema->relation_types->len; i++)
    {
      const DipleRelationType *type = g_ptr_array_index (schema->relation_types, i);
      if (g_str_equal (type->name, name))
        return type->id;
    }
  g_assert_not_reached ();
}

static void run (Fixture *fixture, const char *format, ...) G_GNUC_PRINTF (2, 3);

G_GNUC_UNUSED static void
run (Fixture *fixture, const char *format, ...)
{
  g_autofree char *sql = NULL;
  va_list args;

  va_start (args, format);
  sql = g_strdup_vprintf (format, args);
  va_end (args);
  support_run_sql (fixture->store, sql);
}

G_GNUC_UNUSED static gint64
mark (Fixture *fixture, const char *name, guint start, guint end)
{
  return support_mark (fixture->store, fixture->ana, fixture->document, name, start, end);
}

G_GNUC_UNUSED static void
set_option (Fixture *fixture, gint64 span, gint64 of, gint64 value)
{
  run (fixture,
       "INSERT INTO span_value (span, attribute, ordinal, option) VALUES (%" G_GINT64_FORMAT
       ", %" G_GINT64_FORMAT ", 0, %" G_GINT64_FORMAT ")",
       span,
       of,
       value);
}

G_GNUC_UNUSED static gint64
link_spans (Fixture *fixture, const char *type, gint64 source, gint64 target)
{
  gint64 id = diple_id_new ();

  run (fixture,
       "INSERT INTO relation (id, type, annotator, source, target, created, modified) VALUES"
       " (%" G_GINT64_FORMAT ", %" G_GINT64_FORMAT ", %" G_GINT64_FORMAT ", %" G_GINT64_FORMAT
       ", %" G_GINT64_FORMAT ", 0, 0)",
       id,
       relation (fixture, type),
       fixture->ana,
       source,
       target);
  return id;
}

G_GNUC_UNUSED static gint64
number (Fixture *fixture, const char *sql)
{
  return support_number (fixture->store, sql);
}

/* Everything in the tables that an action may change, as words. */
static char *
picture (Fixture *fixture)
{
  g_autoptr (DipleSchema) schema = load (fixture);
  g_autofree char *json = diple_schema_to_json (schema);

  return g_strdup_printf (
      "%s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT,
      json,
      number (fixture, "SELECT coalesce(sum(id * label % 1000003), 0) FROM span"),
      number (fixture,
              "SELECT coalesce(sum((id + source * 3 + target * 7) % 1000003), 0)"
              " FROM relation"),
      number (fixture,
              "SELECT coalesce(sum((span * 3 + attribute + coalesce(option, 0)) % 1000003),"
              " 0) FROM span_value"),
      number (fixture, "SELECT count(*) FROM span_fragment"));
}

G_GNUC_UNUSED static void
begin (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  diple_journal_begin (fixture->store, fixture->ana, "schema", &error);
  g_assert_no_error (error);
}

/* Commits, looks whether undo and redo lead back and forth, and leaves it done. */
G_GNUC_UNUSED static void
commit_and_try_undo (Fixture *fixture, const char *before)
{
  g_autofree char *after = picture (fixture);
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (diple_journal_commit (fixture->store, "Changed the schema", 0, &error), >, 0);
  g_assert_no_error (error);
  diple_undone_free (diple_journal_undo (fixture->store, fixture->ana, &error));
  g_assert_no_error (error);
  undone = picture (fixture);
  g_assert_cmpstr (undone, ==, before);
  diple_undone_free (diple_journal_redo (fixture->store, fixture->ana, &error));
  g_assert_no_error (error);
  redone = picture (fixture);
  g_assert_cmpstr (redone, ==, after);
}

G_GNUC_UNUSED static guint
told (const GPtrArray *along, const char *words)
{
  guint n = 0;

  for (guint i = 0; i < along->len; i++)
    n += strstr (g_ptr_array_index (along, i), words) != NULL;
  return n;
}
