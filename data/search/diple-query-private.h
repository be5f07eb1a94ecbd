/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/search/diple-tokens-private.h"

G_BEGIN_DECLS

/* A query as people write it, read into a tree. Plain value, immutable once parsed. */

typedef enum
{
  DIPLE_QUERY_PHRASE, /* one word or several that follow each other */
  DIPLE_QUERY_NEAR,
  DIPLE_QUERY_AND,
  DIPLE_QUERY_OR,
  DIPLE_QUERY_NOT, /* the first child, but not the second */
} DipleQueryKind;

typedef struct
{
  DipleQueryKind kind;
  guint phrase;        /* of a phrase: its place in the query's phrases */
  guint distance;      /* of NEAR, in words */
  GPtrArray *children; /* DipleQueryNode *; of NEAR, all of them phrases; NULL in a phrase */
} DipleQueryNode;

/* A folded word. The last one of a phrase may be the beginning of words. */
typedef struct
{
  char *text;
  gsize n_bytes;
  gboolean prefix;
} DipleTerm;

typedef struct
{
  char *text;      /* as it was written, without its quotation marks */
  gboolean prefix; /* ended in an asterisk */
  gboolean quoted;
  gboolean literal; /* nothing the index could find: looked for as it stands */
  guint *terms;     /* places in the query's terms */
  guint n_terms;
} DiplePhrase;

typedef struct
{
  DipleQueryNode *root;
  GPtrArray *phrases; /* DiplePhrase * */
  GPtrArray *terms;   /* DipleTerm *, each once */
} DipleQuery;

/* NULL with DIPLE_ERROR_INPUT, whose message says what to write instead. */
DipleQuery *diple_query_parse (const char *words, DipleTokens *tokens, GError **error);
void diple_query_free (DipleQuery *self);

/* For FTS5: a condition that every text has which the query finds, and perhaps others; a new
 * string, or NULL when the index cannot help. */
char *diple_query_to_fts (const DipleQuery *self);

/* Whether the index has to gather all words with some beginning before it can answer. */
gboolean diple_query_has_prefix (const DipleQuery *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleQuery, diple_query_free)

G_END_DECLS
