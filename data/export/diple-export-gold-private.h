/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-export.h"
#include "data/export/diple-export-names-private.h"

G_BEGIN_DECLS

/* What of one document a gold or majority export holds: spans, relations and labels as they are
 * stored, by their ids, all of them in the name of one layer, each with what it came from. */
typedef struct _DipleExportGold DipleExportGold;

/* JSON: ,"provenance":{…} */
typedef struct
{
  char *json;
  gsize n_bytes;
} DipleExportOrigin;

/* A relation that is written between these spans. */
typedef struct
{
  DipleExportOrigin origin;
  gint64 source;
  gint64 target;
} DipleExportLink;

/* What an annotator says of the document, by one attribute. */
typedef struct
{
  DipleExportOrigin origin;
  gint64 annotator;
} DipleExportLabel;

/* NULL for an export of annotators, and with an error, which is set. Lends all it is given. */
DipleExportGold *diple_export_gold_new (DipleStore *store,
                                        const DipleExportOptions *options,
                                        const DipleExportNames *names);
void diple_export_gold_free (DipleExportGold *self);

/* Goes on to @document. */
gboolean diple_export_gold_choose (DipleExportGold *self, gint64 document, GError **error);

/* Of the document chosen. All is settled: two or more finished it, and nothing is open. */
gboolean diple_export_gold_is_settled (const DipleExportGold *self);
DipleExportName *diple_export_gold_get_name (const DipleExportGold *self);

/* NULL when it is not in the export; lent until the next document is chosen. */
const DipleExportOrigin *diple_export_gold_find_span (const DipleExportGold *self, gint64 id);
const DipleExportLink *diple_export_gold_find_relation (const DipleExportGold *self, gint64 id);
const DipleExportLabel *diple_export_gold_find_label (const DipleExportGold *self,
                                                      gint64 attribute);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleExportGold, diple_export_gold_free)

G_END_DECLS
