/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/review/diple-candidate-card-private.h"

#include "ui/parts/diple-dot-private.h"
#include "ui/review/diple-review-words-private.h"

#include <glib/gi18n-lib.h>

struct _DipleCandidateCard
{
  GtkWidget parent_instance;

  GtkWidget *button;
  GtkLabel *key;
  GtkBox *dots;
  GtkLabel *givers;
  GtkWidget *tick;
  GtkLabel *answer;
  GtkLabel *values;
};

G_DEFINE_FINAL_TYPE (DipleCandidateCard, diple_candidate_card, GTK_TYPE_WIDGET)

static void
diple_candidate_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DIPLE_TYPE_CANDIDATE_CARD);
  G_OBJECT_CLASS (diple_candidate_card_parent_class)->dispose (object);
}

static void
diple_candidate_card_class_init (DipleCandidateCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = diple_candidate_card_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/diple/Diple/ui/diple-candidate-card.ui");
  gtk_widget_class_bind_template_child (widget_class, DipleCandidateCard, button);
  gtk_widget_class_bind_template_child (widget_class, DipleCandidateCard, key);
  gtk_widget_class_bind_template_child (widget_class, DipleCandidateCard, dots);
  gtk_widget_class_bind_template_child (widget_class, DipleCandidateCard, givers);
  gtk_widget_class_bind_template_child (widget_class, DipleCandidateCard, tick);
  gtk_widget_class_bind_template_child (widget_class, DipleCandidateCard, answer);
  gtk_widget_class_bind_template_child (widget_class, DipleCandidateCard, values);
}

static void
diple_candidate_card_init (DipleCandidateCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
diple_candidate_card_new (void)
{
  return g_object_new (DIPLE_TYPE_CANDIDATE_CARD, NULL);
}

/* One dot for each who gave the answer, in the order of the lanes. */
static void
show_dots (DipleCandidateCard *self,
           const DipleReviewCandidate *candidate,
           const DipleReviewFaces *faces)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->dots))) != NULL)
    gtk_box_remove (self->dots, child);
  for (guint lane = 0; lane < diple_review_faces_count (faces); lane++)
    for (guint i = 0; i < candidate->given->len; i++)
      {
        const DipleReviewGiven *given = candidate->given->pdata[i];

        if (given->annotator != diple_review_faces_at (faces, lane))
          continue;
        child = diple_dot_new ();
        diple_dot_set_colour (DIPLE_DOT (child),
                              diple_review_faces_colour (faces, given->annotator));
        gtk_box_append (self->dots, child);
      }
}

static void
set_markup (GtkLabel *label, const char *markup)
{
  gtk_label_set_markup (label, markup);
  gtk_widget_set_visible (GTK_WIDGET (label), *markup != '\0');
}

static void
speak (DipleCandidateCard *self, const char *key, const char *givers, const char *const *words)
{
  g_autoptr (GString) spoken = g_string_new (givers);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (spoken, ", %s", words[i]);
  if (key != NULL)
    /* Translators: the key that does it. */
    g_string_append_printf (spoken, _ (", key %s"), key);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken->str, -1);
}

void
diple_candidate_card_show (DipleCandidateCard *self,
                           const DipleReviewArticle *article,
                           const DipleReviewItem *item,
                           guint index,
                           const DipleReviewFaces *faces,
                           const char *key,
                           gboolean adopted)
{
  const DipleReviewCandidate *candidate = item->candidates->pdata[index];
  g_autofree char *plain = NULL;
  g_autofree char *plain_values = NULL;
  g_autofree char *answer = diple_review_dup_answer (article, item, candidate, &plain);
  g_autofree char *values = diple_review_dup_values (article, item, candidate, &plain_values);
  g_autofree char *givers = diple_review_dup_givers (faces, candidate);
  g_autofree char *difference = diple_review_dup_difference (item, candidate);
  const char *const words[] = {
    plain, plain_values, difference, adopted ? _ ("decided so") : "", NULL
  };

  g_return_if_fail (DIPLE_IS_CANDIDATE_CARD (self));

  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->button), "i", (int) index + 1);
  gtk_label_set_text (self->key, key != NULL ? key : "");
  gtk_widget_set_visible (GTK_WIDGET (self->key), key != NULL);
  gtk_label_set_text (self->givers, givers);
  show_dots (self, candidate, faces);
  set_markup (self->answer, answer);
  set_markup (self->values, values);
  gtk_widget_set_visible (self->tick, adopted);
  gtk_widget_set_tooltip_text (self->button, *difference != '\0' ? difference : NULL);
  if (adopted)
    gtk_widget_add_css_class (self->button, "adopted");
  else
    gtk_widget_remove_css_class (self->button, "adopted");
  speak (self, key, givers, words);
}
