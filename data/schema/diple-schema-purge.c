/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/schema/diple-schema-store-private.h"

#include "data/schema/diple-schema-private.h"
#include "data/store/diple-store-private.h"

/* The parts of one schema that another one lacks, as lists for json_each(). */
typedef struct
{
  char *layers;     /* ?1 in the statements below */
  char *labels;     /* ?2 */
  char *relations;  /* ?3 */
  char *attributes; /* ?4 */
  char *options;    /* ?5: only of attributes that stay */
} Gone;

static void
gone_clear (Gone *gone)
{
  g_free (gone->layers);
  g_free (gone->labels);
  g_free (gone->relations);
  g_free (gone->attributes);
  g_free (gone->options);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Gone, gone_clear)

char *
diple_ids_to_json (const GArray *ids)
{
  g_autoptr (GString) text = g_string_new ("[");

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (
        text, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", g_array_index (ids, gint64, i));
  g_string_append_c (text, ']');
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* All parts begin with their ids. */
static char *
list_gone (const GPtrArray *old, const GPtrArray *next)
{
  g_autoptr (GHashTable) stay = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < next->len; i++)
    g_hash_table_add (stay, g_ptr_array_index (next, i));
  for (guint i = 0; i < old->len; i++)
    {
      const gint64 *id = g_ptr_array_index (old, i);
      if (!g_hash_table_contains (stay, id))
        g_array_append_val (ids, *id);
    }
  return diple_ids_to_json (ids);
}

static char *
list_gone_options (const DipleSchema *old, const DipleSchema *next)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < old->attributes->len; i++)
    {
      const DipleAttribute *attribute = g_ptr_array_index (old->attributes, i);
      const DipleAttribute *same = diple_schema_attribute (next, attribute->id);

      for (guint j = 0; same != NULL && j < attribute->options->len; j++)
        {
          const DipleOption *option = g_ptr_array_index (attribute->options, j);
          if (diple_attribute_option_by_id (same, option->id) == NULL)
            g_array_append_val (ids, option->id);
        }
    }
  return diple_ids_to_json (ids);
}

static Gone
find_gone (const DipleSchema *old, const DipleSchema *next)
{
  return (Gone){ list_gone (old->layers, next->layers),
                 list_gone (old->labels, next->labels),
                 list_gone (old->relation_types, next->relation_types),
                 list_gone (old->attributes, next->attributes),
                 list_gone_options (old, next) };
}

static void
bind_gone (sqlite3_stmt *stmt, const Gone *gone)
{
  const char *const lists[] = {
    gone->layers, gone->labels, gone->relations, gone->attributes, gone->options,
  };

  for (int i = 0; i < (int) G_N_ELEMENTS (lists) && i < sqlite3_bind_parameter_count (stmt); i++)
    diple_sql_bind_text (stmt, i + 1, lists[i]);
}

#define LAYERS "(SELECT value FROM json_each(?1))"
#define LABELS "(SELECT value FROM json_each(?2))"
#define RELATIONS "(SELECT value FROM json_each(?3))"
#define ATTRIBUTES "(SELECT value FROM json_each(?4))"
#define OPTIONS "(SELECT value FROM json_each(?5))"
#define SPANS "(SELECT id FROM span WHERE label IN " LABELS ")"
#define GONE_RELATION "(type IN " RELATIONS " OR source IN " SPANS " OR target IN " SPANS ")"
#define OF_GONE_TYPES                                                                              \
  "(SELECT id FROM decision WHERE relation_type IN " RELATIONS " OR attribute IN " ATTRIBUTES ")"
#define GONE_VALUE "(attribute IN " ATTRIBUTES " OR option IN " OPTIONS ")"

gboolean
diple_schema_purge (DipleStore *store,
                    const DipleSchema *old,
                    const DipleSchema *next,
                    GError **error)
{
  static const char *const statements[] = {
    "DELETE FROM relation_value WHERE " GONE_VALUE
    " OR relation IN (SELECT id FROM relation WHERE " GONE_RELATION ")",
    "DELETE FROM relation WHERE " GONE_RELATION,
    "DELETE FROM span_value WHERE " GONE_VALUE " OR span IN " SPANS,
    "DELETE FROM document_value WHERE " GONE_VALUE,
    "DELETE FROM flag WHERE span IN " SPANS,
    "DELETE FROM span_fragment WHERE span IN " SPANS,
    "DELETE FROM span WHERE label IN " LABELS,
    "DELETE FROM decision_relation WHERE decision IN " OF_GONE_TYPES,
    "DELETE FROM decision_span WHERE label IN " LABELS " OR decision IN " OF_GONE_TYPES,
    "DELETE FROM decision_value WHERE decision IN " OF_GONE_TYPES,
    "DELETE FROM decision WHERE id IN " OF_GONE_TYPES,
    "DELETE FROM decision WHERE relation_type IS NULL AND attribute IS NULL"
    " AND NOT EXISTS (SELECT 1 FROM decision_span WHERE decision = decision.id)",
    "UPDATE decision SET layer = NULL WHERE layer IN " LAYERS,
  };
  g_auto (Gone) gone = find_gone (old, next);

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      g_autoptr (sqlite3_stmt) stmt =
          diple_sql_prepare (diple_store_get_db (store), statements[i], error);

      if (stmt == NULL)
        return FALSE;
      bind_gone (stmt, &gone);
      if (!diple_sql_finish (stmt, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
diple_schema_count_purge (DipleStore *store,
                          const DipleSchema *old,
                          const DipleSchema *next,
                          DipleTouch *touch,
                          GError **error)
{
  static const char sql[] =
      "WITH s AS MATERIALIZED (SELECT id, document, annotator FROM span WHERE label IN " LABELS "),"
      " r AS MATERIALIZED (SELECT relation.id AS id, document, relation.annotator AS annotator"
      " FROM relation JOIN span ON span.id = source WHERE type IN " RELATIONS
      " OR source IN (SELECT id FROM s) OR target IN (SELECT id FROM s)),"
      " v AS MATERIALIZED (SELECT document, annotator FROM span_value JOIN span ON span.id ="
      " span_value.span WHERE " GONE_VALUE " AND span NOT IN (SELECT id FROM s)"
      " UNION ALL SELECT (SELECT document FROM span WHERE span.id = source), annotator"
      " FROM relation_value JOIN relation ON relation.id = relation_value.relation"
      " WHERE " GONE_VALUE " AND relation NOT IN (SELECT id FROM r)"
      " UNION ALL SELECT document, annotator FROM document_value WHERE " GONE_VALUE "),"
      " u AS (SELECT document, annotator FROM s UNION SELECT document, annotator FROM r"
      " UNION SELECT document, annotator FROM v)"
      " SELECT (SELECT count(*) FROM s), (SELECT count(*) FROM r), (SELECT count(*) FROM v),"
      " count(DISTINCT document), count(DISTINCT annotator), ?1 FROM u";
  g_auto (Gone) gone = find_gone (old, next);
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (diple_store_get_db (store), sql, error);

  if (stmt == NULL)
    return FALSE;
  bind_gone (stmt, &gone);
  if (diple_sql_step (stmt, error) != SQLITE_ROW)
    return FALSE;
  touch->spans = (guint64) sqlite3_column_int64 (stmt, 0);
  touch->relations = (guint64) sqlite3_column_int64 (stmt, 1);
  touch->values = (guint64) sqlite3_column_int64 (stmt, 2);
  touch->documents = (guint64) sqlite3_column_int64 (stmt, 3);
  touch->annotators = (guint64) sqlite3_column_int64 (stmt, 4);
  return TRUE;
}
