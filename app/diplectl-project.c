/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "diplectl.h"

#include "data/diple-annotators.h"
#include "data/diple-assignments.h"
#include "data/diple-care.h"
#include "data/diple-documents.h"
#include "data/diple-error.h"
#include "data/diple-journal.h"
#include "data/diple-schema-store.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <unistd.h>

/* What the new project starts with: its schema, and the first annotator. */
static gboolean
furnish (DiplectlCall *call, DipleSchema *schema, GError **error)
{
  if (call->as != NULL)
    {
      if (!diplectl_check_utf8 (call->as, "--as", error))
        return FALSE;

      call->actor = diple_annotators_ensure (call->store, call->as, error);
      if (call->actor == 0)
        return FALSE;
    }

  return schema == NULL || diplectl_replace_schema (call, schema, error);
}

/* A project that was made only to be furnished goes again when that fails. */
static DiplectlStatus
create (DiplectlCall *call, DipleSchema *schema)
{
  g_autoptr (GError) error = NULL;
  DiplectlStatus status = DIPLECTL_CANNOT_OPEN;

  if (!diplectl_open (call, DIPLE_STORE_CREATE, &status))
    return status;

  if (furnish (call, schema, &error))
    {
      diplectl_say (_ ("Made %s"), call->words[0]);
      return DIPLECTL_DONE;
    }

  status = diplectl_complain_error (call->words[0], error);
  diple_store_close (call->store, NULL); /* the file is deleted next */
  g_clear_object (&call->store);
  g_unlink (call->words[0]);
  return status;
}

static DiplectlStatus
run_new (DiplectlCall *call)
{
  g_autofree char *name = NULL;
  const GOptionEntry entries[] = {
    { "schema",
      0,
      0,
      G_OPTION_ARG_FILENAME,
      &name,
      N_ ("The labels to start with: “news”, “simple” or a schema’s JSON file"),
      N_ ("FILE") },
    { NULL },
  };
  g_autoptr (DipleSchema) schema = NULL;
  DiplectlStatus status;

  if (!diplectl_parse (call, entries, 1, 1, &status))
    return status;

  if (g_file_test (call->words[0], G_FILE_TEST_EXISTS))
    {
      diplectl_complain (call->words[0], _ ("is there already; choose another name"));
      return DIPLECTL_REFUSED;
    }

  if (name != NULL)
    {
      schema = diplectl_read_schema (name, &status);
      if (schema == NULL)
        return status;
    }

  return create (call, schema);
}

/* What "info" tells. */
typedef struct
{
  DipleTotals totals;
  GPtrArray *annotators; /* DipleAnnotator * */
  DipleSchema *schema;
} Facts;

static void
clear_facts (Facts *facts)
{
  g_clear_pointer (&facts->annotators, g_ptr_array_unref);
  g_clear_pointer (&facts->schema, diple_schema_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Facts, clear_facts)

static gboolean
load_facts (DipleStore *store, Facts *facts, GError **error)
{
  facts->annotators = diple_annotators_list (store, error);
  if (facts->annotators == NULL)
    return FALSE;

  facts->schema = diple_schema_load (store, error);
  return facts->schema != NULL && diple_documents_totals (store, &facts->totals, error);
}

static void
print_number (const char *name, gint64 number)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  diplectl_say_columns (name, text, NULL);
}

static gboolean
print_annotators (DipleStore *store, GPtrArray *annotators, GError **error)
{
  for (guint i = 0; i < annotators->len; i++)
    {
      const DipleAnnotator *annotator = annotators->pdata[i];
      gint64 counts[4];
      g_autofree char *states = NULL;

      if (!diple_documents_count_states (store, annotator->id, counts, error))
        return FALSE;

      states = g_strdup_printf (_ ("%" G_GINT64_FORMAT " finished, %" G_GINT64_FORMAT
                                   " in progress, %" G_GINT64_FORMAT " open"),
                                counts[DIPLE_STATE_FINISHED],
                                counts[DIPLE_STATE_IN_PROGRESS],
                                counts[DIPLE_STATE_OPEN]);
      diplectl_say_columns (_ ("annotator"), annotator->name, annotator->kind, states, NULL);
    }

  return TRUE;
}

static gboolean
print_facts (DiplectlCall *call, const Facts *facts, GError **error)
{
  diplectl_say_columns (_ ("project"), call->words[0], NULL);
  diplectl_say_columns (_ ("schema"), facts->schema->name, NULL);
  print_number (_ ("labels"), facts->schema->labels->len);
  print_number (_ ("documents"), facts->totals.documents);
  print_number (_ ("code points"), facts->totals.code_points);
  print_number (_ ("spans"), facts->totals.spans);
  print_number (_ ("relations"), facts->totals.relations);
  return print_annotators (call->store, facts->annotators, error);
}

static json_t *
annotator_to_json (DipleStore *store, const DipleAnnotator *annotator, GError **error)
{
  gint64 counts[4];
  json_t *object;

  if (!diple_documents_count_states (store, annotator->id, counts, error))
    return NULL;

  object = json_object ();
  json_object_set_new (object, "id", diplectl_json_id (annotator->id));
  json_object_set_new (object, "name", diplectl_json_text (annotator->name));
  json_object_set_new (object, "kind", diplectl_json_text (annotator->kind));
  json_object_set_new (object, "open", json_integer (counts[DIPLE_STATE_OPEN]));
  json_object_set_new (object, "in_progress", json_integer (counts[DIPLE_STATE_IN_PROGRESS]));
  json_object_set_new (object, "finished", json_integer (counts[DIPLE_STATE_FINISHED]));
  return object;
}

static gboolean
print_facts_json (DiplectlCall *call, const Facts *facts, GError **error)
{
  json_t *object = json_object ();
  json_t *annotators = json_array ();
  gboolean complete = TRUE;

  json_object_set_new (object, "project", diplectl_json_text (call->words[0]));
  json_object_set_new (object, "schema", diplectl_json_text (facts->schema->name));
  json_object_set_new (object, "labels", json_integer (facts->schema->labels->len));
  json_object_set_new (object, "documents", json_integer (facts->totals.documents));
  json_object_set_new (object, "code_points", json_integer (facts->totals.code_points));
  json_object_set_new (object, "spans", json_integer (facts->totals.spans));
  json_object_set_new (object, "relations", json_integer (facts->totals.relations));

  for (guint i = 0; complete && i < facts->annotators->len; i++)
    complete =
        json_array_append_new (
            annotators, annotator_to_json (call->store, facts->annotators->pdata[i], error)) == 0;

  json_object_set_new (object, "annotators", annotators);
  if (complete)
    diplectl_say_json (object);
  else
    json_decref (object);
  return complete;
}

static DiplectlStatus
run_info (DiplectlCall *call)
{
  g_auto (Facts) facts = { 0 };
  g_autoptr (GError) error = NULL;
  DiplectlStatus status;

  if (!diplectl_parse (call, NULL, 1, 1, &status) ||
      !diplectl_open (call, DIPLE_STORE_READ_ONLY, &status))
    return status;

  if (!load_facts (call->store, &facts, &error) ||
      !(call->json ? print_facts_json : print_facts) (call, &facts, &error))
    return diplectl_complain_error (call->words[0], error);

  return DIPLECTL_DONE;
}

static void
found_cb (const char *sentence, gpointer data)
{
  DiplectlCall *call = data;

  diplectl_complain (call->words[0], "%s", sentence);
}

static DiplectlStatus
run_check (DiplectlCall *call)
{
  g_autoptr (GError) error = NULL;
  DipleStoreMode mode;
  DiplectlStatus status;

  if (!diplectl_parse (call, NULL, 1, 1, &status))
    return status;

  /* The search index is compared by a command that counts as writing, though it writes nothing. */
  mode = g_access (call->words[0], W_OK) == 0 ? DIPLE_STORE_READ_WRITE : DIPLE_STORE_READ_ONLY;
  diplectl_watch_signals (call);
  if (!diplectl_open (call, mode, &status))
    return status;

  if (diple_care_check (call->store, found_cb, call, call->cancellable, &error))
    {
      diplectl_say (_ ("%s: no fault found"), call->words[0]);
      return DIPLECTL_DONE;
    }

  if (error != NULL)
    return diplectl_complain_error (call->words[0], error);

  diplectl_complain (call->words[0],
                     _ ("has the faults above; work on with a backup, or export what is whole and "
                        "import it into a new project"));
  return DIPLECTL_REFUSED;
}

static DiplectlStatus
run_backup (DiplectlCall *call)
{
  g_autoptr (GError) error = NULL;
  DiplectlStatus status;

  if (!diplectl_parse (call, NULL, 2, 2, &status))
    return status;

  diplectl_watch_signals (call);
  if (!diplectl_open (call, DIPLE_STORE_READ_ONLY, &status))
    return status;

  if (!diple_care_backup (call->store, call->words[1], call->cancellable, &error))
    {
      /* The project could be opened; whatever is wrong is wrong with the copy. */
      status = diplectl_complain_error (call->words[1], error);
      return status == DIPLECTL_CANNOT_OPEN ? DIPLECTL_REFUSED : status;
    }

  diplectl_say (_ ("Copied %s to %s"), call->words[0], call->words[1]);
  return DIPLECTL_DONE;
}

const DiplectlCommand diplectl_new = {
  .name = "new",
  .arguments = N_ ("PROJECT"),
  .summary = N_ ("Make an empty project"),
  .details =
      N_ ("Projects’ names end in “.diple”. A file that is there already is left alone. With "
          "--as, NAME is its first annotator."),
  .example = "diplectl new flood.diple --schema simple --as Ana",
  .takes = DIPLECTL_TAKES_AS,
  .run = run_new,
};

const DiplectlCommand diplectl_info = {
  .name = "info",
  .arguments = N_ ("PROJECT"),
  .summary = N_ ("Count what is in a project"),
  .example = "diplectl info flood.diple --json",
  .takes = DIPLECTL_TAKES_JSON,
  .run = run_info,
};

const DiplectlCommand diplectl_check = {
  .name = "check",
  .arguments = N_ ("PROJECT"),
  .summary = N_ ("Look for damage in a project"),
  .details = N_ ("Verifies the file itself, everything that refers to something else, every offset "
                 "against its text and every action of the history. Brings the search index up to "
                 "date, and changes nothing else."),
  .example = "diplectl check flood.diple",
  .run = run_check,
};

const DiplectlCommand diplectl_backup = {
  .name = "backup",
  .arguments = N_ ("PROJECT FILE"),
  .summary = N_ ("Copy a project, also while others work on it"),
  .details = N_ ("FILE must not exist; it appears when the copy is whole."),
  .example = "diplectl backup flood.diple flood-friday.diple",
  .run = run_backup,
};
