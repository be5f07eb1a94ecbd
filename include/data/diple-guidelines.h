/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-schema.h"
#include "data/diple-store.h"

G_BEGIN_DECLS

/* Guidelines and examples as the project keeps them; they are read with its schema. Every write
 * stands inside an action of diple-journal.h. */

/* Makes @markdown the guideline of @label, or of the whole project when that is 0; "" takes it
 * away. DIPLE_ERROR_NOT_FOUND when there is no such label. */
gboolean
diple_guidelines_set (DipleStore *store, gint64 label, const char *markdown, GError **error);

/* Adds @example, with a new id unless it has one, after the other examples of @label. @document,
 * @span, @start and @end link it to the place it was taken from and may all be 0. Returns its id,
 * or 0: DIPLE_ERROR_NOT_FOUND when there is no such label, DIPLE_ERROR_REFUSED without words. */
gint64 diple_guidelines_add_example (DipleStore *store,
                                     gint64 label,
                                     const DipleExample *example,
                                     GError **error);

/* Changes what an example says; its link and its place stay. Errors as above. */
gboolean diple_guidelines_change_example (DipleStore *store,
                                          gint64 id,
                                          gboolean positive,
                                          const char *text,
                                          const char *note,
                                          GError **error);

/* DIPLE_ERROR_NOT_FOUND when it is gone. */
gboolean diple_guidelines_remove_example (DipleStore *store, gint64 id, GError **error);

G_END_DECLS
