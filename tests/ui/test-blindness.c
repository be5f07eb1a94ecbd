/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk.h"

#include <string.h>

#include "data/diple-annotators.h"
#include "data/diple-flags.h"
#include "data/diple-journal.h"
#include "data/diple-spans.h"
#include "ui/history/diple-history-window-private.h"

/* Annotators see their own work and nobody else's: whatever page is shown, no word of Ben's is on
 * it while Ana works. His own window shows them. */

#define SECRET "quicksilver"

static gint64
first_document (DipleStore *store)
{
  const DipleDocumentQuery query = { 0 };
  g_autoptr (GArray) ids = diple_documents_query (store, &query, NULL);

  return g_array_index (ids, gint64, 0);
}

/* Ben marks, notes and asks, on his own. */
static gint64
let_ben_work (Desk *desk)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleStore) store = diple_store_open (desk->path, DIPLE_STORE_READ_WRITE, &error);
  const gint64 ben = diple_annotators_ensure (store, "Ben", &error);
  g_autoptr (DipleSpan) span = diple_span_new (
      first_document (store), ben, desk_label (desk, "Person"), (DipleRange){ 20, 31 });

  g_assert_no_error (error);
  g_free (span->note);
  span->note = g_strdup (SECRET " note");
  g_assert_true (diple_journal_begin (store, ben, "span.add", &error));
  g_assert_true (diple_spans_add (store, span, &error));
  g_assert_true (diple_flags_ask (store, span->id, ben, SECRET " question", &error));
  g_assert_cmpint (diple_journal_commit (store, "Marked " SECRET, span->document, &error), !=, 0);
  g_assert_true (diple_store_close (store, &error));
  return ben;
}

static gboolean
tells (GtkWidget *widget, const char *word)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
      strstr (gtk_label_get_text (GTK_LABEL (widget)), word) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (tells (child, word))
      return TRUE;
  return FALSE;
}

/* What is read for a page comes in turns of the loop. */
static void
rest (void)
{
  for (guint i = 0; i < 10; i++)
    desk_turn ();
}

static void
open_again (Desk *desk)
{
  const gint64 document = diple_editor_get_document (desk->editor)->id;

  diple_editor_open (desk->editor, 0);
  desk_until (diple_editor_get_document (desk->editor) == NULL);
  diple_editor_open (desk->editor, document);
  desk_until (diple_editor_get_document (desk->editor) != NULL);
}

static guint
count_spans (Desk *desk)
{
  return diple_span_index_size (diple_editor_get_spans (desk->editor));
}

static void
show (Desk *desk, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (desk->window), action, NULL);
  rest ();
}

/* Where the page has them behind a button. */
static void
show_questions (Desk *desk)
{
  GtkWidget *button =
      desk_find (GTK_WIDGET (desk->window), GTK_TYPE_TOGGLE_BUTTON, "questions_button");

  if (button == NULL)
    return;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  rest ();
}

static void
test_no_page_tells_of_the_work_of_others (void)
{
  static const char *const pages[] = { "win.show-annotate",
                                       "win.show-search",
                                       "win.show-checks",
                                       "win.show-insights",
                                       "win.show-schema" };
  g_autoptr (Desk) desk = desk_new ();

  let_ben_work (desk);
  open_again (desk);
  g_assert_cmpuint (count_spans (desk), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      show (desk, pages[i]);
      show_questions (desk);
      if (tells (GTK_WIDGET (desk->window), SECRET))
        g_error ("%s tells of another's work", pages[i]);
    }
}

static void
test_the_history_is_ones_own (void)
{
  g_autoptr (Desk) desk = desk_new ();
  GtkWidget *history;

  let_ben_work (desk);
  desk_mark (desk, "Location", "Thursday");
  show (desk, "win.history");
  history = desk_find_window (DIPLE_TYPE_HISTORY_WINDOW);
  desk_until (tells (history, "Thursday"));
  g_assert_false (tells (history, SECRET));
  gtk_window_close (GTK_WINDOW (history));
}

static void
test_ben_sees_what_is_his (void)
{
  g_autoptr (Desk) desk = desk_new ();
  const gint64 ben = let_ben_work (desk);

  desk_mark (desk, "Location", "Thursday");
  /* The window hears of a new annotator when it looks at the file the next time. */
  desk_until ((g_object_set (desk->window, "annotator", "Ben", NULL),
               diple_editor_get_annotator (desk->editor) == ben));
  desk_until (count_spans (desk) == 1 &&
              diple_span_index_get (diple_editor_get_spans (desk->editor), 0)->annotator == ben);
  show (desk, "win.show-checks");
  show_questions (desk);
  desk_until (tells (GTK_WIDGET (desk->window), SECRET)); /* so the others would have been seen */
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/blindness/no page tells of the work of others",
                   test_no_page_tells_of_the_work_of_others);
  g_test_add_func ("/blindness/the history is one's own", test_the_history_is_ones_own);
  g_test_add_func ("/blindness/Ben sees what is his", test_ben_sees_what_is_his);
  return g_test_run ();
}
