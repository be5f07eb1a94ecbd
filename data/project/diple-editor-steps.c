/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/project/diple-editor-private.h"

/* Which span is active, and how one walks from span to span. */

DipleSpan *
diple_editor_get_active (DipleEditor *self)
{
  g_return_val_if_fail (DIPLE_IS_EDITOR (self), NULL);
  return self->active != 0 ? diple_span_index_find (self->spans, self->active, NULL) : NULL;
}

void
diple_editor_set_active (DipleEditor *self, gint64 span)
{
  g_return_if_fail (DIPLE_IS_EDITOR (self));

  if (self->active == span)
    return;
  self->active = span;
  g_signal_emit (self, diple_editor_signals[DIPLE_EDITOR_ACTIVE_CHANGED], 0);
}

/* The position to step to, or the index's size when there is none. */
static guint
neighbour (DipleEditor *self, int direction, guint offset)
{
  guint size = diple_span_index_size (self->spans);
  guint position = 0;

  if (diple_editor_get_active (self) == NULL)
    {
      position = diple_span_index_lower_bound (self->spans, offset);
      if (direction > 0)
        return position;
      return position > 0 ? position - 1 : size;
    }
  diple_span_index_find (self->spans, self->active, &position);
  if (direction > 0)
    return position + 1;
  return position > 0 ? position - 1 : size;
}

gboolean
diple_editor_step (DipleEditor *self, int direction, guint offset)
{
  guint position;

  g_return_val_if_fail (DIPLE_IS_EDITOR (self), FALSE);
  g_return_val_if_fail (direction != 0, FALSE);

  position = neighbour (self, direction, offset);
  if (position >= diple_span_index_size (self->spans))
    return FALSE;
  diple_editor_set_active (self, diple_span_index_get (self->spans, position)->id);
  return TRUE;
}

gboolean
diple_editor_step_stack (DipleEditor *self, guint offset)
{
  const DipleSpan *active;
  g_autoptr (GPtrArray) stack = NULL;
  guint next = 0;

  g_return_val_if_fail (DIPLE_IS_EDITOR (self), FALSE);

  /* With a span active its own place counts, not where the caret was left. */
  active = diple_editor_get_active (self);
  if (active != NULL && !diple_span_covers (active, offset))
    offset = active->range.start;
  stack = diple_span_index_at (self->spans, offset);
  for (guint i = 0; i < stack->len; i++)
    if (((const DipleSpan *) g_ptr_array_index (stack, i))->id == self->active)
      next = (i + 1) % stack->len;
  if (stack->len == 0 || ((const DipleSpan *) g_ptr_array_index (stack, next))->id == self->active)
    return FALSE;
  diple_editor_set_active (self, ((const DipleSpan *) g_ptr_array_index (stack, next))->id);
  return TRUE;
}
