/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/review/diple-rule-case-row-private.h"

#include "ui/review/diple-review-words-private.h"

#include <glib/gi18n-lib.h>

struct _DipleRuleCaseRow
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkCheckButton *tick;
  GtkLabel *words;
  GtkLabel *about;

  DipleRuleCase *one; /* or NULL */
  GSignalGroup *signals;
};

G_DEFINE_FINAL_TYPE (DipleRuleCaseRow, diple_rule_case_row, GTK_TYPE_WIDGET)

static void
follow_tick (DipleRuleCaseRow *self)
{
  gtk_check_button_set_active (self->tick,
                               diple_rule_cases_get_ticked (diple_rule_case_get_cases (self->one),
                                                            diple_rule_case_get_place (self->one)));
}

static void
toggled_cb (DipleRuleCaseRow *self)
{
  if (self->one != NULL)
    diple_rule_cases_set_ticked (diple_rule_case_get_cases (self->one),
                                 diple_rule_case_get_place (self->one),
                                 gtk_check_button_get_active (self->tick));
}

static void
diple_rule_case_row_dispose (GObject *object)
{
  DipleRuleCaseRow *self = DIPLE_RULE_CASE_ROW (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->one);
  gtk_widget_dispose_template (GTK_WIDGET (self), DIPLE_TYPE_RULE_CASE_ROW);
  G_OBJECT_CLASS (diple_rule_case_row_parent_class)->dispose (object);
}

static void
diple_rule_case_row_class_init (DipleRuleCaseRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = diple_rule_case_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/diple/Diple/ui/diple-rule-case-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DipleRuleCaseRow, box);
  gtk_widget_class_bind_template_child (widget_class, DipleRuleCaseRow, tick);
  gtk_widget_class_bind_template_child (widget_class, DipleRuleCaseRow, words);
  gtk_widget_class_bind_template_child (widget_class, DipleRuleCaseRow, about);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
}

static void
diple_rule_case_row_init (DipleRuleCaseRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->signals = g_signal_group_new (DIPLE_TYPE_RULE_CASES);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (follow_tick), self);
}

GtkWidget *
diple_rule_case_row_new (void)
{
  return g_object_new (DIPLE_TYPE_RULE_CASE_ROW, NULL);
}

/* What would be gold; the place itself says it where the two are the same. */
static char *
dup_answer (const DipleReviewProposal *proposal)
{
  const DipleReviewCandidate *candidate = proposal->item->candidates->pdata[proposal->candidate];

  if (candidate->mark == 0)
    return g_strdup (_ ("nothing here"));
  if (g_str_equal (proposal->words, proposal->place))
    return NULL;
  /* Translators: the words that a rule would take as the answer. */
  return g_strdup_printf (_ ("takes “%s”"), proposal->words);
}

static char *
dup_about (const DipleReviewProposal *proposal, const DipleSchema *schema)
{
  const DipleReviewItem *item = proposal->item;
  const DipleReviewCandidate *candidate = item->candidates->pdata[proposal->candidate];
  g_autofree char *answer = dup_answer (proposal);
  /* Translators: how many gave an answer, of how many who finished. */
  g_autofree char *counts =
      g_strdup_printf (_ ("%u of %u"), candidate->given->len, item->n_finished);

  return g_strjoin (
      " · ",
      diple_review_kind_title (item->kind),
      diple_review_subject (schema, item->relation_type, item->attribute, item->label),
      counts,
      answer != NULL ? answer : proposal->title,
      answer != NULL ? proposal->title : NULL,
      NULL);
}

void
diple_rule_case_row_set (DipleRuleCaseRow *self, DipleRuleCase *one, const DipleSchema *schema)
{
  const DipleReviewProposal *proposal;
  g_autofree char *about = NULL;
  g_autofree char *spoken = NULL;

  g_return_if_fail (DIPLE_IS_RULE_CASE_ROW (self));

  g_signal_group_set_target (self->signals, NULL);
  g_clear_object (&self->one);
  if (one == NULL)
    return;
  proposal = diple_rule_case_get_proposal (one);
  about = dup_about (proposal, schema);
  spoken = g_strdup_printf ("%s, %s", proposal->place, about);
  gtk_label_set_text (self->words, proposal->place);
  gtk_label_set_text (self->about, about);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), about);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->tick), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  self->one = g_object_ref (one);
  g_signal_group_set_target (self->signals, diple_rule_case_get_cases (one));
  follow_tick (self);
}
