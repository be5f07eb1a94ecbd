/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/article/diple-article-view-private.h"

#include <glib/gi18n-lib.h>

/* Characters of a span's text that a sentence quotes. */
#define QUOTE 60

/* "Claim: “38,700 travellers have been rerouted”". */
char *
diple_article_view_describe (DipleArticleView *self, const DipleSpan *span)
{
  const DipleLabel *label =
      diple_schema_label (diple_editor_get_schema (self->editor), span->label);
  const gboolean whole = span->range.end - span->range.start <= QUOTE;
  const DipleRange range = { span->range.start,
                             whole ? span->range.end : span->range.start + QUOTE };
  g_autofree char *text =
      diple_text_map_dup_range (diple_editor_get_text_map (self->editor), range);

  g_strdelimit (text, "\r\n\t", ' ');
  /* Translators: a label and the beginning of the text that carries it. */
  return g_strdup_printf (
      _ ("%s: “%s%s”"), label != NULL ? label->name : "?", text, whole ? "" : "…");
}

static void
announce_span (DipleArticleView *self, const char *form, const DipleSpan *span)
{
  g_autofree char *words = diple_article_view_describe (self, span);
  g_autofree char *sentence = g_strdup_printf ("%s%s", form, words);

  diple_article_view_announce (self, sentence);
}

static void
announce_active (DipleArticleView *self)
{
  const DipleSpan *active = diple_editor_get_active (self->editor);
  DipleSpanIndex *spans = diple_editor_get_spans (self->editor);
  g_autofree char *words = NULL;
  g_autofree char *sentence = NULL;
  guint position = 0;

  if (active == NULL)
    return;
  diple_span_index_find (spans, active->id, &position);
  words = diple_article_view_describe_warned (self, active);
  /* Translators: a span, its number and how many there are. */
  sentence =
      g_strdup_printf (_ ("%s, %u of %u"), words, position + 1, diple_span_index_size (spans));
  diple_article_view_announce (self, sentence);
}

static void
mark_range (DipleArticleView *self, gint64 label, DipleRange range)
{
  const gint64 id = diple_editor_mark (self->editor, label, range);
  const DipleSpan *span;

  if (id == 0)
    return;
  diple_hand_remember (self, id);
  span = diple_span_index_find (diple_editor_get_spans (self->editor), id, NULL);
  if (span == NULL)
    return;
  /* The selection has become the span; the caret stays where the hand was. */
  diple_article_view_place_caret (self, CLAMP (range.end, span->range.start, span->range.end));
  announce_span (self, _ ("Marked "), span);
}

static void
relabel (DipleArticleView *self, gint64 label)
{
  const DipleSpan *active = diple_editor_get_active (self->editor);

  diple_hand_remember (self, active->id);
  if (diple_editor_relabel (self->editor, active->id, label))
    announce_span (self, _ ("Relabelled "), diple_editor_get_active (self->editor));
}

static void
mark (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DipleArticleView *self = DIPLE_ARTICLE_VIEW (widget);
  const gint64 label = g_variant_get_int64 (parameter);
  DipleRange range;

  if (!diple_article_view_is_open (self))
    return;
  if (diple_link_is_on (self))
    {
      diple_article_view_announce (self, _ ("Choose what to link with, or leave with Escape"));
      return;
    }
  self->used = label;
  diple_hand_settle (self);
  if (diple_hand_relabel_suggestion (self, label))
    return;
  diple_grip_let_go (self);
  diple_article_view_begin_work (self);
  if (diple_article_view_get_selection (self, &range))
    mark_range (self, label, range);
  else if (diple_editor_get_active (self->editor) != NULL)
    relabel (self, label);
  else
    mark_range (self,
                label,
                diple_boundaries_word_at (diple_editor_get_boundaries (self->editor),
                                          diple_article_view_get_caret (self)));
  diple_article_view_end_work (self);
}

gboolean
diple_article_view_mark_find (DipleArticleView *self)
{
  DipleRange range;

  g_return_val_if_fail (DIPLE_IS_ARTICLE_VIEW (self), FALSE);

  if (!diple_article_view_is_open (self))
    return FALSE;
  if (diple_schema_label (diple_editor_get_schema (self->editor), self->used) == NULL)
    {
      diple_article_view_announce (self, _ ("Mark something first; its label is used again then"));
      return FALSE;
    }
  if (!diple_article_view_get_selection (self, &range))
    {
      diple_article_view_announce_keys (
          self, _ ("No find is selected; press {win.find} to look for words"));
      return FALSE;
    }
  diple_grip_let_go (self);
  diple_article_view_begin_work (self);
  mark_range (self, self->used, range);
  diple_article_view_end_work (self);
  diple_article_view_find_step (self, 1);
  return TRUE;
}

/* What is chosen more closely than the active span goes before it. */
static gboolean
delete_part (DipleArticleView *self)
{
  guint piece;

  if (diple_article_view_get_selected_relation (self) != 0)
    diple_article_view_delete_relation (self);
  else if (self->grip.held && diple_hand_piece_at_caret (self, &piece))
    diple_hand_remove_piece (self);
  else
    return FALSE;
  return TRUE;
}

static void
delete_span (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DipleArticleView *self = DIPLE_ARTICLE_VIEW (widget);
  const DipleSpan *active;

  if (!diple_article_view_is_open (self) || delete_part (self))
    return;
  diple_grip_cancel (self);
  active = diple_editor_get_active (self->editor);
  if (active == NULL)
    {
      g_autofree char *advice = diple_keymap_dup_no_span (self->keymap);

      diple_article_view_announce (self, advice);
      return;
    }
  diple_article_view_begin_work (self);
  if (diple_editor_remove (self->editor, active->id))
    diple_article_view_announce (self, self->did);
  diple_article_view_end_work (self);
}

/* Where stepping begins: the start of the selection, else the caret. */
static guint
here (DipleArticleView *self)
{
  DipleRange range;

  return diple_article_view_get_selection (self, &range) ? range.start
                                                         : diple_article_view_get_caret (self);
}

static void
step (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DipleArticleView *self = DIPLE_ARTICLE_VIEW (widget);
  const int direction = g_str_equal (name, "article.next") ? 1 : -1;

  if (!diple_article_view_is_open (self))
    return;
  diple_grip_let_go (self);
  if (diple_editor_step (self->editor, direction, here (self)))
    announce_active (self);
}

static void
step_stack (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DipleArticleView *self = DIPLE_ARTICLE_VIEW (widget);

  if (!diple_article_view_is_open (self))
    return;
  diple_grip_let_go (self);
  if (diple_editor_step_stack (self->editor, here (self)))
    announce_active (self);
}

/* What growing begins with: the selection, else the active span, else the caret. */
static DipleRange
grow_from (DipleArticleView *self)
{
  const DipleSpan *active = diple_editor_get_active (self->editor);
  DipleRange range;

  if (diple_article_view_get_selection (self, &range))
    {
      if (range.start != self->grown.start || range.end != self->grown.end)
        self->grow_anchor = range.start;
      return range;
    }
  if (active != NULL)
    range = active->range;
  else
    range.start = range.end = diple_article_view_get_caret (self);
  self->grow_anchor = active != NULL ? range.start : diple_article_view_get_caret (self);
  return range;
}

static void
grow (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DipleArticleView *self = DIPLE_ARTICLE_VIEW (widget);
  DipleBoundaries *boundaries;
  DipleRange range;

  if (!diple_article_view_is_open (self))
    return;
  diple_grip_let_go (self);
  boundaries = diple_editor_get_boundaries (self->editor);
  range = grow_from (self);
  range = g_str_equal (name, "article.grow")
              ? diple_boundaries_grow (boundaries, range)
              : diple_boundaries_shrink (boundaries, range, self->grow_anchor);
  self->grown = range;
  diple_editor_set_active (self->editor, 0);
  diple_article_view_select (self, range);
}

/* The piece with the caret, unless that stands where the span begins, as stepping leaves it; once
 * one is held, the next one, round. */
static guint
piece_to_hold (DipleArticleView *self, gboolean start)
{
  const DipleSpan *active = diple_editor_get_active (self->editor);
  guint piece;

  if (active == NULL)
    return 0;
  if (self->grip.held && self->grip.span == active->id && self->grip.start == start)
    return (self->grip.piece + 1) % diple_span_n_pieces (active);
  if (diple_article_view_get_caret (self) != active->range.start &&
      diple_hand_piece_at_caret (self, &piece))
    return piece;
  return start ? 0 : diple_span_n_pieces (active) - 1;
}

static void
hold (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DipleArticleView *self = DIPLE_ARTICLE_VIEW (widget);
  const gboolean start = g_str_equal (name, "article.hold-start");

  if (!diple_article_view_is_open (self))
    return;
  diple_hand_settle (self);
  if (diple_hand_take_suggestion (self) && diple_editor_get_active (self->editor) == NULL)
    return;
  if (!diple_grip_take (self, piece_to_hold (self, start), start))
    {
      diple_article_view_announce (self, _ ("Nothing to hold: make a span active or select text"));
      return;
    }
  gtk_event_controller_set_propagation_phase (self->hold, GTK_PHASE_CAPTURE);
  diple_article_view_announce_keys (
      self,
      start ? _ ("Holding the start: {held.left} and {held.right} move it, {held.let-go} lets go")
            : _ ("Holding the end: {held.left} and {held.right} move it, {held.let-go} lets go"));
}

static void
edit_note (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DipleArticleView *self = DIPLE_ARTICLE_VIEW (widget);

  if (!diple_article_view_is_open (self))
    return;
  diple_grip_let_go (self);
  if (diple_editor_get_active (self->editor) != NULL)
    g_signal_emit_by_name (self, "edit-note");
}

static void
attribute (GtkWidget *widget, const char *name, GVariant *parameter)
{
  diple_hand_propose (DIPLE_ARTICLE_VIEW (widget));
}

static void
suggestion (GtkWidget *widget, const char *name, GVariant *parameter)
{
  diple_hand_suggest (DIPLE_ARTICLE_VIEW (widget));
}

static void
repeat (GtkWidget *widget, const char *name, GVariant *parameter)
{
  diple_hand_repeat (DIPLE_ARTICLE_VIEW (widget));
}

static void
show_menu (GtkWidget *widget, const char *name, GVariant *parameter)
{
  diple_hand_show_menu (DIPLE_ARTICLE_VIEW (widget), NULL);
}

static void
zoom (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DipleArticleView *self = DIPLE_ARTICLE_VIEW (widget);

  diple_article_view_zoom_by (self,
                              g_str_equal (name, "article.zoom-in")    ? 1
                              : g_str_equal (name, "article.zoom-out") ? -1
                                                                       : 0);
}

void
diple_article_view_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "article.mark", "x", mark);
  gtk_widget_class_install_action (widget_class, "article.delete", NULL, delete_span);
  gtk_widget_class_install_action (widget_class, "article.next", NULL, step);
  gtk_widget_class_install_action (widget_class, "article.previous", NULL, step);
  gtk_widget_class_install_action (widget_class, "article.next-in-stack", NULL, step_stack);
  gtk_widget_class_install_action (widget_class, "article.grow", NULL, grow);
  gtk_widget_class_install_action (widget_class, "article.shrink", NULL, grow);
  gtk_widget_class_install_action (widget_class, "article.hold-start", NULL, hold);
  gtk_widget_class_install_action (widget_class, "article.hold-end", NULL, hold);
  gtk_widget_class_install_action (widget_class, "article.edit-note", NULL, edit_note);
  gtk_widget_class_install_action (widget_class, "article.attribute", NULL, attribute);
  gtk_widget_class_install_action (widget_class, "article.suggestion", NULL, suggestion);
  gtk_widget_class_install_property_action (
      widget_class, "article.show-suggestions", "show-suggestions");
  gtk_widget_class_install_action (widget_class, "article.repeat", NULL, repeat);
  gtk_widget_class_install_action (widget_class, "article.show-menu", NULL, show_menu);
  gtk_widget_class_install_action (widget_class, "article.zoom-in", NULL, zoom);
  gtk_widget_class_install_action (widget_class, "article.zoom-out", NULL, zoom);
  gtk_widget_class_install_action (widget_class, "article.zoom-reset", NULL, zoom);
}

void
diple_article_view_update_actions (DipleArticleView *self)
{
  static const char *const need_text[] = { "article.mark",       "article.next",
                                           "article.previous",   "article.next-in-stack",
                                           "article.grow",       "article.shrink",
                                           "article.attribute",  "article.repeat",
                                           "article.suggestion", NULL };
  const gboolean open = diple_article_view_is_open (self);
  const gboolean active = open && diple_editor_get_active (self->editor) != NULL;

  for (guint i = 0; need_text[i] != NULL; i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), need_text[i], open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "article.delete", active);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "article.edit-note", active);
  diple_article_view_update_relations (self);
}
