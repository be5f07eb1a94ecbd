/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-schema.h"
#include "data/diple-span.h"

G_BEGIN_DECLS

/* The texts that are measured, and how many spans each has. */
typedef struct
{
  const char *name;
  guint bytes;
  guint spans;
} BenchSize;

#define BENCH_N_SIZES 3
extern const BenchSize bench_sizes[BENCH_N_SIZES];

/* Labels of the default schema whose spans may cross others. */
#define BENCH_N_CROSSING 3
extern const char *const bench_crossing[BENCH_N_CROSSING];

/* Paragraphs of about 500 characters with an empty line between. */
char *bench_text_new (guint bytes);

/* A span in each of @n cells of a text of @length characters: two in three are short entities,
 * which may not cross, the others sources and claims, some of them long, which nest and cross. */
GPtrArray *
bench_spans_new (DipleSchema *schema, gint64 document, gint64 annotator, guint length, guint n);

G_END_DECLS
