/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-agreement-bootstrap.h"
#include "data/diple-agreement-units.h"
#include "data/diple-gamma-figures.h"

G_BEGIN_DECLS

/* Which keys a report has next to the figures. */
typedef enum
{
  DIPLE_REPORT_ITEMS = 1 << 0,  /* what a reviewer has to decide */
  DIPLE_REPORT_COUNTS = 1 << 1, /* what the figures were made of, and why there is none */
} DipleReportParts;

/* All figures as JSON, with the keys explained in docs/agreement.md: sorted, one a line, and every
 * number in as few digits as give the same number again, whatever the locale. @agreement was made
 * of @units, which are sorted; @bootstrap and @gamma may be NULL. A new string that ends with a
 * line feed. */
char *diple_agreement_to_json (DipleAgreement *agreement,
                               const DipleUnits *units,
                               const DipleBootstrap *bootstrap,
                               const DipleGammaSummary *gamma,
                               DipleReportParts parts);

G_END_DECLS
