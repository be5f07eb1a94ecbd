/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-assignments.h"
#include "data/diple-editor.h"
#include "data/diple-readings.h"
#include "data/diple-suggestions.h"
#include "data/project/diple-relation-index-private.h"

G_BEGIN_DECLS

struct _DipleEditor
{
  GObject parent_instance;

  DipleProject *project;
  gulong changed_handler;
  gint64 annotator;
  gint64 shown; /* whose work is shown: after a switch, for a moment, the one before's */
  DipleSchema *schema;

  DipleDocument *document; /* NULL: none is open */
  DipleTextMap *map;
  DipleBoundaries *boundaries;
  DipleSpanIndex *spans;
  DipleRelationIndex *relations;
  GHashTable *far;    /* gint64 * (in the span) to DipleFarSpan *: other ends of relations */
  DipleValues values; /* what is said of the whole document */
  DipleSuggestions *suggestions; /* never NULL */
  GHashTable *entity_names;      /* gint64 * to char *: those that were asked for */
  GHashTable *carried;           /* gint64 * to DipleValues *: what attributes were given last */
  GHashTable *pins; /* gint64 * to boolean: attributes carried on, whatever the schema says */
  DipleState state;
  DipleReading reading; /* as it was when the document was opened */
  gint64 active;        /* the active span's id, or 0 */

  guint edits;        /* counts local edits, so that an older load is told apart */
  guint loads;        /* counts loads asked for: only the newest answer is taken */
  gint64 wanted;      /* the document of the newest load */
  gboolean show_news; /* the load follows an undo: make what it brought back active */
};

typedef enum
{
  DIPLE_EDITOR_OPENED,
  DIPLE_EDITOR_SPANS_CHANGED,
  DIPLE_EDITOR_ACTIVE_CHANGED,
  DIPLE_EDITOR_RELATIONS_CHANGED,
  DIPLE_EDITOR_VALUES_CHANGED,
  DIPLE_EDITOR_SCHEMA_CHANGED,
  DIPLE_EDITOR_STATE_CHANGED,
  DIPLE_EDITOR_SUGGESTIONS_CHANGED,
  DIPLE_EDITOR_FACTS_CHANGED,
  DIPLE_EDITOR_DID,
  DIPLE_EDITOR_TOLD,
  DIPLE_EDITOR_REFUSED,
  DIPLE_EDITOR_N_SIGNALS,
} DipleEditorSignal;

extern guint diple_editor_signals[DIPLE_EDITOR_N_SIGNALS];

/* Emits a signal without arguments. */
void diple_editor_emit (DipleEditor *self, DipleEditorSignal signal);

/* Emits "refused" and returns FALSE; take_refusal frees @message, and returns TRUE for NULL. */
gboolean diple_editor_refuse (DipleEditor *self, const char *message);
gboolean diple_editor_take_refusal (DipleEditor *self, char *message);
void diple_editor_tell (DipleEditor *self, const char *message);
void diple_editor_tell_spans (DipleEditor *self, DipleRange range);

/* Waits until what was written is in the file, even on a slow disk; only behind a long job the edit
 * follows by itself. */
void diple_editor_settle (DipleEditor *self);

/* diple-editor-load.c: loads @document, all that is said of it and the schema anew, on the reading
 * thread. */
void diple_editor_load (DipleEditor *self, gint64 document);

/* diple-editor-words.c: words for sentences. New strings, but names are lent. */
char *diple_editor_quote (DipleEditor *self, DipleRange range);
char *diple_editor_quote_span (DipleEditor *self, gint64 span); /* of another document too */
const char *diple_editor_label_name (DipleEditor *self, gint64 label);
const char *diple_document_name (const DipleDocument *document);

/* diple-editor-actions.c: FALSE, and "refused" said why, when nothing can be edited now. */
gboolean diple_editor_can_edit (DipleEditor *self);

/* The annotator's own span, lent; NULL, and "refused" said why, when there is none. */
DipleSpan *diple_editor_editable_span (DipleEditor *self, gint64 id);

/* Puts @changed, a copy of a span, in its place as one action; frees @sentence. */
gboolean
diple_editor_put (DipleEditor *self, DipleSpan *changed, const char *action, char *sentence);

/* diple-editor-relations.c: the annotator's own relation, lent; NULL, and "refused" said why. */
DipleRelation *diple_editor_editable_relation (DipleEditor *self, gint64 id);

/* "the dam leaks — attributed to — Mira Holt". */
char *diple_editor_describe_relation (DipleEditor *self, const DipleRelation *relation);

/* diple-editor-apply.c: hands @changes (taken) to the writing thread; nothing is shown. */
void diple_editor_write (DipleEditor *self, DipleChanges *changes);

/* diple-editor-check.c: whether @changes may be done, as far as memory tells; "refused" says why
 * not. */
gboolean diple_editor_check (DipleEditor *self, const DipleChanges *changes);

/* NULL, or a new string that says why @relation may not stand. The spans of @put (gint64 * to
 * DipleSpan *, or NULL) count before those that are there. */
char *
diple_editor_why_not_relation (DipleEditor *self, const DipleRelation *relation, GHashTable *put);

/* The span with @id, as it will be, here or in another document; lent, or NULL. */
const DipleSpan *diple_editor_look_up (DipleEditor *self, GHashTable *put, gint64 id);

/* The spans that @changes put, by id; lent by them. */
GHashTable *diple_changes_index_spans (const DipleChanges *changes);

/* diple-editor-carry.c: what an attribute was given last, for those that carry it on. */
void
diple_editor_remember (DipleEditor *self, gint64 attribute, const DipleValue *items, guint n_items);

/* Gives @values what the attributes of @carrier begin with: the last value where it is carried on,
 * otherwise the default. What has a value keeps it; so does what @before (a label or relation type,
 * or 0) carried too. */
void diple_editor_begin_values (DipleEditor *self,
                                DipleAttributeOwner owner,
                                gint64 carrier,
                                gint64 before,
                                DipleValues *values);

/* diple-editor-relations.c: keeps what is shown of the other end of a relation. */
void diple_editor_keep_far (DipleEditor *self, const DipleFarSpan *far);

/* diple-editor-suggestions.c: finds out what is open now; TRUE when that is something else. */
gboolean diple_editor_compare_suggestions (DipleEditor *self, DipleRange range);

/* Everything that is shown of one document, read in one go. */
typedef struct
{
  gint64 document; /* 0: only the schema */
  gint64 annotator;
} DipleLoadQuery;

typedef struct
{
  gint64 annotator;
  DipleSchema *schema;
  DipleDocument *document; /* NULL: none */
  DipleTextMap *map;
  GPtrArray *spans; /* DipleSpan * */
  DipleRelationIndex *relations;
  GHashTable *far; /* gint64 * to DipleFarSpan * */
  DipleValues values;
  DipleSuggestions *suggestions;
  DipleState state;
  DipleReading reading;
} DipleLoad;

void diple_load_free (DipleLoad *load);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleLoad, diple_load_free)

/* diple-editor-jobs.c: a DipleJob over a DipleLoadQuery; its result is a DipleLoad. */
gpointer
diple_load_run (DipleStore *store, gpointer query, GCancellable *cancellable, GError **error);

G_END_DECLS
