/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "diplectl.h"

#include "data/diple-annotators.h"
#include "data/diple-bundle.h"
#include "data/diple-error.h"

#include <glib/gi18n.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

/* GOption's own help goes through the locale's encoding, which loses "…" and “” in the C locale;
 * so --help is an entry like the others. */
static GOptionContext *
make_context (DiplectlCall *call, const GOptionEntry *entries, gboolean *help)
{
  const GOptionEntry as[] = {
    { "as",
      0,
      0,
      G_OPTION_ARG_FILENAME,
      &call->as,
      N_ ("Who acts (default: the only person)"),
      N_ ("NAME") },
    { NULL },
  };
  const GOptionEntry json[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &call->json, N_ ("Print JSON"), NULL },
    { NULL },
  };
  const GOptionEntry common[] = {
    { "help", 'h', 0, G_OPTION_ARG_NONE, help, N_ ("Show this help"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &call->words, NULL, NULL },
    { NULL },
  };
  GOptionContext *context = g_option_context_new (_ (call->command->arguments));

  g_option_context_set_help_enabled (context, FALSE);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (call->command->takes & DIPLECTL_TAKES_AS)
    g_option_context_add_main_entries (context, as, GETTEXT_PACKAGE);
  if (call->command->takes & DIPLECTL_TAKES_JSON)
    g_option_context_add_main_entries (context, json, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, common, GETTEXT_PACKAGE);
  return context;
}

/* GOption breaks no lines of a summary. */
static char *
dup_wrapped (const char *text, glong width)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  g_autoptr (GString) wrapped = g_string_new (NULL);
  glong column = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *newline = strrchr (words[i], '\n');
      glong length = g_utf8_strlen (words[i], -1);

      if (i > 0 && column + 1 + length > width)
        column = 0;
      if (i > 0)
        g_string_append_c (wrapped, column > 0 ? ' ' : '\n');

      g_string_append (wrapped, words[i]);
      column = newline != NULL ? g_utf8_strlen (newline + 1, -1) : column + 1 + length;
    }

  return g_strdup (wrapped->str);
}

static void
describe (GOptionContext *context, const DiplectlCommand *command)
{
  g_autofree char *summary = NULL;
  g_autofree char *example = g_strdup_printf ("%s\n  %s", _ ("Example:"), command->example);

  if (command->details != NULL)
    {
      g_autofree char *details = dup_wrapped (_ (command->details), 78);

      summary = g_strconcat (_ (command->summary), ".\n\n", details, NULL);
    }
  else
    summary = g_strconcat (_ (command->summary), ".", NULL);

  g_option_context_set_summary (context, summary);
  g_option_context_set_description (context, example);
}

DiplectlStatus
diplectl_refuse_words (DiplectlCall *call)
{
  diplectl_complain (NULL,
                     _ ("“%s” takes %s; see “diplectl %s --help”"),
                     call->command->name,
                     _ (call->command->arguments),
                     call->command->name);
  return DIPLECTL_USAGE;
}

static gboolean
count_words (DiplectlCall *call, guint minimum, guint maximum)
{
  call->n_words = g_strv_length (call->words);

  if (call->n_words >= minimum && (maximum == 0 || call->n_words <= maximum))
    return TRUE;

  diplectl_refuse_words (call);
  return FALSE;
}

static gboolean
parse_options (GOptionContext *context, DiplectlCall *call)
{
  g_autoptr (GError) error = NULL;

  if (g_option_context_parse_strv (context, &call->argv, &error))
    return TRUE;

  diplectl_complain (NULL, _ ("%s; see “diplectl %s --help”"), error->message, call->command->name);
  return FALSE;
}

gboolean
diplectl_parse (DiplectlCall *call,
                const GOptionEntry *entries,
                guint minimum,
                guint maximum,
                DiplectlStatus *status)
{
  gboolean help = FALSE;
  g_autoptr (GOptionContext) context = make_context (call, entries, &help);
  gboolean parsed;

  describe (context, call->command);
  parsed = parse_options (context, call);
  if (call->words == NULL)
    call->words = g_new0 (char *, 1);

  if (parsed && help)
    {
      g_autofree char *text = g_option_context_get_help (context, TRUE, NULL);

      fputs (text, stdout);
      *status = DIPLECTL_DONE;
      return FALSE;
    }

  *status = DIPLECTL_USAGE;
  return parsed && count_words (call, minimum, maximum);
}

/* What SQLite would put less plainly. */
static const char *
find_obstacle (const char *path, DipleStoreMode mode)
{
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return _ ("is a folder, not a project; name the project’s file");
  if (mode != DIPLE_STORE_CREATE && !g_file_test (path, G_FILE_TEST_EXISTS))
    return _ ("there is no such file; “diplectl new” makes a project");

  return NULL;
}

gboolean
diplectl_open (DiplectlCall *call, DipleStoreMode mode, DiplectlStatus *status)
{
  /* Here it is a file like any other. */
  const char *path = g_str_equal (call->words[0], ":memory:") ? "./:memory:" : call->words[0];
  const char *obstacle = find_obstacle (path, mode);
  g_autoptr (GError) error = NULL;

  if (obstacle == NULL)
    call->store = diple_store_open (path, mode, &error);
  if (call->store != NULL)
    return TRUE;

  if (obstacle != NULL)
    diplectl_complain (call->words[0], "%s", obstacle);
  else
    diplectl_complain_error (call->words[0], error);
  *status = DIPLECTL_CANNOT_OPEN;
  return FALSE;
}

static void
take_actor (DiplectlCall *call, const DipleAnnotator *annotator)
{
  call->actor = annotator->id;
  g_free (call->actor_name);
  call->actor_name = g_strdup (annotator->name);
}

static gboolean
find_named (DiplectlCall *call, GError **error)
{
  g_autoptr (DipleAnnotator) annotator = NULL;
  g_autoptr (GError) local = NULL;

  if (!diplectl_check_utf8 (call->as, "--as", error))
    return FALSE;

  annotator = diple_annotators_find (call->store, call->as, &local);
  if (annotator != NULL)
    {
      take_actor (call, annotator);
      return TRUE;
    }

  if (g_error_matches (local, DIPLE_ERROR, DIPLE_ERROR_NOT_FOUND))
    g_set_error (error,
                 DIPLE_ERROR,
                 DIPLE_ERROR_NOT_FOUND,
                 _ ("nobody in the project is called “%s”; “diplectl annotators %s” lists them, "
                    "and “diplectl annotators %s add NAME” adds somebody"),
                 call->as,
                 call->words[0],
                 call->words[0]);
  else
    g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* In a bundle, whom it was made for; elsewhere the only person. */
static gboolean
find_only_person (DiplectlCall *call, GError **error)
{
  g_autoptr (GPtrArray) annotators = diple_annotators_list (call->store, error);
  g_autoptr (DipleBundle) bundle = diple_bundle_look (call->store, NULL);
  const DipleAnnotator *only = NULL;

  if (annotators == NULL)
    return FALSE;

  for (guint i = 0; i < annotators->len; i++)
    {
      const DipleAnnotator *annotator = annotators->pdata[i];

      if (bundle != NULL ? annotator->id != bundle->annotator
                         : !g_str_equal (annotator->kind, "person"))
        continue;
      if (only != NULL)
        return TRUE;
      only = annotator;
    }

  if (only != NULL)
    take_actor (call, only);
  return TRUE;
}

gboolean
diplectl_find_actor (DiplectlCall *call, DiplectlStatus *status)
{
  g_autoptr (GError) error = NULL;
  gboolean found = call->as != NULL ? find_named (call, &error) : find_only_person (call, &error);

  if (!found)
    *status = diplectl_complain_error (call->words[0], error);
  return found;
}

gboolean
diplectl_need_actor (DiplectlCall *call, DiplectlStatus *status)
{
  if (!diplectl_find_actor (call, status))
    return FALSE;

  if (call->actor != 0)
    return TRUE;

  diplectl_complain (call->words[0],
                     _ ("say who acts with --as NAME; “diplectl annotators %s” lists who there is, "
                        "and “diplectl annotators %s add NAME” adds somebody"),
                     call->words[0],
                     call->words[0]);
  *status = DIPLECTL_USAGE;
  return FALSE;
}

/* What the caller told us to ignore (nohup, a job in the background) stays ignored. */
static void
collect_signals (sigset_t *set)
{
  static const int numbers[] = { SIGINT, SIGTERM, SIGHUP };

  sigemptyset (set);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      struct sigaction action;

      if (sigaction (numbers[i], NULL, &action) == 0 && action.sa_handler != SIG_IGN)
        sigaddset (set, numbers[i]);
    }
}

static gpointer
wait_for_signals (gpointer data)
{
  DiplectlCall *call = data;
  sigset_t set;
  int number = 0;

  collect_signals (&set);
  if (sigwait (&set, &number) != 0)
    return NULL;

  g_atomic_int_set (&call->signal, number);
  g_cancellable_cancel (call->cancellable);

  /* This thread alone lets them through from now on, so a second one ends the program. */
  pthread_sigmask (SIG_UNBLOCK, &set, NULL);
  for (;;)
    g_usleep (G_USEC_PER_SEC);
}

void
diplectl_watch_signals (DiplectlCall *call)
{
  sigset_t set;

  collect_signals (&set);
  pthread_sigmask (SIG_BLOCK, &set, NULL);
  call->cancellable = g_cancellable_new ();
  g_thread_unref (g_thread_new ("signals", wait_for_signals, call));
}
