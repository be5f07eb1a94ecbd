/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-bundle.h"
#include "data/diple-review-decisions.h"
#include "data/diple-schema.h"
#include "data/exchange/diple-touched-private.h"
#include "data/store/diple-store-private.h"

G_BEGIN_DECLS

/* Receiving compares two project files, "here" and "there", thing by thing, and what each of them
 * did since they were one:
 *
 *   only there touched it   it becomes here what it is there, deleted or not
 *   only here touched it    it stays
 *   both                    the newer stays; what one deleted and the other changed is kept; told
 */
typedef struct
{
  gint64 here;
  gint64 there;
  gboolean is_new; /* it is added by this receiving */
  char *title;
} DipleSharedDocument;

typedef struct
{
  gint64 here; /* or 0: to be added */
  gint64 there;
  char *name;
  char *kind;
} DipleSharedAnnotator;

typedef enum
{
  DIPLE_STEP_NONE, /* dropped again */
  DIPLE_STEP_ADD,
  DIPLE_STEP_CHANGE,
  DIPLE_STEP_REMOVE,
} DipleStepVerb;

typedef struct
{
  DipleStepVerb verb;
  DipleThingKind kind;
  DipleThingKey here; /* its key in this project, and in the other file */
  DipleThingKey there;
  guint document;  /* place in the list of documents */
  guint annotator; /* place in the list of annotators */
} DipleStep;

/* A decision of another copy that comes, or one that goes because it went there. */
typedef struct
{
  DipleStepVerb verb;
  DipleDecision *decision; /* its own copy, which is translated when it is written */
  guint document;          /* place in the list of documents */
  gboolean beside;         /* here there is another one on the same: it comes without its gold */
} DipleReceiveDecision;

void diple_receive_decision_free (DipleReceiveDecision *self);

typedef struct
{
  DipleStore *store; /* here */
  DipleStore *other; /* there */
  sqlite3 *here;
  sqlite3 *there;
  DipleBundle *bundle; /* NULL: another copy of the whole project */

  gint64 source;   /* what receipts call it */
  gboolean known;  /* something of it was received before, and it goes on from there */
  gboolean is_old; /* more of it was received already */
  DipleTouched *touched_here;
  DipleTouched *touched_there;

  GPtrArray *documents;  /* DipleSharedDocument * */
  GPtrArray *annotators; /* DipleSharedAnnotator * */
  GArray *steps;         /* DipleStep */
  GPtrArray *decisions;  /* DipleReceiveDecision * */
  GHashTable *twins;     /* gint64 * to gint64 *: spans that were decided there, to the same here */
  GArray *entities;      /* gint64: those that were made there and are not here */
  GHashTable *missing;   /* gint64 *: those that are not here because they were deleted here */
  DipleReceipt *receipt;
  GHashTable *counts; /* gint64 *: a document here, to DipleReceiptDocument *, lent */

  DipleBundleProgress progress;
  gpointer data;
  GCancellable *cancellable;
} DipleReceive;

/* diple-receive-since.c: what the two files did since they were one. */
gboolean diple_receive_find_since (DipleReceive *self, GError **error);

/* Keeps how far the other file was received; inside the action. */
gboolean diple_receive_write_receipt (DipleReceive *self, GError **error);

/* diple-receive-match.c: which documents, annotators and entities there are which ones here. */
gboolean diple_receive_match (DipleReceive *self, GError **error);

/* diple-receive-plan.c */
gboolean diple_receive_plan (DipleReceive *self, GError **error);

/* The counts of the document at @place, for the receipt. */
DipleReceiptDocument *diple_receive_count (DipleReceive *self, guint place);

/* diple-receive-check.c: whether the steps can be done: labels, words at their places, ends of
 * relations. Drops what cannot come, with a note. */
gboolean diple_receive_check (DipleReceive *self, GError **error);

/* diple-receive-write.c: does the steps; inside the action. put does one that adds or changes. */
gboolean diple_receive_write (DipleReceive *self, GError **error);
/* The span here that stands for @span of the other copy, which decided it too; or @span. */
gint64 diple_receive_find_twin (const DipleReceive *self, gint64 span);

gboolean diple_receive_put (DipleReceive *self, const DipleStep *step, GError **error);

/* diple-receive-decisions.c: what curators decided in another copy; inside the action, after the
 * steps. */
gboolean diple_receive_plan_decisions (DipleReceive *self, GError **error);
gboolean diple_receive_write_decisions (DipleReceive *self, GError **error);

/* diple-receive-time.c: the time at work. */
gboolean diple_receive_count_time (DipleReceive *self, GError **error);
gboolean diple_receive_write_time (DipleReceive *self, GError **error);

/* Adds a sentence to the receipt; takes it. */
void diple_receive_note (DipleReceive *self, char *sentence);

G_END_DECLS
