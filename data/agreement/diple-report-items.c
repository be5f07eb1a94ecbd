/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/agreement/diple-report-private.h"
#include "data/diple-items.h"

static json_t *
units_to_json (const DipleReport *report, const DipleItem *item)
{
  json_t *annotators = json_object ();

  for (guint i = 0; i < item->units->len; i++)
    {
      const DipleUnit *unit = item->units->pdata[i];
      const char *name = diple_report_annotator (report, unit->annotator);
      json_t *spans = json_object_get (annotators, name);

      if (spans == NULL)
        {
          spans = json_array ();
          json_object_set_new (annotators, name, spans);
        }
      json_array_append_new (spans,
                             json_pack ("[IIs]",
                                        (json_int_t) unit->range.start,
                                        (json_int_t) unit->range.end,
                                        diple_report_label (report, unit->label)));
    }
  return annotators;
}

static json_t *
item_to_json (const DipleReport *report, const char *document, const DipleItem *item)
{
  g_autofree char *kind = diple_item_kind_to_string (item->kind);
  json_t *object = json_object ();

  json_object_set_new (object, "doc", json_string (document));
  diple_report_add_count (object, "start", item->range.start);
  diple_report_add_count (object, "end", item->range.end);
  json_object_set_new (object, "kind", json_string (kind));
  diple_report_add_count (object, "of", item->n_finished);
  diple_report_add_count (object, "support", item->n_present);
  json_object_set_new (object, "severity", json_real (item->severity));
  json_object_set_new (object, "spans", units_to_json (report, item));
  return object;
}

static void
count_kind (json_t *kinds, DipleItemKind kind)
{
  g_autofree char *name = diple_item_kind_to_string (kind);

  diple_report_add_count (kinds, name, json_integer_value (json_object_get (kinds, name)) + 1);
}

void
diple_report_add_items (DipleReport *report, json_t *root)
{
  json_t *kinds = json_object ();
  json_t *list = json_array ();

  for (guint i = 0; i < report->units->documents->len; i++)
    {
      const DipleUnitDocument *document = report->units->documents->pdata[i];
      g_autoptr (GPtrArray) items = diple_items_find (document);

      for (guint j = 0; j < items->len; j++)
        {
          const DipleItem *item = items->pdata[j];

          count_kind (kinds, item->kind);
          json_array_append_new (list, item_to_json (report, document->name, item));
        }
    }
  json_object_set_new (root, "review_kinds", kinds);
  json_object_set_new (root, "review_items", list);
}
