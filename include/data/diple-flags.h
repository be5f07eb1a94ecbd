/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-span.h"
#include "data/diple-store.h"

G_BEGIN_DECLS

/* A question to whoever writes the guidelines, hung on a span or on a curator's decision. It goes
 * with these, and no dataset has it: it is about the guidelines and not about the text. */
typedef struct
{
  gint64 id;
  gint64 span; /* or the decision, when it hangs on one */
  gboolean on_decision;
  gint64 annotator; /* who asked */
  char *who;        /* their name */
  char *question;   /* may be empty */
  char *answer;     /* may be empty */
  gboolean answered;
  gint64 created;  /* milliseconds since 1970 UTC */
  gint64 document; /* of the span or decision, and so on */
  gint64 label;
  DipleRange range;
  char *surface; /* the text there, cut after 80 code points; about a document its title */
  char *title;   /* of the document */
} DipleFlag;

void diple_flag_free (DipleFlag *flag);

/* The flags of @annotator (0: everybody's) in @document (0: in all), open ones first, then in the
 * project's order; elements DipleFlag *, owned by the array. */
GPtrArray *diple_flags_load (DipleStore *store, gint64 annotator, gint64 document, GError **error);

/* Inside an action. @span may be a decision. ask hangs a question on it, or changes the one that is
 * there and opens it again; take_back removes it; answer settles it, or with @answered FALSE opens
 * it again. DIPLE_ERROR_NOT_FOUND when there is no such thing or no question on it. */
gboolean diple_flags_ask (
    DipleStore *store, gint64 span, gint64 annotator, const char *question, GError **error);
gboolean diple_flags_take_back (DipleStore *store, gint64 span, GError **error);
gboolean diple_flags_answer (
    DipleStore *store, gint64 span, const char *answer, gboolean answered, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleFlag, diple_flag_free)

G_END_DECLS
