/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/search/diple-kwic-conditions-private.h"

#include "data/diple-assignments.h"

/* Ids of labels and annotators are numbered from these on. */
#define FIRST_LABEL 1000
#define FIRST_ANNOTATOR 10000

static gboolean
is_given (const char *text)
{
  return text != NULL && *text != '\0';
}

static void
append_ids (GString *sql, const char *column, const GArray *ids, guint first)
{
  if (ids->len == 0)
    return;
  g_string_append_printf (sql, " AND %s IN (", column);
  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (sql, "%s?%u", i > 0 ? ", " : "", first + i);
  g_string_append_c (sql, ')');
}

static void
append_value (GString *sql, const DipleKwicQuery *query)
{
  g_string_append (sql, "attribute = :attribute");
  if (query->option != 0)
    g_string_append (sql, " AND option = :option");
  if (query->entity != 0)
    g_string_append (sql, " AND entity = :entity");
  if (is_given (query->value))
    g_string_append (sql,
                     " AND (value = :value OR entity IN"
                     " (SELECT id FROM entity WHERE name = :value OR wikidata = :value))");
}

void
diple_kwic_append_span_conditions (GString *sql, const DipleKwicQuery *query)
{
  append_ids (sql, "label", query->labels, FIRST_LABEL);
  append_ids (sql, "annotator", query->annotators, FIRST_ANNOTATOR);
  if (query->attribute == 0 || query->of_document)
    return;
  g_string_append (sql, " AND EXISTS (SELECT 1 FROM span_value WHERE span = span.id AND ");
  append_value (sql, query);
  g_string_append_c (sql, ')');
}

static void
append_document_value (GString *sql, const DipleKwicQuery *query)
{
  g_string_append (sql, " AND id IN (SELECT document FROM document_value WHERE ");
  append_value (sql, query);
  append_ids (sql, "annotator", query->annotators, FIRST_ANNOTATOR);
  if (query->annotators->len == 0 && query->viewer != 0)
    g_string_append (sql, " AND annotator = :viewer");
  g_string_append_c (sql, ')');
}

/* Each half has an index of its own. */
void
diple_kwic_append_spans_with_value (GString *sql, const DipleKwicQuery *query)
{
  static const char select[] = "SELECT span FROM span_value WHERE ";

  if (query->option != 0 || query->entity != 0 || !is_given (query->value))
    {
      /* The index of options or entities, where there is one to look for. */
      g_string_append_printf (sql,
                              "%s%sattribute = :attribute%s%s",
                              select,
                              query->option != 0 || query->entity != 0 ? "+" : "",
                              query->option != 0 ? " AND option = :option" : "",
                              query->entity != 0 ? " AND entity = :entity" : "");
      return;
    }
  g_string_append_printf (sql,
                          "%sattribute = :attribute AND value = :value UNION ALL %s"
                          "+attribute = :attribute AND entity IN"
                          " (SELECT id FROM entity WHERE name = :value OR wikidata = :value)",
                          select,
                          select);
}

void
diple_kwic_append_document_conditions (GString *sql, const DipleKwicQuery *query)
{
  if (is_given (query->outlet))
    g_string_append (sql, " AND outlet = :outlet");
  /* A range with two ends is what makes SQLite take the index. */
  if (is_given (query->from) || is_given (query->to))
    g_string_append (sql, " AND published > '' AND published <= char (0x10ffff)");
  if (is_given (query->from))
    g_string_append (sql, " AND published >= :from");
  if (is_given (query->to))
    g_string_append (sql,
                     " AND published <= :to || char (0x10ffff)"
                     " AND substr (published, 1, length (:to)) <= :to");
  if (query->state == DIPLE_STATE_OPEN)
    g_string_append (sql,
                     " AND id NOT IN (SELECT document FROM assignment WHERE annotator = :viewer"
                     " AND state <> 'open')");
  else if (query->state != DIPLE_STATE_ANY)
    g_string_append (sql,
                     " AND id IN (SELECT document FROM assignment WHERE annotator = :viewer"
                     " AND state = :state)");
  if (query->attribute != 0 && query->of_document)
    append_document_value (sql, query);
}

gboolean
diple_kwic_has_document_conditions (const DipleKwicQuery *query)
{
  return is_given (query->outlet) || is_given (query->from) || is_given (query->to) ||
         query->state != DIPLE_STATE_ANY || (query->attribute != 0 && query->of_document);
}

static void
bind_ids (sqlite3_stmt *stmt, const GArray *ids, guint first)
{
  for (guint i = 0; i < ids->len; i++)
    sqlite3_bind_int64 (stmt, (int) (first + i), g_array_index (ids, gint64, i));
}

static void
bind_text (sqlite3_stmt *stmt, const char *name, const char *text)
{
  const int parameter = sqlite3_bind_parameter_index (stmt, name);

  if (parameter != 0)
    diple_sql_bind_text (stmt, parameter, text);
}

static void
bind_number (sqlite3_stmt *stmt, const char *name, gint64 number)
{
  const int parameter = sqlite3_bind_parameter_index (stmt, name);

  if (parameter != 0)
    sqlite3_bind_int64 (stmt, parameter, number);
}

void
diple_kwic_bind_conditions (sqlite3_stmt *stmt, const DipleKwicQuery *query)
{
  bind_ids (stmt, query->labels, FIRST_LABEL);
  bind_ids (stmt, query->annotators, FIRST_ANNOTATOR);
  bind_number (stmt, ":attribute", query->attribute);
  bind_number (stmt, ":option", query->option);
  bind_number (stmt, ":entity", query->entity);
  bind_text (stmt, ":value", query->value);
  bind_text (stmt, ":outlet", query->outlet);
  bind_text (stmt, ":from", query->from);
  bind_text (stmt, ":to", query->to);
  bind_number (stmt, ":viewer", query->viewer);
  bind_text (stmt, ":state", diple_state_name (query->state));
}

sqlite3_stmt *
diple_kwic_prepare (sqlite3 *db, const GString *sql, const DipleKwicQuery *query, GError **error)
{
  sqlite3_stmt *stmt = diple_sql_prepare_persistent (db, sql->str, error);

  if (stmt != NULL)
    diple_kwic_bind_conditions (stmt, query);
  return stmt;
}
