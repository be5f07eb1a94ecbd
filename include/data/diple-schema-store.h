/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-schema.h"
#include "data/diple-store.h"

G_BEGIN_DECLS

/* The project's schema, with the ids of its rows; the caller owns a reference. */
DipleSchema *diple_schema_load (DipleStore *store, GError **error);

/* Makes the project's schema like @schema, inside an action: what has the same name keeps its id
 * and its annotations, what is new is added, what is gone is removed. Refuses with
 * DIPLE_ERROR_REFUSED, naming label and number, when something to be removed is used by
 * annotations. */
gboolean diple_schema_replace (DipleStore *store, const DipleSchema *schema, GError **error);

G_END_DECLS
