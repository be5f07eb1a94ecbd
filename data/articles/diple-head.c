/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "data/articles/diple-byline-private.h"
#include "data/articles/diple-date-private.h"

/* How far from either end facts about an article stand, in lines that are not blank. */
#define HEAD_LINES 12
#define FOOT_LINES 3
#define TITLE_LINES 3

/* A line this long is a sentence of the article; two of them and its head is over. */
#define PROSE_BYTES 250

#define MAX_TITLE_CHARACTERS 180

typedef struct
{
  char *text; /* without its line break, stripped of blanks */
  gboolean blank_after;
} Line;

static void
line_clear (gpointer line)
{
  g_free (((Line *) line)->text);
}

static char *
dup_line (const char *start, const char *end)
{
  return g_strstrip (g_strndup (start, end - start));
}

/* The first lines that are not blank. */
static GArray *
read_head (const char *text)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (Line));
  guint n_prose = 0;

  g_array_set_clear_func (lines, line_clear);
  for (const char *p = text; *p != '\0' && lines->len < HEAD_LINES && n_prose < 2;)
    {
      const char *end = strchrnul (p, '\n');
      g_autofree char *line = dup_line (p, end);

      if (line[0] != '\0')
        {
          Line entry = { .text = g_steal_pointer (&line) };

          n_prose += end - p > PROSE_BYTES;
          g_array_append_val (lines, entry);
        }
      else if (lines->len > 0)
        g_array_index (lines, Line, lines->len - 1).blank_after = TRUE;
      p = *end == '\n' ? end + 1 : end;
    }
  return lines;
}

/* The last lines that are not blank and stand after @from, last first. */
static GPtrArray *
read_foot (const char *text, gsize n_bytes)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  const char *end = text + n_bytes;

  while (end > text && lines->len < FOOT_LINES)
    {
      const char *start = memrchr (text, '\n', end - text);
      g_autofree char *line = NULL;

      start = start != NULL ? start + 1 : text;
      line = dup_line (start, end);
      if (line[0] != '\0')
        g_ptr_array_add (lines, g_steal_pointer (&line));
      end = start > text ? start - 1 : text;
    }
  return lines;
}

/* The line without the marks of a heading or of bold round it; whether it had any. */
static char *
strip_heading (const char *line, gboolean *marked)
{
  const char *start = line;
  gsize n = strlen (line);

  *marked = FALSE;
  while (*start == '#')
    start++;
  if (start > line && start - line <= 6 && (*start == ' ' || *start == '\t'))
    *marked = TRUE;
  else
    start = line;

  n = strlen (start);
  if (*marked)
    while (n > 0 && (start[n - 1] == '#' || start[n - 1] == ' '))
      n--;
  else if (n > 4 && (g_str_has_prefix (start, "**") || g_str_has_prefix (start, "__")) &&
           memcmp (start + n - 2, start, 2) == 0)
    {
      *marked = TRUE;
      start += 2;
      n -= 4;
    }
  return g_strstrip (g_strndup (start, n));
}

static gboolean
ends_sentence (const char *text)
{
  static const char *const ends[] = { ".", "。", "．", "।", "۔", ".”", ".\"", ",", ";", ":" };

  if (g_str_has_suffix (text, "...") || g_str_has_suffix (text, "…"))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_str_has_suffix (text, ends[i]))
      return TRUE;
  return FALSE;
}

static gboolean
has_letter (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

/* A list, a quotation, a table, a fence or a tag opens no title. */
static gboolean
opens_block (const char *text)
{
  static const char *const blocks[] = {
    "- ", "* ", "+ ", "> ", "|", "```", "~~~", "<", "{%", "!["
  };

  for (guint i = 0; i < G_N_ELEMENTS (blocks); i++)
    if (g_str_has_prefix (text, blocks[i]))
      return TRUE;
  return strstr (text, "://") != NULL;
}

static gboolean
is_underline (const char *line)
{
  return strlen (line) >= 3 &&
         (line[strspn (line, "=")] == '\0' || line[strspn (line, "-")] == '\0');
}

static const Line *
line_at (GArray *lines, guint i)
{
  return i < lines->len ? &g_array_index (lines, Line, i) : NULL;
}

/* Whether the next line says the same, or underlines this one as Markdown does. */
static gboolean
is_confirmed (GArray *lines, guint i, const char *title)
{
  const Line *next = line_at (lines, i + 1);
  gboolean marked = FALSE;
  g_autofree char *again = next != NULL ? strip_heading (next->text, &marked) : NULL;

  if (next == NULL)
    return FALSE;
  return g_str_equal (again, title) ||
         (!line_at (lines, i)->blank_after && is_underline (next->text));
}

/* The title when line @i is one: said twice, marked as such, or short and set apart. Only the first
 * two signs are sure enough when other sentences stand before it. */
static char *
read_title (GArray *lines, guint i, gboolean first)
{
  const Line *line = line_at (lines, i);
  gboolean marked = FALSE;
  g_autofree char *title = strip_heading (line->text, &marked);
  glong length = g_utf8_strlen (title, -1);

  if (!has_letter (title) || opens_block (title) || length > 2 * MAX_TITLE_CHARACTERS ||
      i + 1 == lines->len)
    return NULL;
  if (is_confirmed (lines, i, title) || g_str_has_prefix (line->text, "# "))
    return g_steal_pointer (&title);
  if (!first ||
      (!marked && (!line->blank_after || length > MAX_TITLE_CHARACTERS || ends_sentence (title))))
    return NULL;
  return g_steal_pointer (&title);
}

static void
fill (char **field, const char *value)
{
  if (value == NULL || **field != '\0')
    return;
  g_free (*field);
  *field = g_strdup (value);
}

static gboolean
take_byline (DipleDocument *document, const char *line)
{
  g_auto (DipleByline) byline = { 0 };

  if (!diple_byline_read (line, &byline))
    return FALSE;
  fill (&document->title, byline.title);
  fill (&document->author, byline.author);
  fill (&document->published, byline.published);
  fill (&document->outlet, byline.outlet);
  fill (&document->url, byline.url);
  return TRUE;
}

/* Bylines may stand over the title, and so may a sentence or two that lead to it. */
static void
recognise_lines (DipleDocument *document, GArray *lines)
{
  guint n_others = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      g_autofree char *title = NULL;

      if (take_byline (document, line_at (lines, i)->text))
        continue;
      if (document->title[0] == '\0' && n_others < TITLE_LINES)
        title = read_title (lines, i, n_others == 0);
      fill (&document->title, title);
      n_others++;
    }
}

/* At the foot only a line that begins with "By" is trusted. */
static void
recognise_foot (DipleDocument *document)
{
  g_autoptr (GPtrArray) lines = read_foot (document->text, document->n_bytes);

  for (guint i = 0; i < lines->len && document->author[0] == '\0'; i++)
    {
      const char *line = g_ptr_array_index (lines, i);
      g_auto (DipleByline) byline = { 0 };

      if (g_ascii_strncasecmp (line + strspn (line, "*_"), "by ", 3) == 0 &&
          diple_byline_read (line, &byline))
        fill (&document->author, byline.author);
    }
}

/* A heading or a line that is bold as a whole is what plain text does not have. */
static gboolean
has_markdown (GArray *lines)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const char *line = g_array_index (lines, Line, i).text;
      gboolean marked = FALSE;
      g_autofree char *heading = strip_heading (line, &marked);

      if (marked && has_letter (heading))
        return TRUE;
    }
  return FALSE;
}

void
diple_head_recognise (DipleDocument *document, const char *file_name)
{
  g_autoptr (GArray) lines = read_head (document->text);
  g_autofree char *published = diple_date_from_file_name (file_name);

  if (has_markdown (lines))
    document->format = DIPLE_FORMAT_MARKDOWN;
  recognise_lines (document, lines);
  recognise_foot (document);
  fill (&document->published, published);
}

void
diple_head_recognise_format (DipleDocument *document)
{
  g_autoptr (GArray) lines = read_head (document->text);

  if (has_markdown (lines))
    document->format = DIPLE_FORMAT_MARKDOWN;
}
