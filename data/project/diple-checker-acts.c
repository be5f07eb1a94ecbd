/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "data/diple-journal.h"
#include "data/project/diple-checker-private.h"
#include "data/project/diple-editor-private.h"

/* One action: a question, its answer, its end, or a switch. */
typedef struct
{
  gint64 annotator;
  gint64 span;
  char *question;
  char *answer;
  gboolean answered;
  DipleValidator validator; /* DIPLE_N_VALIDATORS: it is about a question */
  gboolean on;
  char *sentence;
} Act;

static void
act_free (Act *act)
{
  g_free (act->question);
  g_free (act->answer);
  g_free (act->sentence);
  g_free (act);
}

static gboolean
do_act (DipleStore *store, const Act *act, GError **error)
{
  if (act->validator < DIPLE_N_VALIDATORS)
    return diple_validators_switch (store, act->validator, act->on, error);
  if (act->question != NULL)
    return diple_flags_ask (store, act->span, act->annotator, act->question, error);
  if (act->answer != NULL)
    return diple_flags_answer (store, act->span, act->answer, act->answered, error);
  return diple_flags_take_back (store, act->span, error);
}

static gpointer
run_act (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Act *act = data;
  const char *action = act->validator < DIPLE_N_VALIDATORS ? "validator.switch" : "guideline.flag";

  if (!diple_journal_begin (store, act->annotator, action, error))
    return NULL;
  if (do_act (store, act, error) && diple_journal_commit (store, act->sentence, 0, error) != 0)
    return GINT_TO_POINTER (TRUE);
  diple_journal_rollback (store);
  return NULL;
}

static void
acted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DipleChecker) self = data;
  g_autoptr (GError) error = NULL;
  gpointer done = diple_project_run_finish (DIPLE_PROJECT (source), result, &error);

  if (diple_checker_get_editor (self) == NULL)
    return;
  if (done == NULL)
    diple_editor_refuse (diple_checker_get_editor (self), error->message);
  diple_checker_load (self);
}

static Act *
act_new (DipleChecker *self, gint64 span, const char *sentence)
{
  Act *act = g_new0 (Act, 1);

  act->annotator = diple_editor_get_annotator (diple_checker_get_editor (self));
  act->span = span;
  act->validator = DIPLE_N_VALIDATORS;
  act->sentence = g_strdup (sentence);
  return act;
}

static void
run (DipleChecker *self, Act *act)
{
  diple_project_write_async (diple_editor_get_project (diple_checker_get_editor (self)),
                             run_act,
                             act,
                             (GDestroyNotify) act_free,
                             NULL,
                             0,
                             NULL,
                             acted_cb,
                             g_object_ref (self));
}

void
diple_checker_ask (DipleChecker *self, gint64 span, const char *question)
{
  Act *act;

  g_return_if_fail (DIPLE_IS_CHECKER (self));
  g_return_if_fail (question != NULL);

  act = act_new (self, span, _ ("Asked about the guidelines"));
  act->question = g_strdup (question);
  run (self, act);
}

void
diple_checker_take_back (DipleChecker *self, gint64 span)
{
  g_return_if_fail (DIPLE_IS_CHECKER (self));
  run (self, act_new (self, span, _ ("Took a question about the guidelines back")));
}

void
diple_checker_answer (DipleChecker *self, gint64 span, const char *answer, gboolean answered)
{
  Act *act;

  g_return_if_fail (DIPLE_IS_CHECKER (self));
  g_return_if_fail (answer != NULL);

  act = act_new (self, span, _ ("Answered a question about the guidelines"));
  act->answer = g_strdup (answer);
  act->answered = answered;
  run (self, act);
}

void
diple_checker_switch (DipleChecker *self, DipleValidator validator, gboolean on)
{
  g_autofree char *sentence = NULL;
  Act *act;

  g_return_if_fail (DIPLE_IS_CHECKER (self));
  g_return_if_fail (validator < DIPLE_N_VALIDATORS);

  sentence = g_strdup_printf (on ? _ ("Switched on the validator “%s”")
                                 : _ ("Switched off the validator “%s”"),
                              diple_validator_name (validator));
  act = act_new (self, 0, sentence);
  act->validator = validator;
  act->on = on;
  run (self, act);
}
