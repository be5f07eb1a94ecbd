/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-project.h"
#include "data/project/diple-worker-private.h"
#include "data/store/diple-store-private.h"

G_BEGIN_DECLS

/* What DipleProject's files have in common: it is opened and closed in diple-project.c, runs jobs
 * in diple-project-jobs.c and looks at what others do in diple-project-watch.c. */
struct _DipleProject
{
  GObject parent_instance;

  char *path;
  GMainContext *context; /* signals are emitted here */
  DipleWorker *writer;   /* NULL once closed */
  DipleWorker *reader;
  DipleWorker *searcher;
  DipleStore *look_ups; /* read-only, on the thread that opened the project */
  GSource *watch;
  gboolean verified;    /* or it is under way */
  guint64 data_version; /* as the writer saw it last; on its thread */
  char *history;        /* what the journal said then; the same */
  gboolean acted;       /* and has said since by jobs of its own; the same */
  gboolean away;        /* the file is not where it was; the same */
  int watching;         /* atomic: a look is under way */
  int jobs;             /* atomic: jobs that wait for the writing thread */
  int long_jobs;        /* atomic: those of them, and the one under way, that take their time */
  int closing;          /* atomic */
};

/* Emits "changed" on the project's thread, soon; may be called on any. */
void diple_project_tell_change (DipleProject *self, gint64 document, gboolean elsewhere);

/* The same with "moved". */
void diple_project_tell_move (DipleProject *self, gboolean away);

/* What has been done and undone, as a text that is another one after every action. NULL when it
 * cannot be read now: then it counts as another. */
char *diple_project_read_history (DipleStore *store);

/* Looks now and then whether another program wrote, and fills the search index meanwhile. */
void diple_project_start_watching (DipleProject *self);

G_END_DECLS
