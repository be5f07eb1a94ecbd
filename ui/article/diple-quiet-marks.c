/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/article/diple-quiet-marks-private.h"

#include <string.h>

/* A run of one of the characters that open or close emphasis. */
typedef struct
{
  char mark;
  guint start;
  guint length;
  gboolean opens;
  gboolean closes;
} Run;

typedef struct
{
  const char *text;
  const char *end;
  GArray *runs; /* Run that may still find a partner */
  GArray *marks;
} Line;

static void
add_mark (Line *line, guint start, guint length)
{
  const DipleRange range = { start, start + length };

  g_array_append_val (line->marks, range);
}

/* Looks back for the run that @closer closes; what lies between them can no longer pair. */
static gboolean
pair (Line *line, const Run *closer)
{
  for (guint i = line->runs->len; i > 0; i--)
    {
      const Run *run = &g_array_index (line->runs, Run, i - 1);

      if (run->mark != closer->mark || run->length != closer->length || !run->opens)
        continue;
      add_mark (line, run->start, run->length);
      add_mark (line, closer->start, closer->length);
      g_array_set_size (line->runs, i - 1);
      return TRUE;
    }
  return FALSE;
}

static gboolean
is_word (gunichar c)
{
  return c != 0 && g_unichar_isalnum (c);
}

static gboolean
is_blank (gunichar c)
{
  return c == 0 || g_unichar_isspace (c);
}

/* The run that begins at @p, by CommonMark's rule for what opens and closes. */
static Run
read_run (const Line *line, const char *p, guint offset)
{
  Run run = { .mark = *p, .start = offset };
  gunichar before = 0, after = 0;

  if (p > line->text)
    before = g_utf8_get_char (g_utf8_prev_char (p));
  while (p + run.length < line->end && p[run.length] == run.mark)
    run.length++;
  if (p + run.length < line->end)
    after = g_utf8_get_char (p + run.length);

  run.opens = run.mark == '`' || !is_blank (after);
  run.closes = run.mark == '`' || !is_blank (before);
  if (run.mark == '_')
    {
      run.opens &= !is_word (before);
      run.closes &= !is_word (after);
    }
  return run;
}

/* The bytes, all of them ASCII, of a prefix that makes the line a heading or a quotation. */
static guint
prefix_length (const Line *line)
{
  const guint blanks = strspn (line->text, " ");
  const char *p = line->text + MIN (blanks, (gsize) (line->end - line->text));
  guint n = 0;

  if (blanks > 3 || p >= line->end)
    return 0;
  while (p + n < line->end && *p == '#' && p[n] == '#')
    n++;
  if (n >= 1 && n <= 6 && (p + n == line->end || p[n] == ' '))
    return blanks + n;
  while (p + n < line->end && *p == '>' && (p[n] == '>' || p[n] == ' '))
    n++;
  return n > 0 ? blanks + n : 0;
}

/* "](address)": its characters, or 0. */
static guint
address_length (const Line *line, const char *p)
{
  const char *close;

  if (line->end - p < 3 || p[0] != ']' || p[1] != '(')
    return 0;
  close = memchr (p, ')', line->end - p);
  return close != NULL ? g_utf8_strlen (p, close + 1 - p) : 0;
}

/* A link's text ends at @p: its bracket and its address are quiet. */
static guint
end_link (Line *line, const char *p, guint offset)
{
  const guint length = address_length (line, p);
  const Run bracket = { .mark = '[', .start = offset, .length = 1 };

  if (length == 0 || !pair (line, &bracket))
    return 1;
  g_array_index (line->marks, DipleRange, line->marks->len - 1).end = offset + length;
  return length;
}

static guint
take_run (Line *line, const char *p, guint offset)
{
  const Run run = read_run (line, p, offset);

  if (!(run.closes && pair (line, &run)) && run.opens)
    g_array_append_val (line->runs, run);
  return run.length;
}

static void
scan (Line *line, const char *p, guint offset)
{
  while (p < line->end)
    {
      guint step = 1;

      if (*p == '\\' && p + 1 < line->end && g_ascii_ispunct (p[1]))
        {
          add_mark (line, offset, 1);
          step = 2;
        }
      else if (*p == '*' || *p == '_' || *p == '`')
        step = take_run (line, p, offset);
      else if (*p == '[')
        g_array_append_val (line->runs,
                            ((Run){ .mark = '[', .start = offset, .length = 1, .opens = TRUE }));
      else if (*p == ']')
        step = end_link (line, p, offset);
      p = g_utf8_offset_to_pointer (p, step);
      offset += step;
    }
}

static gboolean
is_fence (const Line *line)
{
  const char *p = line->text;

  while (p < line->end && *p == ' ')
    p++;
  return line->end - p >= 3 && (memcmp (p, "```", 3) == 0 || memcmp (p, "~~~", 3) == 0);
}

void
diple_quiet_marks_find (const char *text, gsize n_bytes, gboolean *fenced, GArray *marks)
{
  Line line = { .text = text, .end = text + n_bytes, .marks = marks };
  guint prefix;

  if (is_fence (&line))
    {
      *fenced = !*fenced;
      add_mark (&line, 0, g_utf8_strlen (text, n_bytes));
      return;
    }
  if (*fenced)
    return;
  prefix = prefix_length (&line);
  if (prefix > 0)
    add_mark (&line, 0, prefix);
  line.runs = g_array_new (FALSE, FALSE, sizeof (Run));
  scan (&line, text + prefix, prefix);
  g_array_unref (line.runs);
}
