/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "diplectl.h"

#include "data/diple-error.h"
#include "data/diple-history.h"
#include "data/diple-id.h"
#include "data/diple-journal.h"

#include <glib/gi18n.h>
#include <jansson.h>

typedef DipleUndone *(*Step) (DipleStore *store, gint64 annotator, GError **error);
typedef void (*Tell) (const char *sentence);

static gboolean
read_count (const char *word, guint *count)
{
  guint64 value;

  if (!g_ascii_string_to_unsigned (word, 10, 1, G_MAXUINT, &value, NULL))
    {
      diplectl_complain (NULL, _ ("“%s” is no number of actions; give 1 or more"), word);
      return FALSE;
    }

  *count = value;
  return TRUE;
}

static void
tell_undone (const char *sentence)
{
  diplectl_say (_ ("Undone: %s"), sentence);
}

static void
tell_redone (const char *sentence)
{
  diplectl_say (_ ("Done again: %s"), sentence);
}

/* One step at a time, each told when it is done. */
static DiplectlStatus
walk (DiplectlCall *call, Step step, Tell tell, guint count)
{
  for (guint i = 0; i < count; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DipleUndone) undone = step (call->store, call->actor, &error);

      if (undone == NULL)
        return diplectl_complain_error (call->words[0], error);

      tell (undone->sentence);
    }

  return DIPLECTL_DONE;
}

static DiplectlStatus
go_to (DiplectlCall *call, gint64 row)
{
  g_autoptr (GError) error = NULL;
  guint n_steps = 0;
  gboolean arrived = diple_history_go_to (call->store, call->actor, row, &n_steps, NULL, &error);

  diplectl_say (g_dngettext (GETTEXT_PACKAGE, "%u step", "%u steps", n_steps), n_steps);
  return arrived ? DIPLECTL_DONE : diplectl_complain_error (call->words[0], error);
}

static DiplectlStatus
run_walk (DiplectlCall *call, Step step, Tell tell)
{
  gboolean nobody = FALSE;
  gint64 to = -1;
  const GOptionEntry entries[] = {
    { "to",
      0,
      0,
      G_OPTION_ARG_INT64,
      &to,
      N_ ("Until the action with this number in the history is the newest that is done"),
      N_ ("NUMBER") },
    { "nobody",
      0,
      0,
      G_OPTION_ARG_NONE,
      &nobody,
      N_ ("Only what was done in nobody’s name"),
      NULL },
    { NULL },
  };
  DiplectlStatus status;
  guint count = 1;

  if (!diplectl_parse (call, entries, 1, 2, &status))
    return status;

  if (call->n_words == 2 && !read_count (call->words[1], &count))
    return DIPLECTL_USAGE;

  if (!diplectl_open (call, DIPLE_STORE_READ_WRITE, &status) ||
      (!nobody && !diplectl_find_actor (call, &status)))
    return status;

  return to >= 0 ? go_to (call, to) : walk (call, step, tell, count);
}

static DiplectlStatus
run_undo (DiplectlCall *call)
{
  return run_walk (call, diple_journal_undo, tell_undone);
}

static DiplectlStatus
run_redo (DiplectlCall *call)
{
  return run_walk (call, diple_journal_redo, tell_redone);
}

static void
print_row_json (const DipleHistoryRow *row)
{
  g_autofree char *at = diplectl_dup_time (row->at);
  json_t *object = json_object ();

  json_object_set_new (object, "number", json_integer (row->row));
  json_object_set_new (object, "at", diplectl_json_text (at));
  json_object_set_new (object, "who", diplectl_json_text (row->who));
  json_object_set_new (object, "action", diplectl_json_text (row->action));
  json_object_set_new (object, "state", diplectl_json_text (row->state));
  json_object_set_new (object, "sentence", diplectl_json_text (row->sentence));
  json_object_set_new (object, "document", diplectl_json_id (row->document));
  diplectl_say_json (object);
}

static void
print_row (const DipleHistoryRow *row)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, row->row);
  g_autofree char *at = diplectl_dup_time (row->at);

  diplectl_say_columns (number, at, row->state, row->who, row->sentence, NULL);
}

static GPtrArray *
find_past (DiplectlCall *call, const char *text, GError **error)
{
  gint64 span = diple_id_parse (text);

  if (span != 0)
    return diple_history_of_span (call->store, span, error);
  g_set_error (error,
               DIPLE_ERROR,
               DIPLE_ERROR_NOT_FOUND,
               _ ("“%s” is no id of an annotation; `diplectl spans` lists them"),
               text);
  return NULL;
}

static DiplectlStatus
list_history (DiplectlCall *call, const DipleHistoryQuery *query, const char *span)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = span != NULL ? find_past (call, span, &error)
                                            : diple_history_find (call->store, query, &error);

  if (rows == NULL)
    return diplectl_complain_error (call->words[0], error);
  for (guint i = 0; i < rows->len; i++)
    (call->json ? print_row_json : print_row) (rows->pdata[i]);
  return DIPLECTL_DONE;
}

static DiplectlStatus
run_history (DiplectlCall *call)
{
  int limit = 0;
  g_autofree char *kind = NULL, *words = NULL, *span = NULL;
  const GOptionEntry entries[] = {
#define TEXT(name, variable, help, argument)                                                       \
  { name, 0, 0, G_OPTION_ARG_STRING, &variable, help, argument }
    { "number", 'n', 0, G_OPTION_ARG_INT, &limit, N_ ("Only the newest N"), N_ ("N") },
    TEXT ("kind",
          kind,
          N_ ("Only actions on such things: span, relation, schema, import…"),
          N_ ("KIND")),
    TEXT ("words",
          words,
          N_ ("Only where who, what or the document has these letters"),
          N_ ("LETTERS")),
    TEXT ("span", span, N_ ("All that happened to this annotation, oldest first"), N_ ("ID")),
    { NULL },
#undef TEXT
  };
  DiplectlStatus status;

  if (!diplectl_parse (call, entries, 1, 1, &status) ||
      !diplectl_open (call, DIPLE_STORE_READ_ONLY, &status) ||
      (call->as != NULL && !diplectl_find_actor (call, &status)))
    return status;
  return list_history (call,
                       &(DipleHistoryQuery){ .kind = kind,
                                             .words = words,
                                             .limit = (guint) MAX (limit, 0),
                                             .reader = call->as != NULL ? call->actor : 0 },
                       span);
}

const DiplectlCommand diplectl_undo = {
  .name = "undo",
  .arguments = N_ ("PROJECT [N]"),
  .summary = N_ ("Undo the newest action, or the newest N"),
  .details = N_ ("Everybody undoes only their own actions, whichever program did them and however "
                 "long ago. What something later rests on stays, with the reason."),
  .example = "diplectl undo flood.diple --as Ana 3",
  .takes = DIPLECTL_TAKES_AS,
  .run = run_undo,
};

const DiplectlCommand diplectl_redo = {
  .name = "redo",
  .arguments = N_ ("PROJECT [N]"),
  .summary = N_ ("Do again what was undone last, or the last N"),
  .example = "diplectl redo flood.diple --as Ana",
  .takes = DIPLECTL_TAKES_AS,
  .run = run_redo,
};

const DiplectlCommand diplectl_history = {
  .name = "history",
  .arguments = N_ ("PROJECT"),
  .summary = N_ ("List what was done, newest first"),
  .details = N_ ("Each line has the action’s number, when, whether it is done or undone, who, and "
                 "what, with a TAB between them. With --as, without what others annotated."),
  .example = "diplectl history flood.diple -n 20 --kind span",
  .takes = DIPLECTL_TAKES_AS | DIPLECTL_TAKES_JSON,
  .run = run_history,
};
