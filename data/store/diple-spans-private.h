/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-spans.h"
#include "data/store/diple-store-private.h"

G_BEGIN_DECLS

/* diple-span-rules.c: whether @span may stand in the project: its range lies in the text and is not
 * empty, nobody marks the same thing twice, and its layer's overlap rule holds. */
gboolean diple_span_rules_allow (DipleStore *store, const DipleSpan *span, GError **error);

/* Whether its annotator has no other span with the same label on the same pieces. FALSE with an
 * error. */
gboolean diple_span_rules_is_new (DipleStore *store,
                                  const DipleSpan *span,
                                  gboolean *is_new,
                                  GError **error);

G_END_DECLS
