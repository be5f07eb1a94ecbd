/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/insights/diple-place-list-private.h"

#include "ui/insights/diple-place-item-private.h"
#include "ui/parts/diple-focus-private.h"

#include <glib/gi18n-lib.h>

struct _DiplePlaceList
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *back_button;
  GtkLabel *title;
  GtkLabel *count;
  GtkStack *stack;
  GtkListView *view;

  GListStore *places; /* DiplePlaceItem */
};

enum
{
  CLOSED,
  SHOW_PLACE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DiplePlaceList, diple_place_list, GTK_TYPE_WIDGET)

static void
close_list (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[CLOSED], 0);
}

static void
activate_cb (DiplePlaceList *self, guint position)
{
  g_autoptr (DiplePlaceItem) item = g_list_model_get_item (G_LIST_MODEL (self->places), position);
  const DipleInsightsPlace *place = diple_place_item_get (item);

  g_signal_emit (
      self, signals[SHOW_PLACE], 0, place->document, place->range.start, place->range.end);
}

static GtkWidget *
new_line (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  return label;
}

static void
set_up_cb (GtkSignalListItemFactory *factory, GtkListItem *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *says = new_line ();

  gtk_widget_add_css_class (says, "dim-label");
  gtk_widget_add_css_class (says, "caption");
  gtk_box_append (GTK_BOX (box), new_line ());
  gtk_box_append (GTK_BOX (box), says);
  gtk_list_item_set_child (row, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *row)
{
  const DipleInsightsPlace *place = diple_place_item_get (gtk_list_item_get_item (row));
  GtkWidget *line = gtk_widget_get_first_child (gtk_list_item_get_child (row));
  GtkWidget *says = gtk_widget_get_next_sibling (line);
  g_autofree char *markup = g_markup_printf_escaped (
      "<span alpha=\"70%%\">%s</span><b>%s</b><span alpha=\"70%%\">%s</span>",
      place->before,
      place->text,
      place->after);

  gtk_label_set_markup (GTK_LABEL (line), markup);
  gtk_label_set_text (GTK_LABEL (says), place->says);
  gtk_widget_set_tooltip_text (says, place->says);
}

static gboolean
grab_focus (GtkWidget *widget)
{
  DiplePlaceList *self = DIPLE_PLACE_LIST (widget);

  return (gtk_widget_get_mapped (GTK_WIDGET (self->view)) &&
          gtk_widget_grab_focus (GTK_WIDGET (self->view))) ||
         gtk_widget_grab_focus (self->back_button);
}

static void
diple_place_list_dispose (GObject *object)
{
  g_clear_object (&DIPLE_PLACE_LIST (object)->places);
  gtk_widget_dispose_template (GTK_WIDGET (object), DIPLE_TYPE_PLACE_LIST);
  G_OBJECT_CLASS (diple_place_list_parent_class)->dispose (object);
}

static guint
new_signal (const char *name, guint n_types)
{
  return g_signal_new (name,
                       DIPLE_TYPE_PLACE_LIST,
                       G_SIGNAL_RUN_LAST,
                       0,
                       NULL,
                       NULL,
                       NULL,
                       G_TYPE_NONE,
                       n_types,
                       G_TYPE_INT64,
                       G_TYPE_UINT,
                       G_TYPE_UINT);
}

static void
diple_place_list_class_init (DiplePlaceListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = diple_place_list_dispose;
  widget_class->grab_focus = grab_focus;
  widget_class->focus = diple_focus_children;
  signals[CLOSED] = new_signal ("closed", 0);
  signals[SHOW_PLACE] = new_signal ("show-place", 3);
  gtk_widget_class_install_action (widget_class, "places.close", NULL, close_list);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "places.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/diple/Diple/ui/diple-place-list.ui");
  gtk_widget_class_bind_template_child (widget_class, DiplePlaceList, box);
  gtk_widget_class_bind_template_child (widget_class, DiplePlaceList, back_button);
  gtk_widget_class_bind_template_child (widget_class, DiplePlaceList, title);
  gtk_widget_class_bind_template_child (widget_class, DiplePlaceList, count);
  gtk_widget_class_bind_template_child (widget_class, DiplePlaceList, stack);
  gtk_widget_class_bind_template_child (widget_class, DiplePlaceList, view);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
diple_place_list_init (DiplePlaceList *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSelectionModel) selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->places = g_list_store_new (DIPLE_TYPE_PLACE_ITEM);
  selection =
      GTK_SELECTION_MODEL (gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->places))));
  g_signal_connect (factory, "setup", G_CALLBACK (set_up_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_list_view_set_factory (self->view, factory);
  gtk_list_view_set_model (self->view, selection);
}

void
diple_place_list_begin (DiplePlaceList *self, const char *title)
{
  g_return_if_fail (DIPLE_IS_PLACE_LIST (self));

  g_list_store_remove_all (self->places);
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->count, "");
  gtk_stack_set_visible_child_name (self->stack, "looking");
}

static void
show_count (DiplePlaceList *self, guint n_places, guint most)
{
  g_autofree char *text =
      n_places >= most
          ? g_strdup_printf (_ ("The first %u"), most)
          : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u place", "%u places", n_places),
                             n_places);

  gtk_label_set_text (self->count, text);
}

void
diple_place_list_set (DiplePlaceList *self, GPtrArray *places, guint most)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_if_fail (DIPLE_IS_PLACE_LIST (self));

  for (guint i = 0; i < places->len; i++)
    g_ptr_array_add (items, diple_place_item_new (places->pdata[i]));
  g_list_store_splice (self->places,
                       0,
                       g_list_model_get_n_items (G_LIST_MODEL (self->places)),
                       items->pdata,
                       items->len);
  show_count (self, places->len, most);
  gtk_stack_set_visible_child_name (self->stack, places->len > 0 ? "list" : "empty");
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (self));
}
