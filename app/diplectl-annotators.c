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

  if (g_str_equal (call->words[1], "add") && call->n_words > 2)
    return add_annotators (call, model ? "model" : "person");

  diplectl_complain (NULL,
                     _ ("after the project comes nothing, or “add” and names; see “diplectl "
                        "annotators --help”"));
  return DIPLECTL_USAGE;
}

const DiplectlCommand diplectl_annotators = {
  .name = "annotators",
  .arguments = N_ ("PROJECT [add NAME…]"),
  .summary = N_ ("List who annotates, or add somebody"),
  .details = N_ ("Each line has the annotator’s id, kind and name, with a TAB between them."),
  .example = "diplectl annotators flood.diple add Ana Ben",
  .takes = DIPLECTL_TAKES_JSON,
  .run = run_annotators,
};
