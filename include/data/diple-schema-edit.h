/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-schema.h"

G_BEGIN_DECLS

/* Changes to a schema in memory, for the functions that diple_schema_change() calls. Parts are
 * named by their ids, the schema itself by 0. What cannot be is refused with DIPLE_ERROR_REFUSED, a
 * part that is gone with DIPLE_ERROR_NOT_FOUND; whether all still fits together is looked at at the
 * end, by diple_schema_check(). */
typedef enum
{
  DIPLE_PART_SCHEMA,
  DIPLE_PART_LAYER,
  DIPLE_PART_LABEL,
  DIPLE_PART_RELATION,
  DIPLE_PART_ATTRIBUTE,
  DIPLE_PART_OPTION,
} DipleSchemaPart;

typedef enum
{
  DIPLE_FIELD_NAME,
  DIPLE_FIELD_DESCRIPTION, /* of all but the schema */
  DIPLE_FIELD_GUIDELINE,   /* of the schema and of labels */
  DIPLE_FIELD_COLOUR,      /* of labels and relations: "#rrggbb" */
  DIPLE_FIELD_KEY,         /* of labels and relations */
  DIPLE_FIELD_OVERLAP,     /* of layers: "any", "nested", "none" */
  DIPLE_FIELD_FRAGMENTS,   /* of labels: "true", "false", and so on below */
  DIPLE_FIELD_SYMMETRIC,   /* of relations */
  DIPLE_FIELD_ACROSS,
  DIPLE_FIELD_MAXIMUM,
  DIPLE_FIELD_TYPE, /* of attributes */
  DIPLE_FIELD_DEFAULT,
  DIPLE_FIELD_CARRIED,
  DIPLE_FIELD_COMPARED,
} DipleSchemaField;

/* What the JSON layout calls the fields; FALSE for any other word. */
gboolean diple_schema_field_from_name (const char *name, DipleSchemaField *field);

/* Which part has @id; FALSE when none. */
gboolean diple_schema_find_part (const DipleSchema *schema, gint64 id, DipleSchemaPart *part);

/* The name of the part, lent; NULL when there is none. */
const char *diple_schema_part_name (const DipleSchema *schema, gint64 id);

/* “the label “Claim””; a new string. */
char *diple_schema_describe_part (const DipleSchema *schema, gint64 id);

/* The attribute whose option has @id, or NULL. */
const DipleAttribute *diple_schema_option_owner (const DipleSchema *schema, gint64 id);

/* Whether something with the label or relation type @owner (0: a document) may carry @attribute. */
gboolean diple_attribute_is_on (const DipleAttribute *attribute, gint64 owner);

/* Sets a field from the word or text that the JSON layout has for it. */
gboolean diple_schema_set_field (
    DipleSchema *schema, gint64 id, DipleSchemaField field, const char *value, GError **error);

/* The field as diple_schema_set_field() takes it, a new string; NULL where there is none. */
char *diple_schema_dup_field (const DipleSchema *schema, gint64 id, DipleSchemaField field);

/* Setting the field to @value as a sentence for the history, a new string; NULL when the part is
 * gone. */
char *diple_schema_describe_change (const DipleSchema *schema,
                                    gint64 id,
                                    DipleSchemaField field,
                                    const char *value);

/* Sets which labels or relation types carry @attribute (none: all), when it is asked for, and what
 * a relation may join (none: any two). The arrays are copied. */
gboolean
diple_schema_set_owners (DipleSchema *schema, gint64 attribute, const GArray *owners, GError **);
gboolean diple_schema_set_conditions (DipleSchema *schema,
                                      gint64 attribute,
                                      const GArray *conditions,
                                      GError **);
gboolean
diple_schema_set_ends (DipleSchema *schema, gint64 relation, const GArray *ends, GError **error);

/* Each makes a part at the end of its list and returns its id, or 0. Labels and relations get a
 * colour of their own and no key; a choice begins with one option. @home is a label's layer or an
 * option's attribute. */
gint64 diple_schema_make_layer (DipleSchema *schema, const char *name, GError **error);
gint64 diple_schema_make_label (DipleSchema *schema, gint64 home, const char *name, GError **error);
gint64 diple_schema_make_relation (DipleSchema *schema, const char *name, GError **error);
gint64 diple_schema_make_attribute (DipleSchema *schema,
                                    DipleAttributeOwner owner,
                                    DipleAttributeType type,
                                    const char *name,
                                    GError **error);
gint64
diple_schema_make_option (DipleSchema *schema, gint64 home, const char *name, GError **error);

/* @base, or @base with the first number that makes it unlike the names of all other parts. */
char *diple_schema_free_name (const DipleSchema *schema, const char *base);

/* Takes a part away with whatever cannot be without it: the labels of a layer, attributes that only
 * it carried, relations that only it could end, conditions on it. @along, when not NULL, takes a
 * description of each part that went along (char *). */
gboolean diple_schema_take_away (DipleSchema *schema, gint64 id, GPtrArray *along, GError **error);

/* Puts a part before or after another one of its kind. A label goes to the layer of the other one,
 * or to the beginning of the layer that @beside may be as well. */
gboolean
diple_schema_place (DipleSchema *schema, gint64 id, gint64 beside, gboolean after, GError **error);

/* One step up (-1) or down (1) in its list, a label also from layer to layer. FALSE without an
 * error when there is no further. */
gboolean diple_schema_step (DipleSchema *schema, gint64 id, int direction);

/* Whether names, keys, defaults and conditions fit together; DIPLE_ERROR_REFUSED names both that
 * clash. */
gboolean diple_schema_check (const DipleSchema *schema, GError **error);

G_END_DECLS
