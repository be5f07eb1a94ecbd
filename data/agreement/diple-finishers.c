/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/agreement/diple-finishers-private.h"

GArray *
diple_finishers_new (const DipleUnitDocument *document, const guint *annotators, guint n_annotators)
{
  GArray *finishers = g_array_new (FALSE, FALSE, sizeof (guint));

  if (annotators == NULL)
    g_array_append_vals (finishers, document->finished->data, document->finished->len);
  for (guint i = 0; annotators != NULL && i < n_annotators; i++)
    if (diple_unit_document_finished_by (document, annotators[i]))
      g_array_append_val (finishers, annotators[i]);
  return finishers;
}
