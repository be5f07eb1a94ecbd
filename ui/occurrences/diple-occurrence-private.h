/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "data/diple-kwic.h"

G_BEGIN_DECLS

/* A place with the text that was looked for, in a list. Property "ticked": whether it is to be
 * marked. */
#define DIPLE_TYPE_OCCURRENCE (diple_occurrence_get_type ())
G_DECLARE_FINAL_TYPE (DipleOccurrence, diple_occurrence, DIPLE, OCCURRENCE, GObject)

/* @line is referenced; one that is marked already cannot be ticked. */
DipleOccurrence *diple_occurrence_new (DipleKwicLine *line);

DipleKwicLine *diple_occurrence_get_line (DipleOccurrence *self);
gboolean diple_occurrence_is_marked (DipleOccurrence *self);
gboolean diple_occurrence_get_ticked (DipleOccurrence *self);
void diple_occurrence_set_ticked (DipleOccurrence *self, gboolean ticked);

G_END_DECLS
