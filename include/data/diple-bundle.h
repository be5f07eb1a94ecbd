/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-store.h"

G_BEGIN_DECLS

/* A bundle is a project made for one annotator out of another one: their documents, the schema, the
 * guidelines and the entities, their own annotations, and nothing of any other person. What they
 * did in it comes back by ids, and a text must be the same to the last byte. */
typedef struct
{
  gint64 id;
  char *project; /* the uuid of the project that it was made from */
  char *name;    /* of that project */
  gint64 annotator;
  char *annotator_name;
  gint64 made; /* milliseconds since 1970 UTC */
} DipleBundle;

void diple_bundle_free (DipleBundle *bundle);

/* What @store is a bundle of; NULL without an error when it is none. */
DipleBundle *diple_bundle_look (DipleStore *store, GError **error);

/* What the file at @path is to @store: a bundle made from it, or another copy of it, which has the
 * annotator 0. NULL with DIPLE_ERROR_REFUSED, or DIPLE_ERROR_OPEN, when it is neither. */
DipleBundle *diple_bundle_recognise (DipleStore *store, const char *path, GError **error);

/* Told on the working thread, now and then. */
typedef void (*DipleBundleProgress) (guint done, guint total, gpointer data);

/* The documents that a bundle for @annotator holds unless it is said otherwise: those handed out to
 * them or, when none were, all; elements gint64, in the project's order. NULL with an error. */
GArray *diple_bundle_documents (DipleStore *store, gint64 annotator, GError **error);

typedef enum
{
  DIPLE_BUNDLE_PLAIN = 0,
  DIPLE_BUNDLE_REPLACE = 1 << 0,     /* what is at the path */
  DIPLE_BUNDLE_SUGGESTIONS = 1 << 1, /* what models said of the documents is in it too */
} DipleBundleFlags;

/* Makes a bundle for @annotator, a person or somebody's second pass, with @documents (gint64; NULL:
 * as above) at @path, which must not be there unless it is to be replaced. The file appears whole
 * or not at all. Changes nothing in the project and may run on its reading thread. Errors:
 * DIPLE_ERROR_REFUSED. */
gboolean diple_bundle_share (DipleStore *store,
                             gint64 annotator,
                             const GArray *documents,
                             const char *path,
                             DipleBundleFlags flags,
                             DipleBundleProgress progress,
                             gpointer data,
                             GCancellable *cancellable,
                             GError **error);

/* What came, or would come, of one document. Spans, relations, labels of the document and questions
 * are counted alike. */
typedef struct
{
  gint64 document;
  char *title;
  guint added;
  guint changed;
  guint removed;
  guint unchanged;
  char *state; /* what the annotator's state becomes, or NULL when it stays */
} DipleReceiptDocument;

typedef struct
{
  gboolean whole;       /* a copy of the whole project and no bundle */
  char *from;           /* the annotator of the bundle, or "" */
  GPtrArray *documents; /* DipleReceiptDocument *: those with something to change */
  GPtrArray *notes;     /* char *: what both sides did, and what stays out, for people */
  guint added;
  guint changed;
  guint removed;
  guint unchanged;
  guint states;
  guint answers;          /* to what models suggest */
  guint entities;         /* new ones */
  guint decisions;        /* of curators, that come or go: of another copy */
  guint contradictions;   /* of these, on what was decided otherwise here */
  guint new_documents;    /* of another copy */
  gint64 milliseconds;    /* of work that was not counted here yet */
  gboolean nothing_to_do; /* nothing would be written */
} DipleReceipt;

void diple_receipt_free (DipleReceipt *receipt);

/* Looks at the bundle, or the copy of the project, at @path and says what receiving it would
 * change. Writes nothing and may run on the reading thread. NULL with DIPLE_ERROR_OPEN (no project,
 * or not to be trusted) or DIPLE_ERROR_REFUSED: another project's, a text that differs, a label
 * that the project lacks; the message says what to do. */
DipleReceipt *diple_bundle_preview (DipleStore *store,
                                    const char *path,
                                    DipleBundleProgress progress,
                                    gpointer data,
                                    GCancellable *cancellable,
                                    GError **error);

/* The same, and does it: one action of @actor (0: nobody in the project). Doing it again changes
 * nothing. */
DipleReceipt *diple_bundle_receive (DipleStore *store,
                                    gint64 actor,
                                    const char *path,
                                    DipleBundleProgress progress,
                                    gpointer data,
                                    GCancellable *cancellable,
                                    GError **error);

/* "12 added, 3 changed, 1 removed"; a new string. */
char *diple_receipt_dup_summary (const DipleReceipt *receipt);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleBundle, diple_bundle_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleReceipt, diple_receipt_free)

G_END_DECLS
