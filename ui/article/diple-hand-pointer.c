/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/article/diple-article-view-private.h"

#include <math.h>

/* Pixels that the pointer may move between press and release of a click. */
#define CLICK 5

static gboolean
exact_now (GdkModifierType state)
{
  return (state & GDK_ALT_MASK) != 0;
}

/* The span below @span at @offset, shortest first and round; @span when it is the only one. */
static void
activate_at (DipleArticleView *self, double x, double y)
{
  const DipleSpan *active = diple_editor_get_active (self->editor);
  const DipleSpan *span = diple_article_view_span_at (self, x, y);
  const guint offset = diple_article_view_offset_at (self, x, y);

  if (span == NULL)
    {
      const DipleSpan *suggested = diple_hand_suggestion_at (self, x, y);

      diple_editor_set_active (self->editor, 0);
      if (suggested != NULL)
        diple_hand_choose_suggestion (self, suggested->id);
    }
  else if (active != NULL && self->settle_again && diple_span_covers (active, offset))
    diple_editor_step_stack (self->editor, offset);
  else
    diple_editor_set_active (self->editor, span->id);

  active = diple_editor_get_active (self->editor);
  if (active != NULL)
    {
      g_autofree char *words = diple_article_view_describe_warned (self, active);

      diple_article_view_announce (self, words);
    }
}

static void
finish_selection (DipleArticleView *self, DipleRange range)
{
  DipleBoundaries *boundaries = diple_editor_get_boundaries (self->editor);
  const DipleRange wide = self->settle_exact ? diple_boundaries_snap_clusters (boundaries, range)
                                             : diple_boundaries_snap (boundaries, range);

  diple_editor_set_active (self->editor, 0);
  if (wide.start < wide.end)
    diple_article_view_select (self, wide);
  if (self->settle_piece)
    diple_hand_add_piece (self);
  else if (self->armed != 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "article.mark", "x", self->armed);
}

/* Looks at what the mouse has done once GTK is through with it. */
void
diple_hand_settle (DipleArticleView *self)
{
  DipleRange range;

  if (self->settle == 0)
    return;
  g_clear_handle_id (&self->settle, g_source_remove);
  if (!diple_article_view_is_open (self))
    return;
  diple_article_view_begin_work (self);
  if (diple_article_view_get_selection (self, &range))
    finish_selection (self, range);
  else
    activate_at (self, self->press_x, self->press_y);
  diple_article_view_end_work (self);
}

static gboolean
settle_cb (gpointer data)
{
  diple_hand_settle (data);
  return G_SOURCE_REMOVE;
}

/* Where an event is in the widget. */
static gboolean
event_place (DipleArticleView *self, GdkEvent *event, double *x, double *y)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));
  graphene_point_t place;
  double surface_x, surface_y, event_x, event_y;

  if (native == NULL || !gdk_event_get_position (event, &event_x, &event_y))
    return FALSE;
  gtk_native_get_surface_transform (native, &surface_x, &surface_y);
  if (!gtk_widget_compute_point (GTK_WIDGET (native),
                                 GTK_WIDGET (self),
                                 &GRAPHENE_POINT_INIT (event_x - surface_x, event_y - surface_y),
                                 &place))
    return FALSE;
  *x = place.x;
  *y = place.y;
  return TRUE;
}

static gboolean
inside (DipleRange range, guint offset)
{
  return offset >= range.start && offset < range.end;
}

static void
press (DipleArticleView *self, GdkEvent *event, double x, double y)
{
  DipleRange selection;
  const gboolean some = diple_article_view_get_selection (self, &selection);
  const guint offset = diple_article_view_offset_at (self, x, y);
  const gboolean shift = (gdk_event_get_modifier_state (event) & GDK_SHIFT_MASK) != 0;

  if (self->dragging)
    return;
  diple_grip_let_go (self);
  self->settle_again = fabs (x - self->press_x) < CLICK && fabs (y - self->press_y) < CLICK;
  self->press_x = x;
  self->press_y = y;
  /* A press in the selection would begin to drag the text away, even out of a text that cannot be
   * edited; here it begins a new selection. */
  if (some && !shift && inside (selection, offset))
    diple_article_view_place_caret (self, offset);
}

static void
release (DipleArticleView *self, GdkEvent *event, double x, double y)
{
  DipleRange range;

  if (self->dragging)
    {
      self->dragging = FALSE;
      return;
    }
  /* A press that was dragged but selected nothing means nothing. */
  if (!diple_article_view_get_selection (self, &range) &&
      (fabs (x - self->press_x) > CLICK || fabs (y - self->press_y) > CLICK))
    return;
  self->settle_exact = exact_now (gdk_event_get_modifier_state (event));
  self->settle_piece = (gdk_event_get_modifier_state (event) & GDK_CONTROL_MASK) != 0;
  /* GTK sees the release after this; keys come after that. */
  if (self->settle == 0)
    self->settle = g_idle_add_full (G_PRIORITY_HIGH, settle_cb, self, NULL);
}

/* The second press on an arc's label, and those that follow it: the jump has put other things under
 * the pointer, which are not meant. */
static gboolean
press_arc_again (DipleArticleView *self, gint64 arc, guint32 now, double x, double y)
{
  int interval = 400;

  g_object_get (
      gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-double-click-time", &interval, NULL);
  if (now - self->pressed_at >= (guint) interval || fabs (x - self->pressed_x) > CLICK ||
      fabs (y - self->pressed_y) > CLICK ||
      (!self->pressed_again && (arc == 0 || self->pressed_arc != arc)))
    return FALSE;
  self->pressed_at = now;
  if (!self->pressed_again)
    diple_hand_press_arc (self, arc, 2);
  self->pressed_again = TRUE;
  return TRUE;
}

/* Presses that are not the text's: on an arc's label, and any while a relation is being made. */
static gboolean
press_elsewhere (DipleArticleView *self, GdkEvent *event, double x, double y)
{
  const gint64 arc = diple_hand_arc_at (self, x, y);
  const guint32 now = gdk_event_get_time (event);

  if (diple_link_is_on (self))
    {
      diple_link_click (self, x, y);
      return TRUE;
    }
  if (press_arc_again (self, arc, now, x, y))
    return TRUE;
  self->pressed_again = FALSE;
  self->pressed_arc = arc;
  self->pressed_at = now;
  self->pressed_x = x;
  self->pressed_y = y;
  if (arc == 0)
    {
      diple_article_view_select_relation (self, 0);
      return FALSE;
    }
  gtk_widget_grab_focus (GTK_WIDGET (self));
  diple_hand_press_arc (self, arc, 1);
  return TRUE;
}

static gboolean
show_menu_at (DipleArticleView *self, double x, double y)
{
  DipleSpan *span = diple_article_view_span_at (self, x, y);
  const gint64 arc = diple_hand_arc_at (self, x, y);
  DipleRange selection;

  diple_link_leave (self);
  if (arc != 0)
    {
      diple_article_view_select_relation (self, arc);
      gtk_widget_grab_focus (GTK_WIDGET (self));
      diple_hand_show_menu (self, &(GdkRectangle){ x, y, 1, 1 });
      return TRUE;
    }

  diple_grip_let_go (self);
  diple_article_view_begin_work (self);
  if (!diple_article_view_get_selection (self, &selection))
    {
      diple_article_view_place_caret (self, diple_article_view_offset_at (self, x, y));
      diple_editor_set_active (self->editor, span != NULL ? span->id : 0);
    }
  diple_article_view_end_work (self);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  diple_hand_show_menu (self, &(GdkRectangle){ x, y, 1, 1 });
  return TRUE;
}

static gboolean
on_heading (DipleArticleView *self, double x, double y)
{
  GtkWidget *heading = GTK_WIDGET (self->heading);
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  return picked != NULL && (picked == heading || gtk_widget_is_ancestor (picked, heading));
}

static gboolean
event_cb (DipleArticleView *self, GdkEvent *event)
{
  const GdkEventType type = gdk_event_get_event_type (event);
  double x, y;

  if (!diple_article_view_is_open (self) ||
      (type != GDK_BUTTON_PRESS && type != GDK_BUTTON_RELEASE) ||
      !event_place (self, event, &x, &y))
    return FALSE;
  if (type == GDK_BUTTON_PRESS && gdk_event_triggers_context_menu (event))
    return show_menu_at (self, x, y);
  if (gdk_button_event_get_button (event) != GDK_BUTTON_PRIMARY || on_heading (self, x, y))
    return FALSE;
  if (type == GDK_BUTTON_PRESS)
    {
      self->swallow = !self->dragging && press_elsewhere (self, event, x, y);
      if (!self->swallow)
        press (self, event, x, y);
      return self->swallow;
    }
  if (self->swallow)
    {
      self->swallow = FALSE;
      return TRUE;
    }
  release (self, event, x, y);
  return FALSE;
}

static gboolean
handle_at (DipleArticleView *self, double x, double y, guint *piece, gboolean *start)
{
  double buffer_x, buffer_y;

  if (!diple_article_view_is_open (self))
    return FALSE;
  diple_article_view_to_buffer (self, x, y, &buffer_x, &buffer_y);
  return diple_painter_handle_at (self->painter, buffer_x, buffer_y, piece, start);
}

static void
drag_begin_cb (DipleArticleView *self, double x, double y, GtkGesture *gesture)
{
  gboolean start;
  guint piece;

  if (diple_link_drag_begin (self, x, y) ||
      (handle_at (self, x, y, &piece, &start) && diple_grip_take (self, piece, start)))
    {
      self->dragging = TRUE;
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
    }
  else
    {
      self->dragging = FALSE;
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_DENIED);
    }
}

static void
drag_update_cb (DipleArticleView *self, double dx, double dy, GtkGesture *gesture)
{
  const GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  double x = 0, y = 0;

  gtk_gesture_drag_get_start_point (GTK_GESTURE_DRAG (gesture), &x, &y);
  if (self->painter->link.dragging)
    diple_link_drag_to (self, x + dx, y + dy);
  if (!self->grip.held)
    return;
  diple_hand_drag_to (self, x + dx, y + dy, exact_now (state));
}

static void
drag_end_cb (DipleArticleView *self, double dx, double dy, GtkGesture *gesture)
{
  double x = 0, y = 0;

  diple_hand_stop_scrolling (self);
  gtk_gesture_drag_get_start_point (GTK_GESTURE_DRAG (gesture), &x, &y);
  if (self->painter->link.dragging)
    diple_link_drag_end (self, x + dx, y + dy);
  diple_grip_let_go (self);
}

static void
drag_cancel_cb (DipleArticleView *self)
{
  self->dragging = FALSE;
  diple_hand_stop_scrolling (self);
  /* The menu that asks for the type takes the pointer. */
  if (!self->painter->link.asking)
    diple_link_leave (self);
  diple_grip_cancel (self);
}

static void
set_hovered (DipleArticleView *self, gint64 span)
{
  if (self->painter->hovered == span)
    return;
  self->painter->hovered = span;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static const char *
cursor_at (DipleArticleView *self, double x, double y)
{
  double buffer_x, buffer_y;
  gboolean start;
  guint piece;

  if (diple_link_is_on (self))
    return diple_article_view_span_at (self, x, y) != NULL ? "pointer" : "default";
  if (!diple_article_view_is_open (self))
    return "text";
  diple_article_view_to_buffer (self, x, y, &buffer_x, &buffer_y);
  if (diple_arcs_get_hovered (self->painter->arcs) != 0 ||
      diple_painter_dot_at (self->painter, buffer_x, buffer_y))
    return "pointer";
  return handle_at (self, x, y, &piece, &start) ? "ew-resize" : "text";
}

static void
motion_cb (DipleArticleView *self, double x, double y)
{
  const gint64 arc = diple_hand_arc_at (self, x, y);
  const DipleSpan *span = arc == 0 ? diple_article_view_span_at (self, x, y) : NULL;

  /* The label under the pointer must not go because its span is no longer hovered. */
  diple_arcs_set_hovered (self->painter->arcs, arc);
  if (arc == 0)
    set_hovered (self, span != NULL ? span->id : 0);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), cursor_at (self, x, y));
}

static void
leave_cb (DipleArticleView *self)
{
  diple_arcs_set_hovered (self->painter->arcs, 0);
  set_hovered (self, 0);
}

static void
append_span (DipleArticleView *self, const DipleSpan *span, GString *lines)
{
  const DipleLabel *label =
      diple_schema_label (diple_editor_get_schema (self->editor), span->label);

  g_string_append_printf (lines,
                          "%s%s%s%s",
                          lines->len > 0 ? "\n" : "",
                          label != NULL ? label->name : "?",
                          *span->note != '\0' ? ": " : "",
                          span->note);
  diple_article_view_append_warning (self, span->id, lines);
}

/* All of it: chips may be shortened or folded. */
char *
diple_hand_dup_words_at (DipleArticleView *self, double x, double y)
{
  const gint64 arc = diple_hand_arc_at (self, x, y);
  const DipleSpan *span = arc == 0 ? diple_article_view_span_at (self, x, y) : NULL;
  g_autoptr (GPtrArray) spans = NULL;
  g_autoptr (GString) lines = g_string_new (NULL);

  if (arc != 0)
    return diple_hand_dup_arc_words (self, x, y);
  if (span == NULL)
    {
      const DipleSpan *suggested = diple_hand_suggestion_at (self, x, y);

      return suggested != NULL ? diple_hand_describe_suggestion (self, suggested) : NULL;
    }
  spans = diple_span_index_at (diple_editor_get_spans (self->editor), span->range.start);
  for (guint i = 0; i < spans->len; i++)
    append_span (self, g_ptr_array_index (spans, i), lines);
  return g_string_free (g_steal_pointer (&lines), FALSE);
}

gboolean
diple_hand_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  DipleArticleView *self = DIPLE_ARTICLE_VIEW (widget);
  const gboolean busy = self->menu != NULL && gtk_widget_get_visible (self->menu);
  g_autofree char *words = keyboard || busy ? NULL : diple_hand_dup_words_at (self, x, y);

  gtk_tooltip_set_text (tooltip, words);
  return words != NULL;
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller, double dx, double dy, DipleArticleView *self)
{
  const GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));

  diple_anchor_release (self->anchor);
  if ((state & GDK_CONTROL_MASK) == 0 || dy == 0)
    return FALSE;
  diple_article_view_zoom_by (self, dy < 0 ? 1 : -1);
  return TRUE;
}

static GtkEventController *
add_controller (DipleArticleView *self,
                GtkEventController *controller,
                const char *name,
                GtkPropagationPhase phase)
{
  gtk_event_controller_set_name (controller, name);
  gtk_event_controller_set_propagation_phase (controller, phase);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
  return controller;
}

static void
init_drag (DipleArticleView *self)
{
  self->drag = gtk_gesture_drag_new ();
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (self->drag), GDK_BUTTON_PRIMARY);
  g_signal_connect_swapped (self->drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (self->drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (self->drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect_swapped (self->drag, "cancel", G_CALLBACK (drag_cancel_cb), self);
  add_controller (self, GTK_EVENT_CONTROLLER (self->drag), "diple-handles", GTK_PHASE_CAPTURE);
}

void
diple_hand_init_pointer (DipleArticleView *self)
{
  GtkEventController *controller;

  controller =
      add_controller (self, gtk_event_controller_legacy_new (), "diple-pointer", GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (controller, "event", G_CALLBACK (event_cb), self);

  controller =
      add_controller (self, gtk_event_controller_motion_new (), "diple-hover", GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (controller, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (controller, "leave", G_CALLBACK (leave_cb), self);

  controller =
      add_controller (self,
                      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL),
                      "diple-scroll",
                      GTK_PHASE_CAPTURE);
  g_signal_connect (controller, "scroll", G_CALLBACK (scroll_cb), self);
  init_drag (self);
}
