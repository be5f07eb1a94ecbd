/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-document.h"
#include "data/diple-span.h"

G_BEGIN_DECLS

/* An article on its way into a project, with the annotations that its file carried, by name:
 * nothing here knows the project's ids but those that our own JSONL kept. Plain values. */
typedef struct
{
  gint64 id; /* 0: make one */
  char *annotator;
  char *layer; /* "" when the input names none */
  char *label;
  DipleRange range;
  DipleRange *fragments; /* all pieces, or NULL */
  guint n_fragments;
  char *note;
  double score;          /* or NAN */
  GPtrArray *attributes; /* DiplePair * */
} DipleArticleSpan;

typedef struct
{
  gint64 id;
  char *annotator;
  char *label;
  gint64 from; /* ids of spans, perhaps of another article of the same file */
  gint64 to;
  char *note;
  GPtrArray *attributes; /* DiplePair * */
} DipleArticleRelation;

typedef struct
{
  char *annotator;
  char *name;
  char *value;
} DipleArticleLabel;

typedef struct
{
  char *name;
  char *state; /* "open", "in progress", "finished" */
} DipleArticleState;

typedef struct
{
  DipleDocument *document; /* id 0: make one */
  GPtrArray *states;       /* DipleArticleState * */
  GPtrArray *spans;        /* DipleArticleSpan * */
  GPtrArray *relations;    /* DipleArticleRelation * */
  GPtrArray *labels;       /* DipleArticleLabel * */
  GPtrArray *warnings;     /* char *: what its reader wants people to know */
} DipleArticle;

DipleArticle *diple_article_new (void);
void diple_article_free (DipleArticle *article);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleArticle, diple_article_free)

G_END_DECLS
