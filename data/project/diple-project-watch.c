/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/project/diple-project-private.h"

#include "data/diple-search.h"

/* How often the file is asked whether another program wrote to it, or moved it. */
#define WATCH_MILLISECONDS 700

/* How long the search index is filled between two looks, and how much in one transaction. */
#define INDEX_MILLISECONDS 500
#define INDEX_DOCUMENTS 64

/* Fills the search index while nothing else is to be written, a few milliseconds at a time. */
static void
index_backlog (DipleProject *self, DipleStore *store)
{
  gint64 deadline = g_get_monotonic_time () + INDEX_MILLISECONDS * 1000;
  gboolean more = TRUE;

  while (more && g_atomic_int_get (&self->jobs) == 0 && !g_atomic_int_get (&self->closing) &&
         g_get_monotonic_time () < deadline)
    /* A failure is met again, and told, by whoever writes next; searches still find everything. */
    if (!diple_search_catch_up (store, INDEX_DOCUMENTS, &more, NULL))
      return;
}

char *
diple_project_read_history (DipleStore *store)
{
  static const char sql[] = "SELECT (SELECT coalesce(max(id), 0) FROM journal), count(*), total(id)"
                            " FROM journal WHERE state = 'undone'";
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (diple_store_get_db (store), sql, NULL);

  if (stmt == NULL || diple_sql_step (stmt, NULL) != SQLITE_ROW)
    return NULL;
  return g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %.0f",
                          (gint64) sqlite3_column_int64 (stmt, 0),
                          (gint64) sqlite3_column_int64 (stmt, 1),
                          sqlite3_column_double (stmt, 2));
}

/* On the writing thread: its own commits do not change its data version, those of others do. Of
 * these only actions are told; the journal is read between two looks at the version, so that what
 * somebody commits meanwhile is not taken for known. */
static void
look_at_history (DipleProject *self, DipleStore *store)
{
  const guint64 version = diple_store_get_data_version (store);
  const gboolean others = version != self->data_version;
  g_autofree char *history = NULL;

  if (!others && !self->acted)
    return;
  history = diple_project_read_history (store);
  if (!others && diple_store_get_data_version (store) != version)
    return;
  if (others && (history == NULL || g_strcmp0 (history, self->history) != 0))
    diple_project_tell_change (self, 0, TRUE);
  g_free (self->history);
  self->history = g_steal_pointer (&history);
  self->data_version = version;
  self->acted = FALSE;
}

/* On the writing thread. */
static void
look_at_place (DipleProject *self, DipleStore *store)
{
  const gboolean away = diple_store_has_moved (store);

  if (away == self->away)
    return;
  self->away = away;
  diple_project_tell_move (self, away);
}

static void
look_elsewhere (DipleStore *store, gpointer data)
{
  g_autoptr (DipleProject) self = data;

  look_at_place (self, store);
  look_at_history (self, store);
  index_backlog (self, store);
  g_atomic_int_set (&self->watching, FALSE);
}

/* While a long job writes, looks must not pile up behind it. */
static void
look (DipleProject *self)
{
  if (g_atomic_int_compare_and_exchange (&self->watching, FALSE, TRUE))
    diple_worker_push (self->writer, look_elsewhere, g_object_ref (self));
}

static void
verify (DipleStore *store, gpointer data)
{
  g_autoptr (DipleProject) self = data;

  diple_store_ensure_sound (store, NULL);
  g_atomic_int_add (&self->long_jobs, -1);
}

/* When the list and the first article are there, while people still look at it, so that their first
 * edit need not wait for it. A damaged file is told by that edit. */
static void
verify_once (DipleProject *self)
{
  if (self->verified)
    return;
  self->verified = TRUE;
  g_atomic_int_inc (&self->long_jobs);
  diple_worker_push (self->writer, verify, g_object_ref (self));
}

static gboolean
watch_cb (gpointer data)
{
  verify_once (data);
  look (data);
  return G_SOURCE_CONTINUE;
}

void
diple_project_start_watching (DipleProject *self)
{
  self->watch = g_timeout_source_new (WATCH_MILLISECONDS);
  g_source_set_callback (self->watch, watch_cb, self, NULL);
  g_source_attach (self->watch, self->context);
  look (self);
}
