/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-span.h"
#include "data/export/diple-export-names-private.h"
#include "data/export/diple-json-buffer-private.h"

G_BEGIN_DECLS

/* What one annotator did with the document. */
typedef struct
{
  DipleExportName *annotator;
  const char *state; /* as stored, or "in progress" when there is work and no word about it */
} DipleExportState;

/* A value of an attribute; its text is JSON in the page's scraps. */
typedef struct
{
  gint64 owner; /* a span or a relation; unused for a label of the document */
  const DipleExportName *attribute;
  DipleExportName *annotator; /* of a label of the document */
  gint64 ordinal;
  gsize text;
  gsize n_bytes;
  const char *origin; /* of a label of the document: JSON, or NULL */
  gsize n_origin_bytes;
} DipleExportValue;

typedef struct
{
  gint64 id;
  DipleExportName *annotator;
  const DipleExportName *label;
  DipleRange range;
  gsize first_byte; /* of the document's text */
  gsize end_byte;
  guint fragments; /* the first of n_fragments in the page's array; none when in one piece */
  guint n_fragments;
  guint values;
  guint n_values;
  gsize note; /* JSON in the page's scraps */
  gsize n_note_bytes;
  gsize suggested; /* the same: from what it was made, without the brackets */
  gsize n_suggested_bytes;
  const char *origin; /* JSON, or NULL */
  gsize n_origin_bytes;
} DipleExportSpan;

typedef struct
{
  gint64 id;
  DipleExportName *annotator;
  const DipleExportName *type;
  gint64 source;
  gint64 target;
  guint place; /* of its source among the spans */
  guint values;
  guint n_values;
  const char *origin; /* JSON, or NULL */
  gsize n_origin_bytes;
} DipleExportRelation;

/* Everything about one document that goes into its line, in the line's order. Used again for the
 * next one, so that an export needs the room of its largest document only. */
typedef struct
{
  gint64 id;
  char *title;           /* for messages */
  DipleJsonBuffer facts; /* the line's beginning, to before the key "metadata" */
  DipleJsonBuffer metadata;
  const char *text; /* lent by SQLite until the page is read again */
  gsize n_bytes;
  GArray *states;          /* DipleExportState, by name */
  GArray *spans;           /* DipleExportSpan */
  GArray *fragments;       /* DipleRange */
  GArray *span_values;     /* DipleExportValue */
  GArray *relations;       /* DipleExportRelation */
  GArray *relation_values; /* DipleExportValue */
  GArray *labels;          /* DipleExportValue */
  DipleJsonBuffer scraps;  /* values and notes */
  guint left_out;          /* relations to a span that is not exported */
} DipleExportPage;

void diple_export_page_init (DipleExportPage *page);
void diple_export_page_clear (DipleExportPage *page);

/* Appends the page's line, with its LF. */
void diple_export_page_write (const DipleExportPage *page, DipleJsonBuffer *line);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DipleExportPage, diple_export_page_clear)

G_END_DECLS
