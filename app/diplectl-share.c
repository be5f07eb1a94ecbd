/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "diplectl.h"

#include "data/diple-annotators.h"
#include "data/diple-bundle.h"

#include <glib/gi18n.h>

typedef struct
{
  char *annotator;
  char *output;
  gboolean all;
  gboolean replace;
  gboolean suggestions;
} Wish;

static void
progress_cb (guint done, guint total, gpointer data)
{
  diplectl_progress_tell (data, done, total);
}

/* Those that were named; all of them with --all; NULL, without an error, for those handed out. */
static GArray *
find_documents (DiplectlCall *call, const Wish *wish, GError **error)
{
  return call->n_words > 1 || wish->all ? diplectl_find_documents (call, error) : NULL;
}

static gboolean
share (DiplectlCall *call, const Wish *wish, guint *n_documents, GError **error)
{
  DiplectlProgress progress;
  g_autoptr (GError) local = NULL;
  g_autoptr (DipleAnnotator) annotator =
      diple_annotators_find (call->store, wish->annotator, error);
  g_autoptr (GArray) documents = NULL;
  gboolean done;

  if (annotator == NULL)
    return FALSE;
  documents = find_documents (call, wish, &local);
  if (documents == NULL && local == NULL)
    documents = diple_bundle_documents (call->store, annotator->id, &local);
  if (documents == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  *n_documents = documents->len;
  diplectl_progress_begin (&progress, _ ("Sharing"), FALSE);
  done = diple_bundle_share (call->store,
                             annotator->id,
                             documents,
                             wish->output,
                             (wish->replace ? DIPLE_BUNDLE_REPLACE : 0) |
                                 (wish->suggestions ? DIPLE_BUNDLE_SUGGESTIONS : 0),
                             progress_cb,
                             &progress,
                             call->cancellable,
                             error);
  diplectl_progress_end (&progress);
  return done;
}

static DiplectlStatus
share_wish (DiplectlCall *call, const Wish *wish)
{
  g_autoptr (GError) error = NULL;
  DiplectlStatus status;
  guint n_documents = 0;

  if (wish->annotator == NULL || wish->output == NULL)
    {
      diplectl_complain (NULL,
                         _ ("say for whom with --annotator and into which file with --output; see "
                            "“diplectl share --help”"));
      return DIPLECTL_USAGE;
    }
  diplectl_watch_signals (call);
  if (!diplectl_open (call, DIPLE_STORE_READ_ONLY, &status))
    return status;
  if (!share (call, wish, &n_documents, &error))
    {
      /* The project could be opened; whatever is wrong is wrong with the bundle. */
      status = diplectl_complain_error (wish->output, error);
      return status == DIPLECTL_CANNOT_OPEN ? DIPLECTL_REFUSED : status;
    }
  diplectl_say (ngettext ("%s: a bundle of %u document for %s",
                          "%s: a bundle of %u documents for %s",
                          n_documents),
                wish->output,
                n_documents,
                wish->annotator);
  return DIPLECTL_DONE;
}

static DiplectlStatus
run_share (DiplectlCall *call)
{
  Wish wish = { 0 };
  const GOptionEntry entries[] = {
    { "annotator", 'a', 0, G_OPTION_ARG_STRING, &wish.annotator, N_ ("For whom"), N_ ("NAME") },
    { "output",
      'o',
      0,
      G_OPTION_ARG_FILENAME,
      &wish.output,
      N_ ("The bundle’s file"),
      N_ ("FILE") },
    { "all",
      0,
      0,
      G_OPTION_ARG_NONE,
      &wish.all,
      N_ ("All documents, not only those handed out"),
      NULL },
    { "force",
      0,
      0,
      G_OPTION_ARG_NONE,
      &wish.replace,
      N_ ("Write over a file that is there"),
      NULL },
    { "suggestions",
      0,
      0,
      G_OPTION_ARG_NONE,
      &wish.suggestions,
      N_ ("With what models said of the documents, to be accepted or rejected"),
      NULL },
    { NULL },
  };
  DiplectlStatus status;

  if (diplectl_parse (call, entries, 1, 0, &status))
    status = share_wish (call, &wish);
  g_free (wish.annotator);
  g_free (wish.output);
  return status;
}

const DiplectlCommand diplectl_share = {
  .name = "share",
  .arguments = N_ ("PROJECT [DOCUMENT…]"),
  .summary = N_ ("Make a bundle for one annotator to work on elsewhere"),
  .details = N_ (
      "A bundle is a project of its own: the annotator’s documents (those handed out to them, or "
      "all when none were), their own annotations, the schema, the guidelines and the entities, "
      "and nothing of anybody else. Their work comes back with “diplectl receive”."),
  .example = "diplectl share flood.diple --annotator Ana -o flood-ana.diple",
  .run = run_share,
};
