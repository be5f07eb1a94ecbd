/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-insights.h"

G_BEGIN_DECLS

/* A document as it was read, and as the what-if has it. */
typedef struct
{
  DipleUnitDocument *read;
  DipleUnitDocument *seen; /* NULL while the what-if is plain */
  DipleInsightsDocument figures;
} DipleHeldDocument;

struct _DipleInsights
{
  gatomicrefcount references;
  GPtrArray *annotators; /* char * */
  GPtrArray *labels;     /* char * */
  GArray *annotator_ids; /* gint64 */
  GArray *label_ids;     /* gint64 */
  DipleWhatIf what_if;
  GArray *list;      /* gint64: documents to be read, in the project's order */
  guint n_read;      /* of the list */
  GPtrArray *held;   /* DipleHeldDocument *, in the order in which they came */
  GHashTable *by_id; /* gint64 * (in the held one's figures) to DipleHeldDocument * */
  DipleAgreement *agreement;
};

/* What counts of a held document. */
const DipleUnitDocument *diple_held_document_get (const DipleHeldDocument *held);

/* A passage of @text (UTF-8) with what stands around it. */
DipleInsightsPlace *diple_insights_place_new (gint64 document, const char *text, DipleRange range);

G_END_DECLS
