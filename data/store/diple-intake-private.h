/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-schema.h"
#include "data/store/diple-store-private.h"

G_BEGIN_DECLS

/* diple-intake-names.c: what articles call by name, found in the project or added to it. */
typedef struct _DipleIntakeNames DipleIntakeNames;

DipleIntakeNames *diple_intake_names_load (DipleStore *store, GError **error);
void diple_intake_names_free (DipleIntakeNames *self);

/* Ids, or 0 with an error. */
gint64 diple_intake_annotator (DipleIntakeNames *self, const char *name, GError **error);

/* The same; whom the intake itself has added or adds for it is of kind "model". */
gint64 diple_intake_model (DipleIntakeNames *self, const char *name, GError **error);
gint64
diple_intake_label (DipleIntakeNames *self, const char *layer, const char *name, GError **error);
gint64 diple_intake_relation_type (DipleIntakeNames *self, const char *name, GError **error);

/* Where a value of an attribute goes: exactly one of the columns option, entity and value. */
typedef struct
{
  gint64 attribute;
  gint64 option; /* or 0 */
  gint64 entity; /* or 0 */
  const char *value;
} DipleIntakeValue;

/* @carrier is the label or the relation type of what carries the value, 0 for a document. */
gboolean diple_intake_value (DipleIntakeNames *self,
                             DipleAttributeOwner owner,
                             gint64 carrier,
                             const char *name,
                             const char *text,
                             DipleIntakeValue *value,
                             GError **error);

/* diple-intake-look.c: what a label made by an import looks like: the colour of the place
 * @position, told apart by people with any colour vision, and a free letter of @name as its key, or
 * "". @taken lists the keys in use, as keys of the table. */
const char *diple_intake_colour (guint position);
char *diple_intake_key (const char *name, GHashTable *taken);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleIntakeNames, diple_intake_names_free)

G_END_DECLS
