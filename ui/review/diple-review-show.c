/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/review/diple-review-page-private.h"

#include "ui/parts/diple-dot-private.h"
#include "ui/parts/diple-quote-private.h"
#include "ui/parts/diple-wrap-layout-private.h"
#include "ui/review/diple-candidate-card-private.h"
#include "ui/review/diple-review-words-private.h"

#include <glib/gi18n-lib.h>

/* What stands below the text; the command's title is the tooltip. */
static const struct
{
  const char *action;
  const char *words;
} hints[] = {
  { "review.union", N_ ("merge widest") }, { "review.intersection", N_ ("what all share") },
  { "review.majority", N_ ("majority") },  { "review.edit", N_ ("edit") },
  { "review.none", N_ ("none") },          { "review.defer", N_ ("put off") },
  { "review.note", N_ ("note") },          { "review.question", N_ ("guideline question") },
  { "review.previous", N_ ("previous") },  { "review.next", N_ ("next") },
};

void
diple_review_page_announce (DipleReviewPage *self, const char *sentence)
{
  diple_review_text_announce (self->text, sentence);
}

static void
remove_children (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_widget_unparent (child);
}

static GtkWidget *
new_hint (const char *key, const char *words)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
  GtkWidget *cap = gtk_label_new (key);

  gtk_widget_add_css_class (cap, "key-hint");
  gtk_box_append (GTK_BOX (box), cap);
  gtk_box_append (GTK_BOX (box), gtk_label_new (words));
  return box;
}

static void
add_hint (DipleReviewPage *self, const char *action, const char *words)
{
  g_autofree char *key = diple_keymap_dup_label (self->keymap, action);
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), new_hint (key != NULL ? key : "–", words));
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "hint");
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_set_tooltip_text (button, _ (diple_command_find (action)->title));
  gtk_widget_set_parent (button, self->hints);
}

static void
show_key (DipleReviewPage *self, GtkLabel *label, const char *action)
{
  g_autofree char *key = diple_keymap_dup_label (self->keymap, action);

  gtk_label_set_text (label, key != NULL ? key : "–");
}

void
diple_review_page_show_hints (DipleReviewPage *self)
{
  if (gtk_widget_get_first_child (self->hints) == NULL)
    gtk_widget_set_layout_manager (self->hints, diple_wrap_layout_new (4));
  remove_children (self->hints);
  for (guint i = 0; i < G_N_ELEMENTS (hints); i++)
    add_hint (self, hints[i].action, _ (hints[i].words));
  show_key (self, self->edit_key, "review.edit");
  show_key (self, self->none_key, "review.none");
}

static void
add_to_legend (DipleReviewPage *self, GtkWidget *sign, const char *name)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);

  gtk_box_append (GTK_BOX (box), sign);
  gtk_box_append (GTK_BOX (box), gtk_label_new (name));
  gtk_widget_set_parent (box, self->legend);
}

static void
show_legend (DipleReviewPage *self, const DipleReviewFaces *faces)
{
  GtkWidget *sign = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);

  if (gtk_widget_get_first_child (self->legend) == NULL)
    gtk_widget_set_layout_manager (self->legend, diple_wrap_layout_new (14));
  remove_children (self->legend);
  gtk_widget_add_css_class (sign, "decided-sign");
  gtk_widget_set_valign (sign, GTK_ALIGN_CENTER);
  add_to_legend (self, sign, _ ("decided"));
  for (guint lane = 0; lane < diple_review_faces_count (faces); lane++)
    {
      const gint64 annotator = diple_review_faces_at (faces, lane);

      sign = diple_dot_new ();
      diple_dot_set_colour (DIPLE_DOT (sign), diple_review_faces_colour (faces, annotator));
      diple_dot_set_hollow (DIPLE_DOT (sign), diple_review_faces_is_model (faces, annotator));
      add_to_legend (self, sign, diple_review_faces_name (faces, annotator));
    }
}

static gboolean
gave (const DipleReviewCandidate *candidate, gint64 annotator)
{
  for (guint i = 0; i < candidate->given->len; i++)
    if (((DipleReviewGiven *) candidate->given->pdata[i])->annotator == annotator)
      return TRUE;
  return FALSE;
}

/* Whether one of @rows says that @candidate was adopted. */
static gboolean
has_adopted (const GArray *rows, const DipleReviewCandidate *candidate)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const DipleDecisionRow *row = &g_array_index (rows, DipleDecisionRow, i);

      if (row->role == DIPLE_ROLE_ADOPTED && gave (candidate, row->annotator))
        return TRUE;
    }
  return FALSE;
}

static gboolean
was_adopted (const DipleReviewItem *item, const DipleReviewCandidate *candidate)
{
  const DipleDecision *decision = item->decision;

  if (decision == NULL || item->state == DIPLE_REVIEW_REOPENED)
    return FALSE;
  if (item->kind == DIPLE_REVIEW_ORPHAN)
    return decision->kept;
  if (decision->outcome == DIPLE_OUTCOME_NONE)
    return candidate->mark == 0;
  for (guint i = 0; i < decision->values->len; i++)
    {
      const DipleDecisionValue *value = &g_array_index (decision->values, DipleDecisionValue, i);

      if (value->role == DIPLE_ROLE_ADOPTED && gave (candidate, value->annotator))
        return TRUE;
    }
  return has_adopted (decision->spans, candidate) || has_adopted (decision->relations, candidate);
}

static void
show_cards (DipleReviewPage *self, const DipleReviewFaces *faces)
{
  GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->cards));

  for (guint i = 0; i < self->item->candidates->len; i++)
    {
      g_autofree char *action = g_strdup_printf ("review.adopt(%u)", i + 1);
      g_autofree char *key = i < 9 ? diple_keymap_dup_label (self->keymap, action) : NULL;

      if (card == NULL)
        {
          card = diple_candidate_card_new ();
          gtk_box_append (self->cards, card);
        }
      diple_candidate_card_show (DIPLE_CANDIDATE_CARD (card),
                                 diple_review_work_get_article (self->work),
                                 self->item,
                                 i,
                                 faces,
                                 key,
                                 was_adopted (self->item, self->item->candidates->pdata[i]));
      card = gtk_widget_get_next_sibling (card);
    }
  while (card != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (card);

      gtk_box_remove (self->cards, card);
      card = next;
    }
}

static char *
dup_orphan_words (DipleReviewPage *self)
{
  const DipleDecision *decision = self->item->decision;
  g_autofree char *when =
      diple_quote_time (decision->decided, g_get_real_time () / G_TIME_SPAN_MILLISECOND);

  if (decision->kept)
    return g_strdup_printf (_ ("Decided %s: %s. Kept since nobody says it any more."),
                            when,
                            diple_review_outcome_words (decision));
  /* Translators: when something was decided, and how, such as “an hour ago: the longer”. */
  return g_strdup_printf (_ ("Decided %s: %s. Take it to keep it; None takes it back."),
                          when,
                          diple_review_outcome_words (decision));
}

static char *
dup_decision_words (DipleReviewPage *self)
{
  if (self->item->kind == DIPLE_REVIEW_ORPHAN)
    return dup_orphan_words (self);
  switch (self->item->state)
    {
    case DIPLE_REVIEW_DECIDED:
      return g_strdup (_ ("Decided; whatever you choose now takes its place."));
    case DIPLE_REVIEW_DEFERRED:
      return g_strdup (_ ("Put off."));
    case DIPLE_REVIEW_REOPENED:
      return g_strdup (_ ("Was decided, but the answers are others now."));
    case DIPLE_REVIEW_OPEN:
    default:
      return g_strdup ("");
    }
}

static void
show_decision (DipleReviewPage *self)
{
  g_autofree char *words = dup_decision_words (self);

  gtk_label_set_text (self->decision, words);
  gtk_widget_set_visible (GTK_WIDGET (self->decision), *words != '\0');
}

static void
speak_item (DipleReviewPage *self, const char *question)
{
  g_autofree char *words =
      diple_review_article_dup_text (diple_review_work_get_article (self->work), self->item->range);
  g_autofree char *sentence = NULL;

  /* Translators: a kind of difference, the question about it, the words, how many are left. */
  sentence = g_strdup_printf (_ ("%s: %s “%s” %u left"),
                              diple_review_kind_title (self->item->kind),
                              question,
                              words,
                              diple_review_count_left (self->review, DIPLE_N_REVIEW_KINDS));
  diple_review_page_announce (self, sentence);
}

static void
show (DipleReviewPage *self, DipleReviewArticle *article)
{
  DipleReviewFaces *faces = diple_review_faces_new (article, self->hidden, self->item->key);
  g_autofree char *question = diple_review_dup_question (article, self->item);

  gtk_label_set_text (self->question, question);
  show_decision (self);
  show_cards (self, faces);
  show_legend (self, faces);
  diple_review_text_show (self->text, article, self->item, faces);
  if (self->shown != self->item->key)
    diple_review_page_show_side (self);
  if (self->shown != self->item->key)
    speak_item (self, question);
  self->shown = self->item->key;
}

void
diple_review_page_show_item (DipleReviewPage *self)
{
  DipleReviewArticle *article = diple_review_work_get_article (self->work);

  self->item = NULL;
  if (self->key != 0 && article != NULL && article->facts->id == self->document)
    self->item = diple_review_document_find (article->document, self->key);
  if (self->item != NULL)
    show (self, article);
  else if (article == NULL || self->key == 0)
    diple_review_text_show (self->text, NULL, NULL, NULL);
}
