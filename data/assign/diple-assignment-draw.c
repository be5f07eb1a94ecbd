/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/assign/diple-assignment-draw-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "data/diple-error.h"

/* A draw under way. Documents go to those who have the fewest, so that nobody gets more than one
 * more than another, and among these to those who have met the fewest times, so that every pair of
 * annotators has about as many documents to be compared on. */
typedef struct
{
  const DipleAssignmentPlan *plan;
  const DipleAssignmentMatrix *matrix;
  GArray *columns; /* guint */
  DipleRandom random;
  guint *load;    /* documents, by number of the annotator */
  guint *stratum; /* the same in this stratum */
  guint *met;     /* documents that two have in common */
  DipleAssignmentDraw *draw;
} Hand;

static void
stratum_free (gpointer data)
{
  DipleAssignmentStratum *stratum = data;

  g_free (stratum->value);
  g_free (stratum);
}

static DipleAssignmentDraw *
draw_new (const DipleAssignmentMatrix *matrix, const GArray *columns, guint pool)
{
  DipleAssignmentDraw *draw = g_new0 (DipleAssignmentDraw, 1);
  GPtrArray *annotators = diple_assignment_matrix_get_annotators (matrix);

  draw->pairs = g_array_new (FALSE, FALSE, sizeof (DipleAssignment));
  draw->shares = g_array_new (FALSE, TRUE, sizeof (DipleAssignmentShare));
  draw->strata = g_ptr_array_new_with_free_func (stratum_free);
  draw->pool = pool;
  for (guint i = 0; i < columns->len; i++)
    {
      const DipleAnnotator *annotator = annotators->pdata[g_array_index (columns, guint, i)];
      const DipleAssignmentShare share = { .annotator = annotator->id };

      g_array_append_val (draw->shares, share);
    }
  return draw;
}

void
diple_assignment_draw_free (DipleAssignmentDraw *draw)
{
  g_array_unref (draw->pairs);
  g_array_unref (draw->shares);
  g_ptr_array_unref (draw->strata);
  g_free (draw);
}

guint
diple_assignment_draw_count_new (const DipleAssignmentDraw *draw)
{
  guint n = 0;

  for (guint i = 0; i < draw->shares->len; i++)
    n += g_array_index (draw->shares, DipleAssignmentShare, i).given;
  return n;
}

void
diple_assignment_draw_add (DipleAssignmentDraw *draw,
                           guint number,
                           gint64 document,
                           DipleState state)
{
  DipleAssignmentShare *share = &g_array_index (draw->shares, DipleAssignmentShare, number);
  const DipleAssignment pair = { share->annotator, document, state };

  g_array_append_val (draw->pairs, pair);
  if (state == DIPLE_STATE_ANY)
    share->given++;
  else
    share->had++;
}

/* The documents that @number has in common with those who have got this one. */
static guint
count_met (const Hand *hand, guint number, const guint *got, guint n_got)
{
  guint n = 0;

  for (guint i = 0; i < n_got; i++)
    n += hand->met[number * hand->columns->len + got[i]];
  return n;
}

/* Whether @a comes before @b for this document, but for chance. */
static int
compare (const Hand *hand, guint a, guint b, const guint *got, guint n_got)
{
  guint met_a, met_b;

  if (hand->stratum[a] != hand->stratum[b])
    return hand->stratum[a] < hand->stratum[b] ? -1 : 1;
  if (hand->load[a] != hand->load[b])
    return hand->load[a] < hand->load[b] ? -1 : 1;
  met_a = count_met (hand, a, got, n_got);
  met_b = count_met (hand, b, got, n_got);
  return (met_a > met_b) - (met_a < met_b);
}

/* Brings the next one to the place @n_got of @order, which is in an order of chance. */
static void
choose (const Hand *hand, guint *order, guint n_got)
{
  guint best = n_got;
  guint held;

  for (guint i = n_got + 1; i < hand->columns->len; i++)
    if (compare (hand, order[i], order[best], order, n_got) < 0)
      best = i;
  held = order[best];
  order[best] = order[n_got];
  order[n_got] = held;
}

static void
note (Hand *hand, const guint *got, guint n_got, gint64 document)
{
  const guint n = hand->columns->len;

  for (guint i = 0; i < n_got; i++)
    {
      const guint column = g_array_index (hand->columns, guint, got[i]);

      hand->load[got[i]]++;
      hand->stratum[got[i]]++;
      for (guint j = 0; j < n_got; j++)
        hand->met[got[i] * n + got[j]] += i != j;
      diple_assignment_draw_add (hand->draw,
                                 got[i],
                                 document,
                                 diple_assignment_matrix_get (hand->matrix, column, document));
    }
  hand->draw->documents++;
}

static void
give (Hand *hand, gint64 document)
{
  const guint n = hand->columns->len;
  const guint wanted = hand->plan->per_document;
  const guint each = wanted == 0 ? n : MIN (wanted, n);
  g_autofree guint *order = g_new (guint, n);

  for (guint i = 0; i < n; i++)
    order[i] = i;
  if (each < n)
    diple_assignment_shuffle (&hand->random, order, n, sizeof *order);
  for (guint i = 0; each < n && i < each; i++)
    choose (hand, order, i);
  note (hand, order, each, document);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const DiplePoolEntry *x = *(const DiplePoolEntry *const *) a;
  const DiplePoolEntry *y = *(const DiplePoolEntry *const *) b;
  const int order = strcmp (x->value, y->value);

  return order != 0 ? order : (x > y) - (x < y); /* then as in the project */
}

static GPtrArray *
sort_pool (const GArray *pool)
{
  GPtrArray *sorted = g_ptr_array_sized_new (pool->len);

  for (guint i = 0; i < pool->len; i++)
    g_ptr_array_add (sorted, &g_array_index (pool, DiplePoolEntry, i));
  g_ptr_array_sort (sorted, compare_entries);
  return sorted;
}

static void
find_strata (DipleAssignmentDraw *draw, const GPtrArray *sorted)
{
  DipleAssignmentStratum *last = NULL;

  for (guint i = 0; i < sorted->len; i++)
    {
      const DiplePoolEntry *entry = sorted->pdata[i];

      if (last == NULL || !g_str_equal (last->value, entry->value))
        {
          last = g_new0 (DipleAssignmentStratum, 1);
          last->value = g_strdup (entry->value);
          g_ptr_array_add (draw->strata, last);
        }
      last->pool++;
    }
}

/* What is left of a stratum's share after the whole documents, as a numerator over the pool. */
static guint64
get_remainder (const DipleAssignmentStratum *stratum, guint sample, guint pool)
{
  return (guint64) stratum->pool * sample % pool;
}

/* Shares of the sample in proportion, by the largest remainder (Hamilton); of equal ones the first
 * in the order of values gets it. */
static void
share_out (GPtrArray *strata, guint sample, guint pool)
{
  g_autofree gboolean *topped = g_new0 (gboolean, strata->len);
  guint left = sample;

  for (guint i = 0; i < strata->len; i++)
    {
      DipleAssignmentStratum *stratum = strata->pdata[i];

      stratum->drawn = (guint) ((guint64) stratum->pool * sample / pool);
      left -= stratum->drawn;
    }
  for (; left > 0; left--)
    {
      guint best = G_MAXUINT;

      for (guint i = 0; i < strata->len; i++)
        if (!topped[i] &&
            (best == G_MAXUINT || get_remainder (strata->pdata[i], sample, pool) >
                                      get_remainder (strata->pdata[best], sample, pool)))
          best = i;
      topped[best] = TRUE;
      ((DipleAssignmentStratum *) strata->pdata[best])->drawn++;
    }
}

static void
deal (Hand *hand, const GArray *pool)
{
  g_autoptr (GPtrArray) sorted = sort_pool (pool);
  const guint wanted = hand->plan->sample;
  const guint sample = wanted == 0 ? pool->len : MIN (wanted, pool->len);
  guint first = 0;

  find_strata (hand->draw, sorted);
  if (pool->len > 0)
    share_out (hand->draw->strata, sample, pool->len);
  for (guint i = 0; i < hand->draw->strata->len; i++)
    {
      const DipleAssignmentStratum *stratum = hand->draw->strata->pdata[i];

      memset (hand->stratum, 0, hand->columns->len * sizeof *hand->stratum);
      diple_assignment_shuffle (
          &hand->random, sorted->pdata + first, stratum->pool, sizeof *sorted->pdata);
      for (guint j = 0; j < stratum->drawn; j++)
        give (hand, ((DiplePoolEntry *) sorted->pdata[first + j])->document);
      first += stratum->pool;
    }
}

static void
deal_all (DipleAssignmentDraw *draw,
          const DipleAssignmentPlan *plan,
          const DipleAssignmentMatrix *matrix,
          GArray *columns,
          const GArray *pool)
{
  const gsize n = columns->len;
  g_autofree guint *load = g_new0 (guint, n);
  g_autofree guint *stratum = g_new0 (guint, n);
  g_autofree guint *met = g_new0 (guint, n * n);
  Hand hand = { .plan = plan,
                .matrix = matrix,
                .columns = columns,
                .random = diple_random_seed ((guint64) plan->seed),
                .load = load,
                .stratum = stratum,
                .met = met,
                .draw = draw };

  deal (&hand, pool);
}

static gboolean
check (const DipleAssignmentPlan *plan, guint n_annotators, GError **error)
{
  if (plan->per_document <= n_annotators)
    return TRUE;
  g_set_error (error,
               DIPLE_ERROR,
               DIPLE_ERROR_REFUSED,
               _ ("%u annotators for each document are more than the %u who were named"),
               plan->per_document,
               n_annotators);
  return FALSE;
}

DipleAssignmentDraw *
diple_assignment_plan_draw (DipleStore *store, const DipleAssignmentPlan *plan, GError **error)
{
  g_autoptr (DipleAssignmentMatrix) matrix = NULL;
  g_autoptr (GArray) columns = NULL;
  g_autoptr (GArray) pool = NULL;
  DipleAssignmentDraw *draw;

  g_return_val_if_fail (DIPLE_IS_STORE (store), NULL);
  g_return_val_if_fail (plan != NULL, NULL);

  matrix = diple_assignment_matrix_load (store, error);
  columns = matrix != NULL ? diple_assignment_pool_columns (plan, matrix, error) : NULL;
  if (columns == NULL || !check (plan, columns->len, error))
    return NULL;
  pool = diple_assignment_pool_load (store, plan, matrix, error);
  if (pool == NULL)
    return NULL;
  draw = draw_new (matrix, columns, pool->len);
  if (plan->again > 0)
    diple_assignment_draw_again (draw, plan, matrix, pool);
  else
    deal_all (draw, plan, matrix, columns, pool);
  return draw;
}
