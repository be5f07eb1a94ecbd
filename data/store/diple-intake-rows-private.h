/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-article.h"
#include "data/store/diple-intake-block-private.h"
#include "data/store/diple-intake-private.h"

G_BEGIN_DECLS

/* diple-intake-rows.c: writes the rows of articles with statements that are prepared once. It
 * checks nothing: diple-intake.c has done that. */
typedef enum
{
  DIPLE_ROWS_DOCUMENT,
  DIPLE_ROWS_TEXT,
  DIPLE_ROWS_BACKLOG,
  DIPLE_ROWS_RELATION,
  DIPLE_ROWS_FIND_TEXT,
  DIPLE_ROWS_FIND_SPAN,
  DIPLE_ROWS_FIND_RELATION,
  DIPLE_ROWS_N,
} DipleRowsStatement;

/* Tables that nothing reads before the intake is over. */
typedef enum
{
  DIPLE_BLOCK_METADATA,
  DIPLE_BLOCK_FRAGMENT,
  DIPLE_BLOCK_SPAN_VALUE,
  DIPLE_BLOCK_RELATION_VALUE,
  DIPLE_BLOCK_DOCUMENT_VALUE,
  DIPLE_BLOCK_ASSIGNMENT,
  DIPLE_BLOCK_ANSWER,
  DIPLE_BLOCK_N,
} DipleRowsBlock;

/* So many spans go in with one statement, which saves a third of the time. */
#define DIPLE_ROWS_MOST_SPANS 40

typedef struct
{
  DipleStore *store; /* lent, like its connection and the names */
  sqlite3 *db;
  DipleIntakeNames *names;
  gint64 batch;
  gint64 now;      /* milliseconds since 1970 UTC */
  gint64 position; /* of the next document */
  sqlite3_stmt *statements[DIPLE_ROWS_N];
  sqlite3_stmt *spans[DIPLE_ROWS_MOST_SPANS]; /* by their number less one; prepared when needed */
  DipleBlock blocks[DIPLE_BLOCK_N];
} DipleRows;

gboolean diple_rows_init (
    DipleRows *self, DipleStore *store, DipleIntakeNames *names, gint64 batch, GError **error);
void diple_rows_clear (DipleRows *self);

/* The statement @which, prepared from @sql once; NULL with an error. */
sqlite3_stmt *
diple_rows_statement (DipleRows *self, DipleRowsStatement which, const char *sql, GError **error);

/* Runs an insert whose first parameter is an id: when *@id is 0 or taken it becomes a new one. */
gboolean diple_rows_insert (sqlite3_stmt *stmt, gint64 *id, GError **error);

/* Begins a row of a block, as diple_block_begin_row() does. */
sqlite3_stmt *diple_rows_begin (DipleRows *self, DipleRowsBlock which, int *first, GError **error);

/* Adds rows of the carrier's id, an ordinal and the columns attribute, option, entity and value to
 * the block, one for each of @pairs. */
gboolean diple_rows_add_values (DipleRows *self,
                                DipleRowsBlock which,
                                DipleAttributeOwner owner,
                                gint64 carrier,
                                gint64 id,
                                GPtrArray *pairs,
                                GError **error);

/* Writes what blocks have gathered. */
gboolean diple_rows_flush (DipleRows *self, GError **error);

/* The document gets the id it has when that is free, and otherwise a new one. */
gboolean diple_rows_add_document (DipleRows *self, DipleDocument *document, GError **error);

/* diple-intake-spans.c: the same for @spans (DipleArticleSpan *) of @document. */
gboolean diple_rows_add_spans (DipleRows *self,
                               const DipleDocument *document,
                               GPtrArray *spans,
                               GError **error);

/* What @span, which is in by now, was made from: the model's span @suggested, as it is called
 * here. */
gboolean diple_rows_add_answer (DipleRows *self,
                                gint64 document,
                                const DipleArticleSpan *span,
                                const DipleArticleSuggested *suggested,
                                gint64 id,
                                GError **error);

/* Leaves the batch's documents to diple_search_catch_up(). */
gboolean diple_rows_postpone_index (DipleRows *self, GError **error);

/* FALSE without an error when the relation is there already. */
gboolean
diple_rows_add_relation (DipleRows *self, const DipleArticleRelation *relation, GError **error);

gboolean
diple_rows_add_labels (DipleRows *self, gint64 document, GPtrArray *labels, GError **error);
gboolean
diple_rows_add_states (DipleRows *self, gint64 document, GPtrArray *states, GError **error);

/* The title or, without one, the source of a document with this text, or NULL. */
char *diple_rows_find_text (DipleRows *self, const guint8 sha256[32], GError **error);

/* 1 when there is a span with this id, 0 when not, -1 with an error. */
int diple_rows_find_span (DipleRows *self, gint64 id, GError **error);

G_END_DECLS
