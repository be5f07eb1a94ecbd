/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/export/diple-export-gold-private.h"
#include "data/export/diple-export-page-private.h"
#include "data/store/diple-sql-private.h"

G_BEGIN_DECLS

/* Reads one document after the other into a page. Every statement asks for one document by an
 * index and is prepared once; what the project has nothing of is not asked for at all. */
typedef struct
{
  const DipleExportNames *names; /* lent */
  gboolean finished_only;
  DipleExportGold *gold; /* or NULL: what annotators did */
  sqlite3_stmt *states;
  sqlite3_stmt *facts;
  sqlite3_stmt *metadata; /* this and the following are NULL when the project has none */
  sqlite3_stmt *spans;
  sqlite3_stmt *fragments;
  sqlite3_stmt *span_values;
  sqlite3_stmt *suggested;
  sqlite3_stmt *relations;
  sqlite3_stmt *relation_values;
  sqlite3_stmt *labels;
  sqlite3_stmt *finished; /* whether ?1 finished ?2 */
} DipleExportReader;

DipleExportReader *diple_export_reader_new (DipleStore *store,
                                            const DipleExportNames *names,
                                            const DipleExportOptions *options,
                                            GError **error);
void diple_export_reader_free (DipleExportReader *self);

/* Reads @document. @wanted is FALSE, and the page empty, when the options leave it out. Checks what
 * is read: DIPLE_ERROR_CORRUPT names the document and, where one is to blame, the span. */
gboolean diple_export_reader_read (DipleExportReader *self,
                                   gint64 document,
                                   DipleExportPage *page,
                                   gboolean *wanted,
                                   GError **error);

/* The parts of reading, in this order: spans with their pieces and values, then relations. */
gboolean diple_export_read_spans (DipleExportReader *self, DipleExportPage *page, GError **error);
gboolean
diple_export_read_relations (DipleExportReader *self, DipleExportPage *page, GError **error);

/* The spans, in order of their ids, get what they were made from (diple-export-suggested.c). */
extern const char diple_export_suggested_sql[];
gboolean
diple_export_read_suggested (DipleExportReader *self, DipleExportPage *page, GError **error);

/* The rows of @stmt (owner, attribute, ordinal, option, entity's name, value,
 * annotator) in order of owner, attribute's name and ordinal. */
gboolean diple_export_read_values (DipleExportReader *self,
                                   DipleExportPage *page,
                                   sqlite3_stmt *stmt,
                                   GArray *values,
                                   GError **error);

/* The range of @values, sorted as above, that belongs to @owner; @next is where to look on for the
 * next greater owner. */
void diple_export_take_values (
    const GArray *values, gint64 owner, guint *next, guint *first, guint *n_values);

/* Whether @annotator's work on the page's document is wanted; adds them to its states. */
gboolean diple_export_page_wants (const DipleExportReader *self,
                                  DipleExportPage *page,
                                  DipleExportName *annotator);

/* FALSE, with an error that names the page's document. */
gboolean diple_export_page_refuse (const DipleExportPage *page, const char *what, GError **error);

/* The name with the id in @column; NULL with an error when there is none. */
DipleExportName *diple_export_page_name (
    const DipleExportPage *page, GHashTable *table, sqlite3_stmt *stmt, int column, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleExportReader, diple_export_reader_free)

G_END_DECLS
