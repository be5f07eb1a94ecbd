/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-store.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 id;
  char *name;
  char *kind;      /* "person", "model", "gold" or "again" */
  gint64 again_of; /* of kind "again": whose second pass it is; otherwise 0 */
} DipleAnnotator;

void diple_annotator_free (DipleAnnotator *annotator);

/* Whether it is a person or a model: neither the gold layer nor somebody's second pass, which lists
 * of people leave out. */
gboolean diple_annotator_is_worker (const DipleAnnotator *annotator);

/* All annotators by name; elements DipleAnnotator *, owned by the array. */
GPtrArray *diple_annotators_list (DipleStore *store, GError **error);

/* The annotator called @name; NULL with DIPLE_ERROR_NOT_FOUND. */
DipleAnnotator *diple_annotators_find (DipleStore *store, const char *name, GError **error);

/* Adds one inside an action. @id may be 0 for a new one. @name is trimmed and must not be empty or
 * taken. Returns the id or 0. */
gint64 diple_annotators_add (
    DipleStore *store, gint64 id, const char *name, const char *kind, GError **error);

/* Gives @annotator another name, or says that it is a person or a model (nothing else can be
 * chosen: the gold layer is made by review). Inside an action. */
gboolean
diple_annotators_rename (DipleStore *store, gint64 annotator, const char *name, GError **error);
gboolean
diple_annotators_set_kind (DipleStore *store, gint64 annotator, const char *kind, GError **error);

/* Takes @annotator out of the project with the documents that they were given and have not begun,
 * inside an action. DIPLE_ERROR_REFUSED, saying what, while anything in it is theirs. */
gboolean diple_annotators_remove (DipleStore *store, gint64 annotator, GError **error);

/* The second pass of @annotator, called after them, which is added inside an action when there is
 * none. Returns its id or 0. */
gint64 diple_annotators_ensure_again (DipleStore *store, gint64 annotator, GError **error);

/* Finds the person called @name or adds them in an action of its own. Returns the id or 0. */
gint64 diple_annotators_ensure (DipleStore *store, const char *name, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleAnnotator, diple_annotator_free)

G_END_DECLS
