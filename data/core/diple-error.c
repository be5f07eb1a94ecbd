/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-error.h"

/* clang-format off */
G_DEFINE_QUARK (diple-error-quark, diple_error)
/* clang-format on */
