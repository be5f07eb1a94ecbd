/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/exchange/diple-receipt-item-private.h"

#include <glib/gi18n-lib.h>

struct _DipleReceiptItem
{
  GObject parent_instance;

  char *title;
  char *detail;  /* NULL for a note */
  gboolean file; /* it is about one of several files, and what follows is in it */
};

G_DEFINE_FINAL_TYPE (DipleReceiptItem, diple_receipt_item, G_TYPE_OBJECT)

static void
diple_receipt_item_finalize (GObject *object)
{
  DipleReceiptItem *self = DIPLE_RECEIPT_ITEM (object);

  g_free (self->title);
  g_free (self->detail);
  G_OBJECT_CLASS (diple_receipt_item_parent_class)->finalize (object);
}

static void
diple_receipt_item_class_init (DipleReceiptItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = diple_receipt_item_finalize;
}

static void
diple_receipt_item_init (DipleReceiptItem *self)
{
}

static DipleReceiptItem *
add_item (GListStore *store, const char *title, char *detail)
{
  g_autoptr (DipleReceiptItem) item = g_object_new (DIPLE_TYPE_RECEIPT_ITEM, NULL);

  item->title = g_strdup (title);
  item->detail = detail;
  g_list_store_append (store, item);
  return item;
}

static const char *
state_word (const char *state)
{
  if (g_str_equal (state, "finished"))
    return _ ("finished");
  return g_str_equal (state, "open") ? _ ("open") : _ ("in progress");
}

static void
add_part (GString *text, char *part, gboolean wanted)
{
  if (wanted)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
  g_free (part);
}

static char *
describe (const DipleReceiptDocument *document)
{
  g_autoptr (GString) text = g_string_new (NULL);

  add_part (text, g_strdup_printf (_ ("%u added"), document->added), document->added > 0);
  add_part (text, g_strdup_printf (_ ("%u changed"), document->changed), document->changed > 0);
  add_part (text, g_strdup_printf (_ ("%u removed"), document->removed), document->removed > 0);
  add_part (
      text, g_strdup_printf (_ ("%u unchanged"), document->unchanged), document->unchanged > 0);
  if (document->state != NULL)
    add_part (text, g_strdup_printf (_ ("now %s"), state_word (document->state)), TRUE);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_receipt (GListStore *store, const DipleReceipt *receipt)
{
  for (guint i = 0; i < receipt->notes->len; i++)
    add_item (store, g_ptr_array_index (receipt->notes, i), NULL);
  for (guint i = 0; i < receipt->documents->len; i++)
    {
      const DipleReceiptDocument *document = g_ptr_array_index (receipt->documents, i);

      add_item (store, document->title, describe (document));
    }
}

/* "flood - Ana.diple", and whose it is with what it brings in all. */
static void
add_file (GListStore *store, const DipleParcel *parcel)
{
  g_autofree char *name = g_filename_display_basename (parcel->path);
  char *detail = NULL;

  if (parcel->receipt != NULL)
    {
      g_autofree char *summary = diple_receipt_dup_summary (parcel->receipt);

      detail = parcel->receipt->whole
                   ? g_strdup_printf (_ ("Another copy: %s"), summary)
                   /* Translators: an annotator, and what they bring. */
                   : g_strdup_printf (_ ("%s: %s"), parcel->receipt->from, summary);
    }
  add_item (store, name, detail != NULL ? detail : g_strdup (_ ("Not received")))->file = TRUE;
}

GListModel *
diple_receipt_items_new (const GPtrArray *parcels)
{
  GListStore *store = g_list_store_new (DIPLE_TYPE_RECEIPT_ITEM);

  for (guint i = 0; i < parcels->len; i++)
    {
      const DipleParcel *parcel = g_ptr_array_index (parcels, i);

      if (parcels->len > 1)
        add_file (store, parcel);
      if (parcel->receipt != NULL)
        add_receipt (store, parcel->receipt);
      else
        add_item (store, parcel->error->message, NULL);
    }
  return G_LIST_MODEL (store);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *title = gtk_label_new (NULL);
  GtkWidget *detail = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (title), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (detail), 0);
  gtk_label_set_wrap (GTK_LABEL (detail), TRUE);
  gtk_widget_add_css_class (detail, "caption");
  gtk_widget_add_css_class (detail, "dim-label");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), title);
  gtk_box_append (GTK_BOX (words), detail);
  gtk_box_append (GTK_BOX (row), gtk_image_new ());
  gtk_box_append (GTK_BOX (row), words);
  gtk_list_item_set_child (item, row);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  const DipleReceiptItem *self = gtk_list_item_get_item (item);
  GtkWidget *icon = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *title = gtk_widget_get_first_child (gtk_widget_get_next_sibling (icon));
  GtkWidget *detail = gtk_widget_get_next_sibling (title);
  const char *classes[] = { self->detail == NULL ? "warning" : "dim-label", NULL };
  const char *strong[] = { self->file ? "heading" : NULL, NULL };

  gtk_image_set_from_icon_name (GTK_IMAGE (icon),
                                self->file             ? "mail-attachment-symbolic"
                                : self->detail == NULL ? "dialog-warning-symbolic"
                                                       : "text-x-generic-symbolic");
  gtk_widget_set_css_classes (title, strong);
  gtk_widget_set_css_classes (icon, classes);
  gtk_label_set_text (GTK_LABEL (title), self->title);
  gtk_label_set_text (GTK_LABEL (detail), self->detail != NULL ? self->detail : "");
  gtk_widget_set_visible (detail, self->detail != NULL);
}

GtkListItemFactory *
diple_receipt_items_factory_new (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  return factory;
}
