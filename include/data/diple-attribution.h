/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-boundaries.h"
#include "data/diple-changes.h"
#include "data/diple-schema.h"

G_BEGIN_DECLS

/* Who says a claim, and by which words: read off quotation marks, reporting verbs and the noun
 * phrases beside them. What the words of a language are stands in a file (docs/attribution.md); the
 * text is only looked at near the claim, so that the answer takes well under five milliseconds. */

/* The words of one language. Immutable, so any thread may read it. */
typedef struct _DipleAttributionRules DipleAttributionRules;

/* The rules for @language (a BCP 47 tag): a file of the user's own
 * ($XDG_DATA_HOME/diple/attribution/de.json) or one that ships; English when there is none. NULL
 * with DIPLE_ERROR_INPUT when that file cannot be used. */
DipleAttributionRules *diple_attribution_rules_new (const char *language, GError **error);

/* Rules from the JSON of such a file; @name is what messages call it. */
DipleAttributionRules *diple_attribution_rules_from_json (const char *json,
                                                          gsize n_bytes,
                                                          const char *name,
                                                          GError **error);
void diple_attribution_rules_free (DipleAttributionRules *rules);

/* The languages that ship, sorted; a new array. */
GStrv diple_attribution_languages (void);

/* A span that is there already: it is taken as it stands instead of proposing another. */
typedef enum
{
  DIPLE_KNOWN_SOURCE,
  DIPLE_KNOWN_CUE,
  DIPLE_KNOWN_NAME, /* of a person, an organization, or whatever else may speak */
} DipleKnownRole;

typedef struct
{
  gint64 span;
  DipleRange range;
  DipleKnownRole role;
} DipleKnown;

/* One proposal. Ranges are code points. */
typedef struct
{
  DipleRange *claim; /* its pieces in text order, at least one */
  guint n_claim;
  DipleRange source;
  DipleRange cue;     /* empty when the source stands there without one */
  gint64 source_span; /* the source or cue that is there already, or 0 */
  gint64 cue_span;
  double score; /* only good for comparing the proposals of one call */
} DipleAttribution;

void diple_attribution_free (DipleAttribution *attribution);

/* Proposals for the claim with these pieces, the best first, none twice, at most eight; elements
 * DipleAttribution *, owned by the array; empty when nothing was found. @known (DipleKnown, or
 * NULL) are the spans beside the claim. Where source and cue stand inside a claim of one piece, the
 * proposal has the pieces of the claim without them. */
GPtrArray *diple_attribution_propose (const DipleAttributionRules *rules,
                                      const DipleTextMap *map,
                                      DipleBoundaries *boundaries,
                                      const DipleRange *claim,
                                      guint n_claim,
                                      GArray *known);

/* The same where no claim is marked: the quotation or the reported clause round @caret is proposed
 * as the claim. */
GPtrArray *diple_attribution_propose_at (const DipleAttributionRules *rules,
                                         const DipleTextMap *map,
                                         DipleBoundaries *boundaries,
                                         guint caret,
                                         GArray *known);

/* The labels and relation types of a schema that say who says what. */
typedef struct
{
  gint64 claim;
  gint64 source;
  gint64 cue;                /* 0 in a schema without cues */
  gint64 to_source;          /* relation types */
  gint64 to_cue;             /* 0 without cues */
  gboolean source_backwards; /* the relation is drawn from the source to the claim */
  gboolean cue_backwards;
} DipleAttributionRoles;

/* Finds them by the ends of the schema's relation types, and by the names that the languages' files
 * list where several would do. FALSE when the schema has no relation from a claim to a source. */
gboolean diple_attribution_find_roles (const DipleSchema *schema, DipleAttributionRoles *roles);

/* The spans among @spans (elements DipleSpan *) that may be a source or cue; elements DipleKnown.
 */
GArray *diple_attribution_known (const DipleSchema *schema,
                                 const DipleAttributionRoles *roles,
                                 GPtrArray *spans);

/* Whether a relation to a source is among @relations (elements DipleRelation *) for @claim. */
gboolean diple_attribution_has_source (const DipleAttributionRoles *roles,
                                       GPtrArray *relations,
                                       gint64 claim);

/* Adds to @changes (of @schema, which says what new spans begin with) what makes @attribution true
 * for @annotator in @document: the claim (@claim, which gets the proposal's pieces, or a new one
 * when NULL), source, cue and relations, as far as they are not among @relations already. Returns
 * the claim's id; @attribution is told the ids of the source and cue that are made. */
gint64 diple_attribution_put (DipleChanges *changes,
                              const DipleSchema *schema,
                              const DipleAttributionRoles *roles,
                              DipleAttribution *attribution,
                              gint64 document,
                              gint64 annotator,
                              DipleSpan *claim,
                              GPtrArray *relations);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleAttributionRules, diple_attribution_rules_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleAttribution, diple_attribution_free)

G_END_DECLS
