/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-pace.h"

#include "data/diple-annotators.h"
#include "data/diple-readings.h"
#include "data/store/diple-sql-private.h"
#include "data/store/diple-store-private.h"

#define MILLISECONDS_AN_HOUR 3600000.0

/* A few seconds say nothing of an hour. */
#define ENOUGH_MILLISECONDS (5 * 60 * 1000)

void
diple_pace_free (DiplePace *pace)
{
  g_free (pace->name);
  g_free (pace->kind);
  g_free (pace);
}

static DiplePace *
find_pace (GPtrArray *list, gint64 annotator)
{
  for (guint i = 0; i < list->len; i++)
    if (((DiplePace *) list->pdata[i])->annotator == annotator)
      return list->pdata[i];
  return NULL;
}

/* One document that was timed. */
typedef struct
{
  gint64 milliseconds;
  gint64 spans;
  gboolean finished;
} Timed;

/* The timed documents of @annotator, the quickest first; elements Timed. */
static GArray *
list_timed (DipleStore *store, gint64 annotator, GError **error)
{
  static const char sql[] =
      "WITH timed (document, milliseconds) AS"
      " (SELECT document, sum(milliseconds) FROM"
      "   (SELECT document, milliseconds FROM reading WHERE annotator = ?1"
      "    UNION ALL SELECT document, milliseconds FROM received_time WHERE annotator = ?1)"
      "  GROUP BY document)"
      " SELECT timed.milliseconds, (SELECT count(*) FROM span WHERE span.document = timed.document"
      "  AND span.annotator = ?1), coalesce(state = 'finished', 0)"
      " FROM timed JOIN document ON document.id = timed.document"
      " LEFT JOIN assignment ON assignment.document = timed.document"
      "  AND assignment.annotator = ?1"
      " WHERE timed.milliseconds > 0 ORDER BY timed.milliseconds";
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (diple_store_get_db (store), sql, error);
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (Timed));
  int rc;

  if (stmt == NULL)
    return NULL;
  sqlite3_bind_int64 (stmt, 1, annotator);
  while ((rc = diple_sql_step (stmt, error)) == SQLITE_ROW)
    {
      const Timed timed = { sqlite3_column_int64 (stmt, 0),
                            sqlite3_column_int64 (stmt, 1),
                            sqlite3_column_int (stmt, 2) != 0 };

      g_array_append_val (list, timed);
    }
  return rc == SQLITE_DONE ? g_steal_pointer (&list) : NULL;
}

static DipleFigure
find_median (GArray *timed)
{
  g_autoptr (GArray) finished = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint half;

  for (guint i = 0; i < timed->len; i++)
    if (g_array_index (timed, Timed, i).finished)
      g_array_append_val (finished, g_array_index (timed, Timed, i).milliseconds);
  half = finished->len / 2;
  if (finished->len == 0)
    return diple_figure_none (DIPLE_FIGURE_NO_DOCUMENTS);
  if (finished->len % 2 == 1)
    return diple_figure_divide (
        g_array_index (finished, gint64, half), 1, DIPLE_FIGURE_NO_DOCUMENTS);
  return diple_figure_divide (g_array_index (finished, gint64, half - 1) +
                                  g_array_index (finished, gint64, half),
                              2,
                              DIPLE_FIGURE_NO_DOCUMENTS);
}

static gboolean
add_times (DipleStore *store, DiplePace *pace, GError **error)
{
  g_autoptr (GArray) timed = list_timed (store, pace->annotator, error);
  gint64 spans = 0;

  if (timed == NULL)
    return FALSE;
  for (guint i = 0; i < timed->len; i++)
    {
      pace->milliseconds += g_array_index (timed, Timed, i).milliseconds;
      spans += g_array_index (timed, Timed, i).spans;
    }
  pace->median = find_median (timed);
  pace->spans_an_hour = pace->milliseconds < ENOUGH_MILLISECONDS
                            ? diple_figure_none (DIPLE_FIGURE_NO_DOCUMENTS)
                            : diple_figure_divide (spans,
                                                   pace->milliseconds / MILLISECONDS_AN_HOUR,
                                                   DIPLE_FIGURE_NO_DOCUMENTS);
  return TRUE;
}

/* Who was given some documents has those to do; who was given none has all. */
static gboolean
add_states (DipleStore *store, GPtrArray *list, GError **error)
{
  static const char sql[] =
      "SELECT annotator, sum(state = 'finished'), sum(state = 'in progress'), count(*),"
      " sum(plan IS NOT NULL OR state = 'open') FROM assignment"
      " GROUP BY annotator";
  sqlite3 *db = diple_store_get_db (store);
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (db, sql, error);
  gint64 all = 0;
  int rc;

  if (stmt == NULL || !diple_sql_get_int (db, "SELECT count(*) FROM document", &all, error))
    return FALSE;
  for (guint i = 0; i < list->len; i++)
    ((DiplePace *) list->pdata[i])->n_documents = (guint) all;
  while ((rc = diple_sql_step (stmt, error)) == SQLITE_ROW)
    {
      DiplePace *pace = find_pace (list, sqlite3_column_int64 (stmt, 0));

      if (pace == NULL)
        continue;
      pace->n_finished = (guint) sqlite3_column_int64 (stmt, 1);
      pace->n_begun = (guint) sqlite3_column_int64 (stmt, 2);
      if (sqlite3_column_int64 (stmt, 4) > 0)
        pace->n_documents = (guint) sqlite3_column_int64 (stmt, 3);
    }
  return rc == SQLITE_DONE;
}

/* What is to be decided: documents that two have finished. */
static gboolean
add_decided (DipleStore *store, DiplePace *pace, GError **error)
{
  static const char sql[] =
      "SELECT count(*), coalesce(sum(EXISTS (SELECT 1 FROM decision"
      "  WHERE decision.document = shared.document)), 0)"
      " FROM (SELECT document FROM assignment JOIN annotator ON annotator.id = annotator"
      "  WHERE state = 'finished' AND kind IN ('person', 'model')"
      "  GROUP BY document HAVING count(*) > 1) AS shared";
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (diple_store_get_db (store), sql, error);

  if (stmt == NULL || diple_sql_step (stmt, error) != SQLITE_ROW)
    return FALSE;
  pace->n_documents = (guint) sqlite3_column_int64 (stmt, 0);
  pace->n_finished = (guint) sqlite3_column_int64 (stmt, 1);
  pace->n_begun = 0;
  return TRUE;
}

static gboolean
add_all_decided (DipleStore *store, GPtrArray *list, GError **error)
{
  for (guint i = 0; i < list->len; i++)
    if (g_str_equal (((DiplePace *) list->pdata[i])->kind, "gold") &&
        !add_decided (store, list->pdata[i], error))
      return FALSE;
  return TRUE;
}

GPtrArray *
diple_pace_list (DipleStore *store, GError **error)
{
  g_autoptr (GPtrArray) annotators = diple_annotators_list (store, error);
  g_autoptr (GArray) uses = diple_label_uses_list (store, error);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) diple_pace_free);

  if (annotators == NULL || uses == NULL)
    return NULL;
  for (guint i = 0; i < annotators->len; i++)
    {
      const DipleAnnotator *annotator = annotators->pdata[i];
      DiplePace *pace = g_new0 (DiplePace, 1);

      pace->annotator = annotator->id;
      pace->name = g_strdup (annotator->name);
      pace->kind = g_strdup (annotator->kind);
      g_ptr_array_add (list, pace);
      for (guint j = 0; j < uses->len; j++)
        if (g_array_index (uses, DipleLabelUse, j).annotator == pace->annotator)
          pace->spans += g_array_index (uses, DipleLabelUse, j).count;
      if (!add_times (store, pace, error))
        return NULL;
    }
  return add_states (store, list, error) && add_all_decided (store, list, error)
             ? g_steal_pointer (&list)
             : NULL;
}

GArray *
diple_label_uses_list (DipleStore *store, GError **error)
{
  static const char sql[] =
      "SELECT label, annotator, count(*), (SELECT kind IN ('person', 'model') FROM annotator"
      "  WHERE id = span.annotator) FROM span GROUP BY label, annotator ORDER BY label, annotator";
  g_autoptr (sqlite3_stmt) stmt = NULL;
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (DipleLabelUse));
  int rc;

  g_return_val_if_fail (DIPLE_IS_STORE (store), NULL);

  stmt = diple_sql_prepare (diple_store_get_db (store), sql, error);
  if (stmt == NULL)
    return NULL;
  while ((rc = diple_sql_step (stmt, error)) == SQLITE_ROW)
    {
      const DipleLabelUse use = { sqlite3_column_int64 (stmt, 0),
                                  sqlite3_column_int64 (stmt, 1),
                                  sqlite3_column_int64 (stmt, 2),
                                  sqlite3_column_int (stmt, 3) != 0 };

      g_array_append_val (list, use);
    }
  return rc == SQLITE_DONE ? g_steal_pointer (&list) : NULL;
}
