/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Writes @articles made-up articles with @spans spans each, by two annotators, to @path in the
 * layout of docs/jsonl.md. The same numbers give the same bytes. */
gboolean bench_articles_write (const char *path, guint articles, guint spans, GError **error);

G_END_DECLS
