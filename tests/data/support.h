/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-annotators.h"
#include "data/diple-editor.h"
#include "data/diple-journal.h"
#include "data/diple-spans.h"

/* What several suites need to set a project up. Each asserts that it worked. */

/* A new project in memory with nobody in it. */
DipleStore *support_store_new (void);

/* The path of a project that does not exist yet, in a folder of its own; free with
 * support_remove(). */
char *support_path_new (void);
void support_remove (char *path);

/* Puts a document in as an import of one would; returns its id. */
gint64 support_add_document (DipleStore *store, const char *title, const char *text);

gint64 support_add_annotator (DipleStore *store, const char *name);

/* The id of the label called @name in the project's schema. */
gint64 support_label (DipleStore *store, const char *name);

/* Marks as one action of @annotator; returns the span's id. */
gint64 support_mark (DipleStore *store,
                     gint64 annotator,
                     gint64 document,
                     const char *label,
                     guint start,
                     guint end);

/* How many spans everybody has on @document. */
guint support_count_spans (DipleStore *store, gint64 document);

/* The first number that @sql gives. */
gint64 support_number (DipleStore *store, const char *sql);

/* How many texts have @word, once the backlog of the search index is done. */
gint64 support_found_by (DipleStore *store, const char *word);

/* Runs @sql, past every rule of the program. */
void support_run_sql (DipleStore *store, const char *sql);

/* Turns the main loop until @done() says TRUE; fails after ten seconds. */
typedef gboolean (*SupportDone) (gpointer data);
void support_wait (SupportDone done, gpointer data);
