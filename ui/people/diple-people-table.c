/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/people/diple-people-table-parts-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define LEAST_LEAD 230
#define LEAST_CELL 104
#define MOST_CELL 220
#define BUDGET_US 3000 /* of a frame, for making widgets */

enum
{
  PROP_HADJUSTMENT = 1,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

G_DEFINE_FINAL_TYPE_WITH_CODE (DiplePeopleTable,
                               diple_people_table,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

/* What is in sight by the adjustments. */
static void
find_sight (DiplePeopleTable *self)
{
  const double across = gtk_adjustment_get_value (self->adjustments[GTK_ORIENTATION_HORIZONTAL]);
  const double down = gtk_adjustment_get_value (self->adjustments[GTK_ORIENTATION_VERTICAL]);
  const guint left = self->cell_width > 0 ? (guint) round (across / self->cell_width) : 0;

  self->left = MIN (left, self->people->len - self->n_places);
  self->first = self->row_height > 0 ? (guint) floor (down / self->row_height) : 0;
}

/* In a frame, for in the middle of an allocation nothing may be made or changed. */
static gboolean
update_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  DiplePeopleTable *self = DIPLE_PEOPLE_TABLE (widget);
  const gint64 end = g_get_monotonic_time () + BUDGET_US;
  const guint wanted = MIN (self->n_rows, diple_people_table_count_documents (self));

  find_sight (self);
  if (diple_people_table_note_focus (self))
    diple_people_table_keep_focus (self);
  diple_people_table_drop_rows (self, MAX (wanted, 1));
  while (self->matrix != NULL && self->rows->len < wanted && g_get_monotonic_time () < end)
    diple_people_table_make_row (self);
  diple_people_table_show_rows (self);
  if (self->rows->len < wanted)
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  return G_SOURCE_REMOVE;
}

static void
update_soon (DiplePeopleTable *self)
{
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), update_cb, NULL, NULL);
}

static void
scrolled_cb (DiplePeopleTable *self)
{
  if (self->tick != 0 || self->matrix == NULL)
    return;
  find_sight (self);
  diple_people_table_show_rows (self);
}

static void
measure (GtkWidget *widget,
         GtkOrientation orientation,
         int for_size,
         int *minimum,
         int *natural,
         int *minimum_baseline,
         int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? LEAST_LEAD + LEAST_CELL : 120;
  *natural = *minimum;
}

static int
measure_height (GtkWidget *widget)
{
  int natural;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

/* Columns may grow, but they do not shrink while one scrolls. A long name is cut. */
static void
find_sizes (DiplePeopleTable *self, int width, int height)
{
  int wanted = 0;
  int room;

  self->header_height = measure_height (self->header);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const int cells = diple_table_row_measure_cells (self->rows->pdata[i]);
      const int row_height = measure_height (self->rows->pdata[i]);

      wanted = MAX (wanted, cells);
      self->row_height = i == 0 ? row_height : MAX (self->row_height, row_height);
    }
  self->cell_width = CLAMP (wanted, MAX (self->cell_width, LEAST_CELL), MOST_CELL);
  room = MAX ((width - LEAST_LEAD) / self->cell_width, 1);
  self->n_places = MIN ((guint) room, self->people->len);
  self->lead_width = width - (int) self->n_places * self->cell_width;
  room = MAX (height - self->header_height, 0);
  self->n_rows = self->row_height > 0 ? (guint) (room / self->row_height + 2) : 1;
}

static void
configure (GtkAdjustment *adjustment, double upper, double page, double step)
{
  const double value = gtk_adjustment_get_value (adjustment);

  upper = MAX (upper, page);
  gtk_adjustment_configure (
      adjustment, CLAMP (value, 0, upper - page), 0, upper, step, page * 0.9, page);
}

static void
configure_both (DiplePeopleTable *self, int height)
{
  g_signal_handlers_block_by_func (
      self->adjustments[GTK_ORIENTATION_HORIZONTAL], scrolled_cb, self);
  g_signal_handlers_block_by_func (self->adjustments[GTK_ORIENTATION_VERTICAL], scrolled_cb, self);
  configure (self->adjustments[GTK_ORIENTATION_HORIZONTAL],
             (double) self->people->len * self->cell_width,
             (double) self->n_places * self->cell_width,
             self->cell_width);
  configure (self->adjustments[GTK_ORIENTATION_VERTICAL],
             (double) diple_people_table_count_documents (self) * self->row_height,
             MAX (height - self->header_height, 1),
             self->row_height);
  g_signal_handlers_unblock_by_func (
      self->adjustments[GTK_ORIENTATION_HORIZONTAL], scrolled_cb, self);
  g_signal_handlers_unblock_by_func (
      self->adjustments[GTK_ORIENTATION_VERTICAL], scrolled_cb, self);
}

static void
place_row (DiplePeopleTable *self, GtkWidget *row, int y, int width, int height)
{
  diple_table_row_set_widths (DIPLE_TABLE_ROW (row), self->lead_width, self->cell_width);
  gtk_widget_size_allocate (row, &(GtkAllocation){ 0, y, width, height }, -1);
}

/* Whether the rows show what is in sight, after the sizes were found anew. */
static gboolean
is_in_step (DiplePeopleTable *self)
{
  const guint first = self->first;
  const guint left = self->left;

  find_sight (self);
  return first == self->first && left == self->left &&
         self->rows->len == MIN (self->n_rows, diple_people_table_count_documents (self)) &&
         diple_table_row_get_n_cells (DIPLE_TABLE_ROW (self->header)) == self->n_places;
}

static void
size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DiplePeopleTable *self = DIPLE_PEOPLE_TABLE (widget);
  double down;

  find_sizes (self, width, height);
  configure_both (self, height);
  if (self->matrix != NULL && !is_in_step (self))
    update_soon (self);
  down = gtk_adjustment_get_value (self->adjustments[GTK_ORIENTATION_VERTICAL]);
  for (guint i = 0; i < self->rows->len; i++)
    if (gtk_widget_get_child_visible (self->rows->pdata[i]))
      place_row (self,
                 self->rows->pdata[i],
                 self->header_height +
                     (int) ((double) (self->first + i) * self->row_height - floor (down)),
                 width,
                 self->row_height);
  place_row (self, self->header, 0, width, self->header_height);
}

/* The rows pass below the header. */
static void
snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DiplePeopleTable *self = DIPLE_PEOPLE_TABLE (widget);
  const float width = (float) gtk_widget_get_width (widget);
  const float height = (float) (gtk_widget_get_height (widget) - self->header_height);

  gtk_snapshot_push_clip (
      snapshot, &GRAPHENE_RECT_INIT (0, (float) self->header_height, width, MAX (height, 0)));
  for (guint i = 0; i < self->rows->len; i++)
    if (gtk_widget_get_child_visible (self->rows->pdata[i]))
      gtk_widget_snapshot_child (widget, self->rows->pdata[i], snapshot);
  gtk_snapshot_pop (snapshot);
  gtk_widget_snapshot_child (widget, self->header, snapshot);
}

static void
set_adjustment (DiplePeopleTable *self, GtkOrientation orientation, GtkAdjustment *adjustment)
{
  GtkAdjustment *one = adjustment != NULL ? adjustment : gtk_adjustment_new (0, 0, 0, 0, 0, 0);

  if (self->adjustments[orientation] != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustments[orientation], self);
  g_clear_object (&self->adjustments[orientation]);
  self->adjustments[orientation] = g_object_ref_sink (one);
  g_signal_connect_object (one, "value-changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DiplePeopleTable *self = DIPLE_PEOPLE_TABLE (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_VERTICAL, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      self->policies[id - PROP_HSCROLL_POLICY] = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DiplePeopleTable *self = DIPLE_PEOPLE_TABLE (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->adjustments[id - PROP_HADJUSTMENT]);
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->policies[id - PROP_HSCROLL_POLICY]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
diple_people_table_dispose (GObject *object)
{
  DiplePeopleTable *self = DIPLE_PEOPLE_TABLE (object);

  diple_people_table_drop_rows (self, 0);
  g_clear_pointer (&self->header, gtk_widget_unparent);
  g_clear_object (&self->list);
  for (guint i = 0; i < 2; i++)
    {
      if (self->adjustments[i] != NULL)
        g_signal_handlers_disconnect_by_data (self->adjustments[i], self);
      g_clear_object (&self->adjustments[i]);
    }
  G_OBJECT_CLASS (diple_people_table_parent_class)->dispose (object);
}

static void
diple_people_table_finalize (GObject *object)
{
  DiplePeopleTable *self = DIPLE_PEOPLE_TABLE (object);

  g_ptr_array_unref (self->rows);
  g_array_unref (self->people);
  G_OBJECT_CLASS (diple_people_table_parent_class)->finalize (object);
}

static void
add_signals (void)
{
  g_signal_new ("pressed",
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
  g_signal_new ("opened",
                DIPLE_TYPE_PEOPLE_TABLE,
                G_SIGNAL_RUN_LAST,
                0,
                NULL,
                NULL,
                NULL,
                G_TYPE_NONE,
                1,
                G_TYPE_UINT);
}

static void
diple_people_table_class_init (DiplePeopleTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = diple_people_table_dispose;
  object_class->finalize = diple_people_table_finalize;
  object_class->set_property = set_property;
  object_class->get_property = get_property;
  widget_class->measure = measure;
  widget_class->size_allocate = size_allocate;
  widget_class->snapshot = snapshot;
  widget_class->grab_focus = diple_people_table_grab_focus;
  widget_class->focus = diple_people_table_focus;
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
  add_signals ();
  gtk_widget_class_set_css_name (widget_class, "assignments");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
}

static void
diple_people_table_init (DiplePeopleTable *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *lead = diple_people_table_make_heading ();

  self->rows = g_ptr_array_new ();
  self->people = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->header = diple_table_row_new (lead);
  gtk_label_set_text (GTK_LABEL (lead), _ ("Document"));
  gtk_widget_add_css_class (self->header, "header");
  gtk_widget_set_parent (self->header, GTK_WIDGET (self));
  set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, NULL);
  set_adjustment (self, GTK_ORIENTATION_VERTICAL, NULL);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Who has which documents"), -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (diple_people_table_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
list_people (DiplePeopleTable *self)
{
  GPtrArray *annotators =
      self->matrix != NULL ? diple_assignment_matrix_get_annotators (self->matrix) : NULL;

  g_array_set_size (self->people, 0);
  for (guint i = 0; annotators != NULL && i < annotators->len; i++)
    {
      const DipleAnnotator *annotator = annotators->pdata[i];

      if (diple_annotator_is_worker (annotator))
        g_array_append_val (self->people, annotator->id);
    }
}

void
diple_people_table_show (DiplePeopleTable *self,
                         DipleDocumentList *list,
                         const DipleAssignmentMatrix *matrix)
{
  g_return_if_fail (DIPLE_IS_PEOPLE_TABLE (self));

  diple_people_table_note_focus (self);
  g_set_object (&self->list, list);
  self->matrix = matrix;
  list_people (self);
  self->n_places = MIN (self->n_places, self->people->len);
  self->person = MIN (self->person, MAX (self->people->len, 1) - 1);
  self->position = MIN (self->position, MAX (diple_people_table_count_documents (self), 1) - 1);
  if (matrix == NULL)
    return;
  update_soon (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}
