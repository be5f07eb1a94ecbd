/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/review/diple-review-page-private.h"

#include "ui/parts/diple-wrap-layout-private.h"
#include "ui/review/diple-review-cell-private.h"
#include "ui/review/diple-review-words-private.h"

#include <glib/gi18n-lib.h>

static const DipleReviewKind shown_kinds[] = {
  DIPLE_N_REVIEW_KINDS, DIPLE_REVIEW_LABEL,     DIPLE_REVIEW_BOUNDARY, DIPLE_REVIEW_MISSING,
  DIPLE_REVIEW_MULTI,   DIPLE_REVIEW_ATTRIBUTE, DIPLE_REVIEW_RELATION, DIPLE_REVIEW_DOCUMENT,
  DIPLE_REVIEW_ORPHAN,  DIPLE_REVIEW_AGREE,
};

static gboolean
is_open (const DipleReviewEntry *entry)
{
  return entry->state == DIPLE_REVIEW_OPEN || entry->state == DIPLE_REVIEW_REOPENED;
}

/* The line at @place; lent by the model, which holds it too. */
static const DipleReviewEntry *
peek (DipleReviewPage *self, int place)
{
  g_autoptr (DipleReviewRow) row = NULL;

  if (self->review == NULL || place < 0)
    return NULL;
  row = g_list_model_get_item (G_LIST_MODEL (self->review), (guint) place);
  return row != NULL ? diple_review_row_get_entry (row) : NULL;
}

static void
show_place (DipleReviewPage *self)
{
  const guint place = self->place >= 0 ? (guint) self->place : GTK_INVALID_LIST_POSITION;

  self->selecting = TRUE;
  if (gtk_single_selection_get_selected (self->selection) != place)
    gtk_single_selection_set_selected (self->selection, place);
  self->selecting = FALSE;
  if (self->place >= 0)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", place);
}

void
diple_review_page_select (DipleReviewPage *self, int place)
{
  const DipleReviewEntry *entry = peek (self, place);

  if (entry == NULL || entry->key != self->key)
    {
      diple_review_page_end_answer (self);
      diple_review_page_keep_drafts (self);
    }
  self->place = entry != NULL ? place : -1;
  self->document = entry != NULL ? entry->document : 0;
  self->key = entry != NULL ? entry->key : 0;
  show_place (self);
  if (entry != NULL)
    diple_review_work_open (self->work, self->document);
  diple_review_page_show_item (self);
}

void
diple_review_page_go_to (DipleReviewPage *self, gint64 key, DipleReviewKind kind)
{
  const int place = diple_review_find (self->review, key);

  if (place >= 0)
    {
      diple_review_page_select (self, place);
      return;
    }
  diple_review_page_end_answer (self);
  diple_review_page_keep_drafts (self);
  self->key = key;
  self->sought = TRUE;
  diple_review_page_show_item (self);
  diple_review_page_show_all (self, kind);
}

/* The next line that is to be decided, other than the current one and those that were decided a
 * moment ago; -1 when there is none. */
static int
find_next (DipleReviewPage *self, int step)
{
  const int n = (int) g_list_model_get_n_items (G_LIST_MODEL (self->review));
  int place = self->place;

  for (int i = 0; i < n; i++)
    {
      const DipleReviewEntry *entry;

      place = diple_review_next (self->review, place, step);
      entry = peek (self, place);
      if (entry == NULL || entry->key == self->key)
        return -1;
      if (!g_hash_table_contains (self->pending, &entry->key))
        return place;
    }
  return -1;
}

gboolean
diple_review_page_step (DipleReviewPage *self, int step)
{
  const int place = self->review != NULL ? find_next (self, step) : -1;

  if (place >= 0)
    diple_review_page_select (self, place);
  return place >= 0;
}

static void
selected_cb (DipleReviewPage *self)
{
  const guint place = gtk_single_selection_get_selected (self->selection);

  if (!self->selecting && place != GTK_INVALID_LIST_POSITION && (int) place != self->place)
    diple_review_page_select (self, (int) place);
}

/* Keys that the queue does not have as open any more. */
static void
forget_pending (DipleReviewPage *self)
{
  const gboolean settled =
      diple_review_work_count_pending (self->work) == 0 && !diple_review_is_loading (self->review);
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->pending);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      const gint64 one = *(gint64 *) key;
      const DipleReviewEntry *entry = peek (self, diple_review_find (self->review, one));

      if (entry != NULL && is_open (entry) && !settled)
        continue;
      g_hash_table_iter_remove (&iter);
    }
}

/* Undo opens again what was decided last: the eye goes back there. */
static gboolean
follow_undo (DipleReviewPage *self)
{
  const DipleReviewEntry *entry;
  gint64 last;
  int place;

  if (self->trail->len == 0)
    return FALSE;
  last = g_array_index (self->trail, gint64, self->trail->len - 1);
  place =
      g_hash_table_contains (self->pending, &last) ? -1 : diple_review_find (self->review, last);
  entry = peek (self, place);
  if (entry == NULL || !is_open (entry))
    return FALSE;
  g_array_set_size (self->trail, self->trail->len - 1);
  diple_review_page_select (self, place);
  return TRUE;
}

/* Where the current item is now; when it is gone, whatever took its place is the current one. */
static void
follow_current (DipleReviewPage *self)
{
  const int n = (int) g_list_model_get_n_items (G_LIST_MODEL (self->review));
  const int place = self->key != 0 ? diple_review_find (self->review, self->key) : -1;

  if (place < 0 && self->sought && diple_review_is_loading (self->review))
    return;
  self->sought = FALSE;
  if (place >= 0)
    {
      self->place = place;
      show_place (self);
      return;
    }
  self->place = self->key != 0 ? MIN (self->place, n) - 1 : -1;
  self->key = 0;
  if (!diple_review_page_step (self, 1))
    diple_review_page_select (self, -1);
}

static const char *
find_page (DipleReviewPage *self)
{
  if (self->key != 0)
    return "item";
  if (self->review == NULL || diple_review_is_loading (self->review))
    return "loading";
  if (diple_review_count_all (self->review, DIPLE_N_REVIEW_KINDS) == 0 &&
      diple_review_count_all (self->review, DIPLE_REVIEW_AGREE) == 0)
    return "alone";
  return diple_review_count_left (self->review, DIPLE_N_REVIEW_KINDS) == 0 ? "done" : "filtered";
}

static void
show_counts (DipleReviewPage *self)
{
  const guint left = diple_review_count_left (self->review, DIPLE_N_REVIEW_KINDS);
  const guint all = diple_review_count_all (self->review, DIPLE_N_REVIEW_KINDS);
  g_autofree char *text = g_strdup_printf (
      /* Translators: how many differences are left to decide, of how many. */
      g_dngettext (GETTEXT_PACKAGE,
                   "<b>%u open</b> of %u difference",
                   "<b>%u open</b> of %u differences",
                   all),
      left,
      all);

  gtk_label_set_markup (self->counts, text);
  gtk_level_bar_set_max_value (self->progress, MAX (1, all));
  gtk_level_bar_set_value (self->progress, all - left);
}

static void
show_chips (DipleReviewPage *self)
{
  const DipleReviewKind chosen = diple_review_get_filter (self->review)->kind;

  for (guint i = 0; i < G_N_ELEMENTS (shown_kinds); i++)
    {
      const DipleReviewKind kind = shown_kinds[i];
      const guint n = diple_review_count_left (self->review, kind);
      GtkToggleButton *button = self->kind_buttons[kind];
      g_autofree char *text = g_strdup_printf ("%s %u", diple_review_kind_title (kind), n);

      gtk_button_set_label (GTK_BUTTON (button), text);
      gtk_widget_set_visible (GTK_WIDGET (button),
                              kind == chosen || kind == DIPLE_N_REVIEW_KINDS ||
                                  diple_review_count_all (self->review, kind) > 0);
      gtk_toggle_button_set_active (button, kind == chosen);
    }
}

void
diple_review_page_follow_queue (DipleReviewPage *self)
{
  const gboolean had = gtk_widget_has_focus (GTK_WIDGET (self->text));

  show_counts (self);
  show_chips (self);
  diple_review_page_fill_annotators (self);
  forget_pending (self);
  if (!follow_undo (self))
    follow_current (self);
  gtk_stack_set_visible_child_name (self->stack, find_page (self));
  if (had || self->entering)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  if (!diple_review_is_loading (self->review) || self->key != 0)
    self->entering = FALSE;
}

void
diple_review_page_set_kind (DipleReviewPage *self, DipleReviewKind kind)
{
  DipleReviewFilter filter;

  if (self->review == NULL || diple_review_get_filter (self->review)->kind == kind)
    return;
  filter = *diple_review_get_filter (self->review);
  filter.kind = kind;
  diple_review_set_filter (self->review, &filter);
}

static void
kind_clicked_cb (GtkButton *button, DipleReviewPage *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (shown_kinds); i++)
    if (GTK_BUTTON (self->kind_buttons[shown_kinds[i]]) == button)
      diple_review_page_set_kind (self, shown_kinds[i]);
}

static void
add_chips (DipleReviewPage *self)
{
  gtk_widget_set_layout_manager (self->chips, diple_wrap_layout_new (5));
  for (guint i = 0; i < G_N_ELEMENTS (shown_kinds); i++)
    {
      GtkWidget *button = gtk_toggle_button_new ();

      self->kind_buttons[shown_kinds[i]] = GTK_TOGGLE_BUTTON (button);
      gtk_widget_add_css_class (button, "chip");
      gtk_widget_set_tooltip_text (button, _ ("How many of them are left; shows only these"));
      if (i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button),
                                     self->kind_buttons[shown_kinds[0]]);
      g_signal_connect (button, "clicked", G_CALLBACK (kind_clicked_cb), self);
      gtk_widget_set_parent (button, self->chips);
    }
}

static void
set_up_cb (GtkSignalListItemFactory *factory, GtkListItem *row)
{
  gtk_list_item_set_child (row, diple_review_cell_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *row, DipleReviewPage *self)
{
  if (self->editor != NULL)
    diple_review_cell_bind (DIPLE_REVIEW_CELL (gtk_list_item_get_child (row)),
                            diple_review_row_get_entry (gtk_list_item_get_item (row)),
                            diple_editor_get_schema (self->editor));
}

void
diple_review_page_init_queue (DipleReviewPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  add_chips (self);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect (factory, "setup", G_CALLBACK (set_up_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (
      self->selection, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
}
