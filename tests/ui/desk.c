/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk.h"

#include <glib/gstdio.h>
#include <string.h>

#include "ui/panel/diple-side-panel-private.h"
#include "ui/window/diple-document-pane-private.h"
#include "ui/window/diple-import-dialog-private.h"

static const char *const articles[][2] = {
  { "a.txt",
    "Ferry talks resume\n\nIlvi Brevit said on Thursday that talks with the dockworkers’ union "
    "would resume.\n\nAt least 38,700 travellers have been rerouted.\n" },
  { "b.txt", "Union rejects the offer\n\nTorma Reyd, who leads the union, said no.\n" },
  { "c.txt", "No subsidy, says minister\n\nThe minister spoke of pressure from the union.\n" },
};

static gboolean
turned_cb (gpointer data)
{
  return G_SOURCE_REMOVE;
}

void
desk_turn (void)
{
  guint source = g_timeout_add (20, turned_cb, NULL);

  g_main_context_iteration (NULL, TRUE);
  if (g_main_context_find_source_by_id (NULL, source) != NULL)
    g_source_remove (source);
}

char *
desk_write (Desk *desk, const char *name, const char *text)
{
  char *path = g_build_filename (desk->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

static gboolean
is_called (GtkWidget *widget, const char *name)
{
  const char *id = gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget));

  if (name == NULL || g_strcmp0 (id, name) == 0)
    return TRUE;
  if (GTK_IS_LABEL (widget))
    return g_strcmp0 (gtk_label_get_text (GTK_LABEL (widget)), name) == 0;
  return FALSE;
}

GtkWidget *
desk_find_shown (GtkWidget *widget, GType type, const char *name)
{
  if (!gtk_widget_get_visible (widget))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && is_called (widget, name))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = desk_find_shown (child, type, name);

      if (found != NULL)
        return found;
    }
  return NULL;
}

GtkWidget *
desk_find (GtkWidget *widget, GType type, const char *name)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *side =
      root != NULL ? desk_find_shown (GTK_WIDGET (root), DIPLE_TYPE_SIDE_PANEL, NULL) : NULL;

  if (side != NULL)
    diple_side_panel_get_span (DIPLE_SIDE_PANEL (side));
  return desk_find_shown (widget, type, name);
}

GtkWidget *
desk_find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type) && gtk_widget_get_mapped (window))
        return window;
    }
  return NULL;
}

Desk *
desk_new_empty (void)
{
  Desk *desk = g_new0 (Desk, 1);

  desk->folder = g_dir_make_tmp ("diple-desk-XXXXXX", NULL);
  g_assert_nonnull (desk->folder);
  desk->path = g_build_filename (desk->folder, "ferry.diple", NULL);
  desk->settings = diple_settings_new ();
  g_object_set (desk->settings, "recent-projects", NULL, "annotators", NULL, NULL);
  desk->window = DIPLE_WINDOW (diple_window_new (NULL, desk->settings, "Ana"));
  gtk_window_set_default_size (GTK_WINDOW (desk->window), 1240, 800);
  gtk_window_present (GTK_WINDOW (desk->window));
  desk_until (gtk_widget_get_mapped (GTK_WIDGET (desk->window)));
  return desk;
}

void
desk_close_import (Desk *desk)
{
  desk_until (desk_find_window (DIPLE_TYPE_IMPORT_DIALOG) != NULL);
  gtk_window_close (GTK_WINDOW (desk_find_window (DIPLE_TYPE_IMPORT_DIALOG)));
  desk_until (desk_find_window (DIPLE_TYPE_IMPORT_DIALOG) == NULL);
}

Desk *
desk_new (void)
{
  Desk *desk = desk_new_empty ();
  g_autofree char *folder = g_build_filename (desk->folder, "articles", NULL);
  const char *paths[] = { folder, NULL };

  g_assert_no_errno (g_mkdir (folder, 0700));
  for (guint i = 0; i < G_N_ELEMENTS (articles); i++)
    {
      g_autofree char *name = g_build_filename ("articles", articles[i][0], NULL);
      g_autofree char *path = desk_write (desk, name, articles[i][1]);
    }
  diple_window_open (desk->window, desk->path, DIPLE_STORE_CREATE);
  desk_until (diple_window_get_editor (desk->window) != NULL);
  desk->editor = diple_window_get_editor (desk->window);
  diple_window_import (desk->window, paths);
  desk_close_import (desk);
  desk_until (diple_editor_get_document (desk->editor) != NULL);
  return desk;
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_folder (child);
      else
        g_assert_no_errno (g_unlink (child));
    }
  g_assert_no_errno (g_rmdir (path));
}

/* The window closes its project, which must leave one file. */
void
desk_free (Desk *desk)
{
  g_autofree char *log = g_strconcat (desk->path, "-wal", NULL);
  DipleWindow *window = g_object_ref (desk->window);

  gtk_window_destroy (GTK_WINDOW (desk->window));
  /* What was asked of the project's threads holds the window until it is answered. */
  desk_until (g_atomic_int_get (&G_OBJECT (window)->ref_count) == 1);
  g_assert_finalize_object (window);
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  g_object_unref (desk->settings);
  remove_folder (desk->folder);
  g_free (desk->folder);
  g_free (desk->path);
  g_free (desk);
}

static DipleRange
find_quote (Desk *desk, const char *quote)
{
  const DipleDocument *document = diple_editor_get_document (desk->editor);
  const char *at = strstr (document->text, quote);
  guint start;

  g_assert_nonnull (at);
  start = g_utf8_strlen (document->text, at - document->text);
  return (DipleRange){ start, start + g_utf8_strlen (quote, -1) };
}

DipleRange
desk_select (Desk *desk, const char *quote)
{
  DipleRange range = find_quote (desk, quote);
  GtkWidget *view = desk_find (GTK_WIDGET (desk->window), DIPLE_TYPE_ARTICLE_VIEW, NULL);

  diple_article_view_select (DIPLE_ARTICLE_VIEW (view), range);
  return range;
}

gint64
desk_label (Desk *desk, const char *name)
{
  const DipleLabel *label =
      diple_schema_label_by_name (diple_editor_get_schema (desk->editor), NULL, name);

  g_assert_nonnull (label);
  return label->id;
}

gint64
desk_mark (Desk *desk, const char *label, const char *quote)
{
  gint64 id = diple_editor_mark (desk->editor, desk_label (desk, label), find_quote (desk, quote));

  g_assert_cmpint (id, !=, 0);
  return id;
}

const char *
desk_title (Desk *desk)
{
  const DipleDocument *document = diple_editor_get_document (desk->editor);

  return document != NULL ? document->title : "";
}

void
desk_open_title (Desk *desk, const char *title)
{
  GtkWidget *pane = desk_find (GTK_WIDGET (desk->window), DIPLE_TYPE_DOCUMENT_PANE, NULL);

  /* The list may still be the one from before an import. */
  for (guint i = 0; i < 500 && !g_str_equal (desk_title (desk), title); i++)
    {
      const DipleDocument *before = diple_editor_get_document (desk->editor);
      gint64 id = before != NULL ? before->id : 0;

      if (diple_document_pane_step (DIPLE_DOCUMENT_PANE (pane), 1))
        desk_until (diple_editor_get_document (desk->editor)->id != id);
      else
        desk_turn ();
    }
  g_assert_cmpstr (desk_title (desk), ==, title);
}
