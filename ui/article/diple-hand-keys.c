/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/article/diple-article-view-private.h"

#include <glib/gi18n-lib.h>

/* A key of the hand: what it does, and what a list of shortcuts says about it. */
typedef struct
{
  const char *triggers; /* with blanks between them */
  const char *action;
} Key;

/* Of several keys a menu shows the last. */
static const Key keys[] = {
  { "KP_Delete BackSpace Delete", "article.delete" },
  { "grave", "article.next-in-stack" },
  { "<Alt>Up", "article.grow" },
  { "<Alt>Down", "article.shrink" },
  { "bracketleft", "article.hold-start" },
  { "bracketright", "article.hold-end" },
  { "KP_Enter F2 Return", "article.edit-note" },
  { "<Shift>F10 Menu", "article.show-menu" },
  { "<Control>KP_Add <Control>equal <Control>plus", "article.zoom-in" },
  { "<Control>KP_Subtract <Control>minus", "article.zoom-out" },
  { "<Control>KP_0 <Control>0", "article.zoom-reset" },
};

static const DipleArticleKey listed[] = {
  { "Tab", N_ ("Next span") },
  { "<Shift>Tab", N_ ("Previous span") },
  { "grave", N_ ("Next of several spans at this place") },
  { "<Alt>Up", N_ ("Grow the selection: word, phrase, sentence, paragraph") },
  { "<Alt>Down", N_ ("Shrink the selection") },
  { "bracketleft", N_ ("Hold the start: arrows move it by words, with Shift by characters") },
  { "bracketright", N_ ("Hold the end") },
  { "Return", N_ ("Let go of the held end; write the active span’s note") },
  { "Delete", N_ ("Delete the active span") },
  { "Escape", N_ ("Cancel a drag, drop the selection, leave the active span") },
  { "<Shift>F10", N_ ("Menu of the active span") },
  { "<Control>c", N_ ("Copy the selected text") },
  { "<Control>plus", N_ ("Larger text") },
  { "<Control>minus", N_ ("Smaller text") },
  { "<Control>0", N_ ("Normal text size") },
  { NULL, NULL },
};

const DipleArticleKey *
diple_article_view_get_keys (void)
{
  return listed;
}

static void
add_shortcut (GtkEventController *controller, const char *trigger, GtkShortcutAction *action)
{
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger), action));
}

static void
add_callback (DipleArticleView *self,
              GtkEventController *controller,
              const char *triggers,
              GtkShortcutFunc func,
              gpointer data)
{
  g_auto (GStrv) each = g_strsplit (triggers, " ", -1);

  for (guint i = 0; each[i] != NULL; i++)
    add_shortcut (controller, each[i], gtk_callback_action_new (func, data, NULL));
}

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
  if (self->grip.held)
    {
      diple_grip_cancel (self);
      gtk_event_controller_reset (GTK_EVENT_CONTROLLER (self->drag));
    }
  else if (diple_article_view_get_selection (self, &selection))
    diple_article_view_place_caret (self, diple_article_view_get_caret (self));
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

static GtkEventController *
new_controller (DipleArticleView *self, const char *name, GtkPropagationPhase phase)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_name (controller, name);
  gtk_event_controller_set_propagation_phase (controller, phase);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
  return controller;
}

static void
init_hold_keys (DipleArticleView *self)
{
  static const struct
  {
    const char *triggers;
    Move move;
  } moves[] = {
    { "Left KP_Left <Control>Left", 0 },
    { "Right KP_Right <Control>Right", MOVE_RIGHT },
    { "<Shift>Left <Shift>KP_Left", MOVE_EXACT },
    { "<Shift>Right <Shift>KP_Right", MOVE_RIGHT | MOVE_EXACT },
  };

  self->hold = new_controller (self, "diple-hold-keys", GTK_PHASE_NONE);
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    add_callback (
        self, self->hold, moves[i].triggers, move_end_cb, GUINT_TO_POINTER (moves[i].move));
  add_callback (self, self->hold, "Return KP_Enter Escape", let_go_cb, NULL);
}

/* Before the text view's own keys, of which some do the same to a text that can be edited. */
void
diple_hand_init_keys (DipleArticleView *self)
{
  GtkEventController *controller = new_controller (self, "diple-hand-keys", GTK_PHASE_CAPTURE);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_auto (GStrv) each = g_strsplit (keys[i].triggers, " ", -1);

      for (guint j = 0; each[j] != NULL; j++)
        add_shortcut (controller, each[j], gtk_named_action_new (keys[i].action));
    }
  add_callback (self, controller, "Tab KP_Tab", step_cb, (gpointer) "article.next");
  add_callback (
      self, controller, "<Shift>Tab <Shift>ISO_Left_Tab", step_cb, (gpointer) "article.previous");
  add_callback (self, controller, "Escape", escape_cb, NULL);
  init_hold_keys (self);
}

static void
add_label_key (DipleArticleView *self, const DipleLabel *label)
{
  const guint key = gdk_keyval_from_name (label->key);
  const guint lower = gdk_keyval_to_lower (key);
  GtkShortcut *shortcut;

  if (*label->key == '\0' || key == GDK_KEY_VoidSymbol)
    return;
  /* A trigger compares a key's small letter; it also finds the key where the keyboard's layout in
   * use has no such letter but another one has. */
  shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (lower, key == lower ? 0 : GDK_SHIFT_MASK),
                               gtk_named_action_new ("article.mark"));
  gtk_shortcut_set_arguments (shortcut, g_variant_new_int64 (label->id));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (self->label), shortcut);
}

void
diple_hand_follow_schema (DipleArticleView *self)
{
  const DipleSchema *schema;

  if (self->label != NULL)
    gtk_widget_remove_controller (GTK_WIDGET (self), self->label);
  self->label = NULL;
  if (self->editor == NULL)
    return;
  self->label = new_controller (self, "diple-label-keys", GTK_PHASE_CAPTURE);
  schema = diple_editor_get_schema (self->editor);
  for (guint i = 0; i < schema->labels->len; i++)
    add_label_key (self, g_ptr_array_index (schema->labels, i));
}
