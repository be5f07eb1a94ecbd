/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-boundaries.h"
#include "data/diple-changes.h"
#include "data/diple-documents.h"
#include "data/diple-project.h"
#include "data/diple-readings.h"
#include "data/diple-relations.h"
#include "data/diple-schema.h"
#include "data/diple-span-index.h"
#include "data/diple-suggestions.h"

G_BEGIN_DECLS

/* DipleEditor is one annotator at work on one open document: it holds its text and spans in memory,
 * changes them at once and hands every change to the project as one action, which is in the file
 * before the call returns (or, while a long job writes, follows in order; should it fail, the
 * document is loaded again and "refused" says so). Lives on the main thread. Offsets are code
 * points.
 *
 * Signals:
 * - "opened" (): another document, annotator or none is open
 * - "spans-changed" (guint start, guint end): spans in that range changed, or their values; the
 * whole text after a reload
 * - "active-changed" (): another span, or none, is active
 * - "relations-changed" (): links that touch the open document
 * - "values-changed" (): what the annotator says of the whole document
 * - "schema-changed" (), "state-changed" () (the assignment's state)
 * - "suggestions-changed" (): other suggestions of models are open
 * - "facts-changed" (): title or other metadata of the open document
 * - "did" (const char *sentence): what an action has just done, as the history will say it
 * - "told" (const char *message): something was done that deserves a word (undo)
 * - "refused" (const char *message): why an action was not done */
#define DIPLE_TYPE_EDITOR (diple_editor_get_type ())
G_DECLARE_FINAL_TYPE (DipleEditor, diple_editor, DIPLE, EDITOR, GObject)

/* An editor of @project for @annotator without a document; reads the schema before it returns. */
DipleEditor *diple_editor_new (DipleProject *project, gint64 annotator, GError **error);

DipleProject *diple_editor_get_project (DipleEditor *self);
gint64 diple_editor_get_annotator (DipleEditor *self);
void diple_editor_set_annotator (DipleEditor *self, gint64 annotator); /* loads their spans */
DipleSchema *diple_editor_get_schema (DipleEditor *self);

/* Opens @document (0: none); "opened" follows, or "refused". */
void diple_editor_open (DipleEditor *self, gint64 document);

/* The open document with its text, or NULL; lent until "opened" or "facts-changed". The text map
 * stays until "opened". */
const DipleDocument *diple_editor_get_document (DipleEditor *self);
const DipleTextMap *diple_editor_get_text_map (DipleEditor *self);
DipleBoundaries *diple_editor_get_boundaries (DipleEditor *self);
DipleSpanIndex *diple_editor_get_spans (DipleEditor *self); /* never NULL */
DipleState diple_editor_get_state (DipleEditor *self);

/* Where the annotator was in the open document before it was opened; lent. */
const DipleReading *diple_editor_get_reading (DipleEditor *self);

/* The active span, or NULL; lent. */
DipleSpan *diple_editor_get_active (DipleEditor *self);
void diple_editor_set_active (DipleEditor *self, gint64 span);

/* Steps in text order from the active span, or from @offset when none is; TRUE when it moved. */
gboolean diple_editor_step (DipleEditor *self, int direction, guint offset);

/* The next of the spans at the active span's place, or at @offset (shortest first, round). */
gboolean diple_editor_step_stack (DipleEditor *self, guint offset);

/* Each is one action: FALSE, and "refused" said why, when it was not done. mark trims white space
 * off
 * @range, makes the new span active and returns its id, or 0. */
gint64 diple_editor_mark (DipleEditor *self, gint64 label, DipleRange range);
gboolean diple_editor_relabel (DipleEditor *self, gint64 span, gint64 label);
gboolean diple_editor_resize (DipleEditor *self, gint64 span, guint piece, DipleRange range);
gboolean diple_editor_remove (DipleEditor *self,
                              gint64 span); /* and its relations; "told" says so */
gboolean diple_editor_set_note (DipleEditor *self, gint64 span, const char *note);
gboolean diple_editor_set_state (DipleEditor *self, DipleState state);

/* A piece more for a span whose label may have several (a piece that touches or overlaps one of its
 * pieces grows that one), or one piece less. */
gboolean diple_editor_add_piece (DipleEditor *self, gint64 span, DipleRange range);
gboolean diple_editor_remove_piece (DipleEditor *self, gint64 span, guint piece);

/* What @span says for @attribute: its values there are replaced by copies of @n items; none takes
 * them away. Refuses an attribute that the label does not carry. */
gboolean diple_editor_set_values (
    DipleEditor *self, gint64 span, gint64 attribute, const DipleValue *items, guint n_items);
gboolean diple_editor_set_relation_values (
    DipleEditor *self, gint64 relation, gint64 attribute, const DipleValue *items, guint n_items);

/* Whether the next span or relation begins with what was said last for @attribute: as the schema
 * says, until somebody pins it or takes the pin out while this editor lives. */
gboolean diple_editor_is_pinned (DipleEditor *self, gint64 attribute);
void diple_editor_set_pinned (DipleEditor *self, gint64 attribute, gboolean pinned);

/* What the annotator says of the whole document; lent until "values-changed". */
const DipleValues *diple_editor_get_document_values (DipleEditor *self);
gboolean diple_editor_set_document_values (DipleEditor *self,
                                           gint64 attribute,
                                           const DipleValue *items,
                                           guint n_items);

/* The name of an entity that something of the open document names, or NULL; lent. */
const char *diple_editor_get_entity_name (DipleEditor *self, gint64 entity);

/* Makes a new entity of the project's list and gives it to @span as its value of @attribute (or,
 * with
 * @span 0, to the document), in one action; returns its id, or 0. */
gint64 diple_editor_add_entity (
    DipleEditor *self, gint64 span, gint64 attribute, const char *name, const char *wikidata);

/* The annotator's relations that touch the open document, by source and id; elements DipleRelation
 * *; lent until "relations-changed". Never NULL. */
GPtrArray *diple_editor_get_relations (DipleEditor *self);
DipleRelation *diple_editor_find_relation (DipleEditor *self, gint64 relation); /* lent, or NULL */

/* Those that begin or end at @span, own order; elements DipleRelation *, referenced, a new array.
 */
GPtrArray *diple_editor_relations_of (DipleEditor *self, gint64 span);

/* The other end of a relation when it lies in another document, or NULL; lent. */
const DipleFarSpan *diple_editor_get_far (DipleEditor *self, gint64 span);

/* NULL when a relation of @type may join the two, otherwise a new string that says why not. @target
 * may lie in another document; its label is @target_label then. */
char *diple_editor_why_not_link (
    DipleEditor *self, gint64 type, gint64 source, gint64 target, gint64 target_label);

/* Links two spans of the annotator, @far describing the target when it lies in another document
 * (else NULL). Links in the direction that the schema allows. Returns the relation's id, or 0. */
gint64 diple_editor_link (
    DipleEditor *self, gint64 type, gint64 source, gint64 target, const DipleFarSpan *far);
gboolean diple_editor_relabel_relation (DipleEditor *self, gint64 relation, gint64 type);
gboolean diple_editor_reverse_relation (DipleEditor *self, gint64 relation);
gboolean diple_editor_remove_relation (DipleEditor *self, gint64 relation);
gboolean diple_editor_set_relation_note (DipleEditor *self, gint64 relation, const char *note);

/* "neutral", "neutral, denying", "12": what the items say for @attribute; a new string. */
char *diple_editor_describe_values (DipleEditor *self,
                                    gint64 attribute,
                                    const DipleValue *items,
                                    guint n_items);

/* What models suggest for the open document; lent until "suggestions-changed" or "opened". */
const DipleSuggestions *diple_editor_get_suggestions (DipleEditor *self);

/* Makes a span of the annotator's own like an open suggestion, with its values and links, and with
 * @label in place of its own unless that is 0. Returns the new span's id, or 0; it becomes active
 * when @activate. */
gint64 diple_editor_accept_suggestion (DipleEditor *self,
                                       gint64 suggested,
                                       gint64 label,
                                       gboolean activate);
gboolean diple_editor_reject_suggestion (DipleEditor *self, gint64 suggested);

/* All open ones with a score of @score or more that can stand; returns how many, or 0. */
guint diple_editor_accept_suggestions_above (DipleEditor *self, double score);

/* The same with what a model says of the whole document. */
gboolean diple_editor_accept_suggested_label (DipleEditor *self, gint64 model, gint64 attribute);
gboolean diple_editor_reject_suggested_label (DipleEditor *self, gint64 model, gint64 attribute);

/* Does everything in @changes (taken) as one action of the annotator: what concerns the open
 * document shows at once. @active, when not 0, becomes the active span. */
gboolean diple_editor_apply (DipleEditor *self, DipleChanges *changes, gint64 active);

/* Sets title, author and the like of the open document or, when @facts is about another, of that.
 */
gboolean diple_editor_set_facts (DipleEditor *self, const DipleDocument *facts);

/* The annotator's own newest action, whatever it was; "told" says what, and a change in another
 * document than the open one opens that. */
void diple_editor_undo (DipleEditor *self);
void diple_editor_redo (DipleEditor *self);

G_END_DECLS
