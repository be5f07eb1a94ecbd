/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-kwic.h"

DipleKwicQuery *
diple_kwic_query_new (void)
{
  DipleKwicQuery *query = g_new0 (DipleKwicQuery, 1);

  query->labels = g_array_new (FALSE, FALSE, sizeof (gint64));
  query->annotators = g_array_new (FALSE, FALSE, sizeof (gint64));
  return query;
}

DipleKwicQuery *
diple_kwic_query_copy (const DipleKwicQuery *query)
{
  DipleKwicQuery *copy = g_memdup2 (query, sizeof *query);

  copy->words = g_strdup (query->words);
  copy->labels = g_array_copy (query->labels);
  copy->annotators = g_array_copy (query->annotators);
  copy->value = g_strdup (query->value);
  copy->outlet = g_strdup (query->outlet);
  copy->from = g_strdup (query->from);
  copy->to = g_strdup (query->to);
  return copy;
}

void
diple_kwic_query_free (DipleKwicQuery *query)
{
  g_free (query->words);
  g_array_unref (query->labels);
  g_array_unref (query->annotators);
  g_free (query->value);
  g_free (query->outlet);
  g_free (query->from);
  g_free (query->to);
  g_free (query);
}

static gboolean
is_given (const char *text)
{
  return text != NULL && *text != '\0';
}

gboolean
diple_kwic_query_wants_spans (const DipleKwicQuery *query)
{
  g_return_val_if_fail (query != NULL, FALSE);

  return query->labels->len > 0 || query->annotators->len > 0 ||
         (query->attribute != 0 && !query->of_document);
}

static gboolean
has_words (const DipleKwicQuery *query)
{
  for (const char *p = query->words; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char_validated (p, -1)))
      return TRUE;
  return FALSE;
}

gboolean
diple_kwic_query_is_empty (const DipleKwicQuery *query)
{
  g_return_val_if_fail (query != NULL, TRUE);

  return !has_words (query) && !diple_kwic_query_wants_spans (query) && query->attribute == 0 &&
         !is_given (query->outlet) && !is_given (query->from) && !is_given (query->to) &&
         query->state == DIPLE_STATE_ANY;
}

void
diple_kwic_query_leave_out_others (DipleKwicQuery *query)
{
  g_return_if_fail (query != NULL);
  g_return_if_fail (query->viewer != 0);

  if (query->annotators->len == 0 && !diple_kwic_query_is_empty (query) &&
      (diple_kwic_query_wants_spans (query) || !has_words (query)))
    g_array_append_val (query->annotators, query->viewer);
}
