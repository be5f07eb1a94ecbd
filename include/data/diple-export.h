/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-store.h"

G_BEGIN_DECLS

/* Whose annotations an export holds. */
typedef enum
{
  DIPLE_EXPORT_OF_ANNOTATORS,
  DIPLE_EXPORT_GOLD,     /* what was decided, each with what it came from (docs/review.md) */
  DIPLE_EXPORT_MAJORITY, /* what more than half of those who finished say, whatever was decided */
} DipleExportAnnotations;

/* Zeroed it is all of everybody. */
typedef struct
{
  DipleExportAnnotations annotations;
  gboolean fill_majority;        /* with GOLD: where nothing is decided, the majority */
  const char *const *annotators; /* names, NULL-terminated; NULL: all; only with OF_ANNOTATORS */
  gboolean finished_only; /* only documents that one of them finished, and of each document only
                             their work; of the other two, that are settled */
} DipleExportOptions;

typedef struct
{
  guint documents;
  guint annotators;
  guint64 spans;
  guint64 relations;
  guint64 relations_left_out; /* of the wanted annotators, to a span that is not in the export */
  guint64 labels;             /* of documents */
  guint64 bytes;              /* 0 in a preview */
  char *sha256;               /* of the file, hexadecimal; NULL in a preview */
} DipleExportCounts;

typedef void (*DipleExportProgress) (guint done, guint total, gpointer data);

/* Writes the project as JSONL (docs/jsonl.md) to @path and a manifest beside it: written aside,
 * every span checked against its text, read back and compared, then renamed. The same project and
 * options give the same bytes. On an error or when cancelled, what stood at @path stands there
 * still. */
gboolean diple_export_jsonl (DipleStore *store,
                             const char *path,
                             const DipleExportOptions *options,
                             DipleExportProgress progress,
                             gpointer data,
                             DipleExportCounts *counts,
                             GCancellable *cancellable,
                             GError **error);

/* What an export would hold, and its first line (NULL when there is none), without writing it. */
gboolean diple_export_preview (DipleStore *store,
                               const DipleExportOptions *options,
                               char **first_line,
                               DipleExportCounts *counts,
                               GError **error);

void diple_export_counts_clear (DipleExportCounts *counts);

G_END_DECLS
