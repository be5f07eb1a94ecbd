/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/search/diple-tokens-private.h"

struct _DipleTokens
{
  fts5_tokenizer methods;
  Fts5Tokenizer *tokenizer;
};

static fts5_api *
find_api (sqlite3 *db, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (db, "SELECT fts5 (?1)", error);
  fts5_api *api = NULL;

  if (stmt == NULL)
    return NULL;
  sqlite3_bind_pointer (stmt, 1, &api, "fts5_api_ptr", NULL);
  diple_sql_step (stmt, error);
  return api;
}

DipleTokens *
diple_tokens_new (sqlite3 *db, GError **error)
{
  /* As in the table text_search. */
  static const char *arguments[] = { "remove_diacritics", "2" };
  g_autoptr (DipleTokens) self = g_new0 (DipleTokens, 1);
  fts5_api *api = find_api (db, error);
  void *context = NULL;
  int rc;

  if (api == NULL)
    return NULL;
  rc = api->xFindTokenizer (api, "unicode61", &context, &self->methods);
  if (rc == SQLITE_OK)
    rc = self->methods.xCreate (context, arguments, G_N_ELEMENTS (arguments), &self->tokenizer);
  if (rc == SQLITE_OK)
    return g_steal_pointer (&self);
  diple_sql_fail (db, rc, error);
  return NULL;
}

void
diple_tokens_free (DipleTokens *self)
{
  if (self->tokenizer != NULL)
    self->methods.xDelete (self->tokenizer);
  g_free (self);
}

typedef struct
{
  DipleTokenFunc func;
  gpointer data;
} Walk;

static int
token_cb (void *context, int flags, const char *token, int n_bytes, int start, int end)
{
  Walk *walk = context;

  walk->func (token, n_bytes, start, end, walk->data);
  return SQLITE_OK;
}

void
diple_tokens_foreach (
    DipleTokens *self, const char *text, gsize n_bytes, DipleTokenFunc func, gpointer data)
{
  Walk walk = { func, data };

  /* It fails only without memory, and GLib ends the program then. */
  self->methods.xTokenize (
      self->tokenizer, &walk, FTS5_TOKENIZE_DOCUMENT, text, (int) n_bytes, token_cb);
}
