/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "diplectl.h"

#include "data/diple-entities.h"
#include "data/diple-error.h"
#include "data/diple-id.h"
#include "data/diple-journal.h"

#include <glib/gi18n.h>
#include <string.h>

static gboolean
is_called (const DipleEntity *entity, const char *name)
{
  return g_str_equal (entity->name, name) ||
         (*entity->wikidata != '\0' && g_str_equal (entity->wikidata, name));
}

gint64
diplectl_find_entity (DiplectlCall *call, const char *name, GError **error)
{
  g_autoptr (GPtrArray) found = NULL;
  gint64 id = diple_id_parse (name);
  g_autoptr (DipleEntity) by_id = id != 0 ? diple_entities_find (call->store, id, NULL) : NULL;
  guint n = 0;

  if (by_id != NULL)
    return id;
  id = 0;
  found = diple_entities_search (call->store, name, G_MAXUINT, error);
  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      const DipleEntity *entity = g_ptr_array_index (found, i);

      if (!is_called (entity, name))
        continue;
      id = entity->id;
      n++;
    }
  if (found == NULL || n == 1)
    return id;
  g_set_error (error,
               DIPLE_ERROR,
               n == 0 ? DIPLE_ERROR_NOT_FOUND : DIPLE_ERROR_REFUSED,
               n == 0 ? _ ("no entity has the name or id “%s”; “diplectl entities” lists them")
                      : _ ("several entities are called “%s”; give the id of one instead"),
               name);
  return 0;
}

static void
print_entity (const DipleEntity *entity)
{
  g_autofree char *uses = g_strdup_printf ("%u", entity->uses);
  char id[DIPLE_ID_TEXT_SIZE];

  diplectl_say_columns (
      diple_id_format (entity->id, id), entity->name, entity->wikidata, uses, entity->note, NULL);
}

static void
print_entity_json (const DipleEntity *entity)
{
  json_t *object = json_object ();

  json_object_set_new (object, "id", diplectl_json_id (entity->id));
  json_object_set_new (object, "name", diplectl_json_text (entity->name));
  json_object_set_new (object, "wikidata", diplectl_json_text (entity->wikidata));
  json_object_set_new (object, "uses", json_integer (entity->uses));
  json_object_set_new (object, "note", diplectl_json_text (entity->note));
  diplectl_say_json (object);
}

static gboolean
list (DiplectlCall *call, GError **error)
{
  g_autoptr (GPtrArray) entities = diple_entities_search (call->store, "", G_MAXUINT, error);

  for (guint i = 0; entities != NULL && i < entities->len; i++)
    (call->json ? print_entity_json : print_entity) (g_ptr_array_index (entities, i));
  return entities != NULL;
}

/* What is done to one entity; the words after the verb are in call->words from 2 on. */
static char *
add (DiplectlCall *call, GError **error)
{
  const char *wikidata = call->n_words > 3 ? call->words[3] : "";

  return diple_entities_add (call->store, call->words[2], wikidata, error) != 0
             ? g_strdup_printf (_ ("Added %s to the entities"), call->words[2])
             : NULL;
}

static void
change_text (char **text, const char *word)
{
  g_free (*text);
  *text = g_strdup (word);
}

static char *
change (DiplectlCall *call, GError **error)
{
  gint64 id = diplectl_find_entity (call, call->words[2], error);
  g_autoptr (DipleEntity) entity = id != 0 ? diple_entities_find (call->store, id, error) : NULL;
  g_autofree char *name = NULL;

  if (entity == NULL)
    return NULL;
  name = g_strdup (entity->name);
  if (g_str_equal (call->words[1], "rename"))
    change_text (&entity->name, call->words[3]);
  else if (g_str_equal (call->words[1], "wikidata"))
    change_text (&entity->wikidata, call->words[3]);
  else
    change_text (&entity->note, call->words[3]);
  return diple_entities_update (call->store, entity, error)
             ? g_strdup_printf (_ ("Changed the entity %s"), name)
             : NULL;
}

static char *
merge (DiplectlCall *call, GError **error)
{
  gint64 from = diplectl_find_entity (call, call->words[2], error);
  gint64 into = from != 0 ? diplectl_find_entity (call, call->words[3], error) : 0;

  return into != 0 && diple_entities_merge (call->store, from, into, error)
             ? g_strdup_printf (_ ("Merged the entity %s into %s"), call->words[2], call->words[3])
             : NULL;
}

static char *
take_away (DiplectlCall *call, GError **error)
{
  gint64 id = diplectl_find_entity (call, call->words[2], error);

  return id != 0 && diple_entities_remove (call->store, id, error)
             ? g_strdup_printf (_ ("Removed the entity %s"), call->words[2])
             : NULL;
}

typedef struct
{
  const char *name;
  guint minimum; /* words of the call */
  guint maximum;
  const char *action;
  char *(*run) (DiplectlCall *call, GError **error); /* the sentence, or NULL */
} Verb;

static const Verb verbs[] = {
  { "add", 3, 4, "entity.add", add },
  { "rename", 4, 4, "entity.change", change },
  { "wikidata", 4, 4, "entity.change", change },
  { "note", 4, 4, "entity.change", change },
  { "merge", 4, 4, "entity.merge", merge },
  { "remove", 3, 3, "entity.remove", take_away },
};

static const Verb *
find_verb (DiplectlCall *call)
{
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (g_str_equal (verbs[i].name, call->words[1]) && call->n_words >= verbs[i].minimum &&
        call->n_words <= verbs[i].maximum)
      return &verbs[i];
  return NULL;
}

static gboolean
run_verb (DiplectlCall *call, const Verb *verb, GError **error)
{
  g_autofree char *sentence = NULL;

  for (guint i = 2; i < call->n_words; i++)
    if (!diplectl_check_utf8 (call->words[i], _ ("the name"), error))
      return FALSE;
  if (!diple_journal_begin (call->store, call->actor, verb->action, error))
    return FALSE;
  sentence = verb->run (call, error);
  if (sentence != NULL && diple_journal_commit (call->store, sentence, 0, error) != 0)
    {
      diplectl_say ("%s", sentence);
      return TRUE;
    }
  diple_journal_rollback (call->store);
  return FALSE;
}

static DiplectlStatus
run_entities (DiplectlCall *call)
{
  g_autoptr (GError) error = NULL;
  const Verb *verb;
  DiplectlStatus status;
  gboolean done;

  if (!diplectl_parse (call, NULL, 1, 0, &status))
    return status;
  verb = call->n_words > 1 ? find_verb (call) : NULL;
  if (call->n_words > 1 && verb == NULL)
    {
      diplectl_complain (NULL,
                         _ ("after the project comes nothing, or add, rename, wikidata, note, "
                            "merge or remove with their words; see “diplectl entities --help”"));
      return DIPLECTL_USAGE;
    }
  if (!diplectl_open (
          call, verb != NULL ? DIPLE_STORE_READ_WRITE : DIPLE_STORE_READ_ONLY, &status) ||
      (verb != NULL && !diplectl_find_actor (call, &status)))
    return status;
  done = verb != NULL ? run_verb (call, verb, &error) : list (call, &error);
  return done ? DIPLECTL_DONE : diplectl_complain_error (call->words[0], error);
}

const DiplectlCommand diplectl_entities = {
  .name = "entities",
  .arguments = N_ ("PROJECT [VERB ENTITY…]"),
  .summary = N_ ("List or change the people, places and so on that attributes name"),
  .details =
      N_ ("Each line has the entity’s id, name, Wikidata id, how many spans name it and the note, "
          "with a TAB between them. The verbs are: add NAME [Q42], rename ENTITY NAME, wikidata "
          "ENTITY Q42, note ENTITY TEXT, merge ENTITY INTO, remove ENTITY. ENTITY is a name, a "
          "Wikidata id or an id; merge gives to INTO all that names ENTITY."),
  .example = "diplectl entities flood.diple merge \"Dr Brevit\" \"Ilvi Brevit\"",
  .takes = DIPLECTL_TAKES_AS | DIPLECTL_TAKES_JSON,
  .run = run_entities,
};
