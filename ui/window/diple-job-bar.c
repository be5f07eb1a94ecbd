/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/window/diple-job-bar-private.h"

#include <glib/gi18n-lib.h>

#define LOOK_MS 100

struct _DipleJobBar
{
  GtkWidget parent_instance;

  GtkRevealer *revealer;
  GtkLabel *title;
  GtkLabel *status;
  GtkProgressBar *bar;

  DipleProgress *progress; /* NULL while there is no job */
  GCancellable *cancellable;
  guint look_source;
};

G_DEFINE_FINAL_TYPE (DipleJobBar, diple_job_bar, GTK_TYPE_WIDGET)

static char *
describe (guint done, guint total, const char *name)
{
  g_autofree char *base = name != NULL ? g_path_get_basename (name) : g_strdup ("");
  const char *joint = base[0] != '\0' ? " · " : "";

  if (total > 0)
    return g_strdup_printf (_ ("%u of %u%s%s"), done, total, joint, base);
  if (done > 0)
    return g_strdup_printf ("%u%s%s", done, joint, base);
  return g_strdup (base);
}

static gboolean
look_cb (gpointer data)
{
  DipleJobBar *self = data;
  guint done, total;
  g_autofree char *name = diple_progress_get (self->progress, &done, &total);
  g_autofree char *status = describe (done, total, name);

  gtk_label_set_text (self->status, status);
  if (total > 0)
    gtk_progress_bar_set_fraction (self->bar, MIN (1, (double) done / total));
  else
    gtk_progress_bar_pulse (self->bar);
  return G_SOURCE_CONTINUE;
}

static void
cancel (GtkWidget *widget, const char *action, GVariant *parameter)
{
  diple_job_bar_cancel (DIPLE_JOB_BAR (widget));
}

static void
diple_job_bar_dispose (GObject *object)
{
  DipleJobBar *self = DIPLE_JOB_BAR (object);

  g_clear_handle_id (&self->look_source, g_source_remove);
  g_clear_pointer (&self->progress, diple_progress_unref);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), DIPLE_TYPE_JOB_BAR);

  G_OBJECT_CLASS (diple_job_bar_parent_class)->dispose (object);
}

static void
diple_job_bar_class_init (DipleJobBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = diple_job_bar_dispose;
  gtk_widget_class_install_action (widget_class, "job.cancel", NULL, cancel);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/diple/Diple/ui/diple-job-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, DipleJobBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, DipleJobBar, title);
  gtk_widget_class_bind_template_child (widget_class, DipleJobBar, status);
  gtk_widget_class_bind_template_child (widget_class, DipleJobBar, bar);
}

static void
diple_job_bar_init (DipleJobBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
diple_job_bar_start (DipleJobBar *self,
                     const char *title,
                     DipleProgress *progress,
                     GCancellable *cancellable)
{
  g_return_if_fail (DIPLE_IS_JOB_BAR (self));
  g_return_if_fail (progress != NULL && !diple_job_bar_is_busy (self));

  self->progress = diple_progress_ref (progress);
  g_set_object (&self->cancellable, cancellable);
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->status, "");
  gtk_progress_bar_set_fraction (self->bar, 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "job.cancel", TRUE);
  self->look_source = g_timeout_add (LOOK_MS, look_cb, self);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
}

void
diple_job_bar_stop (DipleJobBar *self)
{
  g_return_if_fail (DIPLE_IS_JOB_BAR (self));

  g_clear_handle_id (&self->look_source, g_source_remove);
  g_clear_pointer (&self->progress, diple_progress_unref);
  g_clear_object (&self->cancellable);
  if (self->revealer != NULL)
    gtk_revealer_set_reveal_child (self->revealer, FALSE);
}

gboolean
diple_job_bar_is_busy (DipleJobBar *self)
{
  g_return_val_if_fail (DIPLE_IS_JOB_BAR (self), FALSE);

  return self->progress != NULL;
}

void
diple_job_bar_cancel (DipleJobBar *self)
{
  g_return_if_fail (DIPLE_IS_JOB_BAR (self));

  if (self->cancellable == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "job.cancel", FALSE);
  gtk_label_set_text (self->title, _ ("Stopping…"));
}
