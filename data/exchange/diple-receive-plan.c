/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "data/exchange/diple-receive-private.h"

/* One thing in one of the files. */
typedef struct
{
  DipleThingKey key;
  gint64 when;   /* when it was modified; 0: only the journal knows */
  char *content; /* all that it says, so that two can be compared */
  char *words;   /* by which people know it */
} Thing;

static void
thing_free (Thing *thing)
{
  g_free (thing->content);
  g_free (thing->words);
  g_free (thing);
}

/* What is said of the row @owner of @table, entities by what they are here. */
#define VALUES(table, owner)                                                                       \
  "(SELECT coalesce(group_concat(attribute || ':' || coalesce('o' || option, 'e' ||"               \
  " coalesce((SELECT here FROM temp.entity_here WHERE id = entity), entity), quote(value)), ';')," \
  " '') FROM (SELECT * FROM " table " WHERE " owner " ORDER BY attribute, ordinal))"

/* Of the document ?1 and the annotator ?2: a, b and c of the key, when, content, words. */
static const struct
{
  DipleThingKind kind;
  const char *sql;
} selects[] = {
  { DIPLE_THING_SPAN,
    "SELECT id, 0, 0, modified, label || ' ' || start || ' ' || \"end\" || ' ' ||"
    " coalesce(score, '') || ' ' || quote(note) || ' ' || (SELECT"
    " coalesce(group_concat(start || '-' || \"end\"), '') FROM (SELECT start, \"end\""
    " FROM span_fragment WHERE span = span.id ORDER BY ordinal)) || ' ' ||" VALUES (
        "span_value", "span = span.id") ", substr(surface, 1, 60) FROM span"
                                        " WHERE document = ?1 AND annotator = ?2" },
  { DIPLE_THING_RELATION,
    "SELECT relation.id, 0, 0, relation.modified, type || ' ' || source || ' ' || target || ' ' ||"
    " coalesce(relation.score, '') || ' ' || quote(relation.note) || ' ' ||" VALUES (
        "relation_value", "relation = relation.id") ", relation_type.name FROM span JOIN relation"
                                                    " ON source = span.id JOIN relation_type"
                                                    " ON relation_type.id = type WHERE document ="
                                                    " ?1 AND relation.annotator = ?2" },
  { DIPLE_THING_QUESTION,
    "SELECT flag.id, 0, 0, flag.created, span || ' ' || question, question FROM span JOIN flag"
    " ON span = span.id WHERE document = ?1 AND flag.annotator = ?2 AND span.annotator = ?2" },
  { DIPLE_THING_LABEL,
    "SELECT ?1, ?2, attribute.id, 0, " VALUES (
        "document_value",
        "document = ?1 AND annotator = ?2 AND attribute = "
        "attribute.id") ", name FROM attribute WHERE id IN (SELECT attribute FROM document_value"
                        " WHERE document = ?1 AND annotator = ?2)" },
  { DIPLE_THING_STATE,
    "SELECT annotator, document, 0, modified, state, state FROM assignment WHERE document = ?1"
    " AND annotator = ?2 AND state <> 'open'" },
  { DIPLE_THING_ANSWER,
    "SELECT annotator, document, suggested, max(answered), group_concat(answer || ' ' ||"
    " coalesce(span, '') || ' ' || coalesce(score, ''), ';'), coalesce((SELECT substr(surface, 1,"
    " 60) FROM span WHERE id = suggested), (SELECT name FROM attribute WHERE id = suggested), '?')"
    " FROM (SELECT * FROM suggestion_answer WHERE document = ?1 AND annotator = ?2"
    " ORDER BY suggested, model) GROUP BY suggested" },
};

/* The place that is being compared. */
typedef struct
{
  DipleReceive *receive;
  guint document;
  guint annotator;
  const DipleSharedDocument *shared;
  const DipleSharedAnnotator *owner;
} Place;

void
diple_receive_note (DipleReceive *self, char *sentence)
{
  g_ptr_array_add (self->receipt->notes, sentence);
}

DipleReceiptDocument *
diple_receive_count (DipleReceive *self, guint place)
{
  const DipleSharedDocument *shared = g_ptr_array_index (self->documents, place);
  DipleReceiptDocument *count = g_hash_table_lookup (self->counts, &shared->here);

  if (count != NULL)
    return count;
  count = g_new0 (DipleReceiptDocument, 1);
  count->document = shared->here;
  count->title = g_strdup (shared->title);
  g_ptr_array_add (self->receipt->documents, count);
  g_hash_table_insert (self->counts, &count->document, count);
  return count;
}

static Thing *
read_thing (sqlite3_stmt *stmt, DipleThingKind kind)
{
  Thing *thing = g_new0 (Thing, 1);

  thing->key = (DipleThingKey){ kind,
                                sqlite3_column_int64 (stmt, 0),
                                sqlite3_column_int64 (stmt, 1),
                                sqlite3_column_int64 (stmt, 2) };
  thing->when = sqlite3_column_int64 (stmt, 3);
  thing->content = diple_sql_dup_text (stmt, 4);
  thing->words = diple_sql_dup_text (stmt, 5);
  return thing;
}

static GPtrArray *
read_things (DipleStore *store, guint which, gint64 document, gint64 annotator, GError **error)
{
  g_autoptr (GPtrArray) things = g_ptr_array_new_with_free_func ((GDestroyNotify) thing_free);
  g_autoptr (DipleKept) stmt = diple_store_keep (store, selects[which].sql, error);
  int rc;

  if (stmt == NULL)
    return NULL;
  sqlite3_bind_int64 (stmt, 1, document);
  sqlite3_bind_int64 (stmt, 2, annotator);
  while ((rc = diple_sql_step (stmt, error)) == SQLITE_ROW)
    g_ptr_array_add (things, read_thing (stmt, selects[which].kind));
  return rc == SQLITE_DONE ? g_steal_pointer (&things) : NULL;
}

/* The key by which this project calls what the other file calls @key, or the other way round. */
static DipleThingKey
translate (const Place *place, const DipleThingKey *key, gboolean to_here)
{
  gint64 document = to_here ? place->shared->here : place->shared->there;
  gint64 annotator = to_here ? place->owner->here : place->owner->there;

  if (key->kind == DIPLE_THING_LABEL)
    return (DipleThingKey){ key->kind, document, annotator, key->c };
  if (key->kind == DIPLE_THING_STATE)
    return (DipleThingKey){ key->kind, annotator, document, 0 };
  if (key->kind == DIPLE_THING_ANSWER)
    return (DipleThingKey){ key->kind, annotator, document, key->c };
  return *key;
}

static void
add_step (const Place *place,
          DipleStepVerb verb,
          const DipleThingKey *here,
          const DipleThingKey *there)
{
  const DipleStep step = { verb, here->kind, *here, *there, place->document, place->annotator };

  g_array_append_val (place->receive->steps, step);
}

static void
add_unchanged (const Place *place, const DipleThingKey *key)
{
  if (key->kind == DIPLE_THING_STATE || key->kind == DIPLE_THING_ANSWER)
    return;
  diple_receive_count (place->receive, place->document)->unchanged++;
}

/* What both sides did to a thing, and what comes of it. */
typedef enum
{
  BOTH_NEWER_THERE,
  BOTH_NEWER_HERE,
  BOTH_DELETED_HERE,
  BOTH_DELETED_THERE,
} Both;

static char *
dup_sentence (Both both, const char *words, const char *title)
{
  switch (both)
    {
    case BOTH_NEWER_THERE:
      return g_strdup_printf (
          _ ("“%s” in “%s” was changed here and there; the newer one, from there, is taken"),
          words,
          title);
    case BOTH_NEWER_HERE:
      return g_strdup_printf (
          _ ("“%s” in “%s” was changed here and there; the newer one, from here, stays"),
          words,
          title);
    case BOTH_DELETED_HERE:
      return g_strdup_printf (
          _ ("“%s” in “%s” was deleted here and changed there; it is kept as it is there"),
          words,
          title);
    case BOTH_DELETED_THERE:
    default:
      return g_strdup_printf (
          _ ("“%s” in “%s” was changed here and deleted there; it stays as it is here"),
          words,
          title);
    }
}

static void
note_both (const Place *place, const Thing *thing, Both both)
{
  g_autofree char *flat = g_strdelimit (g_strdup (thing->words), "\n\r\t", ' ');

  diple_receive_note (place->receive, dup_sentence (both, flat, place->shared->title));
}

static gboolean
is_newer (const Thing *there, gint64 touched_there, const Thing *here, gint64 touched_here)
{
  gint64 then = there->when != 0 ? there->when : touched_there;
  gint64 now = here->when != 0 ? here->when : touched_here;

  /* Of two of one moment the same one is taken in whatever order they come. */
  return then != now ? then > now : strcmp (there->content, here->content) > 0;
}

/* When each side touched a thing; what is in a document that is new here, or has another id, nobody
 * here knows. */
static void
find_touches (const Place *place,
              const DipleThingKey *here,
              const DipleThingKey *there,
              gint64 *touched)
{
  DipleReceive *receive = place->receive;

  touched[0] = diple_touched_when (receive->touched_here, here);
  touched[1] = diple_touched_when (receive->touched_there, there);
  if (touched[1] == 0 && place->shared->here != place->shared->there)
    touched[1] = 1;
  if (touched[1] == 0 && place->shared->is_new)
    touched[1] = 1;
}

static void
compare_both (const Place *place, const Thing *here, const Thing *there)
{
  gint64 touched[2];
  gboolean newer;

  find_touches (place, &here->key, &there->key, touched);
  if (g_str_equal (here->content, there->content) || touched[1] == 0)
    {
      add_unchanged (place, &here->key);
      return;
    }
  newer = is_newer (there, touched[1], here, touched[0]);
  if (touched[0] != 0)
    note_both (place, there, newer ? BOTH_NEWER_THERE : BOTH_NEWER_HERE);
  if (touched[0] == 0 || newer)
    add_step (place, DIPLE_STEP_CHANGE, &here->key, &there->key);
  else
    add_unchanged (place, &here->key);
}

static void
compare_there (const Place *place, const Thing *there)
{
  const DipleThingKey here = translate (place, &there->key, TRUE);
  gint64 touched[2];

  find_touches (place, &here, &there->key, touched);
  /* Not touched there: it was deleted here, unless this project is older than the bundle. */
  if (touched[1] == 0 && (place->receive->known || touched[0] != 0))
    return;
  if (touched[1] != 0 && touched[0] != 0)
    note_both (place, there, BOTH_DELETED_HERE);
  add_step (place, DIPLE_STEP_ADD, &here, &there->key);
}

static void
compare_here (const Place *place, const Thing *here)
{
  const DipleThingKey there = translate (place, &here->key, FALSE);
  gint64 touched[2];

  touched[0] = diple_touched_when (place->receive->touched_here, &here->key);
  touched[1] = diple_touched_when (place->receive->touched_there, &there);
  if (touched[1] != 0 && touched[0] == 0)
    {
      add_step (place, DIPLE_STEP_REMOVE, &here->key, &there);
      return;
    }
  if (touched[1] != 0)
    note_both (place, here, BOTH_DELETED_THERE);
  add_unchanged (place, &here->key);
}

static GHashTable *
index_things (const GPtrArray *things)
{
  GHashTable *index = g_hash_table_new (diple_thing_hash, diple_thing_equal);

  for (guint i = 0; i < things->len; i++)
    {
      Thing *thing = g_ptr_array_index (things, i);

      g_hash_table_insert (index, &thing->key, thing);
    }
  return index;
}

static void
compare (const Place *place, const GPtrArray *here, const GPtrArray *there)
{
  g_autoptr (GHashTable) left = index_things (here);

  for (guint i = 0; i < there->len; i++)
    {
      const Thing *thing = g_ptr_array_index (there, i);
      const DipleThingKey key = translate (place, &thing->key, TRUE);
      const Thing *other = g_hash_table_lookup (left, &key);

      if (other == NULL)
        compare_there (place, thing);
      else
        compare_both (place, other, thing);
      g_hash_table_remove (left, &key);
    }
  for (guint i = 0; i < here->len; i++)
    {
      const Thing *thing = g_ptr_array_index (here, i);

      if (g_hash_table_contains (left, &thing->key))
        compare_here (place, thing);
    }
}

static gboolean
plan_place (const Place *place, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (selects); i++)
    {
      g_autoptr (GPtrArray) here =
          read_things (place->receive->store, i, place->shared->here, place->owner->here, error);
      g_autoptr (GPtrArray) there =
          here == NULL
              ? NULL
              : read_things (
                    place->receive->other, i, place->shared->there, place->owner->there, error);

      if (there == NULL)
        return FALSE;
      compare (place, here, there);
    }
  return TRUE;
}

static gboolean
plan_document (DipleReceive *self, guint document, GError **error)
{
  for (guint i = 0; i < self->annotators->len; i++)
    {
      const Place place = { self,
                            document,
                            i,
                            g_ptr_array_index (self->documents, document),
                            g_ptr_array_index (self->annotators, i) };

      if (!plan_place (&place, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
diple_receive_plan (DipleReceive *self, GError **error)
{
  for (guint i = 0; i < self->documents->len; i++)
    {
      if (self->progress != NULL && i % 16 == 0)
        self->progress (i, self->documents->len, self->data);
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error) ||
          !plan_document (self, i, error))
        return FALSE;
    }
  return TRUE;
}
