/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-what-if.h"

gboolean
diple_what_if_is_plain (const DipleWhatIf *what_if)
{
  return !what_if->ignore_edges && (!what_if->merge || what_if->merged == what_if->into);
}

/* For each code point of @text whether it counts at the end of a span. */
static gboolean *
find_words (const char *text, guint length)
{
  gboolean *words = g_new0 (gboolean, length + 1);
  const char *at = text;

  for (guint i = 0; i < length && *at != '\0'; i++, at = g_utf8_next_char (at))
    {
      const gunichar c = g_utf8_get_char (at);

      words[i] = !g_unichar_isspace (c) && !g_unichar_ispunct (c);
    }
  return words;
}

static DipleRange
trim (DipleRange range, const gboolean *words)
{
  DipleRange trimmed = range;

  while (trimmed.start < trimmed.end && !words[trimmed.start])
    trimmed.start++;
  while (trimmed.end > trimmed.start && !words[trimmed.end - 1])
    trimmed.end--;
  return trimmed.start < trimmed.end ? trimmed : range;
}

static void
copy_places (DipleUnit *copy, const DipleUnit *unit, const gboolean *words)
{
  guint n_pieces;
  const DipleRange *pieces = diple_unit_get_pieces (unit, &n_pieces);
  g_autofree DipleRange *trimmed = g_memdup2 (pieces, n_pieces * sizeof *pieces);

  for (guint i = 0; i < n_pieces && words != NULL; i++)
    trimmed[i] = trim (pieces[i], words);
  diple_unit_set_fragments (copy, trimmed, n_pieces);
}

static void
copy_unit (const DipleWhatIf *what_if,
           DipleUnitDocument *document,
           const DipleUnit *unit,
           const gboolean *words)
{
  const gboolean other = what_if->merge && unit->label == what_if->merged;
  DipleUnit *copy = diple_unit_document_add (
      document, unit->annotator, other ? what_if->into : unit->label, unit->range);

  copy_places (copy, unit, words);
  for (guint i = 0; unit->values != NULL && i < unit->values->len; i++)
    {
      const DipleUnitValue *value = &g_array_index (unit->values, DipleUnitValue, i);

      diple_unit_add_value (copy, value->attribute, value->value);
    }
}

DipleUnitDocument *
diple_what_if_apply (const DipleWhatIf *what_if, const DipleUnitDocument *document)
{
  DipleUnitDocument *copy = diple_unit_document_new (document->name, document->length);
  g_autofree gboolean *words = NULL;

  if (what_if->ignore_edges && document->text != NULL)
    words = find_words (document->text, document->length);
  copy->text = g_strdup (document->text);
  copy->tokens = document->tokens != NULL ? g_array_copy (document->tokens) : NULL;
  g_array_append_vals (copy->finished, document->finished->data, document->finished->len);
  for (guint i = 0; i < document->units->len; i++)
    copy_unit (what_if, copy, &g_array_index (document->units, DipleUnit, i), words);
  g_array_append_vals (copy->relations, document->relations->data, document->relations->len);
  return copy;
}
