/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-boundaries.h"

#include <string.h>

/* A text with its boundaries, and ways to name ranges of it by their words. */
typedef struct
{
  char *text;
  DipleTextMap *map;
  DipleBoundaries *boundaries;
} Reading;

static inline Reading *
read_text (const char *text, const char *language)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->text = g_strdup (text);
  reading->map = diple_text_map_new (reading->text, strlen (text));
  reading->boundaries = diple_boundaries_new (reading->map, language);

  return reading;
}

static inline void
reading_free (Reading *reading)
{
  diple_boundaries_free (reading->boundaries);
  diple_text_map_free (reading->map);
  g_free (reading->text);
  g_free (reading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

/* The range of the first @part in the text. */
static inline DipleRange
find (Reading *reading, const char *part)
{
  const char *found = strstr (reading->text, part);
  DipleRange range;

  if (found == NULL)
    g_error ("“%s” is not in “%s”", part, reading->text);
  range.start = diple_text_map_to_offset (reading->map, (gsize) (found - reading->text));
  range.end = range.start + (guint) g_utf8_strlen (part, -1);

  return range;
}

static inline void
assert_reads (Reading *reading, DipleRange range, const char *expected)
{
  g_autofree char *found = diple_text_map_dup_range (reading->map, range);

  g_assert_cmpstr (found, ==, expected);
}

typedef struct
{
  const char *language;
  const char *text;
  const char *from;
  const char *to;
} Case;

static inline void
add_cases (const char *what, const Case *cases, guint n_cases, GTestDataFunc test)
{
  for (guint i = 0; i < n_cases; i++)
    {
      g_autofree char *from = g_strescape (cases[i].from, NULL);
      g_autofree char *text = g_strescape (cases[i].text, NULL);
      g_autofree char *path =
          g_strdup_printf ("/boundaries/%s of “%s” in “%s” (%u)", what, from, text, i);

      g_strdelimit (path + 1 + strlen ("boundaries/"), "/", ':');
      g_test_add_data_func (path, &cases[i], test);
    }
}
