/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/insights/diple-place-item-private.h"

struct _DiplePlaceItem
{
  GObject parent_instance;

  DipleInsightsPlace place;
};

G_DEFINE_FINAL_TYPE (DiplePlaceItem, diple_place_item, G_TYPE_OBJECT)

static void
diple_place_item_finalize (GObject *object)
{
  DiplePlaceItem *self = DIPLE_PLACE_ITEM (object);

  g_free (self->place.before);
  g_free (self->place.text);
  g_free (self->place.after);
  g_free (self->place.says);
  G_OBJECT_CLASS (diple_place_item_parent_class)->finalize (object);
}

static void
diple_place_item_class_init (DiplePlaceItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = diple_place_item_finalize;
}

static void
diple_place_item_init (DiplePlaceItem *self)
{
}

DiplePlaceItem *
diple_place_item_new (const DipleInsightsPlace *place)
{
  DiplePlaceItem *self = g_object_new (DIPLE_TYPE_PLACE_ITEM, NULL);

  self->place = *place;
  self->place.before = g_strdup (place->before);
  self->place.text = g_strdup (place->text);
  self->place.after = g_strdup (place->after);
  self->place.says = g_strdup (place->says);
  return self;
}

const DipleInsightsPlace *
diple_place_item_get (DiplePlaceItem *self)
{
  g_return_val_if_fail (DIPLE_IS_PLACE_ITEM (self), NULL);

  return &self->place;
}
