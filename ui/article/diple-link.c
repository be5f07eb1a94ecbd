/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/article/diple-link-private.h"

static gboolean
leads (const DipleRelationType *type, gint64 from, gint64 to)
{
  for (guint i = 0; i < type->ends->len; i++)
    {
      const DipleRelationEnd *end = &g_array_index (type->ends, DipleRelationEnd, i);

      if (end->from_label == from && end->to_label == to)
        return TRUE;
    }
  return type->ends->len == 0;
}

gboolean
diple_link_joins (const DipleSchema *schema, gint64 type, gint64 label, gint64 other)
{
  for (guint i = 0; i < schema->relation_types->len; i++)
    {
      const DipleRelationType *each = g_ptr_array_index (schema->relation_types, i);

      if ((type == 0 || each->id == type) &&
          (leads (each, label, other) || leads (each, other, label)))
        return TRUE;
    }
  return FALSE;
}

gboolean
diple_link_begins (const DipleSchema *schema, gint64 type, gint64 label)
{
  for (guint i = 0; i < schema->labels->len; i++)
    {
      const DipleLabel *other = g_ptr_array_index (schema->labels, i);

      if (diple_link_joins (schema, type, label, other->id))
        return TRUE;
    }
  return FALSE;
}

gboolean
diple_link_is_reversed (const DipleSchema *schema, gint64 type, gint64 label, gint64 other)
{
  const DipleRelationType *found = diple_schema_relation_type (schema, type);

  return found != NULL && !leads (found, label, other) && leads (found, other, label);
}

/* The labels first, which cost nothing: a long text has thousands of spans. */
static gboolean
type_allows (DipleEditor *editor, gint64 type, const DipleSpan *from, const DipleSpan *to)
{
  g_autofree char *reason = NULL;

  if (from->id == to->id ||
      !diple_link_joins (diple_editor_get_schema (editor), type, from->label, to->label))
    return FALSE;
  reason = diple_editor_why_not_link (editor, type, from->id, to->id, to->label);
  return reason == NULL;
}

GArray *
diple_link_types (DipleEditor *editor, const DipleSpan *span, const DipleSpan *target)
{
  const GPtrArray *types = diple_editor_get_schema (editor)->relation_types;
  GArray *allowed = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < types->len; i++)
    {
      const DipleRelationType *type = g_ptr_array_index (types, i);

      if (type_allows (editor, type->id, span, target))
        g_array_append_val (allowed, type->id);
    }
  return allowed;
}

gboolean
diple_link_allows (const DipleLink *link, DipleEditor *editor, const DipleSpan *span)
{
  const DipleSpan *from = diple_span_index_find (diple_editor_get_spans (editor), link->span, NULL);

  if (from == NULL || from->id == span->id)
    return FALSE;
  if (link->type != 0)
    return type_allows (editor, link->type, from, span);
  if (!diple_link_joins (diple_editor_get_schema (editor), 0, from->label, span->label))
    return FALSE;
  {
    g_autoptr (GArray) types = diple_link_types (editor, from, span);

    return types->len > 0;
  }
}
