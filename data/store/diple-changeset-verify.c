/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "data/store/diple-journal-private.h"

/* SQLite reads changesets on trust: a crafted one can keep it busy for hours. So each one is walked
 * here first, by the format that https://www.sqlite.org/session/sqlite3session_changeset.html and
 * the comment at the head of ext/session/sqlite3session.c define. */

#define MOST_COLUMNS 64
#define LONGEST_VARINT 9

typedef struct
{
  const guint8 *at;
  const guint8 *end;
  guint n_columns; /* of the table that the changes belong to; 0 before the first */
} Walk;

static gboolean
read_varint (Walk *walk, guint64 *value)
{
  *value = 0;
  for (guint i = 0; i < LONGEST_VARINT && walk->at < walk->end; i++)
    {
      guint8 byte = *walk->at++;

      if (i == LONGEST_VARINT - 1)
        {
          *value = (*value << 8) | byte;
          return TRUE;
        }
      *value = (*value << 7) | (byte & 0x7f);
      if ((byte & 0x80) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
skip (Walk *walk, guint64 n_bytes)
{
  if (n_bytes > (guint64) (walk->end - walk->at))
    return FALSE;
  walk->at += n_bytes;
  return TRUE;
}

/* 'T', the number of columns, a byte for each that says whether it is of the key, the name. */
static gboolean
walk_table (Walk *walk)
{
  guint64 n_columns = 0;
  const guint8 *name, *nul;

  if (!read_varint (walk, &n_columns) || n_columns < 1 || n_columns > MOST_COLUMNS ||
      !skip (walk, n_columns))
    return FALSE;
  name = walk->at;
  nul = memchr (name, '\0', (gsize) (walk->end - name));
  if (nul == NULL || !g_strv_contains (diple_journal_tables, (const char *) name))
    return FALSE;
  walk->at = nul + 1;
  walk->n_columns = (guint) n_columns;
  return TRUE;
}

static gboolean
walk_value (Walk *walk, gboolean may_be_absent)
{
  guint64 n_bytes = 0;

  if (walk->at >= walk->end)
    return FALSE;
  switch (*walk->at++)
    {
    case 0:
      return may_be_absent;
    case SQLITE_INTEGER:
    case SQLITE_FLOAT:
      return skip (walk, 8);
    case SQLITE_TEXT:
    case SQLITE_BLOB:
      return read_varint (walk, &n_bytes) && skip (walk, n_bytes);
    case SQLITE_NULL:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
walk_record (Walk *walk, gboolean may_be_absent)
{
  for (guint i = 0; i < walk->n_columns; i++)
    if (!walk_value (walk, may_be_absent))
      return FALSE;
  return TRUE;
}

static gboolean
walk_change (Walk *walk, guint8 operation)
{
  if (walk->n_columns == 0 || !skip (walk, 1)) /* the flag of indirect changes */
    return FALSE;
  switch (operation)
    {
    case SQLITE_INSERT:
    case SQLITE_DELETE:
      return walk_record (walk, FALSE);
    case SQLITE_UPDATE:
      return walk_record (walk, TRUE) && walk_record (walk, TRUE);
    default:
      return FALSE;
    }
}

gboolean
diple_changeset_is_sound (GBytes *changeset)
{
  gsize size = 0;
  const guint8 *bytes = g_bytes_get_data (changeset, &size);
  Walk walk = { bytes, bytes + size, 0 };

  if (size > G_MAXINT)
    return FALSE;
  while (walk.at < walk.end)
    {
      guint8 byte = *walk.at++;

      if (byte == 'T' ? !walk_table (&walk) : !walk_change (&walk, byte))
        return FALSE;
    }
  return TRUE;
}
