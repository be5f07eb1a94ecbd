/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-export.h"
#include "data/export/diple-export-page-private.h"

G_BEGIN_DECLS

/* Begins a transaction for reading unless one is under way; @began, to be given back, says whether.
 */
gboolean diple_export_begin_reading (DipleStore *store, gboolean *began, GError **error);
void diple_export_end_reading (DipleStore *store, gboolean began);

/* Adds what @page holds to @counts, and to the names on it. */
void diple_export_count_page (const DipleExportPage *page, DipleExportCounts *counts);

G_END_DECLS
