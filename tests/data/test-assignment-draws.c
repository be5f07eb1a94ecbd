/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include "data/diple-assignment-plan.h"

#define ROUNDS 60
#define MOST_PEOPLE 6
#define MOST_DOCUMENTS 90

/* Plans that chance makes, on projects that chance makes: what is true of every draw. Documents
 * have the ids 1 to n, people 1001 and so on, and what the plan is stratified by is made of two
 * fields: "beat" in the metadata, which some have not, and the outlet. */
typedef struct
{
  guint n_people;
  guint n_documents;
  char *outlets[MOST_DOCUMENTS];
  char *beats[MOST_DOCUMENTS]; /* "" for none */
  DipleAssignmentPlan *plan;
} Case;

static Case *
case_new (GRand *random)
{
  Case *made = g_new0 (Case, 1);
  const int n_strata = g_rand_int_range (random, 1, 5);

  made->n_people = (guint) g_rand_int_range (random, 1, MOST_PEOPLE + 1);
  made->n_documents = (guint) g_rand_int_range (random, 1, MOST_DOCUMENTS + 1);
  for (guint i = 0; i < made->n_documents; i++)
    {
      const int beat = g_rand_int_range (random, 0, n_strata + 1);

      made->outlets[i] = g_strdup (g_rand_boolean (random) ? "North" : "South");
      /* The last has one, so that the field is there. */
      made->beats[i] = beat == 0 && i + 1 < made->n_documents ? g_strdup ("")
                                                              : g_strdup_printf ("beat %d", beat);
    }
  made->plan = diple_assignment_plan_new ();
  made->plan->seed = g_rand_int (random);
  made->plan->sample = (guint) g_rand_int_range (random, 0, (int) made->n_documents + 1);
  made->plan->per_document = (guint) g_rand_int_range (random, 0, (int) made->n_people + 1);
  made->plan->stratify = g_strsplit (g_rand_boolean (random) ? "beat" : "beat,outlet", ",", -1);
  for (guint i = 0; i < made->n_people; i++)
    {
      const gint64 id = 1001 + i;

      g_array_append_val (made->plan->annotators, id);
    }
  return made;
}

static void
case_free (Case *made)
{
  for (guint i = 0; i < made->n_documents; i++)
    {
      g_free (made->outlets[i]);
      g_free (made->beats[i]);
    }
  diple_assignment_plan_free (made->plan);
  g_free (made);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Case, case_free)

static void
insert_document (DipleStore *store, const Case *made, guint i)
{
  g_autofree char *sql = g_strdup_printf (
      "INSERT INTO document (id, position, outlet, format, length, text_sha256, file_sha256, batch,"
      " added) VALUES (%u, %u, '%s', 'text', 1, randomblob (32), randomblob (32), 1, 0)",
      i + 1,
      i,
      made->outlets[i]);

  support_run_sql (store, sql);
  if (*made->beats[i] != '\0')
    {
      g_autofree char *said =
          g_strdup_printf ("INSERT INTO metadata (document, ordinal, name, value)"
                           " VALUES (%u, 0, 'beat', '%s')",
                           i + 1,
                           made->beats[i]);

      support_run_sql (store, said);
    }
}

static void
insert_person (DipleStore *store, guint i)
{
  g_autofree char *sql = g_strdup_printf (
      "INSERT INTO annotator (id, name, kind, created) VALUES (%u, 'Person %u', 'person', 0)",
      1001 + i,
      i);

  support_run_sql (store, sql);
}

/* The project of @made, its rows put in from the first to the last or the other way. */
static DipleStore *
make_store (const Case *made, gboolean backwards)
{
  DipleStore *store = support_store_new ();

  support_run_sql (store, "INSERT INTO batch (id, source, created) VALUES (1, 'test', 0)");
  for (guint i = 0; i < made->n_people; i++)
    insert_person (store, backwards ? made->n_people - 1 - i : i);
  for (guint i = 0; i < made->n_documents; i++)
    insert_document (store, made, backwards ? made->n_documents - 1 - i : i);
  return store;
}

static DipleAssignmentDraw *
draw (const Case *made, gboolean backwards)
{
  g_autoptr (DipleStore) store = make_store (made, backwards);
  g_autoptr (GError) error = NULL;
  DipleAssignmentDraw *drawn = diple_assignment_plan_draw (store, made->plan, &error);

  g_assert_no_error (error);
  diple_store_close (store, &error);
  g_assert_no_error (error);
  return drawn;
}

static char *
dup_stratum (const Case *made, gint64 document)
{
  const char *beat = made->beats[document - 1];

  if (made->plan->stratify[1] == NULL)
    return g_strdup (beat);
  return g_strdup_printf ("%s · %s", *beat != '\0' ? beat : "–", made->outlets[document - 1]);
}

/* How many documents of the stratum (NULL: of all) each person gets. */
static void
count_loads (const Case *made,
             const DipleAssignmentDraw *drawn,
             const char *value,
             guint loads[MOST_PEOPLE])
{
  memset (loads, 0, MOST_PEOPLE * sizeof *loads);
  for (guint i = 0; i < drawn->pairs->len; i++)
    {
      const DipleAssignment *pair = &g_array_index (drawn->pairs, DipleAssignment, i);
      g_autofree char *stratum = dup_stratum (made, pair->document);

      if (value == NULL || g_str_equal (value, stratum))
        loads[pair->annotator - 1001]++;
    }
}

static void
assert_even (const guint loads[MOST_PEOPLE], guint n_people)
{
  guint least = loads[0];
  guint most = loads[0];

  for (guint i = 1; i < n_people; i++)
    {
      least = MIN (least, loads[i]);
      most = MAX (most, loads[i]);
    }
  g_assert_cmpuint (most - least, <=, 1);
}

static guint
get_sample (const Case *made)
{
  return made->plan->sample > 0 ? made->plan->sample : made->n_documents;
}

static guint
get_each (const Case *made)
{
  return made->plan->per_document > 0 ? made->plan->per_document : made->n_people;
}

static void
check_everyone_is_served (const Case *made)
{
  g_autoptr (DipleAssignmentDraw) drawn = draw (made, FALSE);
  g_autoptr (GHashTable) pairs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint given[MOST_DOCUMENTS] = { 0 };
  guint n = 0;

  for (guint i = 0; i < drawn->pairs->len; i++)
    {
      const DipleAssignment *pair = &g_array_index (drawn->pairs, DipleAssignment, i);

      g_assert_true (g_hash_table_add (pairs,
                                       g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT,
                                                        pair->annotator,
                                                        pair->document)));
      given[pair->document - 1]++;
    }
  for (guint i = 0; i < made->n_documents; i++)
    {
      g_assert_true (given[i] == 0 || given[i] == get_each (made));
      n += given[i] > 0;
    }
  g_assert_cmpuint (n, ==, get_sample (made));
  g_assert_cmpuint (drawn->documents, ==, n);
}

static void
check_loads_are_even (const Case *made)
{
  g_autoptr (DipleAssignmentDraw) drawn = draw (made, FALSE);
  guint loads[MOST_PEOPLE];

  count_loads (made, drawn, NULL, loads);
  assert_even (loads, made->n_people);
  for (guint i = 0; i < drawn->strata->len; i++)
    {
      count_loads (made, drawn, ((DipleAssignmentStratum *) drawn->strata->pdata[i])->value, loads);
      assert_even (loads, made->n_people);
    }
}

static void
check_strata_are_in_proportion (const Case *made)
{
  g_autoptr (DipleAssignmentDraw) drawn = draw (made, FALSE);
  guint pool = 0;

  for (guint i = 0; i < drawn->strata->len; i++)
    {
      const DipleAssignmentStratum *stratum = drawn->strata->pdata[i];
      const guint share = stratum->pool * get_sample (made);

      pool += stratum->pool;
      g_assert_cmpuint (stratum->drawn, >=, share / made->n_documents);
      g_assert_cmpuint (stratum->drawn, <=, (share + made->n_documents - 1) / made->n_documents);
    }
  g_assert_cmpuint (pool, ==, made->n_documents);
}

static void
check_order_of_rows_is_nothing (const Case *made)
{
  g_autoptr (DipleAssignmentDraw) forth = draw (made, FALSE);
  g_autoptr (DipleAssignmentDraw) back = draw (made, TRUE);

  g_assert_cmpuint (forth->pairs->len, ==, back->pairs->len);
  for (guint i = 0; i < forth->pairs->len; i++)
    {
      const DipleAssignment *a = &g_array_index (forth->pairs, DipleAssignment, i);
      const DipleAssignment *b = &g_array_index (back->pairs, DipleAssignment, i);

      g_assert_cmpint (a->document, ==, b->document);
      g_assert_cmpint (a->annotator, ==, b->annotator);
    }
}

typedef void (*Property) (const Case *made);

static void
test_property (gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (2031);

  for (guint i = 0; i < ROUNDS; i++)
    {
      g_autoptr (Case) made = case_new (random);

      ((Property) data) (made);
    }
}

static void
test_fields_are_those_that_documents_have (void)
{
  g_autoptr (DipleStore) store = support_store_new ();
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) fields = NULL;
  g_autoptr (GError) error = NULL;
  const DipleAssignmentField *outlet, *beat;

  none = diple_assignment_fields_list (store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (none->len, ==, 0);
  for (guint i = 0; i < 3; i++)
    support_add_document (store, "Gulls", i == 0 ? "One" : i == 1 ? "Two" : "Three");
  support_run_sql (store, "UPDATE document SET outlet = 'North' WHERE position < 2");
  support_run_sql (store,
                   "INSERT INTO metadata (document, ordinal, name, value)"
                   " SELECT id, 7, 'beat', position FROM document");
  support_run_sql (store,
                   "INSERT INTO metadata (document, ordinal, name, value)"
                   " SELECT id, 8, 'outlet', 'elsewhere' FROM document");
  fields = diple_assignment_fields_list (store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (fields->len, ==, 2);
  outlet = fields->pdata[0];
  beat = fields->pdata[1];
  g_assert_cmpstr (outlet->name, ==, "outlet");
  g_assert_cmpuint (outlet->n_values, ==, 1);
  g_assert_cmpuint (outlet->n_documents, ==, 2);
  g_assert_cmpstr (beat->name, ==, "beat");
  g_assert_cmpuint (beat->n_values, ==, 3);
  g_assert_cmpuint (beat->n_documents, ==, 3);
  diple_store_close (store, NULL);
}

#define ADD(name, property) g_test_add_data_func ("/draws/" name, property, test_property)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("each document drawn has as many annotators as the plan says", check_everyone_is_served);
  ADD ("loads differ by one at most, over all and in each stratum", check_loads_are_even);
  ADD ("strata are drawn in proportion", check_strata_are_in_proportion);
  ADD ("the order of rows makes no difference", check_order_of_rows_is_nothing);
  g_test_add_func ("/draws/fields are those that documents have",
                   test_fields_are_those_that_documents_have);

  return g_test_run ();
}
