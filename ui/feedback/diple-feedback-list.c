/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/feedback/diple-feedback-list-private.h"

struct _DipleFeedbackList
{
  GObject parent_instance;

  DipleFeedback *feedback; /* NULL: nothing is listed */
  GArray *cases;           /* guint: indices */
};

static void implement_list (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DipleFeedbackList,
                               diple_feedback_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, implement_list))

static GType
get_item_type (GListModel *list)
{
  return DIPLE_TYPE_FEEDBACK_ROW;
}

static guint
get_n_items (GListModel *list)
{
  return DIPLE_FEEDBACK_LIST (list)->cases->len;
}

static DipleFeedbackChange
get_change (DipleFeedbackList *self, guint position)
{
  const DipleFeedbackCase *found =
      self->feedback->cases->pdata[g_array_index (self->cases, guint, position)];

  return found->change;
}

/* How many of its kind follow the first one of a kind; 0 for others. */
static guint
count_under (DipleFeedbackList *self, guint position)
{
  const DipleFeedbackChange change = get_change (self, position);
  guint end = position;

  if (position > 0 && get_change (self, position - 1) == change)
    return 0;
  while (end < self->cases->len && get_change (self, end) == change)
    end++;
  return end - position;
}

static gpointer
get_item (GListModel *list, guint position)
{
  DipleFeedbackList *self = DIPLE_FEEDBACK_LIST (list);

  return position < self->cases->len
             ? diple_feedback_row_new (self->feedback,
                                       g_array_index (self->cases, guint, position),
                                       count_under (self, position))
             : NULL;
}

static void
implement_list (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
diple_feedback_list_finalize (GObject *object)
{
  DipleFeedbackList *self = DIPLE_FEEDBACK_LIST (object);

  g_clear_pointer (&self->feedback, diple_feedback_unref);
  g_array_unref (self->cases);
  G_OBJECT_CLASS (diple_feedback_list_parent_class)->finalize (object);
}

static void
diple_feedback_list_class_init (DipleFeedbackListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = diple_feedback_list_finalize;
}

static void
diple_feedback_list_init (DipleFeedbackList *self)
{
  self->cases = g_array_new (FALSE, FALSE, sizeof (guint));
}

DipleFeedbackList *
diple_feedback_list_new (void)
{
  return g_object_new (DIPLE_TYPE_FEEDBACK_LIST, NULL);
}

static void
add_change (DipleFeedbackList *self, DipleFeedbackChange change, const DipleFeedbackCount *count)
{
  for (guint i = 0; i < self->feedback->cases->len; i++)
    {
      const DipleFeedbackCase *found = self->feedback->cases->pdata[i];

      if (found->change == change &&
          (count == NULL || (count->about == found->about && count->of == found->of)))
        g_array_append_val (self->cases, i);
    }
}

void
diple_feedback_list_set (DipleFeedbackList *self,
                         DipleFeedback *feedback,
                         DipleFeedbackChange change,
                         const DipleFeedbackCount *count)
{
  const guint n = self->cases->len;
  DipleFeedback *old = self->feedback;

  g_return_if_fail (DIPLE_IS_FEEDBACK_LIST (self));

  g_array_set_size (self->cases, 0);
  self->feedback = feedback != NULL ? diple_feedback_ref (feedback) : NULL;
  for (guint i = 0; feedback != NULL && i < DIPLE_FEEDBACK_KEPT; i++)
    if (change == i || change == DIPLE_N_FEEDBACK_CHANGES)
      add_change (self, i, count);
  if (feedback != NULL && change == DIPLE_FEEDBACK_KEPT)
    add_change (self, change, count);
  g_clear_pointer (&old, diple_feedback_unref);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n, self->cases->len);
}
