/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/review/diple-review-page-private.h"
#include "ui/window/diple-jobs-private.h"

static void
let_in (DipleReviewPage *self)
{
  self->curator = diple_editor_get_annotator (self->editor);
  adw_flap_set_reveal_flap (self->outer, TRUE);
  diple_review_page_begin (self);
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DipleReviewPage) self = data;
  g_autofree gboolean *blind = diple_project_run_finish (DIPLE_PROJECT (source), result, NULL);

  if (self->editor == NULL || diple_editor_get_project (self->editor) != DIPLE_PROJECT (source))
    return;
  if (blind != NULL && *blind)
    {
      adw_flap_set_reveal_flap (self->outer, FALSE);
      gtk_stack_set_visible_child_name (self->stack, "gate");
      gtk_widget_grab_focus (self->begin_button);
    }
  else
    let_in (self);
}

/* Annotators work blind: who has documents in hand decides whether to see those of the others. */
void
diple_review_page_enter (DipleReviewPage *self)
{
  gint64 annotator = self->editor != NULL ? diple_editor_get_annotator (self->editor) : 0;

  if (self->editor == NULL || self->curator == annotator)
    {
      diple_review_page_begin (self);
      return;
    }
  diple_review_page_forget (self);
  diple_jobs_ask_blind (
      diple_editor_get_project (self->editor), annotator, asked_cb, g_object_ref (self));
}

static void
begin (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DipleReviewPage *self = DIPLE_REVIEW_PAGE (widget);

  if (self->editor != NULL)
    let_in (self);
}

void
diple_review_page_install_gate (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "review.begin", NULL, begin);
}
