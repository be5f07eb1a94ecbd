/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-schema.h"

G_BEGIN_DECLS

/* Reads a schema from any of the files that are known, told apart by what is in them:
 * "diple-schema/1" JSON, brat's annotation.conf, doccano's labels in JSON, Label Studio's labeling
 * configuration in XML. New ids everywhere; labels without a colour get one of their own, and a key
 * that is kept for other uses or taken already is left out. @name is what messages call the input;
 * its last part names a schema that has no name. DIPLE_ERROR_INPUT names file and line. */
DipleSchema *diple_schema_read (const char *text, gssize n_bytes, const char *name, GError **error);

G_END_DECLS
