/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-checker.h"

G_BEGIN_DECLS

/* diple-checker.c looks, and diple-checker-acts.c does what people say to it. */

/* NULL once the checker is disposed of; lent. */
DipleEditor *diple_checker_get_editor (DipleChecker *self);

/* Reads what is in the file and not in the editor again, and looks anew. */
void diple_checker_load (DipleChecker *self);

G_END_DECLS
