/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-span.h"

G_BEGIN_DECLS

/* Appends to @marks (DipleRange, in characters from @line's start) the characters of one line of
 * Markdown that mark and do not tell: emphasis, headings, quotes, code ticks, link addresses.
 * *@fenced says, and is told, whether the line lies in a code block. */
void diple_quiet_marks_find (const char *line, gsize n_bytes, gboolean *fenced, GArray *marks);

G_END_DECLS
