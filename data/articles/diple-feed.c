/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/articles/diple-feed-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "data/diple-error.h"

#define CHUNK_BYTES ((gsize) 256 << 10)

/* A line of our own layout may hold the longest text twice and as many annotations. */
#define MAX_PART_BYTES ((gsize) 256 << 20)

struct _DipleFeed
{
  GInputStream *stream;
  GCancellable *cancellable;
  char *buffer;
  gsize size;
  gsize start; /* of what has not been handed out, in the buffer */
  gsize end;   /* of what has been read */
  gboolean at_end;
  guint line;       /* of start, from 1 */
  guint pending;    /* line breaks in the part that is handed out */
  gboolean in_list; /* whether values stand in "[…]" */
  guint n_values;
};

DipleFeed *
diple_feed_new (GInputStream *stream, GCancellable *cancellable)
{
  DipleFeed *self = g_new0 (DipleFeed, 1);

  self->stream = stream;
  self->cancellable = cancellable;
  self->size = 2 * CHUNK_BYTES;
  self->buffer = g_malloc (self->size);
  self->line = 1;
  return self;
}

void
diple_feed_free (DipleFeed *self)
{
  g_free (self->buffer);
  g_free (self);
}

static gboolean
make_room (DipleFeed *self, GError **error)
{
  if (self->start > 0)
    {
      memmove (self->buffer, self->buffer + self->start, self->end - self->start);
      self->end -= self->start;
      self->start = 0;
    }
  if (self->size - self->end >= CHUNK_BYTES)
    return TRUE;
  if (self->size >= MAX_PART_BYTES)
    {
      g_set_error (error,
                   DIPLE_ERROR,
                   DIPLE_ERROR_INPUT,
                   _ ("line %u is longer than 256 MB; split it"),
                   self->line);
      return FALSE;
    }
  self->size *= 2;
  self->buffer = g_realloc (self->buffer, self->size);
  return TRUE;
}

/* Reads more behind what is there. */
static gboolean
fill (DipleFeed *self, GError **error)
{
  gssize n = 0;

  if (self->at_end)
    return TRUE;
  if (!make_room (self, error))
    return FALSE;
  n = g_input_stream_read (
      self->stream, self->buffer + self->end, self->size - self->end, self->cancellable, error);
  if (n < 0)
    return FALSE;
  self->at_end = n == 0;
  self->end += (gsize) n;
  return TRUE;
}

gboolean
diple_feed_peek (DipleFeed *self, const char **head, gsize *n_bytes, GError **error)
{
  while (!self->at_end && self->end - self->start < CHUNK_BYTES / 2)
    if (!fill (self, error))
      return FALSE;
  *head = self->buffer + self->start;
  *n_bytes = self->end - self->start;
  return TRUE;
}

gboolean
diple_feed_all (DipleFeed *self, gsize limit, const char **bytes, gsize *n_bytes, GError **error)
{
  while (!self->at_end && self->end - self->start <= limit)
    if (!fill (self, error))
      return FALSE;
  if (self->end - self->start > limit)
    {
      g_set_error (error,
                   DIPLE_ERROR,
                   DIPLE_ERROR_INPUT,
                   _ ("it is larger than %zu MB; split it"),
                   limit >> 20);
      return FALSE;
    }
  *bytes = self->buffer + self->start;
  *n_bytes = self->end - self->start;
  self->start = self->end;
  return TRUE;
}

gboolean
diple_feed_recode (DipleFeed *self, GError **error)
{
  const char *bytes = NULL;
  gsize n_bytes = 0;
  gsize n_read = 0;
  gsize n_written = 0;
  g_autofree char *text = NULL;

  if (!diple_feed_all (self, MAX_PART_BYTES / 2, &bytes, &n_bytes, error))
    return FALSE;
  text = g_convert (bytes + 2,
                    n_bytes - 2,
                    "UTF-8",
                    bytes[0] == '\xff' ? "UTF-16LE" : "UTF-16BE",
                    &n_read,
                    &n_written,
                    NULL);
  if (text == NULL || n_read < n_bytes - 2)
    {
      g_set_error (error,
                   DIPLE_ERROR,
                   DIPLE_ERROR_INPUT,
                   _ ("byte %zu is not valid UTF-16; save the file as UTF-8"),
                   n_read + 2);
      return FALSE;
    }
  g_free (self->buffer);
  self->buffer = g_steal_pointer (&text);
  self->start = 0;
  self->end = self->size = n_written;
  return TRUE;
}

static void
skip_mark (DipleFeed *self)
{
  if (self->end - self->start >= 3 && memcmp (self->buffer + self->start, "\xef\xbb\xbf", 3) == 0)
    self->start += 3;
}

static gboolean
is_blank (const char *bytes, gsize n_bytes)
{
  for (gsize i = 0; i < n_bytes; i++)
    if (!g_ascii_isspace (bytes[i]))
      return FALSE;
  return TRUE;
}

/* Finds the end of the line at start; FALSE on an error. */
static gboolean
find_line_end (DipleFeed *self, gsize *n_bytes, GError **error)
{
  gsize looked = 0;

  for (;;)
    {
      gsize there = self->end - self->start;
      const char *stop = memchr (self->buffer + self->start + looked, '\n', there - looked);

      if (stop != NULL || self->at_end)
        {
          *n_bytes = stop != NULL ? (gsize) (stop - self->buffer) - self->start : there;
          return TRUE;
        }
      looked = there;
      if (!fill (self, error))
        return FALSE;
    }
}

DipleFeedResult
diple_feed_line (DipleFeed *self, const char **bytes, gsize *n_bytes, guint *line, GError **error)
{
  for (;;)
    {
      if (!find_line_end (self, n_bytes, error))
        return DIPLE_FEED_ERROR;
      if (self->line == 1)
        {
          gsize before = self->start;

          skip_mark (self);
          *n_bytes -= self->start - before;
        }
      if (*n_bytes == 0 && self->start == self->end)
        return DIPLE_FEED_END;

      *bytes = self->buffer + self->start;
      *line = self->line++;
      self->start = MIN (self->start + *n_bytes + 1, self->end);
      if (*n_bytes > 0 && (*bytes)[*n_bytes - 1] == '\r')
        (*n_bytes)--;
      if (!is_blank (*bytes, *n_bytes))
        return DIPLE_FEED_PART;
    }
}

/* The next byte that is no white space, which is stepped over; 0 at the end. */
static gboolean
next_byte (DipleFeed *self, char *byte, GError **error)
{
  self->line += self->pending;
  self->pending = 0;
  for (;;)
    {
      for (; self->start < self->end; self->start++)
        {
          *byte = self->buffer[self->start];
          if (!g_ascii_isspace (*byte))
            return TRUE;
          self->line += *byte == '\n';
        }
      *byte = 0;
      if (self->at_end)
        return TRUE;
      if (!fill (self, error))
        return FALSE;
    }
}

/* The bytes of the object at start, to the bracket that closes it or to the end of the stream. */
static gboolean
measure_object (DipleFeed *self, gsize *n_bytes, GError **error)
{
  gboolean in_string = FALSE;
  guint depth = 0;
  gsize i = 0;

  for (;; i++)
    {
      char c;

      while (self->start + i >= self->end && !self->at_end)
        if (!fill (self, error))
          return FALSE;
      if (self->start + i >= self->end)
        break;
      c = self->buffer[self->start + i];
      self->pending += c == '\n';
      if (in_string && c == '\\')
        i++;
      else if (c == '"')
        in_string = !in_string;
      else if (!in_string && (c == '{' || c == '['))
        depth++;
      else if (!in_string && (c == '}' || c == ']') && --depth == 0)
        break;
    }
  *n_bytes = MIN (i + 1, self->end - self->start);
  return TRUE;
}

static DipleFeedResult
misplaced (DipleFeed *self, const char *expected, GError **error)
{
  g_set_error (error,
               DIPLE_ERROR,
               DIPLE_ERROR_INPUT,
               _ ("line %u: %s was expected; the rest of the file was not read"),
               self->line,
               expected);
  return DIPLE_FEED_ERROR;
}

/* Steps over what opens the list or stands between two values. */
static DipleFeedResult
approach_value (DipleFeed *self, GError **error)
{
  char byte = 0;
  gboolean first = self->n_values++ == 0;

  if (!next_byte (self, &byte, error))
    return DIPLE_FEED_ERROR;
  if (first ? byte == '[' : self->in_list && byte == ',')
    {
      self->in_list = TRUE;
      self->start++;
      if (!next_byte (self, &byte, error))
        return DIPLE_FEED_ERROR;
      if (byte != '{' && !(first && byte == ']'))
        return misplaced (self, _ ("an object"), error);
    }
  else if (!first && self->in_list && byte != ']')
    return misplaced (self, _ ("“,” or “]”"), error);

  if (self->in_list && byte == ']')
    {
      self->start++;
      self->in_list = FALSE;
      return next_byte (self, &byte, error)
                 ? byte == 0 ? DIPLE_FEED_END : misplaced (self, _ ("the end"), error)
                 : DIPLE_FEED_ERROR;
    }
  if (byte == 0)
    return DIPLE_FEED_END;
  return byte == '{' ? DIPLE_FEED_PART : misplaced (self, _ ("an object"), error);
}

DipleFeedResult
diple_feed_value (DipleFeed *self, const char **bytes, gsize *n_bytes, guint *line, GError **error)
{
  DipleFeedResult result;

  if (self->n_values == 0)
    {
      const char *head = NULL;
      gsize n_head = 0;

      if (!diple_feed_peek (self, &head, &n_head, error))
        return DIPLE_FEED_ERROR;
      skip_mark (self);
    }
  result = approach_value (self, error);
  if (result != DIPLE_FEED_PART)
    return result;
  if (!measure_object (self, n_bytes, error))
    return DIPLE_FEED_ERROR;
  *bytes = self->buffer + self->start;
  *line = self->line;
  self->start += *n_bytes;
  return DIPLE_FEED_PART;
}
