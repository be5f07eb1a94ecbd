/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "support.h"

#include "data/diple-documents.h"
#include "data/diple-error.h"
#include "data/diple-import.h"

/* What the suites of imports share: a project and a folder of files to bring in. Each asserts that
 * it worked; names are below the folder. */
typedef struct
{
  DipleStore *store;
  char *folder;
} Importing;

void importing_set_up (Importing *fixture, gconstpointer data);

/* Also checks that the project is sound. */
void importing_tear_down (Importing *fixture, gconstpointer data);

char *importing_path (Importing *fixture, const char *name);
void importing_write (Importing *fixture, const char *name, const char *text);
void
importing_write_bytes (Importing *fixture, const char *name, const char *bytes, gssize n_bytes);

DipleImportReport *importing_import (Importing *fixture, const char *name);
DipleImportReport *
importing_import_with (Importing *fixture, const char *name, const DipleImportOptions *options);

/* The report as lines of a letter for the status (done, warned, same, refused, skipped: D, W, S, R,
 * K), name and message. */
char *importing_describe (Importing *fixture, const DipleImportReport *report);
void
importing_assert_report (Importing *fixture, const DipleImportReport *report, const char *expected);

/* The only document that came in. */
DipleDocument *importing_the_document (Importing *fixture);

/* The first number that @sql gives. */
gint64 importing_number (Importing *fixture, const char *sql);

#define IMPORTING_TEST(path, func)                                                                 \
  g_test_add (path, Importing, NULL, importing_set_up, func, importing_tear_down)
