/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/suggestions/diple-suggestion-bar-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

struct _DipleSuggestionBar
{
  GtkWidget parent_instance;

  DipleArticleView *view; /* weak */
  DipleEditor *editor;    /* of the view, or NULL */
  GSignalGroup *follow;

  GtkWidget *box;
  GtkLabel *count;
  GtkWidget *answer;
  GtkMenuButton *above;
  GtkPopover *popover;
  GtkAdjustment *score;
  GtkWidget *scale;
  GtkLabel *heading;
  GtkButton *accept;
};

G_DEFINE_FINAL_TYPE (DipleSuggestionBar, diple_suggestion_bar, GTK_TYPE_WIDGET)

/* NULL while nothing was suggested. */
static const DipleSuggestions *
suggestions_of (DipleSuggestionBar *self)
{
  const DipleSuggestions *suggestions = NULL;

  if (self->editor != NULL && diple_editor_get_document (self->editor) != NULL)
    suggestions = diple_editor_get_suggestions (self->editor);
  return suggestions != NULL && diple_suggestions_count (suggestions) > 0 ? suggestions : NULL;
}

static GPtrArray *
find_above (DipleSuggestionBar *self, double score)
{
  const DipleSuggestions *suggestions = suggestions_of (self);

  return suggestions != NULL ? diple_suggestions_above (suggestions, score) : g_ptr_array_new ();
}

static char *
dup_count (const DipleSuggestions *suggestions)
{
  const guint all = diple_suggestions_count (suggestions);
  const guint open = diple_suggestions_count_open (suggestions);

  if (open == 0)
    return g_strdup (_ ("All suggestions are answered"));
  /* Translators: how many are left, and how many there were. */
  return g_strdup_printf (
      ngettext ("%u of %u suggestion left", "%u of %u suggestions left", all), open, all);
}

static void
count_above (DipleSuggestionBar *self)
{
  g_autoptr (GPtrArray) above = find_above (self, gtk_adjustment_get_value (self->score));
  g_autofree char *label =
      g_strdup_printf (ngettext ("Accept %u", "Accept %u", above->len), above->len);

  gtk_button_set_label (self->accept, label);
  gtk_widget_set_sensitive (GTK_WIDGET (self->accept), above->len > 0);
}

/* Scores are shares of one, mostly, and whatever the model counts in otherwise. */
static void
fit_scores (DipleSuggestionBar *self, const GPtrArray *scored)
{
  double lower = 0, upper = 1;

  for (guint i = 0; i < scored->len; i++)
    {
      const DipleSpan *span = g_ptr_array_index (scored, i);

      lower = MIN (lower, span->score);
      upper = MAX (upper, span->score);
    }
  gtk_adjustment_set_lower (self->score, lower);
  gtk_adjustment_set_upper (self->score, upper);
  gtk_adjustment_set_step_increment (self->score, (upper - lower) / 100);
  gtk_adjustment_set_page_increment (self->score, (upper - lower) / 10);
}

static void
show_state (DipleSuggestionBar *self)
{
  const DipleSuggestions *suggestions = suggestions_of (self);
  g_autoptr (GPtrArray) scored = NULL;
  g_autofree char *count = NULL;
  gboolean shown = FALSE;

  if (self->view != NULL)
    g_object_get (self->view, "show-suggestions", &shown, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), shown && suggestions != NULL);
  if (!shown || suggestions == NULL)
    return;
  count = dup_count (suggestions);
  if (!g_str_equal (gtk_label_get_text (self->count), count))
    gtk_label_set_text (self->count, count);
  gtk_widget_set_sensitive (self->answer, diple_suggestions_count_open (suggestions) > 0);
  scored = find_above (self, -HUGE_VAL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->above), scored->len > 0);
  fit_scores (self, scored);
  count_above (self);
}

static void
follow_editor (DipleSuggestionBar *self)
{
  self->editor = self->view != NULL ? diple_article_view_get_editor (self->view) : NULL;
  g_signal_group_set_target (self->follow, self->editor);
  show_state (self);
}

static void
answer_cb (DipleSuggestionBar *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  gtk_widget_activate_action (GTK_WIDGET (self->view), "article.suggestion", NULL);
}

static void
accept_cb (DipleSuggestionBar *self)
{
  gtk_popover_popdown (self->popover);
  diple_editor_accept_suggestions_above (self->editor, gtk_adjustment_get_value (self->score));
}

/* The keys go on where they came from. */
static void
closed_cb (DipleSuggestionBar *self)
{
  if (self->view != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

void
diple_suggestion_bar_ask (DipleSuggestionBar *self)
{
  g_return_if_fail (DIPLE_IS_SUGGESTION_BAR (self));

  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    diple_article_view_announce (self->view,
                                 suggestions_of (self) != NULL
                                     ? _ ("Suggestions are hidden; show them first")
                                     : _ ("No model has suggested anything for this document"));
  else if (!gtk_widget_get_sensitive (GTK_WIDGET (self->above)))
    diple_article_view_announce (self->view, _ ("No open suggestion has a score"));
  else
    {
      gtk_menu_button_popup (self->above);
      gtk_widget_grab_focus (self->scale);
    }
}

static void
diple_suggestion_bar_dispose (GObject *object)
{
  DipleSuggestionBar *self = DIPLE_SUGGESTION_BAR (object);

  diple_suggestion_bar_set_view (self, NULL);
  g_clear_object (&self->follow);
  gtk_widget_dispose_template (GTK_WIDGET (self), DIPLE_TYPE_SUGGESTION_BAR);

  G_OBJECT_CLASS (diple_suggestion_bar_parent_class)->dispose (object);
}

static void
diple_suggestion_bar_class_init (DipleSuggestionBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = diple_suggestion_bar_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/diple/Diple/ui/diple-suggestion-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, DipleSuggestionBar, box);
  gtk_widget_class_bind_template_child (widget_class, DipleSuggestionBar, count);
  gtk_widget_class_bind_template_child (widget_class, DipleSuggestionBar, answer);
  gtk_widget_class_bind_template_child (widget_class, DipleSuggestionBar, above);
  gtk_widget_class_bind_template_child (widget_class, DipleSuggestionBar, popover);
  gtk_widget_class_bind_template_child (widget_class, DipleSuggestionBar, score);
  gtk_widget_class_bind_template_child (widget_class, DipleSuggestionBar, scale);
  gtk_widget_class_bind_template_child (widget_class, DipleSuggestionBar, heading);
  gtk_widget_class_bind_template_child (widget_class, DipleSuggestionBar, accept);
  gtk_widget_class_bind_template_callback (widget_class, count_above);
  gtk_widget_class_bind_template_callback (widget_class, answer_cb);
  gtk_widget_class_bind_template_callback (widget_class, accept_cb);
  gtk_widget_class_bind_template_callback (widget_class, closed_cb);
}

static void
diple_suggestion_bar_init (DipleSuggestionBar *self)
{
  static const char *const signals[] = { "opened", "suggestions-changed" };

  gtk_widget_init_template (GTK_WIDGET (self));
  self->follow = g_signal_group_new (DIPLE_TYPE_EDITOR);
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_group_connect_swapped (self->follow, signals[i], G_CALLBACK (show_state), self);
}

void
diple_suggestion_bar_set_view (DipleSuggestionBar *self, DipleArticleView *view)
{
  g_return_if_fail (DIPLE_IS_SUGGESTION_BAR (self));

  if (!g_set_weak_pointer (&self->view, view))
    return;
  if (view != NULL)
    {
      g_signal_connect_object (
          view, "notify::editor", G_CALLBACK (follow_editor), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (
          view, "notify::show-suggestions", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
    }
  follow_editor (self);
}
