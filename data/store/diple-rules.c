/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "data/diple-error.h"
#include "data/diple-schema-store.h"
#include "data/store/diple-rules-private.h"

const DipleSchema *
diple_rules_get_schema (DipleStore *store, GError **error)
{
  DipleAction *action = diple_store_get_action (store);

  g_assert (action != NULL);

  if (action->schema == NULL)
    action->schema = diple_schema_load (store, error);
  return action->schema;
}

void
diple_rules_forget_schema (DipleStore *store)
{
  DipleAction *action = diple_store_get_action (store);

  if (action != NULL)
    g_clear_pointer (&action->schema, diple_schema_unref);
}

gboolean
diple_rules_refuse (GError **error, char *why)
{
  if (why == NULL)
    return TRUE;
  g_set_error_literal (error, DIPLE_ERROR, DIPLE_ERROR_REFUSED, why);
  g_free (why);
  return FALSE;
}

static gboolean
has_entities (DipleStore *store, const DipleValues *values, GError **error)
{
  static const char sql[] = "SELECT 1 FROM entity WHERE id = ?1";

  for (guint i = 0; i < values->n_items; i++)
    {
      g_autoptr (DipleKept) stmt = NULL;
      int rc;

      if (values->items[i].entity == 0)
        continue;
      stmt = diple_store_keep (store, sql, error);
      if (stmt == NULL)
        return FALSE;
      sqlite3_bind_int64 (stmt, 1, values->items[i].entity);
      rc = diple_sql_step (stmt, error);
      if (rc == SQLITE_DONE)
        diple_rules_refuse (error, g_strdup (_ ("The entity is no longer in the project’s list")));
      if (rc != SQLITE_ROW)
        return FALSE;
    }
  return TRUE;
}

gboolean
diple_rules_allow_values (DipleStore *store,
                          DipleAttributeOwner owner,
                          gint64 carrier,
                          const DipleValues *values,
                          const DipleValues *before,
                          GError **error)
{
  const DipleSchema *schema;

  if (values->n_items == 0 || (before != NULL && diple_values_equal (values, before)))
    return TRUE;
  schema = diple_rules_get_schema (store, error);
  return schema != NULL &&
         diple_rules_refuse (
             error, diple_schema_why_not_values (schema, owner, carrier, values, before)) &&
         has_entities (store, values, error);
}
