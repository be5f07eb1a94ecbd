/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "diplectl-assign.h"
#include "diplectl-lists.h"
#include "diplectl-options.h"

#include "data/diple-error.h"
#include "data/diple-journal.h"

#include <glib/gi18n.h>
#include <string.h>

static void
wishes_clear (DiplectlAssignWishes *wishes)
{
  g_strfreev (wishes->annotators);
  g_strfreev (wishes->documents);
  g_strfreev (wishes->stratify);
  g_free (wishes->again);
  g_free (wishes->set);
  g_free (wishes->work);
  g_free (wishes->words);
  g_free (wishes->sort);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DiplectlAssignWishes, wishes_clear)

/* Where each option goes in the wishes. */
#define WISH(field) G_STRUCT_OFFSET (DiplectlAssignWishes, field)

/* clang-format off */
static const DiplectlOption options[] = {
  { "annotators", G_OPTION_ARG_FILENAME_ARRAY, WISH (annotators),
    N_ ("Who (default: all people)"), N_ ("NAME…") },
  { "documents", G_OPTION_ARG_FILENAME_ARRAY, WISH (documents),
    N_ ("Which documents (default: all)"), N_ ("DOCUMENT…") },
  { "unassigned", G_OPTION_ARG_NONE, WISH (unassigned),
    N_ ("Of these only those that nobody has"), NULL },
  { "random", G_OPTION_ARG_INT, WISH (sample),
    N_ ("Draw so many of the documents"), N_ ("NUMBER") },
  { "per-document", G_OPTION_ARG_INT, WISH (per_document),
    N_ ("Give each to so many of the annotators (default: to all)"), N_ ("NUMBER") },
  { "stratify", G_OPTION_ARG_FILENAME_ARRAY, WISH (stratify),
    N_ ("Draw from each of a field’s values in proportion"), N_ ("FIELD…") },
  { "again", G_OPTION_ARG_FILENAME, WISH (again),
    N_ ("Give this share of what they finished a second time"), N_ ("SHARE") },
  { "seed", G_OPTION_ARG_INT64, WISH (seed),
    N_ ("What chance begins with (default: 42)"), N_ ("NUMBER") },
  { "preview", G_OPTION_ARG_NONE, WISH (preview),
    N_ ("Count, and change nothing"), NULL },
  { "list", G_OPTION_ARG_NONE, WISH (list),
    N_ ("List who has which documents"), NULL },
  { "plans", G_OPTION_ARG_NONE, WISH (plans),
    N_ ("List how documents were handed out"), NULL },
  { "take-back", G_OPTION_ARG_NONE, WISH (take_back),
    N_ ("Take back what was not worked on"), NULL },
  { "reopen", G_OPTION_ARG_NONE, WISH (reopen),
    N_ ("Open again what was finished"), NULL },
  { "set", G_OPTION_ARG_FILENAME, WISH (set),
    N_ ("Say that what they have is in this state"), N_ ("STATE") },
  { "fields", G_OPTION_ARG_NONE, WISH (fields),
    N_ ("List what --stratify takes here"), NULL },
  { "progress", G_OPTION_ARG_NONE, WISH (progress),
    N_ ("List how far each document is"), NULL },
  { "state", G_OPTION_ARG_FILENAME, WISH (work),
    N_ ("Of these only those in this state"), N_ ("STATE") },
  { "search", G_OPTION_ARG_FILENAME, WISH (words),
    N_ ("Only those with all of these words"), N_ ("WORDS") },
  { "sort", G_OPTION_ARG_FILENAME, WISH (sort),
    N_ ("Their order: position, title, published, outlet, given or finished"), N_ ("ORDER") },
  { "descending", G_OPTION_ARG_NONE, WISH (descending),
    N_ ("Last first"), NULL },
};
/* clang-format on */

static gboolean
parse (DiplectlCall *call, DiplectlAssignWishes *wishes, DiplectlStatus *status)
{
  return diplectl_parse_wishes (call, options, G_N_ELEMENTS (options), wishes, 1, 1, status);
}

/* "10%" or "0.1"; FALSE when it is no share of what there is. */
static gboolean
read_share (const char *word, double *share)
{
  char *end = NULL;

  *share = g_ascii_strtod (word, &end);
  if (end != word && *end == '%')
    {
      *share /= 100;
      end++;
    }
  return end != word && *end == '\0' && *share > 0 && *share <= 1;
}

static guint
count_modes (const DiplectlAssignWishes *wishes)
{
  return wishes->list + wishes->plans + wishes->take_back + wishes->reopen + wishes->fields +
         wishes->progress + (wishes->set != NULL);
}

static gboolean
asks_for_draw (const DiplectlAssignWishes *wishes)
{
  return wishes->sample > 0 || wishes->per_document > 0 || wishes->stratify != NULL ||
         wishes->unassigned;
}

/* Whether the options go together. */
static gboolean
check_together (const DiplectlAssignWishes *wishes)
{
  const guint modes = count_modes (wishes);
  const gboolean queries =
      wishes->work != NULL || wishes->words != NULL || wishes->sort != NULL || wishes->descending;

  if (modes > 1)
    diplectl_complain (NULL,
                       _ ("choose one of --list, --progress, --plans, --fields, --take-back, "
                          "--reopen and --set"));
  else if (modes > 0 && (asks_for_draw (wishes) || wishes->again != NULL))
    diplectl_complain (NULL,
                       _ ("--random, --per-document, --stratify, --unassigned and --again "
                          "are for handing out"));
  else if (queries && !wishes->progress)
    diplectl_complain (NULL, _ ("--state, --search, --sort and --descending go with --progress"));
  else if (wishes->progress && wishes->documents != NULL)
    diplectl_complain (NULL, _ ("--progress takes --search, not --documents"));
  else if (wishes->again != NULL && asks_for_draw (wishes))
    diplectl_complain (NULL,
                       _ ("--again draws from what each has finished; it goes with "
                          "--annotators, --documents and --seed alone"));
  else
    return TRUE;
  return FALSE;
}

static gboolean
check_wishes (const DiplectlAssignWishes *wishes)
{
  DipleState state;
  double share;

  if (!check_together (wishes))
    return FALSE;
  if (wishes->sample < 0 || wishes->per_document < 0)
    diplectl_complain (NULL, _ ("--random and --per-document are numbers from 1"));
  else if (wishes->again != NULL && !read_share (wishes->again, &share))
    diplectl_complain (NULL, _ ("“%s” is no share; --again takes “10%%” or “0.1”"), wishes->again);
  else if (wishes->set != NULL && !diplectl_find_state (wishes->set, &state))
    diplectl_complain (
        NULL, _ ("“%s” is no state; --set takes “open”, “in-progress” or “finished”"), wishes->set);
  else
    return TRUE;
  return FALSE;
}

static gboolean
check_fields (char **fields, GError **error)
{
  for (guint i = 0; fields != NULL && fields[i] != NULL; i++)
    if (!diplectl_check_utf8 (fields[i], "--stratify", error))
      return FALSE;
  return TRUE;
}

/* All people of the project, where nobody is named. */
static gboolean
add_people (DiplectlCall *call, GArray *ids, GError **error)
{
  g_autoptr (GPtrArray) annotators = diple_annotators_list (call->store, error);

  for (guint i = 0; annotators != NULL && i < annotators->len; i++)
    {
      const DipleAnnotator *annotator = annotators->pdata[i];

      if (g_str_equal (annotator->kind, "person"))
        g_array_append_val (ids, annotator->id);
    }
  return annotators != NULL;
}

static gboolean
find_chosen (DiplectlCall *call,
             const DiplectlAssignWishes *wishes,
             GArray **annotators,
             GArray **documents,
             GError **error)
{
  return diplectl_find_annotators (call, wishes->annotators, annotators, error) &&
         diplectl_find_named_documents (call, wishes->documents, documents, error);
}

static DipleAssignmentPlan *
make_plan (DiplectlCall *call, const DiplectlAssignWishes *wishes, GError **error)
{
  g_autoptr (DipleAssignmentPlan) plan = diple_assignment_plan_new ();
  g_autoptr (GArray) annotators = NULL;

  if (!find_chosen (call, wishes, &annotators, &plan->documents, error) ||
      (annotators == NULL && !add_people (call, plan->annotators, error)) ||
      !check_fields (wishes->stratify, error))
    return NULL;
  if (annotators != NULL)
    g_array_append_vals (plan->annotators, annotators->data, annotators->len);
  plan->unassigned = wishes->unassigned;
  plan->sample = (guint) wishes->sample;
  plan->per_document = (guint) wishes->per_document;
  plan->stratify = g_strdupv (wishes->stratify);
  plan->seed = wishes->seed;
  if (wishes->again != NULL)
    read_share (wishes->again, &plan->again);
  return g_steal_pointer (&plan);
}

static gboolean
apply (DiplectlCall *call,
       const DipleAssignmentPlan *plan,
       const DipleAssignmentDraw *draw,
       GError **error)
{
  g_autofree char *sentence = diple_assignment_plan_dup_sentence (plan, draw);

  if (!diple_journal_begin (call->store, call->actor, "assignment.give", error))
    return FALSE;
  if (diple_assignment_plan_apply (call->store, plan, draw, error))
    return diple_journal_commit (call->store, sentence, 0, error) != 0;
  diple_journal_rollback (call->store);
  return FALSE;
}

static gboolean
hand_out (DiplectlCall *call, const DiplectlAssignWishes *wishes, GError **error)
{
  g_autoptr (DipleAssignmentPlan) plan = make_plan (call, wishes, error);
  g_autoptr (DipleAssignmentDraw) draw =
      plan != NULL ? diple_assignment_plan_draw (call->store, plan, error) : NULL;

  return draw != NULL && (wishes->preview || apply (call, plan, draw, error)) &&
         diplectl_assign_print_draw (call, plan, draw, error);
}

static gboolean
has_id (const GArray *ids, gint64 id)
{
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  return ids == NULL;
}

/* All pairs of those chosen that there are; elements DipleAssignment. */
static GArray *
list_pairs (DiplectlCall *call, const GArray *annotators, const GArray *documents, GError **error)
{
  g_autoptr (DipleAssignmentMatrix) matrix = diple_assignment_matrix_load (call->store, error);
  g_autoptr (GArray) all = matrix != NULL ? diplectl_find_documents (call, error) : NULL;
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (DipleAssignment));
  GPtrArray *people;

  if (all == NULL)
    return NULL;
  people = diple_assignment_matrix_get_annotators (matrix);
  for (guint i = 0; i < (documents != NULL ? documents : all)->len; i++)
    for (guint j = 0; j < people->len; j++)
      {
        const DipleAnnotator *annotator = people->pdata[j];
        const gint64 id = g_array_index (documents != NULL ? documents : all, gint64, i);
        const DipleState state = diple_assignment_matrix_get (matrix, j, id);
        const DipleAssignment pair = { annotator->id, id, state };

        if (state != DIPLE_STATE_ANY && has_id (annotators, annotator->id))
          g_array_append_val (pairs, pair);
      }
  return g_steal_pointer (&pairs);
}

static gboolean
change_pairs (DiplectlCall *call,
              const DiplectlAssignWishes *wishes,
              const GArray *pairs,
              guint *n,
              GError **error)
{
  DipleState state;

  if (wishes->take_back)
    return diple_assignments_take_back (call->store, pairs, n, error);
  if (wishes->reopen)
    return diple_assignments_reopen (call->store, pairs, n, error);
  diplectl_find_state (wishes->set, &state);
  return diple_assignments_set_all (call->store, pairs, state, n, error);
}

static char *
dup_change (const DiplectlAssignWishes *wishes, guint n)
{
  if (wishes->take_back)
    return g_strdup_printf (ngettext ("Took back %u assignment", "Took back %u assignments", n), n);
  if (wishes->reopen)
    return g_strdup_printf (ngettext ("Reopened %u document", "Reopened %u documents", n), n);
  /* Translators: a number, and a state as it is typed. */
  return g_strdup_printf (
      ngettext ("Set %u assignment to “%s”", "Set %u assignments to “%s”", n), n, wishes->set);
}

/* How many were changed goes to *@n. */
static gboolean
change (DiplectlCall *call,
        const DiplectlAssignWishes *wishes,
        const GArray *pairs,
        guint *n,
        GError **error)
{
  g_autofree char *sentence = NULL;

  if (!diple_journal_begin (call->store,
                            call->actor,
                            wishes->take_back ? "assignment.take" : "document.state",
                            error))
    return FALSE;
  if (!change_pairs (call, wishes, pairs, n, error))
    {
      diple_journal_rollback (call->store);
      return FALSE;
    }
  sentence = dup_change (wishes, *n);
  diplectl_say ("%s", *n > 0 ? sentence : _ ("Nothing to change"));
  return diple_journal_commit (call->store, sentence, 0, error) != 0;
}

static gboolean
change_chosen (DiplectlCall *call, const DiplectlAssignWishes *wishes, GError **error)
{
  g_autoptr (GArray) annotators = NULL;
  g_autoptr (GArray) documents = NULL;
  g_autoptr (GArray) pairs = NULL;
  guint n = 0;

  if (find_chosen (call, wishes, &annotators, &documents, error))
    pairs = list_pairs (call, annotators, documents, error);
  if (pairs == NULL || !change (call, wishes, pairs, &n, error))
    return FALSE;
  if (wishes->take_back && n < pairs->len)
    diplectl_say (ngettext ("%u stays with those who have worked on it",
                            "%u stay with those who have worked on them",
                            pairs->len - n),
                  pairs->len - n);
  return TRUE;
}

static gboolean
list_chosen (DiplectlCall *call, const DiplectlAssignWishes *wishes, GError **error)
{
  g_autoptr (GArray) annotators = NULL;
  g_autoptr (GArray) documents = NULL;

  return find_chosen (call, wishes, &annotators, &documents, error) &&
         diplectl_assign_list (call, annotators, documents, error);
}

static gboolean
list_progress (DiplectlCall *call, const DiplectlAssignWishes *wishes, GError **error)
{
  DipleSheetQuery query = { 0 };
  g_autoptr (GArray) annotators = NULL;

  if (!diplectl_find_annotators (call, wishes->annotators, &annotators, error))
    return FALSE;
  if (annotators != NULL && annotators->len > 1)
    {
      g_set_error_literal (error,
                           DIPLE_ERROR,
                           DIPLE_ERROR_REFUSED,
                           _ ("--progress is of one annotator, or without --annotators of all"));
      return FALSE;
    }
  diplectl_assign_read_query (wishes, &query);
  query.annotator = annotators != NULL ? g_array_index (annotators, gint64, 0) : 0;
  return diplectl_assign_list_progress (call, &query, error);
}

static gboolean
run (DiplectlCall *call, const DiplectlAssignWishes *wishes, GError **error)
{
  if (wishes->progress)
    return list_progress (call, wishes, error);
  if (wishes->fields)
    return diplectl_assign_list_fields (call, error);
  if (wishes->list)
    return list_chosen (call, wishes, error);
  if (wishes->plans)
    return diplectl_assign_list_plans (call, error);
  if (wishes->take_back || wishes->reopen || wishes->set != NULL)
    return change_chosen (call, wishes, error);
  return hand_out (call, wishes, error);
}

static DiplectlStatus
run_assign (DiplectlCall *call)
{
  g_auto (DiplectlAssignWishes) wishes = { .seed = DIPLE_ASSIGNMENT_SEED };
  DipleSheetQuery query = { 0 };
  g_autoptr (GError) error = NULL;
  DiplectlStatus status;
  gboolean reads;

  if (!parse (call, &wishes, &status))
    return status;
  if (!check_wishes (&wishes) || !diplectl_assign_read_query (&wishes, &query))
    return DIPLECTL_USAGE;
  reads = wishes.list || wishes.plans || wishes.fields || wishes.progress || wishes.preview;
  if (!diplectl_open (call, reads ? DIPLE_STORE_READ_ONLY : DIPLE_STORE_READ_WRITE, &status) ||
      !diplectl_find_actor (call, &status))
    return status;
  return run (call, &wishes, &error) ? DIPLECTL_DONE
                                     : diplectl_complain_error (call->words[0], error);
}

const DiplectlCommand diplectl_assign = {
  .name = "assign",
  .arguments = N_ ("PROJECT"),
  .summary = N_ ("Say who is to work on which documents"),
  .details = N_ (
      "Without more, every document goes to every person. With --random or --per-document chance "
      "chooses, and with --stratify in proportion to what is in a field or in several: outlet, "
      "author, language, published, year, month or a name in the metadata; --fields lists those "
      "that documents have, how many values each has and in how many documents. Nobody gets more "
      "than one document more "
      "than another, and the seed gives the same on every machine. Each line has the annotator, "
      "how many are new and how many were theirs before. What somebody has begun stays theirs. "
      "--progress lists the documents: nobody (has them), open, in-progress or finished (by all "
      "who "
      "have them), how many have finished of how many, and the title. "
      "With --again, people are given some of what they finished a second time, and do not see "
      "what they marked at first; “agreement --again” compares the two."),
  .example = "diplectl assign flood.diple --annotators Ana Ben Cem --random 60 --per-document 2",
  .takes = DIPLECTL_TAKES_AS | DIPLECTL_TAKES_JSON,
  .run = run_assign,
};
