/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-kwic.h"
#include "data/store/diple-sql-private.h"

G_BEGIN_DECLS

/* Conditions of a query in SQL, and the values they need. The statements of one query share the
 * numbers of their parameters: ?1 to ?9 are free for each of them. */

/* Appends " AND …" for rows of span that the query wants. */
void diple_kwic_append_span_conditions (GString *sql, const DipleKwicQuery *query);

/* The same for rows of document. */
void diple_kwic_append_document_conditions (GString *sql, const DipleKwicQuery *query);

/* Whether there are any of the latter. */
gboolean diple_kwic_has_document_conditions (const DipleKwicQuery *query);

/* Binds whatever of it @stmt has parameters for. */
void diple_kwic_bind_conditions (sqlite3_stmt *stmt, const DipleKwicQuery *query);

/* @sql as a statement with the values bound that it has parameters for; NULL with an error. */
sqlite3_stmt *
diple_kwic_prepare (sqlite3 *db, const GString *sql, const DipleKwicQuery *query, GError **error);

/* Appends a SELECT of the spans that have the wanted value, whatever else is asked of them. */
void diple_kwic_append_spans_with_value (GString *sql, const DipleKwicQuery *query);

G_END_DECLS
