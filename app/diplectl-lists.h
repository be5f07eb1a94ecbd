/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "diplectl.h"

G_BEGIN_DECLS

/* Options that take several names: "--annotators Ana Ben", "--annotators Ana,Ben". */

/* "PROJECT --annotators Ana Ben": once the project is named, each word after the first one of
 * --annotators, --labels, --documents or --stratify belongs to the list too, so it gets an option
 * of its own. Before diplectl_parse(). */
void diplectl_spread_lists (DiplectlCall *call);

/* The id behind a name, or 0 with an error. */
typedef gint64 (*DiplectlFinder) (DiplectlCall *call,
                                  const char *name,
                                  gpointer data,
                                  GError **error);

/* Of all @words (NULL: *@ids stays NULL), each a name or names with commas; elements gint64. FALSE
 * with an error. */
gboolean diplectl_find_all (DiplectlCall *call,
                            char **words,
                            DiplectlFinder find,
                            gpointer data,
                            GArray **ids,
                            GError **error);
gboolean diplectl_find_annotators (DiplectlCall *call, char **words, GArray **ids, GError **error);
gboolean
diplectl_find_named_documents (DiplectlCall *call, char **words, GArray **ids, GError **error);

G_END_DECLS
