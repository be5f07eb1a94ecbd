/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk.h"

#include "data/diple-annotators.h"
#include "data/diple-bundle.h"
#include "data/diple-journal.h"
#include "data/diple-spans.h"
#include "ui/exchange/diple-receive-dialog-private.h"
#include "ui/exchange/diple-share-dialog-private.h"

/* Bundles out and in through the window, as a hand makes them. */

/* Another program at the project, or at a bundle. */
static DipleStore *
open_store (const char *path)
{
  g_autoptr (GError) error = NULL;
  DipleStore *store = diple_store_open (path, DIPLE_STORE_READ_WRITE, &error);

  g_assert_no_error (error);
  return store;
}

static void
close_store (DipleStore *store)
{
  g_assert_true (diple_store_close (store, NULL));
  g_object_unref (store);
}

static gint64
first_document (DipleStore *store)
{
  const DipleDocumentQuery query = { 0 };
  g_autoptr (GArray) ids = diple_documents_query (store, &query, NULL);

  return g_array_index (ids, gint64, 0);
}

static void
mark (DipleStore *store, gint64 annotator, gint64 label, DipleRange range)
{
  g_autoptr (DipleSpan) span = diple_span_new (first_document (store), annotator, label, range);

  g_assert_true (diple_journal_begin (store, annotator, "span.add", NULL));
  g_assert_true (diple_spans_add (store, span, NULL));
  g_assert_cmpint (diple_journal_commit (store, "Marked", span->document, NULL), !=, 0);
}

/* A bundle for somebody new, in which they marked something; returns its path. */
static char *
make_return (Desk *desk, const char *name)
{
  g_autofree char *file = g_strconcat (name, ".diple", NULL);
  char *path = g_build_filename (desk->folder, file, NULL);
  DipleStore *store = open_store (desk->path);
  const gint64 person = diple_annotators_ensure (store, name, NULL);
  g_autoptr (GError) error = NULL;

  diple_bundle_share (store, person, NULL, path, DIPLE_BUNDLE_PLAIN, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  close_store (store);
  store = open_store (path);
  mark (store, person, desk_label (desk, "Person"), (DipleRange){ 0, 5 });
  close_store (store);
  return path;
}

static gint64
count_spans (Desk *desk)
{
  DipleStore *store = open_store (desk->path);
  g_autoptr (GPtrArray) spans = diple_spans_load (store, first_document (store), 0, NULL);
  const guint n = spans->len;

  close_store (store);
  return n;
}

static GtkEventController *
find_drop (GtkWidget *widget)
{
  for (GtkWidget *at = widget; at != NULL; at = gtk_widget_get_parent (at))
    {
      g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (at);

      for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
        {
          g_autoptr (GtkEventController) one = g_list_model_get_item (controllers, i);

          if (g_strcmp0 (gtk_event_controller_get_name (one), "diple-drop") == 0)
            return one;
        }
    }
  g_assert_not_reached ();
}

static void
drop (Desk *desk, const char *const *paths)
{
  GtkWidget *inside = desk_find (GTK_WIDGET (desk->window), DIPLE_TYPE_ARTICLE_VIEW, NULL);
  GSList *files = NULL;
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;

  for (guint i = 0; paths[i] != NULL; i++)
    files = g_slist_append (files, g_file_new_for_path (paths[i]));
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, files);
  g_signal_emit_by_name (find_drop (inside), "drop", &value, 1.0, 1.0, &taken);
  g_assert_true (taken);
}

static GtkWidget *
await_dialog (GType type)
{
  desk_until (desk_find_window (type) != NULL);
  return desk_find_window (type);
}

static void
test_a_dropped_bundle_is_shown_first_and_then_received (void)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autofree char *path = make_return (desk, "Ilse");
  const char *const paths[] = { path, NULL };
  GtkWidget *dialog;

  drop (desk, paths);
  dialog = await_dialog (DIPLE_TYPE_RECEIVE_DIALOG);
  g_assert_nonnull (desk_find (dialog, GTK_TYPE_LABEL, "Receive from Ilse"));
  g_assert_cmpint (count_spans (desk), ==, 0);
  gtk_widget_activate_action (dialog, "receive.accept", NULL);
  desk_until (count_spans (desk) == 1);
  desk_until (desk_find_window (DIPLE_TYPE_RECEIVE_DIALOG) == NULL);
}

static void
test_several_are_received_in_one_go (void)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autofree char *ilse = make_return (desk, "Ilse");
  g_autofree char *omar = make_return (desk, "Omar");
  const char *const paths[] = { ilse, omar, NULL };
  GtkWidget *dialog;

  drop (desk, paths);
  dialog = await_dialog (DIPLE_TYPE_RECEIVE_DIALOG);
  g_assert_nonnull (desk_find (dialog, GTK_TYPE_LABEL, "Receive 2 Files"));
  desk_until (desk_find (dialog, GTK_TYPE_LABEL, "Ilse.diple") != NULL);
  g_assert_nonnull (desk_find (dialog, GTK_TYPE_LABEL, "Omar.diple"));
  gtk_widget_activate_action (dialog, "receive.accept", NULL);
  desk_until (count_spans (desk) == 2);
  desk_until (desk_find (GTK_WIDGET (desk->window), GTK_TYPE_LABEL, "Undo All") != NULL);
  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.undo", NULL);
  desk_until (count_spans (desk) == 1); /* each is an action */
  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.undo", NULL);
  desk_until (count_spans (desk) == 0);
}

static void
test_a_file_that_cannot_be_received_keeps_no_other_out (void)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autofree char *ilse = make_return (desk, "Ilse");
  g_autofree char *omar = make_return (desk, "Omar");
  const char *const paths[] = { ilse, omar, NULL };
  DipleStore *store;
  GtkWidget *dialog;

  /* Omar has left the project: what he did has no owner here. */
  store = open_store (desk->path);
  g_assert_true (diple_journal_begin (store, 0, "annotator.remove", NULL));
  {
    g_autoptr (DipleAnnotator) gone = diple_annotators_find (store, "Omar", NULL);

    g_assert_true (diple_annotators_remove (store, gone->id, NULL));
  }
  g_assert_cmpint (diple_journal_commit (store, "Removed Omar", 0, NULL), !=, 0);
  close_store (store);

  drop (desk, paths);
  dialog = await_dialog (DIPLE_TYPE_RECEIVE_DIALOG);
  desk_until (desk_find (dialog, GTK_TYPE_LABEL, "Not received") != NULL);
  gtk_widget_activate_action (dialog, "receive.accept", NULL);
  desk_until (count_spans (desk) == 1);
}

static void
test_what_is_here_already_is_not_offered (void)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autofree char *path = make_return (desk, "Ilse");
  const char *const paths[] = { path, NULL };
  DipleStore *store = open_store (desk->path);
  DipleReceipt *receipt = diple_bundle_receive (store, 0, path, NULL, NULL, NULL, NULL);
  GtkWidget *dialog;

  g_assert_nonnull (receipt);
  diple_receipt_free (receipt);
  close_store (store);
  drop (desk, paths);
  dialog = await_dialog (DIPLE_TYPE_RECEIVE_DIALOG);
  g_assert_nonnull (desk_find (dialog, GTK_TYPE_LABEL, "Everything in it is here already."));
  g_assert_false (gtk_widget_get_sensitive (desk_find (dialog, GTK_TYPE_BUTTON, "accept")));
  gtk_window_close (GTK_WINDOW (dialog));
}

static void
test_the_share_dialog_counts_what_would_go_out (void)
{
  g_autoptr (Desk) desk = desk_new ();
  const char *name = NULL;
  GtkWidget *dialog;

  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.share", NULL);
  dialog = await_dialog (DIPLE_TYPE_SHARE_DIALOG);
  desk_until (desk_find (dialog, GTK_TYPE_LABEL, "3 documents") != NULL);
  g_assert_cmpint (diple_share_dialog_get_annotator (DIPLE_SHARE_DIALOG (dialog), &name), !=, 0);
  g_assert_cmpstr (name, ==, "Ana");
  g_assert_true (diple_share_dialog_get_all (DIPLE_SHARE_DIALOG (dialog)));
  /* There is no model whose suggestions could go along. */
  g_assert_null (desk_find_shown (dialog, GTK_TYPE_SWITCH, "suggestions"));
  gtk_window_close (GTK_WINDOW (dialog));
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/exchange/a dropped bundle is shown first and then received",
                   test_a_dropped_bundle_is_shown_first_and_then_received);
  g_test_add_func ("/exchange/several are received in one go", test_several_are_received_in_one_go);
  g_test_add_func ("/exchange/a file that cannot be received keeps no other out",
                   test_a_file_that_cannot_be_received_keeps_no_other_out);
  g_test_add_func ("/exchange/what is here already is not offered",
                   test_what_is_here_already_is_not_offered);
  g_test_add_func ("/exchange/the share dialog counts what would go out",
                   test_the_share_dialog_counts_what_would_go_out);
  return g_test_run ();
}
