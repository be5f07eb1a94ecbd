/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/window/diple-window-private.h"

static void
show_place_cb (DipleWindow *self, gint64 document, gint64 span, guint start, guint end)
{
  diple_window_show_place (self, document, span, (DipleRange){ start, end });
}

void
diple_window_show_place (DipleWindow *self, gint64 document, gint64 span, DipleRange range)
{
  adw_view_stack_set_visible_child (self->pages, GTK_WIDGET (self->page));
  diple_annotate_page_show_place (self->page, document, span, range);
}

static gboolean
is_showing (DipleWindow *self, const char *name)
{
  return g_strcmp0 (adw_view_stack_get_visible_child_name (self->pages), name) == 0;
}

/* Every page is there from the beginning, so that it can follow the editor; what costs time, it
 * does once it is shown. */
static void
for_each_page (DipleWindow *self, GFunc function, gpointer data)
{
  g_autoptr (GtkSelectionModel) pages = adw_view_stack_get_pages (self->pages);
  guint n_pages = g_list_model_get_n_items (G_LIST_MODEL (pages));

  for (guint i = 0; i < n_pages; i++)
    {
      g_autoptr (AdwViewStackPage) page = g_list_model_get_item (G_LIST_MODEL (pages), i);

      function (adw_view_stack_page_get_child (page), data);
    }
}

static void
connect_page (gpointer page, gpointer self)
{
  g_signal_connect_object (page, "show-place", G_CALLBACK (show_place_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "told", G_CALLBACK (diple_window_toast), self, G_CONNECT_SWAPPED);
}

static void
give_editor (gpointer page, gpointer editor)
{
  diple_page_set_editor (page, editor);
}

static void
flush_page (gpointer page, gpointer unused)
{
  diple_page_flush (page);
}

void
diple_window_set_pages_editor (DipleWindow *self, DipleEditor *editor)
{
  g_clear_object (&self->checker);
  if (editor != NULL)
    self->checker = diple_checker_new (editor);
  diple_annotate_page_set_checker (self->page, self->checker);
  for_each_page (self, give_editor, editor);
  diple_checks_page_set_checker (self->checks_page, self->checker);
}

void
diple_window_flush_pages (DipleWindow *self)
{
  for_each_page (self, flush_page, NULL);
}

/* A page may have taken the focus already, to where it wants it. */
static void
enter_page (DipleWindow *self, GtkWidget *page)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (focus != NULL && gtk_widget_is_ancestor (focus, page) && gtk_widget_get_mapped (focus))
    return;
  if (!gtk_widget_grab_focus (page))
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

/* The keys go where the eyes are. */
static void
page_shown_cb (DipleWindow *self)
{
  GtkWidget *child = adw_view_stack_get_visible_child (self->pages);

  diple_window_flush_pages (self);
  if (child == GTK_WIDGET (self->page))
    gtk_widget_grab_focus (GTK_WIDGET (diple_annotate_page_get_view (self->page)));
  else if (child != NULL)
    enter_page (self, child);
  gtk_widget_set_visible (self->documents_button, is_showing (self, "annotate"));
  gtk_widget_set_visible (self->annotations_button, is_showing (self, "annotate"));
}

void
diple_window_show_page (DipleWindow *self, const char *name)
{
  adw_view_stack_set_visible_child_name (self->pages, name);
}

/* Over the article, where it covers no label, or over whatever else is shown. */
void
diple_window_add_toast (DipleWindow *self, AdwToast *toast)
{
  if (is_showing (self, "annotate"))
    diple_annotate_page_add_toast (self->page, toast);
  else
    diple_toaster_add (self->toaster, toast);
}

void
diple_window_connect_pages (DipleWindow *self)
{
  for_each_page (self, connect_page, self);
  diple_review_page_share_figures (self->review_page,
                                   diple_insights_page_get_work (self->insights_page));
  g_signal_connect_object (
      self->pages, "notify::visible-child", G_CALLBACK (page_shown_cb), self, G_CONNECT_SWAPPED);
}
