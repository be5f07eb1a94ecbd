/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "data/diple-schema-rules.h"

/* How spans of one annotator may lie beside each other. */

typedef struct
{
  const DipleSpan *span;
  DipleOverlap overlap; /* of its layer */
  const DipleSchema *schema;
  gint64 layer;
  gboolean same;
  gboolean crosses;
} Neighbours;

static gboolean
crosses (DipleOverlap overlap, DipleRange a, DipleRange b)
{
  if (overlap == DIPLE_OVERLAP_ANY)
    return FALSE;
  return overlap == DIPLE_OVERLAP_NONE || (a.start < b.start && a.end < b.end) ||
         (a.start > b.start && a.end > b.end);
}

static gboolean
meet (DipleSpan *other, gpointer data)
{
  Neighbours *found = data;
  const DipleLabel *label;

  if (other->id == found->span->id)
    return TRUE;
  found->same = diple_span_same (other, found->span);
  if (found->overlap != DIPLE_OVERLAP_ANY)
    {
      label = diple_schema_label (found->schema, other->label);
      found->crosses = label != NULL && label->layer == found->layer &&
                       crosses (found->overlap, other->range, found->span->range);
    }
  return !found->same && !found->crosses;
}

char *
diple_schema_why_not_place (const DipleSchema *schema,
                            const DipleSpanIndex *spans,
                            const DipleSpan *span)
{
  const DipleLabel *label = diple_schema_label (schema, span->label);
  const DipleLayer *layer = label != NULL ? diple_schema_layer (schema, label->layer) : NULL;
  Neighbours found = { .span = span, .schema = schema };

  if (label == NULL)
    return g_strdup (_ ("That label is no longer in the schema"));
  found.layer = label->layer;
  found.overlap = layer != NULL ? layer->overlap : DIPLE_OVERLAP_ANY;
  diple_span_index_foreach (spans, span->range, meet, &found);
  if (found.same)
    return g_strdup_printf (_ ("This text is marked as %s already"), label->name);
  if (!found.crosses)
    return NULL;
  return layer->overlap == DIPLE_OVERLAP_NONE
             ? g_strdup_printf (_ ("Annotations of the layer “%s” may not overlap: change the "
                                   "other one first"),
                                layer->name)
             : g_strdup_printf (_ ("Annotations of the layer “%s” may nest but not cross: change "
                                   "where one of them ends"),
                                layer->name);
}
