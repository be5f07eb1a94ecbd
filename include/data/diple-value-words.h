/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-schema.h"
#include "data/diple-store.h"

G_BEGIN_DECLS

/* What a value of @attribute says: the name of its option or entity, or its text; a new string. */
char *
diple_value_dup_words (DipleStore *store, const DipleAttribute *attribute, const DipleValue *value);

/* All values of @attribute in @values, with ", " between them; "" without any. A new string. */
char *diple_values_dup_words (DipleStore *store,
                              const DipleAttribute *attribute,
                              const DipleValues *values);

G_END_DECLS
