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

static void
append_type (GMenu *menu, const DipleRelationType *type, const char *action, GVariant *target)
{
  g_autofree char *name = *type->key != '\0' ? g_strdup_printf ("%s (%s)", type->name, type->key)
                                             : g_strdup (type->name);
  g_autoptr (GMenuItem) item = g_menu_item_new (name, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}

/* With the key beside it, as menus show keys: it is heard while the menu is there. */
static void
append_choice (GMenu *menu, const DipleRelationType *type, GVariant *target)
{
  const guint key = gdk_keyval_from_name (type->key);
  const guint lower = gdk_keyval_to_lower (key);
  g_autofree char *shown = gtk_accelerator_name (lower, key == lower ? 0 : GDK_SHIFT_MASK);
  g_autoptr (GMenuItem) item = g_menu_item_new (type->name, NULL);

  g_menu_item_set_action_and_target_value (item, "article.link-to", target);
  if (*type->key != '\0' && key != GDK_KEY_VoidSymbol)
    g_menu_item_set_attribute (item, "accel", "s", shown);
  g_menu_append_item (menu, item);
}

/* The relations that the schema has for the active span's label; NULL when there is none. */
static GMenuModel *
create_link_menu (const DipleSchema *schema, const DipleSpan *span)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < schema->relation_types->len; i++)
    {
      const DipleRelationType *type = g_ptr_array_index (schema->relation_types, i);

      if (diple_link_begins (schema, type->id, span->label))
        append_type (menu, type, "article.link", g_variant_new_int64 (type->id));
    }
  if (g_menu_model_get_n_items (G_MENU_MODEL (menu)) == 0)
    return NULL;
  return G_MENU_MODEL (g_steal_pointer (&menu));
}

static void
append_span (DipleArticleView *self, GMenu *menu)
{
  const DipleSchema *schema = diple_editor_get_schema (self->editor);
  const DipleSpan *active = diple_editor_get_active (self->editor);
  g_autoptr (GMenu) section = g_menu_new ();
  g_autoptr (GMenuModel) links = active != NULL ? create_link_menu (schema, active) : NULL;
  DipleRange range;
  guint piece;

  if (links != NULL)
    g_menu_append_submenu (section, _ ("Link To…"), links);
  if (diple_article_view_get_selection (self, &range) && self->last_active != 0)
    g_menu_append (section, _ ("Add Selection as Piece"), "article.add-piece");
  if (diple_hand_piece_at_caret (self, &piece))
    g_menu_append (section, _ ("Remove This Piece"), "article.remove-piece");
  g_menu_append (section, _ ("Note…"), "article.edit-note");
  g_menu_append (section, _ ("Delete"), "article.delete");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static GMenuModel *
create_menu (DipleArticleView *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenuModel) labels = create_label_menu (diple_editor_get_schema (self->editor));
  g_autoptr (GMenu) selection = g_menu_new ();

  g_menu_append_submenu (menu, _ ("Label"), labels);
  append_span (self, menu);
  g_menu_append (selection, _ ("Grow Selection"), "article.grow");
  g_menu_append (selection, _ ("Shrink Selection"), "article.shrink");
  g_menu_append (selection, _ ("Copy"), "clipboard.copy");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (selection));
  return G_MENU_MODEL (menu);
}

/* Of two spans' labels, the relations that may join them either way. */
static GMenuModel *
create_relabel_menu (DipleArticleView *self, const DipleRelation *relation)
{
  const DipleSchema *schema = diple_editor_get_schema (self->editor);
  DipleSpanIndex *spans = diple_editor_get_spans (self->editor);
  const DipleSpan *source = diple_span_index_find (spans, relation->source, NULL);
  const DipleSpan *target = diple_span_index_find (spans, relation->target, NULL);
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < schema->relation_types->len; i++)
    {
      const DipleRelationType *type = g_ptr_array_index (schema->relation_types, i);

      if (type->id != relation->type &&
          (source == NULL || target == NULL ||
           diple_link_joins (schema, type->id, source->label, target->label)))
        append_type (menu, type, "article.relabel-relation", g_variant_new_int64 (type->id));
    }
  return G_MENU_MODEL (menu);
}

static GMenuModel *
create_relation_menu (DipleArticleView *self, const DipleRelation *relation)
{
  const DipleRelationType *type =
      diple_schema_relation_type (diple_editor_get_schema (self->editor), relation->type);
  g_autoptr (GMenuModel) types = create_relabel_menu (self, relation);
  g_autoptr (GMenu) section = g_menu_new ();
  GMenu *menu = g_menu_new ();

  g_menu_append (section, _ ("Jump to the Other End"), "article.jump");
  if (g_menu_model_get_n_items (types) > 0)
    g_menu_append_submenu (section, _ ("Relabel To…"), types);
  if (type == NULL || !type->symmetric)
    g_menu_append (section, _ ("Reverse"), "article.reverse-relation");
  g_menu_append (section, _ ("Delete"), "article.delete-relation");
  g_menu_append_section (menu, type != NULL ? type->name : NULL, G_MENU_MODEL (section));
  return G_MENU_MODEL (menu);
}

static GMenuModel *
create_type_menu (DipleArticleView *self, const GArray *types, gint64 target)
{
  const DipleSchema *schema = diple_editor_get_schema (self->editor);
  g_autoptr (GMenu) section = g_menu_new ();
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < types->len; i++)
    {
      const gint64 id = g_array_index (types, gint64, i);

      append_choice (
          section, diple_schema_relation_type (schema, id), g_variant_new ("(xx)", id, target));
    }
  g_menu_append_section (menu, _ ("Link as"), G_MENU_MODEL (section));
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

/* A relation's key chooses it from the list of those that fit. */
static gboolean
type_key_cb (DipleArticleView *self, guint key, guint code, GdkModifierType state)
{
  const DipleSchema *schema = diple_editor_get_schema (self->editor);

  for (guint i = 0; self->menu_types != NULL && i < self->menu_types->len; i++)
    {
      const gint64 id = g_array_index (self->menu_types, gint64, i);
      const DipleRelationType *type = diple_schema_relation_type (schema, id);

      if (type == NULL || gdk_keyval_from_name (type->key) != key)
        continue;
      gtk_popover_popdown (GTK_POPOVER (self->menu));
      gtk_widget_activate_action (
          GTK_WIDGET (self), "article.link-to", "(xx)", id, self->menu_target);
      return TRUE;
    }
  return FALSE;
}

/* The question is answered or was waved away. */
static void
menu_closed_cb (DipleArticleView *self)
{
  if (self->painter->link.asking)
    diple_link_leave (self);
}

static void
make_popover (DipleArticleView *self, GMenuModel *menu)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->menu = gtk_popover_menu_new_from_model (menu);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_event_controller_set_name (keys, "diple-menu-keys");
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (type_key_cb), self);
  gtk_widget_add_controller (self->menu, keys);
  g_signal_connect_swapped (self->menu, "closed", G_CALLBACK (menu_closed_cb), self);
}

/* The popover is made once and stays: GTK 4.8 crashes when one is unparented under the pointer. */
static void
pop_up (DipleArticleView *self, GMenuModel *menu, const GdkRectangle *at)
{
  const GdkRectangle place = at != NULL ? *at : place_of_caret (self);

  if (self->menu == NULL)
    make_popover (self, menu);
  else
    gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), menu);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &place);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

void
diple_hand_show_menu (DipleArticleView *self, const GdkRectangle *at)
{
  const DipleRelation *relation = NULL;
  g_autoptr (GMenuModel) menu = NULL;

  if (!diple_article_view_is_open (self))
    return;
  if (diple_article_view_get_selected_relation (self) != 0)
    relation =
        diple_editor_find_relation (self->editor, diple_article_view_get_selected_relation (self));
  g_clear_pointer (&self->menu_types, g_array_unref);
  menu = relation != NULL ? create_relation_menu (self, relation) : create_menu (self);
  pop_up (self, menu, at);
}

void
diple_hand_show_types (DipleArticleView *self,
                       const GArray *types,
                       gint64 target,
                       const GdkRectangle *at)
{
  g_autoptr (GMenuModel) menu = create_type_menu (self, types, target);

  g_clear_pointer (&self->menu_types, g_array_unref);
  self->menu_types = g_array_copy ((GArray *) types);
  self->menu_target = target;
  pop_up (self, menu, at);
}
