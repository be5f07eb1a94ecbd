/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "diplectl.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

/* One a line, so that a change shows what it changes. */
/* clang-format off */
static const DiplectlCommand *const commands[] = {
  &diplectl_new,
  &diplectl_info,
  &diplectl_import,
  &diplectl_export,
  &diplectl_schema,
  &diplectl_documents,
  &diplectl_text,
  &diplectl_details,
  &diplectl_remove,
  &diplectl_finish,
  &diplectl_reopen,
  &diplectl_spans,
  &diplectl_search,
  &diplectl_occurrences,
  &diplectl_attribute,
  &diplectl_suggestions,
  &diplectl_mark,
  &diplectl_relabel,
  &diplectl_resize,
  &diplectl_note,
  &diplectl_unmark, &diplectl_set, &diplectl_label, &diplectl_relations, &diplectl_link, &diplectl_relink, &diplectl_unlink, &diplectl_entities,
  &diplectl_undo,
  &diplectl_redo,
  &diplectl_history,
  &diplectl_validate,
  &diplectl_flags,
  &diplectl_agreement,
  &diplectl_insights,
  &diplectl_feedback,
  &diplectl_review,
  &diplectl_annotators,
  &diplectl_assign,
  &diplectl_time,
  &diplectl_check,
  &diplectl_backup,
  &diplectl_share,
  &diplectl_receive,
};
/* clang-format on */

static const DiplectlCommand *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i]->name, name))
      return commands[i];

  return NULL;
}

static void
print_overview (FILE *stream)
{
  fprintf (stream, "%s\n\n", _ ("Usage: diplectl COMMAND PROJECT …"));
  fprintf (
      stream, "%s\n\n%s\n", _ ("Works on a Diple project from the command line."), _ ("Commands:"));

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    fprintf (stream, "  %-12s %s\n", commands[i]->name, _ (commands[i]->summary));

  fprintf (stream,
           "\n%s\n%s\n",
           _ ("“diplectl COMMAND --help” explains a command, with an example."),
           _ ("“diplectl --version” prints the version."));
}

/* A store that cannot be closed well may not have everything in one file again. */
static DiplectlStatus
end_call (DiplectlCall *call, DiplectlStatus status)
{
  g_autoptr (GError) error = NULL;

  if (call->store != NULL && !diple_store_close (call->store, &error))
    {
      DiplectlStatus failed = diplectl_complain_error (call->words[0], error);
      status = MAX (status, failed);
    }

  g_clear_object (&call->store);
  g_clear_object (&call->cancellable);
  g_clear_pointer (&call->words, g_strfreev);
  g_clear_pointer (&call->argv, g_strfreev);
  g_clear_pointer (&call->as, g_free);
  g_clear_pointer (&call->actor_name, g_free);
  return status;
}

/* Whoever started an interrupted program learns that best from the signal itself. */
static void
raise_signal (int number)
{
  sigset_t set;

  sigemptyset (&set);
  sigaddset (&set, number);
  signal (number, SIG_DFL);
  pthread_sigmask (SIG_UNBLOCK, &set, NULL);
  raise (number);
}

static DiplectlStatus
run_command (const DiplectlCommand *command, char *const *argv)
{
  /* Static, because the thread that waits for signals may outlive this function. */
  static DiplectlCall call;
  g_autofree char *name = g_strconcat ("diplectl ", command->name, NULL);
  DiplectlStatus status;

  g_set_prgname (name);
  call.command = command;
  call.argv = g_strdupv ((char **) argv);
  status = end_call (&call, command->run (&call));

  if (status == DIPLECTL_INTERRUPTED)
    raise_signal (g_atomic_int_get (&call.signal));

  return status;
}

static DiplectlStatus
refuse_word (const char *word)
{
  diplectl_complain (NULL, _ ("there is no command “%s”; “diplectl --help” lists them"), word);
  return DIPLECTL_USAGE;
}

/* "diplectl help", "diplectl help COMMAND" and "diplectl --help". */
static DiplectlStatus
print_help (const char *name)
{
  const DiplectlCommand *command = name != NULL ? find_command (name) : NULL;
  char *const argv[] = { (char *) name, (char *) "--help", NULL };

  if (command != NULL)
    return run_command (command, argv);

  if (name != NULL)
    return refuse_word (name);

  print_overview (stdout);
  return DIPLECTL_DONE;
}

static DiplectlStatus
dispatch (int argc, char **argv)
{
  const char *word = argc > 1 ? argv[1] : NULL;
  const DiplectlCommand *command;

  if (word == NULL)
    {
      print_overview (stderr);
      return DIPLECTL_USAGE;
    }

  if (g_str_equal (word, "--version"))
    {
      printf ("diplectl %s\n", DIPLE_VERSION);
      return DIPLECTL_DONE;
    }

  if (g_str_equal (word, "--help") || g_str_equal (word, "-h") || g_str_equal (word, "help"))
    return print_help (argv[2]);

  command = find_command (word);
  return command != NULL ? run_command (command, argv + 1) : refuse_word (word);
}

int
main (int argc, char **argv)
{
  DiplectlStatus status;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, DIPLE_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_prgname ("diplectl");

  /* A limit on the size of files is then told like a full disk. */
  signal (SIGXFSZ, SIG_IGN);

  status = dispatch (argc, argv);
  if (!diplectl_flush ())
    status = MAX (status, DIPLECTL_REFUSED);

  return status;
}
