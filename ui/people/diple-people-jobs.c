/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/people/diple-people-jobs-private.h"

#include "data/diple-journal.h"

#include <glib/gi18n-lib.h>

static void
query_free (gpointer data)
{
  DipleSheetQuery *query = data;

  g_free ((char *) query->words);
  g_free (query);
}

static gpointer
load_job (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return diple_assignment_sheet_load (store, data, error);
}

void
diple_people_jobs_load (DipleProject *project,
                        const DipleSheetQuery *query,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  DipleSheetQuery *copy = g_memdup2 (query, sizeof *query);

  copy->words = g_strdup (query->words);
  diple_project_search_async (project,
                              load_job,
                              copy,
                              query_free,
                              (GDestroyNotify) diple_assignment_sheet_free,
                              NULL,
                              callback,
                              user_data);
}

static gpointer
fields_job (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return diple_assignment_fields_list (store, error);
}

void
diple_people_jobs_list_fields (DipleProject *project,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  diple_project_search_async (project,
                              fields_job,
                              NULL,
                              NULL,
                              (GDestroyNotify) g_ptr_array_unref,
                              cancellable,
                              callback,
                              user_data);
}

DipleDeed *
diple_deed_new (DipleDeedKind kind, gint64 actor, const DipleAnnotator *annotator)
{
  DipleDeed *deed = g_new0 (DipleDeed, 1);

  deed->kind = kind;
  deed->actor = actor;
  deed->annotator = annotator != NULL ? annotator->id : 0;
  deed->name = g_strdup (annotator != NULL ? annotator->name : "");
  deed->documents = g_array_new (FALSE, FALSE, sizeof (gint64));
  return deed;
}

void
diple_deed_free (DipleDeed *deed)
{
  g_free (deed->name);
  g_free (deed->text);
  g_free (deed->title);
  g_array_unref (deed->documents);
  g_free (deed);
}

static GArray *
make_pairs (const DipleDeed *deed)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (DipleAssignment));

  for (guint i = 0; i < deed->documents->len; i++)
    {
      const DipleAssignment pair = { deed->annotator,
                                     g_array_index (deed->documents, gint64, i),
                                     DIPLE_STATE_ANY };

      g_array_append_val (pairs, pair);
    }
  return pairs;
}

/* A document given by hand is a plan as well, of one annotator. */
static gboolean
give (DipleStore *store, const DipleDeed *deed, guint *n, GError **error)
{
  g_autoptr (DipleAssignmentPlan) plan = diple_assignment_plan_new ();
  g_autoptr (DipleAssignmentDraw) draw = NULL;

  g_array_append_val (plan->annotators, deed->annotator);
  plan->documents = g_array_ref (deed->documents);
  draw = diple_assignment_plan_draw (store, plan, error);
  if (draw == NULL)
    return FALSE;
  *n = diple_assignment_draw_count_new (draw);
  return diple_assignment_plan_apply (store, plan, draw, error);
}

static gboolean
change_pairs (DipleStore *store, const DipleDeed *deed, guint *n, GError **error)
{
  g_autoptr (GArray) pairs = make_pairs (deed);

  if (deed->kind == DIPLE_DEED_SET_STATE)
    return diple_assignments_set_all (store, pairs, deed->state, n, error);
  return deed->kind == DIPLE_DEED_TAKE_BACK ? diple_assignments_take_back (store, pairs, n, error)
                                            : diple_assignments_reopen (store, pairs, n, error);
}

/* How many documents it was about goes to *@n. */
static gboolean
do_in_action (DipleStore *store, const DipleDeed *deed, guint *n, GError **error)
{
  switch (deed->kind)
    {
    case DIPLE_DEED_GIVE:
      return give (store, deed, n, error);
    case DIPLE_DEED_TAKE_BACK:
    case DIPLE_DEED_REOPEN:
    case DIPLE_DEED_SET_STATE:
      return change_pairs (store, deed, n, error);
    case DIPLE_DEED_ADD:
      return diple_annotators_add (store, 0, deed->text, "person", error) != 0;
    case DIPLE_DEED_RENAME:
      return diple_annotators_rename (store, deed->annotator, deed->text, error);
    case DIPLE_DEED_SET_KIND:
      return diple_annotators_set_kind (store, deed->annotator, deed->text, error);
    case DIPLE_DEED_REMOVE:
    default:
      return diple_annotators_remove (store, deed->annotator, error);
    }
}

static const char *
get_action (DipleDeedKind kind)
{
  static const char *const words[] = {
    [DIPLE_DEED_GIVE] = "assignment.give",    [DIPLE_DEED_TAKE_BACK] = "assignment.take",
    [DIPLE_DEED_REOPEN] = "document.state",   [DIPLE_DEED_ADD] = "annotator.add",
    [DIPLE_DEED_RENAME] = "annotator.rename", [DIPLE_DEED_SET_KIND] = "annotator.kind",
    [DIPLE_DEED_REMOVE] = "annotator.remove", [DIPLE_DEED_SET_STATE] = "document.state",
  };

  return words[kind];
}

static char *
dup_given (const DipleDeed *deed, guint n)
{
  if (deed->title != NULL)
    return g_strdup_printf (_ ("Gave “%s” to %s"), deed->title, deed->name);
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "Gave %u document to %s", "Gave %u documents to %s", n),
      n,
      deed->name);
}

static char *
dup_taken (const DipleDeed *deed, guint n)
{
  if (deed->title != NULL)
    return g_strdup_printf (_ ("Took “%s” back from %s"), deed->title, deed->name);
  return g_strdup_printf (
      g_dngettext (
          GETTEXT_PACKAGE, "Took %u document back from %s", "Took %u documents back from %s", n),
      n,
      deed->name);
}

static char *
dup_state (const DipleDeed *deed)
{
  if (deed->state == DIPLE_STATE_OPEN)
    return g_strdup_printf (_ ("Set “%s” to “not started” for %s"), deed->title, deed->name);
  if (deed->state == DIPLE_STATE_IN_PROGRESS)
    return g_strdup_printf (_ ("Set “%s” to “in progress” for %s"), deed->title, deed->name);
  return g_strdup_printf (_ ("Set “%s” to “done” for %s"), deed->title, deed->name);
}

static char *
dup_kind (const DipleDeed *deed)
{
  return g_strdup_printf (g_str_equal (deed->text, "model") ? _ ("Said that %s is a model")
                                                            : _ ("Said that %s is a person"),
                          deed->name);
}

static char *
dup_sentence (const DipleDeed *deed, guint n)
{
  switch (deed->kind)
    {
    case DIPLE_DEED_GIVE:
      return dup_given (deed, n);
    case DIPLE_DEED_TAKE_BACK:
      return dup_taken (deed, n);
    case DIPLE_DEED_REOPEN:
      return g_strdup_printf (_ ("Reopened “%s” for %s"), deed->title, deed->name);
    case DIPLE_DEED_SET_STATE:
      return dup_state (deed);
    case DIPLE_DEED_ADD:
      return g_strdup_printf (_ ("Added the annotator %s"), deed->text);
    case DIPLE_DEED_RENAME:
      return g_strdup_printf (_ ("Renamed the annotator %s to %s"), deed->name, deed->text);
    case DIPLE_DEED_SET_KIND:
      return dup_kind (deed);
    case DIPLE_DEED_REMOVE:
    default:
      return g_strdup_printf (_ ("Removed the annotator %s"), deed->name);
    }
}

/* What was not changed says why. */
static char *
dup_nothing (const DipleDeed *deed)
{
  if (deed->kind == DIPLE_DEED_TAKE_BACK)
    return g_strdup_printf (
        _ ("Nothing was taken back: %s keeps what they have worked on or finished"), deed->name);
  if (deed->kind == DIPLE_DEED_GIVE)
    return g_strdup_printf (_ ("%s has these documents already"), deed->name);
  if (deed->kind == DIPLE_DEED_REOPEN)
    return g_strdup (_ ("Only what is done can be reopened"));
  if (deed->kind == DIPLE_DEED_SET_STATE)
    return g_strdup_printf (_ ("“%s” is in this state already"), deed->title);
  return g_strdup (_ ("Nothing to change"));
}

static gpointer
do_job (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const DipleDeed *deed = data;
  const gint64 document = deed->title != NULL ? g_array_index (deed->documents, gint64, 0) : 0;
  g_autofree char *sentence = NULL;
  guint n = 0;
  gint64 row;

  if (!diple_journal_begin (store, deed->actor, get_action (deed->kind), error))
    return NULL;
  if (!do_in_action (store, deed, &n, error))
    {
      diple_journal_rollback (store);
      return NULL;
    }
  sentence = dup_sentence (deed, n);
  row = diple_journal_commit (store, sentence, document, error);
  if (row == 0)
    return NULL;
  return row > 0 ? g_steal_pointer (&sentence) : dup_nothing (deed);
}

void
diple_people_jobs_do (DipleProject *project,
                      DipleDeed *deed,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  diple_project_write_async (project,
                             do_job,
                             deed,
                             (GDestroyNotify) diple_deed_free,
                             g_free,
                             0, /* lists of documents are filtered by what it changes */
                             NULL,
                             callback,
                             user_data);
}

typedef struct
{
  DipleAssignmentPlan *plan;
  gint64 actor;
} Drawing;

static void
drawing_free (gpointer data)
{
  Drawing *drawing = data;

  diple_assignment_plan_free (drawing->plan);
  g_free (drawing);
}

static gboolean
apply (DipleStore *store, const Drawing *drawing, const DipleAssignmentDraw *draw, GError **error)
{
  g_autofree char *sentence = diple_assignment_plan_dup_sentence (drawing->plan, draw);

  if (!diple_journal_begin (store, drawing->actor, "assignment.give", error))
    return FALSE;
  if (diple_assignment_plan_apply (store, drawing->plan, draw, error))
    return diple_journal_commit (store, sentence, 0, error) != 0;
  diple_journal_rollback (store);
  return FALSE;
}

static gpointer
draw_job (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Drawing *drawing = data;
  g_autoptr (DipleAssignmentDraw) draw = diple_assignment_plan_draw (store, drawing->plan, error);

  if (draw == NULL || (drawing->actor != 0 && !apply (store, drawing, draw, error)))
    return NULL;
  return g_steal_pointer (&draw);
}

void
diple_people_jobs_draw (DipleProject *project,
                        DipleAssignmentPlan *plan,
                        gint64 actor,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  Drawing *drawing = g_new0 (Drawing, 1);
  const GDestroyNotify result_free = (GDestroyNotify) diple_assignment_draw_free;

  drawing->plan = plan;
  drawing->actor = actor;
  if (actor != 0)
    diple_project_write_async (
        project, draw_job, drawing, drawing_free, result_free, 0, cancellable, callback, user_data);
  else
    diple_project_read_async (
        project, draw_job, drawing, drawing_free, result_free, cancellable, callback, user_data);
}
