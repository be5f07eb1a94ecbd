/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-store.h"

G_BEGIN_DECLS

/* What a person answered to one thing that a model had said of a document. A plain value. */
typedef struct
{
  gint64 document;
  gint64 model;
  gint64 suggested; /* the model's span, or the attribute that it says of the whole document */
  gint64 span;      /* the person's own span that was made from it, or 0 */
  gboolean accepted;
  double score; /* the model's, or NAN */
} DipleAnswer;

/* The answers of @annotator about @document; elements DipleAnswer. */
GArray *diple_answers_load (DipleStore *store, gint64 document, gint64 annotator, GError **error);

/* Keeps @answer, in place of an older one to the same, inside an action. */
gboolean
diple_answers_put (DipleStore *store, gint64 annotator, const DipleAnswer *answer, GError **error);

G_END_DECLS
