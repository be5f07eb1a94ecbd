/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/article/diple-article-view-private.h"

/* The view as its editor's audience: what it shows after each of the editor's signals. */

/* A buffer of its own for each document, made before the view sees it. */
static void
show_text (DipleArticleView *self, const DipleDocument *document)
{
  g_autoptr (GtkSourceBuffer) buffer = gtk_source_buffer_new (NULL);
  const char *shown = "";
  gsize n_bytes = 0;
  GtkTextIter start;

  gtk_text_buffer_set_enable_undo (GTK_TEXT_BUFFER (buffer), FALSE);
  gtk_source_buffer_set_highlight_syntax (buffer, FALSE);
  gtk_source_buffer_set_highlight_matching_brackets (buffer, FALSE);
  gtk_source_buffer_set_style_scheme (buffer, NULL);
  if (self->text != NULL)
    shown = diple_display_text_get (self->text, &n_bytes);
  gtk_text_buffer_set_text (GTK_TEXT_BUFFER (buffer), shown, n_bytes);
  gtk_text_buffer_get_start_iter (GTK_TEXT_BUFFER (buffer), &start);
  gtk_text_buffer_place_cursor (GTK_TEXT_BUFFER (buffer), &start);
  if (self->text != NULL)
    self->dressing = diple_dressing_new (
        GTK_TEXT_BUFFER (buffer), self->text, document->format == DIPLE_FORMAT_MARKDOWN);
  gtk_text_view_set_buffer (GTK_TEXT_VIEW (self), GTK_TEXT_BUFFER (buffer));
  diple_article_view_forget_finds (self);
}

void
diple_article_view_set_quiet_colour (DipleArticleView *self)
{
  const GdkRGBA light = { 0.6, 0.6, 0.6, 1 }, dark = { 0.45, 0.45, 0.45, 1 };

  diple_dressing_set_colour (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)),
                             self->painter->dark ? &dark : &light);
}

void
diple_article_view_show (DipleArticleView *self)
{
  const DipleDocument *document =
      self->editor != NULL ? diple_editor_get_document (self->editor) : NULL;
  GtkAdjustment *across = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self));

  /* Before the buffer is replaced: GTK would keep the old one's distance from a line's top. */
  if (across != NULL)
    gtk_adjustment_set_value (across, 0);
  g_clear_handle_id (&self->settle, g_source_remove);
  diple_hand_leave_proposal (self);
  diple_hand_leave_suggestion (self);
  self->grip.held = FALSE;
  self->shown = 0;
  self->last_active = 0;
  diple_link_leave (self);
  diple_article_view_select_relation (self, 0);
  gtk_event_controller_set_propagation_phase (self->hold, GTK_PHASE_NONE);
  diple_anchor_reset (self->anchor);
  g_clear_pointer (&self->dressing, diple_dressing_free);
  diple_painter_set_document (self->painter, NULL, NULL);
  g_clear_pointer (&self->text, diple_display_text_free);
  if (document != NULL)
    self->text = diple_display_text_new (document->text, document->n_bytes);
  show_text (self, document);
  diple_article_view_set_quiet_colour (self);
  diple_article_heading_set_document (self->heading, document);
  if (document != NULL)
    diple_painter_set_document (self->painter, self->editor, self->text);
  diple_article_view_lay_out (self);
  diple_article_view_update_actions (self);
}

static void
spans_changed_cb (DipleArticleView *self, guint start, guint end)
{
  diple_hand_leave_proposal (self);
  if (self->text == NULL)
    return;
  diple_painter_invalidate (self->painter, (DipleRange){ start, end });
  diple_link_check (self);
  if (self->grip.held && self->grip.span != 0 &&
      diple_span_index_find (diple_editor_get_spans (self->editor), self->grip.span, NULL) == NULL)
    diple_grip_cancel (self);
}

static void
active_changed_cb (DipleArticleView *self)
{
  const DipleSpan *active = diple_editor_get_active (self->editor);
  const guint caret = diple_article_view_get_caret (self);
  const gint64 before = self->shown;
  DipleRange selection;

  diple_hand_leave_proposal (self);
  if (active != NULL)
    diple_hand_leave_suggestion (self);
  self->shown = active != NULL ? active->id : 0;
  if (active != NULL)
    self->last_active = active->id;
  diple_link_check (self);
  if (self->shown != before)
    diple_article_view_select_relation (self, 0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  diple_article_view_update_actions (self);
  if (self->grip.held && (active == NULL || active->id != self->grip.span))
    diple_grip_cancel (self);
  /* A reload, of what another program wrote say, tells of the same span again. */
  if (active == NULL || active->id == before || self->text == NULL || self->working > 0)
    return;
  if (diple_article_view_get_selection (self, &selection) || caret < active->range.start ||
      caret > active->range.end)
    diple_article_view_place_caret (self, active->range.start);
  diple_article_view_reveal (self, active->range);
}

static void
suggestions_changed_cb (DipleArticleView *self)
{
  diple_hand_check_suggestion (self);
  diple_painter_invalidate (self->painter, (DipleRange){ 0, G_MAXUINT });
}

static void
relations_changed_cb (DipleArticleView *self)
{
  const gint64 selected = diple_article_view_get_selected_relation (self);

  diple_arcs_forget_relations (self->painter->arcs);
  if (selected != 0 && diple_editor_find_relation (self->editor, selected) == NULL)
    diple_article_view_select_relation (self, 0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
schema_changed_cb (DipleArticleView *self)
{
  diple_hand_leave_proposal (self);
  diple_hand_leave_suggestion (self);
  diple_link_leave (self);
  diple_painter_restyle (self->painter);
  diple_hand_follow_schema (self);
}

/* The document is another object then, and its text, though the same, lies elsewhere. */
static void
facts_changed_cb (DipleArticleView *self)
{
  const DipleDocument *document = diple_editor_get_document (self->editor);

  g_clear_pointer (&self->dressing, diple_dressing_free);
  g_clear_pointer (&self->text, diple_display_text_free);
  self->text = diple_display_text_new (document->text, document->n_bytes);
  self->painter->text = self->text;
  self->dressing = diple_dressing_new (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)),
                                       self->text,
                                       document->format == DIPLE_FORMAT_MARKDOWN);
  diple_article_heading_set_document (self->heading, document);
  diple_article_view_lay_out (self);
}

/* What was done by another hand, in the panel say, is said here as well. */
static void
did_cb (DipleArticleView *self, const char *sentence)
{
  g_free (self->did);
  self->did = g_strdup (sentence);
  if (self->working == 0)
    diple_article_view_announce (self, sentence);
}

void
diple_article_view_follow (DipleArticleView *self)
{
  self->follow = g_signal_group_new (DIPLE_TYPE_EDITOR);
  g_signal_group_connect_swapped (
      self->follow, "opened", G_CALLBACK (diple_article_view_show), self);
  g_signal_group_connect_swapped (
      self->follow, "spans-changed", G_CALLBACK (spans_changed_cb), self);
  g_signal_group_connect_swapped (
      self->follow, "active-changed", G_CALLBACK (active_changed_cb), self);
  g_signal_group_connect_swapped (
      self->follow, "relations-changed", G_CALLBACK (relations_changed_cb), self);
  g_signal_group_connect_swapped (
      self->follow, "suggestions-changed", G_CALLBACK (suggestions_changed_cb), self);
  g_signal_group_connect_swapped (
      self->follow, "schema-changed", G_CALLBACK (schema_changed_cb), self);
  g_signal_group_connect_swapped (
      self->follow, "facts-changed", G_CALLBACK (facts_changed_cb), self);
  g_signal_group_connect_swapped (self->follow, "did", G_CALLBACK (did_cb), self);
  g_signal_group_connect_swapped (
      self->follow, "told", G_CALLBACK (diple_article_view_announce), self);
  g_signal_group_connect_swapped (
      self->follow, "refused", G_CALLBACK (diple_article_view_announce), self);
}
