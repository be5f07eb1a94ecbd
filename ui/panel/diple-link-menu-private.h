/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-schema.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* The relation types that a span with @label may have, as a menu whose items begin a link
 * ("panel.link") or, for types that lead into other documents, ask for its end ("panel.link-far");
 * the caller owns it. Empty when there are none. */
GMenuModel *diple_link_menu_new (const DipleSchema *schema, gint64 label);

/* Whether a relation of @type may begin or end at a span with @label. */
gboolean diple_relation_type_touches (const DipleRelationType *type, gint64 label);

G_END_DECLS
