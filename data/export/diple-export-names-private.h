/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-export.h"
#include "data/diple-schema.h"

G_BEGIN_DECLS

/* Something that many lines name, ready to be written. */
typedef struct
{
  gint64 id;
  char *json; /* without its NUL; what it holds is said below */
  gsize n_bytes;
  guint rank;        /* by name, byte for byte; equal for equal names */
  gboolean selected; /* of an annotator */
  guint64 used;      /* by an annotator: spans written; of the others not counted */
  guint documents;   /* of an annotator: documents written that name them */
  guint finished;
  char *name;
} DipleExportName;

/* What the lines of one export name: made once, then only counted in. Belongs to one thread. */
typedef struct
{
  DipleSchema *schema;
  GHashTable *annotators; /* gint64 * to DipleExportName: "Ana" */
  GHashTable *labels;     /* "layer":"attribution","label":"Claim" */
  GHashTable *types;      /* of relations: "attributed to" */
  GHashTable *attributes; /* {"name":"genre","value": */
  GHashTable *options;    /* "news" */
  DipleExportName *layer; /* "gold" or "majority", among the annotators; NULL: those themselves */
  char *selection;        /* the ids of the selected annotators as a JSON array, for SQL */
} DipleExportNames;

/* NULL with DIPLE_ERROR_NOT_FOUND when @options name an annotator whom nobody knows. */
DipleExportNames *
diple_export_names_load (DipleStore *store, const DipleExportOptions *options, GError **error);
void diple_export_names_free (DipleExportNames *self);

/* Never NULL for a sound project. */
DipleExportName *diple_export_names_find (GHashTable *table, gint64 id);

/* The annotators in order of their names; lent elements, of which the array frees none. */
GPtrArray *diple_export_names_sorted (const DipleExportNames *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleExportNames, diple_export_names_free)

G_END_DECLS
