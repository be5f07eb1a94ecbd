/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/window/diple-find-bar-private.h"

#include <glib/gi18n-lib.h>

#include "ui/parts/diple-wrap-layout-private.h"

struct _DipleFindBar
{
  GtkWidget parent_instance;

  GtkSearchBar *bar;
  GtkEditable *entry;
  GtkToggleButton *match_case;
  GtkToggleButton *whole_words;
  GtkToggleButton *regex;
  GtkLabel *count;

  DipleArticleView *view;
  char *words; /* what was looked for last, or NULL */
  DipleFindOptions options;
  gint64 document;   /* the one that was open when the bar was opened */
  DipleRange origin; /* the selection or the caret when the bar was opened */
};

enum
{
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DipleFindBar, diple_find_bar, GTK_TYPE_WIDGET)

static const DipleTextMap *
text_map (DipleFindBar *self)
{
  DipleEditor *editor = self->view != NULL ? diple_article_view_get_editor (self->view) : NULL;

  return editor != NULL ? diple_editor_get_text_map (editor) : NULL;
}

static DipleFindOptions
options_of (DipleFindBar *self)
{
  return (gtk_toggle_button_get_active (self->match_case) ? DIPLE_FIND_CASE : 0) |
         (gtk_toggle_button_get_active (self->whole_words) ? DIPLE_FIND_WORDS : 0) |
         (gtk_toggle_button_get_active (self->regex) ? DIPLE_FIND_REGEX : 0);
}

/* "3 of 12", or what is wrong. */
static char *
describe (DipleFindBar *self, gboolean *wrong)
{
  g_autofree char *error = diple_article_view_dup_find_error (self->view);
  int position = 0;
  const int n_finds = diple_article_view_count_finds (self->view, &position);

  *wrong = TRUE;
  if (error != NULL)
    return g_strdup (_ ("no regular expression"));
  *wrong = FALSE;
  if (*gtk_editable_get_text (self->entry) == '\0' || n_finds < 0)
    return g_strdup ("");
  *wrong = n_finds == 0;
  if (n_finds == 0)
    return g_strdup (_ ("not found"));
  if (position > 0)
    return g_strdup_printf (_ ("%d of %d"), position, n_finds);
  return g_strdup_printf (ngettext ("%d find", "%d finds", (gulong) n_finds), n_finds);
}

static void
show_count (DipleFindBar *self)
{
  g_autofree char *text = NULL, *error = NULL;
  gboolean wrong;

  if (!diple_find_bar_is_open (self))
    return;
  text = describe (self, &wrong);
  error = diple_article_view_dup_find_error (self->view);
  gtk_label_set_text (self->count, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->entry), error);
  if (wrong)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
}

static void
colour (DipleFindBar *self)
{
  g_free (self->words);
  self->words = g_strdup (gtk_editable_get_text (self->entry));
  self->options = options_of (self);
  diple_article_view_find (self->view, self->words, self->options);
}

/* The entry tells late of what the bar wrote into it itself. */
static gboolean
is_news (DipleFindBar *self)
{
  return g_strcmp0 (self->words, gtk_editable_get_text (self->entry)) != 0 ||
         self->options != options_of (self);
}

/* Always from where the bar was opened, so that typing more letters stays where it is. */
static void
look (DipleFindBar *self)
{
  if (self->view == NULL || !diple_find_bar_is_open (self) || !is_news (self))
    return;
  diple_article_view_select (self->view, (DipleRange){ self->origin.start, self->origin.start });
  colour (self);
  diple_article_view_find_step (self->view, 0);
}

static void
step (DipleFindBar *self, int direction)
{
  if (self->view != NULL)
    diple_article_view_find_step (self->view, direction);
}

static void
next (GtkWidget *widget, const char *action, GVariant *parameter)
{
  step (DIPLE_FIND_BAR (widget), 1);
}

static void
previous (GtkWidget *widget, const char *action, GVariant *parameter)
{
  step (DIPLE_FIND_BAR (widget), -1);
}

/* The article's own key for it does not reach the entry. */
static void
repeat (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DipleFindBar *self = DIPLE_FIND_BAR (widget);

  if (self->view != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self->view), "article.repeat", NULL);
}

static void
next_cb (DipleFindBar *self)
{
  step (self, 1);
}

static void
previous_cb (DipleFindBar *self)
{
  step (self, -1);
}

/* What was selected before the entry took the selection for itself. */
static void
restore_selection (DipleFindBar *self)
{
  DipleRange selection;

  if (text_map (self) == NULL ||
      diple_editor_get_document (diple_article_view_get_editor (self->view))->id != self->document)
    return;
  if (!diple_article_view_get_selection (self->view, &selection) &&
      (selection.start == self->origin.start || selection.start == self->origin.end))
    diple_article_view_select (self->view, self->origin);
}

/* The find that was reached stays selected when the bar goes: it is about to be marked. */
static void
mode_cb (GtkSearchBar *bar, GParamSpec *pspec, DipleFindBar *self)
{
  if (gtk_search_bar_get_search_mode (bar))
    return;
  if (self->view != NULL)
    {
      diple_article_view_find (self->view, NULL, DIPLE_FIND_PLAIN);
      restore_selection (self);
    }
  g_signal_emit (self, signals[CLOSED], 0);
}

static void
diple_find_bar_dispose (GObject *object)
{
  DipleFindBar *self = DIPLE_FIND_BAR (object);

  g_clear_weak_pointer (&self->view);
  gtk_widget_dispose_template (GTK_WIDGET (self), DIPLE_TYPE_FIND_BAR);

  G_OBJECT_CLASS (diple_find_bar_parent_class)->dispose (object);
}

static void
diple_find_bar_finalize (GObject *object)
{
  g_free (DIPLE_FIND_BAR (object)->words);
  G_OBJECT_CLASS (diple_find_bar_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/diple/Diple/ui/diple-find-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, DipleFindBar, bar);
  gtk_widget_class_bind_template_child (widget_class, DipleFindBar, entry);
  gtk_widget_class_bind_template_child (widget_class, DipleFindBar, match_case);
  gtk_widget_class_bind_template_child (widget_class, DipleFindBar, whole_words);
  gtk_widget_class_bind_template_child (widget_class, DipleFindBar, regex);
  gtk_widget_class_bind_template_child (widget_class, DipleFindBar, count);
  gtk_widget_class_bind_template_callback (widget_class, mode_cb);
  gtk_widget_class_bind_template_callback (widget_class, look);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, diple_find_bar_close);
}

static void
diple_find_bar_class_init (DipleFindBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = diple_find_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = diple_find_bar_finalize;
  signals[CLOSED] = g_signal_new (
      "closed", DIPLE_TYPE_FIND_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "find.next", NULL, next);
  gtk_widget_class_install_action (widget_class, "find.previous", NULL, previous);
  gtk_widget_class_install_action (widget_class, "find.repeat", NULL, repeat);
  bind_template (widget_class);
}

static void
diple_find_bar_init (DipleFindBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->bar, self->entry);
  /* All of it in one line is wider than a telephone. */
  gtk_widget_set_layout_manager (gtk_widget_get_parent (GTK_WIDGET (self->entry)),
                                 diple_wrap_layout_new (6));
}

void
diple_find_bar_set_keymap (DipleFindBar *self, DipleKeymap *keymap)
{
  g_return_if_fail (DIPLE_IS_FIND_BAR (self));

  diple_keymap_serve (keymap, GTK_WIDGET (self->entry), "find.");
}

void
diple_find_bar_set_view (DipleFindBar *self, DipleArticleView *view)
{
  g_return_if_fail (DIPLE_IS_FIND_BAR (self));

  if (g_set_weak_pointer (&self->view, view) && view != NULL)
    g_signal_connect_object (
        view, "finds-changed", G_CALLBACK (show_count), self, G_CONNECT_SWAPPED);
}

static void
take_selection (DipleFindBar *self)
{
  g_autofree char *words = NULL;
  int position = 0;

  self->document = diple_editor_get_document (diple_article_view_get_editor (self->view))->id;
  diple_article_view_count_finds (self->view, &position);
  /* A find is no news. */
  if (!diple_article_view_get_selection (self->view, &self->origin) || position > 0 ||
      self->origin.end - self->origin.start >= 100)
    return;
  words = diple_text_map_dup_range (text_map (self), self->origin);
  gtk_toggle_button_set_active (self->regex, FALSE);
  gtk_editable_set_text (self->entry, words);
}

void
diple_find_bar_open (DipleFindBar *self)
{
  g_return_if_fail (DIPLE_IS_FIND_BAR (self));

  if (text_map (self) == NULL)
    return;
  take_selection (self);
  /* The search bar forgets the words when it goes. */
  if (*gtk_editable_get_text (self->entry) == '\0' && self->words != NULL)
    gtk_editable_set_text (self->entry, self->words);
  gtk_search_bar_set_search_mode (self->bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  /* Only one widget has a selection, the entry now, to be written over: no find is selected before
   * something is written or Enter asks for the next. */
  gtk_editable_select_region (self->entry, 0, -1);
  colour (self);
}

void
diple_find_bar_close (DipleFindBar *self)
{
  g_return_if_fail (DIPLE_IS_FIND_BAR (self));

  gtk_search_bar_set_search_mode (self->bar, FALSE);
}

gboolean
diple_find_bar_is_open (DipleFindBar *self)
{
  g_return_val_if_fail (DIPLE_IS_FIND_BAR (self), FALSE);

  return gtk_search_bar_get_search_mode (self->bar);
}
