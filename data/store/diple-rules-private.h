/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-schema-rules.h"
#include "data/store/diple-store-private.h"

G_BEGIN_DECLS

/* The schema's rules where the store writes; see diple-schema-rules.h. */

/* The schema as it is in the action under way; lent until the action ends or its schema is
 * forgotten, which whoever writes to the schema's tables must do. */
const DipleSchema *diple_rules_get_schema (DipleStore *store, GError **error);
void diple_rules_forget_schema (DipleStore *store);

/* TRUE for NULL; otherwise frees @why and refuses with it. */
gboolean diple_rules_refuse (GError **error, char *why);

/* Whether @values may be said of @carrier; what @before, or NULL, says already is not asked. */
gboolean diple_rules_allow_values (DipleStore *store,
                                   DipleAttributeOwner owner,
                                   gint64 carrier,
                                   const DipleValues *values,
                                   const DipleValues *before,
                                   GError **error);

G_END_DECLS
