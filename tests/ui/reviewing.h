/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk.h"
#include "ui/review/diple-review-page-private.h"

/* The desk with what Ana and Ben said in its first article: "Ilvi Brevit" (boundary), "Thursday"
 * (label), "union" (missing) and "38,700" (boundary), each different; and "talks", which both
 * have. Both finished it. */
Desk *reviewing_new (void);

/* Opens the page and waits until its first item is shown. */
DipleReviewPage *reviewing_show (Desk *desk);

/* Presses a key as the page hears it, as gtk_shortcut_trigger_parse_string() reads it; FALSE when
 * it lets the key pass. */
gboolean reviewing_press (DipleReviewPage *page, const char *trigger);

/* The same of a key pressed while @focus, or something in it, has the focus. */
gboolean reviewing_press_at (GtkWidget *focus, const char *trigger);

/* The words of the current item; until the next call. */
const char *reviewing_words (DipleReviewPage *page);

/* What was decided: "Person Brevit; Date Thursday", by place; until the next call. */
const char *reviewing_gold (Desk *desk);

/* Runs @job on the project's writing thread and waits for it. */
void reviewing_write (Desk *desk, DipleJob job, gpointer data);
