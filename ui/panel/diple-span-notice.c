/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/panel/diple-span-notice-private.h"

#include "ui/parts/diple-column-layout-private.h"

struct _DipleSpanNotice
{
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkWidget *warning_row;
  GtkLabel *warning;
  GtkWidget *question_row;
  GtkImage *question_icon;
  GtkLabel *question;

  DipleEditor *editor;
  DipleChecker *checker;
  GSignalGroup *editor_signals;
  GSignalGroup *checker_signals;
};

G_DEFINE_FINAL_TYPE (DipleSpanNotice, diple_span_notice, GTK_TYPE_WIDGET)

static void
show_question (DipleSpanNotice *self, const DipleFlag *flag)
{
  gboolean answered = flag->answered && *flag->answer != '\0';
  g_autofree char *text =
      answered ? g_strconcat (flag->question, "\n→ ", flag->answer, NULL) : NULL;

  gtk_label_set_text (self->question, answered ? text : flag->question);
  gtk_image_set_from_icon_name (
      self->question_icon, flag->answered ? "object-select-symbolic" : "dialog-question-symbolic");
}

static void
show (DipleSpanNotice *self)
{
  DipleSpan *active = self->editor != NULL ? diple_editor_get_active (self->editor) : NULL;
  const char *warning = NULL;
  const DipleFlag *flag = NULL;

  if (active != NULL && self->checker != NULL)
    {
      warning = diple_checker_get_warning (self->checker, active->id);
      flag = diple_checker_get_flag (self->checker, active->id);
    }
  if (warning != NULL)
    gtk_label_set_text (self->warning, warning);
  if (flag != NULL)
    show_question (self, flag);
  gtk_widget_set_visible (self->warning_row, warning != NULL);
  gtk_widget_set_visible (self->question_row, flag != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), warning != NULL || flag != NULL);
}

static void
diple_span_notice_dispose (GObject *object)
{
  DipleSpanNotice *self = DIPLE_SPAN_NOTICE (object);

  g_clear_object (&self->editor_signals);
  g_clear_object (&self->checker_signals);
  g_clear_object (&self->editor);
  g_clear_object (&self->checker);
  gtk_widget_dispose_template (GTK_WIDGET (self), DIPLE_TYPE_SPAN_NOTICE);
  G_OBJECT_CLASS (diple_span_notice_parent_class)->dispose (object);
}

static void
diple_span_notice_class_init (DipleSpanNoticeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = diple_span_notice_dispose;
  g_type_ensure (DIPLE_TYPE_COLUMN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/diple/Diple/ui/diple-span-notice.ui");
  gtk_widget_class_bind_template_child (widget_class, DipleSpanNotice, content);
  gtk_widget_class_bind_template_child (widget_class, DipleSpanNotice, warning_row);
  gtk_widget_class_bind_template_child (widget_class, DipleSpanNotice, warning);
  gtk_widget_class_bind_template_child (widget_class, DipleSpanNotice, question_row);
  gtk_widget_class_bind_template_child (widget_class, DipleSpanNotice, question_icon);
  gtk_widget_class_bind_template_child (widget_class, DipleSpanNotice, question);
}

static void
diple_span_notice_init (DipleSpanNotice *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->editor_signals = g_signal_group_new (DIPLE_TYPE_EDITOR);
  g_signal_group_connect_swapped (self->editor_signals, "opened", G_CALLBACK (show), self);
  self->checker_signals = g_signal_group_new (DIPLE_TYPE_CHECKER);
  g_signal_group_connect_swapped (self->checker_signals, "changed", G_CALLBACK (show), self);
}

void
diple_span_notice_set_editor (DipleSpanNotice *self, DipleEditor *editor)
{
  g_return_if_fail (DIPLE_IS_SPAN_NOTICE (self));

  g_set_object (&self->editor, editor);
  g_signal_group_set_target (self->editor_signals, editor);
  show (self);
}

void
diple_span_notice_look (DipleSpanNotice *self)
{
  g_return_if_fail (DIPLE_IS_SPAN_NOTICE (self));

  show (self);
}

void
diple_span_notice_set_checker (DipleSpanNotice *self, DipleChecker *checker)
{
  g_return_if_fail (DIPLE_IS_SPAN_NOTICE (self));

  g_set_object (&self->checker, checker);
  g_signal_group_set_target (self->checker_signals, checker);
  show (self);
}
