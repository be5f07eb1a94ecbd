/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/parts/diple-quote-private.h"

#include <glib/gi18n-lib.h>

#define MINUTE (60 * G_GINT64_CONSTANT (1000))
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)

/* Appends @range with its white space folded; returns FALSE when @limit cut it. */
static gboolean
append (GString *quote, const DipleTextMap *map, DipleRange range, guint limit)
{
  gboolean whole = range.end - range.start <= limit;
  g_autofree char *text = NULL;
  gboolean blank = FALSE;

  if (!whole)
    range.end = range.start + limit;
  text = diple_text_map_dup_range (map, range);
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_isspace (c))
        {
          blank = TRUE;
          continue;
        }
      if (blank)
        g_string_append_c (quote, ' ');
      g_string_append_unichar (quote, c);
      blank = FALSE;
    }
  return whole;
}

char *
diple_quote (DipleEditor *editor, const DipleSpan *span, guint limit)
{
  const DipleTextMap *map = diple_editor_get_text_map (editor);
  g_autoptr (GString) quote = g_string_new (NULL);
  gboolean whole = TRUE;

  if (map == NULL)
    return g_strdup ("");
  if (span->n_fragments == 0)
    whole = append (quote, map, span->range, limit);
  for (guint i = 0; i < span->n_fragments && whole; i++)
    {
      if (i > 0)
        g_string_append (quote, " … ");
      whole = append (quote, map, span->fragments[i], limit);
    }
  if (!whole)
    g_string_append (quote, "…");
  return g_string_free (g_steal_pointer (&quote), FALSE);
}

char *
diple_quote_time (gint64 time, gint64 now)
{
  g_autoptr (GDateTime) date = NULL;
  gint64 age = now - time;

  if (age < MINUTE)
    return g_strdup (_ ("just now"));
  if (age < HOUR)
    return g_strdup_printf (_ ("%d min ago"), (int) (age / MINUTE));
  if (age < DAY)
    return g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%d hour ago", "%d hours ago", age / HOUR),
        (int) (age / HOUR));

  date = g_date_time_new_from_unix_local (time / 1000);
  return date != NULL ? g_date_time_format (date, "%e %B %Y") : g_strdup ("");
}
