/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/people/diple-people-window-private.h"

#include "ui/people/diple-people-jobs-private.h"
#include "ui/people/diple-people-table-private.h"
#include "ui/people/diple-plan-dialog-private.h"
#include "ui/window/diple-ui-compat-private.h"

#include <glib/gi18n-lib.h>

struct _DiplePeopleWindow
{
  AdwWindow parent_instance;

  GtkWidget *hand_out;
  GtkMenuButton *people_button;
  GtkEditable *search;
  GtkDropDown *sort;
  AdwToastOverlay *toasts;
  GtkStack *stack;
  DiplePeopleTable *table;
  GtkLabel *totals;

  DipleEditor *editor;
  GSignalGroup *project_signals;
  DipleAssignmentMatrix *matrix; /* NULL until it is read */
  DipleDocumentList *list;
  GCancellable *listing;
  AdwToast *toast; /* weak: the one on the screen */
  gint64 renamed;  /* the annotator whose new name is asked for */
  gboolean reads;  /* the matrix is being read */
  gboolean stale;  /* and has to be read once more */
};

enum
{
  PEOPLE_CHANGED,
  FEEDBACK_WANTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DiplePeopleWindow, diple_people_window, ADW_TYPE_WINDOW)

static void
tell (DiplePeopleWindow *self, const char *text)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);

  /* One after the other would tell of the past. */
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  g_set_weak_pointer (&self->toast, adw_toast_new (markup));
  adw_toast_overlay_add_toast (self->toasts, self->toast);
  /* A toast is not read out. */
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->totals), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

static DipleProject *
get_project (DiplePeopleWindow *self)
{
  return diple_editor_get_project (self->editor);
}

static const DipleAnnotator *
find_annotator (DiplePeopleWindow *self, gint64 id)
{
  const guint column =
      self->matrix != NULL ? diple_assignment_matrix_find (self->matrix, id) : G_MAXUINT;

  return column != G_MAXUINT ? diple_assignment_matrix_get_annotators (self->matrix)->pdata[column]
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

static void
show_menu (DiplePeopleWindow *self)
{
  GPtrArray *annotators = diple_assignment_matrix_get_annotators (self->matrix);
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

static void
show_totals (DiplePeopleWindow *self)
{
  const guint n = self->list != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->list)) : 0;
  g_autofree char *text = NULL;
  guint nobody = 0;

  if (self->matrix == NULL)
    return;
  for (guint i = 0; i < n; i++)
    nobody += !diple_assignment_matrix_is_given (self->matrix,
                                                 diple_document_list_get_id (self->list, i));
  /* Translators: documents in the list, and how many of them nobody was given. */
  text = g_strdup_printf (_ ("%u listed · %u with nobody"), n, nobody);
  gtk_label_set_text (self->totals, text);
}

static void load_matrix (DiplePeopleWindow *self);

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DiplePeopleWindow) self = data;
  g_autoptr (GError) error = NULL;
  DipleAssignmentMatrix *matrix = diple_project_run_finish (DIPLE_PROJECT (source), result, &error);

  self->reads = FALSE;
  if (self->editor == NULL || matrix == NULL)
    {
      g_clear_pointer (&matrix, diple_assignment_matrix_free);
      return;
    }
  diple_people_table_set_matrix (self->table, matrix);
  g_clear_pointer (&self->matrix, diple_assignment_matrix_free);
  self->matrix = matrix;
  show_menu (self);
  show_totals (self);
  if (self->stale)
    load_matrix (self);
}

static void
load_matrix (DiplePeopleWindow *self)
{
  self->stale = self->reads;
  if (self->reads)
    return;
  self->reads = TRUE;
  diple_people_jobs_load (get_project (self), NULL, loaded_cb, g_object_ref (self));
}

static gboolean
is_same_list (DipleDocumentList *a, DipleDocumentList *b)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (a));

  if (b == NULL || n != g_list_model_get_n_items (G_LIST_MODEL (b)))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (diple_document_list_get_id (a, i) != diple_document_list_get_id (b, i))
      return FALSE;
  return TRUE;
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DiplePeopleWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleDocumentList) list = diple_document_list_load_finish (result, &error);

  if (list == NULL || self->editor == NULL || is_same_list (list, self->list))
    return;
  g_set_object (&self->list, list);
  diple_people_table_set_list (self->table, list);
  gtk_stack_set_visible_child_name (
      self->stack, g_list_model_get_n_items (G_LIST_MODEL (list)) > 0 ? "table" : "nothing");
  show_totals (self);
}

static void
load_list (DiplePeopleWindow *self)
{
  DipleDocumentQuery query = { 0 };

  if (self->editor == NULL)
    return;
  query.words = gtk_editable_get_text (self->search);
  query.sort = (DipleSort) gtk_drop_down_get_selected (self->sort);
  g_cancellable_cancel (self->listing);
  g_clear_object (&self->listing);
  self->listing = g_cancellable_new ();
  diple_document_list_load_async (
      get_project (self), &query, self->listing, listed_cb, g_object_ref (self));
}

static void
changed_cb (DiplePeopleWindow *self, gint64 document, gboolean elsewhere)
{
  load_matrix (self);
  if (document == 0 || elsewhere)
    load_list (self);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DiplePeopleWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = diple_project_run_finish (DIPLE_PROJECT (source), result, &error);

  if (self->editor == NULL)
    return;
  tell (self, sentence != NULL ? sentence : error->message);
  g_signal_emit (self, signals[PEOPLE_CHANGED], 0);
}

/* Takes @deed. */
static void
run (DiplePeopleWindow *self, DipleDeed *deed)
{
  diple_people_jobs_do (get_project (self), deed, done_cb, g_object_ref (self));
}

static DipleDeed *
make_deed (DiplePeopleWindow *self, DipleDeedKind kind, const DipleAnnotator *annotator)
{
  return diple_deed_new (kind, diple_editor_get_annotator (self->editor), annotator);
}

static DipleDeedKind
get_kind (DipleState state)
{
  switch (state)
    {
    case DIPLE_STATE_OPEN:
    case DIPLE_STATE_IN_PROGRESS:
      return DIPLE_DEED_TAKE_BACK;
    case DIPLE_STATE_FINISHED:
      return DIPLE_DEED_REOPEN;
    case DIPLE_STATE_ANY:
    default:
      return DIPLE_DEED_GIVE;
    }
}

static void
pressed_cb (DiplePeopleTable *table, gint64 id, guint position, DiplePeopleWindow *self)
{
  const DipleAnnotator *annotator = find_annotator (self, id);
  g_autoptr (DipleDocumentItem) item = g_list_model_get_item (G_LIST_MODEL (self->list), position);
  const DipleDocumentRow *row = item != NULL ? diple_document_item_get_row (item) : NULL;
  DipleDeed *deed;

  if (annotator == NULL || row == NULL)
    return;
  deed = make_deed (self,
                    get_kind (diple_assignment_matrix_get (
                        self->matrix, diple_assignment_matrix_find (self->matrix, id), row->id)),
                    annotator);
  g_array_append_val (deed->documents, row->id);
  deed->title = g_strdup (row->title[0] != '\0' ? row->title : row->source);
  run (self, deed);
}

/* The annotator whom a menu's item is about. */
static const DipleAnnotator *
get_target (DiplePeopleWindow *self, GVariant *parameter)
{
  return find_annotator (self, g_ascii_strtoll (g_variant_get_string (parameter, NULL), NULL, 10));
}

static void
change_listed (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DiplePeopleWindow *self = DIPLE_PEOPLE_WINDOW (widget);
  const DipleAnnotator *annotator = get_target (self, parameter);
  const gboolean give = g_str_equal (action, "people.give-listed");
  const guint n = self->list != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->list)) : 0;
  DipleDeed *deed;

  if (annotator == NULL || n == 0)
    return;
  deed = make_deed (self, give ? DIPLE_DEED_GIVE : DIPLE_DEED_TAKE_BACK, annotator);
  for (guint i = 0; i < n; i++)
    {
      const gint64 id = diple_document_list_get_id (self->list, i);

      g_array_append_val (deed->documents, id);
    }
  run (self, deed);
}

static void
remove_annotator (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DiplePeopleWindow *self = DIPLE_PEOPLE_WINDOW (widget);
  const DipleAnnotator *annotator = get_target (self, parameter);

  if (annotator == NULL)
    return;
  if (annotator->id == diple_editor_get_annotator (self->editor))
    tell (self, _ ("This is you; choose another annotator in the window first"));
  else
    run (self, make_deed (self, DIPLE_DEED_REMOVE, annotator));
}

static void
show_feedback (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const DipleAnnotator *annotator = get_target (DIPLE_PEOPLE_WINDOW (widget), parameter);

  if (annotator != NULL)
    g_signal_emit (widget, signals[FEEDBACK_WANTED], 0, annotator->id);
}

static void
switch_kind (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DiplePeopleWindow *self = DIPLE_PEOPLE_WINDOW (widget);
  const DipleAnnotator *annotator = get_target (self, parameter);
  DipleDeed *deed;

  if (annotator == NULL)
    return;
  deed = make_deed (self, DIPLE_DEED_SET_KIND, annotator);
  deed->text = g_strdup (g_str_equal (annotator->kind, "model") ? "person" : "model");
  run (self, deed);
}

static void
named_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DiplePeopleWindow *self = DIPLE_PEOPLE_WINDOW (source);
  g_autofree char *name = diple_ask_text_finish (result);
  const DipleAnnotator *annotator = find_annotator (self, self->renamed);
  DipleDeed *deed;

  if (name == NULL || self->editor == NULL)
    return;
  deed = make_deed (self, annotator != NULL ? DIPLE_DEED_RENAME : DIPLE_DEED_ADD, annotator);
  deed->text = g_steal_pointer (&name);
  run (self, deed);
}

static void
ask_name (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DiplePeopleWindow *self = DIPLE_PEOPLE_WINDOW (widget);
  const DipleAnnotator *annotator = parameter != NULL ? get_target (self, parameter) : NULL;

  self->renamed = annotator != NULL ? annotator->id : 0;
  diple_ask_text_async (GTK_WINDOW (self),
                        annotator != NULL ? _ ("Rename the Annotator") : _ ("Add an Annotator"),
                        _ ("Annotators work on the same documents, each with annotations of "
                           "their own."),
                        annotator != NULL ? _ ("_Rename") : _ ("_Add"),
                        annotator != NULL ? annotator->name : "",
                        named_cb,
                        NULL);
}

static void
handed_out_cb (DiplePeopleWindow *self, const char *sentence)
{
  tell (self, sentence);
  g_signal_emit (self, signals[PEOPLE_CHANGED], 0);
}

static void
hand_out (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DiplePeopleWindow *self = DIPLE_PEOPLE_WINDOW (widget);
  GtkWidget *dialog;

  if (self->matrix == NULL)
    return;
  dialog = diple_plan_dialog_new (
      GTK_WINDOW (self), self->editor, diple_assignment_matrix_get_annotators (self->matrix));
  g_signal_connect_object (
      dialog, "handed-out", G_CALLBACK (handed_out_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
undo (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DiplePeopleWindow *self = DIPLE_PEOPLE_WINDOW (widget);

  if (g_str_equal (action, "people.undo"))
    diple_editor_undo (self->editor);
  else
    diple_editor_redo (self->editor);
}

static void
diple_people_window_dispose (GObject *object)
{
  DiplePeopleWindow *self = DIPLE_PEOPLE_WINDOW (object);

  g_cancellable_cancel (self->listing);
  g_clear_object (&self->listing);
  g_clear_object (&self->project_signals);
  g_clear_object (&self->editor);
  if (self->table != NULL)
    diple_people_table_set_matrix (self->table, NULL);
  g_clear_weak_pointer (&self->toast);
  g_clear_object (&self->list);
  gtk_widget_dispose_template (GTK_WIDGET (self), DIPLE_TYPE_PEOPLE_WINDOW);
  self->table = NULL;
  g_clear_pointer (&self->matrix, diple_assignment_matrix_free);
  G_OBJECT_CLASS (diple_people_window_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (DIPLE_TYPE_PEOPLE_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/diple/Diple/ui/diple-people-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DiplePeopleWindow, hand_out);
  gtk_widget_class_bind_template_child (widget_class, DiplePeopleWindow, people_button);
  gtk_widget_class_bind_template_child (widget_class, DiplePeopleWindow, search);
  gtk_widget_class_bind_template_child (widget_class, DiplePeopleWindow, sort);
  gtk_widget_class_bind_template_child (widget_class, DiplePeopleWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, DiplePeopleWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, DiplePeopleWindow, table);
  gtk_widget_class_bind_template_child (widget_class, DiplePeopleWindow, totals);
  gtk_widget_class_bind_template_callback (widget_class, load_list);
  gtk_widget_class_bind_template_callback (widget_class, pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, gtk_window_close);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  const GdkModifierType both = GDK_CONTROL_MASK | GDK_SHIFT_MASK;

  gtk_widget_class_install_action (widget_class, "people.add", NULL, ask_name);
  gtk_widget_class_install_action (widget_class, "people.rename", "s", ask_name);
  gtk_widget_class_install_action (widget_class, "people.remove", "s", remove_annotator);
  gtk_widget_class_install_action (widget_class, "people.feedback", "s", show_feedback);
  gtk_widget_class_install_action (widget_class, "people.switch-kind", "s", switch_kind);
  gtk_widget_class_install_action (widget_class, "people.give-listed", "s", change_listed);
  gtk_widget_class_install_action (widget_class, "people.take-listed", "s", change_listed);
  gtk_widget_class_install_action (widget_class, "people.hand-out", NULL, hand_out);
  gtk_widget_class_install_action (widget_class, "people.undo", NULL, undo);
  gtk_widget_class_install_action (widget_class, "people.redo", NULL, undo);
  gtk_widget_class_add_binding_action (
      widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "people.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, both, "people.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
diple_people_window_class_init (DiplePeopleWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = diple_people_window_dispose;
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
  install_actions (widget_class);
  bind_template (widget_class);
}

static void
diple_people_window_init (DiplePeopleWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
diple_people_window_new (GtkWindow *parent, DipleEditor *editor)
{
  DiplePeopleWindow *self;

  g_return_val_if_fail (DIPLE_IS_EDITOR (editor), NULL);

  self = g_object_new (DIPLE_TYPE_PEOPLE_WINDOW, "transient-for", parent, NULL);
  self->editor = g_object_ref (editor);
  self->project_signals = g_signal_group_new (DIPLE_TYPE_PROJECT);
  g_signal_group_connect_swapped (self->project_signals, "changed", G_CALLBACK (changed_cb), self);
  g_signal_group_set_target (self->project_signals, get_project (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  load_matrix (self);
  load_list (self);
  return GTK_WIDGET (self);
}
