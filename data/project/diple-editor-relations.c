/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "data/diple-schema-rules.h"
#include "data/project/diple-editor-private.h"

/* Links between spans. */

GPtrArray *
diple_editor_get_relations (DipleEditor *self)
{
  g_return_val_if_fail (DIPLE_IS_EDITOR (self), NULL);
  return diple_relation_index_get_all (self->relations);
}

DipleRelation *
diple_editor_find_relation (DipleEditor *self, gint64 relation)
{
  g_return_val_if_fail (DIPLE_IS_EDITOR (self), NULL);
  return diple_relation_index_find (self->relations, relation);
}

static int
compare_cb (gconstpointer a, gconstpointer b)
{
  return diple_relation_compare (*(DipleRelation *const *) a, *(DipleRelation *const *) b);
}

GPtrArray *
diple_editor_relations_of (DipleEditor *self, gint64 span)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) diple_relation_unref);
  const GPtrArray *relations;

  g_return_val_if_fail (DIPLE_IS_EDITOR (self), found);

  relations = diple_relation_index_of (self->relations, span);
  for (guint i = 0; relations != NULL && i < relations->len; i++)
    g_ptr_array_add (found, diple_relation_ref (g_ptr_array_index (relations, i)));
  g_ptr_array_sort (found, compare_cb);
  return found;
}

const DipleFarSpan *
diple_editor_get_far (DipleEditor *self, gint64 span)
{
  g_return_val_if_fail (DIPLE_IS_EDITOR (self), NULL);
  return self->far != NULL ? g_hash_table_lookup (self->far, &span) : NULL;
}

static const char *
type_name (DipleEditor *self, gint64 type)
{
  const DipleRelationType *found = diple_schema_relation_type (self->schema, type);

  return found != NULL ? found->name : "?";
}

char *
diple_editor_describe_relation (DipleEditor *self, const DipleRelation *relation)
{
  g_autofree char *source = diple_editor_quote_span (self, relation->source);
  g_autofree char *target = diple_editor_quote_span (self, relation->target);

  /* Translators: the text of an annotation, a relation's name, the text of another annotation. */
  return g_strdup_printf (_ ("%s — %s — %s"), source, type_name (self, relation->type), target);
}

/* The labels and documents that a link joins; FALSE when an end is not known. */
static gboolean
find_ends (DipleEditor *self,
           gint64 source,
           gint64 target,
           gint64 target_label,
           gint64 labels[2],
           gboolean *across)
{
  const DipleSpan *from = diple_editor_look_up (self, NULL, source);
  const DipleSpan *to = diple_span_index_find (self->spans, target, NULL);

  if (from == NULL || (to == NULL && target_label == 0))
    return FALSE;
  labels[0] = from->label;
  labels[1] = to != NULL ? to->label : target_label;
  *across = to == NULL;
  return TRUE;
}

/* Whether the schema wants the link the other way round. */
static gboolean
is_backward (DipleEditor *self, gint64 type, const gint64 labels[2])
{
  const DipleRelationType *found = diple_schema_relation_type (self->schema, type);

  return found != NULL && !diple_relation_type_joins (found, labels[0], labels[1]) &&
         diple_relation_type_joins (found, labels[1], labels[0]);
}

/* A link that is not yet there, in the direction that the schema allows; NULL when an end is not
 * known. */
static DipleRelation *
make_link (DipleEditor *self,
           gint64 type,
           gint64 source,
           gint64 target,
           gint64 target_label,
           gboolean *across,
           gint64 labels[2])
{
  gboolean backward;

  if (!find_ends (self, source, target, target_label, labels, across))
    return NULL;
  backward = is_backward (self, type, labels);
  if (backward)
    {
      gint64 label = labels[0];

      labels[0] = labels[1];
      labels[1] = label;
    }
  return diple_relation_new (
      type, self->annotator, backward ? target : source, backward ? source : target);
}

char *
diple_editor_why_not_link (
    DipleEditor *self, gint64 type, gint64 source, gint64 target, gint64 target_label)
{
  g_autoptr (DipleRelation) relation = NULL;
  gint64 labels[2];
  gboolean across = FALSE;
  char *why;

  g_return_val_if_fail (DIPLE_IS_EDITOR (self), NULL);

  if (source == target)
    return g_strdup (_ ("An annotation cannot be linked to itself"));
  relation = make_link (self, type, source, target, target_label, &across, labels);
  if (relation == NULL)
    return g_strdup (_ ("No annotation is active: click one, or press Tab"));
  why = diple_schema_why_not_join (self->schema, type, labels[0], labels[1], across);
  return why != NULL ? why : diple_editor_why_not_relation (self, relation, NULL);
}

void
diple_editor_keep_far (DipleEditor *self, const DipleFarSpan *far)
{
  DipleFarSpan *copy = g_new0 (DipleFarSpan, 1);

  copy->span = diple_span_ref (far->span);
  copy->surface = g_strdup (far->surface);
  copy->title = g_strdup (far->title);
  if (self->far == NULL)
    self->far = g_hash_table_new_full (
        g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) diple_far_span_free);
  g_hash_table_replace (self->far, &copy->span->id, copy);
}

/* Puts @relation as one action about @sentence, which is freed; the active span stays. */
static gboolean
put_relation (DipleEditor *self, DipleRelation *relation, const char *action, char *sentence)
{
  DipleChanges *changes = diple_changes_new (action, sentence, self->document->id);

  g_free (sentence);
  relation->modified = g_get_real_time () / 1000;
  diple_changes_put_relation (changes, relation);
  return diple_editor_apply (self, changes, 0);
}

static char *
link_sentence (DipleEditor *self, const DipleRelation *relation)
{
  g_autofree char *source = diple_editor_quote_span (self, relation->source);
  g_autofree char *target = diple_editor_quote_span (self, relation->target);

  /* Translators: the texts of two annotations, then a relation's name. */
  return g_strdup_printf (
      _ ("Linked “%s” with “%s”: %s"), source, target, type_name (self, relation->type));
}

gint64
diple_editor_link (
    DipleEditor *self, gint64 type, gint64 source, gint64 target, const DipleFarSpan *far)
{
  g_autoptr (DipleRelation) relation = NULL;
  gint64 target_label = far != NULL ? far->span->label : 0;
  gint64 labels[2];
  gboolean across;

  g_return_val_if_fail (DIPLE_IS_EDITOR (self), 0);

  if (!diple_editor_can_edit (self) ||
      !diple_editor_take_refusal (
          self, diple_editor_why_not_link (self, type, source, target, target_label)))
    return 0;
  relation = make_link (self, type, source, target, target_label, &across, labels);
  if (across && far != NULL)
    diple_editor_keep_far (self, far);
  diple_editor_begin_values (self, DIPLE_OWNER_RELATION, type, 0, &relation->values);
  return put_relation (self, relation, "relation.add", link_sentence (self, relation))
             ? relation->id
             : 0;
}

DipleRelation *
diple_editor_editable_relation (DipleEditor *self, gint64 id)
{
  DipleRelation *relation;

  if (!diple_editor_can_edit (self))
    return NULL;
  relation = diple_relation_index_find (self->relations, id);
  if (relation == NULL)
    diple_editor_refuse (self, _ ("The relation is no longer there"));
  else if (relation->annotator != self->annotator)
    {
      diple_editor_refuse (self, _ ("Nobody changes another annotator's relation"));
      return NULL;
    }
  return relation;
}

static void
swap_ends (DipleRelation *relation)
{
  gint64 source = relation->source;

  relation->source = relation->target;
  relation->target = source;
}

/* Turns @relation round where its type allows the other direction only. */
static void
turn (DipleEditor *self, DipleRelation *relation)
{
  const DipleSpan *source = diple_editor_look_up (self, NULL, relation->source);
  const DipleSpan *target = diple_editor_look_up (self, NULL, relation->target);
  const gint64 labels[2] = { source != NULL ? source->label : 0,
                             target != NULL ? target->label : 0 };

  if (is_backward (self, relation->type, labels))
    swap_ends (relation);
}

gboolean
diple_editor_relabel_relation (DipleEditor *self, gint64 id, gint64 type)
{
  g_autoptr (DipleRelation) changed = NULL;
  g_autofree char *words = NULL;
  DipleRelation *relation;

  g_return_val_if_fail (DIPLE_IS_EDITOR (self), FALSE);

  relation = diple_editor_editable_relation (self, id);
  if (relation == NULL)
    return FALSE;
  if (relation->type == type)
    return diple_editor_take_refusal (
        self, g_strdup_printf (_ ("This is “%s” already"), type_name (self, type)));
  changed = diple_relation_copy (relation);
  changed->type = type;
  turn (self, changed);
  diple_schema_settle_values (self->schema,
                              DIPLE_OWNER_RELATION,
                              relation->type,
                              &relation->values,
                              type,
                              &changed->values);
  diple_editor_begin_values (self, DIPLE_OWNER_RELATION, type, relation->type, &changed->values);
  words = diple_editor_describe_relation (self, relation);
  return put_relation (
      self,
      changed,
      "relation.relabel",
      g_strdup_printf (_ ("Relabelled “%s” to %s"), words, type_name (self, type)));
}

gboolean
diple_editor_reverse_relation (DipleEditor *self, gint64 id)
{
  g_autoptr (DipleRelation) changed = NULL;
  g_autofree char *words = NULL;
  const DipleRelationType *type;
  DipleRelation *relation;

  g_return_val_if_fail (DIPLE_IS_EDITOR (self), FALSE);

  relation = diple_editor_editable_relation (self, id);
  if (relation == NULL)
    return FALSE;
  type = diple_schema_relation_type (self->schema, relation->type);
  if (type != NULL && type->symmetric)
    return diple_editor_take_refusal (self,
                                      g_strdup_printf (_ ("“%s” has no direction"), type->name));
  changed = diple_relation_copy (relation);
  swap_ends (changed);
  words = diple_editor_describe_relation (self, relation);
  return put_relation (
      self, changed, "relation.reverse", g_strdup_printf (_ ("Reversed “%s”"), words));
}

gboolean
diple_editor_set_relation_note (DipleEditor *self, gint64 id, const char *note)
{
  g_autoptr (DipleRelation) changed = NULL;
  g_autofree char *words = NULL;
  DipleRelation *relation;

  g_return_val_if_fail (DIPLE_IS_EDITOR (self), FALSE);
  g_return_val_if_fail (note != NULL, FALSE);

  relation = diple_editor_editable_relation (self, id);
  if (relation == NULL)
    return FALSE;
  if (g_str_equal (relation->note, note))
    return TRUE;
  changed = diple_relation_copy (relation);
  g_free (changed->note);
  changed->note = g_strdup (note);
  words = diple_editor_describe_relation (self, relation);
  return put_relation (
      self, changed, "relation.note", g_strdup_printf (_ ("Changed the note on “%s”"), words));
}

gboolean
diple_editor_remove_relation (DipleEditor *self, gint64 id)
{
  g_autofree char *words = NULL, *sentence = NULL;
  DipleChanges *changes;
  DipleRelation *relation;

  g_return_val_if_fail (DIPLE_IS_EDITOR (self), FALSE);

  relation = diple_editor_editable_relation (self, id);
  if (relation == NULL)
    return FALSE;
  words = diple_editor_describe_relation (self, relation);
  sentence = g_strdup_printf (_ ("Deleted the relation “%s”"), words);
  changes = diple_changes_new ("relation.remove", sentence, self->document->id);
  diple_changes_remove_relation (changes, id);
  return diple_editor_apply (self, changes, 0);
}
