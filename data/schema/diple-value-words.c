/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-value-words.h"

#include "data/diple-entities.h"

static const char *
option_name (const DipleAttribute *attribute, gint64 id)
{
  for (guint i = 0; i < attribute->options->len; i++)
    {
      const DipleOption *option = g_ptr_array_index (attribute->options, i);

      if (option->id == id)
        return option->name;
    }
  return "";
}

char *
diple_value_dup_words (DipleStore *store, const DipleAttribute *attribute, const DipleValue *value)
{
  g_autoptr (DipleEntity) entity = NULL;

  g_return_val_if_fail (DIPLE_IS_STORE (store), NULL);
  g_return_val_if_fail (attribute != NULL && value != NULL, NULL);

  if (value->option != 0)
    return g_strdup (option_name (attribute, value->option));
  if (value->entity == 0)
    return g_strdup (value->text);
  /* One that is gone, which only a damaged file has, is shown without a name. */
  entity = diple_entities_find (store, value->entity, NULL);
  return g_strdup (entity != NULL ? entity->name : "");
}

char *
diple_values_dup_words (DipleStore *store,
                        const DipleAttribute *attribute,
                        const DipleValues *values)
{
  GString *words = g_string_new (NULL);
  guint n = 0;
  const DipleValue *items = diple_values_get (values, attribute->id, &n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = diple_value_dup_words (store, attribute, &items[i]);

      g_string_append_printf (words, "%s%s", i > 0 ? ", " : "", text);
    }
  return g_string_free (words, FALSE);
}
