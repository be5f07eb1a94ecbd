/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-document.h"

G_BEGIN_DECLS

/* Reads the YAML front matter that @text begins with into @document and returns the number of bytes
 * that it and the line break after it take up; 0 when there is none. When it is broken, 0 with
 * @warning set to a sentence. */
gsize
diple_front_matter_read (const char *text, gsize n_bytes, DipleDocument *document, char **warning);

/* Puts the fact called @name, as front matter and JSON call it, where it belongs in @document: one
 * of its fields when that is still empty, otherwise its metadata. */
void diple_fact_take (DipleDocument *document, const char *name, const char *value);

/* The same for a list, whose authors become one line. */
void diple_fact_take_list (DipleDocument *document, const char *name, GPtrArray *values);

G_END_DECLS
