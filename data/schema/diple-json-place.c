/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/schema/diple-json-place-private.h"

#include <string.h>

/* A JSON library keeps no positions; the text is walked again for the one value a message is about.
 * It has been parsed before, so that only its end needs watching here. */
typedef struct
{
  const char *at;
  const char *end;
} Walker;

static void
skip_blank (Walker *walker)
{
  while (walker->at < walker->end && strchr (" \t\r\n,:", *walker->at) != NULL)
    walker->at++;
}

static void
skip_string (Walker *walker)
{
  walker->at++;
  while (walker->at < walker->end && *walker->at != '"')
    walker->at += *walker->at == '\\' ? 2 : 1;
  walker->at++;
}

static void
skip_value (Walker *walker)
{
  guint depth = 0;

  do
    {
      skip_blank (walker);
      if (walker->at >= walker->end)
        return;
      if (*walker->at == '"')
        {
          skip_string (walker);
          continue;
        }
      if (strchr ("[{", *walker->at) != NULL)
        depth++;
      else if (strchr ("]}", *walker->at) != NULL)
        depth--;
      else
        walker->at += strcspn (walker->at, " \t\r\n,:]}") - 1;
      walker->at++;
    }
  while (depth > 0);
}

static gboolean
at_key (const Walker *walker, const char *key)
{
  gsize n_bytes = strlen (key);

  return (gsize) (walker->end - walker->at) > n_bytes + 1 &&
         memcmp (walker->at + 1, key, n_bytes) == 0 && walker->at[n_bytes + 1] == '"';
}

static gboolean
enter_key (Walker *walker, const char *key)
{
  for (walker->at++;;)
    {
      gboolean found;

      skip_blank (walker);
      if (walker->at >= walker->end || *walker->at != '"')
        return FALSE;
      found = at_key (walker, key);
      if (found)
        return TRUE;
      skip_string (walker);
      skip_value (walker);
    }
}

static gboolean
enter_element (Walker *walker, guint index)
{
  walker->at++;
  for (guint i = 0; i < index; i++)
    skip_value (walker);
  skip_blank (walker);
  return walker->at < walker->end && *walker->at != ']';
}

/* Leaves the walker at the value or, for a member of an object, at its key. */
static gboolean
enter (Walker *walker, const DipleJsonPlace *place)
{
  Walker next;

  if (place->parent != NULL)
    {
      if (!enter (walker, place->parent))
        return FALSE;
      if (place->parent->key != NULL)
        {
          skip_string (walker);
          skip_blank (walker);
        }
    }
  else
    skip_blank (walker);

  next = *walker;
  if (next.at >= next.end || *next.at != (place->key != NULL ? '{' : '['))
    return FALSE;
  if (!(place->key != NULL ? enter_key (&next, place->key) : enter_element (&next, place->index)))
    return FALSE;
  *walker = next;
  return TRUE;
}

guint
diple_json_line (const char *json, gsize n_bytes, const DipleJsonPlace *place)
{
  Walker walker = { json, json + n_bytes };
  guint line = 1;

  skip_blank (&walker);
  if (place != NULL)
    enter (&walker, place);
  for (const char *at = json; at < walker.at && at < walker.end; at++)
    line += *at == '\n';
  return line;
}
