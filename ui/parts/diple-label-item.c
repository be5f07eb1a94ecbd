/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/parts/diple-label-item-private.h"

#include "ui/parts/diple-dot-private.h"

struct _DipleLabelItem
{
  GObject parent_instance;

  DipleSchema *schema;
  const DipleLabel *label; /* of schema */
};

G_DEFINE_FINAL_TYPE (DipleLabelItem, diple_label_item, G_TYPE_OBJECT)

static void
diple_label_item_finalize (GObject *object)
{
  diple_schema_unref (DIPLE_LABEL_ITEM (object)->schema);
  G_OBJECT_CLASS (diple_label_item_parent_class)->finalize (object);
}

static void
diple_label_item_class_init (DipleLabelItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = diple_label_item_finalize;
}

static void
diple_label_item_init (DipleLabelItem *self)
{
}

const DipleLabel *
diple_label_item_get_label (DipleLabelItem *self)
{
  g_return_val_if_fail (DIPLE_IS_LABEL_ITEM (self), NULL);

  return self->label;
}

GListModel *
diple_label_items_new (DipleSchema *schema)
{
  GListStore *store = g_list_store_new (DIPLE_TYPE_LABEL_ITEM);

  for (guint i = 0; i < schema->labels->len; i++)
    {
      g_autoptr (DipleLabelItem) item = g_object_new (DIPLE_TYPE_LABEL_ITEM, NULL);

      item->schema = diple_schema_ref (schema);
      item->label = g_ptr_array_index (schema->labels, i);
      g_list_store_append (store, item);
    }
  return G_LIST_MODEL (store);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *name = gtk_label_new (NULL);
  GtkWidget *key = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (key, "key-hint");
  gtk_box_append (GTK_BOX (box), diple_dot_new ());
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), key);
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  const DipleLabel *label = diple_label_item_get_label (gtk_list_item_get_item (item));
  GtkWidget *dot = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *name = gtk_widget_get_next_sibling (dot);
  GtkWidget *key = gtk_widget_get_next_sibling (name);
  g_autofree char *text = diple_label_key_text (label->key);

  diple_dot_set_colour (DIPLE_DOT (dot), label->colour);
  gtk_label_set_text (GTK_LABEL (name), label->name);
  gtk_label_set_text (GTK_LABEL (key), text);
  gtk_widget_set_visible (key, text[0] != '\0');
}

/* The row that stands on the button has no room for a key. */
static void
bind_short_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  bind_cb (factory, item, data);
  gtk_widget_set_visible (gtk_widget_get_last_child (gtk_list_item_get_child (item)), FALSE);
}

static GtkListItemFactory *
new_factory (GCallback bind)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", bind, NULL);
  return factory;
}

void
diple_label_items_dress (GtkDropDown *labels)
{
  g_autoptr (GtkListItemFactory) list = new_factory (G_CALLBACK (bind_cb));
  g_autoptr (GtkListItemFactory) button = new_factory (G_CALLBACK (bind_short_cb));

  g_return_if_fail (GTK_IS_DROP_DOWN (labels));

  gtk_drop_down_set_factory (labels, button);
  gtk_drop_down_set_list_factory (labels, list);
}

char *
diple_label_key_text (const char *key)
{
  guint keyval = gdk_keyval_from_name (key);
  gunichar c = gdk_keyval_to_unicode (keyval);
  char text[7] = { 0 };

  if (key[0] == '\0' || keyval == GDK_KEY_VoidSymbol)
    return g_strdup ("");
  if (c == 0 || !g_unichar_isgraph (c))
    return gtk_accelerator_get_label (keyval, 0);
  g_unichar_to_utf8 (c, text);
  return g_strdup (text);
}
