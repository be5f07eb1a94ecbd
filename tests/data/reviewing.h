/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-review-rules.h"
#include "support.h"

/* A project in memory with one article, three annotators and Kim, who decides. */
#define REVIEWING_TEXT                                                                               \
  "Mr Odo Brask said about 300 boats were lost in Farrow Bay. “They are gone,” said Lena Weil, " \
  "who owns two of them. The harbour stays closed."

typedef struct
{
  DipleStore *store;
  DipleSchema *schema;
  gint64 ana;
  gint64 ben;
  gint64 cleo;
  gint64 kim;
  gint64 article;
} Fixture;

/* For g_test_add(). */
void reviewing_set_up (Fixture *fixture, gconstpointer data);
void reviewing_tear_down (Fixture *fixture, gconstpointer data);
/* Marks the first place with @words; the span's id. */
gint64 reviewing_mark (Fixture *fixture, gint64 annotator, const char *label, const char *words);
void
reviewing_join (Fixture *fixture, gint64 annotator, const char *type, gint64 source, gint64 target);
/* The annotator has finished the article. */
void reviewing_finish (Fixture *fixture, gint64 annotator);
DipleReviewDocument *reviewing_load (Fixture *fixture);
/* "boundary:open missing:decided", in the items' order, then " +1" for an orphan. */
void reviewing_assert_items (Fixture *fixture, const char *expected);
/* As Kim, the item at @index of them all. */
gint64
reviewing_decide (Fixture *fixture, guint index, const DipleVerdict *verdict, GError **error);
void reviewing_decide_well (Fixture *fixture, guint index, DipleOutcome outcome, guint candidate);
/* The words of all gold spans by place, "Odo Brask|300". */
void reviewing_assert_gold (Fixture *fixture, const char *expected);
/* What Kim did last. */
void reviewing_undo (Fixture *fixture);
void reviewing_redo (Fixture *fixture);
