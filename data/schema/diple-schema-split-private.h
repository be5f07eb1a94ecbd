/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/schema/diple-schema-private.h"
#include "data/schema/diple-schema-store-private.h"

G_BEGIN_DECLS

/* Each makes a part called @name beside the part @id of @schema, for the annotations that @split
 * means, and returns its id, or 0 with an error. */
gint64 diple_split_label (
    DipleSchema *schema, gint64 id, const char *name, const DipleSplit *split, GError **error);
gint64 diple_split_relation_type (
    DipleSchema *schema, gint64 id, const char *name, const DipleSplit *split, GError **error);
gint64 diple_split_attribute (
    DipleSchema *schema, gint64 id, const char *name, const DipleSplit *split, GError **error);
gint64 diple_split_option (
    DipleSchema *schema, gint64 id, const char *name, const DipleSplit *split, GError **error);

/* The annotations that @split means, as a list for json_each(): ids of spans or relations, or for
 * values of documents “document-annotator”; NULL with an error. */
char *diple_split_find (DipleStore *store,
                        const DipleSchema *schema,
                        gint64 id,
                        const DipleSplit *split,
                        GError **error);

/* What carries values or is split itself: a row of span, relation or document_value. */
DipleAttributeOwner diple_split_thing (const DipleSchema *schema, gint64 id);

G_END_DECLS
