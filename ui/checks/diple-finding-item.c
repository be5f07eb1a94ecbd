/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/checks/diple-finding-item-private.h"

struct _DipleFindingItem
{
  GObject parent_instance;

  DipleWarning *warning; /* one of the two is NULL */
  DipleFlag *flag;
};

G_DEFINE_FINAL_TYPE (DipleFindingItem, diple_finding_item, G_TYPE_OBJECT)

static void
diple_finding_item_finalize (GObject *object)
{
  DipleFindingItem *self = DIPLE_FINDING_ITEM (object);

  g_clear_pointer (&self->warning, diple_warning_free);
  g_clear_pointer (&self->flag, diple_flag_free);
  G_OBJECT_CLASS (diple_finding_item_parent_class)->finalize (object);
}

static void
diple_finding_item_class_init (DipleFindingItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = diple_finding_item_finalize;
}

static void
diple_finding_item_init (DipleFindingItem *self)
{
}

DipleFindingItem *
diple_finding_item_new_warning (DipleWarning *warning)
{
  DipleFindingItem *self = g_object_new (DIPLE_TYPE_FINDING_ITEM, NULL);

  self->warning = warning;
  return self;
}

DipleFindingItem *
diple_finding_item_new_flag (DipleFlag *flag)
{
  DipleFindingItem *self = g_object_new (DIPLE_TYPE_FINDING_ITEM, NULL);

  self->flag = flag;
  return self;
}

const DipleWarning *
diple_finding_item_get_warning (DipleFindingItem *self)
{
  g_return_val_if_fail (DIPLE_IS_FINDING_ITEM (self), NULL);
  return self->warning;
}

const DipleFlag *
diple_finding_item_get_flag (DipleFindingItem *self)
{
  g_return_val_if_fail (DIPLE_IS_FINDING_ITEM (self), NULL);
  return self->flag;
}

gint64
diple_finding_item_get_document (DipleFindingItem *self)
{
  g_return_val_if_fail (DIPLE_IS_FINDING_ITEM (self), 0);
  return self->warning != NULL ? self->warning->document : self->flag->document;
}

gint64
diple_finding_item_get_span (DipleFindingItem *self)
{
  g_return_val_if_fail (DIPLE_IS_FINDING_ITEM (self), 0);
  return self->warning != NULL ? self->warning->span : self->flag->span;
}

DipleRange
diple_finding_item_get_range (DipleFindingItem *self)
{
  g_return_val_if_fail (DIPLE_IS_FINDING_ITEM (self), ((DipleRange){ 0, 0 }));
  return self->warning != NULL ? self->warning->range : self->flag->range;
}
