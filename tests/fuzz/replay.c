/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include <stdio.h>

/* Runs a fuzz target where there is no libFuzzer: on each file named, and on as many changed copies
 * of it as the first argument says, the same in every run. So the seeds, and every input that once
 * broke something, are part of the ordinary tests. */
static guint n_copies;

/* A copy: appending may move the bytes that are appended. */
static void
repeat_start (GByteArray *bytes, guint size)
{
  g_autofree guint8 *start = g_memdup2 (bytes->data, size);

  g_byte_array_append (bytes, start, size);
}

static void
change (GRand *random, GByteArray *bytes)
{
  guint n_changes = (guint) g_rand_int_range (random, 1, 6);

  for (guint i = 0; i < n_changes && bytes->len > 0; i++)
    {
      guint place = (guint) g_rand_int_range (random, 0, (gint32) bytes->len);

      switch (g_rand_int_range (random, 0, 4))
        {
        case 0:
          g_byte_array_remove_range (bytes, place, MIN (bytes->len - place, 3));
          break;
        case 1:
          repeat_start (bytes, MIN (place, 64));
          break;
        case 2:
          bytes->data[place] ^= (guint8) (1 << g_rand_int_range (random, 0, 8));
          break;
        default:
          bytes->data[place] = (guint8) g_rand_int_range (random, 0, 256);
        }
    }
}

static void
run (const guint8 *data, gsize size)
{
  /* An allocation of its own, so that a sanitizer sees one byte too far. */
  g_autofree guint8 *copy = g_memdup2 (data, size);

  LLVMFuzzerTestOneInput (copy, size);
}

static void
replay (gconstpointer data)
{
  g_autofree char *contents = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (42);
  g_autoptr (GError) error = NULL;
  gsize size;

  g_file_get_contents (data, &contents, &size, &error);
  g_assert_no_error (error);
  run ((const guint8 *) contents, size);
  for (guint i = 0; i < n_copies; i++)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();

      g_byte_array_append (bytes, (const guint8 *) contents, (guint) size);
      change (random, bytes);
      run (bytes->data, bytes->len);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_assert_cmpint (argc, >, 2);
  n_copies = (guint) g_ascii_strtoull (argv[1], NULL, 10);
  for (int i = 2; i < argc; i++)
    {
      g_autofree char *name = g_path_get_basename (argv[i]);
      g_autofree char *test = g_strdup_printf ("/fuzz/%s and copies with faults do no harm", name);

      g_test_add_data_func (test, argv[i], replay);
    }

  return g_test_run ();
}
