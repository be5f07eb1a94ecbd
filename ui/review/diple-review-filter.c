/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/review/diple-review-page-private.h"

#include "data/diple-annotators.h"
#include "ui/review/diple-review-faces-private.h"
#include "ui/review/diple-rules-dialog-private.h"
#include "ui/window/diple-page-private.h"

#include <glib/gi18n-lib.h>

/* What the queue shows and how: the popover of filters, and the rules. */

static gint64
get_label (DipleReviewPage *self)
{
  const GPtrArray *labels = diple_editor_get_schema (self->editor)->labels;
  const guint place = gtk_drop_down_get_selected (self->label_filter);

  return place > 0 && place <= labels->len ? ((DipleLabel *) labels->pdata[place - 1])->id : 0;
}

/* By name, or as who stands in a lane while names are hidden. */
static void
get_annotator (DipleReviewPage *self, gint64 *annotator, guint *lane)
{
  const GPtrArray *annotators = diple_review_get_annotators (self->review);
  const guint place = gtk_drop_down_get_selected (self->annotator_filter);

  *annotator = 0;
  *lane = 0;
  if (place == 0 || place == GTK_INVALID_LIST_POSITION)
    return;
  if (self->hidden)
    *lane = place;
  else if (place <= annotators->len)
    *annotator = ((const DipleAnnotator *) annotators->pdata[place - 1])->id;
}

void
diple_review_page_filter (DipleReviewPage *self)
{
  DipleReviewFilter filter;
  guint pattern;

  if (self->review == NULL || self->filling)
    return;
  filter = *diple_review_get_filter (self->review);
  pattern = gtk_drop_down_get_selected (self->pattern_filter);
  filter.label = get_label (self);
  get_annotator (self, &filter.annotator, &filter.lane);
  filter.patterns = pattern > 0 && pattern <= DIPLE_N_PATTERNS ? 1u << (pattern - 1) : 0;
  filter.settled = gtk_check_button_get_active (self->settled);
  filter.by_pattern = gtk_check_button_get_active (self->by_pattern);
  diple_review_set_filter (self->review, &filter);
}

void
diple_review_page_choose_label (DipleReviewPage *self, gint64 label)
{
  const GPtrArray *labels = diple_editor_get_schema (self->editor)->labels;
  guint place = 0;

  for (guint i = 0; i < labels->len; i++)
    if (((DipleLabel *) labels->pdata[i])->id == label)
      place = i + 1;
  gtk_drop_down_set_selected (self->label_filter, place);
}

void
diple_review_page_choose_work (DipleReviewPage *self)
{
  const DipleReviewOptions options = { .unfinished =
                                           gtk_check_button_get_active (self->unfinished) };

  if (self->review == NULL || self->filling)
    return;
  diple_review_set_options (self->review, &options);
  diple_review_work_set_options (self->work, &options);
}

/* Whose differences these are would tell who hides behind a letter, so nobody is chosen then. */
void
diple_review_page_choose_names (DipleReviewPage *self)
{
  gtk_drop_down_set_selected (self->annotator_filter, 0);
  self->hidden = gtk_check_button_get_active (self->hide_names);
  diple_review_page_fill_annotators (self);
  diple_review_page_show_item (self);
}

/* Everything of every kind, without a word to the queue. */
static void
clear_filters (DipleReviewPage *self)
{
  self->filling = TRUE;
  gtk_drop_down_set_selected (self->label_filter, 0);
  gtk_drop_down_set_selected (self->pattern_filter, 0);
  gtk_drop_down_set_selected (self->annotator_filter, 0);
  self->filling = FALSE;
}

void
diple_review_page_show_all (DipleReviewPage *self, DipleReviewKind kind)
{
  if (self->review == NULL)
    return;
  clear_filters (self);
  diple_review_page_set_kind (self, kind);
  diple_review_page_filter (self);
}

static void
show_all (GtkWidget *widget, const char *action, GVariant *parameter)
{
  diple_review_page_show_all (DIPLE_REVIEW_PAGE (widget), DIPLE_N_REVIEW_KINDS);
}

static const struct
{
  const char *action;
  gsize button; /* where it is in the page */
} switches[] = {
  { "review.hide-names", G_STRUCT_OFFSET (DipleReviewPage, hide_names) },
  { "review.by-pattern", G_STRUCT_OFFSET (DipleReviewPage, by_pattern) },
  { "review.settled", G_STRUCT_OFFSET (DipleReviewPage, settled) },
  { "review.unfinished", G_STRUCT_OFFSET (DipleReviewPage, unfinished) },
};

static void
flip (GtkWidget *widget, const char *action, GVariant *parameter)
{
  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    if (g_str_equal (switches[i].action, action))
      {
        GtkCheckButton *button = G_STRUCT_MEMBER (GtkCheckButton *, widget, switches[i].button);
        g_autofree char *sentence = NULL;

        gtk_check_button_set_active (button, !gtk_check_button_get_active (button));
        sentence = g_strdup_printf ("%s: %s",
                                    gtk_check_button_get_label (button),
                                    gtk_check_button_get_active (button) ? _ ("on") : _ ("off"));
        diple_review_page_announce (DIPLE_REVIEW_PAGE (widget), sentence);
      }
}

static void
open_filter (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_menu_button_popup (DIPLE_REVIEW_PAGE (widget)->filter_button);
}

static void
decided_cb (DipleReviewPage *self, const char *sentence)
{
  diple_page_tell (DIPLE_PAGE (self), sentence);
}

static void
open_rules (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DipleReviewPage *self = DIPLE_REVIEW_PAGE (widget);
  DipleRulesDialog *dialog;

  if (self->review == NULL)
    return;
  dialog = diple_rules_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)),
                                   self->editor,
                                   diple_review_get_options (self->review),
                                   self->document,
                                   self->item != NULL ? self->item->patterns : 0);
  g_signal_connect_object (dialog, "decided", G_CALLBACK (decided_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
diple_review_page_install_filters (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    gtk_widget_class_install_action (widget_class, switches[i].action, NULL, flip);
  gtk_widget_class_install_action (widget_class, "review.filter", NULL, open_filter);
  gtk_widget_class_install_action (widget_class, "review.rules", NULL, open_rules);
  gtk_widget_class_install_action (widget_class, "review.all", NULL, show_all);
}

/* Labels and patterns to choose from, of the project that is open. */
void
diple_review_page_fill_filters (DipleReviewPage *self)
{
  const DipleSchema *schema = self->editor != NULL ? diple_editor_get_schema (self->editor) : NULL;
  g_autoptr (GtkStringList) patterns = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  gtk_string_list_append (patterns, _ ("Any pattern"));
  for (guint i = 0; i < DIPLE_N_PATTERNS; i++)
    gtk_string_list_append (patterns, diple_pattern_title (i));
  gtk_string_list_append (labels, _ ("All labels"));
  for (guint i = 0; schema != NULL && i < schema->labels->len; i++)
    gtk_string_list_append (labels, ((DipleLabel *) schema->labels->pdata[i])->name);
  self->filling = TRUE;
  gtk_drop_down_set_model (self->pattern_filter, G_LIST_MODEL (patterns));
  gtk_drop_down_set_model (self->label_filter, G_LIST_MODEL (labels));
  gtk_check_button_set_active (self->settled, FALSE);
  gtk_check_button_set_active (self->by_pattern, FALSE);
  gtk_check_button_set_active (self->unfinished, FALSE);
  self->filling = FALSE;
}

static GStrv
list_annotators (DipleReviewPage *self)
{
  const GPtrArray *annotators = diple_review_get_annotators (self->review);
  const guint n = self->hidden ? diple_review_count_lanes (self->review) : annotators->len;
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  g_strv_builder_add (names, _ ("All annotators"));
  for (guint i = 0; i < n; i++)
    g_strv_builder_add (names,
                        self->hidden ? diple_review_faces_letter (i)
                                     : ((const DipleAnnotator *) annotators->pdata[i])->name);
  return g_strv_builder_end (names);
}

static gboolean
offers (GtkDropDown *drop_down, const char *const *names)
{
  GListModel *model = gtk_drop_down_get_model (drop_down);
  const guint n = model != NULL ? g_list_model_get_n_items (model) : 0;

  if (n != g_strv_length ((char **) names))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (model), i), names[i]))
      return FALSE;
  return TRUE;
}

static guint
find_annotator (DipleReviewPage *self)
{
  const DipleReviewFilter *filter = diple_review_get_filter (self->review);
  const GPtrArray *annotators = diple_review_get_annotators (self->review);

  if (self->hidden)
    return filter->lane <= diple_review_count_lanes (self->review) ? filter->lane : 0;
  for (guint i = 0; i < annotators->len; i++)
    if (((const DipleAnnotator *) annotators->pdata[i])->id == filter->annotator)
      return i + 1;
  return 0;
}

/* Whose differences can be chosen, once the queue knows it; who was chosen stays so. */
void
diple_review_page_fill_annotators (DipleReviewPage *self)
{
  g_auto (GStrv) names = self->review != NULL ? list_annotators (self) : NULL;
  g_autoptr (GtkStringList) model = NULL;

  if (names == NULL || offers (self->annotator_filter, (const char *const *) names))
    return;
  model = gtk_string_list_new ((const char *const *) names);
  self->filling = TRUE;
  gtk_drop_down_set_model (self->annotator_filter, G_LIST_MODEL (model));
  gtk_drop_down_set_selected (self->annotator_filter, find_annotator (self));
  self->filling = FALSE;
}
