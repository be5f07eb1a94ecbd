/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-document.h"
#include "data/diple-span.h"

G_BEGIN_DECLS

/* An article on its way into a project, with the annotations that its file carried, by name:
 * nothing here knows the project's ids but those that our own JSONL kept. Plain values, owned by
 * their article; a string or array that is NULL holds nothing. */
/* What a model suggested, from which a span was made. */
typedef struct
{
  char *model;
  gint64 span;  /* the model's, which need not be in the file */
  double score; /* or NAN */
  gboolean corrected;
} DipleArticleSuggested;

typedef struct
{
  gint64 id; /* 0: make one */
  char *annotator;
  char *layer; /* NULL or "" when the input names none */
  char *label;
  DipleRange range;
  DipleRange bytes;      /* the same in bytes of the text; empty when its reader did not count */
  DipleRange *fragments; /* all pieces, or NULL */
  guint n_fragments;
  char *note;
  double score;          /* or NAN */
  GPtrArray *attributes; /* DiplePair * */
  GPtrArray *suggested;  /* DipleArticleSuggested * */
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

/* A span that was left out because another says the same. */
typedef struct
{
  gint64 id;                     /* as its file calls it */
  const DipleArticleSpan *first; /* of the same article, which stands for both */
} DipleArticleDouble;

typedef struct
{
  DipleDocument *document; /* id 0: make one */
  GPtrArray *states;       /* DipleArticleState * */
  GPtrArray *spans;        /* DipleArticleSpan * */
  GPtrArray *relations;    /* DipleArticleRelation * */
  GPtrArray *labels;       /* DipleArticleLabel * */
  GPtrArray *warnings;     /* char *: what its reader wants people to know */
  GArray *doubles;         /* DipleArticleDouble; NULL until diple_intake_sift() */
} DipleArticle;

DipleArticle *diple_article_new (void);
void diple_article_free (DipleArticle *article);

/* A span without score and with nothing else set. */
DipleArticleSpan *diple_article_span_new (void);
void diple_article_span_free (DipleArticleSpan *span);

void diple_article_suggested_free (DipleArticleSuggested *suggested);
void diple_article_relation_free (DipleArticleRelation *relation);
void diple_article_label_free (DipleArticleLabel *label);
void diple_article_state_free (DipleArticleState *state);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleArticle, diple_article_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleArticleSpan, diple_article_span_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleArticleSuggested, diple_article_suggested_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleArticleRelation, diple_article_relation_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleArticleLabel, diple_article_label_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleArticleState, diple_article_state_free)

G_END_DECLS
