/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-schema-change.h"
#include "data/diple-schema-store.h"

G_BEGIN_DECLS

/* Whether nothing that annotations use would go away when the stored @old became @next, which has
 * @old's ids; otherwise DIPLE_ERROR_REFUSED names it and says how many use it. */
gboolean diple_schema_may_become (DipleStore *store,
                                  const DipleSchema *old,
                                  const DipleSchema *next,
                                  GError **error);

/* Stores what differs between @old, as it is stored, and @next, which has its ids. Whatever used
 * the parts that go must be gone before. */
gboolean diple_schema_write (DipleStore *store,
                             const DipleSchema *old,
                             const DipleSchema *next,
                             GError **error);

/* Deletes what annotators made with the parts of @old that @next lacks. */
gboolean diple_schema_purge (DipleStore *store,
                             const DipleSchema *old,
                             const DipleSchema *next,
                             GError **error);

/* Counts that, into a @touch that is all zero. */
gboolean diple_schema_count_purge (DipleStore *store,
                                   const DipleSchema *old,
                                   const DipleSchema *next,
                                   DipleTouch *touch,
                                   GError **error);

/* "[1,2]", for json_each() in SQL. */
char *diple_ids_to_json (const GArray *ids);

G_END_DECLS
