/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-text-map.h"

#include <string.h>

typedef struct
{
  const char *name;
  const char *text;
  guint length;
} Sample;

static const Sample samples[] = {
  { "an empty text", "", 0 },
  { "one ASCII letter", "a", 1 },
  { "ASCII", "It said: 38,700 people.", 23 },
  { "two bytes a letter", "Žluťoučký kůň", 13 },
  { "three bytes a letter", "彼は「はい」と言った。", 11 },
  { "four bytes a letter", "𐍈𝒳😀", 3 },
  { "an emoji family of seven code points", "👨‍👩‍👧‍👦", 7 },
  { "combining marks", "e\xcc\x81\xcc\xa7x", 4 },
  { "right to left", "مرحبا بالعالم", 13 },
  { "CR LF and tabs", "a\r\n\tb\r\n", 7 },
  { "a byte order mark inside",
    "a\xef\xbb\xbf"
    "b",
    3 },
  { "the last code point", "\xf4\x8f\xbf\xbf", 1 },
  { "a no-break space and a soft hyphen",
    "a\xc2\xa0"
    "b\xc2\xad"
    "c",
    5 },
};

/* The oracle is GLib's pointer arithmetic, a code point at a time. */
static void
assert_maps (const char *text, gsize n_bytes)
{
  g_autoptr (DipleTextMap) map = diple_text_map_new (text, n_bytes);
  const char *p = text;
  guint offset = 0;

  while (p < text + n_bytes)
    {
      const char *next = g_utf8_next_char (p);

      g_assert_cmpuint (diple_text_map_to_byte (map, offset), ==, p - text);
      for (const char *inside = p; inside < next; inside++)
        g_assert_cmpuint (diple_text_map_to_offset (map, inside - text), ==, offset);
      p = next;
      offset++;
    }

  g_assert_cmpuint (diple_text_map_length (map), ==, offset);
  g_assert_cmpuint (diple_text_map_to_byte (map, offset), ==, n_bytes);
  g_assert_cmpuint (diple_text_map_to_byte (map, offset + 1000), ==, n_bytes);
  g_assert_cmpuint (diple_text_map_to_byte (map, G_MAXUINT), ==, n_bytes);
  g_assert_cmpuint (diple_text_map_to_offset (map, n_bytes), ==, offset);
  g_assert_cmpuint (diple_text_map_to_offset (map, G_MAXSIZE), ==, offset);
}

static void
test_every_offset_maps_both_ways (gconstpointer data)
{
  const Sample *sample = data;
  g_autoptr (DipleTextMap) map = diple_text_map_new (sample->text, strlen (sample->text));

  g_assert_cmpuint (diple_text_map_length (map), ==, sample->length);
  g_assert_true (diple_text_map_get_text (map) == sample->text);
  assert_maps (sample->text, strlen (sample->text));
}

static gunichar
draw (GRand *random)
{
  static const gunichar limits[] = { 0x80, 0x800, 0xd800, 0x110000 };
  gunichar limit = limits[g_rand_int_range (random, 0, G_N_ELEMENTS (limits))];
  gunichar c = (gunichar) g_rand_int_range (random, 1, (gint32) limit);

  return c >= 0xd800 && c < 0xe000 ? 'x' : c;
}

static void
test_random_texts_map_as_glib_counts (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint i = 0; i < 300; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      guint length = (guint) g_rand_int_range (random, 0, 1200);

      for (guint k = 0; k < length; k++)
        g_string_append_unichar (text, i % 3 == 0 ? 'a' + k % 26 : draw (random));
      assert_maps (text->str, text->len);
    }
}

static void
test_blocks_end_where_they_should (void)
{
  static const char *const letters[] = { "a", "é", "語", "😀" };

  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    for (guint n = 62; n <= 1030; n += n % 64 == 62 ? 1 : n % 64 < 2 || n % 64 == 63 ? 1 : 60)
      {
        g_autoptr (GString) text = g_string_new (NULL);

        for (guint k = 0; k < n; k++)
          g_string_append (text, letters[i]);
        assert_maps (text->str, text->len);
      }
}

static void
test_a_text_may_be_part_of_a_longer_buffer (void)
{
  const char *buffer = "áéíóú and more";
  g_autoptr (DipleTextMap) map = diple_text_map_new (buffer, 6);

  g_assert_cmpuint (diple_text_map_length (map), ==, 3);
  g_assert_cmpuint (diple_text_map_to_byte (map, 3), ==, 6);
}

static void
test_a_range_is_copied_by_code_points (void)
{
  const char *text = "Ana said “no” 😀.";
  g_autoptr (DipleTextMap) map = diple_text_map_new (text, strlen (text));
  g_autofree char *quote = diple_text_map_dup_range (map, (DipleRange){ 9, 13 });
  g_autofree char *face = diple_text_map_dup_range (map, (DipleRange){ 14, 15 });
  g_autofree char *nothing = diple_text_map_dup_range (map, (DipleRange){ 4, 4 });
  g_autofree char *rest = diple_text_map_dup_range (map, (DipleRange){ 14, 900 });

  g_assert_cmpstr (quote, ==, "“no”");
  g_assert_cmpstr (face, ==, "😀");
  g_assert_cmpstr (nothing, ==, "");
  g_assert_cmpstr (rest, ==, "😀.");
}

static void
test_bytes_that_are_no_utf8_do_no_harm (void)
{
  g_autofree char *bytes = g_malloc (3000);
  g_autoptr (GRand) random = g_rand_new_with_seed (3);

  for (guint round = 0; round < 50; round++)
    {
      gsize n_bytes = (gsize) g_rand_int_range (random, 0, 3000);
      g_autoptr (DipleTextMap) map = NULL;

      for (gsize i = 0; i < n_bytes; i++)
        bytes[i] = (char) (round == 0 ? 0x80 : g_rand_int_range (random, 1, 256));
      map = diple_text_map_new (bytes, n_bytes);

      for (guint offset = 0; offset <= diple_text_map_length (map); offset++)
        g_assert_cmpuint (diple_text_map_to_byte (map, offset), <=, n_bytes);
      for (gsize i = 0; i <= n_bytes; i++)
        g_assert_cmpuint (diple_text_map_to_offset (map, i), <=, diple_text_map_length (map));
    }
}

static void
test_a_megabyte_takes_about_a_millisecond (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gint64 best = G_MAXINT64;

  while (text->len < 1000000)
    g_string_append (text, "Šest lidí – „přesně“ tolik – bylo podle úřadů zraněno. ");

  for (guint i = 0; i < 20; i++)
    {
      gint64 before = g_get_monotonic_time ();
      g_autoptr (DipleTextMap) map = diple_text_map_new (text->str, text->len);
      gint64 taken = g_get_monotonic_time () - before;

      best = MIN (best, taken);
    }

  g_test_minimized_result ((double) best / 1000, "%.3f ms", (double) best / 1000);
  g_assert_cmpint (best, <, 20000); /* far above, for sanitizers and busy machines */
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *path = g_strdup_printf ("/text-map/%s maps both ways", samples[i].name);

      g_test_add_data_func (path, &samples[i], test_every_offset_maps_both_ways);
    }
  g_test_add_func ("/text-map/random texts map as GLib counts",
                   test_random_texts_map_as_glib_counts);
  g_test_add_func ("/text-map/blocks end where they should", test_blocks_end_where_they_should);
  g_test_add_func ("/text-map/a text may be part of a longer buffer",
                   test_a_text_may_be_part_of_a_longer_buffer);
  g_test_add_func ("/text-map/a range is copied by code points",
                   test_a_range_is_copied_by_code_points);
  g_test_add_func ("/text-map/bytes that are no UTF-8 do no harm",
                   test_bytes_that_are_no_utf8_do_no_harm);
  g_test_add_func ("/text-map/a megabyte takes about a millisecond",
                   test_a_megabyte_takes_about_a_millisecond);

  return g_test_run ();
}
