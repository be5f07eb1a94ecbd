/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The SHA-256 of @n_bytes at @bytes. */
void diple_digest (const char *bytes, gsize n_bytes, guint8 sha256[32]);

G_END_DECLS
