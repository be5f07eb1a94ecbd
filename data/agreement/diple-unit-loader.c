/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-unit-loader.h"

#include <string.h>

#include "data/diple-annotators.h"
#include "data/diple-assignments.h"
#include "data/diple-id.h"
#include "data/diple-relations.h"
#include "data/diple-schema-store.h"
#include "data/diple-spans.h"

/* Things with an id, by number. */
typedef struct
{
  GPtrArray *names;    /* char *, lent by the units */
  GArray *ids;         /* gint64 */
  GHashTable *numbers; /* gint64 * (of its own) to number */
} Roll;

struct _DipleUnitLoader
{
  DipleStore *store;
  DipleSchema *schema;
  DipleUnits *units;
  Roll annotators;
  Roll labels;
  Roll attributes;
  Roll types;
};

typedef struct
{
  char *name;
  gint64 id;
} Entry;

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *x = a;
  const Entry *y = b;
  const int order = strcmp (x->name, y->name);

  return order != 0 ? order : (x->id > y->id) - (x->id < y->id);
}

static void
add_entry (GArray *entries, char *name, gint64 id)
{
  const Entry entry = { name, id };

  g_array_append_val (entries, entry);
}

/* Numbers @entries, whose names go to @names. */
static void
roll_init (Roll *roll, GArray *entries, GPtrArray *names)
{
  roll->names = names;
  roll->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  roll->numbers = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_array_sort (entries, compare_entries);
  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = &g_array_index (entries, Entry, i);

      g_ptr_array_add (names, entry->name);
      g_array_append_val (roll->ids, entry->id);
      g_hash_table_insert (
          roll->numbers, g_memdup2 (&entry->id, sizeof entry->id), GUINT_TO_POINTER (i));
    }
}

static void
roll_clear (Roll *roll)
{
  g_clear_pointer (&roll->ids, g_array_unref);
  g_clear_pointer (&roll->numbers, g_hash_table_unref);
}

static gboolean
roll_find (const Roll *roll, gint64 id, guint *number)
{
  gpointer found;

  if (!g_hash_table_lookup_extended (roll->numbers, &id, NULL, &found))
    return FALSE;
  *number = GPOINTER_TO_UINT (found);
  return TRUE;
}

static gboolean
is_chosen (GArray *ids, gint64 id)
{
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  return ids == NULL;
}

static gboolean
number_annotators (DipleUnitLoader *self, GArray *chosen, GError **error)
{
  g_autoptr (GPtrArray) annotators = diple_annotators_list (self->store, error);
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));

  if (annotators == NULL)
    return FALSE;
  for (guint i = 0; i < annotators->len; i++)
    {
      const DipleAnnotator *annotator = annotators->pdata[i];

      if (is_chosen (chosen, annotator->id) &&
          (chosen != NULL || diple_annotator_is_worker (annotator)))
        add_entry (entries, g_strdup (annotator->name), annotator->id);
    }
  roll_init (&self->annotators, entries, self->units->annotators);
  return TRUE;
}

/* Labels of two layers may have the same name; then the layer's comes before it. */
static char *
dup_label_name (const DipleSchema *schema, const DipleLabel *label)
{
  const DipleLayer *layer = diple_schema_layer (schema, label->layer);

  return diple_schema_label_by_name (schema, NULL, label->name) == NULL && layer != NULL
             ? g_strconcat (layer->name, "/", label->name, NULL)
             : g_strdup (label->name);
}

static void
number_schema (DipleUnitLoader *self, GArray *chosen)
{
  g_autoptr (GArray) labels = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_autoptr (GArray) attributes = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_autoptr (GArray) types = g_array_new (FALSE, FALSE, sizeof (Entry));

  for (guint i = 0; i < self->schema->labels->len; i++)
    {
      const DipleLabel *label = self->schema->labels->pdata[i];

      if (is_chosen (chosen, label->id))
        add_entry (labels, dup_label_name (self->schema, label), label->id);
    }
  for (guint i = 0; i < self->schema->attributes->len; i++)
    {
      const DipleAttribute *attribute = self->schema->attributes->pdata[i];

      if (attribute->compared && attribute->owner == DIPLE_OWNER_SPAN)
        add_entry (attributes, g_strdup (attribute->name), attribute->id);
    }
  for (guint i = 0; i < self->schema->relation_types->len; i++)
    {
      const DipleRelationType *type = self->schema->relation_types->pdata[i];

      add_entry (types, g_strdup (type->name), type->id);
    }
  roll_init (&self->labels, labels, self->units->labels);
  roll_init (&self->attributes, attributes, self->units->attributes);
  roll_init (&self->types, types, self->units->types);
}

DipleUnitLoader *
diple_unit_loader_new (DipleStore *store, GArray *annotators, GArray *labels, GError **error)
{
  g_autoptr (DipleUnitLoader) self = g_new0 (DipleUnitLoader, 1);

  self->store = g_object_ref (store);
  self->units = diple_units_new ();
  self->schema = diple_schema_load (store, error);
  if (self->schema == NULL || !number_annotators (self, annotators, error))
    return NULL;
  number_schema (self, labels);
  return g_steal_pointer (&self);
}

void
diple_unit_loader_free (DipleUnitLoader *self)
{
  if (self == NULL)
    return;
  roll_clear (&self->annotators);
  roll_clear (&self->labels);
  roll_clear (&self->attributes);
  roll_clear (&self->types);
  diple_units_free (self->units);
  g_clear_pointer (&self->schema, diple_schema_unref);
  g_object_unref (self->store);
  g_free (self);
}

DipleUnits *
diple_unit_loader_get_units (DipleUnitLoader *self)
{
  return self->units;
}

gint64
diple_unit_loader_annotator_id (const DipleUnitLoader *self, guint annotator)
{
  g_return_val_if_fail (annotator < self->annotators.ids->len, 0);

  return g_array_index (self->annotators.ids, gint64, annotator);
}

gint64
diple_unit_loader_label_id (const DipleUnitLoader *self, guint label)
{
  g_return_val_if_fail (label < self->labels.ids->len, 0);

  return g_array_index (self->labels.ids, gint64, label);
}

static void
add_value (DipleUnitLoader *self, DipleUnit *unit, const DipleValue *value)
{
  const DipleAttribute *attribute = diple_schema_attribute (self->schema, value->attribute);
  char id[DIPLE_ID_TEXT_SIZE];
  const char *text = value->text;
  guint number;

  if (attribute == NULL || !roll_find (&self->attributes, value->attribute, &number))
    return;
  for (guint i = 0; value->option != 0 && i < attribute->options->len; i++)
    {
      const DipleOption *option = attribute->options->pdata[i];

      if (option->id == value->option)
        text = option->name;
    }
  if (value->entity != 0)
    text = diple_id_format (value->entity, id);
  if (text != NULL)
    diple_unit_add_value (unit, number, text);
}

static gboolean
add_span (DipleUnitLoader *self, DipleUnitDocument *document, const DipleSpan *span)
{
  DipleUnit *unit;
  guint annotator, label;

  if (!roll_find (&self->annotators, span->annotator, &annotator) ||
      !roll_find (&self->labels, span->label, &label))
    return FALSE;
  unit = diple_unit_document_add (document, annotator, label, span->range);
  if (unit == NULL)
    return FALSE;
  if (span->n_fragments > 0)
    diple_unit_set_fragments (unit, span->fragments, span->n_fragments);
  for (guint i = 0; i < span->values.n_items; i++)
    add_value (self, unit, &span->values.items[i]);
  return TRUE;
}

/* Fills @places with the number of each span's unit; keys gint64 *, in @spans. */
static void
add_spans (DipleUnitLoader *self, DipleUnitDocument *document, GPtrArray *spans, GHashTable *places)
{
  for (guint i = 0; i < spans->len; i++)
    {
      DipleSpan *span = spans->pdata[i];

      if (add_span (self, document, span))
        g_hash_table_insert (places, &span->id, GUINT_TO_POINTER (document->units->len - 1));
    }
}

/* A relation into another document has no partner in this one. */
static void
add_relation (DipleUnitLoader *self,
              DipleUnitDocument *document,
              const DipleRelation *relation,
              GHashTable *places)
{
  DipleUnitRelation added;
  gpointer from, to;

  if (!roll_find (&self->types, relation->type, &added.type) ||
      !g_hash_table_lookup_extended (places, &relation->source, NULL, &from) ||
      !g_hash_table_lookup_extended (places, &relation->target, NULL, &to))
    return;
  added.from = GPOINTER_TO_UINT (from);
  added.to = GPOINTER_TO_UINT (to);
  g_array_append_val (document->relations, added);
}

/* Whether @annotator finished it, and what they linked. */
static gboolean
add_annotator (DipleUnitLoader *self,
               DipleUnitDocument *document,
               gint64 id,
               guint annotator,
               GHashTable *places,
               GError **error)
{
  const gint64 who = diple_unit_loader_annotator_id (self, annotator);
  const DipleState state = diple_assignments_get (self->store, who, id, error);
  g_autoptr (GPtrArray) relations = NULL;

  if (state == DIPLE_STATE_ANY)
    return FALSE;
  if (state != DIPLE_STATE_FINISHED)
    return TRUE;
  g_array_append_val (document->finished, annotator);
  if (self->units->types->len == 0)
    return TRUE;
  relations = diple_relations_load (self->store, id, who, NULL, error);
  for (guint i = 0; relations != NULL && i < relations->len; i++)
    add_relation (self, document, relations->pdata[i], places);
  return relations != NULL;
}

DipleUnitDocument *
diple_unit_loader_load (DipleUnitLoader *self, gint64 document, GError **error)
{
  g_autoptr (DipleDocument) read = diple_documents_load (self->store, document, error);
  g_autoptr (GPtrArray) spans = NULL;
  g_autoptr (GHashTable) places = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (DipleUnitDocument) loaded = NULL;
  char name[DIPLE_ID_TEXT_SIZE];

  if (read == NULL)
    return NULL;
  spans = diple_spans_load (self->store, document, 0, error);
  if (spans == NULL)
    return NULL;
  loaded = diple_unit_document_new (diple_id_format (document, name), read->length);
  loaded->text = g_steal_pointer (&read->text);
  add_spans (self, loaded, spans, places);
  for (guint annotator = 0; annotator < self->units->annotators->len; annotator++)
    if (!add_annotator (self, loaded, document, annotator, places, error))
      return NULL;
  return g_steal_pointer (&loaded);
}

static void
copy_names (GPtrArray *to, GPtrArray *from)
{
  for (guint i = 0; i < from->len; i++)
    g_ptr_array_add (to, g_strdup (from->pdata[i]));
}

DipleUnits *
diple_unit_loader_load_all (DipleUnitLoader *self, GArray *documents, GError **error)
{
  g_autoptr (DipleUnits) units = diple_units_new ();

  copy_names (units->annotators, self->units->annotators);
  copy_names (units->labels, self->units->labels);
  copy_names (units->attributes, self->units->attributes);
  copy_names (units->types, self->units->types);
  for (guint i = 0; i < documents->len; i++)
    {
      DipleUnitDocument *document =
          diple_unit_loader_load (self, g_array_index (documents, gint64, i), error);

      if (document == NULL)
        return NULL;
      g_ptr_array_add (units->documents, document);
    }
  diple_units_sort (units);
  return g_steal_pointer (&units);
}
