/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-kwic.h"
#include "data/diple-search.h"
#include "support.h"

/* Search with filters that few or many documents meet: whatever leads, all is found. */

typedef struct
{
  DipleStore *store;
  gint64 ana;
  gint64 ben;
  DipleKwicTotals totals;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->store = support_store_new ();
  fixture->ana = support_add_annotator (fixture->store, "Ana");
  fixture->ben = support_add_annotator (fixture->store, "Ben");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  diple_store_close (fixture->store, NULL);
  g_assert_finalize_object (fixture->store);
}

static void
told_cb (GPtrArray *lines, gboolean anew, const DipleKwicTotals *totals, gpointer data)
{
  *(DipleKwicTotals *) data = *totals;
}

/* 1,500 documents "alpha beta" or "alpha gamma", whose "alpha" is a Person of Ana's in all of them,
 * a Work in every second and an Event of Ben's in every 150th; Persons have a value, two of them a
 * rare one. Position and id run against each other when @backwards. */
static void
add_many (Fixture *fixture, gboolean backwards)
{
  g_autofree char *sql = g_strdup_printf (
      "BEGIN; INSERT INTO batch (id, source, created) VALUES (1, 'many', 0);"
      "WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 1500)"
      " INSERT INTO document (id, position, title, published, format, length, text_sha256,"
      "  file_sha256, batch, added) SELECT n, n * %d, 'D', 2000 + n / 10, 'text', 11, zeroblob "
      "(32),"
      "  zeroblob (32), 1, 0 FROM n;"
      "INSERT INTO document_text (document, text)"
      " SELECT id, iif (id %% 7, 'alpha gamma', 'alpha betas') FROM document;"
      "INSERT INTO search_backlog SELECT id FROM document;"
      "CREATE TEMP TABLE kind (label, annotator, step); INSERT INTO kind VALUES"
      " ('Person', 'Ana', 1), ('Work', 'Ana', 2), ('Event', 'Ben', 150);"
      "INSERT INTO span (id, document, annotator, label, start, \"end\", surface, created, "
      "modified)"
      " SELECT document.id * 10 + kind.rowid, document.id, annotator.id, label.id, 0, 5, 'alpha', "
      "0, 0"
      " FROM document, kind JOIN annotator ON annotator.name = kind.annotator"
      " JOIN label ON label.name = kind.label WHERE document.id %% step = 0;"
      "INSERT INTO span_value (span, attribute, ordinal, value) SELECT id,"
      " (SELECT id FROM attribute WHERE name = 'role'), 0,"
      " iif (document IN (700, 1400), 'mayor', 'clerk') FROM span"
      " WHERE label = (SELECT id FROM label WHERE name = 'Person'); COMMIT;",
      backwards ? -1 : 1);

  support_run_sql (fixture->store, sql);
  support_found_by (fixture->store, "nothing"); /* with the index */
}

typedef struct
{
  const char *label;
  const char *annotator;
  const char *role;
  const char *year;
  const char *where; /* of span, as SQL */
} Filter;

static void
apply (Fixture *fixture, const Filter *filter, DipleKwicQuery *query)
{
  const gint64 label = filter->label != NULL ? support_label (fixture->store, filter->label) : 0;

  if (label != 0)
    g_array_append_val (query->labels, label);
  if (filter->annotator != NULL)
    g_array_append_val (query->annotators,
                        *(g_str_equal (filter->annotator, "Ben") ? &fixture->ben : &fixture->ana));
  query->from = g_strdup (filter->year);
  query->to = g_strdup (filter->year);
  if (filter->role == NULL)
    return;
  query->value = g_strdup (filter->role);
  query->attribute =
      support_number (fixture->store, "SELECT id FROM attribute WHERE name = 'role'");
}

static void
check_filter (Fixture *fixture, const Filter *filter, const char *text, const char *condition)
{
  g_autoptr (DipleKwicQuery) query = diple_kwic_query_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *sql = g_strdup_printf (
      "SELECT count (%s) FROM span JOIN document ON document.id = document WHERE %s AND %s",
      text != NULL ? "DISTINCT document" : "*",
      filter->where,
      condition);

  query->words = g_strdup (text);
  apply (fixture, filter, query);
  g_test_message ("%s where %s", text, filter->where);
  diple_kwic_run (fixture->store, query, 10, told_cb, &fixture->totals, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (fixture->totals.complete);
  g_assert_cmpint (fixture->totals.hits, ==, support_number (fixture->store, sql));
}

/* Whichever of words and filter is the rarer. */
static void
check_many (Fixture *fixture)
{
#define HAS_LABEL(name) "label = (SELECT id FROM label WHERE name = '" name "')"
  static const Filter filters[] = {
    { "Person", NULL, NULL, NULL, HAS_LABEL ("Person") },
    { "Work", NULL, NULL, NULL, HAS_LABEL ("Work") },
    { "Event", NULL, NULL, NULL, HAS_LABEL ("Event") },
    { NULL, "Ben", NULL, NULL, HAS_LABEL ("Event") },
    { NULL, "Ana", NULL, NULL, "NOT " HAS_LABEL ("Event") },
    { "Event", "Ana", NULL, NULL, "0" },
    { NULL, NULL, "mayor", NULL, "document IN (700, 1400) AND " HAS_LABEL ("Person") },
    { NULL, NULL, "clerk", NULL, "document NOT IN (700, 1400) AND " HAS_LABEL ("Person") },
    { "Person", NULL, NULL, "2003", "published = '2003' AND " HAS_LABEL ("Person") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      check_filter (fixture, &filters[i], NULL, "1");
      check_filter (fixture, &filters[i], "alpha", "1");
      check_filter (fixture, &filters[i], "al*", "1");
      check_filter (fixture, &filters[i], "alpha NOT betas", "document % 7 <> 0");
      check_filter (fixture, &filters[i], "betas", "0");
    }
}

static void
test_rare_and_frequent_go_together (Fixture *fixture, gconstpointer data)
{
  add_many (fixture, FALSE);
  check_many (fixture);
}

static void
test_the_order_does_not_matter (Fixture *fixture, gconstpointer data)
{
  add_many (fixture, TRUE);
  check_many (fixture);
}

#define TEST(path, function)                                                                       \
  g_test_add ("/kwic-filters/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  TEST ("rare-and-frequent-go-together", test_rare_and_frequent_go_together);
  TEST ("filters-work-in-any-order-of-documents", test_the_order_does_not_matter);
  return g_test_run ();
}
