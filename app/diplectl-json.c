/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "diplectl.h"

#include "data/diple-id.h"

#include <stdio.h>

json_t *
diplectl_json_text (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  return json_string (valid);
}

json_t *
diplectl_json_id (gint64 id)
{
  char text[DIPLE_ID_TEXT_SIZE];

  return json_string (id != 0 ? diple_id_format (id, text) : "");
}

void
diplectl_say_json (json_t *value)
{
  json_dumpf (value, stdout, JSON_COMPACT);
  putchar ('\n');
  json_decref (value);
}
