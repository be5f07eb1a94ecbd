/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/store/diple-sql-private.h"

G_BEGIN_DECLS

/* What was touched in a project since some moment, as its journal tells: the memory by which two
 * files know what each of them did since they were one. An action that was undone or done again
 * since counts as well. */
typedef enum
{
  DIPLE_THING_SPAN,     /* a: its id */
  DIPLE_THING_RELATION, /* a: its id */
  DIPLE_THING_QUESTION, /* a: its id */
  DIPLE_THING_LABEL,    /* of a document: a the document, b the annotator, c the attribute */
  DIPLE_THING_STATE,    /* a: the annotator, b: the document */
  DIPLE_THING_ANSWER, /* to suggestions. a: the annotator, b: the document, c: what was suggested */
  DIPLE_THING_ENTITY, /* a: its id */
  DIPLE_THING_DECISION, /* a: its id */
} DipleThingKind;

typedef struct
{
  DipleThingKind kind;
  gint64 a;
  gint64 b;
  gint64 c;
} DipleThingKey;

guint diple_thing_hash (gconstpointer key);
gboolean diple_thing_equal (gconstpointer a, gconstpointer b);

typedef struct _DipleTouched DipleTouched;

DipleTouched *diple_touched_new (void);
void diple_touched_free (DipleTouched *self);

/* Reads the changesets that @sql, a statement bound and not yet stepped, gives with the time of
 * each in front. */
gboolean diple_touched_read (DipleTouched *self,
                             sqlite3_stmt *stmt,
                             GCancellable *cancellable,
                             GError **error);

/* When it was touched last, in milliseconds since 1970 UTC; 0: not since. */
gint64 diple_touched_when (DipleTouched *self, const DipleThingKey *key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleTouched, diple_touched_free)

G_END_DECLS
