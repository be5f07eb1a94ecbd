/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/window/diple-shortcuts-private.h"

#include "ui/diple-article-view.h"

#include <glib/gi18n-lib.h>

struct _DipleShortcuts
{
  AdwWindow parent_instance;

  GtkBox *first;
  GtkBox *second;
};

G_DEFINE_FINAL_TYPE (DipleShortcuts, diple_shortcuts, ADW_TYPE_WINDOW)

/* A heading with room for keys below it; returns the room. */
static GtkGrid *
add_group (GtkBox *column, const char *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *heading = gtk_label_new (title);
  GtkWidget *grid = gtk_grid_new ();

  gtk_widget_add_css_class (heading, "heading");
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 8);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 14);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), grid);
  gtk_box_append (column, box);
  return GTK_GRID (grid);
}

static void
add_key (GtkGrid *grid, int row, const char *accelerator, const char *title)
{
  GtkWidget *key = gtk_shortcut_label_new (accelerator);
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 34);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (key, GTK_ALIGN_CENTER);
  gtk_grid_attach (grid, key, 0, row, 1, 1);
  gtk_grid_attach (grid, label, 1, row, 1, 1);
}

static void
add_article (GtkBox *column)
{
  GtkGrid *grid = add_group (column, _ ("In the Text"));
  int row = 0;

  for (const DipleArticleKey *key = diple_article_view_get_keys (); key->accelerator != NULL; key++)
    add_key (grid, row++, key->accelerator, _ (key->title));
}

static void
add_layer (GtkBox *column, const DipleSchema *schema, const DipleLayer *layer)
{
  GtkGrid *grid = add_group (column, layer->name);
  int row = 0;

  for (guint i = 0; i < schema->labels->len; i++)
    {
      const DipleLabel *label = g_ptr_array_index (schema->labels, i);

      if (label->layer == layer->id && label->key[0] != '\0')
        add_key (grid, row++, label->key, label->name);
    }
}

static void
add_window (GtkBox *column, const DipleWindowKey *keys)
{
  GtkGrid *grid = add_group (column, _ ("Anywhere"));
  int row = 0;

  for (; keys->accelerator != NULL; keys++)
    if (keys->title != NULL)
      add_key (grid, row++, keys->accelerator, _ (keys->title));
}

static void
diple_shortcuts_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DIPLE_TYPE_SHORTCUTS);
  G_OBJECT_CLASS (diple_shortcuts_parent_class)->dispose (object);
}

static void
diple_shortcuts_class_init (DipleShortcutsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = diple_shortcuts_dispose;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/diple/Diple/ui/diple-shortcuts.ui");
  gtk_widget_class_bind_template_child (widget_class, DipleShortcuts, first);
  gtk_widget_class_bind_template_child (widget_class, DipleShortcuts, second);
}

static void
diple_shortcuts_init (DipleShortcuts *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
diple_shortcuts_new (GtkWindow *parent, const DipleWindowKey *keys, const DipleSchema *schema)
{
  DipleShortcuts *self = g_object_new (DIPLE_TYPE_SHORTCUTS, "transient-for", parent, NULL);

  add_article (self->first);
  for (guint i = 0; schema != NULL && i < schema->layers->len; i++)
    add_layer (i == 0 ? self->second : self->first, schema, g_ptr_array_index (schema->layers, i));
  add_window (self->second, keys);
  return GTK_WIDGET (self);
}
