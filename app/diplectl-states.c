/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "diplectl.h"

#include "data/diple-assignments.h"
#include "data/diple-documents.h"
#include "data/diple-journal.h"

#include <glib/gi18n.h>

/* Does one thing to one document, inside an action. */
typedef gboolean (*Change) (DiplectlCall *call, gint64 document, GError **error);

static char *
dup_title (DipleStore *store, gint64 id, GError **error)
{
  g_autoptr (DipleDocument) document = diple_documents_load_facts (store, id, error);

  if (document == NULL)
    return NULL;

  return diplectl_dup_short (*document->title != '\0' ? document->title : document->source, 60);
}

/* All documents that the call names, or none and an error. */
static GArray *
find_documents (DiplectlCall *call, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 1; i < call->n_words; i++)
    {
      gint64 id = diplectl_find_document (call->store, call->words[i], error);

      if (id == 0)
        return NULL;
      g_array_append_val (ids, id);
    }

  return g_steal_pointer (&ids);
}

static gboolean
change_all (DiplectlCall *call,
            GArray *ids,
            const char *action,
            Change change,
            const char *sentence,
            GError **error)
{
  if (!diple_journal_begin (call->store, call->actor, action, error))
    return FALSE;

  for (guint i = 0; i < ids->len; i++)
    if (!change (call, g_array_index (ids, gint64, i), error))
      {
        diple_journal_rollback (call->store);
        return FALSE;
      }

  return diple_journal_commit (
             call->store, sentence, ids->len == 1 ? g_array_index (ids, gint64, 0) : 0, error) != 0;
}

/* What the history says of one document names it; of several, counts them. */
static char *
dup_sentence (DiplectlCall *call, GArray *ids, const char *verb, GError **error)
{
  g_autofree char *title = NULL;

  if (ids->len > 1)
    return g_strdup_printf (
        ngettext ("%s %u document", "%s %u documents", ids->len), verb, ids->len);

  title = dup_title (call->store, g_array_index (ids, gint64, 0), error);
  return title != NULL ? g_strdup_printf (_ ("%s “%s”"), verb, title) : NULL;
}

static DiplectlStatus
change_documents (DiplectlCall *call, const char *action, Change change, const char *verb)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = find_documents (call, &error);
  g_autofree char *sentence = ids != NULL ? dup_sentence (call, ids, verb, &error) : NULL;

  if (sentence == NULL || !change_all (call, ids, action, change, sentence, &error))
    return diplectl_complain_error (call->words[0], error);

  diplectl_say ("%s", sentence);
  return DIPLECTL_DONE;
}

static gboolean
finish (DiplectlCall *call, gint64 document, GError **error)
{
  return diple_assignments_set (call->store, call->actor, document, DIPLE_STATE_FINISHED, error);
}

static gboolean
reopen (DiplectlCall *call, gint64 document, GError **error)
{
  return diple_assignments_set (call->store, call->actor, document, DIPLE_STATE_IN_PROGRESS, error);
}

static gboolean
take_out (DiplectlCall *call, gint64 document, GError **error)
{
  return diple_documents_remove (call->store, document, error);
}

static DiplectlStatus
run_state (DiplectlCall *call, Change change, const char *verb)
{
  DiplectlStatus status;

  if (!diplectl_parse (call, NULL, 2, 0, &status) ||
      !diplectl_open (call, DIPLE_STORE_READ_WRITE, &status) ||
      !diplectl_need_actor (call, &status))
    return status;

  return change_documents (call, "document.state", change, verb);
}

static DiplectlStatus
run_finish (DiplectlCall *call)
{
  return run_state (call, finish, _ ("Finished"));
}

static DiplectlStatus
run_reopen (DiplectlCall *call)
{
  return run_state (call, reopen, _ ("Reopened"));
}

static DiplectlStatus
run_remove (DiplectlCall *call)
{
  DiplectlStatus status;

  if (!diplectl_parse (call, NULL, 2, 0, &status) ||
      !diplectl_open (call, DIPLE_STORE_READ_WRITE, &status) ||
      !diplectl_find_actor (call, &status))
    return status;

  return change_documents (call, "document.remove", take_out, _ ("Removed"));
}

const DiplectlCommand diplectl_finish = {
  .name = "finish",
  .arguments = N_ ("PROJECT DOCUMENT…"),
  .summary = N_ ("Say that somebody is done with documents"),
  .details = N_ ("A finished document without spans says that there is nothing to mark."),
  .example = "diplectl finish flood.diple --as Ana \"River breaks its banks\"",
  .takes = DIPLECTL_TAKES_AS,
  .run = run_finish,
};

const DiplectlCommand diplectl_reopen = {
  .name = "reopen",
  .arguments = N_ ("PROJECT DOCUMENT…"),
  .summary = N_ ("Say that somebody is at work on documents again"),
  .example = "diplectl reopen flood.diple --as Ana \"River breaks its banks\"",
  .takes = DIPLECTL_TAKES_AS,
  .run = run_reopen,
};

const DiplectlCommand diplectl_remove = {
  .name = "remove",
  .arguments = N_ ("PROJECT DOCUMENT…"),
  .summary = N_ ("Take documents, and everything said about them, out of the project"),
  .details = N_ ("It is one action: “diplectl undo” brings all of it back."),
  .example = "diplectl remove flood.diple 01j8v0c3m5x2q",
  .takes = DIPLECTL_TAKES_AS,
  .run = run_remove,
};
