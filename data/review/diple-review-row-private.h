/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-review.h"

G_BEGIN_DECLS

DipleReviewRow *diple_review_row_new (DipleReviewEntry *entry);

G_END_DECLS
