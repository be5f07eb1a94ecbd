/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/review/diple-review-page-private.h"

#include "ui/parts/diple-quote-private.h"
#include "ui/review/diple-review-words-private.h"

#include <glib/gi18n-lib.h>

#define MOST_BEFORE 4 /* earlier decisions on the same words */

/* Note and question are kept while somebody looks at another item. */
void
diple_review_page_keep_drafts (DipleReviewPage *self)
{
  const char *const drafts[] = { gtk_editable_get_text (self->note),
                                 gtk_editable_get_text (self->asked),
                                 NULL };
  const gint64 key = self->shown;

  if (key == 0)
    return;
  if (*drafts[0] != '\0' || *drafts[1] != '\0')
    g_hash_table_insert (self->drafts, g_memdup2 (&key, sizeof key), g_strdupv ((char **) drafts));
  else
    g_hash_table_remove (self->drafts, &key);
}

void
diple_review_page_forget_draft (DipleReviewPage *self, gint64 key)
{
  g_hash_table_remove (self->drafts, &key);
}

/* What was being written, else what was decided with. */
static void
show_drafts (DipleReviewPage *self)
{
  const gint64 key = self->item->key;
  const DipleDecision *decision = self->item->decision;
  char *const *drafts = g_hash_table_lookup (self->drafts, &key);

  gtk_editable_set_text (self->note,
                         drafts != NULL     ? drafts[0]
                         : decision != NULL ? decision->reason
                                            : "");
  gtk_editable_set_text (self->asked,
                         drafts != NULL     ? drafts[1]
                         : decision != NULL ? decision->question
                                            : "");
}

void
diple_review_page_written (DipleReviewPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

/* Of the label; where it has none, that of the project. */
static void
show_guideline (DipleReviewPage *self)
{
  const DipleSchema *schema = diple_review_work_get_article (self->work)->schema;
  const DipleLabel *label = diple_schema_label (schema, self->item->label);
  const char *text = schema->guideline;
  const char *name = _ ("the project");
  g_autofree char *heading = NULL;

  if (label != NULL && (label->guideline[0] != '\0' || label->description[0] != '\0'))
    {
      text = label->guideline[0] != '\0' ? label->guideline : label->description;
      name = label->name;
    }
  /* Translators: a label, or “the project”. */
  heading = g_strdup_printf (_ ("Guideline · %s"), name);
  gtk_label_set_text (self->guideline_heading, heading);
  diple_markdown_set_text (self->guideline, text);
  gtk_widget_set_visible (self->guideline_card, *text != '\0');
}

static void
add_line (DipleReviewPage *self, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_margin_bottom (label, 4);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_box_append (GTK_BOX (self->before), label);
}

/* "the shorter, 17 of 18 times" */
static void
add_habit (DipleReviewPage *self, const char *what, guint n, guint all)
{
  g_autofree char *line = NULL;

  if (n == 0)
    return;
  line = g_strdup_printf (
      /* Translators: an answer, how often it was chosen, and of how many times. */
      g_dngettext (GETTEXT_PACKAGE, "%s, %u of %u time", "%s, %u of %u times", all),
      what,
      n,
      all);
  add_line (self, line);
}

static void
add_decision (DipleReviewPage *self, const DipleDecision *decision)
{
  const DipleLabel *label = NULL;
  g_autofree char *when =
      diple_quote_time (decision->decided, g_get_real_time () / G_TIME_SPAN_MILLISECOND);
  g_autofree char *line = NULL;

  for (guint i = 0; label == NULL && i < decision->spans->len; i++)
    {
      const DipleDecisionRow *row = &g_array_index (decision->spans, DipleDecisionRow, i);

      if (row->role == DIPLE_ROLE_GOLD)
        label = diple_schema_label (diple_review_work_get_article (self->work)->schema, row->label);
    }
  /* Translators: the same words, what was decided, the label or “–”, when. */
  line = g_strdup_printf (_ ("“%s”: %s, %s, %s"),
                          decision->words,
                          diple_review_outcome_words (decision),
                          label != NULL ? label->name : "–",
                          when);
  add_line (self, line);
  if (decision->reason[0] != '\0')
    add_line (self, decision->reason);
}

static void
clear_before (DipleReviewPage *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->before)) != NULL)
    gtk_box_remove (GTK_BOX (self->before), child);
}

void
diple_review_page_show_precedents (DipleReviewPage *self)
{
  const DiplePrecedents *found = diple_review_work_get_precedents (self->work);

  clear_before (self);
  if (found == NULL || self->item == NULL)
    return;
  if (self->item->kind == DIPLE_REVIEW_BOUNDARY)
    {
      add_habit (self, _ ("The shorter"), found->n_shorter, found->n_boundary);
      add_habit (self, _ ("The longer"), found->n_longer, found->n_boundary);
    }
  add_habit (self, _ ("Nothing here"), found->n_none, found->n_alike);
  for (guint i = 0; i < found->same_words->len && i < MOST_BEFORE; i++)
    add_decision (self, found->same_words->pdata[i]);
  gtk_widget_set_visible (self->before_card, gtk_widget_get_first_child (self->before) != NULL);
}

void
diple_review_page_show_side (DipleReviewPage *self)
{
  show_drafts (self);
  show_guideline (self);
  diple_review_page_mark_agreement (self);
  clear_before (self);
  gtk_widget_set_visible (self->before_card, FALSE);
  diple_review_work_look_back (self->work, self->item);
}
