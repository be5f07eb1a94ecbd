/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/schema/diple-schema-merge-private.h"

#include <glib/gi18n-lib.h>

#include "data/diple-error.h"

static void
merge_conditions (DipleMerge *merge)
{
  for (guint i = 0; i < merge->next->attributes->len; i++)
    {
      DipleAttribute *attribute = g_ptr_array_index (merge->next->attributes, i);

      for (guint j = 0; j < attribute->conditions->len; j++)
        {
          DipleCondition *condition = &g_array_index (attribute->conditions, DipleCondition, j);
          if (condition->option == merge->from)
            condition->option = merge->into;
        }
      diple_attribute_unite_conditions (attribute);
    }
}

static gboolean
merge_schema (DipleMerge *merge)
{
  DipleAttribute *home = (DipleAttribute *) diple_schema_option_owner (merge->next, merge->from);
  DipleOption *from = (DipleOption *) diple_attribute_option_by_id (home, merge->from);
  DipleOption *into = (DipleOption *) diple_attribute_option_by_id (home, merge->into);

  if (into == NULL)
    {
      g_set_error (merge->error,
                   DIPLE_ERROR,
                   DIPLE_ERROR_REFUSED,
                   _ ("The attribute “%s” has only one of the two options; merge options of one "
                      "attribute"),
                   home->name);
      return FALSE;
    }
  merge_conditions (merge);
  if (g_str_equal (home->default_value, from->name))
    {
      g_free (home->default_value);
      home->default_value = g_strdup (into->name);
    }
  if (*into->description == '\0')
    {
      g_free (into->description);
      into->description = g_steal_pointer (&from->description);
      from->description = g_strdup ("");
    }
  into->excuses = into->excuses || from->excuses;
  return diple_schema_take_away (merge->next, merge->from, NULL, merge->error) &&
         diple_schema_check (merge->next, merge->error);
}

/* Where several options may be chosen, both may be: then one of them is enough. */
#define MOVE(table, same)                                                                          \
  "UPDATE " table " AS a SET option = ?1 WHERE option = ?2 AND NOT EXISTS (SELECT 1 FROM " table   \
  " AS b WHERE " same " AND b.attribute = a.attribute AND b.option = ?1)"
#define COUNT(table, same)                                                                         \
  "(SELECT count(*) FROM " table " AS a JOIN " table " AS b ON " same                              \
  " AND b.attribute = a.attribute WHERE a.option = ?1 AND b.option = ?2)"
#define SAME_DOCUMENT "b.document = a.document AND b.annotator = a.annotator"

gboolean
diple_merge_options (DipleMerge *merge)
{
  static const char *const statements[] = {
    MOVE ("span_value", "b.span = a.span"),
    MOVE ("relation_value", "b.relation = a.relation"),
    MOVE ("document_value", SAME_DOCUMENT),
  };

  if (!merge_schema (merge))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    if (!diple_merge_run (merge, statements[i], merge->into, merge->from))
      return FALSE;
  return TRUE;
}

gboolean
diple_merge_count_options (DipleMerge *merge, DipleTouch *touch)
{
  static const char sql[] = "SELECT " COUNT ("span_value", "b.span = a.span") " + " COUNT (
      "relation_value", "b.relation = a.relation") " + " COUNT ("document_value", SAME_DOCUMENT);

  return diple_merge_count (merge, sql, &touch->doubles);
}
