/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/agreement/diple-assignment-private.h"

/* A cost is a weight's negative. Next to its pairings a row may always take a place of its own at
 * no cost, which means that it stays alone. */
typedef struct
{
  const DiplePairing *pairings;
  guint *first;      /* of each row, and one more: its first pairing */
  gint64 *row_price; /* never above 0 */
  gint64 *column_price;
  guint *matched; /* row to column */
  guint *holder;  /* column to row */

  gint64 *distance; /* of each column, valid while it is seen */
  guint *from;      /* column to the row that it was reached from */
  gboolean *seen;
  gboolean *done;
  GArray *reached; /* guint: seen columns, in the order of their first sight */
} Search;

/* Where the shortest path ends: in a free column, or with a row that then stays alone. */
typedef struct
{
  gint64 distance;
  guint column; /* DIPLE_UNMATCHED: none */
  guint row;
} End;

static void
search_init (Search *search, guint n_rows, guint n_columns, guint n_pairings)
{
  search->first = g_new0 (guint, n_rows + 1);
  search->row_price = g_new0 (gint64, n_rows);
  search->column_price = g_new0 (gint64, n_columns);
  search->holder = g_new (guint, n_columns);
  search->distance = g_new (gint64, n_columns);
  search->from = g_new (guint, n_columns);
  search->seen = g_new0 (gboolean, n_columns);
  search->done = g_new0 (gboolean, n_columns);
  search->reached = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < n_pairings; i++)
    search->first[search->pairings[i].row + 1]++;
  for (guint row = 0; row < n_rows; row++)
    {
      search->first[row + 1] += search->first[row];
      search->matched[row] = DIPLE_UNMATCHED;
    }
  for (guint column = 0; column < n_columns; column++)
    search->holder[column] = DIPLE_UNMATCHED;
}

static void
search_clear (Search *search)
{
  g_free (search->first);
  g_free (search->row_price);
  g_free (search->column_price);
  g_free (search->holder);
  g_free (search->distance);
  g_free (search->from);
  g_free (search->seen);
  g_free (search->done);
  g_array_unref (search->reached);
}

static gint64
reduced_cost (const Search *search, const DiplePairing *pairing)
{
  return -pairing->weight - search->row_price[pairing->row] - search->column_price[pairing->column];
}

static void
reach (Search *search, guint column, guint row, gint64 distance)
{
  if (search->seen[column] && search->distance[column] <= distance)
    return;
  if (!search->seen[column])
    g_array_append_val (search->reached, column);
  search->seen[column] = TRUE;
  search->distance[column] = distance;
  search->from[column] = row;
}

/* Goes on from @row, which lies at @distance. */
static void
relax (Search *search, guint row, gint64 distance, End *end)
{
  const gint64 alone = distance - search->row_price[row];

  if (alone < end->distance)
    *end = (End){ alone, DIPLE_UNMATCHED, row };
  for (guint i = search->first[row]; i < search->first[row + 1]; i++)
    {
      const DiplePairing *pairing = &search->pairings[i];

      if (!search->done[pairing->column])
        reach (search, pairing->column, row, distance + reduced_cost (search, pairing));
    }
}

/* The nearest column that is not done, or DIPLE_UNMATCHED. */
static guint
find_nearest (const Search *search)
{
  guint nearest = DIPLE_UNMATCHED;

  for (guint i = 0; i < search->reached->len; i++)
    {
      guint column = g_array_index (search->reached, guint, i);

      if (!search->done[column] &&
          (nearest == DIPLE_UNMATCHED || search->distance[column] < search->distance[nearest]))
        nearest = column;
    }
  return nearest;
}

/* Prices may rise to the path's length, so that it costs nothing more and nothing gets cheaper. */
static void
raise_prices (Search *search, guint row, gint64 length)
{
  search->row_price[row] += length;
  for (guint i = 0; i < search->reached->len; i++)
    {
      guint column = g_array_index (search->reached, guint, i);

      if (search->done[column] && search->distance[column] < length)
        {
          search->row_price[search->holder[column]] += length - search->distance[column];
          search->column_price[column] -= length - search->distance[column];
        }
      search->seen[column] = FALSE;
      search->done[column] = FALSE;
    }
  g_array_set_size (search->reached, 0);
}

/* Hands each column on the path to the row before it. */
static void
augment (Search *search, guint row, End end)
{
  guint column = end.column;

  if (column == DIPLE_UNMATCHED)
    {
      column = search->matched[end.row];
      search->matched[end.row] = DIPLE_UNMATCHED;
      if (end.row == row)
        return;
    }

  for (;;)
    {
      guint taker = search->from[column];
      guint given = search->matched[taker];

      search->matched[taker] = column;
      search->holder[column] = taker;
      if (taker == row)
        return;
      column = given;
    }
}

static void
insert (Search *search, guint row)
{
  End end = { G_MAXINT64, DIPLE_UNMATCHED, row };
  guint nearest;

  for (guint i = search->first[row]; i < search->first[row + 1]; i++)
    {
      gint64 price = -search->pairings[i].weight - search->column_price[search->pairings[i].column];

      search->row_price[row] = MIN (search->row_price[row], price);
    }

  relax (search, row, 0, &end);
  while ((nearest = find_nearest (search)) != DIPLE_UNMATCHED &&
         search->distance[nearest] < end.distance)
    {
      if (search->holder[nearest] == DIPLE_UNMATCHED)
        end = (End){ search->distance[nearest], nearest, DIPLE_UNMATCHED };
      else
        {
          search->done[nearest] = TRUE;
          relax (search, search->holder[nearest], search->distance[nearest], &end);
        }
    }
  raise_prices (search, row, end.distance);
  augment (search, row, end);
}

void
diple_assignment_solve (
    guint n_rows, guint n_columns, const DiplePairing *pairings, guint n_pairings, guint *matched)
{
  Search search = { .pairings = pairings, .matched = matched };

  search_init (&search, n_rows, n_columns, n_pairings);
  for (guint row = 0; row < n_rows; row++)
    insert (&search, row);
  search_clear (&search);
}
