/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/export/diple-export-page-private.h"

#define add_literal diple_json_buffer_add_literal

void
diple_export_page_init (DipleExportPage *page)
{
  *page = (DipleExportPage){
    .states = g_array_new (FALSE, FALSE, sizeof (DipleExportState)),
    .spans = g_array_new (FALSE, FALSE, sizeof (DipleExportSpan)),
    .fragments = g_array_new (FALSE, FALSE, sizeof (DipleRange)),
    .span_values = g_array_new (FALSE, FALSE, sizeof (DipleExportValue)),
    .relations = g_array_new (FALSE, FALSE, sizeof (DipleExportRelation)),
    .relation_values = g_array_new (FALSE, FALSE, sizeof (DipleExportValue)),
    .labels = g_array_new (FALSE, FALSE, sizeof (DipleExportValue)),
  };
  diple_json_buffer_init (&page->facts);
  diple_json_buffer_init (&page->metadata);
  diple_json_buffer_init (&page->scraps);
}

void
diple_export_page_clear (DipleExportPage *page)
{
  g_array_unref (page->states);
  g_array_unref (page->spans);
  g_array_unref (page->fragments);
  g_array_unref (page->span_values);
  g_array_unref (page->relations);
  g_array_unref (page->relation_values);
  g_array_unref (page->labels);
  diple_json_buffer_clear (&page->facts);
  diple_json_buffer_clear (&page->metadata);
  diple_json_buffer_clear (&page->scraps);
  g_free (page->title);
}

static void
add_name (DipleJsonBuffer *line, const DipleExportName *name)
{
  diple_json_buffer_add (line, name->json, name->n_bytes);
}

static void
add_comma (DipleJsonBuffer *line, gboolean wanted)
{
  if (wanted)
    diple_json_buffer_add_byte (line, ',');
}

static void
add_states (const DipleExportPage *page, DipleJsonBuffer *line)
{
  add_literal (line, ",\"annotators\":[");
  for (guint i = 0; i < page->states->len; i++)
    {
      const DipleExportState *state = &g_array_index (page->states, DipleExportState, i);

      add_comma (line, i > 0);
      add_literal (line, "{\"name\":");
      add_name (line, state->annotator);
      add_literal (line, ",\"state\":");
      diple_json_buffer_add_valid (line, state->state, strlen (state->state));
      diple_json_buffer_add_byte (line, '}');
    }
  diple_json_buffer_add_byte (line, ']');
}

static void
add_range (DipleJsonBuffer *line, DipleRange range)
{
  add_literal (line, "\"start\":");
  diple_json_buffer_add_number (line, range.start);
  add_literal (line, ",\"end\":");
  diple_json_buffer_add_number (line, range.end);
}

static void
add_fragments (const DipleExportPage *page, const DipleExportSpan *span, DipleJsonBuffer *line)
{
  add_literal (line, ",\"fragments\":[{");
  if (span->n_fragments == 0)
    add_range (line, span->range);
  for (guint i = 0; i < span->n_fragments; i++)
    {
      if (i > 0)
        add_literal (line, "},{");
      add_range (line, g_array_index (page->fragments, DipleRange, span->fragments + i));
    }
  add_literal (line, "}]");
}

static void
add_values (const DipleExportPage *page,
            const GArray *values,
            guint first,
            guint n_values,
            DipleJsonBuffer *line)
{
  add_literal (line, ",\"attributes\":[");
  for (guint i = 0; i < n_values; i++)
    {
      const DipleExportValue *value = &g_array_index (values, DipleExportValue, first + i);

      add_comma (line, i > 0);
      add_name (line, value->attribute);
      diple_json_buffer_add (line, page->scraps.data + value->text, value->n_bytes);
      diple_json_buffer_add_byte (line, '}');
    }
  diple_json_buffer_add_byte (line, ']');
}

static void
add_note (const DipleExportPage *page, const DipleExportSpan *span, DipleJsonBuffer *line)
{
  add_literal (line, ",\"note\":");
  if (span->n_note_bytes == 0)
    add_literal (line, "\"\"");
  else
    diple_json_buffer_add (line, page->scraps.data + span->note, span->n_note_bytes);
}

static void
add_span (const DipleExportPage *page, const DipleExportSpan *span, DipleJsonBuffer *line)
{
  add_literal (line, "{\"id\":");
  diple_json_buffer_add_id (line, span->id);
  add_literal (line, ",\"annotator\":");
  add_name (line, span->annotator);
  diple_json_buffer_add_byte (line, ',');
  add_name (line, span->label);
  diple_json_buffer_add_byte (line, ',');
  add_range (line, span->range);
  add_literal (line, ",\"text\":");
  diple_json_buffer_add_valid (
      line, page->text + span->first_byte, span->end_byte - span->first_byte);
  add_fragments (page, span, line);
  add_values (page, page->span_values, span->values, span->n_values, line);
  add_note (page, span, line);
  add_literal (line, ",\"suggested\":[");
  diple_json_buffer_add (line, page->scraps.data + span->suggested, span->n_suggested_bytes);
  diple_json_buffer_add_byte (line, ']');
  if (span->origin != NULL)
    diple_json_buffer_add (line, span->origin, span->n_origin_bytes);
  diple_json_buffer_add_byte (line, '}');
}

static void
add_relation (const DipleExportPage *page, const DipleExportRelation *row, DipleJsonBuffer *line)
{
  add_literal (line, "{\"id\":");
  diple_json_buffer_add_id (line, row->id);
  add_literal (line, ",\"annotator\":");
  add_name (line, row->annotator);
  add_literal (line, ",\"label\":");
  add_name (line, row->type);
  add_literal (line, ",\"from\":");
  diple_json_buffer_add_id (line, row->source);
  add_literal (line, ",\"to\":");
  diple_json_buffer_add_id (line, row->target);
  add_values (page, page->relation_values, row->values, row->n_values, line);
  if (row->origin != NULL)
    diple_json_buffer_add (line, row->origin, row->n_origin_bytes);
  diple_json_buffer_add_byte (line, '}');
}

/* A label has an attribute's name and value, which stand as {"name":…,"value": in its JSON. */
static void
add_label (const DipleExportPage *page, const DipleExportValue *label, DipleJsonBuffer *line)
{
  add_literal (line, "{\"annotator\":");
  add_name (line, label->annotator);
  diple_json_buffer_add_byte (line, ',');
  diple_json_buffer_add (line, label->attribute->json + 1, label->attribute->n_bytes - 1);
  diple_json_buffer_add (line, page->scraps.data + label->text, label->n_bytes);
  if (label->origin != NULL)
    diple_json_buffer_add (line, label->origin, label->n_origin_bytes);
  diple_json_buffer_add_byte (line, '}');
}

void
diple_export_page_write (const DipleExportPage *page, DipleJsonBuffer *line)
{
  diple_json_buffer_add (line, page->facts.data, page->facts.length);
  add_literal (line, ",\"text\":");
  diple_json_buffer_add_valid (line, page->text, page->n_bytes);
  diple_json_buffer_add (line, page->metadata.data, page->metadata.length);
  add_states (page, line);
  add_literal (line, ",\"spans\":[");
  for (guint i = 0; i < page->spans->len; i++)
    {
      add_comma (line, i > 0);
      add_span (page, &g_array_index (page->spans, DipleExportSpan, i), line);
    }
  add_literal (line, "],\"relations\":[");
  for (guint i = 0; i < page->relations->len; i++)
    {
      add_comma (line, i > 0);
      add_relation (page, &g_array_index (page->relations, DipleExportRelation, i), line);
    }
  add_literal (line, "],\"labels\":[");
  for (guint i = 0; i < page->labels->len; i++)
    {
      add_comma (line, i > 0);
      add_label (page, &g_array_index (page->labels, DipleExportValue, i), line);
    }
  add_literal (line, "]}\n");
}
