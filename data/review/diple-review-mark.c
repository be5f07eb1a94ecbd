/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/review/diple-review-mark-private.h"

/* The finaliser of SplitMix64 (Steele, Lea and Flood 2014). */
guint64
diple_mark_stir (guint64 mark, guint64 value)
{
  guint64 z = mark * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) + value +
              G_GUINT64_CONSTANT (0x632be59bd9b4e019);

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

static guint64
stir_text (guint64 mark, const char *text)
{
  for (; *text != '\0'; text++)
    mark = diple_mark_stir (mark, (guchar) *text);
  return mark;
}

guint64
diple_mark_gather (guint64 marks, guint64 mark)
{
  marks += mark | 1;
  return marks != 0 ? marks : 1;
}

static guint64
mark_value (const DipleValue *value)
{
  guint64 mark = diple_mark_stir ((guint64) value->attribute, (guint64) value->option);

  mark = diple_mark_stir (mark, (guint64) value->entity);
  return stir_text (mark, value->text != NULL ? value->text : "");
}

guint64
diple_mark_values (const DipleSchema *schema, const DipleValues *values)
{
  guint64 marks = 0;

  for (guint i = 0; i < values->n_items; i++)
    {
      const DipleValue *value = &values->items[i];
      const DipleAttribute *attribute = diple_schema_attribute (schema, value->attribute);

      if (attribute != NULL && attribute->compared)
        marks = diple_mark_gather (marks, mark_value (value));
    }
  return marks;
}

guint64
diple_mark_attribute (const DipleValues *values, gint64 attribute)
{
  guint64 marks = 0;
  guint n = 0;
  const DipleValue *value = diple_values_get (values, attribute, &n);

  for (guint i = 0; i < n; i++)
    marks = diple_mark_gather (marks, mark_value (&value[i]));
  return marks;
}

gint64
diple_mark_rest (const DipleSchema *schema, const DipleSpan *span)
{
  guint64 mark = diple_mark_values (schema, &span->values);

  for (guint i = 0; i < span->n_fragments; i++)
    mark =
        diple_mark_stir (diple_mark_stir (mark, span->fragments[i].start), span->fragments[i].end);
  return (gint64) mark;
}

guint64
diple_mark_place (gint64 label, DipleRange range, gint64 rest)
{
  guint64 mark = diple_mark_stir ((guint64) label, range.start);

  return diple_mark_stir (diple_mark_stir (mark, range.end), (guint64) rest);
}

static int
compare_marks (gconstpointer a, gconstpointer b)
{
  const guint64 x = *(const guint64 *) a;
  const guint64 y = *(const guint64 *) b;

  return (x > y) - (x < y);
}

gint64
diple_mark_key (gint64 document, gint64 layer, guint64 of, GArray *answers, gboolean nothing)
{
  guint64 key = diple_mark_stir ((guint64) document, (guint64) layer);
  guint64 last = 0;

  key = diple_mark_stir (diple_mark_stir (key, of), nothing != FALSE);
  g_array_sort (answers, compare_marks);
  for (guint i = 0; i < answers->len; i++)
    {
      const guint64 mark = g_array_index (answers, guint64, i);

      if (i == 0 || mark != last)
        key = diple_mark_stir (key, mark);
      last = mark;
    }
  /* An id's text holds 63 bits, and 0 is no key. */
  key &= G_MAXINT64;
  return key != 0 ? (gint64) key : 1;
}
