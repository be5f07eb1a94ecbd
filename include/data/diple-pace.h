/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-figure.h"
#include "data/diple-store.h"

G_BEGIN_DECLS

/* How far one annotator is. The times are those that the window counted, here or where a bundle was
 * worked on. */
typedef struct
{
  gint64 annotator;
  char *name;
  char *kind;        /* "person", "model", "gold" or "again" */
  guint n_documents; /* to do: those that were handed out, or all when none were; of the gold layer
                      * those that two have finished */
  guint n_finished;  /* of the gold layer: in which something is decided */
  guint n_begun;     /* in progress */
  gint64 spans;      /* in all documents */
  gint64 milliseconds;       /* in all documents */
  DipleFigure median;        /* milliseconds in a document that is finished and was timed */
  DipleFigure spans_an_hour; /* in documents that were timed, once that is five minutes */
} DiplePace;

void diple_pace_free (DiplePace *pace);

/* Everybody's, by name; elements DiplePace *, owned by the array. NULL with an error. */
GPtrArray *diple_pace_list (DipleStore *store, GError **error);

/* How often an annotator used a label. */
typedef struct
{
  gint64 label;
  gint64 annotator;
  gint64 count;
  gboolean worker; /* neither the gold layer nor a second pass: it counts for everybody */
} DipleLabelUse;

/* All uses; elements DipleLabelUse. NULL with an error. */
GArray *diple_label_uses_list (DipleStore *store, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiplePace, diple_pace_free)

G_END_DECLS
