/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "data/diple-journal.h"
#include "data/project/diple-editor-private.h"

static gpointer
run_undo (DipleStore *store, gpointer annotator, GCancellable *cancellable, GError **error)
{
  return diple_journal_undo (store, *(gint64 *) annotator, error);
}

static gpointer
run_redo (DipleStore *store, gpointer annotator, GCancellable *cancellable, GError **error)
{
  return diple_journal_redo (store, *(gint64 *) annotator, error);
}

static void
show_undone (DipleEditor *self, const DipleUndone *undone)
{
  gint64 open = self->document != NULL ? self->document->id : 0;

  self->show_news = TRUE;
  diple_editor_load (self, undone->document != 0 ? undone->document : open);
}

/* NULL, and "refused" said why, when it was not done. */
static DipleUndone *
finish (DipleEditor *self, GObject *project, GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  DipleUndone *undone = diple_project_run_finish (DIPLE_PROJECT (project), result, &error);

  if (undone != NULL)
    return undone;
  self->show_news = FALSE;
  diple_editor_refuse (self, error->message);
  return NULL;
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DipleEditor) self = data;
  g_autoptr (DipleUndone) undone = finish (self, source, result);
  g_autofree char *message = NULL;

  if (undone == NULL)
    return;
  message = g_strdup_printf (_ ("Undone: %s"), undone->sentence);
  diple_editor_tell (self, message);
  show_undone (self, undone);
}

static void
redone_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DipleEditor) self = data;
  g_autoptr (DipleUndone) undone = finish (self, source, result);
  g_autofree char *message = NULL;

  if (undone == NULL)
    return;
  message = g_strdup_printf (_ ("Done again: %s"), undone->sentence);
  diple_editor_tell (self, message);
  show_undone (self, undone);
}

static void
run_history (DipleEditor *self, DipleJob job, GAsyncReadyCallback callback)
{
  self->edits++;
  self->show_news = TRUE;
  diple_project_write_async (self->project,
                             job,
                             g_memdup2 (&self->annotator, sizeof (gint64)),
                             g_free,
                             (GDestroyNotify) diple_undone_free,
                             0,
                             NULL,
                             callback,
                             g_object_ref (self));
  diple_editor_settle (self);
}

void
diple_editor_undo (DipleEditor *self)
{
  g_return_if_fail (DIPLE_IS_EDITOR (self));
  run_history (self, run_undo, undone_cb);
}

void
diple_editor_redo (DipleEditor *self)
{
  g_return_if_fail (DIPLE_IS_EDITOR (self));
  run_history (self, run_redo, redone_cb);
}
