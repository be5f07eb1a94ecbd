/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include "data/diple-boundaries.h"

/* Input: a byte that chooses the language, two places, then the text. */
static const char *const languages[] = { "",   "en", "de", "fr",     "ja",
                                         "zh", "ar", "th", "x-\xff", "sv" };

typedef struct
{
  DipleBoundaries *boundaries;
  guint length;
  gboolean utf8; /* otherwise only what keeps memory safe is promised */
} Subject;

static void
check_range (const Subject *subject, DipleRange range)
{
  g_assert_cmpuint (range.start, <=, range.end);
  g_assert_cmpuint (range.end, <=, subject->length);
}

static void
check_holds (const Subject *subject, DipleRange outer, DipleRange inner)
{
  check_range (subject, outer);
  if (!subject->utf8)
    return;
  g_assert_cmpuint (outer.start, <=, inner.start);
  g_assert_cmpuint (outer.end, >=, inner.end);
}

static void
check_snapping (const Subject *subject, DipleRange range)
{
  DipleRange trimmed = diple_boundaries_trim (subject->boundaries, range);
  DipleRange snapped = diple_boundaries_snap (subject->boundaries, range);
  DipleRange again = diple_boundaries_snap (subject->boundaries, snapped);

  check_holds (subject, range, trimmed);
  if (trimmed.start < trimmed.end)
    check_holds (subject, snapped, trimmed);
  check_range (subject, snapped);
  check_holds (subject, diple_boundaries_snap_clusters (subject->boundaries, range), range);
  if (subject->utf8 && snapped.start < snapped.end)
    g_assert_true (again.start == snapped.start && again.end == snapped.end);
}

static void
check_steps (const Subject *subject, gboolean start)
{
  guint at = 0;

  while (at < subject->length)
    {
      guint next = diple_boundaries_next_word (subject->boundaries, at, start);

      g_assert_cmpuint (next, >, at);
      g_assert_cmpuint (next, <=, subject->length);
      at = next;
    }
  while (at > 0)
    {
      guint previous = diple_boundaries_previous_word (subject->boundaries, at, start);

      g_assert_cmpuint (previous, <, at);
      at = previous;
    }
}

static void
check_clusters (const Subject *subject)
{
  guint at = 0;

  while (at < subject->length)
    {
      guint next = diple_boundaries_next_cluster (subject->boundaries, at);

      g_assert_cmpuint (next, >, at);
      if (subject->utf8)
        g_assert_cmpuint (diple_boundaries_previous_cluster (subject->boundaries, next), ==, at);
      at = next;
    }
}

static void
check_growing (const Subject *subject, DipleRange range, guint anchor)
{
  for (guint steps = 0;; steps++)
    {
      DipleRange next = diple_boundaries_grow (subject->boundaries, range);

      check_holds (subject, next, range);
      check_range (subject, diple_boundaries_shrink (subject->boundaries, next, anchor));
      if (next.end - next.start <= range.end - range.start)
        return;
      g_assert_cmpuint (steps, <, 400);
      range = next;
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const char *language = languages[fuzz_take_byte (&data, &size) % G_N_ELEMENTS (languages)];
  guint first = fuzz_take_number (&data, &size);
  guint second = fuzz_take_number (&data, &size);
  g_autofree char *text = g_strndup ((const char *) data, MIN (size, 4000));
  g_autoptr (DipleTextMap) map = diple_text_map_new (text, strlen (text));
  g_autoptr (DipleBoundaries) boundaries = diple_boundaries_new (map, language);
  Subject subject = { boundaries, diple_text_map_length (map), g_utf8_validate (text, -1, NULL) };
  DipleRange range;

  first %= subject.length + 1;
  second %= subject.length + 1;
  range = (DipleRange){ MIN (first, second), MAX (first, second) };
  check_snapping (&subject, range);
  check_steps (&subject, FALSE);
  check_steps (&subject, TRUE);
  check_clusters (&subject);
  check_range (&subject, diple_boundaries_word_at (boundaries, first));
  check_range (&subject, diple_boundaries_sentence_at (boundaries, first));
  check_range (&subject, diple_boundaries_paragraph_at (boundaries, first));
  check_growing (&subject, range, second);
  check_growing (&subject, (DipleRange){ first, first }, first);

  return 0;
}
