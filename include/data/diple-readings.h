/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-store.h"

G_BEGIN_DECLS

/* Where an annotator was in a document, and how long they have been at work on it. */
typedef struct
{
  gint64 annotator;
  gint64 document;
  guint place; /* the first code point that was on the screen */
  guint caret; /* a code point */
  gint64 milliseconds;
} DipleReading;

/* Zeros when the annotator never was in the document. */
gboolean diple_readings_get (
    DipleStore *store, gint64 annotator, gint64 document, DipleReading *reading, GError **error);

/* Keeps place and caret and adds the milliseconds to those that are there. It is no action: nothing
 * is written to the journal. A document that is gone is left alone. */
gboolean diple_readings_put (DipleStore *store, const DipleReading *reading, GError **error);

/* The document that the annotator was in last and that is still there, or 0; -1 with an error. */
gint64 diple_readings_last (DipleStore *store, gint64 annotator, GError **error);

/* The readings of all documents that are there (DipleReading), in the order of the project; those
 * of one annotator unless @annotator is 0. NULL with an error. */
GArray *diple_readings_list (DipleStore *store, gint64 annotator, GError **error);

G_END_DECLS
