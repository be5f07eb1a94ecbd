/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "data/diple-schema-store.h"
#include "data/diple-text-map.h"
#include "data/exchange/diple-receive-private.h"

/* The parts of the schema that a thing there needs, with their ids and names. */
static const char *const needs[] = {
  [DIPLE_THING_SPAN] = "SELECT 'label', id, name FROM label WHERE id = (SELECT label FROM span"
                       " WHERE id = ?1) UNION ALL SELECT 'attribute', id, name FROM attribute"
                       " WHERE id IN (SELECT attribute FROM span_value WHERE span = ?1)"
                       " UNION ALL SELECT 'option', id, name FROM attribute_option"
                       " WHERE id IN (SELECT option FROM span_value WHERE span = ?1)"
                       " UNION ALL SELECT 'entity', id, name FROM entity"
                       " WHERE id IN (SELECT entity FROM span_value WHERE span = ?1)",
  [DIPLE_THING_RELATION] =
      "SELECT 'relation', id, name FROM relation_type WHERE id = (SELECT type FROM relation"
      " WHERE id = ?1) UNION ALL SELECT 'attribute', id, name FROM attribute"
      " WHERE id IN (SELECT attribute FROM relation_value WHERE relation = ?1)"
      " UNION ALL SELECT 'option', id, name FROM attribute_option"
      " WHERE id IN (SELECT option FROM relation_value WHERE relation = ?1)"
      " UNION ALL SELECT 'entity', id, name FROM entity"
      " WHERE id IN (SELECT entity FROM relation_value WHERE relation = ?1)",
  [DIPLE_THING_LABEL] =
      "SELECT 'attribute', id, name FROM attribute WHERE id = ?3 UNION ALL"
      " SELECT 'option', id, name FROM attribute_option WHERE id IN (SELECT option FROM"
      " document_value WHERE document = ?1 AND annotator = ?2 AND attribute = ?3) UNION ALL"
      " SELECT 'entity', id, name FROM entity WHERE id IN (SELECT entity FROM document_value"
      " WHERE document = ?1 AND annotator = ?2 AND attribute = ?3)",
};

typedef struct
{
  DipleReceive *receive;
  GHashTable *parts;   /* gint64 *: ids of the schema here */
  GHashTable *unknown; /* char *: what it lacks */
  GHashTable *ends;    /* gint64 *: spans that will be there, of those that are put */
  GHashTable *gone;    /* gint64 *: spans and relations that will not be there */
  gint64 document;     /* the one that the map is of, or 0 */
  char *text;
  DipleTextMap *map;
} Check;

static void
add_id (GHashTable *set, gint64 id)
{
  g_hash_table_add (set, g_memdup2 (&id, sizeof id));
}

static void
add_parts (GHashTable *set, const DipleSchema *schema)
{
  for (guint i = 0; i < schema->labels->len; i++)
    add_id (set, ((const DipleLabel *) g_ptr_array_index (schema->labels, i))->id);
  for (guint i = 0; i < schema->relation_types->len; i++)
    add_id (set, ((const DipleRelationType *) g_ptr_array_index (schema->relation_types, i))->id);
  for (guint i = 0; i < schema->attributes->len; i++)
    {
      const DipleAttribute *attribute = g_ptr_array_index (schema->attributes, i);

      add_id (set, attribute->id);
      for (guint j = 0; j < attribute->options->len; j++)
        add_id (set, ((const DipleOption *) g_ptr_array_index (attribute->options, j))->id);
    }
}

static char *
dup_part (const char *what, const char *name)
{
  if (g_str_equal (what, "label"))
    return g_strdup_printf (_ ("the label “%s”"), name);
  if (g_str_equal (what, "relation"))
    return g_strdup_printf (_ ("the relation “%s”"), name);
  if (g_str_equal (what, "attribute"))
    return g_strdup_printf (_ ("the attribute “%s”"), name);
  return g_strdup_printf (_ ("the option “%s”"), name);
}

/* An entity that was deleted here comes back with what names it. */
static void
need_entity (Check *self, gint64 id)
{
  if (!g_hash_table_remove (self->receive->missing, &id))
    return;
  g_array_append_val (self->receive->entities, id);
  self->receive->receipt->entities++;
}

static void
need_part (Check *self, sqlite3_stmt *part)
{
  const char *what = (const char *) sqlite3_column_text (part, 0);
  gint64 id = sqlite3_column_int64 (part, 1);

  if (g_str_equal (what, "entity"))
    need_entity (self, id);
  else if (!g_hash_table_contains (self->parts, &id))
    g_hash_table_add (self->unknown, dup_part (what, (const char *) sqlite3_column_text (part, 2)));
}

static gboolean
check_parts (Check *self, const DipleStep *step, GError **error)
{
  g_autoptr (DipleKept) stmt = NULL;
  int rc;

  if (step->verb == DIPLE_STEP_REMOVE || step->kind >= G_N_ELEMENTS (needs) ||
      needs[step->kind] == NULL)
    return TRUE;
  stmt = diple_store_keep (self->receive->other, needs[step->kind], error);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, step->there.a);
  if (step->kind == DIPLE_THING_LABEL)
    {
      sqlite3_bind_int64 (stmt, 2, step->there.b);
      sqlite3_bind_int64 (stmt, 3, step->there.c);
    }
  while ((rc = diple_sql_step (stmt, error)) == SQLITE_ROW)
    need_part (self, stmt);
  return rc == SQLITE_DONE;
}

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static gboolean
refuse_unknown (Check *self, GError **error)
{
  guint n = 0;
  g_autofree const char **names =
      (const char **) g_hash_table_get_keys_as_array (self->unknown, &n);
  g_autofree char *list = NULL;

  if (n == 0)
    return TRUE;
  qsort (names, n, sizeof *names, compare_strings);
  list = g_strjoinv (", ", (char **) names);
  g_set_error (error,
               DIPLE_ERROR,
               DIPLE_ERROR_REFUSED,
               _ ("What is to be received uses what this project’s schema does not have: %s. "
                  "Bring it back with undo, or have it annotated otherwise, and receive again"),
               list);
  return FALSE;
}

static gboolean
refuse_damaged (Check *self, const DipleStep *step, GError **error)
{
  const DipleSharedDocument *document =
      g_ptr_array_index (self->receive->documents, step->document);

  g_set_error (error,
               DIPLE_ERROR,
               DIPLE_ERROR_CORRUPT,
               _ ("An annotation in “%s” contradicts the text or the project, so nothing was "
                  "received; the file is damaged or was changed by another program"),
               document->title);
  return FALSE;
}

/* The text of the step's document, from here or, when it is new, from there. */
static gboolean
load_text (Check *self, const DipleStep *step, GError **error)
{
  const DipleSharedDocument *document =
      g_ptr_array_index (self->receive->documents, step->document);
  g_autoptr (DipleKept) stmt = NULL;

  if (self->document == document->there)
    return TRUE;
  stmt = diple_store_keep (document->is_new ? self->receive->other : self->receive->store,
                           "SELECT text FROM document_text WHERE document = ?1",
                           error);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, document->here);
  if (diple_sql_step (stmt, error) == SQLITE_ERROR)
    return FALSE;
  g_clear_pointer (&self->map, diple_text_map_free);
  g_free (self->text);
  self->text = diple_sql_dup_text (stmt, 0);
  self->map = diple_text_map_new (self->text, strlen (self->text));
  self->document = document->there;
  return TRUE;
}

static gboolean
has_words (Check *self, guint start, guint end, const char *surface)
{
  gsize from = diple_text_map_to_byte (self->map, start);
  gsize to = diple_text_map_to_byte (self->map, end);

  return start < end && end <= diple_text_map_length (self->map) && strlen (surface) == to - from &&
         memcmp (self->text + from, surface, to - from) == 0;
}

/* The pieces are in order and reach from @start to @end. */
static int
has_pieces (Check *self, gint64 span, gint64 start, gint64 end, GError **error)
{
  g_autoptr (DipleKept) stmt =
      diple_store_keep (self->receive->other,
                        "SELECT start, \"end\" FROM span_fragment WHERE span = ?1 ORDER BY ordinal",
                        error);
  gint64 last = -1;
  gboolean sound = TRUE;
  int rc;

  if (stmt == NULL)
    return -1;
  sqlite3_bind_int64 (stmt, 1, span);
  while ((rc = diple_sql_step (stmt, error)) == SQLITE_ROW)
    {
      gint64 from = sqlite3_column_int64 (stmt, 0);

      sound = sound && (last < 0 ? from == start : from > last);
      last = sqlite3_column_int64 (stmt, 1);
    }
  return rc == SQLITE_DONE ? sound && (last < 0 || last == end) : -1;
}

static gboolean
check_words (Check *self, const DipleStep *step, GError **error)
{
  g_autoptr (DipleKept) stmt = diple_store_keep (
      self->receive->other, "SELECT start, \"end\", surface FROM span WHERE id = ?1", error);
  gint64 start, end;
  int pieces;

  if (stmt == NULL || !load_text (self, step, error))
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, step->there.a);
  if (diple_sql_step (stmt, error) != SQLITE_ROW)
    return FALSE;
  start = sqlite3_column_int64 (stmt, 0);
  end = sqlite3_column_int64 (stmt, 1);
  if (end > G_MAXINT ||
      !has_words (self, (guint) start, (guint) end, (const char *) sqlite3_column_text (stmt, 2)))
    return refuse_damaged (self, step, error);
  pieces = has_pieces (self, step->there.a, start, end, error);
  return pieces > 0 || (pieces == 0 && refuse_damaged (self, step, error));
}

/* 1 or 0; -1 with an error. */
static int
exists (DipleStore *store, const char *sql, gint64 id, GError **error)
{
  g_autoptr (DipleKept) stmt = diple_store_keep (store, sql, error);
  int rc;

  if (stmt == NULL)
    return -1;
  sqlite3_bind_int64 (stmt, 1, id);
  rc = diple_sql_step (stmt, error);
  return rc == SQLITE_ERROR ? -1 : rc == SQLITE_ROW;
}

static gboolean
check_span (Check *self, const DipleStep *step, GError **error)
{
  int taken;

  if (step->verb == DIPLE_STEP_REMOVE)
    {
      add_id (self->gone, step->here.a);
      return TRUE;
    }
  add_id (self->ends, step->here.a);
  if (!check_words (self, step, error))
    return FALSE;
  taken =
      step->verb == DIPLE_STEP_ADD
          ? exists (self->receive->store, "SELECT 1 FROM span WHERE id = ?1", step->here.a, error)
          : 0;
  return taken == 0 || (taken > 0 && refuse_damaged (self, step, error));
}

static int
will_be_there (Check *self, gint64 span, GError **error)
{
  if (g_hash_table_contains (self->ends, &span))
    return 1;
  if (g_hash_table_contains (self->gone, &span))
    return 0;
  return exists (self->receive->store, "SELECT 1 FROM span WHERE id = ?1", span, error);
}

/* Another relation here that says the same; 0: none, -1 with an error. */
static gint64
find_twin (Check *self, const DipleStep *step, sqlite3_stmt *there, GError **error)
{
  const DipleSharedAnnotator *annotator =
      g_ptr_array_index (self->receive->annotators, step->annotator);
  g_autoptr (DipleKept) stmt = diple_store_keep (
      self->receive->store,
      "SELECT relation.id FROM relation JOIN relation_type ON relation_type.id = type"
      " WHERE relation.id <> ?1 AND annotator = ?2 AND type = ?3 AND ((source = ?4 AND target = ?5)"
      " OR (symmetric AND source = ?5 AND target = ?4))",
      error);
  int rc;

  if (stmt == NULL)
    return -1;
  sqlite3_bind_int64 (stmt, 1, step->here.a);
  sqlite3_bind_int64 (stmt, 2, annotator->here);
  for (int i = 0; i < 3; i++)
    sqlite3_bind_value (stmt, i + 3, sqlite3_column_value (there, i));
  while ((rc = diple_sql_step (stmt, error)) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (stmt, 0);

      if (!g_hash_table_contains (self->gone, &id))
        return id;
    }
  return rc == SQLITE_DONE ? 0 : -1;
}

static void
drop (Check *self, DipleStep *step, gboolean tell)
{
  const DipleSharedDocument *document =
      g_ptr_array_index (self->receive->documents, step->document);

  step->verb = DIPLE_STEP_NONE;
  if (tell)
    diple_receive_note (
        self->receive,
        g_strdup_printf (_ ("A relation in “%s” stays out: what it joins is not there any more"),
                         document->title));
}

/* A relation whose ends will not be there stays out; one that is there already under another id is
 * not put twice. */
static gboolean
check_relation (Check *self, DipleStep *step, GError **error)
{
  g_autoptr (DipleKept) stmt = NULL;
  int source, target, taken;
  gint64 twin;

  if (step->verb == DIPLE_STEP_REMOVE)
    return TRUE;
  stmt = diple_store_keep (
      self->receive->other, "SELECT type, source, target FROM relation WHERE id = ?1", error);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, step->there.a);
  if (diple_sql_step (stmt, error) != SQLITE_ROW)
    return FALSE;
  source = will_be_there (self, sqlite3_column_int64 (stmt, 1), error);
  target = source < 0 ? -1 : will_be_there (self, sqlite3_column_int64 (stmt, 2), error);
  twin = target < 0 ? -1 : find_twin (self, step, stmt, error);
  taken =
      twin < 0 || step->verb != DIPLE_STEP_ADD || g_hash_table_contains (self->gone, &step->here.a)
          ? 0
          : exists (
                self->receive->store, "SELECT 1 FROM relation WHERE id = ?1", step->here.a, error);
  if (twin < 0 || taken < 0)
    return FALSE;
  if (source == 0 || target == 0 || taken > 0 || twin > 0)
    drop (self, step, twin == 0);
  return TRUE;
}

/* A question hangs on a span, and a span has one. */
static gboolean
check_question (Check *self, DipleStep *step, GError **error)
{
  g_autoptr (DipleKept) stmt = NULL;
  g_autoptr (DipleKept) here = NULL;
  gint64 span;
  int there, rc;

  if (step->verb == DIPLE_STEP_REMOVE)
    return TRUE;
  stmt = diple_store_keep (self->receive->other, "SELECT span FROM flag WHERE id = ?1", error);
  here = diple_store_keep (
      self->receive->store, "SELECT 1 FROM flag WHERE span = ?1 AND id <> ?2", error);
  if (stmt == NULL || here == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, step->there.a);
  if (diple_sql_step (stmt, error) != SQLITE_ROW)
    return FALSE;
  span = sqlite3_column_int64 (stmt, 0);
  there = will_be_there (self, span, error);
  sqlite3_bind_int64 (here, 1, span);
  sqlite3_bind_int64 (here, 2, step->here.a);
  rc = there < 0 ? SQLITE_ERROR : diple_sql_step (here, error);
  if (rc == SQLITE_ERROR)
    return FALSE;
  if (there == 0 || rc == SQLITE_ROW)
    step->verb = DIPLE_STEP_NONE;
  return TRUE;
}

/* Spans first, for what hangs on them. */
static gboolean
check_steps (Check *self, DipleThingKind kind, GError **error)
{
  GArray *steps = self->receive->steps;

  for (guint i = 0; i < steps->len; i++)
    {
      DipleStep *step = &g_array_index (steps, DipleStep, i);
      gboolean done = TRUE;

      if (step->kind != kind)
        continue;
      if (kind == DIPLE_THING_SPAN)
        done = check_span (self, step, error);
      else if (kind == DIPLE_THING_RELATION)
        done = check_relation (self, step, error);
      else if (kind == DIPLE_THING_QUESTION)
        done = check_question (self, step, error);
      if (!done || (step->verb != DIPLE_STEP_NONE && !check_parts (self, step, error)))
        return FALSE;
    }
  return TRUE;
}

static void
find_gone_relations (Check *self)
{
  for (guint i = 0; i < self->receive->steps->len; i++)
    {
      const DipleStep *step = &g_array_index (self->receive->steps, DipleStep, i);

      if (step->kind == DIPLE_THING_RELATION && step->verb == DIPLE_STEP_REMOVE)
        add_id (self->gone, step->here.a);
    }
}

static GHashTable *
new_ids (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

static void
clear (Check *self)
{
  g_hash_table_unref (self->parts);
  g_hash_table_unref (self->unknown);
  g_hash_table_unref (self->ends);
  g_hash_table_unref (self->gone);
  g_clear_pointer (&self->map, diple_text_map_free);
  g_free (self->text);
}

/* The text of a new document is what its hash says: it is trusted from then on. */
static gboolean
check_new_text (Check *self, const DipleSharedDocument *document, GError **error)
{
  g_autoptr (DipleKept) stmt = diple_store_keep (
      self->receive->other,
      "SELECT text, lower(hex(text_sha256)), length FROM document JOIN document_text ON document ="
      " id WHERE id = ?1",
      error);
  g_autofree char *digest = NULL;
  const char *text;

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, document->there);
  if (diple_sql_step (stmt, error) == SQLITE_ERROR)
    return FALSE;
  text = (const char *) sqlite3_column_text (stmt, 0);
  digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text != NULL ? text : "", -1);
  if (text != NULL && g_utf8_validate (text, -1, NULL) &&
      g_str_equal (digest, (const char *) sqlite3_column_text (stmt, 1)) &&
      g_utf8_strlen (text, -1) == sqlite3_column_int64 (stmt, 2))
    return TRUE;
  g_set_error (
      error,
      DIPLE_ERROR,
      DIPLE_ERROR_CORRUPT,
      _ ("The text of “%s” is not what its hash says, so nothing was received; the file is "
         "damaged or was changed by another program"),
      document->title);
  return FALSE;
}

static gboolean
check_new_texts (Check *self, GError **error)
{
  for (guint i = 0; i < self->receive->documents->len; i++)
    {
      const DipleSharedDocument *document = g_ptr_array_index (self->receive->documents, i);

      if (document->is_new && !check_new_text (self, document, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_all (Check *self, GError **error)
{
  g_autoptr (DipleSchema) schema = diple_schema_load (self->receive->store, error);

  if (schema == NULL || !check_new_texts (self, error))
    return FALSE;
  add_parts (self->parts, schema);
  find_gone_relations (self);
  for (guint kind = DIPLE_THING_SPAN; kind <= DIPLE_THING_STATE; kind++)
    if (!check_steps (self, (DipleThingKind) kind, error))
      return FALSE;
  return refuse_unknown (self, error);
}

gboolean
diple_receive_check (DipleReceive *self, GError **error)
{
  Check check = {
    .receive = self,
    .parts = new_ids (),
    .unknown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .ends = new_ids (),
    .gone = new_ids (),
  };
  gboolean done = check_all (&check, error);

  clear (&check);
  return done;
}
