/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/search/diple-kwic-line-private.h"

/* A copy of the bytes from @start to @end on one line. */
static char *
one_line (const char *start, const char *end)
{
  GString *line = g_string_sized_new ((gsize) (end - start) + 1);
  gboolean blank = FALSE;

  while (start < end)
    {
      const char *next = g_utf8_next_char (start);
      const gunichar c = g_utf8_get_char (start);
      const gboolean is_blank = g_unichar_isspace (c) || g_unichar_iscntrl (c);

      if (is_blank && !blank)
        g_string_append_c (line, ' ');
      else if (!is_blank)
        g_string_append_len (line, start, next - start);
      blank = is_blank;
      start = next;
    }
  return g_string_free (line, FALSE);
}

static gboolean
joins_to_previous (const char *p)
{
  const gunichar c = g_utf8_get_char (p);

  return g_unichar_ismark (c) || c == 0x200d || (c >= 0x1f3fb && c <= 0x1f3ff);
}

static char *
context_before (const char *text, const char *hit)
{
  const char *start = hit;

  for (int i = 0; i < DIPLE_KWIC_CONTEXT && start > text; i++)
    start = g_utf8_prev_char (start);
  while (start < hit && joins_to_previous (start))
    start = g_utf8_next_char (start);
  return one_line (start, hit);
}

static char *
context_after (const char *hit_end, const char *text_end)
{
  const char *end = hit_end;

  for (int i = 0; i < DIPLE_KWIC_CONTEXT && end < text_end; i++)
    end = g_utf8_next_char (end);
  while (end < text_end && joins_to_previous (end))
    end = g_utf8_next_char (end);
  return one_line (hit_end, end);
}

static void
set_mark (DipleKwicLine *line, const DipleMark *mark)
{
  if (mark == NULL)
    return;
  line->span = mark->span;
  line->label = mark->label;
  line->annotator = mark->annotator;
  line->exact = mark->range.start == line->range.start && mark->range.end == line->range.end;
}

DipleKwicLine *
diple_kwic_line_new (gint64 document,
                     const char *title,
                     const char *text,
                     gsize n_bytes,
                     DipleKwicPlace place,
                     const DipleMark *mark)
{
  DipleKwicLine *line = g_atomic_rc_box_new0 (DipleKwicLine);

  line->document = document;
  line->title = g_ref_string_acquire ((char *) title);
  line->range = place.range;
  line->left = context_before (text, text + place.start_byte);
  line->hit = g_strndup (text + place.start_byte, place.end_byte - place.start_byte);
  line->right = context_after (text + place.end_byte, text + n_bytes);
  set_mark (line, mark);
  return line;
}

DipleKwicLine *
diple_kwic_line_with_span (const DipleKwicLine *line, const DipleSpan *span)
{
  DipleKwicLine *copy = g_atomic_rc_box_new0 (DipleKwicLine);

  g_return_val_if_fail (line != NULL, NULL);

  copy->document = line->document;
  copy->title = g_ref_string_acquire (line->title);
  copy->range = line->range;
  copy->left = g_strdup (line->left);
  copy->hit = g_strdup (line->hit);
  copy->right = g_strdup (line->right);
  copy->position = line->position;
  if (span != NULL)
    {
      const DipleMark mark = { span->id, span->label, span->annotator, span->range, span->range };

      set_mark (copy, &mark);
    }
  return copy;
}

DipleKwicLine *
diple_kwic_line_ref (DipleKwicLine *line)
{
  return g_atomic_rc_box_acquire (line);
}

static void
clear (gpointer data)
{
  DipleKwicLine *line = data;

  g_ref_string_release (line->title);
  g_free (line->left);
  g_free (line->hit);
  g_free (line->right);
}

void
diple_kwic_line_unref (DipleKwicLine *line)
{
  g_atomic_rc_box_release_full (line, clear);
}
