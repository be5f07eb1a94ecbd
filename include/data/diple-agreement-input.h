/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-agreement-units.h"

G_BEGIN_DECLS

/* Reads a file in the format "agreement-spans/1", described in docs/agreement.md, and brings it
 * into order with diple_units_sort(). Offsets are code points. NULL with DIPLE_ERROR_INPUT and the
 * document in the message when something in it cannot be. */
DipleUnits *diple_units_read_file (const char *path, GError **error);
DipleUnits *diple_units_read (const char *bytes, gsize n_bytes, GError **error);

/* Cuts the text into words and single marks by ICU's rules for @language (NULL: any), unless it has
 * tokens already. FALSE when there is no text to cut. */
gboolean diple_unit_document_cut (DipleUnitDocument *document, const char *language);

G_END_DECLS
