/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-value.h"

#include <string.h>

static DipleValue
copy_value (const DipleValue *value)
{
  DipleValue copy = *value;

  copy.text = g_strdup (value->text);
  return copy;
}

DipleValues
diple_values_copy (const DipleValues *values)
{
  DipleValues copy = { NULL, values->n_items };

  if (values->n_items == 0)
    return copy;
  copy.items = g_new (DipleValue, values->n_items);
  for (guint i = 0; i < values->n_items; i++)
    copy.items[i] = copy_value (&values->items[i]);
  return copy;
}

void
diple_values_clear (DipleValues *values)
{
  for (guint i = 0; i < values->n_items; i++)
    g_free (values->items[i].text);
  g_clear_pointer (&values->items, g_free);
  values->n_items = 0;
}

static gboolean
value_equal (const DipleValue *a, const DipleValue *b)
{
  return a->attribute == b->attribute && a->option == b->option && a->entity == b->entity &&
         g_strcmp0 (a->text, b->text) == 0;
}

gboolean
diple_values_equal (const DipleValues *a, const DipleValues *b)
{
  if (a->n_items != b->n_items)
    return FALSE;
  for (guint i = 0; i < a->n_items; i++)
    if (!value_equal (&a->items[i], &b->items[i]))
      return FALSE;
  return TRUE;
}

/* Where the values of @attribute begin, or would begin. */
static guint
first_of (const DipleValues *values, gint64 attribute)
{
  guint i = 0;

  while (i < values->n_items && values->items[i].attribute < attribute)
    i++;
  return i;
}

static guint
count_of (const DipleValues *values, gint64 attribute, guint first)
{
  guint n = 0;

  while (first + n < values->n_items && values->items[first + n].attribute == attribute)
    n++;
  return n;
}

const DipleValue *
diple_values_get (const DipleValues *values, gint64 attribute, guint *n)
{
  guint first = first_of (values, attribute);
  guint count = count_of (values, attribute, first);

  if (n != NULL)
    *n = count;
  return count > 0 ? &values->items[first] : NULL;
}

gboolean
diple_values_has_option (const DipleValues *values, gint64 option)
{
  for (guint i = 0; i < values->n_items; i++)
    if (option != 0 && values->items[i].option == option)
      return TRUE;
  return FALSE;
}

void
diple_values_set (DipleValues *values, gint64 attribute, const DipleValue *items, guint n_items)
{
  guint first = first_of (values, attribute);
  guint old = count_of (values, attribute, first);
  DipleValues next = { NULL, values->n_items - old + n_items };
  guint after = first + n_items;

  if (next.n_items > 0)
    next.items = g_new (DipleValue, next.n_items);
  for (guint i = 0; i < first; i++)
    next.items[i] = copy_value (&values->items[i]);
  for (guint i = 0; i < n_items; i++)
    {
      next.items[first + i] = copy_value (&items[i]);
      next.items[first + i].attribute = attribute;
    }
  for (guint i = first + old; i < values->n_items; i++)
    next.items[after++] = copy_value (&values->items[i]);
  diple_values_clear (values);
  *values = next;
}

void
diple_values_set_option (DipleValues *values, gint64 attribute, gint64 option)
{
  const DipleValue value = { .option = option };

  diple_values_set (values, attribute, &value, option != 0 ? 1 : 0);
}

void
diple_values_set_entity (DipleValues *values, gint64 attribute, gint64 entity)
{
  const DipleValue value = { .entity = entity };

  diple_values_set (values, attribute, &value, entity != 0 ? 1 : 0);
}

void
diple_values_set_text (DipleValues *values, gint64 attribute, const char *text)
{
  g_autofree char *copy = g_strdup (text);
  const DipleValue value = { .text = copy };

  diple_values_set (values, attribute, &value, text != NULL && *text != '\0' ? 1 : 0);
}

void
diple_values_toggle_option (DipleValues *values, gint64 attribute, gint64 option)
{
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (DipleValue));
  const DipleValue added = { .option = option };
  gboolean found = FALSE;
  guint n;
  const DipleValue *old = diple_values_get (values, attribute, &n);

  for (guint i = 0; i < n; i++)
    if (old[i].option == option)
      found = TRUE;
    else
      g_array_append_val (items, old[i]);
  if (!found)
    g_array_append_val (items, added);
  diple_values_set (values, attribute, (const DipleValue *) (gpointer) items->data, items->len);
}
