/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include "data/diple-error.h"
#include "data/diple-schema.h"

/* A schema that can be read must write itself so that it reads the same again. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleSchema) schema = NULL;
  g_autoptr (DipleSchema) again = NULL;
  g_autofree char *json = NULL;
  g_autofree char *second = NULL;

  schema = diple_schema_from_json ((const char *) data, (gssize) size, "fuzz.json", &error);
  if (schema == NULL)
    {
      g_assert_error (error, DIPLE_ERROR, DIPLE_ERROR_INPUT);
      return 0;
    }

  json = diple_schema_to_json (schema);
  again = diple_schema_from_json (json, -1, "again.json", &error);
  g_assert_no_error (error);
  second = diple_schema_to_json (again);
  g_assert_cmpstr (json, ==, second);

  return 0;
}
