/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/diple-validators.h"

#include <glib/gi18n-lib.h>

#include "data/diple-documents.h"
#include "data/diple-error.h"
#include "data/diple-relations.h"
#include "data/diple-schema-store.h"
#include "data/diple-spans.h"
#include "data/store/diple-store-private.h"

static const struct
{
  const char *name;
  const char *title;
} validators[DIPLE_N_VALIDATORS] = {
  [DIPLE_VALIDATOR_NEEDED_FROM] = { "needed-from",
                                    N_ ("A relation is missing that should start here "
                                        "(a claim without a source)") },
  [DIPLE_VALIDATOR_NEEDED_TO] = { "needed-to",
                                  N_ ("A relation is missing that should lead here (a "
                                      "cue without a claim)") },
  [DIPLE_VALIDATOR_FULL_STOP] = { "full-stop",
                                  N_ ("A statement ends in the sentence’s full stop") },
  [DIPLE_VALIDATOR_QUOTATION] = { "quotation", N_ ("A quotation mark has no partner") },
  [DIPLE_VALIDATOR_EDGE] = { "edge", N_ ("A blank stands at an edge") },
  [DIPLE_VALIDATOR_WORD] = { "word", N_ ("An edge stands inside a word") },
  [DIPLE_VALIDATOR_OVERLAP] = { "overlap", N_ ("The layer’s rule about overlaps is broken") },
};

const char *
diple_validator_name (DipleValidator validator)
{
  g_return_val_if_fail (validator < DIPLE_N_VALIDATORS, NULL);
  return validators[validator].name;
}

const char *
diple_validator_title (DipleValidator validator)
{
  g_return_val_if_fail (validator < DIPLE_N_VALIDATORS, NULL);
  return _ (validators[validator].title);
}

gboolean
diple_validator_from_name (const char *name, DipleValidator *validator)
{
  for (guint i = 0; i < DIPLE_N_VALIDATORS; i++)
    if (g_str_equal (validators[i].name, name))
      {
        *validator = i;
        return TRUE;
      }
  return FALSE;
}

gboolean
diple_validators_load_off (DipleStore *store, DipleValidatorSet *off, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt =
      diple_sql_prepare (diple_store_get_db (store), "SELECT name FROM validator_off", error);
  int rc = SQLITE_ERROR;

  *off = 0;
  while (stmt != NULL && (rc = diple_sql_step (stmt, error)) == SQLITE_ROW)
    {
      g_autofree char *name = diple_sql_dup_text (stmt, 0);
      DipleValidator validator;

      /* A name that a later version knows means nothing here. */
      if (diple_validator_from_name (name, &validator))
        *off |= 1u << validator;
    }
  return rc == SQLITE_DONE;
}

gboolean
diple_validators_switch (DipleStore *store, DipleValidator validator, gboolean on, GError **error)
{
  const char *sql = on ? "DELETE FROM validator_off WHERE name = ?1"
                       : "INSERT INTO validator_off (name) VALUES (?1) ON CONFLICT DO NOTHING";
  g_autoptr (sqlite3_stmt) stmt = NULL;

  g_return_val_if_fail (validator < DIPLE_N_VALIDATORS, FALSE);
  g_return_val_if_fail (diple_store_get_action (store) != NULL, FALSE);

  stmt = diple_sql_prepare (diple_store_get_db (store), sql, error);
  if (stmt == NULL)
    return FALSE;
  diple_sql_bind_text (stmt, 1, validators[validator].name);
  return diple_sql_finish (stmt, error);
}

GArray *
diple_validate_list (DipleStore *store, gint64 annotator, GError **error)
{
  static const char sql[] =
      "SELECT document.id, annotator.id FROM document CROSS JOIN annotator"
      " WHERE (?1 = 0 OR annotator.id = ?1) AND EXISTS"
      " (SELECT 1 FROM span WHERE span.document = document.id AND span.annotator = annotator.id)"
      " ORDER BY document.position, document.id, annotator.name";
  g_autoptr (GArray) work = g_array_new (FALSE, FALSE, sizeof (DipleValidationWork));
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (diple_store_get_db (store), sql, error);
  int rc = SQLITE_ERROR;

  if (stmt == NULL)
    return NULL;
  sqlite3_bind_int64 (stmt, 1, annotator);
  while ((rc = diple_sql_step (stmt, error)) == SQLITE_ROW)
    {
      const DipleValidationWork next = { sqlite3_column_int64 (stmt, 0),
                                         sqlite3_column_int64 (stmt, 1) };

      g_array_append_val (work, next);
    }
  return rc == SQLITE_DONE ? g_steal_pointer (&work) : NULL;
}

static void
name_document (GPtrArray *warnings, guint first, const DipleDocument *document)
{
  for (guint i = first; i < warnings->len; i++)
    {
      DipleWarning *warning = g_ptr_array_index (warnings, i);

      warning->title = g_strdup (*document->title != '\0' ? document->title : document->source);
    }
}

static gboolean
look_at_document (DipleStore *store,
                  const DipleSchema *schema,
                  const DipleValidationWork *work,
                  DipleValidatorSet off,
                  GPtrArray *warnings,
                  GError **error)
{
  g_autoptr (DipleDocument) document = diple_documents_load (store, work->document, error);
  g_autoptr (GPtrArray) spans = NULL;
  g_autoptr (GPtrArray) relations = NULL;
  g_autoptr (DipleTextMap) map = NULL;
  g_autoptr (DipleBoundaries) boundaries = NULL;
  g_autoptr (DipleSpanIndex) index = diple_span_index_new ();
  g_autoptr (DipleValidation) validation = NULL;

  guint first = warnings->len;

  if (document == NULL)
    return FALSE;
  spans = diple_spans_load (store, work->document, work->annotator, error);
  if (spans == NULL)
    return FALSE;
  relations = diple_relations_load (store, work->document, work->annotator, NULL, error);
  if (relations == NULL)
    return FALSE;
  map = diple_text_map_new (document->text, document->n_bytes);
  boundaries = diple_boundaries_new (map, document->language);
  diple_span_index_set (index, spans);
  validation = diple_validation_new (schema, map, boundaries, index, relations, off);
  for (guint i = 0; i < spans->len; i++)
    diple_validation_look (validation, g_ptr_array_index (spans, i), warnings);
  name_document (warnings, first, document);
  return TRUE;
}

static gboolean
look_at_all (DipleStore *store,
             const DipleValidationWork *work,
             guint n_work,
             GPtrArray *warnings,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (DipleSchema) schema = diple_schema_load (store, error);
  DipleValidatorSet off = 0;

  if (schema == NULL || !diple_validators_load_off (store, &off, error))
    return FALSE;
  for (guint i = 0; i < n_work; i++)
    {
      g_autoptr (GError) local = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (look_at_document (store, schema, &work[i], off, warnings, &local) ||
          g_error_matches (local, DIPLE_ERROR, DIPLE_ERROR_NOT_FOUND))
        continue;
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return TRUE;
}

gboolean
diple_validate_some (DipleStore *store,
                     const DipleValidationWork *work,
                     guint n_work,
                     GPtrArray *warnings,
                     GCancellable *cancellable,
                     GError **error)
{
  gboolean framed, done;

  g_return_val_if_fail (DIPLE_IS_STORE (store), FALSE);
  g_return_val_if_fail (warnings != NULL, FALSE);

  if (!diple_store_begin_reading (store, &framed, error))
    return FALSE;
  done = look_at_all (store, work, n_work, warnings, cancellable, error);
  diple_store_end_reading (store, framed);
  return done;
}
