/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-schema-store.h"

G_BEGIN_DECLS

/* Whether nothing that annotations use would go away when the stored @old became @next, which has
 * @old's ids; otherwise DIPLE_ERROR_REFUSED names it and says how many use it. */
gboolean diple_schema_may_become (DipleStore *store,
                                  const DipleSchema *old,
                                  const DipleSchema *next,
                                  GError **error);

G_END_DECLS
