/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/panel/diple-far-item-private.h"

#include "ui/parts/diple-dot-private.h"

#include <glib/gi18n-lib.h>

/* A span in its context has room in two lines. */
#define LINES 2

struct _DipleFarItem
{
  GObject parent_instance;

  DipleFarSpan far; /* its parts are owned */
};

G_DEFINE_FINAL_TYPE (DipleFarItem, diple_far_item, G_TYPE_OBJECT)

static void
diple_far_item_finalize (GObject *object)
{
  DipleFarItem *self = DIPLE_FAR_ITEM (object);

  diple_span_unref (self->far.span);
  g_free (self->far.surface);
  g_free (self->far.title);
  g_free (self->far.before);
  g_free (self->far.after);
  G_OBJECT_CLASS (diple_far_item_parent_class)->finalize (object);
}

static void
diple_far_item_class_init (DipleFarItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = diple_far_item_finalize;
}

static void
diple_far_item_init (DipleFarItem *self)
{
}

DipleFarItem *
diple_far_item_new (const DipleFarSpan *far)
{
  DipleFarItem *self = g_object_new (DIPLE_TYPE_FAR_ITEM, NULL);

  self->far.span = diple_span_ref (far->span);
  self->far.surface = g_strdup (far->surface);
  self->far.title = g_strdup (far->title);
  self->far.before = g_strdup (far->before);
  self->far.after = g_strdup (far->after);
  return self;
}

const DipleFarSpan *
diple_far_item_get_far (DipleFarItem *self)
{
  g_return_val_if_fail (DIPLE_IS_FAR_ITEM (self), NULL);

  return &self->far;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *quote = gtk_label_new (NULL);
  GtkWidget *title = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (quote), 0);
  gtk_label_set_wrap (GTK_LABEL (quote), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (quote), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (quote), LINES);
  gtk_label_set_ellipsize (GTK_LABEL (quote), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (title, "caption");
  gtk_widget_add_css_class (title, "dim-label");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), quote);
  gtk_box_append (GTK_BOX (words), title);
  gtk_box_append (GTK_BOX (box), diple_dot_new ());
  gtk_box_append (GTK_BOX (box), words);
  gtk_list_item_set_child (item, box);
}

/* The words in their context: equal ones are told apart by what stands beside them. */
static void
show_quote (GtkLabel *quote, const DipleFarSpan *far)
{
  const char *before = far->before != NULL ? far->before : "";
  const char *after = far->after != NULL ? far->after : "";
  const guint length = far->span->range.end - far->span->range.start;
  const char *cut = g_utf8_strlen (far->surface, -1) < (glong) length ? "…" : "";
  g_autofree char *words = g_strconcat (before, far->surface, cut, after, NULL);
  g_autofree char *markup = g_markup_printf_escaped (
      "<span alpha=\"60%%\">%s</span><b>%s%s</b><span alpha=\"60%%\">%s</span>",
      before,
      far->surface,
      cut,
      after);

  gtk_label_set_markup (quote, markup);
  gtk_widget_set_tooltip_text (GTK_WIDGET (quote), words);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, DipleSchema *schema)
{
  const DipleFarSpan *far = diple_far_item_get_far (gtk_list_item_get_item (item));
  const DipleLabel *label = diple_schema_label (schema, far->span->label);
  GtkWidget *dot = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *quote = gtk_widget_get_first_child (gtk_widget_get_next_sibling (dot));
  GtkWidget *title = gtk_widget_get_next_sibling (quote);
  g_autofree char *below =
      g_strdup_printf ("%s · %s", label != NULL ? label->name : "?", far->title);

  diple_dot_set_colour (DIPLE_DOT (dot), label != NULL ? label->colour : NULL);
  show_quote (GTK_LABEL (quote), far);
  gtk_label_set_text (GTK_LABEL (title), below);
}

static void
unref_schema (gpointer data, GClosure *closure)
{
  diple_schema_unref (data);
}

GtkListItemFactory *
diple_far_items_factory_new (DipleSchema *schema)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_data (
      factory, "bind", G_CALLBACK (bind_cb), diple_schema_ref (schema), unref_schema, 0);
  return factory;
}
