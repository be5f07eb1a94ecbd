/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/people/diple-people-table-parts-private.h"

#include "ui/people/diple-assignment-cell-private.h"

static DipleAssignmentCell *
get_focused (DiplePeopleTable *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && DIPLE_IS_ASSIGNMENT_CELL (focus) &&
                 gtk_widget_is_ancestor (focus, GTK_WIDGET (self))
             ? DIPLE_ASSIGNMENT_CELL (focus)
             : NULL;
}

static guint
find_person (DiplePeopleTable *self, gint64 annotator)
{
  for (guint i = 0; i < self->people->len; i++)
    if (g_array_index (self->people, gint64, i) == annotator)
      return i;
  return 0;
}

/* Where the focus is, in documents and annotators, for rows show others when they scroll. */
gboolean
diple_people_table_note_focus (DiplePeopleTable *self)
{
  DipleAssignmentCell *cell = get_focused (self);

  if (cell == NULL)
    return FALSE;
  self->person = find_person (self, diple_assignment_cell_get_annotator (cell));
  self->position = diple_assignment_cell_get_position (cell);
  return TRUE;
}

/* The widget of the cell with the focus, or NULL while it is out of sight. */
static GtkWidget *
find_cell (DiplePeopleTable *self)
{
  const guint row = self->position - self->first;
  const guint place = self->person - self->left;

  return self->position >= self->first && row < self->rows->len &&
                 gtk_widget_get_child_visible (self->rows->pdata[row]) &&
                 self->person >= self->left && place < self->n_places
             ? diple_table_row_get_cell (self->rows->pdata[row], place)
             : NULL;
}

/* The table keeps the focus for a cell that is out of sight, or not there yet. */
void
diple_people_table_keep_focus (DiplePeopleTable *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root != NULL)
    gtk_root_set_focus (root, GTK_WIDGET (self));
}

void
diple_people_table_give_focus (DiplePeopleTable *self)
{
  GtkWidget *cell = find_cell (self);

  if (cell != NULL)
    gtk_widget_grab_focus (cell);
  else
    diple_people_table_keep_focus (self);
}

/* Moves the adjustment as little as brings @start to @end into sight. */
static void
bring (GtkAdjustment *adjustment, double start, double end)
{
  const double value = gtk_adjustment_get_value (adjustment);
  const double page = gtk_adjustment_get_page_size (adjustment);

  if (start < value)
    gtk_adjustment_set_value (adjustment, start);
  else if (end > value + page)
    gtk_adjustment_set_value (adjustment, end - page);
}

static void
go_to (DiplePeopleTable *self, guint person, guint position)
{
  self->person = person;
  self->position = position;
  /* So that what scrolls does not take the cell that has the focus now for the one to go to. */
  diple_people_table_keep_focus (self);
  bring (self->adjustments[GTK_ORIENTATION_HORIZONTAL],
         (double) person * self->cell_width,
         (double) (person + 1) * self->cell_width);
  bring (self->adjustments[GTK_ORIENTATION_VERTICAL],
         (double) position * self->row_height,
         (double) (position + 1) * self->row_height);
  diple_people_table_give_focus (self);
}

/* How far a key goes; FALSE for one that goes nowhere. */
static gboolean
get_step (guint key, int page, int *columns, int *rows)
{
  const struct
  {
    guint key;
    int columns;
    int rows;
  } steps[] = {
    { GDK_KEY_Left, -1, 0 },        { GDK_KEY_Right, 1, 0 },       { GDK_KEY_Up, 0, -1 },
    { GDK_KEY_Down, 0, 1 },         { GDK_KEY_Page_Up, 0, -page }, { GDK_KEY_Page_Down, 0, page },
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

gboolean
diple_people_table_key_cb (GtkEventControllerKey *controller,
                           guint key,
                           guint code,
                           GdkModifierType state,
                           DiplePeopleTable *self)
{
  const gint64 n = diple_people_table_count_documents (self);
  int columns = 0, rows = 0;
  gint64 person, position;

  if (n == 0 || self->people->len == 0 || (state & gtk_accelerator_get_default_mod_mask ()) != 0 ||
      !get_step (key, MAX ((int) self->n_rows - 2, 1), &columns, &rows) ||
      (!diple_people_table_note_focus (self) && !gtk_widget_is_focus (GTK_WIDGET (self))))
    return FALSE;
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    columns = -columns;
  person = (gint64) self->person + columns;
  position = (gint64) self->position + rows;
  go_to (self,
         (guint) CLAMP (person, 0, (gint64) self->people->len - 1),
         (guint) CLAMP (position, 0, n - 1));
  return TRUE;
}

gboolean
diple_people_table_grab_focus (GtkWidget *widget)
{
  DiplePeopleTable *self = DIPLE_PEOPLE_TABLE (widget);
  const guint n = diple_people_table_count_documents (self);

  if (n == 0 || self->people->len == 0)
    diple_people_table_keep_focus (self);
  else
    go_to (self, MIN (self->person, self->people->len - 1), MIN (self->position, n - 1));
  return TRUE;
}

/* One stop for Tab; inside, the arrows go on. */
gboolean
diple_people_table_focus (GtkWidget *widget, GtkDirectionType direction)
{
  DiplePeopleTable *self = DIPLE_PEOPLE_TABLE (widget);

  return get_focused (self) == NULL && !gtk_widget_is_focus (widget) &&
         diple_people_table_count_documents (self) > 0 && gtk_widget_grab_focus (widget);
}

gboolean
diple_people_table_get_cell (DiplePeopleTable *self, gint64 *annotator, guint *position)
{
  g_return_val_if_fail (DIPLE_IS_PEOPLE_TABLE (self), FALSE);

  if ((!diple_people_table_note_focus (self) && !gtk_widget_is_focus (GTK_WIDGET (self))) ||
      self->person >= self->people->len ||
      self->position >= diple_people_table_count_documents (self))
    return FALSE;
  *annotator = g_array_index (self->people, gint64, self->person);
  *position = self->position;
  return TRUE;
}

void
diple_people_table_go_to (DiplePeopleTable *self, gint64 annotator, guint position)
{
  g_return_if_fail (DIPLE_IS_PEOPLE_TABLE (self));
  g_return_if_fail (position < diple_people_table_count_documents (self));

  go_to (self, find_person (self, annotator), position);
}
