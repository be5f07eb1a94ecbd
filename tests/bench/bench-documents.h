/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-span.h"
#include "data/diple-store.h"

G_BEGIN_DECLS

/* Makes a project of @n_documents short documents at @path, every fifth with three annotations by
 * Ana, whose id it returns. */
gint64 bench_documents_write (const char *path, guint n_documents);

/* Adds @n_documents articles of a hundred sentences to the project; their ids (gint64). */
GArray *bench_articles_add (DipleStore *store, guint n_documents);

/* Puts @spans (DipleSpan *) of one document into the project, without asking the schema's rules,
 * which take their time over ten thousand. */
void bench_spans_write (DipleStore *store, GPtrArray *spans);

G_END_DECLS
