/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-feedback.h"

G_BEGIN_DECLS

/* The report as a printer sees it: one thing below the other. */
typedef enum
{
  DIPLE_BLOCK_TEXT,    /* markup over the whole width */
  DIPLE_BLOCK_VERSION, /* a word in front of markup that is set in */
  DIPLE_BLOCK_ROW,     /* cells of a table: a name, then numbers */
} DipleBlockKind;

/* What is set as one; blocks of a group stay on one page when that has room for them. */
typedef struct
{
  DipleBlockKind kind;
  char *word;      /* of a version; of a row: not NULL for headings */
  char *markup;    /* of a row: cells with TABs between them */
  double before;   /* points */
  gboolean begins; /* a group */
} DipleFeedbackBlock;

/* All of it; elements DipleFeedbackBlock *. */
GPtrArray *diple_feedback_blocks_new (const DipleFeedback *feedback);

/* "Feedback for Ana"; a new string. */
char *diple_feedback_blocks_dup_title (const DipleFeedback *feedback);

G_END_DECLS
