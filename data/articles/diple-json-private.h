/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A strict reader of one JSON value from memory that builds no tree: the caller says what it wants
 * next, and once something did not fit every further call fails at once, so that checking at the
 * end is enough. Six times as fast as building a tree, and numbers keep their spelling. */
typedef struct
{
  const char *start;
  const char *at;
  const char *end;
  GString *scratch;
  char *problem; /* NULL as long as all went well */
  const char *problem_at;
} DipleJson;

/* Lent bytes: into the input, or into the reader until it reads the next string with escapes. */
typedef struct
{
  const char *bytes;
  gsize n_bytes;
} DipleSlice;

gboolean diple_slice_is (DipleSlice slice, const char *text);
char *diple_slice_dup (DipleSlice slice);

/* For a message: the beginning of @slice, cut between two characters. */
char *diple_slice_shorten (DipleSlice slice);

/* @bytes are lent and need no NUL at their end. */
void diple_json_init (DipleJson *self, const char *bytes, gsize n_bytes);
void diple_json_clear (DipleJson *self);

/* The first character of the next value ('{', '[', '"', 't', 'f', 'n'; '0' for any number), or 0
 * when there is none or something failed before. */
char diple_json_peek (DipleJson *self);

/* Steps into an object or array (@bracket is '{' or '['). */
gboolean diple_json_enter (DipleJson *self, char bracket);

/* Steps to the next key or item of what was entered last; FALSE at its end. @n, 0 at first, counts
 * them. The key is lent until the next string is read. */
gboolean diple_json_next_key (DipleJson *self, guint *n, DipleSlice *key);
gboolean diple_json_next_item (DipleJson *self, guint *n);

gboolean diple_json_read_string (DipleJson *self, DipleSlice *string);
char *diple_json_dup_string (DipleJson *self); /* NULL when there is none */
gboolean diple_json_read_uint (DipleJson *self, guint *value);
gboolean diple_json_read_double (DipleJson *self, double *value);

/* Steps over any value, checking its grammar; it is written to @compact, unless NULL, without white
 * space between its parts. */
gboolean diple_json_skip (DipleJson *self, GString *compact);

/* Steps over any value to where it ends if it is well-formed, which only reading it can tell. */
gboolean diple_json_leap (DipleJson *self);

/* Whether all went well and nothing but white space is left. */
gboolean diple_json_finish (DipleJson *self);

/* Notes what is wrong with what was read last; the first note stays. Returns FALSE. */
gboolean diple_json_fail (DipleJson *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* The line and column, both from 1 and the column in code points, of the problem. */
void diple_json_locate (const DipleJson *self, guint *line, guint *column);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DipleJson, diple_json_clear)

G_END_DECLS
