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

/* What cannot be decided is said at once, and the item stays. */
static gboolean
is_possible (DipleReviewPage *self, const DipleVerdict *verdict)
{
  g_autoptr (GPtrArray) spans = NULL;
  g_autoptr (GError) error = NULL;

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
  gint64 key;

  if (self->item == NULL || !is_possible (self, verdict))
    return;
  key = self->key;
  g_hash_table_add (self->pending, g_memdup2 (&key, sizeof key));
  diple_review_work_decide (self->work, self->document, key, verdict);
  diple_review_page_step (self, 1);
}

void
diple_review_page_refused (DipleReviewPage *self, gint64 document, gint64 key, const char *why)
{
  int place;

  g_hash_table_remove (self->pending, &key);
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

static void
show_all (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DipleReviewPage *self = DIPLE_REVIEW_PAGE (widget);
  const DipleReviewFilter all = { .kind = DIPLE_N_REVIEW_KINDS };

  if (self->review != NULL)
    diple_review_set_filter (self->review, &all);
}

void
diple_review_page_install_decisions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "review.adopt", "i", adopt);
  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    gtk_widget_class_install_action (widget_class, outcomes[i].action, NULL, take_outcome);
  gtk_widget_class_install_action (widget_class, "review.next", NULL, step);
  gtk_widget_class_install_action (widget_class, "review.previous", NULL, step);
  gtk_widget_class_install_action (widget_class, "review.all", NULL, show_all);
}
