/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/schema/diple-row-list-private.h"

void
diple_row_list_init (DipleRowList *self, AdwPreferencesGroup *group, GtkWidget *last)
{
  *self = (DipleRowList){ .group = group, .last = last, .rows = g_ptr_array_new () };
  if (last != NULL)
    adw_preferences_group_add (group, last);
}

void
diple_row_list_clear (DipleRowList *self)
{
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->shown, g_free);
}

gboolean
diple_row_list_begin (DipleRowList *self, char *picture)
{
  g_autofree char *now = picture;

  if (g_strcmp0 (now, self->shown) == 0)
    return FALSE;
  g_free (self->shown);
  self->shown = g_steal_pointer (&now);
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  return TRUE;
}

void
diple_row_list_add (DipleRowList *self, GtkWidget *row)
{
  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (self->group, row);
}

/* A group only appends. */
void
diple_row_list_end (DipleRowList *self)
{
  g_autoptr (GtkWidget) last = self->last != NULL ? g_object_ref (self->last) : NULL;

  if (last == NULL)
    return;
  adw_preferences_group_remove (self->group, last);
  adw_preferences_group_add (self->group, last);
}

gboolean
diple_row_list_find (const DipleRowList *self, GtkWidget *row, guint *position)
{
  return g_ptr_array_find (self->rows, row, position);
}
