/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-articles.h"

#include <errno.h>
#include <gio/gio.h>
#include <stdio.h>

#define WORDS 400

static const char *const syllables[] = {
  "ka",  "lu", "mé",  "ri",  "so",  "ten", "va", "ör",
  "pil", "do", "gra", "ühn", "bes", "ni",  "fa", "洪水",
};
static const char *const labels[][2] = {
  { "entity", "Person" },   { "entity", "Organization" }, { "entity", "Location" },
  { "entity", "Date" },     { "entity", "Quantity" },     { "attribution", "Source" },
  { "attribution", "Cue" }, { "attribution", "Claim" },
};

/* One article as it grows; offsets are code points. */
typedef struct
{
  GRand *rand;
  GString *text;
  guint length;
  guint starts[WORDS];
  guint ends[WORDS];
  gsize first_bytes[WORDS];
  gsize last_bytes[WORDS];
} Article;

static void
append (Article *article, const char *string)
{
  g_string_append (article->text, string);
  article->length += g_utf8_strlen (string, -1);
}

static void
append_word (Article *article, guint word)
{
  guint n_syllables = g_rand_int_range (article->rand, 1, 4);

  article->starts[word] = article->length;
  article->first_bytes[word] = article->text->len;
  for (guint i = 0; i < n_syllables; i++)
    append (article, syllables[g_rand_int_range (article->rand, 0, G_N_ELEMENTS (syllables))]);
  article->ends[word] = article->length;
  article->last_bytes[word] = article->text->len;
}

static void
write_text (Article *article, guint number)
{
  char heading[32];

  g_snprintf (heading, sizeof heading, "Report %u. ", number);
  g_string_truncate (article->text, 0);
  article->length = 0;
  append (article, heading);
  for (guint word = 0; word < WORDS; word++)
    {
      append_word (article, word);
      append (article, word % 80 == 79 ? ".\n\n" : word % 13 == 12 ? ", " : " ");
    }
}

/* Neither the text nor a passage of it holds anything that JSON escapes but line breaks. */
static void
append_json (GString *line, const char *text, gsize n_bytes)
{
  for (gsize i = 0; i < n_bytes; i++)
    if (text[i] == '\n')
      g_string_append (line, "\\n");
    else
      g_string_append_c (line, text[i]);
}

static void
append_id (GString *line, guint number)
{
  static const char digits[] = "0123456789abcdefghjkmnpqrstvwxyz";
  char id[14] = "3800000000000";

  for (guint i = 0; i < 8; i++, number >>= 5)
    id[12 - i] = digits[number & 31];
  g_string_append (line, id);
}

static void
append_span (GString *line, const Article *article, guint id, guint first, guint last)
{
  guint label = (id * 7) % G_N_ELEMENTS (labels);
  guint start = article->starts[first], end = article->ends[last];

  g_string_append (line, "{\"id\":\"");
  append_id (line, id);
  g_string_append_printf (line,
                          "\",\"annotator\":\"%s\",\"layer\":\"%s\",\"label\":\"%s\",\"start\":%u,"
                          "\"end\":%u,\"text\":\"",
                          id % 2 == 0 ? "Ana" : "Ben",
                          labels[label][0],
                          labels[label][1],
                          start,
                          end);
  append_json (line,
               article->text->str + article->first_bytes[first],
               article->last_bytes[last] - article->first_bytes[first]);
  g_string_append_printf (
      line,
      "\",\"fragments\":[{\"start\":%u,\"end\":%u}],\"attributes\":[],\"note\":\"\"}",
      start,
      end);
}

static void
append_spans (GString *line, Article *article, guint number, guint spans)
{
  guint step = MAX (WORDS / MAX (spans, 1), 1);

  for (guint i = 0; i < spans; i++)
    {
      guint first = (i * step) % WORDS;
      guint last = first + g_rand_int_range (article->rand, 0, i % 3 == 0 ? 12 : 3);

      g_string_append (line, i > 0 ? "," : "");
      append_span (line, article, number * 1000 + i + 1, first, MIN (last, WORDS - 1));
    }
}

static void
format_article (GString *line, Article *article, guint number, guint spans)
{
  g_string_assign (line, "{\"id\":\"");
  append_id (line, number * 1000);
  g_string_append_printf (line,
                          "\",\"title\":\"Report %u\",\"author\":\"Ilvi Brevit\",\"published\":"
                          "\"2031-03-%02u\",\"outlet\":\"Courier %u\",\"url\":"
                          "\"https://courier.example/%u\",\"language\":\"en\",\"text\":\"",
                          number,
                          number % 28 + 1,
                          number % 40,
                          number);
  append_json (line, article->text->str, article->text->len);
  g_string_append (line,
                   "\",\"metadata\":[{\"name\":\"desk\",\"value\":\"Metro\"}],\"annotators\":["
                   "{\"name\":\"Ana\",\"state\":\"finished\"},"
                   "{\"name\":\"Ben\",\"state\":\"in progress\"}],\"spans\":[");
  append_spans (line, article, number, spans);
  g_string_append (line, "],\"relations\":[],\"labels\":[]}\n");
}

static void
write_all (FILE *file, guint articles, guint spans)
{
  Article article = { .rand = g_rand_new_with_seed (7), .text = g_string_new (NULL) };
  GString *line = g_string_new (NULL);

  for (guint number = 1; number <= articles; number++)
    {
      write_text (&article, number);
      format_article (line, &article, number, spans);
      fwrite (line->str, 1, line->len, file);
    }

  g_string_free (line, TRUE);
  g_string_free (article.text, TRUE);
  g_rand_free (article.rand);
}

gboolean
bench_articles_write (const char *path, guint articles, guint spans, GError **error)
{
  FILE *file = fopen (path, "we");
  gboolean written = FALSE;

  if (file != NULL)
    {
      write_all (file, articles, spans);
      written = !ferror (file);
      written = fclose (file) == 0 && written;
    }

  if (!written)
    g_set_error (error,
                 G_IO_ERROR,
                 g_io_error_from_errno (errno),
                 "%s could not be written: %s",
                 path,
                 g_strerror (errno));
  return written;
}
