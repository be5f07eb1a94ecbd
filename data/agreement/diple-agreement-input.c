/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/diple-agreement-input.h"

#include <glib/gi18n-lib.h>
#include <jansson.h>

#include "data/diple-error.h"

#define FORMAT "agreement-spans/1"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (json_t, json_decref)

/* What is being read, and the numbers of the names met so far. */
typedef struct
{
  DipleUnits *units;
  GHashTable *annotators; /* char * (in the units) to number */
  GHashTable *labels;
  GHashTable *documents; /* a set of names, in the units */
} Reading;

G_GNUC_PRINTF (2, 3) static gboolean fail (GError **error, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  if (error != NULL && *error == NULL)
    *error = g_error_new_valist (DIPLE_ERROR, DIPLE_ERROR_INPUT, format, arguments);
  va_end (arguments);
  return FALSE;
}

static guint
number_name (GPtrArray *names, GHashTable *numbers, const char *name)
{
  gpointer number;
  char *copy;

  if (g_hash_table_lookup_extended (numbers, name, NULL, &number))
    return GPOINTER_TO_UINT (number);
  copy = g_strdup (name);
  g_ptr_array_add (names, copy);
  g_hash_table_insert (numbers, copy, GUINT_TO_POINTER (names->len - 1));
  return names->len - 1;
}

/* Takes the names in the array @list, which may be missing. */
static gboolean
read_names (json_t *list, GPtrArray *names, GHashTable *numbers, const char *what, GError **error)
{
  size_t i;
  json_t *name;

  if (list != NULL && !json_is_array (list))
    return fail (error, _ ("“%s” is not a list"), what);
  json_array_foreach (list, i, name)
  {
    if (!json_is_string (name))
      return fail (error, _ ("“%s” holds something that is not a text"), what);
    number_name (names, numbers, json_string_value (name));
  }
  return TRUE;
}

static gboolean
read_offset (json_t *value, guint *offset)
{
  const double number = json_number_value (value);

  if (!json_is_number (value) || number < 0 || number > G_MAXINT32)
    return FALSE;
  *offset = (guint) number;
  return *offset == number;
}

static gboolean
read_range (const DipleUnitDocument *document, json_t *start, json_t *end, DipleRange *range)
{
  return read_offset (start, &range->start) && read_offset (end, &range->end) &&
         range->start < range->end && range->end <= document->length;
}

static gboolean
read_span (Reading *reading, DipleUnitDocument *document, json_t *span, GError **error)
{
  const char *annotator = json_string_value (json_object_get (span, "annotator"));
  const char *label = json_string_value (json_object_get (span, "label"));
  DipleRange range;
  gpointer number;

  if (annotator == NULL || label == NULL)
    return fail (error, _ ("document “%s”: a span without annotator or label"), document->name);
  if (!g_hash_table_lookup_extended (reading->annotators, annotator, NULL, &number))
    return fail (
        error, _ ("document “%s”: “%s” is not among the annotators"), document->name, annotator);
  if (!read_range (
          document, json_object_get (span, "start"), json_object_get (span, "end"), &range))
    return fail (error,
                 _ ("document “%s”: a span of “%s” is empty or outside the text"),
                 document->name,
                 annotator);
  diple_unit_document_add (document,
                           GPOINTER_TO_UINT (number),
                           number_name (reading->units->labels, reading->labels, label),
                           range);
  return TRUE;
}

/* Without a list everybody finished the document. */
static gboolean
read_finished (Reading *reading, DipleUnitDocument *document, json_t *list, GError **error)
{
  size_t i;
  json_t *name;

  if (list == NULL)
    for (guint annotator = 0; annotator < reading->units->annotators->len; annotator++)
      g_array_append_val (document->finished, annotator);
  json_array_foreach (list, i, name)
  {
    gpointer number;
    guint annotator;

    if (!json_is_string (name) || !g_hash_table_lookup_extended (
                                      reading->annotators, json_string_value (name), NULL, &number))
      return fail (error,
                   _ ("document “%s”: somebody finished it who is not among the annotators"),
                   document->name);
    annotator = GPOINTER_TO_UINT (number);
    if (!diple_unit_document_finished_by (document, annotator))
      g_array_append_val (document->finished, annotator);
  }
  return TRUE;
}

static gboolean
read_tokens (DipleUnitDocument *document, json_t *list, GError **error)
{
  size_t i;
  json_t *pair;
  DipleRange token = { 0, 0 };

  if (list == NULL)
    return TRUE;
  document->tokens = g_array_new (FALSE, FALSE, sizeof (DipleRange));
  json_array_foreach (list, i, pair)
  {
    const guint before = token.end;

    if (!read_range (document, json_array_get (pair, 0), json_array_get (pair, 1), &token) ||
        token.start < before)
      return fail (error,
                   _ ("document “%s”: its tokens are empty, overlap or are out of order"),
                   document->name);
    g_array_append_val (document->tokens, token);
  }
  return TRUE;
}

static gboolean
read_text (DipleUnitDocument *document, json_t *text, GError **error)
{
  if (!json_is_string (text))
    return TRUE;
  document->text = g_strdup (json_string_value (text));
  return g_utf8_strlen (document->text, -1) == (glong) document->length ||
         fail (error, _ ("document “%s”: its text does not have its length"), document->name);
}

static gboolean
read_document (Reading *reading, json_t *object, GError **error)
{
  const char *name = json_string_value (json_object_get (object, "id"));
  json_t *spans = json_object_get (object, "spans");
  DipleUnitDocument *document;
  size_t i;
  json_t *span;
  guint length;

  if (name == NULL || g_hash_table_contains (reading->documents, name))
    return fail (error, _ ("a document has no id, or that of another one"));
  if (!read_offset (json_object_get (object, "length"), &length))
    return fail (error, _ ("document “%s” has no length"), name);

  document = diple_unit_document_new (name, length);
  g_ptr_array_add (reading->units->documents, document);
  g_hash_table_add (reading->documents, document->name);
  if (!read_text (document, json_object_get (object, "text"), error) ||
      !read_tokens (document, json_object_get (object, "tokens"), error) ||
      !read_finished (reading, document, json_object_get (object, "annotators"), error))
    return FALSE;
  json_array_foreach (spans, i, span) if (!read_span (reading, document, span, error)) return FALSE;
  return TRUE;
}

static gboolean
read_all (Reading *reading, json_t *root, GError **error)
{
  const char *format = json_string_value (json_object_get (root, "format"));
  json_t *documents = json_object_get (root, "documents");
  size_t i;
  json_t *document;

  if (g_strcmp0 (format, FORMAT) != 0)
    return fail (error, _ ("not in the format “%s”"), FORMAT);
  if (!json_is_array (documents))
    return fail (error, _ ("there are no documents"));
  if (!read_names (json_object_get (root, "annotators"),
                   reading->units->annotators,
                   reading->annotators,
                   "annotators",
                   error) ||
      !read_names (json_object_get (root, "labels"),
                   reading->units->labels,
                   reading->labels,
                   "labels",
                   error))
    return FALSE;
  json_array_foreach (
      documents, i, document) if (!read_document (reading, document, error)) return FALSE;
  return TRUE;
}

DipleUnits *
diple_units_read (const char *bytes, gsize n_bytes, GError **error)
{
  g_autoptr (DipleUnits) units = diple_units_new ();
  g_autoptr (GHashTable) annotators = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) labels = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) documents = g_hash_table_new (g_str_hash, g_str_equal);
  Reading reading = { units, annotators, labels, documents };
  g_autoptr (json_t) root = NULL;
  json_error_t problem;

  root = json_loadb (bytes, n_bytes, JSON_REJECT_DUPLICATES, &problem);
  if (root == NULL)
    {
      fail (error, _ ("line %d: %s"), problem.line, problem.text);
      return NULL;
    }
  if (!read_all (&reading, root, error))
    return NULL;
  diple_units_sort (units);
  return g_steal_pointer (&units);
}

DipleUnits *
diple_units_read_file (const char *path, GError **error)
{
  g_autofree char *bytes = NULL;
  gsize n_bytes;

  if (!g_file_get_contents (path, &bytes, &n_bytes, error))
    return NULL;
  return diple_units_read (bytes, n_bytes, error);
}
