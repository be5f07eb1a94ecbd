/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-id.h"
#include "data/diple-review-document.h"
#include "data/diple-schema.h"

/* Properties on generated spans: what order they come in says nothing. */
#define N_ANNOTATORS 4
#define N_SPANS 40

static DipleSchema *schema;

/* Whose own spans overlap may say more when somebody else says the same: they are linked then. */
static gboolean
is_free (GPtrArray *spans, const DipleSpan *span)
{
  for (guint i = 0; i < spans->len; i++)
    {
      const DipleSpan *other = spans->pdata[i];

      if (other->annotator == span->annotator && other->range.start < span->range.end &&
          span->range.start < other->range.end)
        return FALSE;
    }
  return TRUE;
}

static GPtrArray *
make_spans (GRand *rand, gboolean apart)
{
  GPtrArray *spans = g_ptr_array_new_with_free_func ((GDestroyNotify) diple_span_unref);

  for (guint i = 0; i < N_SPANS; i++)
    {
      const DipleLabel *label = schema->labels->pdata[g_rand_int_range (rand, 0, 4)];
      const guint start = (guint) g_rand_int_range (rand, 0, 30) * 5;
      const guint end = start + (guint) g_rand_int_range (rand, 1, 4) * 4;

      g_autoptr (DipleSpan) span = diple_span_new (
          1, g_rand_int_range (rand, 1, N_ANNOTATORS + 1), label->id, (DipleRange){ start, end });

      if (!apart || is_free (spans, span))
        g_ptr_array_add (spans, diple_span_ref (span));
    }
  return spans;
}

static void
shuffle (GRand *rand, GPtrArray *array)
{
  for (guint i = array->len; i > 1; i--)
    {
      const guint k = (guint) g_rand_int_range (rand, 0, (gint32) i);
      gpointer other = array->pdata[k];

      array->pdata[k] = array->pdata[i - 1];
      array->pdata[i - 1] = other;
    }
}

static GPtrArray *
find_items (GPtrArray *spans, guint n_annotators)
{
  g_autoptr (GArray) annotators = g_array_new (FALSE, FALSE, sizeof (gint64));
  const DipleReviewInput input = {
    .schema = schema, .document = 1, .annotators = annotators, .spans = spans
  };

  for (gint64 i = 1; i <= n_annotators; i++)
    g_array_append_val (annotators, i);
  return diple_review_items_find (&input);
}

/* Everything that matters of @items, as text. */
static char *
describe (GPtrArray *items)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    {
      const DipleReviewItem *item = items->pdata[i];

      g_string_append_printf (text,
                              "%" G_GINT64_FORMAT " %s %u-%u %.6f",
                              item->key,
                              diple_review_kind_name (item->kind),
                              item->range.start,
                              item->range.end,
                              item->severity);
      for (guint k = 0; k < item->candidates->len; k++)
        {
          const DipleReviewCandidate *candidate = item->candidates->pdata[k];

          g_string_append_printf (text, " %u/%u", candidate->given->len, candidate->spans->len);
        }
      g_string_append_c (text, '\n');
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_order_says_nothing (void)
{
  for (guint seed = 0; seed < 100; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (GPtrArray) spans = make_spans (rand, FALSE);
      g_autoptr (GPtrArray) items = find_items (spans, N_ANNOTATORS);
      g_autofree char *first = describe (items);

      for (guint round = 0; round < 5; round++)
        {
          g_autoptr (GPtrArray) again = NULL;
          g_autofree char *found = NULL;

          shuffle (rand, spans);
          again = find_items (spans, N_ANNOTATORS);
          found = describe (again);
          g_assert_cmpstr (found, ==, first);
        }
    }
}

static void
test_every_span_is_in_one_item (void)
{
  for (guint seed = 0; seed < 100; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (GPtrArray) spans = make_spans (rand, FALSE);
      g_autoptr (GPtrArray) items = find_items (spans, N_ANNOTATORS);
      g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
      g_autoptr (GHashTable) keys = g_hash_table_new (g_int64_hash, g_int64_equal);

      for (guint i = 0; i < items->len; i++)
        {
          DipleReviewItem *item = items->pdata[i];
          guint n_given = 0;

          g_assert_true (g_hash_table_add (keys, &item->key));
          for (guint k = 0; k < item->candidates->len; k++)
            {
              const DipleReviewCandidate *candidate = item->candidates->pdata[k];

              n_given += candidate->given->len;
              for (guint n = 0; n < candidate->given->len; n++)
                {
                  const DipleReviewGiven *given = candidate->given->pdata[n];

                  for (guint m = 0; m < given->spans->len; m++)
                    g_assert_true (
                        g_hash_table_add (seen, &((DipleSpan *) given->spans->pdata[m])->id));
                }
            }
          g_assert_cmpuint (n_given, ==, N_ANNOTATORS);
        }
      /* Exact duplicates of one annotator count once. */
      g_assert_cmpuint (g_hash_table_size (seen), <=, spans->len);
      g_assert_cmpuint (g_hash_table_size (seen), >, spans->len / 2);
    }
}

static void
test_same_answers_have_the_same_key (void)
{
  for (guint seed = 0; seed < 50; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (GPtrArray) spans = make_spans (rand, TRUE);
      g_autoptr (GPtrArray) echo =
          g_ptr_array_new_with_free_func ((GDestroyNotify) diple_span_unref);
      g_autoptr (GPtrArray) before = find_items (spans, N_ANNOTATORS);
      g_autoptr (GPtrArray) after = NULL;

      /* Somebody new who says just what the first annotator said. */
      for (guint i = 0; i < spans->len; i++)
        {
          DipleSpan *span = spans->pdata[i];
          DipleSpan *copy = diple_span_copy (span);

          g_ptr_array_add (echo, diple_span_ref (span));
          copy->id = diple_id_new ();
          copy->annotator = N_ANNOTATORS + 1;
          if (span->annotator == 1)
            g_ptr_array_add (echo, copy);
          else
            diple_span_unref (copy);
        }
      shuffle (rand, echo);
      after = find_items (echo, N_ANNOTATORS + 1);
      g_assert_cmpuint (after->len, ==, before->len);
      for (guint i = 0; i < before->len; i++)
        g_assert_cmpint (((DipleReviewItem *) before->pdata[i])->key,
                         ==,
                         ((DipleReviewItem *) after->pdata[i])->key);
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  schema = diple_schema_builtin ("news", &error);
  g_assert_no_error (error);
  g_test_add_func ("/review-order/order-says-nothing", test_order_says_nothing);
  g_test_add_func ("/review-order/every-span-is-in-one-item", test_every_span_is_in_one_item);
  g_test_add_func ("/review-order/same-answers-have-the-same-key",
                   test_same_answers_have_the_same_key);
  status = g_test_run ();
  diple_schema_unref (schema);
  return status;
}
