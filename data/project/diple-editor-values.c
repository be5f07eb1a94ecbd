/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "data/diple-id.h"
#include "data/diple-schema-rules.h"
#include "data/project/diple-editor-private.h"
#include "data/store/diple-entities-private.h"

/* What is said of spans, relations and documents. */

const DipleValues *
diple_editor_get_document_values (DipleEditor *self)
{
  g_return_val_if_fail (DIPLE_IS_EDITOR (self), NULL);
  return &self->values;
}

/* Read when it is asked for, by its key and on the spot: names are wanted of what is in sight. */
const char *
diple_editor_get_entity_name (DipleEditor *self, gint64 entity)
{
  const char *name;
  g_autoptr (DipleEntity) found = NULL;
  char *copy;

  g_return_val_if_fail (DIPLE_IS_EDITOR (self), NULL);

  name = g_hash_table_lookup (self->entity_names, &entity);
  if (name != NULL)
    return name;
  /* One that is gone, or a project that is closed, has no name: the caller shows that. */
  found = diple_entities_find (diple_project_get_reader (self->project), entity, NULL);
  if (found == NULL)
    return NULL;
  copy = g_strdup (found->name);
  g_hash_table_insert (self->entity_names, g_memdup2 (&entity, sizeof entity), copy);
  return copy;
}

/* What is said, of what, as what becomes of it in @values. */
typedef struct
{
  DipleEditor *editor;
  DipleAttributeOwner owner;
  gint64 carrier;
  gint64 attribute;
  const DipleValue *items;
  guint n_items;
} Saying;

static gboolean
may_say (const Saying *saying, const DipleValues *values)
{
  const DipleSchema *schema = saying->editor->schema;
  const DipleAttribute *attribute = diple_schema_attribute (schema, saying->attribute);

  if (attribute == NULL)
    return diple_editor_refuse (saying->editor, _ ("That attribute is no longer in the schema"));
  if (saying->n_items == 0 ||
      !diple_attribute_is_carried (attribute, saying->owner, saying->carrier) ||
      diple_attribute_applies (schema, attribute, saying->carrier, values))
    return TRUE; /* taken away; or refused with the reason by those who check all changes */
  return diple_editor_take_refusal (
      saying->editor,
      g_strdup_printf (_ ("“%s” is not asked for here: it depends on another value"),
                       attribute->name));
}

/* FALSE when that changes nothing. What depended on the old value goes with it. */
static gboolean
say (const Saying *saying, DipleValues *values)
{
  DipleValues before = diple_values_copy (values);
  gboolean changes;

  diple_values_set (values, saying->attribute, saying->items, saying->n_items);
  changes = !diple_values_equal (&before, values);
  if (changes)
    diple_schema_settle_values (
        saying->editor->schema, saying->owner, saying->carrier, &before, saying->carrier, values);
  diple_values_clear (&before);
  return changes;
}

/* "Set stance of “…” to neutral"; @what is quoted already. */
static char *
describe (const Saying *saying, const char *what)
{
  const DipleAttribute *attribute =
      diple_schema_attribute (saying->editor->schema, saying->attribute);
  g_autofree char *words = diple_editor_describe_values (
      saying->editor, saying->attribute, saying->items, saying->n_items);

  if (saying->n_items == 0)
    /* Translators: an attribute's name, then the text of an annotation or the title of a document.
     */
    return g_strdup_printf (_ ("Took %s off “%s”"), attribute->name, what);
  /* Translators: an attribute's name, what it is said of, and the value. */
  return g_strdup_printf (_ ("Set %s of “%s” to %s"), attribute->name, what, words);
}

static gboolean
finish (const Saying *saying, DipleChanges *changes)
{
  if (!diple_editor_apply (saying->editor, changes, 0))
    return FALSE;
  diple_editor_remember (saying->editor, saying->attribute, saying->items, saying->n_items);
  return TRUE;
}

/* @entity, when not NULL, is made in the same action. */
static gboolean
say_of_span (const Saying *saying, const DipleSpan *span, const DipleEntity *entity)
{
  g_autoptr (DipleSpan) changed = diple_span_copy (span);
  g_autofree char *words = NULL, *sentence = NULL;
  DipleChanges *changes;

  if (!may_say (saying, &span->values))
    return FALSE;
  if (!say (saying, &changed->values))
    return TRUE;
  words = diple_editor_quote (saying->editor, span->range);
  sentence = describe (saying, words);
  changes = diple_changes_new ("span.value", sentence, span->document);
  changed->modified = g_get_real_time () / 1000;
  if (entity != NULL)
    diple_changes_add_entity (changes, entity);
  diple_changes_put_span (changes, changed);
  return finish (saying, changes);
}

gboolean
diple_editor_set_values (
    DipleEditor *self, gint64 id, gint64 attribute, const DipleValue *items, guint n_items)
{
  Saying saying = { self, DIPLE_OWNER_SPAN, 0, attribute, items, n_items };
  const DipleSpan *span;

  g_return_val_if_fail (DIPLE_IS_EDITOR (self), FALSE);

  span = diple_editor_editable_span (self, id);
  if (span == NULL)
    return FALSE;
  saying.carrier = span->label;
  return say_of_span (&saying, span, NULL);
}

static gboolean
say_of_relation (const Saying *saying, const DipleRelation *relation)
{
  g_autoptr (DipleRelation) changed = diple_relation_copy (relation);
  g_autofree char *words = NULL, *sentence = NULL;
  DipleChanges *changes;

  if (!may_say (saying, &relation->values))
    return FALSE;
  if (!say (saying, &changed->values))
    return TRUE;
  words = diple_editor_describe_relation (saying->editor, relation);
  sentence = describe (saying, words);
  changes = diple_changes_new ("relation.value", sentence, saying->editor->document->id);
  changed->modified = g_get_real_time () / 1000;
  diple_changes_put_relation (changes, changed);
  return finish (saying, changes);
}

gboolean
diple_editor_set_relation_values (
    DipleEditor *self, gint64 id, gint64 attribute, const DipleValue *items, guint n_items)
{
  Saying saying = { self, DIPLE_OWNER_RELATION, 0, attribute, items, n_items };
  const DipleRelation *relation;

  g_return_val_if_fail (DIPLE_IS_EDITOR (self), FALSE);

  relation = diple_editor_editable_relation (self, id);
  if (relation == NULL)
    return FALSE;
  saying.carrier = relation->type;
  return say_of_relation (&saying, relation);
}

static gboolean
may_label (DipleEditor *self)
{
  if (!diple_editor_can_edit (self))
    return FALSE;
  /* What the annotator before said is not theirs to say. */
  return self->shown == self->annotator ||
         diple_editor_refuse (self, _ ("What you said of this document is still being read"));
}

static gboolean
say_of_document (const Saying *saying, const DipleEntity *entity)
{
  DipleEditor *self = saying->editor;
  DipleValues values;
  g_autofree char *sentence = NULL;
  DipleChanges *changes = NULL;

  if (!may_label (self) || !may_say (saying, &self->values))
    return FALSE;
  values = diple_values_copy (&self->values);
  if (say (saying, &values))
    {
      sentence = describe (saying, diple_document_name (self->document));
      changes = diple_changes_new ("document.value", sentence, self->document->id);
      if (entity != NULL)
        diple_changes_add_entity (changes, entity);
      diple_changes_set_document_values (changes, self->document->id, &values);
    }
  diple_values_clear (&values);
  return changes == NULL || finish (saying, changes);
}

gboolean
diple_editor_set_document_values (DipleEditor *self,
                                  gint64 attribute,
                                  const DipleValue *items,
                                  guint n_items)
{
  const Saying saying = { self, DIPLE_OWNER_DOCUMENT, 0, attribute, items, n_items };

  g_return_val_if_fail (DIPLE_IS_EDITOR (self), FALSE);

  return say_of_document (&saying, NULL);
}

/* So that what the store would refuse is refused before it is shown. */
static gboolean
may_be_added (DipleEditor *self, const DipleEntity *entity)
{
  g_autoptr (GError) error = NULL;

  return diple_entities_allow (diple_project_get_reader (self->project), entity, &error) ||
         diple_editor_refuse (self, error->message);
}

static gboolean
add_entity (DipleEditor *self, gint64 id, gint64 attribute, const DipleEntity *entity)
{
  const DipleValue value = { .attribute = attribute, .entity = entity->id };
  Saying saying = { self, DIPLE_OWNER_DOCUMENT, 0, attribute, &value, 1 };
  const DipleSpan *span;

  /* The sentence names it. */
  g_hash_table_replace (
      self->entity_names, g_memdup2 (&entity->id, sizeof entity->id), g_strdup (entity->name));
  if (id == 0)
    return say_of_document (&saying, entity);
  span = diple_editor_editable_span (self, id);
  if (span == NULL)
    return FALSE;
  saying.owner = DIPLE_OWNER_SPAN;
  saying.carrier = span->label;
  return say_of_span (&saying, span, entity);
}

gint64
diple_editor_add_entity (
    DipleEditor *self, gint64 span, gint64 attribute, const char *name, const char *wikidata)
{
  g_autoptr (DipleEntity) entity = NULL;

  g_return_val_if_fail (DIPLE_IS_EDITOR (self), 0);
  g_return_val_if_fail (name != NULL, 0);

  entity = g_new0 (DipleEntity, 1);
  entity->id = diple_id_new ();
  entity->name = g_strstrip (g_strdup (name));
  entity->wikidata = g_strstrip (g_strdup (wikidata != NULL ? wikidata : ""));
  entity->note = g_strdup ("");
  return may_be_added (self, entity) && add_entity (self, span, attribute, entity) ? entity->id : 0;
}
