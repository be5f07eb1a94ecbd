/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "diplectl-review.h"

#include "data/diple-annotators.h"
#include "data/diple-schema-store.h"

#include <glib/gi18n.h>

static void
clear_wishes (DiplectlReviewWishes *wishes)
{
  g_free (wishes->kind);
  g_free (wishes->label);
  g_free (wishes->annotator);
  g_free (wishes->document);
  g_free (wishes->pattern);
  g_free (wishes->state);
  g_free (wishes->place);
  g_strfreev (wishes->values);
  g_strfreev (wishes->targets);
  g_free (wishes->note);
  g_free (wishes->question);
  g_free (wishes->rule);
  g_strfreev (wishes->except);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DiplectlReviewWishes, clear_wishes)

/* A table, so it is as long as there are options. */
/* clang-format off */
static gboolean
parse (DiplectlCall *call, DiplectlReviewWishes *w, DiplectlStatus *status)
{
  const GOptionEntry entries[] = {
    { "kind", 0, 0, G_OPTION_ARG_STRING, &w->kind, N_ ("Only items of this kind"), N_ ("KIND") },
    { "label", 0, 0, G_OPTION_ARG_STRING, &w->label, N_ ("Only this label; with --place, the span’s"), N_ ("LABEL") },
    { "annotator", 0, 0, G_OPTION_ARG_STRING, &w->annotator, N_ ("Only where they say something else than most"), N_ ("NAME") },
    { "document", 0, 0, G_OPTION_ARG_STRING, &w->document, N_ ("Only this document"), N_ ("DOCUMENT") },
    { "pattern", 0, 0, G_OPTION_ARG_STRING, &w->pattern, N_ ("Only boundary differences of this pattern"), N_ ("NAME") },
    { "state", 0, 0, G_OPTION_ARG_STRING, &w->state, N_ ("open, reopened, deferred, decided or all"), N_ ("STATE") },
    { "orphans", 0, 0, G_OPTION_ARG_NONE, &w->orphans, N_ ("List decisions on what nobody says now"), NULL },
    { "unfinished", 0, 0, G_OPTION_ARG_NONE, &w->unfinished, N_ ("Compare unfinished work too"), NULL },
    { "adopt", 0, 0, G_OPTION_ARG_INT, &w->adopt, N_ ("Take the answer with this number"), N_ ("N") },
    { "majority", 0, 0, G_OPTION_ARG_NONE, &w->majority, N_ ("Take what more than half say"), NULL },
    { "union", 0, 0, G_OPTION_ARG_NONE, &w->join, N_ ("Take everything that somebody marked"), NULL },
    { "intersection", 0, 0, G_OPTION_ARG_NONE, &w->shared, N_ ("Take what all marked"), NULL },
    { "none", 0, 0, G_OPTION_ARG_NONE, &w->none, N_ ("Decide that there is nothing here"), NULL },
    { "defer", 0, 0, G_OPTION_ARG_NONE, &w->defer, N_ ("Put it off"), NULL },
    { "place", 0, 0, G_OPTION_ARG_STRING, &w->place, N_ ("Decide on a place of your own"), N_ ("START-END") },
    { "set", 0, 0, G_OPTION_ARG_STRING_ARRAY, &w->values, N_ ("With --place, or of a document: a value"), N_ ("NAME=VALUE") },
    { "to", 0, 0, G_OPTION_ARG_STRING_ARRAY, &w->targets, N_ ("Of a relation: where it leads to"), N_ ("SPAN") },
    { "withdraw", 0, 0, G_OPTION_ARG_NONE, &w->withdraw, N_ ("Take the DECISION back"), NULL },
    { "note", 0, 0, G_OPTION_ARG_STRING, &w->note, N_ ("Say why"), N_ ("TEXT") },
    { "question", 0, 0, G_OPTION_ARG_STRING, &w->question, N_ ("Ask about the guidelines"), N_ ("TEXT") },
    { "rule", 0, 0, G_OPTION_ARG_STRING, &w->rule, N_ ("agreed, majority:K or pattern:NAME[:longer]"), N_ ("RULE") },
    { "preview", 0, 0, G_OPTION_ARG_NONE, &w->preview, N_ ("List what the rule would decide"), NULL },
    { "except", 0, 0, G_OPTION_ARG_STRING_ARRAY, &w->except, N_ ("Leave this one out of the rule"), N_ ("ITEM") },
    { "apply", 0, 0, G_OPTION_ARG_NONE, &w->apply, N_ ("Decide it, as one action"), NULL },
    { NULL },
  };

  return diplectl_parse (call, entries, 1, 2, status);
}
/* clang-format on */

static GHashTable *
load_names (DipleStore *store, GError **error)
{
  g_autoptr (GPtrArray) annotators = diple_annotators_list (store, error);
  GHashTable *names;

  if (annotators == NULL)
    return NULL;
  names = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  for (guint i = 0; i < annotators->len; i++)
    {
      const DipleAnnotator *annotator = annotators->pdata[i];

      g_hash_table_insert (
          names, g_memdup2 (&annotator->id, sizeof annotator->id), g_strdup (annotator->name));
    }
  return names;
}

static DiplectlStatus
review (DiplectlCall *call, const DiplectlReviewWishes *wishes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleSchema) schema = diple_schema_load (call->store, &error);
  g_autoptr (GHashTable) names = schema != NULL ? load_names (call->store, &error) : NULL;
  const DiplectlReview self = { call, wishes, { wishes->unfinished }, schema, names };

  if (names == NULL)
    return diplectl_complain_error (call->words[0], error);
  if (call->n_words == 2)
    return diplectl_review_decide (&self);
  return wishes->rule != NULL ? diplectl_review_rule (&self) : diplectl_review_list (&self);
}

static gboolean
writes (const DiplectlReviewWishes *wishes)
{
  return wishes->apply || wishes->adopt != 0 || wishes->majority || wishes->join ||
         wishes->shared || wishes->none || wishes->defer || wishes->place != NULL ||
         wishes->values != NULL || wishes->targets != NULL || wishes->withdraw;
}

static DiplectlStatus
run_review (DiplectlCall *call)
{
  g_auto (DiplectlReviewWishes) wishes = { 0 };
  DiplectlStatus status;

  if (!parse (call, &wishes, &status))
    return status;
  if ((call->n_words == 1 && writes (&wishes) && wishes.rule == NULL) ||
      (wishes.except != NULL && wishes.rule == NULL))
    return diplectl_refuse_words (call);
  diplectl_watch_signals (call);
  if (!diplectl_open (
          call, writes (&wishes) ? DIPLE_STORE_READ_WRITE : DIPLE_STORE_READ_ONLY, &status) ||
      (writes (&wishes) && !diplectl_need_actor (call, &status)))
    return status;
  return review (call, &wishes);
}

const DiplectlCommand diplectl_review = {
  .name = "review",
  .arguments = N_ ("PROJECT [ITEM | DECISION]"),
  .summary = N_ ("List where annotators differ, and decide"),
  .details =
      N_ ("Without ITEM lists what is open: item, kind, state, document, place, label and text, "
          "with TABs between them. ITEM alone shows its answers, and how such ones were decided "
          "before. Each decision is one action, and so is a rule with --apply."),
  .example = "diplectl review flood.diple --rule pattern:final-full-stop --apply --as Kim",
  .takes = DIPLECTL_TAKES_AS | DIPLECTL_TAKES_JSON,
  .run = run_review,
};
