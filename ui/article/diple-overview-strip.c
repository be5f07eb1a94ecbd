/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/diple-overview-strip.h"

#include "ui/article/diple-overview-marks-private.h"
#include "ui/parts/diple-after-frame-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define WIDTH 16

struct _DipleOverviewStrip
{
  GtkWidget parent_instance;

  DipleArticleView *view;
  GSignalGroup *follow_view;
  GSignalGroup *follow_editor;
  DipleAfterFrame *renew;
  GdkTexture *marks; /* of all spans, or NULL when they are to be drawn again */
};

G_DEFINE_FINAL_TYPE (DipleOverviewStrip, diple_overview_strip, GTK_TYPE_WIDGET)

enum
{
  PROP_VIEW = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static DipleEditor *
get_editor (DipleOverviewStrip *self)
{
  return self->view != NULL ? diple_article_view_get_editor (self->view) : NULL;
}

static guint
text_length (DipleEditor *editor)
{
  return editor != NULL && diple_editor_get_document (editor) != NULL
             ? diple_text_map_length (diple_editor_get_text_map (editor))
             : 0;
}

static void
forget_marks (DipleOverviewStrip *self)
{
  diple_after_frame_forget (self->renew);
  g_clear_object (&self->marks);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
append_viewport (DipleOverviewStrip *self, double scale, GtkSnapshot *snapshot)
{
  const gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  const DipleRange shown = diple_article_view_get_viewport (self->view);
  const float shade = dark ? 1 : 0;
  const GdkRGBA inside = { shade, shade, shade, 0.08f }, edge = { shade, shade, shade, 0.25f };
  const double height = MAX (8, (shown.end - shown.start) * scale);
  GskRoundedRect box;

  gsk_rounded_rect_init_from_rect (
      &box, &GRAPHENE_RECT_INIT (0, shown.start * scale, WIDTH, height), 3);
  gtk_snapshot_push_rounded_clip (snapshot, &box);
  gtk_snapshot_append_color (snapshot, &inside, &box.bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (
      snapshot, &box, (float[]){ 1, 1, 1, 1 }, (GdkRGBA[]){ edge, edge, edge, edge });
}

static void
append_active (DipleEditor *editor, double scale, gboolean dark, GtkSnapshot *snapshot)
{
  const DipleSpan *active = diple_editor_get_active (editor);
  const GdkRGBA colour = dark ? (GdkRGBA){ 1, 1, 1, 1 } : (GdkRGBA){ 0, 0, 0, 1 };

  if (active != NULL)
    gtk_snapshot_append_color (
        snapshot, &colour, &GRAPHENE_RECT_INIT (0, (int) (active->range.start * scale), WIDTH, 2));
}

static void
snapshot (GtkWidget *widget, GtkSnapshot *target)
{
  DipleOverviewStrip *self = DIPLE_OVERVIEW_STRIP (widget);
  DipleEditor *editor = get_editor (self);
  const int height = gtk_widget_get_height (widget);
  const guint length = text_length (editor);

  if (length == 0 || height == 0)
    return;
  if (self->marks == NULL)
    self->marks =
        diple_overview_marks_draw (editor, WIDTH, height, gtk_widget_get_scale_factor (widget));
  append_viewport (self, height / (double) length, target);
  gtk_snapshot_append_texture (target, self->marks, &GRAPHENE_RECT_INIT (0, 0, WIDTH, height));
  append_active (editor,
                 height / (double) length,
                 adw_style_manager_get_dark (adw_style_manager_get_default ()),
                 target);
}

static void
size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  g_clear_object (&DIPLE_OVERVIEW_STRIP (widget)->marks);
}

static void
measure (GtkWidget *widget,
         GtkOrientation orientation,
         int for_size,
         int *minimum,
         int *natural,
         int *minimum_baseline,
         int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : 0;
}

static void
go_to (DipleOverviewStrip *self, double y)
{
  const guint length = text_length (get_editor (self));
  const int height = gtk_widget_get_height (GTK_WIDGET (self));
  const double share = CLAMP (y / MAX (1, height), 0, 1);
  const guint offset = share * length;

  if (length > 0)
    diple_article_view_reveal (self->view, (DipleRange){ offset, offset });
}

static void
drag_begin_cb (DipleOverviewStrip *self, double x, double y)
{
  go_to (self, y);
}

static void
drag_update_cb (DipleOverviewStrip *self, double dx, double dy, GtkGesture *gesture)
{
  double x, y;

  if (gtk_gesture_drag_get_start_point (GTK_GESTURE_DRAG (gesture), &x, &y))
    go_to (self, y + dy);
}

static void
editor_changed_cb (DipleOverviewStrip *self)
{
  g_signal_group_set_target (self->follow_editor, get_editor (self));
  forget_marks (self);
}

DipleArticleView *
diple_overview_strip_get_view (DipleOverviewStrip *self)
{
  g_return_val_if_fail (DIPLE_IS_OVERVIEW_STRIP (self), NULL);

  return self->view;
}

void
diple_overview_strip_set_view (DipleOverviewStrip *self, DipleArticleView *view)
{
  g_return_if_fail (DIPLE_IS_OVERVIEW_STRIP (self));

  if (!g_set_object (&self->view, view))
    return;
  g_signal_group_set_target (self->follow_view, view);
  editor_changed_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VIEW]);
}

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_VIEW)
    g_value_set_object (value, DIPLE_OVERVIEW_STRIP (object)->view);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_VIEW)
    diple_overview_strip_set_view (DIPLE_OVERVIEW_STRIP (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dispose (GObject *object)
{
  DipleOverviewStrip *self = DIPLE_OVERVIEW_STRIP (object);

  g_clear_object (&self->follow_view);
  g_clear_object (&self->follow_editor);
  g_clear_object (&self->view);
  g_clear_pointer (&self->renew, diple_after_frame_free);
  g_clear_object (&self->marks);

  G_OBJECT_CLASS (diple_overview_strip_parent_class)->dispose (object);
}

static void
diple_overview_strip_class_init (DipleOverviewStripClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = get_property;
  object_class->set_property = set_property;
  object_class->dispose = dispose;
  widget_class->measure = measure;
  widget_class->size_allocate = size_allocate;
  widget_class->snapshot = snapshot;
  properties[PROP_VIEW] =
      g_param_spec_object ("view",
                           NULL,
                           NULL,
                           DIPLE_TYPE_ARTICLE_VIEW,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_css_name (widget_class, "overviewstrip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

/* Drawing the marks walks over all spans of the article: not in the frame of the edit. */
static void
spans_changed_cb (DipleOverviewStrip *self)
{
  diple_after_frame_ask (self->renew);
}

static void
follow (DipleOverviewStrip *self)
{
  static const char *const marks_change[] = { "opened", "schema-changed", NULL };

  self->follow_view = g_signal_group_new (DIPLE_TYPE_ARTICLE_VIEW);
  g_signal_group_connect_swapped (
      self->follow_view, "notify::editor", G_CALLBACK (editor_changed_cb), self);
  g_signal_group_connect_swapped (
      self->follow_view, "viewport-changed", G_CALLBACK (gtk_widget_queue_draw), self);
  self->follow_editor = g_signal_group_new (DIPLE_TYPE_EDITOR);
  for (guint i = 0; marks_change[i] != NULL; i++)
    g_signal_group_connect_swapped (
        self->follow_editor, marks_change[i], G_CALLBACK (forget_marks), self);
  g_signal_group_connect_swapped (
      self->follow_editor, "spans-changed", G_CALLBACK (spans_changed_cb), self);
  g_signal_group_connect_swapped (
      self->follow_editor, "active-changed", G_CALLBACK (gtk_widget_queue_draw), self);
  g_signal_connect_object (adw_style_manager_get_default (),
                           "notify::dark",
                           G_CALLBACK (forget_marks),
                           self,
                           G_CONNECT_SWAPPED);
}

static void
diple_overview_strip_init (DipleOverviewStrip *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->renew = diple_after_frame_new (GTK_WIDGET (self), (DipleAfterFrameFunc) forget_marks, self);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (forget_marks), NULL);
  follow (self);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Where spans lie in the article"),
                                  -1);
}

GtkWidget *
diple_overview_strip_new (void)
{
  return g_object_new (DIPLE_TYPE_OVERVIEW_STRIP, NULL);
}
