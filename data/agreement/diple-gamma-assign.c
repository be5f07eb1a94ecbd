/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/agreement/diple-gamma-private.h"

#define MOST_CELLS 16000000

/* An assignment of rows to columns, no more rows than columns, by the Hungarian method with
 * shortest paths (Kuhn 1955; Jonker and Volgenant 1987). Number 0 stands for "none"; a cell without
 * a group is there and saves nothing, so that every row finds a column. */
typedef struct
{
  const DipleGammaGroups *groups;
  guint n_rows;
  guint n_columns;
  guint *cells; /* n_rows × n_columns: a group's number + 1, or 0 */
  double *row_price;
  double *column_price;
  guint *taken;     /* by column: its row */
  guint *came_from; /* by column: the one before it on the path */
  double *farness;  /* by column */
  gboolean *closed; /* by column */
} Assignment;

static double
get_cost (const Assignment *self, guint row, guint column)
{
  const guint cell = self->cells[(gsize) (row - 1) * self->n_columns + column - 1];

  return cell == 0 ? 0 : -diple_gamma_groups_get_saving (self->groups, cell - 1);
}

/* Closes the nearest column and returns the next one. */
static guint
go_on (Assignment *self, guint column)
{
  const guint row = self->taken[column];
  guint nearest = 0;

  self->closed[column] = TRUE;
  for (guint j = 1; j <= self->n_columns; j++)
    {
      double far;

      if (self->closed[j])
        continue;
      far = get_cost (self, row, j) - self->row_price[row] - self->column_price[j];
      if (far < self->farness[j])
        {
          self->farness[j] = far;
          self->came_from[j] = column;
        }
      if (nearest == 0 || self->farness[j] < self->farness[nearest])
        nearest = j;
    }
  return nearest;
}

static void
change_prices (Assignment *self, double by)
{
  for (guint j = 0; j <= self->n_columns; j++)
    if (self->closed[j])
      {
        self->row_price[self->taken[j]] += by;
        self->column_price[j] -= by;
      }
    else
      self->farness[j] -= by;
}

static void
add_row (Assignment *self, guint row)
{
  guint column = 0;

  self->taken[0] = row;
  for (guint j = 0; j <= self->n_columns; j++)
    {
      self->farness[j] = G_MAXDOUBLE;
      self->closed[j] = FALSE;
    }
  do
    {
      column = go_on (self, column);
      change_prices (self, self->farness[column]);
    }
  while (self->taken[column] != 0);
  for (guint before; column != 0; column = before)
    {
      before = self->came_from[column];
      self->taken[column] = self->taken[before];
    }
}

static gboolean
assign_all (Assignment *self, GCancellable *cancellable, GError **error)
{
  for (guint i = 1; i <= self->n_rows; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      add_row (self, i);
    }
  return TRUE;
}

static guint
number (GHashTable *numbers, guint unit)
{
  gpointer found = g_hash_table_lookup (numbers, GUINT_TO_POINTER (unit));

  if (found == NULL)
    {
      found = GUINT_TO_POINTER (g_hash_table_size (numbers) + 1);
      g_hash_table_insert (numbers, GUINT_TO_POINTER (unit), found);
    }
  return GPOINTER_TO_UINT (found);
}

/* Numbers the units and lays the groups out; the annotator with fewer units gives the rows. */
static gboolean
lay_out (Assignment *self, const guint *which, guint n, GError **error)
{
  g_autoptr (GHashTable) first = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) second = g_hash_table_new (NULL, NULL);
  g_autofree guint *places = g_new (guint, (gsize) n * 2);
  guint turned;

  for (guint i = 0; i < n; i++)
    {
      const guint *members = diple_gamma_groups_get (self->groups, which[i]);

      places[2 * i] = number (first, members[0]);
      places[2 * i + 1] = number (second, members[1]);
    }
  turned = g_hash_table_size (first) > g_hash_table_size (second);
  self->n_rows = g_hash_table_size (turned ? second : first);
  self->n_columns = g_hash_table_size (turned ? first : second);
  if ((guint64) self->n_rows * self->n_columns > MOST_CELLS)
    return diple_gamma_refuse (error);
  self->cells = g_new0 (guint, (gsize) self->n_rows * self->n_columns);
  for (guint i = 0; i < n; i++)
    self->cells[(gsize) (places[2 * i + turned] - 1) * self->n_columns + places[2 * i + !turned] -
                1] = which[i] + 1;
  return TRUE;
}

static void
begin (Assignment *self)
{
  self->row_price = g_new0 (double, self->n_rows + 1);
  self->column_price = g_new0 (double, self->n_columns + 1);
  self->taken = g_new0 (guint, self->n_columns + 1);
  self->came_from = g_new0 (guint, self->n_columns + 1);
  self->farness = g_new (double, self->n_columns + 1);
  self->closed = g_new (gboolean, self->n_columns + 1);
}

static void
end (Assignment *self)
{
  g_free (self->cells);
  g_free (self->row_price);
  g_free (self->column_price);
  g_free (self->taken);
  g_free (self->came_from);
  g_free (self->farness);
  g_free (self->closed);
}

static void
choose (const Assignment *self, GArray *chosen)
{
  for (guint j = 1; j <= self->n_columns; j++)
    if (self->taken[j] != 0)
      {
        guint cell = self->cells[(gsize) (self->taken[j] - 1) * self->n_columns + j - 1];

        if (cell-- != 0)
          g_array_append_val (chosen, cell);
      }
}

gboolean
diple_gamma_assign (const DipleGammaGroups *groups,
                    const guint *which,
                    guint n,
                    GArray *chosen,
                    GCancellable *cancellable,
                    GError **error)
{
  Assignment self = { .groups = groups };
  gboolean done = lay_out (&self, which, n, error);

  if (done)
    {
      begin (&self);
      done = assign_all (&self, cancellable, error);
    }
  if (done)
    choose (&self, chosen);
  end (&self);
  return done;
}
