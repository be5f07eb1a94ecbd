/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-schema.h"

#include <string.h>

G_BEGIN_DECLS

/* For those who build a schema: the JSON reader and the store. A schema is changed only by whoever
 * made it and before anybody else sees it. Each makes a new element with @id, or with a new id when
 * that is 0, appends it to @schema, which owns it, and lends it for filling in the rest. */
DipleLayer *diple_schema_add_layer (DipleSchema *schema, gint64 id, const char *name);
DipleLabel *diple_schema_add_label (DipleSchema *schema, gint64 id, gint64 layer, const char *name);
DipleAttribute *diple_schema_add_attribute (DipleSchema *schema,
                                            gint64 id,
                                            DipleAttributeOwner owner,
                                            DipleAttributeType type,
                                            const char *name);
DipleRelationType *
diple_schema_add_relation_type (DipleSchema *schema, gint64 id, const char *name);
DipleOption *diple_attribute_add_option (DipleAttribute *attribute, gint64 id, const char *name);

DipleExample *
diple_label_add_example (DipleLabel *label, gint64 id, gboolean positive, const char *text);

/* The option called @name, or NULL. */
const DipleOption *diple_attribute_option (const DipleAttribute *attribute, const char *name);

const DipleOption *diple_attribute_option_by_id (const DipleAttribute *attribute, gint64 id);

/* The relation type called @name, or NULL. */
const DipleRelationType *diple_schema_relation_type_by_name (const DipleSchema *schema,
                                                             const char *name);

/* Whether both may be carried by one span, relation or document: same kind of owner, and an owner
 * in common (an attribute without owners is carried by all). */
gboolean diple_attributes_meet (const DipleAttribute *a, const DipleAttribute *b);

#define DIPLE_SCHEMA_MAXIMUM_NAME 200 /* code points */

/* Whether a part may be called @name, whether @key looks like a key's name, whether it is one that
 * the window needs for itself, and whether @value may be the default of @attribute. */
gboolean diple_schema_is_name (const char *name);
gboolean diple_schema_is_key (const char *key);
gboolean diple_schema_is_reserved_key (const char *key);
gboolean diple_attribute_may_become (DipleAttributeType old, DipleAttributeType wanted);
gboolean diple_attribute_is_choice (const DipleAttribute *attribute);
gboolean diple_attribute_may_default (const DipleAttribute *attribute, const char *value);

/* Drops conditions that stand there twice. */
void diple_attribute_unite_conditions (DipleAttribute *attribute);

/* Whether @type names that pair of labels. */
gboolean diple_relation_type_has_end (const DipleRelationType *type, const DipleRelationEnd *end);

/* Drops conditions between attributes that nothing carries both of any more. */
void diple_schema_prune_conditions (DipleSchema *schema);

/* Always FALSE, with DIPLE_ERROR_NOT_FOUND. */
gboolean diple_schema_refuse_gone (GError **error);

/* Whether the conditions of @attribute lead back to itself. */
gboolean diple_attribute_is_circular (const DipleSchema *schema, const DipleAttribute *attribute);

/* Whether the elements, of one type, are the same in the same order. */
gboolean diple_arrays_equal (const GArray *a, const GArray *b);

/* A copy of @wanted in which whatever means the same as something of @old has its id: layers,
 * relation types and options by name, labels by layer and name or, where only one is called so, by
 * name alone, attributes by name and owners. */
DipleSchema *diple_schema_match (const DipleSchema *old, const DipleSchema *wanted);

/* The words of the JSON layout and of the tables. The _from_name functions return FALSE and leave
 * @value alone for any other word. */
const char *diple_overlap_name (DipleOverlap value);
gboolean diple_overlap_from_name (const char *name, DipleOverlap *value);
const char *diple_attribute_type_name (DipleAttributeType value);
gboolean diple_attribute_type_from_name (const char *name, DipleAttributeType *value);
const char *diple_attribute_owner_name (DipleAttributeOwner value);
gboolean diple_attribute_owner_from_name (const char *name, DipleAttributeOwner *value);

G_END_DECLS
