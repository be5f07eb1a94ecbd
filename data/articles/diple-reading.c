/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/articles/diple-reader-private.h"

void
diple_found_free (DipleFound *found)
{
  g_free (found->name);
  g_clear_pointer (&found->article, diple_article_free);
  g_free (found->message);
  g_free (found);
}

static gboolean
hand_over (DipleReading *self, DipleFound *found)
{
  if (!self->stopped && g_cancellable_is_cancelled (self->cancellable))
    self->stopped = TRUE;
  if (self->stopped)
    diple_found_free (found);
  else
    self->stopped = !self->func (found, self->data);
  return !self->stopped;
}

static DipleFound *
found_new (DipleFoundKind kind, const char *name, guint line)
{
  DipleFound *found = g_new0 (DipleFound, 1);

  found->kind = kind;
  found->name = g_strdup (name);
  found->line = line;
  return found;
}

gboolean
diple_reading_tell (
    DipleReading *self, const char *name, guint line, DipleImportStatus status, const char *message)
{
  DipleFound *found = found_new (DIPLE_FOUND_PROBLEM, name, line);

  found->status = status;
  found->message = g_strdup (message);
  return hand_over (self, found);
}

gboolean
diple_reading_mark (DipleReading *self, DipleFoundKind kind, const char *name)
{
  return hand_over (self, found_new (kind, name, 0));
}

gboolean
diple_reading_foresee (DipleReading *self, guint count, goffset n_bytes)
{
  DipleFound *found = found_new (DIPLE_FOUND_TOTAL, "", 0);

  found->count = count;
  found->n_bytes = n_bytes;
  return hand_over (self, found);
}

gboolean
diple_reading_give (DipleReading *self, const char *name, guint line, DipleArticle *article)
{
  DipleFound *found = found_new (DIPLE_FOUND_ARTICLE, name, line);

  found->article = article;
  return hand_over (self, found);
}
