/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "diplectl.h"

#include "data/diple-kwic.h"

G_BEGIN_DECLS

/* The options of "search" as they were typed, but for the numbers. */
typedef struct
{
  GStrv labels;
  GStrv annotators;
  char *outlet;
  char *from;
  char *to;
  char *state;
  char *attribute;
  char *sort;
  char *mark;
  int limit_typed;
  guint limit; /* 0: none */
  gboolean count;
} DiplectlSearchWishes;

void diplectl_search_wishes_clear (DiplectlSearchWishes *wishes);

/* Reads the command line; FALSE as diplectl_parse() does. */
gboolean
diplectl_search_parse (DiplectlCall *call, DiplectlSearchWishes *wishes, DiplectlStatus *status);

/* What they ask of the project that is open; NULL with an error that says which name is wrong. */
DipleKwicQuery *diplectl_search_query (DiplectlCall *call,
                                       const DiplectlSearchWishes *wishes,
                                       const DipleSchema *schema,
                                       GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DiplectlSearchWishes, diplectl_search_wishes_clear)

G_END_DECLS
