/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/insights/diple-bar-list-private.h"

#include "ui/insights/diple-bar-private.h"

#define NAME_CHARACTERS 15
#define NUMBER_CHARACTERS 7

struct _DipleBarList
{
  GtkWidget parent_instance;

  GtkListBox *box;
  int row; /* that was chosen last */
};

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DipleBarList, diple_bar_list, GTK_TYPE_WIDGET)

static void
row_activated_cb (DipleBarList *self, GtkListBoxRow *row)
{
  self->row = gtk_list_box_row_get_index (row);
  g_signal_emit (self, signals[CHOSEN], 0, (guint) self->row);
}

/* Where one was, or at the beginning. */
static gboolean
grab_focus (GtkWidget *widget)
{
  DipleBarList *self = DIPLE_BAR_LIST (widget);
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->box, self->row);

  return row != NULL ? gtk_widget_grab_focus (GTK_WIDGET (row))
                     : gtk_widget_child_focus (GTK_WIDGET (self->box), GTK_DIR_TAB_FORWARD);
}

static GtkWidget *
new_label (int characters, float xalign)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), characters);
  gtk_label_set_max_width_chars (GTK_LABEL (label), characters);
  return label;
}

static GtkWidget *
new_row (void)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *number = new_label (NUMBER_CHARACTERS, 1);

  gtk_widget_add_css_class (number, "numeric");
  gtk_label_set_ellipsize (GTK_LABEL (number), PANGO_ELLIPSIZE_NONE);
  gtk_label_set_max_width_chars (GTK_LABEL (number), -1);
  gtk_box_append (GTK_BOX (box), new_label (NAME_CHARACTERS, 0));
  gtk_box_append (GTK_BOX (box), diple_bar_new ());
  gtk_box_append (GTK_BOX (box), number);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  return row;
}

static void
fill_row (GtkListBoxRow *row, const DipleBarRow *shown)
{
  GtkWidget *name = gtk_widget_get_first_child (gtk_list_box_row_get_child (row));
  GtkWidget *bar = gtk_widget_get_next_sibling (name);
  GtkWidget *number = gtk_widget_get_next_sibling (bar);

  gtk_label_set_text (GTK_LABEL (name), shown->name);
  diple_bar_set (DIPLE_BAR (bar), shown->share, shown->colour);
  gtk_label_set_text (GTK_LABEL (number), shown->number);
  gtk_widget_set_tooltip_text (GTK_WIDGET (row), shown->says);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, shown->says, -1);
}

/* The list is one stop of the Tab key; arrows move inside it. */
static gboolean
focus (GtkWidget *widget, GtkDirectionType direction)
{
  const gboolean tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;

  if (gtk_widget_get_focus_child (widget) == NULL)
    return grab_focus (widget);
  return !tab && gtk_widget_child_focus (GTK_WIDGET (DIPLE_BAR_LIST (widget)->box), direction);
}

static void
diple_bar_list_dispose (GObject *object)
{
  DipleBarList *self = DIPLE_BAR_LIST (object);

  if (self->box != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->box));
  self->box = NULL;
  G_OBJECT_CLASS (diple_bar_list_parent_class)->dispose (object);
}

static void
diple_bar_list_class_init (DipleBarListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = diple_bar_list_dispose;
  widget_class->focus = focus;
  widget_class->grab_focus = grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "barlist");
  signals[CHOSEN] = g_signal_new ("chosen",
                                  DIPLE_TYPE_BAR_LIST,
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
diple_bar_list_init (DipleBarList *self)
{
  self->box = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->box, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "bars");
  g_signal_connect_swapped (self->box, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_widget_set_parent (GTK_WIDGET (self->box), GTK_WIDGET (self));
}

void
diple_bar_list_set (DipleBarList *self, const DipleBarRow *rows, guint n_rows)
{
  GtkListBoxRow *left;

  g_return_if_fail (DIPLE_IS_BAR_LIST (self));

  for (guint i = 0; i < n_rows; i++)
    {
      if (gtk_list_box_get_row_at_index (self->box, (int) i) == NULL)
        gtk_list_box_append (self->box, new_row ());
      fill_row (gtk_list_box_get_row_at_index (self->box, (int) i), &rows[i]);
    }
  while ((left = gtk_list_box_get_row_at_index (self->box, (int) n_rows)) != NULL)
    gtk_list_box_remove (self->box, GTK_WIDGET (left));
}
