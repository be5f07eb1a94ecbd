/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-text-map.h"

G_BEGIN_DECLS

/* A passage and the words around it, each on one line: every white space character is one blank, so
 * that code points stay where they were. New strings; offsets are code points. */
char *diple_context_dup (const DipleTextMap *map, DipleRange range);

/* About @most code points before and after; where there is more text they begin or end with "…" in
 * place of the word that was cut. */
char *diple_context_dup_before (const DipleTextMap *map, guint at, guint most);
char *diple_context_dup_after (const DipleTextMap *map, guint at, guint most);

G_END_DECLS
