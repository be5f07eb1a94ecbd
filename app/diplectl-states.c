/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "diplectl.h"

#include "data/diple-assignments.h"
#include "data/diple-documents.h"
#include "data/diple-journal.h"

#include <glib/gi18n.h>

/* What is done to each of several documents, and how the history tells it. */
typedef struct
{
  const char *action;
  gboolean (*change) (DiplectlCall *call, gint64 document, GError **error);
  char *(*dup_sentence) (const char *title); /* of one document */
  char *(*dup_count) (guint n);              /* of several */
} Deed;

static char *
dup_title (DipleStore *store, gint64 id, GError **error)
{
  g_autoptr (DipleDocument) document = diple_documents_load_facts (store, id, error);

  if (document == NULL)
    return NULL;

  return diplectl_dup_short (*document->title != '\0' ? document->title : document->source, 60);
}

static gboolean
has_id (GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;

  return FALSE;
}

/* All documents that the call names, each once, or none and an error. */
static GArray *
find_documents (DiplectlCall *call, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 1; i < call->n_words; i++)
    {
      gint64 id = diplectl_find_document (call->store, call->words[i], error);

      if (id == 0)
        return NULL;
      if (!has_id (ids, id))
        g_array_append_val (ids, id);
    }

  return g_steal_pointer (&ids);
}

/* The journal's row, -1 when nothing had to be changed, or 0 and an error. */
static gint64
change_all (DiplectlCall *call, const Deed *deed, GArray *ids, const char *sentence, GError **error)
{
  if (!diple_journal_begin (call->store, call->actor, deed->action, error))
    return 0;

  for (guint i = 0; i < ids->len; i++)
    if (!deed->change (call, g_array_index (ids, gint64, i), error))
      {
        diple_journal_rollback (call->store);
        return 0;
      }

  return diple_journal_commit (
      call->store, sentence, ids->len == 1 ? g_array_index (ids, gint64, 0) : 0, error);
}

static char *
dup_sentence (DiplectlCall *call, const Deed *deed, GArray *ids, GError **error)
{
  g_autofree char *title = NULL;

  if (ids->len > 1)
    return deed->dup_count (ids->len);

  title = dup_title (call->store, g_array_index (ids, gint64, 0), error);
  return title != NULL ? deed->dup_sentence (title) : NULL;
}

static DiplectlStatus
change_documents (DiplectlCall *call, const Deed *deed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = find_documents (call, &error);
  g_autofree char *sentence = ids != NULL ? dup_sentence (call, deed, ids, &error) : NULL;
  gint64 row = sentence != NULL ? change_all (call, deed, ids, sentence, &error) : 0;

  if (row == 0)
    return diplectl_complain_error (call->words[0], error);

  diplectl_say ("%s", row > 0 ? sentence : _ ("Nothing to change"));
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

static char *
dup_finished (const char *title)
{
  return g_strdup_printf (_ ("Finished “%s”"), title);
}

static char *
dup_finished_count (guint n)
{
  return g_strdup_printf (ngettext ("Finished %u document", "Finished %u documents", n), n);
}

static char *
dup_reopened (const char *title)
{
  return g_strdup_printf (_ ("Reopened “%s”"), title);
}

static char *
dup_reopened_count (guint n)
{
  return g_strdup_printf (ngettext ("Reopened %u document", "Reopened %u documents", n), n);
}

static char *
dup_removed (const char *title)
{
  return g_strdup_printf (_ ("Removed “%s”"), title);
}

static char *
dup_removed_count (guint n)
{
  return g_strdup_printf (ngettext ("Removed %u document", "Removed %u documents", n), n);
}

static DiplectlStatus
run_state (DiplectlCall *call, const Deed *deed)
{
  DiplectlStatus status;

  if (!diplectl_parse (call, NULL, 2, 0, &status) ||
      !diplectl_open (call, DIPLE_STORE_READ_WRITE, &status) ||
      !diplectl_need_actor (call, &status))
    return status;

  return change_documents (call, deed);
}

static DiplectlStatus
run_finish (DiplectlCall *call)
{
  static const Deed deed = { "document.state", finish, dup_finished, dup_finished_count };

  return run_state (call, &deed);
}

static DiplectlStatus
run_reopen (DiplectlCall *call)
{
  static const Deed deed = { "document.state", reopen, dup_reopened, dup_reopened_count };

  return run_state (call, &deed);
}

static DiplectlStatus
run_remove (DiplectlCall *call)
{
  static const Deed deed = { "document.remove", take_out, dup_removed, dup_removed_count };
  DiplectlStatus status;

  if (!diplectl_parse (call, NULL, 2, 0, &status) ||
      !diplectl_open (call, DIPLE_STORE_READ_WRITE, &status) ||
      !diplectl_find_actor (call, &status))
    return status;

  return change_documents (call, &deed);
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
