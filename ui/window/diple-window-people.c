/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/people/diple-people-window-private.h"
#include "ui/window/diple-ui-compat-private.h"
#include "ui/window/diple-window-private.h"

#include <glib/gi18n-lib.h>

static gint64
find_id (DipleWindow *self, const char *name)
{
  for (guint i = 0; self->people != NULL && i < self->people->annotators->len; i++)
    {
      const DipleAnnotator *annotator = g_ptr_array_index (self->people->annotators, i);

      if (g_strcmp0 (annotator->name, name) == 0)
        return annotator->id;
    }
  return 0;
}

/* The gold layer is nobody who annotates; it is made by review. A second pass is its owner's
 * alone. */
static gboolean
is_shown (DipleWindow *self, const DipleAnnotator *annotator)
{
  const gint64 current = self->annotator != NULL ? find_id (self, self->annotator) : 0;

  return diple_annotator_is_worker (annotator) || annotator->id == current ||
         (annotator->again_of != 0 && annotator->again_of == current);
}

static void
show_menu (DipleWindow *self)
{
  g_autoptr (GMenu) names = g_menu_new ();
  g_autoptr (GMenu) more = g_menu_new ();

  for (guint i = 0; i < self->people->annotators->len; i++)
    {
      const DipleAnnotator *annotator = g_ptr_array_index (self->people->annotators, i);
      g_autoptr (GMenuItem) item = NULL;

      if (!is_shown (self, annotator))
        continue;
      item = g_menu_item_new (annotator->name, NULL);
      g_menu_item_set_action_and_target (item, "win.annotator", "s", annotator->name);
      g_menu_append_item (names, item);
    }
  g_menu_append (more, _ ("_Add Annotator…"), "win.add-annotator");
  g_menu_append (more, _ ("A_ssignments…"), "win.people");
  g_menu_remove_all (self->people_menu);
  g_menu_append_section (self->people_menu, _ ("Annotators"), G_MENU_MODEL (names));
  g_menu_append_section (self->people_menu, NULL, G_MENU_MODEL (more));
}

void
diple_window_take_people (DipleWindow *self, DiplePeople *people)
{
  g_clear_pointer (&self->people, diple_people_free);
  self->people = people;
  show_menu (self);
}

static void
reloaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DipleWindow) self = data;
  g_autoptr (GError) error = NULL;
  DiplePeople *people = diple_project_run_finish (DIPLE_PROJECT (source), result, &error);

  if (people != NULL)
    diple_window_take_people (self, people);
  else if (!self->closed)
    g_warning ("The list of annotators cannot be read: %s", error->message);
}

void
diple_window_reload_people (DipleWindow *self)
{
  if (self->project != NULL)
    diple_jobs_people (self->project, NULL, reloaded_cb, g_object_ref (self));
}

void
diple_window_set_annotator (DipleWindow *self, const char *name)
{
  gint64 id = find_id (self, name);

  if (id == 0 || g_strcmp0 (self->annotator, name) == 0)
    return;
  g_free (self->annotator);
  self->annotator = g_strdup (name);
  gtk_label_set_text (self->annotator_label, name);
  diple_settings_set_annotator_for (self->settings, self->path, name);
  diple_annotate_page_set_annotator (self->page, id, name);
  /* What others did is shown to those who asked for it, not to who comes after them. */
  diple_page_set_editor (DIPLE_PAGE (self->insights_page), self->editor);
  diple_page_set_editor (DIPLE_PAGE (self->review_page), self->editor);
  show_menu (self);
  g_object_notify (G_OBJECT (self), "annotator");
}

void
diple_window_set_annotator_id (DipleWindow *self, gint64 id)
{
  for (guint i = 0; i < self->people->annotators->len; i++)
    {
      const DipleAnnotator *annotator = g_ptr_array_index (self->people->annotators, i);

      if (annotator->id == id)
        diple_window_set_annotator (self, annotator->name);
    }
}

static void
joined_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DipleWindow) self = data;
  g_autoptr (GError) error = NULL;
  DiplePeople *people = diple_project_run_finish (DIPLE_PROJECT (source), result, &error);
  gint64 id;

  if (self->closed)
    {
      g_clear_pointer (&people, diple_people_free);
      return;
    }
  if (people == NULL)
    {
      diple_window_complain (self, _ ("The Annotator Was Not Added"), error);
      return;
    }
  id = people->id;
  diple_window_take_people (self, people);
  diple_window_set_annotator_id (self, id);
}

static void
named_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DipleWindow *self = DIPLE_WINDOW (source);
  g_autofree char *name = diple_ask_text_finish (result);

  if (name != NULL && self->project != NULL)
    diple_jobs_join (self->project, name, FALSE, joined_cb, g_object_ref (self));
}

void
diple_window_add_annotator (DipleWindow *self)
{
  diple_ask_text_async (
      GTK_WINDOW (self),
      _ ("Add an Annotator"),
      _ ("Annotators work on the same documents, each with annotations of their own."),
      _ ("_Add"),
      "",
      named_cb,
      NULL);
}

char *
diple_window_dup_annotator_name (DipleWindow *self)
{
  g_autofree char *name = NULL;

  if (self->given_name != NULL)
    return g_strdup (self->given_name);
  name = diple_settings_dup_annotator_for (self->settings, self->path);
  if (name == NULL)
    name = diple_settings_dup_annotator_name (self->settings);
  return name[0] != '\0' ? g_steal_pointer (&name) : NULL;
}

static void
name_given_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DipleWindow *self = DIPLE_WINDOW (source);
  g_autoptr (GTask) task = data;
  g_autofree char *name = diple_ask_text_finish (result);

  if (name != NULL)
    g_object_set (self->settings, "annotator-name", name, NULL);
  g_task_return_boolean (task, name != NULL);
}

void
diple_window_ask_name (DipleWindow *self, GAsyncReadyCallback callback, gpointer user_data)
{
  const char *name = g_get_real_name ();
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, diple_window_ask_name);
  if (g_str_equal (name, "Unknown"))
    name = g_get_user_name ();
  diple_ask_text_async (
      GTK_WINDOW (self),
      _ ("What Is Your Name?"),
      _ ("What you mark is kept under this name, so that several people can work on "
         "the same articles and compare."),
      _ ("_Continue"),
      name,
      name_given_cb,
      task);
}

gboolean
diple_window_ask_name_finish (DipleWindow *self, GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), NULL);
}

void
diple_window_greet (DipleWindow *self)
{
  g_autofree char *name = NULL;

  g_return_if_fail (DIPLE_IS_WINDOW (self));

  name = diple_settings_dup_annotator_name (self->settings);
  if (self->path == NULL && self->given_name == NULL && name[0] == '\0')
    diple_window_ask_name (self, NULL, NULL);
}

void
diple_window_show_feedback (DipleWindow *self, gint64 annotator)
{
  diple_window_show_page (self, "insights");
  diple_insights_page_show_feedback (self->insights_page, annotator);
}

/* The table of people would lie over it. */
static void
feedback_cb (DipleWindow *self, gint64 annotator, GtkWindow *window)
{
  gtk_window_close (window);
  diple_window_show_feedback (self, annotator);
}

static void
document_cb (DipleWindow *self, gint64 document, GtkWindow *window)
{
  gtk_window_close (window);
  diple_window_show_page (self, "annotate");
  diple_editor_open (self->editor, document);
}

void
diple_window_show_people (DipleWindow *self)
{
  GtkWidget *window = diple_people_window_new (
      GTK_WINDOW (self), self->editor, diple_settings_get_keymap (self->settings));

  g_signal_connect_object (
      window, "people-changed", G_CALLBACK (diple_window_reload_people), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      window, "feedback-wanted", G_CALLBACK (feedback_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      window, "document-wanted", G_CALLBACK (document_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}
