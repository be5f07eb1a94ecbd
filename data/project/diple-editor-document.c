/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "data/project/diple-editor-private.h"

/* What is done to the document as a whole: its state, its facts. */

static char *
state_sentence (DipleEditor *self, DipleState state)
{
  const char *name = diple_document_name (self->document);

  if (state == DIPLE_STATE_FINISHED)
    return g_strdup_printf (_ ("Finished “%s”"), name);
  if (state == DIPLE_STATE_IN_PROGRESS)
    return g_strdup_printf (_ ("Reopened “%s”"), name);
  return g_strdup_printf (_ ("Put “%s” back to open"), name);
}

gboolean
diple_editor_set_state (DipleEditor *self, DipleState state)
{
  g_autofree char *sentence = NULL;
  DipleChanges *changes;

  g_return_val_if_fail (DIPLE_IS_EDITOR (self), FALSE);
  g_return_val_if_fail (state != DIPLE_STATE_ANY, FALSE);

  if (!diple_editor_can_edit (self))
    return FALSE;
  if (self->state == state)
    return TRUE;
  sentence = state_sentence (self, state);
  changes = diple_changes_new ("document.state", sentence, self->document->id);
  diple_changes_set_state (changes, self->document->id, state);
  return diple_editor_apply (self, changes, 0);
}

/* Facts are the project's and not an annotator's, so that nobody need be annotating and no document
 * be open. */
gboolean
diple_editor_set_facts (DipleEditor *self, const DipleDocument *facts)
{
  g_autofree char *sentence = NULL;
  DipleChanges *changes;

  g_return_val_if_fail (DIPLE_IS_EDITOR (self), FALSE);
  g_return_val_if_fail (facts != NULL && facts->id != 0, FALSE);

  sentence = g_strdup_printf (_ ("Changed the details of “%s”"), diple_document_name (facts));
  changes = diple_changes_new ("document.facts", sentence, facts->id);
  diple_changes_set_facts (changes, facts);
  diple_editor_write (self, changes);
  if (self->document != NULL && self->document->id == facts->id)
    diple_editor_load (self, self->wanted);
  return TRUE;
}
