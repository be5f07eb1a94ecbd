/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/search/diple-search-hits-private.h"

#include "ui/diple-keymap.h"
#include "ui/search/diple-search-row-private.h"

struct _DipleSearchHits
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkListView *view;

  GtkSelectionModel *selection;
  DipleSchema *schema;
  GtkEventController *keys; /* of the labels, or NULL */
};

enum
{
  OPENED,
  MARKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DipleSearchHits, diple_search_hits, GTK_TYPE_WIDGET)

/* The tick and the selection are one. */
static void
ticked_cb (GtkListItem *item, gboolean ticked, DipleSearchRow *row)
{
  GtkWidget *hits = gtk_widget_get_ancestor (GTK_WIDGET (row), DIPLE_TYPE_SEARCH_HITS);
  const guint position = gtk_list_item_get_position (item);

  if (hits == NULL || ticked == gtk_list_item_get_selected (item))
    return;
  if (ticked)
    gtk_selection_model_select_item (DIPLE_SEARCH_HITS (hits)->selection, position, FALSE);
  else
    gtk_selection_model_unselect_item (DIPLE_SEARCH_HITS (hits)->selection, position);
}

static void
selected_cb (GtkListItem *item)
{
  diple_search_row_set_ticked (DIPLE_SEARCH_ROW (gtk_list_item_get_child (item)),
                               gtk_list_item_get_selected (item));
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *row = diple_search_row_new ();

  gtk_list_item_set_child (item, row);
  g_signal_connect_object (row, "ticked", G_CALLBACK (ticked_cb), item, G_CONNECT_SWAPPED);
  g_signal_connect (item, "notify::selected", G_CALLBACK (selected_cb), NULL);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, DipleSearchHits *self)
{
  diple_search_row_bind (DIPLE_SEARCH_ROW (gtk_list_item_get_child (item)),
                         gtk_list_item_get_item (item),
                         self->schema);
  selected_cb (item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  diple_search_row_bind (DIPLE_SEARCH_ROW (gtk_list_item_get_child (item)), NULL, NULL);
}

static void
activate_cb (GtkListView *view, guint position, DipleSearchHits *self)
{
  g_autoptr (DipleKwicItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  g_signal_emit (self, signals[OPENED], 0, item);
}

static gboolean
label_key_cb (GtkWidget *widget, GVariant *label, gpointer data)
{
  g_signal_emit (widget, signals[MARKED], 0, g_variant_get_int64 (label));
  return TRUE;
}

static void
add_label_key (DipleSearchHits *self, const DipleLabel *label)
{
  g_autoptr (GtkShortcutAction) action = gtk_callback_action_new (label_key_cb, NULL, NULL);

  if (*label->key != '\0')
    diple_keymap_add_key (
        GTK_SHORTCUT_CONTROLLER (self->keys), label->key, action, g_variant_new_int64 (label->id));
}

void
diple_search_hits_set_schema (DipleSearchHits *self, DipleSchema *schema)
{
  g_return_if_fail (DIPLE_IS_SEARCH_HITS (self));

  g_clear_pointer (&self->schema, diple_schema_unref);
  if (self->keys != NULL)
    gtk_widget_remove_controller (GTK_WIDGET (self), self->keys);
  self->keys = NULL;
  if (schema == NULL)
    return;
  self->schema = diple_schema_ref (schema);
  self->keys = gtk_shortcut_controller_new ();
  gtk_event_controller_set_name (self->keys, "diple-search-keys");
  gtk_event_controller_set_propagation_phase (self->keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self), self->keys);
  for (guint i = 0; i < schema->labels->len; i++)
    add_label_key (self, g_ptr_array_index (schema->labels, i));
}

/* The first that is chosen, or NULL. */
static DipleKwicItem *
dup_first_chosen (DipleSearchHits *self)
{
  g_autoptr (GtkBitset) chosen = NULL;

  if (self->selection == NULL)
    return NULL;
  chosen = gtk_selection_model_get_selection (self->selection);
  if (gtk_bitset_is_empty (chosen))
    return NULL;
  return g_list_model_get_item (G_LIST_MODEL (self->selection), gtk_bitset_get_minimum (chosen));
}

static guint
find_hit (GListModel *model, const DipleKwicLine *wanted)
{
  const guint n_items = g_list_model_get_n_items (model);

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (DipleKwicItem) item = g_list_model_get_item (model, i);
      const DipleKwicLine *line = diple_kwic_item_get_line (item);

      if (line->document == wanted->document && line->range.start == wanted->range.start &&
          line->range.end == wanted->range.end)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

/* By the list's own action, so that it knows from where Shift and the arrows extend. */
static void
select_one (DipleSearchHits *self, guint position)
{
  gtk_widget_activate_action (
      GTK_WIDGET (self->view), "list.select-item", "(ubb)", position, FALSE, FALSE);
}

void
diple_search_hits_set_model (DipleSearchHits *self, GListModel *model, gboolean same)
{
  g_autoptr (DipleKwicItem) chosen = same ? dup_first_chosen (self) : NULL;
  guint position = GTK_INVALID_LIST_POSITION;

  g_return_if_fail (DIPLE_IS_SEARCH_HITS (self));

  g_clear_object (&self->selection);
  self->selection = GTK_SELECTION_MODEL (gtk_multi_selection_new (g_object_ref (model)));
  gtk_list_view_set_model (self->view, self->selection);
  if (chosen != NULL)
    position = find_hit (model, diple_kwic_item_get_line (chosen));
  if (position == GTK_INVALID_LIST_POSITION)
    return;
  select_one (self, position);
  gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", position);
}

GPtrArray *
diple_search_hits_get_chosen (DipleSearchHits *self)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GtkBitset) chosen = NULL;
  GtkBitsetIter iter;
  guint position;

  g_return_val_if_fail (DIPLE_IS_SEARCH_HITS (self), items);

  if (self->selection == NULL)
    return items;
  chosen = gtk_selection_model_get_selection (self->selection);
  for (gboolean valid = gtk_bitset_iter_init_first (&iter, chosen, &position); valid;
       valid = gtk_bitset_iter_next (&iter, &position))
    g_ptr_array_add (items, g_list_model_get_item (G_LIST_MODEL (self->selection), position));
  return items;
}

/* Puts the focus on the row of @item, from which Shift and the arrows go on. The list by itself
 * does not know where to begin. */
static gboolean
focus_row (DipleSearchHits *self, DipleKwicItem *item)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *row = gtk_widget_get_first_child (child);

      if (DIPLE_IS_SEARCH_ROW (row) && diple_search_row_get_item (DIPLE_SEARCH_ROW (row)) == item)
        return gtk_widget_grab_focus (child);
    }
  return gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

gboolean
diple_search_hits_focus (DipleSearchHits *self)
{
  g_autoptr (DipleKwicItem) chosen = NULL;

  g_return_val_if_fail (DIPLE_IS_SEARCH_HITS (self), FALSE);

  if (self->selection == NULL || g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0)
    return FALSE;
  chosen = dup_first_chosen (self);
  if (chosen == NULL)
    {
      select_one (self, 0);
      chosen = g_list_model_get_item (G_LIST_MODEL (self->selection), 0);
    }
  return focus_row (self, chosen);
}

static void
diple_search_hits_dispose (GObject *object)
{
  DipleSearchHits *self = DIPLE_SEARCH_HITS (object);

  if (self->view != NULL)
    gtk_list_view_set_model (self->view, NULL);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->schema, diple_schema_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), DIPLE_TYPE_SEARCH_HITS);
  G_OBJECT_CLASS (diple_search_hits_parent_class)->dispose (object);
}

static void
diple_search_hits_class_init (DipleSearchHitsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = diple_search_hits_dispose;
  signals[OPENED] = g_signal_new ("opened",
                                  DIPLE_TYPE_SEARCH_HITS,
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  1,
                                  DIPLE_TYPE_KWIC_ITEM);
  signals[MARKED] = g_signal_new ("marked",
                                  DIPLE_TYPE_SEARCH_HITS,
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  1,
                                  G_TYPE_INT64);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/diple/Diple/ui/diple-search-hits.ui");
  gtk_widget_class_bind_template_child (widget_class, DipleSearchHits, scroller);
  gtk_widget_class_bind_template_child (widget_class, DipleSearchHits, view);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
diple_search_hits_init (DipleSearchHits *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  gtk_list_view_set_factory (self->view, factory);
}
