/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/panel/diple-side-panel-private.h"

#include "ui/panel/diple-follower-private.h"

struct _DipleSidePanel
{
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkStack *stack;
  DipleSpanPanel *span;
  DipleSpanNotice *notice;
  DipleGuidelineCard *guideline;
  DipleSpanList *list;
  DipleDocumentPanel *document;

  DipleFollower *follower;
  DipleChecker *checker; /* or NULL */
  GSignalGroup *checker_signals;
};

enum
{
  PROP_VIEW = 1,
  N_PROPS
};

enum
{
  DONE,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DipleSidePanel, diple_side_panel, GTK_TYPE_WIDGET)

static void
done_cb (DipleSidePanel *self)
{
  g_signal_emit (self, signals[DONE], 0);
}

static void
view_changed_cb (DipleSidePanel *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VIEW]);
}

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_VIEW)
    g_value_set_string (value, gtk_stack_get_visible_child_name (DIPLE_SIDE_PANEL (object)->stack));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DipleSidePanel *self = DIPLE_SIDE_PANEL (object);

  if (id == PROP_VIEW)
    gtk_stack_set_visible_child_name (self->stack, g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
look (GtkWidget *pane, DipleFollowed changes)
{
  DipleSidePanel *self = DIPLE_SIDE_PANEL (pane);

  diple_span_panel_look (self->span);
  diple_span_notice_look (self->notice);
  diple_guideline_card_look (self->guideline);
  diple_span_list_look (self->list);
  if (changes & (DIPLE_FOLLOWED_RELATIONS | DIPLE_FOLLOWED_WARNINGS))
    diple_span_list_refresh (self->list);
}

static void
warnings_changed_cb (DipleSidePanel *self)
{
  diple_follower_add (self->follower, DIPLE_FOLLOWED_WARNINGS);
}

static void
diple_side_panel_dispose (GObject *object)
{
  DipleSidePanel *self = DIPLE_SIDE_PANEL (object);

  g_clear_pointer (&self->follower, diple_follower_free);
  g_clear_object (&self->checker_signals);
  g_clear_object (&self->checker);
  gtk_widget_dispose_template (GTK_WIDGET (self), DIPLE_TYPE_SIDE_PANEL);
  G_OBJECT_CLASS (diple_side_panel_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (DIPLE_TYPE_SPAN_NOTICE);
  g_type_ensure (DIPLE_TYPE_DOCUMENT_PANEL);
  g_type_ensure (DIPLE_TYPE_GUIDELINE_CARD);
  g_type_ensure (DIPLE_TYPE_SPAN_LIST);
  g_type_ensure (DIPLE_TYPE_SPAN_PANEL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/diple/Diple/ui/diple-side-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, DipleSidePanel, content);
  gtk_widget_class_bind_template_child (widget_class, DipleSidePanel, stack);
  gtk_widget_class_bind_template_child (widget_class, DipleSidePanel, span);
  gtk_widget_class_bind_template_child (widget_class, DipleSidePanel, notice);
  gtk_widget_class_bind_template_child (widget_class, DipleSidePanel, guideline);
  gtk_widget_class_bind_template_child (widget_class, DipleSidePanel, list);
  gtk_widget_class_bind_template_child (widget_class, DipleSidePanel, document);
  gtk_widget_class_bind_template_callback (widget_class, done_cb);
  gtk_widget_class_bind_template_callback (widget_class, view_changed_cb);
}

static void
diple_side_panel_class_init (DipleSidePanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = diple_side_panel_dispose;
  object_class->get_property = get_property;
  object_class->set_property = set_property;
  properties[PROP_VIEW] =
      g_param_spec_string ("view",
                           NULL,
                           NULL,
                           "span",
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[DONE] = g_signal_new (
      "done", DIPLE_TYPE_SIDE_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
diple_side_panel_init (DipleSidePanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->follower = diple_follower_new (GTK_WIDGET (self), look);
  self->checker_signals = g_signal_group_new (DIPLE_TYPE_CHECKER);
  g_signal_group_connect_swapped (
      self->checker_signals, "changed", G_CALLBACK (warnings_changed_cb), self);
}

void
diple_side_panel_set_editor (DipleSidePanel *self, DipleEditor *editor)
{
  g_return_if_fail (DIPLE_IS_SIDE_PANEL (self));

  diple_follower_set_editor (self->follower, editor);
  diple_span_panel_set_editor (self->span, editor);
  diple_span_notice_set_editor (self->notice, editor);
  diple_guideline_card_set_editor (self->guideline, editor);
  diple_span_list_set_editor (self->list, editor);
  diple_document_panel_set_editor (self->document, editor);
}

/* An open question is something to look at as well. */
static const char *
get_warning (gint64 span, gpointer data)
{
  DipleSidePanel *self = data;
  const char *warning = diple_checker_get_warning (self->checker, span);
  const DipleFlag *flag = diple_checker_get_flag (self->checker, span);

  return warning == NULL && flag != NULL && !flag->answered ? flag->question : warning;
}

void
diple_side_panel_set_checker (DipleSidePanel *self, DipleChecker *checker)
{
  g_return_if_fail (DIPLE_IS_SIDE_PANEL (self));

  g_set_object (&self->checker, checker);
  g_signal_group_set_target (self->checker_signals, checker);
  diple_span_notice_set_checker (self->notice, checker);
  diple_span_list_set_warnings (self->list, checker != NULL ? get_warning : NULL, self);
}

void
diple_side_panel_set_annotator_name (DipleSidePanel *self, const char *name)
{
  g_return_if_fail (DIPLE_IS_SIDE_PANEL (self));

  diple_span_panel_set_annotator_name (self->span, name);
}

DipleSpanPanel *
diple_side_panel_get_span (DipleSidePanel *self)
{
  g_return_val_if_fail (DIPLE_IS_SIDE_PANEL (self), NULL);

  diple_follower_catch_up (self->follower);
  return self->span;
}

DipleSpanList *
diple_side_panel_get_list (DipleSidePanel *self)
{
  g_return_val_if_fail (DIPLE_IS_SIDE_PANEL (self), NULL);

  diple_follower_catch_up (self->follower);
  return self->list;
}

DipleDocumentPanel *
diple_side_panel_get_document (DipleSidePanel *self)
{
  g_return_val_if_fail (DIPLE_IS_SIDE_PANEL (self), NULL);

  return self->document;
}

DipleGuidelineCard *
diple_side_panel_get_guideline (DipleSidePanel *self)
{
  g_return_val_if_fail (DIPLE_IS_SIDE_PANEL (self), NULL);

  diple_follower_catch_up (self->follower);
  return self->guideline;
}

DipleValueForm *
diple_side_panel_get_form (DipleSidePanel *self)
{
  DipleValueForm *form;

  g_return_val_if_fail (DIPLE_IS_SIDE_PANEL (self), NULL);

  diple_follower_catch_up (self->follower);
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "document") == 0)
    return diple_document_panel_get_form (self->document);
  form = diple_link_list_get_form (diple_span_panel_get_links (self->span));
  return form != NULL ? form : diple_span_panel_get_form (self->span);
}

void
diple_side_panel_flush (DipleSidePanel *self)
{
  g_return_if_fail (DIPLE_IS_SIDE_PANEL (self));

  diple_span_panel_flush (self->span);
  diple_document_panel_flush (self->document);
}
