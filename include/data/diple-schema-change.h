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
  guint64 doubles;    /* of a merge: spans that are there already with the other label */
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

/* What merging the label @from into @into would touch. In @along stand the attributes that @into
 * does not carry. */
gboolean diple_schema_touch_merge (
    DipleStore *store, gint64 from, gint64 into, DipleTouch *touch, GError **error);

/* Makes all spans of the label @from spans of @into and takes @from away. A span that the same
 * annotator has on the same place with @into already goes; its relations and those of its values
 * that the other lacks move over. With @carry, @into carries the attributes of @from from now on,
 * as far as it has none of that name; otherwise their values go. Examples and guideline are added
 * to those of
 * @into. */
gboolean
diple_schema_merge (DipleStore *store, gint64 from, gint64 into, gboolean carry, GError **error);

/* Which spans of a label are split off: those with the option, or with the value, of an attribute,
 * or those whose text is one of @texts. */
typedef struct
{
  gint64 attribute;         /* or 0 */
  gint64 option;            /* or 0: any value, or @value */
  const char *value;        /* or NULL */
  const char *const *texts; /* or NULL; compared without regard to case */
} DipleSplit;

gboolean diple_schema_touch_split (
    DipleStore *store, gint64 label, const DipleSplit *split, DipleTouch *touch, GError **error);

/* Makes a label called @name beside @label, with its layer, attributes and ends of relations, and
 * makes the spans that @split means spans of it. Returns its id, or 0. */
gint64 diple_schema_split (
    DipleStore *store, gint64 label, const char *name, const DipleSplit *split, GError **error);

/* What uses each part of the schema; DipleTouch * by gint64 *, both owned by the table. Parts
 * without use are not in it. */
GHashTable *diple_schema_usages (DipleStore *store, GError **error);

G_END_DECLS
