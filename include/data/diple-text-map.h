/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-span.h"

G_BEGIN_DECLS

/* Converts between code points and bytes of one UTF-8 text in near constant time, by a table with
 * one entry every 256 code points. Immutable, so any thread may read it. The text is lent and must
 * outlive the map. */
typedef struct _DipleTextMap DipleTextMap;

DipleTextMap *diple_text_map_new (const char *text, gsize n_bytes);
void diple_text_map_free (DipleTextMap *self);

const char *diple_text_map_get_text (const DipleTextMap *self);
guint diple_text_map_length (const DipleTextMap *self); /* in code points */

/* The byte offset of the code point @offset; an offset past the end gives the number of bytes. */
gsize diple_text_map_to_byte (const DipleTextMap *self, guint offset);

/* The code point that begins at or holds @byte. */
guint diple_text_map_to_offset (const DipleTextMap *self, gsize byte);

/* A new string with the text of @range (code points). */
char *diple_text_map_dup_range (const DipleTextMap *self, DipleRange range);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleTextMap, diple_text_map_free)

G_END_DECLS
