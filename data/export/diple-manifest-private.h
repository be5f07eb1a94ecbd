/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/export/diple-export-names-private.h"

G_BEGIN_DECLS

/* What FILE.manifest.json says of the export FILE, for whoever finds it later; docs/jsonl.md has
 * the layout. @file is the name without folder. NULL with an error when the project's own facts
 * cannot be read. */
char *diple_manifest_write (DipleStore *store,
                            const char *file,
                            const DipleExportOptions *options,
                            const DipleExportNames *names,
                            const DipleExportCounts *counts,
                            GError **error);

G_END_DECLS
