/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/feedback/diple-feedback-row-private.h"

struct _DipleFeedbackRow
{
  GObject parent_instance;

  DipleFeedback *feedback;
  guint index; /* of its cases */
  guint under;
};

G_DEFINE_FINAL_TYPE (DipleFeedbackRow, diple_feedback_row, G_TYPE_OBJECT)

static void
diple_feedback_row_finalize (GObject *object)
{
  diple_feedback_unref (DIPLE_FEEDBACK_ROW (object)->feedback);
  G_OBJECT_CLASS (diple_feedback_row_parent_class)->finalize (object);
}

static void
diple_feedback_row_class_init (DipleFeedbackRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = diple_feedback_row_finalize;
}

static void
diple_feedback_row_init (DipleFeedbackRow *self)
{
}

DipleFeedbackRow *
diple_feedback_row_new (DipleFeedback *feedback, guint index, guint under)
{
  DipleFeedbackRow *self = g_object_new (DIPLE_TYPE_FEEDBACK_ROW, NULL);

  self->feedback = diple_feedback_ref (feedback);
  self->index = index;
  self->under = under;
  return self;
}

const DipleFeedbackCase *
diple_feedback_row_get (DipleFeedbackRow *self)
{
  g_return_val_if_fail (DIPLE_IS_FEEDBACK_ROW (self), NULL);

  return self->feedback->cases->pdata[self->index];
}

guint
diple_feedback_row_get_under (DipleFeedbackRow *self)
{
  g_return_val_if_fail (DIPLE_IS_FEEDBACK_ROW (self), 0);

  return self->under;
}
