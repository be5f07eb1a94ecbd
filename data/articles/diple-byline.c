/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/articles/diple-byline-private.h"

#include <string.h>

#include "data/articles/diple-date-private.h"
#include "data/articles/diple-date-scan-private.h"

/* Longer lines are sentences. */
#define MAX_BYLINE_BYTES 200
#define MAX_NAME_WORDS 14

typedef struct
{
  const char *key; /* folded */
  gsize field;     /* offset in DipleByline */
} Key;

static const Key keys[] = {
  { "author", G_STRUCT_OFFSET (DipleByline, author) },
  { "authors", G_STRUCT_OFFSET (DipleByline, author) },
  { "byline", G_STRUCT_OFFSET (DipleByline, author) },
  { "by", G_STRUCT_OFFSET (DipleByline, author) },
  { "written by", G_STRUCT_OFFSET (DipleByline, author) },
  { "date", G_STRUCT_OFFSET (DipleByline, published) },
  { "published", G_STRUCT_OFFSET (DipleByline, published) },
  { "publication date", G_STRUCT_OFFSET (DipleByline, published) },
  { "outlet", G_STRUCT_OFFSET (DipleByline, outlet) },
  { "publisher", G_STRUCT_OFFSET (DipleByline, outlet) },
  { "source", G_STRUCT_OFFSET (DipleByline, outlet) },
  { "url", G_STRUCT_OFFSET (DipleByline, url) },
  { "link", G_STRUCT_OFFSET (DipleByline, url) },
  { "title", G_STRUCT_OFFSET (DipleByline, title) },
  { "headline", G_STRUCT_OFFSET (DipleByline, title) },
};

/* What stands before a name; the languages' other uses of the word are told by what follows. */
static const char *const by_words[] = {
  "by ", "written by ", "reported by ", "von ", "par ", "por "
};

static const char particles[] =
    " and & und et y e de da di do dos das du del della der den van von zu zur ten ter la le el al"
    " bin ibn bint abu af av of the ";

/* What follows a name and is none. */
static const char roles[] =
    " staff writer writers correspondent reporter reporters editor editors senior chief special"
    " contributor columnist bureau freelance journalist analyst photographer for in at ";

static gboolean
is_name_character (gunichar c)
{
  return g_unichar_isalpha (c) || g_unichar_ismark (c) || c == '.' || c == '\'' || c == 0x2019 ||
         c == '-' || c == 0x2010 || c == 0xb7;
}

/* Scripts without case pass: nothing tells their names from their words. */
static gboolean
is_name_word (const char *word)
{
  if (g_unichar_islower (g_utf8_get_char (word)) || !g_unichar_isalpha (g_utf8_get_char (word)))
    return FALSE;
  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    if (!is_name_character (g_utf8_get_char (p)))
      return FALSE;
  return !diple_date_is_calendar_word (word);
}

/* A full stop ends a name only after an initial or an abbreviation ("Jr."). */
static gboolean
ends_like_sentence (const char *text)
{
  const char *last = strrchr (text, ' ');

  return g_str_has_suffix (text, ".") && g_utf8_strlen (last != NULL ? last + 1 : text, -1) > 4;
}

gboolean
diple_byline_is_name (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t", -1);
  guint n_names = 0;
  guint n_words = 0;

  if (ends_like_sentence (text))
    return FALSE;
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (words[i][0] == '\0')
        continue;
      n_words++;
      if (is_name_word (words[i]))
        n_names++;
      else if (n_words == 1 || !diple_scan_lists (particles, words[i]))
        return FALSE;
    }
  return n_names > 0 && n_words <= MAX_NAME_WORDS;
}

static void
fill (char **field, const char *value)
{
  if (*field == NULL)
    *field = g_strdup (value);
}

/* Cuts "Ilvi Brevit in Harbour Town" and "Ilvi Brevit, Staff Writer" after the name. */
static char *
cut_role (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  g_autoptr (GString) name = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (i > 0 && (diple_scan_lists (roles, words[i]) || words[i][0] == '('))
        break;
      if (words[i][0] != '\0')
        g_string_append_printf (name, "%s%s", name->len > 0 ? " " : "", words[i]);
    }
  return g_string_free (g_steal_pointer (&name), FALSE);
}

/* One or several names with commas between them; what follows the last name is dropped. */
static char *
read_names (const char *text)
{
  g_auto (GStrv) pieces = g_strsplit (text, ",", -1);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; pieces[i] != NULL; i++)
    {
      g_autofree char *name = cut_role (g_strstrip (pieces[i]));

      if (!diple_byline_is_name (name) || diple_scan_lists (roles, name))
        break;
      if (i > 0 && strchr (name, ' ') == NULL && g_ascii_strcasecmp (name, "Jr.") != 0)
        break;
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
      if (!g_str_equal (name, pieces[i]))
        break;
    }
  if (names->len == 0)
    return NULL;
  return g_string_free (g_steal_pointer (&names), FALSE);
}

/* The rest of @text after a word that introduces a name, or NULL. */
static const char *
after_by (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (by_words); i++)
    if (g_ascii_strncasecmp (text, by_words[i], strlen (by_words[i])) == 0)
      return text + strlen (by_words[i]);
  return NULL;
}

static gboolean
read_by (const char *text, DipleByline *byline)
{
  const char *rest = after_by (text);
  g_autofree char *names = rest != NULL ? read_names (rest) : NULL;

  if (names == NULL)
    return FALSE;
  fill (&byline->author, names);
  return TRUE;
}

/* What may stand before a date: "Published on", "Posted", "First published:" */
static gboolean
is_date_lead (const char *text)
{
  static const char leads[] = " published posted first on at date release released: date:";
  g_auto (GStrv) words = g_strsplit_set (text, " :\t", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (words[i][0] != '\0' && !diple_scan_lists (leads, words[i]))
      return FALSE;
  return TRUE;
}

static char *
dup_stripped (const char *text, gsize n_bytes)
{
  g_autofree char *copy = g_strndup (text, n_bytes);

  /* Signs that join a name to a date on one line. */
  return g_strdup (g_strstrip (g_strdelimit (g_strstrip (copy), ",;:", ' ')));
}

/* "March, 14 2031 Ilvi Brevit", "Published on 14 March 2031", "By Ilvi Brevit on 14 March 2031" */
static gboolean
read_dated (const char *text, DipleByline *byline)
{
  DipleDate date;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (!diple_date_find (text, &date))
    return FALSE;

  before = dup_stripped (text, date.start);
  after = dup_stripped (text + date.end, strlen (text) - date.end);
  if (g_str_has_suffix (before, " on"))
    before[strlen (before) - strlen (" on")] = '\0';
  if (!is_date_lead (before) && !(after[0] == '\0' && read_by (before, byline)))
    return FALSE;
  if (after[0] != '\0' && !read_by (after, byline))
    {
      if (!diple_byline_is_name (after))
        return FALSE;
      fill (&byline->author, after);
    }

  if (date.iso[0] != '\0')
    fill (&byline->published, date.iso);
  else if (byline->published == NULL)
    byline->published = g_strndup (text + date.start, date.end - date.start);
  return TRUE;
}

/* "Author: Ilvi Brevit" */
static gboolean
read_keyed (const char *text, DipleByline *byline)
{
  const char *colon = strchr (text, ':');
  g_autofree char *key = colon != NULL ? g_utf8_casefold (text, colon - text) : NULL;
  g_autofree char *value =
      colon != NULL ? g_strstrip (g_strdup (colon + 1 + strspn (colon + 1, "*_ "))) : NULL;

  if (key == NULL || value[0] == '\0')
    return FALSE;
  g_strstrip (g_strdelimit (key, "*_", ' '));
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (g_str_equal (key, keys[i].key))
      {
        char **field = G_STRUCT_MEMBER_P (byline, keys[i].field);
        g_autofree char *iso = diple_date_normalise (value);

        fill (field, field == &byline->published ? iso : value);
        return TRUE;
      }
  return FALSE;
}

static gboolean
read_piece (const char *text, DipleByline *byline)
{
  return read_keyed (text, byline) || read_dated (text, byline) || read_by (text, byline);
}

/* Pieces between strokes or dots: one must be a date or a byline, then another may be a name. */
static gboolean
read_pieces (char **pieces, DipleByline *byline)
{
  gboolean found = FALSE;

  for (guint i = 0; pieces[i] != NULL; i++)
    found |= read_piece (g_strstrip (pieces[i]), byline);
  for (guint i = 0; found && byline->author == NULL && pieces[i] != NULL; i++)
    if (diple_byline_is_name (pieces[i]) && strchr (pieces[i], ' ') != NULL)
      fill (&byline->author, pieces[i]);
  return found;
}

/* The line without the marks of emphasis, heading or quotation round it. */
static char *
strip_marks (const char *line)
{
  g_autofree char *copy = g_strdup (line);
  char *start = g_strstrip (copy);
  gsize n = 0;

  while (*start != '\0' && strchr ("*_#> \t", *start) != NULL)
    start++;
  n = strlen (start);
  while (n > 0 && strchr ("*_ \t", start[n - 1]) != NULL)
    n--;
  return g_strndup (start, n);
}

gboolean
diple_byline_read (const char *line, DipleByline *byline)
{
  static const char *const separators[] = { "|", "•", "·", " – ", " — ", " - " };
  g_autofree char *text = NULL;

  *byline = (DipleByline){ 0 };
  if (strlen (line) > MAX_BYLINE_BYTES)
    return FALSE;
  text = strip_marks (line);

  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    if (strstr (text, separators[i]) != NULL)
      {
        g_auto (GStrv) pieces = g_strsplit (text, separators[i], 6);

        return read_pieces (pieces, byline);
      }
  return read_piece (text, byline);
}

void
diple_byline_clear (DipleByline *byline)
{
  g_clear_pointer (&byline->title, g_free);
  g_clear_pointer (&byline->author, g_free);
  g_clear_pointer (&byline->published, g_free);
  g_clear_pointer (&byline->outlet, g_free);
  g_clear_pointer (&byline->url, g_free);
}
