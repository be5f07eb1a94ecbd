/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-value.h"
#include "data/store/diple-store-private.h"

G_BEGIN_DECLS

/* The values of spans, relations and documents as rows: three tables of one shape. */
typedef enum
{
  DIPLE_VALUE_ROWS_SPAN,
  DIPLE_VALUE_ROWS_RELATION,
  DIPLE_VALUE_ROWS_DOCUMENT,
} DipleValueRows;

/* All values of @owner; what @values holds may be taken. */
typedef void (*DipleValuesFunc) (gint64 owner, DipleValues *values, gpointer data);

/* Steps @stmt to its end. Its columns are owner, attribute, option, entity and value; the rows of
 * one owner follow each other, by attribute and ordinal. */
gboolean
diple_value_rows_read (sqlite3_stmt *stmt, DipleValuesFunc func, gpointer data, GError **error);

/* Makes @values all that the rows say of @owner; @annotator counts for documents only. */
gboolean diple_value_rows_write (DipleStore *store,
                                 DipleValueRows rows,
                                 gint64 owner,
                                 gint64 annotator,
                                 const DipleValues *values,
                                 GError **error);

G_END_DECLS
