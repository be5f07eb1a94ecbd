/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-store.h"

G_BEGIN_DECLS

typedef struct
{
  gboolean keep_crlf;        /* plain text keeps its CR LF */
  gboolean allow_duplicates; /* the same text may come in twice */
  gint64 annotator;          /* who imports, or 0 */
  const char *model; /* the files are what this model said of articles that are here; or NULL */
} DipleImportOptions;

typedef enum
{
  DIPLE_IMPORT_DONE,
  DIPLE_IMPORT_WARNED,    /* came in, with something to know */
  DIPLE_IMPORT_DUPLICATE, /* stayed out: the text is there already */
  DIPLE_IMPORT_REFUSED,   /* stayed out: the message says why */
  DIPLE_IMPORT_SKIPPED,   /* no article: a hidden file, a picture */
} DipleImportStatus;

/* What happened to one file, archive member ("a.zip/x.txt") or line ("x.jsonl:12"). */
typedef struct
{
  char *name;
  DipleImportStatus status;
  char *message;   /* for people; "" when there is nothing to say */
  gint64 document; /* or 0 */
} DipleImportResult;

typedef struct
{
  GPtrArray *results; /* DipleImportResult *: for a JSONL file of articles that all came in, one for
                         the file with the count, and one for each line that did not */
  guint imported;
  guint duplicates;
  guint refused;
  guint warned;
} DipleImportReport;

/* Told every few milliseconds on the importing thread. @total is 0 while it is not known. */
typedef void (*DipleImportProgress) (guint done, guint total, const char *name, gpointer data);

/* Brings in files, folders (recursively) and archives named by @paths (NULL-terminated) as one
 * action. A bad file is a line of the report and stops nothing. NULL with an error, the project as
 * it was, when it was cancelled or the project could not be written. */
DipleImportReport *diple_import_paths (DipleStore *store,
                                       const char *const *paths,
                                       const DipleImportOptions *options,
                                       DipleImportProgress progress,
                                       gpointer data,
                                       GCancellable *cancellable,
                                       GError **error);
void diple_import_report_free (DipleImportReport *report);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleImportReport, diple_import_report_free)

G_END_DECLS
