/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-span-index.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* One row of the list of annotations. An object because it sits in a GListModel; immutable. */
#define DIPLE_TYPE_SPAN_ITEM (diple_span_item_get_type ())
G_DECLARE_FINAL_TYPE (DipleSpanItem, diple_span_item, DIPLE, SPAN_ITEM, GObject)

DipleSpan *diple_span_item_get_span (DipleSpanItem *self);

/* How many other spans this one lies in. */
guint diple_span_item_get_depth (DipleSpanItem *self);

/* DipleSpanModel is what DipleSpanIndex holds as a GListModel of DipleSpanItem, made when asked
 * for. It keeps what it showed last, so that an update tells its users no more than what changed.
 */
#define DIPLE_TYPE_SPAN_MODEL (diple_span_model_get_type ())
G_DECLARE_FINAL_TYPE (DipleSpanModel, diple_span_model, DIPLE, SPAN_MODEL, GObject)

DipleSpanModel *diple_span_model_new (void);

/* Takes over what @index holds now. */
void diple_span_model_update (DipleSpanModel *self, const DipleSpanIndex *index);

/* The position of the span with @id, or G_MAXUINT. */
guint diple_span_model_find (DipleSpanModel *self, gint64 id);

G_END_DECLS
