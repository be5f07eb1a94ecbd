/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-colours.h"

G_BEGIN_DECLS

/* A colour as other programs' files write it: a name of CSS or “#” with 3, 4, 6 or 8 hexadecimal
 * digits, of which an opacity is left out. FALSE when it is none; @colour is untouched then. */
gboolean diple_colour_read (const char *words, DipleColour colour);

G_END_DECLS
