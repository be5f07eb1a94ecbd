/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Room for an id's text: thirteen characters and a NUL. */
#define DIPLE_ID_TEXT_SIZE 14

/* A new id: 63 bits, positive, growing with time, unlike any id made on another machine (42 bits of
 * milliseconds, then 21 bits that start at random and count up; a burst of ids keeps its first
 * millisecond for up to a second, which makes meeting another machine's burst unlikely).
 * Thread-safe, and a forked child goes its own way. */
gint64 diple_id_new (void);

/* Writes @id into @text, thirteen characters of Crockford's base 32 (lower case, sorts like the
 * number), and returns @text. */
char *diple_id_format (gint64 id, char text[DIPLE_ID_TEXT_SIZE]);

/* The id that @text stands for, or 0 when it stands for none. Upper case is accepted. */
gint64 diple_id_parse (const char *text);

G_END_DECLS
