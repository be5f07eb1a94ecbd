/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-schema.h"
#include "data/diple-store.h"

G_BEGIN_DECLS

/* Decisions sum up in a number what was said of attributes when they were given, and the number
 * changes with the ids of options and entities and with which attributes are compared. So that
 * nothing is asked again because a part was merged or renumbered, what still is as it was decided
 * on is remembered before such a change, and summed up anew after it; both inside the action. */
typedef struct _DipleFollow DipleFollow;

/* NULL with an error. */
DipleFollow *diple_follow_remember (DipleStore *store, const DipleSchema *schema, GError **error);
gboolean diple_follow_write (DipleFollow *self, const DipleSchema *schema, GError **error);
void diple_follow_free (DipleFollow *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleFollow, diple_follow_free)

G_END_DECLS
