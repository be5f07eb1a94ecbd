/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "data/diple-schema-rules.h"
#include "data/project/diple-editor-private.h"
#include "data/store/diple-changes-private.h"

/* The rules that the store will ask for, asked before anything is shown. */

GHashTable *
diple_changes_index_spans (const DipleChanges *changes)
{
  GHashTable *put = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < changes->spans->len; i++)
    {
      DipleSpan *span = g_ptr_array_index (changes->spans, i);

      g_hash_table_insert (put, &span->id, span);
    }
  return put;
}

const DipleSpan *
diple_editor_look_up (DipleEditor *self, GHashTable *put, gint64 id)
{
  const DipleSpan *span = put != NULL ? g_hash_table_lookup (put, &id) : NULL;
  const DipleFarSpan *far;

  if (span == NULL)
    span = diple_span_index_find (self->spans, id, NULL);
  if (span != NULL)
    return span;
  far = diple_editor_get_far (self, id);
  return far != NULL ? far->span : NULL;
}

static gboolean
same_pieces (const DipleSpan *a, const DipleSpan *b)
{
  g_autoptr (DipleSpan) alike = diple_span_copy (a);

  alike->label = b->label;
  return diple_span_same (alike, b);
}

/* What only the note or values change about is not judged again. */
static gboolean
check_place (DipleEditor *self, const DipleSpan *span, const DipleSpan *old)
{
  const DipleLabel *label = diple_schema_label (self->schema, span->label);

  if (span->range.start >= span->range.end)
    return diple_editor_refuse (
        self, _ ("Nothing is selected: select some text, or put the caret in a word"));
  if (label == NULL)
    return diple_editor_refuse (self, _ ("That label is no longer in the schema"));
  if (old != NULL && diple_span_same (old, span))
    return TRUE;
  if (span->n_fragments > 0 && !label->fragments &&
      (old == NULL || old->label != span->label || !same_pieces (old, span)))
    return diple_editor_take_refusal (
        self, g_strdup_printf (_ ("%s is in one piece; the schema says so"), label->name));
  return diple_editor_take_refusal (self,
                                    diple_schema_why_not_place (self->schema, self->spans, span));
}

static gboolean
is_open (DipleEditor *self, gint64 document)
{
  return self->document != NULL && self->document->id == document;
}

static gboolean
check_span (DipleEditor *self, const DipleSpan *span)
{
  const DipleSpan *old = diple_span_index_find (self->spans, span->id, NULL);
  gboolean same_label = old != NULL && old->label == span->label;

  if (span->annotator != self->annotator || (old != NULL && old->annotator != self->annotator))
    return diple_editor_refuse (self, _ ("Nobody changes another annotator's annotation"));
  if (is_open (self, span->document) && !check_place (self, span, old))
    return FALSE;
  return diple_editor_take_refusal (self,
                                    diple_schema_why_not_values (self->schema,
                                                                 DIPLE_OWNER_SPAN,
                                                                 span->label,
                                                                 &span->values,
                                                                 same_label ? &old->values : NULL));
}

/* Counts what stands in the way of @relation at its source or target. */
static void
count_rivals (DipleEditor *self,
              const DipleRelation *relation,
              gboolean symmetric,
              guint *n_same,
              guint *n_of_source)
{
  const GPtrArray *others = diple_relation_index_of (self->relations, relation->source);

  for (guint i = 0; others != NULL && i < others->len; i++)
    {
      const DipleRelation *other = g_ptr_array_index (others, i);

      if (other->id == relation->id || other->type != relation->type)
        continue;
      if ((other->source == relation->source && other->target == relation->target) ||
          (symmetric && other->source == relation->target && other->target == relation->source))
        (*n_same)++;
      if (other->source == relation->source)
        (*n_of_source)++;
    }
}

char *
diple_editor_why_not_relation (DipleEditor *self, const DipleRelation *relation, GHashTable *put)
{
  const DipleRelationType *type = diple_schema_relation_type (self->schema, relation->type);
  const DipleSpan *source = diple_editor_look_up (self, put, relation->source);
  const DipleSpan *target = diple_editor_look_up (self, put, relation->target);
  guint n_same = 0, n_of_source = 0;
  char *why;

  if (relation->source == relation->target)
    return g_strdup (_ ("An annotation cannot be linked to itself"));
  if (type == NULL)
    return g_strdup (_ ("That relation is no longer in the schema"));
  if (source == NULL || target == NULL)
    return NULL; /* of other documents, which the store knows */
  why = diple_schema_why_not_join (self->schema,
                                   relation->type,
                                   source->label,
                                   target->label,
                                   source->document != target->document);
  if (why != NULL)
    return why;
  count_rivals (self, relation, type->symmetric, &n_same, &n_of_source);
  if (n_same > 0)
    return g_strdup_printf (_ ("These two are linked by “%s” already"), type->name);
  return type->maximum > 0 && n_of_source >= type->maximum ? diple_relation_type_why_full (type)
                                                           : NULL;
}

static gboolean
check_relation (DipleEditor *self, const DipleRelation *relation, GHashTable *put)
{
  const DipleRelation *old = diple_relation_index_find (self->relations, relation->id);
  gboolean same_type = old != NULL && old->type == relation->type;

  if (relation->annotator != self->annotator)
    return diple_editor_refuse (self, _ ("Nobody changes another annotator's relation"));
  if ((!same_type || old->source != relation->source || old->target != relation->target) &&
      !diple_editor_take_refusal (self, diple_editor_why_not_relation (self, relation, put)))
    return FALSE;
  return diple_editor_take_refusal (self,
                                    diple_schema_why_not_values (self->schema,
                                                                 DIPLE_OWNER_RELATION,
                                                                 relation->type,
                                                                 &relation->values,
                                                                 same_type ? &old->values : NULL));
}

static gboolean
check_values (DipleEditor *self, const DipleDocumentChange *change)
{
  const DipleValues *before = is_open (self, change->document) ? &self->values : NULL;

  return diple_editor_take_refusal (
      self,
      diple_schema_why_not_values (self->schema, DIPLE_OWNER_DOCUMENT, 0, &change->values, before));
}

static gboolean
check_removed (DipleEditor *self, const GArray *spans)
{
  for (guint i = 0; i < spans->len; i++)
    {
      gint64 id = g_array_index (spans, gint64, i);
      const DipleSpan *span = diple_span_index_find (self->spans, id, NULL);

      if (span != NULL && span->annotator != self->annotator)
        return diple_editor_refuse (self, _ ("Nobody changes another annotator's annotation"));
    }
  return TRUE;
}

gboolean
diple_editor_check (DipleEditor *self, const DipleChanges *changes)
{
  g_autoptr (GHashTable) put = diple_changes_index_spans (changes);

  if (!check_removed (self, changes->removed_spans))
    return FALSE;
  for (guint i = 0; i < changes->spans->len; i++)
    if (!check_span (self, g_ptr_array_index (changes->spans, i)))
      return FALSE;
  for (guint i = 0; i < changes->relations->len; i++)
    if (!check_relation (self, g_ptr_array_index (changes->relations, i), put))
      return FALSE;
  for (guint i = 0; i < changes->values->len; i++)
    if (!check_values (self, &g_array_index (changes->values, DipleDocumentChange, i)))
      return FALSE;
  return TRUE;
}
