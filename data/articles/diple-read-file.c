/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "data/articles/diple-feed-private.h"
#include "data/articles/diple-reader-private.h"

typedef DipleFeedResult (*FeedFunc) (
    DipleFeed *feed, const char **bytes, gsize *n_bytes, guint *line, GError **error);

static void
set_source (DipleArticle *article, const char *source, guint line)
{
  g_free (article->document->source);
  article->document->source =
      line > 0 ? g_strdup_printf ("%s:%u", source, line) : g_strdup (source);
}

/* A message of its own file needs no name before it: the report has one. */
static const char *
without_name (const char *message, const char *name)
{
  gsize n = strlen (name);

  return strncmp (message, name, n) == 0 && strncmp (message + n, ": ", 2) == 0 ? message + n + 2
                                                                                : message;
}

/* A stream that breaks off is a problem of this file, unless reading was cancelled. */
static gboolean
tell_error (DipleReading *self, const DipleInput *input, guint line, const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    self->stopped = TRUE;
  if (self->stopped)
    return FALSE;
  return diple_reading_tell (
      self, input->name, line, DIPLE_IMPORT_REFUSED, without_name (error->message, input->name));
}

static gboolean
read_text (DipleReading *self, const DipleInput *input, DipleFeed *feed)
{
  const char *bytes = NULL;
  gsize n_bytes = 0;
  g_autoptr (DipleArticle) article = NULL;
  g_autoptr (GError) error = NULL;

  if (!diple_feed_all (feed, DIPLE_MAX_TEXT_BYTES, &bytes, &n_bytes, &error))
    return tell_error (self, input, 0, error);
  article =
      diple_text_article_read (bytes, n_bytes, self->keep_crlf, input->name, input->source, &error);
  if (article == NULL)
    return tell_error (self, input, 0, error);
  set_source (article, input->source, 0);
  return diple_reading_give (self, input->name, 0, g_steal_pointer (&article));
}

static gboolean
read_part (DipleReading *self,
           const DipleInput *input,
           DipleJsonFile *file,
           const char *bytes,
           gsize n_bytes,
           guint first_line)
{
  guint line = 0;
  guint column = 0;
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleArticle) article =
      diple_json_file_read (file, bytes, n_bytes, &line, &column, &error);
  g_autofree char *message = NULL;

  if (article != NULL)
    {
      set_source (article, input->source, first_line);
      return diple_reading_give (self, input->name, first_line, g_steal_pointer (&article));
    }
  message = g_strdup_printf (_ ("column %u: %s"), column, error->message);
  return diple_reading_tell (
      self, input->name, first_line + line - 1, DIPLE_IMPORT_REFUSED, message);
}

static gboolean
read_json (DipleReading *self, const DipleInput *input, DipleFeed *feed, FeedFunc next)
{
  g_autoptr (DipleJsonFile) file = diple_json_file_new ();
  g_autoptr (GError) error = NULL;
  const char *bytes = NULL;
  gsize n_bytes = 0;
  guint line = 0;
  guint n_parts = 0;
  DipleFeedResult result;

  while ((result = next (feed, &bytes, &n_bytes, &line, &error)) == DIPLE_FEED_PART)
    {
      n_parts++;
      if (!read_part (self, input, file, bytes, n_bytes, line))
        return FALSE;
    }
  if (result == DIPLE_FEED_ERROR)
    return tell_error (self, input, 0, error);
  return n_parts > 0 ||
         diple_reading_tell (
             self, input->name, 0, DIPLE_IMPORT_REFUSED, _ ("there is no article in this file"));
}

static gboolean
pass_over (DipleReading *self, const DipleInput *input, DipleKind kind)
{
  const char *message =
      kind == DIPLE_KIND_ARCHIVE
          ? _ ("an archive within an archive is not opened; unpack it first")
          : _ ("not a kind of file that holds articles; save the article as plain "
               "text, Markdown or JSONL");

  return diple_reading_tell (
      self, input->name, 0, input->searched ? DIPLE_IMPORT_SKIPPED : DIPLE_IMPORT_REFUSED, message);
}

/* JSON is UTF-8 by its definition, but some programs of Windows write it as UTF-16. */
static gboolean
is_wide_json (const char *name, const char *head, gsize n_bytes)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  return n_bytes >= 4 && (memcmp (head, "\xff\xfe", 2) == 0 || memcmp (head, "\xfe\xff", 2) == 0) &&
         (g_str_has_suffix (lower, ".json") || g_str_has_suffix (lower, ".jsonl") ||
          g_str_has_suffix (lower, ".ndjson"));
}

static gboolean
read_by_kind (DipleReading *self, const DipleInput *input, DipleFeed *feed)
{
  const char *head = NULL;
  gsize n_bytes = 0;
  DipleKind kind;
  g_autoptr (GError) error = NULL;

  if (!diple_feed_peek (feed, &head, &n_bytes, &error))
    return tell_error (self, input, 0, error);
  if (is_wide_json (input->source, head, n_bytes) &&
      (!diple_feed_recode (feed, &error) || !diple_feed_peek (feed, &head, &n_bytes, &error)))
    return tell_error (self, input, 0, error);

  kind = diple_kind_find (input->source, head, n_bytes);
  if (kind == DIPLE_KIND_JSON_LINES)
    return read_json (self, input, feed, diple_feed_line);
  if (kind == DIPLE_KIND_JSON_VALUES)
    return read_json (self, input, feed, diple_feed_value);
  if (kind == DIPLE_KIND_TEXT)
    return read_text (self, input, feed);
  return pass_over (self, input, kind);
}

gboolean
diple_read_input (DipleReading *self, const DipleInput *input)
{
  g_autoptr (DipleFeed) feed = diple_feed_new (input->stream, self->cancellable);

  return diple_reading_mark (self, DIPLE_FOUND_FILE, input->name) &&
         read_by_kind (self, input, feed) &&
         diple_reading_mark (self, DIPLE_FOUND_END, input->name);
}
