/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/panel/diple-entity-control-private.h"

#include "ui/panel/diple-entity-row-private.h"
#include "ui/panel/diple-panel-jobs-private.h"
#include "ui/parts/diple-focus-private.h"

#include <glib/gi18n-lib.h>

struct _DipleEntityControl
{
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkMenuButton *button;
  GtkLabel *name;
  GtkPopover *popover;
  GtkEditable *search;
  GtkListBox *results;
  GtkLabel *wikidata_caption;
  GtkEditable *wikidata;
  GtkWidget *clear;

  DipleEditor *editor;
  const DipleAttribute *attribute; /* of the editor's schema */
  char *proposal;                  /* never NULL */
  gint64 entity;                   /* what is said, or 0 */
  DipleEntity *known;              /* the same, once it is read; or NULL */
  char *searched;                  /* the words whose results are shown or awaited, or NULL */
  GCancellable *searching;
  GCancellable *reading;
  gboolean awaited; /* Enter was pressed before the search was over */
};

enum
{
  CREATE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void control_init (DipleValueControlInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DipleEntityControl,
                               diple_entity_control,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (DIPLE_TYPE_VALUE_CONTROL, control_init))

static char *
dup_words (GtkEditable *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (entry)));
}

static void
cancel (GCancellable **cancellable)
{
  g_cancellable_cancel (*cancellable);
  g_clear_object (cancellable);
}

static void
choose_entity (DipleEntityControl *self, gint64 entity)
{
  const DipleValue value = { .entity = entity };

  gtk_popover_popdown (self->popover);
  diple_value_control_choose (DIPLE_VALUE_CONTROL (self), &value, 1);
  diple_value_control_finish (DIPLE_VALUE_CONTROL (self));
}

static void
create (DipleEntityControl *self)
{
  g_autofree char *name = dup_words (self->search);
  g_autofree char *wikidata = self->entity == 0 ? dup_words (self->wikidata) : g_strdup ("");

  gtk_popover_popdown (self->popover);
  g_signal_emit (self, signals[CREATE], 0, name, wikidata);
  diple_value_control_finish (DIPLE_VALUE_CONTROL (self));
}

static void
row_activated_cb (GtkListBox *results, GtkListBoxRow *row, DipleEntityControl *self)
{
  const DipleEntity *entity = diple_entity_row_get_entity (DIPLE_ENTITY_ROW (row));

  if (entity != NULL)
    choose_entity (self, entity->id);
  else
    create (self);
}

static void
activate_selected (DipleEntityControl *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->results);

  if (row != NULL)
    row_activated_cb (self->results, row, self);
}

static void
show_results (DipleEntityControl *self, GPtrArray *found)
{
  g_autofree char *words = dup_words (self->search);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->results))) != NULL)
    gtk_list_box_remove (self->results, row);
  for (guint i = 0; i < found->len; i++)
    gtk_list_box_append (self->results, diple_entity_row_new (g_ptr_array_index (found, i), NULL));
  if (words[0] != '\0')
    gtk_list_box_append (self->results, diple_entity_row_new (NULL, words));
  gtk_list_box_select_row (self->results, gtk_list_box_get_row_at_index (self->results, 0));
  gtk_widget_set_visible (GTK_WIDGET (self->results),
                          gtk_widget_get_first_child (GTK_WIDGET (self->results)) != NULL);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DipleEntityControl) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = diple_project_run_finish (DIPLE_PROJECT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->results == NULL)
    return;
  g_clear_object (&self->searching);
  if (found == NULL)
    {
      g_warning ("The entities cannot be read: %s", error->message);
      return;
    }
  show_results (self, found);
  if (self->awaited)
    activate_selected (self);
  self->awaited = FALSE;
}

static void
search (DipleEntityControl *self)
{
  g_autofree char *words = dup_words (self->search);

  cancel (&self->searching);
  g_free (self->searched);
  self->searched = g_strdup (words);
  self->searching = g_cancellable_new ();
  diple_panel_jobs_search_entities (diple_editor_get_project (self->editor),
                                    words,
                                    self->searching,
                                    found_cb,
                                    g_object_ref (self));
}

static void
search_changed_cb (DipleEntityControl *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self->popover)))
    search (self);
}

/* Never acts on the results for other words. */
static void
search_activate_cb (DipleEntityControl *self)
{
  g_autofree char *words = dup_words (self->search);

  if (g_strcmp0 (words, self->searched) != 0)
    search (self);
  if (self->searching != NULL)
    self->awaited = TRUE;
  else
    activate_selected (self);
}

static void
move_selection (DipleEntityControl *self, int direction)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->results);
  const int index = row != NULL ? gtk_list_box_row_get_index (row) + direction : 0;

  row = gtk_list_box_get_row_at_index (self->results, index);
  if (row != NULL && index >= 0)
    gtk_list_box_select_row (self->results, row);
}

/* The arrows walk the list while the entry keeps the focus. */
static gboolean
search_key_cb (GtkEventControllerKey *controller,
               guint keyval,
               guint keycode,
               GdkModifierType state,
               DipleEntityControl *self)
{
  if (keyval == GDK_KEY_Down || keyval == GDK_KEY_Up)
    move_selection (self, keyval == GDK_KEY_Down ? 1 : -1);
  else if (keyval == GDK_KEY_Escape)
    gtk_popover_popdown (self->popover);
  else
    return FALSE;
  return TRUE;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DipleEntityControl) self = data;
  g_autoptr (GError) error = NULL;
  DipleEntity *entity = diple_project_run_finish (DIPLE_PROJECT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->wikidata == NULL)
    {
      g_clear_pointer (&entity, diple_entity_free);
      return;
    }
  g_clear_object (&self->reading);
  g_clear_pointer (&self->known, diple_entity_free);
  self->known = entity;
  if (entity != NULL)
    gtk_editable_set_text (self->wikidata, entity->wikidata);
}

static void
read_entity (DipleEntityControl *self)
{
  cancel (&self->reading);
  g_clear_pointer (&self->known, diple_entity_free);
  gtk_editable_set_text (self->wikidata, "");
  if (self->entity == 0)
    return;
  self->reading = g_cancellable_new ();
  diple_panel_jobs_find_entity (diple_editor_get_project (self->editor),
                                self->entity,
                                self->reading,
                                read_cb,
                                g_object_ref (self));
}

static void
popover_show_cb (DipleEntityControl *self)
{
  self->awaited = FALSE;
  gtk_editable_set_text (self->search, self->entity == 0 ? self->proposal : "");
  gtk_editable_select_region (self->search, 0, -1);
  gtk_label_set_text (self->wikidata_caption,
                      self->entity != 0 ? _ ("Wikidata id") : _ ("Wikidata id of a new one"));
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  read_entity (self);
  search (self);
}

static void
updated_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DipleEditor) editor = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = diple_project_run_finish (DIPLE_PROJECT (source), result, &error);

  if (sentence != NULL)
    g_signal_emit_by_name (editor, "told", sentence);
  else
    g_signal_emit_by_name (editor, "refused", error->message);
}

/* Writes the id of the entity that is said, when a hand has changed it. */
static void
save_wikidata (DipleEntityControl *self)
{
  g_autofree char *id = dup_words (self->wikidata);
  g_autofree char *before = NULL;

  if (self->known == NULL || g_str_equal (id, self->known->wikidata))
    return;
  before = g_steal_pointer (&self->known->wikidata);
  self->known->wikidata = g_steal_pointer (&id);
  diple_panel_jobs_update_entity (diple_editor_get_project (self->editor),
                                  diple_editor_get_annotator (self->editor),
                                  self->known,
                                  updated_cb,
                                  g_object_ref (self->editor));
}

static void
wikidata_activate_cb (DipleEntityControl *self)
{
  if (self->entity == 0)
    search_activate_cb (self);
  else
    gtk_popover_popdown (self->popover);
}

static void
popover_closed_cb (DipleEntityControl *self)
{
  cancel (&self->searching);
  g_clear_pointer (&self->searched, g_free);
  save_wikidata (self);
  diple_value_control_finish (DIPLE_VALUE_CONTROL (self));
}

static void
clear_cb (DipleEntityControl *self)
{
  diple_value_control_choose (DIPLE_VALUE_CONTROL (self), NULL, 0);
}

static void
show_name (DipleEntityControl *self, const char *name)
{
  g_autofree char *spoken = g_strdup_printf ("%s: %s", self->attribute->name, name);

  gtk_label_set_text (self->name, name);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
show (DipleValueControl *control, const DipleValue *items, guint n_items)
{
  DipleEntityControl *self = DIPLE_ENTITY_CONTROL (control);
  const char *name = NULL;

  self->entity = n_items > 0 ? items->entity : 0;
  if (self->entity != 0)
    name = diple_editor_get_entity_name (self->editor, self->entity);
  if (name == NULL)
    name = self->entity != 0 ? _ ("(unknown)") : _ ("Choose…");
  if (self->entity != 0)
    gtk_widget_remove_css_class (GTK_WIDGET (self->name), "dim-label");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->name), "dim-label");
  gtk_widget_set_visible (self->clear, self->entity != 0);
  show_name (self, name);
}

static gboolean
press (DipleValueControl *control, guint digit)
{
  diple_entity_control_open (DIPLE_ENTITY_CONTROL (control));
  return FALSE;
}

static void
settle (DipleValueControl *control)
{
  DipleEntityControl *self = DIPLE_ENTITY_CONTROL (control);

  if (gtk_widget_get_visible (GTK_WIDGET (self->popover)))
    gtk_popover_popdown (self->popover);
}

static void
control_init (DipleValueControlInterface *interface)
{
  interface->show = show;
  interface->press = press;
  interface->settle = settle;
}

static gboolean
grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DIPLE_ENTITY_CONTROL (widget)->button));
}

static void
diple_entity_control_dispose (GObject *object)
{
  DipleEntityControl *self = DIPLE_ENTITY_CONTROL (object);

  cancel (&self->searching);
  cancel (&self->reading);
  g_clear_object (&self->editor);
  gtk_widget_dispose_template (GTK_WIDGET (self), DIPLE_TYPE_ENTITY_CONTROL);
  self->results = NULL;
  self->wikidata = NULL;
  G_OBJECT_CLASS (diple_entity_control_parent_class)->dispose (object);
}

static void
diple_entity_control_finalize (GObject *object)
{
  DipleEntityControl *self = DIPLE_ENTITY_CONTROL (object);

  g_free (self->proposal);
  g_free (self->searched);
  g_clear_pointer (&self->known, diple_entity_free);
  G_OBJECT_CLASS (diple_entity_control_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/diple/Diple/ui/diple-entity-control.ui");
  gtk_widget_class_bind_template_child (widget_class, DipleEntityControl, content);
  gtk_widget_class_bind_template_child (widget_class, DipleEntityControl, button);
  gtk_widget_class_bind_template_child (widget_class, DipleEntityControl, name);
  gtk_widget_class_bind_template_child (widget_class, DipleEntityControl, popover);
  gtk_widget_class_bind_template_child (widget_class, DipleEntityControl, search);
  gtk_widget_class_bind_template_child (widget_class, DipleEntityControl, results);
  gtk_widget_class_bind_template_child (widget_class, DipleEntityControl, wikidata_caption);
  gtk_widget_class_bind_template_child (widget_class, DipleEntityControl, wikidata);
  gtk_widget_class_bind_template_child (widget_class, DipleEntityControl, clear);
  gtk_widget_class_bind_template_callback (widget_class, popover_show_cb);
  gtk_widget_class_bind_template_callback (widget_class, popover_closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, wikidata_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
}

static void
diple_entity_control_class_init (DipleEntityControlClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = diple_entity_control_dispose;
  G_OBJECT_CLASS (klass)->finalize = diple_entity_control_finalize;
  widget_class->grab_focus = grab_focus;
  widget_class->focus = diple_focus_children;
  signals[CREATE] = g_signal_new ("create",
                                  DIPLE_TYPE_ENTITY_CONTROL,
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  2,
                                  G_TYPE_STRING,
                                  G_TYPE_STRING);
  bind_template (widget_class);
}

static void
diple_entity_control_init (DipleEntityControl *self)
{
  self->proposal = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
diple_entity_control_new (DipleEditor *editor, const DipleAttribute *attribute)
{
  DipleEntityControl *self = g_object_new (DIPLE_TYPE_ENTITY_CONTROL, NULL);

  self->editor = g_object_ref (editor);
  self->attribute = attribute;
  return GTK_WIDGET (self);
}

void
diple_entity_control_set_proposal (DipleEntityControl *self, const char *words)
{
  g_return_if_fail (DIPLE_IS_ENTITY_CONTROL (self));

  g_free (self->proposal);
  self->proposal = g_strdup (words != NULL ? words : "");
}

void
diple_entity_control_set_new_name (DipleEntityControl *self, const char *name)
{
  g_return_if_fail (DIPLE_IS_ENTITY_CONTROL (self));

  show_name (self, name);
}

void
diple_entity_control_open (DipleEntityControl *self)
{
  g_return_if_fail (DIPLE_IS_ENTITY_CONTROL (self));

  gtk_menu_button_popup (self->button);
}
