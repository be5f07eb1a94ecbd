/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/schema/diple-owner-list-private.h"

#include "ui/schema/diple-check-row-private.h"

#include <glib/gi18n-lib.h>

struct _DipleOwnerList
{
  AdwPreferencesGroup parent_instance;

  AdwExpanderRow *row;
  GPtrArray *checks; /* DipleCheckRow *, children of the row */
  DipleSchemaWork *work;
  gint64 id;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (DipleOwnerList, diple_owner_list, ADW_TYPE_PREFERENCES_GROUP)

static const DipleAttribute *
attribute (DipleOwnerList *self)
{
  const DipleSchema *schema = diple_schema_work_get_schema (self->work);

  return schema != NULL ? diple_schema_attribute (schema, self->id) : NULL;
}

/* No tick would mean all; so the last one that goes takes all. */
static void
toggled_cb (DipleOwnerList *self)
{
  g_autoptr (GArray) owners = NULL;

  if (self->filling)
    return;
  owners = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < self->checks->len; i++)
    {
      DipleCheckRow *check = g_ptr_array_index (self->checks, i);
      gint64 id = diple_check_row_get_id (check);

      if (diple_check_row_get_active (check))
        g_array_append_val (owners, id);
    }
  if (owners->len == self->checks->len)
    g_array_set_size (owners, 0);
  diple_schema_work_set_list (self->work, self->id, DIPLE_LIST_OWNERS, owners);
}

static void
clear (DipleOwnerList *self)
{
  for (guint i = 0; i < self->checks->len; i++)
    adw_expander_row_remove (self->row, g_ptr_array_index (self->checks, i));
  g_ptr_array_set_size (self->checks, 0);
}

/* All parts begin with their ids. */
static void
add_checks (DipleOwnerList *self, const GPtrArray *parts)
{
  for (guint i = 0; i < parts->len; i++)
    {
      gint64 id = *(const gint64 *) g_ptr_array_index (parts, i);
      const char *name = diple_schema_part_name (diple_schema_work_get_schema (self->work), id);
      GtkWidget *check = diple_check_row_new (id, name);

      g_signal_connect_swapped (check, "toggled", G_CALLBACK (toggled_cb), self);
      g_ptr_array_add (self->checks, check);
      adw_expander_row_add_row (self->row, check);
    }
}

/* Ticks move under the pointer, rows do not: they are made again only when there are others. */
static gboolean
has_rows (DipleOwnerList *self, const GPtrArray *parts)
{
  if (parts->len != self->checks->len)
    return FALSE;
  for (guint i = 0; i < parts->len; i++)
    {
      gint64 id = *(const gint64 *) g_ptr_array_index (parts, i);
      if (!diple_check_row_is (
              g_ptr_array_index (self->checks, i),
              id,
              diple_schema_part_name (diple_schema_work_get_schema (self->work), id)))
        return FALSE;
    }
  return TRUE;
}

static char *
summarise (DipleOwnerList *self, const DipleAttribute *at_hand)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  if (at_hand->owners->len == 0)
    return g_strdup (at_hand->owner == DIPLE_OWNER_SPAN ? _ ("All labels") : _ ("All relations"));
  for (guint i = 0; i < at_hand->owners->len; i++)
    g_ptr_array_add (
        names,
        (gpointer) diple_schema_part_name (diple_schema_work_get_schema (self->work),
                                           g_array_index (at_hand->owners, gint64, i)));
  g_ptr_array_add (names, NULL);
  return g_strjoinv (_ (", "), (char **) names->pdata);
}

static void
fill (DipleOwnerList *self, const DipleAttribute *at_hand, const GPtrArray *parts)
{
  g_autofree char *summary = summarise (self, at_hand);
  g_autofree char *escaped = g_markup_escape_text (summary, -1);

  self->filling = TRUE;
  if (!has_rows (self, parts))
    {
      clear (self);
      add_checks (self, parts);
    }
  for (guint i = 0; i < self->checks->len; i++)
    {
      DipleCheckRow *check = g_ptr_array_index (self->checks, i);
      diple_check_row_set_active (check,
                                  diple_attribute_is_on (at_hand, diple_check_row_get_id (check)));
    }
  adw_expander_row_set_subtitle (self->row, escaped);
  self->filling = FALSE;
}

static void
diple_owner_list_dispose (GObject *object)
{
  DipleOwnerList *self = DIPLE_OWNER_LIST (object);

  g_clear_object (&self->work);
  g_clear_pointer (&self->checks, g_ptr_array_unref);

  G_OBJECT_CLASS (diple_owner_list_parent_class)->dispose (object);
}

static void
diple_owner_list_class_init (DipleOwnerListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = diple_owner_list_dispose;
}

static void
diple_owner_list_init (DipleOwnerList *self)
{
  self->checks = g_ptr_array_new ();
  self->row = ADW_EXPANDER_ROW (adw_expander_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), _ ("Carried by"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->row));
}

void
diple_owner_list_show (DipleOwnerList *self, DipleSchemaWork *work, gint64 id)
{
  const DipleSchema *schema = diple_schema_work_get_schema (work);
  const DipleAttribute *at_hand;

  g_return_if_fail (DIPLE_IS_OWNER_LIST (self));

  g_set_object (&self->work, work);
  self->id = id;
  at_hand = attribute (self);
  gtk_widget_set_visible (GTK_WIDGET (self),
                          at_hand != NULL && at_hand->owner != DIPLE_OWNER_DOCUMENT);
  if (at_hand != NULL && at_hand->owner != DIPLE_OWNER_DOCUMENT)
    fill (self,
          at_hand,
          at_hand->owner == DIPLE_OWNER_SPAN ? schema->labels : schema->relation_types);
}
