/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-agreement-units.h"
#include "data/diple-figure.h"

G_BEGIN_DECLS

#define DIPLE_EVERY_LABEL G_MAXUINT

/* F1 of labelled tokens as bratiaa counts them (Kolditz et al. 2019, Annotating German clinical
 * documents for de-identification), over the documents that both annotators finished, or over
 * @document alone: a token has a label as often as spans of it touch the token. Only to compare
 * with figures of that program: spans that overlap count twice here. */
DipleFigure diple_token_f1 (const DipleUnits *units,
                            guint first,
                            guint second,
                            guint label,
                            const DipleUnitDocument *document);

G_END_DECLS
