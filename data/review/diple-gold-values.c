/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/review/diple-decision-private.h"

#include <glib/gi18n-lib.h>

#include "data/diple-document-values.h"
#include "data/diple-error.h"
#include "data/review/diple-review-rows-private.h"

static gboolean
refuse (GError **error, const char *why)
{
  g_set_error_literal (error, DIPLE_ERROR, DIPLE_ERROR_REFUSED, why);
  return FALSE;
}

/* Of several choices: those of anybody, or those of all who said something. In the schema's order.
 */
static gboolean
join (const DipleAttribute *attribute,
      const DipleReviewItem *item,
      gboolean all,
      DipleValues *values,
      GError **error)
{
  if (attribute->type != DIPLE_ATTRIBUTE_CHOICES)
    return refuse (error, _ ("There is one value here: take one of them"));
  for (guint i = 0; i < attribute->options->len; i++)
    {
      const DipleOption *option = attribute->options->pdata[i];
      guint n_with = 0, n_all = 0;

      for (guint k = 0; k < item->candidates->len; k++)
        {
          const DipleReviewCandidate *candidate = item->candidates->pdata[k];

          n_all += candidate->mark != 0;
          n_with += diple_values_has_option (candidate->values, option->id);
        }
      if (all ? n_with > 0 : n_with == n_all)
        diple_values_toggle_option (values, attribute->id, option->id);
    }
  return values->n_items > 0 ||
         refuse (error, _ ("These answers share nothing: take one of them, or all of it"));
}

static gboolean
take (const DipleValues *said, gint64 attribute, DipleValues *values)
{
  guint n = 0;
  const DipleValue *value = said != NULL ? diple_values_get (said, attribute, &n) : NULL;

  if (value != NULL)
    diple_values_set (values, attribute, value, n);
  return value != NULL;
}

gboolean
diple_verdict_make_values (const DipleSchema *schema,
                           const DipleReviewItem *item,
                           const DipleVerdict *verdict,
                           DipleValues *values,
                           GError **error)
{
  const DipleAttribute *attribute = diple_schema_attribute (schema, item->attribute);
  const DipleReviewCandidate *candidate;

  *values = (DipleValues){ NULL, 0 };
  if (attribute == NULL || !diple_verdict_find_candidate (item, verdict, &candidate, error))
    return FALSE;
  if (candidate != NULL)
    take (candidate->values, item->attribute, values);
  else if (verdict->outcome == DIPLE_OUTCOME_UNION ||
           verdict->outcome == DIPLE_OUTCOME_INTERSECTION)
    return join (attribute, item, verdict->outcome == DIPLE_OUTCOME_UNION, values, error);
  else if (verdict->outcome == DIPLE_OUTCOME_EDITED &&
           !take (verdict->values, item->attribute, values))
    return refuse (error, _ ("Say what is to be said of the document, or that there is nothing"));
  return TRUE;
}

gboolean
diple_gold_write_values (DipleStore *store,
                         gint64 gold,
                         gint64 document,
                         gint64 attribute,
                         const DipleValues *values,
                         GError **error)
{
  guint n = 0;
  const DipleValue *value = values != NULL ? diple_values_get (values, attribute, &n) : NULL;
  DipleValues all;
  gboolean done;

  if (!diple_document_values_load (store, document, gold, &all, error))
    return FALSE;
  diple_values_set (&all, attribute, value, n);
  done = diple_document_values_set (store, document, gold, &all, error);
  diple_values_clear (&all);
  return done;
}
