/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-store.h"
#include "data/diple-value.h"

G_BEGIN_DECLS

/* What an annotator says of a whole document: the values of the attributes that documents carry. */

/* Into @values, which the caller clears; none when nothing is said. */
gboolean diple_document_values_load (
    DipleStore *store, gint64 document, gint64 annotator, DipleValues *values, GError **error);

/* Makes @values all that @annotator says of @document, inside an action. Errors:
 * DIPLE_ERROR_REFUSED, saying why, when the schema does not allow it. */
gboolean diple_document_values_set (DipleStore *store,
                                    gint64 document,
                                    gint64 annotator,
                                    const DipleValues *values,
                                    GError **error);

G_END_DECLS
