/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-schema.h"
#include "data/diple-span-index.h"
#include "data/diple-value.h"

G_BEGIN_DECLS

/* What a schema allows; the same rules for the window, which asks before it acts, and for the
 * store, which asks before it writes. A carrier is the id of a label or of a relation type, or 0
 * for a document. */

/* Whether @attribute is one that spans, relations or documents (@owner) of @carrier have. */
gboolean diple_attribute_is_carried (const DipleAttribute *attribute,
                                     DipleAttributeOwner owner,
                                     gint64 carrier);

/* "12", "-0.5" and "1e6" are numbers, whatever the language of the desktop. */
gboolean diple_text_is_number (const char *text);

/* NULL, or a new string that says why @values may not be said of @carrier. What @before (or NULL)
 * says just so is not judged again: a schema may have changed around it. */
char *diple_schema_why_not_values (const DipleSchema *schema,
                                   DipleAttributeOwner owner,
                                   gint64 carrier,
                                   const DipleValues *values,
                                   const DipleValues *before);

/* Takes away what @carrier does not carry; returns of how many attributes. */
guint diple_schema_prune_values (const DipleSchema *schema,
                                 DipleAttributeOwner owner,
                                 gint64 carrier,
                                 DipleValues *values);

/* Takes away what was asked for with the values @before on the carrier @was and is not asked for
 * any more, as its conditions say; returns of how many attributes. */
guint diple_schema_settle_values (const DipleSchema *schema,
                                  DipleAttributeOwner owner,
                                  gint64 was,
                                  const DipleValues *before,
                                  gint64 carrier,
                                  DipleValues *values);

/* Gives @values what @attribute's default is, where it names something: an option, several with
 * commas between them, or a text. A default entity has no meaning. */
void diple_attribute_set_default (const DipleAttribute *attribute, DipleValues *values);

/* NULL, or a new string that says why @span may not stand among @spans of the same annotator and
 * document: because one of them says the same, or for its layer's rule of overlap. The one with its
 * own id does not count. */
char *diple_schema_why_not_place (const DipleSchema *schema,
                                  const DipleSpanIndex *spans,
                                  const DipleSpan *span);

/* Whether a relation of @type may lead from one label to the other, in this direction or, for a
 * symmetric type, in either. */
gboolean diple_relation_type_joins (const DipleRelationType *type, gint64 from, gint64 to);

/* NULL, or a new string that says why a relation of @type may not lead from @from to @to, labels of
 * two spans in one document or (@across) in two. */
char *diple_schema_why_not_join (
    const DipleSchema *schema, gint64 type, gint64 from, gint64 to, gboolean across);

/* A new string for a source that has the greatest number of relations of @type already. */
char *diple_relation_type_why_full (const DipleRelationType *type);

G_END_DECLS
