/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-insights.h"

G_BEGIN_DECLS

/* A document as it was read, and as the what-if has it. */
typedef struct
{
  gint64 document;
  gint64 position; /* in the project's order */
  GRefString *title;
  DipleUnitDocument *read;
  DipleUnitDocument *seen; /* NULL while the what-if leaves units as they are */
  DipleInsightsDocument figures[DIPLE_N_INSIGHTS_LOOKS]; /* without titles */
} DipleHeldDocument;

struct _DipleInsights
{
  gatomicrefcount references;
  gint64 two[2];         /* only these two annotators; 0: all people and models */
  GPtrArray *annotators; /* char * */
  GPtrArray *labels;     /* char * */
  GArray *annotator_ids; /* gint64 */
  GArray *label_ids;     /* gint64 */
  DipleWhatIf what_if;
  GArray *list;      /* gint64: documents to be read, in the project's order */
  guint n_read;      /* of the list */
  GPtrArray *held;   /* DipleHeldDocument *, in the project's order */
  GHashTable *by_id; /* gint64 * (of the held one) to DipleHeldDocument * */
  DipleAgreement
      *agreements[DIPLE_N_INSIGHTS_LOOKS]; /* the what-if's is NULL while there is none */
  guint versions[DIPLE_N_INSIGHTS_LOOKS];
};

/* diple-insights-held.c */

/* What is as it is has become other, and what the what-if makes of it. */
void diple_insights_note_change (DipleInsights *self);

/* What counts of a held document. */
const DipleUnitDocument *diple_held_document_get (const DipleHeldDocument *held);
void diple_held_document_free (DipleHeldDocument *held);

/* Counts it as the what-if has it. */
void diple_held_document_see (DipleInsights *self, DipleHeldDocument *held);

/* Takes @read in place of what was held under @document; what is the same is not counted again. */
void diple_insights_hold (DipleInsights *self,
                          gint64 document,
                          gint64 position,
                          const char *title,
                          DipleUnitDocument *read);
void diple_insights_drop (DipleInsights *self, gint64 document);

/* Begins to count anew for @look; ends that when the what-if changes nothing. */
void diple_insights_renew (DipleInsights *self, DipleInsightsLook look);

/* diple-insights.c: forgets annotators, labels and documents. */
void diple_insights_forget (DipleInsights *self);

/* A passage of @text (UTF-8) with what stands around it. */
DipleInsightsPlace *diple_insights_place_new (gint64 document, const char *text, DipleRange range);

G_END_DECLS
