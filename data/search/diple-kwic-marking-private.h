/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-project.h"

G_BEGIN_DECLS

/* Marks the lines of @items (DipleKwicItem *) on the project's writing thread, as one action. Takes
 * @task, which returns the action's sentence, a new string, or an error. */
void diple_kwic_marking_run (
    DipleProject *project, gint64 annotator, gint64 label, GPtrArray *items, GTask *task);

G_END_DECLS
