/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-agreement-units.h"

G_BEGIN_DECLS

/* What agreement would be if the guidelines said otherwise, or if something else were counted: a
 * transformation of units, nothing is stored. Labels are indices into the lists of DipleUnits. */
typedef struct
{
  gboolean ignore_edges; /* white space and punctuation at the ends of spans */
  gboolean merge;        /* @merged is taken for @into */
  guint merged;
  guint into;
  gboolean tokens; /* coefficients count words and single marks, not characters */
} DipleWhatIf;

/* Whether it leaves all units as they are. */
gboolean diple_what_if_is_plain (const DipleWhatIf *what_if);

/* A copy of @document in which it is so; the caller owns it. Units that have become the same stay
 * beside each other: whoever counts takes them for one. What consists of nothing but punctuation
 * stays as it is. */
DipleUnitDocument *diple_what_if_apply (const DipleWhatIf *what_if,
                                        const DipleUnitDocument *document);

G_END_DECLS
