/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/review/diple-review-page-private.h"

#include "ui/window/diple-page-private.h"

#include <glib/gi18n-lib.h>

static void
tell (DipleReviewPage *self, const char *message)
{
  diple_page_tell (DIPLE_PAGE (self), message);
  diple_review_page_announce (self, message);
}

/* A relation joins what is decided: its end comes first, and then the relation again. */
static gboolean
has_open_end (DipleReviewPage *self, const DipleVerdict *verdict)
{
  const DipleReviewCandidate *candidate = NULL;
  const DipleReviewItem *end;

  if (self->item->relation_type == 0 || verdict->outcome == DIPLE_OUTCOME_NONE ||
      verdict->outcome == DIPLE_OUTCOME_DEFERRED)
    return FALSE;
  if (verdict->outcome == DIPLE_OUTCOME_ADOPTED)
    candidate = self->item->candidates->pdata[verdict->candidate];
  end = diple_review_article_find_open_end (
      diple_review_work_get_article (self->work), self->item, candidate, self->pending);
  if (end == NULL)
    return FALSE;
  tell (self, _ ("Decide this end of the relation first."));
  self->waiting = self->key;
  self->end = end->key;
  diple_review_page_go_to (
      self, end->key, end->kind == DIPLE_REVIEW_AGREE ? DIPLE_REVIEW_AGREE : DIPLE_N_REVIEW_KINDS);
  return TRUE;
}

/* From the end of a relation back to it; else to the next item. */
static void
go_on (DipleReviewPage *self)
{
  if (self->key == self->end)
    {
      const gint64 relation = self->waiting;

      self->end = self->waiting = 0;
      diple_review_page_go_to (self, relation, DIPLE_N_REVIEW_KINDS);
    }
  else if (!diple_review_page_step (self, 1))
    diple_review_page_end_answer (self);
}

/* What cannot be decided is said at once, and the item stays. */
static gboolean
is_possible (DipleReviewPage *self, const DipleVerdict *verdict)
{
  g_autoptr (GPtrArray) spans = NULL;
  g_autoptr (GError) error = NULL;

  if (self->item->kind == DIPLE_REVIEW_ORPHAN && verdict->outcome != DIPLE_OUTCOME_ADOPTED &&
      verdict->outcome != DIPLE_OUTCOME_NONE)
    {
      tell (self,
            _ ("Keep what was decided by taking it, or take it back: nobody says it any more."));
      return FALSE;
    }
  if (has_open_end (self, verdict))
    return FALSE;
  if (!diple_review_item_has_spans (self->item))
    return TRUE;
  spans = diple_verdict_make_spans (self->item, verdict, &error);
  if (spans == NULL)
    tell (self, error->message);
  return spans != NULL;
}

/* The next item is shown while this one is on its way to the file; should it be refused, the page
 * comes back to it. */
void
diple_review_page_decide (DipleReviewPage *self, const DipleVerdict *verdict)
{
  const gint64 key = self->key;
  DipleVerdict said = *verdict;

  if (self->item == NULL || !is_possible (self, verdict))
    return;
  said.reason = gtk_editable_get_text (self->note);
  said.question = gtk_editable_get_text (self->asked);
  g_hash_table_add (self->pending, g_memdup2 (&key, sizeof key));
  g_array_append_val (self->trail, key);
  diple_review_work_decide (self->work, self->document, key, &said);
  go_on (self);
  diple_review_page_forget_draft (self, key);
}

void
diple_review_page_end_answer (DipleReviewPage *self)
{
  const gboolean had = gtk_widget_has_focus (GTK_WIDGET (self->answer_bar));

  diple_review_text_set_answer (self->text, NULL);
  diple_answer_bar_end (self->answer_bar);
  gtk_widget_set_sensitive (self->hints, TRUE);
  if (had)
    gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

void
diple_review_page_answer_left (DipleReviewPage *self)
{
  diple_review_page_end_answer (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

void
diple_review_page_answer_moved (DipleReviewPage *self)
{
  DipleReviewAnswer *answer = diple_answer_bar_get_answer (self->answer_bar);

  diple_review_text_set_answer (self->text,
                                answer != NULL ? diple_review_answer_get_span (answer) : NULL);
  gtk_widget_set_sensitive (self->hints, answer == NULL);
}

void
diple_review_page_answer_taken (DipleReviewPage *self)
{
  DipleVerdict verdict = { .outcome = DIPLE_OUTCOME_EDITED };

  diple_review_answer_fill (diple_answer_bar_get_answer (self->answer_bar), &verdict);
  diple_review_page_decide (self, &verdict);
}

static void
edit (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DipleReviewPage *self = DIPLE_REVIEW_PAGE (widget);
  const DipleVerdict verdict = { .outcome = DIPLE_OUTCOME_EDITED };

  if (self->item != NULL &&
      (self->item->kind != DIPLE_REVIEW_ORPHAN || is_possible (self, &verdict)))
    diple_answer_bar_begin (self->answer_bar,
                            self->editor,
                            diple_review_work_get_article (self->work),
                            (DipleReviewItem *) self->item);
}

static void
write_note (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DipleReviewPage *self = DIPLE_REVIEW_PAGE (widget);

  gtk_widget_grab_focus (
      GTK_WIDGET (g_str_equal (action, "review.note") ? self->note : self->asked));
}

static void
forget_trail (DipleReviewPage *self, gint64 key)
{
  for (guint i = self->trail->len; i > 0; i--)
    if (g_array_index (self->trail, gint64, i - 1) == key)
      {
        g_array_remove_index (self->trail, i - 1);
        return;
      }
}

void
diple_review_page_refused (DipleReviewPage *self, gint64 document, gint64 key, const char *why)
{
  int place;

  g_hash_table_remove (self->pending, &key);
  forget_trail (self, key);
  tell (self, why);
  place = self->review != NULL ? diple_review_find (self->review, key) : -1;
  if (place >= 0)
    diple_review_page_select (self, place);
}

static void
adopt (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DipleReviewPage *self = DIPLE_REVIEW_PAGE (widget);
  const int number = g_variant_get_int32 (parameter);
  DipleVerdict verdict = { .outcome = DIPLE_OUTCOME_ADOPTED };

  if (self->item == NULL)
    return;
  if (number < 1 || (guint) number > self->item->candidates->len)
    {
      g_autofree char *message = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                               "There is only %u answer here.",
                                                               "There are only %u answers here.",
                                                               self->item->candidates->len),
                                                  self->item->candidates->len);

      tell (self, message);
      return;
    }
  verdict.candidate = (guint) number - 1;
  diple_review_page_decide (self, &verdict);
}

static const struct
{
  const char *action;
  DipleOutcome outcome;
} outcomes[] = {
  { "review.union", DIPLE_OUTCOME_UNION },
  { "review.intersection", DIPLE_OUTCOME_INTERSECTION },
  { "review.majority", DIPLE_OUTCOME_MAJORITY },
  { "review.none", DIPLE_OUTCOME_NONE },
  { "review.defer", DIPLE_OUTCOME_DEFERRED },
};

static void
take_outcome (GtkWidget *widget, const char *action, GVariant *parameter)
{
  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    if (g_str_equal (outcomes[i].action, action))
      {
        const DipleVerdict verdict = { .outcome = outcomes[i].outcome };

        diple_review_page_decide (DIPLE_REVIEW_PAGE (widget), &verdict);
      }
}

static void
step (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DipleReviewPage *self = DIPLE_REVIEW_PAGE (widget);

  if (!diple_review_page_step (self, g_str_equal (action, "review.next") ? 1 : -1))
    tell (self, _ ("No other difference is open."));
}

void
diple_review_page_install_decisions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "review.adopt", "i", adopt);
  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    gtk_widget_class_install_action (widget_class, outcomes[i].action, NULL, take_outcome);
  gtk_widget_class_install_action (widget_class, "review.edit", NULL, edit);
  gtk_widget_class_install_action (widget_class, "review.note", NULL, write_note);
  gtk_widget_class_install_action (widget_class, "review.question", NULL, write_note);
  gtk_widget_class_install_action (widget_class, "review.next", NULL, step);
  gtk_widget_class_install_action (widget_class, "review.previous", NULL, step);
}
