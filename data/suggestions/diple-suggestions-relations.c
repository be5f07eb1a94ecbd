/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-schema-rules.h"
#include "data/suggestions/diple-suggestions-private.h"

/* The models' relations, as far as both of their ends have become the person's own. */

typedef struct
{
  DipleSuggestions *self;
  const DipleOwnWork *own;
  GHashTable *made;
  DipleChanges *changes;
  GPtrArray *relations; /* DipleRelation *, lent: the person's, and those put so far */
  GPtrArray *put;       /* the latter, referenced */
} Bringing;

/* The person's span at the end @id of a model's relation: put now, there already or, with @far, in
 * another document. NULL when it was not accepted. */
static const DipleSpan *
find_end (Bringing *bringing, gint64 id, gboolean *is_new)
{
  const DipleSuggestions *self = bringing->self;
  const DipleSpan *suggested = diple_span_index_find (self->all, id, NULL);
  const DipleSpan *span = g_hash_table_lookup (bringing->made, &id);
  const gint64 *elsewhere;

  *is_new = span != NULL;
  if (span != NULL)
    return span;
  if (suggested != NULL)
    return diple_span_index_find (bringing->own->spans,
                                  diple_suggestions_own_of (self, bringing->own->spans, suggested),
                                  NULL);
  elsewhere = g_hash_table_lookup (self->elsewhere, &id);
  return elsewhere != NULL ? diple_suggestions_get_far (self, *elsewhere)->span : NULL;
}

static gboolean
has_room (Bringing *bringing, const DipleRelationType *type, gint64 source, gint64 target)
{
  guint n = 0;

  for (guint i = 0; i < bringing->relations->len; i++)
    {
      const DipleRelation *other = g_ptr_array_index (bringing->relations, i);

      if (other->type != type->id)
        continue;
      if ((other->source == source && other->target == target) ||
          (type->symmetric && other->source == target && other->target == source))
        return FALSE;
      n += other->source == source;
    }
  return type->maximum == 0 || n < type->maximum;
}

static gboolean
may_join (Bringing *bringing,
          const DipleRelation *relation,
          const DipleSpan *source,
          const DipleSpan *target)
{
  const DipleSchema *schema = bringing->own->schema;
  const DipleRelationType *type = diple_schema_relation_type (schema, relation->type);
  g_autofree char *why = NULL;

  if (type == NULL || source->id == target->id)
    return FALSE;
  why = diple_schema_why_not_join (
      schema, relation->type, source->label, target->label, source->document != target->document);
  return why == NULL && has_room (bringing, type, source->id, target->id);
}

static void
bring (Bringing *bringing, const DipleRelation *relation)
{
  gboolean new_source, new_target;
  const DipleSpan *source = find_end (bringing, relation->source, &new_source);
  const DipleSpan *target = find_end (bringing, relation->target, &new_target);
  DipleRelation *own;

  /* Between two that were there before, the person has said what there is to say. */
  if (source == NULL || target == NULL || (!new_source && !new_target) ||
      !may_join (bringing, relation, source, target))
    return;
  own = diple_relation_new (relation->type, bringing->own->annotator, source->id, target->id);
  own->values = diple_suggestions_fit_values (
      bringing->own->schema, DIPLE_OWNER_RELATION, relation->type, &relation->values);
  diple_changes_put_relation (bringing->changes, own);
  g_ptr_array_add (bringing->relations, own);
  g_ptr_array_add (bringing->put, own);
}

void
diple_suggestions_bring_relations (DipleSuggestions *self,
                                   const DipleOwnWork *own,
                                   GHashTable *made,
                                   DipleChanges *changes)
{
  g_autoptr (GPtrArray) relations = g_ptr_array_new ();
  g_autoptr (GPtrArray) put =
      g_ptr_array_new_with_free_func ((GDestroyNotify) diple_relation_unref);
  Bringing bringing = { self, own, made, changes, relations, put };

  for (guint i = 0; i < own->relations->len; i++)
    g_ptr_array_add (relations, g_ptr_array_index (own->relations, i));
  for (guint i = 0; i < self->relations->len; i++)
    bring (&bringing, g_ptr_array_index (self->relations, i));
}
