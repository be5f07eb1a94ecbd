/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Reads JSON Lines as they come, in pieces of any size, and keeps none of them: every line must be
 * one JSON object (RFC 8259), in UTF-8, ended by LF. */
typedef struct
{
  int state;
  guint n_objects;    /* how deep in objects and arrays: the next two say which */
  guint64 is_object;  /* one bit a level, the innermost lowest */
  const char *rest;   /* what is left of true, false or null */
  guint continuation; /* bytes of a character that are still to come */
  guchar low;         /* and between which two the next one must lie */
  guchar high;
  guint hex; /* digits of \u that are still to come */
  gboolean failed;
  guint64 n_lines;
} DipleJsonlCheck;

void diple_jsonl_check_init (DipleJsonlCheck *self);

/* FALSE once something was wrong; n_lines then is the number of lines before it. */
gboolean diple_jsonl_check_feed (DipleJsonlCheck *self, const char *bytes, gsize n_bytes);

/* Whether the last line was ended. */
gboolean diple_jsonl_check_finish (const DipleJsonlCheck *self);

G_END_DECLS
