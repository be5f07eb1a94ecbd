/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/people/diple-people-table-private.h"

#include "ui/people/diple-assignment-cell-private.h"

#include <glib/gi18n-lib.h>

/* A column of the view that is an annotator's. */
typedef struct
{
  gint64 annotator;
  GtkColumnViewColumn *column; /* owned */
} Person;

/* A cell that is to be focused once the view has moved. */
typedef struct
{
  gint64 annotator;
  guint position;
} Aim;

struct _DiplePeopleTable
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkColumnView *view;
  const DipleAssignmentMatrix *matrix;
  DipleDocumentList *list;
  GArray *people;   /* Person */
  GPtrArray *cells; /* DipleAssignmentCell *: those that stand in a row */
  Aim aim;
};

enum
{
  PRESSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DiplePeopleTable, diple_people_table, GTK_TYPE_WIDGET)

static void
person_clear (gpointer data)
{
  Person *person = data;

  g_clear_object (&person->column);
}

static const char *
get_title (const DipleDocumentRow *row)
{
  return row->title[0] != '\0' ? row->title : row->source;
}

static void
show_cell (DiplePeopleTable *self, DipleAssignmentCell *cell)
{
  const guint position = diple_assignment_cell_get_position (cell);
  const gint64 annotator = diple_assignment_cell_get_annotator (cell);
  const guint column =
      self->matrix != NULL ? diple_assignment_matrix_find (self->matrix, annotator) : G_MAXUINT;
  g_autoptr (DipleDocumentItem) item = g_list_model_get_item (G_LIST_MODEL (self->list), position);
  const DipleDocumentRow *row = item != NULL ? diple_document_item_get_row (item) : NULL;
  const DipleAnnotator *person;

  if (column == G_MAXUINT || row == NULL)
    return;
  person = diple_assignment_matrix_get_annotators (self->matrix)->pdata[column];
  diple_assignment_cell_show (cell,
                              person->name,
                              get_title (row),
                              diple_assignment_matrix_get (self->matrix, column, row->id));
}

static void
clicked_cb (DipleAssignmentCell *cell, DiplePeopleTable *self)
{
  g_signal_emit (self,
                 signals[PRESSED],
                 0,
                 diple_assignment_cell_get_annotator (cell),
                 diple_assignment_cell_get_position (cell));
}

static void
setup_cell_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gint64 *annotator)
{
  GtkWidget *cell = diple_assignment_cell_new (*annotator);

  gtk_list_item_set_child (item, cell);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
bind_cell_cb (GtkSignalListItemFactory *factory, GtkListItem *item, DiplePeopleTable *self)
{
  DipleAssignmentCell *cell = DIPLE_ASSIGNMENT_CELL (gtk_list_item_get_child (item));

  diple_assignment_cell_set_position (cell, gtk_list_item_get_position (item));
  g_signal_connect_object (cell, "clicked", G_CALLBACK (clicked_cb), self, 0);
  g_ptr_array_add (self->cells, cell);
  show_cell (self, cell);
}

static void
unbind_cell_cb (GtkSignalListItemFactory *factory, GtkListItem *item, DiplePeopleTable *self)
{
  DipleAssignmentCell *cell = DIPLE_ASSIGNMENT_CELL (gtk_list_item_get_child (item));

  diple_assignment_cell_set_position (cell, G_MAXUINT);
  g_signal_handlers_disconnect_by_func (cell, clicked_cb, self);
  g_ptr_array_remove_fast (self->cells, cell);
}

static void
free_id (gpointer data, GClosure *closure)
{
  g_free (data);
}

static void
setup_title_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
bind_title_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  const DipleDocumentRow *row = diple_document_item_get_row (gtk_list_item_get_item (item));
  GtkWidget *label = gtk_list_item_get_child (item);

  gtk_label_set_text (GTK_LABEL (label), get_title (row));
  gtk_widget_set_tooltip_text (label, row->outlet[0] != '\0' ? row->outlet : NULL);
}

static void
add_titles (DiplePeopleTable *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = NULL;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_title_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_title_cb), NULL);
  column = gtk_column_view_column_new (_ ("Document"), factory);
  gtk_column_view_column_set_expand (column, TRUE);
  gtk_column_view_append_column (self->view, column);
}

static void
add_person (DiplePeopleTable *self, const DipleAnnotator *annotator)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  Person person = { .annotator = annotator->id };

  g_signal_connect_data (factory,
                         "setup",
                         G_CALLBACK (setup_cell_cb),
                         g_memdup2 (&annotator->id, sizeof annotator->id),
                         free_id,
                         0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cell_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cell_cb), self, 0);
  person.column = gtk_column_view_column_new (annotator->name, factory);
  gtk_column_view_column_set_resizable (person.column, TRUE);
  gtk_column_view_append_column (self->view, person.column);
  g_array_append_val (self->people, person);
}

/* Whether the columns are those of @workers already. */
static gboolean
has_columns (DiplePeopleTable *self, GPtrArray *workers)
{
  if (self->people->len != workers->len)
    return FALSE;
  for (guint i = 0; i < workers->len; i++)
    if (g_array_index (self->people, Person, i).annotator !=
        ((DipleAnnotator *) workers->pdata[i])->id)
      return FALSE;
  return TRUE;
}

static void
make_columns (DiplePeopleTable *self, GPtrArray *workers)
{
  if (has_columns (self, workers))
    return;
  for (guint i = 0; i < self->people->len; i++)
    gtk_column_view_remove_column (self->view, g_array_index (self->people, Person, i).column);
  g_array_set_size (self->people, 0);
  for (guint i = 0; i < workers->len; i++)
    add_person (self, workers->pdata[i]);
}

/* "Ana", and under it "24 · 10 done". */
static void
show_totals (DiplePeopleTable *self)
{
  GPtrArray *annotators = diple_assignment_matrix_get_annotators (self->matrix);

  for (guint i = 0; i < self->people->len; i++)
    {
      const Person *person = &g_array_index (self->people, Person, i);
      const guint column = diple_assignment_matrix_find (self->matrix, person->annotator);
      const guint *counts = diple_assignment_matrix_get_counts (self->matrix, column);
      const char *name = ((DipleAnnotator *) annotators->pdata[column])->name;
      /* Translators: a name; under it how many documents they have and how many are done. */
      g_autofree char *title = g_strdup_printf (
          _ ("%s\n%u · %u done"), name, counts[DIPLE_STATE_ANY], counts[DIPLE_STATE_FINISHED]);

      gtk_column_view_column_set_title (person->column, title);
    }
}

static gboolean
focus_aim (DiplePeopleTable *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      DipleAssignmentCell *cell = self->cells->pdata[i];

      if (diple_assignment_cell_get_annotator (cell) == self->aim.annotator &&
          diple_assignment_cell_get_position (cell) == self->aim.position)
        return gtk_widget_grab_focus (GTK_WIDGET (cell));
    }
  return FALSE;
}

/* In the frame after the view has moved. */
static gboolean
aim_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  focus_aim (DIPLE_PEOPLE_TABLE (widget));
  return G_SOURCE_REMOVE;
}

static void
focus_cell (DiplePeopleTable *self, guint person, guint position)
{
  self->aim = (Aim){ g_array_index (self->people, Person, person).annotator, position };
  gtk_widget_activate_action (
      gtk_widget_get_last_child (GTK_WIDGET (self->view)), "list.scroll-to-item", "u", position);
  if (!focus_aim (self))
    gtk_widget_add_tick_callback (GTK_WIDGET (self), aim_cb, NULL, NULL);
}

static DipleAssignmentCell *
get_focused (DiplePeopleTable *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  return focus != NULL && DIPLE_IS_ASSIGNMENT_CELL (focus) ? DIPLE_ASSIGNMENT_CELL (focus) : NULL;
}

static guint
find_person (DiplePeopleTable *self, gint64 annotator)
{
  for (guint i = 0; i < self->people->len; i++)
    if (g_array_index (self->people, Person, i).annotator == annotator)
      return i;
  return 0;
}

/* How far a key goes; FALSE for one that goes nowhere. */
static gboolean
get_step (guint key, int *columns, int *rows)
{
  static const struct
  {
    guint key;
    int columns;
    int rows;
  } steps[] = {
    { GDK_KEY_Left, -1, 0 },        { GDK_KEY_Right, 1, 0 },      { GDK_KEY_Up, 0, -1 },
    { GDK_KEY_Down, 0, 1 },         { GDK_KEY_Page_Up, 0, -12 },  { GDK_KEY_Page_Down, 0, 12 },
    { GDK_KEY_Home, 0, -G_MAXINT }, { GDK_KEY_End, 0, G_MAXINT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i].key == key)
      {
        *columns = steps[i].columns;
        *rows = steps[i].rows;
        return TRUE;
      }
  return FALSE;
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint key,
        guint code,
        GdkModifierType state,
        DiplePeopleTable *self)
{
  DipleAssignmentCell *cell = get_focused (self);
  gint64 n = self->list != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->list)) : 0;
  int columns = 0, rows = 0;
  gint64 person, position;

  if (cell == NULL || n == 0 || (state & gtk_accelerator_get_default_mod_mask ()) != 0 ||
      !get_step (key, &columns, &rows))
    return FALSE;
  person = (gint64) find_person (self, diple_assignment_cell_get_annotator (cell)) + columns;
  position = (gint64) diple_assignment_cell_get_position (cell) + rows;
  focus_cell (self,
              (guint) CLAMP (person, 0, (gint64) self->people->len - 1),
              (guint) CLAMP (position, 0, n - 1));
  return TRUE;
}

static gboolean
grab_focus (GtkWidget *widget)
{
  DiplePeopleTable *self = DIPLE_PEOPLE_TABLE (widget);

  if (self->people->len == 0 || self->list == NULL)
    return FALSE;
  focus_cell (self, 0, 0);
  return TRUE;
}

static void
diple_people_table_dispose (GObject *object)
{
  DiplePeopleTable *self = DIPLE_PEOPLE_TABLE (object);

  if (self->view != NULL)
    gtk_column_view_set_model (self->view, NULL);
  self->view = NULL;
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->list);
  g_clear_pointer (&self->people, g_array_unref);
  G_OBJECT_CLASS (diple_people_table_parent_class)->dispose (object);
}

static void
diple_people_table_finalize (GObject *object)
{
  g_ptr_array_unref (DIPLE_PEOPLE_TABLE (object)->cells);
  G_OBJECT_CLASS (diple_people_table_parent_class)->finalize (object);
}

static void
diple_people_table_class_init (DiplePeopleTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = diple_people_table_dispose;
  G_OBJECT_CLASS (klass)->finalize = diple_people_table_finalize;
  widget_class->grab_focus = grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  signals[PRESSED] = g_signal_new ("pressed",
                                   DIPLE_TYPE_PEOPLE_TABLE,
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   2,
                                   G_TYPE_INT64,
                                   G_TYPE_UINT);
}

static void
diple_people_table_init (DiplePeopleTable *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->cells = g_ptr_array_new ();
  self->people = g_array_new (FALSE, FALSE, sizeof (Person));
  g_array_set_clear_func (self->people, person_clear);
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_column_view_set_show_row_separators (self->view, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "assignments");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Who has which documents"),
                                  -1);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->view));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  add_titles (self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

void
diple_people_table_set_list (DiplePeopleTable *self, DipleDocumentList *list)
{
  g_autoptr (GtkNoSelection) model = NULL;

  g_return_if_fail (DIPLE_IS_PEOPLE_TABLE (self));

  g_set_object (&self->list, list);
  model = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (list)));
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (model));
}

void
diple_people_table_set_matrix (DiplePeopleTable *self, const DipleAssignmentMatrix *matrix)
{
  g_autoptr (GPtrArray) workers = g_ptr_array_new ();
  GPtrArray *annotators;

  g_return_if_fail (DIPLE_IS_PEOPLE_TABLE (self));

  self->matrix = matrix;
  if (matrix == NULL)
    return;
  annotators = diple_assignment_matrix_get_annotators (matrix);
  for (guint i = 0; i < annotators->len; i++)
    if (diple_annotator_is_worker (annotators->pdata[i]))
      g_ptr_array_add (workers, annotators->pdata[i]);
  make_columns (self, workers);
  show_totals (self);
  for (guint i = 0; i < self->cells->len; i++)
    show_cell (self, self->cells->pdata[i]);
}
