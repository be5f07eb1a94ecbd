/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/article/diple-article-view-private.h"

#include <glib/gi18n-lib.h>

/* Who says the claim under the hand, proposed in the text: while it is, Enter takes it, Tab shows
 * another, Escape leaves, and whatever else is done leaves too. */

/* The status line may be too short for the keys; the bar at the foot of the text is not. */
static void
show_hint (DipleArticleView *self, const char *words, const char *keys)
{
  const DipleProposal *proposal = self->proposal;
  g_autofree char *title =
      g_strdup_printf (_ ("Proposal %u of %u"), proposal->chosen + 1, proposal->found->len);

  diple_link_hint_tell (self->hint, title, words, keys);
  gtk_widget_set_visible (GTK_WIDGET (self->hint), TRUE);
  diple_article_view_lay_out (self);
}

static void
hide_hint (DipleArticleView *self)
{
  if (self->hint != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->hint), FALSE);
}

static void
say (DipleArticleView *self)
{
  const DipleProposal *proposal = self->proposal;
  g_autofree char *words = diple_proposal_describe (proposal, self->editor);
  /* Translators: {…} becomes a key. */
  g_autofree char *keys = diple_keymap_dup_words (
      self->keymap,
      proposal->found->len == 1
          ? _ ("{proposal.take} makes them · {proposal.leave} leaves")
          : _ ("{proposal.take} makes them · {proposal.next} another · {proposal.leave} leaves"));
  g_autofree char *sentence = NULL;

  if (proposal->found->len == 1)
    sentence = g_strdup_printf ("%s — %s", words, keys);
  else
    /* Translators: “Source: Ana Lund · Cue: said”, keys, its number and how many there are. */
    sentence = g_strdup_printf (
        _ ("%s — %s (%u of %u)"), words, keys, proposal->chosen + 1, proposal->found->len);
  diple_article_view_announce (self, sentence);
  show_hint (self, words, keys);
}

static void
show (DipleArticleView *self)
{
  self->painter->proposal = self->proposal;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  diple_article_view_reveal (self, diple_proposal_get_range (self->proposal));
  say (self);
}

void
diple_hand_leave_proposal (DipleArticleView *self)
{
  if (self->proposal == NULL)
    return;
  gtk_event_controller_set_propagation_phase (self->proposal_keys, GTK_PHASE_NONE);
  self->painter->proposal = NULL;
  g_clear_pointer (&self->proposal, diple_proposal_free);
  hide_hint (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
diple_hand_propose (DipleArticleView *self)
{
  DipleRange selection = { 0, 0 };
  g_autofree char *why = NULL;

  if (!diple_article_view_is_open (self))
    return;
  diple_hand_settle (self);
  diple_grip_let_go (self);
  diple_hand_leave_proposal (self);
  diple_hand_leave_suggestion (self);
  diple_link_leave (self);
  if (!diple_article_view_get_selection (self, &selection))
    selection.end = selection.start;
  self->proposal =
      diple_proposal_new (self->editor, selection, diple_article_view_get_caret (self), &why);
  if (self->proposal == NULL)
    {
      g_signal_emit_by_name (self->editor, "refused", why);
      return;
    }
  gtk_event_controller_set_propagation_phase (self->proposal_keys, GTK_PHASE_CAPTURE);
  show (self);
}

static void
take (DipleArticleView *self)
{
  g_autofree char *words = diple_proposal_describe (self->proposal, self->editor);
  /* Translators: “Source: Ana Lund · Cue: said”. */
  g_autofree char *sentence = g_strdup_printf (_ ("Made %s"), words);
  g_autoptr (DipleProposal) proposal = g_steal_pointer (&self->proposal);

  self->painter->proposal = NULL;
  gtk_event_controller_set_propagation_phase (self->proposal_keys, GTK_PHASE_NONE);
  hide_hint (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  diple_article_view_begin_work (self);
  if (diple_proposal_apply (proposal, self->editor))
    {
      diple_article_view_place_caret (self, diple_article_view_get_caret (self));
      diple_article_view_announce (self, sentence);
    }
  diple_article_view_end_work (self);
}

gboolean
diple_hand_answer_proposal (DipleArticleView *self, DipleProposalKey key)
{
  if (self->proposal == NULL)
    return FALSE;
  switch (key)
    {
    case DIPLE_PROPOSAL_TAKE:
      take (self);
      break;
    case DIPLE_PROPOSAL_NEXT:
    case DIPLE_PROPOSAL_PREVIOUS:
      diple_proposal_step (self->proposal, key == DIPLE_PROPOSAL_NEXT ? 1 : -1);
      show (self);
      break;
    case DIPLE_PROPOSAL_LEAVE:
      diple_hand_leave_proposal (self);
      diple_article_view_announce (self, _ ("Nothing was made"));
      break;
    default:
      g_assert_not_reached ();
    }
  return TRUE;
}

/* A press of the mouse means something else. */
static void
pressed_cb (DipleArticleView *self)
{
  diple_hand_leave_proposal (self);
  diple_hand_leave_suggestion (self);
}

void
diple_hand_init_attribution (DipleArticleView *self)
{
  GtkGesture *press = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (press), 0);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (press), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (press, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (press));
}
