/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "diplectl.h"

#include "data/diple-boundaries.h"
#include "data/diple-error.h"

#include <glib/gi18n.h>
#include <string.h>

/* Reads digits and steps over them; FALSE when there are none or too many for an offset. */
static gboolean
read_offset (const char **cursor, guint *offset)
{
  char *end = NULL;
  guint64 value;

  if (!g_ascii_isdigit (**cursor))
    return FALSE;

  value = g_ascii_strtoull (*cursor, &end, 10);
  *cursor = end;
  *offset = value <= G_MAXINT ? value : G_MAXINT;
  return TRUE;
}

/* "12-25" or "12-25,31-40"; NULL when @place is no such list. */
static GArray *
read_ranges (const char *place)
{
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (DipleRange));

  for (const char *cursor = place;; cursor++)
    {
      DipleRange range;

      if (!read_offset (&cursor, &range.start) || *cursor++ != '-' ||
          !read_offset (&cursor, &range.end))
        return NULL;

      g_array_append_val (ranges, range);
      if (*cursor == '\0')
        return g_steal_pointer (&ranges);
      if (*cursor != ',')
        return NULL;
    }
}

static gboolean
check_range (const DipleDocument *document,
             const DipleRange *previous,
             const DipleRange *range,
             GError **error)
{
  const char *fault = NULL;

  if (range->end <= range->start)
    fault = _ ("is empty; the end, which is left out, must lie after the start");
  else if (range->end > document->length)
    fault = _ ("goes past the end of the text");
  else if (previous != NULL && range->start <= previous->end)
    fault = _ ("touches the piece before it; give pieces in text order with a gap between them");

  if (fault == NULL)
    return TRUE;

  g_set_error (error,
               DIPLE_ERROR,
               DIPLE_ERROR_REFUSED,
               _ ("%u-%u %s (it has %u code points)"),
               range->start,
               range->end,
               fault,
               document->length);
  return FALSE;
}

/* The @occurrence-th @passage of the text, counted from 1 without overlaps, and how many there
 * are. */
static gboolean
search_passage (const DipleDocument *document,
                const char *passage,
                guint occurrence,
                DipleRange *range,
                guint *count)
{
  gsize length = strlen (passage);
  const char *found = NULL;

  *count = 0;
  for (const char *at = strstr (document->text, passage); at != NULL;
       at = strstr (at + length, passage))
    if (++*count == occurrence)
      found = at;

  if (found == NULL)
    return FALSE;

  range->start = g_utf8_pointer_to_offset (document->text, found);
  range->end = range->start + g_utf8_strlen (passage, length);
  return TRUE;
}

static GArray *
find_passage (const DipleDocument *document, const char *passage, guint occurrence, GError **error)
{
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (DipleRange));
  g_autofree char *quoted = diplectl_dup_short (passage, 40);
  DipleRange range;
  guint count;

  if (*passage == '\0')
    g_set_error (error, DIPLE_ERROR, DIPLE_ERROR_REFUSED, _ ("an empty passage cannot be marked"));
  else if (!search_passage (document, passage, MAX (occurrence, 1), &range, &count))
    g_set_error (error,
                 DIPLE_ERROR,
                 DIPLE_ERROR_NOT_FOUND,
                 count == 0 ? _ ("the text does not hold “%s”, letter by letter")
                            : _ ("the text does not hold “%s” that often; it does %u times"),
                 quoted,
                 count);
  else if (occurrence == 0 && count > 1)
    g_set_error (error,
                 DIPLE_ERROR,
                 DIPLE_ERROR_REFUSED,
                 _ ("the text holds “%s” %u times; say which one (--occurrence 1 is the first)"),
                 quoted,
                 count);
  else
    {
      g_array_append_val (pieces, range);
      return g_steal_pointer (&pieces);
    }

  return NULL;
}

/* Leaves white space at the edges out, as marking in the window does. */
static gboolean
trim_pieces (const DipleDocument *document, GArray *pieces, GError **error)
{
  g_autoptr (DipleTextMap) map = diple_text_map_new (document->text, document->n_bytes);
  g_autoptr (DipleBoundaries) boundaries = diple_boundaries_new (map, document->language);

  for (guint i = 0; i < pieces->len; i++)
    {
      DipleRange *piece = &g_array_index (pieces, DipleRange, i);
      DipleRange trimmed = diple_boundaries_trim (boundaries, *piece);

      if (trimmed.start == trimmed.end)
        {
          g_set_error (error,
                       DIPLE_ERROR,
                       DIPLE_ERROR_REFUSED,
                       _ ("%u-%u holds nothing but white space"),
                       piece->start,
                       piece->end);
          return FALSE;
        }
      *piece = trimmed;
    }

  return TRUE;
}

GArray *
diplectl_find_pieces (const DipleDocument *document,
                      const char *place,
                      gboolean literal,
                      guint occurrence,
                      GError **error)
{
  g_autoptr (GArray) pieces = literal ? NULL : read_ranges (place);

  if (!diplectl_check_utf8 (place, _ ("the passage"), error))
    return NULL;

  if (pieces == NULL)
    pieces = find_passage (document, place, occurrence, error);
  if (pieces == NULL)
    return NULL;

  for (guint i = 0; i < pieces->len; i++)
    if (!check_range (document,
                      i > 0 ? &g_array_index (pieces, DipleRange, i - 1) : NULL,
                      &g_array_index (pieces, DipleRange, i),
                      error))
      return NULL;

  return trim_pieces (document, pieces, error) ? g_steal_pointer (&pieces) : NULL;
}

void
diplectl_set_pieces (DipleSpan *span, GArray *pieces)
{
  diple_span_set_fragments (span, (const DipleRange *) (gpointer) pieces->data, pieces->len);
}

gboolean
diplectl_check_pieces (const DipleLabel *label, GArray *pieces, GError **error)
{
  if (pieces->len == 1 || (label != NULL && label->fragments))
    return TRUE;

  g_set_error (error,
               DIPLE_ERROR,
               DIPLE_ERROR_REFUSED,
               _ ("the schema does not let %s have several pieces; mark each by itself"),
               label != NULL ? label->name : "");
  return FALSE;
}

gboolean
diplectl_read_occurrence (const char *word, guint *occurrence, GError **error)
{
  guint64 value;

  if (!g_ascii_string_to_unsigned (word, 10, 1, G_MAXINT, &value, NULL))
    {
      g_set_error (error,
                   DIPLE_ERROR,
                   DIPLE_ERROR_REFUSED,
                   _ ("“%s” is no occurrence; the first is 1"),
                   word);
      return FALSE;
    }

  *occurrence = value;
  return TRUE;
}

char *
diplectl_dup_quote (const DipleDocument *document, DipleRange range)
{
  g_autofree char *text = g_utf8_substring (document->text, range.start, range.end);

  return diplectl_dup_short (text, 60);
}
