/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/store/diple-intake-private.h"

#include <string.h>

#include "data/diple-annotators.h"
#include "data/diple-id.h"
#include "data/diple-schema-store.h"
#include "data/schema/diple-schema-private.h"

/* Where labels go whose file names no layer. */
#define NAMELESS_LAYER "imported"

/* Between the parts of a key: no name holds it, because JSON must escape it and nobody does. */
#define PART "\x1f"

/* The last name that began with some letter, and what it stands for. */
typedef struct
{
  char *outer;
  char *name; /* NULL: none yet */
  gint64 id;
} Recent;

#define N_RECENT 32

struct _DipleIntakeNames
{
  DipleStore *store;
  sqlite3 *db;
  DipleSchema *schema; /* as it stands in the project, with what was added */
  GHashTable *ids;  /* char *: kind and name → gint64 *; 300,000 spans name the same few things */
  GHashTable *keys; /* char *: keys in use */
  GString *scratch;
  GHashTable *added; /* gint64 *: annotators whom this intake has added */
  Recent annotators[N_RECENT];
  Recent labels[N_RECENT]; /* outer: the layer */
};

/* A table of its own makes the names that nearly all spans have cost nothing. */
static Recent *
find_recent (Recent *table, const char *outer, const char *name)
{
  Recent *recent = &table[(guint8) name[0] % N_RECENT];

  if (recent->name != NULL && g_str_equal (recent->name, name) &&
      g_str_equal (recent->outer, outer))
    return recent;
  g_clear_pointer (&recent->outer, g_free);
  g_clear_pointer (&recent->name, g_free);
  recent->id = 0;
  return recent;
}

static gint64
set_recent (Recent *recent, const char *outer, const char *name, gint64 id)
{
  if (id == 0)
    return 0;
  recent->outer = g_strdup (outer);
  recent->name = g_strdup (name);
  recent->id = id;
  return id;
}

static void
remember (DipleIntakeNames *self, const char *key, gint64 id)
{
  g_hash_table_insert (self->ids, g_strdup (key), g_memdup2 (&id, sizeof id));
}

static gint64
recall (DipleIntakeNames *self, const char *key)
{
  const gint64 *id = g_hash_table_lookup (self->ids, key);

  return id != NULL ? *id : 0;
}

/* A key for the table, lent until the next one. */
static const char *
key_of (DipleIntakeNames *self, const char *kind, const char *outer, const char *name)
{
  g_string_assign (self->scratch, kind);
  g_string_append (self->scratch, outer);
  g_string_append (self->scratch, PART);
  g_string_append (self->scratch, name);
  return self->scratch->str;
}

static void
take_key (DipleIntakeNames *self, const char *key)
{
  if (key[0] != '\0')
    g_hash_table_add (self->keys, g_utf8_strdown (key, -1));
}

DipleIntakeNames *
diple_intake_names_load (DipleStore *store, GError **error)
{
  g_autoptr (DipleIntakeNames) self = g_new0 (DipleIntakeNames, 1);
  g_autoptr (GPtrArray) annotators = NULL;

  self->store = store;
  self->db = diple_store_get_db (store);
  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->added = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->scratch = g_string_new (NULL);
  self->schema = diple_schema_load (store, error);
  annotators = self->schema != NULL ? diple_annotators_list (store, error) : NULL;
  if (annotators == NULL)
    return NULL;

  for (guint i = 0; i < annotators->len; i++)
    {
      const DipleAnnotator *annotator = g_ptr_array_index (annotators, i);

      remember (self, key_of (self, "annotator", "", annotator->name), annotator->id);
    }
  for (guint i = 0; i < self->schema->labels->len; i++)
    take_key (self, ((DipleLabel *) g_ptr_array_index (self->schema->labels, i))->key);
  for (guint i = 0; i < self->schema->relation_types->len; i++)
    take_key (self,
              ((DipleRelationType *) g_ptr_array_index (self->schema->relation_types, i))->key);
  return g_steal_pointer (&self);
}

void
diple_intake_names_free (DipleIntakeNames *self)
{
  g_clear_pointer (&self->schema, diple_schema_unref);
  g_hash_table_unref (self->ids);
  g_hash_table_unref (self->keys);
  g_hash_table_unref (self->added);
  g_string_free (self->scratch, TRUE);
  for (guint i = 0; i < N_RECENT; i++)
    {
      g_free (self->annotators[i].outer);
      g_free (self->annotators[i].name);
      g_free (self->labels[i].outer);
      g_free (self->labels[i].name);
    }
  g_free (self);
}

static gint64
find_annotator (DipleIntakeNames *self, const char *name, const char *kind, GError **error)
{
  const char *key = key_of (self, "annotator", "", name);
  gint64 id = recall (self, key);
  g_autofree char *trimmed = NULL;

  if (id != 0)
    return id;
  trimmed = g_strstrip (g_strdup (name));
  id = recall (self, key_of (self, "annotator", "", trimmed));
  if (id == 0)
    {
      id = diple_annotators_add (self->store, 0, trimmed, kind, error);
      if (id == 0)
        return 0;
      g_hash_table_add (self->added, g_memdup2 (&id, sizeof id));
    }
  remember (self, key_of (self, "annotator", "", trimmed), id);
  remember (self, key_of (self, "annotator", "", name), id);
  return id;
}

gint64
diple_intake_annotator (DipleIntakeNames *self, const char *name, GError **error)
{
  Recent *recent = find_recent (self->annotators, "", name);

  if (recent->id != 0)
    return recent->id;
  return set_recent (recent, "", name, find_annotator (self, name, "person", error));
}

gint64
diple_intake_model (DipleIntakeNames *self, const char *name, GError **error)
{
  const gint64 id = find_annotator (self, name, "model", error);

  if (id != 0 && g_hash_table_remove (self->added, &id) &&
      !diple_annotators_set_kind (self->store, id, "model", error))
    return 0;
  return id;
}

static const DipleLayer *
add_layer (DipleIntakeNames *self, const char *name, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt =
      diple_sql_prepare (self->db,
                         "INSERT INTO layer (id, position, name, overlap)"
                         " SELECT ?1, coalesce(max(position) + 1, 0), ?2, 'any' FROM layer",
                         error);
  const DipleLayer *layer = NULL;

  if (stmt == NULL)
    return NULL;
  layer = diple_schema_add_layer (self->schema, 0, name);
  sqlite3_bind_int64 (stmt, 1, layer->id);
  diple_sql_bind_text (stmt, 2, layer->name);
  return diple_sql_finish (stmt, error) ? layer : NULL;
}

static const DipleLayer *
ensure_layer (DipleIntakeNames *self, const char *name, GError **error)
{
  for (guint i = 0; i < self->schema->layers->len; i++)
    {
      const DipleLayer *layer = g_ptr_array_index (self->schema->layers, i);

      if (g_str_equal (layer->name, name))
        return layer;
    }
  return add_layer (self, name, error);
}

static const DipleLabel *
add_label (DipleIntakeNames *self, const DipleLayer *layer, const char *name, GError **error)
{
  static const char sql[] =
      "INSERT INTO label (id, layer, position, name, colour, key, fragments)"
      " SELECT ?1, ?2, coalesce(max(position) + 1, 0), ?3, ?4, ?5, 1 FROM label";
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (self->db, sql, error);
  guint position = self->schema->labels->len;
  DipleLabel *label = NULL;

  if (stmt == NULL)
    return NULL;
  label = diple_schema_add_label (self->schema, 0, layer->id, name);
  g_free (label->key);
  label->key = diple_intake_key (name, self->keys);
  take_key (self, label->key);
  sqlite3_bind_int64 (stmt, 1, label->id);
  sqlite3_bind_int64 (stmt, 2, layer->id);
  diple_sql_bind_text (stmt, 3, name);
  diple_sql_bind_text (stmt, 4, diple_intake_colour (position));
  diple_sql_bind_text (stmt, 5, label->key);
  return diple_sql_finish (stmt, error) ? label : NULL;
}

/* Without a layer: the only label of that name, or the first. */
static const DipleLabel *
find_label (DipleIntakeNames *self, const char *layer, const char *name)
{
  if (layer[0] != '\0')
    return diple_schema_label_by_name (self->schema, layer, name);
  for (guint i = 0; i < self->schema->labels->len; i++)
    {
      const DipleLabel *label = g_ptr_array_index (self->schema->labels, i);

      if (g_str_equal (label->name, name))
        return label;
    }
  return NULL;
}

static gint64
find_label_id (DipleIntakeNames *self, const char *in, const char *name, GError **error)
{
  gint64 id = recall (self, key_of (self, "label", in, name));
  const DipleLabel *label = NULL;

  if (id != 0)
    return id;
  label = find_label (self, in, name);
  if (label == NULL)
    {
      const DipleLayer *home = ensure_layer (self, in[0] != '\0' ? in : NAMELESS_LAYER, error);

      label = home != NULL ? add_label (self, home, name, error) : NULL;
    }
  if (label == NULL)
    return 0;
  remember (self, key_of (self, "label", in, name), label->id);
  return label->id;
}

gint64
diple_intake_label (DipleIntakeNames *self, const char *layer, const char *name, GError **error)
{
  const char *in = layer != NULL ? layer : "";
  Recent *recent = find_recent (self->labels, in, name);

  if (recent->id != 0)
    return recent->id;
  return set_recent (recent, in, name, find_label_id (self, in, name, error));
}

static const DipleRelationType *
add_relation_type (DipleIntakeNames *self, const char *name, GError **error)
{
  static const char sql[] =
      "INSERT INTO relation_type (id, position, name, colour, key, across)"
      " SELECT ?1, coalesce(max(position) + 1, 0), ?2, ?3, ?4, 1 FROM relation_type";
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (self->db, sql, error);
  guint position = self->schema->relation_types->len;
  g_autofree char *key = diple_intake_key (name, self->keys);
  const DipleRelationType *type = NULL;

  if (stmt == NULL)
    return NULL;
  take_key (self, key);
  type = diple_schema_add_relation_type (self->schema, 0, name);
  sqlite3_bind_int64 (stmt, 1, type->id);
  diple_sql_bind_text (stmt, 2, name);
  diple_sql_bind_text (stmt, 3, diple_intake_colour (position));
  diple_sql_bind_text (stmt, 4, key);
  return diple_sql_finish (stmt, error) ? type : NULL;
}

gint64
diple_intake_relation_type (DipleIntakeNames *self, const char *name, GError **error)
{
  gint64 id = recall (self, key_of (self, "relation", "", name));
  const DipleRelationType *type = NULL;

  if (id != 0)
    return id;
  type = diple_schema_relation_type_by_name (self->schema, name);
  if (type == NULL)
    type = add_relation_type (self, name, error);
  if (type == NULL)
    return 0;
  remember (self, key_of (self, "relation", "", name), type->id);
  return type->id;
}

static gboolean
carries (const DipleAttribute *attribute, gint64 carrier)
{
  for (guint i = 0; i < attribute->owners->len; i++)
    if (g_array_index (attribute->owners, gint64, i) == carrier)
      return TRUE;
  return FALSE;
}

/* Several attributes may have one name: first that of this label, then that of all labels, then one
 * that an import made for other labels, which will be carried by this one too. */
static DipleAttribute *
find_attribute (DipleIntakeNames *self, DipleAttributeOwner owner, gint64 carrier, const char *name)
{
  DipleAttribute *shared = NULL;
  DipleAttribute *text = NULL;

  for (guint i = 0; i < self->schema->attributes->len; i++)
    {
      DipleAttribute *attribute = g_ptr_array_index (self->schema->attributes, i);

      if (attribute->owner != owner || !g_str_equal (attribute->name, name))
        continue;
      if (carrier != 0 && carries (attribute, carrier))
        return attribute;
      if (attribute->owners->len == 0)
        shared = attribute;
      else if (attribute->type == DIPLE_ATTRIBUTE_TEXT)
        text = attribute;
    }
  return shared != NULL ? shared : text;
}

static DipleAttribute *
add_attribute (DipleIntakeNames *self, DipleAttributeOwner owner, const char *name, GError **error)
{
  static const char sql[] = "INSERT INTO attribute (id, position, name, owner, type)"
                            " SELECT ?1, coalesce(max(position) + 1, 0), ?2, ?3, 'text'"
                            " FROM attribute";
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (self->db, sql, error);
  DipleAttribute *attribute = NULL;

  if (stmt == NULL)
    return NULL;
  attribute = diple_schema_add_attribute (self->schema, 0, owner, DIPLE_ATTRIBUTE_TEXT, name);
  sqlite3_bind_int64 (stmt, 1, attribute->id);
  diple_sql_bind_text (stmt, 2, name);
  diple_sql_bind_text (stmt, 3, diple_attribute_owner_name (owner));
  return diple_sql_finish (stmt, error) ? attribute : NULL;
}

static gboolean
add_owner (DipleIntakeNames *self, DipleAttribute *attribute, gint64 carrier, GError **error)
{
  const char *sql = attribute->owner == DIPLE_OWNER_SPAN
                        ? "INSERT INTO attribute_owner (id, attribute, label) VALUES (?1, ?2, ?3)"
                        : "INSERT INTO attribute_owner (id, attribute, relation_type)"
                          " VALUES (?1, ?2, ?3)";
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (self->db, sql, error);

  if (stmt == NULL)
    return FALSE;
  g_array_append_val (attribute->owners, carrier);
  sqlite3_bind_int64 (stmt, 1, diple_id_new ());
  sqlite3_bind_int64 (stmt, 2, attribute->id);
  sqlite3_bind_int64 (stmt, 3, carrier);
  return diple_sql_finish (stmt, error);
}

static const DipleAttribute *
ensure_attribute (DipleIntakeNames *self,
                  DipleAttributeOwner owner,
                  gint64 carrier,
                  const char *name,
                  GError **error)
{
  DipleAttribute *attribute = find_attribute (self, owner, carrier, name);
  gboolean made = attribute == NULL;

  if (made)
    attribute = add_attribute (self, owner, name, error);
  if (attribute == NULL)
    return NULL;
  if (owner != DIPLE_OWNER_DOCUMENT && (made || attribute->owners->len > 0) &&
      !carries (attribute, carrier) && !add_owner (self, attribute, carrier, error))
    return NULL;
  return attribute;
}

static gint64
add_option (DipleIntakeNames *self, gint64 attribute, const char *name, GError **error)
{
  static const char sql[] = "INSERT INTO attribute_option (id, attribute, position, name)"
                            " SELECT ?1, ?2, coalesce(max(position) + 1, 0), ?3"
                            " FROM attribute_option WHERE attribute = ?2";
  DipleAttribute *home = (DipleAttribute *) diple_schema_attribute (self->schema, attribute);
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (self->db, sql, error);
  gint64 id = stmt != NULL ? diple_attribute_add_option (home, 0, name)->id : 0;

  if (stmt == NULL)
    return 0;
  sqlite3_bind_int64 (stmt, 1, id);
  sqlite3_bind_int64 (stmt, 2, attribute);
  diple_sql_bind_text (stmt, 3, name);
  return diple_sql_finish (stmt, error) ? id : 0;
}

static gint64
find_option (DipleIntakeNames *self,
             const DipleAttribute *attribute,
             const char *name,
             GError **error)
{
  char number[24];
  gint64 id = 0;
  const DipleOption *option = NULL;

  g_snprintf (number, sizeof number, "%" G_GINT64_FORMAT, attribute->id);
  id = recall (self, key_of (self, "option", number, name));
  if (id != 0)
    return id;
  option = diple_attribute_option (attribute, name);
  id = option != NULL ? option->id : add_option (self, attribute->id, name, error);
  if (id != 0)
    remember (self, key_of (self, "option", number, name), id);
  return id;
}

static gint64
add_entity (DipleIntakeNames *self, const char *name, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt =
      diple_sql_prepare (self->db, "INSERT INTO entity (id, name) VALUES (?1, ?2)", error);
  gint64 id = diple_id_new ();

  if (stmt == NULL)
    return 0;
  sqlite3_bind_int64 (stmt, 1, id);
  diple_sql_bind_text (stmt, 2, name);
  return diple_sql_finish (stmt, error) ? id : 0;
}

static gint64
find_entity (DipleIntakeNames *self, const char *name, GError **error)
{
  gint64 id = recall (self, key_of (self, "entity", "", name));
  g_autoptr (sqlite3_stmt) stmt = NULL;
  int rc = SQLITE_DONE;

  if (id != 0)
    return id;
  stmt = diple_sql_prepare (self->db, "SELECT min(id) FROM entity WHERE name = ?1", error);
  if (stmt == NULL)
    return 0;
  diple_sql_bind_text (stmt, 1, name);
  rc = diple_sql_step (stmt, error);
  if (rc == SQLITE_ERROR)
    return 0;
  id = sqlite3_column_int64 (stmt, 0);
  if (id == 0)
    id = add_entity (self, name, error);
  if (id != 0)
    remember (self, key_of (self, "entity", "", name), id);
  return id;
}

gboolean
diple_intake_value (DipleIntakeNames *self,
                    DipleAttributeOwner owner,
                    gint64 carrier,
                    const char *name,
                    const char *text,
                    DipleIntakeValue *value,
                    GError **error)
{
  const DipleAttribute *attribute = ensure_attribute (self, owner, carrier, name, error);

  if (attribute == NULL)
    return FALSE;
  *value = (DipleIntakeValue){ .attribute = attribute->id };
  if (attribute->type == DIPLE_ATTRIBUTE_CHOICE || attribute->type == DIPLE_ATTRIBUTE_CHOICES)
    value->option = find_option (self, attribute, text, error);
  else if (attribute->type == DIPLE_ATTRIBUTE_ENTITY && text[0] != '\0')
    value->entity = find_entity (self, text, error);
  else
    {
      value->value = text;
      return TRUE;
    }
  return value->option != 0 || value->entity != 0;
}
