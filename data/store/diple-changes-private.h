/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-answers.h"
#include "data/diple-changes.h"

G_BEGIN_DECLS

/* What the annotator says of one whole document. */
typedef struct
{
  gint64 document;
  DipleValues values;
} DipleDocumentChange;

typedef struct
{
  gint64 document;
  DipleState state;
} DipleStateChange;

/* What an action writes, for those who apply it to memory too. Nothing stands in it twice. */
struct _DipleChanges
{
  const char *action;
  char *sentence;
  gint64 document;

  GPtrArray *entities;       /* DipleEntity *, owned */
  GArray *removed_relations; /* gint64 */
  GArray *removed_spans;     /* gint64 */
  GPtrArray *spans;          /* DipleSpan *, referenced */
  GPtrArray *relations;      /* DipleRelation *, referenced */
  GArray *values;            /* DipleDocumentChange */
  GArray *states;            /* DipleStateChange */
  GArray *answers;           /* DipleAnswer */
  DipleDocument *facts;      /* or NULL */

  DipleChangesFunc func; /* or NULL */
  gpointer data;         /* of it */
  GCancellable *cancellable;
};

/* Whether a state is among the changes of @document. */
gboolean diple_changes_has_state (const DipleChanges *changes, gint64 document);

/* Calls @func for every document on which @changes do an annotator's work. */
void diple_changes_foreach_worked (const DipleChanges *changes,
                                   void (*func) (gint64 document, gpointer data),
                                   gpointer data);

G_END_DECLS
