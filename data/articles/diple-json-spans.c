/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "data/articles/diple-reader-private.h"
#include "data/diple-text-map.h"

/* Keys come in the order of our own layout nearly always, so that the first that was not seen yet
 * is looked at first. */
static int
find_name (DipleSlice key, const char *const *names, guint seen)
{
  int next = 0;

  while (names[next] != NULL && (seen & (1u << next)))
    next++;
  if (names[next] != NULL && diple_slice_is (key, names[next]))
    return next;
  for (int i = 0; names[i] != NULL; i++)
    if (diple_slice_is (key, names[i]))
      return i;
  return -1;
}

int
diple_json_which (DipleJson *json, DipleSlice key, const char *const *names, guint *seen)
{
  int found = find_name (key, names, *seen);

  if (found < 0)
    {
      g_autofree char *unknown = diple_slice_shorten (key);

      diple_json_fail (json, _ ("“%s” is no key of Diple's layout"), unknown);
      return -1;
    }
  if (*seen & (1u << found))
    diple_json_fail (json, _ ("“%s” comes twice"), names[found]);
  *seen |= 1u << found;
  return json->problem == NULL ? found : -1;
}

static void
require (DipleJson *json, const char *const *names, guint seen, guint wanted)
{
  for (int i = 0; names[i] != NULL; i++)
    if ((wanted & (1u << i)) && !(seen & (1u << i)))
      diple_json_fail (json, _ ("“%s” is missing"), names[i]);
}

static void
read_id (DipleJsonFile *self, DipleJson *json, gint64 *id)
{
  DipleSlice text = { 0 };

  if (diple_json_read_string (json, &text))
    *id = diple_json_file_id (self, text);
}

static void
read_name (DipleJson *json, char **name)
{
  *name = diple_json_dup_string (json);
  if (*name != NULL && **name == '\0')
    diple_json_fail (json, _ ("a name is empty"));
}

static gboolean
read_pair (DipleJson *json, GPtrArray *pairs)
{
  static const char *const names[] = { "name", "value", NULL };
  g_autofree char *name = NULL;
  g_autofree char *value = NULL;
  guint seen = 0;
  guint n = 0;
  DipleSlice key = { 0 };

  if (!diple_json_enter (json, '{'))
    return FALSE;
  while (diple_json_next_key (json, &n, &key))
    {
      int which = diple_json_which (json, key, names, &seen);

      if (which == 0)
        name = diple_json_dup_string (json);
      else if (which == 1)
        value = diple_json_dup_string (json);
    }
  require (json, names, seen, 3);
  if (json->problem == NULL)
    g_ptr_array_add (pairs, diple_pair_new (name, value));
  return json->problem == NULL;
}

gboolean
diple_json_read_pairs (DipleJson *json, GPtrArray **pairs)
{
  guint n = 0;

  if (!diple_json_enter (json, '['))
    return FALSE;
  while (diple_json_next_item (json, &n))
    {
      if (*pairs == NULL)
        *pairs = g_ptr_array_new_with_free_func ((GDestroyNotify) diple_pair_free);
      if (!read_pair (json, *pairs))
        return FALSE;
    }
  return json->problem == NULL;
}

static gboolean
read_range (DipleJson *json, DipleRange *range)
{
  static const char *const names[] = { "start", "end", NULL };
  guint seen = 0;
  guint n = 0;
  DipleSlice key = { 0 };

  if (!diple_json_enter (json, '{'))
    return FALSE;
  while (diple_json_next_key (json, &n, &key))
    {
      int which = diple_json_which (json, key, names, &seen);

      if (which >= 0)
        diple_json_read_uint (json, which == 0 ? &range->start : &range->end);
    }
  require (json, names, seen, 3);
  return json->problem == NULL;
}

static gboolean
read_fragments (DipleJson *json, DipleArticleSpan *span)
{
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (DipleRange));
  DipleRange piece = { 0 };
  guint n = 0;

  if (!diple_json_enter (json, '['))
    return FALSE;
  while (diple_json_next_item (json, &n) && read_range (json, &piece))
    g_array_append_val (pieces, piece);
  span->n_fragments = pieces->len;
  span->fragments =
      pieces->len > 0 ? (DipleRange *) g_array_free (g_steal_pointer (&pieces), FALSE) : NULL;
  return json->problem == NULL;
}

/* One piece, or none, says no more than the range does. */
static void
check_fragments (DipleJson *json, DipleArticleSpan *span)
{
  const DipleRange *pieces = span->fragments;
  guint last = span->n_fragments - 1;

  if (pieces == NULL)
    return;
  for (guint i = 0; i < span->n_fragments; i++)
    if (pieces[i].start >= pieces[i].end || (i > 0 && pieces[i].start <= pieces[i - 1].end))
      diple_json_fail (json, _ ("the fragments of a span are empty, touch or are out of order"));
  if (pieces[0].start != span->range.start || pieces[last].end != span->range.end)
    diple_json_fail (json, _ ("the fragments of a span do not reach from its start to its end"));
  if (span->n_fragments > 1)
    return;
  g_clear_pointer (&span->fragments, g_free);
  span->n_fragments = 0;
}

static void
check_range (DipleJson *json, DipleArticleSpan *span, const DipleTextMap *map, const char *surface)
{
  guint length = diple_text_map_length (map);
  gsize start = 0;
  gsize end = 0;

  if (span->range.start >= span->range.end || span->range.end > length)
    {
      diple_json_fail (json,
                       _ ("a span from %u to %u does not fit into a text of %u characters"),
                       span->range.start,
                       span->range.end,
                       length);
      return;
    }
  start = diple_text_map_to_byte (map, span->range.start);
  end = diple_text_map_to_byte (map, span->range.end);
  span->bytes = (DipleRange){ (guint) start, (guint) end };
  if (surface != NULL &&
      (strlen (surface) != end - start ||
       memcmp (surface, diple_text_map_get_text (map) + start, end - start) != 0))
    {
      const DipleSlice text = { diple_text_map_get_text (map) + start, end - start };
      g_autofree char *there = diple_slice_shorten (text);
      g_autofree char *said = diple_slice_shorten ((DipleSlice){ surface, strlen (surface) });

      diple_json_fail (json,
                       _ ("a span from %u to %u says “%s” where the text has “%s”; offsets count "
                          "Unicode code points"),
                       span->range.start,
                       span->range.end,
                       said,
                       there);
    }
}

/* A number in digits, as text. */
static void
read_score (DipleJson *json, double *score)
{
  g_autofree char *text = diple_json_dup_string (json);
  char *end = text;

  if (text == NULL || *text == '\0')
    return;
  *score = g_ascii_strtod (text, &end);
  if (*end != '\0' || !isfinite (*score))
    diple_json_fail (json, _ ("“%s” is no score; write a number like “0.97”, or nothing"), text);
}

static void
read_answer (DipleJson *json, gboolean *corrected)
{
  g_autofree char *answer = diple_json_dup_string (json);

  if (answer == NULL)
    return;
  *corrected = g_str_equal (answer, "corrected");
  if (!*corrected && !g_str_equal (answer, "accepted"))
    diple_json_fail (json, _ ("“%s” is neither “accepted” nor “corrected”"), answer);
}

static gboolean
read_suggestion (DipleJsonFile *self, DipleJson *json, DipleArticleSpan *span)
{
  static const char *const names[] = { "model", "span", "score", "answer", NULL };
  g_autoptr (DipleArticleSuggested) suggested = g_new0 (DipleArticleSuggested, 1);
  DipleSlice key = { 0 };
  guint seen = 0;
  guint n = 0;

  suggested->score = NAN;
  if (!diple_json_enter (json, '{'))
    return FALSE;
  while (diple_json_next_key (json, &n, &key))
    {
      const int which = diple_json_which (json, key, names, &seen);

      if (which == 0)
        read_name (json, &suggested->model);
      else if (which == 1)
        read_id (self, json, &suggested->span);
      else if (which == 2)
        read_score (json, &suggested->score);
      else if (which == 3)
        read_answer (json, &suggested->corrected);
    }
  require (json, names, seen, 15);
  if (json->problem == NULL)
    g_ptr_array_add (span->suggested, g_steal_pointer (&suggested));
  return json->problem == NULL;
}

static void
read_suggested (DipleJsonFile *self, DipleJson *json, DipleArticleSpan *span)
{
  guint n = 0;

  if (!diple_json_enter (json, '['))
    return;
  while (diple_json_next_item (json, &n))
    {
      if (span->suggested == NULL)
        span->suggested =
            g_ptr_array_new_with_free_func ((GDestroyNotify) diple_article_suggested_free);
      if (!read_suggestion (self, json, span))
        return;
    }
}

enum
{
  SPAN_ID,
  SPAN_ANNOTATOR,
  SPAN_LAYER,
  SPAN_LABEL,
  SPAN_START,
  SPAN_END,
  SPAN_TEXT,
  SPAN_FRAGMENTS,
  SPAN_ATTRIBUTES,
  SPAN_NOTE,
  SPAN_SUGGESTED,
  SPAN_SCORE,
  SPAN_ORIGIN,
};

static const char *const span_keys[] = { "id",         "annotator", "layer",     "label",
                                         "start",      "end",       "text",      "fragments",
                                         "attributes", "note",      "suggested", "score",
                                         "provenance", NULL };

/* Of a gold export: who decided something is known in the project where it was decided. */
static void
pass_origin (DipleJson *json, GPtrArray *warnings)
{
  const char *warning =
      _ ("who decided what (“provenance”) was not kept: the annotations are those "
         "of an annotator like others");

  diple_json_skip (json, NULL);
  if (!g_ptr_array_find_with_equal_func (warnings, warning, g_str_equal, NULL))
    g_ptr_array_add (warnings, g_strdup (warning));
}

static void
read_span_key (
    DipleJsonFile *self, DipleJson *json, int which, DipleArticleSpan *span, char **surface)
{
  if (which == SPAN_ID)
    read_id (self, json, &span->id);
  else if (which == SPAN_ANNOTATOR)
    read_name (json, &span->annotator);
  else if (which == SPAN_LAYER)
    span->layer = diple_json_dup_string (json);
  else if (which == SPAN_LABEL)
    read_name (json, &span->label);
  else if (which == SPAN_START || which == SPAN_END)
    diple_json_read_uint (json, which == SPAN_START ? &span->range.start : &span->range.end);
  else if (which == SPAN_TEXT)
    *surface = diple_json_dup_string (json);
  else if (which == SPAN_FRAGMENTS)
    read_fragments (json, span);
  else if (which == SPAN_ATTRIBUTES)
    diple_json_read_pairs (json, &span->attributes);
  else if (which == SPAN_NOTE)
    span->note = diple_json_dup_string (json);
  else if (which == SPAN_SUGGESTED)
    read_suggested (self, json, span);
  else if (which == SPAN_SCORE)
    diple_json_read_double (json, &span->score);
}

static gboolean
read_span (DipleJsonFile *self, DipleJson *json, const DipleTextMap *map, DipleArticle *article)
{
  g_autoptr (DipleArticleSpan) span = diple_article_span_new ();
  g_autofree char *surface = NULL;
  DipleSlice key = { 0 };
  guint seen = 0;
  guint n = 0;

  if (!diple_json_enter (json, '{'))
    return FALSE;
  while (diple_json_next_key (json, &n, &key))
    {
      const int which = diple_json_which (json, key, span_keys, &seen);

      if (which == SPAN_ORIGIN)
        pass_origin (json, article->warnings);
      else
        read_span_key (self, json, which, span, &surface);
    }
  require (json,
           span_keys,
           seen,
           1u << SPAN_ANNOTATOR | 1u << SPAN_LABEL | 1u << SPAN_START | 1u << SPAN_END);
  if (json->problem == NULL)
    check_range (json, span, map, surface);
  if (json->problem == NULL)
    check_fragments (json, span);
  if (json->problem == NULL)
    g_ptr_array_add (article->spans, g_steal_pointer (&span));
  return json->problem == NULL;
}

gboolean
diple_json_read_spans (DipleJsonFile *self, DipleJson *json, DipleArticle *article)
{
  g_autoptr (DipleTextMap) map =
      diple_text_map_new (article->document->text, article->document->n_bytes);
  guint n = 0;

  if (!diple_json_enter (json, '['))
    return FALSE;
  while (diple_json_next_item (json, &n))
    if (!read_span (self, json, map, article))
      return FALSE;
  return json->problem == NULL;
}

enum
{
  RELATION_ID,
  RELATION_ANNOTATOR,
  RELATION_LABEL,
  RELATION_FROM,
  RELATION_TO,
  RELATION_ATTRIBUTES,
  RELATION_NOTE,
  RELATION_ORIGIN,
};

static const char *const relation_keys[] = { "id",         "annotator", "label",      "from", "to",
                                             "attributes", "note",      "provenance", NULL };

static void
read_relation_key (DipleJsonFile *self, DipleJson *json, int which, DipleArticleRelation *relation)
{
  if (which == RELATION_ID)
    read_id (self, json, &relation->id);
  else if (which == RELATION_ANNOTATOR)
    read_name (json, &relation->annotator);
  else if (which == RELATION_LABEL)
    read_name (json, &relation->label);
  else if (which == RELATION_FROM || which == RELATION_TO)
    read_id (self, json, which == RELATION_FROM ? &relation->from : &relation->to);
  else if (which == RELATION_ATTRIBUTES)
    diple_json_read_pairs (json, &relation->attributes);
  else if (which == RELATION_NOTE)
    relation->note = diple_json_dup_string (json);
}

static gboolean
read_relation (DipleJsonFile *self, DipleJson *json, DipleArticle *article)
{
  g_autoptr (DipleArticleRelation) relation = g_new0 (DipleArticleRelation, 1);
  DipleSlice key = { 0 };
  guint seen = 0;
  guint n = 0;

  if (!diple_json_enter (json, '{'))
    return FALSE;
  while (diple_json_next_key (json, &n, &key))
    {
      const int which = diple_json_which (json, key, relation_keys, &seen);

      if (which == RELATION_ORIGIN)
        pass_origin (json, article->warnings);
      else
        read_relation_key (self, json, which, relation);
    }
  require (json,
           relation_keys,
           seen,
           1u << RELATION_ANNOTATOR | 1u << RELATION_LABEL | 1u << RELATION_FROM |
               1u << RELATION_TO);
  if (json->problem == NULL && (relation->from == 0 || relation->from == relation->to))
    diple_json_fail (json, _ ("a relation needs two different spans"));
  if (json->problem == NULL)
    g_ptr_array_add (article->relations, g_steal_pointer (&relation));
  return json->problem == NULL;
}

gboolean
diple_json_read_relations (DipleJsonFile *self, DipleJson *json, DipleArticle *article)
{
  guint n = 0;

  if (!diple_json_enter (json, '['))
    return FALSE;
  while (diple_json_next_item (json, &n))
    if (!read_relation (self, json, article))
      return FALSE;
  return json->problem == NULL;
}

static gboolean
read_label (DipleJson *json, DipleArticle *article)
{
  static const char *const names[] = { "annotator", "name", "value", "provenance", NULL };
  g_autoptr (DipleArticleLabel) label = g_new0 (DipleArticleLabel, 1);
  char **const fields[] = { &label->annotator, &label->name, &label->value };
  DipleSlice key = { 0 };
  guint seen = 0;
  guint n = 0;

  if (!diple_json_enter (json, '{'))
    return FALSE;
  while (diple_json_next_key (json, &n, &key))
    {
      int which = diple_json_which (json, key, names, &seen);

      if (which == 3)
        pass_origin (json, article->warnings);
      else if (which == 2)
        label->value = diple_json_dup_string (json);
      else if (which >= 0)
        read_name (json, fields[which]);
    }
  require (json, names, seen, 7);
  if (json->problem == NULL)
    g_ptr_array_add (article->labels, g_steal_pointer (&label));
  return json->problem == NULL;
}

gboolean
diple_json_read_labels (DipleJson *json, DipleArticle *article)
{
  guint n = 0;

  if (!diple_json_enter (json, '['))
    return FALSE;
  while (diple_json_next_item (json, &n))
    if (!read_label (json, article))
      return FALSE;
  return json->problem == NULL;
}

static gboolean
read_state (DipleJson *json, GPtrArray *states)
{
  static const char *const names[] = { "name", "state", NULL };
  static const char *const known[] = { "open", "in progress", "finished", NULL };
  g_autoptr (DipleArticleState) state = g_new0 (DipleArticleState, 1);
  DipleSlice key = { 0 };
  guint seen = 0;
  guint n = 0;

  if (!diple_json_enter (json, '{'))
    return FALSE;
  while (diple_json_next_key (json, &n, &key))
    {
      int which = diple_json_which (json, key, names, &seen);

      if (which == 0)
        read_name (json, &state->name);
      else if (which == 1)
        state->state = diple_json_dup_string (json);
    }
  require (json, names, seen, 3);
  if (json->problem == NULL && !g_strv_contains (known, state->state))
    diple_json_fail (json, _ ("a state is “open”, “in progress” or “finished”"));
  if (json->problem == NULL)
    g_ptr_array_add (states, g_steal_pointer (&state));
  return json->problem == NULL;
}

gboolean
diple_json_read_states (DipleJson *json, DipleArticle *article)
{
  guint n = 0;

  if (!diple_json_enter (json, '['))
    return FALSE;
  while (diple_json_next_item (json, &n))
    if (!read_state (json, article->states))
      return FALSE;
  return json->problem == NULL;
}
