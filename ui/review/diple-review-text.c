/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/review/diple-review-text-private.h"

#include "ui/article/diple-anchor-private.h"
#include "ui/article/diple-article-heading-private.h"
#include "ui/article/diple-text-dressing-private.h"
#include "ui/review/diple-review-lanes-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

/* Round the column of text, above the title, and between byline and text. */
#define MARGIN 30
#define HEADING_TOP 20
#define HEADING_GAP 12

/* Where in the view the current item begins. */
#define EYE 0.34

#define LEAST_WIDTH 160 /* pixels */

/* Of lines, beside the article's: the lanes need room of their own. */
#define SPACING 0.8
#define USUAL_MEASURE 70 /* characters, before there is an article to follow */

struct _DipleReviewText
{
  GtkTextView parent_instance;

  DipleReviewArticle *article; /* or NULL */
  const DipleReviewItem *item;
  DipleReviewFaces *faces;
  gint64 document;           /* whose text is in the buffer, or 0 */
  DipleReviewArticle *shown; /* from which the buffer was filled, or NULL */
  DipleDisplayText *text;    /* of its text */
  DipleDressing *dressing;
  DipleReviewLanes *lanes;
  DipleAnchor *anchor;
  DipleArticleHeading *heading;
  DipleMetrics metrics;
  double spacing; /* of lines, as a factor of the normal one */
  int measure;    /* of the column, in characters */
  guint n_lanes;
  int eye_height; /* of the view for which the item was placed */
};

G_DEFINE_FINAL_TYPE (DipleReviewText, diple_review_text, GTK_TYPE_TEXT_VIEW)

static void
measure_face (DipleReviewText *self)
{
  const DipleLook look = { .spacing = SPACING * self->spacing, .measure = self->measure };
  GtkTextView *view = GTK_TEXT_VIEW (self);
  int depth;

  diple_metrics_init (&self->metrics, gtk_widget_get_pango_context (GTK_WIDGET (self)), &look);
  depth = diple_review_lanes_depth (&self->metrics, self->n_lanes) + 5;
  gtk_text_view_set_pixels_above_lines (view, 6);
  gtk_text_view_set_pixels_inside_wrap (view, MAX (self->metrics.inside, depth));
  gtk_text_view_set_pixels_below_lines (view, depth);
  diple_review_lanes_drop (self->lanes);
  /* Together with all parents: see diple_article_view_lay_out(). */
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static int
eye_of (int height)
{
  return (int) round (height * EYE);
}

/* A column of a comfortable measure, with so much room above and below that every line can stand
 * where the eye is. */
static void
place_column (DipleReviewText *self, int width, int height)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  const int column = MAX (40, MIN (self->metrics.measure, width - 2 * MARGIN));
  const int margin = MAX (0, (width - column) / 2);
  const int heading = diple_article_heading_get_height (self->heading, column);
  const int above = HEADING_TOP + heading + (heading > 0 ? HEADING_GAP : 0);
  const int top = MAX (above, eye_of (height));
  const int bottom = MAX (0, height - eye_of (height));

  if (gtk_text_view_get_top_margin (view) != top)
    gtk_text_view_set_top_margin (view, top);
  if (gtk_text_view_get_bottom_margin (view) != bottom)
    gtk_text_view_set_bottom_margin (view, bottom);
  if (gtk_text_view_get_left_margin (view) == margin &&
      gtk_text_view_get_right_margin (view) == width - column - margin)
    return;
  gtk_text_view_set_left_margin (view, margin);
  gtk_text_view_set_right_margin (view, MAX (0, width - column - margin));
}

/* Scrolls with the text: right above its first line. */
static void
place_heading (DipleReviewText *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkAdjustment *across = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self));
  const int scrolled = across != NULL ? (int) gtk_adjustment_get_value (across) : 0;
  const int width = gtk_widget_get_width (GTK_WIDGET (self)) -
                    gtk_text_view_get_left_margin (view) - gtk_text_view_get_right_margin (view);
  const int height = diple_article_heading_get_height (self->heading, MAX (1, width));
  const GtkAllocation place = {
    .x = gtk_text_view_get_left_margin (view),
    .y = gtk_text_view_get_top_margin (view) - HEADING_GAP - height - scrolled,
    .width = MAX (1, width),
    .height = height,
  };

  gtk_widget_set_child_visible (GTK_WIDGET (self->heading),
                                height > 0 && place.y + place.height > 0);
  if (gtk_widget_get_child_visible (GTK_WIDGET (self->heading)))
    gtk_widget_size_allocate (GTK_WIDGET (self->heading), &place, -1);
}

static void
hold_item (DipleReviewText *self)
{
  const int height = gtk_widget_get_height (GTK_WIDGET (self));

  if (self->item == NULL || self->text == NULL || height == 0)
    return;
  self->eye_height = height;
  if (self->dressing != NULL)
    diple_dressing_finish (self->dressing);
  diple_anchor_hold (self->anchor,
                     diple_display_text_from_document (self->text, self->item->range.start),
                     eye_of (height));
}

static void
size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DipleReviewText *self = DIPLE_REVIEW_TEXT (widget);

  place_column (self, width, height);
  GTK_WIDGET_CLASS (diple_review_text_parent_class)
      ->size_allocate (widget, width, height, baseline);
  if (self->eye_height != height)
    hold_item (self);
  place_heading (self);
}

/* As in the article: GtkTextView asks for the margins of the width it was given last. */
static void
measure (GtkWidget *widget,
         GtkOrientation orientation,
         int for_size,
         int *minimum,
         int *natural,
         int *minimum_baseline,
         int *natural_baseline)
{
  GTK_WIDGET_CLASS (diple_review_text_parent_class)
      ->measure (
          widget, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MIN (*minimum, LEAST_WIDTH);
}

static void
snapshot_layer (GtkTextView *view, GtkTextViewLayer layer, GtkSnapshot *snapshot)
{
  if (layer == GTK_TEXT_VIEW_LAYER_BELOW_TEXT)
    diple_review_lanes_snapshot (DIPLE_REVIEW_TEXT (view)->lanes, snapshot);
}

static void
snapshot (GtkWidget *widget, GtkSnapshot *target)
{
  GTK_WIDGET_CLASS (diple_review_text_parent_class)->snapshot (widget, target);
  gtk_widget_snapshot_child (widget, GTK_WIDGET (DIPLE_REVIEW_TEXT (widget)->heading), target);
}

static void
css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (diple_review_text_parent_class)->css_changed (widget, change);
  if (DIPLE_REVIEW_TEXT (widget)->lanes != NULL)
    measure_face (DIPLE_REVIEW_TEXT (widget));
}

static void
dark_changed_cb (DipleReviewText *self)
{
  self->lanes->dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  diple_review_lanes_redraw (self->lanes);
}

/* The heading moves at once, as GTK's own children of a text do. */
static void
scrolled_cb (DipleReviewText *self)
{
  if (gtk_widget_get_width (GTK_WIDGET (self)) > 0)
    place_heading (self);
}

static void
vadjustment_changed_cb (DipleReviewText *self)
{
  GtkAdjustment *across = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self));

  if (across != NULL)
    g_signal_connect_object (
        across, "value-changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
}

/* Whoever scrolls by hand wants to see something else. */
static gboolean
scroll_cb (DipleReviewText *self)
{
  diple_anchor_release (self->anchor);
  return FALSE;
}

static void
forget_article (DipleReviewText *self)
{
  self->lanes->article = NULL;
  self->lanes->faces = NULL;
  self->lanes->item = NULL;
  self->item = NULL;
  g_clear_pointer (&self->faces, diple_review_faces_free);
  g_clear_pointer (&self->article, diple_review_article_unref);
}

static void
forget_text (DipleReviewText *self)
{
  diple_anchor_reset (self->anchor);
  g_clear_pointer (&self->dressing, diple_dressing_free);
  self->lanes->text = NULL;
  g_clear_pointer (&self->text, diple_display_text_free);
  g_clear_pointer (&self->shown, diple_review_article_unref);
  self->document = 0;
}

static void
dispose (GObject *object)
{
  DipleReviewText *self = DIPLE_REVIEW_TEXT (object);

  if (self->heading != NULL)
    {
      forget_article (self);
      forget_text (self);
      gtk_widget_unparent (GTK_WIDGET (self->heading));
    }
  self->heading = NULL;
  G_OBJECT_CLASS (diple_review_text_parent_class)->dispose (object);
}

static void
finalize (GObject *object)
{
  DipleReviewText *self = DIPLE_REVIEW_TEXT (object);

  g_clear_pointer (&self->lanes, diple_review_lanes_free);
  g_clear_pointer (&self->anchor, diple_anchor_free);
  G_OBJECT_CLASS (diple_review_text_parent_class)->finalize (object);
}

static void
diple_review_text_class_init (DipleReviewTextClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  G_OBJECT_CLASS (klass)->finalize = finalize;
  widget_class->size_allocate = size_allocate;
  widget_class->measure = measure;
  widget_class->snapshot = snapshot;
  widget_class->css_changed = css_changed;
  GTK_TEXT_VIEW_CLASS (klass)->snapshot_layer = snapshot_layer;
}

static void
follow_pointer (DipleReviewText *self)
{
  GtkEventController *scroll =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
}

static void
diple_review_text_init (DipleReviewText *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);

  self->spacing = 1;
  self->measure = USUAL_MEASURE;
  self->anchor = diple_anchor_new (view);
  self->lanes = diple_review_lanes_new (view, &self->metrics);
  self->heading = g_object_new (DIPLE_TYPE_ARTICLE_HEADING, NULL);
  gtk_widget_set_parent (GTK_WIDGET (self->heading), GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "article");
  gtk_text_view_set_editable (view, FALSE);
  gtk_text_view_set_cursor_visible (view, FALSE);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Text in review"), -1);
  measure_face (self);
  dark_changed_cb (self);
  follow_pointer (self);
  g_signal_connect (self, "notify::vadjustment", G_CALLBACK (vadjustment_changed_cb), NULL);
  g_signal_connect_object (adw_style_manager_get_default (),
                           "notify::dark",
                           G_CALLBACK (dark_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
}

static void
fill_buffer (DipleReviewText *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  const DipleDocument *facts = self->article != NULL ? self->article->facts : NULL;
  gsize n_bytes;
  const char *shown;

  forget_text (self);
  diple_article_heading_set_document (self->heading, facts);
  if (facts == NULL)
    {
      gtk_text_buffer_set_text (buffer, "", 0);
      return;
    }
  self->document = facts->id;
  self->shown = diple_review_article_ref (self->article);
  self->text = diple_display_text_new (facts->text, facts->n_bytes);
  shown = diple_display_text_get (self->text, &n_bytes);
  gtk_text_buffer_set_text (buffer, shown, (int) n_bytes);
  self->dressing = diple_dressing_new (buffer, self->text, facts->format == DIPLE_FORMAT_MARKDOWN);
}

void
diple_review_text_show (DipleReviewText *self,
                        DipleReviewArticle *article,
                        const DipleReviewItem *item,
                        DipleReviewFaces *faces)
{
  const guint n_lanes = faces != NULL ? diple_review_faces_count (faces) : 0;
  const gint64 before = self->item != NULL ? self->item->key : 0;
  gint64 document;

  g_return_if_fail (DIPLE_IS_REVIEW_TEXT (self));

  document = article != NULL ? article->facts->id : 0;
  if (article != NULL)
    diple_review_article_ref (article);
  forget_article (self);
  self->article = article;
  self->item = item;
  self->faces = faces;
  if (document != self->document || document == 0)
    {
      fill_buffer (self);
      diple_review_lanes_drop (self->lanes);
    }
  self->lanes->text = self->text;
  self->lanes->article = article;
  self->lanes->faces = faces;
  self->lanes->item = item;
  if (n_lanes != self->n_lanes)
    {
      self->n_lanes = n_lanes;
      measure_face (self);
    }
  diple_review_lanes_redraw (self->lanes);
  if (item != NULL && (item->key != before || !diple_anchor_is_held (self->anchor)))
    hold_item (self);
}

/* The classes that diple-article-view.css has a size for, and the view a face. */
static gboolean
is_face (const char *class)
{
  return g_str_has_prefix (class, "zoom-") || g_str_has_prefix (class, "face-");
}

static void
follow_view_cb (DipleReviewText *self, GParamSpec *pspec, GtkWidget *view)
{
  g_auto (GStrv) theirs = gtk_widget_get_css_classes (view);
  g_auto (GStrv) own = gtk_widget_get_css_classes (GTK_WIDGET (self));
  double spacing;
  int measure;

  for (guint i = 0; own[i] != NULL; i++)
    if (is_face (own[i]) && !gtk_widget_has_css_class (view, own[i]))
      gtk_widget_remove_css_class (GTK_WIDGET (self), own[i]);
  for (guint i = 0; theirs[i] != NULL; i++)
    if (is_face (theirs[i]))
      gtk_widget_add_css_class (GTK_WIDGET (self), theirs[i]);
  g_object_get (view, "line-spacing", &spacing, "measure", &measure, NULL);
  if (spacing == self->spacing && measure == self->measure)
    return;
  self->spacing = spacing;
  self->measure = measure;
  measure_face (self);
}

void
diple_review_text_follow (DipleReviewText *self, DipleArticleView *view)
{
  static const char *const names[] = { "notify::css-classes",
                                       "notify::line-spacing",
                                       "notify::measure" };

  g_return_if_fail (DIPLE_IS_REVIEW_TEXT (self));
  g_return_if_fail (DIPLE_IS_ARTICLE_VIEW (view));

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_signal_connect_object (view, names[i], G_CALLBACK (follow_view_cb), self, G_CONNECT_SWAPPED);
  follow_view_cb (self, NULL, GTK_WIDGET (view));
}

void
diple_review_text_set_answer (DipleReviewText *self, const DipleSpan *answer)
{
  g_return_if_fail (DIPLE_IS_REVIEW_TEXT (self));

  self->lanes->answer = answer;
  diple_review_lanes_redraw (self->lanes);
}

void
diple_review_text_announce (DipleReviewText *self, const char *sentence)
{
  g_return_if_fail (DIPLE_IS_REVIEW_TEXT (self));

  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence, -1);
}

double
diple_review_text_get_eye (DipleReviewText *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkAdjustment *across = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self));
  GtkTextIter iter;
  GdkRectangle place;

  g_return_val_if_fail (DIPLE_IS_REVIEW_TEXT (self), 0);
  g_return_val_if_fail (self->item != NULL && self->text != NULL, 0);

  gtk_text_buffer_get_iter_at_offset (
      gtk_text_view_get_buffer (view),
      &iter,
      (int) diple_display_text_from_document (self->text, self->item->range.start));
  gtk_text_view_get_iter_location (view, &iter, &place);
  return place.y + gtk_text_view_get_top_margin (view) - gtk_adjustment_get_value (across);
}
