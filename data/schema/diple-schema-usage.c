/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/schema/diple-schema-store-private.h"

#include <glib/gi18n-lib.h>

#include "data/schema/diple-schema-private.h"

#include "data/diple-schema-edit.h"
#include "data/store/diple-store-private.h"

/* How many annotations use the row ?1 (on the label or relation type ?2, where that matters). */
static const char of_label[] = "SELECT (SELECT count(*) FROM span WHERE label = ?1)"
                               " + (SELECT count(*) FROM decision_span WHERE label = ?1)";
static const char of_layer[] = "SELECT count(*) FROM decision WHERE layer = ?1";
static const char of_relation_type[] =
    "SELECT (SELECT count(*) FROM relation WHERE type = ?1)"
    " + (SELECT count(*) FROM decision WHERE relation_type = ?1)";
static const char of_attribute[] = "SELECT (SELECT count(*) FROM span_value WHERE attribute = ?1)"
                                   " + (SELECT count(*) FROM relation_value WHERE attribute = ?1)"
                                   " + (SELECT count(*) FROM document_value WHERE attribute = ?1)"
                                   " + (SELECT count(*) FROM decision WHERE attribute = ?1)";
static const char of_option[] =
    "SELECT (SELECT count(*) FROM span_value WHERE attribute = ?2 AND option = ?1)"
    " + (SELECT count(*) FROM relation_value WHERE attribute = ?2 AND option = ?1)"
    " + (SELECT count(*) FROM document_value WHERE attribute = ?2 AND option = ?1)";
static const char of_attribute_on_label[] =
    "SELECT count(*) FROM span_value JOIN span ON span.id = span_value.span"
    " WHERE attribute = ?1 AND label = ?2";
static const char of_attribute_on_relation[] =
    "SELECT count(*) FROM relation_value JOIN relation ON relation.id = relation_value.relation"
    " WHERE attribute = ?1 AND type = ?2";

/* What is asked of the tables, and what is to be said of it. */
typedef struct
{
  sqlite3 *db;
  GError **error;
} Usage;

/* @what names the thing in words, “attribute “mention” of “Person””, and is taken. */
static gboolean
is_unused (Usage *usage, const char *sql, gint64 id, gint64 other, char *what)
{
  g_autofree char *named = what;
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (usage->db, sql, usage->error);
  gint64 n;

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, id);
  if (sqlite3_bind_parameter_count (stmt) > 1)
    sqlite3_bind_int64 (stmt, 2, other);
  if (diple_sql_step (stmt, usage->error) != SQLITE_ROW)
    return FALSE;

  n = sqlite3_column_int64 (stmt, 0);
  if (n == 0)
    return TRUE;
  g_set_error (usage->error,
               DIPLE_ERROR,
               DIPLE_ERROR_REFUSED,
               /* Translators: %s is like: the label “Claim” */
               g_dngettext (GETTEXT_PACKAGE,
                            "The schema lacks %s, which %" G_GINT64_FORMAT
                            " annotation uses; keep it in the schema or change that one first",
                            "The schema lacks %s, which %" G_GINT64_FORMAT
                            " annotations use; keep it in the schema or change those first",
                            (gulong) MIN (n, G_MAXINT32)),
               named,
               n);
  return FALSE;
}

static gboolean
check_options (Usage *usage, const DipleAttribute *old, const DipleAttribute *next)
{
  for (guint i = 0; i < old->options->len; i++)
    {
      const DipleOption *option = g_ptr_array_index (old->options, i);

      if (diple_attribute_option_by_id (next, option->id) == NULL &&
          !is_unused (usage,
                      of_option,
                      option->id,
                      old->id,
                      g_strdup_printf (
                          _ ("the option “%s” of the attribute “%s”"), option->name, old->name)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_owner (Usage *usage, const DipleAttribute *next, gint64 owner, const char *name)
{
  if (diple_attribute_is_on (next, owner))
    return TRUE;
  return is_unused (usage,
                    next->owner == DIPLE_OWNER_SPAN ? of_attribute_on_label
                                                    : of_attribute_on_relation,
                    next->id,
                    owner,
                    g_strdup_printf (_ ("the attribute “%s” of “%s”"), next->name, name));
}

static gboolean
check_owners (Usage *usage, const DipleSchema *old, const DipleAttribute *next)
{
  if (next->owner == DIPLE_OWNER_SPAN)
    for (guint i = 0; i < old->labels->len; i++)
      {
        const DipleLabel *label = g_ptr_array_index (old->labels, i);
        if (!check_owner (usage, next, label->id, label->name))
          return FALSE;
      }
  if (next->owner == DIPLE_OWNER_RELATION)
    for (guint i = 0; i < old->relation_types->len; i++)
      {
        const DipleRelationType *type = g_ptr_array_index (old->relation_types, i);
        if (!check_owner (usage, next, type->id, type->name))
          return FALSE;
      }
  return TRUE;
}

static gboolean
check_attributes (Usage *usage, const DipleSchema *old, const DipleSchema *next)
{
  for (guint i = 0; i < old->attributes->len; i++)
    {
      const DipleAttribute *attribute = g_ptr_array_index (old->attributes, i);
      const DipleAttribute *same = diple_schema_attribute (next, attribute->id);

      if (same == NULL || !diple_attribute_may_become (attribute->type, same->type))
        {
          if (!is_unused (usage,
                          of_attribute,
                          attribute->id,
                          0,
                          g_strdup_printf (_ ("the attribute “%s” as it was"), attribute->name)))
            return FALSE;
        }
      else if (!check_options (usage, attribute, same) || !check_owners (usage, old, same))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_labels (Usage *usage, const DipleSchema *old, const DipleSchema *next)
{
  for (guint i = 0; i < old->labels->len; i++)
    {
      const DipleLabel *label = g_ptr_array_index (old->labels, i);
      if (diple_schema_label (next, label->id) == NULL &&
          !is_unused (
              usage, of_label, label->id, 0, g_strdup_printf (_ ("the label “%s”"), label->name)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_layers (Usage *usage, const DipleSchema *old, const DipleSchema *next)
{
  for (guint i = 0; i < old->layers->len; i++)
    {
      const DipleLayer *layer = g_ptr_array_index (old->layers, i);
      if (diple_schema_layer (next, layer->id) == NULL &&
          !is_unused (
              usage, of_layer, layer->id, 0, g_strdup_printf (_ ("the layer “%s”"), layer->name)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_relation_types (Usage *usage, const DipleSchema *old, const DipleSchema *next)
{
  for (guint i = 0; i < old->relation_types->len; i++)
    {
      const DipleRelationType *type = g_ptr_array_index (old->relation_types, i);
      if (diple_schema_relation_type (next, type->id) == NULL &&
          !is_unused (usage,
                      of_relation_type,
                      type->id,
                      0,
                      g_strdup_printf (_ ("the relation “%s”"), type->name)))
        return FALSE;
    }
  return TRUE;
}

gboolean
diple_schema_may_become (DipleStore *store,
                         const DipleSchema *old,
                         const DipleSchema *next,
                         GError **error)
{
  Usage usage = { diple_store_get_db (store), error };

  return check_labels (&usage, old, next) && check_layers (&usage, old, next) &&
         check_relation_types (&usage, old, next) && check_attributes (&usage, old, next);
}
