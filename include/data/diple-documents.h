/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-document.h"
#include "data/diple-store.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 documents;
  gint64 spans;
  gint64 relations;
  gint64 annotators;
  gint64 code_points; /* of all texts */
} DipleTotals;

gboolean diple_documents_totals (DipleStore *store, DipleTotals *totals, GError **error);

/* The document with its text and metadata; NULL with DIPLE_ERROR_NOT_FOUND. */
DipleDocument *diple_documents_load (DipleStore *store, gint64 id, GError **error);

/* The same without its text. */
DipleDocument *diple_documents_load_facts (DipleStore *store, gint64 id, GError **error);

/* The id of a document with this text, or 0 (also on an error, which is set). @title, when not
 * NULL, is set to a new string: its title, or its source when it has none. */
gint64 diple_documents_find_text (DipleStore *store,
                                  const guint8 sha256[32],
                                  char **title,
                                  GError **error);

/* Sets title, author, published, outlet, url, language and metadata from @document, inside an
 * action. Text, format and hashes are never touched. */
gboolean
diple_documents_update_facts (DipleStore *store, const DipleDocument *document, GError **error);

/* Takes the document and everything said about it out of the project, inside an action; undo brings
 * all of it back. */
gboolean diple_documents_remove (DipleStore *store, gint64 id, GError **error);

/* Documents whose id text, title or source is @name; elements gint64. For the command line. */
GArray *diple_documents_named (DipleStore *store, const char *name, GError **error);

typedef enum
{
  DIPLE_SORT_POSITION, /* the project's order */
  DIPLE_SORT_TITLE,
  DIPLE_SORT_PUBLISHED,
  DIPLE_SORT_OUTLET,
} DipleSort;

typedef enum
{
  DIPLE_STATE_ANY,
  DIPLE_STATE_OPEN,
  DIPLE_STATE_IN_PROGRESS,
  DIPLE_STATE_FINISHED,
} DipleState;

/* Documents that were given to an annotator or that they have begun. */
typedef enum
{
  DIPLE_OWNED_OR_NOT,
  DIPLE_OWNED,
  DIPLE_OWNED_IF_ANY, /* every document until one is given to them */
} DipleOwned;

typedef struct
{
  const char *words; /* words or parts of words in title and metadata; NULL or "": all */
  DipleState state;  /* of @annotator */
  gint64 annotator;
  DipleOwned owned; /* by @annotator */
  DipleSort sort;
  gboolean descending;
} DipleDocumentQuery;

/* The ids that match, in order; elements gint64. A million ids take about 0.15 s. */
GArray *diple_documents_query (DipleStore *store, const DipleDocumentQuery *query, GError **error);

/* What a row of the list shows. */
typedef struct
{
  gint64 id;
  char *title;
  char *outlet;
  char *published;
  char *author;
  char *source;
  DipleState state; /* OPEN, IN_PROGRESS or FINISHED */
  gboolean counted; /* FALSE where there was no time for it */
  /* DipleLayerCount of the annotator's spans, in the schema's order, without zeros. */
  GArray *counts;
} DipleDocumentRow;

typedef struct
{
  gint64 layer;
  guint spans;
} DipleLayerCount;

void diple_document_row_free (DipleDocumentRow *row);

/* The rows of @n_ids documents, in that order (a missing one is a row with id 0); elements
 * DipleDocumentRow *, owned by the array. 128 rows take about a millisecond, and every thousand of
 * spans a fifth more. */
GPtrArray *diple_documents_rows (
    DipleStore *store, gint64 annotator, const gint64 *ids, guint n_ids, GError **error);

/* The same for who cannot wait: no document's spans are counted once @deadline is over, in
 * microseconds of g_get_monotonic_time(); the rows say so. */
GPtrArray *diple_documents_rows_until (DipleStore *store,
                                       gint64 annotator,
                                       const gint64 *ids,
                                       guint n_ids,
                                       gint64 deadline,
                                       GError **error);

/* How many documents are in each state for @annotator, indexed by DipleState (ANY: all). */
gboolean diple_documents_count_states (DipleStore *store,
                                       gint64 annotator,
                                       gint64 counts[4],
                                       GError **error);

/* Whether any document was given to @annotator, by a plan or by hand. */
gboolean
diple_documents_any_given (DipleStore *store, gint64 annotator, gboolean *given, GError **error);

/* The same of those that @annotator was given or has begun. */
gboolean diple_documents_count_assigned (DipleStore *store,
                                         gint64 annotator,
                                         gint64 counts[4],
                                         GError **error);

G_END_DECLS
