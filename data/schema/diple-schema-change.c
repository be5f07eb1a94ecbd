/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-schema-change.h"

#include "data/review/diple-decisions-follow-private.h"
#include "data/schema/diple-schema-private.h"
#include "data/schema/diple-schema-store-private.h"

/* Whether what is compared is something else. */
static gboolean
compares_otherwise (const DipleSchema *old, const DipleSchema *next)
{
  for (guint i = 0; i < old->attributes->len; i++)
    {
      const DipleAttribute *attribute = g_ptr_array_index (old->attributes, i);
      const DipleAttribute *same = diple_schema_attribute (next, attribute->id);

      if (same != NULL && same->compared != attribute->compared)
        return TRUE;
    }
  return FALSE;
}

static gboolean
store_followed (DipleStore *store, const DipleSchema *old, const DipleSchema *next, GError **error)
{
  g_autoptr (DipleFollow) follow = NULL;

  if (!compares_otherwise (old, next))
    return diple_schema_write (store, old, next, error);
  follow = diple_follow_remember (store, old, error);
  return follow != NULL && diple_schema_write (store, old, next, error) &&
         diple_follow_write (follow, next, error);
}

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
         store_followed (store, old, next, error);
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
  g_autoptr (DipleFollow) follow = NULL;

  g_return_val_if_fail (DIPLE_IS_STORE (store), FALSE);

  old = diple_schema_load (store, error);
  next = old != NULL ? diple_schema_load (store, error) : NULL;
  follow = next != NULL ? diple_follow_remember (store, old, error) : NULL;
  return follow != NULL && diple_schema_take_away (next, id, NULL, error) &&
         diple_schema_check (next, error) && diple_schema_purge (store, old, next, error) &&
         diple_schema_write (store, old, next, error) && diple_follow_write (follow, next, error);
}
