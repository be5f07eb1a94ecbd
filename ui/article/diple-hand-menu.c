/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/article/diple-article-view-private.h"

#include <glib/gi18n-lib.h>

static void
append_label (GMenu *menu, const DipleLabel *label)
{
  g_autofree char *name = *label->key != '\0' ? g_strdup_printf ("%s (%s)", label->name, label->key)
                                              : g_strdup (label->name);
  g_autoptr (GMenuItem) item = g_menu_item_new (name, NULL);

  g_menu_item_set_action_and_target (item, "article.mark", "x", label->id);
  g_menu_append_item (menu, item);
}

/* A submenu with a section for each layer. */
static GMenuModel *
create_label_menu (const DipleSchema *schema)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < schema->layers->len; i++)
    {
      const DipleLayer *layer = g_ptr_array_index (schema->layers, i);
      g_autoptr (GMenu) section = g_menu_new ();

      for (guint j = 0; j < schema->labels->len; j++)
        {
          const DipleLabel *label = g_ptr_array_index (schema->labels, j);

          if (label->layer == layer->id)
            append_label (section, label);
        }
      g_menu_append_section (menu, layer->name, G_MENU_MODEL (section));
    }
  return G_MENU_MODEL (menu);
}

static GMenuModel *
create_menu (DipleArticleView *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenuModel) labels = create_label_menu (diple_editor_get_schema (self->editor));
  g_autoptr (GMenu) span = g_menu_new ();
  g_autoptr (GMenu) selection = g_menu_new ();

  g_menu_append_submenu (menu, _ ("Label"), labels);
  g_menu_append (span, _ ("Note…"), "article.edit-note");
  g_menu_append (span, _ ("Delete"), "article.delete");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (span));
  g_menu_append (selection, _ ("Grow Selection"), "article.grow");
  g_menu_append (selection, _ ("Shrink Selection"), "article.shrink");
  g_menu_append (selection, _ ("Copy"), "clipboard.copy");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (selection));
  return G_MENU_MODEL (menu);
}

/* Below the active span's beginning, or the caret. */
static GdkRectangle
place_of_caret (DipleArticleView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GdkRectangle place;
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  gtk_text_view_get_iter_location (view, &iter, &place);
  gtk_text_view_buffer_to_window_coords (
      view, GTK_TEXT_WINDOW_WIDGET, place.x, place.y, &place.x, &place.y);
  return place;
}

/* The popover is made once and stays: GTK 4.8 crashes when one is unparented under the pointer. */
void
diple_hand_show_menu (DipleArticleView *self, const GdkRectangle *at)
{
  g_autoptr (GMenuModel) menu = NULL;
  GdkRectangle place;

  if (!diple_article_view_is_open (self))
    return;
  place = at != NULL ? *at : place_of_caret (self);
  menu = create_menu (self);
  if (self->menu == NULL)
    {
      self->menu = gtk_popover_menu_new_from_model (menu);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
    }
  else
    gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), menu);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &place);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}
