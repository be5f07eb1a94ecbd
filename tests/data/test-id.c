/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-id.h"

#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void
test_ids_grow_and_are_positive (void)
{
  gint64 last = 0;

  for (guint i = 0; i < 100000; i++)
    {
      gint64 id = diple_id_new ();

      g_assert_cmpint (id, >, last);
      last = id;
    }
}

static void
test_an_id_tells_its_time (void)
{
  gint64 before = g_get_real_time () / 1000;
  gint64 id = diple_id_new ();
  gint64 time = id >> 21;

  g_assert_cmpint (time, >=, before - 1000);
  g_assert_cmpint (time, <=, g_get_real_time () / 1000 + 1);
}

#define THREADS 4
#define PER_THREAD 20000

static gpointer
make_many (gpointer data)
{
  gint64 *ids = data;

  for (guint i = 0; i < PER_THREAD; i++)
    ids[i] = diple_id_new ();

  return NULL;
}

static void
test_threads_never_get_the_same_id (void)
{
  g_autofree gint64 *ids = g_new (gint64, THREADS * PER_THREAD);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  GThread *threads[THREADS];

  for (guint i = 0; i < THREADS; i++)
    threads[i] = g_thread_new ("ids", make_many, ids + i * PER_THREAD);
  for (guint i = 0; i < THREADS; i++)
    g_thread_join (threads[i]);

  for (guint i = 0; i < THREADS * PER_THREAD; i++)
    g_assert_true (g_hash_table_add (seen, &ids[i]));
}

static gint64
id_of_a_child (void)
{
  gint64 id = 0;
  int ends[2];
  pid_t child;

  g_assert_cmpint (pipe (ends), ==, 0);
  child = fork ();
  if (child == 0)
    {
      id = diple_id_new ();
      _exit (write (ends[1], &id, sizeof id) == sizeof id ? 0 : 1);
    }
  g_assert_cmpint (read (ends[0], &id, sizeof id), ==, sizeof id);
  g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
  close (ends[0]);
  close (ends[1]);

  return id;
}

static void
test_a_forked_child_makes_other_ids (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  gint64 ids[20];

  diple_id_new ();
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      ids[i] = i % 2 == 0 ? id_of_a_child () : diple_id_new ();
      g_assert_true (g_hash_table_add (seen, &ids[i]));
    }
}

static void
test_text_and_number_are_the_same (void)
{
  static const struct
  {
    gint64 id;
    const char *text;
  } cases[] = {
    { 0, "0000000000000" },  { 1, "0000000000001" },          { 31, "000000000000z" },
    { 32, "0000000000010" }, { G_MAXINT64, "7zzzzzzzzzzzz" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char text[DIPLE_ID_TEXT_SIZE];

      g_assert_cmpstr (diple_id_format (cases[i].id, text), ==, cases[i].text);
      g_assert_cmpint (diple_id_parse (text), ==, cases[i].id);
    }
}

static void
test_texts_sort_like_their_ids (void)
{
  char last[DIPLE_ID_TEXT_SIZE] = "";

  for (guint i = 0; i < 1000; i++)
    {
      char text[DIPLE_ID_TEXT_SIZE];
      gint64 id = diple_id_new ();

      diple_id_format (id, text);
      g_assert_cmpint (strcmp (last, text), <, 0);
      g_assert_cmpint (diple_id_parse (text), ==, id);
      memcpy (last, text, sizeof last);
    }
}

static void
test_upper_case_is_read (void)
{
  g_assert_cmpint (diple_id_parse ("7ZZZZZZZZZZZZ"), ==, G_MAXINT64);
  g_assert_cmpint (diple_id_parse ("00000000000AB"), ==, 10 * 32 + 11);
}

static void
test_what_is_no_id_gives_zero (void)
{
  static const char *const texts[] = {
    "",
    "0",
    "000000000000",
    "00000000000000",
    "8000000000000",
    "zzzzzzzzzzzzz",
    "000000000000u",
    "000000000000i",
    "000000000000l",
    "000000000000o",
    "00000000000 1",
    "-000000000001",
    "00000000000\xc3\xa9",
    "\xff"
    "zzzzzzzzzzzz",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_cmpint (diple_id_parse (texts[i]), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/id/ids grow and are positive", test_ids_grow_and_are_positive);
  g_test_add_func ("/id/an id tells its time", test_an_id_tells_its_time);
  g_test_add_func ("/id/threads never get the same id", test_threads_never_get_the_same_id);
  g_test_add_func ("/id/a forked child makes other ids", test_a_forked_child_makes_other_ids);
  g_test_add_func ("/id/text and number are the same", test_text_and_number_are_the_same);
  g_test_add_func ("/id/texts sort like their ids", test_texts_sort_like_their_ids);
  g_test_add_func ("/id/upper case is read", test_upper_case_is_read);
  g_test_add_func ("/id/what is no id gives zero", test_what_is_no_id_gives_zero);

  return g_test_run ();
}
