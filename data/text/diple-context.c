/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/text/diple-context-private.h"

#include <string.h>

char *
diple_context_dup (const DipleTextMap *map, DipleRange range)
{
  g_autofree char *part = diple_text_map_dup_range (map, range);
  GString *flat = g_string_new (NULL);

  for (const char *at = part; *at != '\0'; at = g_utf8_next_char (at))
    {
      const gunichar c = g_utf8_get_char (at);

      g_string_append_unichar (flat, g_unichar_isspace (c) ? ' ' : c);
    }
  return g_string_free (flat, FALSE);
}

char *
diple_context_dup_before (const DipleTextMap *map, guint at, guint most)
{
  char *context = diple_context_dup (map, (DipleRange){ at > most ? at - most : 0, at });
  char *blank = at > most ? strchr (context, ' ') : NULL;
  char *cut;

  if (blank == NULL)
    return context;
  cut = g_strconcat ("…", blank, NULL);
  g_free (context);
  return cut;
}

char *
diple_context_dup_after (const DipleTextMap *map, guint at, guint most)
{
  const guint length = diple_text_map_length (map);
  const gboolean more = at < length && length - at > most;
  char *context = diple_context_dup (map, (DipleRange){ at, more ? at + most : length });
  char *blank = more ? strrchr (context, ' ') : NULL;
  char *cut;

  if (blank == NULL)
    return context;
  *blank = '\0';
  cut = g_strconcat (context, " …", NULL);
  g_free (context);
  return cut;
}
