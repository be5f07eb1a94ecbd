/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/search/diple-kwic-scope-private.h"

typedef struct
{
  gint64 document;
  guint position;
} Place;

struct _DipleScope
{
  GArray *ids; /* gint64, in order */
  gboolean ascending;
  GArray *places; /* Place by id; NULL when the ids ascend */
};

static int
compare_places_cb (gconstpointer a, gconstpointer b)
{
  const Place *first = a, *second = b;

  return (first->document > second->document) - (first->document < second->document);
}

static GArray *
make_places (const GArray *ids)
{
  GArray *places = g_array_sized_new (FALSE, FALSE, sizeof (Place), ids->len);

  for (guint i = 0; i < ids->len; i++)
    {
      const Place place = { g_array_index (ids, gint64, i), i };

      g_array_append_val (places, place);
    }
  g_array_sort (places, compare_places_cb);
  return places;
}

static gboolean
read_ids (DipleScope *self, sqlite3_stmt *stmt, GError **error)
{
  gint64 last = G_MININT64;
  int rc;

  while ((rc = diple_sql_step (stmt, error)) == SQLITE_ROW)
    {
      const gint64 id = sqlite3_column_int64 (stmt, 0);

      self->ascending &= id > last;
      last = id;
      g_array_append_val (self->ids, id);
    }
  return rc == SQLITE_DONE;
}

DipleScope *
diple_scope_new (sqlite3 *db, const DipleKwicQuery *query, GError **error)
{
  g_autoptr (DipleScope) self = g_new0 (DipleScope, 1);
  g_autoptr (GString) sql = g_string_new ("SELECT id FROM document WHERE 1");
  g_autoptr (sqlite3_stmt) stmt = NULL;

  diple_kwic_append_document_conditions (sql, query);
  g_string_append (sql, " ORDER BY position, id");
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->ascending = TRUE;
  stmt = diple_sql_prepare (db, sql->str, error);
  if (stmt == NULL)
    return NULL;
  diple_kwic_bind_conditions (stmt, query);
  if (!read_ids (self, stmt, error))
    return NULL;
  if (!self->ascending)
    self->places = make_places (self->ids);
  return g_steal_pointer (&self);
}

void
diple_scope_free (DipleScope *self)
{
  g_array_unref (self->ids);
  g_clear_pointer (&self->places, g_array_unref);
  g_free (self);
}

guint
diple_scope_size (const DipleScope *self)
{
  return self->ids->len;
}

gint64
diple_scope_get (const DipleScope *self, guint position)
{
  return g_array_index (self->ids, gint64, position);
}

static gint64
id_at (const DipleScope *self, guint i)
{
  return self->places != NULL ? g_array_index (self->places, Place, i).document
                              : g_array_index (self->ids, gint64, i);
}

/* The first of the sorted ids that is not before @document. */
static guint
find_from (const DipleScope *self, gint64 document)
{
  guint low = 0, high = self->ids->len;

  while (low < high)
    {
      const guint middle = (low + high) / 2;

      if (id_at (self, middle) < document)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

guint
diple_scope_find (const DipleScope *self, gint64 document)
{
  const guint i = find_from (self, document);

  if (i == self->ids->len || id_at (self, i) != document)
    return G_MAXUINT;
  return self->places != NULL ? g_array_index (self->places, Place, i).position : i;
}

guint
diple_scope_find_from (const DipleScope *self, gint64 document)
{
  g_return_val_if_fail (self->ascending, 0);

  return find_from (self, document);
}

gboolean
diple_scope_is_ascending (const DipleScope *self)
{
  return self->ascending;
}
