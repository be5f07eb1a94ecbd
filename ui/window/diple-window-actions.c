/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/keys/diple-keyboard-dialog-private.h"
#include "ui/window/diple-window-private.h"

#include <glib/gi18n-lib.h>

/* How much of a selection is looked for elsewhere, in code points. */
#define MAX_SELECTED_WORDS 100

static const char *const project_actions[] = {
  "win.import-schema", "win.export-schema",  "win.backup",           "win.export",
  "win.undo",          "win.redo",           "win.next-document",    "win.previous-document",
  "win.ask-guideline", "win.history",        "win.span-history",     "win.search",
  "win.add-annotator", "win.people",         "win.show-documents",   "win.show-annotations",
  "win.import",        "win.share",          "win.receive",          "win.import-folder",
  "win.import-model",  "win.search-project", "win.distraction-free", "win.feedback",
};

static const char *const document_actions[] = {
  "win.find",
  "win.mark-find",
  "win.finish-next",
  "win.details",
  "win.remove-document",
  "win.occurrences",
  "win.accept-suggestions",
};

static void
undo (GtkWidget *widget, const char *action, GVariant *parameter)
{
  diple_editor_undo (DIPLE_WINDOW (widget)->editor);
}

static void
redo (GtkWidget *widget, const char *action, GVariant *parameter)
{
  diple_editor_redo (DIPLE_WINDOW (widget)->editor);
}

static void
finish_next (GtkWidget *widget, const char *action, GVariant *parameter)
{
  diple_annotate_page_finish_next (DIPLE_WINDOW (widget)->page);
}

static void
next_document (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DipleWindow *self = DIPLE_WINDOW (widget);

  if (!diple_annotate_page_step (self->page, 1))
    diple_window_toast (self, _ ("This is the last document of the list."));
}

static void
previous_document (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DipleWindow *self = DIPLE_WINDOW (widget);

  if (!diple_annotate_page_step (self->page, -1))
    diple_window_toast (self, _ ("This is the first document of the list."));
}

static gboolean
is_searching (DipleWindow *self)
{
  return adw_view_stack_get_visible_child (self->pages) == GTK_WIDGET (self->search_page);
}

/* Where all documents are searched, there is no one to search in. */
static void
find (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DipleWindow *self = DIPLE_WINDOW (widget);

  if (is_searching (self))
    diple_search_page_look_for (self->search_page, NULL);
  else
    diple_annotate_page_find (self->page);
}

static void
mark_find (GtkWidget *widget, const char *action, GVariant *parameter)
{
  diple_article_view_mark_find (diple_annotate_page_get_view (DIPLE_WINDOW (widget)->page));
}

static char *
dup_selected_words (DipleWindow *self)
{
  DipleArticleView *view = diple_annotate_page_get_view (self->page);
  const DipleTextMap *map = diple_editor_get_text_map (self->editor);
  DipleRange selection;

  if (map == NULL || is_searching (self) || !diple_article_view_get_selection (view, &selection))
    return NULL;
  selection.end = MIN (selection.end, selection.start + MAX_SELECTED_WORDS);
  return diple_text_map_dup_range (map, selection);
}

static void
search_project (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DipleWindow *self = DIPLE_WINDOW (widget);
  g_autofree char *words = dup_selected_words (self);

  diple_window_show_page (self, "search");
  diple_search_page_look_for (self->search_page, words);
}

static void
accept_suggestions (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DipleWindow *self = DIPLE_WINDOW (widget);

  adw_view_stack_set_visible_child (self->pages, GTK_WIDGET (self->page));
  diple_annotate_page_accept_suggestions (self->page);
}

static void
search (GtkWidget *widget, const char *action, GVariant *parameter)
{
  diple_annotate_page_focus_search (DIPLE_WINDOW (widget)->page);
}

static void
import_files (GtkWidget *widget, const char *action, GVariant *parameter)
{
  diple_window_choose_import (DIPLE_WINDOW (widget), FALSE);
}

static void
import_folder (GtkWidget *widget, const char *action, GVariant *parameter)
{
  diple_window_choose_import (DIPLE_WINDOW (widget), TRUE);
}

static void
import_model (GtkWidget *widget, const char *action, GVariant *parameter)
{
  diple_window_choose_model_import (DIPLE_WINDOW (widget));
}

static void export(GtkWidget *widget, const char *action, GVariant *parameter)
{
  diple_window_start_export (DIPLE_WINDOW (widget));
}

static void
details (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DipleWindow *self = DIPLE_WINDOW (widget);

  /* So that the time they show is the time until now. */
  diple_window_flush_pages (self);
  adw_view_stack_set_visible_child (self->pages, GTK_WIDGET (self->page));
  diple_annotate_page_show_details (self->page);
}

static void
occurrences (GtkWidget *widget, const char *action, GVariant *parameter)
{
  diple_window_show_occurrences (DIPLE_WINDOW (widget));
}

static void
remove_document (GtkWidget *widget, const char *action, GVariant *parameter)
{
  diple_window_remove_document (DIPLE_WINDOW (widget));
}

static void
import_schema (GtkWidget *widget, const char *action, GVariant *parameter)
{
  diple_window_choose_schema_import (DIPLE_WINDOW (widget));
}

static void
export_schema (GtkWidget *widget, const char *action, GVariant *parameter)
{
  diple_window_choose_schema_export (DIPLE_WINDOW (widget));
}

static void
backup (GtkWidget *widget, const char *action, GVariant *parameter)
{
  diple_window_choose_backup (DIPLE_WINDOW (widget));
}

static void
share (GtkWidget *widget, const char *action, GVariant *parameter)
{
  diple_window_share (DIPLE_WINDOW (widget));
}

static void
receive (GtkWidget *widget, const char *action, GVariant *parameter)
{
  diple_window_choose_receive (DIPLE_WINDOW (widget));
}

static void
new_project (GtkWidget *widget, const char *action, GVariant *parameter)
{
  diple_window_choose_new (DIPLE_WINDOW (widget), _ ("Articles.diple"));
}

static void
open_project (GtkWidget *widget, const char *action, GVariant *parameter)
{
  diple_window_choose_open (DIPLE_WINDOW (widget));
}

static void
add_annotator (GtkWidget *widget, const char *action, GVariant *parameter)
{
  diple_window_add_annotator (DIPLE_WINDOW (widget));
}

static void
show_people (GtkWidget *widget, const char *action, GVariant *parameter)
{
  diple_window_show_people (DIPLE_WINDOW (widget));
}

static void
show_keys (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DipleWindow *self = DIPLE_WINDOW (widget);
  DipleSchema *schema = self->editor != NULL ? diple_editor_get_schema (self->editor) : NULL;

  gtk_window_present (GTK_WINDOW (
      diple_shortcuts_new (GTK_WINDOW (self), diple_settings_get_keymap (self->settings), schema)));
}

static void
change_keys (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DipleWindow *self = DIPLE_WINDOW (widget);
  DipleSchema *schema = self->editor != NULL ? diple_editor_get_schema (self->editor) : NULL;

  gtk_window_present (GTK_WINDOW (diple_keyboard_dialog_new (
      GTK_WINDOW (self), diple_settings_get_keymap (self->settings), schema)));
}

static void
step_pane (GtkWidget *widget, const char *action, GVariant *parameter)
{
  diple_window_step_pane (DIPLE_WINDOW (widget), g_str_equal (action, "win.next-pane") ? 1 : -1);
}

/* The zoom's keys are the text's; in a menu or from another widget they are these. */
static void
zoom (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DipleWindow *self = DIPLE_WINDOW (widget);
  g_autofree char *name = g_strconcat ("article.", action + strlen ("win."), NULL);

  gtk_widget_activate_action (GTK_WIDGET (diple_annotate_page_get_view (self->page)), name, NULL);
}

static void
show_history (GtkWidget *widget, const char *action, GVariant *parameter)
{
  diple_window_show_history (DIPLE_WINDOW (widget), g_str_equal (action, "win.span-history"));
}

static void
show_feedback (GtkWidget *widget, const char *action, GVariant *parameter)
{
  diple_window_show_feedback (DIPLE_WINDOW (widget), 0);
}

static void
ask_guideline (GtkWidget *widget, const char *action, GVariant *parameter)
{
  diple_window_ask_guideline (DIPLE_WINDOW (widget));
}

/* "win.show-annotate" and its like: the page's name follows. */
static void
show_page (GtkWidget *widget, const char *action, GVariant *parameter)
{
  diple_window_show_page (DIPLE_WINDOW (widget), action + strlen ("win.show-"));
}

static const struct
{
  const char *name;
  GtkWidgetActionActivateFunc activate;
} actions[] = {
  { "win.show-annotate", show_page },
  { "win.show-review", show_page },
  { "win.show-search", show_page },
  { "win.show-schema", show_page },
  { "win.show-checks", show_page },
  { "win.show-insights", show_page },
  { "win.ask-guideline", ask_guideline },
  { "win.feedback", show_feedback },
  { "win.history", show_history },
  { "win.span-history", show_history },
  { "win.undo", undo },
  { "win.redo", redo },
  { "win.finish-next", finish_next },
  { "win.next-document", next_document },
  { "win.previous-document", previous_document },
  { "win.find", find },
  { "win.search", search },
  { "win.search-project", search_project },
  { "win.mark-find", mark_find },
  { "win.accept-suggestions", accept_suggestions },
  { "win.import", import_files },
  { "win.import-folder", import_folder },
  { "win.import-model", import_model },
  { "win.export", export },
  { "win.details", details },
  { "win.occurrences", occurrences },
  { "win.remove-document", remove_document },
  { "win.import-schema", import_schema },
  { "win.export-schema", export_schema },
  { "win.backup", backup },
  { "win.share", share },
  { "win.receive", receive },
  { "win.new", new_project },
  { "win.open", open_project },
  { "win.add-annotator", add_annotator },
  { "win.people", show_people },
  { "win.show-help-overlay", show_keys },
  { "win.keyboard", change_keys },
  { "win.next-pane", step_pane },
  { "win.previous-pane", step_pane },
  { "win.zoom-in", zoom },
  { "win.zoom-out", zoom },
  { "win.zoom-reset", zoom },
};

void
diple_window_install_actions (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
  gtk_widget_class_install_property_action (widget_class, "win.annotator", "annotator");
  gtk_widget_class_install_property_action (widget_class, "win.show-documents", "show-documents");
  gtk_widget_class_install_property_action (
      widget_class, "win.show-annotations", "show-annotations");
  gtk_widget_class_install_property_action (
      widget_class, "win.distraction-free", "distraction-free");
}

void
diple_window_enable_actions (DipleWindow *self)
{
  gboolean document = self->editor != NULL && diple_editor_get_document (self->editor) != NULL;

  for (guint i = 0; i < G_N_ELEMENTS (project_actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), project_actions[i], self->editor != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (document_actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), document_actions[i], document);
}
