/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/window/diple-import-item-private.h"

#include <glib/gi18n-lib.h>

struct _DipleImportItem
{
  GObject parent_instance;

  const DipleImportResult *result;
};

G_DEFINE_FINAL_TYPE (DipleImportItem, diple_import_item, G_TYPE_OBJECT)

static void
diple_import_item_class_init (DipleImportItemClass *klass)
{
}

static void
diple_import_item_init (DipleImportItem *self)
{
}

const DipleImportResult *
diple_import_item_get_result (DipleImportItem *self)
{
  g_return_val_if_fail (DIPLE_IS_IMPORT_ITEM (self), NULL);

  return self->result;
}

const char *
diple_import_status_word (DipleImportStatus status)
{
  switch (status)
    {
    case DIPLE_IMPORT_DONE:
      return _ ("imported");
    case DIPLE_IMPORT_WARNED:
      return _ ("imported, please look");
    case DIPLE_IMPORT_DUPLICATE:
      return _ ("already there");
    case DIPLE_IMPORT_REFUSED:
      return _ ("refused");
    case DIPLE_IMPORT_SKIPPED:
    default:
      return _ ("skipped, no article");
    }
}

static const char *
icon_of (DipleImportStatus status)
{
  switch (status)
    {
    case DIPLE_IMPORT_DONE:
      return "object-select-symbolic";
    case DIPLE_IMPORT_WARNED:
      return "dialog-warning-symbolic";
    case DIPLE_IMPORT_DUPLICATE:
      return "edit-copy-symbolic";
    case DIPLE_IMPORT_REFUSED:
      return "dialog-error-symbolic";
    case DIPLE_IMPORT_SKIPPED:
    default:
      return "action-unavailable-symbolic";
    }
}

static const char *
class_of (DipleImportStatus status)
{
  switch (status)
    {
    case DIPLE_IMPORT_DONE:
      return "success";
    case DIPLE_IMPORT_WARNED:
      return "warning";
    case DIPLE_IMPORT_REFUSED:
      return "error";
    case DIPLE_IMPORT_DUPLICATE:
    case DIPLE_IMPORT_SKIPPED:
    default:
      return "dim-label";
    }
}

GListModel *
diple_import_items_new (const DipleImportReport *report, gboolean problems)
{
  GListStore *store = g_list_store_new (DIPLE_TYPE_IMPORT_ITEM);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < report->results->len; i++)
    {
      const DipleImportResult *result = g_ptr_array_index (report->results, i);
      DipleImportItem *item;

      if (problems && result->status == DIPLE_IMPORT_DONE)
        continue;
      item = g_object_new (DIPLE_TYPE_IMPORT_ITEM, NULL);
      item->result = result;
      g_ptr_array_add (items, item);
    }
  g_list_store_splice (store, 0, 0, items->pdata, items->len);
  return G_LIST_MODEL (store);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *name = gtk_label_new (NULL);
  GtkWidget *message = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_xalign (GTK_LABEL (message), 0);
  gtk_label_set_wrap (GTK_LABEL (message), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (message), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (message, "caption");
  gtk_widget_add_css_class (message, "dim-label");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), name);
  gtk_box_append (GTK_BOX (words), message);
  gtk_box_append (GTK_BOX (row), gtk_image_new ());
  gtk_box_append (GTK_BOX (row), words);
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  const DipleImportResult *result = diple_import_item_get_result (gtk_list_item_get_item (item));
  GtkWidget *icon = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *name = gtk_widget_get_first_child (gtk_widget_get_next_sibling (icon));
  GtkWidget *message = gtk_widget_get_next_sibling (name);
  const char *classes[] = { class_of (result->status), NULL };
  g_autofree char *base = g_path_get_basename (result->name);
  const char *words =
      result->message[0] != '\0' ? result->message : diple_import_status_word (result->status);

  gtk_image_set_from_icon_name (GTK_IMAGE (icon), icon_of (result->status));
  gtk_widget_set_css_classes (icon, classes);
  gtk_widget_set_tooltip_text (icon, diple_import_status_word (result->status));
  gtk_label_set_text (GTK_LABEL (name), base);
  gtk_widget_set_tooltip_text (name, result->name);
  gtk_label_set_text (GTK_LABEL (message), words);
}

GtkListItemFactory *
diple_import_items_factory_new (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  return factory;
}
