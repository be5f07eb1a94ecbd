/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/article/diple-article-view-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define LEAST_WIDTH 160 /* pixels */

/* Below the last line, so that it can be read at a comfortable height. */
#define BOTTOM_MARGIN 120

G_DEFINE_FINAL_TYPE (DipleArticleView, diple_article_view, GTK_SOURCE_TYPE_VIEW)

enum
{
  PROP_EDITOR = 1,
  PROP_ARMED,
  PROP_ZOOM,
  PROP_SHOW_VALUES,
  PROP_SHOW_RELATIONS,
  PROP_SHOW_SUGGESTIONS,
  PROP_FACE,
  PROP_LINE_SPACING,
  PROP_MEASURE,
  PROP_CHIPS,
  N_PROPS
};

enum
{
  ANNOUNCE,
  EDIT_NOTE,
  FINDS_CHANGED,
  VIEWPORT_CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

gboolean
diple_article_view_is_open (DipleArticleView *self)
{
  return self->text != NULL;
}

void
diple_article_view_announce (DipleArticleView *self, const char *sentence)
{
  g_return_if_fail (DIPLE_IS_ARTICLE_VIEW (self));

  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence, -1);
  g_signal_emit (self, signals[ANNOUNCE], 0, sentence);
}

void
diple_article_view_announce_keys (DipleArticleView *self, const char *words)
{
  g_autofree char *sentence = diple_keymap_dup_words (self->keymap, words);

  diple_article_view_announce (self, sentence);
}

/* While the text is given its place GTK asks for another one, for the text's new height and for the
 * scroll bar. That comes to nothing where all the parents are being laid out too; where some of
 * them are passed over, as with gtk_widget_queue_allocate(), they wait for good, and what is in
 * them is not painted. */
void
diple_article_view_lay_out (DipleArticleView *self)
{
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
diple_article_view_begin_work (DipleArticleView *self)
{
  self->working++;
}

void
diple_article_view_end_work (DipleArticleView *self)
{
  self->working--;
}

DipleEditor *
diple_article_view_get_editor (DipleArticleView *self)
{
  g_return_val_if_fail (DIPLE_IS_ARTICLE_VIEW (self), NULL);

  return self->editor;
}

void
diple_article_view_set_editor (DipleArticleView *self, DipleEditor *editor)
{
  g_return_if_fail (DIPLE_IS_ARTICLE_VIEW (self));

  if (!g_set_object (&self->editor, editor))
    return;
  g_signal_group_set_target (self->follow, editor);
  diple_painter_restyle (self->painter);
  diple_hand_follow_schema (self);
  diple_article_view_show (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EDITOR]);
}

gint64
diple_article_view_get_armed (DipleArticleView *self)
{
  g_return_val_if_fail (DIPLE_IS_ARTICLE_VIEW (self), 0);

  return self->armed;
}

void
diple_article_view_set_armed (DipleArticleView *self, gint64 label)
{
  g_return_if_fail (DIPLE_IS_ARTICLE_VIEW (self));

  if (self->armed == label)
    return;
  self->armed = label;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ARMED]);
}

static void
set_show_values (DipleArticleView *self, gboolean show)
{
  if (self->painter->show_values == show)
    return;
  diple_painter_set_show_values (self->painter, show);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_VALUES]);
}

static void
set_show_relations (DipleArticleView *self, gboolean show)
{
  if (self->show_relations == show)
    return;
  self->show_relations = show;
  diple_arcs_set_show_all (self->painter->arcs, show);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_RELATIONS]);
}

static void
set_show_suggestions (DipleArticleView *self, gboolean show)
{
  if (self->painter->show_suggestions == show)
    return;
  diple_hand_leave_suggestion (self);
  diple_painter_set_show_suggestions (self->painter, show);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_SUGGESTIONS]);
}

static void
snapshot_layer (GtkTextView *view, GtkTextViewLayer layer, GtkSnapshot *snapshot)
{
  GTK_TEXT_VIEW_CLASS (diple_article_view_parent_class)->snapshot_layer (view, layer, snapshot);
  diple_painter_snapshot (DIPLE_ARTICLE_VIEW (view)->painter, layer, snapshot);
}

/* The heading is a child that GtkTextView does not know: its own overlays lose their place when the
 * margin above the text changes while the view is scrolled. */
static void
snapshot (GtkWidget *widget, GtkSnapshot *target)
{
  GTK_WIDGET_CLASS (diple_article_view_parent_class)->snapshot (widget, target);
  gtk_widget_snapshot_child (widget, GTK_WIDGET (DIPLE_ARTICLE_VIEW (widget)->heading), target);
  gtk_widget_snapshot_child (widget, GTK_WIDGET (DIPLE_ARTICLE_VIEW (widget)->hint), target);
}

/* The text wraps at any width. GtkTextView asks for its margins, which follow the width that it was
 * given last: a window could only grow. */
static void
measure (GtkWidget *widget,
         GtkOrientation orientation,
         int for_size,
         int *minimum,
         int *natural,
         int *minimum_baseline,
         int *natural_baseline)
{
  GTK_WIDGET_CLASS (diple_article_view_parent_class)
      ->measure (
          widget, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MIN (*minimum, LEAST_WIDTH);
}

static void
size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DipleArticleView *self = DIPLE_ARTICLE_VIEW (widget);

  diple_article_view_place_column (self, width);
  GTK_WIDGET_CLASS (diple_article_view_parent_class)
      ->size_allocate (widget, width, height, baseline);
  diple_article_view_place_heading (self);
  diple_link_hint_place (self->hint,
                         width,
                         height - self->covered,
                         diple_link_is_low (self) || diple_hand_suggestion_is_low (self));
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
  g_signal_emit (self, signals[VIEWPORT_CHANGED], 0);
}

static void
css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  DipleArticleView *self = DIPLE_ARTICLE_VIEW (widget);

  GTK_WIDGET_CLASS (diple_article_view_parent_class)->css_changed (widget, change);
  if (self->painter == NULL)
    return;
  diple_article_view_measure_face (self);
  diple_painter_drop (self->painter);
  diple_painter_restyle (self->painter);
}

/* The document's own text: neither soft splits nor what the display adds. */
static void
copy_clipboard (GtkTextView *view)
{
  DipleArticleView *self = DIPLE_ARTICLE_VIEW (view);
  g_autofree char *text = NULL;
  DipleRange range;

  if (!diple_article_view_get_selection (self, &range))
    return;
  text = diple_text_map_dup_range (diple_editor_get_text_map (self->editor), range);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
}

static void
insert_emoji (GtkTextView *view)
{
}

/* With the keyboard the caret walks out of the active span: the next letter is not meant for it. */
static void
move_cursor (GtkTextView *view, GtkMovementStep step, int count, gboolean extend)
{
  DipleArticleView *self = DIPLE_ARTICLE_VIEW (view);
  const DipleSpan *active;
  guint caret;

  diple_hand_leave_suggestion (self);
  GTK_TEXT_VIEW_CLASS (diple_article_view_parent_class)->move_cursor (view, step, count, extend);
  active = self->editor != NULL ? diple_editor_get_active (self->editor) : NULL;
  caret = diple_article_view_get_caret (self);
  if (active != NULL && (extend || caret < active->range.start || caret > active->range.end))
    diple_editor_set_active (self->editor, 0);
}

static void
dark_changed_cb (DipleArticleView *self)
{
  self->painter->dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  diple_painter_restyle (self->painter);
  diple_article_view_set_quiet_colour (self);
}

/* The heading moves at once, as GTK's own children of a text do. */
static void
scrolled_cb (DipleArticleView *self)
{
  if (gtk_widget_get_width (GTK_WIDGET (self)) > 0 && diple_article_view_shows_heading (self))
    diple_article_view_place_heading (self);
  g_signal_emit (self, signals[VIEWPORT_CHANGED], 0);
}

static void
vadjustment_changed_cb (DipleArticleView *self)
{
  GtkAdjustment *across = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self));

  if (across != NULL)
    g_signal_connect_object (
        across, "value-changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
}

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DipleArticleView *self = DIPLE_ARTICLE_VIEW (object);

  switch (id)
    {
    case PROP_EDITOR:
      g_value_set_object (value, self->editor);
      break;
    case PROP_ARMED:
      g_value_set_int64 (value, self->armed);
      break;
    case PROP_ZOOM:
      g_value_set_double (value, diple_article_view_get_zoom (self));
      break;
    case PROP_SHOW_VALUES:
      g_value_set_boolean (value, self->painter->show_values);
      break;
    case PROP_SHOW_RELATIONS:
      g_value_set_boolean (value, self->show_relations);
      break;
    case PROP_SHOW_SUGGESTIONS:
      g_value_set_boolean (value, self->painter->show_suggestions);
      break;
    case PROP_FACE:
      g_value_set_string (value, self->face);
      break;
    case PROP_LINE_SPACING:
      g_value_set_double (value, self->look.spacing);
      break;
    case PROP_MEASURE:
      g_value_set_int (value, self->look.measure);
      break;
    case PROP_CHIPS:
      g_value_set_boolean (value, self->look.chips);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DipleArticleView *self = DIPLE_ARTICLE_VIEW (object);
  DipleLook look = self->look;

  switch (id)
    {
    case PROP_EDITOR:
      diple_article_view_set_editor (self, g_value_get_object (value));
      break;
    case PROP_ARMED:
      diple_article_view_set_armed (self, g_value_get_int64 (value));
      break;
    case PROP_ZOOM:
      diple_article_view_set_zoom (self, g_value_get_double (value));
      break;
    case PROP_SHOW_VALUES:
      set_show_values (self, g_value_get_boolean (value));
      break;
    case PROP_SHOW_RELATIONS:
      set_show_relations (self, g_value_get_boolean (value));
      break;
    case PROP_SHOW_SUGGESTIONS:
      set_show_suggestions (self, g_value_get_boolean (value));
      break;
    case PROP_FACE:
      diple_article_view_set_face (self, g_value_get_string (value));
      break;
    case PROP_LINE_SPACING:
      look.spacing = g_value_get_double (value);
      break;
    case PROP_MEASURE:
      look.measure = g_value_get_int (value);
      break;
    case PROP_CHIPS:
      look.chips = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
  diple_article_view_set_look (self, &look);
}

static void
dispose (GObject *object)
{
  DipleArticleView *self = DIPLE_ARTICLE_VIEW (object);

  g_clear_handle_id (&self->settle, g_source_remove);
  diple_hand_leave_proposal (self);
  diple_article_view_forget_finds (self);
  diple_hand_stop_scrolling (self);
  g_clear_object (&self->follow);
  g_clear_object (&self->warnings);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->menu_types, g_array_unref);
  if (self->heading != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->heading));
  self->heading = NULL;
  if (self->hint != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->hint));
  self->hint = NULL;
  g_clear_pointer (&self->dressing, diple_dressing_free);
  if (self->anchor != NULL)
    diple_anchor_reset (self->anchor);
  if (self->painter != NULL)
    {
      diple_painter_set_document (self->painter, NULL, NULL);
      self->painter->checker = NULL;
    }
  g_clear_object (&self->checker);
  g_clear_object (&self->editor);
  g_clear_object (&self->keymap);
  diple_article_view_clear_look (self);

  G_OBJECT_CLASS (diple_article_view_parent_class)->dispose (object);
}

static void
finalize (GObject *object)
{
  DipleArticleView *self = DIPLE_ARTICLE_VIEW (object);

  g_clear_pointer (&self->anchor, diple_anchor_free);
  g_clear_pointer (&self->painter, diple_painter_free);
  g_clear_pointer (&self->text, diple_display_text_free);
  g_free (self->did);
  g_free (self->face);

  G_OBJECT_CLASS (diple_article_view_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  properties[PROP_EDITOR] = g_param_spec_object ("editor", NULL, NULL, DIPLE_TYPE_EDITOR, flags);
  properties[PROP_ARMED] = g_param_spec_int64 ("armed", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_ZOOM] = g_param_spec_double ("zoom", NULL, NULL, 0.5, 4, 1, flags);
  properties[PROP_SHOW_VALUES] = g_param_spec_boolean ("show-values", NULL, NULL, TRUE, flags);
  properties[PROP_SHOW_RELATIONS] =
      g_param_spec_boolean ("show-relations", NULL, NULL, FALSE, flags);
  properties[PROP_SHOW_SUGGESTIONS] =
      g_param_spec_boolean ("show-suggestions", NULL, NULL, TRUE, flags);
  properties[PROP_FACE] = g_param_spec_string ("face", NULL, NULL, "serif", flags);
  properties[PROP_LINE_SPACING] =
      g_param_spec_double ("line-spacing", NULL, NULL, 0.5, 3, 1, flags);
  properties[PROP_MEASURE] = g_param_spec_int ("measure", NULL, NULL, 20, 200, 70, flags);
  properties[PROP_CHIPS] = g_param_spec_boolean ("chips", NULL, NULL, TRUE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
add_signal (guint id, const char *name, guint n_parameters)
{
  signals[id] = g_signal_new (name,
                              DIPLE_TYPE_ARTICLE_VIEW,
                              G_SIGNAL_RUN_LAST,
                              0,
                              NULL,
                              NULL,
                              NULL,
                              G_TYPE_NONE,
                              n_parameters,
                              G_TYPE_STRING);
}

static void
diple_article_view_class_init (DipleArticleViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkTextViewClass *text_view_class = GTK_TEXT_VIEW_CLASS (klass);

  object_class->get_property = get_property;
  object_class->set_property = set_property;
  object_class->dispose = dispose;
  object_class->finalize = finalize;
  widget_class->measure = measure;
  widget_class->size_allocate = size_allocate;
  widget_class->css_changed = css_changed;
  widget_class->query_tooltip = diple_hand_query_tooltip;
  widget_class->snapshot = snapshot;
  text_view_class->snapshot_layer = snapshot_layer;
  text_view_class->copy_clipboard = copy_clipboard;
  text_view_class->cut_clipboard = copy_clipboard;
  text_view_class->insert_emoji = insert_emoji;
  text_view_class->move_cursor = move_cursor;

  install_properties (object_class);
  add_signal (ANNOUNCE, "announce", 1);
  add_signal (EDIT_NOTE, "edit-note", 0);
  add_signal (FINDS_CHANGED, "finds-changed", 0);
  add_signal (VIEWPORT_CHANGED, "viewport-changed", 0);
  diple_article_view_install_actions (widget_class);
  diple_article_view_install_relations (widget_class);
  diple_article_view_install_pieces (widget_class);
}

/* One provider for every view of the display. */
static void
load_style (GtkWidget *widget)
{
  static gsize loaded = 0;

  if (g_once_init_enter (&loaded))
    {
      g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

      gtk_css_provider_load_from_resource (provider,
                                           "/io/github/diple/Diple/ui/diple-article-view.css");
      gtk_style_context_add_provider_for_display (gtk_widget_get_display (widget),
                                                  GTK_STYLE_PROVIDER (provider),
                                                  GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
      g_once_init_leave (&loaded, 1);
    }
}

static void
diple_article_view_init (DipleArticleView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  AdwStyleManager *manager = adw_style_manager_get_default ();

  self->painter = diple_painter_new (view, &self->metrics);
  self->painter->dark = adw_style_manager_get_dark (manager);
  self->painter->show_values = TRUE;
  self->painter->show_suggestions = TRUE;
  self->anchor = diple_anchor_new (view);
  load_style (GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "article");
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Article text"), -1);

  gtk_text_view_set_editable (view, FALSE);
  gtk_text_view_set_cursor_visible (view, TRUE);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_bottom_margin (view, BOTTOM_MARGIN);
  self->heading = g_object_new (DIPLE_TYPE_ARTICLE_HEADING, NULL);
  gtk_widget_set_parent (GTK_WIDGET (self->heading), GTK_WIDGET (self));
  self->hint = g_object_new (DIPLE_TYPE_LINK_HINT, NULL);
  gtk_widget_set_parent (GTK_WIDGET (self->hint), GTK_WIDGET (self));
  diple_article_view_init_look (self);

  diple_article_view_follow (self);
  diple_article_view_follow_warnings (self);
  diple_hand_init_keys (self);
  diple_hand_init_attribution (self);
  diple_hand_init_pointer (self);
  g_signal_connect (self, "notify::vadjustment", G_CALLBACK (vadjustment_changed_cb), NULL);
  g_signal_connect_object (
      manager, "notify::dark", G_CALLBACK (dark_changed_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
diple_article_view_new (void)
{
  return g_object_new (DIPLE_TYPE_ARTICLE_VIEW, NULL);
}
