/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/schema/diple-schema-merge-private.h"

#include "data/diple-spans.h"

static void
move_ends (DipleMerge *merge, DipleRelationType *type)
{
  g_autoptr (GArray) ends = g_steal_pointer (&type->ends);

  type->ends = g_array_new (FALSE, FALSE, sizeof (DipleRelationEnd));
  for (guint i = 0; i < ends->len; i++)
    {
      DipleRelationEnd end = g_array_index (ends, DipleRelationEnd, i);

      if (end.from_label == merge->from)
        end.from_label = merge->into;
      if (end.to_label == merge->from)
        end.to_label = merge->into;
      if (!diple_relation_type_has_end (type, &end))
        g_array_append_val (type->ends, end);
    }
}

static void
move_guideline (const DipleLabel *from, DipleLabel *into)
{
  g_autofree char *own = g_steal_pointer (&into->guideline);

  into->guideline = *own != '\0' && *from->guideline != '\0'
                        ? g_strdup_printf ("%s\n\n## %s\n\n%s", own, from->name, from->guideline)
                        : g_strconcat (own, from->guideline, NULL);
  while (from->examples->len > 0)
    g_ptr_array_add (into->examples, g_ptr_array_steal_index (from->examples, 0));
}

static gboolean
merge_schema (DipleMerge *merge)
{
  const DipleLabel *from = diple_schema_label (merge->next, merge->from);
  DipleLabel *into = (DipleLabel *) diple_schema_label (merge->next, merge->into);

  diple_merge_carry (merge, DIPLE_OWNER_SPAN);
  for (guint i = 0; i < merge->next->relation_types->len; i++)
    move_ends (merge, g_ptr_array_index (merge->next->relation_types, i));
  move_guideline (from, into);
  into->fragments = into->fragments || from->fragments;
  return diple_schema_take_away (merge->next, merge->from, NULL, merge->error) &&
         diple_schema_check (merge->next, merge->error);
}

/* Pairs of spans by one annotator on the same pieces of one text, ?1 and ?2 their labels. */
static const char doubles[] =
    "SELECT a.id, b.id FROM span AS a JOIN span AS b ON b.document = a.document"
    " AND b.annotator = a.annotator AND b.start = a.start AND b.\"end\" = a.\"end\" WHERE a.label "
    "= ?1 AND b.label = ?2"
    " AND (SELECT group_concat(start || '-' || \"end\") FROM span_fragment WHERE span = a.id)"
    " IS (SELECT group_concat(start || '-' || \"end\") FROM span_fragment WHERE span = b.id)";

/* What the span @other says and @one does not moves over; what cannot go with it goes. */
static gboolean
unite (DipleMerge *merge, gint64 other, gint64 one)
{
  static const char *const statements[] = {
    "UPDATE span_value SET span = ?1 WHERE span = ?2 AND attribute NOT IN"
    " (SELECT attribute FROM span_value WHERE span = ?1)",
    "UPDATE OR IGNORE relation SET source = ?1 WHERE source = ?2 AND target <> ?1",
    "UPDATE OR IGNORE relation SET target = ?1 WHERE target = ?2 AND source <> ?1",
    "UPDATE OR IGNORE flag SET span = ?1 WHERE span = ?2",
    "UPDATE decision_span SET span = ?1 WHERE span = ?2",
    "UPDATE span SET note = (SELECT note FROM span WHERE id = ?2) WHERE id = ?1 AND note = ''",
  };

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    if (!diple_merge_run (merge, statements[i], one, other))
      return FALSE;
  return diple_spans_remove (merge->store, other, merge->error);
}

static gboolean
move_spans (DipleMerge *merge)
{
  static const char *const statements[] = {
    "UPDATE span SET label = ?1, modified = ?3 WHERE label = ?2",
    "UPDATE decision_span SET label = ?1 WHERE label = ?2",
  };

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    if (!diple_merge_run (merge, statements[i], merge->into, merge->from))
      return FALSE;
  return TRUE;
}

gboolean
diple_merge_labels (DipleMerge *merge)
{
  static const char drop[] = "DELETE FROM span_value WHERE attribute = ?1 AND span IN"
                             " (SELECT id FROM span WHERE label = ?2)";

  return merge_schema (merge) && diple_merge_unite (merge, doubles, unite) && move_spans (merge) &&
         diple_merge_drop_values (merge, DIPLE_OWNER_SPAN, drop);
}

gboolean
diple_merge_count_labels (DipleMerge *merge, DipleTouch *touch)
{
  static const char values[] = "SELECT count(*) FROM span_value JOIN span ON span.id ="
                               " span_value.span WHERE attribute = ?1 AND label = ?2";
  g_autoptr (GArray) pairs = diple_merge_pairs (merge, doubles);

  if (pairs == NULL)
    return FALSE;
  touch->doubles = pairs->len;
  return diple_merge_count_lost (merge, DIPLE_OWNER_SPAN, values, touch);
}
