/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-article.h"
#include "data/store/diple-intake-private.h"

G_BEGIN_DECLS

/* diple-intake-rows.c: writes the rows of articles with statements that are prepared once. It
 * checks nothing: diple-intake.c has done that. */
typedef enum
{
  DIPLE_ROWS_DOCUMENT,
  DIPLE_ROWS_TEXT,
  DIPLE_ROWS_METADATA,
  DIPLE_ROWS_TEXT_SEARCH,
  DIPLE_ROWS_CARD_SEARCH,
  DIPLE_ROWS_SPAN,
  DIPLE_ROWS_FRAGMENT,
  DIPLE_ROWS_SPAN_VALUE,
  DIPLE_ROWS_RELATION,
  DIPLE_ROWS_RELATION_VALUE,
  DIPLE_ROWS_DOCUMENT_VALUE,
  DIPLE_ROWS_ASSIGNMENT,
  DIPLE_ROWS_FIND_TEXT,
  DIPLE_ROWS_FIND_SPAN,
  DIPLE_ROWS_FIND_RELATION,
  DIPLE_ROWS_N,
} DipleRowsStatement;

typedef struct
{
  sqlite3 *db;
  DipleIntakeNames *names; /* lent */
  gint64 batch;
  gint64 now;      /* milliseconds since 1970 UTC */
  gint64 position; /* of the next document */
  sqlite3_stmt *statements[DIPLE_ROWS_N];
} DipleRows;

gboolean diple_rows_init (
    DipleRows *self, sqlite3 *db, DipleIntakeNames *names, gint64 batch, GError **error);
void diple_rows_clear (DipleRows *self);

/* Each takes the id it is given when that is free, and otherwise writes a new one there. */
gboolean diple_rows_add_document (DipleRows *self, DipleDocument *document, GError **error);
gboolean diple_rows_add_span (DipleRows *self,
                              const DipleDocument *document,
                              const DipleArticleSpan *span,
                              DipleRange bytes,
                              gint64 *id,
                              GError **error);

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
