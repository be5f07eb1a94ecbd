/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "diplectl.h"

#include "data/diple-bundle.h"
#include "data/diple-error.h"

#include <glib/gi18n.h>

typedef struct
{
  gboolean preview;
  gboolean all;
} Manner;

static void
progress_cb (guint done, guint total, gpointer data)
{
  diplectl_progress_tell (data, done, total);
}

static void
say_document (const DipleReceiptDocument *document)
{
  g_autofree char *title = diplectl_dup_printable (document->title);

  diplectl_say (_ ("  %s: %u added, %u changed, %u removed, %u unchanged%s%s"),
                title,
                document->added,
                document->changed,
                document->removed,
                document->unchanged,
                document->state != NULL ? ", " : "",
                document->state != NULL ? document->state : "");
}

static void
say_receipt (const char *path, const DipleReceipt *receipt, const Manner *manner)
{
  g_autofree char *summary = diple_receipt_dup_summary (receipt);

  for (guint i = 0; i < receipt->notes->len; i++)
    {
      g_autofree char *note = diplectl_dup_printable (g_ptr_array_index (receipt->notes, i));

      diplectl_complain (path, "%s", note);
    }
  diplectl_say ("%s: %s", path, summary);
  if (manner->preview)
    for (guint i = 0; i < receipt->documents->len; i++)
      say_document (g_ptr_array_index (receipt->documents, i));
}

static json_t *
document_json (const DipleReceiptDocument *document)
{
  json_t *object = json_object ();

  json_object_set_new (object, "id", diplectl_json_id (document->document));
  json_object_set_new (object, "title", diplectl_json_text (document->title));
  json_object_set_new (object, "added", json_integer (document->added));
  json_object_set_new (object, "changed", json_integer (document->changed));
  json_object_set_new (object, "removed", json_integer (document->removed));
  json_object_set_new (object, "unchanged", json_integer (document->unchanged));
  json_object_set_new (
      object, "state", document->state != NULL ? json_string (document->state) : json_null ());
  return object;
}

static void
say_receipt_json (const char *path, const DipleReceipt *receipt)
{
  json_t *object = json_object (), *documents = json_array (), *notes = json_array ();

  for (guint i = 0; i < receipt->documents->len; i++)
    json_array_append_new (documents, document_json (g_ptr_array_index (receipt->documents, i)));
  for (guint i = 0; i < receipt->notes->len; i++)
    json_array_append_new (notes, diplectl_json_text (g_ptr_array_index (receipt->notes, i)));
  json_object_set_new (object, "file", diplectl_json_text (path));
  json_object_set_new (object, "from", diplectl_json_text (receipt->from));
  json_object_set_new (object, "added", json_integer (receipt->added));
  json_object_set_new (object, "changed", json_integer (receipt->changed));
  json_object_set_new (object, "removed", json_integer (receipt->removed));
  json_object_set_new (object, "unchanged", json_integer (receipt->unchanged));
  json_object_set_new (object, "states", json_integer (receipt->states));
  json_object_set_new (object, "entities", json_integer (receipt->entities));
  json_object_set_new (object, "milliseconds", json_integer (receipt->milliseconds));
  json_object_set_new (object, "documents", documents);
  json_object_set_new (object, "notes", notes);
  diplectl_say_json (object);
}

/* A bundle, or everybody's work from another copy of the project, which is asked for by name. What
 * is damaged may be either: receiving it says so. */
static gboolean
check_kind (const char *path, const Manner *manner, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (DipleStore) other = diple_store_open (path, DIPLE_STORE_READ_ONLY, &local);
  g_autoptr (DipleBundle) bundle = other != NULL ? diple_bundle_look (other, &local) : NULL;

  if (g_error_matches (local, DIPLE_ERROR, DIPLE_ERROR_CORRUPT))
    return TRUE;
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (bundle != NULL || manner->all)
    return TRUE;
  g_set_error_literal (error,
                       DIPLE_ERROR,
                       DIPLE_ERROR_REFUSED,
                       _ ("It is a whole project and no bundle; --all receives what everybody did "
                          "in another copy of this project"));
  return FALSE;
}

static DipleReceipt *
receive (DiplectlCall *call, const char *path, const Manner *manner, GError **error)
{
  DiplectlProgress progress;
  DipleReceipt *receipt;

  diplectl_progress_begin (&progress, _ ("Receiving"), FALSE);
  receipt =
      manner->preview
          ? diple_bundle_preview (
                call->store, path, progress_cb, &progress, call->cancellable, error)
          : diple_bundle_receive (
                call->store, call->actor, path, progress_cb, &progress, call->cancellable, error);
  diplectl_progress_end (&progress);
  return receipt;
}

static DiplectlStatus
receive_one (DiplectlCall *call, const char *path, const Manner *manner)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleReceipt) receipt = NULL;

  if (check_kind (path, manner, &error))
    receipt = receive (call, path, manner, &error);
  if (receipt == NULL)
    {
      /* The project could be opened; whatever is wrong is wrong with what was to be received. */
      DiplectlStatus status = diplectl_complain_error (path, error);

      return status == DIPLECTL_CANNOT_OPEN ? DIPLECTL_REFUSED : status;
    }
  if (call->json)
    say_receipt_json (path, receipt);
  else
    say_receipt (path, receipt, manner);
  return DIPLECTL_DONE;
}

static DiplectlStatus
run_receive (DiplectlCall *call)
{
  Manner manner = { 0 };
  const GOptionEntry entries[] = {
    { "preview",
      0,
      0,
      G_OPTION_ARG_NONE,
      &manner.preview,
      N_ ("Say what would change, and change nothing"),
      NULL },
    { "all",
      0,
      0,
      G_OPTION_ARG_NONE,
      &manner.all,
      N_ ("Also what everybody did in another copy of the project"),
      NULL },
    { NULL },
  };
  DiplectlStatus status;

  if (!diplectl_parse (call, entries, 2, 0, &status))
    return status;
  diplectl_watch_signals (call);
  if (!diplectl_open (
          call, manner.preview ? DIPLE_STORE_READ_ONLY : DIPLE_STORE_READ_WRITE, &status) ||
      !diplectl_find_actor (call, &status))
    return status;
  status = DIPLECTL_DONE;
  for (guint i = 1; i < call->n_words && !g_cancellable_is_cancelled (call->cancellable); i++)
    {
      DiplectlStatus one = receive_one (call, call->words[i], &manner);

      status = MAX (status, one);
    }
  return status;
}

const DiplectlCommand diplectl_receive = {
  .name = "receive",
  .arguments = N_ ("PROJECT FILE…"),
  .summary = N_ ("Bring back what annotators did in their bundles"),
  .details =
      N_ ("Takes what the annotator of each bundle added, changed and deleted, by ids, and nothing "
          "else; each file is one action. Receiving one again changes nothing. A bundle whose text "
          "differs is refused, and the document named. What both sides changed is told on standard "
          "error: the newer stays."),
  .example = "diplectl receive flood.diple flood-ana.diple flood-ben.diple --preview",
  .takes = DIPLECTL_TAKES_AS | DIPLECTL_TAKES_JSON,
  .run = run_receive,
};
