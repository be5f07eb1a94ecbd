/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/assign/diple-assignment-draw-private.h"

#include <math.h>

/* The column of the second pass of the annotator, or G_MAXUINT. */
static guint
find_again (const DipleAssignmentMatrix *matrix, gint64 annotator)
{
  GPtrArray *annotators = diple_assignment_matrix_get_annotators (matrix);

  for (guint i = 0; i < annotators->len; i++)
    if (((DipleAnnotator *) annotators->pdata[i])->again_of == annotator)
      return i;
  return G_MAXUINT;
}

/* What the annotator has finished and was not given again; elements gint64. */
static GArray *
list_own (const DipleAssignmentMatrix *matrix, gint64 annotator, const GArray *pool)
{
  const guint column = diple_assignment_matrix_find (matrix, annotator);
  const guint again = find_again (matrix, annotator);
  GArray *own = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < pool->len; i++)
    {
      const gint64 document = g_array_index (pool, DiplePoolEntry, i).document;

      if (diple_assignment_matrix_get (matrix, column, document) == DIPLE_STATE_FINISHED &&
          (again == G_MAXUINT ||
           diple_assignment_matrix_get (matrix, again, document) == DIPLE_STATE_ANY))
        g_array_append_val (own, document);
    }
  return own;
}

/* Everybody has a draw of their own from the seed, so that it does not matter who else is named. */
void
diple_assignment_draw_again (DipleAssignmentDraw *draw,
                             const DipleAssignmentPlan *plan,
                             const DipleAssignmentMatrix *matrix,
                             const GArray *pool)
{
  draw->pool = 0;
  for (guint i = 0; i < draw->shares->len; i++)
    {
      const gint64 annotator = g_array_index (draw->shares, DipleAssignmentShare, i).annotator;
      g_autoptr (GArray) own = list_own (matrix, annotator, pool);
      const double share = ceil (plan->again * own->len - 1e-9);
      const guint sample = (guint) CLAMP (share, 0, own->len);
      DipleRandom random = diple_random_seed ((guint64) plan->seed);

      diple_assignment_shuffle (&random, own->data, own->len, sizeof (gint64));
      for (guint j = 0; j < sample; j++)
        diple_assignment_draw_add (draw, i, g_array_index (own, gint64, j), DIPLE_STATE_ANY);
      draw->pool += own->len;
      draw->documents += sample;
    }
}

GArray *
diple_assignment_again_pairs (DipleStore *store, const DipleAssignmentDraw *draw, GError **error)
{
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (DipleAssignment));
  gint64 person = 0;
  gint64 again = 0;

  for (guint i = 0; i < draw->pairs->len; i++)
    {
      DipleAssignment pair = g_array_index (draw->pairs, DipleAssignment, i);

      if (pair.annotator != person)
        {
          person = pair.annotator;
          again = diple_annotators_ensure_again (store, person, error);
          if (again == 0)
            return NULL;
        }
      pair.annotator = again;
      g_array_append_val (pairs, pair);
    }
  return g_steal_pointer (&pairs);
}
