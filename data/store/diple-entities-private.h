/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-entities.h"

G_BEGIN_DECLS

/* Adds @entity with the id that it has; errors as diple_entities_add(). */
gboolean diple_entities_insert (DipleStore *store, const DipleEntity *entity, GError **error);

/* Whether @entity may be in the list: it has a name, and no other has its Wikidata id. */
gboolean diple_entities_allow (DipleStore *store, const DipleEntity *entity, GError **error);

G_END_DECLS
