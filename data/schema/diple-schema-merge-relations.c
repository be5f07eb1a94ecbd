/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/schema/diple-schema-merge-private.h"

/* What either type may join, both may afterwards: a type without ends joins any two. */
static void
unite_ends (const DipleRelationType *from, DipleRelationType *into)
{
  if (from->ends->len == 0)
    g_array_set_size (into->ends, 0);
  if (into->ends->len == 0)
    return;
  for (guint i = 0; i < from->ends->len; i++)
    {
      DipleRelationEnd end = g_array_index (from->ends, DipleRelationEnd, i);
      if (!diple_relation_type_has_end (into, &end))
        g_array_append_val (into->ends, end);
    }
}

static gboolean
merge_schema (DipleMerge *merge)
{
  const DipleRelationType *from = diple_schema_relation_type (merge->next, merge->from);
  DipleRelationType *into =
      (DipleRelationType *) diple_schema_relation_type (merge->next, merge->into);

  diple_merge_carry (merge, DIPLE_OWNER_RELATION);
  unite_ends (from, into);
  into->across = into->across || from->across;
  /* 0 is any number. */
  into->maximum = into->maximum == 0 || from->maximum == 0 ? 0 : MAX (into->maximum, from->maximum);
  return diple_schema_take_away (merge->next, merge->from, NULL, merge->error) &&
         diple_schema_check (merge->next, merge->error);
}

/* Pairs of relations by one annotator between the same spans, of which the first cannot stay beside
 * the second once both have the type ?2; a symmetric type says the same in both directions. */
static const char doubles[] =
    "SELECT a.id, b.id FROM relation AS a JOIN relation AS b ON b.source = a.source"
    " AND b.target = a.target AND b.annotator = a.annotator WHERE a.type = ?1 AND b.type = ?2"
    " UNION ALL SELECT a.id, b.id FROM relation AS a JOIN relation AS b ON b.source = a.target"
    " AND b.target = a.source AND b.annotator = a.annotator WHERE a.type = ?1"
    " AND (b.type = ?2 OR b.type = ?1 AND b.id < a.id)"
    " AND (SELECT symmetric FROM relation_type WHERE id = ?2)";

/* What the relation @other says and @one does not moves over. */
static gboolean
unite (DipleMerge *merge, gint64 other, gint64 one)
{
  static const char *const statements[] = {
    "UPDATE relation_value SET relation = ?1 WHERE relation = ?2 AND attribute NOT IN"
    " (SELECT attribute FROM relation_value WHERE relation = ?1)",
    "UPDATE relation SET note = coalesce((SELECT note FROM relation WHERE id = ?2), '')"
    " WHERE id = ?1 AND note = ''",
    "DELETE FROM relation_value WHERE relation = ?2",
    "DELETE FROM relation WHERE id = ?2",
  };

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    if (!diple_merge_run (merge, statements[i], one, other))
      return FALSE;
  return TRUE;
}

gboolean
diple_merge_relation_types (DipleMerge *merge)
{
  static const char move[] = "UPDATE relation SET type = ?1, modified = ?3 WHERE type = ?2";
  static const char decisions[] = "UPDATE decision SET relation_type = ?1 WHERE relation_type = ?2";
  static const char drop[] = "DELETE FROM relation_value WHERE attribute = ?1 AND relation IN"
                             " (SELECT id FROM relation WHERE type = ?2)";

  return merge_schema (merge) && diple_merge_unite (merge, doubles, unite) &&
         diple_merge_run (merge, move, merge->into, merge->from) &&
         diple_merge_run (merge, decisions, merge->into, merge->from) &&
         diple_merge_drop_values (merge, DIPLE_OWNER_RELATION, drop);
}

gboolean
diple_merge_count_relation_types (DipleMerge *merge, DipleTouch *touch)
{
  static const char values[] = "SELECT count(*) FROM relation_value JOIN relation ON relation.id ="
                               " relation_value.relation WHERE attribute = ?1 AND type = ?2";
  g_autoptr (GArray) pairs = diple_merge_pairs (merge, doubles);

  if (pairs == NULL)
    return FALSE;
  touch->doubles = pairs->len;
  return diple_merge_count_lost (merge, DIPLE_OWNER_RELATION, values, touch);
}
