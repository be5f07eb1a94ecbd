/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include "data/diple-text-map.h"

/* A text that is UTF-8 must map as GLib counts; any other bytes must do no harm. */
static void
check_utf8 (const DipleTextMap *map, const char *text, gsize n_bytes)
{
  guint offset = 0;

  for (const char *p = text; p < text + n_bytes; p = g_utf8_next_char (p), offset++)
    {
      g_assert_cmpuint (diple_text_map_to_byte (map, offset), ==, p - text);
      g_assert_cmpuint (diple_text_map_to_offset (map, (gsize) (p - text)), ==, offset);
    }
  g_assert_cmpuint (diple_text_map_length (map), ==, offset);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  gsize n_bytes = strlen (text);
  g_autoptr (DipleTextMap) map = diple_text_map_new (text, n_bytes);
  guint length = diple_text_map_length (map);

  if (g_utf8_validate (text, (gssize) n_bytes, NULL))
    check_utf8 (map, text, n_bytes);
  for (guint i = 0; i <= length; i++)
    {
      g_autofree char *part = diple_text_map_dup_range (map, (DipleRange){ i / 2, i });

      g_assert_cmpuint (strlen (part), <=, n_bytes);
    }
  for (gsize i = 0; i <= n_bytes; i++)
    g_assert_cmpuint (diple_text_map_to_offset (map, i), <=, length);

  return 0;
}
