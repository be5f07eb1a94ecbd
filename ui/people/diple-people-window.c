/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/people/diple-people-parts-private.h"

#include "ui/parts/diple-wrap-layout-private.h"

#include <glib/gi18n-lib.h>

enum
{
  PEOPLE_CHANGED,
  FEEDBACK_WANTED,
  DOCUMENT_WANTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DiplePeopleWindow, diple_people_window, ADW_TYPE_WINDOW)

void
diple_people_window_tell (DiplePeopleWindow *self, const char *text)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);

  /* One after the other would tell of the past. */
  if (self->toast != NULL)
    adw_toast_set_title (self->toast, markup);
  else
    {
      g_set_weak_pointer (&self->toast, adw_toast_new (markup));
      diple_toaster_add (self->toaster, self->toast);
    }
  /* A toast is not read out. */
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->totals), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

void
diple_people_window_say_changed (DiplePeopleWindow *self)
{
  g_signal_emit (self, signals[PEOPLE_CHANGED], 0);
}

const DipleAnnotator *
diple_people_window_find (DiplePeopleWindow *self, gint64 annotator)
{
  const guint column = self->sheet != NULL
                           ? diple_assignment_matrix_find (self->sheet->matrix, annotator)
                           : G_MAXUINT;

  return column != G_MAXUINT
             ? diple_assignment_matrix_get_annotators (self->sheet->matrix)->pdata[column]
             : NULL;
}

static void
append_act (GMenu *menu, const char *label, const char *action, const char *annotator)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", annotator);
  g_menu_append_item (menu, item);
}

static void
append_annotator (GMenu *menu, const DipleAnnotator *annotator)
{
  g_autoptr (GMenu) acts = g_menu_new ();
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, annotator->id);
  const gboolean model = g_str_equal (annotator->kind, "model");

  append_act (acts, _ ("_Give All Listed"), "people.give-listed", id);
  append_act (acts, _ ("_Take Back Listed"), "people.take-listed", id);
  append_act (acts, _ ("_Feedback"), "people.feedback", id);
  append_act (acts, _ ("_Rename…"), "people.rename", id);
  append_act (acts, model ? _ ("Is a _Person") : _ ("Is a _Model"), "people.switch-kind", id);
  append_act (acts, _ ("Re_move"), "people.remove", id);
  g_menu_append_submenu (menu, annotator->name, G_MENU_MODEL (acts));
}

static GPtrArray *
get_annotators (DiplePeopleWindow *self)
{
  return diple_assignment_matrix_get_annotators (self->sheet->matrix);
}

static void
show_menu (DiplePeopleWindow *self)
{
  GPtrArray *annotators = get_annotators (self);
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) names = g_menu_new ();
  g_autoptr (GMenu) more = g_menu_new ();

  for (guint i = 0; i < annotators->len; i++)
    if (diple_annotator_is_worker (annotators->pdata[i]))
      append_annotator (names, annotators->pdata[i]);
  g_menu_append (more, _ ("_Add Annotator…"), "people.add");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (names));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (more));
  /* A new one: GTK cannot replace a submenu by one with the same name. */
  gtk_menu_button_set_menu_model (self->people_button, G_MENU_MODEL (menu));
}

/* All together, and then each of those who can be given documents. */
static gint64
get_whose (DiplePeopleWindow *self)
{
  const guint selected = gtk_drop_down_get_selected (self->whose);
  guint n = 0;

  for (guint i = 0; self->sheet != NULL && i < get_annotators (self)->len; i++)
    {
      const DipleAnnotator *annotator = get_annotators (self)->pdata[i];

      if (diple_annotator_is_worker (annotator) && ++n == selected)
        return annotator->id;
    }
  return 0;
}

static void
show_whose (DiplePeopleWindow *self, gint64 chosen)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;
  guint n = 0;

  gtk_string_list_append (names, _ ("Everybody"));
  for (guint i = 0; i < get_annotators (self)->len; i++)
    {
      const DipleAnnotator *annotator = get_annotators (self)->pdata[i];

      if (!diple_annotator_is_worker (annotator))
        continue;
      gtk_string_list_append (names, annotator->name);
      n++;
      if (annotator->id == chosen)
        selected = n;
    }
  self->syncing = TRUE;
  gtk_drop_down_set_model (self->whose, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->whose, selected);
  self->syncing = FALSE;
}

static char *
describe_people (GPtrArray *annotators)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < annotators->len; i++)
    {
      const DipleAnnotator *annotator = annotators->pdata[i];

      g_string_append_printf (
          text, "%" G_GINT64_FORMAT " %s %s\n", annotator->id, annotator->kind, annotator->name);
    }
  return g_string_free (text, FALSE);
}

/* An open menu would close with each edit in the other window. */
static void
show_people (DiplePeopleWindow *self, gint64 chosen)
{
  g_autofree char *people = describe_people (get_annotators (self));

  if (g_strcmp0 (people, self->people) == 0)
    return;
  g_free (self->people);
  self->people = g_steal_pointer (&people);
  show_menu (self);
  show_whose (self, chosen);
}

static void
show_chip (GtkToggleButton *chip, const char *word, guint count)
{
  g_autofree char *label = g_strdup_printf ("%s %u", word, count);

  gtk_button_set_label (GTK_BUTTON (chip), label);
}

static void
show_chips (DiplePeopleWindow *self)
{
  const guint *counts = self->sheet->counts;

  show_chip (self->any, _ ("All"), counts[DIPLE_WORK_ANY]);
  show_chip (self->nobody, _ ("Not assigned"), counts[DIPLE_WORK_NOBODY]);
  show_chip (self->open, _ ("Not started"), counts[DIPLE_WORK_OPEN]);
  show_chip (self->doing, _ ("In progress"), counts[DIPLE_WORK_IN_PROGRESS]);
  show_chip (self->done, _ ("Done"), counts[DIPLE_WORK_FINISHED]);
}

static void
show_totals (DiplePeopleWindow *self)
{
  g_autofree char *listed = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                          "%u document listed",
                                                          "%u documents listed",
                                                          self->sheet->documents->len),
                                             self->sheet->documents->len);
  g_autofree char *text = NULL;

  if (self->sheet->bundle_for != NULL)
    /* Translators: how many documents are listed; an annotator. */
    text = g_strdup_printf (
        _ ("%s · This is a bundle for %s: what others are given here does not come back with it"),
        listed,
        self->sheet->bundle_for);
  gtk_label_set_text (self->totals, text != NULL ? text : listed);
}

/* An empty table cannot have the focus: the states that are listed keep it until there is something
 * again. */
static void
move_focus (DiplePeopleWindow *self, gboolean any)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *table = GTK_WIDGET (self->table);

  if (!any && focus != NULL && (focus == table || gtk_widget_is_ancestor (focus, table)))
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "people.filter", NULL);
      self->emptied = TRUE;
    }
  else if (any && (focus == NULL || (self->emptied && gtk_widget_is_ancestor (focus, self->chips))))
    gtk_widget_grab_focus (table);
  if (any)
    self->emptied = FALSE;
}

static void
show_table (DiplePeopleWindow *self)
{
  const gboolean any = self->sheet->documents->len > 0;

  g_clear_object (&self->list);
  self->list = diple_document_list_new (
      diple_editor_get_project (self->editor), 0, g_array_ref (self->sheet->documents));
  diple_people_table_show (self->table, self->list, self->sheet->matrix);
  if (!any)
    move_focus (self, FALSE);
  gtk_stack_set_visible_child_name (self->stack, any ? "table" : "nothing");
  if (any)
    move_focus (self, TRUE);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DiplePeopleWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleAssignmentSheet) before = NULL;
  DipleAssignmentSheet *sheet = diple_project_run_finish (DIPLE_PROJECT (source), result, &error);
  gint64 whose;

  self->reads = FALSE;
  if (self->editor == NULL || sheet == NULL)
    {
      g_clear_pointer (&sheet, diple_assignment_sheet_free);
      return;
    }
  whose = get_whose (self);
  before = g_steal_pointer (&self->sheet);
  self->sheet = sheet;
  show_table (self);
  show_people (self, whose);
  show_chips (self);
  show_totals (self);
  if (self->stale)
    diple_people_window_load (self);
}

static DipleWork
get_work (DiplePeopleWindow *self)
{
  GtkToggleButton *const chips[DIPLE_N_WORKS] = {
    [DIPLE_WORK_ANY] = self->any,       [DIPLE_WORK_NOBODY] = self->nobody,
    [DIPLE_WORK_OPEN] = self->open,     [DIPLE_WORK_IN_PROGRESS] = self->doing,
    [DIPLE_WORK_FINISHED] = self->done,
  };

  for (DipleWork work = DIPLE_WORK_NOBODY; work < DIPLE_N_WORKS; work++)
    if (gtk_toggle_button_get_active (chips[work]))
      return work;
  return DIPLE_WORK_ANY;
}

void
diple_people_window_load (DiplePeopleWindow *self)
{
  DipleSheetQuery query = { 0 };

  if (self->editor == NULL || self->syncing)
    return;
  self->stale = self->reads;
  if (self->reads)
    return;
  self->reads = TRUE;
  query.words = gtk_editable_get_text (self->search);
  query.work = get_work (self);
  query.annotator = get_whose (self);
  query.sort = (DipleSheetSort) gtk_drop_down_get_selected (self->sort);
  query.descending = gtk_toggle_button_get_active (self->descending);
  diple_people_jobs_load (
      diple_editor_get_project (self->editor), &query, loaded_cb, g_object_ref (self));
}

static void
chip_cb (DiplePeopleWindow *self, GtkToggleButton *chip)
{
  if (gtk_toggle_button_get_active (chip))
    diple_people_window_load (self);
}

static void
pressed_cb (DiplePeopleTable *table, gint64 annotator, guint position, DiplePeopleWindow *self)
{
  diple_people_window_press (self, annotator, position);
}

static void
opened_cb (DiplePeopleTable *table, guint position, DiplePeopleWindow *self)
{
  diple_people_window_want_document (self, position);
}

/* From the words on to what they found. */
static void
leave_search (DiplePeopleWindow *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

static void
diple_people_window_dispose (GObject *object)
{
  DiplePeopleWindow *self = DIPLE_PEOPLE_WINDOW (object);

  g_clear_object (&self->project_signals);
  g_clear_object (&self->editor);
  g_clear_object (&self->keymap);
  if (self->table != NULL)
    diple_people_table_show (self->table, NULL, NULL);
  g_clear_weak_pointer (&self->toast);
  g_clear_object (&self->toaster);
  g_clear_object (&self->list);
  gtk_widget_dispose_template (GTK_WIDGET (self), DIPLE_TYPE_PEOPLE_WINDOW);
  self->table = NULL;
  g_clear_pointer (&self->sheet, diple_assignment_sheet_free);
  g_clear_pointer (&self->people, g_free);
  G_OBJECT_CLASS (diple_people_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DiplePeopleWindow, hand_out);
  gtk_widget_class_bind_template_child (widget_class, DiplePeopleWindow, people_button);
  gtk_widget_class_bind_template_child (widget_class, DiplePeopleWindow, search);
  gtk_widget_class_bind_template_child (widget_class, DiplePeopleWindow, whose);
  gtk_widget_class_bind_template_child (widget_class, DiplePeopleWindow, sort);
  gtk_widget_class_bind_template_child (widget_class, DiplePeopleWindow, descending);
  gtk_widget_class_bind_template_child (widget_class, DiplePeopleWindow, chips);
  gtk_widget_class_bind_template_child (widget_class, DiplePeopleWindow, any);
  gtk_widget_class_bind_template_child (widget_class, DiplePeopleWindow, nobody);
  gtk_widget_class_bind_template_child (widget_class, DiplePeopleWindow, open);
  gtk_widget_class_bind_template_child (widget_class, DiplePeopleWindow, doing);
  gtk_widget_class_bind_template_child (widget_class, DiplePeopleWindow, done);
  gtk_widget_class_bind_template_child (widget_class, DiplePeopleWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, DiplePeopleWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, DiplePeopleWindow, table);
  gtk_widget_class_bind_template_child (widget_class, DiplePeopleWindow, totals);
  gtk_widget_class_bind_template_child (widget_class, DiplePeopleWindow, hints);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (DIPLE_TYPE_PEOPLE_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/diple/Diple/ui/diple-people-window.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback_full (
      widget_class, "load", G_CALLBACK (diple_people_window_load));
  gtk_widget_class_bind_template_callback (widget_class, chip_cb);
  gtk_widget_class_bind_template_callback (widget_class, pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_search);
  gtk_widget_class_bind_template_callback (widget_class, gtk_window_close);
}

static void
add_signals (void)
{
  signals[PEOPLE_CHANGED] = g_signal_new ("people-changed",
                                          DIPLE_TYPE_PEOPLE_WINDOW,
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          0);
  signals[FEEDBACK_WANTED] = g_signal_new ("feedback-wanted",
                                           DIPLE_TYPE_PEOPLE_WINDOW,
                                           G_SIGNAL_RUN_LAST,
                                           0,
                                           NULL,
                                           NULL,
                                           NULL,
                                           G_TYPE_NONE,
                                           1,
                                           G_TYPE_INT64);
  signals[DOCUMENT_WANTED] = g_signal_new ("document-wanted",
                                           DIPLE_TYPE_PEOPLE_WINDOW,
                                           G_SIGNAL_RUN_LAST,
                                           0,
                                           NULL,
                                           NULL,
                                           NULL,
                                           G_TYPE_NONE,
                                           1,
                                           G_TYPE_INT64);
}

static void
diple_people_window_class_init (DiplePeopleWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = diple_people_window_dispose;
  add_signals ();
  diple_people_window_install_acts (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  bind_template (widget_class);
}

static void
diple_people_window_init (DiplePeopleWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->toaster = diple_toaster_new (self->toasts);
  gtk_widget_set_layout_manager (self->chips, diple_wrap_layout_new (6));
}

/* What has a key in the main window has the same here. Letters belong to the table and what filters
 * it: in a menu they choose an item. */
static void
serve_keys (DiplePeopleWindow *self)
{
  diple_keymap_serve (self->keymap, GTK_WIDGET (self->stack), "people.");
  diple_keymap_serve (self->keymap, self->chips, "people.");
  diple_keymap_serve (self->keymap, GTK_WIDGET (self), "win.show-help-overlay");
  diple_keymap_serve (self->keymap, GTK_WIDGET (self), "win.find");
  diple_keymap_serve (self->keymap, GTK_WIDGET (self), "win.undo");
  diple_keymap_serve (self->keymap, GTK_WIDGET (self), "win.redo");
}

static void
show_hints (DiplePeopleWindow *self)
{
  g_autofree char *words = diple_keymap_dup_words (
      self->keymap,
      _ ("{people.press} give, take back · {people.state(2)} in progress · {people.state(3)} done"
         " · {win.show-help-overlay} all keys"));

  gtk_label_set_text (self->hints, words);
}

GtkWidget *
diple_people_window_new (GtkWindow *parent, DipleEditor *editor, DipleKeymap *keymap)
{
  DiplePeopleWindow *self;

  g_return_val_if_fail (DIPLE_IS_EDITOR (editor), NULL);
  g_return_val_if_fail (DIPLE_IS_KEYMAP (keymap), NULL);

  self = g_object_new (DIPLE_TYPE_PEOPLE_WINDOW, "transient-for", parent, NULL);
  self->editor = g_object_ref (editor);
  self->keymap = g_object_ref (keymap);
  self->project_signals = g_signal_group_new (DIPLE_TYPE_PROJECT);
  g_signal_group_connect_swapped (
      self->project_signals, "changed", G_CALLBACK (diple_people_window_load), self);
  g_signal_group_set_target (self->project_signals, diple_editor_get_project (editor));
  g_signal_connect_object (keymap, "changed", G_CALLBACK (show_hints), self, G_CONNECT_SWAPPED);
  serve_keys (self);
  show_hints (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->table));
  diple_people_window_load (self);
  return GTK_WIDGET (self);
}
