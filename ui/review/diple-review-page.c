/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/review/diple-review-page-private.h"

#include "ui/parts/diple-column-layout-private.h"
#include "ui/parts/diple-focus-private.h"
#include "ui/window/diple-page-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

enum
{
  PROP_LEFT = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void implement_page (DiplePageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DipleReviewPage,
                               diple_review_page,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (DIPLE_TYPE_PAGE, implement_page))

static void
queue_changed_cb (DipleReviewPage *self)
{
  const guint left = diple_review_count_left (self->review, DIPLE_N_REVIEW_KINDS);

  diple_review_page_follow_queue (self);
  diple_review_page_measure (self);
  if (left == self->left)
    return;
  self->left = left;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LEFT]);
}

static void
failed_cb (DipleReviewPage *self, const char *message)
{
  diple_page_tell (DIPLE_PAGE (self), message);
}

/* Reading all documents takes time, so nothing is read before somebody comes here. */
void
diple_review_page_begin (DipleReviewPage *self)
{
  if (self->editor == NULL || self->review != NULL)
    return;
  self->review = diple_review_new (diple_editor_get_project (self->editor), NULL);
  g_signal_group_set_target (self->review_signals, self->review);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->review));
  diple_review_page_follow_queue (self);
}

void
diple_review_page_forget (DipleReviewPage *self)
{
  diple_review_page_end_answer (self);
  diple_review_page_forget_agreement (self);
  g_hash_table_remove_all (self->drafts);
  self->document = self->key = self->shown = 0;
  self->item = NULL;
  self->place = -1;
  g_hash_table_remove_all (self->pending);
  g_array_set_size (self->trail, 0);
  g_signal_group_set_target (self->review_signals, NULL);
  if (self->selection != NULL)
    gtk_single_selection_set_model (self->selection, NULL);
  g_clear_object (&self->review);
}

static void
diple_review_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (diple_review_page_parent_class)->map (widget);
  DIPLE_REVIEW_PAGE (widget)->entering = TRUE;
  diple_review_page_fold (DIPLE_REVIEW_PAGE (widget));
  diple_review_page_enter (DIPLE_REVIEW_PAGE (widget));
  diple_review_page_measure (DIPLE_REVIEW_PAGE (widget));
}

static void
diple_review_page_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (diple_review_page_parent_class)->unmap (widget);
  diple_review_page_measure (DIPLE_REVIEW_PAGE (widget));
}

static gboolean
grab_focus (GtkWidget *widget)
{
  DipleReviewPage *self = DIPLE_REVIEW_PAGE (widget);

  if (gtk_widget_get_mapped (self->begin_button))
    return gtk_widget_grab_focus (self->begin_button);
  if (gtk_widget_get_mapped (GTK_WIDGET (self->text)))
    return gtk_widget_grab_focus (GTK_WIDGET (self->text));
  return gtk_widget_child_focus (self->queue_pane, GTK_DIR_TAB_FORWARD);
}

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_uint (value, DIPLE_REVIEW_PAGE (object)->left);
}

static void
diple_review_page_dispose (GObject *object)
{
  DipleReviewPage *self = DIPLE_REVIEW_PAGE (object);

  if (self->work != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->work, self);
      diple_review_work_set_editor (self->work, NULL);
      diple_review_page_forget (self);
      diple_review_text_show (self->text, NULL, NULL, NULL);
      gtk_list_view_set_model (self->list, NULL);
    }
  g_clear_object (&self->work);
  g_clear_object (&self->figures);
  g_clear_object (&self->selection);
  g_clear_object (&self->review_signals);
  g_clear_object (&self->surface_signals);
  g_clear_object (&self->editor_signals);
  g_clear_object (&self->editor);
  g_clear_object (&self->keymap);
  gtk_widget_dispose_template (GTK_WIDGET (self), DIPLE_TYPE_REVIEW_PAGE);
  G_OBJECT_CLASS (diple_review_page_parent_class)->dispose (object);
}

static void
diple_review_page_finalize (GObject *object)
{
  DipleReviewPage *self = DIPLE_REVIEW_PAGE (object);

  g_hash_table_unref (self->drafts);
  g_hash_table_unref (self->pending);
  g_array_unref (self->trail);
  G_OBJECT_CLASS (diple_review_page_parent_class)->finalize (object);
}

/* Every child that the code names. */
static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DipleReviewPage, outer);
  gtk_widget_class_bind_template_child (widget_class, DipleReviewPage, inner);
  gtk_widget_class_bind_template_child (widget_class, DipleReviewPage, queue_pane);
  gtk_widget_class_bind_template_child (widget_class, DipleReviewPage, counts);
  gtk_widget_class_bind_template_child (widget_class, DipleReviewPage, progress);
  gtk_widget_class_bind_template_child (widget_class, DipleReviewPage, chips);
  gtk_widget_class_bind_template_child (widget_class, DipleReviewPage, hide_names);
  gtk_widget_class_bind_template_child (widget_class, DipleReviewPage, unfinished);
  gtk_widget_class_bind_template_child (widget_class, DipleReviewPage, settled);
  gtk_widget_class_bind_template_child (widget_class, DipleReviewPage, by_pattern);
  gtk_widget_class_bind_template_child (widget_class, DipleReviewPage, pattern_filter);
  gtk_widget_class_bind_template_child (widget_class, DipleReviewPage, label_filter);
  gtk_widget_class_bind_template_child (widget_class, DipleReviewPage, annotator_filter);
  gtk_widget_class_bind_template_child (widget_class, DipleReviewPage, filter_button);
  gtk_widget_class_bind_template_child (widget_class, DipleReviewPage, list);
  gtk_widget_class_bind_template_child (widget_class, DipleReviewPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DipleReviewPage, begin_button);
  gtk_widget_class_bind_template_child (widget_class, DipleReviewPage, legend);
  gtk_widget_class_bind_template_child (widget_class, DipleReviewPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, DipleReviewPage, text);
  gtk_widget_class_bind_template_child (widget_class, DipleReviewPage, hints);
  gtk_widget_class_bind_template_child (widget_class, DipleReviewPage, answers);
  gtk_widget_class_bind_template_child (widget_class, DipleReviewPage, question);
  gtk_widget_class_bind_template_child (widget_class, DipleReviewPage, decision);
  gtk_widget_class_bind_template_child (widget_class, DipleReviewPage, cards);
  gtk_widget_class_bind_template_child (widget_class, DipleReviewPage, before);
  gtk_widget_class_bind_template_child (widget_class, DipleReviewPage, before_card);
  gtk_widget_class_bind_template_child (widget_class, DipleReviewPage, guideline);
  gtk_widget_class_bind_template_child (widget_class, DipleReviewPage, guideline_heading);
  gtk_widget_class_bind_template_child (widget_class, DipleReviewPage, guideline_card);
  gtk_widget_class_bind_template_child (widget_class, DipleReviewPage, asked);
  gtk_widget_class_bind_template_child (widget_class, DipleReviewPage, note);
  gtk_widget_class_bind_template_child (widget_class, DipleReviewPage, none_key);
  gtk_widget_class_bind_template_child (widget_class, DipleReviewPage, edit_key);
  gtk_widget_class_bind_template_child (widget_class, DipleReviewPage, answer_bar);
  gtk_widget_class_bind_template_child (widget_class, DipleReviewPage, agreement);
  gtk_widget_class_bind_template_child (widget_class, DipleReviewPage, agreement_card);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (DIPLE_TYPE_ANSWER_BAR);
  g_type_ensure (DIPLE_TYPE_COLUMN_LAYOUT);
  g_type_ensure (DIPLE_TYPE_FIGURE_GRID);
  g_type_ensure (DIPLE_TYPE_MARKDOWN);
  g_type_ensure (DIPLE_TYPE_REVIEW_TEXT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/diple/Diple/ui/diple-review-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, diple_review_page_filter);
  gtk_widget_class_bind_template_callback (widget_class, diple_review_page_choose_work);
  gtk_widget_class_bind_template_callback (widget_class, diple_review_page_choose_names);
  gtk_widget_class_bind_template_callback (widget_class, diple_review_page_answer_moved);
  gtk_widget_class_bind_template_callback (widget_class, diple_review_page_answer_taken);
  gtk_widget_class_bind_template_callback (widget_class, diple_review_page_answer_left);
  gtk_widget_class_bind_template_callback (widget_class, diple_review_page_written);
  gtk_widget_class_bind_template_callback (widget_class, diple_review_page_choose_agreement);
}

/* There is one zoom for all text of articles: the window knows whose. */
static void
zoom (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autofree char *name = g_strconcat ("win.", action + strlen ("article."), NULL);

  gtk_widget_activate_action (widget, name, NULL);
}

static void
install_zoom (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "article.zoom-in", NULL, zoom);
  gtk_widget_class_install_action (widget_class, "article.zoom-out", NULL, zoom);
  gtk_widget_class_install_action (widget_class, "article.zoom-reset", NULL, zoom);
}

static void
diple_review_page_class_init (DipleReviewPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = diple_review_page_dispose;
  object_class->finalize = diple_review_page_finalize;
  object_class->get_property = get_property;
  widget_class->map = diple_review_page_map;
  widget_class->unmap = diple_review_page_unmap;
  widget_class->grab_focus = grab_focus;
  widget_class->focus = diple_focus_children;
  properties[PROP_LEFT] = g_param_spec_uint (
      "left", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  diple_review_page_install_decisions (widget_class);
  diple_review_page_install_gate (widget_class);
  diple_review_page_install_filters (widget_class);
  install_zoom (widget_class);
  diple_review_page_class_init_panes (widget_class);
  bind_template (widget_class);
}

static void
follow_work (DipleReviewPage *self)
{
  self->work = diple_review_work_new ();
  g_signal_connect_object (
      self->work, "article", G_CALLBACK (diple_review_page_show_item), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->work, "refused", G_CALLBACK (diple_review_page_refused), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->work,
                           "precedents",
                           G_CALLBACK (diple_review_page_show_precedents),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->work, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  self->review_signals = g_signal_group_new (DIPLE_TYPE_REVIEW);
  g_signal_group_connect_swapped (
      self->review_signals, "changed", G_CALLBACK (queue_changed_cb), self);
}

static void
diple_review_page_init (DipleReviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->place = -1;
  self->drafts =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_strfreev);
  self->pending = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->trail = g_array_new (FALSE, FALSE, sizeof (gint64));
  diple_review_page_init_panes (self);
  diple_review_page_init_queue (self);
  follow_work (self);
}

static void
set_editor (DiplePage *page, DipleEditor *editor)
{
  DipleReviewPage *self = DIPLE_REVIEW_PAGE (page);

  diple_review_page_forget (self);
  self->left = 0;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LEFT]);
  g_set_object (&self->editor, editor);
  self->curator = 0;
  diple_review_page_fill_filters (self);
  diple_review_work_set_editor (self->work, editor);
  diple_review_page_show_item (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    diple_review_page_enter (self);
}

static void
implement_page (DiplePageInterface *iface)
{
  iface->set_editor = set_editor;
}

void
diple_review_page_set_keymap (DipleReviewPage *self, DipleKeymap *keymap)
{
  GtkWidget *const panes[] = { self->queue_pane, self->scroller, self->answers, self->hints };

  g_return_if_fail (DIPLE_IS_REVIEW_PAGE (self));

  g_set_object (&self->keymap, keymap);
  diple_answer_bar_set_keymap (self->answer_bar, keymap);
  for (guint i = 0; i < G_N_ELEMENTS (panes); i++)
    {
      diple_keymap_serve (keymap, panes[i], "review.");
      diple_keymap_serve (keymap, panes[i], "article.zoom-");
    }
  g_signal_connect_object (
      keymap, "changed", G_CALLBACK (diple_review_page_show_hints), self, G_CONNECT_SWAPPED);
  diple_review_page_show_hints (self);
}

void
diple_review_page_follow_view (DipleReviewPage *self, DipleArticleView *view)
{
  g_return_if_fail (DIPLE_IS_REVIEW_PAGE (self));

  diple_review_text_follow (self->text, view);
}
