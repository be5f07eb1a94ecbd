/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-schema-change.h"

#include "data/schema/diple-schema-private.h"
#include "data/schema/diple-schema-store-private.h"

gboolean
diple_schema_change (DipleStore *store, DipleSchemaFunc func, gpointer data, GError **error)
{
  g_autoptr (DipleSchema) old = NULL;
  g_autoptr (DipleSchema) next = NULL;

  g_return_val_if_fail (DIPLE_IS_STORE (store), FALSE);
  g_return_val_if_fail (func != NULL, FALSE);

  old = diple_schema_load (store, error);
  next = old != NULL ? diple_schema_load (store, error) : NULL;
  return next != NULL && func (next, data, error) && diple_schema_check (next, error) &&
         diple_schema_may_become (store, old, next, error) &&
         diple_schema_write (store, old, next, error);
}

gboolean
diple_schema_touch_remove (DipleStore *store, gint64 id, DipleTouch *touch, GError **error)
{
  g_autoptr (DipleSchema) old = NULL;
  g_autoptr (DipleSchema) next = NULL;
  g_autoptr (GPtrArray) along = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (DIPLE_IS_STORE (store), FALSE);
  g_return_val_if_fail (touch != NULL, FALSE);

  *touch = (DipleTouch){ 0 };
  old = diple_schema_load (store, error);
  next = old != NULL ? diple_schema_load (store, error) : NULL;
  if (next == NULL || !diple_schema_take_away (next, id, along, error))
    return FALSE;
  touch->along = g_steal_pointer (&along);
  return diple_schema_count_purge (store, old, next, touch, error);
}

gboolean
diple_schema_remove (DipleStore *store, gint64 id, GError **error)
{
  g_autoptr (DipleSchema) old = NULL;
  g_autoptr (DipleSchema) next = NULL;

  g_return_val_if_fail (DIPLE_IS_STORE (store), FALSE);

  old = diple_schema_load (store, error);
  next = old != NULL ? diple_schema_load (store, error) : NULL;
  return next != NULL && diple_schema_take_away (next, id, NULL, error) &&
         diple_schema_check (next, error) && diple_schema_purge (store, old, next, error) &&
         diple_schema_write (store, old, next, error);
}
