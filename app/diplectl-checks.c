/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "diplectl.h"

#include "data/diple-error.h"
#include "data/diple-flags.h"
#include "data/diple-id.h"
#include "data/diple-journal.h"
#include "data/diple-schema-store.h"
#include "data/diple-validators.h"

#include <glib/gi18n.h>

/* Pieces of work that are looked at in one go, after the first: its warnings are told at once. */
#define SLICE 64

/* What the lines of one search share. */
typedef struct
{
  const DipleSchema *schema;
} Search;

static const char *
label_name (const Search *search, gint64 id)
{
  const DipleLabel *label = diple_schema_label (search->schema, id);

  return label != NULL ? label->name : "";
}

static void
print_warning (const Search *search, const DipleWarning *warning)
{
  char span[DIPLE_ID_TEXT_SIZE];
  g_autofree char *place = g_strdup_printf ("%u-%u", warning->range.start, warning->range.end);

  diplectl_say_columns (diple_id_format (warning->span, span),
                        warning->title,
                        place,
                        label_name (search, warning->label),
                        diple_validator_name (warning->validator),
                        warning->message,
                        warning->surface,
                        NULL);
}

static void
print_warning_json (const Search *search, const DipleWarning *warning)
{
  json_t *object = json_object ();

  json_object_set_new (object, "span", diplectl_json_id (warning->span));
  json_object_set_new (object, "document", diplectl_json_id (warning->document));
  json_object_set_new (object, "title", diplectl_json_text (warning->title));
  json_object_set_new (object, "start", json_integer (warning->range.start));
  json_object_set_new (object, "end", json_integer (warning->range.end));
  json_object_set_new (object, "label", diplectl_json_text (label_name (search, warning->label)));
  json_object_set_new (
      object, "validator", diplectl_json_text (diple_validator_name (warning->validator)));
  json_object_set_new (object, "message", diplectl_json_text (warning->message));
  json_object_set_new (object, "text", diplectl_json_text (warning->surface));
  diplectl_say_json (object);
}

static gboolean
print_work (DiplectlCall *call,
            const Search *search,
            const DipleValidationWork *work,
            guint n_work,
            GError **error)
{
  g_autoptr (GPtrArray) warnings =
      g_ptr_array_new_with_free_func ((GDestroyNotify) diple_warning_free);

  if (!diple_validate_some (call->store, work, n_work, warnings, call->cancellable, error))
    return FALSE;
  for (guint i = 0; i < warnings->len; i++)
    (call->json ? print_warning_json : print_warning) (search, warnings->pdata[i]);
  return TRUE;
}

static DiplectlStatus
look (DiplectlCall *call)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleSchema) schema = diple_schema_load (call->store, &error);
  g_autoptr (GArray) work =
      schema != NULL ? diple_validate_list (call->store, call->actor, &error) : NULL;
  const Search search = { schema };

  if (work == NULL)
    return diplectl_complain_error (call->words[0], error);
  for (guint i = 0, n = 1; i < work->len; i += n, n = MIN (SLICE, work->len - i))
    if (!print_work (call, &search, &g_array_index (work, DipleValidationWork, i), n, &error))
      return diplectl_complain_error (call->words[0], error);
  return DIPLECTL_DONE;
}

static DiplectlStatus
list_validators (DiplectlCall *call)
{
  DipleValidatorSet off = 0;
  g_autoptr (GError) error = NULL;

  if (!diple_validators_load_off (call->store, &off, &error))
    return diplectl_complain_error (call->words[0], error);
  for (guint i = 0; i < DIPLE_N_VALIDATORS; i++)
    diplectl_say_columns (diple_validator_name (i),
                          (off & (1u << i)) != 0 ? "off" : "on",
                          diple_validator_title (i),
                          NULL);
  return DIPLECTL_DONE;
}

static DiplectlStatus
switch_one (DiplectlCall *call, const char *name, gboolean on)
{
  g_autofree char *sentence = NULL;
  g_autoptr (GError) error = NULL;
  DipleValidator validator;

  if (!diple_validator_from_name (name, &validator))
    {
      diplectl_complain (
          NULL,
          _ ("There is no validator “%s”; “diplectl validate PROJECT --list” names them"),
          name);
      return DIPLECTL_USAGE;
    }
  sentence = g_strdup_printf (
      on ? _ ("Switched on the validator “%s”") : _ ("Switched off the validator “%s”"), name);
  if (diple_journal_begin (call->store, call->actor, "validator.switch", &error) &&
      diple_validators_switch (call->store, validator, on, &error) &&
      diple_journal_commit (call->store, sentence, 0, &error) != 0)
    return DIPLECTL_DONE;
  diple_journal_rollback (call->store);
  return diplectl_complain_error (call->words[0], error);
}

static DiplectlStatus
run_validate (DiplectlCall *call)
{
  g_autofree char *on = NULL, *off = NULL;
  gboolean list = FALSE;
  const GOptionEntry entries[] = {
    { "list", 0, 0, G_OPTION_ARG_NONE, &list, N_ ("List the validators"), NULL },
    { "on", 0, 0, G_OPTION_ARG_STRING, &on, N_ ("Switch a validator on"), N_ ("NAME") },
    { "off", 0, 0, G_OPTION_ARG_STRING, &off, N_ ("Switch a validator off"), N_ ("NAME") },
    { NULL },
  };
  gboolean writes;
  DiplectlStatus status;

  if (!diplectl_parse (call, entries, 1, 1, &status))
    return status;
  writes = on != NULL || off != NULL;
  if (!diplectl_open (call, writes ? DIPLE_STORE_READ_WRITE : DIPLE_STORE_READ_ONLY, &status) ||
      ((writes || call->as != NULL) && !diplectl_find_actor (call, &status)))
    return status;
  if (list)
    return list_validators (call);
  return writes ? switch_one (call, on != NULL ? on : off, on != NULL) : look (call);
}

static void
print_flag (const DipleFlag *flag)
{
  char span[DIPLE_ID_TEXT_SIZE];

  diplectl_say_columns (diple_id_format (flag->span, span),
                        flag->answered ? "answered" : "open",
                        flag->who,
                        flag->title,
                        flag->surface,
                        flag->question,
                        flag->answer,
                        NULL);
}

static void
print_flag_json (const DipleFlag *flag)
{
  json_t *object = json_object ();

  json_object_set_new (object, "span", diplectl_json_id (flag->span));
  json_object_set_new (object, "document", diplectl_json_id (flag->document));
  json_object_set_new (object, "title", diplectl_json_text (flag->title));
  json_object_set_new (object, "annotator", diplectl_json_text (flag->who));
  json_object_set_new (object, "text", diplectl_json_text (flag->surface));
  json_object_set_new (object, "question", diplectl_json_text (flag->question));
  json_object_set_new (object, "answer", diplectl_json_text (flag->answer));
  json_object_set_new (object, "answered", json_boolean (flag->answered));
  diplectl_say_json (object);
}

static DiplectlStatus
list_flags (DiplectlCall *call)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) flags = diple_flags_load (call->store, call->actor, 0, &error);

  if (flags == NULL)
    return diplectl_complain_error (call->words[0], error);
  for (guint i = 0; i < flags->len; i++)
    (call->json ? print_flag_json : print_flag) (flags->pdata[i]);
  return DIPLECTL_DONE;
}

/* What is to be done with the question on a span: asked, answered or taken back. */
typedef struct
{
  gint64 span;
  char *question; /* or NULL */
  char *answer;   /* or NULL */
} FlagEdit;

static gboolean
edit_flag (DiplectlCall *call, const FlagEdit *edit, GError **error)
{
  if (edit->question != NULL)
    return diple_flags_ask (call->store, edit->span, call->actor, edit->question, error);
  if (edit->answer != NULL)
    return diple_flags_answer (call->store, edit->span, edit->answer, TRUE, error);
  return diple_flags_take_back (call->store, edit->span, error);
}

static DiplectlStatus
change_flag (DiplectlCall *call, const FlagEdit *edit)
{
  g_autoptr (GError) error = NULL;
  const char *sentence = edit->question != NULL ? _ ("Asked about the guidelines")
                         : edit->answer != NULL ? _ ("Answered a question about the guidelines")
                                                : _ ("Took a question about the guidelines back");

  if (diple_journal_begin (call->store, call->actor, "guideline.flag", &error) &&
      edit_flag (call, edit, &error) &&
      diple_journal_commit (call->store, sentence, 0, &error) != 0)
    return DIPLECTL_DONE;
  diple_journal_rollback (call->store);
  return diplectl_complain_error (call->words[0], error);
}

static DiplectlStatus
run_flags (DiplectlCall *call)
{
  FlagEdit edit = { 0 };
  g_autofree char *question = NULL, *answer = NULL;
  const GOptionEntry entries[] = {
    { "ask", 0, 0, G_OPTION_ARG_STRING, &question, N_ ("Hang a question on SPAN"), N_ ("TEXT") },
    { "answer",
      0,
      0,
      G_OPTION_ARG_STRING,
      &answer,
      N_ ("Answer the question on SPAN"),
      N_ ("TEXT") },
    { NULL },
  };
  DiplectlStatus status;

  if (!diplectl_parse (call, entries, 1, 2, &status))
    return status;
  if (call->n_words == 1 && (question != NULL || answer != NULL))
    return diplectl_refuse_words (call);
  if (!diplectl_open (
          call, call->n_words == 2 ? DIPLE_STORE_READ_WRITE : DIPLE_STORE_READ_ONLY, &status) ||
      (call->n_words == 2 && !diplectl_need_actor (call, &status)) ||
      (call->as != NULL && !diplectl_find_actor (call, &status)))
    return status;
  if (call->n_words == 1)
    return list_flags (call);
  edit = (FlagEdit){ diple_id_parse (call->words[1]), question, answer };
  return change_flag (call, &edit);
}

const DiplectlCommand diplectl_validate = {
  .name = "validate",
  .arguments = N_ ("PROJECT [--list | --on NAME | --off NAME]"),
  .summary = N_ ("Warn of what is probably a slip in the annotations"),
  .details =
      N_ ("Looks at everybody’s annotations, or with --as at one annotator’s. Each line has the "
          "annotation’s id, the document, the place, the label, the validator, what it found, and "
          "the text, with TABs between them."),
  .example = "diplectl validate flood.diple --as Ana",
  .takes = DIPLECTL_TAKES_AS | DIPLECTL_TAKES_JSON,
  .run = run_validate,
};

const DiplectlCommand diplectl_flags = {
  .name = "flags",
  .arguments = N_ ("PROJECT [SPAN | DECISION [--ask TEXT | --answer TEXT]]"),
  .summary = N_ ("List the questions about the guidelines, ask one or answer one"),
  .details =
      N_ ("With SPAN, or the DECISION of a curator, and neither --ask nor --answer the question "
          "on it is taken back. Each line of the list has the annotation’s or decision’s id, open "
          "or answered, who asks, the document, the "
          "text, the question and the answer, with TABs between them."),
  .example = "diplectl flags flood.diple 01j8v0c3m5x2q --as Ana --ask \"With the title?\"",
  .takes = DIPLECTL_TAKES_AS | DIPLECTL_TAKES_JSON,
  .run = run_flags,
};
