/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/attribution/diple-attribution-private.h"

#include "data/diple-schema-rules.h"

/* Which labels and relations of a schema say who says what, and the spans and relations that a
 * proposal becomes. */

enum
{
  CLAIM,
  SOURCE,
  CUE,
  NAME,
};

/* Whether some language calls this part so. */
static gboolean
is_called (GPtrArray *languages, const DipleSchema *schema, gint64 id, guint part)
{
  const DipleLabel *label = diple_schema_label (schema, id);
  g_autofree char *name = label != NULL ? g_utf8_casefold (label->name, -1) : g_strdup ("");

  for (guint i = 0; i < languages->len; i++)
    {
      const DipleAttributionRules *rules = g_ptr_array_index (languages, i);

      for (guint j = 0; rules->labels[part][j] != NULL; j++)
        {
          g_autofree char *other = g_utf8_casefold (rules->labels[part][j], -1);

          if (g_str_equal (name, other))
            return TRUE;
        }
    }
  return FALSE;
}

/* How well a relation between two labels fits "a claim has a source": one point for each name. */
static int
fit (GPtrArray *languages, const DipleSchema *schema, gint64 claim, gint64 other, guint part)
{
  const guint wrong = part == SOURCE ? CUE : SOURCE;

  if (claim == other || is_called (languages, schema, claim, part) ||
      is_called (languages, schema, other, CLAIM) || is_called (languages, schema, other, wrong) ||
      is_called (languages, schema, claim, wrong))
    return 0;
  return is_called (languages, schema, claim, CLAIM) + is_called (languages, schema, other, part);
}

typedef struct
{
  int fit;
  gint64 claim;
  gint64 other;
  gint64 type;
  gboolean backwards;
} Match;

static void
offer (Match *best, int points, gint64 claim, gint64 other, gint64 type, gboolean backwards)
{
  if (points > best->fit)
    *best = (Match){ points, claim, other, type, backwards };
}

static Match
find_relation (GPtrArray *languages, const DipleSchema *schema, guint part, gint64 claim)
{
  Match best = { 0 };

  for (guint i = 0; i < schema->relation_types->len; i++)
    {
      const DipleRelationType *type = g_ptr_array_index (schema->relation_types, i);

      for (guint j = 0; j < type->ends->len && !type->symmetric; j++)
        {
          const DipleRelationEnd *end = &g_array_index (type->ends, DipleRelationEnd, j);
          const gint64 from = end->from_label, to = end->to_label;

          if (claim == 0 || from == claim)
            offer (&best, fit (languages, schema, from, to, part), from, to, type->id, FALSE);
          if (claim == 0 || to == claim)
            offer (&best, fit (languages, schema, to, from, part), to, from, type->id, TRUE);
        }
    }
  return best;
}

gboolean
diple_attribution_find_roles (const DipleSchema *schema, DipleAttributionRoles *roles)
{
  g_autoptr (GPtrArray) languages = diple_attribution_rules_all ();
  Match source, cue;

  g_return_val_if_fail (schema != NULL && roles != NULL, FALSE);

  *roles = (DipleAttributionRoles){ 0 };
  source = find_relation (languages, schema, SOURCE, 0);
  if (source.fit == 0)
    return FALSE;
  cue = find_relation (languages, schema, CUE, source.claim);
  roles->claim = source.claim;
  roles->source = source.other;
  roles->to_source = source.type;
  roles->source_backwards = source.backwards;
  if (cue.fit < 2 && !is_called (languages, schema, cue.other, CUE))
    return TRUE;
  roles->cue = cue.other;
  roles->to_cue = cue.type;
  roles->cue_backwards = cue.backwards;
  return TRUE;
}

GArray *
diple_attribution_known (const DipleSchema *schema,
                         const DipleAttributionRoles *roles,
                         GPtrArray *spans)
{
  GArray *known = g_array_new (FALSE, FALSE, sizeof (DipleKnown));
  g_autoptr (GPtrArray) languages = diple_attribution_rules_all ();

  for (guint i = 0; i < spans->len; i++)
    {
      const DipleSpan *span = g_ptr_array_index (spans, i);
      DipleKnown one = { .span = span->id, .range = span->range, .role = DIPLE_KNOWN_NAME };

      if (span->label == roles->source)
        one.role = DIPLE_KNOWN_SOURCE;
      else if (roles->cue != 0 && span->label == roles->cue)
        one.role = DIPLE_KNOWN_CUE;
      else if (span->label == roles->claim || !is_called (languages, schema, span->label, NAME))
        continue;
      g_array_append_val (known, one);
    }
  return known;
}

static gboolean
joins (const DipleRelation *relation, gint64 type, gint64 claim, gint64 other, gboolean backwards)
{
  const gint64 from = backwards ? other : claim, to = backwards ? claim : other;

  return relation->type == type && (from == 0 || relation->source == from) &&
         (to == 0 || relation->target == to);
}

static gboolean
is_joined (GPtrArray *relations, gint64 type, gint64 claim, gint64 other, gboolean backwards)
{
  for (guint i = 0; relations != NULL && i < relations->len; i++)
    if (joins (g_ptr_array_index (relations, i), type, claim, other, backwards))
      return TRUE;
  return FALSE;
}

gboolean
diple_attribution_has_source (const DipleAttributionRoles *roles,
                              GPtrArray *relations,
                              gint64 claim)
{
  return is_joined (relations, roles->to_source, claim, 0, roles->source_backwards);
}

/* A proposal on its way into an action. */
typedef struct
{
  DipleChanges *changes;
  const DipleSchema *schema;
  GPtrArray *relations; /* that there are; elements DipleRelation *; or NULL */
  gint64 document;
  gint64 annotator;
} Putting;

/* What the attributes of a new span begin with; once more for those that another asks for. */
static void
begin_values (const DipleSchema *schema, DipleSpan *span)
{
  for (guint round = 0; round < 2; round++)
    for (guint i = 0; i < schema->attributes->len; i++)
      {
        const DipleAttribute *attribute = g_ptr_array_index (schema->attributes, i);

        if (diple_attribute_is_carried (attribute, DIPLE_OWNER_SPAN, span->label) &&
            diple_values_get (&span->values, attribute->id, NULL) == NULL &&
            diple_attribute_applies (schema, attribute, span->label, &span->values))
          diple_attribute_set_default (attribute, &span->values);
      }
}

static gint64
put_span (Putting *self, gint64 label, DipleRange range)
{
  g_autoptr (DipleSpan) span = diple_span_new (self->document, self->annotator, label, range);

  begin_values (self->schema, span);
  diple_changes_put_span (self->changes, span);
  return span->id;
}

static gboolean
has_pieces (const DipleSpan *span, const DipleAttribution *attribution)
{
  const guint n = MAX (1, span->n_fragments);
  const DipleRange *pieces = span->n_fragments > 0 ? span->fragments : &span->range;

  if (n != attribution->n_claim)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (pieces[i].start != attribution->claim[i].start ||
        pieces[i].end != attribution->claim[i].end)
      return FALSE;
  return TRUE;
}

static gint64
put_claim (Putting *self, const DipleAttribution *attribution, gint64 label, DipleSpan *claim)
{
  g_autoptr (DipleSpan) span = NULL;

  if (claim != NULL && has_pieces (claim, attribution))
    return claim->id;
  if (claim != NULL)
    span = diple_span_copy (claim);
  else
    span = diple_span_new (self->document, self->annotator, label, attribution->claim[0]);
  diple_span_set_fragments (span, attribution->claim, attribution->n_claim);
  if (claim == NULL)
    begin_values (self->schema, span);
  diple_changes_put_span (self->changes, span);
  return span->id;
}

static void
put_relation (Putting *self, gint64 type, gint64 claim, gint64 other, gboolean backwards)
{
  g_autoptr (DipleRelation) relation = NULL;

  if (is_joined (self->relations, type, claim, other, backwards))
    return;
  relation = diple_relation_new (
      type, self->annotator, backwards ? other : claim, backwards ? claim : other);
  diple_changes_put_relation (self->changes, relation);
}

gint64
diple_attribution_put (DipleChanges *changes,
                       const DipleSchema *schema,
                       const DipleAttributionRoles *roles,
                       DipleAttribution *attribution,
                       gint64 document,
                       gint64 annotator,
                       DipleSpan *claim,
                       GPtrArray *relations)
{
  Putting self = { changes, schema, relations, document, annotator };
  gint64 said;

  g_return_val_if_fail (changes != NULL && schema != NULL && roles != NULL, 0);
  g_return_val_if_fail (attribution != NULL, 0);

  said = put_claim (&self, attribution, roles->claim, claim);
  if (attribution->source_span == 0)
    attribution->source_span = put_span (&self, roles->source, attribution->source);
  put_relation (&self, roles->to_source, said, attribution->source_span, roles->source_backwards);
  if (roles->cue == 0 || attribution->cue.start >= attribution->cue.end)
    return said;
  if (attribution->cue_span == 0)
    attribution->cue_span = put_span (&self, roles->cue, attribution->cue);
  put_relation (&self, roles->to_cue, said, attribution->cue_span, roles->cue_backwards);
  return said;
}
