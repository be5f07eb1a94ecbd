/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "diplectl.h"

#include "data/diple-error.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* The end of one UTF-8 character at @text, or NULL when there is none. */
static const char *
next_character (const char *text)
{
  gunichar c = g_utf8_get_char_validated (text, -1);

  return c == (gunichar) -1 || c == (gunichar) -2 ? NULL : g_utf8_next_char (text);
}

/* Line and paragraph separators and the marks that turn text round can forge a line too. */
static gboolean
is_control (gunichar c)
{
  return g_unichar_iscntrl (c) || c == 0x2028 || c == 0x2029 || (c >= 0x202a && c <= 0x202e) ||
         (c >= 0x2066 && c <= 0x2069);
}

static void
append_escape (GString *string, gunichar c)
{
  if (c == '\n')
    g_string_append (string, "\\n");
  else if (c == '\t')
    g_string_append (string, "\\t");
  else if (c == '\r')
    g_string_append (string, "\\r");
  else
    g_string_append_printf (string, c < 0x100 ? "\\x%02x" : "\\u%04x", c);
}

char *
diplectl_dup_printable (const char *text)
{
  GString *string = g_string_new (NULL);

  while (*text != '\0')
    {
      const char *next = next_character (text);
      gunichar c = next != NULL ? g_utf8_get_char (text) : (guchar) *text;

      if (next == NULL || is_control (c))
        append_escape (string, c);
      else
        g_string_append_len (string, text, next - text);

      text = next != NULL ? next : text + 1;
    }

  return g_string_free (string, FALSE);
}

char *
diplectl_dup_short (const char *text, guint limit)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\t\r\n", ' ');

  if (g_utf8_strlen (line, -1) <= (glong) limit)
    return g_steal_pointer (&line);

  *g_utf8_offset_to_pointer (line, limit - 1) = '\0';
  return g_strconcat (line, "…", NULL);
}

char *
diplectl_dup_time (gint64 milliseconds)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (milliseconds / 1000);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;

  return local != NULL ? g_date_time_format (local, "%Y-%m-%dT%H:%M:%S%:z") : g_strdup ("");
}

static void
print_line (FILE *stream, const char *text)
{
  g_autofree char *line = diplectl_dup_printable (text);

  fprintf (stream, "%s\n", line);
}

void
diplectl_complain (const char *where, const char *format, ...)
{
  g_autofree char *message = NULL;
  g_autofree char *line = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  if (where != NULL)
    line = g_strconcat ("diplectl: ", where, ": ", message, NULL);
  else
    line = g_strconcat ("diplectl: ", message, NULL);

  /* What was said before on stdout stands before it on a terminal. */
  fflush (stdout);
  print_line (stderr, line);
}

/* Messages about input name file and line themselves. */
static gboolean
names_place (const char *message, const char *where)
{
  gsize length = strlen (where);

  return strncmp (message, where, length) == 0 && message[length] == ':';
}

DiplectlStatus
diplectl_complain_error (const char *where, const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      diplectl_complain (where, _ ("interrupted; everything is as it was"));
      return DIPLECTL_INTERRUPTED;
    }

  if (where != NULL && names_place (error->message, where))
    where = NULL;

  diplectl_complain (where, "%s", error->message);
  return g_error_matches (error, DIPLE_ERROR, DIPLE_ERROR_OPEN) ? DIPLECTL_CANNOT_OPEN
                                                                : DIPLECTL_REFUSED;
}

void
diplectl_say (const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  print_line (stdout, message);
}

void
diplectl_say_columns (const char *first, ...)
{
  GString *line = g_string_new (NULL);
  va_list arguments;

  va_start (arguments, first);
  for (const char *column = first; column != NULL; column = va_arg (arguments, const char *))
    {
      g_autofree char *printable = diplectl_dup_printable (column);

      g_string_append_printf (line, "%s%s", column == first ? "" : "\t", printable);
    }
  va_end (arguments);

  puts (line->str);
  g_string_free (line, TRUE);
}

/* Ten times a second is enough for eyes. */
#define PROGRESS_INTERVAL (G_USEC_PER_SEC / 10)

void
diplectl_progress_begin (DiplectlProgress *progress, const char *verb, gboolean quiet)
{
  const char *term = g_getenv ("TERM");

  progress->shown = !quiet && isatty (STDERR_FILENO) && g_strcmp0 (term, "dumb") != 0;
  progress->last = 0;
  progress->verb = verb;
}

void
diplectl_progress_tell (DiplectlProgress *progress, guint done, guint total)
{
  gint64 now = g_get_monotonic_time ();

  if (!progress->shown || now - progress->last < PROGRESS_INTERVAL)
    return;

  progress->last = now;
  if (total > 0)
    fprintf (stderr,
             "\r\033[K%s %u/%u (%u %%)",
             progress->verb,
             done,
             total,
             (guint) (100.0 * done / total));
  else
    fprintf (stderr, "\r\033[K%s %u", progress->verb, done);
  fflush (stderr);
}

void
diplectl_progress_end (DiplectlProgress *progress)
{
  if (progress->shown && progress->last != 0)
    fputs ("\r\033[K", stderr);
}

gboolean
diplectl_flush (void)
{
  int number;

  if (fflush (stdout) == 0 && !ferror (stdout))
    return TRUE;

  number = errno;
  diplectl_complain (_ ("standard output"), _ ("could not be written: %s"), g_strerror (number));
  return FALSE;
}
