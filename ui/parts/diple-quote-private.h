/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-editor.h"

G_BEGIN_DECLS

/* The text of @span on one line, at most @limit code points, with "…" where it was cut and " … "
 * between the pieces; a new string. */
char *diple_quote (DipleEditor *editor, const DipleSpan *span, guint limit);

/* When that was, for people: "just now", "5 min ago", "14 March 2031"; a new string. @time and
 * @now are milliseconds since 1970 UTC. */
char *diple_quote_time (gint64 time, gint64 now);

G_END_DECLS
