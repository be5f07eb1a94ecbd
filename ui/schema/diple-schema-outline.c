/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/schema/diple-schema-outline-private.h"

#include "ui/parts/diple-focus-private.h"
#include "ui/schema/diple-schema-row-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _DipleSchemaOutline
{
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkListBox *list;

  DipleSchemaWork *work;
  gint64 chosen;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (DipleSchemaOutline, diple_schema_outline, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  ENTERED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static DipleSchemaRow *
find_row (DipleSchemaOutline *self, gint64 id)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (!diple_schema_row_is_heading (DIPLE_SCHEMA_ROW (row)) &&
        diple_schema_row_get_id (DIPLE_SCHEMA_ROW (row)) == id)
      return DIPLE_SCHEMA_ROW (row);
  return NULL;
}

static void
update_actions (DipleSchemaOutline *self)
{
  gboolean movable = self->chosen != 0;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "schema.up", movable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "schema.down", movable);
}

static void
row_selected_cb (GtkListBox *list, GtkListBoxRow *row, DipleSchemaOutline *self)
{
  if (self->filling || row == NULL)
    return;
  self->chosen = diple_schema_row_get_id (DIPLE_SCHEMA_ROW (row));
  update_actions (self);
  g_signal_emit (self, signals[CHOSEN], 0, self->chosen);
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, DipleSchemaOutline *self)
{
  g_signal_emit (self, signals[ENTERED], 0);
}

static GdkContentProvider *
prepare_drag_cb (GtkDragSource *source, double x, double y, GtkWidget *row)
{
  GtkListBox *list = GTK_LIST_BOX (gtk_widget_get_parent (row));
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (row);

  gtk_list_box_select_row (list, GTK_LIST_BOX_ROW (row));
  gtk_drag_source_set_icon (source, picture, (int) x, (int) y);
  return gdk_content_provider_new_typed (DIPLE_TYPE_SCHEMA_ROW, row);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, GtkWidget *row)
{
  DipleSchemaOutline *self =
      DIPLE_SCHEMA_OUTLINE (gtk_widget_get_ancestor (row, DIPLE_TYPE_SCHEMA_OUTLINE));
  DipleSchemaRow *dragged = g_value_get_object (value);
  gint64 beside = diple_schema_row_get_id (DIPLE_SCHEMA_ROW (row));

  if (dragged == NULL || GTK_WIDGET (dragged) == row)
    return FALSE;
  diple_schema_work_place (
      self->work, diple_schema_row_get_id (dragged), beside, y > gtk_widget_get_height (row) / 2.0);
  return TRUE;
}

static void
make_movable (GtkWidget *row)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (DIPLE_TYPE_SCHEMA_ROW, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_drag_cb), row);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), row);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (target));
}

/* What the list is to hold: ids, -1 before each heading's place. All parts begin with their ids. */
#define HEADING G_GINT64_CONSTANT (-1)

static void
list_layers (GArray *ids, const DipleSchema *schema)
{
  for (guint i = 0; i < schema->layers->len; i++)
    {
      const DipleLayer *layer = g_ptr_array_index (schema->layers, i);

      g_array_append_val (ids, layer->id);
      for (guint j = 0; j < schema->labels->len; j++)
        {
          const DipleLabel *label = g_ptr_array_index (schema->labels, j);
          if (label->layer == layer->id)
            g_array_append_val (ids, label->id);
        }
    }
}

static void
list_parts (GArray *ids, const GPtrArray *parts)
{
  const gint64 heading = HEADING;

  g_array_append_val (ids, heading);
  for (guint i = 0; i < parts->len; i++)
    g_array_append_vals (ids, g_ptr_array_index (parts, i), 1);
}

static GArray *
list_all (const DipleSchema *schema)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  const gint64 first[] = { 0, HEADING };

  if (schema == NULL)
    return ids;
  g_array_append_vals (ids, first, G_N_ELEMENTS (first));
  list_layers (ids, schema);
  list_parts (ids, schema->relation_types);
  list_parts (ids, schema->attributes);
  return ids;
}

static void
add_row (DipleSchemaOutline *self, gint64 id, guint heading)
{
  static const char *const headings[] = {
    N_ ("Layers and labels"),
    N_ ("Relations"),
    N_ ("Attributes"),
  };
  GtkWidget *row = id == HEADING
                       ? diple_schema_row_new_heading (_ (headings[heading]))
                       : diple_schema_row_new (diple_schema_work_get_schema (self->work),
                                               id,
                                               diple_schema_work_get_usage (self->work, id));

  if (id != 0 && id != HEADING)
    make_movable (row);
  gtk_list_box_append (self->list, row);
}

/* Rows stay where they are while the same parts stand in the same order: the focus is on one. */
static gboolean
update_rows (DipleSchemaOutline *self, const GArray *ids)
{
  for (guint i = 0; i <= ids->len; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) i);
      gint64 id = i < ids->len ? g_array_index (ids, gint64, i) : HEADING;

      if (i == ids->len)
        return row == NULL;
      if (row == NULL || diple_schema_row_is_heading (DIPLE_SCHEMA_ROW (row)) != (id == HEADING))
        return FALSE;
      if (id != HEADING && diple_schema_row_get_id (DIPLE_SCHEMA_ROW (row)) != id)
        return FALSE;
      if (id != HEADING)
        diple_schema_row_update (DIPLE_SCHEMA_ROW (row),
                                 diple_schema_work_get_schema (self->work),
                                 diple_schema_work_get_usage (self->work, id));
    }
  return TRUE;
}

static void
clear (DipleSchemaOutline *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

/* What was chosen may be gone: then the project itself is. */
static void
choose_again (DipleSchemaOutline *self, gboolean focus)
{
  DipleSchemaRow *row = find_row (self, self->chosen);
  gboolean gone = row == NULL;

  if (gone)
    row = find_row (self, 0);
  self->chosen = row != NULL ? diple_schema_row_get_id (row) : 0;
  gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
  if (focus && row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  update_actions (self);
  if (gone)
    g_signal_emit (self, signals[CHOSEN], 0, self->chosen);
}

static void
fill (DipleSchemaOutline *self)
{
  g_autoptr (GArray) ids = list_all (diple_schema_work_get_schema (self->work));
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean focused = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list));
  guint heading = 0;

  if (update_rows (self, ids))
    return;
  self->filling = TRUE;
  clear (self);
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      add_row (self, id, heading);
      heading += id == HEADING;
    }
  self->filling = FALSE;
  choose_again (self, focused);
}

static void
step (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DipleSchemaOutline *self = DIPLE_SCHEMA_OUTLINE (widget);

  if (self->work != NULL && self->chosen != 0)
    diple_schema_work_step (self->work, self->chosen, g_str_has_suffix (action, "up") ? -1 : 1);
}

/* The layer that a new label goes to: the one chosen, or that of the chosen label. */
static gint64
home_layer (DipleSchemaOutline *self, const DipleSchema *schema)
{
  const DipleLabel *label = diple_schema_label (schema, self->chosen);

  if (label != NULL)
    return label->layer;
  if (diple_schema_layer (schema, self->chosen) != NULL)
    return self->chosen;
  return schema->layers->len > 0 ? *(gint64 *) g_ptr_array_index (schema->layers, 0) : 0;
}

static void
add (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DipleSchemaOutline *self = DIPLE_SCHEMA_OUTLINE (widget);
  const DipleSchema *schema = diple_schema_work_get_schema (self->work);
  const char *what = g_variant_get_string (parameter, NULL);

  if (schema == NULL)
    return;
  if (g_str_equal (what, "label") && schema->layers->len > 0)
    diple_schema_work_make (self->work, DIPLE_PART_LABEL, home_layer (self, schema), NULL);
  else if (g_str_equal (what, "attribute"))
    diple_schema_work_make (self->work, DIPLE_PART_ATTRIBUTE, DIPLE_OWNER_SPAN, NULL);
  else if (g_str_equal (what, "relation-attribute"))
    diple_schema_work_make (self->work, DIPLE_PART_ATTRIBUTE, DIPLE_OWNER_RELATION, NULL);
  else if (g_str_equal (what, "document-attribute"))
    diple_schema_work_make (self->work, DIPLE_PART_ATTRIBUTE, DIPLE_OWNER_DOCUMENT, NULL);
  else if (g_str_equal (what, "relation"))
    diple_schema_work_make (self->work, DIPLE_PART_RELATION, 0, NULL);
  else
    diple_schema_work_make (self->work, DIPLE_PART_LAYER, 0, NULL);
}

static gboolean
diple_schema_outline_grab_focus (GtkWidget *widget)
{
  DipleSchemaOutline *self = DIPLE_SCHEMA_OUTLINE (widget);
  DipleSchemaRow *row = find_row (self, self->chosen);

  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
diple_schema_outline_dispose (GObject *object)
{
  DipleSchemaOutline *self = DIPLE_SCHEMA_OUTLINE (object);

  g_clear_object (&self->work);
  gtk_widget_dispose_template (GTK_WIDGET (self), DIPLE_TYPE_SCHEMA_OUTLINE);

  G_OBJECT_CLASS (diple_schema_outline_parent_class)->dispose (object);
}

static void
add_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "schema.add", "s", add);
  gtk_widget_class_install_action (widget_class, "schema.up", NULL, step);
  gtk_widget_class_install_action (widget_class, "schema.down", NULL, step);
}

static void
diple_schema_outline_class_init (DipleSchemaOutlineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = diple_schema_outline_dispose;
  widget_class->grab_focus = diple_schema_outline_grab_focus;
  widget_class->focus = diple_focus_children;
  signals[CHOSEN] = g_signal_new ("chosen",
                                  G_TYPE_FROM_CLASS (klass),
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  1,
                                  G_TYPE_INT64);
  signals[ENTERED] = g_signal_new (
      "entered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  add_actions (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/diple/Diple/ui/diple-schema-outline.ui");
  gtk_widget_class_bind_template_child (widget_class, DipleSchemaOutline, content);
  gtk_widget_class_bind_template_child (widget_class, DipleSchemaOutline, list);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
diple_schema_outline_init (DipleSchemaOutline *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update_actions (self);
}

void
diple_schema_outline_set_work (DipleSchemaOutline *self, DipleSchemaWork *work)
{
  g_return_if_fail (DIPLE_IS_SCHEMA_OUTLINE (self));
  g_return_if_fail (self->work == NULL);

  self->work = g_object_ref (work);
  g_signal_connect_object (work, "changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  fill (self);
}

void
diple_schema_outline_choose (DipleSchemaOutline *self, gint64 id)
{
  DipleSchemaRow *row;

  g_return_if_fail (DIPLE_IS_SCHEMA_OUTLINE (self));

  row = find_row (self, id);
  if (row != NULL)
    gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
}

gint64
diple_schema_outline_get_chosen (DipleSchemaOutline *self)
{
  g_return_val_if_fail (DIPLE_IS_SCHEMA_OUTLINE (self), 0);

  return self->chosen;
}
