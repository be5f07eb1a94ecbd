/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-agreement-units.h"

G_BEGIN_DECLS

/* Those of the annotators who finished the document, or all who did when annotators is NULL;
 * element guint. */
GArray *diple_finishers_new (const DipleUnitDocument *document,
                             const guint *annotators,
                             guint n_annotators);

G_END_DECLS
