/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-store.h"

G_BEGIN_DECLS

/* The project's own list of people, organizations and so on that attributes may name. */
typedef struct
{
  gint64 id;
  char *name;
  char *wikidata; /* "Q42", or "" */
  char *note;
  guint uses; /* how many spans name it, where it was counted */
} DipleEntity;

DipleEntity *diple_entity_copy (const DipleEntity *entity);
void diple_entity_free (DipleEntity *entity);

/* At most @limit entities whose name or Wikidata id has @words, those that begin with it and are
 * used most first; elements DipleEntity *, owned by the array. */
GPtrArray *
diple_entities_search (DipleStore *store, const char *words, guint limit, GError **error);

/* NULL with DIPLE_ERROR_NOT_FOUND. */
DipleEntity *diple_entities_find (DipleStore *store, gint64 id, GError **error);

/* Inside an action. add returns the new id, or 0; a name may stand twice (two people of one name)
 * but not with the same Wikidata id. remove refuses an entity that is named; merge gives all that
 * names
 * @from to @into. */
gint64
diple_entities_add (DipleStore *store, const char *name, const char *wikidata, GError **error);
gboolean diple_entities_update (DipleStore *store, const DipleEntity *entity, GError **error);
gboolean diple_entities_remove (DipleStore *store, gint64 id, GError **error);
gboolean diple_entities_merge (DipleStore *store, gint64 from, gint64 into, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleEntity, diple_entity_free)

G_END_DECLS
