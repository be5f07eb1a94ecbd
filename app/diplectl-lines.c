/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "diplectl.h"

#include "data/diple-error.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A full disk or a busy project would fail every line after it too. */
static gboolean
is_of_the_line (const GError *error)
{
  static const DipleError codes[] = {
    DIPLE_ERROR_CONSTRAINT,
    DIPLE_ERROR_REFUSED,
    DIPLE_ERROR_INPUT,
    DIPLE_ERROR_NOT_FOUND,
  };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (g_error_matches (error, DIPLE_ERROR, codes[i]))
      return TRUE;

  return FALSE;
}

static gboolean
take_line (char *line, gsize n_bytes, DiplectlLineFunc func, gpointer data, GError **error)
{
  while (n_bytes > 0 && strchr ("\r\n", line[n_bytes - 1]) != NULL)
    line[--n_bytes] = '\0';
  if (n_bytes == 0)
    return TRUE;
  if (strlen (line) == n_bytes)
    return func (line, data, error);
  g_set_error_literal (
      error, DIPLE_ERROR, DIPLE_ERROR_INPUT, _ ("the line has a byte that is no text"));
  return FALSE;
}

static DiplectlStatus
take_lines (FILE *file, const char *name, const char *stopped, DiplectlLineFunc func, gpointer data)
{
  DiplectlStatus status = DIPLECTL_DONE;
  char *line = NULL; /* getline()'s, so free() and not g_free() */
  size_t size = 0;
  ssize_t n_bytes;

  for (guint number = 1; (n_bytes = getline (&line, &size, file)) >= 0; number++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *place = g_strdup_printf ("%s:%u", name, number);

      if (!take_line (line, (gsize) n_bytes, func, data, &error))
        status = diplectl_complain_error (place, error);
      if (error != NULL && !is_of_the_line (error))
        {
          diplectl_complain (place, "%s", stopped);
          break;
        }
    }
  free (line);

  if (ferror (file))
    {
      diplectl_complain (name, _ ("could not be read: %s"), g_strerror (errno));
      return DIPLECTL_REFUSED;
    }

  return status;
}

DiplectlStatus
diplectl_take_lines (const char *path, const char *stopped, DiplectlLineFunc func, gpointer data)
{
  gboolean standard = g_str_equal (path, "-");
  FILE *file = standard ? stdin : fopen (path, "re");
  DiplectlStatus status;

  if (file == NULL)
    {
      diplectl_complain (path, _ ("cannot be opened: %s"), g_strerror (errno));
      return DIPLECTL_CANNOT_OPEN;
    }

  status = take_lines (file, standard ? _ ("standard input") : path, stopped, func, data);
  if (!standard)
    fclose (file); /* only read, so nothing can be lost */
  return status;
}
