/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/diple-flags.h"

#include <glib/gi18n-lib.h>

#include "data/diple-error.h"
#include "data/diple-id.h"
#include "data/store/diple-store-private.h"

void
diple_flag_free (DipleFlag *flag)
{
  g_free (flag->who);
  g_free (flag->question);
  g_free (flag->answer);
  g_free (flag->surface);
  g_free (flag->title);
  g_free (flag);
}

static DipleFlag *
read_flag (sqlite3_stmt *stmt)
{
  DipleFlag *flag = g_new0 (DipleFlag, 1);

  flag->id = sqlite3_column_int64 (stmt, 0);
  flag->on_decision = sqlite3_column_int (stmt, 14) != 0;
  flag->span = sqlite3_column_int64 (stmt, 1);
  flag->annotator = sqlite3_column_int64 (stmt, 2);
  diple_sql_dup_texts (stmt, 3, &flag->who, &flag->question, &flag->answer, NULL);
  flag->answered = sqlite3_column_int (stmt, 6) != 0;
  flag->created = sqlite3_column_int64 (stmt, 7);
  flag->document = sqlite3_column_int64 (stmt, 8);
  flag->label = sqlite3_column_int64 (stmt, 9);
  flag->range.start = (guint) sqlite3_column_int64 (stmt, 10);
  flag->range.end = (guint) sqlite3_column_int64 (stmt, 11);
  diple_sql_dup_texts (stmt, 12, &flag->surface, &flag->title, NULL);
  return flag;
}

#define QUOTE(text) " iif(length(" text ") > 80, substr(" text ", 1, 80) || '…', " text ")"
#define PLACE                                                                                      \
  "(SELECT substr(text, decision.start + 1, decision.\"end\" - decision.start)"                    \
  " FROM document_text WHERE document_text.document = document.id)"

GPtrArray *
diple_flags_load (DipleStore *store, gint64 annotator, gint64 document, GError **error)
{
  static const char sql[] =
      "SELECT flag.id AS id, flag.span, flag.annotator, annotator.name, question, answer, answered,"
      " flag.created, span.document, span.label, span.start AS start, span.\"end\"," QUOTE (
          "surface") ", iif(title <> '', title, source), 0, document.position AS position"
                     " FROM flag JOIN span ON span.id = flag.span JOIN document ON document.id = "
                     "span.document"
                     " JOIN annotator ON annotator.id = flag.annotator"
                     " WHERE (?1 = 0 OR flag.annotator = ?1) AND (?2 = 0 OR span.document = ?2)"
                     " UNION ALL "
                     "SELECT decision.id, decision.id, curator, annotator.name, question, answer, "
                     "answered, decided,"
                     " document.id, ifnull((SELECT label FROM decision_span WHERE decision = "
                     "decision.id"
                     " ORDER BY ordinal LIMIT 1), 0), decision.start, decision.\"end\","
                     " iif(attribute IS NULL, " QUOTE (
                         PLACE) ", title),"
                                " iif(title <> '', title, source), 1, document.position"
                                " FROM decision JOIN document ON document.id = decision.document"
                                " JOIN annotator ON annotator.id = curator WHERE question <> ''"
                                " AND (?1 = 0 OR curator = ?1) AND (?2 = 0 OR document.id = ?2)"
                                " ORDER BY answered, position, 9, start, id";
  g_autoptr (GPtrArray) flags = g_ptr_array_new_with_free_func ((GDestroyNotify) diple_flag_free);
  g_autoptr (sqlite3_stmt) stmt = NULL;
  int rc;

  g_return_val_if_fail (DIPLE_IS_STORE (store), NULL);

  stmt = diple_sql_prepare (diple_store_get_db (store), sql, error);
  if (stmt == NULL)
    return NULL;
  sqlite3_bind_int64 (stmt, 1, annotator);
  sqlite3_bind_int64 (stmt, 2, document);
  while ((rc = diple_sql_step (stmt, error)) == SQLITE_ROW)
    g_ptr_array_add (flags, read_flag (stmt));
  return rc == SQLITE_DONE ? g_steal_pointer (&flags) : NULL;
}

/* What is to be done with the question on @thing. */
typedef struct
{
  gint64 thing; /* a span or a decision */
  gint64 annotator;
  const char *text; /* the question or the answer, or NULL */
  gboolean answered;
} Change;

/* Whether @sql touched a row, in *@done. */
static gboolean
run (DipleStore *store, const char *sql, const Change *change, gboolean *done, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (diple_store_get_db (store), sql, error);

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, change->thing);
  if (sqlite3_bind_parameter_count (stmt) > 1)
    diple_sql_bind_text (stmt, 2, change->text);
  if (sqlite3_bind_parameter_count (stmt) > 2)
    sqlite3_bind_int (stmt, 3, change->answered);
  if (sqlite3_bind_parameter_count (stmt) > 3)
    {
      sqlite3_bind_int64 (stmt, 4, change->annotator);
      sqlite3_bind_int64 (stmt, 5, diple_id_new ());
      sqlite3_bind_int64 (stmt, 6, diple_store_now ());
    }
  if (!diple_sql_finish (stmt, error))
    return FALSE;
  *done = sqlite3_changes (diple_store_get_db (store)) == 1;
  return TRUE;
}

/* On the span, or else on the decision. */
static gboolean
change_one (DipleStore *store,
            const char *on_span,
            const char *on_decision,
            const Change *change,
            const char *missing,
            GError **error)
{
  gboolean done = FALSE;

  if (!run (store, on_span, change, &done, error) ||
      (!done && !run (store, on_decision, change, &done, error)))
    return FALSE;
  if (!done)
    g_set_error_literal (error, DIPLE_ERROR, DIPLE_ERROR_NOT_FOUND, missing);
  return done;
}

gboolean
diple_flags_ask (
    DipleStore *store, gint64 span, gint64 annotator, const char *question, GError **error)
{
  static const char on_span[] =
      "INSERT INTO flag (id, span, annotator, question, answered, created)"
      " SELECT ?5, id, ?4, ?2, ?3, ?6 FROM span WHERE id = ?1"
      " ON CONFLICT (span) DO UPDATE SET question = ?2, annotator = ?4, answered = 0";
  static const char on_decision[] =
      "UPDATE decision SET question = ?2, answered = ?3 WHERE id = ?1";
  const Change change = { span, annotator, question, FALSE };

  g_return_val_if_fail (DIPLE_IS_STORE (store), FALSE);
  g_return_val_if_fail (question != NULL, FALSE);
  g_return_val_if_fail (diple_store_get_action (store) != NULL, FALSE);

  return change_one (
      store, on_span, on_decision, &change, _ ("The annotation is no longer there"), error);
}

gboolean
diple_flags_take_back (DipleStore *store, gint64 span, GError **error)
{
  static const char on_span[] = "DELETE FROM flag WHERE span = ?1";
  static const char on_decision[] = "UPDATE decision SET question = '', answer = '', answered = 0"
                                    " WHERE id = ?1 AND question <> ''";
  const Change change = { .thing = span };

  g_return_val_if_fail (DIPLE_IS_STORE (store), FALSE);
  g_return_val_if_fail (diple_store_get_action (store) != NULL, FALSE);

  return change_one (
      store, on_span, on_decision, &change, _ ("There is no question on this annotation"), error);
}

gboolean
diple_flags_answer (
    DipleStore *store, gint64 span, const char *answer, gboolean answered, GError **error)
{
  static const char on_span[] = "UPDATE flag SET answer = ?2, answered = ?3 WHERE span = ?1";
  static const char on_decision[] = "UPDATE decision SET answer = ?2, answered = ?3"
                                    " WHERE id = ?1 AND question <> ''";
  const Change change = { .thing = span, .text = answer, .answered = answered != FALSE };

  g_return_val_if_fail (DIPLE_IS_STORE (store), FALSE);
  g_return_val_if_fail (answer != NULL, FALSE);
  g_return_val_if_fail (diple_store_get_action (store) != NULL, FALSE);

  return change_one (
      store, on_span, on_decision, &change, _ ("There is no question on this annotation"), error);
}
