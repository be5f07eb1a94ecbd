/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk.h"

#include "data/diple-annotators.h"
#include "data/diple-journal.h"
#include "ui/panel/diple-label-palette-private.h"
#include "ui/panel/diple-span-list-private.h"
#include "ui/panel/diple-span-panel-private.h"
#include "ui/window/diple-document-cell-private.h"
#include "ui/window/diple-document-pane-private.h"
#include "ui/window/diple-import-dialog-private.h"
#include "ui/window/diple-welcome-private.h"
#include "ui/window/diple-window-private.h"

static GtkWidget *
find (Desk *desk, GType type, const char *name)
{
  return desk_find (GTK_WIDGET (desk->window), type, name);
}

static guint
rows (Desk *desk, GType pane)
{
  GtkWidget *list = desk_find (find (desk, pane, NULL), GTK_TYPE_LIST_VIEW, "view");
  GtkSelectionModel *model = gtk_list_view_get_model (GTK_LIST_VIEW (list));

  return model != NULL ? g_list_model_get_n_items (G_LIST_MODEL (model)) : 0;
}

static guint
selected (Desk *desk, GType pane)
{
  GtkWidget *list = desk_find (find (desk, pane, NULL), GTK_TYPE_LIST_VIEW, "view");
  GtkSelectionModel *model = gtk_list_view_get_model (GTK_LIST_VIEW (list));

  return gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (model));
}

static void
select_row (Desk *desk, GType pane, guint row)
{
  GtkWidget *list = desk_find (find (desk, pane, NULL), GTK_TYPE_LIST_VIEW, "view");
  GtkSelectionModel *model = gtk_list_view_get_model (GTK_LIST_VIEW (list));

  gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (model), row);
}

static const char *
text_of (Desk *desk, GType type, const char *id)
{
  return gtk_label_get_text (GTK_LABEL (desk_find (find (desk, type, NULL), GTK_TYPE_LABEL, id)));
}

static void
act (Desk *desk, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (desk->window), action, NULL));
}

static guint
marks (Desk *desk)
{
  return diple_span_index_size (diple_editor_get_spans (desk->editor));
}

static void
test_a_window_without_a_project_shows_the_start_page (void)
{
  g_autoptr (Desk) desk = desk_new_empty ();

  g_assert_true (gtk_widget_get_mapped (find (desk, DIPLE_TYPE_WELCOME, NULL)));
  g_assert_null (diple_window_get_path (desk->window));
  g_assert_null (diple_window_get_editor (desk->window));
}

static void
test_a_project_that_is_none_is_refused_with_a_reason (void)
{
  g_autoptr (Desk) desk = desk_new_empty ();
  g_autofree char *path = desk_write (desk, "letter.diple", "Dear editor,\n");

  diple_window_open (desk->window, path, DIPLE_STORE_READ_WRITE);
  desk_until (desk_find_window (ADW_TYPE_MESSAGE_DIALOG) != NULL);
  g_assert_cmpstr (adw_message_dialog_get_heading (
                       ADW_MESSAGE_DIALOG (desk_find_window (ADW_TYPE_MESSAGE_DIALOG))),
                   ==,
                   "“letter.diple” Cannot Be Opened");
  g_assert_null (diple_window_get_path (desk->window));
  gtk_window_close (GTK_WINDOW (desk_find_window (ADW_TYPE_MESSAGE_DIALOG)));
}

static void
test_imported_articles_are_listed_and_one_is_open (void)
{
  g_autoptr (Desk) desk = desk_new ();

  desk_until (rows (desk, DIPLE_TYPE_DOCUMENT_PANE) == 3);
  g_assert_cmpstr (desk_title (desk), ==, "Ferry talks resume");
  desk_until (selected (desk, DIPLE_TYPE_DOCUMENT_PANE) == 0);
  desk_until (g_str_equal (text_of (desk, DIPLE_TYPE_DOCUMENT_PANE, "progress_label"),
                           "0 of 3 done · 0 in progress"));
}

static GtkEventController *
controller_called (GtkWidget *widget, const char *name)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (g_strcmp0 (gtk_event_controller_get_name (controller), name) == 0)
        return controller;
    }
  return NULL;
}

static void
test_articles_dropped_on_the_window_come_in (void)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autofree char *path = desk_write (desk, "d.txt", "Explainer\n\nWho runs the ferries?\n");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GdkFileList *files = gdk_file_list_new_from_array (&file, 1);
  GtkWidget *toasts = desk_find (GTK_WIDGET (desk->window), ADW_TYPE_TOAST_OVERLAY, "toasts");
  GtkWidget *stack = gtk_widget_get_ancestor (toasts, GTK_TYPE_STACK);
  GtkEventController *target = controller_called (stack, "diple-drop");
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;

  g_assert_nonnull (target);
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, files);
  g_signal_emit_by_name (target, "drop", &value, 10.0, 10.0, &taken);
  g_assert_true (taken);
  desk_close_import (desk);
  desk_until (rows (desk, DIPLE_TYPE_DOCUMENT_PANE) == 4);
}

static void
test_choosing_a_row_opens_its_document (void)
{
  g_autoptr (Desk) desk = desk_new ();

  desk_until (rows (desk, DIPLE_TYPE_DOCUMENT_PANE) == 3);
  select_row (desk, DIPLE_TYPE_DOCUMENT_PANE, 1);
  desk_until (g_str_equal (desk_title (desk), "Union rejects the offer"));
}

static void
test_typing_narrows_the_list (void)
{
  g_autoptr (Desk) desk = desk_new ();
  GtkWidget *search =
      desk_find (find (desk, DIPLE_TYPE_DOCUMENT_PANE, NULL), GTK_TYPE_SEARCH_ENTRY, NULL);

  desk_until (rows (desk, DIPLE_TYPE_DOCUMENT_PANE) == 3);
  gtk_editable_set_text (GTK_EDITABLE (search), "subsidy");
  desk_until (rows (desk, DIPLE_TYPE_DOCUMENT_PANE) == 1);
  g_assert_cmpstr (desk_title (desk), ==, "Ferry talks resume");
  gtk_editable_set_text (GTK_EDITABLE (search), "nowhere to be found");
  desk_until (rows (desk, DIPLE_TYPE_DOCUMENT_PANE) == 0);
  g_assert_true (gtk_widget_activate_action (
      find (desk, DIPLE_TYPE_DOCUMENT_PANE, NULL), "documents.show-all", NULL));
  desk_until (rows (desk, DIPLE_TYPE_DOCUMENT_PANE) == 3);
}

static void
test_finishing_opens_the_next_that_is_not_finished (void)
{
  g_autoptr (Desk) desk = desk_new ();

  desk_until (rows (desk, DIPLE_TYPE_DOCUMENT_PANE) == 3);
  act (desk, "win.finish-next");
  desk_until (g_str_equal (desk_title (desk), "Union rejects the offer"));
  act (desk, "win.previous-document");
  desk_until (g_str_equal (desk_title (desk), "Ferry talks resume"));
  g_assert_cmpint (diple_editor_get_state (desk->editor), ==, DIPLE_STATE_FINISHED);
  desk_open_title (desk, "No subsidy, says minister");
  act (desk, "win.finish-next");
  desk_until (g_str_equal (desk_title (desk), "Union rejects the offer"));
  desk_until (g_str_equal (text_of (desk, DIPLE_TYPE_DOCUMENT_PANE, "progress_label"),
                           "2 of 3 done · 0 in progress"));
  act (desk, "win.finish-next");
  desk_until (g_str_equal (text_of (desk, DIPLE_TYPE_LABEL_PALETTE, "status"),
                           "All listed documents are done."));
}

static void
test_the_list_of_annotations_keeps_step_with_the_text (void)
{
  g_autoptr (Desk) desk = desk_new ();
  gint64 claim = desk_mark (desk, "Claim", "talks with the dockworkers’ union would resume");
  gint64 person = desk_mark (desk, "Person", "Ilvi Brevit");

  g_assert_cmpuint (rows (desk, DIPLE_TYPE_SPAN_LIST), ==, 2);
  g_assert_cmpint (diple_editor_get_active (desk->editor)->id, ==, person);
  g_assert_cmpuint (selected (desk, DIPLE_TYPE_SPAN_LIST), ==, 0);
  select_row (desk, DIPLE_TYPE_SPAN_LIST, 1);
  g_assert_cmpint (diple_editor_get_active (desk->editor)->id, ==, claim);
  diple_editor_set_active (desk->editor, person);
  g_assert_cmpuint (selected (desk, DIPLE_TYPE_SPAN_LIST), ==, 0);
  g_assert_cmpstr (text_of (desk, DIPLE_TYPE_SPAN_PANEL, "quote"), ==, "“Ilvi Brevit”");
  diple_editor_set_active (desk->editor, 0);
  g_assert_cmpuint (selected (desk, DIPLE_TYPE_SPAN_LIST), ==, GTK_INVALID_LIST_POSITION);
}

static void
test_undo_and_redo_reach_the_editor (void)
{
  g_autoptr (Desk) desk = desk_new ();

  desk_mark (desk, "Person", "Ilvi Brevit");
  g_assert_cmpuint (marks (desk), ==, 1);
  act (desk, "win.undo");
  desk_until (marks (desk) == 0);
  act (desk, "win.redo");
  desk_until (marks (desk) == 1);
  g_assert_cmpuint (rows (desk, DIPLE_TYPE_SPAN_LIST), ==, 1);
}

static void
test_a_removed_document_comes_back_by_undo (void)
{
  g_autoptr (Desk) desk = desk_new ();

  desk_mark (desk, "Person", "Ilvi Brevit");
  desk_until (rows (desk, DIPLE_TYPE_DOCUMENT_PANE) == 3);
  act (desk, "win.remove-document");
  desk_until (rows (desk, DIPLE_TYPE_DOCUMENT_PANE) == 2);
  desk_until (g_str_equal (desk_title (desk), "Union rejects the offer"));
  act (desk, "win.undo");
  desk_until (rows (desk, DIPLE_TYPE_DOCUMENT_PANE) == 3);
  act (desk, "win.previous-document");
  desk_until (g_str_equal (desk_title (desk), "Ferry talks resume"));
  g_assert_cmpuint (marks (desk), ==, 1);
}

static void
test_the_size_of_the_text_is_kept (void)
{
  g_autoptr (Desk) desk = desk_new ();
  double zoom;

  act (desk, "win.zoom-in");
  g_object_get (desk->settings, "zoom", &zoom, NULL);
  g_assert_cmpfloat (zoom, >, 1);
  g_object_set (desk->settings, "zoom", 1.0, NULL);
  g_object_get (find (desk, DIPLE_TYPE_ARTICLE_VIEW, NULL), "zoom", &zoom, NULL);
  g_assert_cmpfloat (zoom, ==, 1);
}

static void
test_a_label_of_the_palette_marks_the_selection (void)
{
  g_autoptr (Desk) desk = desk_new ();
  GtkWidget *palette = find (desk, DIPLE_TYPE_LABEL_PALETTE, NULL);
  GtkWidget *button =
      gtk_widget_get_ancestor (desk_find (palette, GTK_TYPE_LABEL, "Claim"), GTK_TYPE_BUTTON);

  desk_select (desk, "38,700 travellers");
  g_assert_true (gtk_widget_activate (button));
  desk_until (marks (desk) == 1);
  g_assert_cmpint (diple_editor_get_active (desk->editor)->label, ==, desk_label (desk, "Claim"));
}

static void
test_the_panel_relabels_and_deletes (void)
{
  g_autoptr (Desk) desk = desk_new ();
  GtkWidget *panel = find (desk, DIPLE_TYPE_SPAN_PANEL, NULL);
  GtkWidget *labels;

  desk_mark (desk, "Person", "Ilvi Brevit");
  labels = desk_find (panel, GTK_TYPE_DROP_DOWN, "labels");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (labels), 1);
  g_assert_cmpint (
      diple_editor_get_active (desk->editor)->label,
      ==,
      ((const DipleLabel *) g_ptr_array_index (diple_editor_get_schema (desk->editor)->labels, 1))
          ->id);
  g_signal_emit_by_name (desk_find (panel, GTK_TYPE_BUTTON, "remove"), "clicked");
  g_assert_cmpuint (marks (desk), ==, 0);
}

static void
test_a_note_is_saved_before_another_span_is_shown (void)
{
  g_autoptr (Desk) desk = desk_new ();
  gint64 first = desk_mark (desk, "Person", "Ilvi Brevit");
  gint64 second;
  GtkWidget *note = desk_find (find (desk, DIPLE_TYPE_SPAN_PANEL, NULL), GTK_TYPE_ENTRY, "note");
  DipleSpanIndex *spans = diple_editor_get_spans (desk->editor);

  gtk_editable_set_text (GTK_EDITABLE (note), "the transport minister");
  second = desk_mark (desk, "Quantity", "38,700 travellers");
  g_assert_cmpstr (diple_span_index_find (spans, first, NULL)->note, ==, "the transport minister");
  g_assert_cmpstr (diple_span_index_find (spans, second, NULL)->note, ==, "");
  desk_until (*gtk_editable_get_text (GTK_EDITABLE (note)) == '\0');
}

static void
test_a_note_is_saved_before_the_next_document (void)
{
  g_autoptr (Desk) desk = desk_new ();
  gint64 span = desk_mark (desk, "Person", "Ilvi Brevit");
  GtkWidget *note = desk_find (find (desk, DIPLE_TYPE_SPAN_PANEL, NULL), GTK_TYPE_ENTRY, "note");

  desk_until (rows (desk, DIPLE_TYPE_DOCUMENT_PANE) == 3);
  gtk_editable_set_text (GTK_EDITABLE (note), "the transport minister");
  act (desk, "win.next-document");
  desk_until (g_str_equal (desk_title (desk), "Union rejects the offer"));
  act (desk, "win.previous-document");
  desk_until (g_str_equal (desk_title (desk), "Ferry talks resume"));
  g_assert_cmpstr (diple_span_index_find (diple_editor_get_spans (desk->editor), span, NULL)->note,
                   ==,
                   "the transport minister");
}

/* What another program does, by a project of its own. */
static void
write_elsewhere (Desk *desk, DipleJob job, gpointer data)
{
  g_autoptr (GError) error = NULL;
  DipleStore *store = diple_store_open (desk->path, DIPLE_STORE_READ_WRITE, &error);

  g_assert_no_error (error);
  g_assert_nonnull (job (store, data, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (diple_store_close (store, &error));
  g_object_unref (store);
}

static gpointer
ben_job (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return diple_annotators_ensure (store, "Ben", error) != 0 ? store : NULL;
}

static char *
annotator (Desk *desk)
{
  char *name;

  g_object_get (desk->window, "annotator", &name, NULL);
  return name;
}

static gboolean
works_as (Desk *desk, const char *name)
{
  g_autofree char *now = NULL;

  g_object_set (desk->window, "annotator", name, NULL);
  now = annotator (desk);
  return g_strcmp0 (now, name) == 0;
}

static void
test_each_annotator_sees_their_own_spans (void)
{
  g_autoptr (Desk) desk = desk_new ();

  desk_mark (desk, "Person", "Ilvi Brevit");
  write_elsewhere (desk, ben_job, NULL);
  desk_until (works_as (desk, "Ben"));
  desk_until (marks (desk) == 0);
  desk_mark (desk, "Organization", "dockworkers’ union");
  desk_mark (desk, "Person", "Ilvi Brevit");
  g_assert_true (works_as (desk, "Ana"));
  desk_until (marks (desk) == 1);
  g_assert_cmpuint (rows (desk, DIPLE_TYPE_SPAN_LIST), ==, 1);
}

static gpointer
rename_job (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (DipleDocument) document = diple_documents_load_facts (store, *(gint64 *) data, error);

  g_free (document->title);
  document->title = g_strdup ("Ferry talks fail");
  if (!diple_journal_begin (store, 0, "document.facts", error) ||
      !diple_documents_update_facts (store, document, error) ||
      diple_journal_commit (store, "Renamed", document->id, error) <= 0)
    return NULL;
  return store;
}

static void
test_what_another_program_writes_is_shown (void)
{
  g_autoptr (Desk) desk = desk_new ();
  gint64 document = diple_editor_get_document (desk->editor)->id;

  desk_until (rows (desk, DIPLE_TYPE_DOCUMENT_PANE) == 3);
  write_elsewhere (desk, rename_job, &document);
  desk_until (g_str_equal (desk_title (desk), "Ferry talks fail"));
  desk_until (desk_find (find (desk, DIPLE_TYPE_DOCUMENT_PANE, NULL),
                         GTK_TYPE_LABEL,
                         "Ferry talks fail") != NULL);
}

static guint
count_toasts (GtkWidget *widget)
{
  guint n = g_str_equal (gtk_widget_get_css_name (widget), "toast");

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_toasts (child);
  return n;
}

static void
test_a_refusal_is_said_once (void)
{
  g_autoptr (Desk) desk = desk_new ();
  const DipleRange nothing = { 3, 3 };

  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (diple_editor_mark (desk->editor, desk_label (desk, "Person"), nothing), ==, 0);
  desk_turn ();
  g_assert_cmpuint (count_toasts (GTK_WIDGET (desk->window)), ==, 1);
}

static gboolean
shown (Desk *desk, const char *property)
{
  gboolean value;

  g_object_get (desk->window, property, &value, NULL);
  return value;
}

static void
test_panes_go_where_there_is_no_room (void)
{
  g_autoptr (Desk) desk = desk_new ();
  GtkWindow *window = GTK_WINDOW (desk->window);

  g_assert_true (shown (desk, "show-documents"));
  g_assert_true (shown (desk, "show-annotations"));
  gtk_window_set_default_size (window, 520, 500);
  desk_until (!shown (desk, "show-documents") && !shown (desk, "show-annotations"));
  gtk_window_set_default_size (window, 1240, 800);
  desk_until (shown (desk, "show-documents") && shown (desk, "show-annotations"));
  act (desk, "win.show-documents");
  g_assert_false (shown (desk, "show-documents"));
}

static int
least_width (GtkWidget *widget)
{
  int least;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  return least;
}

static gboolean
is_shown (Desk *desk, const char *id)
{
  return find (desk, GTK_TYPE_WIDGET, id) != NULL;
}

static void
test_a_telephone_shows_one_thing_at_a_time (void)
{
  static const char *const pages[] = { "review", "search", "checks", "schema", "annotate" };
  g_autoptr (Desk) desk = desk_new ();
  GtkWidget *bar = find (desk, ADW_TYPE_VIEW_SWITCHER_BAR, NULL);

  gtk_window_set_default_size (GTK_WINDOW (desk->window), 360, 640);
  desk_until (adw_view_switcher_bar_get_reveal (ADW_VIEW_SWITCHER_BAR (bar)));
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      diple_window_show_page (desk->window, pages[i]);
      desk_turn ();
      g_assert_cmpint (least_width (GTK_WIDGET (desk->window)), <=, 360);
    }

  act (desk, "win.show-annotations");
  desk_until (!is_shown (desk, "centre") && shown (desk, "show-annotations"));
  act (desk, "win.show-documents");
  desk_until (shown (desk, "show-documents") && !shown (desk, "show-annotations"));
  g_assert_cmpint (least_width (GTK_WIDGET (desk->window)), <=, 360);
  act (desk, "win.show-documents");
  desk_until (is_shown (desk, "centre") && !shown (desk, "show-documents"));
  gtk_window_set_default_size (GTK_WINDOW (desk->window), 1240, 800);
  desk_until (shown (desk, "show-documents") && shown (desk, "show-annotations"));
  g_assert_true (is_shown (desk, "centre"));
  g_assert_false (adw_view_switcher_bar_get_reveal (ADW_VIEW_SWITCHER_BAR (bar)));
}

static void
test_everything_has_a_name_for_those_who_do_not_see (void)
{
  g_autoptr (Desk) desk = desk_new ();
  GtkWidget *palette = find (desk, DIPLE_TYPE_LABEL_PALETTE, NULL);
  GtkWidget *button =
      gtk_widget_get_ancestor (desk_find (palette, GTK_TYPE_LABEL, "Person"), GTK_TYPE_BUTTON);
  GtkWidget *cell;

  desk_until (rows (desk, DIPLE_TYPE_DOCUMENT_PANE) == 3);
  desk_until ((cell = find (desk, DIPLE_TYPE_DOCUMENT_CELL, NULL)) != NULL);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, "Person, key p");
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (desk_find (palette, GTK_TYPE_LABEL, "status")),
                                   GTK_ACCESSIBLE_ROLE_STATUS);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (find (desk, GTK_TYPE_SEARCH_ENTRY, NULL)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Search documents by title and metadata");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (cell),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Ferry talks resume, a.txt, not started");
}

int
main (int argc, char *argv[])
{
  stage_init (&argc, &argv);

  g_test_add_func ("/window/a window without a project shows the start page",
                   test_a_window_without_a_project_shows_the_start_page);
  g_test_add_func ("/window/a project that is none is refused with a reason",
                   test_a_project_that_is_none_is_refused_with_a_reason);
  g_test_add_func ("/window/imported articles are listed and one is open",
                   test_imported_articles_are_listed_and_one_is_open);
  g_test_add_func ("/window/articles dropped on the window come in",
                   test_articles_dropped_on_the_window_come_in);
  g_test_add_func ("/window/choosing a row opens its document",
                   test_choosing_a_row_opens_its_document);
  g_test_add_func ("/window/typing narrows the list", test_typing_narrows_the_list);
  g_test_add_func ("/window/finishing opens the next that is not finished",
                   test_finishing_opens_the_next_that_is_not_finished);
  g_test_add_func ("/window/the list of annotations keeps step with the text",
                   test_the_list_of_annotations_keeps_step_with_the_text);
  g_test_add_func ("/window/undo and redo reach the editor", test_undo_and_redo_reach_the_editor);
  g_test_add_func ("/window/a removed document comes back by undo",
                   test_a_removed_document_comes_back_by_undo);
  g_test_add_func ("/window/the size of the text is kept", test_the_size_of_the_text_is_kept);
  g_test_add_func ("/window/a label of the palette marks the selection",
                   test_a_label_of_the_palette_marks_the_selection);
  g_test_add_func ("/window/the panel relabels and deletes", test_the_panel_relabels_and_deletes);
  g_test_add_func ("/window/a note is saved before another span is shown",
                   test_a_note_is_saved_before_another_span_is_shown);
  g_test_add_func ("/window/a note is saved before the next document",
                   test_a_note_is_saved_before_the_next_document);
  g_test_add_func ("/window/each annotator sees their own spans",
                   test_each_annotator_sees_their_own_spans);
  g_test_add_func ("/window/what another program writes is shown",
                   test_what_another_program_writes_is_shown);
  g_test_add_func ("/window/a refusal is said once", test_a_refusal_is_said_once);
  g_test_add_func ("/window/panes go where there is no room", test_panes_go_where_there_is_no_room);
  g_test_add_func ("/window/a telephone shows one thing at a time",
                   test_a_telephone_shows_one_thing_at_a_time);
  g_test_add_func ("/window/everything has a name for those who do not see",
                   test_everything_has_a_name_for_those_who_do_not_see);

  return g_test_run ();
}
