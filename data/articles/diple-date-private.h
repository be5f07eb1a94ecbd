/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A date found in a line: the bytes it takes up there, with its weekday and time of day. */
typedef struct
{
  gsize start;
  gsize end;
  char iso[40]; /* "2031-03-14" or "2031-03-14T10:30:00+02:00"; "" when it can be read two ways */
} DipleDate;

/* The first date in @line, as newspapers of several languages write them. */
gboolean diple_date_find (const char *line, DipleDate *date);

/* @text as ISO 8601 when all of it is one certain date, otherwise a copy of it. */
char *diple_date_normalise (const char *text);

/* The date that a file's name holds ("2031-03-14-the-dam.md"), or NULL. */
char *diple_date_from_file_name (const char *name);

/* Whether @word is a month or a day of the week. */
gboolean diple_date_is_calendar_word (const char *word);

G_END_DECLS
