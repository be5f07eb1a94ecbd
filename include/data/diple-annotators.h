/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-store.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 id;
  char *name;
  char *kind; /* "person", "model" or "gold" */
} DipleAnnotator;

void diple_annotator_free (DipleAnnotator *annotator);

/* All annotators by name; elements DipleAnnotator *, owned by the array. */
GPtrArray *diple_annotators_list (DipleStore *store, GError **error);

/* The annotator called @name; NULL with DIPLE_ERROR_NOT_FOUND. */
DipleAnnotator *diple_annotators_find (DipleStore *store, const char *name, GError **error);

/* Adds one inside an action. @id may be 0 for a new one. @name is trimmed and must not be empty or
 * taken. Returns the id or 0. */
gint64 diple_annotators_add (
    DipleStore *store, gint64 id, const char *name, const char *kind, GError **error);

/* Finds the person called @name or adds them in an action of its own. Returns the id or 0. */
gint64 diple_annotators_ensure (DipleStore *store, const char *name, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleAnnotator, diple_annotator_free)

G_END_DECLS
