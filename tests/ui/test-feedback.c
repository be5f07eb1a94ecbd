/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk.h"

#include <string.h>

#include "data/diple-annotators.h"
#include "data/diple-assignments.h"
#include "data/diple-journal.h"
#include "data/diple-review-document.h"
#include "data/diple-schema-store.h"
#include "data/diple-spans.h"
#include "ui/feedback/diple-feedback-cell-private.h"
#include "ui/feedback/diple-feedback-print-private.h"
#include "ui/insights/diple-insights-page-private.h"

/* Decides every item as Ben has it; inside no action. */
static void
decide_as_ben (DipleStore *store, gint64 document, gint64 ben)
{
  g_autoptr (DipleSchema) schema = diple_schema_load (store, NULL);
  g_autoptr (DipleReviewDocument) loaded =
      diple_review_document_load (store, schema, document, NULL, NULL);

  for (guint i = 0; i < loaded->items->len; i++)
    {
      const DipleReviewItem *item = loaded->items->pdata[i];
      DipleVerdict verdict = { .outcome = DIPLE_OUTCOME_ADOPTED, .reason = "See <3.1>" };
      const DipleReviewCandidate *candidate = item->candidates->pdata[0];

      if (((DipleReviewGiven *) candidate->given->pdata[0])->annotator != ben)
        verdict.candidate = 1;
      g_assert_cmpint (diple_review_decide (store, ben, document, item->key, &verdict, NULL), >, 0);
    }
}

/* Ben has each of Ana's spans with a character more, and finished it, as Ana does. */
static gpointer
add_ben (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 document = *(gint64 *) data;
  const gint64 ben = diple_annotators_ensure (store, "Ben", NULL);
  g_autoptr (GPtrArray) spans = diple_spans_load (store, document, 0, NULL);

  g_assert_true (diple_journal_begin (store, ben, "test", NULL));
  for (guint i = 0; i < spans->len; i++)
    {
      const DipleSpan *own = spans->pdata[i];
      g_autoptr (DipleSpan) span = diple_span_new (
          document, ben, own->label, (DipleRange){ own->range.start, own->range.end + 1 });

      g_assert_cmpint (diple_spans_add (store, span, NULL), !=, 0);
    }
  g_assert_true (diple_assignments_set (store, ben, document, DIPLE_STATE_FINISHED, NULL));
  g_assert_cmpint (diple_journal_commit (store, "Ben came", 0, NULL), >, 0);
  decide_as_ben (store, document, ben);
  return store;
}

static gboolean
is_read (DipleFeedbackView *view)
{
  return view->feedback != NULL && view->loading == NULL;
}

static DipleFeedbackView *
find_view (Desk *desk)
{
  return DIPLE_FEEDBACK_VIEW (
      desk_find_shown (GTK_WIDGET (desk->window), DIPLE_TYPE_FEEDBACK_VIEW, NULL));
}

/* Ana's feedback on two spans that were made longer. */
static DipleFeedbackView *
show_feedback (Desk *desk)
{
  gint64 document;

  desk_mark (desk, "Person", "rerouted");
  desk_mark (desk, "Quantity", "38,700");
  document = diple_editor_get_document (desk->editor)->id;
  g_assert_true (diple_editor_set_state (desk->editor, DIPLE_STATE_FINISHED));
  diple_project_write_async (
      diple_editor_get_project (desk->editor), add_ben, &document, NULL, NULL, 0, NULL, NULL, NULL);
  g_assert_true (diple_project_settle (diple_editor_get_project (desk->editor), 5000));
  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.feedback", NULL);
  desk_until (find_view (desk) != NULL && is_read (find_view (desk)));
  return find_view (desk);
}

static guint
count_rows (DipleFeedbackView *view)
{
  return g_list_model_get_n_items (G_LIST_MODEL (view->list));
}

static GtkWidget *
find_chip (DipleFeedbackView *view, const char *name)
{
  GtkWidget *chip = gtk_widget_get_first_child (view->chips);

  while (chip != NULL && !g_str_equal (gtk_widget_get_name (chip), name))
    chip = gtk_widget_get_next_sibling (chip);
  return chip;
}

static void
test_each_change_is_listed_with_both_versions (void)
{
  g_autoptr (Desk) desk = desk_new ();
  DipleFeedbackView *view = show_feedback (desk);
  GtkWidget *cell;

  g_assert_cmpuint (count_rows (view), ==, 2);
  g_assert_nonnull (strstr (gtk_label_get_text (view->summary), "Kept as they are: 0 of 2"));
  desk_until (desk_find_shown (GTK_WIDGET (view->view), DIPLE_TYPE_FEEDBACK_CELL, NULL) != NULL);
  cell = desk_find_shown (GTK_WIDGET (view->view), DIPLE_TYPE_FEEDBACK_CELL, NULL);
  g_assert_nonnull (desk_find (cell, GTK_TYPE_LABEL, "See <3.1>"));
  g_assert_nonnull (desk_find (cell, GTK_TYPE_LABEL, "Other Place  2"));
  desk_until (gtk_widget_get_focus_child (GTK_WIDGET (view->view)) != NULL);
}

static void
test_chips_and_labels_narrow_the_list (void)
{
  g_autoptr (Desk) desk = desk_new ();
  DipleFeedbackView *view = show_feedback (desk);

  g_assert_null (find_chip (view, "dropped"));
  gtk_drop_down_set_selected (view->labels, 1);
  g_assert_cmpuint (count_rows (view), ==, 1);
  g_assert_cmpstr (
      gtk_button_get_label (GTK_BUTTON (find_chip (view, "boundary"))), ==, "Other Place 1");
  gtk_drop_down_set_selected (view->labels, 0);
  gtk_widget_activate (find_chip (view, "boundary"));
  desk_until (count_rows (view) == 2);
  g_signal_emit_by_name (view->label_grid, "chosen", 1u, 0u);
  g_assert_cmpuint (count_rows (view), ==, 1);
  g_assert_cmpuint (gtk_drop_down_get_selected (view->labels), ==, 2);
}

static void
test_a_case_opens_in_the_text (void)
{
  g_autoptr (Desk) desk = desk_new ();
  DipleFeedbackView *view = show_feedback (desk);

  g_signal_emit_by_name (view->view, "activate", 0u);
  desk_until (!gtk_widget_get_mapped (GTK_WIDGET (view)));
  desk_until (diple_editor_get_active (desk->editor) != NULL);
  /* Coming back, the list is where it was. */
  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.show-insights", NULL);
  desk_until (gtk_widget_get_mapped (GTK_WIDGET (view->view)));
  g_assert_cmpuint (count_rows (view), ==, 2);
}

static void
test_what_is_undone_is_listed_no_more (void)
{
  g_autoptr (Desk) desk = desk_new ();
  DipleFeedbackView *view = show_feedback (desk);
  const DipleSpan *span = diple_span_index_get (diple_editor_get_spans (desk->editor), 0);

  /* Ana's new answer reopens its place. */
  g_assert_true (diple_editor_resize (
      desk->editor, span->id, 0, (DipleRange){ span->range.start, span->range.end - 1 }));
  desk_until (is_read (view) && count_rows (view) == 1);
  g_assert_cmpuint (view->feedback->n_open, ==, 1);
}

static void
test_somebody_without_decisions_is_told_so (void)
{
  g_autoptr (Desk) desk = desk_new ();
  DipleFeedbackView *view;

  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.feedback", NULL);
  desk_until (find_view (desk) != NULL && is_read (find_view (desk)));
  view = find_view (desk);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (view->stack), ==, "nothing");
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (view->counts)));
  gtk_widget_activate_action (GTK_WIDGET (view), "feedback.close", NULL);
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (view)));
}

static GtkPrintOperation *
print_to (DipleFeedback *feedback, const char *path)
{
  GtkPrintOperation *operation = diple_feedback_print_new (feedback);
  g_autoptr (GError) error = NULL;

  gtk_print_operation_set_export_filename (operation, path);
  g_assert_cmpint (
      gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error),
      ==,
      GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  return operation;
}

static int
count_pages (GtkPrintOperation *operation)
{
  int n_pages;

  g_object_get (operation, "n-pages", &n_pages, NULL);
  return n_pages;
}

static void
assert_pdf (const char *path)
{
  g_autofree char *bytes = NULL;

  g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
  g_assert_true (g_str_has_prefix (bytes, "%PDF-"));
}

static void
test_the_report_has_as_many_pages_as_it_needs (void)
{
  g_autoptr (Desk) desk = desk_new ();
  DipleFeedbackView *view = show_feedback (desk);
  g_autofree char *path = g_build_filename (desk->folder, "report.pdf", NULL);
  g_autoptr (GtkPrintOperation) one = print_to (view->feedback, path);
  g_autoptr (GtkPrintOperation) many = NULL;
  const DipleFeedbackCase *item = view->feedback->cases->pdata[0];
  GString *long_one = g_string_new (NULL);

  assert_pdf (path);
  g_assert_cmpint (count_pages (one), ==, 1);
  /* A note that no page has room for goes on over several. */
  for (guint i = 0; i < 2000; i++)
    g_string_append (long_one, "Articles are left out, and titles, too. ");
  g_free (item->reason);
  ((DipleFeedbackCase *) item)->reason = g_string_free (long_one, FALSE);
  many = print_to (view->feedback, path);
  assert_pdf (path);
  g_assert_cmpint (count_pages (many), >, 5);
}

#define ADD(name, test) g_test_add_func ("/feedback/" name, test)

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  ADD ("each change is listed with both versions", test_each_change_is_listed_with_both_versions);
  ADD ("chips and labels narrow the list", test_chips_and_labels_narrow_the_list);
  ADD ("a case opens in the text", test_a_case_opens_in_the_text);
  ADD ("what is undone is listed no more", test_what_is_undone_is_listed_no_more);
  ADD ("somebody without decisions is told so", test_somebody_without_decisions_is_told_so);
  ADD ("the report has as many pages as it needs", test_the_report_has_as_many_pages_as_it_needs);
  return g_test_run ();
}
