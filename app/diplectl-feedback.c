/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "diplectl.h"

#include "data/diple-annotators.h"
#include "data/diple-feedback.h"

#include <glib/gi18n.h>
#include <stdio.h>

typedef struct
{
  char *annotator;
  char *change;
  char *output;
  gboolean html;
  gboolean unfinished;
} Wishes;

static void
wishes_clear (Wishes *wishes)
{
  g_free (wishes->annotator);
  g_free (wishes->change);
  g_free (wishes->output);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wishes, wishes_clear)

static gboolean
parse (DiplectlCall *call, Wishes *wishes, DiplectlStatus *status)
{
  /* clang-format off */
  const GOptionEntry entries[] = {
    { "annotator", 0, 0, G_OPTION_ARG_STRING, &wishes->annotator,
      N_ ("Whose work it is about"), N_ ("NAME") },
    { "change", 0, 0, G_OPTION_ARG_STRING, &wishes->change,
      N_ ("Only these: label, boundary, value, target, dropped, missed or kept"), N_ ("CHANGE") },
    { "html", 0, 0, G_OPTION_ARG_NONE, &wishes->html,
      N_ ("Write a page that can be read in a browser and printed"), NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &wishes->output,
      N_ ("Write the page to FILE instead of standard output"), N_ ("FILE") },
    { "unfinished", 0, 0, G_OPTION_ARG_NONE, &wishes->unfinished,
      N_ ("What they have not finished, too"), NULL },
    { NULL },
  };
  /* clang-format on */

  return diplectl_parse (call, entries, 1, 1, status);
}

static gboolean
check_wishes (const DiplectlCall *call, const Wishes *wishes)
{
  if (wishes->annotator == NULL)
    diplectl_complain (NULL, _ ("say whose work with --annotator"));
  else if (wishes->html && call->json)
    diplectl_complain (NULL, _ ("say --json or --html"));
  else if (wishes->output != NULL && !wishes->html)
    diplectl_complain (NULL, _ ("-o goes with --html"));
  else if (wishes->html && wishes->change != NULL)
    diplectl_complain (NULL, _ ("the page has everything; leave --change out"));
  else if (wishes->change != NULL &&
           diple_feedback_change_from_name (wishes->change) == DIPLE_N_FEEDBACK_CHANGES)
    diplectl_complain (
        NULL,
        _ ("--change takes label, boundary, value, target, dropped, missed or kept, not “%s”"),
        wishes->change);
  else
    return TRUE;
  return FALSE;
}

static json_t *
json_figure (DipleFigure figure)
{
  return diple_figure_is_defined (figure) ? json_real (figure.value) : json_null ();
}

static json_t *
make_numbers (const guint n[DIPLE_N_FEEDBACK_CHANGES])
{
  json_t *object = json_object ();

  for (guint i = 0; i < DIPLE_N_FEEDBACK_CHANGES; i++)
    json_object_set_new (object, diple_feedback_change_name (i), json_integer (n[i]));
  return object;
}

static json_t *
make_counts (const DipleFeedback *feedback)
{
  json_t *array = json_array ();

  for (guint i = 0; i < feedback->counts->len; i++)
    {
      const DipleFeedbackCount *count = feedback->counts->pdata[i];
      json_t *object = make_numbers (count->n);

      json_object_set_new (object, "about", json_string (diple_feedback_about_name (count->about)));
      json_object_set_new (object, "name", diplectl_json_text (count->name));
      json_array_append_new (array, object);
    }
  return array;
}

static json_t *
make_patterns (const DipleFeedback *feedback)
{
  json_t *array = json_array ();

  for (guint i = 0; i < DIPLE_N_PATTERNS; i++)
    {
      const guint *n = feedback->patterns[i];
      json_t *object;

      if (n[0] + n[1] == 0)
        continue;
      object = json_object ();
      json_object_set_new (object, "pattern", json_string (diple_pattern_name (i)));
      json_object_set_new (object, "made_shorter", json_integer (n[0]));
      json_object_set_new (object, "made_longer", json_integer (n[1]));
      json_array_append_new (array, object);
    }
  return array;
}

static json_t *
make_again (const DipleSelfAgreement *again)
{
  json_t *object = json_object ();

  json_object_set_new (object, "documents", json_integer (again->n_documents));
  json_object_set_new (object, "spans_first", json_integer (again->spans[0]));
  json_object_set_new (object, "spans_second", json_integer (again->spans[1]));
  json_object_set_new (object, "exact_f1", json_figure (again->exact));
  json_object_set_new (object, "alpha", json_figure (again->alpha));
  return object;
}

static void
say_summary_json (const DipleFeedback *feedback)
{
  json_t *object = json_object ();

  json_object_set_new (object, "annotator", diplectl_json_text (feedback->name));
  json_object_set_new (object, "documents_finished", json_integer (feedback->n_finished));
  json_object_set_new (object, "documents_decided", json_integer (feedback->n_documents));
  json_object_set_new (object, "undecided", json_integer (feedback->n_open));
  json_object_set_new (object, "exact_f1", json_figure (feedback->exact));
  json_object_set_new (object, "total", make_numbers (feedback->n));
  json_object_set_new (object, "labels", make_counts (feedback));
  json_object_set_new (object, "patterns", make_patterns (feedback));
  json_object_set_new (object, "again", make_again (feedback->again));
  diplectl_say_json (object);
}

static json_t *
make_version (const DipleFeedbackVersion *version)
{
  json_t *object;

  if (version->name == NULL)
    return json_null ();
  object = json_object ();
  json_object_set_new (object, "id", diplectl_json_id (version->id));
  json_object_set_new (object, "label", diplectl_json_text (version->name));
  json_object_set_new (object, "text", diplectl_json_text (version->text));
  json_object_set_new (object, "values", diplectl_json_text (version->values));
  return object;
}

static json_t *
make_case_patterns (const DipleFeedbackCase *item)
{
  json_t *array = json_array ();

  for (guint i = 0; i < DIPLE_N_PATTERNS; i++)
    if (item->patterns & (1u << i))
      json_array_append_new (array, json_string (diple_pattern_name (i)));
  return array;
}

static void
say_case_json (const DipleFeedbackCase *item)
{
  json_t *object = json_object ();

  json_object_set_new (object, "change", json_string (diple_feedback_change_name (item->change)));
  json_object_set_new (object, "about", json_string (diple_feedback_about_name (item->about)));
  json_object_set_new (object, "document", diplectl_json_id (item->document));
  json_object_set_new (object, "title", diplectl_json_text (item->title));
  json_object_set_new (object, "start", json_integer (item->range.start));
  json_object_set_new (object, "end", json_integer (item->range.end));
  json_object_set_new (object, "context", diplectl_json_text (item->passage));
  json_object_set_new (object, "own", make_version (&item->own));
  json_object_set_new (object, "decided", make_version (&item->decided));
  json_object_set_new (object, "patterns", make_case_patterns (item));
  json_object_set_new (object, "decision", diplectl_json_id (item->decision));
  json_object_set_new (object, "curator", diplectl_json_text (item->curator));
  json_object_set_new (object, "note", diplectl_json_text (item->reason));
  json_object_set_new (object, "question", diplectl_json_text (item->question));
  diplectl_say_json (object);
}

/* "Person “Una Fells”", or a dash. */
static char *
dup_version (const DipleFeedbackVersion *version)
{
  g_autofree char *text = diplectl_dup_short (version->text, 80);

  return version->name != NULL ? g_strdup_printf ("%s “%s”", version->name, text) : g_strdup ("–");
}

static void
say_case (const DipleFeedbackCase *item)
{
  g_autofree char *place = g_strdup_printf ("%u-%u", item->range.start, item->range.end);
  g_autofree char *own = dup_version (&item->own);
  g_autofree char *decided = dup_version (&item->decided);
  g_autofree char *sentence = diple_feedback_case_dup_sentence (item);

  diplectl_say_columns (diple_feedback_change_name (item->change),
                        item->title,
                        place,
                        own,
                        decided,
                        sentence,
                        item->reason,
                        NULL);
}

/* A line for each label: its name, then how many of each change, in the order of the options. */
static void
say_summary (const DipleFeedback *feedback)
{
  g_autofree char *summary = diple_feedback_dup_summary (feedback);
  g_autofree char *again = diple_feedback_dup_again (feedback);

  diplectl_say ("%s", summary);
  if (again != NULL)
    diplectl_say ("%s", again);
  for (guint i = 0; i < feedback->counts->len; i++)
    {
      const DipleFeedbackCount *count = feedback->counts->pdata[i];
      g_autoptr (GString) words = g_string_new (NULL);

      for (guint k = 0; k < DIPLE_N_FEEDBACK_CHANGES; k++)
        if (count->n[k] > 0)
          g_string_append_printf (words,
                                  "%s%s %u",
                                  words->len > 0 ? ", " : "",
                                  diple_feedback_change_name (k),
                                  count->n[k]);
      diplectl_say_columns (count->name, words->str, NULL);
    }
}

/* Without a wish for one change, what was kept is only counted. */
static gboolean
is_wanted (const Wishes *wishes, const DipleFeedbackCase *item)
{
  return wishes->change != NULL ? item->change == diple_feedback_change_from_name (wishes->change)
                                : item->change != DIPLE_FEEDBACK_KEPT;
}

static void
say_all (const DiplectlCall *call, const Wishes *wishes, const DipleFeedback *feedback)
{
  (call->json ? say_summary_json : say_summary) (feedback);
  for (guint i = 0; i < feedback->cases->len; i++)
    if (is_wanted (wishes, feedback->cases->pdata[i]))
      (call->json ? say_case_json : say_case) (feedback->cases->pdata[i]);
}

static gboolean
write_html (const Wishes *wishes, const DipleFeedback *feedback, GError **error)
{
  g_autofree char *html = diple_feedback_dup_html (feedback);
  const guint n = diple_feedback_count_changed (feedback);

  if (wishes->output == NULL)
    {
      fputs (html, stdout);
      return TRUE;
    }
  if (!g_file_set_contents (wishes->output, html, -1, error))
    return FALSE;
  diplectl_say (g_dngettext (GETTEXT_PACKAGE, "Wrote “%s”: %u change", "Wrote “%s”: %u changes", n),
                wishes->output,
                n);
  return TRUE;
}

static DiplectlStatus
give_feedback (DiplectlCall *call, const Wishes *wishes)
{
  const DipleReviewOptions options = { .unfinished = wishes->unfinished };
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleAnnotator) annotator =
      diple_annotators_find (call->store, wishes->annotator, &error);
  g_autoptr (DipleFeedback) feedback = NULL;

  if (annotator != NULL)
    feedback =
        diple_feedback_read (call->store, annotator->id, &options, call->cancellable, &error);
  if (feedback == NULL)
    return diplectl_complain_error (call->words[0], error);
  if (!wishes->html)
    say_all (call, wishes, feedback);
  else if (!write_html (wishes, feedback, &error))
    return diplectl_complain_error (wishes->output, error);
  return DIPLECTL_DONE;
}

static DiplectlStatus
run_feedback (DiplectlCall *call)
{
  g_auto (Wishes) wishes = { NULL };
  DiplectlStatus status;

  if (!parse (call, &wishes, &status))
    return status;
  if (!check_wishes (call, &wishes))
    return DIPLECTL_USAGE;
  diplectl_watch_signals (call);
  if (!diplectl_open (call, DIPLE_STORE_READ_ONLY, &status))
    return status;
  return give_feedback (call, &wishes);
}

const DiplectlCommand diplectl_feedback = {
  .name = "feedback",
  .arguments = N_ ("PROJECT --annotator NAME"),
  .summary = N_ ("Say what review changed in somebody’s work, and why"),
  .details =
      N_ ("First what it comes to, with a line for each label; then each annotation that was "
          "decided otherwise: change, document, place, what they have, what was decided, in words, "
          "and the curator’s note, with TABs between them. Nothing is said of other annotators. "
          "--html makes a report of it."),
  .example = "diplectl feedback flood.diple --annotator Ana --html -o ana.html",
  .takes = DIPLECTL_TAKES_JSON,
  .run = run_feedback,
};
