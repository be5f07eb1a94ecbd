/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-relation.h"
#include "data/diple-id.h"

#include <math.h>

DipleRelation *
diple_relation_new (gint64 type, gint64 annotator, gint64 source, gint64 target)
{
  DipleRelation *relation = g_atomic_rc_box_new0 (DipleRelation);

  relation->id = diple_id_new ();
  relation->type = type;
  relation->annotator = annotator;
  relation->source = source;
  relation->target = target;
  relation->note = g_strdup ("");
  relation->score = NAN;
  relation->modified = g_get_real_time () / 1000;
  return relation;
}

DipleRelation *
diple_relation_copy (const DipleRelation *relation)
{
  DipleRelation *copy;

  g_return_val_if_fail (relation != NULL, NULL);

  copy = g_atomic_rc_box_new0 (DipleRelation);
  *copy = *relation;
  copy->values = diple_values_copy (&relation->values);
  copy->note = g_strdup (relation->note);
  return copy;
}

gint64
diple_relation_other_end (const DipleRelation *relation, gint64 span)
{
  g_return_val_if_fail (relation != NULL, 0);
  return relation->source == span ? relation->target : relation->source;
}

DipleRelation *
diple_relation_ref (DipleRelation *relation)
{
  g_return_val_if_fail (relation != NULL, NULL);
  return g_atomic_rc_box_acquire (relation);
}

static void
clear (gpointer data)
{
  DipleRelation *relation = data;

  diple_values_clear (&relation->values);
  g_free (relation->note);
}

void
diple_relation_unref (DipleRelation *relation)
{
  g_return_if_fail (relation != NULL);
  g_atomic_rc_box_release_full (relation, clear);
}
