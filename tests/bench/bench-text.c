/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-text.h"

const BenchSize bench_sizes[BENCH_N_SIZES] = {
  { "5 kB", 5000, 50 },
  { "100 kB", 100000, 2000 },
  { "1 MB", 1000000, 10000 },
};

const char *const bench_crossing[BENCH_N_CROSSING] = { "Source", "Cue", "Claim" };

char *
bench_text_new (guint bytes)
{
  static const char *const words[] = { "minister",  "said",   "the",     "union",      "on",
                                       "Thursday",  "that",   "talks",   "travellers", "rerouted",
                                       "authority", "of",     "harbour", "would",      "resume",
                                       "a",         "strike", "number",  "promise",    "within",
                                       "days",      "after",  "meeting", "both",       "sides",
                                       "café",      "Zürich" };
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  GString *text = g_string_new (NULL);
  gsize paragraph = 0;

  while (text->len < bytes)
    {
      g_string_append (text, words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))]);
      if (text->len - paragraph > 500)
        {
          g_string_append (text, ".\n\n");
          paragraph = text->len;
        }
      else
        g_string_append_c (text, ' ');
    }
  return g_string_free (text, FALSE);
}

static gint64
find_label (DipleSchema *schema, const char *name)
{
  return diple_schema_label_by_name (schema, NULL, name)->id;
}

GPtrArray *
bench_spans_new (DipleSchema *schema, gint64 document, gint64 annotator, guint length, guint n)
{
  static const char *const entities[] = { "Person", "Organization", "Location", "Quantity" };
  GPtrArray *spans = g_ptr_array_new_with_free_func ((GDestroyNotify) diple_span_unref);
  g_autoptr (GRand) random = g_rand_new_with_seed (11);

  for (guint i = 0; i < n; i++)
    {
      const gboolean entity = i % 3 != 0;
      const char *label = entity ? entities[i % 4] : bench_crossing[i % 2 == 0 ? 0 : 2];
      const guint start = (guint) ((double) length * i / n) + g_rand_int_range (random, 0, 15);
      const guint size = g_rand_int_range (random, 4, entity ? 28 : i % 5 == 0 ? 300 : 60);

      if (start + size < length)
        g_ptr_array_add (spans,
                         diple_span_new (document,
                                         annotator,
                                         find_label (schema, label),
                                         (DipleRange){ start, start + size }));
    }
  return spans;
}
