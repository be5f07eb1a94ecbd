/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/agreement/diple-report-private.h"

#include <math.h>
#include <string.h>

/* As few digits as give the same number again, and always a sign that it is no whole number. */
static void
print_real (GString *out, double number)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  if (!isfinite (number))
    {
      g_string_append (out, "null");
      return;
    }
  for (int precision = 15; precision <= 17; precision++)
    {
      char format[8];

      g_snprintf (format, sizeof format, "%%.%dg", precision);
      g_ascii_formatd (digits, sizeof digits, format, number);
      if (g_ascii_strtod (digits, NULL) == number)
        break;
    }
  g_string_append (out, digits);
  if (strpbrk (digits, ".e") == NULL)
    g_string_append (out, ".0");
}

static void
print_break (GString *out, guint depth)
{
  g_string_append_c (out, '\n');
  for (guint i = 0; i < depth; i++)
    g_string_append_c (out, ' ');
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
print_string (GString *out, const json_t *string)
{
  char *text = json_dumps (string, JSON_ENCODE_ANY);

  g_string_append (out, text);
  free (text);
}

static void
print_object (GString *out, json_t *object, guint depth)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  const char *key;
  json_t *value;

  json_object_foreach (object, key, value) g_ptr_array_add (keys, (gpointer) key);
  g_ptr_array_sort (keys, compare_keys);
  for (guint i = 0; i < keys->len; i++)
    {
      json_t *name = json_string (keys->pdata[i]);

      g_string_append (out, i > 0 ? "," : "{");
      print_break (out, depth + 1);
      print_string (out, name);
      json_decref (name);
      g_string_append (out, ": ");
      diple_json_print (out, json_object_get (object, keys->pdata[i]), depth + 1);
    }
  if (keys->len > 0)
    print_break (out, depth);
  g_string_append (out, keys->len > 0 ? "}" : "{}");
}

static void
print_array (GString *out, const json_t *array, guint depth)
{
  const size_t size = json_array_size (array);

  for (size_t i = 0; i < size; i++)
    {
      g_string_append (out, i > 0 ? "," : "[");
      print_break (out, depth + 1);
      diple_json_print (out, json_array_get (array, i), depth + 1);
    }
  if (size > 0)
    print_break (out, depth);
  g_string_append (out, size > 0 ? "]" : "[]");
}

void
diple_json_print (GString *out, const json_t *value, guint depth)
{
  switch (json_typeof (value))
    {
    case JSON_OBJECT:
      print_object (out, (json_t *) value, depth);
      break;
    case JSON_ARRAY:
      print_array (out, value, depth);
      break;
    case JSON_STRING:
      print_string (out, value);
      break;
    case JSON_INTEGER:
      g_string_append_printf (out, "%" JSON_INTEGER_FORMAT, json_integer_value (value));
      break;
    case JSON_REAL:
      print_real (out, json_real_value (value));
      break;
    case JSON_TRUE:
    case JSON_FALSE:
      g_string_append (out, json_is_true (value) ? "true" : "false");
      break;
    case JSON_NULL:
    default:
      g_string_append (out, "null");
      break;
    }
}
