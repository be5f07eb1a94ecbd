/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "diplectl.h"

#include "data/diple-annotators.h"
#include "data/diple-id.h"
#include "data/diple-journal.h"

#include <glib/gi18n.h>

static void
print_annotator (const DipleAnnotator *annotator)
{
  char id[DIPLE_ID_TEXT_SIZE];

  diplectl_say_columns (
      diple_id_format (annotator->id, id), annotator->kind, annotator->name, NULL);
}

static void
print_annotator_json (const DipleAnnotator *annotator)
{
  json_t *object = json_object ();

  json_object_set_new (object, "id", diplectl_json_id (annotator->id));
  json_object_set_new (object, "name", diplectl_json_text (annotator->name));
  json_object_set_new (object, "kind", diplectl_json_text (annotator->kind));
  diplectl_say_json (object);
}

static DiplectlStatus
list_annotators (DiplectlCall *call)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) annotators = NULL;
  DiplectlStatus status;

  if (!diplectl_open (call, DIPLE_STORE_READ_ONLY, &status))
    return status;

  annotators = diple_annotators_list (call->store, &error);
  if (annotators == NULL)
    return diplectl_complain_error (call->words[0], error);

  for (guint i = 0; i < annotators->len; i++)
    (call->json ? print_annotator_json : print_annotator) (annotators->pdata[i]);

  return DIPLECTL_DONE;
}

static gboolean
add_annotator (DiplectlCall *call, const char *name, const char *kind, GError **error)
{
  g_autofree char *sentence = g_strdup_printf (_ ("Added %s to the annotators"), name);

  if (!diplectl_check_utf8 (name, _ ("the name"), error) ||
      !diple_journal_begin (call->store, call->actor, "annotator.add", error))
    return FALSE;

  if (diple_annotators_add (call->store, 0, name, kind, error) != 0)
    return diple_journal_commit (call->store, sentence, 0, error) != 0;

  diple_journal_rollback (call->store);
  return FALSE;
}

static DiplectlStatus
add_annotators (DiplectlCall *call, const char *kind)
{
  DiplectlStatus status = DIPLECTL_DONE;

  if (!diplectl_open (call, DIPLE_STORE_READ_WRITE, &status))
    return status;

  for (guint i = 2; i < call->n_words; i++)
    {
      g_autoptr (GError) error = NULL;

      if (add_annotator (call, call->words[i], kind, &error))
        diplectl_say (_ ("Added %s"), call->words[i]);
      else
        status = diplectl_complain_error (call->words[0], error);
    }

  return status;
}

/* One change of the annotator whom the call's third word names, as one action. */
typedef gboolean (*Change) (DiplectlCall *call, gint64 annotator, GError **error);

static gint64
change_in_action (DiplectlCall *call,
                  gint64 annotator,
                  const char *action,
                  Change change,
                  const char *sentence,
                  GError **error)
{
  if (!diple_journal_begin (call->store, call->actor, action, error))
    return 0;
  if (change (call, annotator, error))
    return diple_journal_commit (call->store, sentence, 0, error);
  diple_journal_rollback (call->store);
  return 0;
}

static DiplectlStatus
change_annotator (DiplectlCall *call, const char *action, Change change, const char *sentence)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleAnnotator) annotator = NULL;
  DiplectlStatus status;
  gint64 row = 0;

  if (!diplectl_open (call, DIPLE_STORE_READ_WRITE, &status))
    return status;
  if (diplectl_check_utf8 (call->words[2], _ ("the name"), &error) &&
      (call->n_words < 4 || diplectl_check_utf8 (call->words[3], _ ("the name"), &error)))
    annotator = diple_annotators_find (call->store, call->words[2], &error);
  if (annotator != NULL)
    row = change_in_action (call, annotator->id, action, change, sentence, &error);
  if (row == 0)
    return diplectl_complain_error (call->words[0], error);
  diplectl_say ("%s", row > 0 ? sentence : _ ("Nothing to change"));
  return DIPLECTL_DONE;
}

static gboolean
rename_to_word (DiplectlCall *call, gint64 annotator, GError **error)
{
  return diple_annotators_rename (call->store, annotator, call->words[3], error);
}

static gboolean
set_kind_to_word (DiplectlCall *call, gint64 annotator, GError **error)
{
  return diple_annotators_set_kind (call->store, annotator, call->words[3], error);
}

static gboolean
take_out (DiplectlCall *call, gint64 annotator, GError **error)
{
  return diple_annotators_remove (call->store, annotator, error);
}

static DiplectlStatus
rename_annotator (DiplectlCall *call)
{
  g_autofree char *sentence =
      g_strdup_printf (_ ("Renamed the annotator %s to %s"), call->words[2], call->words[3]);

  return change_annotator (call, "annotator.rename", rename_to_word, sentence);
}

static DiplectlStatus
set_kind (DiplectlCall *call)
{
  const gboolean model = g_str_equal (call->words[3], "model");
  g_autofree char *sentence = g_strdup_printf (
      model ? _ ("Said that %s is a model") : _ ("Said that %s is a person"), call->words[2]);

  return change_annotator (call, "annotator.kind", set_kind_to_word, sentence);
}

static DiplectlStatus
remove_annotator (DiplectlCall *call)
{
  g_autofree char *sentence = g_strdup_printf (_ ("Removed the annotator %s"), call->words[2]);

  return change_annotator (call, "annotator.remove", take_out, sentence);
}

static DiplectlStatus
refuse_words (void)
{
  diplectl_complain (NULL,
                     _ ("after the project comes nothing, or “add” and names, “rename” and two "
                        "names, “kind”, a name and “person” or “model”, or “remove” and a name; "
                        "see “diplectl annotators --help”"));
  return DIPLECTL_USAGE;
}

static DiplectlStatus
run_verb (DiplectlCall *call, gboolean model)
{
  const char *verb = call->words[1];

  if (g_str_equal (verb, "add") && call->n_words > 2)
    return add_annotators (call, model ? "model" : "person");
  if (g_str_equal (verb, "rename") && call->n_words == 4)
    return rename_annotator (call);
  if (g_str_equal (verb, "kind") && call->n_words == 4)
    return set_kind (call);
  if (g_str_equal (verb, "remove") && call->n_words == 3)
    return remove_annotator (call);
  return refuse_words ();
}

static DiplectlStatus
run_annotators (DiplectlCall *call)
{
  gboolean model = FALSE;
  const GOptionEntry entries[] = {
    { "model",
      0,
      0,
      G_OPTION_ARG_NONE,
      &model,
      N_ ("What is added is a model, not a person"),
      NULL },
    { NULL },
  };
  DiplectlStatus status;

  if (!diplectl_parse (call, entries, 1, 0, &status))
    return status;

  if (call->n_words == 1)
    return list_annotators (call);

  return run_verb (call, model);
}

const DiplectlCommand diplectl_annotators = {
  .name = "annotators",
  .arguments = N_ ("PROJECT [VERB NAME…]"),
  .summary = N_ ("List, add, rename or remove who annotates"),
  .details = N_ (
      "Each line has the annotator’s id, kind and name, with a TAB between them. The verbs: “add "
      "NAME…”, “rename NAME NEW”, “kind NAME person” (or model) and “remove NAME”, which is "
      "refused while anything in the project is theirs."),
  .example = "diplectl annotators flood.diple add Ana Ben",
  .takes = DIPLECTL_TAKES_JSON,
  .run = run_annotators,
};
