/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-schema-edit.h"
#include "data/diple-store.h"

G_BEGIN_DECLS

/* Changes to the schema of a project, with the annotations that they touch. Every write stands
 * inside an action of diple-journal.h; the counts say beforehand what it would touch. */

/* Changes @schema with the functions of diple-schema-edit.h. */
typedef gboolean (*DipleSchemaFunc) (DipleSchema *schema, gpointer data, GError **error);

/* Reads the project's schema, lets @func change it and stores what came of it. Ids stay, so that
 * annotations follow whatever is renamed or moved. DIPLE_ERROR_REFUSED when parts clash, or when a
 * part or an attribute's type is gone that annotations use. */
gboolean
diple_schema_change (DipleStore *store, DipleSchemaFunc func, gpointer data, GError **error);

/* What uses a part, or what an operation touches. */
typedef struct
{
  guint64 spans;
  guint64 relations;
  guint64 values;     /* of attributes, on spans, relations and documents */
  guint64 documents;  /* how many documents these are in */
  guint64 annotators; /* and by how many annotators */
  guint64 doubles;    /* of a merge: what is there already with the other part */
  GPtrArray *along; /* char *: parts of the schema that go along, “the attribute “role”” */
} DipleTouch;

void diple_touch_clear (DipleTouch *touch);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DipleTouch, diple_touch_clear)

/* @touch as people say it: “314 annotations by 2 annotators in 12 documents”, or that nothing is
 * touched; a new string. */
char *diple_touch_describe (const DipleTouch *touch);

/* What uses the part @id: spans of a label or a layer, relations of a type, values of an attribute
 * or an option. */
gboolean diple_schema_usage (DipleStore *store, gint64 id, DipleTouch *touch, GError **error);

/* What diple_schema_remove() would take away. */
gboolean
diple_schema_touch_remove (DipleStore *store, gint64 id, DipleTouch *touch, GError **error);

/* Takes a part away with everything that annotators made with it: spans, their values, relations
 * that touch them, and the parts that cannot be without it. */
gboolean diple_schema_remove (DipleStore *store, gint64 id, GError **error);

/* What merging the part @from into @into would touch. In @along stand the attributes that @into
 * does not carry; @doubles says how many annotations are there with @into already. */
gboolean diple_schema_touch_merge (
    DipleStore *store, gint64 from, gint64 into, DipleTouch *touch, GError **error);

/* Makes all annotations of @from those of @into and takes @from away. Both are labels, relation
 * types, attributes whose values are of one kind, or options of one attribute; anything else is
 * DIPLE_ERROR_REFUSED. What is there with @into already is not doubled: of two spans (on the same
 * place, by the same annotator) or relations the one with @into stays, with the relations and
 * values of the other that it lacks; of two values that cannot be together, the one of @into.
 *
 * With @carry, @into carries the attributes of the label or relation type @from from now on, as far
 * as it has none of that name; otherwise their values go. What names @from names @into: conditions,
 * defaults, ends of relations. Examples and guideline of a label, and options that @into lacks, are
 * added to those of @into. */
gboolean
diple_schema_merge (DipleStore *store, gint64 from, gint64 into, gboolean carry, GError **error);

/* Which annotations of a part are split off; what is set must all be true. */
typedef struct
{
  gint64 attribute;         /* those that have a value of it; or 0 */
  gint64 option;            /* or 0: any value, or @value */
  const char *value;        /* or NULL */
  const char *const *texts; /* spans with one of these texts, without regard to case; or NULL */
  gint64 carrier;           /* those on this label or relation type; of relations, those with an
                             * end of this label; or 0 */
  gboolean at_target;       /* which end that is */
} DipleSplit;

gboolean diple_schema_touch_split (
    DipleStore *store, gint64 id, const DipleSplit *split, DipleTouch *touch, GError **error);

/* Makes a part called @name beside the label, relation type, attribute or option @id, and gives it
 * the annotations that @split means. It has what the other one has: attributes and ends of
 * relations, conditions that name it, an attribute's options. An attribute is split by a @carrier,
 * which carries only the new one afterwards. Returns the new part's id, or 0. */
gint64 diple_schema_split (
    DipleStore *store, gint64 id, const char *name, const DipleSplit *split, GError **error);

/* What uses each part of the schema; DipleTouch * by gint64 *, both owned by the table. Parts
 * without use are not in it. */
GHashTable *diple_schema_usages (DipleStore *store, GError **error);

G_END_DECLS
