/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/window/diple-progress-private.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* DipleJobBar shows one long job at the foot of the window: what it is, how far, and Cancel. */
#define DIPLE_TYPE_JOB_BAR (diple_job_bar_get_type ())
G_DECLARE_FINAL_TYPE (DipleJobBar, diple_job_bar, DIPLE, JOB_BAR, GtkWidget)

/* Shows the bar. The job tells @progress and stops by @cancellable. */
void diple_job_bar_start (DipleJobBar *self,
                          const char *title,
                          DipleProgress *progress,
                          GCancellable *cancellable);
void diple_job_bar_stop (DipleJobBar *self);
gboolean diple_job_bar_is_busy (DipleJobBar *self);
void diple_job_bar_cancel (DipleJobBar *self);

G_END_DECLS
