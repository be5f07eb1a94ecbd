/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/feedback/diple-feedback-blocks-private.h"

#include <glib/gi18n-lib.h>

#include "ui/feedback/diple-feedback-cell-private.h"

typedef struct
{
  const DipleFeedback *feedback;
  GPtrArray *blocks; /* DipleFeedbackBlock * */
} Report;

static void
block_free (DipleFeedbackBlock *block)
{
  g_free (block->word);
  g_free (block->markup);
  g_free (block);
}

/* Takes @markup. */
static DipleFeedbackBlock *
add_block (Report *report, DipleBlockKind kind, const char *word, char *markup, double before)
{
  DipleFeedbackBlock *block = g_new0 (DipleFeedbackBlock, 1);

  block->kind = kind;
  block->word = g_strdup (word);
  block->markup = markup;
  block->before = before;
  g_ptr_array_add (report->blocks, block);
  return block;
}

/* A group of its own. @style are attributes of Pango's markup. */
static void
add_text (Report *report, const char *style, const char *text, double before)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  char *markup = g_strdup_printf ("<span %s>%s</span>", style, escaped);

  add_block (report, DIPLE_BLOCK_TEXT, NULL, markup, before)->begins = TRUE;
}

/* Bold is the row of headings. */
static void
add_row (Report *report, GString *cells, gboolean bold, double before)
{
  g_autofree char *escaped = g_markup_escape_text (cells->str, -1);

  add_block (report, DIPLE_BLOCK_ROW, bold ? "b" : NULL, g_steal_pointer (&escaped), before)
      ->begins = TRUE;
}

static void
append_number (GString *cells, guint n)
{
  if (n > 0)
    g_string_append_printf (cells, "\t%u", n);
  else
    g_string_append (cells, "\t–");
}

static void
add_labels (Report *report)
{
  const DipleFeedback *feedback = report->feedback;
  g_autoptr (GString) head = g_string_new (_ ("Label"));

  for (guint k = 0; k < DIPLE_N_FEEDBACK_CHANGES; k++)
    if (feedback->n[k] > 0)
      g_string_append_printf (head, "\t%s", diple_feedback_change_title (k));
  add_row (report, head, TRUE, 10);
  for (guint i = 0; i < feedback->counts->len; i++)
    {
      const DipleFeedbackCount *count = feedback->counts->pdata[i];
      g_autoptr (GString) cells = g_string_new (count->name);

      for (guint k = 0; k < DIPLE_N_FEEDBACK_CHANGES; k++)
        if (feedback->n[k] > 0)
          append_number (cells, count->n[k]);
      add_row (report, cells, FALSE, 2);
    }
}

static void
add_patterns (Report *report)
{
  gboolean any = FALSE;

  for (guint i = 0; i < DIPLE_N_PATTERNS; i++)
    {
      const guint *n = report->feedback->patterns[i];
      g_autoptr (GString) cells = g_string_new (NULL);

      if (n[0] + n[1] == 0)
        continue;
      if (!any)
        {
          g_string_printf (cells,
                           "%s\t%s\t%s",
                           _ ("Where Places Differed"),
                           _ ("Made Shorter"),
                           _ ("Made Longer"));
          add_row (report, cells, TRUE, 12);
        }
      any = TRUE;
      g_string_assign (cells, diple_pattern_title (i));
      append_number (cells, n[0]);
      append_number (cells, n[1]);
      add_row (report, cells, FALSE, 2);
    }
}

static void
add_remark (Report *report, const char *word, const char *text)
{
  if (*text != '\0')
    add_block (report, DIPLE_BLOCK_VERSION, word, g_markup_printf_escaped ("<i>%s</i>", text), 1);
}

static void
add_case (Report *report, const DipleFeedbackCase *item)
{
  g_autofree char *sentence = diple_feedback_case_dup_sentence (item);
  char *markup = g_markup_printf_escaped (
      "<b>%s</b>  <span size=\"smaller\" alpha=\"65%%\">%s</span>", sentence, item->title);

  add_block (report, DIPLE_BLOCK_TEXT, NULL, markup, 9)->begins = TRUE;
  add_block (
      report, DIPLE_BLOCK_VERSION, _ ("Yours"), diple_feedback_dup_markup (item, &item->own), 1);
  add_block (report,
             DIPLE_BLOCK_VERSION,
             _ ("Decided"),
             diple_feedback_dup_markup (item, &item->decided),
             1);
  add_remark (report, _ ("Why"), item->reason);
  add_remark (report, _ ("Question"), item->question);
  add_remark (report, _ ("Decided by"), item->curator);
}

/* The heading of a kind stays with its first case. */
static void
add_cases (Report *report, DipleFeedbackChange change)
{
  const DipleFeedback *feedback = report->feedback;
  g_autofree char *title =
      g_strdup_printf ("%s (%u)", diple_feedback_change_title (change), feedback->n[change]);
  gboolean first = TRUE;

  if (feedback->n[change] == 0 || change == DIPLE_FEEDBACK_KEPT)
    return;
  add_text (report, "size=\"120%\" weight=\"bold\"", title, 18);
  for (guint i = 0; i < feedback->cases->len; i++)
    {
      const guint from = report->blocks->len;

      if (((const DipleFeedbackCase *) feedback->cases->pdata[i])->change != change)
        continue;
      add_case (report, feedback->cases->pdata[i]);
      if (first)
        ((DipleFeedbackBlock *) report->blocks->pdata[from])->begins = FALSE;
      first = FALSE;
    }
}

char *
diple_feedback_blocks_dup_title (const DipleFeedback *feedback)
{
  return g_strdup_printf (_ ("Feedback for %s"), feedback->name);
}

static void
add_all (Report *report)
{
  g_autofree char *title = diple_feedback_blocks_dup_title (report->feedback);
  g_autofree char *summary = diple_feedback_dup_summary (report->feedback);
  g_autofree char *again = diple_feedback_dup_again (report->feedback);

  add_text (report, "size=\"170%\" weight=\"bold\"", title, 0);
  add_text (report, "alpha=\"65%\"", report->feedback->project, 2);
  add_text (report, "", summary, 10);
  if (again != NULL)
    add_text (report, "", again, 4);
  if (report->feedback->counts->len > 0)
    add_labels (report);
  add_patterns (report);
  for (guint i = 0; i < DIPLE_N_FEEDBACK_CHANGES; i++)
    add_cases (report, i);
}

GPtrArray *
diple_feedback_blocks_new (const DipleFeedback *feedback)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) block_free);
  Report report = { feedback, blocks };

  add_all (&report);
  return blocks;
}
