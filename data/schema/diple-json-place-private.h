/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where in a JSON text a value stands: a key of its object or a number in its array, and where that
 * stands. Lives on the reader's stack; the outermost value is NULL. */
typedef struct _DipleJsonPlace DipleJsonPlace;
struct _DipleJsonPlace
{
  const DipleJsonPlace *parent;
  const char *key; /* NULL for an element of an array */
  guint index;
};

/* The line, from 1, on which the value at @place begins; of its nearest known parent when the text
 * has no such value. @json must be valid JSON. */
guint diple_json_line (const char *json, gsize n_bytes, const DipleJsonPlace *place);

G_END_DECLS
