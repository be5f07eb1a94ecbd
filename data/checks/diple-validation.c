/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/diple-validators.h"

#include <glib/gi18n-lib.h>

#include "data/checks/diple-span-text-private.h"

struct _DipleValidation
{
  const DipleSchema *schema;
  const DipleTextMap *map;
  DipleBoundaries *boundaries;
  const DipleSpanIndex *spans;
  DipleValidatorSet off;
  GHashTable *starts; /* of Link to their number: which types of relation start at which span */
  GHashTable *ends;   /* and which lead to which */
};

typedef struct
{
  gint64 type;
  gint64 span;
} Link;

static guint
hash_link (gconstpointer data)
{
  const Link *link = data;

  return g_int64_hash (&link->span) * 31 + g_int64_hash (&link->type);
}

static gboolean
same_link (gconstpointer a, gconstpointer b)
{
  const Link *first = a, *second = b;

  return first->type == second->type && first->span == second->span;
}

/* So many more, or fewer. */
static void
count_link (GHashTable *links, gint64 type, gint64 span, int more)
{
  const Link link = { type, span };
  const int n = GPOINTER_TO_INT (g_hash_table_lookup (links, &link)) + more;

  if (n > 0)
    g_hash_table_insert (links, g_memdup2 (&link, sizeof link), GINT_TO_POINTER (n));
  else
    g_hash_table_remove (links, &link);
}

static void
count_relation (DipleValidation *self, const DipleRelation *relation, int more)
{
  const DipleRelationType *type = diple_schema_relation_type (self->schema, relation->type);

  count_link (self->starts, relation->type, relation->source, more);
  count_link (self->ends, relation->type, relation->target, more);
  if (type == NULL || !type->symmetric)
    return;
  count_link (self->starts, relation->type, relation->target, more);
  count_link (self->ends, relation->type, relation->source, more);
}

DipleValidation *
diple_validation_new (const DipleSchema *schema,
                      const DipleTextMap *map,
                      DipleBoundaries *boundaries,
                      const DipleSpanIndex *spans,
                      GPtrArray *relations,
                      DipleValidatorSet off)
{
  DipleValidation *self = g_new (DipleValidation, 1);

  *self = (DipleValidation){ schema, map, boundaries, spans, off, NULL, NULL };
  self->starts = g_hash_table_new_full (hash_link, same_link, g_free, NULL);
  self->ends = g_hash_table_new_full (hash_link, same_link, g_free, NULL);
  for (guint i = 0; i < relations->len; i++)
    count_relation (self, g_ptr_array_index (relations, i), 1);
  return self;
}

void
diple_validation_add_relation (DipleValidation *self, const DipleRelation *relation)
{
  count_relation (self, relation, 1);
}

void
diple_validation_remove_relation (DipleValidation *self, const DipleRelation *relation)
{
  count_relation (self, relation, -1);
}

void
diple_validation_free (DipleValidation *self)
{
  g_hash_table_unref (self->starts);
  g_hash_table_unref (self->ends);
  g_free (self);
}

void
diple_warning_free (DipleWarning *warning)
{
  g_free (warning->message);
  g_free (warning->surface);
  g_free (warning->title);
  g_free (warning);
}

/* Takes @message. */
static void
warn (DipleValidation *self,
      const DipleSpan *span,
      DipleValidator validator,
      char *message,
      GPtrArray *warnings)
{
  DipleWarning *warning = g_new0 (DipleWarning, 1);

  warning->validator = validator;
  warning->document = span->document;
  warning->span = span->id;
  warning->label = span->label;
  warning->annotator = span->annotator;
  warning->range = span->range;
  warning->message = message;
  warning->surface = diple_span_text_quote (self->map, span->range);
  g_ptr_array_add (warnings, warning);
}

static gboolean
is_on (const DipleValidation *self, DipleValidator validator)
{
  return (self->off & (1u << validator)) == 0;
}

/* An option such as “stated by the article itself” says that nothing is missing. */
static gboolean
is_excused (const DipleValidation *self, const DipleSpan *span)
{
  for (guint i = 0; i < span->values.n_items; i++)
    {
      const DipleValue *value = &span->values.items[i];
      const DipleAttribute *attribute = diple_schema_attribute (self->schema, value->attribute);

      for (guint j = 0; attribute != NULL && j < attribute->options->len; j++)
        {
          const DipleOption *option = g_ptr_array_index (attribute->options, j);
          if (option->excuses && option->id == value->option)
            return TRUE;
        }
    }
  return FALSE;
}

/* The name of a label at the other side, for the message: “Source”. NULL when any will do. */
static const char *
other_side (const DipleValidation *self, const DipleRelationType *type, gint64 label, gboolean from)
{
  for (guint i = 0; i < type->ends->len; i++)
    {
      const DipleRelationEnd *end = &g_array_index (type->ends, DipleRelationEnd, i);
      const DipleLabel *other;

      if ((from ? end->from_label : end->to_label) != label)
        continue;
      other = diple_schema_label (self->schema, from ? end->to_label : end->from_label);
      return other != NULL ? other->name : NULL;
    }
  return NULL;
}

static void
look_for_relation (DipleValidation *self,
                   const DipleSpan *span,
                   const DipleRelationType *type,
                   gboolean from,
                   GPtrArray *warnings)
{
  const Link link = { type->id, span->id };
  const char *other = other_side (self, type, span->label, from);

  if (other == NULL || g_hash_table_contains (from ? self->starts : self->ends, &link) ||
      is_excused (self, span))
    return;
  warn (self,
        span,
        from ? DIPLE_VALIDATOR_NEEDED_FROM : DIPLE_VALIDATOR_NEEDED_TO,
        from ? g_strdup_printf (_ ("no %s: nothing is “%s”"), other, type->name)
             : g_strdup_printf (_ ("no %s leads here by “%s”"), other, type->name),
        warnings);
}

static void
look_for_relations (DipleValidation *self, const DipleSpan *span, GPtrArray *warnings)
{
  for (guint i = 0; i < self->schema->relation_types->len; i++)
    {
      const DipleRelationType *type = g_ptr_array_index (self->schema->relation_types, i);

      if (type->needed_from && is_on (self, DIPLE_VALIDATOR_NEEDED_FROM))
        look_for_relation (self, span, type, TRUE, warnings);
      if (type->needed_to && is_on (self, DIPLE_VALIDATOR_NEEDED_TO))
        look_for_relation (self, span, type, FALSE, warnings);
    }
}

/* Labels of statements: a name may well end in a full stop of its own (“Inc.”). */
static gboolean
is_statement (const DipleValidation *self, gint64 id)
{
  const DipleLabel *label = diple_schema_label (self->schema, id);

  if (label == NULL)
    return FALSE;
  for (guint i = 0; i < self->schema->relation_types->len; i++)
    {
      const DipleRelationType *type = g_ptr_array_index (self->schema->relation_types, i);
      if (type->needed_from && other_side (self, type, id, TRUE) != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
look_at_text (DipleValidation *self, const DipleSpan *span, GPtrArray *warnings)
{
  if (is_on (self, DIPLE_VALIDATOR_FULL_STOP) && is_statement (self, span->label) &&
      diple_span_text_ends_in_full_stop (self->map, self->boundaries, span->range))
    warn (self,
          span,
          DIPLE_VALIDATOR_FULL_STOP,
          g_strdup (_ ("ends in the sentence’s full stop")),
          warnings);
  if (is_on (self, DIPLE_VALIDATOR_QUOTATION) &&
      diple_span_text_has_open_quotation (self->map, span))
    warn (self,
          span,
          DIPLE_VALIDATOR_QUOTATION,
          g_strdup (_ ("has a quotation mark without its partner")),
          warnings);
  if (is_on (self, DIPLE_VALIDATOR_EDGE) && diple_span_text_has_blank_edge (self->map, span))
    warn (self, span, DIPLE_VALIDATOR_EDGE, g_strdup (_ ("begins or ends with a blank")), warnings);
  if (is_on (self, DIPLE_VALIDATOR_WORD) && diple_span_text_cuts_word (self->boundaries, span))
    warn (
        self, span, DIPLE_VALIDATOR_WORD, g_strdup (_ ("begins or ends inside a word")), warnings);
}

typedef struct
{
  const DipleValidation *validation;
  const DipleSpan *span;
  gint64 layer;
  DipleOverlap rule;
  gboolean found;
} OverlapSearch;

static gboolean
crosses (DipleRange a, DipleRange b)
{
  return a.start < b.start ? a.end > b.start && a.end < b.end
                           : b.start < a.start && b.end > a.start && b.end < a.end;
}

static gboolean
look_at_neighbour (DipleSpan *other, gpointer data)
{
  OverlapSearch *search = data;
  const DipleLabel *label = diple_schema_label (search->validation->schema, other->label);

  if (other->id == search->span->id || label == NULL || label->layer != search->layer)
    return TRUE;
  search->found = search->rule == DIPLE_OVERLAP_NONE || crosses (search->span->range, other->range);
  return !search->found;
}

static void
look_at_overlap (DipleValidation *self, const DipleSpan *span, GPtrArray *warnings)
{
  const DipleLabel *label = diple_schema_label (self->schema, span->label);
  const DipleLayer *layer = label != NULL ? diple_schema_layer (self->schema, label->layer) : NULL;
  OverlapSearch search = { self, span, 0, DIPLE_OVERLAP_ANY, FALSE };

  if (layer == NULL || layer->overlap == DIPLE_OVERLAP_ANY)
    return;
  search.layer = layer->id;
  search.rule = layer->overlap;
  diple_span_index_foreach (self->spans, span->range, look_at_neighbour, &search);
  if (search.found)
    warn (self,
          span,
          DIPLE_VALIDATOR_OVERLAP,
          layer->overlap == DIPLE_OVERLAP_NONE
              ? g_strdup_printf (_ ("overlaps another annotation of the layer “%s”"), layer->name)
              : g_strdup_printf (_ ("crosses another annotation of the layer “%s”"), layer->name),
          warnings);
}

void
diple_validation_look (DipleValidation *self, const DipleSpan *span, GPtrArray *warnings)
{
  look_for_relations (self, span, warnings);
  look_at_text (self, span, warnings);
  if (is_on (self, DIPLE_VALIDATOR_OVERLAP))
    look_at_overlap (self, span, warnings);
}
