/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/schema/diple-schema-row-private.h"

#include "ui/schema/diple-schema-work-private.h"

#include "ui/parts/diple-dot-private.h"
#include "ui/parts/diple-label-item-private.h"

#include <glib/gi18n-lib.h>

struct _DipleSchemaRow
{
  GtkListBoxRow parent_instance;

  gint64 id;
  gboolean heading;
};

G_DEFINE_FINAL_TYPE (DipleSchemaRow, diple_schema_row, GTK_TYPE_LIST_BOX_ROW)

static void
diple_schema_row_class_init (DipleSchemaRowClass *klass)
{
}

static void
diple_schema_row_init (DipleSchemaRow *self)
{
}

GtkWidget *
diple_schema_row_new_heading (const char *title)
{
  DipleSchemaRow *self = g_object_new (DIPLE_TYPE_SCHEMA_ROW, "selectable", FALSE, NULL);
  GtkWidget *label = gtk_label_new (title);

  self->heading = TRUE;
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_widget_set_halign (label, GTK_ALIGN_START);
  gtk_widget_add_css_class (label, "side-heading");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), label);
  return GTK_WIDGET (self);
}

static GtkWidget *
new_dot (const char *colour)
{
  GtkWidget *dot = diple_dot_new ();

  diple_dot_set_colour (DIPLE_DOT (dot), colour);
  gtk_widget_set_valign (dot, GTK_ALIGN_CENTER);
  return dot;
}

static GtkWidget *
new_word (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, class);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  return label;
}

/* Labels stand under their layer, so that they are set in; what has a colour shows it. */
static void
add_front (GtkBox *box, const DipleSchema *schema, gint64 id)
{
  const DipleLabel *label = diple_schema_label (schema, id);
  const DipleRelationType *type = diple_schema_relation_type (schema, id);

  if (label != NULL)
    {
      gtk_widget_set_margin_start (GTK_WIDGET (box), 18);
      gtk_box_append (box, new_dot (label->colour));
    }
  else if (type != NULL)
    gtk_box_append (box, new_dot (type->colour));
}

static void
add_end (GtkBox *box, const DipleSchema *schema, gint64 id, const DipleTouch *usage)
{
  g_autofree char *key_name = diple_schema_dup_field (schema, id, DIPLE_FIELD_KEY);
  g_autofree char *key = key_name != NULL ? diple_label_key_text (key_name) : NULL;
  guint64 n = usage != NULL ? usage->spans + usage->relations + usage->values : 0;
  g_autofree char *number = g_strdup_printf ("%" G_GUINT64_FORMAT, n);

  if (n > 0)
    gtk_box_append (box, new_word (number, "dim-label"));
  if (key != NULL && *key != '\0')
    gtk_box_append (box, new_word (key, "key-hint"));
}

void
diple_schema_row_update (DipleSchemaRow *self, const DipleSchema *schema, const DipleTouch *usage)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *name = gtk_label_new (diple_schema_part_name (schema, self->id));
  g_autofree char *what = diple_schema_describe_part (schema, self->id);
  const char *owner = diple_schema_carrier_word (schema, self->id);

  g_return_if_fail (DIPLE_IS_SCHEMA_ROW (self));

  add_front (GTK_BOX (box), schema, self->id);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_box_append (GTK_BOX (box), name);
  if (diple_schema_layer (schema, self->id) != NULL)
    gtk_widget_add_css_class (name, "heading");
  if (owner != NULL)
    gtk_box_append (GTK_BOX (box), new_word (owner, "dim-label"));
  gtk_widget_set_hexpand (gtk_widget_get_last_child (box), TRUE);
  gtk_widget_set_halign (gtk_widget_get_last_child (box), GTK_ALIGN_START);
  add_end (GTK_BOX (box), schema, self->id, usage);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, what, -1);
}

GtkWidget *
diple_schema_row_new (const DipleSchema *schema, gint64 id, const DipleTouch *usage)
{
  DipleSchemaRow *self = g_object_new (DIPLE_TYPE_SCHEMA_ROW, NULL);

  self->id = id;
  diple_schema_row_update (self, schema, usage);
  return GTK_WIDGET (self);
}

gint64
diple_schema_row_get_id (DipleSchemaRow *self)
{
  g_return_val_if_fail (DIPLE_IS_SCHEMA_ROW (self), 0);

  return self->id;
}

gboolean
diple_schema_row_is_heading (DipleSchemaRow *self)
{
  g_return_val_if_fail (DIPLE_IS_SCHEMA_ROW (self), FALSE);

  return self->heading;
}
