/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-figure.h"
#include "data/diple-review-decisions.h"
#include "data/diple-self-agreement.h"

G_BEGIN_DECLS

/* What became of one annotator's work in review: each span, relation and document label of theirs
 * beside what was decided, and what was decided that they do not have. It says nothing of other
 * annotators. Plain values, which may be read on any thread; see docs/feedback.md. */

/* What was done to it: the first of these that is true. */
typedef enum
{
  DIPLE_FEEDBACK_LABEL,    /* another label, and perhaps another place */
  DIPLE_FEEDBACK_BOUNDARY, /* another place */
  DIPLE_FEEDBACK_VALUE,    /* other values of attributes */
  DIPLE_FEEDBACK_TARGET,   /* of a relation: it leads somewhere else */
  DIPLE_FEEDBACK_DROPPED,  /* decided that it is nothing */
  DIPLE_FEEDBACK_MISSED,   /* decided, and they have nothing there */
  DIPLE_FEEDBACK_KEPT,
  DIPLE_N_FEEDBACK_CHANGES,
} DipleFeedbackChange;

typedef enum
{
  DIPLE_FEEDBACK_SPAN,
  DIPLE_FEEDBACK_RELATION,
  DIPLE_FEEDBACK_DOCUMENT, /* a label of the whole document */
} DipleFeedbackAbout;

/* What the annotator has, or what was decided. */
typedef struct
{
  gint64 id;  /* of the span or relation; 0: nothing, or a document label */
  char *name; /* of its label, relation type or attribute; NULL: there is nothing */
  char *text; /* its words on one line; of a relation the two ends, of a document label its value */
  char *values;  /* of attributes in which the two differ, "stance: denying"; or "" */
  GArray *marks; /* DipleRange: where its pieces lie in the case's passage (code points) */
} DipleFeedbackVersion;

typedef struct
{
  DipleFeedbackAbout about;
  DipleFeedbackChange change;
  gint64 of; /* the label, relation type or attribute that it is counted under */
  gint64 document;
  char *title;
  DipleRange range; /* where to look: all that either version covers; code points */
  char *passage;    /* the words there in their context, on one line; "" of a document label */
  DipleFeedbackVersion own;
  DipleFeedbackVersion decided;
  DiplePatternSet patterns; /* that explain another place */
  gboolean longer;          /* then: theirs is longer than what was decided */
  gint64 decision;
  char *curator;  /* who decided, or "" */
  gint64 at;      /* when; milliseconds since 1970 UTC */
  char *reason;   /* the curator's note, or "" */
  char *question; /* to whoever writes the guidelines, or "" */
} DipleFeedbackCase;

/* The cases of one label, relation type or attribute of documents. */
typedef struct
{
  DipleFeedbackAbout about;
  gint64 of;
  char *name;
  guint n[DIPLE_N_FEEDBACK_CHANGES];
} DipleFeedbackCount;

/* Immutable once read, with an atomic count of references. */
typedef struct
{
  gint64 annotator;
  char *name;
  char *project;
  gint64 made;       /* when this was read; milliseconds since 1970 UTC */
  GPtrArray *cases;  /* DipleFeedbackCase *, in the project's order and by place */
  GPtrArray *counts; /* DipleFeedbackCount *, in the schema's order; none that are all 0 */
  guint n[DIPLE_N_FEEDBACK_CHANGES];
  guint patterns[DIPLE_N_PATTERNS][2]; /* theirs was the longer one, the shorter one */
  guint n_documents;                   /* of theirs in which something was decided */
  guint n_finished;                    /* that they finished */
  guint n_open;      /* items with something of theirs, in these documents, that are not decided */
  DipleFigure exact; /* F1 of label and place against what was decided */
  DipleSelfAgreement *again; /* on documents that were given a second time */
} DipleFeedback;

DipleFeedback *diple_feedback_ref (DipleFeedback *self);
void diple_feedback_unref (DipleFeedback *self);

/* How many cases are not kept as they were. */
guint diple_feedback_count_changed (const DipleFeedback *self);

/* Reads it, document by document. It has no store of its own, so that it may be used on one thread
 * after another, but on one at a time. */
typedef struct _DipleFeedbackReader DipleFeedbackReader;

/* Lists what is to be read. @options may be NULL. NULL with DIPLE_ERROR_REFUSED when @annotator is
 * no person or model. */
DipleFeedbackReader *diple_feedback_reader_new (DipleStore *store,
                                                gint64 annotator,
                                                const DipleReviewOptions *options,
                                                GError **error);
void diple_feedback_reader_free (DipleFeedbackReader *self);

/* Reads on for about @milliseconds. TRUE, also when there is more to read. */
gboolean diple_feedback_reader_read_on (DipleFeedbackReader *self,
                                        DipleStore *store,
                                        guint milliseconds,
                                        GCancellable *cancellable,
                                        GError **error);
void diple_feedback_reader_get_progress (DipleFeedbackReader *self, guint *done, guint *total);

/* What was read, once everything is; the caller owns it. */
DipleFeedback *diple_feedback_reader_end (DipleFeedbackReader *self);

/* All at once. */
DipleFeedback *diple_feedback_read (DipleStore *store,
                                    gint64 annotator,
                                    const DipleReviewOptions *options,
                                    GCancellable *cancellable,
                                    GError **error);

/* diple-feedback-words.c */

/* "boundary", "dropped" …, for files; DIPLE_N_FEEDBACK_CHANGES for what is none. */
const char *diple_feedback_change_name (DipleFeedbackChange change);
DipleFeedbackChange diple_feedback_change_from_name (const char *name);
/* "Other Place", in the user's language. */
const char *diple_feedback_change_title (DipleFeedbackChange change);
const char *diple_feedback_about_name (DipleFeedbackAbout about);

/* What was changed in one sentence: "Organization became Location", "“Dr.” left out: title before
 * the name"; a new string, never empty. */
char *diple_feedback_case_dup_sentence (const DipleFeedbackCase *self);

/* What all of it comes to, in a few sentences; a new string. */
char *diple_feedback_dup_summary (const DipleFeedback *self);

/* How far somebody agrees with themselves; NULL when nothing was finished twice. */
char *diple_feedback_dup_again (const DipleFeedback *self);

/* The report as one HTML file that prints well and needs nothing else; a new string. */
char *diple_feedback_dup_html (const DipleFeedback *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleFeedback, diple_feedback_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleFeedbackReader, diple_feedback_reader_free)

G_END_DECLS
