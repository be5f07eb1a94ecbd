/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-answers.h"
#include "data/diple-documents.h"
#include "data/diple-entities.h"
#include "data/diple-relation.h"
#include "data/diple-span.h"

G_BEGIN_DECLS

/* DipleChanges is one action of a user, however large, as what it writes: spans, relations and
 * values to put and to take away, in one document or in many. It becomes one journal row, so one
 * undo takes all of it back. Filled on any thread, then given away. */
typedef struct _DipleChanges DipleChanges;

/* @action is the journal's word ("span.add"; static), @sentence tells people what was done,
 * @document is the one it is about, or 0 when it is about several. */
DipleChanges *diple_changes_new (const char *action, const char *sentence, gint64 document);
void diple_changes_free (DipleChanges *changes);

/* What was done is sometimes known only once everything is filled in. */
void diple_changes_set_sentence (DipleChanges *changes, const char *sentence);
const char *diple_changes_get_sentence (const DipleChanges *changes);

/* The span or relation with that id is added or, when it is there, replaced; with its values. A
 * reference is kept. */
void diple_changes_put_span (DipleChanges *changes, DipleSpan *span);
void diple_changes_put_relation (DipleChanges *changes, DipleRelation *relation);

/* A span's relations go with it. */
void diple_changes_remove_span (DipleChanges *changes, gint64 span);
void diple_changes_remove_relation (DipleChanges *changes, gint64 relation);

/* What the annotator says of the whole document: all values there are from now on. */
void diple_changes_set_document_values (DipleChanges *changes,
                                        gint64 document,
                                        const DipleValues *values);

/* What the assignment becomes. */
void diple_changes_set_state (DipleChanges *changes, gint64 document, DipleState state);

/* What the annotator answers to something that a model said. */
void diple_changes_add_answer (DipleChanges *changes, const DipleAnswer *answer);

/* Title, metadata and the like of a document, once an action; see diple_documents_update_facts().
 */
void diple_changes_set_facts (DipleChanges *changes, const DipleDocument *facts);

/* A new entity with the id that @entity has (diple_id_new()). */
void diple_changes_add_entity (DipleChanges *changes, const DipleEntity *entity);

gboolean diple_changes_is_empty (const DipleChanges *changes);

/* How many of all spans are written. */
typedef void (*DipleChangesFunc) (guint done, guint all, gpointer data);

/* For many spans: @func (or NULL) is called on the writing thread now and then while they are
 * written, and cancelling @cancellable (or NULL) until they are leaves nothing written. Both must
 * outlive the writing. */
void diple_changes_follow (DipleChanges *changes,
                           DipleChangesFunc func,
                           gpointer data,
                           GCancellable *cancellable);

/* Writes @changes for @annotator as one action on the writing thread's store, in the order
 * entities, removals, spans, relations, values, answers, facts, states. A span that gets another
 * label loses the values that it does not carry and the relations that the schema does not allow; a
 * document that was open and is worked on is in progress afterwards, unless @changes say what it
 * is. FALSE with the reason and nothing written when something is refused. */
gboolean diple_changes_write (DipleStore *store,
                              gint64 annotator,
                              const DipleChanges *changes,
                              GError **error);

/* Like it, but a new span that the annotator has already, with the same label on the same pieces,
 * is left out with the relations to it; @n_left_out, when not NULL, is set to how many were. */
gboolean diple_changes_write_new (DipleStore *store,
                                  gint64 annotator,
                                  const DipleChanges *changes,
                                  guint *n_left_out,
                                  GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleChanges, diple_changes_free)

G_END_DECLS
