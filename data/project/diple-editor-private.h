/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-assignments.h"
#include "data/diple-editor.h"

G_BEGIN_DECLS

struct _DipleEditor
{
  GObject parent_instance;

  DipleProject *project;
  gulong changed_handler;
  gint64 annotator;
  DipleSchema *schema;

  DipleDocument *document; /* NULL: none is open */
  DipleTextMap *map;
  DipleBoundaries *boundaries;
  DipleSpanIndex *spans;
  DipleState state;
  gint64 active; /* the active span's id, or 0 */

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
  DIPLE_EDITOR_SCHEMA_CHANGED,
  DIPLE_EDITOR_STATE_CHANGED,
  DIPLE_EDITOR_FACTS_CHANGED,
  DIPLE_EDITOR_TOLD,
  DIPLE_EDITOR_REFUSED,
  DIPLE_EDITOR_N_SIGNALS,
} DipleEditorSignal;

extern guint diple_editor_signals[DIPLE_EDITOR_N_SIGNALS];

/* Emits "refused" and returns FALSE. */
gboolean diple_editor_refuse (DipleEditor *self, const char *message);
void diple_editor_tell (DipleEditor *self, const char *message);
void diple_editor_tell_spans (DipleEditor *self, DipleRange range);

/* Waits until what was written is in the file, even on a slow disk; only behind a long job the edit
 * follows by itself. */
void diple_editor_settle (DipleEditor *self);

/* Loads @document, its spans and the schema anew, on the reading thread. */
void diple_editor_load (DipleEditor *self, gint64 document);

/* diple-editor-jobs.c: what an edit does to the store, on the writing thread. A plain value. */
typedef enum
{
  DIPLE_EDIT_ADD,
  DIPLE_EDIT_UPDATE,
  DIPLE_EDIT_REMOVE,
  DIPLE_EDIT_STATE,
  DIPLE_EDIT_FACTS,
} DipleEditKind;

typedef struct
{
  DipleEditKind kind;
  gint64 annotator;
  gint64 document;
  const char *action;   /* the journal's word; static */
  char *sentence;       /* owned */
  DipleSpan *span;      /* ADD, UPDATE, REMOVE; a reference */
  DipleState state;     /* STATE; or what the document becomes with this edit, ANY: as it is */
  DipleDocument *facts; /* FACTS; owned */
} DipleEdit;

void diple_edit_free (DipleEdit *edit);

/* A DipleJob over a DipleEdit; its result says only that it was done. */
gpointer
diple_edit_run (DipleStore *store, gpointer edit, GCancellable *cancellable, GError **error);

/* Everything that is shown of one document, read in one go. */
typedef struct
{
  gint64 document; /* 0: only the schema */
  gint64 annotator;
} DipleLoadQuery;

typedef struct
{
  DipleSchema *schema;
  DipleDocument *document; /* NULL: none */
  DipleTextMap *map;
  GPtrArray *spans; /* DipleSpan * */
  DipleState state;
} DipleLoad;

void diple_load_free (DipleLoad *load);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleLoad, diple_load_free)

/* A DipleJob over a DipleLoadQuery; its result is a DipleLoad. */
gpointer
diple_load_run (DipleStore *store, gpointer query, GCancellable *cancellable, GError **error);

G_END_DECLS
