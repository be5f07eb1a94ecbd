/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/people/diple-people-parts-private.h"

#include "ui/keys/diple-shortcuts-private.h"
#include "ui/people/diple-document-lead-private.h"
#include "ui/people/diple-plan-dialog-private.h"
#include "ui/window/diple-ui-compat-private.h"

#include <glib/gi18n-lib.h>

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DiplePeopleWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = diple_project_run_finish (DIPLE_PROJECT (source), result, &error);

  if (self->editor == NULL)
    return;
  diple_people_window_tell (self, sentence != NULL ? sentence : error->message);
  diple_people_window_say_changed (self);
}

/* Takes @deed. */
static void
run (DiplePeopleWindow *self, DipleDeed *deed)
{
  diple_people_jobs_do (
      diple_editor_get_project (self->editor), deed, done_cb, g_object_ref (self));
}

static DipleDeed *
make_deed (DiplePeopleWindow *self, DipleDeedKind kind, const DipleAnnotator *annotator)
{
  return diple_deed_new (kind, diple_editor_get_annotator (self->editor), annotator);
}

static DipleState
get_state (DiplePeopleWindow *self, gint64 annotator, gint64 document)
{
  return diple_assignment_matrix_get (
      self->sheet->matrix, diple_assignment_matrix_find (self->sheet->matrix, annotator), document);
}

/* One cell: who, and which document. */
typedef struct
{
  const DipleAnnotator *annotator;
  DipleDocumentItem *item; /* owned */
  const DipleDocumentRow *row;
  guint position;
} Cell;

static void
cell_clear (Cell *cell)
{
  g_clear_object (&cell->item);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Cell, cell_clear)

static gboolean
look_at (DiplePeopleWindow *self, gint64 annotator, guint position, Cell *cell)
{
  cell->position = position;
  cell->annotator = diple_people_window_find (self, annotator);
  if (cell->annotator == NULL || self->list == NULL)
    return FALSE;
  cell->item = g_list_model_get_item (G_LIST_MODEL (self->list), position);
  cell->row = cell->item != NULL ? diple_document_item_get_row (cell->item) : NULL;
  return cell->row != NULL && cell->row->id != 0;
}

/* The cell with the focus; says so when there is none. */
static gboolean
find_cell (DiplePeopleWindow *self, Cell *cell)
{
  gint64 annotator;
  guint position;

  if (diple_people_table_get_cell (self->table, &annotator, &position))
    return look_at (self, annotator, position, cell);
  diple_people_window_tell (self, _ ("Choose a place in the table first"));
  return FALSE;
}

static void
run_on_cell (DiplePeopleWindow *self, const Cell *cell, DipleDeedKind kind, DipleState state)
{
  DipleDeed *deed = make_deed (self, kind, cell->annotator);

  deed->state = state;
  deed->title = g_strdup (diple_document_lead_get_title (cell->row));
  g_array_append_val (deed->documents, cell->row->id);
  run (self, deed);
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

void
diple_people_window_press (DiplePeopleWindow *self, gint64 annotator, guint position)
{
  g_auto (Cell) cell = { 0 };

  if (look_at (self, annotator, position, &cell))
    run_on_cell (
        self, &cell, get_kind (get_state (self, annotator, cell.row->id)), DIPLE_STATE_ANY);
}

void
diple_people_window_want_document (DiplePeopleWindow *self, guint position)
{
  g_signal_emit_by_name (
      self, "document-wanted", diple_document_list_get_id (self->list, position));
}

static void
press_cell (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DiplePeopleWindow *self = DIPLE_PEOPLE_WINDOW (widget);
  gint64 annotator;
  guint position;

  if (diple_people_table_get_cell (self->table, &annotator, &position))
    diple_people_window_press (self, annotator, position);
}

/* What nobody has given before is given, which the history tells from work begun unasked. */
static void
set_state (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DiplePeopleWindow *self = DIPLE_PEOPLE_WINDOW (widget);
  const DipleState state = (DipleState) g_variant_get_int32 (parameter);
  g_auto (Cell) cell = { 0 };
  gboolean had;

  if (!find_cell (self, &cell))
    return;
  had = get_state (self, cell.annotator->id, cell.row->id) != DIPLE_STATE_ANY;
  run_on_cell (self,
               &cell,
               state == DIPLE_STATE_OPEN && !had ? DIPLE_DEED_GIVE : DIPLE_DEED_SET_STATE,
               state);
}

static void
change_cell (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DiplePeopleWindow *self = DIPLE_PEOPLE_WINDOW (widget);
  const gboolean reopen = g_str_equal (action, "people.reopen");
  g_auto (Cell) cell = { 0 };

  if (find_cell (self, &cell))
    run_on_cell (self, &cell, reopen ? DIPLE_DEED_REOPEN : DIPLE_DEED_TAKE_BACK, DIPLE_STATE_ANY);
}

static void
open_document (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DiplePeopleWindow *self = DIPLE_PEOPLE_WINDOW (widget);
  g_auto (Cell) cell = { 0 };

  if (find_cell (self, &cell))
    diple_people_window_want_document (self, cell.position);
}

static gboolean
is_unfinished (DiplePeopleWindow *self, gint64 annotator, guint position)
{
  const DipleState state =
      get_state (self, annotator, diple_document_list_get_id (self->list, position));

  return state == DIPLE_STATE_OPEN || state == DIPLE_STATE_IN_PROGRESS;
}

static void
jump (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DiplePeopleWindow *self = DIPLE_PEOPLE_WINDOW (widget);
  const int step = g_str_equal (action, "people.next") ? 1 : -1;
  g_auto (Cell) cell = { 0 };
  g_autofree char *text = NULL;
  gint64 n;

  if (!find_cell (self, &cell))
    return;
  n = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  for (gint64 i = (gint64) cell.position + step; i >= 0 && i < n; i += step)
    if (is_unfinished (self, cell.annotator->id, (guint) i))
      {
        diple_people_table_go_to (self->table, cell.annotator->id, (guint) i);
        return;
      }
  text = g_strdup_printf (step > 0 ? _ ("No document further down that %s has not finished")
                                   : _ ("No document further up that %s has not finished"),
                          cell.annotator->name);
  diple_people_window_tell (self, text);
}

/* The annotator whom a menu's item is about, or for a key the one whose cell has the focus. */
static const DipleAnnotator *
get_target (DiplePeopleWindow *self, GVariant *parameter)
{
  g_auto (Cell) cell = { 0 };

  if (parameter != NULL)
    return diple_people_window_find (
        self, g_ascii_strtoll (g_variant_get_string (parameter, NULL), NULL, 10));
  return find_cell (self, &cell) ? cell.annotator : NULL;
}

static void
change_listed (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DiplePeopleWindow *self = DIPLE_PEOPLE_WINDOW (widget);
  const DipleAnnotator *annotator = get_target (self, parameter);
  const gboolean give = g_str_has_prefix (action, "people.give");
  DipleDeed *deed;

  if (annotator == NULL || self->sheet->documents->len == 0)
    return;
  deed = make_deed (self, give ? DIPLE_DEED_GIVE : DIPLE_DEED_TAKE_BACK, annotator);
  g_array_append_vals (deed->documents, self->sheet->documents->data, self->sheet->documents->len);
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
    diple_people_window_tell (self,
                              _ ("This is you; choose another annotator in the window first"));
  else
    run (self, make_deed (self, DIPLE_DEED_REMOVE, annotator));
}

static void
show_feedback (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const DipleAnnotator *annotator = get_target (DIPLE_PEOPLE_WINDOW (widget), parameter);

  if (annotator != NULL)
    g_signal_emit_by_name (widget, "feedback-wanted", annotator->id);
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
  const DipleAnnotator *annotator = diple_people_window_find (self, self->renamed);
  DipleDeed *deed;

  if (name == NULL || self->editor == NULL)
    return;
  deed = make_deed (self, annotator != NULL ? DIPLE_DEED_RENAME : DIPLE_DEED_ADD, annotator);
  deed->text = g_steal_pointer (&name);
  run (self, deed);
}

static void
ask_name (DiplePeopleWindow *self, const DipleAnnotator *annotator)
{
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
add_annotator (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ask_name (DIPLE_PEOPLE_WINDOW (widget), NULL);
}

static void
rename_annotator (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DiplePeopleWindow *self = DIPLE_PEOPLE_WINDOW (widget);
  const DipleAnnotator *annotator = get_target (self, parameter);

  if (annotator != NULL)
    ask_name (self, annotator);
}

static void
handed_out_cb (DiplePeopleWindow *self, const char *sentence)
{
  diple_people_window_tell (self, sentence);
  diple_people_window_say_changed (self);
}

static void
hand_out (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DiplePeopleWindow *self = DIPLE_PEOPLE_WINDOW (widget);
  GtkWidget *dialog;

  if (self->sheet == NULL)
    return;
  dialog = diple_plan_dialog_new (GTK_WINDOW (self),
                                  self->editor,
                                  diple_assignment_matrix_get_annotators (self->sheet->matrix));
  g_signal_connect_object (
      dialog, "handed-out", G_CALLBACK (handed_out_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* The choice of the annotator whose work filters the documents, as it stands in the list. */
static guint
find_choice (DiplePeopleWindow *self, const char *name)
{
  GListModel *names = gtk_drop_down_get_model (self->whose);

  for (guint i = 1; i < g_list_model_get_n_items (names); i++)
    if (g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (names), i), name))
      return i;
  return 0;
}

static void
switch_whose (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DiplePeopleWindow *self = DIPLE_PEOPLE_WINDOW (widget);
  const DipleAnnotator *annotator;

  if (gtk_drop_down_get_selected (self->whose) != 0)
    {
      gtk_drop_down_set_selected (self->whose, 0);
      return;
    }
  annotator = get_target (self, NULL);
  if (annotator != NULL)
    gtk_drop_down_set_selected (self->whose, find_choice (self, annotator->name));
}

static void
focus_part (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DiplePeopleWindow *self = DIPLE_PEOPLE_WINDOW (widget);
  GtkToggleButton *const chips[] = { self->nobody, self->open, self->doing, self->done };
  GtkWidget *chosen = GTK_WIDGET (self->any);

  for (guint i = 0; i < G_N_ELEMENTS (chips); i++)
    if (gtk_toggle_button_get_active (chips[i]))
      chosen = GTK_WIDGET (chips[i]);
  gtk_widget_grab_focus (g_str_equal (action, "people.filter") ? chosen
                                                               : GTK_WIDGET (self->search));
}

static void
undo (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DiplePeopleWindow *self = DIPLE_PEOPLE_WINDOW (widget);

  if (g_str_equal (action, "win.undo"))
    diple_editor_undo (self->editor);
  else
    diple_editor_redo (self->editor);
}

static void
show_keys (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DiplePeopleWindow *self = DIPLE_PEOPLE_WINDOW (widget);
  GtkWidget *keys = diple_shortcuts_new (GTK_WINDOW (self), self->keymap, NULL);

  diple_shortcuts_put_first (DIPLE_SHORTCUTS (keys), DIPLE_GROUP_PEOPLE);
  gtk_window_present (GTK_WINDOW (keys));
}

static const struct
{
  const char *name;
  const char *parameter;
  GtkWidgetActionActivateFunc activate;
} acts[] = {
  { "people.press", NULL, press_cell },
  { "people.state", "i", set_state },
  { "people.withdraw", NULL, change_cell },
  { "people.reopen", NULL, change_cell },
  { "people.next", NULL, jump },
  { "people.previous", NULL, jump },
  { "people.open", NULL, open_document },
  { "people.give-column", NULL, change_listed },
  { "people.take-column", NULL, change_listed },
  { "people.give-listed", "s", change_listed },
  { "people.take-listed", "s", change_listed },
  { "people.add", NULL, add_annotator },
  { "people.rename", "s", rename_annotator },
  { "people.rename-column", NULL, rename_annotator },
  { "people.remove", "s", remove_annotator },
  { "people.feedback", "s", show_feedback },
  { "people.feedback-column", NULL, show_feedback },
  { "people.switch-kind", "s", switch_kind },
  { "people.whose", NULL, switch_whose },
  { "people.filter", NULL, focus_part },
  { "people.search", NULL, focus_part },
  { "people.hand-out", NULL, hand_out },
  { "win.find", NULL, focus_part },
  { "win.undo", NULL, undo },
  { "win.redo", NULL, undo },
  { "win.show-help-overlay", NULL, show_keys },
};

void
diple_people_window_install_acts (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    gtk_widget_class_install_action (
        widget_class, acts[i].name, acts[i].parameter, acts[i].activate);
}
