/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/window/diple-shortcuts-private.h"

#include "ui/diple-article-view.h"

#include <glib/gi18n-lib.h>

/* GTK 4.8 lets only GtkBuilder fill a GtkShortcutsWindow, so its description is written here: the
 * keys of labels are not known before a project is open. */

static void
add_key (GString *xml, const char *accelerator, const char *title)
{
  g_autofree char *line =
      g_markup_printf_escaped ("<child><object class=\"GtkShortcutsShortcut\">"
                               "<property name=\"accelerator\">%s</property>"
                               "<property name=\"title\">%s</property></object></child>",
                               accelerator,
                               title);

  g_string_append (xml, line);
}

static void
begin_group (GString *xml, const char *title)
{
  g_autofree char *line = g_markup_printf_escaped (
      "<child><object class=\"GtkShortcutsGroup\"><property name=\"title\">%s</property>", title);

  g_string_append (xml, line);
}

static void
end_group (GString *xml)
{
  g_string_append (xml, "</object></child>");
}

static void
add_article (GString *xml)
{
  begin_group (xml, _ ("In the text"));
  for (const DipleArticleKey *key = diple_article_view_get_keys (); key->accelerator != NULL; key++)
    add_key (xml, key->accelerator, _ (key->title));
  end_group (xml);
}

static void
add_window (GString *xml, const DipleWindowKey *keys)
{
  begin_group (xml, _ ("Anywhere"));
  for (; keys->accelerator != NULL; keys++)
    if (keys->title != NULL)
      add_key (xml, keys->accelerator, _ (keys->title));
  end_group (xml);
}

static void
add_layer (GString *xml, const DipleSchema *schema, const DipleLayer *layer)
{
  begin_group (xml, layer->name);
  for (guint i = 0; i < schema->labels->len; i++)
    {
      const DipleLabel *label = g_ptr_array_index (schema->labels, i);

      if (label->layer == layer->id && label->key[0] != '\0')
        add_key (xml, label->key, label->name);
    }
  end_group (xml);
}

GtkWidget *
diple_shortcuts_new (GtkWindow *parent, const DipleWindowKey *keys, const DipleSchema *schema)
{
  g_autoptr (GString) xml = g_string_new (
      "<interface><object class=\"GtkShortcutsWindow\" id=\"window\">"
      "<property name=\"modal\">1</property><property name=\"destroy-with-parent\">1</property>"
      "<child><object class=\"GtkShortcutsSection\">"
      "<property name=\"section-name\">keys</property><property name=\"max-height\">13</property>");
  g_autoptr (GtkBuilder) builder = NULL;
  GtkWidget *window;

  add_article (xml);
  for (guint i = 0; schema != NULL && i < schema->layers->len; i++)
    add_layer (xml, schema, g_ptr_array_index (schema->layers, i));
  add_window (xml, keys);
  g_string_append (xml, "</object></child></object></interface>");

  builder = gtk_builder_new_from_string (xml->str, xml->len);
  window = GTK_WIDGET (gtk_builder_get_object (builder, "window"));
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  return window;
}
