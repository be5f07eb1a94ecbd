/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-agreement-units.h"
#include "data/diple-store.h"

G_BEGIN_DECLS

/* Reads a project's documents as what agreement is measured on, one by one, so that after an edit
 * only that document is read again. Annotators and labels get their numbers once, in the order of
 * their names; after a change of the schema or of the annotators make a new loader. Belongs to the
 * thread of its store. */
typedef struct _DipleUnitLoader DipleUnitLoader;

/* @annotators and @labels (elements gint64) are the ones that count; NULL means all, but for the
 * gold layer, which is no annotator. The store is referenced. */
DipleUnitLoader *
diple_unit_loader_new (DipleStore *store, GArray *annotators, GArray *labels, GError **error);
void diple_unit_loader_free (DipleUnitLoader *self);

/* Everything by its number, without documents; lent. diple_units_free() is not for it. */
DipleUnits *diple_unit_loader_get_units (DipleUnitLoader *self);

/* The ids behind the numbers. */
gint64 diple_unit_loader_annotator_id (const DipleUnitLoader *self, guint annotator);
gint64 diple_unit_loader_label_id (const DipleUnitLoader *self, guint label);

/* One document, named by its id. Spans of other annotators and labels are left out, and so is what
 * is said of them. NULL with an error. */
DipleUnitDocument *diple_unit_loader_load (DipleUnitLoader *self, gint64 document, GError **error);

/* All of @documents (elements gint64), in order; the loader's own list of names goes into them. */
DipleUnits *diple_unit_loader_load_all (DipleUnitLoader *self, GArray *documents, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleUnitLoader, diple_unit_loader_free)

G_END_DECLS
