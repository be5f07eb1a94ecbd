/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/article/diple-article-view-private.h"

/* Where no span is left to step to, Tab goes on to the next widget, as everywhere. */
static gboolean
step_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  DipleArticleView *self = DIPLE_ARTICLE_VIEW (widget);
  const char *action = data;
  const DipleSpan *before;

  if (!diple_article_view_is_open (self))
    return FALSE;
  diple_grip_let_go (self);
  before = diple_editor_get_active (self->editor);
  gtk_widget_activate_action (widget, action, NULL);
  return diple_editor_get_active (self->editor) != before;
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  DipleArticleView *self = DIPLE_ARTICLE_VIEW (widget);
  DipleRange selection;

  if (!diple_article_view_is_open (self))
    return FALSE;
  if (diple_link_is_on (self))
    {
      diple_link_cancel (self);
      gtk_event_controller_reset (GTK_EVENT_CONTROLLER (self->drag));
    }
  else if (self->grip.held)
    {
      diple_grip_cancel (self);
      gtk_event_controller_reset (GTK_EVENT_CONTROLLER (self->drag));
    }
  else if (diple_article_view_get_selection (self, &selection))
    diple_article_view_place_caret (self, diple_article_view_get_caret (self));
  else if (diple_article_view_get_selected_relation (self) != 0)
    diple_article_view_select_relation (self, 0);
  else if (self->armed != 0)
    diple_article_view_set_armed (self, 0);
  else if (diple_editor_get_active (self->editor) != NULL)
    diple_editor_set_active (self->editor, 0);
  else
    return FALSE;
  return TRUE;
}

/* Keys while an end is held. */

static gboolean
let_go_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  diple_grip_let_go (DIPLE_ARTICLE_VIEW (widget));
  return TRUE;
}

static gboolean
reads_leftwards (DipleArticleView *self, guint offset)
{
  int top;

  return diple_painter_paragraph_at (
             self->painter, diple_display_text_from_document (self->text, offset), &top)
      ->rtl;
}

static guint
next_place (DipleArticleView *self, guint offset, gboolean forward, gboolean exact)
{
  DipleBoundaries *boundaries = diple_editor_get_boundaries (self->editor);
  const gboolean start = self->grip.start;

  if (exact)
    return forward ? diple_boundaries_next_cluster (boundaries, offset)
                   : diple_boundaries_previous_cluster (boundaries, offset);
  return forward ? diple_boundaries_next_word (boundaries, offset, start)
                 : diple_boundaries_previous_word (boundaries, offset, start);
}

typedef enum
{
  MOVE_RIGHT = 1 << 0,
  MOVE_EXACT = 1 << 1,
} Move;

static gboolean
move_end_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  DipleArticleView *self = DIPLE_ARTICLE_VIEW (widget);
  const Move move = GPOINTER_TO_UINT (data);
  const guint offset = diple_grip_get_offset (self);
  const gboolean right = (move & MOVE_RIGHT) != 0;
  guint place;

  place =
      next_place (self, offset, right != reads_leftwards (self, offset), (move & MOVE_EXACT) != 0);
  diple_grip_move (self, place, TRUE);
  place = diple_grip_get_offset (self);
  diple_article_view_reveal (self, (DipleRange){ place, place });
  return TRUE;
}

/* Keys while a relation is being made. */

static gboolean
link_step_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  diple_link_step (DIPLE_ARTICLE_VIEW (widget), GPOINTER_TO_INT (data));
  return TRUE;
}

static gboolean
link_make_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  diple_link_finish (DIPLE_ARTICLE_VIEW (widget));
  return TRUE;
}

static gboolean
link_far_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  diple_link_choose_far (DIPLE_ARTICLE_VIEW (widget));
  return TRUE;
}

/* Keys while a source and a cue are proposed. */

static gboolean
proposal_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  return diple_hand_answer_proposal (DIPLE_ARTICLE_VIEW (widget), GPOINTER_TO_UINT (data));
}

/* Keys while a suggestion is chosen. */

static gboolean
suggestion_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  return diple_hand_answer_suggestion (DIPLE_ARTICLE_VIEW (widget), GPOINTER_TO_UINT (data));
}

static GtkEventController *
new_controller (DipleArticleView *self, const char *name, GtkPropagationPhase phase)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_name (controller, name);
  gtk_event_controller_set_propagation_phase (controller, phase);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
  return controller;
}

/* What a key does that no action can, because it may let the key pass, or NULL. */
static GtkShortcutAction *
own_action (const char *action)
{
  static const struct
  {
    const char *action;
    GtkShortcutFunc func;
    gpointer data;
  } own[] = {
    { "article.next", step_cb, (gpointer) "article.next" },
    { "article.previous", step_cb, (gpointer) "article.previous" },
    { "article.leave", escape_cb, NULL },
    { "held.left", move_end_cb, GUINT_TO_POINTER (0) },
    { "held.right", move_end_cb, GUINT_TO_POINTER (MOVE_RIGHT) },
    { "held.left-exact", move_end_cb, GUINT_TO_POINTER (MOVE_EXACT) },
    { "held.right-exact", move_end_cb, GUINT_TO_POINTER (MOVE_RIGHT | MOVE_EXACT) },
    { "held.let-go", let_go_cb, NULL },
    { "link.next", link_step_cb, GINT_TO_POINTER (1) },
    { "link.previous", link_step_cb, GINT_TO_POINTER (-1) },
    { "link.make", link_make_cb, NULL },
    { "link.far", link_far_cb, NULL },
    { "link.leave", escape_cb, NULL },
    { "proposal.take", proposal_cb, GUINT_TO_POINTER (DIPLE_PROPOSAL_TAKE) },
    { "proposal.next", proposal_cb, GUINT_TO_POINTER (DIPLE_PROPOSAL_NEXT) },
    { "proposal.previous", proposal_cb, GUINT_TO_POINTER (DIPLE_PROPOSAL_PREVIOUS) },
    { "proposal.leave", proposal_cb, GUINT_TO_POINTER (DIPLE_PROPOSAL_LEAVE) },
    { "suggestion.accept", suggestion_cb, GUINT_TO_POINTER (DIPLE_SUGGESTION_ACCEPT) },
    { "suggestion.correct", suggestion_cb, GUINT_TO_POINTER (DIPLE_SUGGESTION_CORRECT) },
    { "suggestion.reject", suggestion_cb, GUINT_TO_POINTER (DIPLE_SUGGESTION_REJECT) },
    { "suggestion.next", suggestion_cb, GUINT_TO_POINTER (DIPLE_SUGGESTION_NEXT) },
    { "suggestion.previous", suggestion_cb, GUINT_TO_POINTER (DIPLE_SUGGESTION_PREVIOUS) },
    { "suggestion.leave", suggestion_cb, GUINT_TO_POINTER (DIPLE_SUGGESTION_LEAVE) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    if (g_str_equal (action, own[i].action))
      return gtk_callback_action_new (own[i].func, own[i].data, NULL);
  return NULL;
}

/* NULL for keys that work elsewhere. */
static GtkEventController *
controller_for (DipleArticleView *self, DipleReach reach)
{
  if (reach == DIPLE_REACH_HELD)
    return self->hold;
  if (reach == DIPLE_REACH_LINK)
    return self->link_keys;
  if (reach == DIPLE_REACH_PROPOSAL)
    return self->proposal_keys;
  if (reach == DIPLE_REACH_SUGGESTION)
    return self->suggestion_keys;
  return reach == DIPLE_REACH_TEXT ? self->keys : NULL;
}

static void
add_command (DipleArticleView *self, const DipleCommand *command)
{
  GtkEventController *controller = controller_for (self, diple_command_reach (command));
  g_autoptr (GtkShortcutAction) action = own_action (command->action);

  if (controller != NULL && !command->fixed)
    diple_keymap_add_shortcuts (
        self->keymap, command, GTK_SHORTCUT_CONTROLLER (controller), action);
}

/* See diple_keymap_change_hints(); the menu is made anew when it is shown. */
static void
forget_menu (DipleArticleView *self)
{
  if (self->menu != NULL)
    gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), NULL);
}

static void
follow_keymap (DipleArticleView *self)
{
  forget_menu (self);
  diple_keymap_clear (GTK_SHORTCUT_CONTROLLER (self->keys));
  diple_keymap_clear (GTK_SHORTCUT_CONTROLLER (self->hold));
  diple_keymap_clear (GTK_SHORTCUT_CONTROLLER (self->link_keys));
  diple_keymap_clear (GTK_SHORTCUT_CONTROLLER (self->proposal_keys));
  diple_keymap_clear (GTK_SHORTCUT_CONTROLLER (self->suggestion_keys));
  for (const DipleCommand *command = diple_commands (); command->action != NULL; command++)
    add_command (self, command);
}

void
diple_article_view_set_keymap (DipleArticleView *self, DipleKeymap *keymap)
{
  g_return_if_fail (DIPLE_IS_ARTICLE_VIEW (self));
  g_return_if_fail (DIPLE_IS_KEYMAP (keymap));

  if (self->keymap != NULL)
    g_signal_handlers_disconnect_by_func (self->keymap, follow_keymap, self);
  g_set_object (&self->keymap, keymap);
  g_signal_connect_object (keymap, "changed", G_CALLBACK (follow_keymap), self, G_CONNECT_SWAPPED);
  follow_keymap (self);
}

/* Before the text view's own keys, of which some do the same to a text that can be edited. */
void
diple_hand_init_keys (DipleArticleView *self)
{
  g_autoptr (DipleKeymap) keymap = diple_keymap_new ();

  self->keys = new_controller (self, "diple-hand-keys", GTK_PHASE_CAPTURE);
  self->hold = new_controller (self, "diple-hold-keys", GTK_PHASE_NONE);
  self->link_keys = new_controller (self, "diple-link-keys", GTK_PHASE_NONE);
  self->proposal_keys = new_controller (self, "diple-proposal-keys", GTK_PHASE_NONE);
  self->suggestion_keys = new_controller (self, "diple-suggestion-keys", GTK_PHASE_NONE);
  diple_article_view_set_keymap (self, keymap);
}

static void
add_schema_key (DipleArticleView *self, const char *name, const char *action, gint64 id)
{
  const guint key = gdk_keyval_from_name (name);
  const guint lower = gdk_keyval_to_lower (key);
  GtkShortcut *shortcut;

  if (*name == '\0' || key == GDK_KEY_VoidSymbol)
    return;
  /* A trigger compares a key's small letter; it also finds the key where the keyboard's layout in
   * use has no such letter but another one has. */
  shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (lower, key == lower ? 0 : GDK_SHIFT_MASK),
                               gtk_named_action_new (action));
  gtk_shortcut_set_arguments (shortcut, g_variant_new_int64 (id));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (self->label), shortcut);
}

void
diple_hand_follow_schema (DipleArticleView *self)
{
  const DipleSchema *schema;

  forget_menu (self);
  if (self->label != NULL)
    gtk_widget_remove_controller (GTK_WIDGET (self), self->label);
  self->label = NULL;
  if (self->editor == NULL)
    return;
  self->label = new_controller (self, "diple-label-keys", GTK_PHASE_CAPTURE);
  schema = diple_editor_get_schema (self->editor);
  for (guint i = 0; i < schema->labels->len; i++)
    {
      const DipleLabel *label = g_ptr_array_index (schema->labels, i);

      add_schema_key (self, label->key, "article.mark", label->id);
    }
  for (guint i = 0; i < schema->relation_types->len; i++)
    {
      const DipleRelationType *type = g_ptr_array_index (schema->relation_types, i);

      add_schema_key (self, type->key, "article.link", type->id);
    }
}
