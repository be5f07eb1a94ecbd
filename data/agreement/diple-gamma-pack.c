/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/agreement/diple-gamma-private.h"

#include <glpk.h>

/* GLPK keeps its memory in one place for each thread, or for all of them where it was built without
 * thread-local storage: so one packing is solved at a time. */
static GMutex solving;

#define NEARLY 1e-6

typedef struct
{
  const DipleGammaGroups *groups;
  const guint *which;
  guint n;
  glp_prob *problem;
  GCancellable *cancellable;
} Packing;

static int
get_row (GHashTable *rows, glp_prob *problem, guint unit)
{
  int row = GPOINTER_TO_INT (g_hash_table_lookup (rows, GUINT_TO_POINTER (unit)));

  if (row == 0)
    {
      row = glp_add_rows (problem, 1);
      glp_set_row_bnds (problem, row, GLP_UP, 0, 1);
      g_hash_table_insert (rows, GUINT_TO_POINTER (unit), GINT_TO_POINTER (row));
    }
  return row;
}

/* A row for each unit, which is taken once at most; a column for each group. */
static void
set_up (Packing *self)
{
  const guint n_annotators = self->groups->n_annotators;
  g_autoptr (GHashTable) rows = g_hash_table_new (NULL, NULL);
  g_autofree int *places = g_new (int, n_annotators + 1);
  g_autofree double *ones = g_new (double, n_annotators + 1);

  for (guint i = 0; i <= n_annotators; i++)
    ones[i] = 1;
  glp_set_obj_dir (self->problem, GLP_MAX);
  glp_add_cols (self->problem, (int) self->n);
  for (guint i = 0; i < self->n; i++)
    {
      const guint *members = diple_gamma_groups_get (self->groups, self->which[i]);
      const int column = (int) i + 1;
      int n = 0;

      for (guint k = 0; k < n_annotators; k++)
        if (members[k] != DIPLE_GAMMA_NOBODY)
          places[++n] = get_row (rows, self->problem, members[k]);
      glp_set_mat_col (self->problem, column, n, places, ones);
      glp_set_col_bnds (self->problem, column, GLP_LO, 0, 0);
      glp_set_obj_coef (
          self->problem, column, diple_gamma_groups_get_saving (self->groups, self->which[i]));
    }
}

static gboolean
is_whole (const Packing *self)
{
  for (guint i = 1; i <= self->n; i++)
    {
      const double part = glp_get_col_prim (self->problem, (int) i);

      if (part > NEARLY && part < 1 - NEARLY)
        return FALSE;
    }
  return TRUE;
}

static void
search_cb (glp_tree *tree, void *data)
{
  const Packing *self = data;

  if (g_cancellable_is_cancelled (self->cancellable))
    glp_ios_terminate (tree);
}

/* Groups may share in a unit in the linear problem's solution; this forbids it. */
static gboolean
branch (Packing *self)
{
  glp_iocp control;

  glp_init_iocp (&control);
  control.msg_lev = GLP_MSG_OFF;
  control.clq_cuts = GLP_ON;
  control.cb_func = search_cb;
  control.cb_info = self;
  for (guint i = 1; i <= self->n; i++)
    glp_set_col_kind (self->problem, (int) i, GLP_BV);
  return glp_intopt (self->problem, &control) == 0 && glp_mip_status (self->problem) == GLP_OPT;
}

static void
choose (const Packing *self, gboolean branched, GArray *chosen)
{
  for (guint i = 0; i < self->n; i++)
    {
      const int column = (int) i + 1;
      const double part = branched ? glp_mip_col_val (self->problem, column)
                                   : glp_get_col_prim (self->problem, column);

      if (part > 0.5)
        g_array_append_val (chosen, self->which[i]);
    }
}

/* FALSE when there is no solution, which is only so when the search was cancelled or gave up. */
static gboolean
solve (Packing *self, GArray *chosen)
{
  glp_smcp control;
  gboolean whole;

  glp_init_smcp (&control);
  control.msg_lev = GLP_MSG_OFF;
  set_up (self);
  if (glp_simplex (self->problem, &control) != 0 || glp_get_status (self->problem) != GLP_OPT)
    return FALSE;
  whole = is_whole (self);
  if (!whole && !branch (self))
    return FALSE;
  choose (self, !whole, chosen);
  return TRUE;
}

gboolean
diple_gamma_pack (const DipleGammaGroups *groups,
                  const guint *which,
                  guint n,
                  GArray *chosen,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&solving);
  Packing self = { groups, which, n, NULL, cancellable };
  gboolean solved;

  glp_term_out (GLP_OFF);
  self.problem = glp_create_prob ();
  solved = solve (&self, chosen);
  glp_delete_prob (self.problem);
  glp_free_env ();
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  return solved || diple_gamma_refuse (error);
}
